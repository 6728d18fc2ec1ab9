//! The units of a response, kept by the institution that answers it.

use std::collections::BTreeSet;

use rocket::http::Status;
use rocket::{Route, State, get, post, routes};
use validator::Validate;

use super::responses::own;
use crate::assessment::{Assessment, KeptAnswers, OpenedResponse, clock};
use crate::response::{ResponseId, Unit, UnitId};
use crate::store::{SaveError, StoreError};
use crate::web::errors::Failure;
use crate::web::fields::{Fields, Form};
use crate::web::guards::FocalPoint;
use crate::web::ids::Id;
use crate::web::notice::{Done, Notice};
use crate::web::pages::parts::{Field, FieldError};
use crate::web::pages::units::UnitsPage;
use crate::web::paths::{self, ResponsePath};
use crate::web::problems::{Problems, rules};
use crate::web::screen::{Html, Screen};
use crate::web::token::Signed;
use crate::web::view::unit_page;

/// Who keeps the units of a response.
type Keeper = FocalPoint;

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![page, add, change, choose, copy]
}

/// Gone on, or the page with what was wrong.
type Outcome = Result<Result<Done, Html>, Failure>;

#[get("/responses/<id>/units")]
async fn page(
    id: Id<ResponseId>,
    keeper: Keeper,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let opened = own(assessment, &keeper, id.0).await?;
    let plan = assessment.store.unit_plan(id.0).await?;
    Ok(screen.show(&unit_page::page(screen.texts, &opened, &plan)))
}

/// The page again, after something was refused.
async fn again(
    (screen, assessment): (&Screen<'_>, &Assessment),
    keeper: &Keeper,
    id: ResponseId,
    (status, refuse): (Status, impl FnOnce(&mut UnitsPage)),
) -> Outcome {
    let opened = own(assessment, keeper, id).await?;
    let plan = assessment.store.unit_plan(id).await?;
    let mut page = unit_page::page(screen.texts, &opened, &plan);
    refuse(&mut page);
    Ok(Err(screen.show_as(status, &page)))
}

fn done(id: ResponseId) -> Outcome {
    Ok(Ok(Done::to(paths::response(id, ResponsePath::Units)).with(Notice::Saved)))
}

/// What a change of the units that the store refused is called, and at which field; other failures go on.
fn refusal(screen: &Screen<'_>, error: StoreError) -> Result<(Status, String), Failure> {
    match error {
        StoreError::AlreadyExists { .. } => {
            Ok((Status::UnprocessableEntity, screen.texts.t("error-name-taken")))
        }
        StoreError::ChangedMeanwhile { what: "units" } => {
            Ok((Status::Conflict, screen.texts.t("units-changed")))
        }
        StoreError::ChangedMeanwhile { what: "section" } => {
            Ok((Status::Locked, screen.texts.t("team-section-locked")))
        }
        StoreError::ChangedMeanwhile { .. } | StoreError::RoundClosed => {
            Ok((Status::Conflict, screen.texts.t("units-closed")))
        }
        StoreError::NotFound { .. } => Err(Failure::NotFound),
        error => Err(error.into()),
    }
}

/// A unit as typed.
#[derive(Clone, Default, Validate)]
struct NewUnit {
    #[validate(custom(function = "rules::line"))]
    unit_name: String,
    #[validate(custom(function = "rules::chosen"))]
    unit_kind: String,
}

impl Form for NewUnit {
    fn read(fields: &Fields) -> Self {
        Self { unit_name: fields.line("unit_name"), unit_kind: fields.line("unit_kind") }
    }
}

#[post("/responses/<id>/units", data = "<sent>")]
async fn add(
    id: Id<ResponseId>,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<Keeper, NewUnit>,
) -> Outcome {
    let Signed { who, form } = sent;
    let opened = own(assessment, &who, id.0).await?;
    let mut problems = Problems::of(&form, &["unit_name", "unit_kind"], screen.texts);
    if !form.unit_kind.is_empty() && !opened.questionnaire.knows_unit_kind(&form.unit_kind) {
        problems.add("unit_kind", screen.texts.t("error-choose"));
    }
    let mut status = Status::UnprocessableEntity;
    if problems.is_empty() {
        let unit = Unit { id: UnitId(clock::fresh_id()), name: form.unit_name.clone(), kind: form.unit_kind };
        match assessment.store.add_units(&who.person.actor(), id.0, &[unit], clock::now()).await {
            Ok(()) => return done(id.0),
            Err(error) => {
                let (found, message) = refusal(&screen, error)?;
                status = found;
                problems.add("unit_name", message);
            }
        }
    }
    let refuse = |page: &mut UnitsPage| {
        page.unit_name = problems.field("unit_name", &form.unit_name);
        page.unit_kind = problems.choices("unit_kind", std::mem::take(&mut page.unit_kind.options));
        page.errors = problems.summary();
    };
    again((&screen, assessment), &who, id.0, (status, refuse)).await
}

/// What is done with a unit.
enum Action {
    Rename(String),
    Up,
    Down,
    Remove,
}

impl Action {
    fn of(fields: &Fields) -> Self {
        match fields.first("action") {
            "up" => Self::Up,
            "down" => Self::Down,
            "remove" => Self::Remove,
            _ => Self::Rename(fields.line("unit_name")),
        }
    }
}

#[post("/responses/<id>/units/<unit>", data = "<sent>")]
async fn change(
    id: Id<ResponseId>,
    unit: Id<UnitId>,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<Keeper, Fields>,
) -> Outcome {
    let Signed { who, form } = sent;
    let opened = own(assessment, &who, id.0).await?;
    if !opened.units.iter().any(|known| known.id == unit.0) {
        return Err(Failure::NotFound);
    }
    let name = form.line("unit_name");
    let (status, message) =
        match changed(assessment, &screen, (&opened, unit.0), (&who, Action::of(&form))).await? {
            None => return done(id.0),
            Some(refused) => refused,
        };
    let refuse = |page: &mut UnitsPage| refuse_unit(page, unit.0, (name, message));
    again((&screen, assessment), &who, id.0, (status, refuse)).await
}

/// Says at a unit why it was not changed, and keeps the name typed.
fn refuse_unit(page: &mut UnitsPage, unit: UnitId, (name, message): (String, String)) {
    let field = format!("unit-{unit}");
    page.errors = vec![FieldError::new(format!("{field}-name"), &message)];
    if let Some(row) = page.units.iter_mut().find(|row| row.id == field) {
        row.name = Field::of(name).refused(message);
    }
}

/// Changes a unit; gives why not, if not.
async fn changed(
    assessment: &Assessment,
    screen: &Screen<'_>,
    (opened, unit): (&OpenedResponse, UnitId),
    (who, action): (&Keeper, Action),
) -> Result<Option<(Status, String)>, Failure> {
    let (store, actor, now) = (&assessment.store, who.person.actor(), clock::now());
    let response = opened.response.id;
    let outcome = match action {
        Action::Rename(name) => {
            if let Some(message) = name_problem(screen, &name) {
                return Ok(Some((Status::UnprocessableEntity, message)));
            }
            store.rename_unit(&actor, (response, unit), &name, now).await
        }
        Action::Up => store.order_units(&actor, response, &moved(opened, unit, true), now).await,
        Action::Down => store.order_units(&actor, response, &moved(opened, unit, false), now).await,
        Action::Remove => match store.remove_unit(&actor, (response, unit), now).await {
            Ok(false) => return Ok(Some((Status::Conflict, screen.texts.t("units-stays")))),
            outcome => outcome.map(drop),
        },
    };
    outcome.map_or_else(|error| refusal(screen, error).map(Some), |()| Ok(None))
}

fn name_problem(screen: &Screen<'_>, name: &str) -> Option<String> {
    let error = rules::line(name).err()?;
    Some(match error.code.as_ref() {
        "required" => screen.texts.t("error-required"),
        _ => screen.texts.t("error-too-long"),
    })
}

/// The units with one moved a place up or down.
fn moved(opened: &OpenedResponse, unit: UnitId, is_up: bool) -> Vec<UnitId> {
    let mut order: Vec<UnitId> = opened.units.iter().map(|unit| unit.id).collect();
    let Some(place) = order.iter().position(|id| *id == unit) else { return order };
    let other = if is_up { place.checked_sub(1) } else { Some(place + 1).filter(|next| *next < order.len()) };
    if let Some(other) = other {
        order.swap(place, other);
    }
    order
}

#[post("/responses/<id>/unit-sections", data = "<sent>")]
async fn choose(
    id: Id<ResponseId>,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<Keeper, Fields>,
) -> Outcome {
    let Signed { who, form } = sent;
    let opened = own(assessment, &who, id.0).await?;
    let chosen: BTreeSet<String> = form.all("section").map(str::to_owned).collect();
    let questionnaire = assessment.questionnaire(&opened.response.questionnaire).await?;
    let problems = questionnaire.per_unit_problems(&chosen);
    let (status, message) = if problems.is_empty() {
        // A form without a revision was made from no page: it saw nothing.
        let seen = form.first("revision").parse().unwrap_or(-1);
        let actor = who.person.actor();
        match assessment.store.choose_unit_sections(&actor, id.0, (seen, &chosen), clock::now()).await {
            Ok(()) => return done(id.0),
            Err(error) => refusal(&screen, error)?,
        }
    } else {
        (Status::UnprocessableEntity, screen.texts.t("units-sections-refused"))
    };
    let refuse = |page: &mut UnitsPage| {
        page.problems = unit_page::problems(screen.texts, &questionnaire, &problems);
        page.errors = vec![FieldError::new("section", &message)];
        for choice in &mut page.sections.options {
            choice.is_chosen = chosen.contains(&choice.value);
        }
        page.sections.error = Some(message);
    };
    again((&screen, assessment), &who, id.0, (status, refuse)).await
}

#[post("/responses/<id>/unit-answers", data = "<sent>")]
async fn copy(
    id: Id<ResponseId>,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<Keeper, Fields>,
) -> Outcome {
    let Signed { who, form } = sent;
    let opened = own(assessment, &who, id.0).await?;
    let unit =
        |field: &str| opened.units.iter().map(|unit| unit.id).find(|id| id.to_string() == form.first(field));
    let (from, to) = (unit("from"), unit("to"));
    let kept = opened.kept_answers().into_iter().find(|kept| is_asked_for(&opened, kept, &form, from));
    let Some(kept) = kept.filter(|_| opened.is_editable() && from.is_some() == to.is_none()) else {
        let message = screen.texts.t(if opened.is_editable() { "units-changed" } else { "units-closed" });
        let refuse = |page: &mut UnitsPage| page.errors = vec![FieldError::new("kept-title", message)];
        return again((&screen, assessment), &who, id.0, (Status::Conflict, refuse)).await;
    };
    match assessment.copy_kept(&who.person.actor(), &opened, (&kept, to), clock::now()).await {
        Ok(_) => done(id.0),
        Err(SaveError::SectionReady) => {
            let message = screen.texts.t("team-section-locked");
            let refuse = |page: &mut UnitsPage| page.errors = vec![FieldError::new("kept-title", message)];
            again((&screen, assessment), &who, id.0, (Status::Locked, refuse)).await
        }
        Err(SaveError::NotEditable | SaveError::RoundClosed | SaveError::UnknownUnit) => {
            let message = screen.texts.t("units-changed");
            let refuse = |page: &mut UnitsPage| page.errors = vec![FieldError::new("kept-title", message)];
            again((&screen, assessment), &who, id.0, (Status::Conflict, refuse)).await
        }
        Err(error) => {
            tracing::error!(%error, "answers were not copied");
            let message = screen.texts.t("error-not-saved");
            let refuse = |page: &mut UnitsPage| page.errors = vec![FieldError::new("kept-title", message)];
            again((&screen, assessment), &who, id.0, (Status::ServiceUnavailable, refuse)).await
        }
    }
}

fn is_asked_for(
    opened: &OpenedResponse,
    kept: &KeptAnswers<'_>,
    form: &Fields,
    from: Option<UnitId>,
) -> bool {
    kept.unit == from && opened.questionnaire.sections[kept.section].id == form.first("section")
}
