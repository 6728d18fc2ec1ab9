//! Several people on one response: how far a section is, who does what, opening a draft.

use serde::Serialize;

use super::Page;
use super::parts::{Choice, Choices, Field, FieldError, Tag, Tone};
use super::response::ResponseHead;
use super::samples::{LONG_NAME, OTHER_SECTION, QUESTION, REFUSED, SECTION, moment, pick};
use crate::texts::{Language, Texts};
use crate::web::paths::{self, ResponsePath};

/// A button of a form that has nothing else.
#[derive(Clone, Debug, Serialize)]
pub struct StateButton {
    /// The state it gives.
    pub to: &'static str,
    /// What is read.
    pub text: String,
    /// What it does; empty where that needs no words.
    pub hint: String,
}

/// How far a section is inside the institution. A button posts `to` and `from` to `action`.
#[derive(Clone, Debug, Default, Serialize)]
pub struct SectionBox {
    /// The state in a word; none where nobody works together.
    pub state: Option<Tag>,
    /// What that means, who did it, and who opened it.
    pub lines: Vec<String>,
    /// Where the buttons lead.
    pub action: String,
    /// The state now.
    pub from: &'static str,
    /// What the person can do.
    pub buttons: Vec<StateButton>,
    /// Where a focal point opens the draft of others; empty for nowhere.
    pub open_href: String,
}

impl SectionBox {
    pub(super) fn sample(language: Language) -> Self {
        let texts = Texts::get(language);
        Self {
            state: Some(Tag::new(texts.t("team-state-draft"), Tone::Active)),
            lines: vec![texts.t("team-draft-own")],
            action: paths::response("1", ResponsePath::SectionState("law")),
            from: "draft",
            buttons: vec![StateButton { to: "released", text: texts.t("team-release"), hint: String::new() }],
            open_href: String::new(),
        }
    }

    pub(super) fn draft_sample(language: Language) -> Self {
        let texts = Texts::get(language);
        Self {
            lines: vec![texts.t("team-draft-others")],
            buttons: Vec::new(),
            open_href: paths::response("1", ResponsePath::OpenDraft("law")),
            ..Self::sample(language)
        }
    }
}

/// Where a question is talked about, and how much there is.
#[derive(Clone, Debug, Serialize)]
pub struct TalkLink {
    /// The page of the question.
    pub href: String,
    /// The unit whose answer it is about; empty for the institution's own.
    pub unit: String,
    /// "3 comments".
    pub text: String,
    /// Somebody has named the person in a comment they have not read.
    pub is_new: bool,
}

/// A task in the list of a person. Its button posts `email`, `section`, `question` to [`TeamPage::remove`].
#[derive(Clone, Debug, Serialize)]
pub struct TaskRow {
    /// The section, or section and question.
    pub title: String,
    /// What they may do with it.
    pub role: String,
    /// Until when; empty for no date.
    pub due: String,
    /// The date is over.
    pub is_late: bool,
    /// The section's id.
    pub section: String,
    /// The question's id; empty for the whole section.
    pub question: String,
}

/// A person with their tasks.
#[derive(Clone, Debug, Serialize)]
pub struct Colleague {
    /// Their name, or their address before they have one.
    pub name: String,
    /// Their address.
    pub email: String,
    /// Focal point, has an account, or invited.
    pub state: Tag,
    /// What they were given.
    pub tasks: Vec<TaskRow>,
}

/// What can be given away: a section with its questions.
#[derive(Clone, Debug, Serialize)]
pub struct PartChoice {
    /// The whole section; sent as `part`.
    pub section: Choice,
    /// Its questions; sent as `part` too.
    pub questions: Vec<Choice>,
    /// One of the questions is chosen.
    pub is_open: bool,
}

/// People and tasks of a response. Posts `email`, `name`, `part` (several), `role`, `due` to `action`.
#[derive(Clone, Debug, Serialize)]
pub struct TeamPage {
    /// Which response this is.
    pub head: ResponseHead,
    /// The list of sections.
    pub sections_href: String,
    /// By name.
    pub people: Vec<Colleague>,
    /// Where the form goes; empty when nothing can be given any more.
    pub action: String,
    /// Where a task is taken back.
    pub remove: String,
    /// The address typed.
    pub email: Field,
    /// The name typed.
    pub name: Field,
    /// Sections and questions.
    pub parts: Vec<PartChoice>,
    /// Why the parts were refused.
    pub parts_error: Option<String>,
    /// Answer, comment, read.
    pub role: Choices,
    /// The day typed.
    pub due: Field,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

/// The three things somebody can be given to do, the chosen one marked.
pub fn part_roles(texts: &Texts, chosen: &str) -> Vec<Choice> {
    [
        ("answer", texts.t("team-role-answer"), texts.t("team-role-answer-hint")),
        ("comment", texts.t("team-role-comment"), texts.t("team-role-comment-hint")),
        ("read", texts.t("team-role-read"), texts.t("team-role-read-hint")),
    ]
    .into_iter()
    .map(|(code, label, hint)| Choice::new(code, label).with_hint(hint).chosen(code == chosen))
    .collect()
}

impl Page for TeamPage {
    const TEMPLATE: &'static str = "pages/team.html";

    fn samples(language: Language) -> Vec<Self> {
        let texts = Texts::get(language);
        let task = |title: &str, is_late| TaskRow {
            title: title.to_owned(),
            role: texts.t("team-role-answer"),
            due: texts.t_with("team-due", &[("date", "30.11.2026".into())]),
            is_late,
            section: "law".to_owned(),
            question: String::new(),
        };
        let person = |name: &str, tasks: Vec<TaskRow>| Colleague {
            name: name.to_owned(),
            email: "aysel.rehimova@example.org".to_owned(),
            state: Tag::new(texts.t("team-colleague"), Tone::Quiet),
            tasks,
        };
        let parts = PartChoice {
            section: Choice::new("law", pick(language, SECTION)),
            questions: vec![Choice::new("law.law-review", pick(language, QUESTION)).chosen(true)],
            is_open: true,
        };
        let empty = Self {
            head: ResponseHead::sample(language),
            sections_href: paths::response("1", ResponsePath::Sections),
            people: vec![person("Aysel Rəhimova", Vec::new())],
            action: paths::response("1", ResponsePath::People),
            remove: paths::response("1", ResponsePath::TakeBack),
            email: Field::default(),
            name: Field::default(),
            parts: vec![parts],
            parts_error: None,
            role: Choices::of(part_roles(texts, "answer")),
            due: Field::default(),
            errors: Vec::new(),
        };
        let tasks = vec![task(pick(language, OTHER_SECTION), false), task(LONG_NAME, true)];
        let refused = pick(language, REFUSED);
        let failed = Self {
            people: vec![person(LONG_NAME, tasks)],
            email: Field::of("aysel(at)example").refused(refused),
            parts_error: Some(refused.to_owned()),
            errors: vec![FieldError::new("email", refused), FieldError::new("part", refused)],
            ..empty.clone()
        };
        vec![empty, failed]
    }
}

/// Tasks were given to somebody new: the words with the one-time link, or where the letter goes and the link.
#[derive(Clone, Debug, Serialize)]
pub struct ColleagueInvited {
    /// Their name.
    pub name: String,
    /// Their address.
    pub email: String,
    /// A letter goes to the address.
    pub is_sent: bool,
    /// The link; with the words to pass it on when no letter goes.
    pub words: String,
    /// Until when it works.
    pub expires: String,
    /// Back to the people.
    pub people_href: String,
}

impl Page for ColleagueInvited {
    const TEMPLATE: &'static str = "pages/colleague_invited.html";

    fn samples(language: Language) -> Vec<Self> {
        let texts = Texts::get(language);
        let link = format!("https://baseline.example.org{}", paths::invitation("Zk3vQ9xW1r7uT5yP0aSdFg"));
        let by_hand = Self {
            name: "Aysel Rəhimova".to_owned(),
            email: "aysel@ministry.example".to_owned(),
            is_sent: false,
            words: format!("{}\n\n{link}", texts.t("letter-invitation-care")),
            expires: moment(texts),
            people_href: paths::response("1", ResponsePath::People),
        };
        vec![Self { is_sent: true, words: link, ..by_hand.clone() }, by_hand]
    }
}

/// The question before a focal point opens the draft of others. Posts nothing but the token.
#[derive(Clone, Debug, Serialize)]
pub struct OpenDraft {
    /// The section.
    pub title: String,
    /// Who writes it, in a sentence; empty when nobody does any more.
    pub writers: String,
    /// Where the form goes.
    pub action: String,
    /// Back to the section.
    pub section_href: String,
}

impl Page for OpenDraft {
    const TEMPLATE: &'static str = "pages/open_draft.html";

    fn samples(language: Language) -> Vec<Self> {
        let texts = Texts::get(language);
        let page = |title: &str, writers| Self {
            title: title.to_owned(),
            writers,
            action: paths::response("1", ResponsePath::OpenDraft("law")),
            section_href: paths::response("1", ResponsePath::Section("law")),
        };
        let writers = texts.t_with("team-open-writers", &[("names", "Aysel Rəhimova".into())]);
        vec![page(pick(language, SECTION), String::new()), page(LONG_NAME, writers)]
    }
}
