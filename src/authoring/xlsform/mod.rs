//! A questionnaire as an XLSForm, the table of questions that ODK, KoboToolbox and their kin read.
//!
//! - The first group asks for the profile of the institution; then comes one group for each section. What is answered
//!   per unit stands in a repeat at the end: a question for the whole institution never looks at one of a unit.
//! - A question is named after its id, see [`form_name`]; [`form_id`] leads back when submissions are read. What stands
//!   beside a question is named after it: `law_review__reason`, `law_review__explain`, `inspections__instead`.
//!   Options keep their ids; "do not know", "no data" and "not applicable" are the words of the answers file, and
//!   `none_of_these` is a checklist of which nothing is met.
//! - The branching is the service's own, see `branching`: a form puts the questions the pages would put.
//! - Nothing is required: unanswered is an answer of its own here.
//!
//! Left out: that a single element of a checklist does not apply, and comments where none is asked for.

mod branching;
mod names;
mod profile;
mod questions;
mod sheet;

use std::fmt;

use rust_xlsxwriter::XlsxError;

use super::wording::Wording;
use crate::questionnaire::{ProfileField, Question, Questionnaire, Text};
use branching::profile_name;
use names::own;
pub use names::{form_id, form_name};
use sheet::{Choice, Form, Row, language_name};

/// Why a questionnaire does not fit into an XLSForm.
#[derive(Debug)]
pub enum NoForm {
    /// Words of profiles in conditions that hold a space or both kinds of quotes.
    Words(Vec<String>),
    /// The workbook does not take a cell, as a rule because it is too long.
    Workbook(XlsxError),
}

impl fmt::Display for NoForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Words(words) => write!(
                f,
                "a form cannot hold the words `{}`; write them without spaces and quotes in conditions and profiles",
                words.join("`, `")
            ),
            Self::Workbook(error) => write!(f, "the workbook cannot be written: {error}"),
        }
    }
}

impl std::error::Error for NoForm {}

/// The XLSForm of a questionnaire as the bytes of a workbook. The same questionnaire always gives the same bytes.
///
/// # Errors
/// What cannot be said in a form.
pub fn xlsform(questionnaire: &Questionnaire) -> Result<Vec<u8>, NoForm> {
    let unfit = unfit_words(questionnaire);
    if !unfit.is_empty() {
        return Err(NoForm::Words(unfit));
    }
    let mut builder = Builder {
        questionnaire,
        wording: Wording::of(questionnaire),
        survey: Vec::new(),
        choices: Vec::new(),
        has_units: !questionnaire.unit_kinds.is_empty(),
    };
    builder.build();
    builder.form().workbook().map_err(NoForm::Workbook)
}

/// A word with a space would come apart in a list of words.
fn unfit_words(questionnaire: &Questionnaire) -> Vec<String> {
    let fields = [ProfileField::Sector, ProfileField::Region, ProfileField::Ownership, ProfileField::Mandate];
    let words = fields.into_iter().flat_map(|field| super::people::named(questionnaire, field));
    words.filter(|word| word.contains(|c: char| c.is_whitespace() || "'\"".contains(c))).collect()
}

/// A form being made.
struct Builder<'a> {
    questionnaire: &'a Questionnaire,
    wording: Wording,
    survey: Vec<Row>,
    choices: Vec<Choice>,
    has_units: bool,
}

impl Builder<'_> {
    fn build(&mut self) {
        for reason in &self.questionnaire.reasons {
            self.choices.push(Choice {
                list: questions::REASONS.to_owned(),
                name: reason.id.clone(),
                label: reason.label.clone(),
            });
        }
        self.profile();
        self.sections("section", |question, has_units| !(question.per_unit && has_units));
        if self.has_units {
            self.units();
        }
    }

    /// A group for each section that has such questions.
    fn sections(&mut self, what: &str, belongs: fn(&Question, bool) -> bool) {
        for section in &self.questionnaire.sections {
            let questions = section.questions.iter().map(|place| &self.questionnaire.questions[*place]);
            let questions: Vec<&Question> =
                questions.filter(|question| belongs(question, self.has_units)).collect();
            if questions.is_empty() {
                continue;
            }
            self.begin("begin_group", own(what, &section.id), section.title.clone());
            if !section.introduction.is_empty() {
                let name = format!("{}__introduction", own(what, &section.id));
                self.row("note", name, section.introduction.clone());
            }
            questions.into_iter().for_each(|question| self.question(question));
            self.end("end_group");
        }
    }

    /// What is answered for each unit; an institution without units answers it once and names none.
    fn units(&mut self) {
        let label = self.wording.say("institution-units");
        self.begin("begin_repeat", own("unit", "repeat"), label);
        let (label, hint) = (self.wording.say("unit-name"), self.wording.say("form-unit-hint"));
        let name = own("unit", "name");
        self.push(Row { kind: "text".to_owned(), name, label, hint, ..Row::default() });
        let name = profile_name(ProfileField::UnitKind);
        for kind in &self.questionnaire.unit_kinds {
            self.choice(&name, &kind.id, kind.label.clone());
        }
        let label = self.wording.say("unit-kind");
        self.row(&format!("select_one {name}"), name, label);
        self.sections("unit_section", |question, _| question.per_unit);
        self.end("end_repeat");
    }

    fn form(self) -> Form {
        let questionnaire = self.questionnaire;
        let settings = vec![
            ("form_title", questionnaire.title.get("en").to_owned()),
            ("form_id", questionnaire.id.clone()),
            ("version", questionnaire.version.to_string()),
            ("default_language", language_name("en")),
            ("instance_name", format!("${{{}}}", own("profile", "institution"))),
        ];
        Form { languages: self.wording.languages, survey: self.survey, choices: self.choices, settings }
    }

    fn push(&mut self, row: Row) {
        self.survey.push(row);
    }

    fn row(&mut self, kind: &str, name: String, label: Text) {
        self.push(Row { kind: kind.to_owned(), name, label, ..Row::default() });
    }

    fn begin(&mut self, kind: &str, name: String, label: Text) {
        self.row(kind, name, label);
    }

    fn end(&mut self, kind: &str) {
        self.row(kind, String::new(), Text::default());
    }

    fn choice(&mut self, list: &str, name: &str, label: Text) {
        self.choices.push(Choice { list: list.to_owned(), name: name.to_owned(), label });
    }

    /// A list of which some choices stand alone.
    fn exclusive(&mut self, row: Row, alone: &[&str]) {
        let chosen: Vec<String> =
            alone.iter().map(|word| format!("selected(., {})", branching::literal(word))).collect();
        let constraint = format!("count-selected(.) <= 1 or not({})", chosen.join(" or "));
        let message = self.wording.say("form-stands-alone");
        self.push(Row { constraint, message, ..row });
    }
}
