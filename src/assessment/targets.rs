//! Questionnaires as a round asks them: with the target the round has set.

use std::collections::BTreeMap;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::Assessment;
use super::error::Error;
use crate::questionnaire::Questionnaire;
use crate::response::{Round, RoundId};

/// A questionnaire with the target a round has set for it; topics with a target of their own keep that.
pub(super) fn with_target(
    questionnaire: Arc<Questionnaire>,
    round: &Round,
    sha256: &str,
) -> Arc<Questionnaire> {
    at_target(questionnaire, round.settings.targets.get(sha256).copied())
}

/// A questionnaire with another target than its own, where one is given.
pub(super) fn at_target(questionnaire: Arc<Questionnaire>, target: Option<Decimal>) -> Arc<Questionnaire> {
    match target {
        Some(target) if target != questionnaire.target => {
            Arc::new(Questionnaire { target, ..Questionnaire::clone(&questionnaire) })
        }
        Some(_) | None => questionnaire,
    }
}

impl Assessment {
    /// The questionnaires of a round by the SHA-256 of their files, each with the target of the round.
    ///
    /// # Errors
    /// [`Error::NotFound`], the database's, or when a stored questionnaire cannot be read.
    pub async fn questionnaires_in(
        &self,
        round: RoundId,
    ) -> Result<BTreeMap<String, Arc<Questionnaire>>, Error> {
        let round = self.store.round(round).await?.ok_or(Error::NotFound("round"))?;
        let mut found = BTreeMap::new();
        for entry in self.store.list_questionnaires_of_round(round.id).await? {
            let questionnaire = self.questionnaire(&entry.sha256).await?;
            let questionnaire = with_target(questionnaire, &round, &entry.sha256);
            found.insert(entry.sha256, questionnaire);
        }
        Ok(found)
    }
}
