//! What disclosure control let out of a round, as tables. Nothing else comes in.

use super::about::{Rate, about, with_absence};
use super::codes::{codes, common, outside};
use super::columns::{codebook, table};
use super::round::{principles, yes};
use super::{Entry, Table, Tables};
use crate::disclosure::{
    CellRelease, Findings, Ratings, Released, ReleasedName, ReleasedQuote, Share, TopicRelease, Withheld,
};
use crate::report::baseline::RoundFacts;
use crate::texts::{Language, Texts};

/// The tables of a release.
pub fn release(
    language: Language,
    facts: &RoundFacts,
    findings: &Released<Findings>,
    notes: &[String],
) -> Tables {
    let (texts, findings) = (Texts::get(language), findings.get());
    let rate = |rate: &crate::disclosure::RateRelease| Rate {
        kind: rate.kind.clone(),
        accepted: rate.accepted,
        asked: rate.asked,
    };
    let rates: Vec<Rate> = findings.rates.iter().map(rate).collect();
    let is_scored = findings.topics.iter().any(|topic| topic.all != CellRelease::Empty);
    let notes = with_absence(texts, notes, (&rates, is_scored));
    let mut known = common(texts);
    known.extend(outside(texts));
    let mut tables = vec![
        about(texts, facts, (&rates, findings.smallest_cell), &notes),
        response_rates(texts, findings),
        figures(texts, findings),
        ratings(texts, findings),
        gaps(texts, findings),
        next_steps(texts, findings),
        codes(texts, known),
    ];
    if !findings.quotations.is_empty() {
        tables.push(quotations(texts, findings));
    }
    if !findings.named.is_empty() {
        tables.push(named(texts, findings));
    }
    tables.push(codebook(texts, &tables));
    Tables { title: facts.name.clone(), tables }
}

/// Institutions that agreed to be named, by name; only where there are some.
fn named(texts: &Texts, findings: &Findings) -> Table {
    let language = texts.language().code();
    let row = |name: &ReleasedName| {
        let topic = findings.topic(name.topic())?;
        let level = topic.scale.get(name.level())?.get(language);
        Some(vec![
            name.institution().into(),
            name.topic().into(),
            topic.title.get(language).into(),
            name.level().to_string().into(),
            level.into(),
        ])
    };
    let rows = findings.named.iter().filter_map(row).collect();
    let columns = ["named_institution", "topic", "topic_title", "rating", "rating_title"];
    table(texts, "named", &columns, rows)
}

/// Words institutions agreed to; a sheet of its own, only where there are some.
fn quotations(texts: &Texts, findings: &Findings) -> Table {
    let language = texts.language().code();
    let row = |quote: &ReleasedQuote| {
        vec![
            quote.questionnaire().get(language).into(),
            quote.section().get(language).into(),
            quote.question().get(language).into(),
            Entry::some_words(quote.kind()),
            Entry::some_words(quote.institution()),
            quote.text().into(),
        ]
    };
    let rows = findings.quotations.iter().map(row).collect();
    let columns =
        ["questionnaire_title", "section_title", "question_text", "kind", "named_institution", "quotation"];
    table(texts, "quotations", &columns, rows)
}

fn response_rates(texts: &Texts, findings: &Findings) -> Table {
    let row = |rate: &crate::disclosure::RateRelease| {
        let counts =
            [rate.asked, rate.accepted, rate.submitted, rate.in_progress, rate.not_started, rate.withdrawn];
        std::iter::once(rate.kind.as_str().into()).chain(counts.map(Entry::from)).collect()
    };
    let columns = ["kind", "asked", "accepted", "submitted", "in_progress", "not_started", "withdrawn"];
    table(texts, "response_rates", &columns, findings.rates.iter().map(row).collect())
}

/// The groups of a topic: all, then each kind.
fn segments(topic: &TopicRelease) -> impl Iterator<Item = (&'static str, &str, &CellRelease)> {
    let kinds = topic.kinds.iter().map(|one| ("kind", one.kind.as_str(), &one.cell));
    std::iter::once(("all", "all", &topic.all)).chain(kinds)
}

const fn status(cell: &CellRelease) -> &'static str {
    match cell {
        CellRelease::Empty => "empty",
        CellRelease::Withheld { reason: Withheld::TooFew } => "withheld-too-few",
        CellRelease::Withheld { reason: Withheld::WouldReveal } => "withheld-would-reveal",
        CellRelease::Shown { .. } => "shown",
    }
}

/// Institutions, mean in whole points, those with a gap and how exactly that is said.
fn shown(cell: &CellRelease) -> [Entry; 4] {
    let CellRelease::Shown { institutions, mean, below_target, .. } = cell else {
        return [const { Entry::Empty }; 4];
    };
    let (count, range) = match below_target {
        Share::Count(count) => ((*count).into(), "exact"),
        Share::OverThreeQuarters => (Entry::Empty, "over-three-quarters"),
        Share::UnderOneQuarter => (Entry::Empty, "under-one-quarter"),
        Share::Withheld => (Entry::Empty, "withheld"),
    };
    let mean = mean.map_or(Entry::Empty, |mean| Entry::Figure(mean.into()));
    [(*institutions).into(), mean, count, range.into()]
}

fn figures(texts: &Texts, findings: &Findings) -> Table {
    let language = texts.language().code();
    let row = |topic: &TopicRelease, (dimension, segment, cell): (&str, &str, &CellRelease)| {
        let named = vec![
            topic.code.as_str().into(),
            topic.title.get(language).into(),
            topic.level.as_str().into(),
            Entry::some_words(topic.indicator.as_deref()),
            dimension.into(),
            segment.into(),
            status(cell).into(),
        ];
        named.into_iter().chain(shown(cell)).collect()
    };
    let rows = findings.topics.iter().flat_map(|topic| segments(topic).map(move |one| row(topic, one)));
    let columns = [
        "topic",
        "topic_title",
        "topic_level",
        "indicator",
        "dimension",
        "segment",
        "status",
        "institutions",
        "mean",
        "with_gap",
        "with_gap_range",
    ];
    table(texts, "findings", &columns, rows.collect())
}

fn ratings(texts: &Texts, findings: &Findings) -> Table {
    let language = texts.language().code();
    let mut rows = Vec::new();
    for topic in &findings.topics {
        for (dimension, segment, cell) in segments(topic) {
            let CellRelease::Shown { ratings: Ratings::Shown { counts, none_given }, .. } = cell else {
                continue;
            };
            let levels = topic.scale.iter().map(|level| level.get(language).to_owned());
            let numbered = levels.enumerate().map(|(place, level)| (place.to_string(), level));
            let none = ("none-given".to_owned(), texts.t("chart-not-rated"));
            let counts = counts.iter().copied().chain([*none_given]);
            rows.extend(numbered.chain([none]).zip(counts).map(|((rating, title), count)| {
                let code = topic.code.as_str().into();
                vec![code, dimension.into(), segment.into(), rating.into(), title.into(), count.into()]
            }));
        }
    }
    table(
        texts,
        "ratings",
        &["topic", "dimension", "segment", "rating", "rating_title", "institutions"],
        rows,
    )
}

/// The gaps in the order of their topics.
fn in_order(findings: &Findings) -> Vec<&crate::disclosure::GapRelease> {
    let mut gaps: Vec<_> = findings.gaps.iter().collect();
    gaps.sort_by_key(|gap| gap.topic);
    gaps
}

fn gaps(texts: &Texts, findings: &Findings) -> Table {
    let language = texts.language().code();
    let row = |gap: &crate::disclosure::GapRelease| {
        let topic = &findings.topics[gap.topic];
        vec![
            topic.code.as_str().into(),
            topic.title.get(language).into(),
            Entry::some_words(topic.indicator.as_deref()),
            principles(&gap.principles),
            yes(gap.core),
        ]
    };
    let rows = in_order(findings).into_iter().map(row).collect();
    table(texts, "gaps", &["topic", "topic_title", "indicator", "principles", "core"], rows)
}

fn next_steps(texts: &Texts, findings: &Findings) -> Table {
    let language = texts.language().code();
    let rows = in_order(findings).into_iter().flat_map(|gap| {
        let code = findings.topics[gap.topic].code.as_str();
        gap.next_steps.iter().map(move |step| vec![code.into(), step.get(language).into()])
    });
    table(texts, "next_steps", &["topic", "step"], rows.collect())
}
