//! Answers that do not go together, and what hides an answer: said only when it is certain.

use bhr_baseline::questionnaire::{Folder, Questionnaire, load};
use bhr_baseline::response::{Answer, AnswerKey, AnswerSheet, InstitutionKind, SheetUnit};
use bhr_baseline::scoring::{contradictions, hidden_by, is_unexplained};

use crate::support::shelf::rich_river_duty;

fn rivers() -> Questionnaire {
    load(&rich_river_duty()).expect("it loads")
}

/// Each question with the option chosen, or the elements met.
fn sheet(answers: &[(&str, &str)]) -> AnswerSheet {
    let mut sheet = AnswerSheet::default();
    for (question, answer) in answers {
        sheet.put(AnswerKey::own(*question), given(question, answer));
    }
    sheet
}

fn given(question: &str, answer: &str) -> Answer {
    match (question, answer) {
        ("law-topics", met) => Answer::Checklist {
            met: std::iter::once(met.to_owned()).collect(),
            not_applicable: std::collections::BTreeSet::new(),
        },
        (_, "do-not-know") => Answer::DoNotKnow,
        (_, option) => Answer::Choice(option.to_owned()),
    }
}

fn broken(questionnaire: &Questionnaire, sheet: &AnswerSheet) -> Vec<(String, AnswerKey)> {
    let found = contradictions(questionnaire, sheet);
    found.into_iter().map(|one| (one.rule.id.clone(), one.note_on)).collect()
}

#[test]
fn only_what_is_certain_is_said() {
    let check = |answers: &[(&str, &str)], expected: &[&str]| {
        let found: Vec<String> =
            broken(&rivers(), &sheet(answers)).into_iter().map(|(rule, _)| rule).collect();
        assert_eq!(found, expected, "{answers:?}");
    };
    check(&[], &[]);
    check(&[("law-in-force", "none")], &[]);
    check(&[("inspected", "yearly")], &[]);
    check(&[("law-in-force", "none"), ("inspected", "yearly")], &["visits-without-law"]);
    check(&[("law-in-force", "draft"), ("inspected", "yearly")], &[]);
    check(&[("law-in-force", "none"), ("inspected", "do-not-know")], &[]);
    check(
        &[("law-in-force", "force"), ("law-topics", "floods"), ("inspected", "never")],
        &["topics-without-visits"],
    );
}

#[test]
fn a_hidden_or_undecided_answer_contradicts_nothing() {
    let topics = [("law-topics", "floods"), ("inspected", "never")];
    assert_eq!(broken(&rivers(), &sheet(&topics)), [], "whether topics are asked is not known yet");
    let hidden: Vec<_> = topics.into_iter().chain([("law-in-force", "draft")]).collect();
    assert_eq!(broken(&rivers(), &sheet(&hidden)), []);
}

#[test]
fn a_note_settles_it_and_an_empty_one_does_not() {
    let mut sheet = sheet(&[("law-in-force", "none"), ("inspected", "yearly")]);
    let mut note = |words: &str| {
        sheet.given.get_mut(&AnswerKey::own("inspected")).expect("answered").comment = words.to_owned();
        broken(&rivers(), &sheet).len()
    };
    assert_eq!((note(" \n"), note("Under the water code.")), (1, 0));
}

/// The questionnaire where every unit says how often it inspects.
fn by_unit() -> Questionnaire {
    let rich = rich_river_duty();
    let mut folder = Folder::default();
    for (name, file) in rich.files().filter(|(name, _)| *name != "az.yaml") {
        let text = match name {
            "questionnaire.yaml" => {
                format!("{}unit_kinds:\n  - {{id: office, label: \"An office\"}}\n", file.text)
            }
            "practice.yaml" => file.text.replacen(
                "        not_applicable: true",
                "        not_applicable: true\n        per_unit: true",
                1,
            ),
            _ => file.text.clone(),
        };
        folder.add(name, file.shown_as.clone(), text);
    }
    load(&folder).expect("it loads")
}

#[test]
fn a_rule_about_units_is_put_to_each_of_them() {
    let mut sheet = sheet(&[("law-in-force", "none")]);
    for (name, answer) in [("Şimal", "yearly"), ("Cənub", "never"), ("Qərb", "yearly")] {
        sheet.units.push(SheetUnit { name: name.to_owned(), kind: "office".to_owned() });
        sheet.put(AnswerKey::unit(name, "inspected"), Answer::Choice(answer.to_owned()));
    }
    let rule = "visits-without-law".to_owned();
    let expected = ["Şimal", "Qərb"].map(|unit| (rule.clone(), AnswerKey::unit(unit, "inspected")));
    assert_eq!(broken(&by_unit(), &sheet), expected);
}

/// The places of the questions that hide the one about topics when it applies on this condition.
fn hides(condition: &str, sheet: &AnswerSheet) -> Vec<String> {
    let mut folder = rich_river_duty();
    let law = folder.get("law.yaml").expect("a section").text.clone();
    let own = "applies_when: {equals: {question: law-in-force, value: force}}";
    assert!(law.contains(own), "the condition is there to be replaced");
    folder.add("law.yaml", "river-duty/law.yaml", law.replace(own, &format!("applies_when: {condition}")));
    let rivers = load(&folder).expect("it loads");
    let topics = &rivers.questions[rivers.question("law-topics").expect("it is asked")];
    let places = hidden_by(&rivers, sheet, topics, None);
    places.into_iter().map(|place| rivers.questions[place].id.clone()).collect()
}

#[test]
fn what_hides_an_answer_is_named_and_nothing_when_it_is_the_institution_itself() {
    let force = "{equals: {question: law-in-force, value: force}}";
    let private = "{equals: {profile: kind, value: private}}";
    let mut draft = sheet(&[("law-in-force", "draft")]);
    draft.profile.kind = Some(InstitutionKind::Government);
    assert_eq!(hides(force, &draft), ["law-in-force"]);
    assert_eq!(hides(&format!("{{any: [{private}, {force}]}}"), &draft), ["law-in-force"]);
    assert_eq!(hides(&format!("{{all: [{private}, {force}]}}"), &draft), [""; 0], "no answer would open it");
}

#[test]
fn below_target_an_explanation_is_wanted_where_the_question_says_so() {
    let rivers = rivers();
    let check = |question: &str, answer: &str, expected| {
        let place = rivers.question(question).expect("it is asked");
        let sheet = sheet(&[(question, answer)]);
        assert_eq!(
            is_unexplained(&rivers, &sheet, &rivers.questions[place], None),
            expected,
            "{question} {answer}"
        );
    };
    check("law-in-force", "draft", true);
    check("law-in-force", "do-not-know", true);
    check("law-in-force", "force", false);
    check("inspected", "never", false);
}
