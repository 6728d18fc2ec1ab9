//! What everybody may read: a release of a round, a frozen version of a plan; and trainings and events.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::Assessment;
use super::error::Error;
use super::follow_up::{Entries, all};
use super::plans::{Frozen, StoredPlan, read_entry};
use super::register::Kept;
use crate::action_plan::{Event, Report};
use crate::response::{PlanId, ReleaseId, RoundId};
use crate::store::{Actor, LedgerDeed, LedgerKind, LedgerOwner};

/// The code of the one publication of a round or a plan.
const WHOLE: &str = "public";

/// What is published of a round or a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Publication {
    /// The release or the frozen version; empty for nothing.
    pub what: String,
    /// How far a plan had come on the day it was let out; none where that is not published.
    #[serde(default)]
    pub progress: Option<ToldProgress>,
}

impl Publication {
    /// Only this: a release or a frozen version.
    pub fn of(what: &str) -> Self {
        Self { what: what.to_owned(), progress: None }
    }
}

/// How far a plan had come on a day, as everybody may read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToldProgress {
    /// The day.
    pub day: NaiveDate,
    /// Year, body and status of each report; words, numbers and evidence are not let out.
    pub reports: Vec<Report>,
}

impl ToldProgress {
    /// What is let out of these reports.
    pub fn of(day: NaiveDate, reports: Vec<Report>) -> Self {
        let bare = |report: Report| Report {
            words: String::new(),
            evidence: String::new(),
            values: Vec::new(),
            ..report
        };
        Self { day, reports: reports.into_iter().map(bare).collect() }
    }
}

impl Assessment {
    /// What is published of a round or a plan, with its revision; 0 where nothing ever was.
    ///
    /// # Errors
    /// The database's, or when something stored cannot be read.
    pub async fn publication(&self, owner: impl Into<LedgerOwner>) -> Result<(Publication, u32), Error> {
        match self.store.entry(owner, LedgerKind::Publication, WHOLE).await? {
            Some(entry) => Ok((read_entry(&entry)?, entry.revision)),
            None => Ok((Publication::default(), 0)),
        }
    }

    /// Publishes a release or a frozen version with how far it has come, or nothing any more.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`](crate::store::StoreError::ChangedMeanwhile), or the database's.
    pub async fn publish(
        &self,
        actor: &Actor,
        owner: impl Into<LedgerOwner>,
        (seen, publication): (u32, &Publication),
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        let whose = (owner, LedgerKind::Publication, LedgerDeed::Publish);
        self.keep_entry(actor, whose, (WHOLE, seen, publication), now).await
    }

    /// The release of a round everybody may read.
    ///
    /// # Errors
    /// As [`publication`](Self::publication).
    pub async fn public_release(&self, round: RoundId) -> Result<Option<ReleaseId>, Error> {
        Ok(self.publication(round).await?.0.what.parse().ok())
    }

    /// True when everybody may read a release.
    ///
    /// # Errors
    /// As [`publication`](Self::publication).
    pub async fn is_public(&self, id: ReleaseId) -> Result<bool, Error> {
        let Some(release) = self.store.release(id).await? else { return Ok(false) };
        Ok(self.public_release(release.entry.round).await? == Some(id))
    }

    /// The version of a plan everybody may read, with its code.
    ///
    /// # Errors
    /// As [`publication`](Self::publication).
    pub async fn public_plan(&self, id: PlanId) -> Result<Option<(String, Kept<Frozen>)>, Error> {
        let wanted = self.publication(id).await?.0.what;
        Ok(self.plan_version(id, &wanted).await?.map(|frozen| (wanted, frozen)))
    }

    /// The version of a plan its agencies read: the published one, otherwise the last one frozen since it was adopted;
    /// none of a draft that was not published.
    ///
    /// # Errors
    /// As [`publication`](Self::publication).
    pub async fn plan_of_agencies(&self, plan: StoredPlan) -> Result<Option<StoredPlan>, Error> {
        let id = plan.entry.id;
        let frozen = match self.public_plan(id).await? {
            Some((_, frozen)) => Some(frozen),
            None if !plan.draft.head.stage.is_in_force() => return Ok(None),
            None => {
                let mut versions = self.plan_versions(id).await?.into_iter().map(|(_, kept)| kept);
                versions.rfind(|kept| kept.content.draft.head.stage.is_in_force())
            }
        };
        let draft = frozen.map_or_else(|| plan.draft.clone(), |kept| kept.content.draft);
        Ok(Some(StoredPlan { draft, ..plan }))
    }

    /// Trainings, study visits and events of a round or a plan, without those that were taken out of the record.
    ///
    /// # Errors
    /// As [`events_kept`](Self::events_kept).
    pub async fn events(&self, owner: impl Into<LedgerOwner>) -> Result<Vec<Event>, Error> {
        let mut events = all(self.events_kept(owner).await?);
        events.retain(|event| !event.is_taken_out);
        Ok(events)
    }

    /// All that were ever recorded, by code.
    ///
    /// # Errors
    /// The database's, or when something stored cannot be read.
    pub async fn events_kept(&self, owner: impl Into<LedgerOwner>) -> Result<Entries<Event>, Error> {
        self.kept_entries(owner, LedgerKind::Event).await
    }
}
