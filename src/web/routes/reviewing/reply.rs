//! Draft results as a focal point of the institution reads and replies to them.

use rocket::http::Status;
use rocket::{Route, State, get, post, routes};

use crate::assessment::{Assessment, Error, NewReply, ReplyRoom, clock};
use crate::response::{AnswerKey, LONGEST_TEXT, ResponseId};
use crate::review::Stance;
use crate::store::StoreError;
use crate::web::errors::Failure;
use crate::web::fields::Fields;
use crate::web::guards::FocalPoint;
use crate::web::ids::Id;
use crate::web::notice::{Done, Notice};
use crate::web::pages::messages::Message;
use crate::web::pages::parts::Link;
use crate::web::paths::{self, ReviewPath};
use crate::web::screen::{Html, Screen};
use crate::web::token::Signed;
use crate::web::view::reviewing::reply::{self, TypedReply, form_key};

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![page, give]
}

#[get("/responses/<id>/draft-results")]
async fn page(
    id: Id<ResponseId>,
    focal_point: FocalPoint,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let room = assessment.reply_room(&focal_point.person.user, id.0).await?;
    Ok(screen.show(&reply::page(screen.texts, &room, &TypedReply::default(), clock::now())))
}

/// The place a key of an address names among the verdicts.
fn found(room: &ReplyRoom, key: &str) -> Option<AnswerKey> {
    room.verdicts.iter().map(|(known, _)| known).find(|known| form_key(room, known) == key).cloned()
}

/// What was typed, and the reply it makes.
fn read(screen: &Screen<'_>, key: &str, fields: &Fields) -> (TypedReply, Option<NewReply>) {
    let texts = screen.texts;
    let mut typed = TypedReply {
        key: key.to_owned(),
        stance: fields.line("stance"),
        words: fields.line("words"),
        evidence: fields.line("evidence"),
        ..TypedReply::default()
    };
    let stance = Stance::from_code(&typed.stance);
    if stance.is_none() {
        typed.stance_error = Some(texts.t("error-choose"));
    }
    if stance == Some(Stance::Disagree) && typed.words.is_empty() {
        typed.words_error = Some(texts.t("reply-words-missing"));
    }
    if [&typed.words, &typed.evidence].iter().any(|text| text.chars().count() > LONGEST_TEXT) {
        typed.words_error = Some(texts.t("error-too-long"));
    }
    let is_right = typed.stance_error.is_none() && typed.words_error.is_none();
    let number = |name| fields.line(name).parse().unwrap_or_default();
    let new = stance.filter(|_| is_right).map(|stance| NewReply {
        verdict: number("verdict"),
        seen: number("seen"),
        stance,
        words: typed.words.clone(),
        evidence: typed.evidence.clone(),
    });
    (typed, new)
}

#[post("/responses/<id>/draft-results/<key>", data = "<sent>")]
async fn give(
    id: Id<ResponseId>,
    key: &str,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<FocalPoint, Fields>,
) -> Result<Result<Done, Html>, Failure> {
    let user = &sent.who.person.user;
    let room = assessment.reply_room(user, id.0).await?;
    let place = found(&room, key).ok_or(Failure::NotFound)?;
    let back = paths::review(id.0, ReviewPath::DraftResults);
    let (typed, new) = read(&screen, key, &sent.form);
    let Some(new) = new else {
        let page = reply::page(screen.texts, &room, &typed, clock::now());
        return Ok(Err(screen.show_as(Status::UnprocessableEntity, &page)));
    };
    match assessment.reply(user, (id.0, &place), new, clock::now()).await {
        Ok(()) => Ok(Ok(Done::to(format!("{back}#{key}")).with(Notice::Saved))),
        Err(Error::Store(StoreError::ChangedMeanwhile { .. } | StoreError::RoundClosed)) => {
            let back = Link::new(screen.texts.t("draft-results-title"), back);
            let page = Message::conflict(screen.texts, screen.texts.t("reply-changed"), back);
            Ok(Err(screen.show_as(Status::Conflict, &page)))
        }
        Err(error) => Err(error.into()),
    }
}
