//! The scorecard for a spreadsheet: figures as figures, one row for each thing, and the codes in words.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::answers::answer_words;
use super::card::Card;
use super::explanation::name;
use super::result::{evidence_rule, sentence};
use super::{ScorecardFacts, next_steps, told};
use crate::chart::level_colour;
use crate::questionnaire::{Question, Questionnaire};
use crate::report::document::{Row, Table};
use crate::report::xlsx::{Book, Field, Sheet};
use crate::response::{Answer, AnswerKey, AnswerSheet, SheetUnit};
use crate::scoring::{AnswerState, Lift, Rating, Scorecard, Value, Values};
use crate::texts::{Language, Texts};

/// Composes the workbook; `lifts` holds what [`steps`](super::steps) gives.
pub fn workbook(
    language: Language,
    facts: &ScorecardFacts,
    questionnaire: &Questionnaire,
    sheet: &AnswerSheet,
    scorecard: &Scorecard,
    lifts: &BTreeMap<usize, Vec<Lift>>,
) -> Book {
    let texts = Texts::get(language);
    let card = Card::new(texts, questionnaire, sheet, scorecard).without(&facts.not_shown.questions);
    let mut sheets = vec![summary(&card, facts), why(&card), answers(&card), steps(&card, lifts)];
    let told = told(texts, &facts.beside, questionnaire, sheet, scorecard);
    let names = [texts.t("xlsx-since"), texts.t("xlsx-peers")];
    sheets.extend(told.into_iter().zip(names).map(|(told, name)| {
        let said = told.sentences.into_iter().map(|sentence| (told.title.clone(), sentence)).collect();
        beside(name, said, told.table)
    }));
    sheets.push(codebook(&card));
    Book { title: texts.t("report-scorecard-title"), sheets }
}

fn points(value: Option<Value>, pick: impl Fn(Value) -> Option<Decimal>) -> Field {
    value.and_then(pick).map_or(Field::Empty, Field::Points)
}

fn rating(card: &Card<'_>, rating: Rating) -> Field {
    let words = card.rating(rating);
    match rating {
        Rating::Level(level) => {
            Field::Shaded(words, level_colour(level, card.questionnaire.scale.levels.len()))
        }
        Rating::NoneGiven | Rating::NotApplicable => words.into(),
    }
}

fn summary(card: &Card<'_>, facts: &ScorecardFacts) -> Sheet {
    let texts = card.texts;
    let version = [
        ("title", card.words(&card.questionnaire.title).into()),
        ("version", card.questionnaire.version.into()),
    ];
    let state = match facts.accepted_on {
        Some(day) => texts.t_with("report-card-accepted-on", &[("date", texts.date(day).into())]),
        None => texts.t("report-card-not-accepted"),
    };
    let row = |node: &usize| {
        let score = card.node(*node);
        vec![
            card.title(*node).into(),
            points(score.value, |value| value.score),
            rating(card, score.rating),
            score.value.map_or(Field::Empty, |value| Field::Percent(value.coverage)),
            points(score.value, |value| Some(value.lower)),
            points(score.value, |value| Some(value.upper)),
            Field::Points(card.questionnaire.target_of(*node)),
            score.gap.map_or(Field::Empty, Field::Points),
            card.questionnaire.nodes[*node].id.as_str().into(),
        ]
    };
    let mut about = vec![
        (texts.t("xlsx-institution"), facts.institution.clone()),
        (texts.t("report-card-round"), facts.round.clone()),
        (texts.t("report-questionnaire"), texts.t_with("report-title-and-version", &version)),
        (texts.t("report-fingerprint"), facts.questionnaire_sha256.clone()),
        (texts.t("report-card-state"), state),
        (texts.t("report-card-made-on"), texts.date(facts.made_on)),
    ];
    about.push((texts.t("looks-evidence-title"), evidence_rule(card)));
    if facts.not_shown.answers {
        about.push((texts.t("report-card-left-out-answers-title"), texts.t("report-card-left-out-answers")));
    }
    Sheet {
        name: texts.t("xlsx-summary"),
        facts: about,
        columns: vec![
            (texts.t("report-topic"), 60),
            (texts.t("report-term-score"), 12),
            (texts.t("report-rating"), 20),
            (texts.t("report-term-coverage"), 14),
            (texts.t("xlsx-lower"), 14),
            (texts.t("xlsx-upper"), 14),
            (texts.t("score-target"), 12),
            (texts.t("report-term-gap"), 14),
            (texts.t("xlsx-code"), 24),
        ],
        rows: card.upper.iter().chain(&card.indicators).map(row).collect(),
    }
}

/// A row for each topic with its rating in words, then one for each part of it.
fn why(card: &Card<'_>) -> Sheet {
    let texts = card.texts;
    let mut rows = Vec::new();
    for node in &card.upper {
        let score = card.node(*node);
        rows.push(vec![
            card.title(*node).into(),
            rating(card, score.rating),
            sentence(card, *node).into(),
            points(score.value, |value| value.score),
        ]);
        rows.extend(score.explanation.parts.iter().map(|part| {
            vec![
                card.title(*node).into(),
                Field::Empty,
                name(card, &part.what).into(),
                points(part.value, |value| value.score),
                Field::Number(part.weight.normalize()),
                part.share.map_or(Field::Empty, Field::Percent),
                part.contribution().map_or(Field::Empty, Field::Points),
            ]
        }));
    }
    Sheet {
        name: texts.t("xlsx-why"),
        facts: Vec::new(),
        columns: vec![
            (texts.t("report-topic"), 45),
            (texts.t("report-rating"), 20),
            (texts.t("xlsx-explanation"), 80),
            (texts.t("report-term-score"), 12),
            (texts.t("report-card-weight"), 10),
            (texts.t("report-card-share"), 12),
            (texts.t("report-card-contribution"), 14),
        ],
        rows,
    }
}

/// One row for each question put to the institution or one of its units; the state stands apart from the answer.
fn answers(card: &Card<'_>) -> Sheet {
    let texts = card.texts;
    let tree = &card.scorecard.tree;
    let mut rows = Vec::new();
    for section in &card.questionnaire.sections {
        let title = card.words(&section.title);
        for place in section.questions.iter().filter(|place| card.may_name(**place)) {
            let per_unit = card.questionnaire.questions[*place].per_unit && !card.scorecard.units.is_empty();
            if per_unit {
                let units = card.scorecard.units.iter().zip(&tree.units);
                rows.extend(
                    units.map(|(unit, values)| answer_row(card, title, *place, (Some(unit), values))),
                );
            } else {
                rows.push(answer_row(card, title, *place, (None, &tree.own)));
            }
        }
    }
    Sheet {
        name: texts.t("xlsx-answers"),
        facts: Vec::new(),
        columns: vec![
            (texts.t("report-card-question"), 60),
            (texts.t("xlsx-section"), 30),
            (texts.t("xlsx-unit"), 20),
            (texts.t("xlsx-state"), 18),
            (texts.t("report-card-answer"), 60),
            (texts.t("xlsx-number"), 12),
            (texts.t("report-term-score"), 12),
            (texts.t("xlsx-comment"), 40),
            (texts.t("xlsx-source"), 40),
            (texts.t("xlsx-code"), 24),
            (texts.t("xlsx-answer-code"), 24),
        ],
        rows,
    }
}

fn answer_row(
    card: &Card<'_>,
    section: &str,
    place: usize,
    (unit, values): (Option<&SheetUnit>, &Values),
) -> Vec<Field> {
    let question: &Question = &card.questionnaire.questions[place];
    let key = AnswerKey { unit: unit.map(|unit| unit.name.clone()), question: question.id.clone() };
    let given = card.sheet.given.get(&key);
    let answer = given.and_then(|given| given.answer.as_ref());
    let words = answer.map(|answer| answer_words(card, question, answer)).unwrap_or_default();
    let number = match answer {
        Some(Answer::Number(number)) => Field::Number(number.normalize()),
        _ => Field::Empty,
    };
    vec![
        card.words(&question.text).into(),
        section.into(),
        unit.map(|unit| unit.name.as_str()).unwrap_or_default().into(),
        state(card.texts, values.states[place]).into(),
        words.into(),
        number,
        points(values.questions[place].filter(|_| question.is_scored()), |value| value.score),
        given.map(|given| given.comment.as_str()).unwrap_or_default().into(),
        given.map(|given| given.source.as_str()).unwrap_or_default().into(),
        question.id.as_str().into(),
        answer.map(Answer::to_cell).unwrap_or_default().into(),
    ]
}

fn state(texts: &Texts, state: AnswerState) -> String {
    match state {
        AnswerState::Unanswered => texts.t("xlsx-not-reached"),
        AnswerState::Hidden => texts.t("xlsx-hidden"),
        AnswerState::Answered => texts.t("xlsx-answered"),
        AnswerState::NotApplicable => texts.t("answer-not-applicable"),
        AnswerState::DoNotKnow => texts.t("answer-do-not-know"),
        AnswerState::NoData => texts.t("answer-no-data"),
    }
}

fn steps(card: &Card<'_>, lifts: &BTreeMap<usize, Vec<Lift>>) -> Sheet {
    let texts = card.texts;
    let row = |node: usize, lift: &Lift| {
        vec![
            card.title(node).into(),
            next_steps::step(card, lift).words().into(),
            points(card.node(node).value, |value| value.score),
            rating(card, card.node(node).rating),
            Field::Points(lift.score),
            rating(card, lift.rating),
        ]
    };
    let of_node = |node: &usize| {
        let found = lifts.get(node).map(Vec::as_slice).unwrap_or_default();
        found.iter().map(|lift| row(*node, lift)).collect::<Vec<_>>()
    };
    Sheet {
        name: texts.t("xlsx-steps"),
        facts: Vec::new(),
        columns: vec![
            (texts.t("report-topic"), 45),
            (texts.t("report-card-step"), 90),
            (texts.t("report-card-score-now"), 14),
            (texts.t("scorecard-rating-now"), 20),
            (texts.t("report-card-score-then"), 14),
            (texts.t("report-card-rating-then"), 20),
        ],
        rows: card.upper.iter().flat_map(of_node).collect(),
    }
}

fn beside(name: String, facts: Vec<(String, String)>, table: Option<Table>) -> Sheet {
    let Some(Table { columns, rows, note, .. }) = table else {
        return Sheet { name, facts, columns: vec![(String::new(), 40)], rows: Vec::new() };
    };
    let fields = |row: Row| match row {
        Row::Heading(words) => vec![words.into()],
        Row::Cells(cells) => cells
            .into_iter()
            .map(|cell| match cell.shade {
                Some(shade) => Field::Shaded(cell.text.words(), shade),
                None => cell.text.words().into(),
            })
            .collect(),
    };
    let columns = columns.into_iter().map(|column| (column.head, column.width.max(14))).collect();
    let rows = rows.into_iter().map(fields).chain(note.map(|note| vec![note.words().into()])).collect();
    Sheet { name, facts, columns, rows }
}

/// What the codes mean: states, levels, and the options of every question.
fn codebook(card: &Card<'_>) -> Sheet {
    let texts = card.texts;
    let states = [
        AnswerState::Answered,
        AnswerState::Unanswered,
        AnswerState::Hidden,
        AnswerState::DoNotKnow,
        AnswerState::NoData,
        AnswerState::NotApplicable,
    ];
    let kind = texts.t("xlsx-state");
    let mut rows: Vec<Vec<Field>> = states
        .map(|one| vec![kind.as_str().into(), one.code().into(), state(texts, one).into(), Field::Empty])
        .to_vec();
    let kind = texts.t("report-rating");
    rows.extend(card.questionnaire.scale.levels.iter().map(|level| {
        let words = format!("{} – {}", card.words(&level.title), card.words(&level.meaning));
        vec![kind.as_str().into(), level.id.as_str().into(), words.into(), Field::Points(level.from)]
    }));
    let kind = texts.t("xlsx-reason");
    rows.extend(card.questionnaire.reasons.iter().map(|reason| {
        vec![kind.as_str().into(), reason.id.as_str().into(), card.words(&reason.label).into(), Field::Empty]
    }));
    let questions = card.questionnaire.questions.iter().enumerate();
    for (_, question) in questions.filter(|(place, _)| card.may_name(*place)) {
        rows.extend(question.options().iter().map(|option| {
            let code = format!("{} = {}", question.id, option.id);
            let label = card.words(&option.label);
            vec![
                card.words(&question.text).into(),
                code.into(),
                label.into(),
                Field::Number(option.points.normalize()),
            ]
        }));
    }
    Sheet {
        name: texts.t("xlsx-codebook"),
        facts: Vec::new(),
        columns: vec![
            (texts.t("xlsx-what"), 60),
            (texts.t("xlsx-code"), 40),
            (texts.t("xlsx-meaning"), 70),
            (texts.t("xlsx-value"), 12),
        ],
        rows,
    }
}
