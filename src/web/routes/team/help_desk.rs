//! The help desk: questions of institutions, read and answered by reviewers. Nothing colleagues write to each other
//! comes here.

use std::collections::{BTreeMap, BTreeSet};

use rocket::http::Status;
use rocket::{Route, State, get, post, routes};
use validator::Validate;

use crate::assessment::{Assessment, OpenedResponse, clock};
use crate::response::ResponseId;
use crate::store::{Audience, Comment, HelpThread};
use crate::web::errors::Failure;
use crate::web::fields::{Fields, Form};
use crate::web::guards::Reviewer;
use crate::web::ids::Id;
use crate::web::notice::{Done, Notice};
use crate::web::pages::talk::HelpDeskPage;
use crate::web::paths;
use crate::web::problems::{Problems, rules};
use crate::web::screen::{Html, Screen};
use crate::web::token::Signed;
use crate::web::typed::FormKey;
use crate::web::view;
use crate::web::view::team::among_colleagues;

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![list, thread, answer]
}

#[get("/help-desk")]
async fn list(
    reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let mut threads = assessment.store.help_threads().await?;
    // Those that wait first, each kind as it was: the one last written in first.
    threads.sort_by_key(|thread| thread.last.is_from_nhri);
    let mut opened = BTreeMap::new();
    for id in threads.iter().map(|thread| thread.last.response).collect::<BTreeSet<_>>() {
        let response = assessment.open_response(id).await?;
        // The threads of an institution the reader keeps out of are not theirs to read.
        if assessment.is_independent(&reviewer.0.user, response.institution.id).await? {
            opened.insert(id, response);
        }
    }
    let row = |one: &HelpThread| {
        opened.get(&one.last.response).map(|opened| view::talk::thread_row(screen.texts, opened, one))
    };
    let rows = threads.iter().filter_map(row).collect();
    Ok(screen.show(&HelpDeskPage { threads: rows }))
}

/// A thread that is there.
async fn found(
    assessment: &Assessment,
    (reviewer, id): (&Reviewer, ResponseId),
    key: &str,
) -> Result<(OpenedResponse, FormKey, Vec<Comment>), Failure> {
    let key = FormKey::parse(key).ok_or(Failure::NotFound)?;
    assessment.independent(&reviewer.0.user, id).await?;
    let opened = assessment.open_response(id).await?;
    let comments = assessment.store.comments(id).await?;
    let said: Vec<Comment> =
        among_colleagues(&comments, &key, Audience::HelpDesk).into_iter().cloned().collect();
    if said.is_empty() { Err(Failure::NotFound) } else { Ok((opened, key, said)) }
}

#[get("/help-desk/<id>/<key>")]
async fn thread(
    id: Id<ResponseId>,
    key: &str,
    reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let (opened, key, said) = found(assessment, (&reviewer, id.0), key).await?;
    let said: Vec<&Comment> = said.iter().collect();
    Ok(screen.show(&view::talk::thread(screen.texts, &opened, (&key, &said), ("", &Problems::default()))))
}

#[derive(Validate)]
struct Answer {
    #[validate(custom(function = "rules::message"))]
    text: String,
}

impl Form for Answer {
    fn read(fields: &Fields) -> Self {
        Self { text: fields.line("text") }
    }
}

#[post("/help-desk/<id>/<key>", data = "<sent>")]
async fn answer(
    id: Id<ResponseId>,
    key: &str,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<Reviewer, Answer>,
) -> Result<Result<Done, Html>, Failure> {
    let (person, form) = (&sent.who.0, sent.form);
    let (opened, key, said) = found(assessment, (&sent.who, id.0), key).await?;
    let problems = Problems::of(&form, &["text"], screen.texts);
    if !problems.is_empty() {
        let said: Vec<&Comment> = said.iter().collect();
        let page = view::talk::thread(screen.texts, &opened, (&key, &said), (&form.text, &problems));
        return Ok(Err(screen.show_as(Status::UnprocessableEntity, &page)));
    }
    let words = Comment {
        id: clock::fresh_id(),
        response: id.0,
        unit: key.unit,
        question: key.question.clone(),
        audience: Audience::HelpDesk,
        is_from_nhri: true,
        by: Some(person.user.id),
        by_name: person.user.name.clone(),
        at: clock::now(),
        text: form.text,
    };
    assessment.store.add_comment(&person.actor(), &words, &[]).await?;
    Ok(Ok(Done::to(paths::help_thread(id.0, &key.to_string())).with(Notice::Saved)))
}
