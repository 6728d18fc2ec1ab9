//! What the codes in the tables stand for.

use super::columns::table;
use super::{Entry, Table};
use crate::questionnaire::{Questionnaire, Text};
use crate::report::compose::{indicator_name, kind_name};
use crate::response::{DO_NOT_KNOW, InstitutionKind, NO_DATA, NOT_APPLICABLE};
use crate::texts::Texts;

/// A code: which column it stands in, the code, what it means.
pub(super) type Code = (String, String, String);

/// The codes as a table.
pub(super) fn codes(texts: &Texts, codes: Vec<Code>) -> Table {
    let row = |(column, code, meaning): Code| vec![column.into(), code.into(), Entry::from(meaning)];
    table(texts, "codes", &["belongs_to", "code", "meaning"], codes.into_iter().map(row).collect())
}

fn of(column: &str, code: &str, meaning: String) -> Code {
    (column.to_owned(), code.to_owned(), meaning)
}

/// The codes every export has.
pub(super) fn common(texts: &Texts) -> Vec<Code> {
    let kinds =
        InstitutionKind::ALL.iter().map(|kind| of("kind", kind.code(), kind_name(texts, kind.code())));
    let indicators = ["structural", "process", "outcome"];
    let indicators = indicators.iter().map(|code| of("indicator", code, indicator_name(texts, code)));
    let dimensions = [
        of("dimension", "all", texts.t("finding-all")),
        of("dimension", "kind", texts.t("institution-kind")),
        of("dimension", "ownership", texts.t("institution-ownership")),
        of("dimension", "sector", texts.t("institution-sector")),
        of("dimension", "size", texts.t("institution-size")),
        of("dimension", "region", texts.t("institution-region")),
    ];
    let ratings = [
        of("rating", "none-given", texts.t("chart-not-rated")),
        of("rating", "not-applicable", texts.t("group-not-applicable")),
    ];
    kinds.chain(indicators).chain(dimensions).chain(ratings).collect()
}

/// The codes of an export that holds responses.
pub(super) fn inside(texts: &Texts) -> Vec<Code> {
    vec![
        of("state", "not-started", texts.t("report-stage-not-started")),
        of("state", "in-progress", texts.t("report-stage-in-progress")),
        of("state", "submitted", texts.t("report-stage-submitted")),
        of("state", "accepted", texts.t("report-stage-accepted")),
        of("state", "withdrawn", texts.t("round-withdrawn")),
        of("basis", "self-assessed", texts.t("chart-self")),
        of("basis", "verified", texts.t("chart-verified")),
        of("core", "yes", texts.t("export-core-yes")),
        of("core", "no", texts.t("export-core-no")),
        of("answer", NOT_APPLICABLE, texts.t("export-answer-not-applicable")),
        of("answer", DO_NOT_KNOW, texts.t("export-answer-do-not-know")),
        of("answer", NO_DATA, texts.t("export-answer-no-data")),
    ]
}

/// The codes of an export of what was released.
pub(super) fn outside(texts: &Texts) -> Vec<Code> {
    vec![
        of("core", "yes", texts.t("export-core-yes")),
        of("core", "no", texts.t("export-core-no")),
        of("status", "shown", texts.t("export-status-shown")),
        of("status", "withheld-too-few", texts.t("export-status-too-few")),
        of("status", "withheld-would-reveal", texts.t("export-status-would-reveal")),
        of("status", "empty", texts.t("export-status-empty")),
        of("with_gap_range", "exact", texts.t("export-range-exact")),
        of("with_gap_range", "over-three-quarters", texts.t("export-range-most")),
        of("with_gap_range", "under-one-quarter", texts.t("export-range-few")),
        of("with_gap_range", "withheld", texts.t("withheld")),
    ]
}

/// The codes of a questionnaire: options by question, levels, reasons for "not applicable".
pub(super) fn of_questionnaire(texts: &Texts, questionnaire: &Questionnaire) -> Vec<Code> {
    let language = texts.language().code();
    let words = |text: &Text| text.get(language).to_owned();
    let name = format!("{}-{}", questionnaire.id, questionnaire.version);
    let options = questionnaire.questions.iter().flat_map(|question| {
        let place = format!("answer: {name}.{}", question.id);
        question.options().iter().map(move |option| (place.clone(), option.id.clone(), option.label.clone()))
    });
    let options = options.map(|(place, code, label)| (place, code, words(&label)));
    let levels = questionnaire.scale.levels.iter();
    let levels = levels.map(|level| (format!("rating: {name}"), level.id.clone(), words(&level.title)));
    let reasons = questionnaire.reasons.iter();
    let reasons = reasons.map(|reason| (format!("reason: {name}"), reason.id.clone(), words(&reason.label)));
    levels.chain(reasons).chain(options).collect()
}
