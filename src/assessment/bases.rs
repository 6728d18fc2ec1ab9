//! The findings of a round from what reviewers verified, beside those from what institutions say.

use std::sync::Arc;

use super::Assessment;
use super::error::Error;
use crate::findings::{Baseline, Basis, Participant, draw};
use crate::response::RoundId;

/// Everybody with the sheets of one basis in the places findings are drawn from.
pub(super) fn on_basis(participants: Vec<Participant>, basis: Basis) -> Vec<Participant> {
    let on = |one: Participant| Participant { accepted: one.sheet(basis).cloned(), ..one };
    participants.into_iter().map(on).collect()
}

impl Assessment {
    /// The findings of a round as reviewers verified them; `None` where nothing was verified. Computed once per state
    /// of its data.
    ///
    /// # Errors
    /// As [`participants`](Self::participants).
    pub async fn verified_baseline(&self, round: RoundId) -> Result<Option<Arc<Baseline>>, Error> {
        let key = (round, self.store.data_version(round).await?);
        let found = match self.verified.get(&key) {
            Some(found) => found,
            None => {
                let participants = self.participants(round).await?;
                let is_verified = participants.iter().any(|one| one.verified.is_some());
                let drawn = is_verified.then(|| draw(&on_basis(participants, Basis::Verified)));
                let drawn = Arc::new(drawn);
                self.verified.put(key, Arc::clone(&drawn));
                drawn
            }
        };
        Ok(found.as_ref().clone().map(Arc::new))
    }
}
