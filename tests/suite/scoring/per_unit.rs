//! Sections an institution chose to have answered by each of its units: what that does to the scores.

use std::collections::BTreeSet;

use bhr_baseline::questionnaire::{
    Condition, Fact, PerUnitProblem, ProfileField, Questionnaire, Rule, Section, Text, UNIT_KIND,
};
use bhr_baseline::response::{AnswerKey, AnswerSheet, SheetUnit};
use bhr_baseline::scoring::{contradictions, score};
use proptest::{prop_assert, prop_assert_eq};

use super::holds;
use super::random::{Case, Tape};

/// The sections of a split questionnaire.
const SECTIONS: [&str; 3] = ["a", "b", "c"];

/// True when a condition looks at the kind of a unit, which an institution without units has not.
fn looks_at_units(condition: &Condition) -> bool {
    condition
        .comparisons()
        .into_iter()
        .any(|(fact, _, _)| fact == Some(Fact::Profile(ProfileField::UnitKind)))
}

/// The questionnaire in three sections, asking everything of the institution.
fn split(case: &Case) -> Questionnaire {
    let mut plain = case.questionnaire.clone();
    plain.unit_kinds.clear();
    for node in plain.nodes.iter_mut().filter(|node| node.rule == Rule::MeanOfKinds) {
        node.rule = Rule::WeightedMean;
    }
    let count = plain.questions.len();
    for (place, question) in plain.questions.iter_mut().enumerate() {
        question.per_unit = false;
        question.section = place * SECTIONS.len() / count;
        question.applies_when.take_if(|condition| looks_at_units(condition));
    }
    let section = |(number, id): (usize, &&str)| Section {
        id: (*id).into(),
        title: Text::english(*id),
        introduction: Text::default(),
        questions: (0..count).filter(|place| plain.questions[*place].section == number).collect(),
    };
    plain.sections = SECTIONS.iter().enumerate().map(section).collect();
    plain
}

/// What the institution answered as a whole.
fn as_a_whole(case: &Case) -> AnswerSheet {
    let mut sheet = AnswerSheet { profile: case.sheet.profile.clone(), ..AnswerSheet::default() };
    for (key, given) in &case.sheet.given {
        sheet.given.entry(AnswerKey::own(&key.question)).or_insert_with(|| given.clone());
    }
    sheet
}

/// Some sections of which nothing outside hangs on an answer.
fn chosen(tape: &mut Tape, plain: &Questionnaire) -> BTreeSet<String> {
    let some = SECTIONS.iter().filter(|_| tape.one_in(2)).map(|id| (*id).to_owned()).collect();
    if plain.per_unit_problems(&some).is_empty() { some } else { SECTIONS.map(str::to_owned).into() }
}

/// The same answers, those of the chosen sections given by every unit.
fn per_unit(whole: &AnswerSheet, asked: &Questionnaire, units: usize) -> AnswerSheet {
    let unit = |place| SheetUnit { name: format!("u{place}"), kind: UNIT_KIND.into() };
    let mut sheet = AnswerSheet { profile: whole.profile.clone(), ..AnswerSheet::default() };
    sheet.units = (0..units).map(unit).collect();
    for (key, given) in &whole.given {
        let place = asked.question(&key.question).unwrap();
        if !asked.questions[place].per_unit {
            sheet.given.insert(key.clone(), given.clone());
            continue;
        }
        for unit in &sheet.units {
            sheet.given.insert(AnswerKey::unit(&unit.name, &key.question), given.clone());
        }
    }
    sheet
}

#[test]
fn units_that_answer_the_same_score_what_the_institution_would() {
    holds(|case, tape| {
        let plain = split(case);
        let (whole, chosen) = (as_a_whole(case), chosen(tape, &plain));
        let asked = plain.answered_per_unit(&chosen).unwrap();
        let sheet = per_unit(&whole, &asked, 1 + tape.below(7));
        let (before, after) = (score(&plain, &whole), score(&asked, &sheet));
        prop_assert_eq!(&before.tree.whole.nodes, &after.tree.whole.nodes);
        prop_assert_eq!(&before.tree.whole.questions, &after.tree.whole.questions);
        for (before, after) in before.nodes.iter().zip(&after.nodes) {
            prop_assert_eq!(super::outcome(before), super::outcome(after));
        }
        let rules = |questionnaire, sheet| {
            contradictions(questionnaire, sheet)
                .iter()
                .map(|one| one.rule.id.clone())
                .collect::<BTreeSet<_>>()
        };
        prop_assert_eq!(rules(&plain, &whole), rules(&asked, &sheet));
        Ok(())
    });
}

#[test]
fn a_unit_that_answers_nothing_lowers_coverage_and_the_bounds_still_hold() {
    holds(|case, tape| {
        let plain = split(case);
        let asked = plain.answered_per_unit(&chosen(tape, &plain)).unwrap();
        let full = per_unit(&as_a_whole(case), &asked, 2 + tape.below(3));
        let mut open = full.clone();
        open.given.retain(|key, _| key.unit.as_deref() != Some("u0"));
        let (full, open) = (score(&asked, &full).tree.whole, score(&asked, &open).tree.whole);
        for (full, open) in full.nodes.iter().zip(&open.nodes) {
            let Some(full) = full else { continue };
            let open = open.unwrap();
            prop_assert!(open.lower <= full.lower && full.upper <= open.upper, "{:?} {:?}", full, open);
            prop_assert!(open.coverage <= full.coverage, "{:?} {:?}", full, open);
        }
        Ok(())
    });
}

#[test]
fn sections_chosen_without_units_change_nothing() {
    holds(|case, tape| {
        let plain = split(case);
        let mut sheet = as_a_whole(case);
        let before = score(&plain, &sheet);
        sheet.per_unit = chosen(tape, &plain);
        prop_assert_eq!(&*sheet.asked(&plain).unwrap(), &plain);
        prop_assert_eq!(before, score(&sheet.asked(&plain).unwrap(), &sheet));
        Ok(())
    });
}

#[test]
fn a_section_whose_answers_decide_elsewhere_is_refused_and_both_together_are_not() {
    holds(|case, _| {
        let plain = split(case);
        for id in SECTIONS {
            let one = BTreeSet::from([id.to_owned()]);
            let problems = plain.per_unit_problems(&one);
            prop_assert_eq!(plain.answered_per_unit(&one).is_err(), !problems.is_empty());
            for problem in problems {
                let PerUnitProblem::DecidesOutside { section, question, outside } = problem else {
                    panic!("it is a section");
                };
                prop_assert_eq!(&plain.sections[section].id, id);
                prop_assert_eq!(plain.questions[question].section, section);
                prop_assert!(plain.questions[outside].section != section);
            }
        }
        prop_assert!(plain.answered_per_unit(&SECTIONS.map(str::to_owned).into()).is_ok());
        Ok(())
    });
}

#[test]
fn a_section_there_is_not_is_named() {
    holds(|case, _| {
        let unknown = BTreeSet::from(["none".to_owned()]);
        let expected = vec![PerUnitProblem::UnknownSection("none".to_owned())];
        prop_assert_eq!(split(case).answered_per_unit(&unknown), Err(expected));
        Ok(())
    });
}
