//! People at work on one response, for the demonstration: answers of every kind, a section that is ready, colleagues
//! who write to each other, questions to the help desk.

use chrono::{DateTime, Duration, Utc};
use rust_decimal::Decimal;

use super::clock::fresh_id;
use super::demo::{DEMO_COLLEAGUE, DEMO_PEOPLE, PRACTICE_ROUND};
use super::error::Error;
use super::{Assessment, OpenedResponse};
use crate::questionnaire::{Question, QuestionKind};
use crate::response::{Answer, GivenAnswer, MayAnswer, SaveId, SectionState};
use crate::scoring::{Applies, applies};
use crate::store::{Actor, Audience, Comment, SaveAnswer, StateStep, User};

/// The section that is finished.
const READY: usize = 1;
/// Questions of the first section that are left for whoever tries the demonstration.
const LEFT: usize = 4;

/// Who says what about which question of the first section: the number of the person in [`Cast`], the words, and whether
/// the NHRI reads them.
const SAID: [(usize, usize, &str, bool); 5] = [
    (0, 0, "Is the order of 2025 the newest one? I chose the answer by it.", false),
    (1, 0, "Yes, No 12 of 14 March 2025. The list of acts is in its annex.", false),
    (0, 2, "Does a plan count that was approved before our reorganisation?", true),
    (2, 2, "Yes, if it is still carried out. Write in the comment which office carries it out now.", true),
    (1, 3, "Do visits of joint commissions count as ours?", true),
];

/// Respondent, colleague, reviewer.
struct Cast([User; 3]);

impl Cast {
    fn actor(&self, number: usize) -> Actor {
        let person = &self.0[number];
        Actor { user: Some(person.id), name: person.name.clone() }
    }
}

impl Assessment {
    /// Lets the people of the demonstration begin on the practice response, unless they have.
    ///
    /// # Errors
    /// The database's.
    pub async fn demonstrate_team(&self, now: DateTime<Utc>) -> Result<(), Error> {
        let (Some(cast), Some(round)) = (self.cast().await?, self.store.round_by_name(PRACTICE_ROUND).await?)
        else {
            return Ok(());
        };
        let Some(institution) = cast.0[0].role.institution() else { return Ok(()) };
        let enrolled = self.store.responses_of_institution(institution).await?;
        let Some(found) = enrolled.into_iter().find(|one| one.response.round == round.id) else {
            return Ok(());
        };
        let opened = self.open_response(found.response.id).await?;
        if !opened.answers.is_empty() || !opened.is_editable() {
            return Ok(());
        }
        self.answer_demo(&cast, &opened, now).await?;
        self.finish_demo_section(&cast, &opened, now).await?;
        self.talk_demo(&cast, &opened, now).await
    }

    async fn cast(&self) -> Result<Option<Cast>, Error> {
        let mut found = Vec::new();
        for email in [DEMO_PEOPLE[3].1, DEMO_COLLEAGUE.0, DEMO_PEOPLE[1].1] {
            found.extend(self.store.user_by_email(email).await?.map(|known| known.user));
        }
        Ok(found.try_into().ok().map(Cast))
    }

    /// Most of the first section, and the whole of the one that will be ready.
    async fn answer_demo(
        &self,
        cast: &Cast,
        opened: &OpenedResponse,
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        let sections = &opened.questionnaire.sections;
        let (first, ready) = (&sections[0].questions, &sections[READY].questions);
        let places = first.iter().take(first.len().saturating_sub(LEFT)).chain(ready);
        for (number, place) in places.enumerate() {
            let question = &opened.questionnaire.questions[*place];
            if applies(&opened.questionnaire, &opened.sheet, question, None) == Applies::Hidden {
                continue;
            }
            let at =
                now - Duration::minutes(200) + Duration::minutes(i64::try_from(number).unwrap_or_default());
            let given = given(opened, question, number);
            self.save_demo(&cast.actor(0), (opened, question), (0, given), at).await?;
        }
        // Somebody thought better of it: the first answer has a history.
        let question = &opened.questionnaire.questions[first[0]];
        let changed =
            GivenAnswer { source: "Order No 12, 14 March 2025".to_owned(), ..given(opened, question, 1) };
        let at = now - Duration::minutes(90);
        self.save_demo(&cast.actor(1), (opened, question), (1, changed), at).await
    }

    async fn save_demo(
        &self,
        actor: &Actor,
        (opened, question): (&OpenedResponse, &Question),
        (expected_revision, given): (u32, GivenAnswer),
        at: DateTime<Utc>,
    ) -> Result<(), Error> {
        let section = &opened.questionnaire.sections[question.section].id;
        let save = SaveAnswer {
            save_id: SaveId(fresh_id()),
            response: opened.response.id,
            unit: None,
            permit: MayAnswer::by_operator(section, &question.id),
            expected_revision,
            given,
            actor: actor.clone(),
            at,
        };
        self.writer.save(save).await.map(|_| ()).map_err(|error| Error::Refused(error.to_string()))
    }

    async fn finish_demo_section(
        &self,
        cast: &Cast,
        opened: &OpenedResponse,
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        let step = StateStep {
            response: opened.response.id,
            section: opened.questionnaire.sections[READY].id.clone(),
            from: SectionState::Released,
            to: SectionState::Ready,
            is_opened: false,
        };
        let at = now - Duration::minutes(100);
        Ok(self.store.set_section_state(&cast.actor(0), &step, at).await?)
    }

    async fn talk_demo(&self, cast: &Cast, opened: &OpenedResponse, now: DateTime<Utc>) -> Result<(), Error> {
        let first = &opened.questionnaire.sections[0].questions;
        for (number, (person, place, words, is_outside)) in SAID.into_iter().enumerate() {
            let by = &cast.0[person];
            let comment = Comment {
                id: fresh_id(),
                response: opened.response.id,
                unit: None,
                question: opened.questionnaire.questions[first[place]].id.clone(),
                audience: if is_outside { Audience::HelpDesk } else { Audience::Colleagues },
                is_from_nhri: person == 2,
                by: Some(by.id),
                by_name: by.name.clone(),
                at: now - Duration::minutes(80)
                    + Duration::minutes(10 * i64::try_from(number).unwrap_or_default()),
                text: words.to_owned(),
            };
            // The two colleagues name each other.
            let named = if is_outside { Vec::new() } else { vec![cast.0[1 - person].id] };
            self.store.add_comment(&cast.actor(person), &comment, &named).await?;
        }
        Ok(())
    }
}

/// An answer of each kind in turn: known, not known, no data, known.
fn given(opened: &OpenedResponse, question: &Question, number: usize) -> GivenAnswer {
    let answer = match number {
        3 => Answer::DoNotKnow,
        4 => Answer::NoData,
        _ => known(question, number),
    };
    let reason = opened.questionnaire.reasons.first().filter(|_| question.not_applicable && number == 2);
    let answer = reason.map_or(answer, |reason| Answer::NotApplicable { reason: reason.id.clone() });
    let comment = if number == 0 { "Written for the demonstration." } else { "" };
    GivenAnswer { answer: Some(answer), comment: comment.to_owned(), source: String::new() }
}

fn known(question: &Question, number: usize) -> Answer {
    match &question.kind {
        QuestionKind::Choice { options } => Answer::Choice(options[(number + 1) % options.len()].id.clone()),
        QuestionKind::Checklist { elements } => Answer::Checklist {
            met: elements.iter().step_by(2).map(|element| element.id.clone()).collect(),
            not_applicable: std::collections::BTreeSet::new(),
        },
        QuestionKind::Number { minimum, maximum, .. } => {
            Answer::Number(maximum.or(*minimum).unwrap_or_else(|| Decimal::from(412)))
        }
        QuestionKind::Date => Answer::Date(chrono::NaiveDate::from_ymd_opt(2025, 3, 14).unwrap_or_default()),
        QuestionKind::Text => Answer::Text("Written for the demonstration.".to_owned()),
    }
}
