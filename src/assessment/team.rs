//! A response as one person of its institution may see it.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Deref;

use super::error::Error;
use super::responses::OpenedResponse;
use super::round_status::refuse_unless_opened;
use super::{Assessment, clock};
use crate::questionnaire::{Question, Questionnaire};
use crate::report::NotShown;
use crate::response::{Access, AnswerKey, AnswerSheet, ResponseId, SectionState};
use crate::scoring::{AnswerState, applies};
use crate::store::{SectionStanding, User};

/// A response with nothing in it that the person does not see: an unseen answer is not there. What it derefs to can
/// be given to every page.
#[derive(Clone, Debug)]
pub struct OwnResponse {
    opened: OpenedResponse,
    /// What the person may do.
    pub access: Access,
    /// How far the sections are, and who brought them there.
    pub standings: Vec<SectionStanding>,
    /// Every answer, to be counted and nothing else.
    whole: AnswerSheet,
}

impl Deref for OwnResponse {
    type Target = OpenedResponse;

    fn deref(&self) -> &OpenedResponse {
        &self.opened
    }
}

impl OwnResponse {
    /// See [`OpenedResponse::salted`].
    pub fn salted(self, salt: &str) -> Self {
        Self { opened: self.opened.salted(salt), ..self }
    }

    /// How many answers are given and asked for in a section, those the person does not see counted too, of the
    /// questions that are theirs to read.
    pub fn how_much(&self, place: usize) -> (usize, usize) {
        let section = &self.questionnaire.sections[place];
        let questions = section.questions.iter().map(|place| &self.questionnaire.questions[*place]);
        let read = questions.filter(|question| self.access.may_read(&section.id, &question.id));
        let states: Vec<AnswerState> = read.flat_map(|question| self.states_of(question)).collect();
        let put = states.iter().filter(|state| **state != AnswerState::Hidden);
        let given = put.clone().filter(|state| **state != AnswerState::Unanswered);
        (given.count(), put.count())
    }

    fn states_of(&self, question: &Question) -> Vec<AnswerState> {
        let (questionnaire, sheet) = (&self.questionnaire, &self.whole);
        let of = |unit: Option<&crate::response::SheetUnit>| {
            let key = AnswerKey { unit: unit.map(|unit| unit.name.clone()), question: question.id.clone() };
            AnswerState::of(applies(questionnaire, sheet, question, unit), sheet.answer(&key))
        };
        if question.per_unit && !sheet.units.is_empty() {
            sheet.units.iter().map(|unit| of(Some(unit))).collect()
        } else {
            vec![of(None)]
        }
    }

    /// The places of the sections that are still drafts: while there is one, nobody hands in.
    pub fn drafts(&self) -> Vec<usize> {
        let is_draft = |id: &str| self.access.state(id) == SectionState::Draft;
        let sections = self.questionnaire.sections.iter().enumerate();
        sections.filter(|(_, section)| is_draft(&section.id)).map(|(place, _)| place).collect()
    }

    /// How far a section is, when somebody has brought it anywhere.
    pub fn standing(&self, section: &str) -> Option<&SectionStanding> {
        self.standings.iter().find(|standing| standing.section == section)
    }

    /// True when some answers are not shown to the person.
    pub fn leaves_out(&self) -> bool {
        self.whole.given.len() > self.opened.sheet.given.len()
    }

    /// What is in no file the person takes away.
    pub fn not_shown(&self) -> NotShown {
        let questions = self.questionnaire.questions.iter().filter(|question| !self.may_read(question));
        NotShown {
            answers: self.leaves_out(),
            questions: questions.map(|question| question.id.clone()).collect(),
        }
    }

    /// True when a question is the person's to read; its answer is another matter.
    pub fn may_read(&self, question: &Question) -> bool {
        self.access.may_read(&self.questionnaire.sections[question.section].id, &question.id)
    }

    /// The same sheet without what the person does not see.
    pub fn seen(&self, sheet: &AnswerSheet) -> AnswerSheet {
        self.access.seen(sheet, |question| section_of(&self.questionnaire, question))
    }
}

/// The id of the section a question stands in.
pub fn section_of<'a>(questionnaire: &'a Questionnaire, question: &str) -> Option<&'a str> {
    let place = questionnaire.questions[questionnaire.question(question)?].section;
    Some(&questionnaire.sections[place].id)
}

impl Assessment {
    /// Opens a response for somebody of its institution.
    ///
    /// # Errors
    /// [`Error::NotFound`], also for somebody of another institution; or the database's.
    pub async fn open_own(&self, user: &User, id: ResponseId) -> Result<OwnResponse, Error> {
        let response = self.store.response(id).await?.ok_or(Error::NotFound("response"))?;
        if user.role.institution() != Some(response.institution) {
            return Err(Error::NotFound("response"));
        }
        let mut opened = self.open_response(id).await?;
        refuse_unless_opened(&opened.round, clock::now())?;
        // After the answers: what has become a draft meanwhile is not shown.
        let (access, standings) = self.access(user, id).await?;
        let questionnaire = opened.questionnaire.clone();
        let seen = access.seen(&opened.sheet, |question| section_of(&questionnaire, question));
        let whole = std::mem::replace(&mut opened.sheet, seen);
        opened.answers.retain(|(_, question), _| {
            section_of(&questionnaire, question).is_some_and(|section| access.sees_answer(section, question))
        });
        let mut own = OwnResponse { opened, access, standings, whole };
        let evidence = std::mem::take(&mut own.opened.evidence);
        own.opened.evidence = evidence.into_iter().filter(|(place, _)| own.sees_place(place)).collect();
        Ok(own)
    }

    /// What a person may do in a response of their institution.
    ///
    /// # Errors
    /// The database's.
    pub async fn access(&self, user: &User, id: ResponseId) -> Result<(Access, Vec<SectionStanding>), Error> {
        let tasks = self.store.assignments_of(&user.email).await?;
        let own = tasks.into_iter().filter(|task| task.response == id);
        let parts: BTreeMap<_, _> = own.map(|task| (task.part, task.role)).collect();
        let standings = self.store.section_standings(id).await?;
        let states = standings.iter().map(|one| (one.section.clone(), one.state)).collect();
        Ok((Access::new(user.is_focal_point, parts, states), standings))
    }

    /// The colleagues who may read a question, the person left out: those who can be named in a comment.
    ///
    /// # Errors
    /// The database's.
    pub async fn readers_of(
        &self,
        own: &OwnResponse,
        (section, question): (&str, &str),
        but: &User,
    ) -> Result<Vec<User>, Error> {
        let tasks = self.store.assignments(own.response.id).await?;
        let covers = |part: &crate::response::TaskPart| {
            part.section == section && part.question.as_deref().is_none_or(|one| one == question)
        };
        let given: BTreeSet<&str> =
            tasks.iter().filter(|task| covers(&task.part)).map(|task| task.email.as_str()).collect();
        let users = self.store.users_of_institution(own.institution.id).await?;
        let may_read =
            |user: &User| user.is_focal_point || given.contains(user.email.to_ascii_lowercase().as_str());
        Ok(users.into_iter().filter(|user| user.is_active && user.id != but.id && may_read(user)).collect())
    }
}
