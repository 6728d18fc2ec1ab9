//! Everything the NHRI has of a round, as tables.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::about::{Rate, about, with_absence};
use super::codes::{codes, common, inside, of_questionnaire};
use super::columns::{codebook, table};
use super::{Entry, Table, Tables};
use crate::findings::{Baseline, Basis, Cell, Dimension, Participant, Standing, TopicFinding};
use crate::questionnaire::Questionnaire;
use crate::report::baseline::RoundFacts;
use crate::response::{Answer, AnswerKey, AnswerSheet, GivenAnswer};
use crate::scoring::{score, score_rows};
use crate::texts::{Language, Texts};

/// What the tables of a round are made of.
pub struct RoundInput<'a> {
    /// The round.
    pub facts: &'a RoundFacts,
    /// Fewest institutions a released figure may rest on.
    pub smallest_cell: u32,
    /// Everybody asked.
    pub participants: &'a [Participant],
    /// The findings on each basis there is, the institutions' own word first.
    pub findings: Vec<(Basis, &'a Baseline)>,
    /// What readers must know besides, in sentences: who did not answer and what that means.
    pub notes: Vec<String>,
}

/// The tables of a round. Institutions stand by name, never by score.
pub fn round(language: Language, input: &RoundInput<'_>) -> Tables {
    let texts = Texts::get(language);
    let own = input.findings.first().map(|(_, baseline)| *baseline);
    let rates = own.into_iter().flat_map(|baseline| &baseline.rates).map(|(kind, rate)| Rate {
        kind: kind.code().to_owned(),
        accepted: rate.accepted,
        asked: rate.asked,
    });
    let rates: Vec<Rate> = rates.collect();
    let everybody = by_name(input.participants);
    let is_scored = own.is_some_and(|baseline| baseline.topics.iter().any(|topic| topic.all.scored > 0));
    let notes = with_absence(texts, &input.notes, (&rates, is_scored));
    let mut tables = vec![
        about(texts, input.facts, (&rates, input.smallest_cell), &notes),
        institutions(texts, &everybody),
        answers(texts, &everybody),
        scores(texts, &everybody),
        findings(texts, &input.findings),
        ratings(texts, &input.findings),
    ];
    if let Some(baseline) = own {
        tables.extend([gaps(texts, baseline), next_steps(texts, baseline)]);
    }
    let mut known = common(texts);
    known.extend(inside(texts));
    questionnaires(&everybody).iter().for_each(|one| known.extend(of_questionnaire(texts, one)));
    tables.push(codes(texts, known));
    tables.push(codebook(texts, &tables));
    Tables { title: input.facts.name.clone(), tables }
}

fn by_name(participants: &[Participant]) -> Vec<&Participant> {
    let mut found: Vec<&Participant> = participants.iter().collect();
    found.sort_by_key(|one| (&one.institution.name, &one.questionnaire.id, one.response));
    found
}

fn questionnaires(participants: &[&Participant]) -> Vec<Arc<Questionnaire>> {
    let all = participants.iter().map(|one| ((one.questionnaire.id.clone(), one.questionnaire.version), one));
    let all: BTreeMap<_, _> = all.map(|(key, one)| (key, Arc::clone(&one.questionnaire))).collect();
    all.into_values().collect()
}

fn institutions(texts: &Texts, participants: &[&Participant]) -> Table {
    let row = |one: &&Participant| {
        let profile = one.profile();
        vec![
            one.institution.name.as_str().into(),
            Entry::some_words(profile.kind.map(|kind| kind.code())),
            Entry::some_words(profile.ownership),
            Entry::figure(profile.controlling_stake),
            Entry::some_words(profile.sector),
            Entry::some_words(profile.size.map(|size| size.code())),
            Entry::some_words(profile.region),
            Entry::some_words(profile.mandates.map(|all| all.join(";"))),
            one.questionnaire.id.as_str().into(),
            one.questionnaire.version.into(),
            standing(one.standing).into(),
        ]
    };
    let columns = [
        "institution",
        "kind",
        "ownership",
        "controlling_stake",
        "sector",
        "size",
        "region",
        "mandates",
        "questionnaire",
        "questionnaire_version",
        "state",
    ];
    table(texts, "institutions", &columns, participants.iter().map(row).collect())
}

const fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::NotStarted => "not-started",
        Standing::InProgress => "in-progress",
        Standing::Submitted => "submitted",
        Standing::Accepted => "accepted",
        Standing::Withdrawn => "withdrawn",
    }
}

/// The sheets of a participant that count: its own, and the verified one where there is one.
fn sheets(one: &Participant) -> impl Iterator<Item = (Basis, &AnswerSheet)> {
    let own = one.accepted.as_ref().map(|sheet| (Basis::SelfAssessed, sheet));
    own.into_iter().chain(one.verified.as_ref().map(|sheet| (Basis::Verified, sheet)))
}

fn answers(texts: &Texts, participants: &[&Participant]) -> Table {
    let language = texts.language().code();
    let row = |one: &Participant, basis: Basis, (key, given): (&AnswerKey, &GivenAnswer)| {
        let place = one.questionnaire.question(&key.question);
        let text = place.map(|place| one.questionnaire.questions[place].text.get(language));
        let reason = match &given.answer {
            Some(Answer::NotApplicable { reason }) => reason.as_str().into(),
            _ => Entry::Empty,
        };
        vec![
            one.institution.name.as_str().into(),
            one.questionnaire.id.as_str().into(),
            basis.code().into(),
            Entry::some_words(key.unit.as_deref()),
            key.question.as_str().into(),
            Entry::some_words(text),
            Entry::some_words(given.answer.as_ref().map(Answer::to_cell)),
            reason,
            given.comment.as_str().into(),
            given.source.as_str().into(),
        ]
    };
    let rows = participants.iter().flat_map(|one| {
        sheets(one)
            .flat_map(move |(basis, sheet)| sheet.given.iter().map(move |given| row(one, basis, given)))
    });
    let columns = [
        "institution",
        "questionnaire",
        "basis",
        "unit",
        "question",
        "question_text",
        "answer",
        "reason",
        "comment",
        "source",
    ];
    table(texts, "answers", &columns, rows.collect())
}

fn scores(texts: &Texts, participants: &[&Participant]) -> Table {
    let mut rows = Vec::new();
    for one in participants {
        for (basis, sheet) in sheets(one) {
            // What an institution chose was checked when it was stored.
            let Ok(asked) = sheet.asked(&one.questionnaire) else { continue };
            let place = || [one.institution.name.as_str(), one.questionnaire.id.as_str(), basis.code()];
            rows.extend(score_rows(&asked, &score(&asked, sheet)).into_iter().map(|row| {
                let figures = [row.score, row.lower, row.upper, row.coverage, row.gap].map(Entry::figure);
                let named = place().map(Entry::from).into_iter().chain([row.node.into(), row.kind.into()]);
                named.chain(figures).chain([row.rating.into()]).collect()
            }));
        }
    }
    let columns = [
        "institution",
        "questionnaire",
        "basis",
        "node",
        "node_kind",
        "score",
        "lower",
        "upper",
        "coverage",
        "gap",
        "rating",
    ];
    table(texts, "scores", &columns, rows)
}

/// The groups of institutions of a topic: all, then by each of the things institutions are put together by.
fn segments(topic: &TopicFinding) -> Vec<(&'static str, String, Cell)> {
    let mut found = vec![("all", "all".to_owned(), topic.all.clone())];
    for dimension in Dimension::ALL {
        let mut cells: BTreeMap<String, Cell> = BTreeMap::new();
        for member in &topic.members {
            let Some(value) = dimension.value(&member.profile) else { continue };
            cells.entry(value).or_insert_with(|| Cell::empty(topic.scale.len())).add(&member.score);
        }
        found.extend(cells.into_iter().map(|(value, cell)| (dimension.code(), value, cell)));
    }
    found
}

fn findings(texts: &Texts, bases: &[(Basis, &Baseline)]) -> Table {
    let language = texts.language().code();
    let row = |basis: Basis, topic: &TopicFinding, (dimension, segment, cell): (&str, String, Cell)| {
        vec![
            basis.code().into(),
            topic.key.code().into(),
            topic.title.get(language).into(),
            topic.level.as_str().into(),
            Entry::some_words(topic.indicator.map(|kind| kind.code())),
            dimension.into(),
            segment.into(),
            cell.scored.into(),
            cell.applicable.into(),
            cell.not_applicable.into(),
            Entry::points(cell.mean()),
            Entry::points(cell.lower()),
            Entry::points(cell.upper()),
            Entry::figure(cell.coverage()),
            Entry::points(cell.gap()),
            cell.with_gap.into(),
        ]
    };
    let mut rows = Vec::new();
    for (basis, baseline) in bases {
        for topic in &baseline.topics {
            rows.extend(segments(topic).into_iter().map(|segment| row(*basis, topic, segment)));
        }
    }
    let columns = [
        "basis",
        "topic",
        "topic_title",
        "topic_level",
        "indicator",
        "dimension",
        "segment",
        "institutions",
        "applicable",
        "not_applicable",
        "mean",
        "lower",
        "upper",
        "coverage",
        "gap",
        "with_gap",
    ];
    table(texts, "findings", &columns, rows)
}

fn ratings(texts: &Texts, bases: &[(Basis, &Baseline)]) -> Table {
    let language = texts.language().code();
    let mut rows = Vec::new();
    for (basis, baseline) in bases {
        for topic in &baseline.topics {
            for (dimension, segment, cell) in segments(topic) {
                let levels = topic.scale.iter().map(|level| level.get(language).to_owned());
                let numbered = levels.enumerate().map(|(place, level)| (place.to_string(), level));
                let none = ("none-given".to_owned(), texts.t("chart-not-rated"));
                let counts = cell.levels.iter().copied().chain([cell.none_given]);
                rows.extend(numbered.chain([none]).zip(counts).map(|((rating, title), count)| {
                    vec![
                        basis.code().into(),
                        topic.key.code().into(),
                        dimension.into(),
                        segment.as_str().into(),
                        rating.into(),
                        title.into(),
                        count.into(),
                    ]
                }));
            }
        }
    }
    let columns = ["basis", "topic", "dimension", "segment", "rating", "rating_title", "institutions"];
    table(texts, "ratings", &columns, rows)
}

fn gaps(texts: &Texts, baseline: &Baseline) -> Table {
    let language = texts.language().code();
    let mut gaps: Vec<_> = baseline.gaps.iter().collect();
    gaps.sort_by_key(|gap| gap.topic);
    let row = |gap: &&crate::findings::GapEntry| {
        let topic = &baseline.topics[gap.topic];
        vec![
            topic.key.code().into(),
            topic.title.get(language).into(),
            Entry::some_words(topic.indicator.map(|kind| kind.code())),
            principles(&gap.principles),
            yes(gap.core),
            topic.all.scored.into(),
            topic.all.with_gap.into(),
            Entry::points(topic.all.gap()),
        ]
    };
    let columns =
        ["topic", "topic_title", "indicator", "principles", "core", "institutions", "with_gap", "gap"];
    table(texts, "gaps", &columns, gaps.iter().map(row).collect())
}

/// Principles by number, joined with `;`.
pub(super) fn principles(numbers: &[u8]) -> Entry {
    numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(";").into()
}

/// `yes` or `no`.
pub(super) fn yes(is_so: bool) -> Entry {
    if is_so { "yes" } else { "no" }.into()
}

fn next_steps(texts: &Texts, baseline: &Baseline) -> Table {
    let language = texts.language().code();
    let mut gaps: Vec<_> = baseline.gaps.iter().collect();
    gaps.sort_by_key(|gap| gap.topic);
    let rows = gaps.into_iter().flat_map(|gap| {
        let code = baseline.topics[gap.topic].key.code();
        gap.next_steps.iter().map(move |step| {
            let concerned = u32::try_from(step.responses.len()).unwrap_or(u32::MAX);
            vec![
                code.as_str().into(),
                step.question.as_str().into(),
                step.text.get(language).into(),
                step.asked.into(),
                concerned.into(),
            ]
        })
    });
    table(texts, "next_steps", &["topic", "question", "step", "asked", "institutions"], rows.collect())
}
