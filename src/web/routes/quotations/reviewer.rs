//! Quotations as their reviewer proposes and redacts them.

use chrono::NaiveDate;
use rocket::http::Status;
use rocket::{Route, State, get, post, routes};
use validator::Validate;

use super::{conflict, has_changed};
use crate::assessment::letters::today;
use crate::assessment::{Assessment, Error, Independent, NewRedaction, Quoted, Said, clock};
use crate::response::{ConsentWay, QuotationId, QuotedPart, ResponseId, RoundId};
use crate::web::errors::Failure;
use crate::web::fields::{Fields, Form};
use crate::web::guards::Reviewer;
use crate::web::ids::Id;
use crate::web::notice::{Done, Notice};
use crate::web::pages::parts::Link;
use crate::web::paths::{self, QuotationPath};
use crate::web::problems::{Problems, rules};
use crate::web::screen::{Html, Screen};
use crate::web::token::Signed;
use crate::web::view::quotations::{self, TypedQuotation, seen_of};
use crate::web::view::reviewing::answer;

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![of_round, propose_name, propose, page, redact, ask, record]
}

async fn list(
    assessment: &Assessment,
    (screen, status): (&Screen<'_>, Status),
    (id, reviewer): (RoundId, &Reviewer),
    problems: &Problems,
) -> Result<Html, Failure> {
    let round = assessment.store.round(id).await?.ok_or(Failure::NotFound)?;
    let quoted = assessment.reviewed_quotations(&reviewer.0.user, id).await?;
    let nameable = assessment.nameable(&reviewer.0.user, &round).await?;
    let page = quotations::of_round(screen.texts, &round, quoted, (nameable, problems));
    Ok(screen.show_as(status, &page))
}

#[get("/rounds/<id>/quotations")]
async fn of_round(
    id: Id<RoundId>,
    reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    list(assessment, (&screen, Status::Ok), (id.0, &reviewer), &Problems::default()).await
}

#[post("/rounds/<id>/quotations/name", data = "<sent>")]
async fn propose_name(
    id: Id<RoundId>,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<Reviewer, Fields>,
) -> Result<Result<Done, Html>, Failure> {
    let Ok(response) = sent.form.first("response").parse::<ResponseId>() else {
        let mut problems = Problems::default();
        problems.add("response", screen.texts.t("error-choose"));
        let at = (&screen, Status::UnprocessableEntity);
        return list(assessment, at, (id.0, &sent.who), &problems).await.map(Err);
    };
    let who = assessment.independent(&sent.who.0.user, response).await?;
    if who.response().round != id.0 {
        return Err(Failure::NotFound);
    }
    let fresh = QuotationId(clock::fresh_id());
    let found = assessment.propose_name(&who, fresh, clock::now()).await?;
    Ok(Ok(Done::to(paths::quotation(found, QuotationPath::Page))))
}

#[post("/responses/<id>/judge/<key>/quote", data = "<sent>")]
async fn propose(
    id: Id<ResponseId>,
    key: &str,
    assessment: &State<Assessment>,
    sent: Signed<Reviewer, Fields>,
) -> Result<Done, Failure> {
    let who = assessment.independent(&sent.who.0.user, id.0).await?;
    let room = assessment.under_review(&who).await?;
    let given = answer::found(&room, key).ok_or(Failure::NotFound)?;
    let part = QuotedPart::from_code(sent.form.first("part")).ok_or(Failure::NotFound)?;
    let fresh = QuotationId(clock::fresh_id());
    let found = assessment.propose_quotation(&who, (&given.key, part), fresh, clock::now()).await?;
    Ok(Done::to(paths::quotation(found, QuotationPath::Page)))
}

/// The page of a quotation with what was typed.
async fn show(
    assessment: &Assessment,
    (screen, status): (&Screen<'_>, Status),
    quoted: &Quoted,
    typed: (&TypedQuotation, &Problems),
) -> Result<Html, Failure> {
    let round = assessment.store.round(quoted.quotation.round).await?.ok_or(Failure::NotFound)?;
    let leftovers = match quoted.quotation.part {
        QuotedPart::Rating => Vec::new(),
        QuotedPart::Comment | QuotedPart::Answer => {
            assessment.leftovers(&typed.0.text, &quoted.quotation.original).await?
        }
    };
    let page = quotations::page(screen.texts, (quoted, &round), &leftovers, typed);
    Ok(screen.show_as(status, &page))
}

#[get("/quotations/<id>")]
async fn page(
    id: Id<QuotationId>,
    reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let (_, quoted) = assessment.reviewed_quotation(&reviewer.0.user, id.0).await?;
    let typed = TypedQuotation::of(&quoted);
    show(assessment, (&screen, Status::Ok), &quoted, (&typed, &Problems::default())).await
}

/// Back to the quotation after a change, or the page that says that it changed meanwhile.
fn after(
    screen: &Screen<'_>,
    id: QuotationId,
    done: Result<(), Error>,
) -> Result<Result<Done, Html>, Failure> {
    let back = paths::quotation(id, QuotationPath::Page);
    match done {
        Ok(()) => Ok(Ok(Done::to(back).with(Notice::Saved))),
        Err(error) if has_changed(&error) => {
            Ok(Err(conflict(screen, Link::new(screen.texts.t("quote-one"), back))))
        }
        Err(error) => Err(error.into()),
    }
}

#[derive(Validate)]
struct Redacting {
    #[validate(custom(function = "rules::message"))]
    text: String,
    is_named: bool,
    is_read: bool,
    seen: String,
}

impl Form for Redacting {
    fn read(fields: &Fields) -> Self {
        Self {
            text: fields.line("text"),
            is_named: fields.first("named") == "yes",
            is_read: fields.first("read") == "yes",
            seen: fields.line("seen"),
        }
    }
}

#[post("/quotations/<id>/redaction", data = "<sent>")]
async fn redact(
    id: Id<QuotationId>,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<Reviewer, Redacting>,
) -> Result<Result<Done, Html>, Failure> {
    let (who, quoted) = assessment.reviewed_quotation(&sent.who.0.user, id.0).await?;
    let Redacting { text, is_named, is_read, seen } = &sent.form;
    let problems = Problems::of(&sent.form, &["text"], screen.texts);
    if !problems.is_empty() {
        let typed = TypedQuotation {
            text: text.clone(),
            is_named: *is_named,
            is_read: *is_read,
            ..TypedQuotation::default()
        };
        let at = (&screen, Status::UnprocessableEntity);
        return show(assessment, at, &quoted, (&typed, &problems)).await.map(Err);
    }
    let new = NewRedaction { text: text.clone(), is_named: *is_named, is_read: *is_read };
    let seen = seen_of(id.0, seen);
    after(&screen, id.0, assessment.redact_quotation((&who, &quoted), seen, new, clock::now()).await)
}

#[post("/quotations/<id>/ask", data = "<sent>")]
async fn ask(
    id: Id<QuotationId>,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<Reviewer, Fields>,
) -> Result<Result<Done, Html>, Failure> {
    let (who, quoted) = assessment.reviewed_quotation(&sent.who.0.user, id.0).await?;
    let seen = seen_of(id.0, sent.form.first("seen"));
    after(&screen, id.0, assessment.ask_consent((&who, &quoted), seen, clock::now()).await)
}

#[derive(Validate)]
struct Recording {
    decision: String,
    #[validate(custom(function = "rules::line"))]
    name: String,
    #[validate(custom(function = "rules::line"))]
    post: String,
    #[validate(custom(function = "rules::line"), custom(function = "rules::day"))]
    on: String,
    way: String,
    #[validate(custom(function = "rules::line"))]
    note: String,
    seen: String,
}

impl Form for Recording {
    fn read(fields: &Fields) -> Self {
        Self {
            decision: fields.line("decision"),
            name: fields.line("name"),
            post: fields.line("post"),
            on: fields.line("on"),
            way: fields.line("way"),
            note: fields.line("note"),
            seen: fields.line("seen"),
        }
    }
}

impl Recording {
    /// What was said, or what is wrong.
    fn judge(&self, screen: &Screen<'_>) -> Result<Said, Problems> {
        let texts = screen.texts;
        let mut problems = Problems::default();
        if !matches!(self.decision.as_str(), "yes" | "no") {
            problems.add("decision", texts.t("error-choose"));
        }
        let mut problems = problems.then(Problems::of(self, &["name", "post", "on"], texts));
        let on: Option<NaiveDate> = self.on.parse().ok();
        if on.is_some_and(|on| on > today(clock::now())) {
            problems.add("on", texts.t("quote-record-on-later"));
        }
        let way = ConsentWay::from_code(&self.way).filter(|way| *way != ConsentWay::Page);
        if way.is_none() {
            problems.add("way", texts.t("error-choose"));
        }
        let problems = problems.then(Problems::of(self, &["note"], texts));
        match (on, way) {
            (Some(on), Some(way)) if problems.is_empty() => Ok(Said {
                agrees: self.decision == "yes",
                by: self.name.clone(),
                post: self.post.clone(),
                on,
                way,
                note: self.note.clone(),
            }),
            _ => Err(problems),
        }
    }
}

async fn refused(
    assessment: &Assessment,
    screen: &Screen<'_>,
    (quoted, form): (&Quoted, &Recording),
    problems: &Problems,
) -> Result<Html, Failure> {
    let typed = TypedQuotation {
        decision: form.decision.clone(),
        name: form.name.clone(),
        post: form.post.clone(),
        on: form.on.clone(),
        way: form.way.clone(),
        note: form.note.clone(),
        ..TypedQuotation::of(quoted)
    };
    show(assessment, (screen, Status::UnprocessableEntity), quoted, (&typed, problems)).await
}

#[post("/quotations/<id>/consent", data = "<sent>")]
async fn record(
    id: Id<QuotationId>,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<Reviewer, Recording>,
) -> Result<Result<Done, Html>, Failure> {
    let (who, quoted): (Independent, Quoted) = assessment.reviewed_quotation(&sent.who.0.user, id.0).await?;
    let said = match sent.form.judge(&screen) {
        Ok(said) => said,
        Err(problems) => {
            return refused(assessment, &screen, (&quoted, &sent.form), &problems).await.map(Err);
        }
    };
    let seen = seen_of(id.0, &sent.form.seen);
    after(&screen, id.0, assessment.record_consent((&who, &quoted), seen, said, clock::now()).await)
}
