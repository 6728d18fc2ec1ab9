//! Words of institutions in a release. They get there in one way only: somebody has read and redacted them, and the
//! institution has agreed to exactly these words. Each is a type, and the third cannot be made without the other two.

use serde::{Deserialize, Serialize};

use crate::questionnaire::Text;
use crate::response::{
    Consent, ConsentStep, Institution, InstitutionId, InstitutionKind, Quotation, Redaction, sha256,
};

/// Words that somebody says are read and redacted, with what stands beside them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redacted {
    text: String,
    name: Option<String>,
    matter: String,
}

impl Redacted {
    /// The redacted words of an institution on a question; `None` while nobody says that they are read.
    pub fn of(redaction: &Redaction, question: &str, institution: &Institution) -> Option<Self> {
        let text = redaction.text.trim();
        if !redaction.is_read || text.is_empty() {
            return None;
        }
        let name = redaction.is_named.then(|| institution.name.clone());
        let beside = name.as_ref().map_or_else(String::new, |name| format!("named: {name}"));
        // Lengths keep two different matters from being one text.
        let parts = [question, &beside, text].map(|part| format!("{}:{part}", part.len()));
        Some(Self { text: text.to_owned(), name, matter: sha256(&parts.concat()) })
    }

    /// The words.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The name beside them; `None` where the institution is not named.
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// SHA-256 of exactly what would be released: words, question, name. A consent is to this and nothing else.
    pub fn matter(&self) -> &str {
        &self.matter
    }
}

/// Where words were written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuotedPlace {
    /// The kind of institution, unless nobody has said.
    pub kind: Option<InstitutionKind>,
    /// The questionnaire.
    pub questionnaire: Text,
    /// The section.
    pub section: Text,
    /// The question.
    pub question: Text,
}

/// Why words cannot be released.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotConsented {
    /// The institution has not agreed, or no longer does.
    #[error("the institution has not agreed")]
    NotGiven,
    /// What it agreed to are other words.
    #[error("the institution has agreed to other words")]
    OtherWords,
    /// Another institution has agreed.
    #[error("another institution has agreed")]
    OtherInstitution,
}

/// Words of an institution that may leave the house.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReleasedQuote {
    text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    institution: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    kind: Option<String>,
    questionnaire: Text,
    section: Text,
    question: Text,
}

impl ReleasedQuote {
    /// Redacted words with the consent of the institution that wrote them.
    ///
    /// # Errors
    /// When the consent is not given, not to these words, or not of this institution.
    pub fn new(
        (by, consent): (InstitutionId, &Consent),
        (author, redacted): (InstitutionId, Redacted),
        place: QuotedPlace,
    ) -> Result<Self, NotConsented> {
        if by != author {
            return Err(NotConsented::OtherInstitution);
        }
        if consent.step != ConsentStep::Given {
            return Err(NotConsented::NotGiven);
        }
        if consent.matter != redacted.matter {
            return Err(NotConsented::OtherWords);
        }
        Ok(Self {
            text: redacted.text,
            institution: redacted.name,
            kind: place.kind.map(|kind| kind.code().to_owned()),
            questionnaire: place.questionnaire,
            section: place.section,
            question: place.question,
        })
    }

    /// The words.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The institution, where it agreed to be named.
    pub fn institution(&self) -> Option<&str> {
        self.institution.as_deref()
    }

    /// The code of its kind, where that does not name it.
    pub fn kind(&self) -> Option<&str> {
        self.kind.as_deref()
    }

    /// The questionnaire.
    pub const fn questionnaire(&self) -> &Text {
        &self.questionnaire
    }

    /// The section.
    pub const fn section(&self) -> &Text {
        &self.section
    }

    /// The question.
    pub const fn question(&self) -> &Text {
        &self.question
    }

    /// Without its kind where fewer institutions than a figure rests on are of it: the kind would be as good as a name.
    pub(super) fn without_telling_kind(mut self, tells: impl Fn(&str) -> bool) -> Self {
        self.kind = self.kind.filter(|kind| self.institution.is_some() || !tells(kind));
        self
    }

    /// What quotations are put in order by: nothing that tells institutions apart, and not who was asked first.
    pub(super) fn order(&self) -> (&str, &str, &str, &str) {
        (self.questionnaire.get("en"), self.section.get("en"), self.question.get("en"), &self.text)
    }
}

/// Where a quotation stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum QuotationStanding {
    /// Nobody says that it is redacted.
    Proposed,
    /// It is redacted, and the institution was not asked about these words.
    Redacted,
    /// The institution was asked.
    Asked,
    /// It has agreed.
    Consented,
    /// It has refused.
    Refused,
    /// It has taken its consent back.
    Withdrawn,
}

/// The words of a quotation that are ready for a consent; `None` before that.
pub fn redacted(quotation: &Quotation, institution: &Institution) -> Option<Redacted> {
    Redacted::of(quotation.redaction.as_ref()?, &quotation.question, institution)
}

/// The consent as far as it is about the words as they are redacted now. A change of the words voids it.
pub fn holding<'a>(quotation: &'a Quotation, institution: &Institution) -> Option<&'a Consent> {
    let redacted = redacted(quotation, institution)?;
    quotation.consent.as_ref().filter(|consent| consent.matter == redacted.matter)
}

/// Where a quotation of an institution stands.
pub fn quotation_standing(quotation: &Quotation, institution: &Institution) -> QuotationStanding {
    if redacted(quotation, institution).is_none() {
        return QuotationStanding::Proposed;
    }
    match holding(quotation, institution).map(|consent| consent.step) {
        None => QuotationStanding::Redacted,
        Some(ConsentStep::Asked) => QuotationStanding::Asked,
        Some(ConsentStep::Given) => QuotationStanding::Consented,
        Some(ConsentStep::Refused) => QuotationStanding::Refused,
        Some(ConsentStep::Withdrawn) => QuotationStanding::Withdrawn,
    }
}
