//! Two versions of a questionnaire side by side: what changed, and which answers can still be compared.

mod print;
mod questions;
mod topics;
mod tree;

use std::collections::BTreeSet;

use serde::Serialize;

use crate::questionnaire::{Part, Questionnaire, TRANSLATIONS, Text};

pub use topics::comparable_topics;

/// What two versions of a questionnaire have in common.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Comparison {
    /// Id of the newer one.
    pub questionnaire: String,
    /// Version of the older one.
    pub old_version: u32,
    /// Version of the newer one.
    pub new_version: u32,
    /// What changed in the header.
    pub header: Vec<Change>,
    /// What changed in sections, nodes and indicators.
    pub tree: Vec<Changed>,
    /// Every question of the newer version in its order, then those it no longer has.
    pub questions: Vec<QuestionComparison>,
    /// Indicators whose result may differ for the same answers, or that ask otherwise.
    pub indicators: Vec<String>,
    /// Principles above these.
    pub principles: Vec<u8>,
    /// Statements on the version before that are missing or do not hold.
    pub problems: Vec<String>,
    /// Questions of the newer version whose answers can be compared.
    pub comparable: usize,
    /// Questions of the newer version.
    pub of: usize,
}

/// One thing that is otherwise than before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// What it is: `text`, `points of full`, `weight`.
    pub what: String,
    /// As it was; empty when it was not there.
    pub old: String,
    /// As it is; empty when it is gone.
    pub new: String,
}

impl Change {
    /// Whether answers are measured otherwise: with other options or points. Answers cannot be compared then.
    pub fn is_of_measure(&self) -> bool {
        questions::is_measure(&self.what)
    }
}

/// Something with an id and what changed in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Changed {
    /// Its id.
    pub id: String,
    /// What changed; `added` or `removed` where the whole of it did.
    pub changes: Vec<Change>,
}

/// One question in both versions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct QuestionComparison {
    /// Its id in the newer version, or in the older one when it is gone.
    pub id: String,
    /// The question of the older version it is held against.
    pub before: Option<String>,
    /// Whether it was added, removed, changed, or none of these.
    pub state: State,
    /// What somebody said it is to the version before (`new`, `same_as`, `reworded`, `split_from`).
    pub statement: Option<&'static str>,
    /// What changed.
    pub changes: Vec<Change>,
    /// Whether answers of the two versions can be compared.
    pub comparable: bool,
    /// Why, or why not.
    pub why: String,
}

/// What happened to a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// It was not asked.
    Added,
    /// It is no longer asked.
    Removed,
    /// Something in it is otherwise.
    Changed,
    /// Nothing in it changed.
    Unchanged,
}

/// Compares two versions.
pub fn compare(old: &Questionnaire, new: &Questionnaire) -> Comparison {
    let mut problems = Vec::new();
    if old.id != new.id {
        problems.push(format!("these are two questionnaires, `{}` and `{}`", old.id, new.id));
    }
    let questions = questions::compare(old, new, &mut problems);
    let tree = tree::compare(old, new);
    let touched = tree::touched(old, new, &questions, &tree);
    let asked = questions.iter().filter(|one| one.state != State::Removed);
    Comparison {
        questionnaire: new.id.clone(),
        old_version: old.version,
        new_version: new.version,
        header: tree::header(old, new),
        indicators: touched.indicators.into_iter().collect(),
        principles: touched.principles.into_iter().collect(),
        comparable: asked.clone().filter(|one| one.comparable).count(),
        of: asked.count(),
        tree,
        questions,
        problems,
    }
}

/// Collects what is otherwise.
#[derive(Default)]
struct Changes(Vec<Change>);

impl Changes {
    fn look(&mut self, what: &str, old: impl ToString, new: impl ToString) {
        let (old, new) = (old.to_string(), new.to_string());
        if old != new {
            self.0.push(Change { what: what.to_owned(), old, new });
        }
    }

    fn maybe<T: ToString>(&mut self, what: &str, old: Option<T>, new: Option<T>) {
        let text = |value: Option<T>| value.map(|value| value.to_string()).unwrap_or_default();
        self.look(what, text(old), text(new));
    }

    fn list(&mut self, what: &str, old: &[String], new: &[String]) {
        self.look(what, old.join(", "), new.join(", "));
    }

    /// A text in English and in the other languages.
    fn text(&mut self, what: &str, old: &Text, new: &Text) {
        self.look(what, old.get("en"), new.get("en"));
        for language in TRANSLATIONS {
            let own = |text: &Text| text.has(language).then(|| text.get(language).to_owned());
            self.maybe(&format!("{what} ({language})"), own(old), own(new));
        }
    }
}

/// The ids of the parts of a node.
fn parts(questionnaire: &Questionnaire, parts: &[Part]) -> Vec<String> {
    let name = |part: &Part| match *part {
        Part::Node(place) => questionnaire.nodes[place].id.clone(),
        Part::Question(place) => questionnaire.questions[place].id.clone(),
    };
    parts.iter().map(name).collect()
}

/// What the two versions' difference may change.
#[derive(Default)]
struct Touched {
    indicators: BTreeSet<String>,
    principles: BTreeSet<u8>,
}
