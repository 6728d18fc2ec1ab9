//! What is agreed with single institutions: another last day, taking part no more; and when they first looked.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::json;
use uuid::Uuid;

use super::sql::{from_row, read, statements, write_in};
use super::{Actor, Store, StoreError, audit, rounds};
use crate::response::{Arrangement, Extension, ResponseId, RoundId, Withdrawal, WithdrawalCause};

macro_rules! arranged {
    ($condition:literal) => {
        concat!(
            "SELECT responses.id AS arranged_id, extended_to, extensions.reason AS extension_reason, granted_at, \
             granted_by, cause, withdrawals.reason AS withdrawal_reason, withdrawn_at, withdrawn_by, opened_at, \
             (SELECT MIN(taken_at) FROM snapshots WHERE snapshots.response_id = responses.id) AS handed_in_at \
             FROM responses LEFT JOIN extensions ON extensions.response_id = responses.id \
             LEFT JOIN withdrawals ON withdrawals.response_id = responses.id \
             LEFT JOIN openings ON openings.response_id = responses.id WHERE ",
            $condition
        )
    };
}

statements! {
    OF_RESPONSE = arranged!("responses.id = $1");
    OF_ROUND = arranged!("responses.round_id = $1");
    OPEN = "INSERT INTO openings (response_id, opened_at, opened_by) VALUES ($1, $2, $3) \
            ON CONFLICT (response_id) DO NOTHING";
    EXTEND = "INSERT INTO extensions (response_id, extended_to, reason, granted_at, granted_by) \
              VALUES ($1, $2, $3, $4, $5) ON CONFLICT (response_id) DO UPDATE SET extended_to = excluded.extended_to, \
              reason = excluded.reason, granted_at = excluded.granted_at, granted_by = excluded.granted_by";
    WITHDRAW = "INSERT INTO withdrawals (response_id, cause, reason, withdrawn_at, withdrawn_by) \
                VALUES ($1, $2, $3, $4, $5) ON CONFLICT (response_id) DO NOTHING";
    RESTORE = "DELETE FROM withdrawals WHERE response_id = $1";
}

struct ArrangedRow {
    arranged_id: Uuid,
    extended_to: Option<NaiveDate>,
    extension_reason: Option<String>,
    granted_at: Option<DateTime<Utc>>,
    granted_by: Option<String>,
    cause: Option<String>,
    withdrawal_reason: Option<String>,
    withdrawn_at: Option<DateTime<Utc>>,
    withdrawn_by: Option<String>,
    opened_at: Option<DateTime<Utc>>,
    handed_in_at: Option<DateTime<Utc>>,
}
from_row!(ArrangedRow {
    arranged_id,
    extended_to,
    extension_reason,
    granted_at,
    granted_by,
    cause,
    withdrawal_reason,
    withdrawn_at,
    withdrawn_by,
    opened_at,
    handed_in_at
});

impl ArrangedRow {
    fn read(self) -> Result<(ResponseId, Arrangement), StoreError> {
        let extension = match (self.extended_to, self.granted_at) {
            (Some(to), Some(at)) => Some(Extension {
                to,
                reason: self.extension_reason.unwrap_or_default(),
                at,
                by: self.granted_by.unwrap_or_default(),
            }),
            _ => None,
        };
        let withdrawal = match (self.cause, self.withdrawn_at) {
            (Some(cause), Some(at)) => Some(Withdrawal {
                cause: WithdrawalCause::from_code(&cause)
                    .ok_or_else(|| StoreError::inconsistent("withdrawals", self.arranged_id))?,
                reason: self.withdrawal_reason.unwrap_or_default(),
                at,
                by: self.withdrawn_by.unwrap_or_default(),
            }),
            _ => None,
        };
        let (opened_at, handed_in_at) = (self.opened_at, self.handed_in_at);
        let arrangement = Arrangement { extension, withdrawal, opened_at, handed_in_at };
        Ok((ResponseId(self.arranged_id), arrangement))
    }
}

impl Store {
    /// What is agreed about a response.
    ///
    /// # Errors
    /// [`StoreError::Driver`], [`StoreError::Inconsistent`].
    pub async fn arrangement(&self, response: ResponseId) -> Result<Arrangement, StoreError> {
        let row: Option<ArrangedRow> = read!(self, fetch_optional, OF_RESPONSE, response.0)?;
        Ok(row.map(ArrangedRow::read).transpose()?.map(|(_, found)| found).unwrap_or_default())
    }

    /// What is agreed about each response of a round.
    ///
    /// # Errors
    /// [`StoreError::Driver`], [`StoreError::Inconsistent`].
    pub async fn arrangements(
        &self,
        round: RoundId,
    ) -> Result<BTreeMap<ResponseId, Arrangement>, StoreError> {
        let rows: Vec<ArrangedRow> = read!(self, fetch_all, OF_ROUND, round.0)?;
        rows.into_iter().map(ArrangedRow::read).collect()
    }

    /// Notes that somebody of the institution has looked at its response; only the first time counts.
    ///
    /// # Errors
    /// [`StoreError::Driver`].
    pub async fn note_opening(
        &self,
        actor: &Actor,
        response: ResponseId,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        if write_in!(&mut tx, OPEN, response.0, now, &actor.name)? == 1 {
            audit::record(&mut tx, actor, now, ("response.open", &response.to_string()), json!({})).await?;
        }
        tx.commit().await
    }

    /// Gives an institution a last day of its own; one it had before is replaced.
    ///
    /// # Errors
    /// [`StoreError::RoundClosed`], [`StoreError::ChangedMeanwhile`] when it takes part no more,
    /// [`StoreError::NotFound`], [`StoreError::Driver`].
    pub async fn extend(
        &self,
        actor: &Actor,
        response: ResponseId,
        (to, reason): (NaiveDate, &str),
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        rounds::change_of_response(&mut tx, response).await?;
        write_in!(&mut tx, EXTEND, response.0, to, reason, now, &actor.name)?;
        let detail = json!({ "to": to, "reason": reason });
        audit::record(&mut tx, actor, now, ("response.extend", &response.to_string()), detail).await?;
        tx.commit().await
    }

    /// Records that an institution takes part no more.
    ///
    /// # Errors
    /// As [`extend`](Self::extend).
    pub async fn withdraw(
        &self,
        actor: &Actor,
        response: ResponseId,
        (cause, reason): (WithdrawalCause, &str),
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        rounds::change_of_response(&mut tx, response).await?;
        write_in!(&mut tx, WITHDRAW, response.0, cause.code(), reason, now, &actor.name)?;
        let detail = json!({ "cause": cause.code(), "reason": reason });
        audit::record(&mut tx, actor, now, ("response.withdraw", &response.to_string()), detail).await?;
        tx.commit().await
    }

    /// Takes a withdrawal back while the round is open: the response is what it was before.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`] when it was taken back already, [`StoreError::RoundClosed`],
    /// [`StoreError::NotFound`], [`StoreError::Driver`].
    pub async fn take_back_withdrawal(
        &self,
        actor: &Actor,
        (round, response): (RoundId, ResponseId),
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        rounds::change(&mut tx, round).await?;
        if write_in!(&mut tx, RESTORE, response.0)? == 0 {
            return Err(StoreError::ChangedMeanwhile { what: "response" });
        }
        let subject = response.to_string();
        audit::record(&mut tx, actor, now, ("response.take-back-withdrawal", &subject), json!({})).await?;
        tx.commit().await
    }
}
