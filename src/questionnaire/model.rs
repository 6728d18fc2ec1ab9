//! A questionnaire as the rest of the program knows it: everything resolved, nothing left to check.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::Deserialize;

use super::condition::Condition;
use super::file::EmptyAnswer;
use super::read::Id;
use super::shared_file::{SourceFile, TopicFile};
use super::text::Text;

/// A versioned set of questions with the tree that turns answers into scores.
#[derive(Clone, Debug, PartialEq)]
pub struct Questionnaire {
    /// Kebab-case id.
    pub id: String,
    /// Counts up with every published change.
    pub version: u32,
    /// Draft, published or retired.
    pub status: Status,
    /// Its name.
    pub title: Text,
    /// One or two sentences.
    pub summary: Text,
    /// Kinds of institution it is addressed to, as words (`government`, `state-owned`, `private`).
    pub addressed_to: Vec<String>,
    /// True when it keeps the whole standard, see `questionnaires/README.md`.
    pub full_standard: bool,
    /// How scores become ratings.
    pub scale: Scale,
    /// The score that counts as no gap.
    pub target: Decimal,
    /// Share of applicable answers below which no rating is given.
    pub minimum_coverage: Decimal,
    /// What "do not know" counts as.
    pub do_not_know: EmptyAnswer,
    /// What "no data" counts as.
    pub no_data: EmptyAnswer,
    /// Reasons for "not applicable", by code, in order.
    pub reasons: Vec<Label>,
    /// Kinds of units that answer for themselves.
    pub unit_kinds: Vec<UnitKind>,
    /// Sections in the order they are asked.
    pub sections: Vec<Section>,
    /// Nodes and indicators; every child stands before its parents.
    pub nodes: Vec<Node>,
    /// Questions in the order they are asked.
    pub questions: Vec<Question>,
    /// Indexes of the nodes that stand under no other, in the order of the file.
    pub roots: Vec<usize>,
    /// The sources its questions cite.
    pub sources: BTreeMap<String, Source>,
    /// Principles left out, and why.
    pub not_assessed: Vec<(u8, String)>,
    /// Answers that do not go together without a note.
    pub consistency: Vec<ConsistencyRule>,
    /// The topics its indicators are about.
    pub topics: BTreeMap<String, Topic>,
    /// The languages it was translated to.
    pub translations: Vec<TranslationState>,
}

impl Questionnaire {
    /// The place of a question, by id.
    pub fn question(&self, id: &str) -> Option<usize> {
        self.questions.iter().position(|question| question.id == id)
    }

    /// The place of a node, by id.
    pub fn node(&self, id: &str) -> Option<usize> {
        self.nodes.iter().position(|node| node.id == id)
    }

    /// True when `code` is a reason a respondent may give for "not applicable".
    pub fn has_reason(&self, code: &str) -> bool {
        self.reasons.iter().any(|reason| reason.id == code)
    }

    /// The target of a node: its own, or the questionnaire's.
    pub fn target_of(&self, node: usize) -> Decimal {
        self.nodes[node].target.unwrap_or(self.target)
    }
}

/// Life of a questionnaire version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// May still change.
    Draft,
    /// Never changes again.
    Published,
    /// No longer used in new rounds.
    Retired,
}

impl Status {
    /// The word used in files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Published => "published",
            Self::Retired => "retired",
        }
    }
}

/// What an indicator tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum IndicatorKind {
    /// A commitment: law or policy in force.
    Structural,
    /// An effort: inspections, budget, complaints handled.
    Process,
    /// A result for people.
    Outcome,
}

impl IndicatorKind {
    /// The word used in files and as a key of texts.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Structural => "structural",
            Self::Process => "process",
            Self::Outcome => "outcome",
        }
    }
}

/// What a company or a body cannot make up for elsewhere (the five of the German monitoring of 2018 to 2020).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum CoreElement {
    /// A commitment in writing.
    Policy,
    /// Risks to people are looked for.
    RiskIdentification,
    /// Something is done about them.
    Action,
    /// It is told outside.
    Reporting,
    /// People can complain.
    Grievance,
}

impl CoreElement {
    /// All five, in their order.
    pub const ALL: [Self; 5] =
        [Self::Policy, Self::RiskIdentification, Self::Action, Self::Reporting, Self::Grievance];

    /// The word used in files and as a key of texts.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Policy => "policy",
            Self::RiskIdentification => "risk-identification",
            Self::Action => "action",
            Self::Reporting => "reporting",
            Self::Grievance => "grievance",
        }
    }
}

/// What a question is to the version before: somebody says so, it is never guessed.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Evolution {
    /// It was not asked.
    New,
    /// The same question, under this id; answers can be compared.
    SameAs(Id),
    /// Other words, the same meaning; answers can be compared.
    Reworded(Id),
    /// One part of that question; answers cannot be compared.
    SplitFrom(Id),
}

/// How parts make a whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// The weighted mean of what applies.
    #[default]
    WeightedMean,
    /// The weakest part decides.
    Lowest,
    /// The weighted geometric mean; a value below 0.01 counts as 0.01, and only zeros give zero.
    Geometric,
    /// 1 when every part is full, 0 when none has anything, otherwise one half.
    AllSomeNone,
    /// The weighted mean within each unit, then the mean within each kind of unit, then over the kinds.
    MeanOfKinds,
}

impl Rule {
    /// The word used in files and as a key of texts.
    pub const fn code(self) -> &'static str {
        match self {
            Self::WeightedMean => "weighted-mean",
            Self::Lowest => "lowest",
            Self::Geometric => "geometric",
            Self::AllSomeNone => "all-some-none",
            Self::MeanOfKinds => "mean-of-kinds",
        }
    }
}

/// A code with its label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Kebab-case code.
    pub id: String,
    /// What people read.
    pub label: Text,
}

/// A kind of unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitKind {
    /// Kebab-case code.
    pub id: String,
    /// What people read.
    pub label: Text,
    /// The kind whose mean the mean of this kind enters as one unit.
    pub within: Option<String>,
}

/// A heading under which questions are asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Kebab-case id.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// What it is about and who is likely to know.
    pub introduction: Text,
    /// Places of its questions.
    pub questions: Vec<usize>,
}

/// A part of the tree above the questions.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Kebab-case id.
    pub id: String,
    /// What it is called in the tree: total, pillar, principle, indicator ...
    pub level: String,
    /// Its name.
    pub title: Text,
    /// How its parts make it.
    pub rule: Rule,
    /// Its weight beside its siblings.
    pub weight: Decimal,
    /// Its parts.
    pub parts: Vec<Part>,
    /// Pillar 1 to 3 it stands for.
    pub pillar: Option<u8>,
    /// Principle 1 to 31 it stands for.
    pub principle: Option<u8>,
    /// What it tells, when it is an indicator.
    pub indicator: Option<IndicatorKind>,
    /// A core element at zero caps every rating above it.
    pub core: bool,
    /// The core element it stands for in classes that allow no compensation.
    pub core_element: Option<CoreElement>,
    /// The topic it is about.
    pub topic: Option<String>,
    /// A target of its own.
    pub target: Option<Decimal>,
}

/// A child in the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// Place of a node.
    Node(usize),
    /// Place of a question.
    Question(usize),
}

/// One thing asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// Kebab-case id.
    pub id: String,
    /// What an answer looks like.
    pub kind: QuestionKind,
    /// The question.
    pub text: Text,
    /// What counts, what does not.
    pub help: Text,
    /// What document would show it.
    pub evidence: Text,
    /// Ids of sources.
    pub sources: Vec<String>,
    /// Its weight beside its siblings.
    pub weight: Decimal,
    /// A core element at zero caps every rating above it.
    pub core: bool,
    /// Answered for each unit of the institution.
    pub per_unit: bool,
    /// "Not applicable" may be chosen.
    pub not_applicable: bool,
    /// Below target an explanation is asked for.
    pub comply_or_explain: bool,
    /// What it is to the version before.
    pub evolution: Option<Evolution>,
    /// To whom it applies, the indicator's condition included.
    pub applies_when: Option<Condition>,
    /// Place of its section.
    pub section: usize,
    /// Place of its indicator among the nodes.
    pub indicator: usize,
}

impl Question {
    /// True when the answer enters a score.
    pub const fn is_scored(&self) -> bool {
        matches!(self.kind, QuestionKind::Choice { .. } | QuestionKind::Checklist { .. })
    }

    /// The options of a choice or the elements of a checklist.
    pub fn options(&self) -> &[AnswerOption] {
        match &self.kind {
            QuestionKind::Choice { options } | QuestionKind::Checklist { elements: options } => options,
            QuestionKind::Number { .. } | QuestionKind::Date | QuestionKind::Text => &[],
        }
    }

    /// An option or element by id.
    pub fn option(&self, id: &str) -> Option<&AnswerOption> {
        self.options().iter().find(|option| option.id == id)
    }
}

/// What an answer looks like.
#[derive(Clone, Debug, PartialEq)]
pub enum QuestionKind {
    /// One of several options.
    Choice {
        /// Worst first.
        options: Vec<AnswerOption>,
    },
    /// Elements met or not met; the score is the weighted share of the applicable ones that are met.
    Checklist {
        /// `points` holds the weight of each.
        elements: Vec<AnswerOption>,
    },
    /// A recorded number.
    Number {
        /// Smallest allowed.
        minimum: Option<Decimal>,
        /// Largest allowed.
        maximum: Option<Decimal>,
        /// What it counts.
        unit: Text,
    },
    /// A recorded day.
    Date,
    /// A recorded text.
    Text,
}

/// An option of a choice, or an element of a checklist.
#[derive(Clone, Debug, PartialEq)]
pub struct AnswerOption {
    /// Kebab-case id, unique in its question.
    pub id: String,
    /// Points 0 to 1 of an option; weight of an element.
    pub points: Decimal,
    /// What people read.
    pub label: Text,
    /// What must be true to choose it.
    pub criterion: Text,
    /// What document would show it.
    pub evidence: Text,
    /// What would lift it one level.
    pub next_step: Text,
}

/// How scores become ratings.
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// Place of the highest level allowed while a core element scores zero.
    pub core_cap: usize,
    /// Levels, lowest first.
    pub levels: Vec<Level>,
}

impl Scale {
    /// The place of the level a score belongs to.
    pub fn level(&self, score: Decimal) -> usize {
        self.levels.iter().rposition(|level| level.holds(score)).unwrap_or(0)
    }
}

/// One level of a scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Level {
    /// Kebab-case id.
    pub id: String,
    /// The score it begins at.
    pub from: Decimal,
    /// True when the score it begins at still belongs to the level below.
    pub excludes_start: bool,
    /// Its name.
    pub title: Text,
    /// What it means.
    pub meaning: Text,
}

impl Level {
    fn holds(&self, score: Decimal) -> bool {
        score > self.from || (score == self.from && !self.excludes_start)
    }
}

/// Two answers that do not go together without a note.
#[derive(Clone, Debug, PartialEq)]
pub struct ConsistencyRule {
    /// Kebab-case id.
    pub id: String,
    /// What one answer says.
    pub when: Condition,
    /// What then does not go with it.
    pub then_not: Condition,
    /// Place of the question whose note settles it.
    pub note_on: usize,
    /// What the person is told.
    pub message: Text,
}

/// A kind of harm, with anchors for how grave it is: 1 to 5 each, the lightest first (UNGP 14 and 24).
#[derive(Clone, Debug, PartialEq)]
pub struct Topic {
    /// Its name.
    pub title: Text,
    /// How grave the harm is.
    pub scale: Vec<Text>,
    /// How many people it reaches.
    pub scope: Vec<Text>,
    /// How far it can be made good.
    pub irremediability: Vec<Text>,
}

impl From<&TopicFile> for Topic {
    fn from(file: &TopicFile) -> Self {
        let anchors = |texts: &[BTreeMap<String, String>]| texts.iter().map(Text::by_language).collect();
        Self {
            title: Text::by_language(&file.title),
            scale: anchors(&file.scale),
            scope: anchors(&file.scope),
            irremediability: anchors(&file.irremediability),
        }
    }
}

/// A language the questionnaire was translated to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TranslationState {
    /// Its code.
    pub language: String,
    /// The oldest version a part of it translates; below the questionnaire's own it is out of date.
    pub of_version: u32,
}

/// What a question rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its name.
    pub title: String,
    /// Where it can be read.
    pub href: String,
    /// The day somebody last looked.
    pub checked_on: String,
    /// True while a lawyer should still confirm it.
    pub confirm: bool,
}

impl From<&SourceFile> for Source {
    fn from(file: &SourceFile) -> Self {
        Self {
            title: file.title.clone(),
            href: file.href.clone(),
            checked_on: file.checked_on.clone(),
            confirm: file.confirm,
        }
    }
}
