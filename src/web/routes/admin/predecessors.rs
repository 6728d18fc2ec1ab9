//! Which institutions one is the successor of.

use std::collections::BTreeSet;

use rocket::http::Status;
use rocket::{Route, State, get, post, routes};

use crate::assessment::{Assessment, clock};
use crate::response::{Institution, InstitutionId};
use crate::store::StoreError;
use crate::web::errors::Failure;
use crate::web::fields::{Fields, Form};
use crate::web::guards::Administrator;
use crate::web::ids::Id;
use crate::web::notice::{Done, Notice};
use crate::web::pages::parts::{Choice, Choices, Link};
use crate::web::pages::rounds_compared::PredecessorsPage;
use crate::web::paths;
use crate::web::problems::Problems;
use crate::web::screen::{Html, Screen};
use crate::web::token::Signed;

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![page, change]
}

/// Predecessors as typed.
struct Typed {
    /// Those said before that stay.
    keep: BTreeSet<InstitutionId>,
    /// One more.
    add: Option<InstitutionId>,
}

impl Form for Typed {
    fn read(fields: &Fields) -> Self {
        let keep = fields.all("keep").filter_map(|id| id.parse().ok()).collect();
        Self { keep, add: fields.first("add").parse().ok() }
    }
}

async fn shown(
    screen: &Screen<'_>,
    assessment: &Assessment,
    id: InstitutionId,
    problems: &Problems,
) -> Result<PredecessorsPage, Failure> {
    let own = assessment.store.institution(id).await?.ok_or(Failure::NotFound)?;
    let successions = assessment.store.successions().await?;
    let mut all = assessment.store.list_institutions().await?;
    screen.texts.sort_by_name(&mut all, |institution| &institution.name);
    let is_kept = |one: &&Institution| successions.contains(&(id, one.id));
    let choice = |one: &Institution| Choice::new(one.id.to_string(), &one.name);
    let none = Choice::new("", screen.texts.t("succession-add-none"));
    let others = all.iter().filter(|one| one.id != id && !is_kept(one));
    Ok(PredecessorsPage {
        institution: Link::new(&own.name, paths::admin_institution(id)),
        action: paths::admin_predecessors(id),
        keep: Choices::of(all.iter().filter(is_kept).map(|one| choice(one).chosen(true)).collect()),
        add: problems.choices("add", [none].into_iter().chain(others.map(choice)).collect()),
        errors: problems.summary(),
    })
}

#[get("/admin/institutions/<id>/predecessors")]
async fn page(
    id: Id<InstitutionId>,
    _administrator: Administrator,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    Ok(screen.show(&shown(&screen, assessment, id.0, &Problems::default()).await?))
}

#[post("/admin/institutions/<id>/predecessors", data = "<sent>")]
async fn change(
    id: Id<InstitutionId>,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<Administrator, Typed>,
) -> Result<Result<Done, Html>, Failure> {
    assessment.store.institution(id.0).await?.ok_or(Failure::NotFound)?;
    let wanted: BTreeSet<InstitutionId> = sent.form.keep.iter().copied().chain(sent.form.add).collect();
    let actor = sent.who.0.actor();
    let problem = match assessment.store.set_predecessors(&actor, id.0, &wanted, clock::now()).await {
        Ok(()) => return Ok(Ok(Done::to(paths::admin_predecessors(id.0)).with(Notice::Saved))),
        Err(StoreError::Circle) => screen.texts.t("succession-circle"),
        Err(StoreError::NotFound { .. }) => screen.texts.t("error-choose"),
        Err(error) => return Err(error.into()),
    };
    let mut problems = Problems::default();
    problems.add("add", problem);
    let page = shown(&screen, assessment, id.0, &problems).await?;
    Ok(Err(screen.show_as(Status::UnprocessableEntity, &page)))
}
