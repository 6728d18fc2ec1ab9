//! The register of findings and the salient issues of a round: load, compute, save.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::{DateTime, Utc};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::error::Error;
use super::{Assessment, Shelf};
use crate::findings::Baseline;
use crate::findings::changes::{self, Changed, NotPossible, SplitBy};
use crate::findings::finding::{Finding, Origin, Trail};
use crate::findings::register::Findings;
use crate::findings::salience::Rated;
use crate::questionnaire::Text;
use crate::response::{InstitutionKind, RoundId};
use crate::store::{Actor, LedgerChange, LedgerDeed, LedgerEntry, LedgerKind, StoreError};

/// A salient issue of a round.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issue {
    /// What it is called. That of the program's own list comes in every language.
    pub title: Text,
    /// How grave it is.
    pub rated: Rated,
    /// Who says so.
    pub said_by: String,
    /// What it rests on.
    pub grounds: String,
}

/// An entry of the register with what is stored beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept<T> {
    /// What is said.
    pub content: T,
    /// Grows by one with every change.
    pub revision: u32,
    /// When it was changed last.
    pub changed_at: DateTime<Utc>,
    /// By whom.
    pub changed_by: String,
}

/// Everything the register of a round is made of.
#[derive(Clone, Debug)]
pub struct RoundRegister {
    /// What is drawn from the answers.
    pub baseline: Arc<Baseline>,
    /// What is drawn from what reviewers verified; none where nothing was.
    pub verified: Option<Arc<Baseline>>,
    /// Findings by code.
    pub findings: Findings,
    /// What is stored beside each finding.
    pub kept: BTreeMap<String, Kept<()>>,
    /// Salient issues by code.
    pub issues: BTreeMap<String, Kept<Issue>>,
}

/// What a person writes of a finding that is not from a score.
#[derive(Clone, Debug, Default)]
pub struct ByHand {
    /// What it is called.
    pub title: String,
    /// Principles it stands under.
    pub principles: BTreeSet<u8>,
    /// Kinds of institution it concerns.
    pub kinds: BTreeSet<InstitutionKind>,
    /// What it rests on.
    pub trail: Trail,
}

impl RoundRegister {
    /// How grave each issue is.
    pub fn rated(&self) -> BTreeMap<String, Rated> {
        self.issues.iter().map(|(code, issue)| (code.clone(), issue.content.rated)).collect()
    }

    /// The revision of a finding; 0 for one that is not there.
    pub fn revision(&self, code: &str) -> u32 {
        self.kept.get(code).map_or(0, |kept| kept.revision)
    }
}

/// Content as it is stored.
pub(super) fn written<T: Serialize>(content: &T) -> Result<String, Error> {
    serde_json::to_string(content).map_err(|error| Error::Snapshot(error.to_string()))
}

fn read<T: DeserializeOwned>(entry: &LedgerEntry) -> Result<T, Error> {
    let wrong = StoreError::Inconsistent { table: "register_entries", key: entry.code.clone() };
    serde_json::from_str(&entry.content).map_err(|_| Error::Store(wrong))
}

/// A finding as one of its versions holds it.
///
/// # Errors
/// [`StoreError::Inconsistent`].
pub fn read_finding(entry: &LedgerEntry) -> Result<Finding, Error> {
    read(entry)
}

fn refused(error: NotPossible) -> Error {
    Error::Refused(error.to_string())
}

impl Assessment {
    /// The register of a round with what it is held against.
    ///
    /// # Errors
    /// The database's, or when something stored cannot be read.
    pub async fn register(&self, round: RoundId) -> Result<RoundRegister, Error> {
        let mut register = RoundRegister {
            baseline: self.baseline(round).await?,
            verified: self.verified(round).await?.map(|drawn| Arc::clone(&drawn.baseline)),
            findings: Findings::new(),
            kept: BTreeMap::new(),
            issues: BTreeMap::new(),
        };
        for entry in self.store.entries(round, LedgerKind::Finding).await? {
            register.findings.insert(entry.code.clone(), read(&entry)?);
            register.kept.insert(entry.code.clone(), kept(&entry, ()));
        }
        for entry in self.store.entries(round, LedgerKind::Issue).await? {
            register.issues.insert(entry.code.clone(), kept(&entry, read(&entry)?));
        }
        Ok(register)
    }

    /// Takes the gaps into the register that are not in it; gives how many.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`] when somebody else does the same, or as [`register`](Self::register).
    pub async fn take_gaps_in(
        &self,
        actor: &Actor,
        round: RoundId,
        now: DateTime<Utc>,
    ) -> Result<usize, Error> {
        let register = self.register(round).await?;
        let issues = changes::issues_by_topic(&self.participants(round).await?);
        let found = changes::take_in(&register.baseline, &register.findings, &issues);
        let count = found.len();
        self.put(actor, (round, &register), LedgerDeed::TakeIn, found, now).await?;
        Ok(count)
    }

    /// Merges findings into one; gives its code.
    ///
    /// # Errors
    /// [`Error::Refused`], [`StoreError::ChangedMeanwhile`], or as [`register`](Self::register).
    pub async fn merge_findings(
        &self,
        actor: &Actor,
        round: RoundId,
        (codes, title): (&BTreeSet<String>, &str),
        now: DateTime<Utc>,
    ) -> Result<String, Error> {
        let register = self.register(round).await?;
        let changed = changes::merge(&register.findings, codes, title).map_err(refused)?;
        let whole = changed.last().map(|(code, _)| code.clone()).unwrap_or_default();
        self.put(actor, (round, &register), LedgerDeed::Merge, changed, now).await?;
        Ok(whole)
    }

    /// Splits a finding.
    ///
    /// # Errors
    /// As [`merge_findings`](Self::merge_findings).
    pub async fn split_finding(
        &self,
        actor: &Actor,
        round: RoundId,
        (code, by): (&str, SplitBy),
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        let register = self.register(round).await?;
        let changed = changes::split(&register.baseline, &register.findings, code, by).map_err(refused)?;
        self.put(actor, (round, &register), LedgerDeed::Split, changed, now).await
    }

    /// Undoes a merger or a split.
    ///
    /// # Errors
    /// As [`merge_findings`](Self::merge_findings).
    pub async fn take_finding_apart(
        &self,
        actor: &Actor,
        round: RoundId,
        code: &str,
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        let register = self.register(round).await?;
        let changed = changes::take_apart(&register.findings, code).map_err(refused)?;
        self.put(actor, (round, &register), LedgerDeed::TakeApart, changed, now).await
    }

    /// Adds a finding that is not from a score; gives its code.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`], or as [`register`](Self::register).
    pub async fn add_finding(
        &self,
        actor: &Actor,
        round: RoundId,
        by_hand: ByHand,
        now: DateTime<Utc>,
    ) -> Result<String, Error> {
        let register = self.register(round).await?;
        let code = changes::next_code(&register.findings, "added");
        let ByHand { title, principles, kinds, trail } = by_hand;
        let finding = Finding::new(Origin::Added { title, principles, kinds, trail });
        let changed = vec![(code.clone(), finding)];
        self.put(actor, (round, &register), LedgerDeed::Add, changed, now).await?;
        Ok(code)
    }

    async fn put(
        &self,
        actor: &Actor,
        (round, register): (RoundId, &RoundRegister),
        deed: LedgerDeed,
        changed: Changed,
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        let mut changes = Vec::new();
        for (code, finding) in changed {
            let (seen, content) = (register.revision(&code), written(&finding)?);
            changes.push(LedgerChange { kind: LedgerKind::Finding, code, seen, content });
        }
        Ok(self.store.change_entries(actor, round, deed, &changes, now).await?)
    }

    /// Stores what was edited of a finding, as it was `seen`.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`], or the database's.
    pub async fn save_finding(
        &self,
        actor: &Actor,
        (round, code, seen): (RoundId, &str, u32),
        finding: &Finding,
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        let (kind, code) = (LedgerKind::Finding, code.to_owned());
        let change = LedgerChange { kind, code, seen, content: written(finding)? };
        Ok(self.store.change_entries(actor, round, LedgerDeed::Edit, &[change], now).await?)
    }

    /// Stores a salient issue, as it was `seen`; 0 for one that is not there yet.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`], or the database's.
    pub async fn save_issue(
        &self,
        actor: &Actor,
        (round, code, seen): (RoundId, &str, u32),
        issue: &Issue,
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        let (kind, code) = (LedgerKind::Issue, code.to_owned());
        let change = LedgerChange { kind, code, seen, content: written(issue)? };
        let deed = if seen == 0 { LedgerDeed::Add } else { LedgerDeed::Edit };
        Ok(self.store.change_entries(actor, round, deed, &[change], now).await?)
    }

    /// Begins the list of salient issues with the topics that come with the program; those there stay as they are.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`], or the database's.
    pub async fn begin_issues(
        &self,
        actor: &Actor,
        round: RoundId,
        shelf: &Shelf,
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        let known = self.store.entries(round, LedgerKind::Issue).await?;
        let mut changes = Vec::new();
        for (code, topic) in &shelf.library.topics {
            if known.iter().any(|entry| entry.code == *code) {
                continue;
            }
            let issue = Issue { title: topic.title.clone(), ..Issue::default() };
            let (kind, code) = (LedgerKind::Issue, code.clone());
            changes.push(LedgerChange { kind, code, seen: 0, content: written(&issue)? });
        }
        Ok(self.store.change_entries(actor, round, LedgerDeed::TakeIn, &changes, now).await?)
    }
}

pub(super) fn kept<T>(entry: &LedgerEntry, content: T) -> Kept<T> {
    Kept {
        content,
        revision: entry.revision,
        changed_at: entry.changed_at,
        changed_by: entry.changed_by.clone(),
    }
}
