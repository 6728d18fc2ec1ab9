use super::*;
use crate::report::made_up::{NAME, day, questionnaire, text_of};
use crate::report::pdf;
use crate::response::{Answer, AnswerKey, GivenAnswer, SheetUnit};
use crate::scoring::score;

fn facts(accepted: bool) -> ScorecardFacts {
    ScorecardFacts {
        institution: NAME.into(),
        round: "2026".into(),
        publisher: Some(Text::english("The Commission")),
        made_on: day(),
        accepted_on: accepted.then(day),
        questionnaire_sha256: "ab".repeat(32),
        beside: Beside::default(),
        not_shown: NotShown::default(),
    }
}

fn card(language: Language, sheet: &AnswerSheet) -> Document {
    let asked = questionnaire(true);
    document(language, &facts(false), &asked, sheet, &score(&asked, sheet), &steps(&asked, sheet))
}

fn sheet(answers: &[(&str, Answer)]) -> AnswerSheet {
    let mut sheet = AnswerSheet::default();
    for (question, answer) in answers {
        sheet.put(AnswerKey::own(*question), answer.clone());
    }
    sheet
}

#[test]
fn a_scorecard_says_score_rating_and_gap() {
    let full = sheet(&[("one", Answer::Choice("some".into())), ("two", Answer::Choice("full".into()))]);
    let text = text_of(&card(Language::English, &full));
    assert!(text.contains("The score is 75.0 of 100; the rating is “Middle”."), "{text}");
    assert!(text.contains("The target of 75 is reached."), "{text}");
    assert!(text.contains("One single step would lift the rating of the whole"), "{text}");
    assert!(
        text.contains("Do a little more\nQuestion one?\nWhat would show it: A document | 100.0 | High"),
        "{text}"
    );
    assert!(text.contains("The indicator: first | 1 | 50.0 | 50% | 25.0"), "{text}");
    assert!(text.contains("Provisional figures"), "{text}");
    assert!(text.contains(EVIDENCE_RULE), "{text}");
}

const EVIDENCE_RULE: &str =
    "a rating above “Middle” is given only where every answer that adds to the score is shown by a document.";

#[test]
fn a_reviewed_scorecard_says_which_answers_lack_evidence() {
    let mut best = sheet(&[("one", Answer::Choice("full".into())), ("two", Answer::Choice("full".into()))]);
    let cap = "The rating cannot be higher than “Middle”: answers that add to the score are not shown by a document. \
               Questions concerned: 1, the first of them “Question one?”.";
    let own = text_of(&card(Language::English, &best));
    assert!(own.contains("the rating is “High”") && !own.contains(cap), "{own}");
    best.shown = Some([AnswerKey::own("two")].into());
    let reviewed = text_of(&card(Language::English, &best));
    assert!(reviewed.contains("the rating is “Middle”") && reviewed.contains(cap), "{reviewed}");
}

#[test]
fn a_cap_names_the_element_that_caps() {
    let full = sheet(&[("one", Answer::DoNotKnow), ("two", Answer::Choice("full".into()))]);
    let mut asked = questionnaire(true);
    asked.scale.core_cap = 0;
    let made =
        document(Language::English, &facts(true), &asked, &full, &score(&asked, &full), &BTreeMap::new());
    let text = text_of(&made);
    assert!(
        text.contains("The score alone would give “Middle”; the rating is lower, because a core element scores zero: “Question one?”."),
        "{text}"
    );
    assert!(text.contains("Accepted on 22 November 2026"), "{text}");
}

#[test]
fn every_kind_of_missing_answer_has_its_word() {
    let check = |answer: Option<Answer>, english: &str, azerbaijani: &str| {
        let mut one = sheet(&[("two", Answer::Choice("full".into()))]);
        let given = GivenAnswer { answer, comment: "A note".into(), source: "Order 1".into() };
        one.given.insert(AnswerKey::own("one"), given);
        let text = text_of(&card(Language::English, &one));
        assert!(text.contains(&format!("| {english}\nNote: A note\nSource: Order 1 |")), "{text}");
        assert!(text_of(&card(Language::Azerbaijani, &one)).contains(&format!("| {azerbaijani}\n")));
    };
    check(None, "unanswered", "cavab verilməyib");
    check(Some(Answer::DoNotKnow), "do not know", "məlumatım yoxdur");
    check(Some(Answer::NoData), "no data", "məlumat toplanmır");
    check(
        Some(Answer::NotApplicable { reason: "no-task".into() }),
        "Not applicable: No such task",
        "Şamil olunmur: No such task (az)",
    );
    check(Some(Answer::Choice("some".into())), "Answer some", "Answer some (az)");
}

#[test]
fn each_unit_has_a_line_of_its_own_under_what_it_answers() {
    let mut asked = questionnaire(true);
    let place = asked.question("one").expect("it is asked");
    asked.questions[place].per_unit = true;
    let mut units = sheet(&[("two", Answer::Choice("full".into()))]);
    for (name, option) in [("North", "some"), ("South", "full")] {
        units.units.push(SheetUnit { name: name.into(), kind: "office".into() });
        let key = AnswerKey { unit: Some(name.into()), question: "one".into() };
        units.put(key, Answer::Choice(option.into()));
    }
    let scored = score(&asked, &units);
    let made = document(Language::English, &facts(false), &asked, &units, &scored, &BTreeMap::new());
    let text = text_of(&made);
    assert!(text.contains("North | 50.0 | ") && text.contains("South | 100.0 | "), "{text}");
    let whole = text_of(&card(Language::English, &sheet(&[("two", Answer::Choice("full".into()))])));
    assert!(!whole.contains(&Texts::get(Language::English).t("units-score-title")), "{whole}");
}

#[test]
fn an_empty_response_has_a_scorecard() {
    let text = text_of(&card(Language::English, &AnswerSheet::default()));
    assert!(text.contains("Nothing in it is answered yet, so there is no score."), "{text}");
    assert!(text.contains("Topics without a score"), "{text}");
    text_of(&card(Language::Azerbaijani, &AnswerSheet::default()));
}

#[test]
fn the_same_answers_give_the_same_bytes() {
    let one = sheet(&[("one", Answer::Choice("some".into()))]);
    let write = || pdf::write(&card(Language::Azerbaijani, &one), chrono::DateTime::UNIX_EPOCH);
    assert!(write().expect("it can be written") == write().expect("it can be written"));
}
