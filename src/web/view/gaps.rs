//! The gap register.

use super::findings::Shown;
use super::groups;
use super::topics::{Figures, GapView, Group};
use super::words::indicator_kind;
use crate::web::pages::findings::{GapPillar, GapRegisterPage, GapRow};

/// Steps shown that would close a gap; those that concern most institutions come first.
const STEPS_SHOWN: usize = 3;

/// All gaps, under their pillars; of a questionnaire without pillars, under the parts of its whole.
pub fn page(shown: &Shown<'_>) -> GapRegisterPage {
    let branches = shown.branches();
    let home =
        |gap: &GapView| branches.iter().copied().find(|branch| shown.findings.is_within(gap.topic, *branch));
    let under = |branch: Option<usize>| {
        let title = branch.map_or_else(
            || shown.texts.t("gaps-other"),
            |branch| shown.findings.topics[branch].title.clone(),
        );
        let gaps = shown.findings.gaps.iter().filter(|gap| home(gap) == branch);
        GapPillar { title, gaps: gaps.map(|gap| row(shown, gap)).collect() }
    };
    let pillars = branches.iter().map(|branch| under(Some(*branch))).chain([under(None)]);
    GapRegisterPage {
        head: shown.head(shown.findings.gaps.iter().map(|gap| &shown.findings.topics[gap.topic].all)),
        findings_href: shown.place.overview(),
        pillars: pillars.filter(|pillar| !pillar.gaps.is_empty()).collect(),
        empty: empty(shown),
    }
}

/// What can be said when no gap stands there. No gap is a finding only when something was scored.
fn empty(shown: &Shown<'_>) -> String {
    let texts = shown.texts;
    let is_scored = shown.findings.topics.iter().any(|topic| matches!(topic.all, Group::Shown(_)));
    if shown.findings.accepted_of_asked().0 == 0 {
        texts.t("gaps-nothing-accepted")
    } else if shown.is_released() {
        texts.t("gaps-none-released")
    } else if is_scored {
        texts.t("gaps-none")
    } else {
        texts.t("gaps-nothing-scored")
    }
}

/// One gap.
pub fn row(shown: &Shown<'_>, gap: &GapView) -> GapRow {
    let texts = shown.texts;
    let topic = &shown.findings.topics[gap.topic];
    let principles: Vec<String> = gap.principles.iter().map(|number| number.to_string()).collect();
    let mean = match &topic.all {
        Group::Shown(Figures { inner: Some(inner), .. }) => texts.score(inner.gap),
        Group::Shown(Figures { inner: None, .. }) | Group::Withheld(_) | Group::Empty(_) => String::new(),
    };
    GapRow {
        title: topic.title.clone(),
        href: shown.topic_href(&topic.code),
        principles: principles.join(", "),
        kind: topic.indicator.map(|kind| indicator_kind(texts, kind)).unwrap_or_default(),
        institutions: groups::below_cell(texts, &topic.all).text,
        gap: mean,
        next_steps: gap.next_steps.iter().take(STEPS_SHOWN).cloned().collect(),
    }
}
