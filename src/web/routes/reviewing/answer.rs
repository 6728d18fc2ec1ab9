//! One answer: its verdict, the question back to the institution, the answer to its reply.

use rocket::http::Status;
use rocket::{Route, State, get, post, routes};

use super::queue::changed;
use super::room;
use crate::assessment::{Assessment, Error, NewVerdict, UnderReview, clock, quotable};
use crate::findings::Basis;
use crate::response::{LONGEST_TEXT, Quotation, ResponseId};
use crate::review::Strength;
use crate::review::asked::Given;
use crate::web::errors::Failure;
use crate::web::fields::Fields;
use crate::web::guards::Reviewer;
use crate::web::ids::Id;
use crate::web::notice::{Done, Notice};
use crate::web::pages::parts::Table;
use crate::web::pages::quotations::QuoteOffer;
use crate::web::pages::reviewing::answer::JudgePage;
use crate::web::paths::{self, QuotationPath, ReviewPath};
use crate::web::problems::Problems;
use crate::web::screen::{Html, Screen};
use crate::web::token::Signed;
use crate::web::typed::Typed;
use crate::web::view::quotations;
use crate::web::view::reviewing::answer::{self, Beside, TypedVerdict};
use crate::web::view::reviewing::mirror;
use crate::web::view::reviewing::queue::{Way, form_key, judge_href};

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![page, judge, ask, close, answer_reply]
}

/// The page of an answer with what was typed.
async fn show(
    assessment: &Assessment,
    screen: &Screen<'_>,
    (room, way, given): (&UnderReview, Way, &Given),
    typed: (&TypedVerdict, &Problems),
) -> Result<JudgePage, Failure> {
    let place = (room.unit(&given.key), given.key.question.as_str());
    let history = assessment.store.verdict_history(room.opened.response.id, place).await?;
    let before = match assessment.answers_before(room).await? {
        Some((round, questionnaire, sheet)) => {
            let given_then = sheet.given.get(&given.key);
            let said = |then| answer::before(screen.texts, &questionnaire, (&round, then, &given.key));
            given_then.map(said).unwrap_or_default()
        }
        None => String::new(),
    };
    let quotes = quote_offers(assessment, screen, (room, given)).await?;
    let mirrors = mirrors(assessment, screen, (room, given)).await?;
    let beside = Beside { history: &history, before, mirrors, today: clock::now().date_naive(), quotes };
    Ok(answer::page(screen.texts, (room, way, given), beside, typed))
}

/// The words of an answer that can be quoted, with the quotations there are.
async fn quote_offers(
    assessment: &Assessment,
    screen: &Screen<'_>,
    (room, given): (&UnderReview, &Given),
) -> Result<Vec<QuoteOffer>, Failure> {
    let known = assessment.store.quotations_of_response(room.opened.response.id).await?;
    let unit = room.unit(&given.key);
    let offer = |part| {
        let is_it =
            |one: &&Quotation| one.question == given.key.question && one.unit == unit && one.part == part;
        let href = known.iter().find(is_it).map(|one| paths::quotation(one.id, QuotationPath::Page));
        QuoteOffer {
            part: part.code().to_owned(),
            label: quotations::part(screen.texts, part),
            href: href.unwrap_or_default(),
        }
    };
    Ok(quotable(&room.sheet, &given.key).into_iter().map(|(part, _)| offer(part)).collect())
}

/// What the other side said where the question is one of a pair. Findings are read for these alone.
async fn mirrors(
    assessment: &Assessment,
    screen: &Screen<'_>,
    (room, given): (&UnderReview, &Given),
) -> Result<Vec<Table>, Failure> {
    let asked = (room.opened.questionnaire.id.as_str(), given.key.question.as_str());
    let library = &screen.shelf.library;
    let sides = library.mirrors.iter().flat_map(|one| [&one.first, &one.second]);
    if !sides.into_iter().any(|side| (side.questionnaire.as_str(), side.question.as_str()) == asked) {
        return Ok(Vec::new());
    }
    let cross = assessment.cross_actor(room.opened.round.id, Basis::SelfAssessed, library).await?;
    let kept_out = assessment.kept_out_beside(room).await?;
    Ok(mirror::tables(screen.texts, asked, &cross, &kept_out))
}

#[get("/responses/<id>/judge/<key>?<show>&<order>", rank = 2)]
async fn page(
    id: Id<ResponseId>,
    key: &str,
    show: Option<&str>,
    order: Option<&str>,
    reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let (_, room) = room(assessment, &reviewer, id.0).await?;
    let given = answer::found(&room, key).ok_or(Failure::NotFound)?;
    let typed = TypedVerdict::of(&room, &given.key);
    let at = (&room, Way::of(show, order), &given);
    let page = self::show(assessment, &screen, at, (&typed, &Problems::default())).await?;
    Ok(screen.show(&page))
}

/// What a reviewer decided, or what is wrong with it.
fn read(
    screen: &Screen<'_>,
    room: &UnderReview,
    given: &Given,
    fields: &Fields,
) -> (TypedVerdict, Problems, Option<NewVerdict>) {
    let (texts, questionnaire) = (screen.texts, &room.opened.questionnaire);
    let question = &questionnaire.questions[given.place];
    let key = form_key(room, &given.key);
    let mut typed = TypedVerdict {
        verdict: fields.line("verdict"),
        answer: Typed::read(fields, &key, question),
        words: fields.line("words"),
        strength: fields.line("strength"),
        ..TypedVerdict::default()
    };
    let mut problems = Problems::default();
    let mut verified = None;
    match typed.verdict.as_str() {
        "as-is" => {}
        "other" => match typed.answer.judge(questionnaire, question, texts).map(|given| given.answer) {
            Ok(Some(answer)) => verified = Some(answer),
            Ok(None) => typed.answer_error = Some(texts.t("review-other-missing")),
            Err(error) => typed.answer_error = Some(error),
        },
        _ => problems.add("verdict", texts.t("error-choose")),
    }
    if let Some(error) = &typed.answer_error {
        problems = problems.then(answer_problem(error));
    }
    let is_other = verified.is_some() && verified.as_ref() != room.sheet.answer(&given.key);
    if is_other && typed.words.is_empty() {
        problems.add("words", texts.t("review-words-missing"));
    }
    if typed.words.chars().count() > LONGEST_TEXT {
        problems.add("words", texts.t("error-too-long"));
    }
    let strength = Strength::from_code(&typed.strength);
    if strength.is_none() {
        problems.add("strength", texts.t("review-strength-missing"));
    }
    let new = strength.filter(|_| problems.is_empty()).map(|strength| NewVerdict {
        verified,
        words: typed.words.clone(),
        strength,
        judged: fields.line("judged"),
        seen: fields.line("seen").parse().unwrap_or_default(),
    });
    (typed, problems, new)
}

/// What is wrong with the other answer, said at the choice above it: its own fields have names of their own.
fn answer_problem(error: &str) -> Problems {
    let mut problems = Problems::default();
    problems.add("verdict", error.to_owned());
    problems
}

/// Keeps the verdict and goes on to the next answer.
#[post("/responses/<id>/judge/<key>", data = "<sent>", rank = 2)]
async fn judge(
    id: Id<ResponseId>,
    key: &str,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<Reviewer, Fields>,
) -> Result<Result<Done, Html>, Failure> {
    let (who, room) = room(assessment, &sent.who, id.0).await?;
    let given = answer::found(&room, key).ok_or(Failure::NotFound)?;
    let way = Way::of(Some(sent.form.first("show")), Some(sent.form.first("order")));
    let (typed, problems, new) = read(&screen, &room, &given, &sent.form);
    let Some(new) = new else {
        let page = show(assessment, &screen, (&room, way, &given), (&typed, &problems)).await?;
        return Ok(Err(screen.show_as(Status::UnprocessableEntity, &page)));
    };
    let walk = way.walk(&room);
    let next = walk.iter().position(|(_, other)| other.key == given.key).map_or(0, |place| place + 1);
    let next = match walk.get(next) {
        Some((_, other)) => judge_href(&room, way, &other.key),
        None => way.at(&paths::review(id.0, ReviewPath::Queue)),
    };
    match assessment.judge(&who, &given.key, new, clock::now()).await {
        Ok(()) => Ok(Ok(Done::to(next).with(Notice::Saved))),
        Err(error) => Ok(Err(changed(&screen, id.0, error)?)),
    }
}

/// Words a reviewer must write, and where they are typed.
fn words(screen: &Screen<'_>, fields: &Fields, field: &'static str) -> (String, Problems) {
    let text = fields.line(field);
    let mut problems = Problems::default();
    if text.is_empty() {
        problems.add(field, screen.texts.t("error-required"));
    } else if text.chars().count() > LONGEST_TEXT {
        problems.add(field, screen.texts.t("error-too-long"));
    }
    (text, problems)
}

#[post("/responses/<id>/judge/<key>/ask", data = "<sent>")]
async fn ask(
    id: Id<ResponseId>,
    key: &str,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<Reviewer, Fields>,
) -> Result<Result<Done, Html>, Failure> {
    let (who, room) = room(assessment, &sent.who, id.0).await?;
    let given = answer::found(&room, key).ok_or(Failure::NotFound)?;
    let (text, problems) = words(&screen, &sent.form, "ask");
    if !problems.is_empty() {
        let typed = TypedVerdict { ask: text, ..TypedVerdict::of(&room, &given.key) };
        let at = (&room, Way::of(None, None), &given);
        let page = show(assessment, &screen, at, (&typed, &problems)).await?;
        return Ok(Err(screen.show_as(Status::UnprocessableEntity, &page)));
    }
    assessment.ask_back(&who, &given.key, (clock::fresh_id(), text), clock::now()).await?;
    let back = format!("{}#thread", paths::review(id.0, ReviewPath::Judge(key)));
    Ok(Ok(Done::to(back).with(Notice::Saved)))
}

#[post("/responses/<id>/judge/<key>/close", data = "<sent>")]
async fn close(
    id: Id<ResponseId>,
    key: &str,
    assessment: &State<Assessment>,
    sent: Signed<Reviewer, ()>,
) -> Result<Done, Failure> {
    let (who, room) = room(assessment, &sent.who, id.0).await?;
    let given = answer::found(&room, key).ok_or(Failure::NotFound)?;
    assessment.close_thread(&who, &given.key, clock::now()).await?;
    Ok(Done::to(paths::review(id.0, ReviewPath::Judge(key))).with(Notice::Saved))
}

#[post("/responses/<id>/judge/<key>/reply", data = "<sent>")]
async fn answer_reply(
    id: Id<ResponseId>,
    key: &str,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<Reviewer, Fields>,
) -> Result<Result<Done, Html>, Failure> {
    let (who, room) = room(assessment, &sent.who, id.0).await?;
    let given = answer::found(&room, key).ok_or(Failure::NotFound)?;
    let (text, problems) = words(&screen, &sent.form, "reply-answer");
    if !problems.is_empty() {
        let typed = TypedVerdict { reply_answer: text, ..TypedVerdict::of(&room, &given.key) };
        let at = (&room, Way::of(None, None), &given);
        let page = show(assessment, &screen, at, (&typed, &problems)).await?;
        return Ok(Err(screen.show_as(Status::UnprocessableEntity, &page)));
    }
    let revision = sent.form.line("reply-revision").parse().unwrap_or_default();
    let answered = (revision, text.as_str());
    match assessment.answer_reply(&who, (&room, &given.key), answered, clock::now()).await {
        Ok(()) => {
            let back = format!("{}#reply", paths::review(id.0, ReviewPath::Judge(key)));
            Ok(Ok(Done::to(back).with(Notice::Saved)))
        }
        Err(error @ Error::Store(_)) => Ok(Err(changed(&screen, id.0, error)?)),
        Err(error) => Err(error.into()),
    }
}
