//! People, invitations, and who did what.

use serde::Serialize;

use super::parts::{Cell, Choice, Choices, Column, Field, FieldError, Link, Row, Table, Tag, Tone};
use super::samples::{INSTITUTION, LONG_NAME, REFUSED, moment, pick};
use super::{Page, Role};
use crate::texts::{Language, Texts};
use crate::web::paths;

/// All people with the form for an invitation. Posts `email`, `role`, `institution` (id or empty) to
/// [`paths::ADMIN_PEOPLE`].
#[derive(Clone, Debug, Serialize)]
pub struct PeoplePage {
    /// By name, open invitations among them.
    pub people: Table,
    /// The address typed.
    pub email: Field,
    /// The roles.
    pub role: Choices,
    /// The institutions, an empty one first; for respondents.
    pub institution: Choices,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

/// The table of people around its rows: name, address, role, institution, state.
pub fn people_table(texts: &Texts, rows: Vec<Row>) -> Table {
    Table {
        caption: texts.t("people-title"),
        columns: vec![
            Column::words(texts.t("column-name")),
            Column::words(texts.t("email")),
            Column::words(texts.t("column-role")),
            Column::words(texts.t("column-institution")),
            Column::words(texts.t("column-state")),
        ],
        rows,
        note: String::new(),
    }
}

/// All roles, the given one chosen.
pub fn role_choices(texts: &Texts, chosen: Option<Role>) -> Vec<Choice> {
    let hint = |role| match role {
        Role::Respondent => texts.t("role-respondent-hint"),
        Role::Reviewer => texts.t("role-reviewer-hint"),
        Role::Policymaker => texts.t("role-policymaker-hint"),
        Role::Administrator => texts.t("role-administrator-hint"),
    };
    Role::ALL
        .into_iter()
        .map(|role| {
            Choice::new(role.code(), role.label(texts)).with_hint(hint(role)).chosen(chosen == Some(role))
        })
        .collect()
}

impl Page for PeoplePage {
    const TEMPLATE: &'static str = "pages/people.html";

    fn samples(language: Language) -> Vec<Self> {
        let texts = Texts::get(language);
        let row = |name: &str, role: Role, state: Tag| {
            let cells = vec![
                Cell::words("aysel.rehimova@example.org"),
                Cell::words(role.label(texts)),
                Cell::words(pick(language, INSTITUTION)),
                Cell::tag(state),
            ];
            Row::new(name, cells)
        };
        let institutions = vec![
            Choice::new("", texts.t("people-no-institution")).chosen(true),
            Choice::new("1", pick(language, INSTITUTION)),
            Choice::new("2", LONG_NAME),
        ];
        let first = Self {
            people: people_table(texts, Vec::new()),
            email: Field::default(),
            role: Choices::of(role_choices(texts, None)),
            institution: Choices::of(institutions),
            errors: Vec::new(),
        };
        let active = Tag::new(texts.t("person-active"), Tone::Done);
        let invited = Tag::new(texts.t("person-invited"), Tone::Quiet);
        let rows =
            vec![row("Aysel Rəhimova", Role::Respondent, active), row(LONG_NAME, Role::Reviewer, invited)];
        let refused = pick(language, REFUSED);
        let failed = Self {
            people: people_table(texts, rows),
            email: Field::of("aysel(at)example").refused(refused),
            role: Choices {
                error: Some(refused.to_owned()),
                ..Choices::of(role_choices(texts, Some(Role::Respondent)))
            },
            institution: Choices { error: Some(refused.to_owned()), ..first.institution.clone() },
            errors: ["email", "role", "institution"].map(|field| FieldError::new(field, refused)).to_vec(),
        };
        vec![first, failed]
    }
}

/// The one-time link, shown this once.
#[derive(Clone, Debug, Serialize)]
pub struct Invited {
    /// The address invited.
    pub email: String,
    /// The whole link.
    pub link: String,
    /// Until when it works.
    pub expires: String,
    /// A letter goes to the address.
    pub is_sent: bool,
    /// The words to send with the link; empty when a letter does.
    pub words: String,
}

impl Page for Invited {
    const TEMPLATE: &'static str = "pages/invited.html";

    fn samples(language: Language) -> Vec<Self> {
        let link =
            format!("https://baseline.example.org{}", paths::invitation("Zk3vQ9xW1r7uT5yP0aSdFgHjKlMn2b4c"));
        let by_hand = Self {
            email: "aysel.rehimova@example.org".to_owned(),
            words: format!("{LONG_NAME}\n\n{link}"),
            link,
            expires: moment(Texts::get(language)),
            is_sent: false,
        };
        vec![by_hand.clone(), Self { is_sent: true, words: String::new(), ..by_hand }]
    }
}

/// Who did what, the newest first.
#[derive(Clone, Debug, Serialize)]
pub struct AuditPage {
    /// When, who, what, on what.
    pub entries: Table,
    /// The page before this one.
    pub newer: Option<Link>,
    /// The page after this one.
    pub older: Option<Link>,
}

/// The table of the audit log around its rows: when, who, what, on what.
pub fn audit_table(texts: &Texts, rows: Vec<Row>) -> Table {
    Table {
        caption: texts.t("audit-title"),
        columns: vec![
            Column::words(texts.t("audit-at")),
            Column::words(texts.t("audit-actor")),
            Column::words(texts.t("audit-action")),
            Column::words(texts.t("audit-subject")),
        ],
        rows,
        note: String::new(),
    }
}

impl Page for AuditPage {
    const TEMPLATE: &'static str = "pages/audit.html";

    fn samples(language: Language) -> Vec<Self> {
        let texts = Texts::get(language);
        let row = |actor: &str| {
            let cells = [actor, "response.submitted", "018f3b1e-7c1d-7a52-9d7e-2f6b1c0a9e11"];
            Row::new(moment(texts), cells.map(Cell::words).to_vec())
        };
        vec![
            Self { entries: audit_table(texts, Vec::new()), newer: None, older: None },
            Self {
                entries: audit_table(texts, vec![row("Aysel Rəhimova"), row(LONG_NAME)]),
                newer: Some(Link::new(texts.t("audit-newer"), "/admin/audit?before=1")),
                older: Some(Link::new(texts.t("audit-older"), "/admin/audit?before=3")),
            },
        ]
    }
}
