//! Classes without compensation, worked out by hand.

use std::sync::Arc;

use bhr_baseline::findings::{Basis, Dimension, draw_classes};
use bhr_baseline::questionnaire::{
    Condition, CoreElement, EmptyAnswer, Equals, Folder, Id, Node, Part, Question, QuestionKind,
    Questionnaire, load,
};
use bhr_baseline::response::InstitutionKind::{Government, Private};
use bhr_baseline::response::{Answer, AnswerKey, AnswerSheet};
use bhr_baseline::scoring::{Class, ClassStanding, class_of};

use crate::cli::small;
use crate::support::asked::{accepted, node, state};

use Class::{Complier, NonComplier, OnTheRightTrack, WithAPlan};

/// How many questions each core element has.
const QUESTIONS: [usize; 5] = [2, 2, 2, 1, 1];

/// Five core elements with eight questions `q0` to `q7`. Each has the options `none`, `some` (a plan) and `full`; `q0`
/// asks for an explanation below target.
fn core() -> Questionnaire {
    let mut core = state();
    let template = core.questions[0].clone();
    core.questions = (0..8).map(|place| question(&template, place)).collect();
    let mut first = 0;
    core.nodes = CoreElement::ALL
        .iter()
        .zip(QUESTIONS)
        .map(|(element, count)| {
            let parts = (first..first + count).map(Part::Question).collect();
            first += count;
            Node {
                core_element: Some(*element),
                indicator: core.nodes[0].indicator,
                ..node(element.code(), "indicator", parts)
            }
        })
        .collect();
    core.nodes.push(node("overall", "total", (0..5).map(Part::Node).collect()));
    core.roots = vec![5];
    core
}

fn question(template: &Question, place: usize) -> Question {
    let mut question =
        Question { id: format!("q{place}"), comply_or_explain: place == 0, ..template.clone() };
    question.indicator = [0, 0, 1, 1, 2, 2, 3, 4][place];
    if let QuestionKind::Choice { options } = &mut question.kind {
        options[1].plan = true;
    }
    question
}

/// A sheet with an answer to each question: `-` for not applicable, `?` for do not know, empty for none.
fn sheet(answers: [&str; 8]) -> AnswerSheet {
    let mut sheet = AnswerSheet::default();
    for (place, answer) in answers.into_iter().enumerate() {
        let answer = match answer {
            "" => continue,
            "-" => Answer::NotApplicable { reason: "reason".into() },
            "?" => Answer::DoNotKnow,
            option => Answer::Choice(option.into()),
        };
        sheet.put(AnswerKey::own(format!("q{place}")), answer);
    }
    sheet
}

fn explained(mut sheet: AnswerSheet, question: &str) -> AnswerSheet {
    sheet.given.get_mut(&AnswerKey::own(question)).unwrap().comment = "Because.".into();
    sheet
}

const F: &str = "full";

#[test]
fn the_class_follows_from_what_is_fulfilled_explained_and_planned() {
    let core = core();
    for (answers, expected) in [
        ([F; 8], Complier),
        (["none", F, F, F, F, F, F, F], OnTheRightTrack),
        (["some", F, F, F, F, F, F, F], OnTheRightTrack),
        (["none", "none", "none", F, F, F, F, F], OnTheRightTrack),
        (["none", "none", F, F, F, F, "none", "none"], NonComplier),
        (["some", "some", "some", "some", F, F, F, F], WithAPlan),
        (["none", "none", "none", "some", F, F, F, F], WithAPlan),
        (["none", "none", "none", "none", "some", F, F, F], NonComplier),
        (["some"; 8], WithAPlan),
        (["none"; 8], NonComplier),
        (["?", "?", "?", "?", F, F, F, F], NonComplier),
        (["-", "-", "-", "-", "-", "-", "-", F], Complier),
    ] {
        let card = class_of(&core, &sheet(answers));
        assert_eq!(card.standing, ClassStanding::Decided(expected), "{answers:?}");
    }
}

#[test]
fn strength_elsewhere_makes_up_for_nothing() {
    let core = core();
    let card = class_of(&core, &sheet([F, F, F, F, F, F, F, "none"]));
    assert_eq!(card.standing, ClassStanding::Decided(OnTheRightTrack));
    let unmet: Vec<_> =
        card.elements.iter().map(|element| (element.element.unwrap(), element.unmet.len())).collect();
    assert_eq!(unmet.last(), Some(&(CoreElement::Grievance, 1)));
    assert!(unmet[..4].iter().all(|(_, count)| *count == 0));
}

#[test]
fn an_explanation_counts_only_where_the_questionnaire_asks_for_one() {
    let core = core();
    let asked = explained(sheet(["none", F, F, F, F, F, F, F]), "q0");
    let card = class_of(&core, &asked);
    assert_eq!(card.standing, ClassStanding::Decided(Complier));
    assert_eq!(card.elements[0].explained, [AnswerKey::own("q0")]);
    let unasked = explained(sheet([F, "none", F, F, F, F, F, F]), "q1");
    assert_eq!(class_of(&core, &unasked).standing, ClassStanding::Decided(OnTheRightTrack));
}

#[test]
fn an_open_answer_leaves_the_class_open_only_while_it_can_change_it() {
    let core = core();
    let standing = |answers| class_of(&core, &sheet(answers)).standing;
    assert_eq!(standing(["", F, F, F, F, F, F, F]), ClassStanding::Open(vec![Complier, OnTheRightTrack]));
    assert_eq!(
        standing(["none", "none", "none", "", F, F, F, F]),
        ClassStanding::Open(vec![OnTheRightTrack, WithAPlan, NonComplier])
    );
    assert_eq!(standing(["none", "none", "none", "none", "", F, F, F]), ClassStanding::Decided(NonComplier));
    assert_eq!(standing([""; 8]), ClassStanding::Open(Class::ALL.to_vec()));
    assert_eq!(standing(["-"; 8]), ClassStanding::NotApplicable);
    let card = class_of(&core, &sheet(["", F, F, F, F, F, F, F]));
    assert_eq!(card.elements[0].open, [AnswerKey::own("q0")]);
}

#[test]
fn what_may_still_fall_away_is_open() {
    let mut core = core();
    let wants = Some(Id { text: "q0".into(), line: 0 });
    core.questions[1].applies_when =
        Some(Condition::Equals(Equals { profile: None, question: wants, value: "full".into() }));
    // Whether `q1` applies hangs on `q0`: with it two are missing, without it one.
    let card = class_of(&core, &sheet(["", "none", "none", "none", "none", F, F, F]));
    assert_eq!(card.standing, ClassStanding::Open(vec![OnTheRightTrack, WithAPlan, NonComplier]));
    let hidden = class_of(&core, &sheet(["none", "none", "none", "none", F, F, F, F]));
    assert_eq!(hidden.standing, ClassStanding::Decided(OnTheRightTrack));
}

#[test]
fn do_not_know_is_what_the_questionnaire_says_it_is() {
    let mut core = core();
    core.do_not_know = EmptyAnswer::Unanswered;
    let card = class_of(&core, &sheet(["?", F, F, F, F, F, F, F]));
    assert_eq!(card.standing, ClassStanding::Open(vec![Complier, OnTheRightTrack]));
}

#[test]
fn without_named_elements_those_marked_core_count_and_without_any_there_is_no_class() {
    let mut plain = state();
    let sheet = |option: &str| {
        let mut sheet = AnswerSheet::default();
        ["act", "court", "visits"]
            .into_iter()
            .for_each(|question| sheet.put(AnswerKey::own(question), Answer::Choice(option.into())));
        sheet
    };
    assert_eq!(class_of(&plain, &sheet("none")).standing, ClassStanding::NoElements);
    plain.nodes[0].core = true;
    plain.questions[0].core = true;
    let card = class_of(&plain, &sheet("none"));
    assert_eq!(card.standing, ClassStanding::Decided(OnTheRightTrack));
    let counted: usize = card.elements.iter().map(|element| element.unmet.len()).sum();
    assert_eq!(counted, 2, "a question below two elements is one requirement");
}

#[test]
fn classes_add_up_over_segments() {
    let core = Arc::new(core());
    let round = [
        accepted("Beta", Government, &core, &[F; 8]),
        accepted("Alpha", Private, &core, &["none"; 8]),
        accepted("Gamma", Private, &core, &["", F, F, F, F, F, F, F]),
        accepted("Delta", Private, &Arc::new(state()), &[F; 3]),
    ];
    let finding = draw_classes(&round, Basis::SelfAssessed);
    let names: Vec<&str> = finding.members.iter().map(|member| member.name.as_str()).collect();
    assert_eq!(names, ["Alpha", "Beta", "Delta", "Gamma"]);
    let all = finding.all();
    assert_eq!((all.classes, all.open, all.without_elements), ([1, 0, 0, 1], 1, 1));
    assert_eq!((all.classed(), all.all()), (3, 4));
    for dimension in Dimension::ALL {
        let sum: u32 = finding.segments(dimension).iter().map(|(_, counts)| counts.all()).sum();
        assert_eq!(sum, 4, "{}", dimension.code());
    }
}

/// The problems of a small questionnaire with `plan: true` behind an option.
fn problems_with_plan(option: &str) -> Vec<String> {
    let plan = |(name, text): (&str, String)| {
        let with = format!("{}, plan: true}}", option.trim_end_matches('}'));
        (name.to_owned(), text.replace(option, &with))
    };
    let folder = Folder::from_contents(small().into_iter().map(plan).collect());
    load(&folder).err().unwrap_or_default().into_iter().map(|problem| problem.message).collect()
}

#[test]
fn a_plan_stands_on_an_option_below_the_target_only() {
    let none = "{id: none, points: 0, label: \"No\", criterion: \"There is none.\"}";
    assert_eq!(problems_with_plan(none), [""; 0]);
    for wrong in [
        "{id: full, points: 1, label: \"Yes\", criterion: \"It is in force.\"}",
        "{id: wages, label: \"Wages\"}",
    ] {
        let problems = problems_with_plan(wrong);
        assert!(problems[0].contains("stands on options below the target of 0.75"), "{wrong}: {problems:?}");
    }
}
