//! What should follow: recommendations by term, and the draft of the plan.

use super::Report;
use super::confirmed::titles;
use crate::action_plan::{Recommendation, Term};
use crate::report::compose::Composer;
use crate::report::document::{Column, Row, Tone};
use crate::report::plan::{Whose, tables};
use crate::texts::Texts;

/// Writes the recommendations.
pub(super) fn recommendations(composer: &mut Composer, report: &Report<'_>) {
    let texts = report.ground.texts;
    composer.chapter(&texts.t("diagnostic-recommendations"));
    report.passage(composer, "recommendations");
    if report.recommendations.is_empty() {
        composer.paragraph(texts.t("diagnostic-no-recommendations"));
        return;
    }
    if report.input.recommendations.is_none() {
        let words = [texts.t("diagnostic-drafted"), texts.t("diagnostic-drafted-terms")];
        let title = texts.t("diagnostic-drafted-title");
        composer.callout(Tone::Caution, title, words.map(Into::into).to_vec());
    }
    for term in Term::ALL {
        composer.section(&term_words(texts, term));
        let of_term: Vec<&Recommendation> =
            report.recommendations.iter().filter(|one| one.term == term).collect();
        if of_term.is_empty() {
            composer.paragraph(texts.t("diagnostic-no-recommendations-of-term"));
        } else {
            table(composer, report, (term, &of_term));
        }
    }
}

fn term_words(texts: &Texts, term: Term) -> String {
    match term {
        Term::Short => texts.t("diagnostic-term-short"),
        Term::Medium => texts.t("diagnostic-term-medium"),
        Term::Long => texts.t("diagnostic-term-long"),
    }
}

fn table(composer: &mut Composer, report: &Report<'_>, (term, of_term): (Term, &[&Recommendation])) {
    let texts = report.ground.texts;
    let columns = vec![
        Column::words(texts.t("report-number"), 12),
        Column::words(texts.t("diagnostic-recommendation"), 58),
        Column::words(texts.t("diagnostic-answers"), 42),
        Column::words(texts.t("report-principles"), 18),
        Column::words(texts.t("diagnostic-addressed"), 32),
    ];
    let titles = titles(&report.ground, &report.confirmed);
    let row = |one: &&Recommendation| {
        let title = |code: &String| titles.get(code.as_str()).unwrap_or(code).clone();
        let answers: Vec<String> = one.findings.iter().map(title).collect();
        let principles: Vec<String> = one.principles.iter().map(u8::to_string).collect();
        let or_none = |words: String, none: &str| if words.is_empty() { none.to_owned() } else { words };
        Row::Cells(vec![
            one.code.as_str().into(),
            one.text.get(report.language()).into(),
            or_none(answers.join("\n"), &texts.t("report-none")).into(),
            or_none(principles.join(", "), &texts.t("report-none")).into(),
            or_none(one.addressed.join(";\n"), &texts.t("diagnostic-nobody-named")).into(),
        ])
    };
    let rows = of_term.iter().map(row).collect();
    composer.table(&term_words(texts, term), columns, rows, None);
}

/// Writes the draft of the plan, and the conclusion where one is written.
pub(super) fn actions(composer: &mut Composer, report: &Report<'_>) {
    let texts = report.ground.texts;
    composer.chapter(&texts.t("diagnostic-actions"));
    let tables = report.input.plan.map(|plan| tables(texts, (plan, Whose::Everybodys))).unwrap_or_default();
    if tables.is_empty() {
        composer.paragraph(texts.t("diagnostic-no-plan"));
    } else {
        composer.paragraph(texts.t("diagnostic-actions-introduction"));
        let title = report.input.plan.map(|plan| plan.title.clone()).filter(|title| !title.is_empty());
        if let Some(title) = title {
            composer.paragraph(texts.t_with("diagnostic-actions-of", &[("plan", title.into())]));
        }
    }
    for (heading, table) in tables {
        let caption = if table.caption.is_empty() { heading.clone() } else { table.caption };
        composer.subsection(heading);
        composer.table(&caption, table.columns, table.rows, None);
    }
    if report.input.passages.get("conclusion", texts.language()).is_some() {
        composer.section(&texts.t("diagnostic-conclusion"));
        report.passage(composer, "conclusion");
    }
}
