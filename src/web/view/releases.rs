//! Lists of releases, and what the next one would hold.

use super::findings::withheld;
use super::topics::{FindingsView, Group};
use crate::disclosure::{Findings, Released};
use crate::response::{Round, RoundState};
use crate::store::ReleaseEntry;
use crate::texts::Texts;
use crate::web::pages::parts::{Cell, Row, Table};
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
    releasable: &Released<Findings>,
    problems: &Problems,
) -> RoundReleases {
    let refusal = refusal(texts, round, releasable);
    let view = FindingsView::released(releasable, texts.language().code());
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
        refusal: refusal.unwrap_or_default(),
        action: paths::round(round.id, RoundPath::Releases),
        errors: problems.summary(),
    }
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
        Some(texts.t("release-too-few"))
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
