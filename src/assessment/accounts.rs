//! Signing in: passwords, sessions, invitations, and a brake on guessing.

use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::Arc;

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash as Phc;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use chrono::{DateTime, Duration, Utc};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use tokio::sync::Semaphore;

use super::clock::{fresh_id, secret};
use super::error::Error;
use crate::response::UserId;
use crate::store::{Actor, NewAccount, NewSession, PasswordHash, Store, TokenHash, User};

/// Hours a session lasts after it was last used.
pub const SIGN_IN_HOURS: i64 = 12;
/// Attempts for one address before each further one must wait, and the attempts per minute after that.
const ATTEMPTS_PER_ADDRESS: NonZeroU32 = NonZeroU32::new(10).expect("not zero");
/// Attempts from one place of the network; a ministry may come from a single one.
const ATTEMPTS_PER_PLACE: NonZeroU32 = NonZeroU32::new(100).expect("not zero");
/// Passwords hashed at once: each takes a core for tens of milliseconds, and saves must not starve.
const HASHES_AT_ONCE: usize = 2;

/// Why somebody was not let in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrongPassword {
    /// The address or the password is wrong; which one is not said.
    Wrong,
    /// Too many attempts; wait a minute.
    TooMany,
}

/// A session begun.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// Who signed in.
    pub user: User,
    /// The secret for the cookie; nowhere else is it kept.
    pub token: String,
}

/// Everything about letting people in. One per process.
#[derive(Debug)]
pub struct Accounts {
    store: Store,
    hashing: Arc<Semaphore>,
    by_address: DefaultKeyedRateLimiter<String>,
    by_place: DefaultKeyedRateLimiter<IpAddr>,
    /// Checked when an address is unknown, so that it takes as long as a known one.
    decoy: PasswordHash,
}

impl Accounts {
    /// Accounts over a store.
    ///
    /// # Errors
    /// [`Error::Password`] when the machine cannot hash.
    pub fn new(store: Store) -> Result<Self, Error> {
        Ok(Self {
            store,
            hashing: Arc::new(Semaphore::new(HASHES_AT_ONCE)),
            by_address: RateLimiter::keyed(Quota::per_minute(ATTEMPTS_PER_ADDRESS)),
            by_place: RateLimiter::keyed(Quota::per_minute(ATTEMPTS_PER_PLACE)),
            decoy: hash(&secret())?,
        })
    }

    /// Hashes a password without holding up other work.
    ///
    /// # Errors
    /// [`Error::Password`].
    pub async fn hash(&self, password: &str) -> Result<PasswordHash, Error> {
        let password = password.to_owned();
        self.with_core(move || hash(&password)).await?
    }

    async fn with_core<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Error> {
        let _turn = self.hashing.acquire().await.map_err(|error| Error::Password(error.to_string()))?;
        tokio::task::spawn_blocking(work).await.map_err(|error| Error::Password(error.to_string()))
    }

    /// Whether somebody at this place of the network may try once more what can be guessed: a password, a receipt.
    pub fn may_try(&self, place: Option<IpAddr>) -> bool {
        place.is_none_or(|place| self.by_place.check_key(&place).is_ok())
    }

    /// Checks a password and begins a session.
    ///
    /// # Errors
    /// The database's. A wrong password is no error but an outcome.
    pub async fn sign_in(
        &self,
        email: &str,
        password: &str,
        place: Option<IpAddr>,
        now: DateTime<Utc>,
    ) -> Result<Result<SignedIn, WrongPassword>, Error> {
        let place_is_free = self.may_try(place);
        let address_is_free = self.by_address.check_key(&email.trim().to_ascii_lowercase()).is_ok();
        if !place_is_free || !address_is_free {
            return Ok(Err(WrongPassword::TooMany));
        }
        let found = self.store.user_by_email(email.trim()).await?;
        let stored = found.as_ref().map_or_else(|| self.decoy.clone(), |found| found.password_hash.clone());
        let password = password.to_owned();
        let is_right = self.with_core(move || verify(&password, &stored)).await?;
        match found.filter(|found| is_right && found.user.is_active) {
            None => Ok(Err(WrongPassword::Wrong)),
            Some(found) => self.begin_session(found.user, now).await.map(Ok),
        }
    }

    async fn begin_session(&self, user: User, now: DateTime<Utc>) -> Result<SignedIn, Error> {
        let token = secret();
        let session = NewSession {
            token: TokenHash::of(&token),
            user: user.id,
            csrf_token: secret(),
            created_at: now,
            expires_at: now + Duration::hours(SIGN_IN_HOURS),
        };
        self.store.delete_expired_sessions(now).await?;
        self.store.add_session(&actor(&user), &session).await?;
        Ok(SignedIn { user, token })
    }

    /// Uses an invitation: the person gets an account and is signed in.
    ///
    /// # Errors
    /// [`InvitationSpent`](crate::store::StoreError::InvitationSpent), or the database's.
    pub async fn accept_invitation(
        &self,
        token: &str,
        (name, password, language): (&str, &str, &str),
        now: DateTime<Utc>,
    ) -> Result<SignedIn, Error> {
        let account = NewAccount {
            id: UserId(fresh_id()),
            name: name.to_owned(),
            password_hash: self.hash(password).await?,
            language: language.to_owned(),
        };
        let user = self.store.use_invitation(&TokenHash::of(token), &account, now).await?;
        self.begin_session(user, now).await
    }
}

/// Who does what a person does.
pub fn actor(user: &User) -> Actor {
    Actor { user: Some(user.id), name: user.name.clone() }
}

/// Argon2id with the crate's defaults: 19 MiB, two passes, one lane, as OWASP recommends at least.
fn hash(password: &str) -> Result<PasswordHash, Error> {
    let hash: Phc = Argon2::default()
        .hash_password(password.as_bytes())
        .map_err(|error| Error::Password(error.to_string()))?;
    Ok(PasswordHash(hash.to_string()))
}

fn verify(password: &str, stored: &PasswordHash) -> bool {
    Phc::new(&stored.0)
        .is_ok_and(|parsed| Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok())
}

#[cfg(test)]
mod tests {
    use super::{hash, verify};

    #[test]
    fn a_password_is_told_from_another() {
        let stored = hash("gizli söz").unwrap();
        assert!(stored.0.starts_with("$argon2id$"), "{}", stored.0);
        assert!(verify("gizli söz", &stored));
        assert!(!verify("gizli soz", &stored));
    }
}
