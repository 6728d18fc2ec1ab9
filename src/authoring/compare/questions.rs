//! Questions of two versions: which belong together, what changed, whether answers can be compared.

use std::collections::{BTreeMap, BTreeSet};

use super::{Change, Changes, QuestionComparison, State};
use crate::questionnaire::{AnswerOption, Evolution, Question, QuestionKind, Questionnaire, flow};

/// Every question of `new`, then those of `old` that nothing in `new` was held against.
pub(super) fn compare(
    old: &Questionnaire,
    new: &Questionnaire,
    problems: &mut Vec<String>,
) -> Vec<QuestionComparison> {
    let mut seen = BTreeSet::new();
    let mut found: Vec<QuestionComparison> = Vec::new();
    for question in &new.questions {
        let before = before(old, question, problems);
        seen.extend(before.map(|before| before.id.as_str()));
        let one = Pair { old, new, before, question }.compare();
        problems.extend(doubts(old, new, question, &one));
        found.push(one);
    }
    problems.extend(claimed_twice(&found));
    let gone = old.questions.iter().filter(|question| !seen.contains(question.id.as_str()));
    found.extend(gone.map(removed));
    found
}

/// The word for a statement, and the question it names.
fn statement(evolution: &Evolution) -> (&'static str, Option<&str>) {
    match evolution {
        Evolution::New => ("new", None),
        Evolution::SameAs(id) => ("same_as", Some(&id.text)),
        Evolution::Reworded(id) => ("reworded", Some(&id.text)),
        Evolution::SplitFrom(id) => ("split_from", Some(&id.text)),
    }
}

/// The question of the older version: the one the statement names, or without a statement the one with the same id.
fn before<'a>(
    old: &'a Questionnaire,
    question: &Question,
    problems: &mut Vec<String>,
) -> Option<&'a Question> {
    let find = |id: &str| old.question(id).map(|place| &old.questions[place]);
    let Some(evolution) = &question.evolution else { return find(&question.id) };
    let (word, id) = statement(evolution);
    let found = find(id?);
    if found.is_none() {
        problems.push(format!(
            "`{}` says `{word}: {}`, and version {} has no such question; correct it",
            question.id,
            id.unwrap_or_default(),
            old.version
        ));
    }
    found
}

/// Two questions cannot both be what one was, unless they are parts of it.
fn claimed_twice(found: &[QuestionComparison]) -> Vec<String> {
    let whole = found.iter().filter(|one| one.statement != Some("split_from"));
    let mut by_before: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for one in whole {
        if let Some(before) = &one.before {
            by_before.entry(before).or_default().push(&one.id);
        }
    }
    let twice = by_before.into_iter().filter(|(_, ids)| ids.len() > 1);
    twice
        .map(|(before, ids)| {
            format!("`{before}` is continued by {}; only one can be the same question", ids.join(" and "))
        })
        .collect()
}

fn removed(question: &Question) -> QuestionComparison {
    QuestionComparison {
        id: question.id.clone(),
        before: Some(question.id.clone()),
        state: State::Removed,
        statement: None,
        changes: Vec::new(),
        comparable: false,
        why: "it is no longer asked".to_owned(),
    }
}

/// A question beside what it was.
struct Pair<'a> {
    old: &'a Questionnaire,
    new: &'a Questionnaire,
    before: Option<&'a Question>,
    question: &'a Question,
}

impl Pair<'_> {
    fn compare(&self) -> QuestionComparison {
        let changes = self.before.map(|before| self.changes(before)).unwrap_or_default();
        let (comparable, why) = self.verdict(&changes);
        let state = match (self.before, changes.is_empty()) {
            (None, _) => State::Added,
            (Some(_), false) => State::Changed,
            (Some(_), true) => State::Unchanged,
        };
        QuestionComparison {
            id: self.question.id.clone(),
            before: self.before.map(|before| before.id.clone()),
            state,
            statement: self.question.evolution.as_ref().map(|evolution| statement(evolution).0),
            changes,
            comparable,
            why,
        }
    }

    fn changes(&self, before: &Question) -> Vec<Change> {
        let after = self.question;
        let mut found = Changes::default();
        found.look("id", &before.id, &after.id);
        found.text("text", &before.text, &after.text);
        found.text("help", &before.help, &after.help);
        found.text("evidence", &before.evidence, &after.evidence);
        found.list("sources", &before.sources, &after.sources);
        found.look("weight", before.weight.normalize(), after.weight.normalize());
        found.look("core", before.core, after.core);
        found.look("per_unit", before.per_unit, after.per_unit);
        found.look("not_applicable", before.not_applicable, after.not_applicable);
        found.look("comply_or_explain", before.comply_or_explain, after.comply_or_explain);
        let condition = |one: &Question| one.applies_when.as_ref().map(flow::condition);
        found.maybe("applies_when", condition(before), condition(after));
        found.look(
            "section",
            self.old.sections[before.section].id.as_str(),
            &self.new.sections[after.section].id,
        );
        found.look("indicator", &self.old.nodes[before.indicator].id, &self.new.nodes[after.indicator].id);
        let target = |all: &Questionnaire, one: &Question| all.target_of(one.indicator).normalize();
        found.look("target", target(self.old, before), target(self.new, after));
        kind(&mut found, &before.kind, &after.kind);
        options(&mut found, before, after);
        found.0
    }

    fn verdict(&self, changes: &[Change]) -> (bool, String) {
        let Some(before) = self.before else {
            return (false, "it was not asked before".to_owned());
        };
        if matches!(self.question.evolution, Some(Evolution::SplitFrom(_))) {
            return (false, format!("it is one part of `{}`", before.id));
        }
        let measure: Vec<&str> = named(changes, is_measure);
        if !measure.is_empty() {
            return (false, format!("answers do not mean the same: {}", measure.join(", ")));
        }
        let words: Vec<&str> = named(changes, is_wording);
        match (&self.question.evolution, words.is_empty()) {
            (Some(evolution), _) => {
                (true, format!("it says `{}`, and options and points are the same", statement(evolution).0))
            }
            (None, true) => (true, self.unchanged(changes)),
            (None, false) => (
                false,
                format!(
                    "the words changed ({}) and `evolution` does not say whether the meaning did",
                    words.join(", ")
                ),
            ),
        }
    }

    fn unchanged(&self, changes: &[Change]) -> String {
        let is_put_to_others = changes.iter().any(|change| change.what == "applies_when");
        let what = "question, options and points are the same";
        if is_put_to_others { format!("{what}; it is put to others than before") } else { what.to_owned() }
    }
}

fn named(changes: &[Change], pick: fn(&str) -> bool) -> Vec<&str> {
    changes.iter().map(|change| change.what.as_str()).filter(|what| pick(what)).collect()
}

/// What an answer is measured with: where it differs, answers cannot be compared whatever anybody says.
pub(super) fn is_measure(what: &str) -> bool {
    let begins = ["points of ", "weight of ", "option "].iter().any(|start| what.starts_with(start));
    begins || matches!(what, "kind" | "per_unit" | "unit")
}

/// English words that a respondent decides by.
fn is_wording(what: &str) -> bool {
    let is_english = !what.ends_with(')');
    let begins = ["label of ", "criterion of "].iter().any(|start| what.starts_with(start));
    is_english && (what == "text" || begins)
}

fn kind(found: &mut Changes, before: &QuestionKind, after: &QuestionKind) {
    let word = |kind: &QuestionKind| match kind {
        QuestionKind::Choice { .. } => "choice",
        QuestionKind::Checklist { .. } => "checklist",
        QuestionKind::Number { .. } => "number",
        QuestionKind::Date => "date",
        QuestionKind::Text => "text",
    };
    found.look("kind", word(before), word(after));
    if let (
        QuestionKind::Number { minimum, maximum, unit },
        QuestionKind::Number { minimum: minimum_after, maximum: maximum_after, unit: unit_after },
    ) = (before, after)
    {
        found.maybe("minimum", minimum.map(|one| one.normalize()), minimum_after.map(|one| one.normalize()));
        found.maybe("maximum", maximum.map(|one| one.normalize()), maximum_after.map(|one| one.normalize()));
        found.text("unit", unit, unit_after);
    }
}

fn options(found: &mut Changes, before: &Question, after: &Question) {
    for option in before.options().iter().filter(|option| after.option(&option.id).is_none()) {
        found.look(&format!("option {}", option.id), points(option), "");
    }
    let points_word = if matches!(after.kind, QuestionKind::Checklist { .. }) { "weight" } else { "points" };
    for option in after.options() {
        let id = &option.id;
        let Some(was) = before.option(id) else {
            found.look(&format!("option {id}"), "", points(option));
            continue;
        };
        found.look(&format!("{points_word} of {id}"), points(was), points(option));
        found.text(&format!("label of {id}"), &was.label, &option.label);
        found.text(&format!("criterion of {id}"), &was.criterion, &option.criterion);
        found.text(&format!("evidence of {id}"), &was.evidence, &option.evidence);
        found.text(&format!("next_step of {id}"), &was.next_step, &option.next_step);
        found.look(&format!("plan of {id}"), was.plan, option.plan);
    }
}

fn points(option: &AnswerOption) -> String {
    option.points.normalize().to_string()
}

/// What does not hold in what a question says of the version before.
fn doubts(
    old: &Questionnaire,
    new: &Questionnaire,
    question: &Question,
    one: &QuestionComparison,
) -> Option<String> {
    let id = &question.id;
    let same_id = || old.question(id).is_some();
    match &question.evolution {
        Some(Evolution::SameAs(_)) => {
            let words = named(&one.changes, is_wording);
            (!words.is_empty()).then(|| {
                format!("`{id}` says `same_as`, and its words differ ({}); say `reworded`", words.join(", "))
            })
        }
        Some(Evolution::New) if same_id() => {
            Some(format!("`{id}` says `new`, and version {} has that id; give it another", old.version))
        }
        Some(_) => None,
        None => {
            let measure = named(&one.changes, is_measure);
            (new.version > old.version && !measure.is_empty()).then(|| {
                let measure = measure.join(", ");
                format!("`{id}` does not mean what it meant ({measure}); give it a new id, or say so under `evolution`")
            })
        }
    }
}
