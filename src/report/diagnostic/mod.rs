//! The diagnostic report of a round: what was found, and what should follow, for those who draft a National Action Plan.
//!
//! Its figures are those of released findings, as in the [`baseline`] report, whose chapters it shares.
//! Of the register come in the findings that are confirmed, in words that say no more than the release does: see
//! [`mod@confirmed`]. Passages, recommendations and the plan are written by people to be published and stand as they are.

mod annexes;
mod capacity;
mod change;
mod confirmed;
mod groups;
mod guard;
mod measures;
mod opening;
mod passages;
mod pillars;
mod register;
mod stability;
mod statement;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use passages::{NoPassage, PASSAGES, Passages, passage_title};

use super::baseline::ground::Ground;
use super::baseline::{self, RoundFacts, method};
use super::compose::Composer;
use super::document::{Document, Layout};
use crate::action_plan::{Event, Plan, Recommendation, draft_recommendations};
use crate::disclosure::{Findings, Released};
use crate::findings::register as kept;
use crate::findings::salience::Rated;
use crate::questionnaire::{Questionnaire, Text};
use crate::texts::{Language, Texts};
use confirmed::{Confirmed, confirmed};
use guard::Guard;

/// A salient issue of the round.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SalientIssue {
    /// What it is called.
    pub title: Text,
    /// How grave it is.
    pub rated: Rated,
    /// What that rests on.
    pub grounds: String,
}

/// An earlier round this one is set beside.
#[derive(Clone, Copy, Debug)]
pub struct Before<'a> {
    /// The round, with the versions of its questionnaires.
    pub facts: &'a RoundFacts,
    /// Its newest release, as it was stored.
    pub findings: &'a Released<Findings>,
}

/// What the report is made from.
pub struct Diagnostic<'a> {
    /// The round.
    pub facts: &'a RoundFacts,
    /// What disclosure control lets out.
    pub findings: &'a Released<Findings>,
    /// The last round before with a stored release.
    pub before: Option<Before<'a>>,
    /// The questionnaires of the round.
    pub questionnaires: &'a [Arc<Questionnaire>],
    /// The register of findings, whatever their status.
    pub register: &'a kept::Findings,
    /// Salient issues by code.
    pub issues: &'a BTreeMap<String, SalientIssue>,
    /// Names of all institutions. Words of the register that hold one are left out.
    pub names: &'a [String],
    /// What people wrote.
    pub passages: &'a Passages,
    /// What is recommended; drafted from the gaps where nobody has written any yet.
    pub recommendations: Option<&'a [Recommendation]>,
    /// The draft of the plan, if there is one.
    pub plan: Option<&'a Plan>,
    /// Trainings and events held for the round.
    pub events: &'a [Event],
}

/// What every chapter draws on.
struct Report<'a> {
    ground: Ground<'a>,
    input: &'a Diagnostic<'a>,
    guard: Guard<'a>,
    confirmed: Confirmed<'a>,
    recommendations: Vec<Recommendation>,
}

impl<'a> Report<'a> {
    fn new(texts: &'static Texts, input: &'a Diagnostic<'a>) -> Self {
        let ground = Ground::new(texts, input.facts, input.findings.get());
        let guard = Guard::new(input.names, ground.findings);
        let confirmed = confirmed(&ground, &guard, input);
        let recommendations = match input.recommendations {
            Some(written) => written.to_vec(),
            None => drafted(input.findings, input.register),
        };
        Self { ground, input, guard, confirmed, recommendations }
    }

    fn language(&self) -> &'static str {
        self.ground.texts.language().code()
    }

    fn passage(&self, composer: &mut Composer, name: &str) {
        self.input.passages.write(composer, name);
    }
}

/// First recommendations of a round, from released next steps alone: those of confirmed findings, and where these have
/// none those of all common gaps.
pub fn drafted(findings: &Released<Findings>, register: &kept::Findings) -> Vec<Recommendation> {
    draft_recommendations(&confirmed::shortfalls(findings.get(), register))
}

/// Composes the report in `language`. The same input always gives the same document.
pub fn document(language: Language, input: &Diagnostic<'_>) -> Document {
    let texts = Texts::get(language);
    let report = Report::new(texts, input);
    let mut composer = Composer::new(texts);
    opening::summary(&mut composer, &report);
    method::write(&mut composer, &report.ground);
    report.passage(&mut composer, "limits");
    capacity::write(&mut composer, &report);
    opening::context(&mut composer, &report);
    pillars::write(&mut composer, &report);
    groups::write(&mut composer, &report);
    register::write(&mut composer, &report);
    measures::recommendations(&mut composer, &report);
    measures::actions(&mut composer, &report);
    annexes::write(&mut composer, &report);
    let notice = texts.t_with("diagnostic-notice", &[report.ground.smallest()]);
    Document {
        language: language.code().to_owned(),
        title: texts.t("diagnostic-title"),
        subtitle: Some(texts.t_with("report-subtitle", &[("round", input.facts.name.as_str().into())])),
        cover: baseline::cover(&composer, &report.ground, notice),
        contents_title: Some(texts.t("report-contents")),
        layout: Layout::Report,
        blocks: composer.finish(),
    }
}
