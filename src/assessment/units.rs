//! Sections answered per unit: the questionnaire as an institution answers it, and answers from before it chose.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::clock::fresh_id;
use super::error::Error;
use super::{Assessment, OpenedResponse, OwnResponse, section_of};
use crate::questionnaire::{Question, Questionnaire};
use crate::response::{AnswerSheet, GivenAnswer, SaveId, UnitId};
use crate::store::{Actor, SaveAnswer, SaveError, StoredAnswer};

/// Answers of a section that stand where nobody is asked any more. They are kept and count for nothing.
#[derive(Clone, Debug)]
pub struct KeptAnswers<'a> {
    /// Place of the section.
    pub section: usize,
    /// Who gave them; `None` for the institution as a whole.
    pub unit: Option<UnitId>,
    /// The answers, in the order of the questions.
    pub answers: Vec<&'a StoredAnswer>,
}

/// What became of answers that were copied.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Copied {
    /// Answers copied.
    pub copied: usize,
    /// Left alone, because something stood there already.
    pub left_alone: usize,
}

impl OpenedResponse {
    /// Answers that stand where nobody is asked any more, by section and by who gave them.
    pub fn kept_answers(&self) -> Vec<KeptAnswers<'_>> {
        let mut found = Vec::new();
        let places = [None].into_iter().chain(self.units.iter().map(|unit| Some(unit.id)));
        let places: Vec<Option<UnitId>> = places.collect();
        for (section, _) in self.questionnaire.sections.iter().enumerate() {
            for unit in &places {
                let answers = self.kept_of(section, *unit);
                if !answers.is_empty() {
                    found.push(KeptAnswers { section, unit: *unit, answers });
                }
            }
        }
        found
    }

    fn kept_of(&self, section: usize, unit: Option<UnitId>) -> Vec<&StoredAnswer> {
        let questions = self.questionnaire.sections[section].questions.iter();
        let questions = questions.map(|place| &self.questionnaire.questions[*place]);
        let kept = questions.filter(|question| self.is_per_unit(question) != unit.is_some());
        let stored = kept.filter_map(|question| self.answers.get(&(unit, question.id.clone())));
        stored.filter(|stored| stored.given != GivenAnswer::default()).collect()
    }

    /// True when each unit answers the question, as things are.
    pub fn is_per_unit(&self, question: &Question) -> bool {
        question.per_unit && !self.units.is_empty()
    }
}

impl Assessment {
    /// A stored questionnaire as the institution of a sheet answers it.
    ///
    /// # Errors
    /// As [`questionnaire`](Self::questionnaire); [`Error::Refused`] when its sections cannot be answered per unit.
    pub async fn as_answered(&self, sha256: &str, sheet: &AnswerSheet) -> Result<Arc<Questionnaire>, Error> {
        let questionnaire = self.questionnaire(sha256).await?;
        if !sheet.adapts(&questionnaire) {
            return Ok(questionnaire);
        }
        let key = (sha256.to_owned(), sheet.per_unit.clone());
        if let Some(found) = self.per_unit.get(&key) {
            return Ok(found);
        }
        let refused =
            |problems| Error::Refused(format!("sections cannot be answered per unit: {problems:?}"));
        let adapted = Arc::new(questionnaire.answered_per_unit(&sheet.per_unit).map_err(refused)?);
        self.per_unit.put(key, Arc::clone(&adapted));
        Ok(adapted)
    }

    /// Copies kept answers of a section to a place that is asked now, each as a revision of its own. What stands
    /// there already is left alone.
    ///
    /// # Errors
    /// [`SaveError::NotEditable`], [`SaveError::RoundClosed`], or the database's; nothing is lost, and copying again
    /// goes on where it stopped.
    pub async fn copy_kept(
        &self,
        actor: &Actor,
        opened: &OwnResponse,
        (kept, to): (&KeptAnswers<'_>, Option<UnitId>),
        now: DateTime<Utc>,
    ) -> Result<Copied, SaveError> {
        let mut copied = Copied::default();
        let mut saves = Vec::new();
        for answer in &kept.answers {
            let there = opened.answers.get(&(to, answer.question.clone()));
            if there.is_some_and(|there| there.given != GivenAnswer::default()) {
                copied.left_alone += 1;
                continue;
            }
            let section = section_of(&opened.questionnaire, &answer.question);
            let permit = section.and_then(|section| opened.access.may_answer(section, &answer.question));
            let Some(permit) = permit else {
                copied.left_alone += 1;
                continue;
            };
            saves.push(SaveAnswer {
                save_id: SaveId(fresh_id()),
                response: opened.response.id,
                unit: to,
                permit,
                expected_revision: there.map_or(0, |there| there.revision),
                given: answer.given.clone(),
                actor: actor.clone(),
                at: now,
            });
        }
        for outcome in self.writer.save_many(saves).await {
            match outcome {
                Ok(_) => copied.copied += 1,
                Err(SaveError::Stale { .. }) => copied.left_alone += 1,
                Err(error) => return Err(error),
            }
        }
        Ok(copied)
    }
}
