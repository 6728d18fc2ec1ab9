//! What an institution is asked to let be quoted, and what it says.

use chrono::{DateTime, Utc};

use super::{Quoted, changed, step_of};
use crate::assessment::Assessment;
use crate::assessment::error::Error;
use crate::assessment::review::actor;
use crate::response::{InstitutionId, QuotationId};
use crate::store::{Role, SeenQuotation, User};

/// The institution somebody signs for.
fn signed_for(user: &User) -> Result<InstitutionId, Error> {
    match user.role {
        Role::Respondent(institution) if user.is_focal_point => Ok(institution),
        _ => Err(Error::NotFound("quotation")),
    }
}

impl Assessment {
    /// The quotations the institution of a focal point was asked about, in all rounds: those whose words are still the
    /// ones it was asked about.
    ///
    /// # Errors
    /// [`Error::NotFound`] for somebody who does not sign for an institution; or the database's.
    pub async fn asked_quotations(&self, user: &User) -> Result<Vec<Quoted>, Error> {
        let mut found = Vec::new();
        for quotation in self.store.quotations_of_institution(signed_for(user)?).await? {
            let quoted = self.quoted(quotation).await?;
            if quoted.consent().is_some() {
                found.push(quoted);
            }
        }
        Ok(found)
    }

    /// Keeps what a focal point says to the words they saw, in their name and position.
    ///
    /// # Errors
    /// [`Error::NotFound`] for a quotation of another institution and one nobody asked about;
    /// [`ChangedMeanwhile`](crate::store::StoreError::ChangedMeanwhile) when the words are no longer what was seen; or the
    /// database's.
    pub async fn answer_quotation(
        &self,
        user: &User,
        (id, matter): (QuotationId, &str),
        (agrees, post): (bool, String),
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        let none = || Error::NotFound("quotation");
        let institution = signed_for(user)?;
        let quotation = self.store.quotation(id).await?.filter(|one| one.institution == institution);
        let quoted = self.quoted(quotation.ok_or_else(none)?).await?;
        if quoted.quotation.consent.is_none() {
            return Err(none());
        }
        if quoted.consent().is_none_or(|consent| consent.matter != matter) {
            return Err(changed());
        }
        let seen = SeenQuotation::of(&quoted.quotation);
        let step = self.step(&quoted, seen, (step_of(&quoted, agrees), (user.name.clone(), post)), now)?;
        Ok(self.store.add_consent(&actor(user), seen, &step).await?)
    }
}
