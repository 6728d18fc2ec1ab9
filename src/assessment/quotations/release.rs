//! What of the quotations may be released.

use super::{NamedRating, Quoted};
use crate::assessment::Assessment;
use crate::assessment::error::Error;
use crate::disclosure::{QuotationStanding, ReleasedName, ReleasedQuote};
use crate::response::{QuotationId, QuotedPart, RoundId};
use crate::store::SeenQuotation;

/// A quotation that may be released.
#[derive(Clone, Debug)]
pub struct ReadyQuotation {
    /// As it was read.
    pub seen: SeenQuotation,
    /// As it would be released.
    pub ready: Ready,
}

/// What would be released.
#[derive(Clone, Debug)]
pub enum Ready {
    /// Words.
    Words(ReleasedQuote),
    /// A name with a rating, with what both are called.
    Name(ReleasedName, NamedRating),
}

impl ReadyQuotation {
    /// What they are put in order by: not by who was asked first.
    fn order(&self) -> (bool, &str) {
        match &self.ready {
            Ready::Words(quote) => (false, quote.text()),
            Ready::Name(name, _) => (true, name.institution()),
        }
    }
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
        let (author, redacted) = (self.institution.id, self.redacted()?);
        let given = (self.quotation.institution, self.consent()?);
        let ready = match self.quotation.part {
            QuotedPart::Rating => {
                let rating = self.rating.clone()?;
                let kind = self.institution.profile.kind?;
                let named = (kind, rating.topic.as_str(), rating.level);
                Ready::Name(ReleasedName::new(given, (author, &redacted), named).ok()?, rating)
            }
            QuotedPart::Comment | QuotedPart::Answer => {
                Ready::Words(ReleasedQuote::new(given, (author, redacted), self.place()?).ok()?)
            }
        };
        Some(ReadyQuotation { seen: SeenQuotation::of(&self.quotation), ready })
    }
}

impl Assessment {
    /// The quotations of a round that may be released, words before names.
    ///
    /// # Errors
    /// The database's.
    pub async fn ready_quotations(&self, round: RoundId) -> Result<Vec<ReadyQuotation>, Error> {
        let mut found = Vec::new();
        for quotation in self.store.quotations_of_round(round).await? {
            let is_current = quotation.part != QuotedPart::Rating || self.is_rated_so(&quotation).await?;
            found.extend(self.quoted(quotation).await?.ready().filter(|_| is_current));
        }
        found.sort_by(|one, other| one.order().cmp(&other.order()));
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
