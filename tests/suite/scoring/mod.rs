//! What must hold of every score, tried on random questionnaires and answers. The random numbers are the same in
//! every run; a failure names the smallest case that still shows it.

mod bounds;
mod consistency;
mod order;
mod parts;
mod per_unit;
mod random;

use bhr_baseline::questionnaire::{Condition, Fact, Question, Questionnaire};
use bhr_baseline::response::AnswerKey;
use bhr_baseline::scoring::{NodeScore, Rating, Value};
use proptest::test_runner::{Config, RngSeed, TestCaseError, TestRunner};
use rust_decimal::Decimal;

use random::{Case, Tape, case, places};

/// Cases per property.
const CASES: u32 = 400;

/// Random numbers per case.
const NUMBERS: usize = 500;

/// Tries a property on random cases. The tape goes on where the case ends, for choices the property makes.
fn holds(property: impl Fn(&Case, &mut Tape) -> Result<(), TestCaseError>) {
    let config = Config {
        cases: CASES,
        rng_seed: RngSeed::Fixed(11),
        failure_persistence: None,
        max_shrink_iters: 20_000,
        ..Config::default()
    };
    let numbers = proptest::collection::vec(proptest::num::u16::ANY, NUMBERS);
    let outcome = TestRunner::new(config).run(&numbers, |numbers| {
        let mut tape = Tape::new(numbers);
        let case = case(&mut tape);
        property(&case, &mut tape).map_err(|error| TestCaseError::fail(format!("{error}\n{}", shown(&case))))
    });
    if let Err(error) = outcome {
        panic!("{}", error.to_string().split("minimal failing input").next().unwrap_or_default());
    }
}

/// A case in a few lines.
fn shown(case: &Case) -> String {
    let questionnaire = &case.questionnaire;
    let node = |node: &bhr_baseline::questionnaire::Node| {
        format!(
            "{} {} core {} weight {} of {:?}\n",
            node.id,
            node.rule.code(),
            node.core,
            node.weight,
            node.parts
        )
    };
    let question = |one: &Question| {
        let options: Vec<String> = one.options().iter().map(|o| format!("{}={}", o.id, o.points)).collect();
        format!(
            "{} per unit {} core {} weight {} [{}] when {:?}\n",
            one.id,
            one.per_unit,
            one.core,
            one.weight,
            options.join(" "),
            one.applies_when
        )
    };
    let mut text: String = questionnaire.nodes.iter().map(node).collect();
    text.extend(questionnaire.questions.iter().map(question));
    text.push_str(&format!("{:?} {:?}\n", questionnaire.do_not_know, questionnaire.no_data));
    text.push_str(&format!("{:?} {:?}\n", case.sheet.profile.kind, case.sheet.units));
    let given = case.sheet.given.iter();
    text.extend(given.map(|(key, given)| format!("{key:?}: {:?}\n", given.answer)));
    text
}

/// Whether the condition of any question looks at this one.
fn is_gate(questionnaire: &Questionnaire, id: &str) -> bool {
    let looks = |condition: &Condition| {
        condition.comparisons().into_iter().any(|(fact, _, _)| fact == Some(Fact::Question(id.to_owned())))
    };
    questionnaire.questions.iter().any(|question| question.applies_when.as_ref().is_some_and(looks))
}

/// Places of answers no condition looks at.
fn free_places(case: &Case) -> Vec<(&Question, AnswerKey)> {
    let mut places = places(&case.questionnaire, &case.sheet);
    places.retain(|(question, _)| !is_gate(&case.questionnaire, &question.id));
    places
}

/// Everything that is said of a node but how it came about.
const fn outcome(node: &NodeScore) -> (Option<Value>, Rating, Option<Decimal>) {
    (node.value, node.rating, node.gap)
}
