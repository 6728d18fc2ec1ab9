//! Draft results opened to institutions, and what they reply to verdicts.

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::json;
use uuid::Uuid;

use super::answers::unit_column;
use super::sql::{from_row, read, read_in, statements, write_in};
use super::verdicts::unit_of;
use super::{Actor, Store, StoreError, audit, rounds};
use crate::response::{ResponseId, RoundId, UnitId, UserId};
use crate::review::{DraftResults, Reply, Stance};

/// A reply with where the answer stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacedReply {
    /// In which response.
    pub response: ResponseId,
    /// The unit asked; `None` for the institution itself.
    pub unit: Option<UnitId>,
    /// The question's id.
    pub question: String,
    /// The reply. Its revision is the one it becomes.
    pub reply: Reply,
}

macro_rules! newest {
    ($condition:literal) => {
        concat!(
            "SELECT reply_versions.response_id, reply_versions.unit_id, reply_versions.question_id, \
             reply_versions.revision, reply_versions.verdict_revision, reply_versions.stance, reply_versions.words, \
             reply_versions.evidence, reply_versions.replied_by, reply_versions.replied_by_name, \
             reply_versions.replied_at, reply_versions.answer, reply_versions.answered_by_name, \
             reply_versions.answered_at FROM reply_versions \
             JOIN responses ON responses.id = reply_versions.response_id WHERE ", $condition,
            " AND reply_versions.revision = (SELECT MAX(other.revision) FROM reply_versions AS other \
             WHERE other.response_id = reply_versions.response_id AND other.unit_id = reply_versions.unit_id \
             AND other.question_id = reply_versions.question_id) \
             ORDER BY reply_versions.response_id, reply_versions.question_id, reply_versions.unit_id"
        )
    };
}

statements! {
    OPEN = "INSERT INTO draft_results (round_id, reply_until, opened_by_name, opened_at) VALUES ($1, $2, $3, $4) \
            ON CONFLICT (round_id) DO UPDATE SET reply_until = excluded.reply_until, \
            opened_by_name = excluded.opened_by_name, opened_at = excluded.opened_at";
    OPENED = "SELECT reply_until, opened_by_name, opened_at FROM draft_results WHERE round_id = $1";
    REVISION = "SELECT COALESCE(MAX(revision), 0) FROM reply_versions WHERE response_id = $1 AND unit_id = $2 \
                AND question_id = $3";
    ADD = "INSERT INTO reply_versions (response_id, unit_id, question_id, revision, verdict_revision, stance, words, \
           evidence, replied_by, replied_by_name, replied_at, answer) \
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, '')";
    ANSWER = "UPDATE reply_versions SET answer = $5, answered_by_name = $6, answered_at = $7 WHERE response_id = $1 \
              AND unit_id = $2 AND question_id = $3 AND revision = $4 AND answered_at IS NULL";
    OF_RESPONSE = newest!("responses.id = $1");
    OF_ROUND = newest!("responses.round_id = $1");
}

struct ReplyRow {
    response_id: Uuid,
    unit_id: Uuid,
    question_id: String,
    revision: i64,
    verdict_revision: i64,
    stance: String,
    words: String,
    evidence: String,
    replied_by: Uuid,
    replied_by_name: String,
    replied_at: DateTime<Utc>,
    answer: String,
    answered_by_name: Option<String>,
    answered_at: Option<DateTime<Utc>>,
}
from_row!(ReplyRow {
    response_id,
    unit_id,
    question_id,
    revision,
    verdict_revision,
    stance,
    words,
    evidence,
    replied_by,
    replied_by_name,
    replied_at,
    answer,
    answered_by_name,
    answered_at
});

impl ReplyRow {
    fn read(self) -> Result<PlacedReply, StoreError> {
        let wrong = || StoreError::inconsistent("reply_versions", &self.question_id);
        let number = |number: i64| u32::try_from(number).map_err(|_| wrong());
        let reply = Reply {
            revision: number(self.revision)?,
            verdict: number(self.verdict_revision)?,
            stance: Stance::from_code(&self.stance).ok_or_else(wrong)?,
            words: self.words,
            evidence: self.evidence,
            by: UserId(self.replied_by),
            by_name: self.replied_by_name,
            at: self.replied_at,
            answer: self.answer,
            answered: self.answered_by_name.zip(self.answered_at),
        };
        let unit = unit_of(self.unit_id);
        Ok(PlacedReply { response: ResponseId(self.response_id), unit, question: self.question_id, reply })
    }
}

fn read_all(rows: Vec<ReplyRow>) -> Result<Vec<PlacedReply>, StoreError> {
    rows.into_iter().map(ReplyRow::read).collect()
}

impl Store {
    /// Opens the draft results of a round to its institutions, or gives them another last day.
    ///
    /// # Errors
    /// [`StoreError::RoundClosed`], [`StoreError::NotFound`], [`StoreError::Driver`].
    pub async fn open_draft_results(
        &self,
        actor: &Actor,
        round: RoundId,
        until: NaiveDate,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        rounds::change(&mut tx, round).await?;
        write_in!(&mut tx, OPEN, round.0, until, &actor.name, now)?;
        let detail = json!({ "until": until.to_string() });
        audit::record(&mut tx, actor, now, ("draft-results.open", &round.to_string()), detail).await?;
        tx.commit().await
    }

    /// Whether the draft results of a round are open, and until when.
    ///
    /// # Errors
    /// [`StoreError::Driver`].
    pub async fn draft_results(&self, round: RoundId) -> Result<Option<DraftResults>, StoreError> {
        let row: Option<(NaiveDate, String, DateTime<Utc>)> = read!(self, fetch_optional, OPENED, round.0)?;
        Ok(row.map(|(until, by_name, at)| DraftResults { until, by_name, at }))
    }

    /// Keeps what an institution replies to a verdict.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`] when a colleague has replied meanwhile, [`StoreError::RoundClosed`],
    /// [`StoreError::NotFound`], [`StoreError::Driver`].
    pub async fn add_reply(&self, actor: &Actor, placed: &PlacedReply) -> Result<(), StoreError> {
        let PlacedReply { response, unit, question, reply } = placed;
        let unit = unit_column(*unit);
        let mut tx = self.begin().await?;
        rounds::change_of_response(&mut tx, *response).await?;
        let (revision,): (i64,) = read_in!(&mut tx, fetch_one, REVISION, response.0, unit, question)?;
        if revision + 1 != i64::from(reply.revision) {
            return Err(StoreError::ChangedMeanwhile { what: "reply" });
        }
        write_in!(
            &mut tx,
            ADD,
            response.0,
            unit,
            question,
            i64::from(reply.revision),
            i64::from(reply.verdict),
            reply.stance.code(),
            &reply.words,
            &reply.evidence,
            reply.by.0,
            &reply.by_name,
            reply.at
        )?;
        let detail = json!({ "question": question, "stance": reply.stance.code() });
        audit::record(&mut tx, actor, reply.at, ("reply.give", &response.to_string()), detail).await?;
        tx.commit().await
    }

    /// Keeps what a reviewer answers to a reply.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`] when it was answered or there is a newer reply; [`StoreError::RoundClosed`],
    /// [`StoreError::NotFound`], [`StoreError::Driver`].
    pub async fn answer_reply(
        &self,
        actor: &Actor,
        (response, unit, question, revision): (ResponseId, Option<UnitId>, &str, u32),
        words: &str,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let unit = unit_column(unit);
        let mut tx = self.begin().await?;
        rounds::change_of_response(&mut tx, response).await?;
        let (newest,): (i64,) = read_in!(&mut tx, fetch_one, REVISION, response.0, unit, question)?;
        let revision = i64::from(revision);
        let taken =
            write_in!(&mut tx, ANSWER, response.0, unit, question, revision, words, &actor.name, now)?;
        if newest != revision || taken == 0 {
            return Err(StoreError::ChangedMeanwhile { what: "reply" });
        }
        let detail = json!({ "question": question });
        audit::record(&mut tx, actor, now, ("reply.answer", &response.to_string()), detail).await?;
        tx.commit().await
    }

    /// The newest reply to the verdict on each answer of a response.
    ///
    /// # Errors
    /// [`StoreError::Driver`], [`StoreError::Inconsistent`].
    pub async fn replies(&self, response: ResponseId) -> Result<Vec<PlacedReply>, StoreError> {
        read_all(read!(self, fetch_all, OF_RESPONSE, response.0)?)
    }

    /// The same for all responses of a round.
    ///
    /// # Errors
    /// [`StoreError::Driver`], [`StoreError::Inconsistent`].
    pub async fn replies_of_round(&self, round: RoundId) -> Result<Vec<PlacedReply>, StoreError> {
        read_all(read!(self, fetch_all, OF_ROUND, round.0)?)
    }
}
