//! Institutions and what is known of them.

use chrono::{DateTime, Utc};
use serde_json::json;
use uuid::Uuid;

use super::engine::Tx;
use super::sql::{from_row, read, statements, write_in};
use super::{Actor, Store, StoreError, audit, rounds};
use crate::response::{Institution, InstitutionId, InstitutionKind, Profile, SizeBand};

/// The columns of [`InstitutionRow`], for statements that join other tables.
macro_rules! institution_columns {
    () => {
        "institutions.id AS institution_id, institutions.name AS institution_name, institutions.kind, \
         institutions.size, institutions.sector, institutions.region, institutions.ownership, \
         institutions.mandates, institutions.controlling_stake"
    };
}
pub(super) use institution_columns;

statements! {
    ADD = "INSERT INTO institutions (id, name, kind, size, sector, region, ownership, mandates, \
           controlling_stake) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    UPDATE = "UPDATE institutions SET name = $2, kind = $3, size = $4, sector = $5, region = $6, \
              ownership = $7, mandates = $8, controlling_stake = $9 WHERE id = $1";
    GET = concat!("SELECT ", institution_columns!(), " FROM institutions WHERE id = $1");
    GET_BY_NAME = concat!("SELECT ", institution_columns!(), " FROM institutions WHERE name = $1");
    LIST = concat!("SELECT ", institution_columns!(), " FROM institutions ORDER BY id");
}

/// An institution as it stands in a row.
pub(super) struct InstitutionRow {
    institution_id: Uuid,
    institution_name: String,
    kind: Option<String>,
    size: Option<String>,
    sector: Option<String>,
    region: Option<String>,
    ownership: Option<String>,
    mandates: Option<String>,
    controlling_stake: Option<String>,
}
from_row!(InstitutionRow {
    institution_id,
    institution_name,
    kind,
    size,
    sector,
    region,
    ownership,
    mandates,
    controlling_stake
});

impl InstitutionRow {
    fn write(institution: &Institution) -> Self {
        let Profile { kind, size, sector, region, ownership, controlling_stake, mandates } =
            institution.profile.clone();
        Self {
            institution_id: institution.id.0,
            institution_name: institution.name.clone(),
            kind: kind.map(|kind| kind.code().to_owned()),
            size: size.map(|size| size.code().to_owned()),
            sector,
            region,
            ownership,
            mandates: mandates.map(|mandates| json!(mandates).to_string()),
            controlling_stake: controlling_stake.map(|stake| stake.normalize().to_string()),
        }
    }

    pub(super) fn read(self) -> Result<Institution, StoreError> {
        let id = self.institution_id;
        let wrong = || StoreError::inconsistent("institutions", id);
        let kind = self.kind.map(|code| InstitutionKind::from_code(&code).ok_or_else(wrong)).transpose()?;
        let size = self.size.map(|code| SizeBand::from_code(&code).ok_or_else(wrong)).transpose()?;
        let mandates = self.mandates.map(|list| serde_json::from_str(&list)).transpose();
        let stake = self.controlling_stake.map(|stake| stake.parse()).transpose();
        let profile = Profile {
            kind,
            size,
            sector: self.sector,
            region: self.region,
            ownership: self.ownership,
            controlling_stake: stake.map_err(|_| wrong())?,
            mandates: mandates.map_err(|_| wrong())?,
        };
        Ok(Institution { id: InstitutionId(id), name: self.institution_name, profile })
    }
}

/// Adds an institution within a larger change.
pub(super) async fn add(
    tx: &mut Tx,
    actor: &Actor,
    institution: &Institution,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let row = InstitutionRow::write(institution);
    write_in!(
        &mut *tx,
        ADD,
        row.institution_id,
        &row.institution_name,
        row.kind,
        row.size,
        row.sector,
        row.region,
        row.ownership,
        row.mandates,
        row.controlling_stake
    )
    .map_err(|error| StoreError::refused(error, "institution", &row.institution_name))?;
    let detail = json!({ "name": row.institution_name });
    audit::record(tx, actor, now, ("institution.add", &institution.id.to_string()), detail).await
}

/// Sets what is known of an institution within a larger change.
pub(super) async fn update(
    tx: &mut Tx,
    actor: &Actor,
    institution: &Institution,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let row = InstitutionRow::write(institution);
    let detail = json!({
        "name": row.institution_name, "kind": row.kind, "size": row.size, "sector": row.sector,
        "region": row.region, "ownership": row.ownership, "controlling-stake": row.controlling_stake,
        "mandates": row.mandates,
    });
    rounds::touch_of_institution(tx, institution.id).await?;
    let updated = write_in!(
        &mut *tx,
        UPDATE,
        row.institution_id,
        &row.institution_name,
        row.kind,
        row.size,
        row.sector,
        row.region,
        row.ownership,
        row.mandates,
        row.controlling_stake
    )
    .map_err(|error| StoreError::refused(error, "institution", &row.institution_name))?;
    if updated == 0 {
        return Err(StoreError::NotFound { what: "institution", key: institution.id.to_string() });
    }
    audit::record(tx, actor, now, ("institution.update", &institution.id.to_string()), detail).await
}

impl Store {
    /// Adds an institution.
    ///
    /// # Errors
    /// [`StoreError::AlreadyExists`] for the name, [`StoreError::Driver`].
    pub async fn add_institution(
        &self,
        actor: &Actor,
        institution: &Institution,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        add(&mut tx, actor, institution, now).await?;
        tx.commit().await
    }

    /// Sets the name and profile of an institution. Findings of its rounds may differ afterwards.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::AlreadyExists`] for the name, [`StoreError::Driver`].
    pub async fn update_institution(
        &self,
        actor: &Actor,
        institution: &Institution,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        update(&mut tx, actor, institution, now).await?;
        tx.commit().await
    }

    /// One institution.
    ///
    /// # Errors
    /// [`StoreError::Driver`], [`StoreError::Inconsistent`].
    pub async fn institution(&self, id: InstitutionId) -> Result<Option<Institution>, StoreError> {
        let row: Option<InstitutionRow> = read!(self, fetch_optional, GET, id.0)?;
        row.map(InstitutionRow::read).transpose()
    }

    /// The institution of exactly this name.
    ///
    /// # Errors
    /// [`StoreError::Driver`], [`StoreError::Inconsistent`].
    pub async fn institution_by_name(&self, name: &str) -> Result<Option<Institution>, StoreError> {
        let row: Option<InstitutionRow> = read!(self, fetch_optional, GET_BY_NAME, name)?;
        row.map(InstitutionRow::read).transpose()
    }

    /// All institutions, in the order they were added.
    ///
    /// # Errors
    /// [`StoreError::Driver`], [`StoreError::Inconsistent`].
    pub async fn list_institutions(&self) -> Result<Vec<Institution>, StoreError> {
        let rows: Vec<InstitutionRow> = read!(self, fetch_all, LIST)?;
        rows.into_iter().map(InstitutionRow::read).collect()
    }
}
