//! Findings as a file for programs: everything the NHRI knows of a round, never for the outside.
//!
//! The same input gives the same bytes. Shares, scores and gaps are 0 to 1, as exact decimals in texts, rounded half to
//! even at eighteen places; what nobody knows is `null`, never zero. Institutions go by their names, which stay the
//! same when a package is read elsewhere. Words are English.

mod classes;
mod cross;

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::Serialize;

use self::classes::{Classes, classes};
use self::cross::{Duties, Mirror, duties, mirror};
use crate::findings::{
    AskedVersion, Baseline, Cell, ClassFinding, CrossActor, Dimension, Drawn, GapEntry, NextStep,
    ResponseRate, TopicFinding,
};
use crate::questionnaire::Text;
use crate::response::{InstitutionKind, ResponseId};
use crate::scoring::Scheme;

/// What a file of findings is made from.
#[derive(Clone, Copy, Debug)]
pub struct FindingsFile<'a> {
    /// The name of the round.
    pub round: &'a str,
    /// The findings on a basis by a scheme.
    pub drawn: &'a Drawn,
    /// The classes on the same basis.
    pub classes: &'a ClassFinding,
    /// What shows across institutions on the same basis.
    pub cross: &'a CrossActor,
    /// What topics are divided by.
    pub dimension: Dimension,
}

/// Writes the file. By the scheme that gives classes there are no scores, and `topics`, `indicator_kinds` and `gaps`
/// are empty.
///
/// # Panics
/// Never: texts and numbers can always be written.
pub fn findings_json(file: &FindingsFile<'_>) -> String {
    let mut text =
        serde_json::to_string_pretty(&whole(file)).expect("texts and numbers can always be written");
    text.push('\n');
    text
}

#[derive(Serialize)]
struct Whole<'a> {
    format: &'static str,
    round: &'a str,
    basis: &'static str,
    scheme: &'static str,
    dimension: &'static str,
    response_rates: Vec<Rate>,
    versions: Vec<Version<'a>>,
    topics: Vec<Topic<'a>>,
    indicator_kinds: Vec<Topic<'a>>,
    gaps: Vec<Gap<'a>>,
    classes: Classes<'a>,
    contradictions: Vec<Mirror<'a>>,
    duties: Duties<'a>,
}

fn whole<'a>(file: &FindingsFile<'a>) -> Whole<'a> {
    let FindingsFile { drawn, dimension, .. } = *file;
    let baseline = &drawn.baseline;
    let gives_scores = drawn.scheme != Scheme::GermanClasses;
    let topics = |found: &'a [TopicFinding]| -> Vec<Topic<'a>> {
        found.iter().filter(|_| gives_scores).map(|one| topic(one, baseline, dimension)).collect()
    };
    Whole {
        format: "bhr-findings-1",
        round: file.round,
        basis: drawn.basis.code(),
        scheme: drawn.scheme.code(),
        dimension: dimension.code(),
        response_rates: rates(drawn),
        versions: drawn.versions.iter().map(version).collect(),
        topics: topics(&baseline.topics),
        indicator_kinds: topics(&drawn.indicators),
        gaps: if gives_scores { gaps(drawn) } else { Vec::new() },
        classes: classes(file.classes, dimension),
        contradictions: file.cross.mirrors.iter().map(mirror).collect(),
        duties: duties(file.cross),
    }
}

#[derive(Serialize)]
struct Rate {
    kind: &'static str,
    asked: u32,
    accepted: u32,
    submitted: u32,
    in_progress: u32,
    not_started: u32,
}

fn rates(drawn: &Drawn) -> Vec<Rate> {
    let rate = |(kind, rate): (&InstitutionKind, &ResponseRate)| Rate {
        kind: kind.code(),
        asked: rate.asked,
        accepted: rate.accepted,
        submitted: rate.submitted,
        in_progress: rate.in_progress,
        not_started: rate.not_started,
    };
    drawn.baseline.rates.iter().map(rate).collect()
}

#[derive(Serialize)]
struct Version<'a> {
    questionnaire: &'a str,
    version: u32,
    asked: u32,
    accepted: u32,
}

fn version(one: &AskedVersion) -> Version<'_> {
    let AskedVersion { questionnaire, version, asked, accepted, .. } = one;
    Version { questionnaire, version: *version, asked: *asked, accepted: *accepted }
}

#[derive(Serialize)]
struct Topic<'a> {
    code: String,
    level: &'a str,
    title: &'a str,
    indicator: Option<&'static str>,
    scale: Vec<&'a str>,
    children: Vec<String>,
    all: Figures,
    segments: Vec<Segment>,
}

#[derive(Serialize)]
struct Segment {
    /// `null` where nobody has said.
    value: Option<String>,
    #[serde(flatten)]
    figures: Figures,
}

#[derive(Serialize)]
struct Figures {
    applicable: u32,
    not_applicable: u32,
    scored: u32,
    not_rated: u32,
    levels: Vec<u32>,
    mean: Option<String>,
    median: Option<String>,
    lower: Option<String>,
    upper: Option<String>,
    coverage: Option<String>,
    gap: Option<String>,
    meeting_target: u32,
    share_meeting_target: Option<String>,
}

fn topic<'a>(topic: &'a TopicFinding, baseline: &'a Baseline, dimension: Dimension) -> Topic<'a> {
    let segment =
        |one: crate::findings::Segment| Segment { figures: figures(&one.cell, one.median), value: one.value };
    Topic {
        code: topic.key.code(),
        level: &topic.level,
        title: topic.title.get("en"),
        indicator: topic.indicator.map(|kind| kind.code()),
        scale: english(&topic.scale),
        children: topic.children.iter().map(|place| baseline.topics[*place].key.code()).collect(),
        all: figures(&topic.all, topic.median()),
        segments: topic.segments(dimension).into_iter().map(segment).collect(),
    }
}

fn english(texts: &[Text]) -> Vec<&str> {
    texts.iter().map(|text| text.get("en")).collect()
}

/// Decimals kept.
const PLACES: u32 = 18;

fn exact(number: Option<Decimal>) -> Option<String> {
    number.map(|number| number.round_dp(PLACES).normalize().to_string())
}

fn figures(cell: &Cell, median: Option<Decimal>) -> Figures {
    Figures {
        applicable: cell.applicable,
        not_applicable: cell.not_applicable,
        scored: cell.scored,
        not_rated: cell.none_given,
        levels: cell.levels.clone(),
        mean: exact(cell.mean()),
        median: exact(median),
        lower: exact(cell.lower()),
        upper: exact(cell.upper()),
        coverage: exact(cell.coverage()),
        gap: exact(cell.gap()),
        meeting_target: cell.meeting_target(),
        share_meeting_target: exact(cell.share_meeting_target()),
    }
}

#[derive(Serialize)]
struct Gap<'a> {
    topic: String,
    principles: &'a [u8],
    core: bool,
    with_gap: u32,
    scored: u32,
    next_steps: Vec<Step<'a>>,
}

#[derive(Serialize)]
struct Step<'a> {
    question: &'a str,
    text: &'a str,
    asked: u32,
    institutions: Vec<&'a str>,
}

fn gaps(drawn: &Drawn) -> Vec<Gap<'_>> {
    let topics = &drawn.baseline.topics;
    let members = topics.iter().flat_map(|topic| &topic.members);
    let names: BTreeMap<ResponseId, &str> =
        members.map(|member| (member.response, member.name.as_str())).collect();
    drawn.baseline.gaps.iter().map(|entry| gap(entry, topics, &names)).collect()
}

fn gap<'a>(entry: &'a GapEntry, topics: &[TopicFinding], names: &BTreeMap<ResponseId, &'a str>) -> Gap<'a> {
    let step = |one: &'a NextStep| Step {
        question: &one.question,
        text: one.text.get("en"),
        asked: one.asked,
        institutions: one.responses.iter().filter_map(|response| names.get(response).copied()).collect(),
    };
    let topic = &topics[entry.topic];
    Gap {
        topic: topic.key.code(),
        principles: &entry.principles,
        core: entry.core,
        with_gap: topic.all.with_gap,
        scored: topic.all.scored,
        next_steps: entry.next_steps.iter().map(step).collect(),
    }
}
