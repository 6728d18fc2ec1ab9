//! What others proposed, as the NHRI sees it: let in, answered, decided on, counted.

use rocket::http::{ContentType, Status};
use rocket::{Route, State, get, post, routes};

use crate::action_plan::{Outcome, Proposal, Sight};
use crate::assessment::{Assessment, Error, clock};
use crate::report::plan::dispositions_csv;
use crate::response::PlanId;
use crate::store::{LedgerDeed, LedgerKind, StoreError};
use crate::web::errors::Failure;
use crate::web::fields::{Fields, Form};
use crate::web::guards::Reviewer;
use crate::web::ids::Id;
use crate::web::notice::{Done, Notice};
use crate::web::paths::{self, PlanPath};
use crate::web::problems::{Problems, rules};
use crate::web::routes::files::Download;
use crate::web::screen::{Html, Screen};
use crate::web::token::Signed;
use crate::web::view::plans::consult;

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![proposal, dispose, dispositions]
}

#[get("/plans/<id>/proposals/<code>")]
async fn proposal(
    id: Id<PlanId>,
    code: &str,
    _reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let plan = assessment.plan(id.0).await?;
    let proposals = assessment.proposals(id.0).await?;
    let kept = proposals.get(code).ok_or(Failure::NotFound)?;
    let shown = (code, kept.revision, &kept.content);
    Ok(screen.show(&consult::proposal(screen.texts, &plan, shown, &Problems::default())))
}

/// What is decided on a proposal.
struct Disposition {
    sight: Option<Sight>,
    outcome: Option<Outcome>,
    answer: String,
    revision: u32,
}

impl Form for Disposition {
    fn read(fields: &Fields) -> Self {
        Self {
            sight: Sight::from_code(fields.first("sight")),
            outcome: Outcome::from_code(fields.first("outcome")),
            answer: fields.line("answer"),
            revision: fields.first("revision").parse().unwrap_or_default(),
        }
    }
}

#[post("/plans/<id>/proposals/<code>", data = "<sent>")]
async fn dispose(
    id: Id<PlanId>,
    code: &str,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<Reviewer, Disposition>,
) -> Result<Result<Done, Html>, Failure> {
    let (plan, proposals) = (assessment.plan(id.0).await?, assessment.proposals(id.0).await?);
    let kept = proposals.get(code).ok_or(Failure::NotFound)?;
    let form = &sent.form;
    let decided = Proposal {
        sight: form.sight.unwrap_or(kept.content.sight),
        outcome: form.outcome,
        answer: form.answer.clone(),
        ..kept.content.clone()
    };
    let mut problems = Problems::default();
    if rules::text(&form.answer).is_err() {
        problems.add("answer", screen.texts.t("error-too-long"));
    } else if form.outcome.is_some_and(|outcome| outcome != Outcome::Accepted) && form.answer.is_empty() {
        problems.add("answer", screen.texts.t("consult-answer-missing"));
    }
    let refuse = |status, problems: &Problems, revision| {
        let page = consult::proposal(screen.texts, &plan, (code, revision, &decided), problems);
        Ok(Err(screen.show_as(status, &page)))
    };
    if !problems.is_empty() {
        return refuse(Status::UnprocessableEntity, &problems, form.revision);
    }
    let whose = (id.0, LedgerKind::Proposal, LedgerDeed::Dispose);
    let content = (code, form.revision, &decided);
    match assessment.keep_entry(&sent.who.0.actor(), whose, content, clock::now()).await {
        Ok(()) => Ok(Ok(Done::to(paths::plan(id.0, PlanPath::Consultation)).with(Notice::Saved))),
        Err(Error::Store(StoreError::ChangedMeanwhile { .. })) => {
            problems.add("answer", screen.texts.t("register-conflict-text"));
            refuse(Status::Conflict, &problems, kept.revision)
        }
        Err(error) => Err(error.into()),
    }
}

#[get("/plans/<id>/dispositions.csv")]
async fn dispositions(
    id: Id<PlanId>,
    _reviewer: Reviewer,
    assessment: &State<Assessment>,
) -> Result<Download, Failure> {
    let proposals = assessment.proposals(id.0).await?;
    let rows =
        proposals.into_iter().map(|(code, kept)| (code, kept.changed_at, kept.content)).collect::<Vec<_>>();
    let name = ("dispositions.csv".to_owned(), ContentType::CSV);
    Download::make(name, move || Ok(dispositions_csv(&rows))).await
}
