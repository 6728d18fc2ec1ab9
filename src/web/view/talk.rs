//! History and comments, in words.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::answers::in_words;
use super::response::head;
use crate::assessment::{OpenedResponse, OwnResponse, section_of};
use crate::questionnaire::Question;
use crate::store::{Comment, HelpThread, StoredAnswer};
use crate::texts::Texts;
use crate::web::pages::parts::{Link, Tag, Tone};

use crate::web::pages::talk::{ChangeLine, ChangeRow, ChangesPage, CommentRow, ThreadPage, ThreadRow};
use crate::web::paths::{self, ResponsePath};
use crate::web::problems::Problems;
use crate::web::typed::FormKey;

/// Changes on one page.
const CHANGES: usize = 50;

/// Comments in words, with who is named in each.
pub fn comments(texts: &Texts, comments: &[&Comment], mentioned: &[(Uuid, String)]) -> Vec<CommentRow> {
    let named = |id: Uuid| {
        let names = mentioned.iter().filter(|(comment, _)| *comment == id).map(|(_, name)| name.as_str());
        let names = names.collect::<Vec<_>>().join(", ");
        if names.is_empty() { names } else { texts.t_with("comment-named", &[("names", names.into())]) }
    };
    let row = |comment: &&Comment| CommentRow {
        by: comment.by_name.clone(),
        at: texts.date_time(comment.at),
        text: comment.text.clone(),
        is_from_nhri: comment.is_from_nhri,
        mentions: named(comment.id),
    };
    comments.iter().map(row).collect()
}

/// What changed from one version of an answer to the next.
fn lines(
    texts: &Texts,
    opened: &OpenedResponse,
    question: &Question,
    (before, after): (Option<&StoredAnswer>, &StoredAnswer),
) -> Vec<ChangeLine> {
    let words = |one: &StoredAnswer| match &one.given.answer {
        None => String::new(),
        answer => in_words(texts, &opened.questionnaire, question, answer.as_ref()),
    };
    let pairs = [
        (texts.t("history-answer"), before.map(words).unwrap_or_default(), words(after)),
        (
            texts.t("comment"),
            before.map(|one| one.given.comment.clone()).unwrap_or_default(),
            after.given.comment.clone(),
        ),
        (
            texts.t("source"),
            before.map(|one| one.given.source.clone()).unwrap_or_default(),
            after.given.source.clone(),
        ),
    ];
    let line = |(label, before, after)| ChangeLine { label, before, after };
    pairs.into_iter().filter(|(_, before, after)| before != after).map(line).collect()
}

/// Every change of one answer, newest first. `versions` come oldest first.
pub fn history(
    texts: &Texts,
    opened: &OpenedResponse,
    question: &Question,
    versions: &[StoredAnswer],
) -> Vec<ChangeRow> {
    let newest = versions.last().map_or(0, |one| one.revision);
    let row = |(place, after): (usize, &StoredAnswer)| {
        let before = place.checked_sub(1).map(|place| &versions[place]);
        ChangeRow {
            at: texts.date_time(after.saved_at),
            by: after.saved_by_name.clone(),
            question: String::new(),
            unit: String::new(),
            href: String::new(),
            lines: lines(texts, opened, question, (before, after)),
            restore: if after.revision == newest { 0 } else { after.revision },
        }
    };
    versions.iter().enumerate().rev().map(row).collect()
}

/// Who changed what, as far as the person sees it. `versions` come newest first; pages count from 1.
pub fn changes(texts: &Texts, own: &OwnResponse, versions: &[StoredAnswer], page: usize) -> ChangesPage {
    let by_revision: BTreeMap<_, _> =
        versions.iter().map(|one| ((one.unit, one.question.as_str(), one.revision), one)).collect();
    let is_seen = |one: &&StoredAnswer| {
        let section = section_of(&own.questionnaire, &one.question);
        section.is_some_and(|section| own.access.sees_answer(section, &one.question))
    };
    let seen: Vec<&StoredAnswer> = versions.iter().filter(is_seen).collect();
    let row = |after: &&StoredAnswer| {
        let question = &own.questionnaire.questions[own.questionnaire.question(&after.question)?];
        let key = (after.unit, after.question.as_str(), after.revision.checked_sub(1)?);
        let unit = own.units.iter().find(|unit| Some(unit.id) == after.unit);
        let form = FormKey { question: question.id.clone(), unit: after.unit }.to_string();
        Some(ChangeRow {
            at: texts.date_time(after.saved_at),
            by: after.saved_by_name.clone(),
            question: question.text.get(texts.language().code()).to_owned(),
            unit: unit.map(|unit| unit.name.clone()).unwrap_or_default(),
            href: paths::response(own.response.id, ResponsePath::Question(&form)),
            lines: lines(texts, own, question, (by_revision.get(&key).copied(), after)),
            restore: 0,
        })
    };
    let address =
        |page: usize| format!("{}?page={page}", paths::response(own.response.id, ResponsePath::Changes));
    let first = page.saturating_sub(1).saturating_mul(CHANGES);
    ChangesPage {
        head: head(texts, own),
        sections_href: paths::response(own.response.id, ResponsePath::Sections),
        changes: seen.iter().skip(first).take(CHANGES).filter_map(row).collect(),
        newer: (page > 1).then(|| Link::new(texts.t("history-newer"), address(page - 1))),
        older: (seen.len() > first.saturating_add(CHANGES))
            .then(|| Link::new(texts.t("history-older"), address(page + 1))),
    }
}

/// A thread in the list of the help desk.
pub fn thread_row(texts: &Texts, opened: &OpenedResponse, thread: &HelpThread) -> ThreadRow {
    let last = &thread.last;
    let key = FormKey { question: last.question.clone(), unit: last.unit }.to_string();
    let state = if last.is_from_nhri {
        Tag::new(texts.t("help-desk-answered"), Tone::Done)
    } else {
        Tag::new(texts.t("help-desk-open"), Tone::Attention)
    };
    ThreadRow {
        institution: opened.institution.name.clone(),
        question: question_words(texts, opened, &last.question),
        href: paths::help_thread(opened.response.id, &key),
        last: format!("{}, {}", texts.date_time(last.at), last.by_name),
        state,
    }
}

fn question_words(texts: &Texts, opened: &OpenedResponse, id: &str) -> String {
    let place = opened.questionnaire.question(id);
    let text = |place: usize| opened.questionnaire.questions[place].text.get(texts.language().code());
    place.map_or(id, text).to_owned()
}

/// One thread as a reviewer answers it.
pub fn thread(
    texts: &Texts,
    opened: &OpenedResponse,
    (key, said): (&FormKey, &[&Comment]),
    (typed, problems): (&str, &Problems),
) -> ThreadPage {
    ThreadPage {
        head: head(texts, opened),
        question: question_words(texts, opened, &key.question),
        comments: comments(texts, said, &[]),
        action: paths::help_thread(opened.response.id, &key.to_string()),
        text: problems.field("text", typed),
        errors: problems.summary(),
    }
}
