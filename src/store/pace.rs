//! How answers of a round came to be: saves, and what was said of questions. Counts alone; no answer is read.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::sql::{from_row, read, statements};
use super::{Store, StoreError};
use crate::response::{ResponseId, RoundId};

/// How one answer came to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionPace {
    /// In which response.
    pub response: ResponseId,
    /// To which question; one asked of several units stands here once for each.
    pub question: String,
    /// How often it was saved.
    pub saves: u32,
    /// When it was first saved.
    pub first: DateTime<Utc>,
    /// When it was last saved.
    pub last: DateTime<Utc>,
    /// The word of the state of the answer now, such as `choice` or `do-not-know`.
    pub state: String,
    /// True when words stand beside the answer.
    pub has_comment: bool,
}

/// How often a question was talked about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedAbout {
    /// In which response.
    pub response: ResponseId,
    /// Which question.
    pub question: String,
    /// Remarks of colleagues and questions to the help desk.
    pub remarks: u32,
}

statements! {
    PACE = "SELECT answers.response_id, answers.question_id, answers.state, \
            CAST(CASE WHEN answers.comment = '' THEN 0 ELSE 1 END AS BIGINT) AS words, \
            COUNT(*) AS saves, MIN(answer_versions.saved_at) AS first_at, MAX(answer_versions.saved_at) AS last_at \
            FROM responses JOIN answers ON answers.response_id = responses.id \
            JOIN answer_versions ON answer_versions.response_id = answers.response_id \
            AND answer_versions.unit_id = answers.unit_id AND answer_versions.question_id = answers.question_id \
            WHERE responses.round_id = $1 GROUP BY answers.response_id, answers.unit_id, answers.question_id, \
            answers.state, answers.comment ORDER BY answers.response_id, answers.question_id";
    ASKED = "SELECT comments.response_id, comments.question_id, COUNT(*) AS remarks \
             FROM comments JOIN responses ON responses.id = comments.response_id \
             WHERE responses.round_id = $1 GROUP BY comments.response_id, comments.question_id \
             ORDER BY comments.response_id, comments.question_id";
}

struct PaceRow {
    response_id: Uuid,
    question_id: String,
    state: String,
    words: i64,
    saves: i64,
    first_at: DateTime<Utc>,
    last_at: DateTime<Utc>,
}
from_row!(PaceRow { response_id, question_id, state, words, saves, first_at, last_at });

struct AskedRow {
    response_id: Uuid,
    question_id: String,
    remarks: i64,
}
from_row!(AskedRow { response_id, question_id, remarks });

fn count(number: i64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

impl Store {
    /// How every answer of a round came to be.
    ///
    /// # Errors
    /// [`StoreError::Driver`].
    pub async fn pace(&self, round: RoundId) -> Result<Vec<QuestionPace>, StoreError> {
        let rows: Vec<PaceRow> = read!(self, fetch_all, PACE, round.0)?;
        let pace = |row: PaceRow| QuestionPace {
            response: ResponseId(row.response_id),
            question: row.question_id,
            saves: count(row.saves),
            first: row.first_at,
            last: row.last_at,
            state: row.state,
            has_comment: row.words > 0,
        };
        Ok(rows.into_iter().map(pace).collect())
    }

    /// How often each question of a round was talked about.
    ///
    /// # Errors
    /// [`StoreError::Driver`].
    pub async fn asked_about(&self, round: RoundId) -> Result<Vec<AskedAbout>, StoreError> {
        let rows: Vec<AskedRow> = read!(self, fetch_all, ASKED, round.0)?;
        let asked = |row: AskedRow| AskedAbout {
            response: ResponseId(row.response_id),
            question: row.question_id,
            remarks: count(row.remarks),
        };
        Ok(rows.into_iter().map(asked).collect())
    }
}
