//! Who is signed in. Only hashes of tokens are kept: who reads the table cannot take over a session.

use std::fmt;

use chrono::{DateTime, Utc};
use serde_json::json;

use super::hash::sha256_hex;
use super::sql::{from_row, read, statements, write_in};
use super::users::{UserRow, user_columns};
use super::{Actor, Store, StoreError, User, audit};
use crate::response::UserId;

/// SHA-256 of a secret token, in hex. The token itself goes to its owner and is not kept.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct TokenHash(String);

impl TokenHash {
    /// The hash of a token.
    pub fn of(token: &str) -> Self {
        Self(sha256_hex(token))
    }

    /// The hash as it stands in the table.
    pub(super) fn hex(&self) -> &str {
        &self.0
    }

    /// Enough of the hash to tell tokens apart in the audit, too little to find the row.
    pub(super) fn short(&self) -> &str {
        &self.0[..8]
    }
}

impl fmt::Debug for TokenHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TokenHash({}..)", self.short())
    }
}

/// A session to be begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSession {
    /// Hash of the token in the cookie.
    pub token: TokenHash,
    /// Who has signed in.
    pub user: UserId,
    /// What every form of the session carries.
    pub csrf_token: String,
    /// When it begins.
    pub created_at: DateTime<Utc>,
    /// When it ends by itself.
    pub expires_at: DateTime<Utc>,
}

/// A session under way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Who is signed in.
    pub user: User,
    /// What every form of the session carries.
    pub csrf_token: String,
    /// When it began.
    pub created_at: DateTime<Utc>,
    /// When it ends by itself.
    pub expires_at: DateTime<Utc>,
    /// When it was last used.
    pub last_seen_at: DateTime<Utc>,
}

statements! {
    ADD = "INSERT INTO sessions (token_sha256, user_id, csrf_token, created_at, expires_at, last_seen_at) \
           VALUES ($1, $2, $3, $4, $5, $4)";
    GET = concat!("SELECT ", user_columns!(), ", csrf_token, sessions.created_at, expires_at, last_seen_at \
           FROM sessions JOIN users ON users.id = sessions.user_id \
           WHERE token_sha256 = $1 AND expires_at > $2 AND users.is_active");
    TOUCH = "UPDATE sessions SET last_seen_at = $2, expires_at = $3 WHERE token_sha256 = $1";
    DELETE = "DELETE FROM sessions WHERE token_sha256 = $1";
    DELETE_EXPIRED = "DELETE FROM sessions WHERE expires_at <= $1";
}

struct SessionRow {
    user: UserRow,
    csrf_token: String,
    created_at: DateTime<Utc>,
    expires_at: DateTime<Utc>,
    last_seen_at: DateTime<Utc>,
}
from_row!(SessionRow { csrf_token, created_at, expires_at, last_seen_at } with { user: UserRow });

impl Store {
    /// Begins a session.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for the user, [`StoreError::AlreadyExists`] for the token,
    /// [`StoreError::Driver`].
    pub async fn add_session(&self, actor: &Actor, session: &NewSession) -> Result<(), StoreError> {
        let NewSession { token, user, csrf_token, created_at, expires_at } = session;
        let mut tx = self.begin().await?;
        write_in!(&mut tx, ADD, token.hex(), user.0, csrf_token, *created_at, *expires_at)
            .map_err(|error| StoreError::refused(error, "session", user))?;
        let detail = json!({ "session": token.short() });
        audit::record(&mut tx, actor, *created_at, ("session.add", &user.to_string()), detail).await?;
        tx.commit().await
    }

    /// The session of a token, when it has not expired and its owner is active.
    ///
    /// # Errors
    /// [`StoreError::Driver`], [`StoreError::Inconsistent`].
    pub async fn session(
        &self,
        token: &TokenHash,
        now: DateTime<Utc>,
    ) -> Result<Option<Session>, StoreError> {
        let row: Option<SessionRow> = read!(self, fetch_optional, GET, token.hex(), now)?;
        let Some(row) = row else { return Ok(None) };
        let SessionRow { user, csrf_token, created_at, expires_at, last_seen_at } = row;
        Ok(Some(Session { user: user.read()?, csrf_token, created_at, expires_at, last_seen_at }))
    }

    /// Says that a session was used and until when it now lasts. No deed, so not audited; call it once in a
    /// while, not for every page.
    ///
    /// # Errors
    /// [`StoreError::Driver`].
    pub async fn touch_session(
        &self,
        token: &TokenHash,
        now: DateTime<Utc>,
        expires_at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        write_in!(&mut tx, TOUCH, token.hex(), now, expires_at)?;
        tx.commit().await
    }

    /// Ends a session. Ending one that is not there is not an error.
    ///
    /// # Errors
    /// [`StoreError::Driver`].
    pub async fn delete_session(
        &self,
        actor: &Actor,
        token: &TokenHash,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        if write_in!(&mut tx, DELETE, token.hex())? == 1 {
            audit::record(&mut tx, actor, now, ("session.delete", token.short()), json!({})).await?;
        }
        tx.commit().await
    }

    /// Clears sessions that have expired, and says how many. They had ended by themselves, so it is no deed
    /// and not audited.
    ///
    /// # Errors
    /// [`StoreError::Driver`].
    pub async fn delete_expired_sessions(&self, now: DateTime<Utc>) -> Result<u64, StoreError> {
        let mut tx = self.begin().await?;
        let deleted = write_in!(&mut tx, DELETE_EXPIRED, now)?;
        tx.commit().await?;
        Ok(deleted)
    }
}
