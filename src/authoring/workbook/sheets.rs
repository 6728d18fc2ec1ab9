//! The sheets of a workbook and their columns. Both directions look here.

use crate::questionnaire::TRANSLATIONS;

/// Languages that stand side by side, the authoritative one first.
pub(super) const LANGUAGES: [&str; 3] = ["en", TRANSLATIONS[0], TRANSLATIONS[1]];

/// How a column looks and what may stand in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Names something; grey and locked where it is filled.
    Id,
    /// Words for people: wide and wrapped.
    Words,
    /// A short word or number.
    Short,
    /// A value in the form of the files: wide, not wrapped.
    Flow,
    /// One of these.
    Closed(&'static [&'static str]),
    /// Usually one of these.
    Usual(&'static [&'static str]),
}

/// A column, or one column for each language.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column {
    /// What stands above it.
    pub(super) key: &'static str,
    /// How it looks.
    pub(super) form: Form,
    /// Once for each language (`label::en`, `label::az`, `label::ru`).
    pub(super) is_translated: bool,
}

/// One sheet.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sheet {
    /// Its name.
    pub(super) name: &'static str,
    /// What stands on it, for the first sheet.
    pub(super) about: &'static str,
    /// Its columns.
    pub(super) columns: &'static [Column],
    /// Whether each row says in which file its translation stands (`file::az`, `file::ru`).
    pub(super) has_files: bool,
}

impl Sheet {
    /// What stands in its first row, with the form of each column.
    pub(super) fn headers(&self) -> Vec<(String, Form)> {
        let mut headers = Vec::new();
        for column in self.columns {
            if column.is_translated {
                headers.extend(LANGUAGES.iter().map(|code| (format!("{}::{code}", column.key), column.form)));
            } else {
                headers.push((column.key.to_owned(), column.form));
            }
        }
        if self.has_files {
            headers.extend(LANGUAGES.iter().skip(1).map(|code| (format!("file::{code}"), Form::Id)));
        }
        headers
    }
}

/// A sheet by its name.
pub(super) fn sheet(name: &str) -> &'static Sheet {
    SHEETS.iter().find(|sheet| sheet.name == name).unwrap_or(&SHEETS[0])
}

const fn one(key: &'static str, form: Form) -> Column {
    Column { key, form, is_translated: false }
}

const fn words(key: &'static str) -> Column {
    Column { key, form: Form::Words, is_translated: true }
}

const YES: Form = Form::Closed(&["yes", "no"]);
const RULES: Form = Form::Closed(&["weighted-mean", "lowest", "geometric", "all-some-none", "mean-of-kinds"]);
const KINDS: Form = Form::Closed(&["choice", "checklist", "number", "date", "text"]);
const TELLS: Form = Form::Closed(&["structural", "process", "outcome"]);
const CORE: Form = Form::Closed(&["policy", "risk-identification", "action", "reporting", "grievance"]);
const POINTS: Form = Form::Usual(&["0", "0.25", "0.5", "0.75", "1"]);

/// The keys of the header with what may stand beside them.
pub(super) const HEADER: [(&str, Form); 14] = [
    ("id", Form::Id),
    ("version", Form::Short),
    ("status", Form::Closed(&["draft", "published", "retired"])),
    ("language", Form::Id),
    ("title", Form::Words),
    ("summary", Form::Words),
    ("for", Form::Short),
    ("full_standard", YES),
    ("scale", Form::Short),
    ("target", Form::Short),
    ("minimum_coverage", Form::Short),
    ("sources_checked_on", Form::Short),
    ("do_not_know", Form::Closed(&["zero", "unanswered"])),
    ("no_data", Form::Closed(&["zero", "unanswered"])),
];

/// All sheets but the first one, in their order.
pub(super) const SHEETS: [Sheet; 12] = [
    Sheet {
        name: "questionnaire",
        about: "The header: one row for each key.",
        columns: &[one("key", Form::Id), words("value")],
        has_files: true,
    },
    Sheet {
        name: "sections",
        about: "The sections in the order they are asked.",
        columns: &[one("id", Form::Id), words("title"), words("introduction")],
        has_files: true,
    },
    Sheet {
        name: "indicators",
        about: "What is measured: each under its section, in the order of the rows.",
        columns: &[
            one("section", Form::Id),
            one("id", Form::Id),
            one("kind", TELLS),
            one("topic", Form::Short),
            one("core_element", CORE),
            words("title"),
            one("rule", RULES),
            one("weight", Form::Short),
            one("core", YES),
            one("target", Form::Short),
            one("applies_when", Form::Flow),
            one("note", Form::Words),
        ],
        has_files: true,
    },
    Sheet {
        name: "questions",
        about: "The questions: each under its indicator, in the order of the rows.",
        columns: &[
            one("indicator", Form::Id),
            one("id", Form::Id),
            one("kind", KINDS),
            words("text"),
            words("help"),
            words("evidence"),
            one("sources", Form::Short),
            one("weight", Form::Short),
            one("core", YES),
            one("per_unit", YES),
            one("not_applicable", YES),
            one("comply_or_explain", YES),
            one("evolution", Form::Short),
            one("applies_when", Form::Flow),
            one("minimum", Form::Short),
            one("maximum", Form::Short),
            words("unit"),
            one("note", Form::Words),
        ],
        has_files: true,
    },
    Sheet {
        name: "options",
        about: "The options of choices, worst first, with points; the elements of checklists, without points.",
        columns: &[
            one("question", Form::Id),
            one("id", Form::Id),
            one("points", POINTS),
            one("weight", Form::Short),
            words("label"),
            words("criterion"),
            words("evidence"),
            words("next_step"),
            one("plan", YES),
        ],
        has_files: false,
    },
    Sheet {
        name: "nodes",
        about: "The tree above the indicators; children are nodes or indicators, divided by commas.",
        columns: &[
            one("id", Form::Id),
            one("level", Form::Short),
            one("pillar", Form::Short),
            one("principle", Form::Short),
            words("title"),
            one("rule", RULES),
            one("weight", Form::Short),
            one("target", Form::Short),
            one("children", Form::Flow),
            one("note", Form::Words),
        ],
        has_files: true,
    },
    Sheet {
        name: "not assessed",
        about: "Principles that are left out, and why.",
        columns: &[one("principle", Form::Short), one("reason", Form::Words)],
        has_files: false,
    },
    Sheet {
        name: "reasons",
        about: "What a respondent may say for \"not applicable\".",
        columns: &[one("id", Form::Id), words("label")],
        has_files: true,
    },
    Sheet {
        name: "unit kinds",
        about: "Kinds of units that answer for themselves.",
        columns: &[one("id", Form::Id), words("label"), one("within", Form::Short)],
        has_files: true,
    },
    Sheet {
        name: "consistency",
        about: "Answers that do not go together without a note.",
        columns: &[
            one("id", Form::Id),
            one("if", Form::Flow),
            one("then_not", Form::Flow),
            one("note_on", Form::Short),
            words("message"),
        ],
        has_files: true,
    },
    Sheet {
        name: "examples",
        about: "Scoring examples: answers, and what they must be worth.",
        columns: &[
            one("file", Form::Id),
            one("name", Form::Words),
            one("profile", Form::Flow),
            one("answers", Form::Flow),
            one("expect", Form::Flow),
        ],
        has_files: false,
    },
    Sheet {
        name: "translations",
        about: "The files of translations, and the version each translates.",
        columns: &[one("file", Form::Id), one("translates", Form::Id), one("of_version", Form::Short)],
        has_files: false,
    },
];
