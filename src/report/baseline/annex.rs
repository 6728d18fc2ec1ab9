//! The annexes: what is not disclosed and why, all figures, the words used, how to cite.

use super::ground::{Ground, is_shown};
use super::outline::{is_pillar, is_principle};
use super::tables::figures_note;
use crate::disclosure::{CellRelease, KindRelease, Ratings, Share, TopicRelease, Withheld};
use crate::report::compose::Composer;
use crate::report::document::{Column, Row};

/// Writes the annexes.
pub(in crate::report) fn write(composer: &mut Composer, ground: &Ground<'_>) {
    withheld(composer, ground);
    all_figures(composer, ground);
    glossary(composer, ground);
    citation(composer, ground, &ground.texts.t("report-title"));
}

/// What is withheld, and why.
pub(in crate::report) fn withheld(composer: &mut Composer, ground: &Ground<'_>) {
    let texts = ground.texts;
    composer.annex(&texts.t("report-annex-withheld"));
    let topics = &ground.findings.topics;
    let places: Vec<usize> = (0..topics.len()).filter(|place| hides_something(&topics[*place])).collect();
    if places.is_empty() {
        composer.paragraph(texts.t("report-withheld-nothing"));
        return;
    }
    composer.paragraph(texts.t_with("report-withheld-introduction", &[ground.smallest()]));
    composer.list(vec![
        texts.t_with("report-withheld-few-meaning", &[ground.smallest()]).into(),
        texts.t("report-withheld-subtraction-meaning").into(),
        texts.t("report-withheld-count-meaning").into(),
        texts.t("report-withheld-ratings-meaning").into(),
        texts.t("report-withheld-mean-meaning").into(),
    ]);
    let mut columns =
        vec![Column::words(texts.t("report-topic"), 52), Column::words(texts.t("report-kind-all"), 27)];
    columns.extend(ground.kinds().map(|kind| Column::words(ground.kind(kind), 27)));
    let row = |place: usize| {
        let topic = ground.topic(place);
        let kinds = ground.kinds().map(|kind| {
            let found = topic.kinds.iter().find(|one| one.kind == kind);
            found.map_or_else(|| texts.t("report-not-asked"), |one| what_is_disclosed(ground, &one.cell))
        });
        let all = [ground.title(place).to_owned(), what_is_disclosed(ground, &topic.all)];
        Row::Cells(all.into_iter().chain(kinds).map(Into::into).collect())
    };
    let rows = places.into_iter().map(row).collect();
    composer.table(&texts.t("report-withheld-table"), columns, rows, None);
}

/// True when a figure of a topic is withheld, over all institutions or by kind.
pub(in crate::report) fn hides_something(topic: &TopicRelease) -> bool {
    let hides = |cell: &CellRelease| match cell {
        CellRelease::Empty => false,
        CellRelease::Withheld { .. } => true,
        CellRelease::Shown { mean, ratings, below_target, .. } => {
            mean.is_none() || *ratings == Ratings::Withheld || !matches!(below_target, Share::Count(_))
        }
    };
    hides(&topic.all) || topic.kinds.iter().any(|kind| hides(&kind.cell))
}

/// What is disclosed of a group, in the fewest words.
fn what_is_disclosed(ground: &Ground<'_>, cell: &CellRelease) -> String {
    let texts = ground.texts;
    match cell {
        CellRelease::Empty => texts.t("report-no-score"),
        CellRelease::Withheld { reason: Withheld::TooFew } => texts.t("report-withheld-few"),
        CellRelease::Withheld { reason: Withheld::WouldReveal } => texts.t("report-withheld-subtraction"),
        CellRelease::Shown { mean, ratings, below_target, .. } => {
            let mut missing = Vec::new();
            if mean.is_none() {
                missing.push(texts.t("report-withheld-mean"));
            }
            if *ratings == Ratings::Withheld {
                missing.push(texts.t("report-withheld-ratings"));
            }
            match below_target {
                Share::Count(_) => {}
                Share::OverThreeQuarters | Share::UnderOneQuarter => {
                    missing.push(texts.t("report-withheld-count"));
                }
                Share::Withheld => missing.push(texts.t("report-withheld-share")),
            }
            if missing.is_empty() { texts.t("report-disclosed") } else { missing.join("; ") }
        }
    }
}

/// Every figure that is released.
pub(in crate::report) fn all_figures(composer: &mut Composer, ground: &Ground<'_>) {
    let texts = ground.texts;
    composer.annex(&texts.t("report-annex-figures"));
    composer.paragraph(texts.t("report-figures-introduction"));
    let columns = vec![
        Column::words(texts.t("report-topic-and-kind"), 76),
        Column::numbers(texts.t("report-scored"), 26),
        Column::numbers(texts.t("report-mean-score"), 24),
        Column::words(texts.t("report-below-target"), 34),
    ];
    let mut rows = Vec::new();
    let mut rank = None;
    for place in 0..ground.findings.topics.len() {
        let next = rank_of(ground, place);
        if rank != Some(next) {
            rank = Some(next);
            rows.push(Row::Heading(rank_name(ground, next)));
        }
        figure_rows(ground, place, &mut rows);
    }
    composer.table(&texts.t("report-figures-table"), columns, rows, Some(figures_note(ground)));
}

/// Ranks of topics, in the order of a release.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::report) enum Rank {
    Whole,
    Pillar,
    Principle,
    Other,
}

/// The rank of the topic at a place.
pub(in crate::report) fn rank_of(ground: &Ground<'_>, place: usize) -> Rank {
    let topic = ground.topic(place);
    if is_pillar(topic) {
        Rank::Pillar
    } else if is_principle(topic) {
        Rank::Principle
    } else if ground.wholes.contains(&place) {
        Rank::Whole
    } else {
        Rank::Other
    }
}

/// What stands above the topics of a rank.
pub(in crate::report) fn rank_name(ground: &Ground<'_>, rank: Rank) -> String {
    match rank {
        Rank::Whole => ground.texts.t("report-rank-wholes"),
        Rank::Pillar => ground.texts.t("report-rank-pillars"),
        Rank::Principle => ground.texts.t("report-rank-principles"),
        Rank::Other if ground.has_principles => ground.texts.t("report-rank-indicators"),
        Rank::Other => ground.texts.t("report-rank-topics"),
    }
}

/// The topic over all institutions, then each kind where there are several.
fn figure_rows(ground: &Ground<'_>, place: usize, rows: &mut Vec<Row>) {
    let topic = ground.topic(place);
    let mut add = |name: String, cell: &CellRelease| {
        rows.push(Row::Cells(vec![
            name.into(),
            ground.institutions(cell).into(),
            ground.mean(cell).into(),
            ground.below_target(cell).into(),
        ]));
    };
    let title = ground.title(place).to_owned();
    if let [only] = topic.kinds.as_slice() {
        let arguments = [("topic", title.into()), ("kind", ground.kind(&only.kind).into())];
        add(ground.texts.t_with("report-topic-of-kind", &arguments), &only.cell);
        return;
    }
    add(title, &topic.all);
    let (shown, hidden): (Vec<&KindRelease>, Vec<&KindRelease>) =
        topic.kinds.iter().partition(|kind| is_shown(&kind.cell));
    for kind in shown {
        let name = [("kind", ground.kind(&kind.kind).into())];
        add(ground.texts.t_with("report-of-which", &name), &kind.cell);
    }
    // Kinds that say the same share a row; the annex before tells the reasons apart.
    for is_empty in [false, true] {
        let alike: Vec<&KindRelease> =
            hidden.iter().copied().filter(|kind| (kind.cell == CellRelease::Empty) == is_empty).collect();
        let Some(first) = alike.first().filter(|_| is_shown(&topic.all)) else { continue };
        let names: Vec<String> = alike.iter().map(|kind| ground.kind(&kind.kind)).collect();
        let name = [("kind", names.join("; ").into())];
        add(ground.texts.t_with("report-of-which", &name), &first.cell);
    }
}

/// The terms used.
pub(in crate::report) fn glossary(composer: &mut Composer, ground: &Ground<'_>) {
    let texts = ground.texts;
    composer.annex(&texts.t("report-annex-glossary"));
    let terms = [
        (texts.t("report-term-baseline"), texts.t("report-meaning-baseline")),
        (texts.t("report-term-principles"), texts.t("report-meaning-principles")),
        (texts.t("report-term-institution"), texts.t("report-meaning-institution")),
        (texts.t("report-term-due-diligence"), texts.t("report-meaning-due-diligence")),
        (texts.t("report-term-remedy"), texts.t("report-meaning-remedy")),
        (texts.t("report-term-grievance"), texts.t("report-meaning-grievance")),
        (texts.t("report-term-evidence"), texts.t("report-meaning-evidence")),
        (texts.t("report-term-indicator"), texts.t("report-meaning-indicator")),
        (texts.t("report-indicator-structural"), texts.t("report-meaning-structural")),
        (texts.t("report-indicator-process"), texts.t("report-meaning-process")),
        (texts.t("report-indicator-outcome"), texts.t("report-meaning-outcome")),
        (texts.t("report-term-score"), texts.t("report-meaning-score")),
        (texts.t("report-term-target"), texts.t("report-meaning-target")),
        (texts.t("report-term-gap"), texts.t("report-meaning-gap")),
        (texts.t("report-rating"), texts.t("report-meaning-rating")),
        (texts.t("report-term-coverage"), texts.t("report-meaning-coverage")),
        (texts.t("report-term-core"), texts.t("report-meaning-core")),
        (texts.t("report-term-withheld"), texts.t_with("report-meaning-withheld", &[ground.smallest()])),
    ];
    let columns =
        vec![Column::words(texts.t("report-term"), 44), Column::words(texts.t("report-meaning"), 116)];
    let row = |(term, meaning): (String, String)| {
        Row::Cells(vec![crate::report::document::Text::default().strong(term).into(), meaning.into()])
    };
    let rows = terms.into_iter().map(row).collect();
    composer.table(&texts.t("report-glossary-table"), columns, rows, None);
}

/// How a report of this title is cited.
pub(in crate::report) fn citation(composer: &mut Composer, ground: &Ground<'_>, title: &str) {
    let (texts, facts) = (ground.texts, ground.facts);
    composer.annex(&texts.t("report-annex-citation"));
    let arguments = [
        ("publisher", composer.publisher(facts.publisher.as_ref()).into()),
        ("title", title.into()),
        ("round", facts.name.as_str().into()),
        ("date", texts.date(facts.drawn_on).into()),
    ];
    composer.paragraph(texts.t("report-citation-introduction"));
    let words = texts.t_with("report-citation", &arguments);
    match &facts.sha256 {
        Some(sha256) => {
            let hash = texts.t_with("report-citation-release", &[("sha256", sha256.as_str().into())]);
            composer.callout(
                crate::report::document::Tone::Note,
                texts.t("report-citation-title"),
                vec![words.into(), hash.into()],
            );
            composer.paragraph(texts.t("report-citation-check"));
        }
        None => {
            composer.callout(
                crate::report::document::Tone::Note,
                texts.t("report-citation-title"),
                vec![words.into()],
            );
            composer.paragraph(texts.t("report-citation-draft"));
        }
    }
}
