//! Forms as other programs read and fill them.

use std::collections::BTreeSet;

use bhr_baseline::authoring::{form_id, form_name, simulate, xlsform};
use bhr_baseline::questionnaire::{Question, QuestionKind, Questionnaire};
use bhr_baseline::response::{AnswerSheet, Profile};
use bhr_baseline::scoring::{Applies, applies};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde_json::Value;

use super::asking::{answering, read_form, rows};
use super::{branches, questionnaires};

/// Answer sheets tried on each questionnaire.
const SHEETS: usize = 60;

fn names(value: &Value) -> BTreeSet<String> {
    value.as_array().unwrap().iter().map(|name| name.as_str().unwrap().to_owned()).collect()
}

#[test]
fn forms_are_read_without_a_warning_in_every_language() {
    for questionnaire in questionnaires() {
        let Some(found) = read_form(&questionnaire, &[]) else { return };
        assert_eq!(found["warnings"], serde_json::json!([]), "{}", questionnaire.id);
        assert_eq!(found["untranslated"], serde_json::json!([]), "{}", questionnaire.id);
        let mut codes: Vec<&str> =
            questionnaire.translations.iter().map(|one| one.language.as_str()).collect();
        codes.push("en");
        let languages = names(&found["languages"]);
        let known = [("en", "English (en)"), ("az", "Azerbaijani (az)"), ("ru", "Russian (ru)")];
        for (code, name) in known {
            assert_eq!(
                languages.contains(name),
                codes.contains(&code),
                "{}: {languages:?}",
                questionnaire.id
            );
        }
        assert_eq!(languages.len(), codes.len());
    }
}

#[test]
fn every_question_and_every_condition_is_in_the_form() {
    for questionnaire in questionnaires() {
        let Some(found) = read_form(&questionnaire, &[]) else { return };
        let rows = names(&found["rows"]);
        let asked: BTreeSet<String> = rows
            .iter()
            .map(|name| form_id(name))
            .filter(|(_, beside)| beside.is_none())
            .map(|(id, _)| id)
            .collect();
        let ids: BTreeSet<String> =
            questionnaire.questions.iter().map(|question| question.id.clone()).collect();
        assert!(ids.is_subset(&asked), "{:?}", ids.difference(&asked));
        let with = |id: &String| found["conditions"].get(form_name(id)).is_some();
        let branching: BTreeSet<String> = ids.into_iter().filter(with).collect();
        let conditions = questionnaire.questions.iter().filter(|question| question.applies_when.is_some());
        let conditions: BTreeSet<String> = conditions.map(|question| question.id.clone()).collect();
        assert!(conditions.len() > 5);
        assert_eq!(branching, conditions, "{}", questionnaire.id);
    }
}

#[test]
fn what_stands_beside_a_question_follows_its_answer() {
    let questionnaire = branches();
    let sheets = [
        serde_json::json!({"policy": "none"}),
        serde_json::json!({"policy": "full", "_3_year_plan": "not-applicable"}),
        serde_json::json!({"policy": "not-applicable"}),
        serde_json::json!({"which_day": "2026-11-22", "which_day__instead": "not-applicable"}),
    ];
    let Some(found) = read_form(&questionnaire, &sheets) else { return };
    let is_put = |sheet: usize, name: &str| names(&found["blanked"][sheet]).contains(name);
    assert!(is_put(0, "policy__explain") && !is_put(1, "policy__explain") && !is_put(2, "policy__explain"));
    assert!(!is_put(0, "policy__reason") && is_put(2, "policy__reason"));
    assert!(is_put(1, "_3_year_plan__reason") && !is_put(0, "_3_year_plan__reason"));
    assert!(is_put(0, "which_day__instead") && !is_put(3, "which_day__instead"));
    assert!(!is_put(3, "which_day__reason"));
}

/// Sheets as they are while people answer: facts and answers are missing here and there.
fn sheets(questionnaire: &Questionnaire) -> Vec<AnswerSheet> {
    let mut random = ChaCha8Rng::seed_from_u64(7);
    let made = simulate(questionnaire, SHEETS, &mut |below| random.random_range(0..below));
    made.into_values().map(|sheet| with_gaps(sheet, &mut random)).collect()
}

fn with_gaps(mut sheet: AnswerSheet, random: &mut ChaCha8Rng) -> AnswerSheet {
    let share = random.random_range(0..3);
    sheet.given.retain(|_, _| random.random_range(0..6) >= share);
    let Profile { kind, size, sector, region, ownership, mandates, .. } = sheet.profile.clone();
    let mut known = || random.random_range(0..6) >= share;
    sheet.profile = Profile {
        kind: kind.filter(|_| known()),
        size: size.filter(|_| known()),
        sector: sector.filter(|_| known()),
        region: region.filter(|_| known()),
        ownership: ownership.filter(|_| known()),
        controlling_stake: None,
        mandates: mandates.filter(|_| known()),
    };
    sheet
}

/// The questions with a condition that the service would put, named as in the form.
fn expected(questionnaire: &Questionnaire, sheet: &AnswerSheet) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for question in questionnaire.questions.iter().filter(|question| question.applies_when.is_some()) {
        let in_repeat = question.per_unit && !questionnaire.unit_kinds.is_empty();
        let units = if in_repeat { answering(sheet) } else { vec![None] };
        for (number, unit) in units.into_iter().enumerate() {
            if applies(questionnaire, sheet, question, unit) != Applies::Hidden {
                let name = form_name(&question.id);
                names.insert(if in_repeat { format!("{name}@{number}") } else { name });
            }
        }
    }
    names
}

#[test]
fn forms_put_the_questions_the_service_puts() {
    for questionnaire in questionnaires() {
        let sheets = sheets(&questionnaire);
        let asked: Vec<Value> = sheets.iter().map(|sheet| rows(&questionnaire, sheet)).collect();
        let Some(found) = read_form(&questionnaire, &asked) else { return };
        let mut put = BTreeSet::new();
        let mut hidden = 0;
        for (number, sheet) in sheets.iter().enumerate() {
            let expected = expected(&questionnaire, sheet);
            for way in ["kept", "blanked"] {
                let questions: BTreeSet<String> =
                    names(&found[way][number]).into_iter().filter(|name| !name.contains("__")).collect();
                assert_eq!(questions, expected, "{} {way}: {}", questionnaire.id, asked[number]);
            }
            hidden += questionnaire.questions.iter().filter(|one| one.applies_when.is_some()).count();
            hidden -= expected.iter().filter(|name| !name.contains('@')).count();
            put.extend(expected);
        }
        assert!(put.len() > 5 && hidden > 100, "{}: {} {hidden}", questionnaire.id, put.len());
    }
}

#[test]
fn the_same_questionnaire_gives_the_same_form() {
    let questionnaire = branches();
    assert!(xlsform(&questionnaire).unwrap() == xlsform(&questionnaire).unwrap());
}

#[test]
fn a_word_that_would_come_apart_is_refused() {
    let mut questionnaire = branches();
    let is_it = |question: &&mut Question| question.id == "mandate-only";
    let question = questionnaire.questions.iter_mut().find(is_it).unwrap();
    assert!(matches!(question.kind, QuestionKind::Choice { .. }));
    question.applies_when =
        serde_json::from_value(serde_json::json!({"equals": {"profile": "mandate", "value": "two words"}}))
            .ok();
    assert!(question.applies_when.is_some());
    let refused = xlsform(&questionnaire).unwrap_err().to_string();
    assert!(refused.contains("`two words`"), "{refused}");
}
