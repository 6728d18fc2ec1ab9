//! Letters to stakeholders who are asked for proposals on a draft plan.

use chrono::{DateTime, TimeDelta, Utc};

use super::plan::{Place, over, today};
use super::words::{Pen, Words};
use super::{Letters, fresh_id};
use crate::action_plan::{Consultation, Head};
use crate::assessment::Assessment;
use crate::assessment::error::Error;
use crate::assessment::plans::{read_entry, stored_plans};
use crate::report::plan::Form;
use crate::response::{LetterId, PlanId};
use crate::store::{LedgerKind, LetterKind, LetterState, NewLetter, Way};

/// Whom to write to is looked at this long after a consultation was opened or changed.
const GRACE: TimeDelta = TimeDelta::days(2);

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
    /// True when stakeholders can be written to: a letter without the address of the page would be of no use to them.
    pub fn writes_stakeholders(&self) -> bool {
        self.office.public_url.is_some()
    }

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
        if !self.writes_stakeholders() {
            return Ok(letters);
        }
        for (entry, head) in stored_plans(&self.store).await? {
            for kept in self.store.entries(entry.id, LedgerKind::Consultation).await? {
                let consultation: Consultation = read_entry(&kept)?;
                let is_new = started_at <= kept.changed_at && now - kept.changed_at <= GRACE;
                if is_new && consultation.is_open(today(now)) {
                    let held =
                        Held { plan: entry.id, head: &head, code: &kept.code, consultation: &consultation };
                    letters.extend(self.asked_for_proposals(&held, now));
                }
            }
        }
        Ok(letters)
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
            way: if self.sends_links() { Way::Mail } else { Way::ByHand },
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
