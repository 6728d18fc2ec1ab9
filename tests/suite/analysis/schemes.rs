//! Scores of one sheet by each declared scheme, worked out by hand.

use std::sync::Arc;

use bhr_baseline::findings::{Basis, compare_schemes, draw_by};
use bhr_baseline::questionnaire::{Questionnaire, Rule, Text, UnitKind};
use bhr_baseline::response::InstitutionKind::Government;
use bhr_baseline::response::{Answer, AnswerKey, AnswerSheet, SheetUnit};
use bhr_baseline::scoring::{Rating, Scheme, score, score_by};

use super::number;
use crate::support::asked::{accepted, state};

fn sheet(answers: &[(&str, &str)]) -> AnswerSheet {
    let mut sheet = AnswerSheet::default();
    for (question, option) in answers {
        sheet.put(AnswerKey::own(*question), Answer::Choice((*option).into()));
    }
    sheet
}

/// Scores of some nodes by a scheme, to ten places.
fn scores(
    questionnaire: &Questionnaire,
    sheet: &AnswerSheet,
    scheme: Scheme,
    nodes: [&str; 3],
) -> [String; 3] {
    let card = score_by(questionnaire, sheet, scheme);
    nodes.map(|id| {
        let value = card.nodes[questionnaire.node(id).unwrap()].value.unwrap();
        value.score.unwrap().round_dp(10).normalize().to_string()
    })
}

/// `law` has a full and an empty question, `check` one that is half full.
#[test]
fn each_scheme_gives_the_scores_worked_out_by_hand() {
    let mut state = state();
    state.nodes[0].rule = Rule::Lowest;
    let sheet = sheet(&[("act", "full"), ("court", "none"), ("visits", "some")]);
    let nodes = ["law", "check", "p3"];
    for (scheme, expected) in [
        (Scheme::Declared, ["0", "0.5", "0.25"]),
        (Scheme::WeightedMean, ["0.5", "0.5", "0.5"]),
        (Scheme::Lowest, ["0", "0.5", "0"]),
        // The root of 0.01 times 1, then the root of 0.1 times 0.5.
        (Scheme::Geometric, ["0.1", "0.5", "0.2236067977"]),
        (Scheme::AllSomeNone, ["0.5", "0.5", "0.5"]),
        (Scheme::GermanClasses, ["0", "0.5", "0.25"]),
    ] {
        assert_eq!(scores(&state, &sheet, scheme, nodes), expected, "{}", scheme.code());
    }
    assert_eq!(score(&state, &sheet), score_by(&state, &sheet, Scheme::Declared));
}

#[test]
fn all_some_none_is_full_or_nothing_only_where_every_part_is() {
    let state = state();
    let full = sheet(&[("act", "full"), ("court", "full"), ("visits", "none")]);
    assert_eq!(scores(&state, &full, Scheme::AllSomeNone, ["law", "check", "p3"]), ["1", "0", "0.5"]);
    let nothing = sheet(&[("act", "none"), ("court", "none"), ("visits", "none")]);
    assert_eq!(scores(&state, &nothing, Scheme::AllSomeNone, ["law", "check", "p3"]), ["0", "0", "0"]);
}

/// Two offices answer both questions of `law`: the mean over them stays, whatever the scheme does within each.
#[test]
fn a_scheme_leaves_the_mean_over_units_alone() {
    let mut state = state();
    state.unit_kinds = vec![UnitKind { id: "office".into(), label: Text::english("Office"), within: None }];
    state.nodes[0].rule = Rule::MeanOfKinds;
    state.questions[0].per_unit = true;
    state.questions[1].per_unit = true;
    let unit = |name: &str| SheetUnit { name: name.into(), kind: "office".into() };
    let mut sheet = AnswerSheet { units: vec![unit("North"), unit("South")], ..AnswerSheet::default() };
    for (unit, question, option) in [
        ("North", "act", "full"),
        ("North", "court", "none"),
        ("South", "act", "full"),
        ("South", "court", "full"),
    ] {
        sheet.put(AnswerKey::unit(unit, question), Answer::Choice(option.into()));
    }
    let law = |scheme| {
        let card = score_by(&state, &sheet, scheme);
        let place = state.node("law").unwrap();
        let explained = card.nodes[place].explanation.rule;
        (card.nodes[place].value.unwrap().score.unwrap().round_dp(10).normalize(), explained)
    };
    for (scheme, expected) in [
        (Scheme::Declared, "0.75"),
        (Scheme::Lowest, "0.5"),
        (Scheme::Geometric, "0.55"),
        (Scheme::AllSomeNone, "0.75"),
    ] {
        assert_eq!(law(scheme), (number(expected), Rule::MeanOfKinds), "{}", scheme.code());
    }
}

#[test]
fn bounds_hold_under_every_scheme() {
    let state = state();
    let open = sheet(&[("act", "some"), ("visits", "full")]);
    let with = |option: &str| {
        let mut more = open.clone();
        more.put(AnswerKey::own("court"), Answer::Choice(option.into()));
        more
    };
    let whole = state.node("overall").unwrap();
    for scheme in Scheme::SCORING {
        let value = score_by(&state, &open, scheme).nodes[whole].value.unwrap();
        let ends = ["none", "full"]
            .map(|option| score_by(&state, &with(option), scheme).nodes[whole].value.unwrap().score.unwrap());
        assert_eq!([value.lower, value.upper], ends, "{}", scheme.code());
    }
}

#[test]
fn schemes_stand_side_by_side_and_name_what_pulls_down() {
    let state = Arc::new(state());
    let round = [
        accepted("Beta", Government, &state, &["full", "full", "full"]),
        accepted("Alpha", Government, &state, &["full", "none", "full"]),
    ];
    let compared = compare_schemes(&round, Basis::SelfAssessed);
    let codes: Vec<String> = compared.iter().map(|topic| topic.key.code()).collect();
    assert_eq!(codes, ["state.overall", "pillar-1", "principle-3"]);
    let principle = &compared[2];
    let means: Vec<String> = principle
        .schemes
        .iter()
        .map(|one| one.cell.mean().unwrap().round_dp(4).normalize().to_string())
        .collect();
    // Alpha has 0.75 by the mean, 0 by the lowest, the root of 0.1, one half; Beta has 1.
    assert_eq!(means, ["0.875", "0.875", "0.5", "0.6581", "0.75"]);
    assert_eq!(principle.schemes[0].median, Some(number("0.875")));
    let [differing] = principle.differing.as_slice() else { panic!("{:?}", principle.differing) };
    assert_eq!(differing.name, "Alpha");
    let level = Rating::Level;
    assert_eq!(differing.ratings, [level(4), level(4), level(0), level(2), level(3)]);
    let weakest = differing.weakest.as_ref().unwrap();
    assert_eq!((weakest.title.get("en"), weakest.score), ("law", number("0")));
}

#[test]
fn findings_by_a_scheme_are_those_of_its_scores() {
    let state = Arc::new(state());
    let round = [accepted("Alpha", Government, &state, &["full", "none", "some"])];
    let law = |scheme| draw_by(&round, Basis::SelfAssessed, scheme).topic("state.law").unwrap().all.mean();
    assert_eq!(law(Scheme::Declared), Some(number("0.5")));
    assert_eq!(law(Scheme::Lowest), Some(number("0")));
}

#[test]
fn codes_name_their_schemes() {
    for scheme in Scheme::ALL {
        assert_eq!(Scheme::from_code(scheme.code()), Some(scheme));
    }
    assert_eq!(Scheme::from_code("best"), None);
}
