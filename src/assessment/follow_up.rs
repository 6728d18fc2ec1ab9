//! What bodies and the NHRI report on a plan, and what others propose for it.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::Assessment;
use super::error::Error;
use super::plans::{StoredPlan, read_entry};
use super::register::{Kept, kept, written};
use crate::action_plan::{Bodies, Consultation, Duty, Proposal, Report, Stage, owed};
use crate::response::{Institution, PlanId};
use crate::store::{Actor, LedgerChange, LedgerDeed, LedgerKind, LedgerOwner};

/// Entries by their codes, with what is stored beside each.
pub type Entries<T> = BTreeMap<String, Kept<T>>;

impl Assessment {
    /// The entries of a kind.
    ///
    /// # Errors
    /// The database's, or when something stored cannot be read.
    pub async fn kept_entries<T: DeserializeOwned>(
        &self,
        owner: impl Into<LedgerOwner>,
        kind: LedgerKind,
    ) -> Result<Entries<T>, Error> {
        let entries = self.store.entries(owner, kind).await?;
        entries.iter().map(|entry| Ok((entry.code.clone(), kept(entry, read_entry(entry)?)))).collect()
    }

    /// Stores an entry, as it was `seen`; 0 for one that is not there yet.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`](crate::store::StoreError::ChangedMeanwhile), or the database's.
    pub async fn keep_entry<T: Serialize>(
        &self,
        actor: &Actor,
        (owner, kind, deed): (impl Into<LedgerOwner>, LedgerKind, LedgerDeed),
        (code, seen, content): (&str, u32, &T),
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        let change = LedgerChange { kind, code: code.to_owned(), seen, content: written(content)? };
        Ok(self.store.change_entries(actor, owner, deed, &[change], now).await?)
    }

    /// Everything reported on a plan.
    ///
    /// # Errors
    /// As [`kept_entries`](Self::kept_entries).
    pub async fn reports(&self, id: PlanId) -> Result<Entries<Report>, Error> {
        self.kept_entries(id, LedgerKind::Report).await
    }

    /// The consultations on a plan.
    ///
    /// # Errors
    /// As [`kept_entries`](Self::kept_entries).
    pub async fn consultations(&self, id: PlanId) -> Result<Entries<Consultation>, Error> {
        self.kept_entries(id, LedgerKind::Consultation).await
    }

    /// What was proposed for a plan.
    ///
    /// # Errors
    /// As [`kept_entries`](Self::kept_entries).
    pub async fn proposals(&self, id: PlanId) -> Result<Entries<Proposal>, Error> {
        self.kept_entries(id, LedgerKind::Proposal).await
    }

    /// Adopted plans, the last first.
    ///
    /// # Errors
    /// As [`plan`](Self::plan).
    pub async fn adopted_plans(&self) -> Result<Vec<StoredPlan>, Error> {
        let mut found = Vec::new();
        for (entry, head) in self.plans().await?.into_iter().rev() {
            if head.stage == Stage::Adopted {
                found.push(self.plan(entry.id).await?);
            }
        }
        Ok(found)
    }

    /// Reports an institution owes by a day, plan by plan.
    ///
    /// # Errors
    /// As [`plan`](Self::plan).
    pub async fn owed_by(
        &self,
        institution: &Institution,
        until: NaiveDate,
    ) -> Result<Vec<(StoredPlan, Vec<Duty>)>, Error> {
        let mut found = Vec::new();
        for plan in self.adopted_plans().await? {
            let reports = all(self.reports(plan.entry.id).await?);
            let mut duties = owed(&plan.draft.head, &plan.draft.plan(), &reports, until);
            duties.retain(|duty| is_body(institution, &duty.body));
            found.push((plan, duties));
        }
        Ok(found)
    }
}

/// What entries hold.
pub fn all<T>(entries: Entries<T>) -> Vec<T> {
    entries.into_values().map(|kept| kept.content).collect()
}

/// True when an institution is the body a plan names.
pub fn is_body(institution: &Institution, name: &str) -> bool {
    let bodies = Bodies::shipped();
    bodies.key(&institution.name) == bodies.key(name)
}
