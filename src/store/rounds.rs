//! Rounds.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use rust_decimal::Decimal;
use serde_json::json;
use uuid::Uuid;

use super::engine::Tx;
use super::sql::{from_row, read, read_in, statements, write_in};
use super::{Actor, Store, StoreError, audit};
use crate::response::{InstitutionId, ResponseId, Round, RoundId, RoundSettings, RoundState, Scheme};

macro_rules! columns {
    () => {
        "id, name, deadline, smallest_cell, closed_at, opens_on, languages, scheme, targets"
    };
}

statements! {
    ADD = "INSERT INTO rounds (id, name, deadline, smallest_cell, opens_on, languages, scheme, targets, state, \
           created_at, data_version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'open', $9, 1)";
    ADD_QUESTIONNAIRE = "INSERT INTO round_questionnaires (round_id, sha256) VALUES ($1, $2)";
    GET = concat!("SELECT ", columns!(), " FROM rounds WHERE id = $1");
    GET_BY_NAME = concat!("SELECT ", columns!(), " FROM rounds WHERE name = $1");
    LIST = concat!("SELECT ", columns!(), " FROM rounds ORDER BY created_at, id");
    CLOSE = "UPDATE rounds SET state = 'closed', closed_at = $2, data_version = data_version + 1 \
             WHERE id = $1 AND state = 'open'";
    DATA_VERSION = "SELECT data_version FROM rounds WHERE id = $1";
    STATE = "SELECT state FROM rounds WHERE id = $1";
    STATE_OF_RESPONSE = "SELECT CASE WHEN rounds.state = 'open' AND EXISTS \
             (SELECT 1 FROM withdrawals WHERE withdrawals.response_id = responses.id) \
             THEN 'withdrawn' ELSE rounds.state END AS state \
             FROM rounds JOIN responses ON responses.round_id = rounds.id WHERE responses.id = $1";
    LANGUAGES = "SELECT DISTINCT languages FROM rounds JOIN responses ON responses.round_id = rounds.id \
             WHERE institution_id = $1 AND rounds.state = 'open' ORDER BY languages";
    TOUCH = "UPDATE rounds SET data_version = data_version + 1 WHERE id = $1";
    TOUCH_OF_RESPONSE = "UPDATE rounds SET data_version = data_version + 1 \
             WHERE id = (SELECT round_id FROM responses WHERE responses.id = $1)";
    TOUCH_OF_INSTITUTION = "UPDATE rounds SET data_version = data_version + 1 \
             WHERE id IN (SELECT round_id FROM responses WHERE institution_id = $1)";
}

struct RoundRow {
    id: Uuid,
    name: String,
    deadline: Option<NaiveDate>,
    smallest_cell: i64,
    closed_at: Option<DateTime<Utc>>,
    opens_on: Option<NaiveDate>,
    languages: String,
    scheme: String,
    targets: String,
}
from_row!(RoundRow { id, name, deadline, smallest_cell, closed_at, opens_on, languages, scheme, targets });

impl RoundRow {
    fn read(self) -> Result<Round, StoreError> {
        let wrong = || StoreError::inconsistent("rounds", self.id);
        let smallest_cell = u32::try_from(self.smallest_cell).map_err(|_| wrong())?;
        let state = self.closed_at.map_or(RoundState::Open, |at| RoundState::Closed { at });
        let settings = RoundSettings {
            opens_on: self.opens_on,
            languages: self.languages.split_whitespace().map(str::to_owned).collect(),
            scheme: Scheme::from_code(&self.scheme).ok_or_else(wrong)?,
            targets: targets(&self.targets).ok_or_else(wrong)?,
        };
        let (id, name, deadline) = (RoundId(self.id), self.name, self.deadline);
        Ok(Round { id, name, deadline, smallest_cell, state, settings })
    }
}

/// Targets as they stand in the table: decimal numbers in text, so that none is rounded.
fn targets(text: &str) -> Option<BTreeMap<String, Decimal>> {
    let read: BTreeMap<String, String> = serde_json::from_str(text).ok()?;
    read.into_iter().map(|(sha256, target)| Some((sha256, target.parse().ok()?))).collect()
}

/// The settings as the table has them: languages, scheme, targets.
pub(super) fn settings_columns(settings: &RoundSettings) -> (String, &'static str, String) {
    let targets: BTreeMap<&String, String> =
        settings.targets.iter().map(|(sha256, target)| (sha256, target.normalize().to_string())).collect();
    (settings.languages.join(" "), settings.scheme.code(), json!(targets).to_string())
}

/// Says that the findings of a round may now differ; its row is then locked until the end of the transaction.
/// Refuses when the round is closed.
pub(super) async fn change(tx: &mut Tx, round: RoundId) -> Result<(), StoreError> {
    let touched = write_in!(&mut *tx, TOUCH, round.0)?;
    let state: Option<(String,)> = read_in!(tx, fetch_optional, STATE, round.0)?;
    open_or_refuse(touched, state, "round", round.0)
}

/// As [`change`], for the round of a response.
pub(super) async fn change_of_response(tx: &mut Tx, response: ResponseId) -> Result<(), StoreError> {
    let touched = write_in!(&mut *tx, TOUCH_OF_RESPONSE, response.0)?;
    let state: Option<(String,)> = read_in!(tx, fetch_optional, STATE_OF_RESPONSE, response.0)?;
    open_or_refuse(touched, state, "response", response.0)
}

/// Says that the findings of all rounds an institution takes part in may now differ, closed ones too.
pub(super) async fn touch_of_institution(tx: &mut Tx, institution: InstitutionId) -> Result<(), StoreError> {
    write_in!(tx, TOUCH_OF_INSTITUTION, institution.0)?;
    Ok(())
}

fn open_or_refuse(
    touched: u64,
    state: Option<(String,)>,
    what: &'static str,
    key: Uuid,
) -> Result<(), StoreError> {
    match state {
        Some((state,)) if state == "open" && touched == 1 => Ok(()),
        Some((state,)) if state == "withdrawn" => Err(StoreError::ChangedMeanwhile { what: "response" }),
        Some(_) => Err(StoreError::RoundClosed),
        None => Err(StoreError::NotFound { what, key: key.to_string() }),
    }
}

impl Store {
    /// Adds an open round that asks the questionnaires with these SHA-256.
    ///
    /// # Errors
    /// [`StoreError::AlreadyExists`] for the name, [`StoreError::NotFound`] for a questionnaire,
    /// [`StoreError::Driver`].
    pub async fn add_round(
        &self,
        actor: &Actor,
        round: &Round,
        questionnaires: &[String],
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let Round { id, name, deadline, smallest_cell, state: _, settings } = round;
        let (languages, scheme, targets) = settings_columns(settings);
        let (cell, opens_on) = (i64::from(*smallest_cell), settings.opens_on);
        let mut tx = self.begin().await?;
        write_in!(&mut tx, ADD, id.0, name, *deadline, cell, opens_on, &languages, scheme, &targets, now)
            .map_err(|error| StoreError::refused(error, "round", name))?;
        for sha256 in questionnaires {
            write_in!(&mut tx, ADD_QUESTIONNAIRE, id.0, sha256)
                .map_err(|error| StoreError::refused(error, "questionnaire", sha256))?;
        }
        let detail = json!({
            "name": name, "questionnaires": questionnaires, "deadline": deadline, "opens-on": opens_on,
            "languages": languages, "scheme": scheme, "targets": targets, "smallest-cell": smallest_cell,
        });
        audit::record(&mut tx, actor, now, ("round.add", &id.to_string()), detail).await?;
        tx.commit().await
    }

    /// One round.
    ///
    /// # Errors
    /// [`StoreError::Driver`], [`StoreError::Inconsistent`].
    pub async fn round(&self, id: RoundId) -> Result<Option<Round>, StoreError> {
        let row: Option<RoundRow> = read!(self, fetch_optional, GET, id.0)?;
        row.map(RoundRow::read).transpose()
    }

    /// The round of this name.
    ///
    /// # Errors
    /// [`StoreError::Driver`], [`StoreError::Inconsistent`].
    pub async fn round_by_name(&self, name: &str) -> Result<Option<Round>, StoreError> {
        let row: Option<RoundRow> = read!(self, fetch_optional, GET_BY_NAME, name)?;
        row.map(RoundRow::read).transpose()
    }

    /// All rounds, oldest first.
    ///
    /// # Errors
    /// [`StoreError::Driver`], [`StoreError::Inconsistent`].
    pub async fn list_rounds(&self) -> Result<Vec<Round>, StoreError> {
        let rows: Vec<RoundRow> = read!(self, fetch_all, LIST)?;
        rows.into_iter().map(RoundRow::read).collect()
    }

    /// The languages in which respondents of an institution are offered pages, by the open rounds it takes part in; none
    /// for every language.
    ///
    /// # Errors
    /// [`StoreError::Driver`].
    pub async fn languages_offered(&self, institution: InstitutionId) -> Result<Vec<String>, StoreError> {
        let rows: Vec<(String,)> = read!(self, fetch_all, LANGUAGES, institution.0)?;
        if rows.iter().any(|(languages,)| languages.is_empty()) {
            return Ok(Vec::new());
        }
        Ok(rows.iter().flat_map(|(languages,)| languages.split_whitespace()).map(str::to_owned).collect())
    }

    /// Closes an open round: from then on no answer and no response in it changes.
    ///
    /// # Errors
    /// [`StoreError::RoundClosed`] when it was closed before, [`StoreError::NotFound`], [`StoreError::Driver`].
    pub async fn close_round(
        &self,
        actor: &Actor,
        id: RoundId,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        let closed = write_in!(&mut tx, CLOSE, id.0, now)?;
        if closed == 0 {
            let state: Option<(String,)> = read_in!(&mut tx, fetch_optional, STATE, id.0)?;
            return open_or_refuse(closed, state, "round", id.0);
        }
        audit::record(&mut tx, actor, now, ("round.close", &id.to_string()), json!({})).await?;
        tx.commit().await
    }

    /// A number that grows whenever the findings of the round may differ: a response enrolled, submitted,
    /// returned, accepted or imported, an institution's profile changed, the round closed. A saved answer does
    /// not count before it is submitted.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::Driver`].
    pub async fn data_version(&self, round: RoundId) -> Result<i64, StoreError> {
        let row: Option<(i64,)> = read!(self, fetch_optional, DATA_VERSION, round.0)?;
        row.map(|(version,)| version)
            .ok_or_else(|| StoreError::NotFound { what: "round", key: round.to_string() })
    }
}
