//! Responses, the units that answer in them, and how far they are.

use chrono::{DateTime, Utc};
use serde_json::json;
use uuid::Uuid;

use super::engine::Tx;
use super::institutions::{InstitutionRow, institution_columns};
use super::sql::{from_row, read, read_in, statements, write_in};
use super::{Actor, Store, StoreError, audit, rounds};
use crate::response::{
    Institution, InstitutionId, Response, ResponseId, ResponseState, RoundId, Unit, UnitId, UserId,
};

/// A response with who answers and how far they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnrolledResponse {
    /// The response.
    pub response: Response,
    /// Who answers.
    pub institution: Institution,
    /// How many answers it has, each unit's counted; a comment without an answer is not one.
    pub answered: u32,
    /// When an answer was last saved.
    pub last_saved_at: Option<DateTime<Utc>>,
}

/// The columns of [`ResponseRow`], for statements that join other tables.
macro_rules! response_columns {
    () => {
        "responses.id AS response_id, responses.round_id, responses.institution_id AS respondent_id, \
         responses.questionnaire, responses.state, responses.state_at, responses.state_by, \
         responses.state_message"
    };
}
pub(super) use response_columns;

macro_rules! enrolled {
    ($condition:literal) => {
        concat!(
            "SELECT ", response_columns!(), ", ", institution_columns!(), ", \
             (SELECT COUNT(*) FROM answers WHERE answers.response_id = responses.id \
              AND answers.state <> 'none') AS answered, \
             (SELECT MAX(saved_at) FROM answers WHERE answers.response_id = responses.id) AS last_saved_at \
             FROM responses JOIN institutions ON institutions.id = responses.institution_id \
             WHERE ", $condition, " ORDER BY responses.id"
        )
    };
}

statements! {
    ENROL = "INSERT INTO responses (id, round_id, institution_id, questionnaire, state, state_at, state_by, \
             state_message) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    GET = concat!("SELECT ", response_columns!(), " FROM responses WHERE id = $1");
    LIST = enrolled!("responses.round_id = $1");
    LIST_OF_INSTITUTION = enrolled!("responses.institution_id = $1");
    ADD_UNIT = "INSERT INTO units (id, response_id, name, kind, position) VALUES ($1, $2, $3, $4, $5)";
    COUNT_UNITS = "SELECT COUNT(*) FROM units WHERE response_id = $1";
    UNITS = "SELECT id, name, kind FROM units WHERE response_id = $1 ORDER BY position, id";
}

/// A response as it stands in a row.
pub(super) struct ResponseRow {
    response_id: Uuid,
    round_id: Uuid,
    respondent_id: Uuid,
    questionnaire: String,
    state: String,
    state_at: Option<DateTime<Utc>>,
    state_by: Option<Uuid>,
    state_message: Option<String>,
}
from_row!(ResponseRow {
    response_id,
    round_id,
    respondent_id,
    questionnaire,
    state,
    state_at,
    state_by,
    state_message
});

impl ResponseRow {
    pub(super) fn read(self) -> Result<Response, StoreError> {
        let message = self.state_message;
        let state = match (self.state.as_str(), self.state_at, self.state_by.map(UserId)) {
            ("open", None, None) => ResponseState::Open,
            ("submitted", Some(at), Some(by)) => ResponseState::Submitted { at, by },
            ("accepted", Some(at), Some(by)) => ResponseState::Accepted { at, by },
            ("returned", Some(at), Some(by)) => {
                ResponseState::Returned { at, by, message: message.unwrap_or_default() }
            }
            _ => return Err(StoreError::inconsistent("responses", self.response_id)),
        };
        Ok(Response {
            id: ResponseId(self.response_id),
            round: RoundId(self.round_id),
            institution: InstitutionId(self.respondent_id),
            questionnaire: self.questionnaire,
            state,
        })
    }
}

/// What a state is made of in the table: its word, when, by whom, and the message of a return.
pub(super) type StateColumns<'a> = (&'static str, Option<DateTime<Utc>>, Option<Uuid>, Option<&'a str>);

/// Takes a state apart for the table.
pub(super) fn state_columns(state: &ResponseState) -> StateColumns<'_> {
    match state {
        ResponseState::Open => (state.code(), None, None, None),
        ResponseState::Submitted { at, by } | ResponseState::Accepted { at, by } => {
            (state.code(), Some(*at), Some(by.0), None)
        }
        ResponseState::Returned { at, by, message } => (state.code(), Some(*at), Some(by.0), Some(message)),
    }
}

struct EnrolledRow {
    response: ResponseRow,
    institution: InstitutionRow,
    answered: i64,
    last_saved_at: Option<DateTime<Utc>>,
}
from_row!(EnrolledRow { answered, last_saved_at } with {
    response: ResponseRow, institution: InstitutionRow
});

impl EnrolledRow {
    fn read(self) -> Result<EnrolledResponse, StoreError> {
        Ok(EnrolledResponse {
            response: self.response.read()?,
            institution: self.institution.read()?,
            answered: u32::try_from(self.answered).unwrap_or(u32::MAX),
            last_saved_at: self.last_saved_at,
        })
    }
}

struct UnitRow {
    id: Uuid,
    name: String,
    kind: String,
}
from_row!(UnitRow { id, name, kind });

/// Adds a response within a larger change; the round's row must be locked already.
pub(super) async fn add(
    tx: &mut Tx,
    actor: &Actor,
    response: &Response,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let Response { id, round, institution, questionnaire, state } = response;
    let (code, at, by, message) = state_columns(state);
    write_in!(&mut *tx, ENROL, id.0, round.0, institution.0, questionnaire, code, at, by, message)
        .map_err(|error| StoreError::refused(error, "response", format!("{institution} {questionnaire}")))?;
    let detail = json!({
        "round": round.to_string(), "institution": institution.to_string(),
        "questionnaire": questionnaire, "state": code,
    });
    audit::record(tx, actor, now, ("response.enrol", &id.to_string()), detail).await
}

/// Says that a response of an open round changes; refuses when it is no longer editable.
pub(super) async fn change_editable(tx: &mut Tx, response: ResponseId) -> Result<(), StoreError> {
    rounds::change_of_response(tx, response).await?;
    let row: ResponseRow = read_in!(&mut *tx, fetch_one, GET, response.0)?;
    if !row.read()?.state.is_editable() {
        return Err(StoreError::ChangedMeanwhile { what: "response" });
    }
    Ok(())
}

/// Adds units within a larger change, after those the response has.
pub(super) async fn add_units(tx: &mut Tx, response: ResponseId, units: &[Unit]) -> Result<(), StoreError> {
    let (count,): (i64,) = read_in!(&mut *tx, fetch_one, COUNT_UNITS, response.0)?;
    for (position, unit) in (count..).zip(units) {
        write_in!(&mut *tx, ADD_UNIT, unit.id.0, response.0, &unit.name, &unit.kind, position)
            .map_err(|error| StoreError::refused(error, "unit", &unit.name))?;
    }
    Ok(())
}

impl Store {
    /// Asks an institution to answer one questionnaire of an open round.
    ///
    /// # Errors
    /// [`StoreError::AlreadyExists`] when it is asked already; [`StoreError::NotFound`] when the round, the
    /// institution, or the questionnaire in the round is missing; [`StoreError::RoundClosed`];
    /// [`StoreError::Driver`].
    pub async fn enrol(
        &self,
        actor: &Actor,
        response: &Response,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        rounds::change(&mut tx, response.round).await?;
        add(&mut tx, actor, response, now).await?;
        tx.commit().await
    }

    /// One response.
    ///
    /// # Errors
    /// [`StoreError::Driver`], [`StoreError::Inconsistent`].
    pub async fn response(&self, id: ResponseId) -> Result<Option<Response>, StoreError> {
        let row: Option<ResponseRow> = read!(self, fetch_optional, GET, id.0)?;
        row.map(ResponseRow::read).transpose()
    }

    /// All responses of a round.
    ///
    /// # Errors
    /// [`StoreError::Driver`], [`StoreError::Inconsistent`].
    pub async fn list_responses(&self, round: RoundId) -> Result<Vec<EnrolledResponse>, StoreError> {
        let rows: Vec<EnrolledRow> = read!(self, fetch_all, LIST, round.0)?;
        rows.into_iter().map(EnrolledRow::read).collect()
    }

    /// All responses of an institution, in all rounds.
    ///
    /// # Errors
    /// [`StoreError::Driver`], [`StoreError::Inconsistent`].
    pub async fn responses_of_institution(
        &self,
        institution: InstitutionId,
    ) -> Result<Vec<EnrolledResponse>, StoreError> {
        let rows: Vec<EnrolledRow> = read!(self, fetch_all, LIST_OF_INSTITUTION, institution.0)?;
        rows.into_iter().map(EnrolledRow::read).collect()
    }

    /// Adds units to a response that can still be changed, after those it has.
    ///
    /// # Errors
    /// [`StoreError::AlreadyExists`] for a unit's name; [`StoreError::ChangedMeanwhile`] when the response is
    /// not editable; [`StoreError::NotFound`]; [`StoreError::RoundClosed`]; [`StoreError::Driver`].
    pub async fn add_units(
        &self,
        actor: &Actor,
        response: ResponseId,
        units: &[Unit],
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        change_editable(&mut tx, response).await?;
        add_units(&mut tx, response, units).await?;
        let names: Vec<&str> = units.iter().map(|unit| unit.name.as_str()).collect();
        let detail = json!({ "units": names });
        audit::record(&mut tx, actor, now, ("response.add-units", &response.to_string()), detail).await?;
        tx.commit().await
    }

    /// The units that answer in a response, in the order they were added.
    ///
    /// # Errors
    /// [`StoreError::Driver`].
    pub async fn units(&self, response: ResponseId) -> Result<Vec<Unit>, StoreError> {
        let rows: Vec<UnitRow> = read!(self, fetch_all, UNITS, response.0)?;
        let unit = |row: UnitRow| Unit { id: UnitId(row.id), name: row.name, kind: row.kind };
        Ok(rows.into_iter().map(unit).collect())
    }
}
