//! The gap register: what the NHRI stands behind, then the common gaps of the release.

use super::Report;
use super::confirmed::Shown;
use crate::findings::finding::Cause;
use crate::report::baseline::register as baseline;
use crate::report::compose::Composer;
use crate::report::document::{Column, Row, Text};
use crate::texts::Texts;

/// Writes the chapter.
pub(super) fn write(composer: &mut Composer, report: &Report<'_>) {
    let texts = report.ground.texts;
    composer.chapter(&texts.t("report-register"));
    composer.section(&texts.t("diagnostic-confirmed"));
    composer.paragraph(texts.t("diagnostic-confirmed-introduction"));
    if report.confirmed.shown.is_empty() {
        composer.paragraph(texts.t("diagnostic-confirmed-none"));
    } else {
        findings(composer, report);
    }
    for sentence in left_out(report) {
        composer.paragraph(sentence);
    }
    composer.section(&texts.t("diagnostic-common"));
    baseline::body(composer, &report.ground);
}

fn findings(composer: &mut Composer, report: &Report<'_>) {
    let texts = report.ground.texts;
    let columns = vec![
        Column::words(texts.t("diagnostic-finding"), 76),
        Column::words(texts.t("register-severity"), 28),
        Column::words(texts.t("register-concerned"), 24),
        Column::words(texts.t("register-cause"), 28),
    ];
    let rows = report.confirmed.shown.iter().map(|shown| row(report, shown)).collect();
    let note = texts.t("diagnostic-confirmed-note");
    composer.table(&texts.t("diagnostic-confirmed"), columns, rows, Some(note));
}

fn row(report: &Report<'_>, shown: &Shown<'_>) -> Row {
    let texts = report.ground.texts;
    let words = &shown.words;
    let statement =
        if words.statement == words.title { String::new() } else { format!("\n{}", words.statement) };
    let principles: Vec<String> = shown.principles.iter().map(u8::to_string).collect();
    let place = if principles.is_empty() {
        shown.code.to_owned()
    } else {
        let arguments = [("code", shown.code.into()), ("principles", principles.join(", ").into())];
        texts.t_with("diagnostic-code-and-principles", &arguments)
    };
    let finding = Text::default().strong(&words.title).plain(statement).slanted(format!("\n{place}"));
    let causes: Vec<String> = shown.causes.iter().map(|cause| cause_words(texts, *cause)).collect();
    let causes = if causes.is_empty() { texts.t("diagnostic-no-cause") } else { causes.join("; ") };
    Row::Cells(vec![
        finding.into(),
        severity(report, shown).into(),
        words.institutions.as_str().into(),
        causes.into(),
    ])
}

/// Only as rated by people: the size of a gap nobody released is not told in a word either.
fn severity(report: &Report<'_>, shown: &Shown<'_>) -> String {
    let texts = report.ground.texts;
    let Some((issue, rank)) = shown.gravest else { return texts.t("salience-not-said") };
    let issue = report.input.issues.get(issue).map(|issue| issue.title.get(report.language()));
    let issue = issue.filter(|title| report.guard.names_nobody(title));
    let severity = ("severity", rank.severity.number().into());
    match issue {
        Some(issue) => texts.t_with("register-severity-of", &[severity, ("issue", issue.into())]),
        None => texts.t_with("diagnostic-severity", &[severity]),
    }
}

fn cause_words(texts: &Texts, cause: Cause) -> String {
    match cause {
        Cause::Law => texts.t("register-cause-law"),
        Cause::Policy => texts.t("register-cause-policy"),
        Cause::Capacity => texts.t("register-cause-capacity"),
        Cause::Practice => texts.t("register-cause-practice"),
    }
}

/// What of the register is not in the report, and why.
fn left_out(report: &Report<'_>) -> Vec<String> {
    let texts = report.ground.texts;
    let mut found = Vec::new();
    if report.confirmed.left_out > 0 {
        let count = [("count", report.confirmed.left_out.into())];
        found.push(texts.t_with("diagnostic-left-out", &count));
    }
    if report.confirmed.reworded > 0 {
        let count = [("count", report.confirmed.reworded.into())];
        found.push(texts.t_with("diagnostic-reworded", &count));
    }
    found
}
