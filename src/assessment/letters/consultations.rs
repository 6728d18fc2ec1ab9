//! Letters to stakeholders who are asked for proposals on a draft plan.

use chrono::{DateTime, Utc};

use super::plan::{GRACE, Place, over, today};
use super::words::{Pen, Words};
use super::{Letters, fresh_id};
use crate::action_plan::{Consultation, Head, Stage};
use crate::assessment::Assessment;
use crate::assessment::error::Error;
use crate::assessment::plans::{Frozen, read_entry, stored_plans};
use crate::report::plan::Form;
use crate::response::{LetterId, PlanId};
use crate::store::{LedgerKind, LetterKind, LetterState, NewLetter, Way};

/// What the keys of a consultation's letters begin with.
fn key(plan: PlanId, code: &str) -> String {
    format!("consultation:{plan}:{code}:")
}

/// A consultation, where it is.
struct Held<'a> {
    plan: PlanId,
    head: &'a Head,
    code: &'a str,
    consultation: &'a Consultation,
}

impl Letters {
    /// The letters to stakeholders of open consultations. Whoever was written to is not written to again: the key
    /// holds the address.
    ///
    /// # Errors
    /// The database's.
    pub(super) async fn consultation_letters(
        &self,
        (started_at, now): (DateTime<Utc>, DateTime<Utc>),
    ) -> Result<Vec<NewLetter>, Error> {
        let mut letters = Vec::new();
        if !self.sends_links() {
            return Ok(letters);
        }
        for (entry, head) in stored_plans(&self.store).await? {
            for kept in self.store.entries(entry.id, LedgerKind::Consultation).await? {
                let consultation: Consultation = read_entry(&kept)?;
                let is_new = started_at <= kept.changed_at && now - kept.changed_at <= GRACE;
                if !is_new {
                    continue;
                }
                let is_open = consultation.is_open(today(now)) && head.stage != Stage::SetAside;
                // Letters still on their way end with the consultation, and wait as long as it is open.
                let until = if is_open { over(consultation.closes) } else { now };
                self.store.set_useless_under(&key(entry.id, &kept.code), until).await?;
                if is_open {
                    letters.extend(self.of_consultation(entry.id, (&kept.code, &consultation), now).await?);
                }
            }
        }
        Ok(letters)
    }

    /// The letters of one consultation, with the title and in the language of the version people read.
    async fn of_consultation(
        &self,
        plan: PlanId,
        (code, consultation): (&str, &Consultation),
        now: DateTime<Utc>,
    ) -> Result<Vec<NewLetter>, Error> {
        let version = self.store.entry(plan, LedgerKind::Frozen, &consultation.version).await?;
        let Some(version) = version else { return Ok(Vec::new()) };
        let frozen: Frozen = read_entry(&version)?;
        Ok(self.asked_for_proposals(&Held { plan, head: &frozen.draft.head, code, consultation }, now))
    }

    fn asked_for_proposals(&self, held: &Held<'_>, now: DateTime<Utc>) -> Vec<NewLetter> {
        let Held { plan, head, code, consultation } = held;
        let pen = Pen::new(&self.office, &head.language);
        let title = Form::from_code(&head.form).called(pen.texts(), &head.title);
        let place = Place::Consultation(*plan, code, &consultation.key);
        let mut letters = Vec::new();
        for stakeholder in consultation.stakeholders() {
            for email in stakeholder.emails {
                let words = pen.asked_to_propose((&stakeholder.name, &title), consultation, place);
                letters.push(self.letter_to_stakeholder((&stakeholder.name, email), held, words, now));
            }
        }
        letters
    }

    fn letter_to_stakeholder(
        &self,
        (name, email): (&str, &str),
        held: &Held<'_>,
        Words { subject, body }: Words,
        now: DateTime<Utc>,
    ) -> NewLetter {
        let id = LetterId(fresh_id());
        NewLetter {
            id,
            key: format!("{}{}", key(held.plan, held.code), email.to_lowercase()),
            kind: LetterKind::Consultation,
            email: email.to_owned(),
            name: name.to_owned(),
            person: None,
            language: held.head.language.clone(),
            subject,
            body,
            message_id: self.message_id(id),
            round: None,
            response: None,
            at: now,
            useless_at: Some(over(held.consultation.closes)),
            way: Way::Mail,
        }
    }
}

impl Assessment {
    /// Where the letters to the stakeholders of a consultation stand, each with its address in small letters.
    ///
    /// # Errors
    /// The database's.
    pub async fn letters_of(
        &self,
        plan: PlanId,
        consultation: &str,
    ) -> Result<Vec<(String, LetterState)>, Error> {
        let letters = self.store.letters_under(&key(plan, consultation)).await?;
        Ok(letters.into_iter().map(|(email, state)| (email.to_lowercase(), state)).collect())
    }
}
