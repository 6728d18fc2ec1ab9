//! From files to sheets of text.

use rust_decimal::Decimal;

use super::find::in_languages;
use super::grid::{Cells, Table};
use super::sheets::{HEADER, LANGUAGES, SHEETS, sheet};
use crate::questionnaire::{
    EmptyAnswer, Example, Files, Id, IndicatorFile, NodeFile, OptionFile, OptionWords, Problem, QuestionFile,
    QuestionWords, Rule, TranslationFile, flow,
};

/// Most a cell can hold, in the units spreadsheets count.
const LONGEST_CELL: usize = 32_767;

/// Every sheet with its rows.
///
/// # Errors
/// Cells that would be too long.
pub(super) fn fill(files: &Files) -> Result<Vec<Table>, Vec<Problem>> {
    let tables: Vec<Table> = SHEETS.iter().map(|one| table(one.name, files)).collect();
    let problems: Vec<Problem> = tables.iter().flat_map(too_long).collect();
    if problems.is_empty() { Ok(tables) } else { Err(problems) }
}

fn too_long(table: &Table) -> impl Iterator<Item = Problem> {
    let cells = table.rows.iter().flatten();
    let long = cells.filter(|text| text.encode_utf16().count() > LONGEST_CELL);
    long.map(|text| {
        let start: String = text.chars().take(40).collect();
        let message =
            format!("`{start}...` is longer than the {LONGEST_CELL} characters a cell holds; shorten it");
        Problem::new(format!("workbook, {}", table.sheet.name), 0, message)
    })
}

fn table(name: &str, files: &Files) -> Table {
    let mut table = Table::new(sheet(name));
    match name {
        "questionnaire" => header(&mut table, files),
        "sections" => sections(&mut table, files),
        "indicators" => indicators(&mut table, files),
        "questions" => questions(&mut table, files),
        "options" => options(&mut table, files),
        "nodes" => files.header.nodes.iter().for_each(|one| node(&mut table, files, one)),
        "not assessed" => not_assessed(&mut table, files),
        "reasons" => reasons(&mut table, files),
        "unit kinds" => unit_kinds(&mut table, files),
        "consistency" => consistency(&mut table, files),
        "examples" => files.examples.iter().for_each(|(file, found)| examples(&mut table, file, found)),
        _ => translations(&mut table, files),
    }
    table
}

fn number(value: Decimal) -> String {
    value.normalize().to_string()
}

fn list(ids: &[Id]) -> String {
    ids.iter().map(|id| id.text.as_str()).collect::<Vec<_>>().join(", ")
}

fn unless_one(weight: Decimal) -> Option<String> {
    (weight != Decimal::ONE).then(|| number(weight))
}

fn rule(rule: Rule) -> &'static str {
    if rule == Rule::default() { "" } else { rule.code() }
}

/// Words with their translations and the files these stand in.
fn words<'a>(
    cells: &mut Cells,
    key: &str,
    english: &str,
    files: &'a Files,
    pick: impl Fn(&'a TranslationFile) -> Option<&'a String>,
) {
    let found = in_languages(files, pick);
    let [az, ru] = found.map(|one| one.map_or("", |(_, text)| text.as_str()));
    cells.words(key, [english, az, ru]);
    standing_in(cells, found.map(|one| one.map(|(file, _)| file)));
}

fn standing_in(cells: &mut Cells, names: [Option<&str>; 2]) {
    for (code, name) in LANGUAGES.iter().skip(1).zip(names) {
        cells.maybe(&format!("file::{code}"), name);
    }
}

fn header(table: &mut Table, files: &Files) {
    for (key, _) in HEADER {
        let mut cells = Cells::default();
        cells.put("key", key);
        match key {
            "title" => words(&mut cells, "value", &files.header.title, files, |one| one.title.as_ref()),
            "summary" => words(&mut cells, "value", &files.header.summary, files, |one| one.summary.as_ref()),
            _ => {
                cells.put("value::en", header_value(key, files));
            }
        }
        table.add(&cells);
    }
}

fn header_value(key: &str, files: &Files) -> String {
    let header = &files.header;
    let unless_zero =
        |answer: EmptyAnswer| if answer == EmptyAnswer::Zero { "" } else { answer.code() }.to_owned();
    match key {
        "id" => header.id.text.clone(),
        "version" => header.version.to_string(),
        "status" => header.status.code().to_owned(),
        "language" => header.language.clone(),
        "for" => list(&header.addressed_to),
        "full_standard" => if header.full_standard { "yes" } else { "" }.to_owned(),
        "scale" => header.scale.text.clone(),
        "target" => number(header.target),
        "minimum_coverage" => number(header.minimum_coverage),
        "sources_checked_on" => header.sources_checked_on.clone(),
        "do_not_know" => unless_zero(header.do_not_know),
        _ => unless_zero(header.no_data),
    }
}

fn sections(table: &mut Table, files: &Files) {
    for section in &files.sections {
        let found = in_languages(files, |words| words.sections.get(section.id.text.as_str()));
        let [az, ru] = found.map(|one| one.map(|(_, words)| words));
        let title = [az, ru].map(|words| words.map_or("", |words| words.title.as_str()));
        let introduction = [az, ru].map(|words| words.map_or("", |words| words.introduction.as_str()));
        let mut cells = Cells::default();
        cells.put("id", &section.id.text);
        cells.words("title", [&section.title, title[0], title[1]]);
        cells.words("introduction", [&section.introduction, introduction[0], introduction[1]]);
        standing_in(&mut cells, found.map(|one| one.map(|(file, _)| file)));
        table.add(&cells);
    }
}

fn indicators(table: &mut Table, files: &Files) {
    for section in &files.sections {
        for one in &section.indicators {
            indicator(table, files, &section.id.text, one);
        }
    }
}

fn indicator(table: &mut Table, files: &Files, section: &str, one: &IndicatorFile) {
    let mut cells = Cells::default();
    cells.put("section", section).put("id", &one.id.text).put("kind", one.kind.code());
    cells.maybe("topic", one.topic.as_ref().map(|id| &id.text));
    cells.maybe("core_element", one.core_element.map(|element| element.code()));
    words(&mut cells, "title", &one.title, files, |words| words.nodes.get(one.id.text.as_str()));
    cells.put("rule", rule(one.rule)).maybe("weight", unless_one(one.weight)).flag("core", one.core);
    cells.maybe("target", one.target.map(number)).put("note", &one.note);
    cells.maybe("applies_when", one.applies_when.as_ref().map(flow::condition));
    table.add(&cells);
}

fn all_questions(files: &Files) -> impl Iterator<Item = (&str, &QuestionFile)> {
    let indicators = files.sections.iter().flat_map(|section| &section.indicators);
    indicators.flat_map(|one| one.questions.iter().map(|question| (one.id.text.as_str(), question)))
}

fn questions(table: &mut Table, files: &Files) {
    for (indicator, one) in all_questions(files) {
        let found = in_languages(files, |words| words.questions.get(one.id.text.as_str()));
        let [az, ru] = found.map(|one| one.map(|(_, words)| words));
        let both = |pick: fn(&QuestionWords) -> &String| [az, ru].map(|one| one.map_or("", |one| pick(one)));
        let mut cells = Cells::default();
        for (key, english, [az, ru]) in [
            ("text", &one.text, both(|words| &words.text)),
            ("help", &one.help, both(|words| &words.help)),
            ("evidence", &one.evidence, both(|words| &words.evidence)),
            ("unit", &one.unit, both(|words| &words.unit)),
        ] {
            cells.words(key, [english, az, ru]);
        }
        standing_in(&mut cells, found.map(|one| one.map(|(file, _)| file)));
        question(&mut cells, indicator, one);
        table.add(&cells);
    }
}

fn question(cells: &mut Cells, indicator: &str, one: &QuestionFile) {
    cells.put("indicator", indicator).put("id", &one.id.text).put("kind", one.kind.code());
    cells.put("sources", list(&one.sources)).maybe("weight", unless_one(one.weight));
    cells.flag("core", one.core).flag("per_unit", one.per_unit);
    cells.flag("not_applicable", one.not_applicable).flag("comply_or_explain", one.comply_or_explain);
    cells.maybe("evolution", one.evolution.as_ref().map(flow::evolution));
    cells.maybe("applies_when", one.applies_when.as_ref().map(flow::condition));
    cells.maybe("minimum", one.minimum.map(number)).maybe("maximum", one.maximum.map(number));
    cells.put("note", &one.note);
}

fn options(table: &mut Table, files: &Files) {
    for (_, question) in all_questions(files) {
        let [az, ru] = in_languages(files, |words| words.questions.get(question.id.text.as_str()))
            .map(|one| one.map(|(_, words)| &words.options));
        for one in &question.options {
            let translated = [az, ru].map(|options| options.and_then(|all| all.get(one.id.text.as_str())));
            option(table, &question.id.text, one, translated);
        }
    }
}

fn option(table: &mut Table, question: &str, one: &OptionFile, translated: [Option<&OptionWords>; 2]) {
    let both = |pick: fn(&OptionWords) -> &String| translated.map(|one| one.map_or("", |one| pick(one)));
    let mut cells = Cells::default();
    cells.put("question", question).put("id", &one.id.text);
    cells.maybe("points", one.points.map(number)).maybe("weight", one.weight.map(number));
    cells.flag("plan", one.plan);
    for (key, english, [az, ru]) in [
        ("label", &one.label, both(|words| &words.label)),
        ("criterion", &one.criterion, both(|words| &words.criterion)),
        ("evidence", &one.evidence, both(|words| &words.evidence)),
        ("next_step", &one.next_step, both(|words| &words.next_step)),
    ] {
        cells.words(key, [english, az, ru]);
    }
    table.add(&cells);
}

fn node(table: &mut Table, files: &Files, one: &NodeFile) {
    let mut cells = Cells::default();
    cells.put("id", &one.id.text).put("level", &one.level);
    cells.maybe("pillar", one.pillar).maybe("principle", one.principle);
    words(&mut cells, "title", &one.title, files, |words| words.nodes.get(one.id.text.as_str()));
    cells.put("rule", rule(one.rule)).maybe("weight", unless_one(one.weight));
    cells.maybe("target", one.target.map(number)).put("note", &one.note);
    cells.put("children", list(&one.children));
    table.add(&cells);
}

fn not_assessed(table: &mut Table, files: &Files) {
    for one in &files.header.not_assessed {
        let mut cells = Cells::default();
        table.add(cells.put("principle", one.principle.to_string()).put("reason", &one.reason));
    }
}

fn reasons(table: &mut Table, files: &Files) {
    for one in &files.header.not_applicable_reasons {
        let mut cells = Cells::default();
        cells.put("id", &one.id.text);
        words(&mut cells, "label", &one.label, files, |words| {
            words.not_applicable_reasons.get(one.id.text.as_str())
        });
        table.add(&cells);
    }
}

fn unit_kinds(table: &mut Table, files: &Files) {
    for one in &files.header.unit_kinds {
        let mut cells = Cells::default();
        cells.put("id", &one.id.text).maybe("within", one.within.as_ref().map(|id| &id.text));
        words(&mut cells, "label", &one.label, files, |words| words.unit_kinds.get(one.id.text.as_str()));
        table.add(&cells);
    }
}

fn consistency(table: &mut Table, files: &Files) {
    for one in &files.consistency {
        let mut cells = Cells::default();
        cells.put("id", &one.id.text).put("note_on", &one.note_on.text);
        cells.put("if", flow::condition(&one.when)).put("then_not", flow::condition(&one.then_not));
        words(&mut cells, "message", &one.message, files, |words| {
            words.consistency.get(one.id.text.as_str())
        });
        table.add(&cells);
    }
}

fn examples(table: &mut Table, file: &str, examples: &[Example]) {
    if examples.is_empty() {
        table.add(Cells::default().put("file", file));
    }
    for one in examples {
        let mut cells = Cells::default();
        cells.put("file", file).put("name", &one.name.text).put("profile", flow::profile(&one.profile));
        cells.put("answers", flow::answers(&one.answers)).put("expect", flow::expectations(&one.expect));
        table.add(&cells);
    }
}

fn translations(table: &mut Table, files: &Files) {
    for (file, words) in &files.translations {
        let mut cells = Cells::default();
        cells.put("file", file).put("translates", &words.translates.text);
        table.add(cells.put("of_version", words.of_version.to_string()));
    }
}
