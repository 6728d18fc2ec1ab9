//! What the baseline report says of the round itself; nothing in it is about one institution.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::findings::TopicKey;
use crate::questionnaire::{EmptyAnswer, Node, Questionnaire, Rule, Scale, Text};

/// A round as its report introduces it.
#[derive(Clone, Debug, PartialEq)]
pub struct RoundFacts {
    /// Name of the round.
    pub name: String,
    /// Who publishes the report; the Commissioner for Human Rights where nobody is named.
    pub publisher: Option<Text>,
    /// The day the findings were drawn.
    pub drawn_on: NaiveDate,
    /// The last day on which institutions were asked to submit.
    pub deadline: Option<NaiveDate>,
    /// The questionnaires of the round.
    pub questionnaires: Vec<QuestionnaireFacts>,
    /// SHA-256 of the frozen release, in hex, by which the report is cited.
    pub sha256: Option<String>,
}

impl RoundFacts {
    /// The target all questionnaires share, 0 to 1.
    pub(in crate::report) fn common_target(&self) -> Option<Decimal> {
        let target = self.questionnaires.first()?.target;
        self.questionnaires.iter().all(|one| one.target == target).then_some(target)
    }
}

/// A questionnaire as the method chapter describes it.
#[derive(Clone, Debug, PartialEq)]
pub struct QuestionnaireFacts {
    /// Its name.
    pub title: Text,
    /// Its version.
    pub version: u32,
    /// SHA-256 of its files, in hex.
    pub sha256: String,
    /// Kinds of institution it is addressed to, as words (`government`, `state-owned`, `private`).
    pub addressed_to: Vec<String>,
    /// Questions whose answers enter a score.
    pub scored_questions: usize,
    /// The score that counts as no gap, 0 to 1.
    pub target: Decimal,
    /// Share of applicable answers below which no rating is given, 0 to 1.
    pub minimum_coverage: Decimal,
    /// What "do not know" counts as.
    pub do_not_know: EmptyAnswer,
    /// What "no data" counts as.
    pub no_data: EmptyAnswer,
    /// How scores become ratings.
    pub scale: Scale,
    /// The rules by which its parts make a whole, each once.
    pub rules: Vec<Rule>,
    /// True when an element at zero can cap a rating.
    pub has_core_elements: bool,
    /// Codes of the topics it can have a part in.
    pub topics: BTreeSet<String>,
}

impl QuestionnaireFacts {
    /// What there is to say of a questionnaire with this SHA-256.
    pub fn of(questionnaire: &Questionnaire, sha256: impl Into<String>) -> Self {
        let mut rules: Vec<Rule> = Vec::new();
        for node in &questionnaire.nodes {
            if !rules.contains(&node.rule) {
                rules.push(node.rule);
            }
        }
        rules.sort_by_key(|rule| rule.code() != Rule::WeightedMean.code());
        Self {
            title: questionnaire.title.clone(),
            version: questionnaire.version,
            sha256: sha256.into(),
            addressed_to: questionnaire.addressed_to.clone(),
            scored_questions: questionnaire.questions.iter().filter(|question| question.is_scored()).count(),
            target: questionnaire.target,
            minimum_coverage: questionnaire.minimum_coverage,
            do_not_know: questionnaire.do_not_know,
            no_data: questionnaire.no_data,
            scale: questionnaire.scale.clone(),
            rules,
            has_core_elements: questionnaire.questions.iter().any(|question| question.core)
                || questionnaire.nodes.iter().any(|node| node.core),
            topics: questionnaire.nodes.iter().flat_map(|node| codes(questionnaire, node)).collect(),
        }
    }
}

/// What the topic of a node may go by: which of these it is depends on the other questionnaires of the round, so that
/// rather one too many is named than one too few.
fn codes(questionnaire: &Questionnaire, node: &Node) -> Vec<String> {
    let Questionnaire { id, version, .. } = questionnaire;
    let own = [id.clone(), format!("{id}-{version}")].map(|name| TopicKey::Node(name, node.id.clone()));
    let shared = [node.pillar.map(TopicKey::Pillar), node.principle.map(TopicKey::Principle)];
    own.into_iter().chain(shared.into_iter().flatten()).map(|key| key.code()).collect()
}
