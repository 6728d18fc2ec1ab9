//! The shape of the files in `questionnaires/`, as `questionnaires/README.md` describes them.

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::Deserialize;

use super::condition::Condition;
use super::model::{CoreElement, Evolution, IndicatorKind, Rule, Status};
use super::read::Id;

/// `<id>/questionnaire.yaml`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct QuestionnaireFile {
    /// Kebab-case; the name of the folder.
    pub id: Id,
    /// Counts up with every published change.
    pub version: u32,
    /// Draft, published or retired.
    pub status: Status,
    /// Language of the words in this folder's files.
    pub language: String,
    /// Its name.
    pub title: String,
    /// One or two sentences.
    pub summary: String,
    /// Kinds of institution it is addressed to.
    #[serde(rename = "for")]
    pub addressed_to: Vec<Id>,
    /// True when it keeps the whole standard: evidence and a next step for every option, two examples for every
    /// indicator, every option reached by one, no text left untranslated.
    #[serde(default)]
    pub full_standard: bool,
    /// A scale of `scales.yaml`.
    pub scale: Id,
    /// The score that counts as no gap, 0 to 1.
    #[schemars(with = "f64")]
    pub target: Decimal,
    /// Share of applicable answers below which no rating is given, 0 to 1.
    #[serde(default = "default_coverage")]
    #[schemars(with = "f64")]
    pub minimum_coverage: Decimal,
    /// The day somebody last looked whether the sources still say this (`2026-11-22`).
    pub sources_checked_on: String,
    /// What "do not know" counts as.
    #[serde(default)]
    pub do_not_know: EmptyAnswer,
    /// What "no data" counts as.
    #[serde(default)]
    pub no_data: EmptyAnswer,
    /// Reasons for "not applicable".
    #[serde(default)]
    pub not_applicable_reasons: Vec<LabelFile>,
    /// Kinds of units that answer for themselves.
    #[serde(default)]
    pub unit_kinds: Vec<UnitKindFile>,
    /// Files of the sections, in the order they are asked.
    pub sections: Vec<Id>,
    /// The tree above the indicators.
    pub nodes: Vec<NodeFile>,
    /// Principles left out, and why.
    #[serde(default)]
    pub not_assessed: Vec<NotAssessedFile>,
}

fn default_coverage() -> Decimal {
    Decimal::new(75, 2)
}

/// What an answer without content counts as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum EmptyAnswer {
    /// Answered, with 0 points.
    #[default]
    Zero,
    /// As if nothing had been answered.
    Unanswered,
}

impl EmptyAnswer {
    /// The word used in files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Zero => "zero",
            Self::Unanswered => "unanswered",
        }
    }
}

/// A code with its label.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LabelFile {
    /// Kebab-case code.
    pub id: Id,
    /// What people read.
    pub label: String,
}

/// A kind of unit.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UnitKindFile {
    /// Kebab-case code.
    pub id: Id,
    /// What people read.
    pub label: String,
    /// Units of this kind are averaged first, and their mean counts as one unit of that other kind.
    #[serde(default)]
    pub within: Option<Id>,
}

/// A node above the indicators.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NodeFile {
    /// Kebab-case.
    pub id: Id,
    /// Any word: total, pillar, principle, family ...
    pub level: String,
    /// Its name.
    pub title: String,
    /// How the parts make the whole.
    #[serde(default)]
    pub rule: Rule,
    /// Its weight beside its siblings.
    #[serde(default = "one")]
    #[schemars(with = "f64")]
    pub weight: Decimal,
    /// Pillar 1, 2 or 3, where the node stands for one.
    #[serde(default)]
    pub pillar: Option<u8>,
    /// Principle 1 to 31, where the node stands for one.
    #[serde(default)]
    pub principle: Option<u8>,
    /// A target of its own.
    #[serde(default)]
    #[schemars(with = "Option<f64>")]
    pub target: Option<Decimal>,
    /// Why it is so; never shown to respondents.
    #[serde(default)]
    pub note: String,
    /// Nodes or indicators.
    pub children: Vec<Id>,
}

fn one() -> Decimal {
    Decimal::ONE
}

/// A principle that is not asked about.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NotAssessedFile {
    /// 1 to 31.
    pub principle: u8,
    /// Why.
    pub reason: String,
}

/// `<id>/<section>.yaml`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SectionFile {
    /// Kebab-case; the name of the file.
    pub id: Id,
    /// Its name.
    pub title: String,
    /// What it is about and who is likely to know.
    #[serde(default)]
    pub introduction: String,
    /// What is measured.
    pub indicators: Vec<IndicatorFile>,
}

/// What is measured, with the questions that measure it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IndicatorFile {
    /// Kebab-case.
    pub id: Id,
    /// Structural, process or outcome.
    pub kind: IndicatorKind,
    /// A topic of `topics.yaml`: what kind of harm it is about.
    #[serde(default)]
    pub topic: Option<Id>,
    /// The core element it stands for in classes that allow no compensation.
    #[serde(default)]
    pub core_element: Option<CoreElement>,
    /// Its name.
    pub title: String,
    /// How the questions make the whole.
    #[serde(default)]
    pub rule: Rule,
    /// Its weight beside its siblings.
    #[serde(default = "one")]
    #[schemars(with = "f64")]
    pub weight: Decimal,
    /// A core element at zero caps every rating above it.
    #[serde(default)]
    pub core: bool,
    /// A target of its own.
    #[serde(default)]
    #[schemars(with = "Option<f64>")]
    pub target: Option<Decimal>,
    /// Why it is so; never shown to respondents.
    #[serde(default)]
    pub note: String,
    /// To whom it applies.
    #[serde(default)]
    pub applies_when: Option<Condition>,
    /// The questions.
    pub questions: Vec<QuestionFile>,
}

/// One thing asked.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct QuestionFile {
    /// Kebab-case.
    pub id: Id,
    /// What an answer looks like.
    pub kind: AnswerKind,
    /// The question.
    pub text: String,
    /// What counts, what does not.
    #[serde(default)]
    pub help: String,
    /// What document would show it.
    #[serde(default)]
    pub evidence: String,
    /// Ids of `sources.yaml`.
    pub sources: Vec<Id>,
    /// Its weight beside its siblings.
    #[serde(default = "one")]
    #[schemars(with = "f64")]
    pub weight: Decimal,
    /// A core element at zero caps every rating above it.
    #[serde(default)]
    pub core: bool,
    /// Answered for each unit of the institution.
    #[serde(default)]
    pub per_unit: bool,
    /// "Not applicable" may be chosen.
    #[serde(default)]
    pub not_applicable: bool,
    /// Below target an explanation is asked for.
    #[serde(default)]
    pub comply_or_explain: bool,
    /// What it is to the version before.
    #[serde(default)]
    pub evolution: Option<Evolution>,
    /// Why it is so; never shown to respondents.
    #[serde(default)]
    pub note: String,
    /// To whom it applies.
    #[serde(default)]
    pub applies_when: Option<Condition>,
    /// Options of a choice, worst first; elements of a checklist.
    #[serde(default)]
    pub options: Vec<OptionFile>,
    /// Smallest number.
    #[serde(default)]
    #[schemars(with = "Option<f64>")]
    pub minimum: Option<Decimal>,
    /// Largest number.
    #[serde(default)]
    #[schemars(with = "Option<f64>")]
    pub maximum: Option<Decimal>,
    /// What a number counts.
    #[serde(default)]
    pub unit: String,
}

/// The kinds of answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AnswerKind {
    /// One of several options.
    Choice,
    /// Elements met or not met.
    Checklist,
    /// A number, recorded.
    Number,
    /// A day, recorded.
    Date,
    /// A text, recorded.
    Text,
}

impl AnswerKind {
    /// The word used in files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Choice => "choice",
            Self::Checklist => "checklist",
            Self::Number => "number",
            Self::Date => "date",
            Self::Text => "text",
        }
    }
}

/// An option of a choice or an element of a checklist.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OptionFile {
    /// Kebab-case, unique in its question.
    pub id: Id,
    /// Points 0 to 1; an option must have them, an element must not.
    #[serde(default)]
    #[schemars(with = "Option<f64>")]
    pub points: Option<Decimal>,
    /// Weight of an element.
    #[serde(default)]
    #[schemars(with = "Option<f64>")]
    pub weight: Option<Decimal>,
    /// What people read.
    pub label: String,
    /// What must be true to choose it.
    #[serde(default)]
    pub criterion: String,
    /// What document would show it.
    #[serde(default)]
    pub evidence: String,
    /// What would lift it one level.
    #[serde(default)]
    pub next_step: String,
    /// Choosing it says that what is missing is planned; only on an option below the target.
    #[serde(default)]
    pub plan: bool,
}

/// `<id>/consistency.yaml`: answers that do not go together without a note.
pub type ConsistencyFile = Vec<ConsistencyRuleFile>;

/// If the one holds, the other must not, or a note says why.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConsistencyRuleFile {
    /// Kebab-case.
    pub id: Id,
    /// What one answer says.
    #[serde(rename = "if")]
    pub when: Condition,
    /// What then does not go with it.
    pub then_not: Condition,
    /// The question whose note settles it.
    pub note_on: Id,
    /// What the person is told.
    pub message: String,
}
