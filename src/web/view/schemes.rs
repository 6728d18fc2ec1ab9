//! The schemes side by side: what each makes of the same answers, and where they disagree.

use std::cmp::Reverse;

use super::charts;
use super::classes::{CLASSES, INSTITUTIONS, classes};
use super::lens::{basis_field, field, scheme_words};
use super::paged::Leaf;
use super::scorecard::level_words;
use super::segments::{distribution_row, share};
use crate::chart::{DistributionRow, Group as Rows};
use crate::findings::{Basis, Compared, ComparedTopic, Differing, SchemeFigures, Weakest};
use crate::response::Round;
use crate::scoring::Scheme;
use crate::texts::Texts;
use crate::web::pages::analysis::{AnalysisPage, Fold, LensForm, Part};
use crate::web::pages::parts::{Cell, Choice, Column, Figure, Link, Row, Table};
use crate::web::paths::{self, ResponsePath, RoundPath};

/// What of the page is looked at.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wanted<'a> {
    /// The topic that is looked at in full; the first one where it is empty.
    pub topic: &'a str,
    /// The page of the institutions rated differently on it.
    pub page: Option<&'a str>,
    /// The page of the institutions by class.
    pub classes: Option<&'a str>,
}

/// What an address leads to the chosen topic by.
const TOPIC: &str = "topic-in-full";

/// The page of a round; none where no topic has the code that is wanted.
pub fn page(
    texts: &Texts,
    round: &Round,
    (compared, basis): (&Compared, Basis),
    wanted: Wanted<'_>,
) -> Option<AnalysisPage> {
    let chosen = match wanted.topic {
        "" => compared.topics.first(),
        code => Some(compared.topics.iter().find(|topic| topic.key.code() == code)?),
    };
    let accepted = compared.classes.members.len();
    let action = paths::round(round.id, RoundPath::Schemes);
    let mut remarks = Vec::new();
    let mut parts = Vec::new();
    match chosen {
        Some(chosen) if accepted > 0 => {
            if accepted == 1 {
                remarks.push(texts.t("schemes-one-institution"));
            }
            let at =
                |rest: &str| format!("{action}?basis={}&topic={}&{rest}", basis.code(), chosen.key.code());
            parts.push(disagreements(texts, compared, (&action, basis)));
            parts.push(one_topic(texts, chosen, wanted.page, |page| at(&format!("page={page}#{TOPIC}"))));
            parts.push(classes(texts, &compared.classes, wanted.classes, |page| {
                at(&format!("classes={page}#{CLASSES}"))
            }));
            parts.push(overview(texts, compared));
        }
        _ => remarks.push(texts.t("findings-nothing-accepted")),
    }
    Some(AnalysisPage {
        round: round.name.clone(),
        title: texts.t("schemes-title"),
        lead: texts.t("schemes-lead"),
        back: Link::new(texts.t("findings-title"), paths::round(round.id, RoundPath::Findings)),
        remarks,
        lens: lens(texts, action, (compared, basis), chosen),
        parts,
    })
}

fn lens(
    texts: &Texts,
    action: String,
    (compared, basis): (&Compared, Basis),
    chosen: Option<&ComparedTopic>,
) -> LensForm {
    let mut fields = vec![basis_field(texts, basis)];
    if let Some(chosen) = chosen {
        let choice = |topic: &ComparedTopic| {
            Choice::new(topic.key.code(), title(texts, topic)).chosen(topic.key == chosen.key)
        };
        fields.push(field("topic", texts.t("column-topic"), compared.topics.iter().map(choice).collect()));
    }
    LensForm { action, fields }
}

fn title(texts: &Texts, topic: &ComparedTopic) -> String {
    topic.title.get(texts.language().code()).to_owned()
}

fn overview(texts: &Texts, compared: &Compared) -> Part {
    let says = [
        texts.t("scheme-declared-text"),
        texts.t("scheme-weighted-mean-text"),
        texts.t("scheme-lowest-text"),
        texts.t("scheme-geometric-text"),
        texts.t("scheme-all-some-none-text"),
    ];
    let about = Scheme::SCORING.into_iter().zip(says);
    let row =
        |(scheme, says): (Scheme, String)| Row::new(scheme_words(texts, scheme), vec![Cell::words(says)]);
    let about = Table {
        caption: texts.t("schemes-about"),
        columns: vec![Column::words(texts.t("lens-scheme")), Column::words(texts.t("schemes-rule"))],
        rows: about.map(row).collect(),
        note: texts.t("schemes-kept"),
    };
    let fold = |summary: String, table: Table| Fold { summary, tables: vec![table], ..Fold::default() };
    let mean = |figures: &SchemeFigures| match figures.cell.mean() {
        Some(mean) => {
            let arguments = [("mean", texts.score(mean).into()), ("count", figures.cell.scored.into())];
            Cell::number(texts.t_with("mean-and-count", &arguments))
        }
        None => Cell::withheld(texts.t("chart-no-score")),
    };
    let median = |figures: &SchemeFigures| match figures.median {
        Some(median) => Cell::number(texts.score(median)),
        None => Cell::withheld(texts.t("chart-no-score")),
    };
    Part {
        title: texts.t("schemes-scores"),
        folds: vec![
            fold(texts.t("schemes-about"), about),
            fold(
                texts.t("schemes-means"),
                by_scheme(texts, compared, texts.t("schemes-means"), mean, texts.t("findings-by-kind-note")),
            ),
            fold(
                texts.t("schemes-medians"),
                by_scheme(texts, compared, texts.t("schemes-medians"), median, String::new()),
            ),
        ],
        ..Part::default()
    }
}

fn by_scheme(
    texts: &Texts,
    compared: &Compared,
    caption: String,
    cell: impl Fn(&SchemeFigures) -> Cell,
    note: String,
) -> Table {
    let heads = Scheme::SCORING.into_iter().map(|scheme| Column::numbers(scheme_words(texts, scheme)));
    let row =
        |topic: &ComparedTopic| Row::new(title(texts, topic), topic.schemes.iter().map(&cell).collect());
    Table {
        caption,
        columns: std::iter::once(Column::words(texts.t("column-topic"))).chain(heads).collect(),
        rows: compared.topics.iter().map(row).collect(),
        note,
    }
}

/// The chosen topic in full: levels under each scheme, and whose rating hangs on the scheme.
fn one_topic(
    texts: &Texts,
    topic: &ComparedTopic,
    page: Option<&str>,
    address: impl Fn(&str) -> String,
) -> Part {
    let row = |figures: &SchemeFigures| {
        let score = |share: Option<_>| {
            share.map_or_else(
                || Cell::withheld(texts.t("chart-no-score")),
                |share| Cell::number(texts.score(share)),
            )
        };
        let cells = vec![
            Cell::number(figures.cell.scored.to_string()),
            score(figures.cell.mean()),
            score(figures.median),
            Cell::number(share(texts, figures.cell.meeting_target(), figures.cell.scored)),
        ];
        Row::new(scheme_words(texts, figures.scheme), cells)
    };
    let table = Table {
        caption: texts.t_with("schemes-of", &[("title", title(texts, topic).as_str().into())]),
        columns: vec![
            Column::words(texts.t("lens-scheme")),
            Column::numbers(texts.t("column-institutions")),
            Column::numbers(texts.t("finding-mean")),
            Column::numbers(texts.t("finding-median")),
            Column::numbers(texts.t("finding-target-met")),
        ],
        rows: topic.schemes.iter().map(row).collect(),
        note: String::new(),
    };
    let has_differing = !topic.differing.is_empty();
    let leaf = Leaf::wanted(page, topic.differing.len(), INSTITUTIONS);
    Part {
        id: TOPIC,
        title: title(texts, topic),
        figures: levels(texts, topic).into_iter().collect(),
        tables: std::iter::once(table).chain(has_differing.then(|| differing(texts, topic, leaf))).collect(),
        paged: leaf.links(texts, address),
        empty: if has_differing { String::new() } else { texts.t("schemes-agree") },
        ..Part::default()
    }
}

fn levels(texts: &Texts, topic: &ComparedTopic) -> Option<Figure> {
    let scale = topic.scale.iter().map(|level| level.get(texts.language().code()).to_owned()).collect();
    let drawn = topic.schemes.iter().filter(|figures| figures.cell.applicable > 0);
    let rows: Vec<DistributionRow> =
        drawn.map(|figures| distribution_row(scheme_words(texts, figures.scheme), &figures.cell)).collect();
    (!rows.is_empty())
        .then(|| charts::distribution(texts, &title(texts, topic), scale, vec![Rows::plain(rows)]))
}

/// Institutions by name whose rating one scheme puts elsewhere than another, with what pulls it down.
fn differing(texts: &Texts, topic: &ComparedTopic, leaf: Leaf) -> Table {
    let scale: Vec<&str> = topic.scale.iter().map(|level| level.get(texts.language().code())).collect();
    let mut members: Vec<&Differing> = topic.differing.iter().collect();
    texts.sort_by_name(&mut members, |one| &one.name);
    let row = |one: &&Differing| {
        let mut cells: Vec<Cell> =
            one.ratings.iter().map(|rating| Cell::words(level_words(texts, &scale, *rating))).collect();
        cells.push(Cell::words(
            one.weakest.as_ref().map(|weakest| weakest_words(texts, weakest)).unwrap_or_default(),
        ));
        Row::new(&one.name, cells)
            .of_response(one.response, paths::response(one.response, ResponsePath::Scorecard))
    };
    let heads = Scheme::SCORING.into_iter().map(|scheme| Column::words(scheme_words(texts, scheme)));
    Table {
        caption: texts.t("schemes-differing"),
        columns: std::iter::once(Column::words(texts.t("column-institution")))
            .chain(heads)
            .chain([Column::words(texts.t("schemes-weakest"))])
            .collect(),
        rows: leaf.of(members).iter().map(row).collect(),
        note: texts.t("findings-no-ranking"),
    }
}

fn weakest_words(texts: &Texts, weakest: &Weakest) -> String {
    let title = weakest.title.get(texts.language().code());
    texts.t_with(
        "schemes-weakest-part",
        &[("title", title.into()), ("score", texts.score(weakest.score).into())],
    )
}

/// Topics by how many institutions the schemes rate differently, the most first.
fn disagreements(texts: &Texts, compared: &Compared, (action, basis): (&str, Basis)) -> Part {
    let mut topics: Vec<&ComparedTopic> =
        compared.topics.iter().filter(|topic| !topic.differing.is_empty()).collect();
    topics.sort_by_key(|topic| Reverse(topic.differing.len()));
    let row = |topic: &&ComparedTopic| {
        let of = topic.schemes.first().map_or(0, |figures| figures.cell.applicable);
        let count = u32::try_from(topic.differing.len()).unwrap_or(u32::MAX);
        let href = format!("{action}?basis={}&topic={}#{TOPIC}", basis.code(), topic.key.code());
        Row::new(title(texts, topic), vec![Cell::number(share(texts, count, of))]).leading_to(href)
    };
    let table = Table {
        caption: texts.t("schemes-disagree-topics"),
        columns: vec![
            Column::words(texts.t("column-topic")),
            Column::numbers(texts.t("schemes-rated-differently")),
        ],
        rows: topics.iter().map(row).collect(),
        note: String::new(),
    };
    let has_any = !topics.is_empty();
    Part {
        title: texts.t("schemes-disagree"),
        text: vec![texts.t("schemes-disagree-text")],
        tables: has_any.then_some(table).into_iter().collect(),
        empty: if has_any { String::new() } else { texts.t("schemes-agree") },
        ..Part::default()
    }
}
