use super::*;
use crate::disclosure::{Policy, release};
use crate::findings::{Participant, Standing, draw};
use crate::questionnaire::Questionnaire;
use crate::report::document::{Block, Level};
use crate::report::made_up::{NAME, facts, participants, questionnaire, text_of};
use crate::report::pdf;

fn report(language: Language, questionnaire: &Questionnaire, participants: &[Participant]) -> Document {
    document(language, &facts(questionnaire), &release(&draw(participants), Policy::new(5)))
}

fn chapter(block: &Block) -> Option<&str> {
    match block {
        Block::Heading { level: Level::Chapter, words } => Some(words),
        _ => None,
    }
}

fn chapters(document: &Document) -> Vec<&str> {
    document.blocks.iter().filter_map(chapter).collect()
}

#[test]
fn a_report_has_its_chapters_in_both_languages() {
    let asked = questionnaire(true);
    let all = participants(&asked, 12, 8);
    let english = report(Language::English, &asked, &all);
    assert_eq!(
        chapters(&english),
        [
            "1 Executive summary",
            "2 Method and response",
            "3 The overall picture",
            "4 The part: upper",
            "5 Gap register",
            "Annex 1. What is not disclosed, and why",
            "Annex 2. All figures",
            "Annex 3. Terms used",
            "Annex 4. How to cite this report",
        ]
    );
    let azerbaijani = report(Language::Azerbaijani, &asked, &all);
    assert_eq!(chapters(&azerbaijani)[3], "4 The part: upper (az)");
    assert_eq!(chapters(&azerbaijani).len(), chapters(&english).len());
    assert!(text_of(&azerbaijani).contains("Azərbaycan Respublikasının İnsan Hüquqları üzrə Müvəkkili"));
}

#[test]
fn a_report_says_what_the_figures_say() {
    let asked = questionnaire(true);
    let text = text_of(&report(Language::English, &asked, &participants(&asked, 12, 8)));
    assert!(text.contains("Accepted responses: 20 of 20 (100%)."), "{text}");
    assert!(text.contains("Private companies, 8 of 8."), "{text}");
    assert!(text.contains("2.6 What is disclosed"), "other chapters refer to it by this number: {text}");
    assert!(text.contains("Government bodies | 12 | 60 | 6 of 12 (50%)"), "{text}");
    assert!(text.contains(&"cd".repeat(32)));
}

#[test]
fn no_report_names_an_institution() {
    let asked = questionnaire(true);
    for language in Language::ALL {
        for companies in [3, 8] {
            assert!(!text_of(&report(language, &asked, &participants(&asked, 12, companies))).contains(NAME));
        }
    }
}

#[test]
fn what_is_withheld_is_said_in_words() {
    let asked = questionnaire(true);
    let text = text_of(&report(Language::English, &asked, &participants(&asked, 12, 3)));
    assert!(
        text.contains(
            "Private companies | not disclosed | not disclosed | not disclosed | not disclosed: fewer than 5"
        ),
        "{text}"
    );
    assert!(text.contains("| too few"), "{text}");
    let text = text_of(&report(Language::Azerbaijani, &asked, &participants(&asked, 12, 3)));
    assert!(text.contains("Özəl şirkətlər | açıqlanmır | açıqlanmır | açıqlanmır"), "{text}");
}

#[test]
fn a_round_of_which_nothing_can_be_released_still_has_a_report() {
    let asked = questionnaire(true);
    let mut all = participants(&asked, 2, 2);
    all[3].standing = Standing::InProgress;
    all[3].accepted = None;
    let text = text_of(&report(Language::English, &asked, &all));
    assert!(text.contains("No figure can be disclosed in this round"), "{text}");
    assert!(text.contains("One institution has no accepted response"), "{text}");
    assert!(text.contains("No gap can be disclosed in this round"), "{text}");
    text_of(&report(Language::Azerbaijani, &asked, &all));
    text_of(&report(Language::English, &asked, &[]));
}

#[test]
fn a_round_without_the_guiding_principles_has_chapters_of_its_own_tree() {
    let asked = questionnaire(false);
    let english = report(Language::English, &asked, &participants(&asked, 12, 8));
    assert_eq!(chapters(&english)[3], "4 The part: upper");
    let text = text_of(&english);
    assert!(text.contains("4.1 The chapter: middle"), "{text}");
    assert!(!text.contains("UNGP"), "{text}");
}

#[test]
fn the_same_release_gives_the_same_bytes() {
    let asked = questionnaire(true);
    let at = chrono::DateTime::UNIX_EPOCH;
    let mut all = participants(&asked, 12, 8);
    let first = pdf::write(&report(Language::English, &asked, &all), at).expect("it can be written");
    all.reverse();
    let second = pdf::write(&report(Language::English, &asked, &all), at).expect("it can be written");
    assert!(first == second);
}
