//! Who of an institution does what in a response, and how far its sections are.

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::json;
use uuid::Uuid;

use super::engine::Tx;
use super::sql::{from_row, read, read_in, statements, write_in};
use super::users::email_key;
use super::{Actor, Invitation, Store, StoreError, TokenHash, audit, invitations, rounds};
use crate::response::{PartRole, ResponseId, SectionState, TaskPart};

/// A task somebody was given. It goes by the address, so that it can be given before there is an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// In which response.
    pub response: ResponseId,
    /// Whose, by the address.
    pub email: String,
    /// What.
    pub part: TaskPart,
    /// What they may do with it.
    pub role: PartRole,
    /// Until when.
    pub due_on: Option<NaiveDate>,
    /// The name of who gave it, as it was then.
    pub by_name: String,
    /// When it was given.
    pub at: DateTime<Utc>,
}

/// How far a section is, and who brought it there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionStanding {
    /// The section's id.
    pub section: String,
    /// How far.
    pub state: SectionState,
    /// The name of who changed it last, as it was then.
    pub by_name: String,
    /// When.
    pub at: DateTime<Utc>,
    /// The focal point who opened the draft of others, and when.
    pub opened: Option<(String, DateTime<Utc>)>,
}

/// One step of a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StateStep {
    /// In which response.
    pub response: ResponseId,
    /// Which section.
    pub section: String,
    /// The state the caller saw; the step is refused when it is another by now.
    pub from: SectionState,
    /// The state it gives.
    pub to: SectionState,
    /// A focal point opens the draft of somebody who is away.
    pub is_opened: bool,
}

statements! {
    ASSIGN = "INSERT INTO assignments (response_id, email_key, section_id, question_id, role, due_on, assigned_by, \
              assigned_by_name, assigned_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) \
              ON CONFLICT (response_id, email_key, section_id, question_id) DO UPDATE SET role = excluded.role, \
              due_on = excluded.due_on, assigned_by = excluded.assigned_by, \
              assigned_by_name = excluded.assigned_by_name, assigned_at = excluded.assigned_at";
    TAKE_BACK = "DELETE FROM assignments WHERE response_id = $1 AND email_key = $2 AND section_id = $3 \
                 AND question_id = $4";
    LIST = "SELECT response_id, email_key, section_id, question_id, role, due_on, assigned_by_name, assigned_at \
            FROM assignments WHERE response_id = $1 ORDER BY email_key, section_id, question_id";
    LIST_OF_PERSON = "SELECT response_id, email_key, section_id, question_id, role, due_on, assigned_by_name, \
                      assigned_at FROM assignments WHERE email_key = $1 \
                      ORDER BY response_id, section_id, question_id";
    STATES = "SELECT section_id, state, changed_by_name, changed_at, opened_by_name, opened_at \
              FROM section_states WHERE response_id = $1 ORDER BY section_id";
    STATE = "SELECT state FROM section_states WHERE response_id = $1 AND section_id = $2";
    START_DRAFT = "INSERT INTO section_states (response_id, section_id, state, changed_by, changed_by_name, \
                   changed_at) VALUES ($1, $2, 'draft', $3, $4, $5) \
                   ON CONFLICT (response_id, section_id) DO NOTHING";
    SET_STATE = "INSERT INTO section_states (response_id, section_id, state, changed_by, changed_by_name, \
                 changed_at) VALUES ($1, $2, $3, $4, $5, $6) \
                 ON CONFLICT (response_id, section_id) DO UPDATE SET state = excluded.state, \
                 changed_by = excluded.changed_by, changed_by_name = excluded.changed_by_name, \
                 changed_at = excluded.changed_at";
    SET_OPENED = "UPDATE section_states SET opened_by_name = $3, opened_at = $4 \
                  WHERE response_id = $1 AND section_id = $2";
}

struct AssignmentRow {
    response_id: Uuid,
    email_key: String,
    section_id: String,
    question_id: String,
    role: String,
    due_on: Option<NaiveDate>,
    assigned_by_name: String,
    assigned_at: DateTime<Utc>,
}
from_row!(AssignmentRow {
    response_id,
    email_key,
    section_id,
    question_id,
    role,
    due_on,
    assigned_by_name,
    assigned_at
});

impl AssignmentRow {
    fn read(self) -> Result<Assignment, StoreError> {
        let role = PartRole::from_code(&self.role)
            .ok_or_else(|| StoreError::inconsistent("assignments", &self.email_key))?;
        let question = Some(self.question_id).filter(|question| !question.is_empty());
        Ok(Assignment {
            response: ResponseId(self.response_id),
            email: self.email_key,
            part: TaskPart { section: self.section_id, question },
            role,
            due_on: self.due_on,
            by_name: self.assigned_by_name,
            at: self.assigned_at,
        })
    }
}

struct StateRow {
    section_id: String,
    state: String,
    changed_by_name: String,
    changed_at: DateTime<Utc>,
    opened_by_name: Option<String>,
    opened_at: Option<DateTime<Utc>>,
}
from_row!(StateRow { section_id, state, changed_by_name, changed_at, opened_by_name, opened_at });

impl StateRow {
    fn read(self) -> Result<SectionStanding, StoreError> {
        let state = SectionState::from_code(&self.state)
            .ok_or_else(|| StoreError::inconsistent("section_states", &self.section_id))?;
        Ok(SectionStanding {
            section: self.section_id,
            state,
            by_name: self.changed_by_name,
            at: self.changed_at,
            opened: self.opened_by_name.zip(self.opened_at),
        })
    }
}

/// Gives one task; a whole section given to be answered begins as a draft.
async fn give(tx: &mut Tx, actor: &Actor, task: &Assignment) -> Result<(), StoreError> {
    let Assignment { response, email, part, role, due_on, at, .. } = task;
    let (question, user) = (part.question.as_deref().unwrap_or_default(), actor.user.map(|user| user.0));
    let key = email_key(email);
    write_in!(
        &mut *tx,
        ASSIGN,
        response.0,
        &key,
        &part.section,
        question,
        role.code(),
        *due_on,
        user,
        &actor.name,
        *at
    )?;
    if part.question.is_none() && *role == PartRole::Answer {
        write_in!(&mut *tx, START_DRAFT, response.0, &part.section, user, &actor.name, *at)?;
    }
    let detail = json!({ "email": key, "section": part.section, "question": question, "role": role.code(),
        "due_on": due_on });
    audit::record(tx, actor, *at, ("assignment.add", &response.to_string()), detail).await
}

async fn give_all(tx: &mut Tx, actor: &Actor, tasks: &[Assignment]) -> Result<(), StoreError> {
    if let Some(first) = tasks.first() {
        rounds::change_of_response(tx, first.response).await?;
    }
    for task in tasks {
        give(tx, actor, task).await?;
    }
    Ok(())
}

impl Store {
    /// Gives somebody tasks in one response, all or none. A task given before is given anew.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::RoundClosed`], [`StoreError::Driver`].
    pub async fn assign(&self, actor: &Actor, tasks: &[Assignment]) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        give_all(&mut tx, actor, tasks).await?;
        tx.commit().await
    }

    /// Invites a colleague and gives them tasks, both or neither.
    ///
    /// # Errors
    /// As [`assign`](Self::assign) and [`add_invitation`](Self::add_invitation).
    pub async fn invite_colleague(
        &self,
        actor: &Actor,
        (token, invitation): (&TokenHash, &Invitation),
        tasks: &[Assignment],
    ) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        give_all(&mut tx, actor, tasks).await?;
        invitations::add(&mut tx, actor, token, invitation).await?;
        tx.commit().await
    }

    /// Takes a task back; what was answered stays.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when it is not there, [`StoreError::RoundClosed`], [`StoreError::Driver`].
    pub async fn take_back(
        &self,
        actor: &Actor,
        (response, email, part): (ResponseId, &str, &TaskPart),
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        rounds::change_of_response(&mut tx, response).await?;
        let (key, question) = (email_key(email), part.question.as_deref().unwrap_or_default());
        if write_in!(&mut tx, TAKE_BACK, response.0, &key, &part.section, question)? == 0 {
            return Err(StoreError::NotFound { what: "assignment", key });
        }
        let detail = json!({ "email": key, "section": part.section, "question": question });
        audit::record(&mut tx, actor, now, ("assignment.remove", &response.to_string()), detail).await?;
        tx.commit().await
    }

    /// All tasks in a response, by address.
    ///
    /// # Errors
    /// [`StoreError::Driver`], [`StoreError::Inconsistent`].
    pub async fn assignments(&self, response: ResponseId) -> Result<Vec<Assignment>, StoreError> {
        let rows: Vec<AssignmentRow> = read!(self, fetch_all, LIST, response.0)?;
        rows.into_iter().map(AssignmentRow::read).collect()
    }

    /// All tasks of a person, in every response.
    ///
    /// # Errors
    /// [`StoreError::Driver`], [`StoreError::Inconsistent`].
    pub async fn assignments_of(&self, email: &str) -> Result<Vec<Assignment>, StoreError> {
        let rows: Vec<AssignmentRow> = read!(self, fetch_all, LIST_OF_PERSON, email_key(email))?;
        rows.into_iter().map(AssignmentRow::read).collect()
    }

    /// How far the sections of a response are; one that is missing is shown and not ready.
    ///
    /// # Errors
    /// [`StoreError::Driver`], [`StoreError::Inconsistent`].
    pub async fn section_standings(&self, response: ResponseId) -> Result<Vec<SectionStanding>, StoreError> {
        let rows: Vec<StateRow> = read!(self, fetch_all, STATES, response.0)?;
        rows.into_iter().map(StateRow::read).collect()
    }

    /// Takes a section one step further or back. No save is under way meanwhile: a batch of saves holds its round
    /// shared, and this locks it.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`] when the section is no longer as seen, or the step cannot be;
    /// [`StoreError::NotFound`], [`StoreError::RoundClosed`], [`StoreError::Driver`].
    pub async fn set_section_state(
        &self,
        actor: &Actor,
        step: &StateStep,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let StateStep { response, section, from, to, is_opened } = step;
        let mut tx = self.begin().await?;
        rounds::change_of_response(&mut tx, *response).await?;
        let stored: Option<(String,)> = read_in!(&mut tx, fetch_optional, STATE, response.0, section)?;
        let stored = stored.map_or(Some(SectionState::default()), |(code,)| SectionState::from_code(&code));
        if stored != Some(*from) || !from.may_become(*to) {
            return Err(StoreError::ChangedMeanwhile { what: "section" });
        }
        let user = actor.user.map(|user| user.0);
        write_in!(&mut tx, SET_STATE, response.0, section, to.code(), user, &actor.name, now)?;
        if *is_opened {
            write_in!(&mut tx, SET_OPENED, response.0, section, &actor.name, now)?;
        }
        let action = if *is_opened { "section.open-draft" } else { "section.set-state" };
        let detail = json!({ "section": section, "from": from.code(), "to": to.code() });
        audit::record(&mut tx, actor, now, (action, &response.to_string()), detail).await?;
        tx.commit().await
    }
}
