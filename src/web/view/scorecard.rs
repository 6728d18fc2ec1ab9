//! Scores with how they came about.

use super::charts;
use super::response::head;
use crate::assessment::OpenedResponse;
use crate::chart::{Group, ProfileRow, Standing};
use crate::questionnaire::{Part, Question, Questionnaire, Rule};
use crate::report::NotShown;
use crate::report::document;
use crate::report::scorecard::{Beside, Told, told};
use crate::response::{Answer, AnswerKey, AnswerSheet, ResponseState};
use crate::scoring::{
    ExplainedPart, Lift, NodeScore, PartKind, Rating as Given, Scorecard, Value, evidence_cap, lifts,
    questions_below, score,
};
use crate::texts::Texts;
use crate::web::pages::parts::{Cell, Column, Row, Table, Tag, Tone, Words};
use crate::web::pages::scorecard::{
    LiftRow, Rating, ScoreCard, ScoreExplanation, ScorePart, ScorecardPage, ToldPart, UnitScore, files,
};

/// Steps shown that would raise a rating.
const LIFTS_SHOWN: usize = 3;

/// A scored sheet in the reader's language.
struct Scores<'a> {
    texts: &'a Texts,
    questionnaire: &'a Questionnaire,
    sheet: &'a AnswerSheet,
    scorecard: Scorecard,
    not_shown: &'a NotShown,
}

/// The scores of the answers on `sheet`.
pub fn page(
    texts: &'static Texts,
    opened: &OpenedResponse,
    (sheet, beside, not_shown): (&AnswerSheet, &Beside, &NotShown),
    back_href: String,
) -> ScorecardPage {
    let scores = Scores {
        texts,
        questionnaire: &opened.questionnaire,
        sheet,
        scorecard: score(&opened.questionnaire, sheet),
        not_shown,
    };
    let below = top_nodes(&opened.questionnaire);
    ScorecardPage {
        head: head(texts, opened),
        back_href,
        title: texts.t("scorecard-title"),
        standing: standing(texts, &opened.response.state),
        files: files(opened.response.id),
        total: scores.card(total(&opened.questionnaire), "total".to_owned()),
        profile: (!below.is_empty()).then(|| scores.profile(&below)),
        principles: below.iter().map(|node| scores.card(*node, format!("node-{node}"))).collect(),
        told: told(texts, beside, &opened.questionnaire, sheet, &scores.scorecard).map(told_part).to_vec(),
    }
}

/// What is told in a report too, for a page.
fn told_part(told: Told) -> ToldPart {
    ToldPart { title: told.title, sentences: told.sentences, table: told.table.map(page_table) }
}

fn page_table(table: document::Table) -> Table {
    let is_number = |place: usize| table.columns[place].align == document::Align::Right;
    let row = |row: &document::Row| match row {
        document::Row::Heading(words) => Row::new(words, Vec::new()),
        document::Row::Cells(cells) => {
            let cell = |(place, cell): (usize, &document::Cell)| match is_number(place) {
                true => Cell::number(cell.text.words()),
                false => Cell::words(cell.text.words()),
            };
            let head = cells.first().map(|cell| cell.text.words()).unwrap_or_default();
            Row::new(head, cells.iter().enumerate().skip(1).map(cell).collect())
        }
    };
    let column = |(place, column): (usize, &document::Column)| match is_number(place) {
        true => Column::numbers(&column.head),
        false => Column::words(&column.head),
    };
    Table {
        columns: table.columns.iter().enumerate().map(column).collect(),
        rows: table.rows.iter().map(row).collect(),
        note: table.note.map(|note| note.words()).unwrap_or_default(),
        caption: table.caption,
    }
}

/// The node that stands for all answers.
fn total(questionnaire: &Questionnaire) -> usize {
    questionnaire.roots.first().copied().unwrap_or_default()
}

/// The principles by number; where a questionnaire has none, the parts of its total.
pub fn top_nodes(questionnaire: &Questionnaire) -> Vec<usize> {
    let mut principles: Vec<(u8, usize)> = questionnaire
        .nodes
        .iter()
        .enumerate()
        .filter_map(|(place, node)| Some((node.principle?, place)))
        .collect();
    principles.sort_unstable();
    if !principles.is_empty() {
        return principles.into_iter().map(|(_, place)| place).collect();
    }
    let parts = questionnaire.nodes.get(total(questionnaire)).map(|node| node.parts.as_slice());
    let nodes = parts.unwrap_or_default().iter().filter_map(|part| match part {
        Part::Node(place) => Some(*place),
        Part::Question(_) => None,
    });
    nodes.collect()
}

fn standing(texts: &Texts, state: &ResponseState) -> String {
    match state {
        ResponseState::Accepted { at, .. } => {
            texts.t_with("scorecard-accepted", &[("at", texts.date_time(*at).into())])
        }
        ResponseState::Open | ResponseState::Submitted { .. } | ResponseState::Returned { .. } => {
            texts.t("scorecard-self-assessed")
        }
    }
}

/// The scores of the institution's own answers and of those with what was verified, side by side.
pub fn both(
    texts: &Texts,
    questionnaire: &Questionnaire,
    (sheet, verified): (&AnswerSheet, &AnswerSheet),
) -> Table {
    let not_shown = NotShown::default();
    let of = |sheet| {
        let scorecard = score(questionnaire, sheet);
        Scores { texts, questionnaire, sheet, scorecard, not_shown: &not_shown }
    };
    let (own, reviewed) = (of(sheet), of(verified));
    let cells = |scores: &Scores<'_>, node: usize| {
        let found = scores.score_of(node);
        let score = found.value.and_then(|value| value.score).map(|score| texts.score(score));
        [
            Cell::words(rating_words(texts, questionnaire, found.rating)),
            Cell::number(score.unwrap_or_default()),
        ]
    };
    let row = |node: usize| Row::new(own.title(node), [cells(&own, node), cells(&reviewed, node)].concat());
    Table {
        caption: texts.t("review-both"),
        columns: vec![
            Column::words(texts.t("column-topic")),
            Column::words(texts.t("review-own-rating")),
            Column::numbers(texts.t("review-own-score")),
            Column::words(texts.t("review-verified-rating")),
            Column::numbers(texts.t("review-verified-score")),
        ],
        rows: [total(questionnaire)].into_iter().chain(top_nodes(questionnaire)).map(row).collect(),
        note: texts.t("review-both-note"),
    }
}

/// The scores of the principles in a table, for the reviewer.
pub fn table(texts: &Texts, questionnaire: &Questionnaire, sheet: &AnswerSheet) -> Table {
    let scorecard = score(questionnaire, sheet);
    let not_shown = NotShown::default();
    let scores = Scores { texts, questionnaire, sheet, scorecard, not_shown: &not_shown };
    Table {
        caption: texts.t("scorecard-principles"),
        columns: vec![
            Column::words(texts.t("column-topic")),
            Column::words(texts.t("column-rating")),
            Column::numbers(texts.t("column-score")),
            Column::numbers(texts.t("score-coverage")),
        ],
        rows: top_nodes(questionnaire).into_iter().map(|node| scores.row(node)).collect(),
        note: String::new(),
    }
}

impl Scores<'_> {
    fn code(&self) -> &'static str {
        self.texts.language().code()
    }

    fn title(&self, node: usize) -> String {
        self.questionnaire.nodes[node].title.get(self.code()).to_owned()
    }

    fn part_title(&self, part: Part) -> String {
        match part {
            Part::Node(place) => self.title(place),
            Part::Question(place) => self.questionnaire.questions[place].text.get(self.code()).to_owned(),
        }
    }

    fn score_of(&self, node: usize) -> &NodeScore {
        &self.scorecard.nodes[node]
    }

    fn row(&self, node: usize) -> Row {
        let found = self.score_of(node);
        let score = found.value.and_then(|value| value.score).map(|score| self.texts.score(score));
        let coverage = found.value.map(|value| self.texts.percent(value.coverage));
        let cells = vec![
            Cell::words(rating_words(self.texts, self.questionnaire, found.rating)),
            Cell::number(score.unwrap_or_default()),
            Cell::number(coverage.unwrap_or_default()),
        ];
        Row::new(self.title(node), cells)
    }

    fn profile(&self, nodes: &[usize]) -> crate::web::pages::parts::Figure {
        let rows = nodes.iter().map(|node| self.profile_row(*node)).collect();
        let title = self.texts.t("scorecard-profile");
        charts::profile(self.texts, &title, vec![Group::plain(rows)], Some(self.questionnaire.target))
    }

    fn profile_row(&self, node: usize) -> ProfileRow {
        let found = self.score_of(node);
        match found.value {
            Some(Value { score: Some(score), lower, upper, .. }) => {
                let interval = (lower != upper).then_some((lower, upper));
                charts::rated(self.texts, self.title(node), score, interval)
            }
            Some(Value { score: None, .. }) | None => {
                let words = rating_words(self.texts, self.questionnaire, found.rating);
                ProfileRow { label: self.title(node), standing: Standing::NotRated(words) }
            }
        }
    }

    fn card(&self, node: usize, id: String) -> ScoreCard {
        let (texts, found) = (self.texts, self.score_of(node));
        let rating = rating(self.questionnaire, found.rating, self.code());
        let interval = found.value.filter(|value| value.lower != value.upper);
        ScoreCard {
            id,
            title: self.title(node),
            no_rating: if rating.is_some() {
                String::new()
            } else {
                rating_words(texts, self.questionnaire, found.rating)
            },
            rating,
            score: found
                .value
                .and_then(|value| value.score)
                .map(|score| texts.score(score))
                .unwrap_or_default(),
            interval: interval
                .map(|value| charts::interval_text(texts, value.lower, value.upper))
                .unwrap_or_default(),
            coverage: found.value.map(|value| texts.percent(value.coverage)).unwrap_or_default(),
            target: texts.score(self.questionnaire.target_of(node)),
            gap: found.gap.map(|gap| texts.score(gap)).unwrap_or_default(),
            explanation: found.value.map(|value| self.explanation(node, value)),
        }
    }

    fn explanation(&self, node: usize, value: Value) -> ScoreExplanation {
        let explanation = &self.score_of(node).explanation;
        let cap = |part: &Part| self.texts.t_with("cap-core", &[("title", self.part_title(*part).into())]);
        let mut steps = lifts(self.questionnaire, self.sheet, node);
        steps.retain(|lift| {
            let question = &self.questionnaire.questions[lift.question];
            !self.not_shown.questions.contains(&question.id)
        });
        let lifts_score_only = !steps.iter().any(|lift| lift.is_higher_level);
        let shown = steps.iter().filter(|lift| lift.is_higher_level || lifts_score_only).take(LIFTS_SHOWN);
        ScoreExplanation {
            rule: rule(self.texts, explanation.rule),
            parts: explanation.parts.iter().map(|part| self.part(part)).collect(),
            units: self.units(node),
            sum: value.score.map(|score| self.texts.score(score)).unwrap_or_default(),
            caps: explanation.capped_by.iter().map(cap).chain(self.not_shown_words(node)).collect(),
            lifts_score_only,
            lifts: shown.map(|lift| self.lift(lift)).collect(),
        }
    }

    /// That answers without evidence keep the rating down, with how many and the first of them.
    fn not_shown_words(&self, node: usize) -> Option<String> {
        let places = &self.score_of(node).explanation.not_shown;
        let first = self.part_title(Part::Question(*places.first()?));
        let level = &self.questionnaire.scale.levels[evidence_cap(&self.questionnaire.scale)];
        let arguments = [
            ("level", level.title.get(self.code()).into()),
            ("count", places.len().into()),
            ("question", first.into()),
        ];
        Some(self.texts.t_with("cap-evidence", &arguments))
    }

    fn part(&self, part: &ExplainedPart) -> ScorePart {
        let texts = self.texts;
        let title = match &part.what {
            PartKind::Part(part) => self.part_title(*part),
            PartKind::UnitKind(kind) => {
                let known = self.questionnaire.unit_kinds.iter().find(|known| known.id == *kind);
                known.map_or(kind.as_str(), |known| known.label.get(self.code())).to_owned()
            }
            PartKind::Own => texts.t("score-own"),
        };
        let score = part.value.and_then(|value| value.score);
        let state = no_score(texts, part.value);
        ScorePart {
            title,
            weight: part.share.map(|share| texts.percent(share)).unwrap_or_default(),
            score: score.map(|score| texts.score(score)).unwrap_or_default(),
            state,
            contribution: part.contribution().map(|points| texts.score(points)).unwrap_or_default(),
        }
    }

    /// What each unit scores in a node, from its own answers alone.
    fn units(&self, node: usize) -> Vec<UnitScore> {
        let below = questions_below(self.questionnaire, node);
        if !below.iter().any(|place| self.questionnaire.questions[*place].per_unit) {
            return Vec::new();
        }
        let units = self.scorecard.units.iter().zip(&self.scorecard.tree.units);
        units.map(|(unit, values)| self.unit(&unit.name, values.nodes[node])).collect()
    }

    fn unit(&self, name: &str, value: Option<Value>) -> UnitScore {
        let score = value.and_then(|value| value.score);
        UnitScore {
            name: name.to_owned(),
            score: score.map(|score| self.texts.score(score)).unwrap_or_default(),
            coverage: value.map(|value| self.texts.percent(value.coverage)).unwrap_or_default(),
            state: no_score(self.texts, value),
        }
    }

    fn lift(&self, lift: &Lift) -> LiftRow {
        let question = &self.questionnaire.questions[lift.question];
        let better = question.option(&lift.option);
        let option = better.map_or("", |option| option.label.get(self.code()));
        let arguments = [
            ("question", question.text.get(self.code()).into()),
            ("option", option.into()),
            ("score", self.texts.score(lift.score).into()),
        ];
        LiftRow {
            text: self.texts.t_with("score-lift", &arguments),
            step: self.next_step(question),
            evidence: better.map(|option| Words::of(&option.evidence, self.code())).unwrap_or_default(),
        }
    }
}

impl Scores<'_> {
    /// What the answer given says to do next.
    fn next_step(&self, question: &Question) -> String {
        let given = match self.sheet.answer(&AnswerKey::own(&question.id)) {
            Some(Answer::Choice(chosen)) => question.option(chosen),
            _ => None,
        };
        let step = given.map(|option| option.next_step.get(self.code())).unwrap_or_default();
        if step.is_empty() {
            String::new()
        } else {
            self.texts.t_with("scorecard-step", &[("step", step.into())])
        }
    }
}

fn rule(texts: &Texts, rule: Rule) -> String {
    match rule {
        Rule::WeightedMean => texts.t("rule-weighted-mean"),
        Rule::Lowest => texts.t("rule-lowest"),
        Rule::Geometric => texts.t("rule-geometric"),
        Rule::AllSomeNone => texts.t("rule-all-some-none"),
        Rule::MeanOfKinds => texts.t("rule-mean-of-kinds"),
    }
}

fn rating(questionnaire: &Questionnaire, given: Given, code: &str) -> Option<Rating> {
    match given {
        Given::Level(place) => {
            let level = &questionnaire.scale.levels[place];
            Some(Rating {
                label: level.title.get(code).to_owned(),
                meaning: level.meaning.get(code).to_owned(),
                level: u8::try_from(place).unwrap_or(u8::MAX),
            })
        }
        Given::NoneGiven | Given::NotApplicable => None,
    }
}

/// Why there is no score, if there is none.
fn no_score(texts: &Texts, value: Option<Value>) -> Option<Tag> {
    match value {
        None => Some(Tag::new(texts.t("answer-not-applicable"), Tone::Quiet)),
        Some(Value { score: None, .. }) => Some(Tag::new(texts.t("answer-unanswered"), Tone::Attention)),
        Some(Value { score: Some(_), .. }) => None,
    }
}

/// The name of a level, or why there is none.
pub fn rating_words(texts: &Texts, questionnaire: &Questionnaire, given: Given) -> String {
    let scale: Vec<&str> =
        questionnaire.scale.levels.iter().map(|level| level.title.get(texts.language().code())).collect();
    level_words(texts, &scale, given)
}

/// The same for a scale known by its names alone.
pub fn level_words(texts: &Texts, scale: &[&str], given: Given) -> String {
    match given {
        Given::Level(place) => scale.get(place).copied().unwrap_or_default().to_owned(),
        Given::NoneGiven => texts.t("rating-not-enough"),
        Given::NotApplicable => texts.t("rating-not-applicable"),
    }
}
