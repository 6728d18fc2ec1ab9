//! Verdicts of reviewers on answers, every version of them, and which threads with an institution are closed.

use chrono::{DateTime, Utc};
use serde_json::json;
use uuid::Uuid;

use super::answers::unit_column;
use super::engine::Tx;
use super::sql::{from_row, read, read_in, statements, write_in};
use super::{Actor, Store, StoreError, audit, rounds};
use crate::response::{Answer, ResponseId, RoundId, UnitId, UserId};
use crate::review::{Seat, Strength, Verdict};

/// A verdict with where the answer stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacedVerdict {
    /// In which response.
    pub response: ResponseId,
    /// The unit asked; `None` for the institution itself.
    pub unit: Option<UnitId>,
    /// The question's id.
    pub question: String,
    /// The verdict. Its revision is the one it becomes: one more than the caller has seen.
    pub verdict: Verdict,
}

/// The place of a thread with an institution: unit and question.
pub type ThreadPlace = (Option<UnitId>, String);

macro_rules! columns {
    () => {
        "verdict_versions.response_id, verdict_versions.unit_id, verdict_versions.question_id, \
         verdict_versions.seat, verdict_versions.revision, verdict_versions.answer, verdict_versions.words, \
         verdict_versions.strength, verdict_versions.judged, verdict_versions.judged_by, \
         verdict_versions.judged_by_name, verdict_versions.judged_at"
    };
}

macro_rules! newest {
    ($condition:literal) => {
        concat!(
            "SELECT ", columns!(), " FROM verdict_versions \
             JOIN responses ON responses.id = verdict_versions.response_id WHERE ", $condition,
            " AND verdict_versions.revision = (SELECT MAX(other.revision) FROM verdict_versions AS other \
             WHERE other.response_id = verdict_versions.response_id AND other.unit_id = verdict_versions.unit_id \
             AND other.question_id = verdict_versions.question_id AND other.seat = verdict_versions.seat) \
             ORDER BY verdict_versions.response_id, verdict_versions.question_id, verdict_versions.unit_id, \
             verdict_versions.seat"
        )
    };
}

statements! {
    ADD = "INSERT INTO verdict_versions (response_id, unit_id, question_id, seat, revision, answer, words, strength, \
           judged, judged_by, judged_by_name, judged_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    REVISION = "SELECT COALESCE(MAX(revision), 0) FROM verdict_versions WHERE response_id = $1 AND unit_id = $2 \
                AND question_id = $3 AND seat = $4";
    OTHER_SEAT = "SELECT COUNT(*) FROM verdict_versions WHERE response_id = $1 AND unit_id = $2 \
                  AND question_id = $3 AND seat <> $4 AND judged_by = $5";
    STATE = "SELECT state FROM responses WHERE id = $1";
    OF_RESPONSE = newest!("responses.id = $1");
    OF_ROUND = newest!("responses.round_id = $1");
    HISTORY = concat!("SELECT ", columns!(), " FROM verdict_versions WHERE response_id = $1 AND unit_id = $2 \
              AND question_id = $3 ORDER BY judged_at, seat, revision");
    CLOSE_THREAD = "INSERT INTO closed_threads (response_id, unit_id, question_id, closed_by, closed_by_name, closed_at) \
                    VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (response_id, unit_id, question_id) DO UPDATE SET \
                    closed_by = excluded.closed_by, closed_by_name = excluded.closed_by_name, \
                    closed_at = excluded.closed_at";
    CLOSED_THREADS = "SELECT unit_id, question_id, closed_at FROM closed_threads WHERE response_id = $1 \
                      ORDER BY question_id, unit_id";
}

struct VerdictRow {
    response_id: Uuid,
    unit_id: Uuid,
    question_id: String,
    seat: String,
    revision: i64,
    answer: String,
    words: String,
    strength: String,
    judged: String,
    judged_by: Uuid,
    judged_by_name: String,
    judged_at: DateTime<Utc>,
}
from_row!(VerdictRow {
    response_id,
    unit_id,
    question_id,
    seat,
    revision,
    answer,
    words,
    strength,
    judged,
    judged_by,
    judged_by_name,
    judged_at
});

/// The unit of a column that holds the nil id for the institution itself.
pub(super) fn unit_of(column: Uuid) -> Option<UnitId> {
    (!column.is_nil()).then_some(UnitId(column))
}

impl VerdictRow {
    fn read(self) -> Result<PlacedVerdict, StoreError> {
        let wrong = || StoreError::inconsistent("verdict_versions", &self.question_id);
        let verified: Option<Answer> = match self.answer.as_str() {
            "" => None,
            answer => Some(serde_json::from_str(answer).map_err(|_| wrong())?),
        };
        let verdict = Verdict {
            seat: Seat::from_code(&self.seat).ok_or_else(wrong)?,
            revision: u32::try_from(self.revision).map_err(|_| wrong())?,
            verified,
            strength: Strength::from_code(&self.strength).ok_or_else(wrong)?,
            words: self.words,
            judged: self.judged,
            by: UserId(self.judged_by),
            by_name: self.judged_by_name,
            at: self.judged_at,
        };
        let unit = unit_of(self.unit_id);
        Ok(PlacedVerdict {
            response: ResponseId(self.response_id),
            unit,
            question: self.question_id,
            verdict,
        })
    }
}

fn read_all(rows: Vec<VerdictRow>) -> Result<Vec<PlacedVerdict>, StoreError> {
    rows.into_iter().map(VerdictRow::read).collect()
}

/// Adds one version. The round is locked already, so nobody else adds one meanwhile.
async fn add(tx: &mut Tx, actor: &Actor, placed: &PlacedVerdict) -> Result<(), StoreError> {
    let PlacedVerdict { response, unit, question, verdict } = placed;
    let (unit, seat) = (unit_column(*unit), verdict.seat.code());
    let (revision,): (i64,) = read_in!(&mut *tx, fetch_one, REVISION, response.0, unit, question, seat)?;
    let (others,): (i64,) =
        read_in!(&mut *tx, fetch_one, OTHER_SEAT, response.0, unit, question, seat, verdict.by.0)?;
    if revision + 1 != i64::from(verdict.revision) || others > 0 {
        return Err(StoreError::ChangedMeanwhile { what: "verdict" });
    }
    let answer = verdict.verified.as_ref().map(|answer| json!(answer).to_string()).unwrap_or_default();
    write_in!(
        &mut *tx,
        ADD,
        response.0,
        unit,
        question,
        seat,
        i64::from(verdict.revision),
        answer,
        &verdict.words,
        verdict.strength.code(),
        &verdict.judged,
        verdict.by.0,
        &verdict.by_name,
        verdict.at
    )?;
    let detail = json!({ "question": question, "seat": seat, "revision": verdict.revision,
        "as_is": verdict.verified.is_none(), "strength": verdict.strength.code() });
    audit::record(tx, actor, verdict.at, ("verdict.give", &response.to_string()), detail).await
}

impl Store {
    /// Gives verdicts on answers of one response, all or none. Each is decided on what the caller saw: its revision is
    /// one more than that.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`] when there is a newer one, when the response is not handed in, or when the
    /// person holds the other seat of the answer; [`StoreError::RoundClosed`], [`StoreError::NotFound`],
    /// [`StoreError::Driver`].
    pub async fn give_verdicts(
        &self,
        actor: &Actor,
        response: ResponseId,
        verdicts: &[PlacedVerdict],
    ) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        rounds::change_of_response(&mut tx, response).await?;
        let (state,): (String,) = read_in!(&mut tx, fetch_one, STATE, response.0)?;
        if !matches!(state.as_str(), "submitted" | "accepted") {
            return Err(StoreError::ChangedMeanwhile { what: "response" });
        }
        for placed in verdicts.iter().filter(|placed| placed.response == response) {
            add(&mut tx, actor, placed).await?;
        }
        tx.commit().await
    }

    /// The newest verdict of each seat on each answer of a response.
    ///
    /// # Errors
    /// [`StoreError::Driver`], [`StoreError::Inconsistent`].
    pub async fn verdicts(&self, response: ResponseId) -> Result<Vec<PlacedVerdict>, StoreError> {
        read_all(read!(self, fetch_all, OF_RESPONSE, response.0)?)
    }

    /// The same for all responses of a round.
    ///
    /// # Errors
    /// [`StoreError::Driver`], [`StoreError::Inconsistent`].
    pub async fn verdicts_of_round(&self, round: RoundId) -> Result<Vec<PlacedVerdict>, StoreError> {
        read_all(read!(self, fetch_all, OF_ROUND, round.0)?)
    }

    /// Every version of the verdicts on one answer, oldest first.
    ///
    /// # Errors
    /// [`StoreError::Driver`], [`StoreError::Inconsistent`].
    pub async fn verdict_history(
        &self,
        response: ResponseId,
        (unit, question): (Option<UnitId>, &str),
    ) -> Result<Vec<PlacedVerdict>, StoreError> {
        read_all(read!(self, fetch_all, HISTORY, response.0, unit_column(unit), question)?)
    }

    /// Closes a thread with an institution. Whoever writes in it again opens it.
    ///
    /// # Errors
    /// [`StoreError::Driver`].
    pub async fn close_thread(
        &self,
        actor: &Actor,
        (response, unit, question): (ResponseId, Option<UnitId>, &str),
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let by = actor.user.map_or(Uuid::nil(), |user| user.0);
        let mut tx = self.begin().await?;
        write_in!(&mut tx, CLOSE_THREAD, response.0, unit_column(unit), question, by, &actor.name, now)?;
        let detail = json!({ "question": question });
        audit::record(&mut tx, actor, now, ("thread.close", &response.to_string()), detail).await?;
        tx.commit().await
    }

    /// The threads of a response that were closed, and when.
    ///
    /// # Errors
    /// [`StoreError::Driver`].
    pub async fn closed_threads(
        &self,
        response: ResponseId,
    ) -> Result<Vec<(ThreadPlace, DateTime<Utc>)>, StoreError> {
        let rows: Vec<(Uuid, String, DateTime<Utc>)> = read!(self, fetch_all, CLOSED_THREADS, response.0)?;
        Ok(rows.into_iter().map(|(unit, question, at)| ((unit_of(unit), question), at)).collect())
    }
}
