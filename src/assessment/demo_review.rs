//! A round under review for the demonstration: verdicts of two reviewers, a sample, questions back, replies to draft
//! results, somebody who keeps out.

use chrono::{DateTime, Days, Duration, Utc};

use super::clock::fresh_id;
use super::demo::{DEMO_PASSWORD, DEMO_PEOPLE, answers};
use super::error::Error;
use super::exchange::imported;
use super::{Accounts, Assessment, SampleSize, UnderReview};
use crate::questionnaire::QuestionKind;
use crate::response::{
    Answer, AnswerKey, Institution, Response, ResponseId, ResponseState, Round, RoundId, RoundSettings,
    RoundState, SMALLEST_CELL_DEFAULT, UserId,
};
use crate::review::{Reply, Seat, Stance, Strength, Verdict};
use crate::store::{
    Actor, Audience, Comment, Import, ImportedResponse, PlacedReply, PlacedVerdict, Recusal, Role, User,
};

/// Name of the round under review.
pub const REVIEW_ROUND: &str = "Review round (fictional)";
/// Who judges the sample a second time: address, name.
pub const DEMO_SECOND: (&str, &str) = ("second@numunastan.example", "Sevinc Example");
/// Institutions whose answers are handed in.
const HANDED_IN: usize = 6;
/// Where the answers and the sample come from.
const SEED: u64 = 20_261_123;
/// Percent of the answers that are judged twice.
const SAMPLED: usize = 12;

/// Reviewers and the respondent of the first institution.
struct Cast {
    first: User,
    second: User,
    respondent: User,
}

fn actor(user: &User) -> Actor {
    Actor { user: Some(user.id), name: user.name.clone() }
}

impl Assessment {
    /// Puts a round under review into the demonstration, unless there is one.
    ///
    /// # Errors
    /// The database's.
    pub async fn demonstrate_review(&self, accounts: &Accounts, now: DateTime<Utc>) -> Result<(), Error> {
        if self.store.round_by_name(REVIEW_ROUND).await?.is_some() {
            return Ok(());
        }
        let known = async |email: &str| self.store.user_by_email(email).await;
        let (Some(first), Some(respondent)) =
            (known(DEMO_PEOPLE[1].1).await?, known(DEMO_PEOPLE[3].1).await?)
        else {
            return Ok(());
        };
        let second = self.add_second_reviewer(accounts, now).await?;
        let cast = Cast { first: first.user, second, respondent: respondent.user };
        let (round, responses) = self.add_review_round(&cast, now).await?;
        let at = now - Duration::hours(5);
        for (number, response) in responses.iter().enumerate() {
            self.judge_demo(&cast.first, (*response, number), at).await?;
        }
        let drawing = (SEED, SampleSize::Percent(SAMPLED));
        self.draw_sample(&actor(&cast.first), round, drawing, now - Duration::hours(4)).await?;
        // The last response is left for whoever tries the second review.
        for response in &responses[..responses.len() - 1] {
            self.judge_demo_again(&cast.second, *response, now - Duration::hours(3)).await?;
        }
        self.talk_about_demo(&cast, responses[0], now).await?;
        let until = now.date_naive() + Days::new(14);
        let opener = actor(&cast.first);
        self.store.open_draft_results(&opener, round, until, now - Duration::hours(1)).await?;
        self.reply_in_demo(&cast, responses[0], now).await?;
        self.recuse_in_demo(&cast, responses[1], now).await
    }

    async fn add_second_reviewer(&self, accounts: &Accounts, now: DateTime<Utc>) -> Result<User, Error> {
        let (email, name) = DEMO_SECOND;
        let user = User {
            id: UserId(fresh_id()),
            email: email.to_owned(),
            name: name.to_owned(),
            role: Role::Reviewer,
            language: "en".to_owned(),
            is_focal_point: true,
            is_active: true,
            created_at: now,
        };
        self.store.add_user(&super::command_line(), &user, &accounts.hash(DEMO_PASSWORD).await?).await?;
        Ok(user)
    }

    /// The round with its responses handed in, that of the respondent's institution first.
    async fn add_review_round(
        &self,
        cast: &Cast,
        now: DateTime<Utc>,
    ) -> Result<(RoundId, Vec<ResponseId>), Error> {
        let by = super::command_line();
        let round = Round {
            id: RoundId(fresh_id()),
            name: REVIEW_ROUND.to_owned(),
            deadline: Some((now + Duration::days(30)).date_naive()),
            smallest_cell: SMALLEST_CELL_DEFAULT,
            state: RoundState::Open,
            settings: RoundSettings::default(),
        };
        let questionnaires = self.store.list_questionnaires().await?;
        let questionnaires: Vec<String> = questionnaires.into_iter().map(|entry| entry.sha256).collect();
        self.store.add_round(&by, &round, &questionnaires, now).await?;
        let mut institutions: Vec<Institution> = self.store.list_institutions().await?;
        let own = cast.respondent.role.institution();
        institutions.sort_by_key(|one| Some(one.id) != own);
        let mut import = Import::default();
        for (number, institution) in institutions.iter().take(HANDED_IN).enumerate() {
            let sha256 = self.questionnaire_for(&round, institution).await?;
            let questionnaire = self.questionnaire(&sha256).await?;
            let mut sheet = answers(&questionnaire, institution.profile.clone(), SEED + number as u64);
            if number == 0 {
                super::demo_quotations::comment(&questionnaire, &mut sheet);
            }
            let (at, by) = (now - Duration::hours(6), cast.respondent.id);
            let whole = imported((&round, institution, &sha256), &sheet, by, at);
            let response = Response { state: ResponseState::Submitted { at, by }, ..whole.response };
            import.responses.push(ImportedResponse { response, ..whole });
        }
        self.store.bulk_import(&by, round.id, &import, now).await?;
        Ok((round.id, import.responses.iter().map(|one| one.response.id).collect()))
    }

    /// The first reviewer judges two answers of three of the first response, and all of the others.
    async fn judge_demo(
        &self,
        by: &User,
        (response, number): (ResponseId, usize),
        at: DateTime<Utc>,
    ) -> Result<(), Error> {
        let who = self.independent(by, response).await?;
        let room = self.under_review(&who).await?;
        let mut placed = Vec::new();
        for (place, (_, given)) in room.answers().into_iter().enumerate() {
            let is_judged = number > 0 || place % 3 != 0;
            if is_judged {
                placed.push(verdict(&room, &given.key, (by, Seat::First), (place + number, at)));
            }
        }
        Ok(self.store.give_verdicts(&actor(by), response, &placed).await?)
    }

    /// The second reviewer judges what was drawn.
    async fn judge_demo_again(
        &self,
        by: &User,
        response: ResponseId,
        at: DateTime<Utc>,
    ) -> Result<(), Error> {
        let who = self.independent(by, response).await?;
        let room = self.under_review(&who).await?;
        let answers = room.answers().into_iter().enumerate();
        let drawn = answers.filter(|(_, (needs, given))| {
            needs.is_for_second && room.sitting(&given.key).seat == Some(Seat::Second)
        });
        let placed: Vec<PlacedVerdict> = drawn
            .map(|(place, (_, given))| verdict(&room, &given.key, (by, Seat::Second), (place + 1, at)))
            .collect();
        Ok(self.store.give_verdicts(&actor(by), response, &placed).await?)
    }

    /// A question back that was answered.
    async fn talk_about_demo(
        &self,
        cast: &Cast,
        response: ResponseId,
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        let who = self.independent(&cast.first, response).await?;
        let room = self.under_review(&who).await?;
        let Some((_, given)) = room.answers().into_iter().next() else { return Ok(()) };
        let said = [
            (
                &cast.first,
                true,
                "Which acts does the review cover? Please name the order that approved it.",
                100,
            ),
            (
                &cast.respondent,
                false,
                "Six acts of our remit, by Order No 12. It is among our documents.",
                40,
            ),
        ];
        for (by, is_from_nhri, text, minutes) in said {
            let comment = Comment {
                id: fresh_id(),
                response,
                unit: room.unit(&given.key),
                question: given.key.question.clone(),
                audience: Audience::HelpDesk,
                is_from_nhri,
                by: Some(by.id),
                by_name: by.name.clone(),
                at: now - Duration::minutes(minutes),
                text: text.to_owned(),
            };
            self.store.add_comment(&actor(by), &comment, &[]).await?;
        }
        Ok(())
    }

    /// The institution agrees with one verdict and not with another.
    async fn reply_in_demo(
        &self,
        cast: &Cast,
        response: ResponseId,
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        let room = self.reply_room(&cast.respondent, response).await?;
        let differing =
            room.verdicts.iter().filter(|(key, verdict)| key.unit.is_none() && verdict.verified.is_some());
        for (number, (key, verdict)) in differing.take(2).enumerate() {
            let is_agreed = number == 1;
            let text = |words: &str| if is_agreed { String::new() } else { words.to_owned() };
            let reply = Reply {
                revision: 1,
                verdict: verdict.revision,
                stance: if is_agreed { Stance::Accept } else { Stance::Disagree },
                words: text(
                    "The second stage was finished in March; the act was published after we answered.",
                ),
                evidence: text("Official gazette of Numunastan, No 41"),
                by: cast.respondent.id,
                by_name: cast.respondent.name.clone(),
                at: now - Duration::minutes(20),
                answer: String::new(),
                answered: None,
            };
            let placed = PlacedReply { response, unit: None, question: key.question.clone(), reply };
            self.store.add_reply(&actor(&cast.respondent), &placed).await?;
        }
        Ok(())
    }

    async fn recuse_in_demo(
        &self,
        cast: &Cast,
        response: ResponseId,
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        let response = self.store.response(response).await?.ok_or(Error::NotFound("response"))?;
        let recusal = Recusal {
            id: fresh_id(),
            user: cast.second.id,
            institution: response.institution,
            reason: "Advised this institution until last year.".to_owned(),
            by_name: DEMO_PEOPLE[0].2.to_owned(),
            at: now,
            lifted: None,
        };
        Ok(self.store.recuse(&super::command_line(), &recusal).await?)
    }
}

/// A made-up verdict: most answers are accepted, some are verified one level lower.
fn verdict(
    room: &UnderReview,
    key: &AnswerKey,
    (by, seat): (&User, Seat),
    (number, at): (usize, DateTime<Utc>),
) -> PlacedVerdict {
    let verified = if number % 4 == 0 { lower(room, key) } else { None };
    let has_source = room.sheet.given.get(key).is_some_and(|given| !given.source.is_empty());
    let strength = match (has_source, number % 3) {
        (false, _) => Strength::Statement,
        (true, 0) => Strength::Tested,
        (true, _) => Strength::Document,
    };
    let words = if verified.is_some() { "The document named covers a part of it only." } else { "" };
    let verdict = Verdict {
        seat,
        revision: 1,
        verified,
        words: words.to_owned(),
        strength,
        judged: room.mark(key).cloned().unwrap_or_default(),
        by: by.id,
        by_name: by.name.clone(),
        at,
    };
    let (response, unit) = (room.opened.response.id, room.unit(key));
    PlacedVerdict { response, unit, question: key.question.clone(), verdict }
}

/// The option below the one chosen.
fn lower(room: &UnderReview, key: &AnswerKey) -> Option<Answer> {
    let questionnaire = &room.opened.questionnaire;
    let question = &questionnaire.questions[questionnaire.question(&key.question)?];
    match (&question.kind, room.sheet.answer(key)?) {
        (QuestionKind::Choice { options }, Answer::Choice(chosen)) => {
            let place = options.iter().position(|option| option.id == *chosen)?.checked_sub(1)?;
            Some(Answer::Choice(options[place].id.clone()))
        }
        _ => None,
    }
}
