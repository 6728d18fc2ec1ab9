//! What findings are drawn from.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::questionnaire::Questionnaire;
use crate::response::{AnswerSheet, Institution, InstitutionKind, ResponseId};

/// A response as findings see it.
#[derive(Clone, Debug)]
pub struct Participant {
    /// Who answers.
    pub institution: Institution,
    /// The response.
    pub response: ResponseId,
    /// What was asked.
    pub questionnaire: Arc<Questionnaire>,
    /// How far it came.
    pub standing: Standing,
    /// The answers as handed in, once accepted; findings rest on these alone.
    pub accepted: Option<AnswerSheet>,
}

impl Participant {
    /// The side the institution stood on when it handed in, or stands on now; one nobody has placed counts as the
    /// questionnaire's first addressee.
    pub fn kind(&self) -> InstitutionKind {
        let then = self.accepted.as_ref().and_then(|sheet| sheet.profile.kind);
        let addressed =
            || self.questionnaire.addressed_to.first().and_then(|kind| InstitutionKind::from_code(kind));
        then.or(self.institution.profile.kind).or_else(addressed).unwrap_or(InstitutionKind::Private)
    }
}

/// How far a response came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Nothing answered.
    NotStarted,
    /// Something answered, or returned for changes.
    InProgress,
    /// Handed in, not yet accepted.
    Submitted,
    /// Accepted; counts in the findings.
    Accepted,
}

/// How many responses stand where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ResponseRate {
    /// Responses asked for.
    pub asked: u32,
    /// Nothing answered.
    pub not_started: u32,
    /// Something answered.
    pub in_progress: u32,
    /// Handed in, not accepted.
    pub submitted: u32,
    /// Accepted.
    pub accepted: u32,
}

impl ResponseRate {
    /// Counts one response.
    pub const fn add(&mut self, standing: Standing) {
        self.asked += 1;
        match standing {
            Standing::NotStarted => self.not_started += 1,
            Standing::InProgress => self.in_progress += 1,
            Standing::Submitted => self.submitted += 1,
            Standing::Accepted => self.accepted += 1,
        }
    }
}

/// Response rates by kind of institution, in the order of [`InstitutionKind::ALL`]; kinds nobody asked are left out.
pub fn response_rates(participants: &[Participant]) -> BTreeMap<InstitutionKind, ResponseRate> {
    let mut rates: BTreeMap<InstitutionKind, ResponseRate> = BTreeMap::new();
    for participant in participants {
        rates.entry(participant.kind()).or_default().add(participant.standing);
    }
    rates
}
