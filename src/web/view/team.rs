//! Several people on one response, in words.

use std::collections::{BTreeMap, BTreeSet};

use crate::assessment::OwnResponse;
use crate::questionnaire::{Question, Questionnaire, Section};
use crate::response::{PartRole, SectionState, TaskPart, Unit};
use crate::store::{Audience, Comment};
use crate::texts::Texts;
use crate::web::pages::parts::{Tag, Tone};
use crate::web::pages::team::{SectionBox, StateButton, TalkLink};
use crate::web::paths::{self, ResponsePath};
use crate::web::typed::FormKey;

/// How much is said about the questions of a response, and where somebody waits for the person to read it.
#[derive(Clone, Debug, Default)]
pub struct Talk {
    comments: BTreeMap<FormKey, usize>,
    unread: BTreeSet<FormKey>,
}

impl Talk {
    /// From all comments of the response and those that name the person.
    pub fn new(comments: &[Comment], unread: &[Comment]) -> Self {
        let key = |one: &Comment| FormKey { question: one.question.clone(), unit: one.unit };
        let mut counts = BTreeMap::new();
        for comment in comments {
            *counts.entry(key(comment)).or_default() += 1;
        }
        Self { comments: counts, unread: unread.iter().map(key).collect() }
    }
}

/// The link from an answer to what is said about it: that of the institution, or of one unit.
pub fn talk_link(
    texts: &Texts,
    own: &OwnResponse,
    talk: &Talk,
    (question, unit): (&Question, Option<&Unit>),
) -> TalkLink {
    let key = FormKey { question: question.id.clone(), unit: unit.map(|unit| unit.id) };
    let count = talk.comments.get(&key).copied().unwrap_or_default();
    TalkLink {
        href: paths::response(own.response.id, ResponsePath::Question(&key.to_string())),
        unit: unit.map(|unit| unit.name.clone()).unwrap_or_default(),
        text: texts.t_with("comment-count", &[("count", count.into())]),
        is_new: talk.unread.contains(&key),
    }
}

/// The next section the person has part in.
pub fn section_after(own: &OwnResponse, place: usize) -> Option<&Section> {
    own.questionnaire.sections.iter().skip(place + 1).find(|section| own.access.has_part(&section.id))
}

/// The state of a section in a word.
pub fn state_tag(texts: &Texts, state: SectionState) -> Tag {
    match state {
        SectionState::Draft => Tag::new(texts.t("team-state-draft"), Tone::Active),
        SectionState::Released => Tag::new(texts.t("team-state-released"), Tone::Quiet),
        SectionState::Ready => Tag::new(texts.t("team-state-ready"), Tone::Done),
    }
}

/// How far a section is, and what the person can do about that.
pub fn section_box(texts: &Texts, own: &OwnResponse, section: &Section) -> SectionBox {
    let (id, state) = (own.response.id, own.access.state(&section.id));
    let may_change = own.access.may_change_state(&section.id) && own.is_editable();
    let open_href = if own.access.may_open_draft(&section.id) && own.is_editable() {
        paths::response(id, ResponsePath::OpenDraft(&section.id))
    } else {
        String::new()
    };
    SectionBox {
        state: own.standing(&section.id).map(|_| state_tag(texts, state)),
        lines: lines(texts, own, section, state),
        action: paths::response(id, ResponsePath::SectionState(&section.id)),
        from: state.code(),
        buttons: if may_change { vec![button(texts, state)] } else { Vec::new() },
        open_href,
    }
}

fn button(texts: &Texts, state: SectionState) -> StateButton {
    let (to, text, hint) = match state {
        SectionState::Draft => ("released", texts.t("team-release"), String::new()),
        SectionState::Released => ("ready", texts.t("team-ready"), texts.t("team-ready-hint")),
        SectionState::Ready => ("released", texts.t("team-reopen"), String::new()),
    };
    StateButton { to, text, hint }
}

fn lines(texts: &Texts, own: &OwnResponse, section: &Section, state: SectionState) -> Vec<String> {
    let Some(standing) = own.standing(&section.id) else { return Vec::new() };
    let by = [("name", standing.by_name.as_str().into()), ("at", texts.date_time(standing.at).into())];
    let mut lines = vec![match state {
        SectionState::Draft if own.access.sees_answers(&section.id) => texts.t("team-draft-own"),
        SectionState::Draft => texts.t("team-draft-others"),
        SectionState::Released => texts.t_with("team-released-by", &by),
        SectionState::Ready => texts.t_with("team-ready-by", &by),
    }];
    if let Some((name, at)) = &standing.opened {
        let by = [("name", name.as_str().into()), ("at", texts.date_time(*at).into())];
        lines.push(texts.t_with("team-opened-by", &by));
    }
    lines
}

/// The comments colleagues of the institution read about one answer.
pub fn among_colleagues<'a>(comments: &'a [Comment], key: &FormKey, audience: Audience) -> Vec<&'a Comment> {
    let is_here =
        |one: &&Comment| one.question == key.question && one.unit == key.unit && one.audience == audience;
    comments.iter().filter(is_here).collect()
}

/// A section, or a section and one of its questions, in words.
pub fn part_title(texts: &Texts, questionnaire: &Questionnaire, part: &TaskPart) -> String {
    let code = texts.language().code();
    let section = questionnaire.sections.iter().find(|section| section.id == part.section);
    let section = section.map_or(part.section.as_str(), |section| section.title.get(code));
    let Some(question) = &part.question else { return section.to_owned() };
    let place = questionnaire.question(question);
    let question = place.map_or(question.as_str(), |place| questionnaire.questions[place].text.get(code));
    format!("{section} – {question}")
}

/// What somebody may do, in a word.
pub fn part_role(texts: &Texts, role: PartRole) -> String {
    match role {
        PartRole::Answer => texts.t("team-role-answer"),
        PartRole::Comment => texts.t("team-role-comment"),
        PartRole::Read => texts.t("team-role-read"),
    }
}
