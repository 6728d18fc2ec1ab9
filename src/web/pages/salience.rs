//! Salient issues: the list in its two orders, and the form of one.

use serde::Serialize;

use super::Page;
use super::parts::{Choice, Choices, Field, FieldError, Link, Table};
use super::register::StoredFinding;
use super::samples::{LONG_NAME, MESSAGE, REFUSED, moment, pick, table};
use crate::texts::{Language, Texts};
use crate::web::paths;

/// The list.
#[derive(Clone, Debug, Serialize)]
pub struct SaliencePage {
    /// The round.
    pub round: String,
    /// Back to the register.
    pub register_href: String,
    /// Issues, the gravest first; no rows before there is a list.
    pub issues: Table,
    /// Where the mean puts issues elsewhere, in sentences.
    pub differences: Vec<String>,
    /// Where the list that comes with the program is taken; empty when all of it is there.
    pub begin_action: String,
    /// Where another issue is added.
    pub add_href: String,
}

impl Page for SaliencePage {
    const TEMPLATE: &'static str = "pages/salience.html";

    fn samples(language: Language) -> Vec<Self> {
        let full = Self {
            round: LONG_NAME.to_owned(),
            register_href: "/rounds/1/gaps".to_owned(),
            issues: table(language),
            differences: vec![pick(language, MESSAGE).to_owned()],
            begin_action: String::new(),
            add_href: paths::issue("1", "new"),
        };
        let empty = Self {
            issues: Table::default(),
            differences: Vec::new(),
            begin_action: paths::salience("1"),
            ..full.clone()
        };
        vec![full, empty]
    }
}

/// The form of an issue. Posts `title`, `scale`, `scope`, `irremediability`, `likelihood`, `said_by`, `grounds`,
/// `revision`.
#[derive(Clone, Debug, Serialize)]
pub struct IssuePage {
    /// The round.
    pub round: String,
    /// Back to the list.
    pub salience_href: String,
    /// What it is called; empty for a new one.
    pub heading: String,
    /// Where the form goes.
    pub action: String,
    /// The revision it is made from; 0 for a new one.
    pub revision: u32,
    /// The title typed; shown for the NHRI's own issues.
    pub title: Option<Field>,
    /// The four ratings with their anchors: name, legend, choices.
    pub ratings: Vec<RatingField>,
    /// Who says so.
    pub said_by: Field,
    /// What it rests on.
    pub grounds: Field,
    /// The findings that are about it.
    pub findings: Vec<Link>,
    /// What somebody else has saved meanwhile.
    pub stored: Option<StoredFinding>,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

/// One rating.
#[derive(Clone, Debug, Serialize)]
pub struct RatingField {
    /// The name of the field.
    pub name: &'static str,
    /// What is rated.
    pub legend: String,
    /// What it means.
    pub hint: String,
    /// 1 to 5 with their anchors, and not said.
    pub choices: Choices,
}

impl Page for IssuePage {
    const TEMPLATE: &'static str = "pages/salience_issue.html";

    fn samples(language: Language) -> Vec<Self> {
        let texts = Texts::get(language);
        let refused = pick(language, REFUSED);
        let choices = (1..=5).map(|number| Choice::new(number.to_string(), LONG_NAME)).collect();
        let rating = RatingField {
            name: "scale",
            legend: texts.t("salience-scale"),
            hint: texts.t("salience-scale-hint"),
            choices: Choices::of(choices),
        };
        let known = Self {
            round: LONG_NAME.to_owned(),
            salience_href: paths::salience("1"),
            heading: LONG_NAME.to_owned(),
            action: paths::issue("1", "environment"),
            revision: 1,
            title: None,
            ratings: vec![rating],
            said_by: Field::of(LONG_NAME),
            grounds: Field::of(pick(language, MESSAGE)),
            findings: vec![Link::new(LONG_NAME, "/rounds/1/register/a-1")],
            stored: None,
            errors: Vec::new(),
        };
        let new = Self {
            heading: String::new(),
            action: paths::issue("1", "new"),
            revision: 0,
            title: Some(Field::of(LONG_NAME).refused(refused)),
            findings: Vec::new(),
            stored: Some(StoredFinding { by: moment(texts), facts: Vec::new() }),
            errors: vec![FieldError::new("title", refused)],
            ..known.clone()
        };
        vec![known, new]
    }
}
