//! What would lift the ratings: single better answers, with the score and rating they would give.

use std::collections::BTreeMap;

use super::card::Card;
use super::result::evidence_rule;
use crate::report::compose::Composer;
use crate::report::document::{Column, Row, Text};
use crate::response::{Answer, AnswerKey};
use crate::scoring::{Lift, Rating, evidence_cap};

/// Most steps named for the whole.
const STEPS: usize = 10;

/// Writes the chapter.
pub(super) fn write(composer: &mut Composer, card: &Card<'_>, lifts: &BTreeMap<usize, Vec<Lift>>) {
    let texts = card.texts;
    composer.chapter(&texts.t("report-card-steps"));
    if lifts.values().all(Vec::is_empty) {
        composer.paragraph(texts.t("report-card-no-steps"));
        return;
    }
    composer.paragraph(texts.t("report-card-steps-introduction"));
    let highest = evidence_cap(&card.questionnaire.scale);
    let reaches_top = |lift: &Lift| matches!(lift.rating, Rating::Level(level) if level > highest);
    if lifts.values().flatten().any(reaches_top) {
        composer.paragraph(evidence_rule(card));
    }
    for root in &card.questionnaire.roots {
        if let Some(lifts) = lifts.get(root).filter(|lifts| !lifts.is_empty()) {
            whole(composer, card, *root, lifts);
        }
    }
    by_topic(composer, card, lifts);
}

fn whole(composer: &mut Composer, card: &Card<'_>, root: usize, lifts: &[Lift]) {
    let texts = card.texts;
    composer.section(card.title(root));
    let count = lifts.iter().filter(|lift| lift.is_higher_level).count();
    composer.paragraph(match count {
        0 => texts.t("report-card-no-single-step"),
        _ => texts.t_with("report-card-single-steps", &[("count", count.into())]),
    });
    let columns = vec![
        Column::words(texts.t("report-card-step"), 100),
        Column::numbers(texts.t("report-card-score-then"), 30),
        Column::marks(texts.t("report-card-rating-then"), 30),
    ];
    let row = |lift: &Lift| {
        Row::Cells(vec![
            step(card, lift).into(),
            texts.score(lift.score).into(),
            card.rating_cell(lift.rating),
        ])
    };
    let rows = lifts.iter().take(STEPS).map(row).collect();
    let score = card.score(card.node(root).value);
    let note = texts.t_with("report-card-steps-note", &[("score", score.into())]);
    composer.table(&texts.t("report-card-steps-table"), columns, rows, Some(note));
}

/// The step that would raise each topic most.
fn by_topic(composer: &mut Composer, card: &Card<'_>, lifts: &BTreeMap<usize, Vec<Lift>>) {
    let texts = card.texts;
    let below = card.upper.iter().filter(|node| !card.questionnaire.roots.contains(node));
    let rows: Vec<Row> = below
        .filter_map(|node| {
            let lift = lifts.get(node)?.first()?;
            Some(Row::Cells(vec![
                card.title(*node).into(),
                step(card, lift).into(),
                card.score(card.node(*node).value).into(),
                texts.score(lift.score).into(),
                card.rating_cell(lift.rating),
            ]))
        })
        .collect();
    if rows.is_empty() {
        return;
    }
    composer.section(&texts.t("report-card-steps-by-topic"));
    let columns = vec![
        Column::words(texts.t("report-topic"), 38),
        Column::words(texts.t("report-card-step"), 62),
        Column::numbers(texts.t("report-card-score-now"), 17),
        Column::numbers(texts.t("report-card-score-then"), 19),
        Column::marks(texts.t("report-card-rating-then"), 24),
    ];
    composer.table(&texts.t("report-card-steps-by-topic-table"), columns, rows, None);
}

/// The question, what would lead from the answer given to the next better one, and what would show that.
pub(super) fn step(card: &Card<'_>, lift: &Lift) -> Text {
    let question = &card.questionnaire.questions[lift.question];
    let given = match card.sheet.answer(&AnswerKey::own(&question.id)) {
        Some(Answer::Choice(chosen)) => question.option(chosen),
        _ => None,
    };
    let better = question.option(&lift.option);
    let next = better.map(|option| card.words(&option.label));
    let next = [("option", next.unwrap_or_default().into())];
    let what = match given.filter(|option| !option.next_step.is_empty()) {
        Some(option) => card.words(&option.next_step).to_owned(),
        None => card.texts.t_with("report-card-establish", &next),
    };
    let text = Text::default().strong(what).plain(format!("\n{}", card.words(&question.text)));
    match better.filter(|option| !option.evidence.is_empty()) {
        Some(option) => {
            let evidence = [("evidence", card.words(&option.evidence).into())];
            text.slanted(format!("\n{}", card.texts.t_with("report-card-evidence", &evidence)))
        }
        None => text,
    }
}
