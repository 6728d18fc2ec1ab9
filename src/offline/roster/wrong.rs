//! What is wrong with a cell of a roster.

use crate::texts::Texts;

/// A cell that cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RosterProblem {
    /// Where: `B17`; empty for the file as a whole.
    pub cell: String,
    /// What is wrong.
    pub wrong: RosterWrong,
}

/// What is wrong with a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RosterWrong {
    /// The file cannot be read as a table; the words of who tried.
    Unreadable(String),
    /// No rows.
    Empty,
    /// More rows or columns than a roster has.
    TooMuch,
    /// A column nobody knows.
    UnknownColumn(String),
    /// A column that stands twice.
    ColumnTwice(String),
    /// The column `institution` is missing.
    NoNameColumn,
    /// A row without a name.
    NoName,
    /// The institution stands here again.
    NameTwice(String),
    /// No kind of institution; also where a new institution has none.
    NotAKind(String),
    /// No size.
    NotASize(String),
    /// No section of the industry classification.
    NotASector(String),
    /// No share of 0 to 100.
    NotAPercentage(String),
    /// No address.
    NotAnAddress(String),
    /// A name without an address.
    NameAlone,
    /// Contact and deputy are the same person.
    SamePerson,
    /// The address belongs to somebody of another institution, or of the NHRI.
    AddressTaken(String),
    /// No questionnaire of the round.
    NotAQuestionnaire(String),
    /// No questionnaire of the round is meant for this kind of institution.
    NoQuestionnaire(String),
    /// The institution answers another questionnaire already.
    AnswersAnother(String),
    /// A predecessor that is neither stored nor in the roster.
    NotAnInstitution(String),
    /// The institution would be the successor of itself, directly or through others.
    Circle,
    /// Too many characters.
    TooLong,
    /// A formula, or an error of the spreadsheet.
    Formula,
}

impl RosterProblem {
    /// What to put problems in the order of the file by: row, then column.
    pub fn place(&self) -> (u64, usize, &str) {
        let digits = self.cell.find(|sign: char| sign.is_ascii_digit()).unwrap_or(self.cell.len());
        let (column, row) = self.cell.split_at(digits);
        (row.parse().unwrap_or_default(), column.len(), column)
    }
}

impl RosterWrong {
    /// What is wrong, in words.
    pub fn say(&self, texts: &Texts) -> String {
        let typed = |key: Key, typed: &str| {
            let arguments = [("typed", typed.chars().take(60).collect::<String>().into())];
            match key {
                Key::Unreadable => texts.t_with("rounds-wrong-unreadable", &arguments),
                Key::Column => texts.t_with("rounds-wrong-column", &arguments),
                Key::ColumnTwice => texts.t_with("rounds-wrong-column-twice", &arguments),
                Key::NameTwice => texts.t_with("rounds-wrong-name-twice", &arguments),
                Key::Kind => texts.t_with("rounds-wrong-kind", &arguments),
                Key::Size => texts.t_with("rounds-wrong-size", &arguments),
                Key::Sector => texts.t_with("rounds-wrong-sector", &arguments),
                Key::Percentage => texts.t_with("rounds-wrong-percentage", &arguments),
                Key::Address => texts.t_with("rounds-wrong-address", &arguments),
                Key::Taken => texts.t_with("rounds-wrong-taken", &arguments),
                Key::Questionnaire => texts.t_with("rounds-wrong-questionnaire", &arguments),
                Key::NoneMeant => texts.t_with("rounds-wrong-none-meant", &arguments),
                Key::Predecessor => texts.t_with("rounds-wrong-predecessor", &arguments),
                Key::Another => texts.t_with("rounds-wrong-another", &arguments),
            }
        };
        match self {
            Self::Unreadable(words) => typed(Key::Unreadable, words),
            Self::Empty => texts.t("rounds-wrong-empty"),
            Self::TooMuch => texts.t("rounds-wrong-much"),
            Self::UnknownColumn(head) => typed(Key::Column, head),
            Self::ColumnTwice(head) => typed(Key::ColumnTwice, head),
            Self::NoNameColumn => texts.t("rounds-wrong-no-name-column"),
            Self::NoName => texts.t("rounds-wrong-no-name"),
            Self::NameTwice(name) => typed(Key::NameTwice, name),
            Self::NotAKind(word) => typed(Key::Kind, word),
            Self::NotASize(word) => typed(Key::Size, word),
            Self::NotASector(word) => typed(Key::Sector, word),
            Self::NotAPercentage(word) => typed(Key::Percentage, word),
            Self::NotAnAddress(word) => typed(Key::Address, word),
            Self::NameAlone => texts.t("rounds-wrong-name-alone"),
            Self::SamePerson => texts.t("rounds-wrong-same-person"),
            Self::AddressTaken(word) => typed(Key::Taken, word),
            Self::NotAQuestionnaire(word) => typed(Key::Questionnaire, word),
            Self::NoQuestionnaire(word) => typed(Key::NoneMeant, word),
            Self::AnswersAnother(word) => typed(Key::Another, word),
            Self::NotAnInstitution(name) => typed(Key::Predecessor, name),
            Self::Circle => texts.t("succession-circle"),
            Self::TooLong => texts.t("error-too-long"),
            Self::Formula => texts.t("rounds-wrong-formula"),
        }
    }
}

/// The sentences that repeat what was typed.
#[derive(Clone, Copy)]
enum Key {
    Unreadable,
    Column,
    ColumnTwice,
    NameTwice,
    Kind,
    Size,
    Sector,
    Percentage,
    Address,
    Taken,
    Questionnaire,
    NoneMeant,
    Another,
    Predecessor,
}
