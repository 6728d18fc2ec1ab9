//! Draft results for the institution, in words.

use chrono::{DateTime, Utc};

use super::answer::{reply_row, verdict_row};
use crate::assessment::ReplyRoom;
use crate::response::AnswerKey;
use crate::review::{Reply, Stance, Verdict};
use crate::texts::Texts;
use crate::web::pages::parts::{Choice, Choices, Field, FieldError, Tag, Tone};
use crate::web::pages::reviewing::answer::VerdictRow;
use crate::web::pages::reviewing::reply::{DraftResultsPage, DraftRow};
use crate::web::paths::{self, ResponsePath, ReviewPath};
use crate::web::typed::FormKey;
use crate::web::view::answers::in_words;
use crate::web::view::response::head;
use crate::web::view::scorecard::both;

/// What was typed into the form of one reply, and what is wrong with it.
#[derive(Debug, Default)]
pub struct TypedReply {
    /// The key of its answer.
    pub key: String,
    /// Agree or not.
    pub stance: String,
    /// Why not.
    pub words: String,
    /// Where that can be seen.
    pub evidence: String,
    /// What is wrong with the choice.
    pub stance_error: Option<String>,
    /// What is wrong with the words.
    pub words_error: Option<String>,
}

/// The key of an answer in addresses.
pub fn form_key(room: &ReplyRoom, key: &AnswerKey) -> String {
    let unit = key.unit.as_ref();
    let unit = unit.and_then(|name| room.opened.units.iter().find(|known| known.name == *name));
    FormKey { question: key.question.clone(), unit: unit.map(|unit| unit.id) }.to_string()
}

/// Until when the institution can reply, or could.
pub fn until(texts: &Texts, room: &ReplyRoom, now: DateTime<Utc>) -> String {
    let day = [("date", texts.date(room.draft.until).into())];
    match room.is_open(now) {
        true => texts.t_with("draft-reply-until", &day),
        false => texts.t_with("draft-reply-over", &day),
    }
}

/// The page.
pub fn page(texts: &Texts, room: &ReplyRoom, typed: &TypedReply, now: DateTime<Utc>) -> DraftResultsPage {
    let id = room.opened.response.id;
    let mut verdicts: Vec<DraftRow> = room
        .verdicts
        .iter()
        .filter_map(|(key, verdict)| row(texts, room, (key, verdict), (typed, now)))
        .collect();
    // Those that differ first, each kind in the order of the questionnaire.
    verdicts.sort_by_key(|row| row.state.tone == Tone::Done);
    let wrong = |error: &Option<String>, field: &str| {
        error.as_ref().map(|error| FieldError::new(format!("{field}-{}", typed.key), error))
    };
    DraftResultsPage {
        head: head(texts, &room.opened),
        back_href: paths::response(id, ResponsePath::Sections),
        until: until(texts, room, now),
        scores: both(texts, &room.opened.questionnaire, (&room.sheet, &room.verified)),
        verdicts,
        errors: wrong(&typed.stance_error, "stance")
            .into_iter()
            .chain(wrong(&typed.words_error, "words"))
            .collect(),
    }
}

fn row(
    texts: &Texts,
    room: &ReplyRoom,
    (key, verdict): (&AnswerKey, &Verdict),
    (typed, now): (&TypedReply, DateTime<Utc>),
) -> Option<DraftRow> {
    let questionnaire = &room.opened.questionnaire;
    let question = &questionnaire.questions[questionnaire.question(&key.question)?];
    let form_key = form_key(room, key);
    let reply = room.replies.get(key);
    let is_typed = typed.key == form_key;
    let text = |typed: &str, stored: Option<&str>| {
        Field::of(if is_typed { typed } else { stored.unwrap_or_default() })
    };
    let refused =
        |field: Field, error: &Option<String>| Field { error: error.clone().filter(|_| is_typed), ..field };
    let state = if verdict.verified.is_some() {
        Tag::new(texts.t("draft-differs"), Tone::Attention)
    } else {
        Tag::new(texts.t("draft-same"), Tone::Done)
    };
    Some(DraftRow {
        question: question.text.get(texts.language().code()).to_owned(),
        unit: key.unit.clone().unwrap_or_default(),
        own: in_words(texts, questionnaire, question, room.sheet.answer(key)),
        // Which reviewer it was is not for the institution.
        verdict: VerdictRow {
            title: texts.t("review-judged"),
            ..verdict_row(texts, (questionnaire, question), verdict, false)
        },
        state,
        reply: reply.map(|reply| reply_row(texts, reply)),
        action: if room.is_open(now) {
            paths::review(room.opened.response.id, ReviewPath::Reply(&form_key))
        } else {
            String::new()
        },
        stance: stances(texts, reply, typed, is_typed),
        words: refused(text(&typed.words, reply.map(|one| one.words.as_str())), &typed.words_error),
        evidence: text(&typed.evidence, reply.map(|one| one.evidence.as_str())),
        revision: verdict.revision,
        seen: reply.map_or(0, |reply| reply.revision),
        id: form_key,
    })
}

fn stances(texts: &Texts, reply: Option<&Reply>, typed: &TypedReply, is_typed: bool) -> Choices {
    let stored = reply.map(|reply| reply.stance.code()).unwrap_or_default();
    let chosen = if is_typed { typed.stance.as_str() } else { stored };
    let choice = |stance: &Stance| {
        let label = match stance {
            Stance::Accept => texts.t("reply-accept"),
            Stance::Disagree => texts.t("reply-disagree"),
        };
        Choice::new(stance.code(), label).chosen(chosen == stance.code())
    };
    let error = typed.stance_error.clone().filter(|_| is_typed);
    Choices { options: Stance::ALL.iter().map(choice).collect(), error }
}
