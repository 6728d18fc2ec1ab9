//! Whom to invite for an institution, and rosters brought as files.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use serde_json::json;
use uuid::Uuid;

use super::engine::Tx;
use super::sql::{from_row, read, statements, write_in};
use super::{Actor, Store, StoreError, audit, institutions, responses, rounds, successions};
use crate::response::{Institution, InstitutionId, Response, RoundId, UserId};

/// Somebody who answers for an institution, before or after they have an account.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Contact {
    /// For which institution.
    pub institution: InstitutionId,
    /// True for the deputy, who gets the same letters and may do the same.
    pub is_deputy: bool,
    /// Their address.
    pub email: String,
    /// Their name; empty when nobody knows it.
    pub name: String,
}

/// What a roster changes, all of it or nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RosterChange {
    /// Institutions that are new.
    pub added: Vec<Institution>,
    /// Institutions of which something else is known now.
    pub changed: Vec<Institution>,
    /// Who takes part from now on.
    pub enrolled: Vec<Response>,
    /// Contacts that are new or others than before.
    pub contacts: Vec<Contact>,
    /// Institutions with those they are the successor of, in place of what was said before.
    pub successions: Vec<(InstitutionId, BTreeSet<InstitutionId>)>,
    /// Contacts there are no more: institution, and whether the deputy.
    pub without: Vec<(InstitutionId, bool)>,
}

/// A roster between the upload and the confirmation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RosterUpload {
    /// Names it.
    pub id: Uuid,
    /// The round it is for.
    pub round: RoundId,
    /// Who brought it; nobody else sees it.
    pub by: UserId,
    /// The name of the file, as it was sent.
    pub file_name: String,
    /// What it says, in the form it was handed over.
    pub content: String,
    /// When it came.
    pub at: DateTime<Utc>,
    /// When it is forgotten.
    pub expires_at: DateTime<Utc>,
}

statements! {
    LIST = "SELECT institution_id, place, email, name FROM contacts ORDER BY institution_id, place";
    PUT = "INSERT INTO contacts (institution_id, place, email, name) VALUES ($1, $2, $3, $4) \
           ON CONFLICT (institution_id, place) DO UPDATE SET email = excluded.email, name = excluded.name";
    REMOVE = "DELETE FROM contacts WHERE institution_id = $1 AND place = $2";
    ADD_UPLOAD = "INSERT INTO roster_uploads (id, round_id, uploaded_by, file_name, content, uploaded_at, expires_at) \
                  VALUES ($1, $2, $3, $4, $5, $6, $7)";
    FORGET = "DELETE FROM roster_uploads WHERE expires_at <= $1";
    FIND = "SELECT id, round_id, uploaded_by, file_name, content, uploaded_at, expires_at FROM roster_uploads \
            WHERE id = $1 AND expires_at > $2";
    DONE = "DELETE FROM roster_uploads WHERE id = $1";
}

struct ContactRow {
    institution_id: Uuid,
    place: String,
    email: String,
    name: String,
}
from_row!(ContactRow { institution_id, place, email, name });

struct UploadRow {
    id: Uuid,
    round_id: Uuid,
    uploaded_by: Uuid,
    file_name: String,
    content: String,
    uploaded_at: DateTime<Utc>,
    expires_at: DateTime<Utc>,
}
from_row!(UploadRow { id, round_id, uploaded_by, file_name, content, uploaded_at, expires_at });

const fn place(is_deputy: bool) -> &'static str {
    if is_deputy { "deputy" } else { "contact" }
}

async fn put(tx: &mut Tx, actor: &Actor, contact: &Contact, now: DateTime<Utc>) -> Result<(), StoreError> {
    let Contact { institution, is_deputy, email, name } = contact;
    write_in!(&mut *tx, PUT, institution.0, place(*is_deputy), email, name)
        .map_err(|error| StoreError::refused(error, "institution", institution))?;
    let detail = json!({ "place": place(*is_deputy), "email": email });
    audit::record(tx, actor, now, ("contact.set", &institution.to_string()), detail).await
}

async fn remove(
    tx: &mut Tx,
    actor: &Actor,
    (institution, is_deputy): (InstitutionId, bool),
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    write_in!(&mut *tx, REMOVE, institution.0, place(is_deputy))?;
    let detail = json!({ "place": place(is_deputy) });
    audit::record(tx, actor, now, ("contact.remove", &institution.to_string()), detail).await
}

impl Store {
    /// Everybody named as contact or deputy, by institution.
    ///
    /// # Errors
    /// [`StoreError::Driver`].
    pub async fn contacts(&self) -> Result<Vec<Contact>, StoreError> {
        let rows: Vec<ContactRow> = read!(self, fetch_all, LIST)?;
        let contact = |row: ContactRow| Contact {
            institution: InstitutionId(row.institution_id),
            is_deputy: row.place == place(true),
            email: row.email,
            name: row.name,
        };
        Ok(rows.into_iter().map(contact).collect())
    }

    /// Takes a roster into an open round: all of it, or nothing. An upload it came from is forgotten.
    ///
    /// # Errors
    /// [`StoreError::AlreadyExists`] when somebody added the same meanwhile, [`StoreError::NotFound`],
    /// [`StoreError::RoundClosed`], [`StoreError::Driver`].
    pub async fn take_roster(
        &self,
        actor: &Actor,
        (round, upload): (RoundId, Option<Uuid>),
        roster: &RosterChange,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        rounds::change(&mut tx, round).await?;
        for institution in &roster.added {
            institutions::add(&mut tx, actor, institution, now).await?;
        }
        for institution in &roster.changed {
            institutions::update(&mut tx, actor, institution, now).await?;
        }
        for response in &roster.enrolled {
            responses::add(&mut tx, actor, response, now).await?;
        }
        // All are taken back first, so that a turned-round pair is no circle on the way.
        for (institution, _) in &roster.successions {
            successions::clear(&mut tx, *institution).await?;
        }
        for (institution, predecessors) in &roster.successions {
            successions::set(&mut tx, actor, (*institution, predecessors), now).await?;
        }
        for contact in &roster.contacts {
            put(&mut tx, actor, contact, now).await?;
        }
        for gone in &roster.without {
            remove(&mut tx, actor, *gone, now).await?;
        }
        if let Some(upload) = upload {
            write_in!(&mut tx, DONE, upload)?;
        }
        let detail = json!({
            "added": roster.added.len(), "changed": roster.changed.len(), "enrolled": roster.enrolled.len(),
        });
        audit::record(&mut tx, actor, now, ("round.take-roster", &round.to_string()), detail).await?;
        tx.commit().await
    }

    /// Keeps a roster until it is confirmed or forgotten; those whose time is over are forgotten now.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::Driver`].
    pub async fn add_roster_upload(&self, actor: &Actor, upload: &RosterUpload) -> Result<(), StoreError> {
        let RosterUpload { id, round, by, file_name, content, at, expires_at } = upload;
        let mut tx = self.begin().await?;
        write_in!(&mut tx, FORGET, *at)?;
        write_in!(&mut tx, ADD_UPLOAD, *id, round.0, by.0, file_name, content, *at, *expires_at)
            .map_err(|error| StoreError::refused(error, "round", round))?;
        let detail = json!({ "name": file_name });
        audit::record(&mut tx, actor, *at, ("roster.upload", &round.to_string()), detail).await?;
        tx.commit().await
    }

    /// A roster that waits to be confirmed.
    ///
    /// # Errors
    /// [`StoreError::Driver`].
    pub async fn roster_upload(
        &self,
        id: Uuid,
        now: DateTime<Utc>,
    ) -> Result<Option<RosterUpload>, StoreError> {
        let row: Option<UploadRow> = read!(self, fetch_optional, FIND, id, now)?;
        Ok(row.map(|row| RosterUpload {
            id: row.id,
            round: RoundId(row.round_id),
            by: UserId(row.uploaded_by),
            file_name: row.file_name,
            content: row.content,
            at: row.uploaded_at,
            expires_at: row.expires_at,
        }))
    }
}
