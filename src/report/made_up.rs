//! A made-up round for the tests: one small questionnaire, some ministries and companies.

use std::sync::Arc;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use uuid::Uuid;

use super::baseline::{QuestionnaireFacts, RoundFacts};
use super::document::{Block, Document, Row, Text, TickBox};
use crate::findings::{Participant, Standing};
use crate::questionnaire::{self, *};
use crate::response::*;
use crate::texts::MISSING;

/// Part of every institution's name.
pub(super) const NAME: &str = "Zümrüd";

fn words(text: &str) -> questionnaire::Text {
    let mut words = questionnaire::Text::english(text);
    words.translate("az", format!("{text} (az)"));
    words
}

fn question(id: &str, indicator: usize, core: bool) -> Question {
    let option = |(place, id): (usize, &str)| AnswerOption {
        plan: false,
        id: id.into(),
        points: Decimal::new(5 * place as i64, 1),
        label: words(&format!("Answer {id}")),
        criterion: words("What must be true"),
        evidence: words("A document"),
        next_step: words(if place < 2 { "Do a little more" } else { "" }),
    };
    Question {
        id: id.into(),
        kind: QuestionKind::Choice {
            options: ["none", "some", "full"].into_iter().enumerate().map(option).collect(),
        },
        text: words(&format!("Question {id}?")),
        help: words("Help"),
        evidence: words("Evidence"),
        sources: Vec::new(),
        weight: Decimal::ONE,
        core,
        per_unit: false,
        not_applicable: true,
        comply_or_explain: false,
        evolution: None,
        applies_when: None,
        section: 0,
        indicator,
    }
}

fn node(id: &str, level: &str, parts: Vec<Part>) -> Node {
    Node {
        id: id.into(),
        level: level.into(),
        title: words(&format!("The {level}: {id}")),
        rule: Rule::WeightedMean,
        weight: Decimal::ONE,
        parts,
        pillar: None,
        principle: None,
        indicator: None,
        core: false,
        core_element: None,
        topic: None,
        target: None,
    }
}

fn level(id: &str, from: i64) -> Level {
    Level {
        id: id.into(),
        from: Decimal::new(from, 2),
        excludes_start: false,
        title: words(id),
        meaning: words("What it means"),
    }
}

/// A total over one pillar, one principle and two indicators; without the Guiding Principles, the same tree.
pub(super) fn questionnaire(has_principles: bool) -> Questionnaire {
    let indicator = |id: &str, question| Node {
        indicator: Some(IndicatorKind::Process),
        ..node(id, "indicator", vec![Part::Question(question)])
    };
    let pillar = node("upper", "part", vec![Part::Node(2)]);
    let principle = node("middle", "chapter", vec![Part::Node(0), Part::Node(1)]);
    let (pillar, principle) = if has_principles {
        (Node { pillar: Some(1), ..pillar }, Node { principle: Some(4), ..principle })
    } else {
        (pillar, principle)
    };
    Questionnaire {
        id: "made-up".into(),
        version: 3,
        status: Status::Published,
        title: words("Made-up questions"),
        summary: words("A summary"),
        addressed_to: vec!["government".into(), "private".into()],
        scale: Scale {
            id: "three".into(),
            title: words("Three levels"),
            core_cap: 1,
            levels: vec![level("Low", 0), level("Middle", 40), level("High", 80)],
        },
        target: Decimal::new(75, 2),
        minimum_coverage: Decimal::new(5, 1),
        do_not_know: EmptyAnswer::Zero,
        no_data: EmptyAnswer::Zero,
        reasons: vec![Label { id: "no-task".into(), label: words("No such task") }],
        unit_kinds: Vec::new(),
        sections: vec![Section {
            id: "all".into(),
            title: words("All questions"),
            introduction: words("Introduction"),
            questions: vec![0, 1],
        }],
        nodes: vec![
            indicator("first", 0),
            indicator("second", 1),
            principle,
            pillar,
            node("total", "total", vec![Part::Node(3)]),
        ],
        questions: vec![question("one", 0, true), question("two", 1, false)],
        roots: vec![4],
        sources: Default::default(),
        not_assessed: Vec::new(),
        consistency: Vec::new(),
        topics: Default::default(),
        translations: Vec::new(),
        full_standard: false,
    }
}

/// So many ministries and companies, answering in turn none, some and full.
pub(super) fn participants(
    questionnaire: &Questionnaire,
    ministries: u128,
    companies: u128,
) -> Vec<Participant> {
    let questionnaire = Arc::new(questionnaire.clone());
    let participant = |place: u128| {
        let kind = if place < ministries { InstitutionKind::Government } else { InstitutionKind::Private };
        let profile = Profile { kind: Some(kind), ..Profile::default() };
        let mut sheet = AnswerSheet { profile: profile.clone(), ..AnswerSheet::default() };
        for (question, shift) in [("one", 0), ("two", 1)] {
            let option = ["none", "some", "full", "full"][((place + shift) % 4) as usize];
            sheet.put(AnswerKey::own(question), Answer::Choice(option.into()));
        }
        let name = format!("{NAME} {place}");
        Participant {
            institution: Institution { id: InstitutionId(Uuid::from_u128(place)), name, profile },
            response: ResponseId(Uuid::from_u128(place)),
            questionnaire: questionnaire.clone(),
            standing: Standing::Accepted,
            accepted: Some(sheet),
            verified: None,
        }
    };
    (0..ministries + companies).map(participant).collect()
}

/// The facts of a round with this questionnaire.
pub(super) fn facts(questionnaire: &Questionnaire) -> RoundFacts {
    RoundFacts {
        name: "2026".into(),
        publisher: None,
        drawn_on: day(),
        deadline: Some(day()),
        questionnaires: vec![QuestionnaireFacts::of(questionnaire, "ab".repeat(32))],
        sha256: Some("cd".repeat(32)),
    }
}

/// The day everything happens.
pub(super) fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).expect("this day exists")
}

/// All words of a document, one piece a line; none of them is missing.
pub(super) fn text_of(document: &Document) -> String {
    let mut lines = vec![document.title.clone(), document.cover.publisher.clone()];
    lines.extend(document.subtitle.iter().chain(&document.cover.notice).cloned());
    lines.extend(document.cover.details.iter().map(|(name, value)| format!("{name}: {value}")));
    document.blocks.iter().for_each(|block| lines.extend(words_of(block)));
    let text = lines.join("\n");
    assert!(!text.contains(MISSING), "{text}");
    text
}

fn words_of(block: &Block) -> Vec<String> {
    let all = |texts: &[Text]| texts.iter().map(Text::words).collect();
    match block {
        Block::Heading { words, .. } => vec![words.clone()],
        Block::Paragraph(text) => vec![text.words()],
        Block::List { items, .. } => all(items),
        Block::Table(table) => {
            let row = |row: &Row| match row {
                Row::Cells(cells) => {
                    cells.iter().map(|cell| cell.text.words()).collect::<Vec<_>>().join(" | ")
                }
                Row::Heading(words) => words.clone(),
            };
            let heads = table.columns.iter().map(|column| column.head.clone());
            let note = table.note.iter().map(Text::words);
            std::iter::once(table.caption.clone())
                .chain(heads)
                .chain(table.rows.iter().map(row))
                .chain(note)
                .collect()
        }
        Block::Figure(figure) => {
            let note = figure.note.iter().map(Text::words);
            vec![figure.caption.clone(), figure.chart.svg()].into_iter().chain(note).collect()
        }
        Block::Callout(callout) => {
            callout.title.iter().cloned().chain(callout.text.iter().map(Text::words)).collect()
        }
        Block::Boxes(boxes) => {
            let one =
                |item: &TickBox| format!("[{}] {}", if item.ticked { "x" } else { " " }, item.text.words());
            boxes.items.iter().map(one).collect()
        }
        Block::Blank(blank) => vec![format!("{} {}", blank.label, "_".repeat(blank.lines.into()))],
        Block::PageBreak => Vec::new(),
    }
}
