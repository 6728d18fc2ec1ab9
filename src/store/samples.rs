//! Random samples of answers for the second reviewer.

use chrono::{DateTime, Utc};
use serde_json::json;
use uuid::Uuid;

use super::answers::unit_column;
use super::sql::{from_row, read, statements, write_in};
use super::verdicts::unit_of;
use super::{Actor, Store, StoreError, audit, rounds};
use crate::response::{ResponseId, RoundId, UnitId};

/// Where an answer stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// In which response.
    pub response: ResponseId,
    /// The question's id.
    pub question: String,
    /// The unit asked; `None` for the institution itself.
    pub unit: Option<UnitId>,
}

/// A sample with what is needed to draw it again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewSample {
    /// A fresh id.
    pub id: Uuid,
    /// Of which round.
    pub round: RoundId,
    /// What it was drawn from.
    pub seed: u64,
    /// The steps by which it was drawn.
    pub algorithm: String,
    /// How many were drawn.
    pub drawn: u32,
    /// From how many.
    pub drawn_from: u32,
    /// The name of who drew it, as it was then.
    pub by_name: String,
    /// When.
    pub at: DateTime<Utc>,
}

statements! {
    ADD = "INSERT INTO review_samples (id, round_id, seed, algorithm, drawn, drawn_from, drawn_by, drawn_by_name, drawn_at) \
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    ADD_ANSWER = "INSERT INTO sampled_answers (sample_id, response_id, unit_id, question_id) VALUES ($1, $2, $3, $4)";
    LIST = "SELECT id, round_id, seed, algorithm, drawn, drawn_from, drawn_by_name, drawn_at FROM review_samples \
            WHERE round_id = $1 ORDER BY drawn_at, id";
    ANSWERS = "SELECT DISTINCT sampled_answers.response_id, sampled_answers.unit_id, sampled_answers.question_id \
               FROM sampled_answers JOIN review_samples ON review_samples.id = sampled_answers.sample_id \
               WHERE review_samples.round_id = $1 \
               ORDER BY sampled_answers.response_id, sampled_answers.question_id, sampled_answers.unit_id";
}

struct SampleRow {
    id: Uuid,
    round_id: Uuid,
    seed: String,
    algorithm: String,
    drawn: i64,
    drawn_from: i64,
    drawn_by_name: String,
    drawn_at: DateTime<Utc>,
}
from_row!(SampleRow { id, round_id, seed, algorithm, drawn, drawn_from, drawn_by_name, drawn_at });

impl SampleRow {
    fn read(self) -> Result<ReviewSample, StoreError> {
        let wrong = || StoreError::inconsistent("review_samples", self.id);
        let count = |count: i64| u32::try_from(count).map_err(|_| wrong());
        Ok(ReviewSample {
            id: self.id,
            round: RoundId(self.round_id),
            seed: self.seed.parse().map_err(|_| wrong())?,
            drawn: count(self.drawn)?,
            drawn_from: count(self.drawn_from)?,
            algorithm: self.algorithm.clone(),
            by_name: self.drawn_by_name.clone(),
            at: self.drawn_at,
        })
    }
}

impl Store {
    /// Keeps a sample.
    ///
    /// # Errors
    /// [`StoreError::RoundClosed`], [`StoreError::NotFound`], [`StoreError::Driver`].
    pub async fn add_sample(
        &self,
        actor: &Actor,
        sample: &ReviewSample,
        answers: &[Spot],
    ) -> Result<(), StoreError> {
        let ReviewSample { id, round, seed, algorithm, drawn, drawn_from, by_name, at } = sample;
        let (seed, by) = (seed.to_string(), actor.user.map(|user| user.0));
        let mut tx = self.begin().await?;
        rounds::change(&mut tx, *round).await?;
        write_in!(
            &mut tx,
            ADD,
            *id,
            round.0,
            &seed,
            algorithm,
            i64::from(*drawn),
            i64::from(*drawn_from),
            by,
            by_name,
            *at
        )
        .map_err(|error| StoreError::refused(error, "round", round))?;
        for spot in answers {
            write_in!(&mut tx, ADD_ANSWER, *id, spot.response.0, unit_column(spot.unit), &spot.question)?;
        }
        let detail = json!({ "seed": seed, "algorithm": algorithm, "drawn": drawn, "from": drawn_from });
        audit::record(&mut tx, actor, *at, ("sample.draw", &round.to_string()), detail).await?;
        tx.commit().await
    }

    /// The samples of a round, oldest first.
    ///
    /// # Errors
    /// [`StoreError::Driver`], [`StoreError::Inconsistent`].
    pub async fn list_samples(&self, round: RoundId) -> Result<Vec<ReviewSample>, StoreError> {
        let rows: Vec<SampleRow> = read!(self, fetch_all, LIST, round.0)?;
        rows.into_iter().map(SampleRow::read).collect()
    }

    /// Every answer any sample of the round has.
    ///
    /// # Errors
    /// [`StoreError::Driver`].
    pub async fn sampled_answers(&self, round: RoundId) -> Result<Vec<Spot>, StoreError> {
        let rows: Vec<(Uuid, Uuid, String)> = read!(self, fetch_all, ANSWERS, round.0)?;
        let spot = |(response, unit, question)| Spot {
            response: ResponseId(response),
            unit: unit_of(unit),
            question,
        };
        Ok(rows.into_iter().map(spot).collect())
    }
}
