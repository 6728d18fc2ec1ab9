//! What a made-up institution answers.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use rust_decimal::Decimal;

use super::{Chance, one};
use crate::questionnaire::{AnswerOption, Question, QuestionKind, Questionnaire};
use crate::response::{Answer, AnswerKey, AnswerSheet, SheetUnit};
use crate::scoring::{Applies, applies};

/// How an institution answers: real ones differ in how far they are and in how much they fill in.
#[derive(Clone, Copy)]
pub(super) struct Temper {
    /// How often a step is taken, in percent.
    strength: u32,
    /// How often a question is left unanswered, in percent.
    silence: u32,
}

impl Temper {
    /// Most answer nearly everything, one in eight leaves off half way.
    pub(super) fn any(chance: &mut Chance<'_>) -> Self {
        let silence = if chance(8) == 0 { 20 + chance(60) } else { chance(12) };
        Self { strength: 10 + chance(88), silence }
    }
}

/// Goes through the questionnaire as a respondent does, each branch as the answers before open it. Here and there an
/// answer stands where nothing is asked, as it does when an earlier answer is changed.
pub(super) fn give(
    questionnaire: &Questionnaire,
    sheet: &mut AnswerSheet,
    temper: Temper,
    chance: &mut Chance<'_>,
) {
    for question in &questionnaire.questions {
        let units: Vec<Option<SheetUnit>> = if question.per_unit && !sheet.units.is_empty() {
            sheet.units.iter().cloned().map(Some).collect()
        } else {
            vec![None]
        };
        for unit in units {
            let is_put = applies(questionnaire, sheet, question, unit.as_ref()) != Applies::Hidden;
            if (is_put && chance(100) >= temper.silence) || (!is_put && chance(30) == 0) {
                let key = AnswerKey { unit: unit.map(|unit| unit.name), question: question.id.clone() };
                write(sheet, key, answer(questionnaire, question, temper, chance), chance);
            }
        }
    }
}

fn write(sheet: &mut AnswerSheet, key: AnswerKey, answer: Answer, chance: &mut Chance<'_>) {
    let given = sheet.given.entry(key).or_default();
    if chance(10) == 0 {
        given.comment = "Made up for the dry run.".to_owned();
    }
    if chance(3) == 0 {
        given.source = format!("Order No {}", 1 + chance(400));
    }
    given.answer = Some(answer);
}

fn answer(
    questionnaire: &Questionnaire,
    question: &Question,
    temper: Temper,
    chance: &mut Chance<'_>,
) -> Answer {
    match chance(100) {
        0..5 => Answer::DoNotKnow,
        5..9 => Answer::NoData,
        9..18 if question.not_applicable && !questionnaire.reasons.is_empty() => {
            Answer::NotApplicable { reason: one(&questionnaire.reasons, chance).id.clone() }
        }
        _ => content(question, temper, chance),
    }
}

fn content(question: &Question, temper: Temper, chance: &mut Chance<'_>) -> Answer {
    match &question.kind {
        QuestionKind::Choice { options } => Answer::Choice(option(options, temper, chance).id.clone()),
        QuestionKind::Checklist { elements } => {
            let (mut met, mut not_applicable) = (BTreeSet::new(), BTreeSet::new());
            for element in elements {
                if chance(100) < temper.strength {
                    met.insert(element.id.clone());
                } else if question.not_applicable && chance(10) == 0 {
                    not_applicable.insert(element.id.clone());
                }
            }
            Answer::Checklist { met, not_applicable }
        }
        QuestionKind::Number { minimum, maximum, .. } => Answer::Number(number(*minimum, *maximum, chance)),
        QuestionKind::Date => Answer::Date(day(chance)),
        QuestionKind::Text => Answer::Text("Words made up for the dry run.".to_owned()),
    }
}

/// As many steps up as the institution is strong; now and then any option, so that none is out of reach.
fn option<'a>(options: &'a [AnswerOption], temper: Temper, chance: &mut Chance<'_>) -> &'a AnswerOption {
    if chance(6) == 0 {
        return one(options, chance);
    }
    let steps = (1..options.len()).filter(|_| chance(100) < temper.strength).count();
    &options[steps]
}

/// A whole number within the bounds where one lies there, else a bound.
fn number(minimum: Option<Decimal>, maximum: Option<Decimal>, chance: &mut Chance<'_>) -> Decimal {
    let least = minimum.unwrap_or_else(|| maximum.unwrap_or_default().min(Decimal::ZERO));
    let most = maximum.unwrap_or(least + Decimal::ONE_THOUSAND).max(least);
    let share = Decimal::new(i64::from(chance(101)), 2);
    let number = (least + (most - least) * share).round();
    if number < least || number > most { least } else { number }
}

/// Some day of the five years from 2021.
fn day(chance: &mut Chance<'_>) -> NaiveDate {
    let first = NaiveDate::from_ymd_opt(2021, 1, 1).expect("a day of the calendar");
    first + Days::new(chance(5 * 365).into())
}
