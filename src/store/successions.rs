//! Which institution took over what another was.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use serde_json::json;
use uuid::Uuid;

use super::engine::Tx;
use super::sql::{read, read_in, statements, write_in};
use super::{Actor, Store, StoreError, audit};
use crate::response::{InstitutionId, goes_in_a_circle};

statements! {
    ALL = "SELECT institution_id, predecessor_id FROM institution_predecessors \
           ORDER BY institution_id, predecessor_id";
    ADD = "INSERT INTO institution_predecessors (institution_id, predecessor_id) VALUES ($1, $2)";
    REMOVE = "DELETE FROM institution_predecessors WHERE institution_id = $1";
}

/// Two changes that together make a circle wait for each other; PostgreSQL only.
const LOCK: &str = "SELECT pg_advisory_xact_lock(hashtext('institution_predecessors' || $1::uuid::text))";

/// The statements of this module SQLite does not have.
pub(super) const POSTGRES_ONLY: &[&str] = &[LOCK];

impl Store {
    /// Says which institutions one is the successor of; those said before are replaced.
    ///
    /// # Errors
    /// [`StoreError::Circle`] when an institution would come from itself, [`StoreError::NotFound`],
    /// [`StoreError::Driver`].
    pub async fn set_predecessors(
        &self,
        actor: &Actor,
        institution: InstitutionId,
        predecessors: &BTreeSet<InstitutionId>,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        set(&mut tx, actor, (institution, predecessors), now).await?;
        tx.commit().await
    }

    /// Every succession: an institution, and one it is the successor of.
    ///
    /// # Errors
    /// [`StoreError::Driver`].
    pub async fn successions(&self) -> Result<Vec<(InstitutionId, InstitutionId)>, StoreError> {
        let rows: Vec<(Uuid, Uuid)> = read!(self, fetch_all, ALL)?;
        Ok(rows.into_iter().map(|(one, from)| (InstitutionId(one), InstitutionId(from))).collect())
    }
}

/// Takes back what was said of an institution, within a larger change that says it anew.
pub(super) async fn clear(tx: &mut Tx, institution: InstitutionId) -> Result<(), StoreError> {
    tx.lock(LOCK, Uuid::nil()).await?;
    write_in!(&mut *tx, REMOVE, institution.0)?;
    Ok(())
}

/// Says it within a larger change.
pub(super) async fn set(
    tx: &mut Tx,
    actor: &Actor,
    (institution, predecessors): (InstitutionId, &BTreeSet<InstitutionId>),
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    tx.lock(LOCK, Uuid::nil()).await?;
    let known: Vec<(Uuid, Uuid)> = read_in!(&mut *tx, fetch_all, ALL)?;
    let known = known.into_iter().map(|(one, from)| (InstitutionId(one), InstitutionId(from)));
    let others = known.filter(|(one, _)| *one != institution);
    let all: Vec<_> = others.chain(predecessors.iter().map(|from| (institution, *from))).collect();
    if goes_in_a_circle(&all, institution) {
        return Err(StoreError::Circle);
    }
    write_in!(&mut *tx, REMOVE, institution.0)?;
    for from in predecessors {
        write_in!(&mut *tx, ADD, institution.0, from.0)
            .map_err(|error| StoreError::refused(error, "institution", from))?;
    }
    let names: Vec<String> = predecessors.iter().map(ToString::to_string).collect();
    let (deed, subject) = ("institution.set-predecessors", institution.to_string());
    audit::record(tx, actor, now, (deed, &subject), json!({ "predecessors": names })).await
}
