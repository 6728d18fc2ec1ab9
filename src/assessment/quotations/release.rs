//! What of the quotations may be released.

use super::Quoted;
use crate::assessment::Assessment;
use crate::assessment::error::Error;
use crate::disclosure::{QuotationStanding, ReleasedQuote};
use crate::response::{QuotationId, RoundId};
use crate::store::SeenQuotation;

/// A quotation that may be released.
#[derive(Clone, Debug)]
pub struct ReadyQuotation {
    /// As it was read.
    pub seen: SeenQuotation,
    /// As it would be released.
    pub quote: ReleasedQuote,
}

/// Quotations that were chosen and may not be released.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unready(pub Vec<QuotationId>);

impl Quoted {
    /// What may be released of it; `None` without a consent to exactly these words.
    fn ready(&self) -> Option<ReadyQuotation> {
        if self.standing() != QuotationStanding::Consented {
            return None;
        }
        let author = self.institution.id;
        let given = (self.quotation.institution, self.consent()?);
        let quote = ReleasedQuote::new(given, (author, self.redacted()?), self.place()?).ok()?;
        Some(ReadyQuotation { seen: SeenQuotation::of(&self.quotation), quote })
    }
}

impl Assessment {
    /// The quotations of a round that may be released, in the order of their words: not in that of institutions.
    ///
    /// # Errors
    /// The database's.
    pub async fn ready_quotations(&self, round: RoundId) -> Result<Vec<ReadyQuotation>, Error> {
        let mut found = Vec::new();
        for quotation in self.store.quotations_of_round(round).await? {
            found.extend(self.quoted(quotation).await?.ready());
        }
        found.sort_by(|one, other| one.quote.text().cmp(other.quote.text()));
        Ok(found)
    }

    /// Those chosen among them.
    ///
    /// # Errors
    /// Those that may not be released, in the inner result; or the database's.
    pub async fn chosen_quotations(
        &self,
        round: RoundId,
        chosen: &[QuotationId],
    ) -> Result<Result<Vec<ReadyQuotation>, Unready>, Error> {
        let ready = self.ready_quotations(round).await?;
        let is_ready = |id: &QuotationId| ready.iter().any(|one| one.seen.id == *id);
        let unready: Vec<QuotationId> = chosen.iter().copied().filter(|id| !is_ready(id)).collect();
        if !unready.is_empty() {
            return Ok(Err(Unready(unready)));
        }
        Ok(Ok(ready.into_iter().filter(|one| chosen.contains(&one.seen.id)).collect()))
    }
}
