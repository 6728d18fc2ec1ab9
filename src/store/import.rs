//! Whole responses from elsewhere, accepted as they are, in one transaction.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use serde_json::json;

use super::answers::{self, new_row};
use super::engine::Tx;
use super::{Actor, Store, StoreError, audit, institutions, responses, rounds, snapshots, units};
use crate::response::{GivenAnswer, Institution, Response, RoundId, SaveId, Unit, UnitId};

/// What is imported into a round.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Import {
    /// Institutions that are not stored yet.
    pub institutions: Vec<Institution>,
    /// Their responses, and responses of institutions that are stored.
    pub responses: Vec<ImportedResponse>,
}

/// One response with everything in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedResponse {
    /// The response, in the state it is to have; accepted ones count in the findings.
    pub response: Response,
    /// The units that answered in it.
    pub units: Vec<Unit>,
    /// Ids of the sections the institution chose to have answered by each of them.
    pub per_unit: BTreeSet<String>,
    /// Its answers, each question and unit once.
    pub answers: Vec<ImportedAnswer>,
    /// The answers in the compact form that findings are computed from; none for what is not handed in yet.
    pub snapshot: Option<String>,
}

/// One answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedAnswer {
    /// A fresh id.
    pub save_id: SaveId,
    /// The unit that answered; `None` for the institution itself.
    pub unit: Option<UnitId>,
    /// The question.
    pub question: String,
    /// What was answered.
    pub given: GivenAnswer,
}

async fn import_response(
    tx: &mut Tx,
    actor: &Actor,
    imported: &ImportedResponse,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let id = imported.response.id;
    responses::add(tx, actor, &imported.response, now).await?;
    responses::add_units(tx, id, &imported.units).await?;
    if !imported.per_unit.is_empty() {
        units::put_plan(tx, id, &imported.per_unit).await?;
    }
    let row = |answer: &ImportedAnswer| {
        new_row((id, answer.unit, &answer.question), (answer.save_id, 1), actor, now).seal(&answer.given)
    };
    let rows: Vec<_> = imported.answers.iter().map(row).collect();
    answers::put(tx, &rows, &rows).await?;
    match &imported.snapshot {
        Some(snapshot) => snapshots::take(tx, id, snapshot, now).await,
        None => Ok(()),
    }
}

impl Store {
    /// Adds institutions and responses with their answers to an open round: all of them, or none.
    ///
    /// # Errors
    /// [`StoreError::AlreadyExists`], [`StoreError::NotFound`], [`StoreError::RoundClosed`], and
    /// [`StoreError::Driver`], also when an answer is given twice.
    pub async fn bulk_import(
        &self,
        actor: &Actor,
        round: RoundId,
        import: &Import,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        rounds::change(&mut tx, round).await?;
        for institution in &import.institutions {
            institutions::add(&mut tx, actor, institution, now).await?;
        }
        for imported in &import.responses {
            if imported.response.round != round {
                let key = imported.response.id.to_string();
                return Err(StoreError::NotFound { what: "response in the round", key });
            }
            import_response(&mut tx, actor, imported, now).await?;
        }
        let answers: usize = import.responses.iter().map(|imported| imported.answers.len()).sum();
        let detail = json!({
            "institutions": import.institutions.len(), "responses": import.responses.len(),
            "answers": answers,
        });
        audit::record(&mut tx, actor, now, ("round.import", &round.to_string()), detail).await?;
        tx.commit().await
    }
}
