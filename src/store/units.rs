//! The units of a response as its institution keeps them, and the sections each of them answers.
//!
//! Nothing here deletes an answer: a unit that has answered anything stays.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use serde_json::json;
use uuid::Uuid;

use super::engine::Tx;
use super::sql::{from_row, read, read_in, statements, write_in};
use super::{Actor, Store, StoreError, audit, responses};
use crate::response::{ResponseId, UnitId};

/// Which sections of a response are answered by each unit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnitPlan {
    /// Ids of the sections.
    pub sections: BTreeSet<String>,
    /// Grows with every change of the units or the sections; 0 before the first.
    pub revision: i64,
}

statements! {
    PLAN = "SELECT sections, revision FROM unit_plans WHERE response_id = $1";
    PUT_PLAN = "INSERT INTO unit_plans (response_id, sections, revision) VALUES ($1, $2, 2) \
                ON CONFLICT (response_id) DO UPDATE SET sections = excluded.sections, \
                revision = unit_plans.revision + 2";
    TOUCH_PLAN = "INSERT INTO unit_plans (response_id, sections, revision) VALUES ($1, '[]', 2) \
                  ON CONFLICT (response_id) DO UPDATE SET revision = unit_plans.revision + 2";
    RENAME = "UPDATE units SET name = $3 WHERE response_id = $1 AND id = $2";
    PLACE = "UPDATE units SET position = $3 WHERE response_id = $1 AND id = $2";
    NAME = "SELECT name FROM units WHERE response_id = $1 AND id = $2";
    USED = "SELECT (SELECT COUNT(*) FROM answer_versions WHERE response_id = $1 AND unit_id = $2) \
            + (SELECT COUNT(*) FROM comments WHERE response_id = $1 AND unit_id = $2) \
            + (SELECT COUNT(*) FROM evidence_links WHERE response_id = $1 AND unit_id = $2) \
            + (SELECT COUNT(*) FROM evidence_handed_in WHERE response_id = $1 AND unit_id = $2)";
    READY = "SELECT section_id FROM section_states WHERE response_id = $1 AND state = 'ready'";
    REMOVE = "DELETE FROM units WHERE response_id = $1 AND id = $2";
}

struct PlanRow {
    sections: String,
    revision: i64,
}
from_row!(PlanRow { sections, revision });

impl PlanRow {
    fn read(self, response: ResponseId) -> Result<UnitPlan, StoreError> {
        let sections = serde_json::from_str(&self.sections)
            .map_err(|_| StoreError::inconsistent("unit_plans", response))?;
        Ok(UnitPlan { sections, revision: self.revision })
    }
}

/// Sets the sections within a larger change.
pub(super) async fn put_plan(
    tx: &mut Tx,
    response: ResponseId,
    sections: &BTreeSet<String>,
) -> Result<(), StoreError> {
    write_in!(tx, PUT_PLAN, response.0, json!(sections).to_string())?;
    Ok(())
}

/// The name of a unit of the response.
async fn name_of(tx: &mut Tx, response: ResponseId, unit: UnitId) -> Result<String, StoreError> {
    let row: Option<(String,)> = read_in!(tx, fetch_optional, NAME, response.0, unit.0)?;
    row.map(|(name,)| name).ok_or_else(|| StoreError::NotFound { what: "unit", key: unit.to_string() })
}

/// Whether anything was ever answered for a unit, said about its answers, or given to support them.
async fn is_used(tx: &mut Tx, response: ResponseId, unit: Uuid) -> Result<bool, StoreError> {
    let (count,): (i64,) = read_in!(tx, fetch_one, USED, response.0, unit)?;
    Ok(count > 0)
}

/// Refuses when a section that is ready would be answered by others than before.
async fn refuse_ready(
    tx: &mut Tx,
    response: ResponseId,
    (before, after): (&BTreeSet<String>, &BTreeSet<String>),
) -> Result<(), StoreError> {
    let ready: Vec<(String,)> = read_in!(tx, fetch_all, READY, response.0)?;
    if before.symmetric_difference(after).any(|changed| ready.iter().any(|(section,)| section == changed)) {
        return Err(StoreError::ChangedMeanwhile { what: "section" });
    }
    Ok(())
}

impl Store {
    /// The sections of a response that each unit answers.
    ///
    /// # Errors
    /// [`StoreError::Driver`], [`StoreError::Inconsistent`].
    pub async fn unit_plan(&self, response: ResponseId) -> Result<UnitPlan, StoreError> {
        let row: Option<PlanRow> = read!(self, fetch_optional, PLAN, response.0)?;
        row.map_or_else(|| Ok(UnitPlan::default()), |row| row.read(response))
    }

    /// Chooses the sections that each unit answers, instead of those of `seen`.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`] when the plan is no longer at the revision seen, one of the sections is ready,
    /// or the response cannot be changed any more; [`StoreError::RoundClosed`]; [`StoreError::NotFound`];
    /// [`StoreError::Driver`].
    pub async fn choose_unit_sections(
        &self,
        actor: &Actor,
        response: ResponseId,
        (seen, sections): (i64, &BTreeSet<String>),
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        responses::change_editable(&mut tx, response).await?;
        let row: Option<PlanRow> = read_in!(&mut tx, fetch_optional, PLAN, response.0)?;
        let before = row.map_or_else(|| Ok(UnitPlan::default()), |row| row.read(response))?;
        if before.revision != seen {
            return Err(StoreError::ChangedMeanwhile { what: "units" });
        }
        refuse_ready(&mut tx, response, (&before.sections, sections)).await?;
        put_plan(&mut tx, response, sections).await?;
        let detail = json!({ "from": before.sections, "to": sections });
        let deed = ("response.choose-unit-sections", &*response.to_string());
        audit::record(&mut tx, actor, now, deed, detail).await?;
        tx.commit().await
    }

    /// Gives a unit another name.
    ///
    /// # Errors
    /// [`StoreError::AlreadyExists`] for the name; otherwise as
    /// [`choose_unit_sections`](Self::choose_unit_sections).
    pub async fn rename_unit(
        &self,
        actor: &Actor,
        (response, unit): (ResponseId, UnitId),
        name: &str,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        responses::change_editable(&mut tx, response).await?;
        let before = name_of(&mut tx, response, unit).await?;
        write_in!(&mut tx, RENAME, response.0, unit.0, name)
            .map_err(|error| StoreError::refused(error, "unit", name))?;
        write_in!(&mut tx, TOUCH_PLAN, response.0)?;
        let detail = json!({ "unit": unit.to_string(), "from": before, "to": name });
        audit::record(&mut tx, actor, now, ("response.rename-unit", &response.to_string()), detail).await?;
        tx.commit().await
    }

    /// Puts the units in this order; those left out keep their places.
    ///
    /// # Errors
    /// As [`choose_unit_sections`](Self::choose_unit_sections).
    pub async fn order_units(
        &self,
        actor: &Actor,
        response: ResponseId,
        units: &[UnitId],
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        responses::change_editable(&mut tx, response).await?;
        for (position, unit) in (0_i64..).zip(units) {
            write_in!(&mut tx, PLACE, response.0, unit.0, position)?;
        }
        write_in!(&mut tx, TOUCH_PLAN, response.0)?;
        let units: Vec<String> = units.iter().map(ToString::to_string).collect();
        let detail = json!({ "units": units });
        audit::record(&mut tx, actor, now, ("response.order-units", &response.to_string()), detail).await?;
        tx.commit().await
    }

    /// Takes a unit out of a response; `false` when something was answered for it, said about its answers or
    /// given to support them, and it stays.
    ///
    /// # Errors
    /// As [`choose_unit_sections`](Self::choose_unit_sections).
    pub async fn remove_unit(
        &self,
        actor: &Actor,
        (response, unit): (ResponseId, UnitId),
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let mut tx = self.begin().await?;
        // On PostgreSQL this locks the round, and with it out every batch of saves: none can slip in between.
        responses::change_editable(&mut tx, response).await?;
        let name = name_of(&mut tx, response, unit).await?;
        if is_used(&mut tx, response, unit.0).await? {
            return Ok(false);
        }
        write_in!(&mut tx, REMOVE, response.0, unit.0)?;
        write_in!(&mut tx, TOUCH_PLAN, response.0)?;
        let detail = json!({ "unit": unit.to_string(), "unit_name": name });
        audit::record(&mut tx, actor, now, ("response.remove-unit", &response.to_string()), detail).await?;
        tx.commit().await?;
        Ok(true)
    }
}
