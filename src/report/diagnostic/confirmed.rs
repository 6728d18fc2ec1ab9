//! The findings of the register that stand in the report.
//!
//! A finding is shown when an analyst confirmed it and it tells no more than the release does:
//!
//! - one drawn from scores when its gap is among the released ones; that of one kind when the release shows the kind
//!   with a gap, that of one next step when the step is released; a merged one when all its parts are;
//! - one written by hand when it rests on no single response, hides behind no withheld topic and names nobody.
//!
//! Counts come from the release, never from the register. A written statement stands where nothing of its topics is
//! withheld, so that whatever it says of counts in words is known too, where its figures are the released ones and it
//! names nobody; otherwise the template stands, with what the release lets it say.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::Diagnostic;
use super::guard::Guard;
use super::statement::{self, Words};
use crate::action_plan::Shortfall;
use crate::disclosure::{CellRelease, Findings, GapRelease, Share};
use crate::findings::finding::{Cause, Finding, Narrowed, Origin, Status, Trail};
use crate::findings::register as kept;
use crate::findings::salience::Rank;
use crate::questionnaire::{IndicatorKind, Text};
use crate::report::baseline::ground::Ground;

/// Findings of the report, the gravest first, and how much is not in it.
pub(super) struct Confirmed<'a> {
    /// The findings.
    pub shown: Vec<Shown<'a>>,
    /// Confirmed findings that are left out.
    pub left_out: usize,
    /// Findings whose written statement is not used.
    pub reworded: usize,
}

/// A finding of the report.
pub(super) struct Shown<'a> {
    /// Its code in the register.
    pub code: &'a str,
    /// What it is called, what it says, whom it concerns.
    pub words: Words,
    /// What lies behind it.
    pub causes: &'a BTreeSet<Cause>,
    /// Principles it stands under.
    pub principles: BTreeSet<u8>,
    /// Places of the topics it is about.
    pub topics: Vec<usize>,
    /// The gravest rated issue it is about, with its severity.
    pub gravest: Option<(&'a str, Rank)>,
}

/// What of the release a finding stands on.
pub(super) enum Basis<'a> {
    /// A released gap.
    Gap(Stand<'a>),
    /// Several of them.
    Merged(&'a str, Vec<Stand<'a>>),
    /// What an analyst knows from elsewhere.
    Elsewhere(&'a str, &'a BTreeSet<u8>, Vec<usize>),
}

/// A released gap, or a part of one.
pub(super) struct Stand<'a> {
    /// The gap.
    pub gap: &'a GapRelease,
    /// What part of it.
    pub part: Part<'a>,
}

/// Part of a released gap.
pub(super) enum Part<'a> {
    /// All institutions.
    Whole,
    /// One kind, with what is released of it.
    Kind(&'a str, &'a CellRelease),
    /// Those before one step.
    Step(&'a Text),
}

impl Basis<'_> {
    /// Places of the topics it stands on.
    pub fn topics(&self) -> Vec<usize> {
        match self {
            Self::Gap(stand) => vec![stand.gap.topic],
            Self::Merged(_, stands) => stands.iter().map(|stand| stand.gap.topic).collect(),
            Self::Elsewhere(.., topics) => topics.clone(),
        }
    }

    fn principles(&self) -> BTreeSet<u8> {
        match self {
            Self::Gap(stand) => stand.gap.principles.iter().copied().collect(),
            Self::Merged(_, stands) => {
                stands.iter().flat_map(|stand| &stand.gap.principles).copied().collect()
            }
            Self::Elsewhere(_, principles, _) => (*principles).clone(),
        }
    }
}

/// The confirmed findings that may stand in the report.
pub(super) fn confirmed<'a>(
    ground: &Ground<'a>,
    guard: &Guard<'_>,
    input: &'a Diagnostic<'a>,
) -> Confirmed<'a> {
    let mut found = Confirmed { shown: Vec::new(), left_out: 0, reworded: 0 };
    for (code, finding) in candidates(input.register) {
        let basis = basis(ground.findings, input.register, code);
        let words = basis.as_ref().and_then(|basis| statement::words(ground, guard, (finding, basis)));
        let (Some(basis), Some(words)) = (basis, words) else {
            found.left_out += 1;
            continue;
        };
        found.reworded += usize::from(words.is_reworded);
        found.shown.push(Shown {
            code,
            words,
            causes: &finding.causes,
            principles: basis.principles(),
            topics: basis.topics(),
            gravest: gravest(input, code),
        });
    }
    let gaps = &ground.findings.gaps;
    let place = |shown: &Shown<'_>| {
        let of = |topic: &usize| gaps.iter().position(|gap| gap.topic == *topic);
        shown.topics.iter().filter_map(of).min().unwrap_or(usize::MAX)
    };
    // What is equally grave stands in the order of the release: that of the register tells counts.
    found
        .shown
        .sort_by_cached_key(|shown| (Reverse(shown.gravest.map(|(_, rank)| rank)), place(shown), shown.code));
    found
}

/// Confirmed findings in the register; a part only where its whole is not confirmed itself.
fn candidates(register: &kept::Findings) -> impl Iterator<Item = (&String, &Finding)> {
    let stands = |finding: &Finding| finding.status == Status::Confirmed && !finding.withdrawn;
    let is_told = move |finding: &Finding| {
        finding.part_of.as_ref().and_then(|whole| register.get(whole)).is_some_and(stands)
    };
    register.iter().filter(move |(_, finding)| stands(finding) && !is_told(finding))
}

/// The parts of a finding that are still in the register.
fn parts<'a>(register: &'a kept::Findings, code: &str) -> impl Iterator<Item = (&'a String, &'a Finding)> {
    register.iter().filter(move |(_, part)| part.part_of.as_deref() == Some(code) && !part.withdrawn)
}

/// What a finding stands on; none where the release does not hold it.
fn basis<'a>(findings: &'a Findings, register: &'a kept::Findings, code: &str) -> Option<Basis<'a>> {
    match &register.get(code)?.origin {
        Origin::Gap { topic, narrowed, .. } => stand(findings, topic, narrowed.as_ref()).map(Basis::Gap),
        Origin::Merged { title } => {
            let of_part = |(_, part): (&String, &'a Finding)| match &part.origin {
                Origin::Gap { topic, narrowed, .. } => stand(findings, topic, narrowed.as_ref()),
                // Merged again, or from elsewhere: what it says together cannot be told.
                Origin::Merged { .. } | Origin::Added { .. } => None,
            };
            let stands: Option<Vec<Stand<'a>>> = parts(register, code).map(of_part).collect();
            stands.filter(|stands| !stands.is_empty()).map(|stands| Basis::Merged(title, stands))
        }
        Origin::Added { title, principles, trail, .. } => {
            let topics = topics_of(findings, trail)?;
            trail.responses.is_empty().then_some(Basis::Elsewhere(title, principles, topics))
        }
    }
}

fn stand<'a>(findings: &'a Findings, topic: &str, narrowed: Option<&Narrowed>) -> Option<Stand<'a>> {
    let gap = findings.gaps.iter().find(|gap| findings.topics[gap.topic].code == topic)?;
    let part = match narrowed {
        None => Part::Whole,
        Some(Narrowed::Kind(kind)) => {
            let kinds = &findings.topics[gap.topic].kinds;
            let kind = kinds.iter().find(|one| one.kind == kind.code()).filter(|one| has_gap(&one.cell))?;
            Part::Kind(&kind.kind, &kind.cell)
        }
        Some(Narrowed::Step { step, .. }) => {
            Part::Step(gap.next_steps.iter().find(|one| one.get("en") == step)?)
        }
    };
    Some(Stand { gap, part })
}

/// True where the release itself says that some are below target.
fn has_gap(cell: &CellRelease) -> bool {
    let CellRelease::Shown { below_target, .. } = cell else { return false };
    match below_target {
        Share::Count(count) => *count > 0,
        Share::OverThreeQuarters => true,
        Share::UnderOneQuarter | Share::Withheld => false,
    }
}

/// The released topics a finding written by hand rests on; none where one of them is not released.
fn topics_of(findings: &Findings, trail: &Trail) -> Option<Vec<usize>> {
    let place = |code: &String| findings.topics.iter().position(|topic| topic.code == *code);
    trail.topics.iter().map(place).collect()
}

/// The gravest rated issue a finding or one of its parts is about.
fn gravest<'a>(input: &'a Diagnostic<'a>, code: &str) -> Option<(&'a str, Rank)> {
    let rated = |issue: &'a String| Some((issue.as_str(), input.issues.get(issue)?.rated.rank()?));
    let own = input.register.get(code)?.issues.iter().filter_map(rated);
    let of_parts = parts(input.register, code).filter_map(|(part, _)| gravest(input, part));
    own.chain(of_parts).max_by_key(|(_, rank)| *rank)
}

/// The gaps recommendations are drafted from, each with its first released step.
pub(super) fn shortfalls(findings: &Findings, register: &kept::Findings) -> Vec<Shortfall> {
    let of_findings: Vec<Shortfall> = candidates(register)
        .filter_map(|(code, finding)| basis(findings, register, code).map(|basis| (code, finding, basis)))
        .flat_map(|(code, finding, basis)| of_basis(findings, (code, finding), &basis))
        .collect();
    if !of_findings.is_empty() {
        return of_findings;
    }
    let of_gap = |gap: &GapRelease| {
        let code = &findings.topics[gap.topic].code;
        shortfall(findings, (code, false), gap, gap.next_steps.first()?)
    };
    findings.gaps.iter().filter_map(of_gap).collect()
}

fn of_basis(findings: &Findings, (code, finding): (&str, &Finding), basis: &Basis<'_>) -> Vec<Shortfall> {
    let stands: Vec<&Stand<'_>> = match basis {
        Basis::Gap(stand) => vec![stand],
        Basis::Merged(_, stands) => stands.iter().collect(),
        Basis::Elsewhere(..) => Vec::new(),
    };
    let lacks_law = finding.causes.contains(&Cause::Law);
    let one = |stand: &&Stand<'_>| {
        let step = match stand.part {
            Part::Step(step) => Some(step),
            Part::Whole | Part::Kind(..) => stand.gap.next_steps.first(),
        };
        shortfall(findings, (code, lacks_law), stand.gap, step?)
    };
    stands.iter().filter_map(one).collect()
}

fn shortfall(
    findings: &Findings,
    (code, lacks_law): (&str, bool),
    gap: &GapRelease,
    step: &Text,
) -> Option<Shortfall> {
    let kinds = [IndicatorKind::Structural, IndicatorKind::Process, IndicatorKind::Outcome];
    let named = findings.topics.get(gap.topic)?.indicator.as_deref();
    Some(Shortfall {
        finding: code.to_owned(),
        principles: gap.principles.clone(),
        kind: kinds.into_iter().find(|kind| Some(kind.code()) == named),
        lacks_law,
        step: step.clone(),
    })
}

/// What recommendations call findings and topics, in words.
pub(super) fn titles<'a>(ground: &Ground<'a>, confirmed: &'a Confirmed<'a>) -> BTreeMap<&'a str, String> {
    let topics = ground.findings.topics.iter().enumerate();
    let topics = topics.map(|(place, topic)| (topic.code.as_str(), ground.title(place).to_owned()));
    let findings = confirmed.shown.iter().map(|shown| (shown.code, shown.words.title.clone()));
    topics.chain(findings).collect()
}
