//! Who of an institution may see and do what in its response.
//!
//! A focal point may do everything but look into a draft that others are writing; everybody else may do what they
//! were given. A section is a draft until somebody who answers it shows it to the colleagues, and locked once it is
//! marked ready.

use std::collections::BTreeMap;

use super::sheet::AnswerSheet;

/// What somebody was given to do; each includes those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PartRole {
    /// Reads.
    Read,
    /// Reads and comments.
    Comment,
    /// Reads, comments and answers.
    Answer,
}

impl PartRole {
    /// All of them, the most first.
    pub const ALL: [Self; 3] = [Self::Answer, Self::Comment, Self::Read];

    /// The word used in forms and in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Comment => "comment",
            Self::Answer => "answer",
        }
    }

    /// The role a [`code`](Self::code) names.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }
}

/// How far a section is inside the institution.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SectionState {
    /// Only those who answer it see its answers.
    Draft,
    /// Everybody who has part in it sees its answers.
    #[default]
    Released,
    /// Its answers are locked until somebody who answers it opens it again.
    Ready,
}

impl SectionState {
    /// The word used in forms and in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Released => "released",
            Self::Ready => "ready",
        }
    }

    /// The state a [`code`](Self::code) names.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Draft, Self::Released, Self::Ready].into_iter().find(|state| state.code() == code)
    }

    /// True when `to` can follow: a draft is shown, what is shown is locked, what is locked is opened again.
    pub const fn may_become(self, to: Self) -> bool {
        matches!(
            (self, to),
            (Self::Draft, Self::Released) | (Self::Released, Self::Ready) | (Self::Ready, Self::Released)
        )
    }
}

/// A whole section or one question of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TaskPart {
    /// The section's id.
    pub section: String,
    /// The question's id; `None` for the whole section.
    pub question: Option<String>,
}

impl TaskPart {
    fn covers(&self, section: &str, question: &str) -> bool {
        self.section == section && self.question.as_deref().is_none_or(|own| own == question)
    }
}

/// Proof that somebody may answer a question. A save takes nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MayAnswer {
    section: String,
    question: String,
}

impl MayAnswer {
    /// For what no person does on a page: the command line, which answers to whoever runs the machine.
    pub fn by_operator(section: impl Into<String>, question: impl Into<String>) -> Self {
        Self { section: section.into(), question: question.into() }
    }

    /// The section, which must not be ready.
    pub fn section(&self) -> &str {
        &self.section
    }

    /// The question.
    pub fn question(&self) -> &str {
        &self.question
    }
}

/// What one person may do in one response.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Access {
    is_focal_point: bool,
    parts: BTreeMap<TaskPart, PartRole>,
    states: BTreeMap<String, SectionState>,
}

impl Access {
    /// From the person's standing and the states of the sections; one without a state is shown to everybody.
    pub fn new(
        is_focal_point: bool,
        parts: BTreeMap<TaskPart, PartRole>,
        states: BTreeMap<String, SectionState>,
    ) -> Self {
        Self { is_focal_point, parts, states }
    }

    /// True for somebody who invites, hands in and signs.
    pub const fn is_focal_point(&self) -> bool {
        self.is_focal_point
    }

    /// How far a section is.
    pub fn state(&self, section: &str) -> SectionState {
        self.states.get(section).copied().unwrap_or_default()
    }

    fn has(&self, section: &str, question: &str, least: PartRole) -> bool {
        self.parts.iter().any(|(part, role)| *role >= least && part.covers(section, question))
    }

    fn answers_all_of(&self, section: &str) -> bool {
        let whole = TaskPart { section: section.to_owned(), question: None };
        self.parts.get(&whole) == Some(&PartRole::Answer)
    }

    /// True when the person has anything to do or to read in a section.
    pub fn has_part(&self, section: &str) -> bool {
        self.is_focal_point || self.parts.keys().any(|part| part.section == section)
    }

    /// True when the person may read a question with what is said about it; its answer is another matter.
    pub fn may_read(&self, section: &str, question: &str) -> bool {
        self.is_focal_point || self.has(section, question, PartRole::Read)
    }

    /// True when the person may talk to colleagues about a question.
    pub fn may_comment(&self, section: &str, question: &str) -> bool {
        self.is_focal_point || self.has(section, question, PartRole::Comment)
    }

    /// True when the answers of a section are shown to the person: to those who answer it always, to the others
    /// once it is no draft.
    pub fn sees_answers(&self, section: &str) -> bool {
        self.answers_all_of(section) || self.state(section) != SectionState::Draft && self.has_part(section)
    }

    /// True when the person sees what was answered to a question.
    pub fn sees_answer(&self, section: &str, question: &str) -> bool {
        let is_own = self.has(section, question, PartRole::Answer);
        is_own || self.state(section) != SectionState::Draft && self.may_read(section, question)
    }

    /// True when the person answers this question, were the section not locked.
    pub fn is_answerer(&self, section: &str, question: &str) -> bool {
        let by_standing = self.is_focal_point && self.state(section) != SectionState::Draft;
        by_standing || self.has(section, question, PartRole::Answer)
    }

    /// The permission to answer a question, which a save takes; none in a section that is ready.
    pub fn may_answer(&self, section: &str, question: &str) -> Option<MayAnswer> {
        let is_open = self.state(section) != SectionState::Ready;
        (is_open && self.is_answerer(section, question))
            .then(|| MayAnswer { section: section.to_owned(), question: question.to_owned() })
    }

    /// True when the person may show a section to the colleagues, lock it and open it again.
    pub fn may_change_state(&self, section: &str) -> bool {
        let by_standing = self.is_focal_point && self.state(section) != SectionState::Draft;
        by_standing || self.answers_all_of(section)
    }

    /// True when only a confirmed step shows the person the answers of a section.
    pub fn may_open_draft(&self, section: &str) -> bool {
        self.is_focal_point && self.state(section) == SectionState::Draft && !self.answers_all_of(section)
    }

    /// A sheet with nothing on it that the person does not see. `section_of` gives the section of a question.
    pub fn seen<'a>(&self, sheet: &AnswerSheet, section_of: impl Fn(&str) -> Option<&'a str>) -> AnswerSheet {
        let is_seen =
            |question: &str| section_of(question).is_some_and(|section| self.sees_answer(section, question));
        let given = sheet.given.iter().filter(|(key, _)| is_seen(&key.question));
        AnswerSheet {
            given: given.map(|(key, given)| (key.clone(), given.clone())).collect(),
            ..sheet.clone()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::response::{Answer, AnswerKey};

    fn access(is_focal: bool, parts: &[(&str, Option<&str>, PartRole)], state: SectionState) -> Access {
        let part = |(section, question, role): &(&str, Option<&str>, PartRole)| {
            let part = TaskPart { section: (*section).to_owned(), question: question.map(str::to_owned) };
            (part, *role)
        };
        let states = BTreeMap::from([("law".to_owned(), state)]);
        Access::new(is_focal, parts.iter().map(part).collect(), states)
    }

    #[test]
    fn a_draft_is_seen_by_those_who_answer_it_alone() {
        let focal = access(true, &[], SectionState::Draft);
        let writer = access(false, &[("law", None, PartRole::Answer)], SectionState::Draft);
        let reader = access(false, &[("law", None, PartRole::Comment)], SectionState::Draft);
        assert!(writer.sees_answers("law") && writer.may_answer("law", "q").is_some());
        for other in [&focal, &reader] {
            assert!(!other.sees_answers("law") && !other.sees_answer("law", "q"));
            assert!(other.may_answer("law", "q").is_none() && other.may_read("law", "q"));
        }
        assert!(
            focal.may_open_draft("law") && !reader.may_open_draft("law") && !writer.may_open_draft("law")
        );
        assert!(focal.sees_answers("practice"));
    }

    #[test]
    fn who_was_given_one_question_answers_that_one_and_sees_no_other() {
        let one = access(false, &[("law", Some("q"), PartRole::Answer)], SectionState::Released);
        assert!(one.may_answer("law", "q").is_some() && one.may_answer("law", "other").is_none());
        assert!(!one.may_read("law", "other") && !one.may_change_state("law") && one.has_part("law"));
        assert!(!one.has_part("practice"));
    }

    #[test]
    fn a_section_that_is_ready_is_answered_by_nobody() {
        for one in [
            access(true, &[], SectionState::Ready),
            access(false, &[("law", None, PartRole::Answer)], SectionState::Ready),
        ] {
            assert!(one.may_answer("law", "q").is_none() && one.sees_answers("law"));
            assert!(one.may_change_state("law"));
        }
    }

    #[test]
    fn what_is_not_seen_is_not_on_the_sheet() {
        let mut sheet = AnswerSheet::default();
        sheet.put(AnswerKey::own("q"), Answer::NoData);
        sheet.put(AnswerKey::own("other"), Answer::NoData);
        let one = access(false, &[("law", Some("q"), PartRole::Read)], SectionState::Released);
        let seen = one.seen(&sheet, |question| (question != "unknown").then_some("law"));
        assert_eq!(seen.given.keys().collect::<Vec<_>>(), [&AnswerKey::own("q")]);
    }

    #[test]
    fn a_draft_cannot_be_locked_before_it_is_shown() {
        assert!(!SectionState::Draft.may_become(SectionState::Ready));
        assert!(!SectionState::Released.may_become(SectionState::Draft));
        assert!(SectionState::Ready.may_become(SectionState::Released));
    }
}
