//! What the things in the audit log are called.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::Assessment;
use super::error::Error;
use crate::response::{InstitutionId, ResponseId, RoundId, UserId};
use crate::store::AuditEntry;

impl Assessment {
    /// The names of what some entries were done to, by its id: an institution, a round, a person, or the institution
    /// and round of a response. What has no name is left out.
    ///
    /// # Errors
    /// The database's.
    pub async fn names_in_audit(&self, entries: &[AuditEntry]) -> Result<BTreeMap<String, String>, Error> {
        let subjects: BTreeSet<&str> = entries.iter().map(|entry| entry.subject.as_str()).collect();
        let mut names = BTreeMap::new();
        for subject in subjects {
            let Ok(id) = subject.parse() else { continue };
            if let Some(name) = self.name_of(id).await? {
                names.insert(subject.to_owned(), name);
            }
        }
        Ok(names)
    }

    async fn name_of(&self, id: Uuid) -> Result<Option<String>, Error> {
        let store = &self.store;
        if let Some(response) = store.response(ResponseId(id)).await? {
            let institution = store.institution(response.institution).await?.map(|found| found.name);
            let round = store.round(response.round).await?.map(|found| found.name);
            return Ok(institution.zip(round).map(|(institution, round)| format!("{institution} · {round}")));
        }
        if let Some(institution) = store.institution(InstitutionId(id)).await? {
            return Ok(Some(institution.name));
        }
        if let Some(round) = store.round(RoundId(id)).await? {
            return Ok(Some(round.name));
        }
        Ok(store.user(UserId(id)).await?.map(|user| user.name))
    }
}
