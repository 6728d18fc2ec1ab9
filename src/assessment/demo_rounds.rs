//! A round under way, for the demonstration: who has begun and where they are stuck, another last day, somebody who takes
//! part no more, people to invite.

use chrono::{DateTime, Duration, Utc};

use super::Assessment;
use super::clock::fresh_id;
use super::demo::{PRACTICE_ROUND, answers};
use super::error::Error;
use crate::response::{GivenAnswer, MayAnswer, ResponseId, Round, SaveId, WithdrawalCause};
use crate::store::{Actor, Contact, EnrolledResponse, RosterChange, SaveAnswer};

/// What the made-up answers begin from.
const SEED: u64 = 2027;
/// Questions each institution that has begun has come to.
const REACHED: usize = 14;
/// Of so many institutions one has not begun.
const IDLE: usize = 4;

impl Assessment {
    /// Lets the institutions of the practice round begin, but the one people try, unless they have.
    ///
    /// # Errors
    /// The database's.
    pub async fn demonstrate_rounds(&self, now: DateTime<Utc>) -> Result<(), Error> {
        let Some(round) = self.store.round_by_name(PRACTICE_ROUND).await? else { return Ok(()) };
        if !self.store.contacts().await?.is_empty() {
            return Ok(());
        }
        let users = self.store.list_users().await?;
        let has_people = |one: &EnrolledResponse| {
            users.iter().any(|user| user.role.institution() == Some(one.institution.id))
        };
        let mut others = self.store.list_responses(round.id).await?;
        others.retain(|one| !has_people(one));
        for (number, one) in others.iter().enumerate() {
            if number % IDLE != 0 {
                self.begin_demo(one, number, now).await?;
            }
        }
        self.arrange_demo(&round, &others, now).await
    }

    /// The first questions answered, some of them more than once, and then nothing for some days.
    async fn begin_demo(
        &self,
        one: &EnrolledResponse,
        number: usize,
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        let actor = Actor { user: None, name: one.institution.name.clone() };
        let begun = now - Duration::days(12) + Duration::hours(i64::try_from(number).unwrap_or_default());
        self.store.note_opening(&actor, one.response.id, begun).await?;
        let questionnaire = self.questionnaire(&one.response.questionnaire).await?;
        let sheet = answers(&questionnaire, one.institution.profile.clone(), SEED + number as u64);
        let reached = REACHED + number;
        for (place, question) in questionnaire.questions.iter().take(reached).enumerate() {
            let given = sheet.given.iter().find(|(key, _)| key.question == question.id);
            let Some((_, given)) = given else { continue };
            let permit = MayAnswer::by_operator(&questionnaire.sections[question.section].id, &question.id);
            let times = 1 + (place * 7 + number) % 3;
            for revision in 0..times {
                let hours = i64::try_from(place * 5 + revision * 9).unwrap_or_default();
                let at = begun + Duration::hours(hours);
                let what = (one.response.id, permit.clone(), u32::try_from(revision).unwrap_or_default());
                self.save_begun(&actor, what, given, at.min(now)).await?;
            }
        }
        Ok(())
    }

    async fn save_begun(
        &self,
        actor: &Actor,
        (response, permit, expected_revision): (ResponseId, MayAnswer, u32),
        given: &GivenAnswer,
        at: DateTime<Utc>,
    ) -> Result<(), Error> {
        // Words that stand there already are no change: each save says something else.
        let comment =
            if expected_revision == 0 { String::new() } else { format!("{}", expected_revision + 1) };
        let save = SaveAnswer {
            save_id: SaveId(fresh_id()),
            response,
            unit: None,
            permit,
            expected_revision,
            given: GivenAnswer { comment, ..given.clone() },
            actor: actor.clone(),
            at,
        };
        self.writer.save(save).await.map_err(|error| Error::Refused(error.to_string()))?;
        Ok(())
    }

    async fn arrange_demo(
        &self,
        round: &Round,
        others: &[EnrolledResponse],
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        let by = super::command_line();
        if let [first, second, ..] = others {
            let to = round.deadline.unwrap_or_else(|| now.date_naive()) + Duration::days(14);
            self.store
                .extend(&by, first.response.id, (to, "The office moves house this month."), now)
                .await?;
            let why = (WithdrawalCause::Merged, "Merged into the Ministry of Economy by order No 41.");
            self.store.withdraw(&by, second.response.id, why, now).await?;
        }
        let contact = |(number, one): (usize, &EnrolledResponse)| Contact {
            institution: one.institution.id,
            is_deputy: false,
            email: format!("contact{number}@numunastan.example"),
            name: String::new(),
        };
        let contacts = others.iter().enumerate().map(contact).collect();
        let change = RosterChange { contacts, ..RosterChange::default() };
        Ok(self.store.take_roster(&by, (round.id, None), &change, now).await?)
    }
}
