//! Words of an institution that may be quoted: what was proposed, how it was redacted, and what the institution said.

use chrono::{DateTime, NaiveDate, Utc};

use super::codes::codes;
use super::ids::{InstitutionId, QuotationId, ReleaseId, ResponseId, RoundId, UnitId};

codes! {
    /// Which words of an answer are quoted.
    QuotedPart {
        /// The comment beside it.
        Comment = "comment",
        /// The answer itself, where it is a text.
        Answer = "answer",
        /// No words: how the institution is rated in the round, beside its name. The question is the code of the topic, the
        /// redaction the number of the level.
        Rating = "rating",
    }
}

codes! {
    /// How an institution said it.
    ConsentWay {
        /// By its focal point on the page.
        Page = "page",
        /// In a letter.
        Letter = "letter",
        /// In an e-mail.
        Email = "e-mail",
    }
}

codes! {
    /// A step of a consent.
    ConsentStep {
        /// The NHRI has asked.
        Asked = "asked",
        /// The institution has agreed.
        Given = "given",
        /// It has refused.
        Refused = "refused",
        /// It has taken its consent back.
        Withdrawn = "withdrawn",
    }
}

/// Words of an institution somebody proposed to quote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// Its identifier.
    pub id: QuotationId,
    /// The round.
    pub round: RoundId,
    /// Whose words they are.
    pub institution: InstitutionId,
    /// In which response.
    pub response: ResponseId,
    /// The unit asked; `None` for the institution itself.
    pub unit: Option<UnitId>,
    /// The question's id.
    pub question: String,
    /// The comment or the answer.
    pub part: QuotedPart,
    /// The words as they were handed in.
    pub original: String,
    /// The name of who proposed it, as it was then.
    pub by_name: String,
    /// When.
    pub at: DateTime<Utc>,
    /// The newest redaction.
    pub redaction: Option<Redaction>,
    /// The newest step of the consent, whatever text it was about.
    pub consent: Option<Consent>,
    /// The releases that hold it, oldest first, with when each was made.
    pub releases: Vec<(ReleaseId, DateTime<Utc>)>,
}

impl Quotation {
    /// The revision of the redaction; 0 before the first.
    pub fn redaction_revision(&self) -> u32 {
        self.redaction.as_ref().map_or(0, |redaction| redaction.revision)
    }

    /// The revision of the consent; 0 before the first step.
    pub fn consent_revision(&self) -> u32 {
        self.consent.as_ref().map_or(0, |consent| consent.revision)
    }
}

/// The words as they may leave the house, once they are consented to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redaction {
    /// Counts the redactions from 1.
    pub revision: u32,
    /// The words.
    pub text: String,
    /// The institution is named beside them.
    pub is_named: bool,
    /// Somebody says that these words are read and redacted.
    pub is_read: bool,
    /// The name of who, as it was then.
    pub by_name: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// What an institution said, or was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consent {
    /// Counts the steps from 1.
    pub revision: u32,
    /// Asked, given, refused or withdrawn.
    pub step: ConsentStep,
    /// SHA-256 of exactly what it is about.
    pub matter: String,
    /// The name of who said it for the institution; of who asked, for a question.
    pub by: String,
    /// Their position.
    pub post: String,
    /// The day it was said.
    pub on: NaiveDate,
    /// How.
    pub way: ConsentWay,
    /// Where that can be seen: number and date of a letter.
    pub note: String,
    /// The name of who recorded it, as it was then.
    pub recorded_by: String,
    /// When it was recorded.
    pub at: DateTime<Utc>,
}
