//! Who keeps out of the review of which institution. Administrators declare it; nobody sees an answer here.

use rocket::http::Status;
use rocket::{Route, State, get, post, routes};
use validator::Validate;

use crate::assessment::{Assessment, clock};
use crate::response::{InstitutionId, UserId};
use crate::store::{Recusal, Role};
use crate::texts::Texts;
use crate::web::errors::Failure;
use crate::web::fields::{Fields, Form};
use crate::web::guards::Administrator;
use crate::web::notice::{Done, Notice};
use crate::web::pages::parts::Choice;
use crate::web::pages::reviewing::round::{RecusalRow, RecusalsPage};
use crate::web::paths;
use crate::web::problems::{Problems, rules};
use crate::web::screen::{Html, Screen};
use crate::web::token::Signed;

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![page, declare, lift]
}

#[derive(Default, Validate)]
struct Declaration {
    #[validate(custom(function = "rules::chosen"))]
    reviewer: String,
    #[validate(custom(function = "rules::chosen"))]
    institution: String,
    #[validate(custom(function = "rules::message"))]
    reason: String,
}

impl Form for Declaration {
    fn read(fields: &Fields) -> Self {
        Self {
            reviewer: fields.line("reviewer"),
            institution: fields.line("institution"),
            reason: fields.line("reason"),
        }
    }
}

async fn show(
    texts: &Texts,
    assessment: &Assessment,
    (typed, problems): (&Declaration, &Problems),
) -> Result<RecusalsPage, Failure> {
    let users = assessment.store.list_users().await?;
    let mut institutions = assessment.store.list_institutions().await?;
    texts.sort_by_name(&mut institutions, |one| &one.name);
    let user_name = |id: UserId| {
        users.iter().find(|user| user.id == id).map(|user| user.name.clone()).unwrap_or_default()
    };
    let institution_name = |id: InstitutionId| {
        institutions.iter().find(|one| one.id == id).map(|one| one.name.clone()).unwrap_or_default()
    };
    let row = |recusal: &Recusal| RecusalRow {
        id: recusal.id.to_string(),
        reviewer: user_name(recusal.user),
        institution: institution_name(recusal.institution),
        reason: recusal.reason.clone(),
        by: match &recusal.lifted {
            None => format!("{}, {}", recusal.by_name, texts.date_time(recusal.at)),
            Some((name, at)) => format!("{name}, {}", texts.date_time(*at)),
        },
    };
    let recusals = assessment.store.list_recusals().await?;
    let (held, lifted): (Vec<&Recusal>, Vec<&Recusal>) =
        recusals.iter().partition(|one| one.lifted.is_none());
    let nothing = Choice::new("", texts.t("recusal-choose"));
    let reviewers = users.iter().filter(|user| user.role == Role::Reviewer && user.is_active);
    let choice = |id: String, name: &str, chosen: &str| {
        let is_chosen = id == chosen;
        Choice::new(id, name).chosen(is_chosen)
    };
    let reviewers = reviewers.map(|user| choice(user.id.to_string(), &user.name, &typed.reviewer));
    let named = institutions.iter().map(|one| choice(one.id.to_string(), &one.name, &typed.institution));
    Ok(RecusalsPage {
        recusals: held.into_iter().map(row).collect(),
        lifted: lifted.into_iter().map(row).collect(),
        action: paths::ADMIN_RECUSALS.to_owned(),
        lift_action: paths::ADMIN_LIFT_RECUSAL.to_owned(),
        reviewer: problems.choices("reviewer", [nothing.clone()].into_iter().chain(reviewers).collect()),
        institution: problems.choices("institution", [nothing].into_iter().chain(named).collect()),
        reason: problems.field("reason", &typed.reason),
        errors: problems.summary(),
    })
}

#[get("/admin/recusals")]
async fn page(
    _administrator: Administrator,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let typed = (&Declaration::default(), &Problems::default());
    Ok(screen.show(&show(screen.texts, assessment, typed).await?))
}

#[post("/admin/recusals", data = "<sent>")]
async fn declare(
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<Administrator, Declaration>,
) -> Result<Result<Done, Html>, Failure> {
    let problems = Problems::of(&sent.form, &["reviewer", "institution", "reason"], screen.texts);
    if !problems.is_empty() {
        let page = show(screen.texts, assessment, (&sent.form, &problems)).await?;
        return Ok(Err(screen.show_as(Status::UnprocessableEntity, &page)));
    }
    let recusal = Recusal {
        id: clock::fresh_id(),
        user: sent.form.reviewer.parse().map_err(|_| Failure::NotFound)?,
        institution: sent.form.institution.parse().map_err(|_| Failure::NotFound)?,
        reason: sent.form.reason,
        by_name: sent.who.0.user.name.clone(),
        at: clock::now(),
        lifted: None,
    };
    assessment.store.recuse(&sent.who.0.actor(), &recusal).await?;
    Ok(Ok(Done::to(paths::ADMIN_RECUSALS).with(Notice::Saved)))
}

#[post("/admin/recusals/lift", data = "<sent>")]
async fn lift(assessment: &State<Assessment>, sent: Signed<Administrator, Fields>) -> Result<Done, Failure> {
    let id = sent.form.line("recusal").parse().map_err(|_| Failure::NotFound)?;
    assessment.store.lift_recusal(&sent.who.0.actor(), id, clock::now()).await?;
    Ok(Done::to(paths::ADMIN_RECUSALS).with(Notice::Saved))
}
