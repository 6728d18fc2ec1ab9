//! The Python that reads forms, and answers as a form program holds them.

use std::fs::{self, File};
use std::process::{Command, Stdio};

use bhr_baseline::authoring::{form_name, xlsform};
use bhr_baseline::questionnaire::{Question, QuestionKind, Questionnaire};
use bhr_baseline::response::{Answer, AnswerKey, AnswerSheet, SheetUnit};
use serde_json::{Map, Value, json};

/// What the Python found; `None`, with a notice, where there is none and none must be.
pub fn read_form(questionnaire: &Questionnaire, sheets: &[Value]) -> Option<Value> {
    let Some(python) = std::env::var_os("PYXFORM") else {
        assert!(std::env::var_os("CI").is_none(), "PYXFORM names no Python; run ./test");
        println!("skipped: PYXFORM names no Python that has pyxform; ./test makes one");
        return None;
    };
    let place = tempfile::tempdir().unwrap();
    let (form, input) = (place.path().join("form.xlsx"), place.path().join("sheets.json"));
    fs::write(&form, xlsform(questionnaire).unwrap()).unwrap();
    fs::write(&input, serde_json::to_vec(sheets).unwrap()).unwrap();
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/xform.py");
    let output = Command::new(python)
        .arg(script)
        .arg(&form)
        .stdin(Stdio::from(File::open(&input).unwrap()))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}: {}", questionnaire.id, String::from_utf8_lossy(&output.stderr));
    Some(serde_json::from_slice(&output.stdout).unwrap())
}

/// A sheet as the rows of a form.
pub fn rows(questionnaire: &Questionnaire, sheet: &AnswerSheet) -> Value {
    let mut rows = profile(sheet);
    let has_units = !questionnaire.unit_kinds.is_empty();
    let (units, own): (Vec<&Question>, Vec<&Question>) =
        questionnaire.questions.iter().partition(|question| question.per_unit && has_units);
    own.into_iter().for_each(|question| put(&mut rows, sheet, question, None));
    let unit = |unit: Option<&SheetUnit>| {
        let mut rows = Map::new();
        if let Some(unit) = unit {
            rows.insert("unit__name".into(), json!(unit.name));
            rows.insert("unit__kind".into(), json!(unit.kind));
        }
        units.iter().for_each(|question| put(&mut rows, sheet, question, unit));
        Value::Object(rows)
    };
    let repeats: Vec<Value> = answering(sheet).into_iter().map(unit).collect();
    rows.insert("unit__repeat".into(), Value::Array(repeats));
    Value::Object(rows)
}

/// The units of a sheet; the institution itself where it has none.
pub fn answering(sheet: &AnswerSheet) -> Vec<Option<&SheetUnit>> {
    if sheet.units.is_empty() { vec![None] } else { sheet.units.iter().map(Some).collect() }
}

fn profile(sheet: &AnswerSheet) -> Map<String, Value> {
    let profile = &sheet.profile;
    let mandates = profile.mandates.as_ref().map(|mandates| match mandates.as_slice() {
        [] => "none_of_these".to_owned(),
        some => some.join(" "),
    });
    let fields = [
        ("profile__kind", profile.kind.map(|kind| kind.code().to_owned())),
        ("profile__size", profile.size.map(|size| size.code().to_owned())),
        ("profile__sector", profile.sector.clone()),
        ("profile__region", profile.region.clone()),
        ("profile__ownership", profile.ownership.clone()),
        ("profile__mandate", mandates),
    ];
    fields.into_iter().filter_map(|(name, value)| Some((name.to_owned(), json!(value?)))).collect()
}

fn put(rows: &mut Map<String, Value>, sheet: &AnswerSheet, question: &Question, unit: Option<&SheetUnit>) {
    let key = AnswerKey { unit: unit.map(|unit| unit.name.clone()), question: question.id.clone() };
    let Some(answer) = sheet.answer(&key) else { return };
    let name = form_name(&question.id);
    let is_recorded =
        matches!(question.kind, QuestionKind::Number { .. } | QuestionKind::Date | QuestionKind::Text);
    match answer {
        Answer::Checklist { met, .. } if met.is_empty() => rows.insert(name, json!("none_of_these")),
        Answer::Checklist { met, .. } => {
            rows.insert(name, json!(met.iter().cloned().collect::<Vec<_>>().join(" ")))
        }
        Answer::DoNotKnow | Answer::NoData | Answer::NotApplicable { .. } if is_recorded => {
            rows.insert(format!("{name}__instead"), json!(answer.to_cell()))
        }
        other => rows.insert(name, json!(other.to_cell())),
    };
}
