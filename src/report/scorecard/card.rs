//! What every part of a scorecard draws on, and the words for single figures.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::chart::level_colour;
use crate::questionnaire::{Part, Questionnaire};
use crate::report::document::Cell;
use crate::response::AnswerSheet;
use crate::scoring::{NodeScore, Rating, Scorecard, Value};
use crate::texts::Texts;

/// What every part draws on.
pub(super) struct Card<'a> {
    pub texts: &'static Texts,
    pub questionnaire: &'a Questionnaire,
    pub sheet: &'a AnswerSheet,
    pub scorecard: &'a Scorecard,
    /// Places of the nodes above the indicators, from the top down.
    pub upper: Vec<usize>,
    /// Places of the indicators, in the order of the tree.
    pub indicators: Vec<usize>,
    /// Places of the questions that are not the reader's to read.
    unread: BTreeSet<usize>,
}

impl<'a> Card<'a> {
    pub fn new(
        texts: &'static Texts,
        questionnaire: &'a Questionnaire,
        sheet: &'a AnswerSheet,
        scorecard: &'a Scorecard,
    ) -> Self {
        let mut order = Vec::new();
        questionnaire.roots.iter().for_each(|root| descend(questionnaire, *root, &mut order));
        let (indicators, upper) =
            order.into_iter().partition(|place| questionnaire.nodes[*place].indicator.is_some());
        Self { texts, questionnaire, sheet, scorecard, upper, indicators, unread: BTreeSet::new() }
    }

    /// The same for a reader who may not read these questions.
    pub fn without(mut self, unread: &BTreeSet<String>) -> Self {
        self.unread = unread.iter().filter_map(|id| self.questionnaire.question(id)).collect();
        self
    }

    /// True when a question may be named to the reader.
    pub fn may_name(&self, place: usize) -> bool {
        !self.unread.contains(&place)
    }

    /// The wording of a text in the language of the document.
    pub fn words<'text>(&self, text: &'text crate::questionnaire::Text) -> &'text str {
        text.get(self.texts.language().code())
    }

    /// The name of a node.
    pub fn title(&self, node: usize) -> &'a str {
        self.questionnaire.nodes[node].title.get(self.texts.language().code())
    }

    /// The name of a node, or the text of a question.
    pub fn part(&self, part: Part) -> &'a str {
        match part {
            Part::Node(place) => self.title(place),
            Part::Question(place) => {
                self.questionnaire.questions[place].text.get(self.texts.language().code())
            }
        }
    }

    pub fn node(&self, node: usize) -> &'a NodeScore {
        &self.scorecard.nodes[node]
    }

    /// A score in points of 100, or why there is none.
    pub fn score(&self, value: Option<Value>) -> String {
        match value {
            None => self.texts.t("report-state-not-applicable"),
            Some(Value { score: None, .. }) => self.texts.t("report-state-unanswered"),
            Some(Value { score: Some(score), .. }) => self.texts.score(score),
        }
    }

    /// What the missing answers leave open.
    pub fn range(&self, value: Option<Value>) -> String {
        match value {
            None => self.texts.t("report-state-not-applicable"),
            Some(value) if value.lower == value.upper => self.texts.t("report-card-complete"),
            Some(value) => self.interval(value),
        }
    }

    /// Both bounds.
    pub fn interval(&self, value: Value) -> String {
        let arguments = [
            ("lower", self.texts.score(value.lower).into()),
            ("upper", self.texts.score(value.upper).into()),
        ];
        self.texts.t_with("report-card-interval", &arguments)
    }

    pub fn coverage(&self, value: Option<Value>) -> String {
        value.map_or_else(
            || self.texts.t("report-state-not-applicable"),
            |value| self.texts.percent(value.coverage),
        )
    }

    pub fn gap(&self, gap: Option<Decimal>) -> String {
        gap.map_or_else(|| self.texts.t("report-no-score"), |gap| self.texts.score(gap))
    }

    /// A rating in words.
    pub fn rating(&self, rating: Rating) -> String {
        match rating {
            Rating::Level(level) => self.level(level).to_owned(),
            Rating::NoneGiven => self.texts.t("report-card-no-rating"),
            Rating::NotApplicable => self.texts.t("report-state-not-applicable"),
        }
    }

    /// The name of a level.
    pub fn level(&self, level: usize) -> &'a str {
        self.questionnaire.scale.levels[level].title.get(self.texts.language().code())
    }

    /// A rating on its colour.
    pub fn rating_cell(&self, rating: Rating) -> Cell {
        let words = self.rating(rating);
        match rating {
            Rating::Level(level) => {
                Cell::shaded(words, level_colour(level, self.questionnaire.scale.levels.len()))
            }
            Rating::NoneGiven | Rating::NotApplicable => words.into(),
        }
    }
}

/// The nodes from the top down, each once.
fn descend(questionnaire: &Questionnaire, node: usize, order: &mut Vec<usize>) {
    if order.contains(&node) {
        return;
    }
    order.push(node);
    for part in &questionnaire.nodes[node].parts {
        if let Part::Node(place) = part {
            descend(questionnaire, *place, order);
        }
    }
}
