//! What analysts do to the register, and whom a finding then concerns, worked by hand.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use bhr_baseline::findings::changes::{
    Changed, NotPossible, SplitBy, issues_by_topic, merge, questions, split, take_apart, take_in,
};
use bhr_baseline::findings::finding::Finding;
use bhr_baseline::findings::finding::{Figures, Narrowed, Origin, Trail, Written};
use bhr_baseline::findings::register::{Findings, Register, Size};
use bhr_baseline::findings::salience::{Degree, Rated};
use bhr_baseline::findings::{Baseline, Participant, draw};
use bhr_baseline::response::InstitutionKind::{Government, Private, StateOwned};
use bhr_baseline::response::ResponseId;

use crate::support::asked::{accepted, company, state};

/// Law: Alpha and Beta below target by 0.75, Gamma meets it. Check: Beta alone. Harm: both companies.
fn round() -> Vec<Participant> {
    let (state, company) = (Arc::new(state()), Arc::new(company()));
    vec![
        accepted("Alpha", Government, &state, &["none", "none", "full"]),
        accepted("Beta", Government, &state, &["none", "none", "none"]),
        accepted("Gamma", Government, &state, &["full", "full", "full"]),
        accepted("Delta", Private, &company, &["full", "none"]),
        accepted("Epsilon", StateOwned, &company, &["full", "some"]),
    ]
}

fn store(known: &mut Findings, changed: Changed) -> Vec<String> {
    let codes = changed.iter().map(|(code, _)| code.clone()).collect();
    known.extend(changed);
    codes
}

fn taken(baseline: &Baseline) -> Findings {
    take_in(baseline, &Findings::new(), &BTreeMap::new()).into_iter().collect()
}

fn codes(codes: &[&str]) -> BTreeSet<String> {
    codes.iter().map(|code| (*code).to_owned()).collect()
}

fn standing(known: &Findings, baseline: &Baseline) -> Vec<String> {
    Register::new(baseline, known).by_severity(&BTreeMap::new()).into_iter().cloned().collect()
}

#[test]
fn every_gap_is_taken_in_once_under_a_stable_code() {
    let baseline = draw(&round());
    let known = taken(&baseline);
    assert_eq!(known.keys().collect::<Vec<_>>(), ["company.harm-1", "state.check-1", "state.law-1"]);
    assert_eq!(take_in(&baseline, &known, &BTreeMap::new()), []);
}

#[test]
fn a_gap_is_linked_to_the_issue_its_indicator_is_about() {
    let mut asked = state();
    asked.nodes[0].topic = Some("labour-rights".to_owned());
    let participants = [accepted("Alpha", Government, &Arc::new(asked), &["none", "none", "full"])];
    let issues = issues_by_topic(&participants);
    assert_eq!(issues, BTreeMap::from([("state.law".to_owned(), "labour-rights".to_owned())]));
    let taken = take_in(&draw(&participants), &Findings::new(), &issues);
    assert_eq!(taken[0].1.issues, codes(&["labour-rights"]));
}

#[test]
fn a_statement_says_counts_kinds_and_the_commonest_step() {
    let baseline = draw(&round());
    let known = taken(&baseline);
    let register = Register::new(&baseline, &known);
    let expected = Figures {
        below: 2,
        scored: 3,
        kinds: vec![(Government, 2, 3)],
        step: Some(("act".to_owned(), "act from none".to_owned(), 2, 3)),
    };
    assert_eq!(register.figures("state.law-1"), Some(expected));
    let kinds = register.figures("company.harm-1").unwrap().kinds;
    assert_eq!(kinds, [(StateOwned, 1, 1), (Private, 1, 1)]);
}

#[test]
fn findings_stand_by_severity_then_by_how_many_they_concern() {
    let baseline = draw(&round());
    let mut known = taken(&baseline);
    // Without ratings: law concerns two by 0.75 each, harm two by 0.75 and 0.25, check one.
    assert_eq!(standing(&known, &baseline), ["state.law-1", "company.harm-1", "state.check-1"]);
    for (code, issue) in [("state.check-1", "grave"), ("company.harm-1", "light")] {
        known.get_mut(code).unwrap().issues = codes(&[issue]);
    }
    let degree = Degree::new;
    let rated =
        |of: u8| Rated { scale: degree(of), scope: degree(1), irremediability: degree(1), likelihood: None };
    let issues = BTreeMap::from([("grave".to_owned(), rated(5)), ("light".to_owned(), rated(2))]);
    let register = Register::new(&baseline, &known);
    assert_eq!(register.by_severity(&issues), ["state.check-1", "company.harm-1", "state.law-1"]);
    assert_eq!(register.by_principle(), ["state.law-1", "state.check-1", "company.harm-1"]);
    assert_eq!(register.rank("state.law-1", &issues), None);
    assert_eq!(register.extent("state.law-1").size(), Some(Size::Large));
}

#[test]
fn merged_findings_stay_point_to_the_whole_and_come_apart_again() {
    let baseline = draw(&round());
    let mut known = taken(&baseline);
    let before = known.clone();
    let pair = codes(&["state.check-1", "state.law-1"]);
    let changed = merge(&known, &pair, "Law and practice").unwrap();
    assert_eq!(store(&mut known, changed), ["state.check-1", "state.law-1", "merged-1"]);
    assert_eq!(known["state.law-1"].part_of.as_deref(), Some("merged-1"));
    assert_eq!(
        standing(&known, &baseline),
        ["company.harm-1", "merged-1"].map(String::from).into_iter().rev().collect::<Vec<_>>()
    );
    let register = Register::new(&baseline, &known);
    // Alpha and Beta on the law, Beta on the check: two institutions, not three.
    assert_eq!(register.extent("merged-1").concerned.len(), 2);
    assert_eq!(register.principles("merged-1"), BTreeSet::from([3]));
    let again = merge(&known, &pair, "Twice");
    assert_eq!(again, Err(NotPossible::NotByItself));
    let changed = take_apart(&known, "merged-1").unwrap();
    store(&mut known, changed);
    assert!(known["merged-1"].withdrawn);
    assert_eq!(known["state.law-1"], before["state.law-1"]);
    assert_eq!(standing(&known, &baseline), standing(&before, &baseline));
    assert_eq!(take_apart(&known, "merged-1"), Err(NotPossible::NoParts));
    let code = merge(&known, &pair, "Once more").unwrap().pop().unwrap().0;
    assert_eq!(code, "merged-2", "a code is never given twice");
}

#[test]
fn one_finding_is_not_merged() {
    let known = taken(&draw(&round()));
    assert_eq!(merge(&known, &codes(&["state.law-1"]), "One"), Err(NotPossible::TooFew));
    assert_eq!(merge(&known, &codes(&["state.law-1", "nothing-1"]), "Two"), Err(NotPossible::NotByItself));
}

#[test]
fn a_gap_is_split_by_kind_and_put_together_again() {
    let baseline = draw(&round());
    let mut known = taken(&baseline);
    let changed = split(&baseline, &known, "company.harm-1", SplitBy::Kind).unwrap();
    assert_eq!(store(&mut known, changed), ["company.harm-2", "company.harm-3"]);
    let register = Register::new(&baseline, &known);
    let narrowed = |code: &str| match &known[code].origin {
        Origin::Gap { narrowed, .. } => narrowed.clone(),
        Origin::Merged { .. } | Origin::Added { .. } => None,
    };
    assert_eq!(narrowed("company.harm-2"), Some(Narrowed::Kind(StateOwned)));
    assert_eq!(register.kinds("company.harm-3"), BTreeSet::from([Private]));
    let counts =
        |code: &str| register.figures(code).map(|figures| (figures.below, figures.scored, figures.step));
    let step = |from: &str| Some(("harm".to_owned(), format!("harm from {from}"), 1, 2));
    assert_eq!(counts("company.harm-2"), Some((1, 1, step("some"))));
    assert_eq!(counts("company.harm-3"), Some((1, 1, step("none"))));
    assert_eq!(split(&baseline, &known, "company.harm-1", SplitBy::Step), Err(NotPossible::CannotSplit));
    let changed = take_apart(&known, "company.harm-1").unwrap();
    store(&mut known, changed);
    assert!(known["company.harm-2"].withdrawn && !known["company.harm-1"].withdrawn);
    let changed = split(&baseline, &known, "company.harm-1", SplitBy::Step).unwrap();
    assert_eq!(store(&mut known, changed), ["company.harm-4", "company.harm-5"]);
}

#[test]
fn a_gap_of_one_kind_is_not_split_by_kind() {
    let baseline = draw(&round());
    let known = taken(&baseline);
    assert_eq!(split(&baseline, &known, "state.law-1", SplitBy::Kind), Err(NotPossible::OnePart));
}

#[test]
fn a_finding_the_data_no_longer_hold_stays_and_is_marked() {
    let known = taken(&draw(&round()));
    let healed = [accepted("Alpha", Government, &Arc::new(state()), &["full", "full", "full"])];
    let baseline = draw(&healed);
    let register = Register::new(&baseline, &known);
    assert!(register.is_gone("state.law-1"));
    assert_eq!(register.figures("state.law-1"), None);
    assert_eq!(standing(&known, &baseline).len(), 3);
}

#[test]
fn a_written_statement_is_overtaken_when_the_figures_change() {
    let participants = round();
    let baseline = draw(&participants);
    let mut known = taken(&baseline);
    let figures = Register::new(&baseline, &known).figures("state.law-1");
    let written = Written { text: "Two have no law.".to_owned(), over: figures.clone() };
    known.get_mut("state.law-1").unwrap().statements.insert("en".to_owned(), written);
    assert!(!known["state.law-1"].is_overtaken("en", figures.as_ref()));
    let fewer = draw(&participants[1..]);
    let now = Register::new(&fewer, &known).figures("state.law-1");
    assert!(known["state.law-1"].is_overtaken("en", now.as_ref()));
    assert!(!known["state.law-1"].is_overtaken("az", now.as_ref()), "the template is never overtaken");
}

#[test]
fn the_trail_of_a_finding_is_the_questions_of_its_indicators() {
    let participants = round();
    let baseline = draw(&participants);
    let mut known = taken(&baseline);
    let of = |known: &Findings, code: &str, place: usize| {
        questions(&participants, known, code, &participants[place])
    };
    assert_eq!(of(&known, "state.law-1", 0), codes(&["act", "court"]));
    assert_eq!(of(&known, "state.law-1", 3), codes(&[]), "a company was not asked");
    let changed = merge(&known, &codes(&["state.check-1", "company.harm-1"]), "Both").unwrap();
    store(&mut known, changed);
    assert_eq!(of(&known, "merged-1", 0), codes(&["visits"]));
    assert_eq!(of(&known, "merged-1", 3), codes(&["harm"]));
}

#[test]
fn a_finding_by_hand_concerns_whom_it_names_and_is_never_gone() {
    let participants = round();
    let baseline = draw(&participants);
    let responses: BTreeSet<ResponseId> = [participants[3].response].into();
    let trail = Trail { responses: responses.clone(), ..Trail::default() };
    let origin = Origin::Added {
        title: "From a report".to_owned(),
        principles: BTreeSet::from([25]),
        kinds: BTreeSet::new(),
        trail,
    };
    let known = Findings::from([("added-1".to_owned(), Finding::new(origin))]);
    let register = Register::new(&baseline, &known);
    assert_eq!(register.extent("added-1").concerned, responses);
    assert_eq!(register.kinds("added-1"), BTreeSet::from([Private]));
    assert!(!register.is_gone("added-1"));
    let text = serde_json::to_string(&known).unwrap();
    assert_eq!(serde_json::from_str::<Findings>(&text).unwrap(), known, "it is read back as it was written");
}
