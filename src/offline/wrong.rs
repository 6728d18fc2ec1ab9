//! What is wrong with a cell or with a whole file, in words people read.

use serde::{Deserialize, Serialize};

use crate::texts::Texts;

/// A cell that cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct CellError {
    /// Where: `Answers!G17`.
    pub cell: String,
    /// The question, where it is known.
    pub question: String,
    /// What is wrong.
    pub wrong: Wrong,
}

impl CellError {
    /// An error from its parts.
    pub fn new(cell: impl Into<String>, question: impl Into<String>, wrong: Wrong) -> Self {
        Self { cell: cell.into(), question: question.into(), wrong }
    }
}

/// What is wrong with a cell.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Wrong {
    /// None of the words that can be chosen.
    UnknownWord(String),
    /// No number, or one that can be read in two ways.
    NotANumber(String),
    /// A number out of its bounds.
    OutOfBounds {
        /// What was typed.
        typed: String,
        /// Smallest allowed; empty for none.
        minimum: String,
        /// Largest allowed; empty for none.
        maximum: String,
    },
    /// No day.
    NotADay(String),
    /// Too many characters.
    TooLong,
    /// "Not applicable" without a reason.
    NoReason,
    /// A reason beside an answer.
    ReasonBeside,
    /// An answer and a word in place of one.
    Both,
    /// A formula.
    Formula,
    /// The spreadsheet reports an error, or a value of a kind that is no answer.
    Strange,
    /// A code that is not in the questionnaire, or a unit that is not in the response.
    UnknownCode(String),
    /// Something was written in a row that has no code.
    NoCode,
    /// The same row stands twice; the first is in this cell.
    Twice(String),
    /// Rows of the elements of a checklist are missing.
    ElementsMissing,
    /// The question is not asked.
    NotAsked,
    /// Somebody else answers this question.
    NotYours,
    /// The section is marked ready.
    SectionReady,
}

impl Wrong {
    /// The same in a sentence that says what to do.
    pub fn say(&self, texts: &Texts) -> String {
        match self {
            Self::UnknownWord(typed) => {
                texts.t_with("workbook-wrong-word", &[("typed", short(typed).into())])
            }
            Self::NotANumber(typed) => {
                texts.t_with("workbook-wrong-number", &[("typed", short(typed).into())])
            }
            Self::OutOfBounds { typed, minimum, maximum } => bounds(texts, typed, minimum, maximum),
            Self::NotADay(typed) => texts.t_with("workbook-wrong-day", &[("typed", short(typed).into())]),
            Self::TooLong => texts.t("error-too-long"),
            Self::NoReason => texts.t("workbook-wrong-no-reason"),
            Self::ReasonBeside => texts.t("workbook-wrong-reason-beside"),
            Self::Both => texts.t("workbook-wrong-both"),
            Self::Formula => texts.t("workbook-wrong-formula"),
            Self::Strange => texts.t("workbook-wrong-strange"),
            Self::UnknownCode(code) => texts.t_with("workbook-wrong-code", &[("code", short(code).into())]),
            Self::NoCode => texts.t("workbook-wrong-no-code"),
            Self::Twice(first) => texts.t_with("workbook-wrong-twice", &[("first", first.as_str().into())]),
            Self::ElementsMissing => texts.t("workbook-wrong-elements"),
            Self::NotAsked => texts.t("workbook-wrong-not-asked"),
            Self::NotYours => texts.t("workbook-wrong-not-yours"),
            Self::SectionReady => texts.t("workbook-wrong-ready"),
        }
    }
}

fn bounds(texts: &Texts, typed: &str, minimum: &str, maximum: &str) -> String {
    let typed = ("typed", short(typed).into());
    match (minimum, maximum) {
        (least, "") => texts.t_with("workbook-wrong-small", &[typed, ("minimum", least.into())]),
        ("", most) => texts.t_with("workbook-wrong-large", &[typed, ("maximum", most.into())]),
        (least, most) => texts
            .t_with("workbook-wrong-bounds", &[typed, ("minimum", least.into()), ("maximum", most.into())]),
    }
}

/// Enough of what was typed to know it by.
fn short(typed: &str) -> String {
    const MOST: usize = 60;
    if typed.chars().count() <= MOST {
        return typed.to_owned();
    }
    let start: String = typed.chars().take(MOST).collect();
    format!("{start}…")
}

/// Why a whole file is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// No file, or an empty one.
    Empty,
    /// More bytes than are taken.
    TooLarge,
    /// It holds more than it seems to: a bomb, or a sheet far beyond what is asked.
    TooMuch,
    /// It has macros.
    Macros,
    /// The old format of Excel.
    OldExcel,
    /// It can only be opened with a password.
    Encrypted,
    /// A spreadsheet of LibreOffice.
    OpenDocument,
    /// A web page under another name.
    WebPage,
    /// None of the kinds of file that are taken.
    NotAWorkbook,
    /// A workbook, but not one that was made here.
    NotOurs,
    /// Made here, but what names its rows and columns is gone.
    Damaged,
    /// Of a format this version does not know.
    OtherFormat,
    /// Of another round.
    OtherRound,
    /// Of another institution.
    OtherInstitution,
    /// Of another version of the questionnaire.
    OtherQuestionnaire,
    /// A file of submissions without one.
    NoSubmissions,
    /// Submissions of another form.
    OtherForm,
}

impl Refusal {
    /// The same in a sentence that says what to do.
    pub fn say(&self, texts: &Texts) -> String {
        match self {
            Self::Empty => texts.t("workbook-refused-empty"),
            Self::TooLarge => texts.t("workbook-refused-large"),
            Self::TooMuch => texts.t("workbook-refused-much"),
            Self::Macros => texts.t("workbook-refused-macros"),
            Self::OldExcel => texts.t("workbook-refused-old"),
            Self::Encrypted => texts.t("workbook-refused-encrypted"),
            Self::OpenDocument => texts.t("workbook-refused-opendocument"),
            Self::WebPage => texts.t("workbook-refused-web-page"),
            Self::NotAWorkbook => texts.t("workbook-refused-other-file"),
            Self::NotOurs => texts.t("workbook-refused-not-ours"),
            Self::Damaged => texts.t("workbook-refused-damaged"),
            Self::OtherFormat => texts.t("workbook-refused-format"),
            Self::OtherRound => texts.t("workbook-refused-round"),
            Self::OtherInstitution => texts.t("workbook-refused-institution"),
            Self::OtherQuestionnaire => texts.t("workbook-refused-questionnaire"),
            Self::NoSubmissions => texts.t("workbook-refused-no-submissions"),
            Self::OtherForm => texts.t("workbook-refused-form"),
        }
    }
}
