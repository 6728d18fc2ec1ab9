//! A whole round: who stands where, findings, closing, releases.

use std::sync::Arc;

use super::error::Error;
use super::review::verified_sheet;
use super::{Assessment, snapshot};
use crate::disclosure::{self, Findings, Policy, Released};
use crate::findings::{Participant, Standing};
use crate::response::{AnswerSheet, ReleaseId, ResponseId, ResponseState, Round, RoundId};
use crate::store::EnrolledResponse;

impl Assessment {
    /// Everybody asked in a round, with the answers of accepted responses.
    ///
    /// # Errors
    /// The database's, or when a stored questionnaire or snapshot cannot be read.
    pub async fn participants(&self, round: RoundId) -> Result<Vec<Participant>, Error> {
        let verdicts = self.verdicts_by_place(round).await?;
        let mut accepted: Vec<(ResponseId, (AnswerSheet, Option<AnswerSheet>))> = Vec::new();
        for stored in self.store.snapshots_of_round(round).await? {
            let questionnaire = self.questionnaire(&stored.response.questionnaire).await?;
            let sheet = snapshot::read(&questionnaire, &stored.content)?;
            let verified = match verdicts.get(&stored.response.id) {
                Some(given) => verified_sheet(&stored, &sheet, given)?,
                None => None,
            };
            accepted.push((stored.response.id, (sheet, verified)));
        }
        let mut participants = Vec::new();
        let arrangements = self.store.arrangements(round).await?;
        let asked = self.questionnaires_in(round).await?;
        for enrolled in self.store.list_responses(round).await? {
            let is_withdrawn =
                arrangements.get(&enrolled.response.id).is_some_and(|found| found.withdrawal.is_some());
            let place = accepted.iter().position(|(id, _)| *id == enrolled.response.id);
            let sheets = place.map(|place| accepted.swap_remove(place).1).filter(|_| !is_withdrawn);
            let (own, verified) = sheets.unzip();
            participants.push(Participant {
                response: enrolled.response.id,
                questionnaire: Arc::clone(
                    asked.get(&enrolled.response.questionnaire).ok_or(Error::NotFound("questionnaire"))?,
                ),
                standing: if is_withdrawn { Standing::Withdrawn } else { standing(&enrolled) },
                accepted: own,
                verified: verified.flatten(),
                institution: enrolled.institution,
            });
        }
        Ok(participants)
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
