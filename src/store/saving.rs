//! One batch of saves inside its transaction: load what they rest on, decide each, write what was decided.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use chrono::SubsecRound as _;
use serde_json::json;
use uuid::Uuid;

use super::answers::{self, AnswerRow, answer_columns, new_row, unit_column};
use super::audit::{self, Deed};
use super::engine::Tx;
use super::sql::{Many, from_row, many_in};
use super::writer::{SaveAnswer, SaveError, Saved};
use super::{StoreError, StoredAnswer};

/// Where responses and their rounds stand.
const STANDING: Many = Many {
    head: "SELECT responses.id AS response_id, responses.round_id, CASE WHEN EXISTS (SELECT 1 FROM withdrawals \
           WHERE withdrawals.response_id = responses.id) THEN 'withdrawn' ELSE responses.state END AS state, \
           rounds.state AS round_state FROM responses JOIN rounds ON rounds.id = responses.round_id WHERE responses.id IN (",
    row: "?",
    between: ", ",
    tail: ")",
};

/// The units of responses.
const UNITS: Many = Many {
    head: "SELECT response_id, id FROM units WHERE response_id IN (",
    row: "?",
    between: ", ",
    tail: ")",
};

/// Answers as they are now.
const CURRENT: Many = Many {
    head: concat!("SELECT ", answer_columns!(), " FROM answers WHERE "),
    row: "(response_id = ? AND unit_id = ? AND question_id = ?)",
    between: " OR ",
    tail: "",
};

/// What was saved under these save ids.
const SAVED: Many = Many {
    head: concat!("SELECT ", answer_columns!(), " FROM answer_versions WHERE save_id IN ("),
    row: "?",
    between: ", ",
    tail: ")",
};

/// The sections of responses that are locked.
const READY: Many = Many {
    head: "SELECT response_id, section_id FROM section_states WHERE state = 'ready' AND response_id IN (",
    row: "?",
    between: ", ",
    tail: ")",
};

/// The statements of this module over many rows.
pub(super) const MANY: &[Many] = &[STANDING, UNITS, CURRENT, SAVED, READY];

/// PostgreSQL only: keeps a round as it is until the end of the transaction, beside others who do the same.
const LOCK_ROUND: &str = "SELECT 1 FROM rounds WHERE id = $1 FOR SHARE";
/// PostgreSQL only: lets no other batch save into a response until the end of the transaction.
const LOCK_RESPONSE: &str = "SELECT 1 FROM responses WHERE id = $1 FOR NO KEY UPDATE";

/// The statements only PostgreSQL has.
pub(super) const POSTGRES_ONLY: &[&str] = &[LOCK_ROUND, LOCK_RESPONSE];

struct StandingRow {
    response_id: Uuid,
    round_id: Uuid,
    state: String,
    round_state: String,
}
from_row!(StandingRow { response_id, round_id, state, round_state });

/// Which answer: response, unit column, question.
type Key = (Uuid, Uuid, String);

fn key_of(save: &SaveAnswer) -> Key {
    (save.response.0, unit_column(save.unit), save.permit.question().to_owned())
}

/// What a batch rests on, and what has been decided so far.
struct Batch {
    standing: HashMap<Uuid, StandingRow>,
    units: HashSet<(Uuid, Uuid)>,
    ready: HashSet<(Uuid, String)>,
    current: HashMap<Key, AnswerRow>,
    saved: HashMap<Uuid, AnswerRow>,
    versions: Vec<AnswerRow>,
    deeds: Vec<Deed>,
}

/// Saves what can be saved and gives one outcome for each save, in order. Nothing is durable before the commit.
pub(super) async fn apply(
    tx: &mut Tx,
    saves: &[SaveAnswer],
) -> Result<Vec<Result<Saved, SaveError>>, StoreError> {
    let mut batch = Batch::load(tx, saves).await?;
    let outcomes = saves.iter().map(|save| batch.decide(save)).collect();
    batch.write(tx).await?;
    Ok(outcomes)
}

impl Batch {
    async fn load(tx: &mut Tx, saves: &[SaveAnswer]) -> Result<Self, StoreError> {
        let responses: BTreeSet<Uuid> = saves.iter().map(|save| save.response.0).collect();
        let responses: Vec<Uuid> = responses.into_iter().collect();
        let standing = lock_and_read(tx, &responses).await?;
        let mut units: Vec<(Uuid, Uuid)> = Vec::new();
        if saves.iter().any(|save| save.unit.is_some()) {
            units = many_in!(tx, UNITS, &responses, |id| *id);
        }
        let ready: Vec<(Uuid, String)> = many_in!(tx, READY, &responses, |id| *id);
        let keys: Vec<Key> = saves.iter().map(key_of).collect();
        let current: Vec<AnswerRow> = many_in!(tx, CURRENT, &keys, |key| key.0, key.1, &key.2);
        let saved: Vec<AnswerRow> = many_in!(tx, SAVED, saves, |save| save.save_id.0);
        let key = |row: &AnswerRow| (row.response_id, row.unit_id, row.question_id.clone());
        Ok(Self {
            standing: standing.into_iter().map(|row| (row.response_id, row)).collect(),
            units: units.into_iter().collect(),
            ready: ready.into_iter().collect(),
            current: current.into_iter().map(|row| (key(&row), row)).collect(),
            saved: saved.into_iter().map(|row| (row.save_id, row)).collect(),
            versions: Vec::with_capacity(saves.len()),
            deeds: Vec::with_capacity(saves.len()),
        })
    }

    /// What becomes of one save, after those before it in the batch.
    fn decide(&mut self, save: &SaveAnswer) -> Result<Saved, SaveError> {
        if let Some(row) = self.saved.get(&save.save_id.0) {
            return saved_before(row, save);
        }
        self.refuse_unless_editable(save)?;
        let key = key_of(save);
        let current = self.current.get(&key);
        let revision = current.map_or(0, |row| row.revision);
        if revision != i64::from(save.expected_revision) {
            let current = current.map(|row| row.clone().read("answers")).transpose()?;
            return match current {
                // Nothing to choose between: the same page sent twice, or two people of one mind.
                Some(StoredAnswer { given, revision, saved_at, .. }) if given == save.given => {
                    Ok(Saved { revision, at: saved_at })
                }
                current => Err(SaveError::Stale { current: current.map(Box::new) }),
            };
        }
        let at = save.at.trunc_subsecs(6);
        let which = (save.response, save.unit, save.permit.question());
        let row = new_row(which, (save.save_id, revision + 1), &save.actor, at).seal(&save.given);
        self.deeds.push(deed(save, &row));
        self.saved.insert(row.save_id, row.clone());
        self.current.insert(key, row.clone());
        self.versions.push(row);
        Ok(Saved { revision: save.expected_revision + 1, at })
    }

    fn refuse_unless_editable(&self, save: &SaveAnswer) -> Result<(), SaveError> {
        let standing = self.standing.get(&save.response.0).ok_or(SaveError::UnknownResponse)?;
        if standing.round_state != "open" {
            return Err(SaveError::RoundClosed);
        }
        if !matches!(standing.state.as_str(), "open" | "returned") {
            return Err(SaveError::NotEditable);
        }
        if self.ready.contains(&(save.response.0, save.permit.section().to_owned())) {
            return Err(SaveError::SectionReady);
        }
        match save.unit {
            Some(unit) if !self.units.contains(&(save.response.0, unit.0)) => Err(SaveError::UnknownUnit),
            Some(_) | None => Ok(()),
        }
    }

    async fn write(self, tx: &mut Tx) -> Result<(), StoreError> {
        // Of several saves of one answer the last is current: a statement cannot set the same row twice.
        let last: BTreeMap<_, _> = self
            .versions
            .iter()
            .map(|row| ((row.response_id, row.unit_id, row.question_id.as_str()), row.clone()))
            .collect();
        let current: Vec<AnswerRow> = last.into_values().collect();
        answers::put(tx, &self.versions, &current).await?;
        audit::record_many(tx, &self.deeds).await
    }
}

/// The outcome of a save that was saved before; another content under the same id is refused.
fn saved_before(row: &AnswerRow, save: &SaveAnswer) -> Result<Saved, SaveError> {
    let same_place = (row.response_id, row.unit_id, row.question_id.clone()) == key_of(save);
    let StoredAnswer { given, revision, saved_at, .. } = row.clone().read("answer_versions")?;
    if same_place && given == save.given {
        Ok(Saved { revision, at: saved_at })
    } else {
        Err(SaveError::ReusedId)
    }
}

fn deed(save: &SaveAnswer, row: &AnswerRow) -> Deed {
    let unit = save.unit.map(|unit| unit.to_string());
    Deed {
        at: row.saved_at,
        actor: save.actor.clone(),
        action: "answer.save",
        subject: save.response.to_string(),
        detail: json!({ "question": save.permit.question(), "unit": unit, "revision": row.revision }),
    }
}

/// Reads where responses stand, and keeps them there until the end of the transaction. `responses` are in order.
async fn lock_and_read(tx: &mut Tx, responses: &[Uuid]) -> Result<Vec<StandingRow>, StoreError> {
    let standing: Vec<StandingRow> = many_in!(tx, STANDING, responses, |id| *id);
    if matches!(tx, Tx::Sqlite(_)) {
        return Ok(standing);
    }
    let rounds: BTreeSet<Uuid> = standing.iter().map(|row| row.round_id).collect();
    for round in rounds {
        tx.lock(LOCK_ROUND, round).await?;
    }
    for response in responses {
        tx.lock(LOCK_RESPONSE, *response).await?;
    }
    Ok(many_in!(tx, STANDING, responses, |id| *id))
}
