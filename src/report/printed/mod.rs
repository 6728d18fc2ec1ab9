//! The questionnaire of one institution on paper, to be filled in by hand or read as it is filled in.
//!
//! It holds what may be put to the institution: a question its profile rules out is left out, one that hangs on an
//! earlier answer says on which. Numbers are the same on a blank and on a filled copy.

mod condition;
mod question;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::NotShown;
use super::compose::short_sha;
use super::document::{Blank, Block, Cover, Document, Layout, Text};
use crate::questionnaire::{Question, Questionnaire, Section};
use crate::response::{AnswerSheet, SheetUnit};
use crate::scoring::{Applies, applies};
use crate::texts::{Language, Texts};

/// What a copy says besides the questions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintedFacts {
    /// Name of the institution.
    pub institution: String,
    /// Name of the round.
    pub round: String,
    /// SHA-256 of the questionnaire, in hex.
    pub questionnaire_sha256: String,
    /// Until when it is to be handed in.
    pub deadline: Option<NaiveDate>,
    /// The day the copy was made.
    pub made_on: NaiveDate,
    /// What its reader does not see.
    pub not_shown: NotShown,
}

/// What stands on a copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copy {
    /// Empty boxes and lines.
    Blank,
    /// The answers given so far.
    Filled,
}

/// What every part of a copy draws on.
struct Paper<'a> {
    texts: &'static Texts,
    questionnaire: &'a Questionnaire,
    /// The answers on the copy; none on a blank one.
    sheet: AnswerSheet,
    /// The same institution without an answer: decides what may be put at all.
    unanswered: AnswerSheet,
    copy: Copy,
    /// What is not on it.
    not_shown: &'a NotShown,
    /// Numbers by the places of the questions, those not on the paper too: all copies have the same.
    numbers: BTreeMap<usize, usize>,
}

/// Composes a copy in `language`.
pub fn document(
    language: Language,
    facts: &PrintedFacts,
    questionnaire: &Questionnaire,
    sheet: &AnswerSheet,
    copy: Copy,
) -> Document {
    let paper = Paper::new(Texts::get(language), (questionnaire, &facts.not_shown), sheet, copy);
    let mut blocks = paper.left_out();
    blocks.extend(paper.reasons());
    for section in &questionnaire.sections {
        paper.section(section, &mut blocks);
    }
    paper.sign_off(&mut blocks);
    Document {
        language: language.code().to_owned(),
        title: paper.of(&questionnaire.title).to_owned(),
        subtitle: Some(facts.institution.clone()),
        cover: paper.cover(facts),
        contents_title: None,
        layout: Layout::Form { running: paper.running(facts) },
        blocks,
    }
}

impl<'a> Paper<'a> {
    fn new(
        texts: &'static Texts,
        (questionnaire, not_shown): (&'a Questionnaire, &'a NotShown),
        sheet: &AnswerSheet,
        copy: Copy,
    ) -> Self {
        let unanswered = AnswerSheet { given: BTreeMap::new(), ..sheet.clone() };
        let may_be_put = |place: &usize| {
            let question = &questionnaire.questions[*place];
            let units = units_of(&unanswered, question);
            units.iter().any(|unit| applies(questionnaire, &unanswered, question, *unit) != Applies::Hidden)
        };
        let order = questionnaire.sections.iter().flat_map(|section| &section.questions).copied();
        let numbers = order.filter(may_be_put).zip(1..).collect();
        let sheet = match copy {
            Copy::Blank => unanswered.clone(),
            Copy::Filled => sheet.clone(),
        };
        Self { texts, questionnaire, sheet, unanswered, copy, not_shown, numbers }
    }

    /// The wording of a text in the language of the paper.
    fn of<'text>(&self, text: &'text crate::questionnaire::Text) -> &'text str {
        text.get(self.texts.language().code())
    }

    fn version(&self) -> String {
        self.texts.t_with("print-version", &[("version", self.questionnaire.version.into())])
    }

    /// What tells this paper from others, the shortest first: what does not fit is left out at the end.
    fn running(&self, facts: &PrintedFacts) -> String {
        let sha = short_sha(&facts.questionnaire_sha256);
        [sha, self.version(), facts.round.clone()].join(" · ")
    }

    fn cover(&self, facts: &PrintedFacts) -> Cover {
        let texts = self.texts;
        let mut details = vec![
            (texts.t("report-card-round"), facts.round.clone()),
            (texts.t("report-questionnaire"), self.version()),
            (texts.t("report-fingerprint"), facts.questionnaire_sha256.clone()),
            (texts.t("print-made-on"), texts.date(facts.made_on)),
        ];
        if let Some(day) = facts.deadline {
            details.push((texts.t("print-deadline"), texts.date(day)));
        }
        Cover {
            publisher: texts.t("report-publisher"),
            details,
            notice: Some(match self.copy {
                Copy::Blank => texts.t("print-how-to"),
                Copy::Filled => texts.t("print-filled-note"),
            }),
        }
    }

    /// That the copy is not the whole.
    fn left_out(&self) -> Vec<Block> {
        let is_less = match self.copy {
            Copy::Blank => !self.not_shown.questions.is_empty(),
            Copy::Filled => self.not_shown.is_something(),
        };
        if is_less { vec![Block::paragraph(self.texts.t("print-left-out"))] } else { Vec::new() }
    }

    /// True when a question is not the reader's to read.
    fn is_unread(&self, place: usize) -> bool {
        self.not_shown.questions.contains(&self.questionnaire.questions[place].id)
    }

    /// The reasons for "not applicable", named once; at the questions their number is enough.
    fn reasons(&self) -> Vec<Block> {
        let items: Vec<Text> =
            self.questionnaire.reasons.iter().map(|reason| self.of(&reason.label).into()).collect();
        if self.copy == Copy::Filled || items.is_empty() {
            return Vec::new();
        }
        vec![Block::paragraph(self.texts.t("print-reasons")), Block::List { numbered: true, items }]
    }

    fn section(&self, section: &Section, blocks: &mut Vec<Block>) {
        let is_here = |place: &usize| self.numbers.contains_key(place) && !self.is_unread(*place);
        let put: Vec<usize> = section.questions.iter().copied().filter(is_here).collect();
        if put.is_empty() {
            return;
        }
        blocks.push(Block::chapter(self.of(&section.title)));
        if self.copy == Copy::Blank && !section.introduction.is_empty() {
            blocks.push(Block::paragraph(self.of(&section.introduction)));
        }
        for place in put {
            question::write(self, place, blocks);
        }
    }

    fn sign_off(&self, blocks: &mut Vec<Block>) {
        let texts = self.texts;
        blocks.push(Block::chapter(texts.t("print-sign-title")));
        blocks.push(Block::paragraph(texts.t("print-sign-words")));
        for label in [
            texts.t("print-sign-name"),
            texts.t("print-sign-post"),
            texts.t("print-sign-order"),
            texts.t("print-sign-date"),
            texts.t("print-sign-signature"),
        ] {
            blocks.push(Block::Blank(Blank { label, lines: 1 }));
        }
    }
}

/// Who answers a question: the institution, or each of its units.
fn units_of<'s>(sheet: &'s AnswerSheet, question: &Question) -> Vec<Option<&'s SheetUnit>> {
    if question.per_unit && !sheet.units.is_empty() {
        sheet.units.iter().map(Some).collect()
    } else {
        vec![None]
    }
}
