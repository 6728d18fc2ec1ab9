//! How far the findings of a round move under other choices.

use std::sync::Arc;

use super::Assessment;
use super::error::Error;
use crate::findings::robustness::{Plan, Robustness, robustness};
use crate::response::RoundId;

impl Assessment {
    /// Draws the findings of a round many times over, once for each plan and state of its data.
    ///
    /// # Errors
    /// As [`participants`](Self::participants).
    ///
    /// # Panics
    /// When the calculation panics.
    pub async fn robustness(&self, round: RoundId, plan: Plan) -> Result<Arc<Robustness>, Error> {
        let version = self.store.data_version(round).await?;
        let key = (round, version, plan);
        if let Some(found) = self.robustness.get(&key) {
            return Ok(found);
        }
        let baseline = self.baseline_on(round, plan.basis).await?;
        let participants = self.participants(round).await?;
        // Seconds of work, which no other request should wait for.
        let calculation = tokio::task::spawn_blocking(move || robustness(&participants, &baseline, plan));
        let found = Arc::new(calculation.await.expect("the calculation does not panic"));
        self.robustness.put(key, Arc::clone(&found));
        Ok(found)
    }
}
