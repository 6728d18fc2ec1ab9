//! Showing a section to colleagues, locking it when it is ready, opening it again.

use rocket::http::Status;
use rocket::{Route, State, get, post, routes};

use crate::assessment::{Assessment, OwnResponse, clock};
use crate::questionnaire::Section;
use crate::response::{PartRole, ResponseId, SectionState};
use crate::store::{StateStep, StoreError};
use crate::web::errors::Failure;
use crate::web::fields::{Fields, Form};
use crate::web::guards::{FocalPoint, Respondent};
use crate::web::ids::Id;
use crate::web::notice::{Done, Notice};
use crate::web::pages::messages::Message;
use crate::web::pages::parts::Link;
use crate::web::pages::team::OpenDraft;
use crate::web::paths::{self, ResponsePath};
use crate::web::routes::responses::own;
use crate::web::screen::{Html, Screen};
use crate::web::token::Signed;

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![change, open_page, open]
}

/// From which state to which.
struct Change {
    from: Option<SectionState>,
    to: Option<SectionState>,
}

impl Form for Change {
    fn read(fields: &Fields) -> Self {
        let state = |name| SectionState::from_code(fields.first(name));
        Self { from: state("from"), to: state("to") }
    }
}

fn section<'a>(own: &'a OwnResponse, name: &str) -> Result<&'a Section, Failure> {
    own.questionnaire.sections.iter().find(|section| section.id == name).ok_or(Failure::NotFound)
}

#[post("/responses/<id>/sections/<name>/state", data = "<sent>")]
async fn change(
    id: Id<ResponseId>,
    name: &str,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<Respondent, Change>,
) -> Result<Result<Done, Html>, Failure> {
    let Signed { who, form } = sent;
    let opened = own(assessment, &who, id.0).await?;
    let place = section(&opened, name)?;
    if !opened.access.may_change_state(&place.id) {
        return Err(Failure::NotFound);
    }
    let (Some(from), Some(to)) = (form.from, form.to) else {
        return Ok(Err(changed_meanwhile(&screen, &opened, place)));
    };
    let step = StateStep { response: id.0, section: place.id.clone(), from, to, is_opened: false };
    take(assessment, &screen, (&opened, place), &who, &step).await
}

/// Takes the step; a page says so when it cannot be taken.
///
/// # Errors
/// The database's.
pub async fn take(
    assessment: &Assessment,
    screen: &Screen<'_>,
    (opened, place): (&OwnResponse, &Section),
    who: &Respondent,
    step: &StateStep,
) -> Result<Result<Done, Html>, Failure> {
    if !opened.is_editable() {
        return Ok(Err(changed_meanwhile(screen, opened, place)));
    }
    match assessment.store.set_section_state(&who.person.actor(), step, clock::now()).await {
        Ok(()) => {
            let to = paths::response(step.response, ResponsePath::Section(&place.id));
            Ok(Ok(Done::to(to).with(Notice::Saved)))
        }
        Err(StoreError::ChangedMeanwhile { .. } | StoreError::RoundClosed) => {
            Ok(Err(changed_meanwhile(screen, opened, place)))
        }
        Err(error) => Err(error.into()),
    }
}

fn changed_meanwhile(screen: &Screen<'_>, opened: &OwnResponse, place: &Section) -> Html {
    let href = paths::response(opened.response.id, ResponsePath::Section(&place.id));
    let back = Link::new(place.title.get(screen.code()), href);
    let page = Message::conflict(screen.texts, screen.texts.t("team-state-changed"), back);
    screen.show_as(Status::Conflict, &page)
}

#[get("/responses/<id>/sections/<name>/open")]
async fn open_page(
    id: Id<ResponseId>,
    name: &str,
    focal_point: FocalPoint,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let opened = own(assessment, &focal_point, id.0).await?;
    let place = section(&opened, name)?;
    if !opened.access.may_open_draft(&place.id) {
        return Err(Failure::NotFound);
    }
    let names = writers(assessment, &opened, place).await?;
    let writers = if names.is_empty() {
        String::new()
    } else {
        screen.texts.t_with("team-open-writers", &[("names", names.into())])
    };
    Ok(screen.show(&OpenDraft {
        title: place.title.get(screen.code()).to_owned(),
        writers,
        action: paths::response(id.0, ResponsePath::OpenDraft(&place.id)),
        section_href: paths::response(id.0, ResponsePath::Section(&place.id)),
    }))
}

/// The names of those who answer the whole section, or their addresses before they have one.
async fn writers(assessment: &Assessment, opened: &OwnResponse, place: &Section) -> Result<String, Failure> {
    let users = assessment.store.users_of_institution(opened.institution.id).await?;
    let tasks = assessment.store.assignments(opened.response.id).await?;
    let is_writer = |task: &&crate::store::Assignment| {
        task.part.section == place.id && task.part.question.is_none() && task.role == PartRole::Answer
    };
    let name = |email: &str| {
        let known = users.iter().find(|user| user.email.eq_ignore_ascii_case(email));
        known.map_or_else(|| email.to_owned(), |user| user.name.clone())
    };
    Ok(tasks.iter().filter(is_writer).map(|task| name(&task.email)).collect::<Vec<_>>().join(", "))
}

#[post("/responses/<id>/sections/<name>/open", data = "<sent>")]
async fn open(
    id: Id<ResponseId>,
    name: &str,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<FocalPoint, ()>,
) -> Result<Result<Done, Html>, Failure> {
    let opened = own(assessment, &sent.who, id.0).await?;
    let place = section(&opened, name)?;
    if !opened.access.may_open_draft(&place.id) {
        return Ok(Err(changed_meanwhile(&screen, &opened, place)));
    }
    let (from, to) = (SectionState::Draft, SectionState::Released);
    let step = StateStep { response: id.0, section: place.id.clone(), from, to, is_opened: true };
    take(assessment, &screen, (&opened, place), &sent.who, &step).await
}
