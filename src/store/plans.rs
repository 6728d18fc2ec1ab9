//! Action plans: which there are. What they say stands in the [ledger](super::ledger).

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::ledger::{LedgerChange, put};
use super::ledger_words::{LedgerDeed, LedgerOwner};
use super::sql::{from_row, read, statements, write_in};
use super::{Actor, Store, StoreError};
use crate::response::{PlanId, RoundId};

/// A plan, without what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanEntry {
    /// Its identifier.
    pub id: PlanId,
    /// The round whose findings it answers.
    pub round: Option<RoundId>,
    /// When it was begun.
    pub created_at: DateTime<Utc>,
    /// The name of who began it, as it was then.
    pub created_by: String,
}

statements! {
    ADD = "INSERT INTO plans (id, round_id, created_at, created_by) VALUES ($1, $2, $3, $4)";
    LIST = "SELECT id, round_id, created_at, created_by FROM plans ORDER BY created_at, id";
    GET = "SELECT id, round_id, created_at, created_by FROM plans WHERE id = $1";
}

struct Row {
    id: Uuid,
    round_id: Option<Uuid>,
    created_at: DateTime<Utc>,
    created_by: String,
}
from_row!(Row { id, round_id, created_at, created_by });

impl From<Row> for PlanEntry {
    fn from(Row { id, round_id, created_at, created_by }: Row) -> Self {
        Self { id: PlanId(id), round: round_id.map(RoundId), created_at, created_by }
    }
}

impl Store {
    /// Adds a plan with its first entries: all or nothing.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for the round, [`StoreError::AlreadyExists`] for the id, [`StoreError::Driver`].
    pub async fn add_plan(
        &self,
        actor: &Actor,
        (id, round): (PlanId, Option<RoundId>),
        (deed, changes): (LedgerDeed, &[LedgerChange]),
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        write_in!(&mut tx, ADD, id.0, round.map(|round| round.0), now, &actor.name)
            .map_err(|error| StoreError::refused(error, "plan", id))?;
        for change in changes {
            put(&mut tx, (actor, deed, now), LedgerOwner::Plan(id), change).await?;
        }
        tx.commit().await
    }

    /// All plans, in the order they were begun.
    ///
    /// # Errors
    /// [`StoreError::Driver`].
    pub async fn plans(&self) -> Result<Vec<PlanEntry>, StoreError> {
        let rows: Vec<Row> = read!(self, fetch_all, LIST)?;
        Ok(rows.into_iter().map(PlanEntry::from).collect())
    }

    /// A plan.
    ///
    /// # Errors
    /// [`StoreError::Driver`].
    pub async fn plan(&self, id: PlanId) -> Result<Option<PlanEntry>, StoreError> {
        let row: Option<Row> = read!(self, fetch_optional, GET, id.0)?;
        Ok(row.map(PlanEntry::from))
    }
}
