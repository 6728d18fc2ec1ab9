//! What was answered. Missing is a word here, never a number.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// What stands in the answer to one question.
///
/// A question without an [`Answer`] is unanswered: that is a fifth thing, different from all of these.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "value", rename_all = "kebab-case")]
pub enum Answer {
    /// The id of the option chosen.
    Choice(String),
    /// The elements of a checklist that are met, and those that do not apply. The rest are not met.
    Checklist {
        /// Ids of the elements met.
        met: BTreeSet<String>,
        /// Ids of the elements that do not apply.
        not_applicable: BTreeSet<String>,
    },
    /// A recorded number.
    Number(Decimal),
    /// A recorded day.
    Date(NaiveDate),
    /// A recorded text.
    Text(String),
    /// The question does not concern the institution; the reason is a code of the questionnaire.
    NotApplicable {
        /// One of the questionnaire's `not_applicable_reasons`.
        reason: String,
    },
    /// The institution does not know.
    DoNotKnow,
    /// The institution knows that nobody collects this.
    NoData,
}

impl Answer {
    /// Whether this option was chosen, or this element is met.
    pub fn holds(&self, option: &str) -> bool {
        match self {
            Self::Choice(chosen) => chosen == option,
            Self::Checklist { met, .. } => met.contains(option),
            Self::Number(_)
            | Self::Date(_)
            | Self::Text(_)
            | Self::NotApplicable { .. }
            | Self::DoNotKnow
            | Self::NoData => false,
        }
    }

    /// The `answer` column of the answers CSV: `not-applicable`, `do-not-know`, `no-data`, an option, elements
    /// joined with `;` (one that does not apply has `~` before it, an empty checklist is `-`), a number, a day,
    /// a text.
    pub fn to_cell(&self) -> String {
        match self {
            Self::Choice(option) => option.clone(),
            Self::Checklist { met, not_applicable } => checklist_cell(met, not_applicable),
            Self::Number(number) => number.normalize().to_string(),
            Self::Date(day) => day.to_string(),
            Self::Text(text) => text.clone(),
            Self::NotApplicable { .. } => NOT_APPLICABLE.to_owned(),
            Self::DoNotKnow => DO_NOT_KNOW.to_owned(),
            Self::NoData => NO_DATA.to_owned(),
        }
    }
}

/// The word for "not applicable" in files and forms.
pub const NOT_APPLICABLE: &str = "not-applicable";
/// The word for "do not know" in files and forms.
pub const DO_NOT_KNOW: &str = "do-not-know";
/// The word for "no data" in files and forms.
pub const NO_DATA: &str = "no-data";

fn checklist_cell(met: &BTreeSet<String>, not_applicable: &BTreeSet<String>) -> String {
    if met.is_empty() && not_applicable.is_empty() {
        return "-".to_owned();
    }
    let left_out = not_applicable.iter().map(|id| format!("~{id}"));
    met.iter().cloned().chain(left_out).collect::<Vec<_>>().join(";")
}

/// An answer with what the person wrote beside it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GivenAnswer {
    /// The answer itself; `None` when only a comment or source has been written so far.
    pub answer: Option<Answer>,
    /// The respondent's words.
    pub comment: String,
    /// Where it can be seen: an act, an order number, a link.
    pub source: String,
}
