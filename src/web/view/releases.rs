//! Lists of releases, and what the next one would hold.

use super::findings::withheld;
use super::lens::dimension_words;
use super::released_segments::segment_label;
use super::topics::{FindingsView, Group};
use crate::assessment::DraftRelease;
use crate::disclosure::{Findings, How, Pinned, Released};
use crate::findings::Dimension;
use crate::response::{Round, RoundState};
use crate::store::ReleaseEntry;
use crate::texts::Texts;
use crate::web::pages::parts::{Cell, Choice, Choices, Row, Table};
use crate::web::pages::releases::{ReleasesPage, RoundReleases, releases_table};
use crate::web::paths::{self, RoundPath};
use crate::web::problems::Problems;

/// Letters of a fingerprint that tell releases apart at a glance.
const SHORT: usize = 12;

/// The releases of a round, with the form for another.
pub fn of_round(
    texts: &Texts,
    round: &Round,
    entries: &[ReleaseEntry],
    (draft, dimensions): (&DraftRelease, &[Dimension]),
    problems: &Problems,
) -> RoundReleases {
    let refusal = refusal(texts, round, &draft.findings);
    let view = FindingsView::released(&draft.findings, texts.language().code());
    let releases = entries.iter().map(|entry| (entry.clone(), round.name.clone())).collect();
    RoundReleases {
        round: round.name.clone(),
        findings_href: paths::round(round.id, RoundPath::Findings),
        releases: table(texts, releases),
        withheld: if refusal.is_none() {
            withheld(texts, view.groups(), round.smallest_cell)
        } else {
            Vec::new()
        },
        dimensions: choices(texts, dimensions),
        chosen: dimensions.iter().map(|dimension| dimension.code().to_owned()).collect(),
        quotations: Choices::default(),
        pinned: pinned(texts, draft, entries),
        refusal: refusal.unwrap_or_default(),
        action: paths::round(round.id, RoundPath::Releases),
        errors: problems.summary(),
    }
}

/// What segments can be shown by beside the kinds, which always are.
fn choices(texts: &Texts, chosen: &[Dimension]) -> Choices {
    let choice = |dimension: Dimension| Choice {
        is_chosen: chosen.contains(&dimension),
        ..Choice::new(dimension.code(), dimension_words(texts, dimension))
    };
    let others = Dimension::ALL.into_iter().filter(|dimension| *dimension != Dimension::Kind);
    Choices::of(others.map(choice).collect())
}

/// Cells that are named; a reader learns nothing from the hundredth.
const NAMED: usize = 12;

/// The cells a release would give away, in sentences.
fn pinned(texts: &Texts, draft: &DraftRelease, entries: &[ReleaseEntry]) -> Vec<String> {
    let sentence = |pinned: &Pinned| {
        let cell = pinned_cell(texts, draft, pinned);
        let cell = ("cell", cell.as_str().into());
        let known = |entry: &&ReleaseEntry| pinned.releases.contains(&entry.id.to_string());
        match (pinned.how, entries.iter().find(known)) {
            (How::Difference { institutions }, Some(entry)) => {
                let date = texts.date_time(entry.created_at);
                let arguments = [cell, ("count", institutions.into()), ("date", date.as_str().into())];
                texts.t_with("release-pinned-difference", &arguments)
            }
            (How::Difference { institutions }, None) => {
                texts.t_with("release-pinned-round", &[cell, ("count", institutions.into())])
            }
            (How::Named { institutions }, _) => {
                texts.t_with("release-pinned-named", &[cell, ("count", institutions.into())])
            }
            (How::Certain, _) => texts.t_with("release-pinned-certain", &[cell]),
            (How::Narrow { points }, _) => {
                texts.t_with("release-pinned-narrow", &[cell, ("points", points.into())])
            }
        }
    };
    let mut named: Vec<String> = draft.pinned.iter().take(NAMED).map(sentence).collect();
    if let Some(more) = draft.pinned.len().checked_sub(NAMED).filter(|more| *more > 0) {
        let more = u32::try_from(more).unwrap_or(u32::MAX);
        named.push(texts.t_with("release-pinned-more", &[("count", more.into())]));
    }
    named
}

/// Topic, dimension and segment of a cell.
fn pinned_cell(texts: &Texts, draft: &DraftRelease, pinned: &Pinned) -> String {
    let title =
        draft.findings.get().topic(&pinned.topic).map(|topic| topic.title.get(texts.language().code()));
    let topic = ("topic", title.unwrap_or(&pinned.topic).into());
    let Some(dimension) = pinned.dimension.as_deref().and_then(Dimension::from_code) else {
        return texts.t_with("release-cell-all", &[topic]);
    };
    let names: Vec<String> =
        pinned.segments.iter().map(|segment| segment_label(texts, dimension, segment)).collect();
    let (name, segments) = (dimension_words(texts, dimension), names.join(", "));
    let arguments = [topic, ("dimension", name.as_str().into()), ("segment", segments.as_str().into())];
    texts.t_with("release-cell", &arguments)
}

/// Why no release can be made of a round; `None` when one can.
pub fn refusal(texts: &Texts, round: &Round, releasable: &Released<Findings>) -> Option<String> {
    let view = FindingsView::released(releasable, texts.language().code());
    let shows_something = view.groups().any(|group| matches!(group, Group::Shown(_)));
    let is_scored = view.groups().any(|group| !matches!(group, Group::Empty(_)));
    if round.state == RoundState::Open {
        Some(texts.t("release-round-open"))
    } else if shows_something {
        None
    } else if view.accepted_of_asked().0 >= round.smallest_cell && !is_scored {
        Some(texts.t("release-nothing-scored"))
    } else {
        let counts =
            [("accepted", view.accepted_of_asked().0.into()), ("smallest", round.smallest_cell.into())];
        Some(format!("{} {}", texts.t("release-too-few"), texts.t_with("looks-smallest", &counts)))
    }
}

/// All releases, each with the name of its round.
pub fn all(texts: &Texts, releases: Vec<(ReleaseEntry, String)>) -> ReleasesPage {
    ReleasesPage { releases: table(texts, releases) }
}

/// The newest first.
fn table(texts: &Texts, mut releases: Vec<(ReleaseEntry, String)>) -> Table {
    releases.sort_by_key(|(entry, _)| std::cmp::Reverse((entry.created_at, entry.id)));
    let row = |(entry, round): (ReleaseEntry, String)| {
        let fingerprint: String = entry.sha256.chars().take(SHORT).collect();
        let cells = vec![Cell::words(texts.date_time(entry.created_at)), Cell::words(fingerprint)];
        Row::new(round, cells).leading_to(paths::release(entry.id))
    };
    releases_table(texts, releases.into_iter().map(row).collect())
}
