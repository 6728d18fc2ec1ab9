//! A questionnaire as a framework library of CISO Assistant, the tool in which companies keep what they are audited by.
//!
//! What its importer asks for, and what is made of it here:
//!
//! - A library and its framework have a `urn` and a `ref_id`, a requirement node a `urn`. It stores them in small
//!   letters and finds the parent of a node by `parent_urn`; ids here are small letters anyway.
//! - `min_score` is not negative and less than `max_score`. Scores are whole numbers; those of the choices made in a
//!   requirement are added up and cut off at the ends. So the scale is 0 to 100, points times 100, and the elements of
//!   a checklist share 100 by their weights. `scores_definition` names the levels at the scores they begin at.
//! - `questions` of a node is a map by urn; its type is `unique_choice`, `multiple_choice`, `number`, `date` or `text`.
//!   The last part of a urn becomes the id of a question or choice there: the option's own here.
//! - `compute_result` of a choice is `compliant`, `partially_compliant`, `non_compliant` or `not_applicable`; here it
//!   compares the points with the target.
//! - `translations` of anything holds, by language, the fields it translates.
//! - A name has at most 200 characters, so a longer question stands in the description only.
//! - A library is brought up to date only when its whole `version` rises.
//!
//! Left out, because there is no place for it: weights, rules of nodes, caps, units and the branching; who uses the
//! library says "not applicable" by hand. Sections and indicators are nodes that are not assessed, questions are
//! assessed.

mod choices;
mod library;

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::wording::Wording;
use crate::questionnaire::{Level, Node, Question, QuestionKind, Questionnaire, Section, Text, to_yaml};
use library::{Framework, Library, LibraryQuestion, Objects, RequirementNode, ScoreDefinition, Translations};

/// Who makes the files, in urns and as packager.
const PACKAGER: &str = "bhr-baseline";
/// Characters a name may have.
const LONGEST_NAME: usize = 200;
/// Nothing is known here of whose the words are.
const COPYRIGHT: &str = "Rights are with the publisher of the questionnaire.";

/// The library of a questionnaire, as YAML. The same questionnaire always gives the same text.
pub fn ciso_library(questionnaire: &Questionnaire) -> String {
    let maker = Maker { questionnaire, wording: Wording::of(questionnaire) };
    to_yaml(&maker.library())
}

struct Maker<'a> {
    questionnaire: &'a Questionnaire,
    wording: Wording,
}

impl Maker<'_> {
    fn library(&self) -> Library {
        let questionnaire = self.questionnaire;
        let named = || [("name", &questionnaire.title), ("description", &questionnaire.summary)];
        Library {
            urn: self.urn("library"),
            locale: "en",
            ref_id: questionnaire.id.clone(),
            name: questionnaire.title.get("en").to_owned(),
            description: questionnaire.summary.get("en").to_owned(),
            copyright: COPYRIGHT,
            version: questionnaire.version,
            provider: PACKAGER,
            packager: PACKAGER,
            translations: self.translations(&named()),
            objects: Objects {
                framework: Framework {
                    urn: self.urn("framework"),
                    ref_id: questionnaire.id.clone(),
                    name: questionnaire.title.get("en").to_owned(),
                    description: questionnaire.summary.get("en").to_owned(),
                    translations: self.translations(&named()),
                    min_score: 0,
                    max_score: 100,
                    scores_definition: self.levels(),
                    requirement_nodes: self.nodes(),
                },
            },
        }
    }

    fn urn(&self, what: &str) -> String {
        format!("urn:{PACKAGER}:risk:{what}:{}", self.questionnaire.id)
    }

    fn node_urn(&self, id: &str) -> String {
        format!("{}:{id}", self.urn("req_node"))
    }

    /// Wordings in every language but English.
    fn translations(&self, fields: &[(&'static str, &Text)]) -> Translations {
        let given = |language: &str| -> BTreeMap<&'static str, String> {
            let fields = fields.iter().filter(|(_, text)| !text.is_empty());
            fields.map(|(field, text)| (*field, text.get(language).to_owned())).collect()
        };
        let others = self.wording.languages.iter().filter(|language| *language != "en");
        others.map(|language| (language.clone(), given(language))).collect()
    }

    /// The levels at the score they begin at, and the highest at the end of the scale once more.
    fn levels(&self) -> Vec<ScoreDefinition> {
        let definition = |score: u32, level: &Level| ScoreDefinition {
            score,
            name: level.title.get("en").to_owned(),
            description: level.meaning.get("en").to_owned(),
            translations: self.translations(&[("name", &level.title), ("description", &level.meaning)]),
        };
        let levels = &self.questionnaire.scale.levels;
        let begins = |level: &Level| hundredths(level.from) + u32::from(level.excludes_start);
        let mut defined: Vec<ScoreDefinition> =
            levels.iter().map(|level| definition(begins(level), level)).collect();
        defined.extend(levels.last().filter(|top| begins(top) < 100).map(|top| definition(100, top)));
        defined
    }

    fn nodes(&self) -> Vec<RequirementNode> {
        self.questionnaire.sections.iter().flat_map(|section| self.section(section)).collect()
    }

    /// A section, its indicators, and their questions.
    fn section(&self, section: &Section) -> Vec<RequirementNode> {
        let urn = self.node_urn(&format!("section.{}", section.id));
        let words = [("name", &section.title), ("description", &section.introduction)];
        let mut nodes = vec![self.heading((urn.clone(), None), 1, &section.id, &words)];
        let mut last = None;
        for question in section.questions.iter().map(|place| &self.questionnaire.questions[*place]) {
            let indicator = &self.questionnaire.nodes[question.indicator];
            if last != Some(question.indicator) {
                nodes.push(self.indicator(indicator, urn.clone()));
                last = Some(question.indicator);
            }
            nodes.push(self.question(question, self.indicator_urn(indicator)));
        }
        nodes
    }

    fn indicator_urn(&self, indicator: &Node) -> String {
        self.node_urn(&format!("indicator.{}", indicator.id))
    }

    fn indicator(&self, indicator: &Node, parent: String) -> RequirementNode {
        let words = [("name", &indicator.title)];
        self.heading((self.indicator_urn(indicator), Some(parent)), 2, &indicator.id, &words)
    }

    fn heading(
        &self,
        (urn, parent_urn): (String, Option<String>),
        depth: u32,
        id: &str,
        words: &[(&'static str, &Text)],
    ) -> RequirementNode {
        RequirementNode {
            urn,
            assessable: false,
            depth,
            parent_urn,
            ref_id: id.to_owned(),
            words: english(words),
            translations: self.translations(words),
            questions: BTreeMap::new(),
        }
    }

    fn question(&self, question: &Question, parent: String) -> RequirementNode {
        let (urn, evidence) = (self.node_urn(&question.id), self.evidence(question));
        let nothing = Text::default();
        let fits = |language: &String| question.text.get(language).chars().count() <= LONGEST_NAME;
        let name = if self.wording.languages.iter().all(fits) { &question.text } else { &nothing };
        let words = [
            ("name", name),
            ("description", &question.text),
            ("annotation", &question.help),
            ("typical_evidence", &evidence),
        ];
        let asked = LibraryQuestion {
            kind: match question.kind {
                QuestionKind::Choice { .. } => "unique_choice",
                QuestionKind::Checklist { .. } => "multiple_choice",
                QuestionKind::Number { .. } => "number",
                QuestionKind::Date => "date",
                QuestionKind::Text => "text",
            },
            text: question.text.get("en").to_owned(),
            translations: self.translations(&[("text", &question.text)]),
            choices: self.choices(question, &urn),
        };
        RequirementNode {
            assessable: true,
            questions: BTreeMap::from([(format!("{urn}:question:{}", question.id), asked)]),
            ..self.heading((urn, Some(parent)), 3, &question.id, &words)
        }
    }

    /// What document would show an answer, option by option where the options say so.
    fn evidence(&self, question: &Question) -> Text {
        let of_options = question.options().iter().filter(|option| !option.evidence.is_empty());
        let lines: Vec<Text> =
            of_options.map(|option| self.wording.joined(&[&option.label, &option.evidence], ": ")).collect();
        let parts: Vec<&Text> = std::iter::once(&question.evidence).chain(&lines).collect();
        self.wording.joined(&parts, "\n")
    }
}

/// The English wordings, what is empty left out.
fn english(fields: &[(&'static str, &Text)]) -> BTreeMap<&'static str, String> {
    let fields = fields.iter().filter(|(_, text)| !text.is_empty());
    fields.map(|(field, text)| (*field, text.get("en").to_owned())).collect()
}

/// A share as a whole number of hundredths.
fn hundredths(share: Decimal) -> u32 {
    (share * Decimal::ONE_HUNDRED).round().to_u32().unwrap_or_default()
}
