//! A plan with its parts in their order, where they are moved, taken out and put back.

use serde::Serialize;

use super::Page;
use super::parts::{Fact, Link, Tag, Tone};
use super::samples::{INSTITUTION, LONG_NAME, MESSAGE, pick};
use crate::texts::{Language, Texts};

/// A plan. The form of its parts posts `do` (a word and the id of a part) and `revision` to `action`.
#[derive(Clone, Debug, Serialize)]
pub struct PlanPage {
    /// Back to all plans.
    pub back: Link,
    /// What it is called.
    pub title: String,
    /// How far it has come.
    pub stage: Tag,
    /// Its years, its round, how much is wrong with it.
    pub facts: Vec<Fact>,
    /// What else there is of it.
    pub links: Vec<Link>,
    /// It as files.
    pub files: Vec<Link>,
    /// Its parts.
    pub rows: Vec<PlanRow>,
    /// Where the form goes.
    pub action: String,
    /// The revision of the outline the form is made from.
    pub revision: u32,
    /// Where a block is added.
    pub add_block: String,
    /// Parts that were taken out, the last one first.
    pub taken_out: Vec<TakenOutRow>,
    /// Findings no activity answers.
    pub unanswered: Vec<Unanswered>,
}

/// A part.
#[derive(Clone, Debug, Serialize)]
pub struct PlanRow {
    /// Its id.
    pub id: String,
    /// The word for its level.
    pub level: &'static str,
    /// Its number.
    pub code: String,
    /// What it says.
    pub title: String,
    /// Where it is worked on.
    pub href: String,
    /// What is to be seen at once.
    pub tags: Vec<Tag>,
    /// Bodies and period of an activity.
    pub facts: Vec<Fact>,
    /// Where a part below it is added.
    pub add: Option<Link>,
}

/// A part that was taken out.
#[derive(Clone, Debug, Serialize)]
pub struct TakenOutRow {
    /// Its id.
    pub id: String,
    /// Its level.
    pub level: String,
    /// What it says.
    pub title: String,
    /// Where it can be read.
    pub href: String,
}

/// A finding no activity answers.
#[derive(Clone, Debug, Serialize)]
pub struct Unanswered {
    /// What it is called.
    pub title: String,
    /// Where it stands in the register.
    pub href: String,
    /// How grave it is.
    pub severity: String,
    /// Where an activity is drafted from it; empty before there is a priority area.
    pub answer_href: String,
}

impl Page for PlanPage {
    const TEMPLATE: &'static str = "pages/plan.html";

    fn samples(language: Language) -> Vec<Self> {
        let texts = Texts::get(language);
        let row = |level, code: &str, add: bool| PlanRow {
            id: code.to_owned(),
            level,
            code: code.to_owned(),
            title: LONG_NAME.to_owned(),
            href: "/plans/1/parts/a".to_owned(),
            tags: vec![Tag::new(texts.t_with("studio-problems", &[("count", 3.into())]), Tone::Attention)],
            facts: vec![Fact::new(texts.t("studio-tasked"), pick(language, INSTITUTION))],
            add: add.then(|| Link::new(texts.t("studio-activity"), "/plans/1/add?level=area&parent=b")),
        };
        let full = Self {
            back: Link::new(texts.t("studio-title"), "/plans"),
            title: texts.t("plan-title-national"),
            stage: Tag::new(texts.t("studio-stage-draft"), Tone::Quiet),
            facts: vec![Fact::new(texts.t("studio-years"), "2027–2030")],
            links: vec![Link::new(texts.t("studio-checks"), "/plans/1/checks")],
            files: vec![Link::new("DOCX", "/plans/1/plan.docx")],
            rows: vec![
                row("block", "5.1", true),
                row("area", "5.1.1", true),
                row("activity", "5.1.1.1", false),
            ],
            action: "/plans/1/outline".to_owned(),
            revision: 3,
            add_block: "/plans/1/add?level=block".to_owned(),
            taken_out: vec![TakenOutRow {
                id: "x".to_owned(),
                level: texts.t("studio-activity"),
                title: pick(language, MESSAGE).to_owned(),
                href: "/plans/1/parts/x".to_owned(),
            }],
            unanswered: vec![Unanswered {
                title: LONG_NAME.to_owned(),
                href: "/rounds/1/register/law-1".to_owned(),
                severity: texts.t("register-size-large"),
                answer_href: "/plans/1/add?level=activity&finding=law-1".to_owned(),
            }],
        };
        let empty = Self {
            rows: Vec::new(),
            taken_out: Vec::new(),
            unanswered: Vec::new(),
            files: Vec::new(),
            ..full.clone()
        };
        vec![full, empty]
    }
}
