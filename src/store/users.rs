//! People who can sign in, and what they may be.

use std::fmt;

use chrono::{DateTime, Utc};
use serde_json::json;
use uuid::Uuid;

use super::engine::Tx;
use super::sql::{from_row, read, read_in, statements, write_in};
use super::{Actor, Store, StoreError, audit};
use crate::response::{InstitutionId, UserId};

/// What a person may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Answers for an institution.
    Respondent(InstitutionId),
    /// Accepts and returns responses, draws findings.
    Reviewer,
    /// Reads what was released, and the plan.
    Policymaker,
    /// Keeps rounds, institutions and people.
    Administrator,
}

impl Role {
    /// The word used in the database and as a key of texts.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Respondent(_) => "respondent",
            Self::Reviewer => "reviewer",
            Self::Policymaker => "policymaker",
            Self::Administrator => "administrator",
        }
    }

    /// The institution a respondent answers for.
    pub const fn institution(self) -> Option<InstitutionId> {
        match self {
            Self::Respondent(institution) => Some(institution),
            Self::Reviewer | Self::Policymaker | Self::Administrator => None,
        }
    }

    /// The role a [`code`](Self::code) names; a respondent needs an institution, the others have none.
    pub fn from_code(code: &str, institution: Option<InstitutionId>) -> Option<Self> {
        match (code, institution) {
            ("respondent", Some(institution)) => Some(Self::Respondent(institution)),
            ("reviewer", None) => Some(Self::Reviewer),
            ("policymaker", None) => Some(Self::Policymaker),
            ("administrator", None) => Some(Self::Administrator),
            _ => None,
        }
    }
}

/// A person who can sign in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct User {
    /// Their identifier.
    pub id: UserId,
    /// Their address, as they typed it. Two that differ only in the case of ASCII letters are one.
    pub email: String,
    /// Their name.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// A respondent who may do everything in a response of the institution; true for everybody else.
    pub is_focal_point: bool,
    /// The language they read.
    pub language: String,
    /// False once they may not sign in any more.
    pub is_active: bool,
    /// When they were added.
    pub created_at: DateTime<Utc>,
}

/// A password hash in PHC form. It does not show itself in logs.
#[derive(Clone, PartialEq, Eq)]
pub struct PasswordHash(pub String);

impl fmt::Debug for PasswordHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PasswordHash(..)")
    }
}

/// A person with what proves them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserWithPassword {
    /// The person.
    pub user: User,
    /// What their password is checked against.
    pub password_hash: PasswordHash,
}

/// The columns of [`UserRow`], for statements that join other tables.
macro_rules! user_columns {
    () => {
        "users.id AS user_id, users.email, users.name AS user_name, users.role, users.institution_id, \
         users.is_focal_point, users.language, users.is_active, users.created_at AS user_created_at"
    };
}
pub(super) use user_columns;

statements! {
    ADD = "INSERT INTO users (id, email, email_key, name, role, institution_id, password_hash, language, \
           is_active, created_at, is_focal_point) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    GET = concat!("SELECT ", user_columns!(), " FROM users WHERE id = $1");
    GET_BY_EMAIL = concat!("SELECT ", user_columns!(), ", password_hash FROM users WHERE email_key = $1");
    LIST = concat!("SELECT ", user_columns!(), " FROM users ORDER BY id");
    LIST_OF_INSTITUTION = concat!("SELECT ", user_columns!(), " FROM users WHERE institution_id = $1 ORDER BY id");
    RENEW = "UPDATE users SET name = $2, role = $3, institution_id = $4, password_hash = $5, language = $6, \
             is_active = TRUE, is_focal_point = $7 WHERE id = $1";
    SET_PASSWORD = "UPDATE users SET password_hash = $2 WHERE id = $1";
    SET_LANGUAGE = "UPDATE users SET language = $2 WHERE id = $1";
    DEACTIVATE = "UPDATE users SET is_active = FALSE WHERE id = $1";
    END_SESSIONS = "DELETE FROM sessions WHERE user_id = $1";
    ATTACH = "INSERT INTO attachments (email_key, institution_id) VALUES ($1, $2) ON CONFLICT DO NOTHING";
}

/// A person as they stand in a row.
pub(super) struct UserRow {
    user_id: Uuid,
    email: String,
    user_name: String,
    role: String,
    institution_id: Option<Uuid>,
    is_focal_point: bool,
    language: String,
    is_active: bool,
    user_created_at: DateTime<Utc>,
}
from_row!(UserRow {
    user_id,
    email,
    user_name,
    role,
    institution_id,
    is_focal_point,
    language,
    is_active,
    user_created_at
});

impl UserRow {
    pub(super) fn read(self) -> Result<User, StoreError> {
        let role = Role::from_code(&self.role, self.institution_id.map(InstitutionId))
            .ok_or_else(|| StoreError::inconsistent("users", self.user_id))?;
        Ok(User {
            id: UserId(self.user_id),
            email: self.email,
            name: self.user_name,
            role,
            is_focal_point: self.is_focal_point,
            language: self.language,
            is_active: self.is_active,
            created_at: self.user_created_at,
        })
    }
}

struct PasswordRow {
    user: UserRow,
    password_hash: String,
}
from_row!(PasswordRow { password_hash } with { user: UserRow });

/// What addresses are compared by. Only ASCII letters fold: the case of other letters depends on the language.
pub(super) fn email_key(email: &str) -> String {
    email.to_ascii_lowercase()
}

/// Remembers that an address is attached to an institution: whoever has it never reviews that institution, whatever
/// role they are given later.
pub(super) async fn attach(tx: &mut Tx, email: &str, role: Role) -> Result<(), StoreError> {
    if let Some(institution) = role.institution() {
        write_in!(tx, ATTACH, email_key(email), institution.0)?;
    }
    Ok(())
}

/// Adds a person within a larger change.
pub(super) async fn add(
    tx: &mut Tx,
    actor: &Actor,
    user: &User,
    password_hash: &PasswordHash,
) -> Result<(), StoreError> {
    let User { id, email, name, role, is_focal_point, language, is_active, created_at } = user;
    let institution = role.institution().map(|institution| institution.0);
    write_in!(
        &mut *tx,
        ADD,
        id.0,
        email,
        email_key(email),
        name,
        role.code(),
        institution,
        &password_hash.0,
        language,
        *is_active,
        *created_at,
        *is_focal_point
    )
    .map_err(|error| StoreError::refused(error, "user", email))?;
    attach(tx, email, *role).await?;
    let detail = json!({ "name": name, "role": role.code() });
    audit::record(tx, actor, *created_at, ("user.add", &id.to_string()), detail).await
}

/// Lets a person in again under a new password, and with the role they are invited to; their old sessions end.
/// Gives the person, or `None` when there is nobody with this address.
pub(super) async fn renew(
    tx: &mut Tx,
    user: &User,
    password_hash: &PasswordHash,
) -> Result<Option<User>, StoreError> {
    let known: Option<PasswordRow> =
        read_in!(&mut *tx, fetch_optional, GET_BY_EMAIL, email_key(&user.email))?;
    let Some(PasswordRow { user: known, .. }) = known else { return Ok(None) };
    let known = known.read()?;
    let User { name, role, language, .. } = user.clone();
    // Who stays with the institution stays what they were in it.
    let is_focal_point = if known.role == role { known.is_focal_point } else { user.is_focal_point };
    let renewed = User { name, role, is_focal_point, language, is_active: true, ..known };
    let institution = role.institution().map(|institution| institution.0);
    let hash = &password_hash.0;
    write_in!(
        &mut *tx,
        RENEW,
        renewed.id.0,
        &renewed.name,
        role.code(),
        institution,
        hash,
        &renewed.language,
        renewed.is_focal_point
    )?;
    write_in!(&mut *tx, END_SESSIONS, renewed.id.0)?;
    attach(tx, &renewed.email, role).await?;
    let actor = Actor { user: Some(renewed.id), name: renewed.name.clone() };
    let detail = json!({ "name": renewed.name, "role": role.code() });
    audit::record(tx, &actor, user.created_at, ("user.renew", &renewed.id.to_string()), detail).await?;
    Ok(Some(renewed))
}

impl Store {
    /// Adds a person.
    ///
    /// # Errors
    /// [`StoreError::AlreadyExists`] for the address, [`StoreError::NotFound`] for the institution,
    /// [`StoreError::Driver`].
    pub async fn add_user(
        &self,
        actor: &Actor,
        user: &User,
        password_hash: &PasswordHash,
    ) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        add(&mut tx, actor, user, password_hash).await?;
        tx.commit().await
    }

    /// The person with this address, active or not, and what their password is checked against.
    ///
    /// # Errors
    /// [`StoreError::Driver`], [`StoreError::Inconsistent`].
    pub async fn user_by_email(&self, email: &str) -> Result<Option<UserWithPassword>, StoreError> {
        let row: Option<PasswordRow> = read!(self, fetch_optional, GET_BY_EMAIL, email_key(email))?;
        let Some(PasswordRow { user, password_hash }) = row else { return Ok(None) };
        Ok(Some(UserWithPassword { user: user.read()?, password_hash: PasswordHash(password_hash) }))
    }

    /// One person.
    ///
    /// # Errors
    /// [`StoreError::Driver`], [`StoreError::Inconsistent`].
    pub async fn user(&self, id: UserId) -> Result<Option<User>, StoreError> {
        let row: Option<UserRow> = read!(self, fetch_optional, GET, id.0)?;
        row.map(UserRow::read).transpose()
    }

    /// All people, active or not.
    ///
    /// # Errors
    /// [`StoreError::Driver`], [`StoreError::Inconsistent`].
    pub async fn list_users(&self) -> Result<Vec<User>, StoreError> {
        let rows: Vec<UserRow> = read!(self, fetch_all, LIST)?;
        rows.into_iter().map(UserRow::read).collect()
    }

    /// The people of an institution, active or not.
    ///
    /// # Errors
    /// [`StoreError::Driver`], [`StoreError::Inconsistent`].
    pub async fn users_of_institution(&self, institution: InstitutionId) -> Result<Vec<User>, StoreError> {
        let rows: Vec<UserRow> = read!(self, fetch_all, LIST_OF_INSTITUTION, institution.0)?;
        rows.into_iter().map(UserRow::read).collect()
    }

    /// Sets a new password and ends all sessions of the person.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::Driver`].
    pub async fn set_password(
        &self,
        actor: &Actor,
        user: UserId,
        password_hash: &PasswordHash,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        let changed = write_in!(&mut tx, SET_PASSWORD, user.0, &password_hash.0)?;
        write_in!(&mut tx, END_SESSIONS, user.0)?;
        finish(tx, actor, (user, changed), "user.set-password", now).await
    }

    /// Sets the language a person reads.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::Driver`].
    pub async fn set_language(
        &self,
        actor: &Actor,
        user: UserId,
        language: &str,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        let changed = write_in!(&mut tx, SET_LANGUAGE, user.0, language)?;
        finish(tx, actor, (user, changed), "user.set-language", now).await
    }

    /// Ends all sessions of a person and lets them begin no more. What they did stays.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::Driver`].
    pub async fn deactivate_user(
        &self,
        actor: &Actor,
        user: UserId,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        let changed = write_in!(&mut tx, DEACTIVATE, user.0)?;
        write_in!(&mut tx, END_SESSIONS, user.0)?;
        finish(tx, actor, (user, changed), "user.deactivate", now).await
    }
}

/// Writes down and commits a change of one person, when there is such a person.
async fn finish(
    mut tx: Tx,
    actor: &Actor,
    (user, changed): (UserId, u64),
    action: &str,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    if changed == 0 {
        return Err(StoreError::NotFound { what: "user", key: user.to_string() });
    }
    audit::record(&mut tx, actor, now, (action, &user.to_string()), json!({})).await?;
    tx.commit().await
}
