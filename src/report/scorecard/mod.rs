//! One institution's own scorecard, for the institution and its reviewer alone.

mod answers;
mod card;
mod explanation;
mod next_steps;
mod peers;
mod result;
mod since;
#[cfg(test)]
mod tests;
mod workbook;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::NotShown;
use super::compose::{Composer, short_sha};
use super::document::{Cover, Document, Layout, Table, Tone};
use crate::questionnaire::{Questionnaire, Text};
use crate::response::AnswerSheet;
use crate::scoring::{Lift, Scorecard, lifts};
use crate::texts::{Language, Texts};
use card::Card;

pub use peers::{PeerCell, Peers, peers};
pub use since::{Since, TopicChange, since};
pub use workbook::workbook;

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
    /// What the figures can be held against.
    pub beside: Beside,
    /// What its reader does not see: not in the lists of questions, and counted as not answered.
    pub not_shown: NotShown,
}

/// What the figures of an institution can be held against.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// What changed since the institution last handed in; none when it had not.
    pub since: Option<Since>,
    /// What was released of institutions of its kind.
    pub peers: Peers,
}

/// One thing told beside the scores: in a report, on a page and in a workbook alike.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// What it is about.
    pub title: String,
    /// What is to be said.
    pub sentences: Vec<String>,
    /// The figures, with a caption that has no number; none where there are none.
    pub table: Option<Table>,
}

/// What changed since the last round, and what is known of others.
pub fn told(
    texts: &'static Texts,
    beside: &Beside,
    questionnaire: &Questionnaire,
    sheet: &AnswerSheet,
    scorecard: &Scorecard,
) -> [Told; 2] {
    let card = Card::new(texts, questionnaire, sheet, scorecard);
    [since::told(&card, beside.since.as_ref()), peers::told(&card, &beside.peers)]
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
    let card = Card::new(texts, questionnaire, sheet, scorecard).without(&facts.not_shown.questions);
    composer.chapter(&texts.t("report-card-result"));
    if facts.accepted_on.is_none() {
        let words = texts.t("report-card-draft").into();
        composer.callout(Tone::Caution, texts.t("report-card-draft-title"), vec![words]);
    }
    if facts.not_shown.answers {
        let words = texts.t("report-card-left-out-answers").into();
        composer.callout(Tone::Caution, texts.t("report-card-left-out-answers-title"), vec![words]);
    }
    result::write(&mut composer, &card);
    next_steps::write(&mut composer, &card, lifts);
    write_told(&mut composer, &card, &facts.beside);
    explanation::write(&mut composer, &card);
    answers::write(&mut composer, &card);
    Document {
        language: language.code().to_owned(),
        title: texts.t("report-scorecard-title"),
        subtitle: Some(facts.institution.clone()),
        cover: cover(&composer, facts, questionnaire),
        contents_title: Some(texts.t("report-contents")),
        layout: Layout::Report,
        blocks: composer.finish(),
    }
}

fn write_told(composer: &mut Composer, card: &Card<'_>, beside: &Beside) {
    composer.chapter(&card.texts.t("scorecard-beside"));
    for told in [since::told(card, beside.since.as_ref()), peers::told(card, &beside.peers)] {
        composer.section(&told.title);
        told.sentences.into_iter().for_each(|sentence| composer.paragraph(sentence));
        if let Some(Table { caption, columns, rows, note }) = told.table {
            composer.table(&caption, columns, rows, note.map(|note| note.words()));
        }
    }
}

fn cover(composer: &Composer, facts: &ScorecardFacts, questionnaire: &Questionnaire) -> Cover {
    let texts = composer.texts;
    let title =
        [("title", composer.of(&questionnaire.title).into()), ("version", questionnaire.version.into())];
    let state = match facts.accepted_on {
        Some(day) => texts.t_with("report-card-accepted-on", &[("date", texts.date(day).into())]),
        None => texts.t("report-card-not-accepted"),
    };
    Cover {
        publisher: composer.publisher(facts.publisher.as_ref()),
        details: vec![
            (texts.t("report-card-round"), facts.round.clone()),
            (texts.t("report-questionnaire"), texts.t_with("report-title-and-version", &title)),
            (texts.t("report-fingerprint"), short_sha(&facts.questionnaire_sha256)),
            (texts.t("report-card-state"), state),
            (texts.t("report-card-made-on"), texts.date(facts.made_on)),
        ],
        notice: Some(texts.t("report-card-notice")),
    }
}
