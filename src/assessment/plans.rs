//! Action plans: load, change part by part, freeze.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::Assessment;
use super::clock::fresh_id;
use super::error::Error;
use super::register::{Kept, kept, written};
use crate::action_plan::{Branch, Draft, Head, Level, Outline, Part};
use crate::disclosure::{Findings, Released, reopen};
use crate::findings::finding::Status;
use crate::findings::register::{Gravity, Register, Size};
use crate::findings::salience::Degree;
use crate::response::{PlanId, RoundId};
use crate::store::{Actor, LedgerChange, LedgerDeed, LedgerEntry, LedgerKind, PlanEntry, Store, StoreError};

/// The code of the one head, and of the one outline, of a plan.
const WHOLE: &str = "plan";

/// A plan with all its parts.
#[derive(Clone, Debug)]
pub struct StoredPlan {
    /// Which it is.
    pub entry: PlanEntry,
    /// What it says.
    pub draft: Draft,
    /// What is stored beside the head.
    pub head: Kept<()>,
    /// What is stored beside the outline.
    pub outline: Kept<()>,
    /// What is stored beside each part.
    pub parts: BTreeMap<String, Kept<()>>,
}

/// A plan as it stood when it was frozen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frozen {
    /// What the version is called.
    pub name: String,
    /// The plan then.
    pub draft: Draft,
}

/// A frozen version with its code, when and by whom.
pub type Version = (String, Kept<Frozen>);

/// A change of a plan, with the revision it was made from.
#[derive(Clone, Debug)]
pub enum PlanChange {
    /// What holds for all of it.
    Head(u32, Head),
    /// Where the parts stand.
    Outline(u32, Outline),
    /// What a part says.
    Part(String, u32, Part),
}

impl PlanChange {
    fn stored(&self) -> Result<LedgerChange, Error> {
        let (kind, code, seen, content) = match self {
            Self::Head(seen, head) => (LedgerKind::Head, WHOLE, *seen, written(head)?),
            Self::Outline(seen, outline) => (LedgerKind::Outline, WHOLE, *seen, written(outline)?),
            Self::Part(id, seen, part) => (LedgerKind::Part, id.as_str(), *seen, written(part)?),
        };
        Ok(LedgerChange { kind, code: code.to_owned(), seen, content })
    }
}

/// What an entry of the ledger says.
///
/// # Errors
/// [`StoreError::Inconsistent`].
pub fn read_entry<T: DeserializeOwned>(entry: &LedgerEntry) -> Result<T, Error> {
    let wrong = StoreError::Inconsistent { table: "ledger_entries", key: entry.code.clone() };
    serde_json::from_str(&entry.content).map_err(|_| Error::Store(wrong))
}

/// As [`Assessment::plans`].
pub(super) async fn stored_plans(store: &Store) -> Result<Vec<(PlanEntry, Head)>, Error> {
    let mut found = Vec::new();
    for entry in store.plans().await? {
        let head = whole(store, entry.id, LedgerKind::Head).await?;
        found.push((entry, read_entry(&head)?));
    }
    Ok(found)
}

async fn whole(store: &Store, id: PlanId, kind: LedgerKind) -> Result<LedgerEntry, Error> {
    let entry = store.entry(id, kind, WHOLE).await?;
    entry.ok_or(Error::Store(StoreError::Inconsistent { table: "plans", key: id.to_string() }))
}

/// As [`Assessment::plan`].
pub(super) async fn stored_plan(store: &Store, id: PlanId) -> Result<StoredPlan, Error> {
    let entry = store.plan(id).await?.ok_or(Error::NotFound("plan"))?;
    let [head, outline] =
        [whole(store, id, LedgerKind::Head).await?, whole(store, id, LedgerKind::Outline).await?];
    let mut draft =
        Draft { head: read_entry(&head)?, outline: read_entry(&outline)?, parts: BTreeMap::new() };
    let mut parts = BTreeMap::new();
    for part in store.entries(id, LedgerKind::Part).await? {
        draft.parts.insert(part.code.clone(), read_entry(&part)?);
        parts.insert(part.code.clone(), kept(&part, ()));
    }
    Ok(StoredPlan { entry, draft, head: kept(&head, ()), outline: kept(&outline, ()), parts })
}

impl Assessment {
    /// All plans with what holds for all of each, in the order they were begun.
    ///
    /// # Errors
    /// The database's, or when something stored cannot be read.
    pub async fn plans(&self) -> Result<Vec<(PlanEntry, Head)>, Error> {
        stored_plans(&self.store).await
    }

    /// A plan with all its parts.
    ///
    /// # Errors
    /// [`Error::NotFound`], the database's, or when something stored cannot be read.
    pub async fn plan(&self, id: PlanId) -> Result<StoredPlan, Error> {
        stored_plan(&self.store, id).await
    }

    /// Begins a plan, or takes one in that was read from a file; gives its id.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for the round, or the database's.
    pub async fn add_plan(
        &self,
        actor: &Actor,
        round: Option<RoundId>,
        (deed, draft): (LedgerDeed, &Draft),
        now: DateTime<Utc>,
    ) -> Result<PlanId, Error> {
        let id = PlanId(fresh_id());
        let whole = [PlanChange::Head(0, draft.head.clone()), PlanChange::Outline(0, draft.outline.clone())];
        let parts = draft.parts.iter().map(|(id, part)| PlanChange::Part(id.clone(), 0, part.clone()));
        let changes: Vec<LedgerChange> =
            whole.into_iter().chain(parts).map(|change| change.stored()).collect::<Result<_, _>>()?;
        self.store.add_plan(actor, (id, round), (deed, &changes), now).await?;
        Ok(id)
    }

    /// Stores changes of a plan that belong to one deed: all of them or none.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`] when one is no longer what was seen, or the database's.
    pub async fn change_plan(
        &self,
        actor: &Actor,
        id: PlanId,
        (deed, changes): (LedgerDeed, &[PlanChange]),
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        let changes: Vec<LedgerChange> = changes.iter().map(PlanChange::stored).collect::<Result<_, _>>()?;
        Ok(self.store.change_entries(actor, id, deed, &changes, now).await?)
    }

    /// Adds a part as the last below `parent`; gives its id.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the parent is not there or of another level, or as [`change_plan`](Self::change_plan).
    pub async fn add_part(
        &self,
        actor: &Actor,
        plan: &StoredPlan,
        (level, parent, part): (Level, &str, Part),
        now: DateTime<Utc>,
    ) -> Result<String, Error> {
        let id = fresh_id().simple().to_string();
        let branch = Branch { id: id.clone(), below: Vec::new() };
        let outline = plan.draft.outline.clone().with(branch, (level, parent));
        let outline = outline.ok_or(Error::NotFound("part"))?;
        let changes =
            [PlanChange::Outline(plan.outline.revision, outline), PlanChange::Part(id.clone(), 0, part)];
        self.change_plan(actor, plan.entry.id, (LedgerDeed::AddPart, &changes), now).await?;
        Ok(id)
    }

    /// Freezes a plan as it stands under a name; gives the code of the version.
    ///
    /// # Errors
    /// As [`change_plan`](Self::change_plan).
    pub async fn freeze_plan(
        &self,
        actor: &Actor,
        plan: &StoredPlan,
        name: &str,
        now: DateTime<Utc>,
    ) -> Result<String, Error> {
        let id = plan.entry.id;
        let count = self.store.entries(id, LedgerKind::Frozen).await?.len();
        let code = format!("v{:03}", count + 1);
        let content = written(&Frozen { name: name.to_owned(), draft: plan.draft.clone() })?;
        let change = LedgerChange { kind: LedgerKind::Frozen, code: code.clone(), seen: 0, content };
        self.store.change_entries(actor, id, LedgerDeed::FreezePlan, &[change], now).await?;
        Ok(code)
    }

    /// The frozen versions of a plan, oldest first.
    ///
    /// # Errors
    /// The database's, or when something stored cannot be read.
    pub async fn plan_versions(&self, id: PlanId) -> Result<Vec<Version>, Error> {
        let entries = self.store.entries(id, LedgerKind::Frozen).await?;
        entries.iter().map(|entry| Ok((entry.code.clone(), kept(entry, read_entry(entry)?)))).collect()
    }

    /// One frozen version of a plan.
    ///
    /// # Errors
    /// As [`plan_versions`](Self::plan_versions).
    pub async fn plan_version(&self, id: PlanId, code: &str) -> Result<Option<Kept<Frozen>>, Error> {
        let entry = self.store.entry(id, LedgerKind::Frozen, code).await?;
        entry.map(|entry| Ok(kept(&entry, read_entry(&entry)?))).transpose()
    }

    /// Findings of a round that a plan must answer: of severity 4 or more, or with a large gap where no rated issue is
    /// about them. None without a round.
    ///
    /// # Errors
    /// As [`register`](Self::register).
    pub async fn severe_findings(&self, round: Option<RoundId>) -> Result<Vec<String>, Error> {
        let Some(round) = round else { return Ok(Vec::new()) };
        let stored = self.register(round).await?;
        let (register, rated) = (Register::new(&stored.baseline, &stored.findings), stored.rated());
        let is_severe = |code: &String| match register.gravity(code, &rated) {
            Gravity::Rated(degree) => degree >= Degree::SEVERE,
            Gravity::NotRated(size) => size == Some(Size::Large),
        };
        let is_open = |code: &String| stored.findings[code].status != Status::Closed;
        let all = register.by_severity(&rated).into_iter();
        Ok(all.filter(|code| is_severe(code) && is_open(code)).cloned().collect())
    }

    /// What was released of a round last, and when; none where nothing was.
    ///
    /// # Errors
    /// The database's, or [`Error::Release`].
    pub async fn last_released(
        &self,
        round: RoundId,
    ) -> Result<Option<(Released<Findings>, DateTime<Utc>)>, Error> {
        let Some(last) = self.store.list_releases(round).await?.pop() else { return Ok(None) };
        let release = self.store.release(last.id).await?.ok_or(Error::NotFound("release"))?;
        Ok(Some((reopen(&release.content, &release.entry.sha256)?, release.entry.created_at)))
    }
}
