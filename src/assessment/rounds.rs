//! A whole round: who stands where, findings, closing, releases.

use std::sync::Arc;

use super::error::Error;
use super::{Assessment, snapshot};
use crate::disclosure::{self, Findings, Policy, Released};
use crate::findings::{Baseline, Participant, Standing, draw};
use crate::response::{AnswerSheet, ReleaseId, ResponseId, ResponseState, Round, RoundId};
use crate::store::EnrolledResponse;

impl Assessment {
    /// Everybody asked in a round, with the answers of accepted responses.
    ///
    /// # Errors
    /// The database's, or when a stored questionnaire or snapshot cannot be read.
    pub async fn participants(&self, round: RoundId) -> Result<Vec<Participant>, Error> {
        let mut accepted: Vec<(ResponseId, AnswerSheet)> = Vec::new();
        for stored in self.store.snapshots_of_round(round).await? {
            let questionnaire = self.questionnaire(&stored.response.questionnaire).await?;
            accepted.push((stored.response.id, snapshot::read(&questionnaire, &stored.content)?));
        }
        let mut participants = Vec::new();
        for enrolled in self.store.list_responses(round).await? {
            let sheet = accepted.iter().position(|(id, _)| *id == enrolled.response.id);
            participants.push(Participant {
                response: enrolled.response.id,
                questionnaire: self.questionnaire(&enrolled.response.questionnaire).await?,
                standing: standing(&enrolled),
                accepted: sheet.map(|place| accepted.swap_remove(place).1),
                verified: None,
                institution: enrolled.institution,
            });
        }
        Ok(participants)
    }

    /// The findings of a round as it stands; computed once per state of its data.
    ///
    /// # Errors
    /// As [`participants`](Self::participants).
    pub async fn baseline(&self, round: RoundId) -> Result<Arc<Baseline>, Error> {
        let version = self.store.data_version(round).await?;
        if let Some(found) = self.baselines.get(&(round, version)) {
            return Ok(found);
        }
        let baseline = Arc::new(draw(&self.participants(round).await?));
        self.baselines.put((round, version), Arc::clone(&baseline));
        Ok(baseline)
    }

    /// What disclosure control lets out of a round as it stands. Not yet a release: nothing is stored.
    ///
    /// # Errors
    /// As [`participants`](Self::participants).
    pub async fn releasable(&self, round: &Round) -> Result<Released<Findings>, Error> {
        let baseline = self.baseline(round.id).await?;
        Ok(disclosure::release(&baseline, Policy::new(round.smallest_cell)))
    }

    /// A stored release with the round it came from.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Release`] when it was changed after it was made, or the database's.
    pub async fn release(
        &self,
        id: ReleaseId,
    ) -> Result<(crate::store::ReleaseEntry, Round, Released<Findings>), Error> {
        let release = self.store.release(id).await?.ok_or(Error::NotFound("release"))?;
        let round = self.store.round(release.entry.round).await?.ok_or(Error::NotFound("round"))?;
        let findings = disclosure::reopen(&release.content, &release.entry.sha256)?;
        Ok((release.entry, round, findings))
    }
}

/// How far an enrolled response came.
pub fn standing(enrolled: &EnrolledResponse) -> Standing {
    match &enrolled.response.state {
        ResponseState::Open if enrolled.answered == 0 => Standing::NotStarted,
        ResponseState::Open | ResponseState::Returned { .. } => Standing::InProgress,
        ResponseState::Submitted { .. } => Standing::Submitted,
        ResponseState::Accepted { .. } => Standing::Accepted,
    }
}
