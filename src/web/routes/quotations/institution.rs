//! What an institution is asked to let be quoted.

use rocket::http::Status;
use rocket::{Route, State, get, post, routes};

use super::{conflict, has_changed};
use crate::assessment::{Assessment, Quoted, clock};
use crate::response::QuotationId;
use crate::web::errors::Failure;
use crate::web::fields::Fields;
use crate::web::guards::FocalPoint;
use crate::web::ids::Id;
use crate::web::notice::{Done, Notice};
use crate::web::pages::parts::Link;
use crate::web::pages::quotations::AskedPage;
use crate::web::paths;
use crate::web::problems::rules;
use crate::web::screen::{Html, Screen};
use crate::web::token::Signed;
use crate::web::view::quotations::{TypedConsent, asked};

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![page, answer]
}

async fn shown(
    assessment: &Assessment,
    (screen, who): (&Screen<'_>, &FocalPoint),
    typed: &TypedConsent,
) -> Result<AskedPage, Failure> {
    let institution = assessment.store.institution(who.institution).await?.ok_or(Failure::NotFound)?;
    let mut named: Vec<(Quoted, String)> = Vec::new();
    for quoted in assessment.asked_quotations(&who.person.user).await? {
        let round = assessment.store.round(quoted.quotation.round).await?.ok_or(Failure::NotFound)?;
        named.push((quoted, round.name));
    }
    Ok(asked(screen.texts, institution.name, &named, typed))
}

#[get("/consent")]
async fn page(who: FocalPoint, screen: Screen<'_>, assessment: &State<Assessment>) -> Result<Html, Failure> {
    let page = shown(assessment, (&screen, &who), &TypedConsent::default()).await?;
    Ok(screen.show(&page))
}

fn read(screen: &Screen<'_>, id: QuotationId, fields: &Fields) -> TypedConsent {
    let (decision, post) = (fields.line("decision"), fields.line("post"));
    let is_decided = matches!(decision.as_str(), "yes" | "no");
    TypedConsent {
        id: id.to_string(),
        decision_error: (!is_decided).then(|| screen.texts.t("error-choose")),
        post_error: match rules::line(&post) {
            Ok(()) => None,
            Err(_) if post.is_empty() => Some(screen.texts.t("consent-post-missing")),
            Err(_) => Some(screen.texts.t("error-too-long")),
        },
        decision,
        post,
    }
}

#[post("/consent/<id>", data = "<sent>")]
async fn answer(
    id: Id<QuotationId>,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<FocalPoint, Fields>,
) -> Result<Result<Done, Html>, Failure> {
    let user = &sent.who.person.user;
    let own = assessment.store.quotations_of_institution(sent.who.institution).await?;
    if !own.iter().any(|one| one.id == id.0 && one.consent.is_some()) {
        return Err(Failure::NotFound);
    }
    let typed = read(&screen, id.0, &sent.form);
    if typed.decision_error.is_some() || typed.post_error.is_some() {
        let page = shown(assessment, (&screen, &sent.who), &typed).await?;
        return Ok(Err(screen.show_as(Status::UnprocessableEntity, &page)));
    }
    let matter = sent.form.line("matter");
    let said = (typed.decision == "yes", typed.post);
    match assessment.answer_quotation(user, (id.0, &matter), said, clock::now()).await {
        Ok(()) => Ok(Ok(Done::to(format!("{}#title-{}", paths::CONSENT, id.0)).with(Notice::Saved))),
        Err(error) if has_changed(&error) => {
            let back = Link::new(screen.texts.t("consent-title"), paths::CONSENT);
            Ok(Err(conflict(&screen, back)))
        }
        Err(error) => Err(error.into()),
    }
}
