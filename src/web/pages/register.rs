//! The register of findings: the list, one finding, its trail at one institution, and the form for one by hand.

use serde::Serialize;

use super::Page;
use super::answers::{AnswerSection, sample_sections};
use super::findings::{FindingsHead, GapPillar, GapRegisterPage};
use super::paged::Paged;
use super::parts::{Choice, Choices, Fact, Field, FieldError, Link, Table, Tag, Tone};
use super::samples::{INDICATOR, INSTITUTION, LONG_NAME, MESSAGE, REFUSED, moment, pick, table};
use crate::texts::{Language, Texts};
use crate::web::paths::{self, RegisterPath};

/// The register. Its list is filtered by what the form at its top sends to the same address; chosen findings are
/// merged by posting `code` (several) and `title`.
#[derive(Clone, Debug, Serialize)]
pub struct RegisterPage {
    /// What the findings stand on.
    pub head: FindingsHead,
    /// Back to the overview.
    pub findings_href: String,
    /// Salient issues, rounds compared, a finding by hand.
    pub links: Vec<Link>,
    /// How the list is ordered, in a sentence.
    pub order: String,
    /// By pillar, principle, kind, severity, cause and status; the order. Name, label and choices each.
    pub filters: Vec<Filter>,
    /// Which findings of how many stand here, and the way to the others; none where all do.
    pub paged: Option<Paged>,
    /// The findings.
    pub entries: Vec<RegisterEntry>,
    /// What is said in place of a list.
    pub empty: String,
    /// Where findings are merged.
    pub merge_action: String,
    /// What the merged finding is to be called.
    pub merge_title: Field,
    /// Where gaps are taken in; empty when there is nothing to take in.
    pub take_in_action: String,
    /// Topics that fall short only as reviewers verified, and are not in the register.
    pub after_review: Vec<Link>,
    /// How many gaps are not in the register, in a sentence.
    pub fresh: String,
    /// These gaps.
    pub pillars: Vec<GapPillar>,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

/// A list to choose from above the register.
#[derive(Clone, Debug, Serialize)]
pub struct Filter {
    /// The name of the field.
    pub name: &'static str,
    /// Its label.
    pub label: String,
    /// What can be chosen.
    pub choices: Choices,
}

/// A finding in the register.
#[derive(Clone, Debug, Serialize)]
pub struct RegisterEntry {
    /// Its code.
    pub code: String,
    /// What it is called.
    pub title: String,
    /// Where it is worked on.
    pub href: String,
    /// How far the NHRI stands behind it.
    pub status: Tag,
    /// What is to be seen at once: the data are gone, a written statement is overtaken.
    pub marks: Vec<Tag>,
    /// The statement.
    pub statement: String,
    /// Severity, institutions, kinds, principles, causes.
    pub facts: Vec<Fact>,
    /// Its parts.
    pub parts: Vec<Link>,
    /// Whether it was chosen for merging.
    pub is_chosen: bool,
}

impl RegisterEntry {
    fn samples(language: Language) -> Vec<Self> {
        let texts = Texts::get(language);
        let one = Self {
            code: "state-duty.law-1".to_owned(),
            title: pick(language, INDICATOR).to_owned(),
            href: paths::register("1", RegisterPath::Finding("state-duty.law-1")),
            status: Tag::new(texts.t("register-status-draft"), Tone::Quiet),
            marks: Vec::new(),
            statement: pick(language, MESSAGE).to_owned(),
            facts: sample_facts(texts),
            parts: Vec::new(),
            is_chosen: false,
        };
        let long = Self {
            code: "merged-1".to_owned(),
            title: LONG_NAME.to_owned(),
            marks: vec![Tag::new(texts.t("register-gone"), Tone::Attention)],
            parts: vec![Link::new(LONG_NAME, one.href.clone())],
            is_chosen: true,
            ..one.clone()
        };
        vec![one, long]
    }
}

fn sample_facts(texts: &Texts) -> Vec<Fact> {
    vec![
        Fact::new(texts.t("register-severity"), texts.t("register-size-large")),
        Fact::new(texts.t("column-with-gap"), texts.t("group-not-asked")),
    ]
}

impl Page for RegisterPage {
    const TEMPLATE: &'static str = "pages/register.html";

    fn samples(language: Language) -> Vec<Self> {
        let texts = Texts::get(language);
        let refused = pick(language, REFUSED);
        let gaps = GapRegisterPage::samples(language).swap_remove(0);
        let choices = vec![Choice::new("", texts.t("register-any")), Choice::new("law", LONG_NAME)];
        let full = Self {
            head: gaps.head,
            findings_href: gaps.findings_href,
            links: vec![Link::new(texts.t("salience-title"), paths::salience("1"))],
            order: texts.t("register-ordered-severity"),
            filters: vec![Filter {
                name: "cause",
                label: texts.t("register-cause"),
                choices: Choices::of(choices),
            }],
            paged: Some(Paged::sample(texts)),
            entries: RegisterEntry::samples(language),
            empty: texts.t("register-none-match"),
            merge_action: paths::register("1", RegisterPath::Merge),
            merge_title: Field::default(),
            take_in_action: paths::register("1", RegisterPath::TakeIn),
            after_review: vec![Link::new(pick(language, INDICATOR), "/rounds/1/findings/law?basis=verified")],
            fresh: texts.t_with("register-fresh", &[("count", 3.into())]),
            pillars: gaps.pillars,
            errors: Vec::new(),
        };
        let failed = Self {
            merge_title: Field::of(LONG_NAME).refused(refused),
            errors: vec![FieldError::new("title", refused)],
            ..full.clone()
        };
        let empty = Self {
            entries: Vec::new(),
            paged: None,
            filters: Vec::new(),
            pillars: Vec::new(),
            take_in_action: String::new(),
            after_review: Vec::new(),
            fresh: String::new(),
            ..full.clone()
        };
        vec![full, failed, empty]
    }
}

/// One finding. The form posts `statement-en`, `statement-az`, `statement-ru`, `cause` (several), `status`, `issue`
/// (several) and `revision` to `action`; a note posts `note`, a split `by`.
#[derive(Clone, Debug, Serialize)]
pub struct FindingEntryPage {
    /// The round.
    pub round: String,
    /// Back to the register.
    pub register_href: String,
    /// Its code.
    pub code: String,
    /// What it is called.
    pub title: String,
    /// How far the NHRI stands behind it.
    pub state: Tag,
    /// What must be known of it, in sentences.
    pub remarks: Vec<String>,
    /// The whole it stands in.
    pub whole: Option<Link>,
    /// Its parts.
    pub parts: Vec<Link>,
    /// The statement, in the reader's language.
    pub statement: String,
    /// Severity, institutions, kinds, principles.
    pub facts: Vec<Fact>,
    /// The topics it rests on.
    pub topics: Vec<Link>,
    /// Reports and decisions it rests on, in words; empty for none.
    pub sources: String,
    /// The institutions concerned, by name; each leads to its answers.
    pub trail: Option<Table>,
    /// Where it is changed; empty for one that is withdrawn.
    pub action: String,
    /// The revision the form is made from.
    pub revision: u32,
    /// What somebody else has saved meanwhile.
    pub stored: Option<StoredFinding>,
    /// The statement in each language.
    pub statements: Vec<StatementField>,
    /// What lies behind it.
    pub causes: Choices,
    /// How far the NHRI stands behind it.
    pub status: Choices,
    /// The salient issues it is about; no options before there is a list.
    pub issues: Choices,
    /// Where the list of salient issues is.
    pub salience_href: String,
    /// Where it is split; empty when it cannot be.
    pub split_action: String,
    /// How it can be split.
    pub split: Choices,
    /// Where it is taken apart; empty without parts.
    pub apart_action: String,
    /// Where a note is added.
    pub note_action: String,
    /// The note typed.
    pub note: Field,
    /// Notes, oldest first.
    pub notes: Vec<NoteRow>,
    /// Who changed what and when.
    pub history: Table,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

/// A statement in one language.
#[derive(Clone, Debug, Serialize)]
pub struct StatementField {
    /// The name of the field.
    pub name: String,
    /// The language.
    pub label: String,
    /// Its code.
    pub lang: &'static str,
    /// What was written; empty while the template stands.
    pub field: Field,
    /// What the template says now.
    pub template: String,
    /// The data have changed since it was written.
    pub is_overtaken: bool,
}

/// What stands in the register where somebody else saved first.
#[derive(Clone, Debug, Serialize)]
pub struct StoredFinding {
    /// Who saved it and when.
    pub by: String,
    /// Each thing that stands there.
    pub facts: Vec<Fact>,
}

/// A note.
#[derive(Clone, Debug, Serialize)]
pub struct NoteRow {
    /// Who wrote it and when.
    pub by: String,
    /// The note.
    pub text: String,
}

impl FindingEntryPage {
    /// A merged finding with everything on its page.
    fn sample(language: Language) -> Self {
        let texts = Texts::get(language);
        let entry = RegisterEntry::samples(language).swap_remove(0);
        let at = |page| paths::register("1", page);
        let choice = |value: &str| Choice::new(value, LONG_NAME);
        let field = StatementField {
            name: "statement-en".to_owned(),
            label: "English".to_owned(),
            lang: "en",
            field: Field::of(pick(language, MESSAGE)),
            template: pick(language, MESSAGE).to_owned(),
            is_overtaken: true,
        };
        Self {
            round: LONG_NAME.to_owned(),
            register_href: "/rounds/1/gaps".to_owned(),
            code: entry.code,
            title: entry.title,
            state: entry.status,
            remarks: vec![texts.t("register-gone-text")],
            whole: Some(Link::new(LONG_NAME, entry.href.clone())),
            parts: vec![Link::new(LONG_NAME, entry.href)],
            statement: entry.statement.clone(),
            facts: entry.facts,
            topics: vec![Link::new(pick(language, INDICATOR), "/rounds/1/findings/law")],
            sources: entry.statement,
            trail: Some(table(language)),
            action: at(RegisterPath::Finding("a-1")),
            revision: 2,
            stored: None,
            statements: vec![field],
            causes: Choices::of(vec![choice("law"), choice("policy").chosen(true)]),
            status: Choices::of(vec![choice("draft").chosen(true), choice("closed")]),
            issues: Choices::of(vec![choice("environment")]),
            salience_href: paths::salience("1"),
            split_action: at(RegisterPath::Split("a-1")),
            split: Choices::of(vec![choice("kind"), choice("step")]),
            apart_action: at(RegisterPath::Apart("a-1")),
            note_action: at(RegisterPath::Notes("a-1")),
            note: Field::default(),
            notes: vec![NoteRow { by: LONG_NAME.to_owned(), text: pick(language, MESSAGE).to_owned() }],
            history: table(language),
            errors: Vec::new(),
        }
    }
}

impl Page for FindingEntryPage {
    const TEMPLATE: &'static str = "pages/register_finding.html";

    fn samples(language: Language) -> Vec<Self> {
        let texts = Texts::get(language);
        let refused = pick(language, REFUSED);
        let full = Self::sample(language);
        let conflict = Self {
            stored: Some(StoredFinding { by: moment(texts), facts: sample_facts(texts) }),
            note: Field::of(LONG_NAME).refused(refused),
            errors: vec![FieldError::new("note", refused)],
            ..full.clone()
        };
        let bare = Self {
            remarks: Vec::new(),
            whole: None,
            parts: Vec::new(),
            trail: None,
            action: String::new(),
            issues: Choices::default(),
            split_action: String::new(),
            apart_action: String::new(),
            notes: Vec::new(),
            ..full.clone()
        };
        vec![full, conflict, bare]
    }
}

/// The answers one institution gave to the questions of a finding.
#[derive(Clone, Debug, Serialize)]
pub struct TrailPage {
    /// Back to the finding.
    pub back: Link,
    /// The institution.
    pub institution: String,
    /// The finding.
    pub finding: String,
    /// Its answers with comments, sources and evidence.
    pub sections: Vec<AnswerSection>,
    /// All its answers, and its scores.
    pub links: Vec<Link>,
}

impl Page for TrailPage {
    const TEMPLATE: &'static str = "pages/register_trail.html";

    fn samples(language: Language) -> Vec<Self> {
        let full = Self {
            back: Link::new(LONG_NAME, "/rounds/1/register/a-1"),
            institution: pick(language, INSTITUTION).to_owned(),
            finding: pick(language, INDICATOR).to_owned(),
            sections: sample_sections(language, false),
            links: vec![Link::new(LONG_NAME, "/responses/1/review")],
        };
        vec![full.clone(), Self { sections: Vec::new(), ..full }]
    }
}

/// The form for a finding that is not from a score. Posts `title`, `principles`, `kind` (several), `topic`,
/// `institution` (several), `sources`.
#[derive(Clone, Debug, Serialize)]
pub struct AddFinding {
    /// The round.
    pub round: String,
    /// Back to the register.
    pub register_href: String,
    /// Where it goes.
    pub action: String,
    /// What it is called.
    pub title: Field,
    /// Numbers of principles.
    pub principles: Field,
    /// Kinds of institution.
    pub kinds: Choices,
    /// A topic it rests on.
    pub topic: Choices,
    /// Institutions whose answers show it.
    pub institutions: Choices,
    /// Reports and decisions.
    pub sources: Field,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

impl Page for AddFinding {
    const TEMPLATE: &'static str = "pages/register_add.html";

    fn samples(language: Language) -> Vec<Self> {
        let refused = pick(language, REFUSED);
        let choices = || Choices::of(vec![Choice::new("1", LONG_NAME), Choice::new("2", "2")]);
        let empty = Self {
            round: LONG_NAME.to_owned(),
            register_href: "/rounds/1/gaps".to_owned(),
            action: paths::register("1", RegisterPath::Add),
            title: Field::default(),
            principles: Field::default(),
            kinds: choices(),
            topic: choices(),
            institutions: choices(),
            sources: Field::default(),
            errors: Vec::new(),
        };
        let failed = Self {
            title: Field::of(LONG_NAME).refused(refused),
            errors: vec![FieldError::new("title", refused)],
            ..empty.clone()
        };
        vec![empty, failed]
    }
}
