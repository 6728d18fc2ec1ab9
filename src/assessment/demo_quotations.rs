//! Quotations for the demonstration: one proposed, one asked about, one the institution agreed to;
//! and a name it is asked for.

use chrono::{DateTime, Duration, Utc};

use super::clock::fresh_id;
use super::demo::{DEMO_PEOPLE, DEMO_ROUND};
use super::demo_review::REVIEW_ROUND;
use super::error::Error;
use super::quotations::{NewRedaction, Said};
use super::{Assessment, Independent};
use crate::questionnaire::Questionnaire;
use crate::response::{Answer, AnswerKey, AnswerSheet, ConsentWay, InstitutionId, QuotationId, QuotedPart};
use crate::store::{SeenQuotation, User};

/// What the respondent's institution writes beside three of its answers, and what the reviewer leaves of it.
const COMMENTS: [(&str, &str); 3] = [
    (
        "The Ministry of Work of Numunastan has drafted a text and shown it to the Purchasing Agency of Numunastan \
         (fictional). Questions to Nigar Example, nigar@work.example, (012) 555-01-02.",
        "",
    ),
    (
        "Inspectors learn of complaints by telephone alone. A page for complaints is planned with Xayal Phones, but \
         nobody has the money for it.",
        "Inspectors learn of complaints by telephone alone. A page for complaints is planned […], but nobody has the \
         money for it.",
    ),
    (
        "Since the order of last spring every department has one person who answers for human rights at work.",
        "[…] every department has one person who answers for human rights at work.",
    ),
];

/// Puts the comments beside the first answers that are choices.
pub(super) fn comment(questionnaire: &Questionnaire, sheet: &mut AnswerSheet) {
    let choices = questionnaire.questions.iter().filter_map(|question| {
        let key = AnswerKey::own(&question.id);
        matches!(sheet.answer(&key), Some(Answer::Choice(_))).then_some(key)
    });
    let keys: Vec<AnswerKey> = choices.take(COMMENTS.len()).collect();
    for (key, (comment, _)) in keys.into_iter().zip(COMMENTS) {
        sheet.given.entry(key).or_default().comment = comment.to_owned();
    }
}

impl Assessment {
    /// Puts quotations into the round under review, unless there are some.
    ///
    /// # Errors
    /// The database's.
    pub async fn demonstrate_quotations(&self, now: DateTime<Utc>) -> Result<(), Error> {
        let round = self.store.round_by_name(REVIEW_ROUND).await?;
        let reviewer = self.store.user_by_email(DEMO_PEOPLE[1].1).await?;
        let respondent = self.store.user_by_email(DEMO_PEOPLE[3].1).await?;
        let (Some(round), Some(reviewer), Some(respondent)) = (round, reviewer, respondent) else {
            return Ok(());
        };
        if !self.store.quotations_of_round(round.id).await?.is_empty() {
            return Ok(());
        }
        let responses = self.store.list_responses(round.id).await?;
        let own = responses.iter().find(|one| Some(one.institution.id) == respondent.user.role.institution());
        let Some(own) = own else { return Ok(()) };
        let who = self.independent(&reviewer.user, own.response.id).await?;
        let room = self.under_review(&who).await?;
        for (key, given) in &room.sheet.given {
            let number = COMMENTS.iter().position(|(comment, _)| *comment == given.comment);
            if let Some(number) = number {
                self.quote_in_demo(&who, (key, number), now - Duration::minutes(15)).await?;
            }
        }
        self.name_in_demo(&reviewer.user, own.institution.id, now - Duration::minutes(10)).await
    }

    /// Asks the respondent's institution whether it may be named with its rating in the closed round.
    async fn name_in_demo(
        &self,
        reviewer: &User,
        own: InstitutionId,
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        let Some(round) = self.store.round_by_name(DEMO_ROUND).await? else { return Ok(()) };
        let responses = self.store.list_responses(round.id).await?;
        let nameable = self.nameable(reviewer, &round).await?;
        let found = responses.iter().find(|one| one.institution.id == own).map(|one| one.response.id);
        let found = found.filter(|id| nameable.iter().any(|(known, _)| known == id));
        let Some(response) = found else { return Ok(()) };
        let who = self.independent(reviewer, response).await?;
        let id = self.propose_name(&who, QuotationId(fresh_id()), now).await?;
        let (_, quoted) = self.reviewed_quotation(reviewer, id).await?;
        let seen = SeenQuotation::of(&quoted.quotation);
        self.ask_consent((&who, &quoted), seen, now).await
    }

    /// The first is proposed, the second asked about, the third agreed to.
    async fn quote_in_demo(
        &self,
        who: &Independent,
        (key, number): (&AnswerKey, usize),
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        let id = QuotationId(fresh_id());
        let id = self.propose_quotation(who, (key, QuotedPart::Comment), id, now).await?;
        if number == 0 {
            return Ok(());
        }
        let (_, quoted) = self.reviewed_quotation(who.user(), id).await?;
        let new = NewRedaction { text: COMMENTS[number].1.to_owned(), is_named: number == 2, is_read: true };
        let seen = SeenQuotation::of(&quoted.quotation);
        self.redact_quotation((who, &quoted), seen, new, now).await?;
        let (_, quoted) = self.reviewed_quotation(who.user(), id).await?;
        let seen = SeenQuotation::of(&quoted.quotation);
        if number == 1 {
            return self.ask_consent((who, &quoted), seen, now).await;
        }
        let said = Said {
            agrees: true,
            by: "Ulduz Example".to_owned(),
            post: "Deputy minister".to_owned(),
            on: now.date_naive(),
            way: ConsentWay::Letter,
            note: "Letter No 12/345".to_owned(),
        };
        self.record_consent((who, &quoted), seen, said, now).await
    }
}
