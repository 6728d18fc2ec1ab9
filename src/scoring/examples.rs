//! Running the scoring examples that stand beside a questionnaire.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::scorecard::{NodeScore, score};
use crate::questionnaire::{
    Example, ExampleAnswer, ExampleProfile, Expectation, Problem, QuestionKind, Questionnaire,
};
use crate::response::{
    Answer, AnswerKey, AnswerSheet, DO_NOT_KNOW, InstitutionKind, NO_DATA, Profile, SizeBand,
};

/// Decimals in which an example and the computed value must agree.
const DECIMALS: u32 = 10;

/// Scores an example and reports every difference.
pub fn run_example(questionnaire: &Questionnaire, file: &str, example: &Example) -> Vec<Problem> {
    let mut mistakes = Vec::new();
    let sheet = sheet(questionnaire, example, &mut mistakes);
    let scorecard = score(questionnaire, &sheet);
    for (id, expected) in &example.expect {
        match questionnaire.node(id) {
            None => mistakes.push(format!("`{id}` is no node or indicator of the questionnaire")),
            Some(node) => {
                let found = &scorecard.nodes[node];
                mistakes.extend(
                    differences(questionnaire, found, expected).map(|text| format!("`{id}`: {text}")),
                );
            }
        }
    }
    let problem =
        |mistake| Problem::new(file, example.name.line, format!("\"{}\": {mistake}", example.name.text));
    mistakes.into_iter().map(problem).collect()
}

fn sheet(questionnaire: &Questionnaire, example: &Example, mistakes: &mut Vec<String>) -> AnswerSheet {
    let mut sheet = AnswerSheet { profile: profile(&example.profile), ..AnswerSheet::default() };
    for (id, given) in &example.answers {
        match answer(questionnaire, id, given) {
            Ok(answer) => sheet.put(AnswerKey::own(id), answer),
            Err(mistake) => mistakes.push(mistake),
        }
    }
    sheet
}

fn profile(example: &ExampleProfile) -> Profile {
    Profile {
        kind: example.kind.as_deref().and_then(InstitutionKind::from_code),
        size: example.size.as_deref().and_then(SizeBand::from_code),
        sector: example.sector.clone(),
        region: example.region.clone(),
        ownership: example.ownership.clone(),
        controlling_stake: None,
        mandates: example.mandate.clone(),
    }
}

fn answer(questionnaire: &Questionnaire, id: &str, given: &ExampleAnswer) -> Result<Answer, String> {
    let place = questionnaire.question(id).ok_or_else(|| format!("`{id}` is no question"))?;
    let question = &questionnaire.questions[place];
    let known = |option: &String| {
        question.option(option).map(|_| ()).ok_or_else(|| format!("`{option}` is no option of `{id}`"))
    };
    match (given, &question.kind) {
        (ExampleAnswer::NotApplicable { .. }, _) if !question.not_applicable => {
            Err(format!("`{id}` concerns everybody it is put to; it has no `not_applicable: true`"))
        }
        (ExampleAnswer::NotApplicable { not_applicable }, _) if questionnaire.has_reason(not_applicable) => {
            Ok(Answer::NotApplicable { reason: not_applicable.clone() })
        }
        (ExampleAnswer::NotApplicable { not_applicable }, _) => {
            Err(format!("`{not_applicable}` is no reason"))
        }
        (ExampleAnswer::Word(word), _) if word == DO_NOT_KNOW => Ok(Answer::DoNotKnow),
        (ExampleAnswer::Word(word), _) if word == NO_DATA => Ok(Answer::NoData),
        (ExampleAnswer::Word(word), QuestionKind::Choice { .. }) => {
            known(word).map(|()| Answer::Choice(word.clone()))
        }
        (ExampleAnswer::Elements(met), QuestionKind::Checklist { .. }) => {
            met.iter().try_for_each(known)?;
            Ok(Answer::Checklist { met: met.iter().cloned().collect(), not_applicable: BTreeSet::new() })
        }
        (ExampleAnswer::Number(number), QuestionKind::Number { .. }) => Ok(Answer::Number(*number)),
        (ExampleAnswer::Word(day), QuestionKind::Date) => {
            day.parse().map(Answer::Date).map_err(|_| format!("`{day}` is no day such as 2026-11-22"))
        }
        (ExampleAnswer::Word(text), QuestionKind::Text) => Ok(Answer::Text(text.clone())),
        (ExampleAnswer::Word(_) | ExampleAnswer::Elements(_) | ExampleAnswer::Number(_), _) => {
            Err(format!("the answer to `{id}` does not fit its kind"))
        }
    }
}

fn differences<'a>(
    questionnaire: &'a Questionnaire,
    found: &'a NodeScore,
    expected: &'a Expectation,
) -> impl Iterator<Item = String> + 'a {
    let value = found.value;
    let numbers = [
        ("score", expected.score, value.and_then(|value| value.score)),
        ("lower", expected.lower, value.map(|value| value.lower)),
        ("upper", expected.upper, value.map(|value| value.upper)),
        ("coverage", expected.coverage, value.map(|value| value.coverage)),
        ("gap", expected.gap, found.gap),
    ];
    let rating = found.rating.code(questionnaire);
    let wrong_rating = expected.rating.as_ref().filter(|expected| *expected != rating);
    let number = |(what, expected, found): (&str, Option<Decimal>, Option<Decimal>)| {
        let expected = expected?;
        let same = found.is_some_and(|found| found.round_dp(DECIMALS) == expected.round_dp(DECIMALS));
        let found = found
            .map_or_else(|| "nothing".to_owned(), |found| found.round_dp(DECIMALS).normalize().to_string());
        (!same).then(|| format!("expected {what} {}, found {found}", expected.normalize()))
    };
    numbers
        .into_iter()
        .filter_map(number)
        .chain(wrong_rating.map(move |expected| format!("expected rating {expected}, found {rating}")))
}
