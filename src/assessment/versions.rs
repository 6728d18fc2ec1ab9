//! Which rounds answer which version of a questionnaire.

use super::{Assessment, Error};
use crate::response::{ResponseState, RoundState};

/// A round with the version it answers. It keeps that version whatever is published later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoundOnVersion {
    /// The round's name.
    pub name: String,
    /// True while institutions may still answer.
    pub is_open: bool,
    /// The version its responses answer.
    pub version: u32,
    /// Responses that are being answered, returned ones included.
    pub drafts: usize,
    /// Responses handed in and not yet decided on.
    pub handed_in: usize,
    /// Responses accepted.
    pub accepted: usize,
}

impl Assessment {
    /// Every round that answers a version of the questionnaire `id`, in the order of the rounds.
    ///
    /// # Errors
    /// The database's.
    pub async fn rounds_on_versions(&self, id: &str) -> Result<Vec<RoundOnVersion>, Error> {
        let mut found = Vec::new();
        for round in self.store.list_rounds().await? {
            let questionnaires = self.store.list_questionnaires_of_round(round.id).await?;
            for entry in questionnaires.into_iter().filter(|entry| entry.id == id) {
                let mut one = RoundOnVersion {
                    name: round.name.clone(),
                    is_open: round.state == RoundState::Open,
                    version: entry.version,
                    drafts: 0,
                    handed_in: 0,
                    accepted: 0,
                };
                let responses = self.store.list_responses(round.id).await?;
                let on_it = responses.iter().filter(|one| one.response.questionnaire == entry.sha256);
                on_it.for_each(|response| one.count(&response.response.state));
                found.push(one);
            }
        }
        Ok(found)
    }
}

impl RoundOnVersion {
    const fn count(&mut self, state: &ResponseState) {
        match state {
            ResponseState::Open | ResponseState::Returned { .. } => self.drafts += 1,
            ResponseState::Submitted { .. } => self.handed_in += 1,
            ResponseState::Accepted { .. } => self.accepted += 1,
        }
    }
}
