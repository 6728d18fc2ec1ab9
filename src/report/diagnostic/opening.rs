//! The executive summary, and the context with the salient issues.

use super::{Report, SalientIssue};
use crate::action_plan::Term;
use crate::findings::salience::{Degree, Rated, order};
use crate::report::baseline::summary as baseline;
use crate::report::compose::Composer;
use crate::report::document::{Column, Row, Text};

/// Most findings and issues named in the summary.
const NAMED: usize = 5;

/// Writes the executive summary: what people wrote, what the figures say, what is found and recommended.
pub(super) fn summary(composer: &mut Composer, report: &Report<'_>) {
    let texts = report.ground.texts;
    composer.chapter(&texts.t("report-summary"));
    report.passage(composer, "summary");
    baseline::body(composer, &report.ground);
    composer.subsection(texts.t("diagnostic-summary-findings"));
    let shown = &report.confirmed.shown;
    composer.paragraph(texts.t_with("diagnostic-summary-confirmed", &[("count", shown.len().into())]));
    composer.list(shown.iter().take(NAMED).map(|one| one.words.title.as_str().into()).collect());
    let issues = gravest(report);
    if !issues.is_empty() {
        composer
            .paragraph(texts.t_with("diagnostic-summary-issues", &[("issues", issues.join("; ").into())]));
    }
    composer.paragraph(recommended(report));
}

fn recommended(report: &Report<'_>) -> String {
    let of = |term: Term| report.recommendations.iter().filter(|one| one.term == term).count();
    let [short, medium, long] = Term::ALL.map(of);
    let counts = [
        ("count", report.recommendations.len().into()),
        ("short", short.into()),
        ("medium", medium.into()),
        ("long", long.into()),
    ];
    report.ground.texts.t_with("diagnostic-summary-recommendations", &counts)
}

/// The rated issues, the gravest first.
fn gravest(report: &Report<'_>) -> Vec<String> {
    let (issues, _) = issues(report);
    let severity = |issue: &&SalientIssue| {
        let severity = issue.rated.severity()?.number();
        let words = [("severity", severity.into()), ("issue", issue.title.get(report.language()).into())];
        Some(report.ground.texts.t_with("diagnostic-issue-of", &words))
    };
    issues.iter().filter_map(severity).take(NAMED).collect()
}

/// The issues that may be named, in the order of their severity, and how many may not: those of people's own that hold
/// the name of an institution.
fn issues<'a>(report: &Report<'a>) -> (Vec<&'a SalientIssue>, usize) {
    let is_shipped = |code: &str, issue: &SalientIssue| {
        let mut topics = report.input.questionnaires.iter().filter_map(|one| one.topics.get(code));
        topics.any(|topic| topic.title == issue.title)
    };
    let may_stand = |(code, issue): &(&String, &SalientIssue)| {
        let titles = ["en", report.language()].map(|language| issue.title.get(language));
        is_shipped(code, issue) || titles.iter().all(|title| report.guard.names_nobody(title))
    };
    let mut found: Vec<&SalientIssue> =
        report.input.issues.iter().filter(may_stand).map(|(_, issue)| issue).collect();
    let texts = report.ground.texts;
    texts.sort_by_name(&mut found, |issue| issue.title.get(texts.language().code()));
    let rated: Vec<Rated> = found.iter().map(|issue| issue.rated).collect();
    let left_out = report.input.issues.len() - found.len();
    (order(&rated).into_iter().map(|place| found[place]).collect(), left_out)
}

/// Writes the context and the salient issues.
pub(super) fn context(composer: &mut Composer, report: &Report<'_>) {
    let texts = report.ground.texts;
    composer.chapter(&texts.t("diagnostic-context-and-issues"));
    composer.section(&texts.t("diagnostic-context"));
    if report.input.passages.get("context", texts.language()).is_none() {
        composer.paragraph(texts.t("diagnostic-no-context"));
    }
    report.passage(composer, "context");
    composer.section(&texts.t("salience-title"));
    report.passage(composer, "salience");
    let (issues, left_out) = issues(report);
    if issues.is_empty() {
        composer.paragraph(texts.t("diagnostic-no-issues"));
    }
    let is_said = |issue: &&SalientIssue| issue.rated != Rated::default() || !issue.grounds.trim().is_empty();
    let (said, unsaid): (Vec<&SalientIssue>, Vec<&SalientIssue>) = issues.into_iter().partition(is_said);
    if !said.is_empty() {
        composer.paragraph(texts.t("diagnostic-issues-order"));
        issues_table(composer, report, &said);
    }
    if !unsaid.is_empty() {
        let titles: Vec<&str> = unsaid.iter().map(|issue| issue.title.get(report.language())).collect();
        composer
            .paragraph(texts.t_with("diagnostic-issues-not-rated", &[("issues", titles.join("; ").into())]));
    }
    if left_out > 0 {
        composer.paragraph(texts.t_with("diagnostic-issues-left-out", &[("count", left_out.into())]));
    }
}

fn issues_table(composer: &mut Composer, report: &Report<'_>, issues: &[&SalientIssue]) {
    let texts = report.ground.texts;
    let columns = vec![
        Column::words(texts.t("salience-issue"), 40),
        Column::numbers(texts.t("register-severity"), 20),
        Column::words(texts.t("diagnostic-three-ratings"), 40),
        Column::words(texts.t("salience-grounds"), 60),
    ];
    let row = |issue: &&SalientIssue| {
        let title = Text::default().strong(issue.title.get(report.language()));
        let severity = issue.rated.severity();
        let severity = severity.map_or_else(|| texts.t("salience-not-said"), |one| one.number().to_string());
        Row::Cells(vec![
            title.into(),
            severity.into(),
            ratings(report, issue).into(),
            grounds(report, issue).into(),
        ])
    };
    let rows = issues.iter().map(row).collect();
    composer.table(&texts.t("salience-table"), columns, rows, Some(texts.t("diagnostic-issues-note")));
}

/// Scale, scope, irremediability and likelihood, a line for each.
fn ratings(report: &Report<'_>, issue: &SalientIssue) -> String {
    let texts = report.ground.texts;
    let said = |degree: Option<Degree>| {
        degree.map_or_else(|| texts.t("salience-not-said"), |degree| degree.number().to_string())
    };
    let rated = issue.rated;
    if rated == Rated::default() {
        return texts.t("salience-not-said");
    }
    let lines = [
        (texts.t("salience-scale"), rated.scale),
        (texts.t("salience-scope"), rated.scope),
        (texts.t("salience-irremediability"), rated.irremediability),
        (texts.t("salience-likelihood"), rated.likelihood),
    ];
    lines.map(|(name, degree)| format!("{name}: {}", said(degree))).join("\n")
}

fn grounds(report: &Report<'_>, issue: &SalientIssue) -> String {
    let texts = report.ground.texts;
    if issue.grounds.trim().is_empty() {
        return texts.t("diagnostic-no-grounds");
    }
    let may_stand = report.guard.names_nobody(&issue.grounds);
    if may_stand { issue.grounds.clone() } else { texts.t("diagnostic-grounds-name-somebody") }
}
