//! Invitations: the only way a person who is not there yet comes in.

use chrono::{DateTime, Utc};
use serde_json::json;
use uuid::Uuid;

use super::engine::Tx;
use super::sql::{from_row, read, read_in, statements, write_in};
use super::{
    Actor, Assignment, NewLetter, PasswordHash, Role, Store, StoreError, TokenHash, User, audit, outbox,
    team, users,
};
use crate::response::{InstitutionId, UserId};

/// Somebody asked to come in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// Their address.
    pub email: String,
    /// Their name.
    pub name: String,
    /// What they will be.
    pub role: Role,
    /// True for everybody the NHRI invites; false for a colleague invited by a focal point.
    pub is_focal_point: bool,
    /// The name of who invited them, as it was then.
    pub created_by: String,
    /// When they were invited.
    pub created_at: DateTime<Utc>,
    /// When the invitation ends by itself.
    pub expires_at: DateTime<Utc>,
}

/// What the person invited adds to the invitation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewAccount {
    /// A fresh id.
    pub id: UserId,
    /// Their name, as they write it.
    pub name: String,
    /// Hash of the password they chose.
    pub password_hash: PasswordHash,
    /// The language they read.
    pub language: String,
}

macro_rules! columns {
    () => {
        "token_sha256, email, name, role, institution_id, is_focal_point, created_by, created_at, expires_at"
    };
}

statements! {
    ADD = concat!("INSERT INTO invitations (", columns!(), ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)");
    GET = concat!("SELECT ", columns!(), " FROM invitations \
           WHERE token_sha256 = $1 AND used_at IS NULL AND expires_at > $2");
    LIST = concat!("SELECT ", columns!(), " FROM invitations \
           WHERE used_at IS NULL AND expires_at > $1 ORDER BY created_at, token_sha256");
    USE = "UPDATE invitations SET used_at = $2 \
           WHERE token_sha256 = $1 AND used_at IS NULL AND expires_at > $2";
    USED = concat!("SELECT ", columns!(), " FROM invitations WHERE token_sha256 = $1");
}

struct InvitationRow {
    token_sha256: String,
    email: String,
    name: String,
    role: String,
    institution_id: Option<Uuid>,
    is_focal_point: bool,
    created_by: String,
    created_at: DateTime<Utc>,
    expires_at: DateTime<Utc>,
}
from_row!(InvitationRow {
    token_sha256,
    email,
    name,
    role,
    institution_id,
    is_focal_point,
    created_by,
    created_at,
    expires_at
});

impl InvitationRow {
    fn read(self) -> Result<Invitation, StoreError> {
        let role = Role::from_code(&self.role, self.institution_id.map(InstitutionId))
            .ok_or_else(|| StoreError::inconsistent("invitations", &self.token_sha256))?;
        let Self { email, name, is_focal_point, created_by, created_at, expires_at, .. } = self;
        Ok(Invitation { email, name, role, is_focal_point, created_by, created_at, expires_at })
    }
}

/// Adds an invitation within a larger change.
async fn add(
    tx: &mut Tx,
    actor: &Actor,
    token: &TokenHash,
    invitation: &Invitation,
) -> Result<(), StoreError> {
    let Invitation { email, name, role, is_focal_point, created_by, created_at, expires_at } = invitation;
    let institution = role.institution().map(|institution| institution.0);
    write_in!(
        &mut *tx,
        ADD,
        token.hex(),
        email,
        name,
        role.code(),
        institution,
        *is_focal_point,
        created_by,
        *created_at,
        *expires_at
    )
    .map_err(|error| StoreError::refused(error, "invitation", email))?;
    users::attach(tx, email, *role).await?;
    let detail = json!({ "email": email, "role": role.code() });
    audit::record(tx, actor, *created_at, ("invitation.add", token.short()), detail).await
}

impl Store {
    /// Adds an invitation; `token` is the hash of what the link carries.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for the institution, [`StoreError::AlreadyExists`] for the token,
    /// [`StoreError::Driver`].
    pub async fn add_invitation(
        &self,
        actor: &Actor,
        token: &TokenHash,
        invitation: &Invitation,
    ) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        add(&mut tx, actor, token, invitation).await?;
        tx.commit().await
    }

    /// As [`add_invitation`](Self::add_invitation), with the letter that carries the link and the tasks a colleague is
    /// invited to: all or nothing.
    ///
    /// # Errors
    /// As [`assign`](Self::assign) and [`add_invitation`](Self::add_invitation).
    pub async fn add_invitation_with_letter(
        &self,
        actor: &Actor,
        (token, invitation): (&TokenHash, &Invitation),
        letter: &NewLetter,
        tasks: &[Assignment],
    ) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        team::give_all(&mut tx, actor, tasks).await?;
        add(&mut tx, actor, token, invitation).await?;
        outbox::write(&mut tx, actor, letter).await?;
        tx.commit().await
    }

    /// The invitation of a token, while it can be used.
    ///
    /// # Errors
    /// [`StoreError::Driver`], [`StoreError::Inconsistent`].
    pub async fn invitation(
        &self,
        token: &TokenHash,
        now: DateTime<Utc>,
    ) -> Result<Option<Invitation>, StoreError> {
        let row: Option<InvitationRow> = read!(self, fetch_optional, GET, token.hex(), now)?;
        row.map(InvitationRow::read).transpose()
    }

    /// All invitations that can still be used, oldest first.
    ///
    /// # Errors
    /// [`StoreError::Driver`], [`StoreError::Inconsistent`].
    pub async fn list_invitations(&self, now: DateTime<Utc>) -> Result<Vec<Invitation>, StoreError> {
        let rows: Vec<InvitationRow> = read!(self, fetch_all, LIST, now)?;
        rows.into_iter().map(InvitationRow::read).collect()
    }

    /// Uses an invitation: adds the person and marks it used, both or neither. Somebody with this address already
    /// (who has lost their password, or changes role) keeps their account under the new password. The deed is the
    /// person's own.
    ///
    /// # Errors
    /// [`StoreError::InvitationSpent`] when it was used before or has expired, [`StoreError::Driver`].
    pub async fn use_invitation(
        &self,
        token: &TokenHash,
        account: &NewAccount,
        now: DateTime<Utc>,
    ) -> Result<User, StoreError> {
        let mut tx = self.begin().await?;
        if write_in!(&mut tx, USE, token.hex(), now)? == 0 {
            return Err(StoreError::InvitationSpent);
        }
        let row: InvitationRow = read_in!(&mut tx, fetch_one, USED, token.hex())?;
        let invitation = row.read()?;
        let user = User {
            id: account.id,
            email: invitation.email,
            name: account.name.clone(),
            role: invitation.role,
            is_focal_point: invitation.is_focal_point,
            language: account.language.clone(),
            is_active: true,
            created_at: now,
        };
        let renewed = users::renew(&mut tx, &user, &account.password_hash).await?;
        let user = match renewed {
            // A focal point invites newcomers: with such a link nobody takes over an account that is there.
            Some(_) if !invitation.is_focal_point => return Err(StoreError::InvitationSpent),
            Some(known) => known,
            None => {
                let actor = Actor { user: Some(user.id), name: user.name.clone() };
                users::add(&mut tx, &actor, &user, &account.password_hash).await?;
                user
            }
        };
        let actor = Actor { user: Some(user.id), name: user.name.clone() };
        audit::record(&mut tx, &actor, now, ("invitation.use", token.short()), json!({})).await?;
        tx.commit().await?;
        Ok(user)
    }
}
