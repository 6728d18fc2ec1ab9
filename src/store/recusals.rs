//! Who keeps out of the review of an institution, and what ties addresses to it.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde_json::json;
use uuid::Uuid;

use super::sql::{from_row, read, statements, write_in};
use super::{Actor, Store, StoreError, audit};
use crate::response::{InstitutionId, UserId};
use crate::review::independence::Ties;

/// A reviewer who keeps out of the review of an institution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recusal {
    /// A fresh id.
    pub id: Uuid,
    /// Who.
    pub user: UserId,
    /// Of which institution.
    pub institution: InstitutionId,
    /// Why.
    pub reason: String,
    /// The name of who declared it, as it was then.
    pub by_name: String,
    /// When.
    pub at: DateTime<Utc>,
    /// The name of who lifted it, and when.
    pub lifted: Option<(String, DateTime<Utc>)>,
}

statements! {
    ADD = "INSERT INTO recusals (id, user_id, institution_id, reason, declared_by_name, declared_at) \
           VALUES ($1, $2, $3, $4, $5, $6)";
    LIFT = "UPDATE recusals SET lifted_by_name = $2, lifted_at = $3 WHERE id = $1 AND lifted_at IS NULL";
    LIST = "SELECT id, user_id, institution_id, reason, declared_by_name, declared_at, lifted_by_name, lifted_at \
            FROM recusals ORDER BY declared_at, id";
    IS_RECUSED = "SELECT COUNT(*) FROM recusals WHERE user_id = $1 AND institution_id = $2 AND lifted_at IS NULL";
    ATTACHED = "SELECT email_key FROM attachments WHERE institution_id = $1 ORDER BY email_key";
    ALL_ATTACHED = "SELECT institution_id, email_key FROM attachments ORDER BY institution_id, email_key";
    ADMINISTRATORS = "SELECT email_key FROM users WHERE role = 'administrator' ORDER BY email_key";
}

struct RecusalRow {
    id: Uuid,
    user_id: Uuid,
    institution_id: Uuid,
    reason: String,
    declared_by_name: String,
    declared_at: DateTime<Utc>,
    lifted_by_name: Option<String>,
    lifted_at: Option<DateTime<Utc>>,
}
from_row!(RecusalRow {
    id,
    user_id,
    institution_id,
    reason,
    declared_by_name,
    declared_at,
    lifted_by_name,
    lifted_at
});

impl RecusalRow {
    fn read(self) -> Recusal {
        Recusal {
            id: self.id,
            user: UserId(self.user_id),
            institution: InstitutionId(self.institution_id),
            reason: self.reason,
            by_name: self.declared_by_name,
            at: self.declared_at,
            lifted: self.lifted_by_name.zip(self.lifted_at),
        }
    }
}

impl Store {
    /// Declares that somebody keeps out of the review of an institution.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for the person or the institution, [`StoreError::Driver`].
    pub async fn recuse(&self, actor: &Actor, recusal: &Recusal) -> Result<(), StoreError> {
        let Recusal { id, user, institution, reason, by_name, at, lifted: _ } = recusal;
        let mut tx = self.begin().await?;
        write_in!(&mut tx, ADD, *id, user.0, institution.0, reason, by_name, *at)
            .map_err(|error| StoreError::refused(error, "recusal", id))?;
        let detail = json!({ "institution": institution.to_string(), "reason": reason });
        audit::record(&mut tx, actor, *at, ("recusal.add", &user.to_string()), detail).await?;
        tx.commit().await
    }

    /// Lifts a recusal; it stays in the list.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is none that holds, [`StoreError::Driver`].
    pub async fn lift_recusal(&self, actor: &Actor, id: Uuid, now: DateTime<Utc>) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        if write_in!(&mut tx, LIFT, id, &actor.name, now)? == 0 {
            return Err(StoreError::NotFound { what: "recusal", key: id.to_string() });
        }
        audit::record(&mut tx, actor, now, ("recusal.lift", &id.to_string()), json!({})).await?;
        tx.commit().await
    }

    /// All recusals, oldest first, lifted ones too.
    ///
    /// # Errors
    /// [`StoreError::Driver`].
    pub async fn list_recusals(&self) -> Result<Vec<Recusal>, StoreError> {
        let rows: Vec<RecusalRow> = read!(self, fetch_all, LIST)?;
        Ok(rows.into_iter().map(RecusalRow::read).collect())
    }

    /// What ties people to an institution, as far as it decides whether this person may review it.
    ///
    /// # Errors
    /// [`StoreError::Driver`].
    pub async fn ties(&self, user: UserId, institution: InstitutionId) -> Result<Ties, StoreError> {
        let addresses: Vec<(String,)> = read!(self, fetch_all, ATTACHED, institution.0)?;
        let administrators: Vec<(String,)> = read!(self, fetch_all, ADMINISTRATORS)?;
        let (recused,): (i64,) = read!(self, fetch_one, IS_RECUSED, user.0, institution.0)?;
        let plain = |rows: Vec<(String,)>| rows.into_iter().map(|(address,)| address).collect();
        Ok(Ties {
            addresses: plain(addresses),
            administrators: plain(administrators),
            is_recused: recused > 0,
        })
    }

    /// The same for every institution that anybody is tied to, in three questions to the database.
    ///
    /// # Errors
    /// [`StoreError::Driver`].
    pub async fn all_ties(&self, user: UserId) -> Result<BTreeMap<InstitutionId, Ties>, StoreError> {
        let attached: Vec<(Uuid, String)> = read!(self, fetch_all, ALL_ATTACHED)?;
        let administrators: Vec<(String,)> = read!(self, fetch_all, ADMINISTRATORS)?;
        let administrators: Vec<String> = administrators.into_iter().map(|(address,)| address).collect();
        let mut ties: BTreeMap<InstitutionId, Ties> = BTreeMap::new();
        for (institution, address) in attached {
            ties.entry(InstitutionId(institution)).or_default().addresses.push(address);
        }
        for recusal in self.list_recusals().await? {
            if recusal.user == user && recusal.lifted.is_none() {
                ties.entry(recusal.institution).or_default().is_recused = true;
            }
        }
        ties.values_mut().for_each(|ties| ties.administrators.clone_from(&administrators));
        Ok(ties)
    }
}
