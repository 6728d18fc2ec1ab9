//! A questionnaire as one institution answers it: sections it chose are answered by each of its units.

use std::collections::BTreeSet;

use super::condition::Fact;
use super::model::{Question, Questionnaire, UnitKind};
use super::text::Text;

/// The kind of every unit where a questionnaire names no kinds of its own: each unit then counts the same.
pub const UNIT_KIND: &str = "unit";

/// Why sections cannot be answered per unit.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PerUnitProblem {
    /// The questionnaire has no such section.
    UnknownSection(String),
    /// A question asked of the whole institution hangs on an answer that each unit would give.
    DecidesOutside {
        /// Place of the section chosen.
        section: usize,
        /// Place of the question in it that decides.
        question: usize,
        /// Place of the question elsewhere that hangs on it.
        outside: usize,
    },
}

impl Questionnaire {
    /// The questionnaire in which each unit answers the questions of these sections.
    ///
    /// # Errors
    /// Every [`PerUnitProblem`]: one answer of the institution cannot hang on several answers of its units.
    pub fn answered_per_unit(&self, sections: &BTreeSet<String>) -> Result<Self, Vec<PerUnitProblem>> {
        let problems = self.per_unit_problems(sections);
        if !problems.is_empty() {
            return Err(problems);
        }
        let mut adapted = self.clone();
        let is_chosen = |question: &Question| sections.contains(&self.sections[question.section].id);
        adapted.questions.iter_mut().for_each(|question| question.per_unit |= is_chosen(question));
        if adapted.unit_kinds.is_empty() {
            let kind = UnitKind { id: UNIT_KIND.to_owned(), label: Text::english("Unit"), within: None };
            adapted.unit_kinds.push(kind);
        }
        Ok(adapted)
    }

    /// What stands against these sections being answered per unit, in the order of the questionnaire.
    pub fn per_unit_problems(&self, sections: &BTreeSet<String>) -> Vec<PerUnitProblem> {
        let is_known = |id: &&String| self.sections.iter().any(|section| section.id == **id);
        let unknown = sections.iter().filter(|id| !is_known(id)).cloned();
        let mut problems: Vec<_> = unknown.map(PerUnitProblem::UnknownSection).collect();
        let is_chosen = |place: usize| sections.contains(&self.sections[self.questions[place].section].id);
        for (outside, question) in self.questions.iter().enumerate() {
            if question.per_unit || is_chosen(outside) {
                continue;
            }
            let deciding = self.deciding(question).into_iter().filter(|place| is_chosen(*place));
            problems.extend(deciding.map(|place| PerUnitProblem::DecidesOutside {
                section: self.questions[place].section,
                question: place,
                outside,
            }));
        }
        problems
    }

    /// True when units of this kind can answer: a kind of the questionnaire, or [`UNIT_KIND`] where it has none.
    pub fn knows_unit_kind(&self, kind: &str) -> bool {
        let is_own = self.unit_kinds.iter().any(|known| known.id == kind);
        is_own || (self.unit_kinds.is_empty() && kind == UNIT_KIND)
    }

    /// Places of the questions a question's condition looks at, each once.
    fn deciding(&self, question: &Question) -> BTreeSet<usize> {
        let compared = question.applies_when.iter().flat_map(|condition| condition.comparisons());
        let place = |fact: Option<Fact>| match fact {
            Some(Fact::Question(id)) => self.question(&id),
            Some(Fact::Profile(_)) | None => None,
        };
        compared.filter_map(|(fact, _, _)| place(fact)).collect()
    }
}
