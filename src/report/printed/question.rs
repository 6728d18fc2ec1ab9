//! One question: its number and words, the boxes and lines of an answer, or the answer itself.

use super::condition::only_if;
use super::{Copy, Paper, units_of};
use crate::questionnaire::{AnswerOption, Question, QuestionKind};
use crate::report::document::{Blank, Block, Boxes, Text, TickBox};
use crate::response::{Answer, AnswerKey, GivenAnswer, SheetUnit};
use crate::scoring::{AnswerState, Applies, applies, hidden_by};

/// Writes the question at `place`, and an answer for everybody who answers it.
pub(super) fn write(paper: &Paper<'_>, place: usize, blocks: &mut Vec<Block>) {
    let (texts, question) = (paper.texts, &paper.questionnaire.questions[place]);
    let words = [("number", paper.numbers[&place].into()), ("title", paper.of(&question.text).into())];
    blocks.push(Block::subsection(texts.t_with("report-heading", &words)));
    let asked: Vec<Option<&SheetUnit>> = units_of(&paper.sheet, question)
        .into_iter()
        .filter(|unit| applies(paper.questionnaire, &paper.unanswered, question, *unit) != Applies::Hidden)
        .collect();
    if paper.copy == Copy::Blank {
        let first = asked.first().copied().flatten();
        about(paper, question, first, blocks);
    }
    for (index, unit) in asked.iter().enumerate() {
        if let Some(unit) = unit {
            blocks.push(Block::paragraph(Text::default().strong(unit.name.clone())));
        }
        Asked { paper, question, unit: *unit, is_first: index == 0 }.write(blocks);
    }
}

/// What a person needs to know before answering.
fn about(paper: &Paper<'_>, question: &Question, unit: Option<&SheetUnit>, blocks: &mut Vec<Block>) {
    if let Some(condition) = only_if(paper, question, unit) {
        blocks.push(Block::paragraph(Text::default().strong(condition)));
    }
    let mut text = Text::default();
    if question.core {
        text = text.slanted(format!("{}. ", paper.texts.t("report-core")));
    }
    if !question.help.is_empty() {
        text = text.plain(paper.of(&question.help));
    }
    if !text.0.is_empty() {
        blocks.push(Block::Paragraph(text));
    }
}

/// A question put to the institution or to one of its units.
struct Asked<'a> {
    paper: &'a Paper<'a>,
    question: &'a Question,
    unit: Option<&'a SheetUnit>,
    /// What must be true for an option is said once, however many answer.
    is_first: bool,
}

impl Asked<'_> {
    fn write(&self, blocks: &mut Vec<Block>) {
        match self.paper.copy {
            Copy::Blank => self.blank(blocks),
            Copy::Filled => self.filled(blocks),
        }
    }

    fn given(&self) -> Option<&GivenAnswer> {
        let unit = self.unit.map(|unit| unit.name.clone());
        self.paper.sheet.given.get(&AnswerKey { unit, question: self.question.id.clone() })
    }

    fn blank(&self, blocks: &mut Vec<Block>) {
        let texts = self.paper.texts;
        blocks.push(match &self.question.kind {
            QuestionKind::Choice { options } => self.boxes(options, None),
            QuestionKind::Checklist { elements } => self.boxes(elements, None),
            QuestionKind::Number { unit, .. } => {
                let unit = [("unit", self.paper.of(unit).into())];
                blank(texts.t_with("print-number", &unit), 1)
            }
            QuestionKind::Date => blank(texts.t("print-date"), 1),
            QuestionKind::Text => blank(texts.t("print-text"), 3),
        });
        blocks.push(self.empty_boxes(None));
        let note = if self.question.comply_or_explain {
            texts.t("print-explanation")
        } else {
            texts.t("print-comment")
        };
        blocks.push(blank(note, 1));
        blocks.push(blank(texts.t("print-source"), 1));
    }

    /// The options, those of the answer ticked.
    fn boxes(&self, options: &[AnswerOption], answer: Option<&Answer>) -> Block {
        let item = |option: &AnswerOption| {
            let ticked = answer.is_some_and(|answer| answer.holds(&option.id));
            let mut text = Text::default().strong(self.paper.of(&option.label));
            let says_more = ticked || (self.paper.copy == Copy::Blank && self.is_first);
            if says_more && !option.criterion.is_empty() {
                text = text.plain(format!(" – {}", self.paper.of(&option.criterion)));
            }
            if is_left_out(answer, &option.id) {
                let words = self.paper.texts.t("answer-not-applicable");
                text = text.slanted(format!(" ({words})"));
            }
            TickBox { ticked, text }
        };
        Block::Boxes(Boxes { across: false, items: options.iter().map(item).collect() })
    }

    /// The ways of not answering, each a word of its own.
    fn empty_boxes(&self, answer: Option<&Answer>) -> Block {
        let texts = self.paper.texts;
        let is = |wanted: &Answer| answer == Some(wanted);
        let item = |ticked: bool, words: String| TickBox { ticked, text: words.into() };
        let mut items = vec![
            item(is(&Answer::DoNotKnow), texts.t("answer-do-not-know")),
            item(is(&Answer::NoData), texts.t("answer-no-data")),
        ];
        if let Some(Answer::NotApplicable { reason }) = answer {
            let words = format!("{}: {}", texts.t("answer-not-applicable"), self.reason(reason));
            items.push(item(true, words));
        } else if self.question.not_applicable {
            items.push(item(
                false,
                match self.paper.copy {
                    Copy::Blank => texts.t("print-not-applicable"),
                    Copy::Filled => texts.t("answer-not-applicable"),
                },
            ));
        }
        Block::Boxes(Boxes { across: true, items })
    }

    fn reason<'r>(&'r self, id: &'r str) -> &'r str {
        let known = self.paper.questionnaire.reasons.iter().find(|reason| reason.id == id);
        known.map_or(id, |reason| self.paper.of(&reason.label))
    }

    fn filled(&self, blocks: &mut Vec<Block>) {
        let (paper, texts) = (self.paper, self.paper.texts);
        let answer = self.given().and_then(|given| given.answer.as_ref());
        let applies = applies(paper.questionnaire, &paper.sheet, self.question, self.unit);
        match AnswerState::of(applies, answer) {
            AnswerState::Hidden => blocks.push(self.hidden(answer.is_some())),
            AnswerState::Unanswered => {
                blocks.push(self.open_boxes(None));
                blocks.push(Block::paragraph(Text::default().slanted(texts.t("print-unanswered"))));
            }
            AnswerState::Answered => blocks.push(self.answered(answer)),
            AnswerState::NotApplicable | AnswerState::DoNotKnow | AnswerState::NoData => {
                blocks.push(self.open_boxes(None));
                blocks.push(self.empty_boxes(answer));
            }
        }
        self.notes(blocks);
    }

    /// The options without a tick, so that a reader sees what was to choose from.
    fn open_boxes(&self, answer: Option<&Answer>) -> Block {
        self.boxes(self.question.options(), answer)
    }

    fn answered(&self, answer: Option<&Answer>) -> Block {
        let (paper, texts) = (self.paper, self.paper.texts);
        match answer {
            Some(Answer::Number(number)) => {
                let digits = texts.number(number.normalize(), number.normalize().scale());
                let unit = match &self.question.kind {
                    QuestionKind::Number { unit, .. } => paper.of(unit),
                    _ => "",
                };
                Block::paragraph(Text::default().strong(format!("{digits} {unit}").trim().to_owned()))
            }
            Some(Answer::Date(day)) => Block::paragraph(Text::default().strong(texts.date(*day))),
            Some(Answer::Text(words)) => Block::paragraph(words.as_str()),
            _ => self.open_boxes(answer),
        }
    }

    /// Why the question is not put, and whether an answer is kept.
    fn hidden(&self, is_kept: bool) -> Block {
        let (paper, texts) = (self.paper, self.paper.texts);
        let places = hidden_by(paper.questionnaire, &paper.sheet, self.question, self.unit);
        let numbers = places.iter().filter_map(|place| paper.numbers.get(place)).map(ToString::to_string);
        let numbers = [("numbers", numbers.collect::<Vec<_>>().join(", ").into())];
        let mut words = texts.t_with("print-hidden", &numbers);
        if is_kept {
            words = format!("{words} {}", texts.t("print-hidden-kept"));
        }
        Block::paragraph(Text::default().slanted(words))
    }

    fn notes(&self, blocks: &mut Vec<Block>) {
        let Some(given) = self.given() else { return };
        let (texts, comment, source) = (self.paper.texts, given.comment.trim(), given.source.trim());
        if !comment.is_empty() {
            blocks.push(Block::paragraph(texts.t_with("report-card-comment", &[("words", comment.into())])));
        }
        if !source.is_empty() {
            blocks.push(Block::paragraph(texts.t_with("report-card-source", &[("words", source.into())])));
        }
    }
}

fn is_left_out(answer: Option<&Answer>, option: &str) -> bool {
    matches!(answer, Some(Answer::Checklist { not_applicable, .. }) if not_applicable.contains(option))
}

fn blank(label: String, lines: u8) -> Block {
    Block::Blank(Blank { label, lines })
}
