//! Quoting institutions: proposing, redacting, asking, recording what they said, and what may be released of it.

mod institution;
mod naming;
mod release;

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};

use super::error::Error;
use super::review::actor;
use super::{Assessment, Independent};
use crate::disclosure::{
    Leftover, QuotationStanding, QuotedPlace, Redacted, holding, leftovers, quotation_standing, redacted,
};
use crate::questionnaire::Questionnaire;
use crate::response::{
    Answer, AnswerKey, AnswerSheet, Consent, ConsentStep, ConsentWay, Institution, Quotation, QuotationId,
    QuotedPart, Redaction, Response, RoundId,
};
use crate::store::{SeenQuotation, StoreError, User};

pub use naming::NamedRating;
pub use release::{Ready, ReadyQuotation, Unready};

/// A quotation with what is known of where it comes from.
#[derive(Clone, Debug)]
pub struct Quoted {
    /// The quotation.
    pub quotation: Quotation,
    /// Whose words they are.
    pub institution: Institution,
    /// What was asked.
    pub questionnaire: Arc<Questionnaire>,
    /// The rating it would be named with; none where words are quoted.
    pub rating: Option<NamedRating>,
}

impl Quoted {
    /// Where it stands.
    pub fn standing(&self) -> QuotationStanding {
        quotation_standing(&self.quotation, &self.institution)
    }

    /// Its words, once somebody says that they are read and redacted.
    pub fn redacted(&self) -> Option<Redacted> {
        redacted(&self.quotation, &self.institution)
    }

    /// What the institution said to these words.
    pub fn consent(&self) -> Option<&Consent> {
        holding(&self.quotation, &self.institution)
    }

    /// Where the words were written.
    pub fn place(&self) -> Option<QuotedPlace> {
        let place = self.questionnaire.question(&self.quotation.question)?;
        let question = &self.questionnaire.questions[place];
        Some(QuotedPlace {
            kind: self.institution.profile.kind,
            questionnaire: self.questionnaire.title.clone(),
            section: self.questionnaire.sections[question.section].title.clone(),
            question: question.text.clone(),
        })
    }
}

/// A redaction as it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRedaction {
    /// The words.
    pub text: String,
    /// The institution is named beside them.
    pub is_named: bool,
    /// Somebody says that they are read and redacted.
    pub is_read: bool,
}

impl NewRedaction {
    fn by(self, who: &Independent, seen: SeenQuotation, at: DateTime<Utc>) -> Redaction {
        Redaction {
            revision: seen.redaction + 1,
            text: self.text,
            is_named: self.is_named,
            is_read: self.is_read,
            by_name: who.user().name.clone(),
            at,
        }
    }
}

/// What an institution said on paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// It agrees.
    pub agrees: bool,
    /// The name of who said it.
    pub by: String,
    /// Their position.
    pub post: String,
    /// The day.
    pub on: NaiveDate,
    /// How.
    pub way: ConsentWay,
    /// Where that can be seen.
    pub note: String,
}

/// The words of an answer that can be quoted.
pub fn quotable(sheet: &AnswerSheet, key: &AnswerKey) -> Vec<(QuotedPart, String)> {
    let Some(given) = sheet.given.get(key) else { return Vec::new() };
    let answer = match &given.answer {
        Some(Answer::Text(text)) => text.trim(),
        _ => "",
    };
    let parts = [(QuotedPart::Answer, answer), (QuotedPart::Comment, given.comment.trim())];
    let has_words = parts.into_iter().filter(|(_, text)| !text.is_empty());
    has_words.map(|(part, text)| (part, text.to_owned())).collect()
}

pub(super) fn changed() -> Error {
    Error::Store(StoreError::ChangedMeanwhile { what: "quotation" })
}

impl Assessment {
    pub(super) async fn quoted(&self, quotation: Quotation) -> Result<Quoted, Error> {
        let none = Error::NotFound;
        let institution = self.store.institution(quotation.institution).await?;
        let response: Option<Response> = self.store.response(quotation.response).await?;
        let sha256 = response.ok_or(none("response"))?.questionnaire;
        let rating = match quotation.part {
            QuotedPart::Rating => {
                Quoted::named_rating(&quotation, self.baseline(quotation.round).await?.as_ref())
            }
            QuotedPart::Comment | QuotedPart::Answer => None,
        };
        Ok(Quoted {
            rating,
            quotation,
            institution: institution.ok_or(none("institution"))?,
            questionnaire: self.questionnaire(&sha256).await?,
        })
    }

    /// Proposes words of an answer as a quotation; gives the one there is when they are proposed already.
    ///
    /// # Errors
    /// [`Error::NotFound`] where there are no such words; or the database's.
    pub async fn propose_quotation(
        &self,
        who: &Independent,
        (key, part): (&AnswerKey, QuotedPart),
        id: QuotationId,
        now: DateTime<Utc>,
    ) -> Result<QuotationId, Error> {
        let room = self.under_review(who).await?;
        let words = quotable(&room.sheet, key).into_iter().find(|(known, _)| *known == part);
        let (_, original) = words.ok_or(Error::NotFound("words to quote"))?;
        let (response, unit) = (who.response(), room.unit(key));
        let proposed = self.store.quotations_of_response(response.id).await?;
        let is_same = |one: &Quotation| one.question == key.question && one.unit == unit && one.part == part;
        if let Some(known) = proposed.into_iter().find(is_same) {
            return Ok(known.id);
        }
        let quotation = Quotation {
            id,
            round: response.round,
            institution: response.institution,
            response: response.id,
            unit,
            question: key.question.clone(),
            part,
            original,
            by_name: who.user().name.clone(),
            at: now,
            redaction: None,
            consent: None,
            releases: Vec::new(),
        };
        self.store.propose_quotation(&actor(who.user()), &quotation).await?;
        Ok(id)
    }

    /// A quotation for somebody who may review its institution.
    ///
    /// # Errors
    /// [`Error::NotFound`] for others; or the database's.
    pub async fn reviewed_quotation(
        &self,
        user: &User,
        id: QuotationId,
    ) -> Result<(Independent, Quoted), Error> {
        let quotation = self.store.quotation(id).await?.ok_or(Error::NotFound("quotation"))?;
        let who = self.independent(user, quotation.response).await?;
        Ok((who, self.quoted(quotation).await?))
    }

    /// The quotations of a round whose institutions this reviewer may review.
    ///
    /// # Errors
    /// The database's.
    pub async fn reviewed_quotations(&self, user: &User, round: RoundId) -> Result<Vec<Quoted>, Error> {
        let mut found = Vec::new();
        for quotation in self.store.quotations_of_round(round).await? {
            if self.is_independent(user, quotation.institution).await? {
                found.push(self.quoted(quotation).await?);
            }
        }
        Ok(found)
    }

    /// What in the words wants a second look, with every institution of the service as the roster.
    ///
    /// # Errors
    /// The database's.
    pub async fn leftovers(&self, text: &str, original: &str) -> Result<Vec<Leftover>, Error> {
        let institutions = self.store.list_institutions().await?;
        let names: Vec<String> = institutions.into_iter().map(|one| one.name).collect();
        Ok(leftovers(text, original, &names))
    }

    /// Keeps a redaction. One that says nothing new changes nothing, so that a consent stays.
    ///
    /// # Errors
    /// [`Error::Refused`] without words, [`ChangedMeanwhile`](StoreError::ChangedMeanwhile), or the database's.
    pub async fn redact_quotation(
        &self,
        (who, quoted): (&Independent, &Quoted),
        seen: SeenQuotation,
        new: NewRedaction,
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        let text = new.text.trim();
        if quoted.quotation.part == QuotedPart::Rating {
            return Err(Error::Refused("a rating is not redacted".to_owned()));
        }
        if text.is_empty() {
            return Err(Error::Refused("a redaction has words".to_owned()));
        }
        let is_same =
            |old: &Redaction| old.text == text && old.is_named == new.is_named && old.is_read == new.is_read;
        let is_current = SeenQuotation::of(&quoted.quotation) == seen;
        if is_current && quoted.quotation.redaction.as_ref().is_some_and(is_same) {
            return Ok(());
        }
        let redaction = NewRedaction { text: text.to_owned(), ..new }.by(who, seen, now);
        Ok(self.store.redact_quotation(&actor(who.user()), seen, &redaction).await?)
    }

    /// Asks the institution for its consent to the words as they are redacted.
    ///
    /// # Errors
    /// [`Error::Refused`] before they are redacted, [`ChangedMeanwhile`](StoreError::ChangedMeanwhile) when they are no
    /// longer what was seen or the institution was asked, or the database's.
    pub async fn ask_consent(
        &self,
        (who, quoted): (&Independent, &Quoted),
        seen: SeenQuotation,
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        let said = (who.user().name.clone(), String::new());
        let step = self.step(quoted, seen, (ConsentStep::Asked, said), now)?;
        if quoted.consent().is_some() {
            return Err(changed());
        }
        Ok(self.store.add_consent(&actor(who.user()), seen, &step).await?)
    }

    /// Records what an institution said on paper to the words as they are redacted.
    ///
    /// # Errors
    /// As [`ask_consent`](Self::ask_consent).
    pub async fn record_consent(
        &self,
        (who, quoted): (&Independent, &Quoted),
        seen: SeenQuotation,
        said: Said,
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        let step = step_of(quoted, said.agrees);
        let base = self.step(quoted, seen, (step, (said.by, said.post)), now)?;
        let recorded = Consent {
            on: said.on,
            way: said.way,
            note: said.note,
            recorded_by: who.user().name.clone(),
            ..base
        };
        Ok(self.store.add_consent(&actor(who.user()), seen, &recorded).await?)
    }

    /// A step about the words as they were seen, said on the page today.
    fn step(
        &self,
        quoted: &Quoted,
        seen: SeenQuotation,
        (step, (by, post)): (ConsentStep, (String, String)),
        now: DateTime<Utc>,
    ) -> Result<Consent, Error> {
        if SeenQuotation::of(&quoted.quotation) != seen {
            return Err(changed());
        }
        let redacted = quoted.redacted();
        let redacted =
            redacted.ok_or_else(|| Error::Refused("the words are not read and redacted".to_owned()))?;
        Ok(Consent {
            revision: seen.consent + 1,
            step,
            matter: redacted.matter().to_owned(),
            recorded_by: by.clone(),
            by,
            post,
            on: super::letters::today(now),
            way: ConsentWay::Page,
            note: String::new(),
            at: now,
        })
    }
}

/// Yes gives consent; no refuses it, or takes it back where it was given.
fn step_of(quoted: &Quoted, agrees: bool) -> ConsentStep {
    let is_given = quoted.consent().is_some_and(|consent| consent.step == ConsentStep::Given);
    match (agrees, is_given) {
        (true, _) => ConsentStep::Given,
        (false, true) => ConsentStep::Withdrawn,
        (false, false) => ConsentStep::Refused,
    }
}
