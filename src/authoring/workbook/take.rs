//! From sheets of text to files.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::open::Book;
use super::row::{BookReader, Row};
use super::sheets::HEADER;
use super::translations;
use crate::questionnaire::{
    AnswerKind, Condition, ConsistencyRuleFile, EmptyAnswer, Example, Files, Id, IndicatorFile,
    IndicatorKind, LabelFile, NodeFile, NotAssessedFile, OptionFile, Problem, QuestionFile,
    QuestionnaireFile, SectionFile, Status, UnitKindFile,
};

/// The files.
///
/// # Errors
/// Every cell that is not what it should be.
pub(super) fn take(book: &Book) -> Result<Files, Vec<Problem>> {
    let reader = BookReader::new(book);
    parents_are_there(&reader);
    let files = header(&reader).map(|header| Files {
        sections: reader.rows("sections").map(|row| section(&reader, row)).collect(),
        consistency: reader.rows("consistency").map(rule).collect(),
        examples: examples(&reader),
        translations: translations::take(&reader),
        header,
    });
    let problems = reader.into_problems();
    files.filter(|_| problems.is_empty()).ok_or(problems)
}

/// A row that stands under nothing would be lost silently.
fn parents_are_there(reader: &BookReader<'_>) {
    for (child, key, parent) in [
        ("indicators", "section", "sections"),
        ("questions", "indicator", "indicators"),
        ("options", "question", "questions"),
    ] {
        let known: BTreeSet<String> =
            reader.rows(parent).map(|row| row.text("id").trim().to_owned()).collect();
        for row in reader.rows(child) {
            let named = row.text(key).trim().to_owned();
            if !known.contains(&named) {
                row.problem(
                    key,
                    format!("no row of `{parent}` has the id `{named}`; correct it or add the row"),
                );
            }
        }
    }
}

/// The rows of `sheet` that stand under `id`.
fn under<'a>(
    reader: &'a BookReader<'a>,
    sheet: &'static str,
    key: &'static str,
    id: &Id,
) -> impl Iterator<Item = Row<'a>> {
    reader.rows(sheet).filter(move |row| row.text(key).trim() == id.text)
}

fn header(reader: &BookReader<'_>) -> Option<QuestionnaireFile> {
    let mut rows: BTreeMap<String, Row<'_>> = BTreeMap::new();
    for row in reader.rows("questionnaire") {
        let key = row.text("key").trim().to_owned();
        if HEADER.iter().all(|(known, _)| *known != key) || rows.insert(key.clone(), row).is_some() {
            row.problem(
                "key",
                format!("`{key}` is not a key of the header, or it stands twice; remove the row"),
            );
        }
    }
    let missing: Vec<&str> =
        HEADER.iter().map(|(key, _)| *key).filter(|key| !rows.contains_key(*key)).collect();
    if !missing.is_empty() {
        reader.problem("questionnaire", format!("rows are missing; put back {}", missing.join(", ")));
        return None;
    }
    Some(header_of(reader, &rows))
}

/// The one column of the header that holds values.
const VALUE: &str = "value::en";

fn header_of(reader: &BookReader<'_>, rows: &BTreeMap<String, Row<'_>>) -> QuestionnaireFile {
    let row = |key: &str| rows[key];
    let share = |key: &str| {
        let row = row(key);
        row.needed(VALUE);
        row.number_or(VALUE, Decimal::ZERO)
    };
    QuestionnaireFile {
        id: row("id").id(VALUE),
        version: version(row("version"), VALUE),
        status: row("status").flow_or(VALUE, Status::Draft),
        language: row("language").needed(VALUE),
        title: row("title").needed(VALUE),
        summary: row("summary").needed(VALUE),
        addressed_to: row("for").ids(VALUE),
        full_standard: row("full_standard").flag(VALUE),
        scale: row("scale").id(VALUE),
        target: share("target"),
        minimum_coverage: share("minimum_coverage"),
        sources_checked_on: row("sources_checked_on").needed(VALUE),
        do_not_know: row("do_not_know").flow(VALUE).unwrap_or(EmptyAnswer::Zero),
        no_data: row("no_data").flow(VALUE).unwrap_or(EmptyAnswer::Zero),
        not_applicable_reasons: reader.rows("reasons").map(reason).collect(),
        unit_kinds: reader.rows("unit kinds").map(unit_kind).collect(),
        sections: reader.rows("sections").map(|row| row.id("id")).collect(),
        nodes: reader.rows("nodes").map(node).collect(),
        not_assessed: reader.rows("not assessed").map(not_assessed).collect(),
    }
}

/// A version, which must be there.
pub(super) fn version(row: Row<'_>, key: &str) -> u32 {
    row.needed(key);
    row.read(key, "a whole number").unwrap_or_default()
}

fn reason(row: Row<'_>) -> LabelFile {
    LabelFile { id: row.id("id"), label: row.needed("label::en") }
}

fn unit_kind(row: Row<'_>) -> UnitKindFile {
    UnitKindFile { id: row.id("id"), label: row.needed("label::en"), within: row.maybe_id("within") }
}

fn not_assessed(row: Row<'_>) -> NotAssessedFile {
    row.needed("principle");
    NotAssessedFile {
        principle: row.read("principle", "a number from 1 to 31").unwrap_or_default(),
        reason: row.needed("reason"),
    }
}

fn node(row: Row<'_>) -> NodeFile {
    NodeFile {
        id: row.id("id"),
        level: row.needed("level"),
        title: row.needed("title::en"),
        rule: row.flow("rule").unwrap_or_default(),
        weight: row.number_or("weight", Decimal::ONE),
        pillar: row.read("pillar", "a number from 1 to 3"),
        principle: row.read("principle", "a number from 1 to 31"),
        target: row.decimal("target"),
        note: row.text("note"),
        children: row.ids("children"),
    }
}

fn section(reader: &BookReader<'_>, row: Row<'_>) -> SectionFile {
    let id = row.id("id");
    SectionFile {
        title: row.needed("title::en"),
        introduction: row.text("introduction::en"),
        indicators: under(reader, "indicators", "section", &id).map(|row| indicator(reader, row)).collect(),
        id,
    }
}

fn indicator(reader: &BookReader<'_>, row: Row<'_>) -> IndicatorFile {
    let id = row.id("id");
    IndicatorFile {
        kind: row.flow_or("kind", IndicatorKind::Structural),
        topic: row.maybe_id("topic"),
        core_element: row.flow("core_element"),
        title: row.needed("title::en"),
        rule: row.flow("rule").unwrap_or_default(),
        weight: row.number_or("weight", Decimal::ONE),
        core: row.flag("core"),
        target: row.decimal("target"),
        note: row.text("note"),
        applies_when: row.flow("applies_when"),
        questions: under(reader, "questions", "indicator", &id).map(|row| question(reader, row)).collect(),
        id,
    }
}

fn question(reader: &BookReader<'_>, row: Row<'_>) -> QuestionFile {
    let id = row.id("id");
    QuestionFile {
        kind: row.flow_or("kind", AnswerKind::Text),
        text: row.needed("text::en"),
        help: row.text("help::en"),
        evidence: row.text("evidence::en"),
        sources: row.ids("sources"),
        weight: row.number_or("weight", Decimal::ONE),
        core: row.flag("core"),
        per_unit: row.flag("per_unit"),
        not_applicable: row.flag("not_applicable"),
        comply_or_explain: row.flag("comply_or_explain"),
        evolution: row.flow("evolution"),
        note: row.text("note"),
        applies_when: row.flow("applies_when"),
        options: under(reader, "options", "question", &id).map(option).collect(),
        minimum: row.decimal("minimum"),
        maximum: row.decimal("maximum"),
        unit: row.text("unit::en"),
        id,
    }
}

fn option(row: Row<'_>) -> OptionFile {
    OptionFile {
        id: row.id("id"),
        points: row.decimal("points"),
        weight: row.decimal("weight"),
        label: row.needed("label::en"),
        criterion: row.text("criterion::en"),
        evidence: row.text("evidence::en"),
        next_step: row.text("next_step::en"),
        plan: row.flag("plan"),
    }
}

fn rule(row: Row<'_>) -> ConsistencyRuleFile {
    ConsistencyRuleFile {
        id: row.id("id"),
        when: row.flow_or("if", Condition::All(Vec::new())),
        then_not: row.flow_or("then_not", Condition::All(Vec::new())),
        note_on: row.id("note_on"),
        message: row.needed("message::en"),
    }
}

fn examples(reader: &BookReader<'_>) -> Vec<(String, Vec<Example>)> {
    let mut files: BTreeMap<String, Vec<Example>> = BTreeMap::new();
    for row in reader.rows("examples") {
        let file = row.id("file").text;
        if file != "examples.yaml" && !(file.starts_with("examples/") && file.ends_with(".yaml")) {
            row.problem(
                "file",
                "examples stand in `examples.yaml` or `examples/NAME.yaml`; name one of them",
            );
        }
        let examples = files.entry(file).or_default();
        // A file without any example has a row with its name alone.
        let is_bare = ["name", "profile", "answers", "expect"].iter().all(|key| row.text(key).is_empty());
        if !is_bare {
            examples.push(example(row));
        }
    }
    files.into_iter().collect()
}

fn example(row: Row<'_>) -> Example {
    Example {
        name: Id { text: row.needed("name"), line: row.number() },
        profile: row.flow("profile").unwrap_or_default(),
        answers: row.flow("answers").unwrap_or_default(),
        expect: row.flow_or("expect", BTreeMap::new()),
    }
}
