//! The use cases, shared by pages and commands: load, compute, save.

mod accounts;
mod analysis;
mod appearance;
mod audit_names;
mod cache;
pub mod clock;
pub mod demo;
mod demo_action_plan;
mod demo_duties;
mod demo_evidence;
mod demo_plan;
mod demo_quotations;
mod demo_register;
pub mod demo_review;
mod demo_rounds;
mod demo_signatures;
mod demo_team;
mod diagnostic;
mod error;
mod evidence;
mod evidence_file;
mod evidence_sight;
mod exchange;
mod exports;
mod follow_up;
pub mod letters;
mod live;
mod mandate;
mod offline;
mod package;
mod papers;
mod plans;
mod publications;
mod quotations;
mod receipts;
mod register;
mod releases;
mod reports;
mod responses;
mod review;
mod robustness;
mod roster;
mod round_status;
mod rounds;
mod rounds_compared;
mod shipped;
mod snapshot;
mod targets;
mod team;
mod units;
mod versions;

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::findings::robustness::{Plan, Robustness};
use crate::findings::{Basis, Compared, CrossActor, Drawn};
use crate::questionnaire::{Folder, Questionnaire, load};
use crate::response::RoundId;
use crate::scoring::Scheme;
use crate::store::{Actor, QuestionnaireEntry, Store, StoredQuestionnaire, Writer};
use cache::Cache;

pub use accounts::{Accounts, SIGN_IN_HOURS, SignedIn, WrongPassword};
pub use appearance::{Appearance, AppearancePart};
pub use diagnostic::DiagnosticParts;
pub use error::Error;
pub use evidence::{EvidenceError, EvidenceRoom, NewContent, NewEvidence, ROOM_DEFAULT};
pub use evidence_sight::OwnEvidence;
pub use exchange::{Roster, answers_file, read_roster, roster_file};
pub use exports::{ExportForm, RoundExport};
pub use follow_up::{Entries, all, is_body};
pub use live::{FEWEST, LastTouch, LivePicture, QuestionLoad, loads};
pub use mandate::MandateStatement;
pub use offline::{Outcome, permitted};
pub use package::{Difference, Files as PackageFiles, recompute};
pub use papers::{Paper, printed_file, scorecard_file};
pub use plans::{Frozen, PlanChange, StoredPlan, Version as PlanVersion, read_entry};
pub use publications::{Publication, ToldProgress};
pub use quotations::{NamedRating, NewRedaction, Quoted, Ready, ReadyQuotation, Said, Unready, quotable};
pub use receipts::{CheckedReceipt, ReceiptCheck, Signature, SignedVersion};
pub use register::{ByHand, Issue, Kept, RoundRegister, read_finding};
pub use releases::{DraftRelease, THIS_RELEASE, pinned_sentence};
pub use reports::ReportFormat;
pub use responses::OpenedResponse;
pub use review::{
    Agreements, Group, Independent, NewReply, NewVerdict, ReplyRoom, SampleSize, Sitting, Thread,
    ThreadState, UnderReview,
};
pub use roster::{RosterLine, RosterPlan};
pub use round_status::{KindStatus, Place, RoundStatus};
pub use rounds::standing;
pub use rounds_compared::items;
pub use shipped::{Shelf, shipped, shipped_library, shipped_shelf};
pub use team::{OwnResponse, section_of};
pub use units::{Copied, KeptAnswers};
pub use versions::RoundOnVersion;

/// The use cases over one database. One per process.
#[derive(Debug)]
pub struct Assessment {
    /// The database.
    pub store: Store,
    /// The one way answers are saved.
    pub writer: Writer,
    questionnaires: Cache<String, Questionnaire>,
    per_unit: Cache<(String, BTreeSet<String>), Questionnaire>,
    robustness: Cache<(RoundId, i64, Plan), Robustness>,
    drawn: Cache<(RoundId, Basis, Scheme, i64), Drawn>,
    compared: Cache<(RoundId, Basis, i64), Compared>,
    cross: Cache<(RoundId, Basis, i64), CrossActor>,
    reviewed: Cache<(RoundId, i64), bool>,
}

impl Assessment {
    /// Use cases over an open, migrated database.
    pub fn new(store: Store) -> Self {
        let writer = Writer::start(store.clone());
        Self {
            store,
            writer,
            questionnaires: Cache::default(),
            per_unit: Cache::default(),
            robustness: Cache::default(),
            drawn: Cache::with_room(analysis::ROOM),
            compared: Cache::with_room(analysis::ROOM),
            cross: Cache::with_room(analysis::ROOM),
            reviewed: Cache::default(),
        }
    }

    /// A stored questionnaire version by the SHA-256 of its files.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Questionnaire`], or the database's.
    pub async fn questionnaire(&self, sha256: &str) -> Result<Arc<Questionnaire>, Error> {
        stored_questionnaire(&self.store, &self.questionnaires, sha256).await
    }

    /// Stores a questionnaire version unless it is stored already; gives its SHA-256.
    ///
    /// # Errors
    /// [`Error::Questionnaire`] when it has problems, or the database's.
    pub async fn add_questionnaire(
        &self,
        actor: &Actor,
        folder: &Folder,
        now: DateTime<Utc>,
    ) -> Result<String, Error> {
        let questionnaire = load(folder).map_err(Error::Questionnaire)?;
        let entry = QuestionnaireEntry {
            sha256: folder.sha256(),
            id: questionnaire.id.clone(),
            version: questionnaire.version,
            language: "en".to_owned(),
            title: questionnaire.title.get("en").to_owned(),
            added_at: now,
        };
        let sha256 = entry.sha256.clone();
        if self.store.questionnaire(&sha256).await?.is_none() {
            let stored = StoredQuestionnaire { entry, files: folder.contents() };
            self.store.add_questionnaire(actor, &stored).await?;
        }
        Ok(sha256)
    }
}

/// Reads a stored questionnaire version, or remembers it.
async fn stored_questionnaire(
    store: &Store,
    known: &Cache<String, Questionnaire>,
    sha256: &str,
) -> Result<Arc<Questionnaire>, Error> {
    if let Some(found) = known.get(&sha256.to_owned()) {
        return Ok(found);
    }
    let stored = store.questionnaire(sha256).await?.ok_or(Error::NotFound("questionnaire"))?;
    let questionnaire = load(&Folder::from_contents(stored.files)).map_err(Error::Questionnaire)?;
    let questionnaire = Arc::new(questionnaire);
    known.put(sha256.to_owned(), Arc::clone(&questionnaire));
    Ok(questionnaire)
}

/// The actor of commands.
pub fn command_line() -> Actor {
    Actor { user: None, name: "command line".to_owned() }
}
