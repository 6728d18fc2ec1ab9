//! A response as its institution sees it: sections, check, scores.

use rocket::{Route, State, get, routes};

use super::home::plan_reports;
use crate::assessment::{Assessment, OpenedResponse, OwnResponse, clock};
use crate::report::NotShown;
use crate::response::{AnswerSheet, ResponseId};
use crate::web::errors::Failure;
use crate::web::guards::{Respondent, ResponseReader};
use crate::web::ids::Id;
use crate::web::pages::parts::Link;
use crate::web::paths::{self, ResponsePath, ReviewPath};
use crate::web::screen::{Html, Screen};
use crate::web::view;

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![page, check, scorecard_page]
}

/// A response of the respondent's own institution, with what they may see and do in it; to others there is no such
/// thing.
///
/// # Errors
/// [`Failure::NotFound`], or the database's.
pub async fn own(
    assessment: &Assessment,
    respondent: &Respondent,
    id: ResponseId,
) -> Result<OwnResponse, Failure> {
    Ok(assessment.open_own(&respondent.person.user, id).await?)
}

#[get("/responses/<id>")]
async fn page(
    id: Id<ResponseId>,
    respondent: Respondent,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let opened = own(assessment, &respondent, id.0).await?;
    if opened.arrangement.opened_at.is_none() {
        assessment.store.note_opening(&respondent.person.actor(), id.0, clock::now()).await?;
    }
    let signed = assessment.signed_versions(&opened).await?;
    let person = respondent.person.user.id;
    let mut page = view::response::page(screen.texts, &opened, &signed, person);
    if let Ok(room) = assessment.reply_room(&respondent.person.user, id.0).await {
        let href = paths::review(id.0, ReviewPath::DraftResults);
        let until = view::reviewing::reply::until(screen.texts, &room, clock::now());
        page.draft_results = Some(Link::new(until, href));
    }
    let asked = assessment.asked_quotations(&respondent.person.user).await.unwrap_or_default();
    if !asked.is_empty() {
        page.team_links.insert(0, Link::new(screen.texts.t("consent-title"), paths::CONSENT));
    }
    let whose = (&respondent.person, respondent.institution);
    if let Some(task) = plan_reports(screen.texts, assessment, whose).await? {
        page.team_links.insert(0, Link::new(format!("{}: {}", task.title, task.detail), task.href));
    }
    Ok(screen.show(&page))
}

#[get("/responses/<id>/check")]
async fn check(
    id: Id<ResponseId>,
    respondent: Respondent,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let opened = own(assessment, &respondent, id.0).await?;
    let signed = assessment.signed_versions(&opened).await?;
    let mut page = view::response::check(screen.texts, &opened, &signed);
    let (pieces, today) = (view::evidence::own(&opened), clock::now().date_naive());
    view::evidence::into_answers(screen.texts, &mut page.sections, (&pieces, &opened.units), today);
    Ok(screen.show(&page))
}

/// A response with the answers this reader may see scored: the institution its own as they are, the reviewer those
/// handed in. Last, what the reader does not see.
///
/// # Errors
/// [`Failure::NotFound`], or the database's.
pub async fn scored(
    assessment: &Assessment,
    reader: &ResponseReader,
    id: ResponseId,
) -> Result<(OpenedResponse, AnswerSheet, NotShown), Failure> {
    let response = assessment.store.response(id).await?.ok_or(Failure::NotFound)?;
    if !reader.may_read(response.institution) {
        return Err(Failure::NotFound);
    }
    let is_handed_in = !response.state.is_editable();
    if reader.is_reviewer() {
        assessment.independent(&reader.person().user, id).await?;
        let (questionnaire, sheet) = assessment.handed_in(id).await?.ok_or(Failure::NotFound)?;
        let mut opened = assessment.open_response(id).await?;
        opened.questionnaire = questionnaire;
        return Ok((opened, sheet, NotShown::default()));
    }
    let own = assessment.open_own(&reader.person().user, id).await?;
    let mut opened = OpenedResponse::clone(&own);
    let handed_in = if is_handed_in { assessment.handed_in(id).await? } else { None };
    let sheet = match handed_in {
        Some((questionnaire, sheet)) => {
            opened.questionnaire = questionnaire;
            own.seen(&sheet)
        }
        None => own.sheet.clone(),
    };
    Ok((opened, sheet, own.not_shown()))
}

#[get("/responses/<id>/scorecard")]
async fn scorecard_page(
    id: Id<ResponseId>,
    reader: ResponseReader,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let (opened, sheet, not_shown) = scored(assessment, &reader, id.0).await?;
    let back = if reader.is_reviewer() { ResponsePath::Review } else { ResponsePath::Sections };
    let back = paths::response(id.0, back);
    let beside = assessment.beside(&opened, &sheet, reader.colleague()).await?;
    let mut page = view::scorecard::page(screen.texts, &opened, (&sheet, &beside, &not_shown), back);
    if not_shown.answers {
        page.standing = format!("{} {}", page.standing, screen.texts.t("team-left-out"));
    }
    Ok(screen.show(&page))
}
