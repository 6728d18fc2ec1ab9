//! What a finding says in a report: its name, its statement, whom it concerns.

use super::confirmed::{Basis, Part, Stand};
use super::guard::{Guard, numbers_of};
use crate::disclosure::{CellRelease, Share};
use crate::findings::finding::{Finding, Written};
use crate::report::baseline::annex::hides_something;
use crate::report::baseline::chapters::below_sentence;
use crate::report::baseline::ground::Ground;

/// The words of a finding.
pub(super) struct Words {
    /// What it is called.
    pub title: String,
    /// What it says.
    pub statement: String,
    /// How many institutions it concerns, as far as the release says.
    pub institutions: String,
    /// True when a statement was written that cannot be used.
    pub is_reworded: bool,
}

/// The words of a finding; none where even its name may not be told.
pub(super) fn words(
    ground: &Ground<'_>,
    guard: &Guard<'_>,
    (finding, basis): (&Finding, &Basis<'_>),
) -> Option<Words> {
    let allowed = allowed(ground, basis);
    let title = title(ground, guard, basis, allowed.as_deref())?;
    let written = finding.statements.get(ground.texts.language().code());
    let used = written.filter(|written| {
        let is_safe = allowed.as_ref().is_some_and(|known| guard.allows(&written.text, known));
        is_safe && has_released_figures(ground, basis, written)
    });
    Some(Words {
        statement: used.map_or_else(|| template(ground, basis, &title), |written| written.text.clone()),
        institutions: institutions(ground, basis),
        is_reworded: written.is_some() && used.is_none(),
        title,
    })
}

/// The numbers that may stand in words somebody wrote; none where something of the topics is withheld, and no words of
/// people may stand.
fn allowed(ground: &Ground<'_>, basis: &Basis<'_>) -> Option<Vec<u32>> {
    let topics = basis.topics();
    // How many have a step before them is never released.
    if matches!(basis, Basis::Gap(Stand { part: Part::Step(_), .. })) {
        return None;
    }
    if topics.iter().any(|place| hides_something(ground.topic(*place))) {
        return None;
    }
    let principles = match basis {
        Basis::Elsewhere(_, principles, _) => principles.iter().map(|number| u32::from(*number)).collect(),
        Basis::Gap(_) | Basis::Merged(..) => Vec::new(),
    };
    Some(topics.iter().flat_map(|place| numbers_of(ground.topic(*place))).chain(principles).collect())
}

/// True where a statement was written over the figures that are released.
fn has_released_figures(ground: &Ground<'_>, basis: &Basis<'_>, written: &Written) -> bool {
    let cell = match basis {
        Basis::Gap(Stand { part: Part::Kind(_, cell), .. }) => cell,
        Basis::Gap(Stand { gap, part: Part::Whole }) => &ground.topic(gap.topic).all,
        Basis::Gap(Stand { part: Part::Step(_), .. }) => return false,
        // Their own figures are not in the release: the numbers in the words have been looked at.
        Basis::Merged(..) | Basis::Elsewhere(..) => return true,
    };
    let CellRelease::Shown { institutions, below_target: Share::Count(count), .. } = cell else {
        return false;
    };
    written.over.as_ref().is_some_and(|over| (over.below, over.scored) == (*count, *institutions))
}

fn title(
    ground: &Ground<'_>,
    guard: &Guard<'_>,
    basis: &Basis<'_>,
    allowed: Option<&[u32]>,
) -> Option<String> {
    let may_stand = |words: &str| allowed.is_some_and(|known| guard.allows(words, known));
    match basis {
        Basis::Gap(stand) => Some(name(ground, stand)),
        Basis::Merged(title, _) if may_stand(title) => Some((*title).to_owned()),
        Basis::Merged(_, stands) => Some(names(ground, stands)),
        Basis::Elsewhere(title, ..) => may_stand(title).then(|| (*title).to_owned()),
    }
}

fn names(ground: &Ground<'_>, stands: &[Stand<'_>]) -> String {
    stands.iter().map(|stand| name(ground, stand)).collect::<Vec<_>>().join("; ")
}

/// The name of the topic, and of the part where it is one.
fn name(ground: &Ground<'_>, stand: &Stand<'_>) -> String {
    let title = ground.title(stand.gap.topic);
    match &stand.part {
        Part::Whole => title.to_owned(),
        Part::Kind(kind, _) => format!("{title} – {}", ground.kind(kind)),
        Part::Step(step) => {
            format!("{title} – {}", step.get(ground.texts.language().code()).trim_end_matches('.'))
        }
    }
}

/// What the release says of the topic.
fn template(ground: &Ground<'_>, basis: &Basis<'_>, title: &str) -> String {
    match basis {
        Basis::Gap(stand) => of_gap(ground, stand),
        Basis::Merged(_, stands) => {
            let parts = [("parts", names(ground, stands).into())];
            ground.texts.t_with("register-says-parts", &parts)
        }
        Basis::Elsewhere(..) => title.to_owned(),
    }
}

fn of_gap(ground: &Ground<'_>, stand: &Stand<'_>) -> String {
    let texts = ground.texts;
    let cell = match &stand.part {
        Part::Whole => &ground.topic(stand.gap.topic).all,
        Part::Kind(_, cell) => cell,
        Part::Step(step) => {
            let step = ("step", step.get(texts.language().code()).into());
            return texts.t_with("diagnostic-says-step", &[step, ground.smallest()]);
        }
    };
    let CellRelease::Shown { institutions, below_target, .. } = cell else {
        return texts.t("diagnostic-says-common");
    };
    let mut sentences = vec![below_sentence(ground, *institutions, *below_target)];
    if let (Part::Whole, Some(step)) = (&stand.part, stand.gap.next_steps.first()) {
        let step = [("step", step.get(texts.language().code()).into())];
        sentences.push(texts.t_with("report-first-step", &step));
    }
    sentences.join(" ")
}

fn institutions(ground: &Ground<'_>, basis: &Basis<'_>) -> String {
    match basis {
        Basis::Gap(Stand { gap, part: Part::Whole }) => ground.below_target(&ground.topic(gap.topic).all),
        Basis::Gap(Stand { part: Part::Kind(_, cell), .. }) => ground.below_target(cell),
        Basis::Gap(Stand { part: Part::Step(_), .. }) => {
            ground.texts.t_with("diagnostic-at-least", &[ground.smallest()])
        }
        Basis::Merged(..) => ground.texts.t("report-withheld"),
        Basis::Elsewhere(..) => ground.texts.t("diagnostic-not-counted"),
    }
}
