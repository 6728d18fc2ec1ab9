//! What may be known of institutions of the same kind: what was released of the round, and nothing else.

use std::collections::BTreeMap;

use super::Told;
use super::card::Card;
use crate::disclosure::{CellRelease, Findings, Ratings, Released, TopicRelease};
use crate::questionnaire::Questionnaire;
use crate::report::compose::kind_name;
use crate::report::document::{Column, Row, Table};
use crate::response::InstitutionKind;

/// What was released of institutions of one kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Peers {
    /// Nothing has been released of the round.
    #[default]
    NotReleased,
    /// Something has; figures of some topics may be among it.
    Released {
        /// The kind.
        kind: InstitutionKind,
        /// Released figures by the place of the topic; empty when all are withheld.
        topics: BTreeMap<usize, PeerCell>,
    },
}

/// The released figures of one topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeerCell {
    /// Institutions with a score.
    pub institutions: u32,
    /// Their mean in points of 100, in the steps of the release; none where it is withheld.
    pub mean: Option<u32>,
    /// Institutions by rating, lowest first; none where it is withheld.
    pub ratings: Option<Vec<u32>>,
}

/// What the latest release of the round shows of institutions of a kind.
pub fn peers(
    released: Option<&Released<Findings>>,
    questionnaire: &Questionnaire,
    kind: Option<InstitutionKind>,
) -> Peers {
    let (Some(released), Some(kind)) = (released, kind) else { return Peers::NotReleased };
    let cell = |place: usize| {
        let topic = topic(released.get(), questionnaire, place)?;
        let of_kind = topic.kinds.iter().find(|one| one.kind == kind.code())?;
        match &of_kind.cell {
            CellRelease::Shown { institutions, mean, ratings, .. } => Some((
                place,
                PeerCell {
                    institutions: *institutions,
                    mean: *mean,
                    ratings: match ratings {
                        Ratings::Shown { counts, .. } => Some(counts.clone()),
                        Ratings::Withheld => None,
                    },
                },
            )),
            CellRelease::Empty | CellRelease::Withheld { .. } => None,
        }
    };
    Peers::Released { kind, topics: (0..questionnaire.nodes.len()).filter_map(cell).collect() }
}

/// The released topic a node belongs to: under the questionnaire's own name, or where questionnaires meet.
fn topic<'a>(
    findings: &'a Findings,
    questionnaire: &Questionnaire,
    place: usize,
) -> Option<&'a TopicRelease> {
    let (node, id) = (&questionnaire.nodes[place], &questionnaire.id);
    let alone = format!("{id}-{}.{}", questionnaire.version, node.id);
    let together = match (node.pillar, node.principle) {
        (Some(pillar), _) => format!("pillar-{pillar}"),
        (None, Some(principle)) => format!("principle-{principle}"),
        (None, None) => format!("{id}.{}", node.id),
    };
    let found = findings.topic(&alone).or_else(|| findings.topic(&together));
    found.filter(|topic| topic.scale.len() == questionnaire.scale.levels.len())
}

/// The comparison in words and figures. It says how the figures stand, not who is better.
pub(super) fn told(card: &Card<'_>, peers: &Peers) -> Told {
    let texts = card.texts;
    let title = texts.t("scorecard-peers");
    let Peers::Released { kind, topics } = peers else {
        return Told { title, sentences: vec![texts.t("scorecard-peers-not-released")], table: None };
    };
    let kind = [("kind", kind_name(texts, kind.code()).into())];
    let rows: Vec<Row> = card.upper.iter().filter_map(|node| row(card, *node, topics.get(node)?)).collect();
    if rows.is_empty() {
        let words = texts.t_with("scorecard-peers-withheld", &kind);
        return Told { title, sentences: vec![words], table: None };
    }
    let withheld = card.upper.len() - rows.len();
    let mut sentences = vec![texts.t_with("scorecard-peers-words", &kind)];
    if withheld > 0 {
        sentences.push(texts.t_with("scorecard-peers-some-withheld", &[("count", withheld.into())]));
    }
    let table = Table {
        caption: texts.t_with("scorecard-peers-table", &kind),
        columns: vec![
            Column::words(texts.t("report-topic"), 62),
            Column::numbers(texts.t("scorecard-own-score"), 22),
            Column::numbers(texts.t("scorecard-peers-mean"), 24),
            Column::numbers(texts.t("scorecard-peers-count"), 24),
            Column::words(texts.t("scorecard-peers-ratings"), 40),
        ],
        rows,
        note: Some(texts.t("scorecard-peers-note").into()),
    };
    Told { title, sentences, table: Some(table) }
}

fn row(card: &Card<'_>, node: usize, cell: &PeerCell) -> Option<Row> {
    let texts = card.texts;
    let withheld = || texts.t("scorecard-withheld");
    let own = card.node(node).value.and_then(|value| value.score);
    let named = |(level, count): (usize, &u32)| format!("{}: {count}", card.level(level));
    let ratings = cell.ratings.as_ref().map(|counts| {
        let shown = counts.iter().enumerate().filter(|(_, count)| **count > 0).map(named);
        shown.collect::<Vec<_>>().join("\n")
    });
    if cell.mean.is_none() && ratings.is_none() {
        return None;
    }
    Some(Row::Cells(vec![
        card.title(node).into(),
        own.map_or_else(|| "–".to_owned(), |score| texts.score(score)).into(),
        cell.mean.map_or_else(withheld, |mean| texts.number(mean.into(), 0)).into(),
        cell.institutions.to_string().into(),
        ratings.unwrap_or_else(withheld).into(),
    ]))
}
