use super::*;
use crate::questionnaire::Condition;
use crate::report::made_up::{NAME, day, questionnaire, text_of};
use crate::report::{docx, pdf};
use crate::response::{Answer, AnswerKey, GivenAnswer};

const EN: Language = Language::English;

fn facts() -> PrintedFacts {
    PrintedFacts {
        institution: NAME.into(),
        round: "2026".into(),
        questionnaire_sha256: "ab".repeat(32),
        deadline: Some(day()),
        made_on: day(),
        not_shown: NotShown::default(),
    }
}

fn condition(fact: &str, id: &str, value: &str) -> Condition {
    let json = serde_json::json!({ "equals": { fact: id, "value": value } });
    serde_json::from_value(json).expect("a condition reads")
}

/// The made-up questionnaire; its second question hangs on the first.
fn branching() -> Questionnaire {
    let mut asked = questionnaire(true);
    asked.questions[1].applies_when = Some(condition("question", "one", "some"));
    asked
}

fn sheet(answers: &[(&str, Option<Answer>)]) -> AnswerSheet {
    let mut sheet = AnswerSheet::default();
    for (question, answer) in answers {
        let given =
            GivenAnswer { answer: answer.clone(), comment: "A note".into(), source: "Order 1".into() };
        sheet.given.insert(AnswerKey::own(*question), given);
    }
    sheet
}

fn printed(language: Language, asked: &Questionnaire, sheet: &AnswerSheet, copy: Copy) -> String {
    text_of(&document(language, &facts(), asked, sheet, copy))
}

#[test]
fn a_blank_copy_has_boxes_lines_and_a_place_to_sign() {
    let text = printed(EN, &branching(), &sheet(&[("one", Some(Answer::DoNotKnow))]), Copy::Blank);
    assert!(
        text.contains("1 Question one?") && text.contains("[ ] Answer some – What must be true"),
        "{text}"
    );
    assert!(text.contains("Answer only if: “Answer some” is ticked in question 1."), "{text}");
    assert!(text.contains("[ ] Do not know\n[ ] No data\n[ ] Not applicable, reason No. ____"), "{text}");
    assert!(text.contains("Comment: _\nSource: _"), "{text}");
    assert!(text.contains("Signature: _") && text.contains(&"ab".repeat(32)), "{text}");
    assert!(!text.contains("[x]") && !text.contains("A note"), "{text}");
}

#[test]
fn a_filled_copy_tells_the_kinds_of_empty_apart() {
    let check = |answers: &[(&str, Option<Answer>)], expected: &str| {
        let text = printed(EN, &branching(), &sheet(answers), Copy::Filled);
        assert!(text.contains(expected), "{expected}: {text}");
    };
    let choice = |option: &str| Some(Answer::Choice(option.into()));
    check(&[("one", choice("some"))], "[x] Answer some – What must be true");
    check(&[("one", choice("some"))], "Note: A note\nSource: Order 1");
    check(
        &[("one", choice("some"))],
        "2 Question two?\n[ ] Answer none\n[ ] Answer some\n[ ] Answer full\nNot answered yet.",
    );
    check(&[("one", choice("full"))], "2 Question two?\nNot asked, because of the answer to question 1.");
    check(&[("one", choice("full")), ("two", choice("some"))], "is kept and does not count.");
    check(&[("one", Some(Answer::DoNotKnow))], "[x] Do not know\n[ ] No data");
    check(&[("one", Some(Answer::NoData))], "[ ] Do not know\n[x] No data");
    let reason = Answer::NotApplicable { reason: "no-task".into() };
    check(&[("one", Some(reason))], "[x] Not applicable: No such task");
}

#[test]
fn what_the_profile_rules_out_is_left_out_and_does_not_count() {
    let mut asked = questionnaire(true);
    asked.questions[0].applies_when = Some(condition("profile", "kind", "private"));
    let mut government = AnswerSheet::default();
    government.profile.kind = Some(crate::response::InstitutionKind::Government);
    let text = printed(EN, &asked, &government, Copy::Blank);
    assert!(!text.contains("Question one?") && text.contains("1 Question two?"), "{text}");
    let unknown = printed(EN, &asked, &AnswerSheet::default(), Copy::Blank);
    assert!(
        unknown.contains("2 Question two?") && unknown.contains("an institution such as yours"),
        "{unknown}"
    );
}

#[test]
fn every_unit_has_boxes_of_its_own() {
    let mut asked = questionnaire(true);
    asked.questions[0].per_unit = true;
    let mut sheet = AnswerSheet::default();
    for name in ["North", "South"] {
        sheet.units.push(crate::response::SheetUnit { name: name.into(), kind: "office".into() });
    }
    sheet.put(AnswerKey::unit("South", "one"), Answer::Choice("full".into()));
    let text = printed(EN, &asked, &sheet, Copy::Filled);
    let (north, south) = text.split_once("South").expect("the second unit is there");
    assert!(north.contains("North") && !north.contains("[x]") && south.contains("[x] Answer full"), "{text}");
}

#[test]
fn every_language_has_its_words_and_the_same_bytes_each_time() {
    for language in Language::ALL {
        for copy in [Copy::Blank, Copy::Filled] {
            let made = document(language, &facts(), &branching(), &AnswerSheet::default(), copy);
            text_of(&made);
            let at = chrono::DateTime::UNIX_EPOCH;
            assert!(pdf::write(&made, at).expect("a PDF") == pdf::write(&made, at).expect("a PDF"));
            assert!(docx::write(&made, at).expect("a DOCX") == docx::write(&made, at).expect("a DOCX"));
        }
    }
}
