//! Salient issues in the reader's words.

use super::register::{View, issue_title};
use crate::assessment::{Issue, Kept};
use crate::findings::salience::{Degree, Rated, Standing, order, standings};
use crate::questionnaire::{Text, Topic};
use crate::response::RoundId;
use crate::texts::Texts;
use crate::web::pages::parts::{Cell, Choice, Choices, Column, Fact, Field, Row, Table};
use crate::web::pages::register::StoredFinding;
use crate::web::pages::salience::{IssuePage, RatingField, SaliencePage};
use crate::web::paths::{self, RoundPath};

/// The four ratings of an issue, by the names of their fields.
pub const RATINGS: [&str; 4] = ["scale", "scope", "irremediability", "likelihood"];

/// The list. `has_all` says that everything of the program's own list is there.
pub fn page(view: &View<'_>, round: &str, has_all: bool) -> SaliencePage {
    let texts = view.texts;
    let mut issues: Vec<(&String, &Kept<Issue>)> = view.stored.issues.iter().collect();
    texts.sort_by_name(&mut issues, |(_, issue)| issue_title(texts, issue));
    let rated: Vec<Rated> = issues.iter().map(|(_, issue)| issue.content.rated).collect();
    let standings = standings(&rated);
    let places = order(&rated);
    let row = |place: &usize| row(view, issues[*place], standings[*place]);
    let differs = |place: &usize| difference(texts, issues[*place].1, standings[*place]?);
    SaliencePage {
        round: round.to_owned(),
        register_href: paths::round(view.round, RoundPath::Gaps),
        issues: Table {
            caption: texts.t("salience-table"),
            columns: columns(texts),
            rows: places.iter().map(row).collect(),
            note: texts.t("salience-note"),
        },
        differences: places.iter().filter_map(differs).collect(),
        begin_action: if has_all { String::new() } else { paths::salience(view.round) },
        add_href: paths::issue(view.round, "new"),
    }
}

fn columns(texts: &Texts) -> Vec<Column> {
    vec![
        Column::words(texts.t("salience-issue")),
        Column::numbers(texts.t("salience-place")),
        Column::numbers(texts.t("register-severity")),
        Column::numbers(texts.t("salience-scale")),
        Column::numbers(texts.t("salience-scope")),
        Column::numbers(texts.t("salience-irremediability")),
        Column::numbers(texts.t("salience-likelihood")),
        Column::numbers(texts.t("salience-mean")),
        Column::numbers(texts.t("salience-place-mean")),
        Column::numbers(texts.t("salience-findings-count")),
    ]
}

fn row(view: &View<'_>, (code, issue): (&String, &Kept<Issue>), standing: Option<Standing>) -> Row {
    let (texts, rated) = (view.texts, issue.content.rated);
    let degree = |degree: Option<Degree>| Cell::number(degree.map_or_else(nothing, number));
    let place = |place: Option<usize>| Cell::number(place.map_or_else(nothing, |one| one.to_string()));
    let severity = rated.severity().map_or_else(|| dash(texts), number);
    let findings = view.stored.findings.values();
    let about = findings.filter(|finding| !finding.withdrawn && finding.issues.contains(code)).count();
    let cells = vec![
        place(standing.map(|standing| standing.place)),
        Cell::number(severity),
        degree(rated.scale),
        degree(rated.scope),
        degree(rated.irremediability),
        degree(rated.likelihood),
        Cell::number(rated.mean().map_or_else(nothing, |mean| texts.number(mean, 2))),
        place(standing.map(|standing| standing.by_mean)),
        Cell::number(about.to_string()),
    ];
    Row::new(issue_title(texts, issue), cells).leading_to(paths::issue(view.round, code))
}

fn number(degree: Degree) -> String {
    degree.number().to_string()
}

/// Stands where the severity beside it says that nobody has rated the issue.
fn nothing() -> String {
    "–".to_owned()
}

fn dash(texts: &Texts) -> String {
    texts.t("salience-not-said")
}

fn difference(texts: &Texts, issue: &Kept<Issue>, standing: Standing) -> Option<String> {
    let place = |place: usize| u32::try_from(place).unwrap_or(u32::MAX).into();
    let arguments = [
        ("issue", issue_title(texts, issue).into()),
        ("place", place(standing.place)),
        ("mean", place(standing.by_mean)),
    ];
    standing.differs().then(|| texts.t_with("salience-differs", &arguments))
}

/// What the form of an issue is filled with.
pub struct Typed<'a> {
    /// The issue as stored or typed.
    pub issue: &'a Issue,
    /// The revision it was made from.
    pub revision: u32,
}

/// The form of an issue; `code` is empty for a new one.
pub fn form(view: &View<'_>, round: &str, code: &str, typed: &Typed<'_>, topic: Option<&Topic>) -> IssuePage {
    let texts = view.texts;
    let issue = typed.issue;
    let is_own = topic.is_none();
    let title = issue.title.get(texts.language().code()).to_owned();
    let about = view
        .stored
        .findings
        .iter()
        .filter(|(_, finding)| !code.is_empty() && !finding.withdrawn && finding.issues.contains(code));
    IssuePage {
        round: round.to_owned(),
        salience_href: paths::salience(view.round),
        heading: if code.is_empty() { String::new() } else { title.clone() },
        action: action(view.round, code),
        revision: typed.revision,
        title: is_own.then(|| Field::of(title)),
        ratings: RATINGS.iter().map(|name| rating(texts, name, issue.rated, topic)).collect(),
        said_by: Field::of(&issue.said_by),
        grounds: Field::of(&issue.grounds),
        findings: about.map(|(finding, _)| view.link(finding)).collect(),
        stored: None,
        errors: Vec::new(),
    }
}

fn action(round: RoundId, code: &str) -> String {
    paths::issue(round, if code.is_empty() { "new" } else { code })
}

/// The rating of a name.
pub fn rated(of: Rated, name: &str) -> Option<Degree> {
    match name {
        "scale" => of.scale,
        "scope" => of.scope,
        "irremediability" => of.irremediability,
        _ => of.likelihood,
    }
}

fn rating(texts: &Texts, name: &'static str, of: Rated, topic: Option<&Topic>) -> RatingField {
    let (legend, hint) = match name {
        "scale" => (texts.t("salience-scale"), texts.t("salience-scale-hint")),
        "scope" => (texts.t("salience-scope"), texts.t("salience-scope-hint")),
        "irremediability" => (texts.t("salience-irremediability"), texts.t("salience-irremediability-hint")),
        _ => (texts.t("salience-likelihood"), texts.t("salience-likelihood-hint")),
    };
    let chosen = rated(of, name);
    let unsaid = Choice::new("", texts.t("salience-not-said")).chosen(chosen.is_none());
    let choice = |number: u8| {
        let choice = Choice::new(number.to_string(), number.to_string());
        let anchor = anchor(texts, name, number, topic);
        choice.with_hint(anchor).chosen(chosen.is_some_and(|degree| degree.number() == number))
    };
    let options = (1..=Degree::GREATEST).rev().map(choice).chain([unsaid]).collect();
    RatingField { name, legend, hint, choices: Choices::of(options) }
}

/// What a number means: in the words of the topic, or of any issue.
fn anchor(texts: &Texts, name: &str, number: u8, topic: Option<&Topic>) -> String {
    let of_topic = topic.and_then(|topic| match name {
        "scale" => topic.scale.get(usize::from(number - 1)),
        "scope" => topic.scope.get(usize::from(number - 1)),
        "irremediability" => topic.irremediability.get(usize::from(number - 1)),
        _ => None,
    });
    if let Some(words) = of_topic {
        return Text::get(words, texts.language().code()).to_owned();
    }
    match (name, number) {
        ("scale", 1) => texts.t("salience-scale-one"),
        ("scale", 2) => texts.t("salience-scale-two"),
        ("scale", 3) => texts.t("salience-scale-three"),
        ("scale", 4) => texts.t("salience-scale-four"),
        ("scale", _) => texts.t("salience-scale-five"),
        ("scope", 1) => texts.t("salience-scope-one"),
        ("scope", 2) => texts.t("salience-scope-two"),
        ("scope", 3) => texts.t("salience-scope-three"),
        ("scope", 4) => texts.t("salience-scope-four"),
        ("scope", _) => texts.t("salience-scope-five"),
        ("irremediability", 1) => texts.t("salience-irremediability-one"),
        ("irremediability", 2) => texts.t("salience-irremediability-two"),
        ("irremediability", 3) => texts.t("salience-irremediability-three"),
        ("irremediability", 4) => texts.t("salience-irremediability-four"),
        ("irremediability", _) => texts.t("salience-irremediability-five"),
        (_, 1) => texts.t("salience-likelihood-one"),
        (_, 2) => texts.t("salience-likelihood-two"),
        (_, 3) => texts.t("salience-likelihood-three"),
        (_, 4) => texts.t("salience-likelihood-four"),
        (_, _) => texts.t("salience-likelihood-five"),
    }
}

/// What is stored, where somebody else saved first.
pub fn stored(texts: &Texts, issue: &Kept<Issue>) -> StoredFinding {
    let Rated { scale, scope, irremediability, likelihood } = issue.content.rated;
    let degree = |degree: Option<Degree>| degree.map_or_else(|| dash(texts), number);
    let by = [("name", issue.changed_by.clone().into()), ("at", texts.date_time(issue.changed_at).into())];
    StoredFinding {
        by: texts.t_with("register-saved-by", &by),
        facts: vec![
            Fact::new(texts.t("salience-name"), issue_title(texts, issue)),
            Fact::new(texts.t("salience-scale"), degree(scale)),
            Fact::new(texts.t("salience-scope"), degree(scope)),
            Fact::new(texts.t("salience-irremediability"), degree(irremediability)),
            Fact::new(texts.t("salience-likelihood"), degree(likelihood)),
            Fact::new(texts.t("salience-said-by"), &issue.content.said_by),
            Fact::new(texts.t("salience-grounds"), &issue.content.grounds),
        ],
    }
}
