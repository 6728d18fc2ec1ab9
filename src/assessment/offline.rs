//! A response as a file and back: what it would change, and saving what was confirmed.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, TimeDelta, Utc};
use sha2::{Digest as _, Sha256};
use tokio::sync::Semaphore;
use uuid::Uuid;

use super::clock::fresh_id;
use super::{Assessment, Error, OpenedResponse, OwnResponse, section_of};
use crate::offline::{Facts, Place, Planned, Refusal, Standing, Taken, Wrong, take};
use crate::response::{MayAnswer, ResponseId, SaveId, SectionState, UnitId, UserId};
use crate::store::{Actor, PendingUpload, SaveAnswer, SaveError};

/// How long an upload waits for its confirmation.
const KEPT: TimeDelta = TimeDelta::hours(24);

/// Files read at the same time: each may take some hundred megabytes.
static READING: Semaphore = Semaphore::const_new(2);

/// What became of the answers of a file: all are saved, or none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// So many are saved.
    Saved(usize),
    /// None is saved; something had just changed.
    Overtaken {
        /// Answers somebody else had changed, or whose unit was gone.
        stale: usize,
        /// Answers whose section had been marked ready.
        locked: usize,
    },
    /// None is saved; the response can no longer be changed.
    Closed,
}

impl OpenedResponse {
    /// The response as files know it.
    pub fn facts(&self) -> Facts<'_> {
        let standing =
            |((unit, question), stored): (&(Option<UnitId>, String), &crate::store::StoredAnswer)| {
                let place = Place { question: question.clone(), unit: unit.map(|unit| unit.0) };
                let standing = Standing {
                    given: stored.given.clone(),
                    revision: stored.revision,
                    saved_at: stored.saved_at,
                    saved_by: stored.saved_by_name.clone(),
                };
                (place, standing)
            };
        Facts {
            round: self.round.id,
            round_name: &self.round.name,
            institution: self.institution.id,
            institution_name: &self.institution.name,
            response: self.response.id,
            sha256: &self.response.questionnaire,
            questionnaire: &self.questionnaire,
            sheet: &self.sheet,
            units: &self.units,
            answers: self.answers.iter().map(standing).collect::<BTreeMap<_, _>>(),
            left_out: BTreeSet::new(),
        }
    }
}

impl OwnResponse {
    /// The response as the person's files know it: without the questions they may not read.
    pub fn own_facts(&self) -> Facts<'_> {
        Facts { left_out: self.not_shown().questions, ..self.facts() }
    }

    /// The permission to give an answer of a file.
    pub fn permit(&self, place: &Place) -> Option<MayAnswer> {
        self.access.may_answer(section_of(&self.questionnaire, &place.question)?, &place.question)
    }

    /// Why the person may not give an answer of a file; `None` when they may.
    pub fn barred(&self, place: &Place) -> Option<Wrong> {
        let section = section_of(&self.questionnaire, &place.question)?;
        if self.permit(place).is_some() {
            return None;
        }
        let is_ready = self.access.state(section) == SectionState::Ready;
        let is_locked = is_ready && self.access.is_answerer(section, &place.question);
        Some(if is_locked { Wrong::SectionReady } else { Wrong::NotYours })
    }
}

/// What is planned, each with the permission to save it; what nobody permits is not saved.
pub fn permitted(
    planned: Vec<Planned>,
    permit: impl Fn(&Place) -> Option<MayAnswer>,
) -> Vec<(Planned, MayAnswer)> {
    planned.into_iter().filter_map(|one| permit(&one.place).map(|permit| (one, permit))).collect()
}

impl Assessment {
    /// Reads a file and keeps what it says until it is confirmed.
    ///
    /// # Errors
    /// The database's; the inner one is why the file is not taken.
    pub async fn upload(
        &self,
        (actor, by): (&Actor, UserId),
        own: &OwnResponse,
        (name, bytes): (String, Vec<u8>),
        now: DateTime<Utc>,
    ) -> Result<Result<Uuid, Refusal>, Error> {
        let sha256 = hex(&Sha256::digest(&bytes));
        let taken = match self.read_file(own.clone(), OwnResponse::own_facts, bytes).await? {
            Ok(taken) => taken,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let content = serde_json::to_string(&taken).map_err(|error| Error::Refused(error.to_string()))?;
        let upload = PendingUpload {
            id: fresh_id(),
            response: own.response.id,
            by,
            file_name: name,
            sha256,
            content,
            is_taken: false,
            at: now,
            expires_at: now + KEPT,
        };
        self.store.add_upload(actor, &upload).await?;
        Ok(Ok(upload.id))
    }

    /// Reads a file away from the threads that serve others: a large one takes a while.
    ///
    /// # Errors
    /// When the service is stopping; the inner one is why the file is not taken, also where reading it stumbled.
    pub async fn read_file<T: Send + 'static>(
        &self,
        opened: T,
        facts: fn(&T) -> Facts<'_>,
        bytes: Vec<u8>,
    ) -> Result<Result<Taken, Refusal>, Error> {
        let turn = READING.acquire().await.map_err(|error| Error::Refused(error.to_string()))?;
        // The turn ends with the work, also when whoever sent the file has gone.
        let read = tokio::task::spawn_blocking(move || {
            let _turn = turn;
            take(&facts(&opened), &bytes)
        });
        match read.await {
            Ok(taken) => Ok(taken),
            Err(error) if error.is_panic() => Ok(Err(Refusal::NotAWorkbook)),
            Err(error) => Err(Error::Refused(error.to_string())),
        }
    }

    /// Saves what was planned: all of it, or nothing. `attempt` names the file: the same plan carried out again saves
    /// nothing twice. An upload it comes from is done with then.
    ///
    /// # Errors
    /// The database's.
    pub async fn save_planned(
        &self,
        actor: &Actor,
        response: ResponseId,
        (attempt, planned): (&[u8], Vec<(Planned, MayAnswer)>),
        upload: Option<&PendingUpload>,
        now: DateTime<Utc>,
    ) -> Result<Outcome, Error> {
        let save = |(planned, permit): (Planned, MayAnswer)| SaveAnswer {
            save_id: save_id(attempt, &planned),
            response,
            unit: planned.place.unit.map(UnitId),
            permit,
            expected_revision: planned.expected_revision,
            given: planned.given,
            actor: actor.clone(),
            at: now,
        };
        let saves: Vec<SaveAnswer> = planned.into_iter().map(save).collect();
        let saved = self.store.save_together(actor, &saves, upload, now).await?;
        let (mut stale, mut locked, mut is_closed) = (0, 0, false);
        for refusal in saved.into_iter().filter_map(Result::err) {
            match refusal {
                SaveError::Stale { .. } | SaveError::UnknownUnit => stale += 1,
                SaveError::SectionReady => locked += 1,
                SaveError::NotEditable | SaveError::RoundClosed => is_closed = true,
                error => return Err(Error::Refused(error.to_string())),
            }
        }
        Ok(match (is_closed, stale + locked) {
            (true, _) => Outcome::Closed,
            (false, 0) => Outcome::Saved(saves.len()),
            (false, _) => Outcome::Overtaken { stale, locked },
        })
    }
}

/// Follows from what is saved, so that a confirmation sent twice is one.
fn save_id(attempt: &[u8], planned: &Planned) -> SaveId {
    let content = serde_json::to_vec(&(&planned.place, planned.expected_revision, &planned.given));
    let hash = Sha256::new().chain_update(attempt).chain_update(content.unwrap_or_default()).finalize();
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash[..16]);
    SaveId(uuid::Builder::from_custom_bytes(bytes).into_uuid())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
