//! Changes of a round that is there: its settings, its questionnaires, and opening it again.

use chrono::{DateTime, Utc};
use serde_json::json;
use uuid::Uuid;

use super::rounds::{change, settings_columns};
use super::sql::{from_row, read, read_in, statements, write_in};
use super::{Actor, Store, StoreError, audit};
use crate::response::{Round, RoundId};

/// That a closed round was opened again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reopening {
    /// When.
    pub at: DateTime<Utc>,
    /// By whom, by name.
    pub by: String,
    /// Why.
    pub reason: String,
}

/// A response nobody has touched: nothing answered, no units, nobody given a part, nothing said or shown about it.
macro_rules! untouched {
    () => {
        "round_id = $1 AND questionnaire = $2 AND state = 'open' \
         AND NOT EXISTS (SELECT 1 FROM answer_versions WHERE answer_versions.response_id = responses.id) \
         AND NOT EXISTS (SELECT 1 FROM units WHERE units.response_id = responses.id) \
         AND NOT EXISTS (SELECT 1 FROM unit_plans WHERE unit_plans.response_id = responses.id) \
         AND NOT EXISTS (SELECT 1 FROM assignments WHERE assignments.response_id = responses.id) \
         AND NOT EXISTS (SELECT 1 FROM section_states WHERE section_states.response_id = responses.id) \
         AND NOT EXISTS (SELECT 1 FROM comments WHERE comments.response_id = responses.id) \
         AND NOT EXISTS (SELECT 1 FROM evidence_links WHERE evidence_links.response_id = responses.id)"
    };
}

statements! {
    UPDATE = "UPDATE rounds SET name = $2, deadline = $3, smallest_cell = $4, opens_on = $5, languages = $6, \
              scheme = $7, targets = $8 WHERE id = $1";
    REOPEN = "UPDATE rounds SET state = 'open', closed_at = NULL, data_version = data_version + 1 \
              WHERE id = $1 AND state = 'closed'";
    NOTE_REOPENING = "INSERT INTO round_reopenings (round_id, reopened_at, reopened_by, reason) \
                      VALUES ($1, $2, $3, $4)";
    REOPENINGS = "SELECT reopened_at, reopened_by, reason FROM round_reopenings WHERE round_id = $1 \
                  ORDER BY reopened_at";
    ADD_VERSION = "INSERT INTO round_questionnaires (round_id, sha256) VALUES ($1, $2)";
    UNTOUCHED = concat!("SELECT id FROM responses WHERE ", untouched!(), " ORDER BY id");
    MOVE = concat!("UPDATE responses SET questionnaire = $3 WHERE ", untouched!());
}

struct ReopeningRow {
    reopened_at: DateTime<Utc>,
    reopened_by: String,
    reason: String,
}
from_row!(ReopeningRow { reopened_at, reopened_by, reason });

impl Store {
    /// Sets name, days, smallest cell and settings of an open round; the record says what they were before.
    ///
    /// # Errors
    /// [`StoreError::AlreadyExists`] for the name, [`StoreError::RoundClosed`], [`StoreError::NotFound`],
    /// [`StoreError::Driver`].
    pub async fn update_round(
        &self,
        actor: &Actor,
        (before, after): (&Round, &Round),
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let Round { id, name, deadline, smallest_cell, settings, state: _ } = after;
        let (languages, scheme, targets) = settings_columns(settings);
        let (cell, opens_on) = (i64::from(*smallest_cell), settings.opens_on);
        let mut tx = self.begin().await?;
        change(&mut tx, *id).await?;
        write_in!(&mut tx, UPDATE, id.0, name, *deadline, cell, opens_on, &languages, scheme, &targets)
            .map_err(|error| StoreError::refused(error, "round", name))?;
        let told = |round: &Round| {
            let (languages, scheme, targets) = settings_columns(&round.settings);
            json!({
                "name": round.name, "deadline": round.deadline, "opens-on": round.settings.opens_on,
                "languages": languages, "scheme": scheme, "targets": targets,
                "smallest-cell": round.smallest_cell,
            })
        };
        let detail = json!({ "name": name, "before": told(before), "after": told(after) });
        audit::record(&mut tx, actor, now, ("round.update", &id.to_string()), detail).await?;
        tx.commit().await
    }

    /// Opens a closed round again. Releases made before stay as they are.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`] when it is open, [`StoreError::Driver`].
    pub async fn reopen_round(
        &self,
        actor: &Actor,
        id: RoundId,
        reason: &str,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        if write_in!(&mut tx, REOPEN, id.0)? == 0 {
            return Err(StoreError::ChangedMeanwhile { what: "round" });
        }
        write_in!(&mut tx, NOTE_REOPENING, id.0, now, &actor.name, reason)?;
        let detail = json!({ "reason": reason });
        audit::record(&mut tx, actor, now, ("round.reopen", &id.to_string()), detail).await?;
        tx.commit().await
    }

    /// Every time a round was opened again, oldest first.
    ///
    /// # Errors
    /// [`StoreError::Driver`].
    pub async fn reopenings(&self, id: RoundId) -> Result<Vec<Reopening>, StoreError> {
        let rows: Vec<ReopeningRow> = read!(self, fetch_all, REOPENINGS, id.0)?;
        let reopening =
            |row: ReopeningRow| Reopening { at: row.reopened_at, by: row.reopened_by, reason: row.reason };
        Ok(rows.into_iter().map(reopening).collect())
    }

    /// Adds a questionnaire version to an open round. Nobody who takes part is asked another one by that.
    ///
    /// # Errors
    /// [`StoreError::AlreadyExists`], [`StoreError::RoundClosed`], [`StoreError::NotFound`],
    /// [`StoreError::Driver`].
    pub async fn add_version(
        &self,
        actor: &Actor,
        (round, sha256): (RoundId, &str),
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        change(&mut tx, round).await?;
        write_in!(&mut tx, ADD_VERSION, round.0, sha256)
            .map_err(|error| StoreError::refused(error, "questionnaire", sha256))?;
        let detail = json!({ "questionnaire": sha256 });
        audit::record(&mut tx, actor, now, ("round.add-version", &round.to_string()), detail).await?;
        tx.commit().await
    }

    /// How many responses to a version nobody has touched yet.
    ///
    /// # Errors
    /// [`StoreError::Driver`].
    pub async fn untouched(&self, round: RoundId, sha256: &str) -> Result<usize, StoreError> {
        let rows: Vec<(Uuid,)> = read!(self, fetch_all, UNTOUCHED, round.0, sha256)?;
        Ok(rows.len())
    }

    /// Asks those who have not touched their response another version of the round. Gives how many.
    ///
    /// # Errors
    /// [`StoreError::RoundClosed`], [`StoreError::NotFound`], [`StoreError::Driver`].
    pub async fn ask_version(
        &self,
        actor: &Actor,
        (round, from, to): (RoundId, &str, &str),
        now: DateTime<Utc>,
    ) -> Result<u64, StoreError> {
        let mut tx = self.begin().await?;
        change(&mut tx, round).await?;
        let rows: Vec<(Uuid,)> = read_in!(&mut tx, fetch_all, UNTOUCHED, round.0, from)?;
        let moved = write_in!(&mut tx, MOVE, round.0, from, to)
            .map_err(|error| StoreError::refused(error, "questionnaire", to))?;
        let responses: Vec<String> = rows.into_iter().map(|(id,)| id.to_string()).collect();
        let detail = json!({ "from": from, "to": to, "responses": responses });
        audit::record(&mut tx, actor, now, ("round.ask-version", &round.to_string()), detail).await?;
        tx.commit().await?;
        Ok(moved)
    }
}
