//! What a round is held by: the fields of a new one, and the page that changes them while it is open.

use serde::Serialize;

use super::Page;
use super::parts::{Cell, Choice, Choices, Column, Field, FieldError, Row, Table};
use super::samples::{LONG_NAME, QUESTIONNAIRE, REFUSED, ROUND, moment, pick};
use crate::texts::{Language, Texts};
use crate::web::paths;

/// The fields of a round. Posts `name`, `opens_on`, `deadline` (`2026-11-22` or empty), `languages` (once for each),
/// `smallest_cell`, `scheme`, `questionnaires` (once for each; not for a round that is there) and a target of 0 to 100
/// for each questionnaire under its own name.
#[derive(Clone, Debug, Default, Serialize)]
pub struct RoundFields {
    /// The name typed.
    pub name: Field,
    /// The first day.
    pub opens_on: Field,
    /// The last day.
    pub deadline: Field,
    /// Languages of pages and letters.
    pub languages: Choices,
    /// Fewest institutions a released figure may rest on.
    pub smallest_cell: Field,
    /// How answers are put together.
    pub scheme: Choices,
    /// Questionnaire versions to choose from; no options where they are chosen already.
    pub questionnaires: Choices,
    /// A target for each questionnaire.
    pub targets: Vec<TargetField>,
}

/// The target of one questionnaire.
#[derive(Clone, Debug, Serialize)]
pub struct TargetField {
    /// The name of its field.
    pub name: String,
    /// The questionnaire, with its own target.
    pub label: String,
    /// What was typed; empty for the questionnaire's own.
    pub field: Field,
}

/// All schemes with their meaning, the given one chosen.
pub fn scheme_choices(texts: &Texts, chosen: &str) -> Vec<Choice> {
    let choice = |(code, title, hint): (&str, String, String)| {
        Choice::new(code, title).with_hint(hint).chosen(code == chosen)
    };
    [
        ("declared", texts.t("rounds-scheme-declared"), texts.t("rounds-scheme-declared-hint")),
        ("weighted-mean", texts.t("rounds-scheme-mean"), texts.t("rounds-scheme-mean-hint")),
        ("lowest", texts.t("rounds-scheme-lowest"), texts.t("rounds-scheme-lowest-hint")),
        ("geometric", texts.t("rounds-scheme-geometric"), texts.t("rounds-scheme-geometric-hint")),
        ("all-some-none", texts.t("rounds-scheme-all"), texts.t("rounds-scheme-all-hint")),
        ("german-classes", texts.t("rounds-scheme-german"), texts.t("rounds-scheme-german-hint")),
    ]
    .map(choice)
    .to_vec()
}

/// The languages by their own names.
pub fn language_choices(chosen: impl Fn(&str) -> bool) -> Vec<Choice> {
    let choice =
        |language: Language| Choice::new(language.code(), language.name()).chosen(chosen(language.code()));
    Language::ALL.map(choice).to_vec()
}

impl RoundFields {
    /// Fields nobody has filled in.
    pub fn sample(language: Language) -> Self {
        let texts = Texts::get(language);
        Self {
            languages: Choices::of(language_choices(|_| true)),
            smallest_cell: Field::of("5"),
            scheme: Choices::of(scheme_choices(texts, "declared")),
            questionnaires: Choices::of(vec![
                Choice::new("state-duty", pick(language, QUESTIONNAIRE))
                    .with_hint(texts.t("kinds-government")),
                Choice::new("other", LONG_NAME).chosen(true),
            ]),
            targets: vec![TargetField {
                name: "target-1".to_owned(),
                label: pick(language, QUESTIONNAIRE).to_owned(),
                field: Field::default(),
            }],
            ..Self::default()
        }
    }

    /// The same with everything refused.
    pub fn refused_sample(language: Language) -> Self {
        let refused = pick(language, REFUSED);
        let first = Self::sample(language);
        let choices = |choices: Choices| Choices { error: Some(refused.to_owned()), ..choices };
        Self {
            name: Field::of(LONG_NAME).refused(refused),
            opens_on: Field::of("2026-11-32").refused(refused),
            deadline: Field::of("2026-11-31").refused(refused),
            smallest_cell: Field::of("1").refused(refused),
            languages: choices(first.languages),
            scheme: choices(first.scheme),
            questionnaires: choices(first.questionnaires),
            targets: first
                .targets
                .into_iter()
                .map(|target| TargetField { field: Field::of("101").refused(refused), ..target })
                .collect(),
        }
    }
}

/// The settings of a round. Posts the fields to `action`; `add` (a version) or `from` and `to` (who has not started is
/// asked another version) to `versions_action`.
#[derive(Clone, Debug, Serialize)]
pub struct RoundSettingsPage {
    /// The round.
    pub name: String,
    /// Back to it.
    pub round_href: String,
    /// Its fields; not shown when it is closed.
    pub fields: RoundFields,
    /// Who answers which version.
    pub versions: Table,
    /// Versions that can be added.
    pub add: Choices,
    /// Who could be asked a newer version.
    pub moves: Vec<VersionMove>,
    /// Where the form goes; empty when the round is closed.
    pub action: String,
    /// Where versions are changed.
    pub versions_action: String,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

/// Those who have not started on a version could be asked a newer one.
#[derive(Clone, Debug, Serialize)]
pub struct VersionMove {
    /// SHA-256 of the version they are asked now.
    pub from: String,
    /// SHA-256 of the newer one.
    pub to: String,
    /// Who and what, in a sentence.
    pub text: String,
}

/// The table of versions around its rows: questionnaire, version, target, institutions, not started.
pub fn versions_table(texts: &Texts, rows: Vec<Row>) -> Table {
    Table {
        caption: texts.t("rounds-versions"),
        columns: vec![
            Column::words(texts.t("column-questionnaire")),
            Column::numbers(texts.t("rounds-version")),
            Column::numbers(texts.t("rounds-target")),
            Column::numbers(texts.t("column-institutions")),
            Column::numbers(texts.t("rounds-untouched")),
        ],
        rows,
        note: texts.t("rounds-versions-note"),
    }
}

impl Page for RoundSettingsPage {
    const TEMPLATE: &'static str = "pages/round_settings.html";

    fn samples(language: Language) -> Vec<Self> {
        let texts = Texts::get(language);
        let row = |version: &str| {
            let cells = [version, "75", "11", "3"].map(Cell::number).to_vec();
            Row::new(pick(language, QUESTIONNAIRE), cells)
        };
        let open = Self {
            name: pick(language, ROUND).to_owned(),
            round_href: paths::admin_round("1"),
            fields: RoundFields {
                name: Field::of(pick(language, ROUND)),
                deadline: Field::of("2026-11-30"),
                questionnaires: Choices::default(),
                ..RoundFields::sample(language)
            },
            versions: versions_table(texts, vec![row("1"), row("2")]),
            add: Choices::of(vec![Choice::new("abc", LONG_NAME).with_hint(moment(texts))]),
            moves: vec![VersionMove {
                from: "a".to_owned(),
                to: "b".to_owned(),
                text: texts.t_with(
                    "rounds-move",
                    &[("count", 3.into()), ("title", LONG_NAME.into()), ("version", 2.into())],
                ),
            }],
            action: paths::round_settings("1"),
            versions_action: paths::round_versions("1"),
            errors: Vec::new(),
        };
        let failed = Self {
            fields: RoundFields::refused_sample(language),
            errors: vec![FieldError::new("name", pick(language, REFUSED))],
            ..open.clone()
        };
        let closed =
            Self { action: String::new(), add: Choices::default(), moves: Vec::new(), ..open.clone() };
        vec![open, failed, closed]
    }
}
