//! Taking gaps in, merging, splitting, taking apart.

use std::collections::BTreeSet;

use rocket::http::Status;
use rocket::{Route, State, post, routes};
use validator::Validate;

use super::entry::shown;
use super::{Filtered, Loaded, overtaken, register_page};
use crate::assessment::{Assessment, Error, clock};
use crate::findings::changes::SplitBy;
use crate::response::RoundId;
use crate::store::StoreError;
use crate::web::errors::Failure;
use crate::web::fields::{Fields, Form};
use crate::web::guards::Reviewer;
use crate::web::ids::Id;
use crate::web::notice::{Done, Notice};
use crate::web::pages::register::FindingEntryPage;
use crate::web::paths::{self, RegisterPath, RoundPath};
use crate::web::problems::{Problems, rules};
use crate::web::screen::{Html, Screen};
use crate::web::token::Signed;

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![take_in, merge, split, apart]
}

/// What the browser is sent on to, or the page that says why not.
type Answered = Result<Result<Done, Html>, Failure>;

/// On to a page when done; a page of its own when somebody else was faster or it no longer fits.
fn answer(screen: &Screen<'_>, id: RoundId, to: String, done: Result<(), Error>) -> Answered {
    match done {
        Ok(()) => Ok(Ok(Done::to(to).with(Notice::Saved))),
        Err(Error::Store(StoreError::ChangedMeanwhile { .. }) | Error::Refused(_)) => {
            Ok(Err(overtaken(screen, id)))
        }
        Err(error) => Err(error.into()),
    }
}

#[post("/rounds/<id>/register", data = "<sent>")]
async fn take_in(
    id: Id<RoundId>,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<Reviewer, ()>,
) -> Answered {
    assessment.store.round(id.0).await?.ok_or(Failure::NotFound)?;
    let taken = assessment.take_gaps_in(&sent.who.0.actor(), id.0, clock::now()).await.map(drop);
    answer(&screen, id.0, paths::round(id.0, RoundPath::Gaps), taken)
}

/// Findings to be merged.
#[derive(Validate)]
struct Merging {
    codes: BTreeSet<String>,
    #[validate(custom(function = "rules::line"))]
    title: String,
}

impl Form for Merging {
    fn read(fields: &Fields) -> Self {
        Self { codes: fields.all("code").map(str::to_owned).collect(), title: fields.line("title") }
    }
}

#[post("/rounds/<id>/register/merge?<filtered..>", data = "<sent>")]
async fn merge(
    id: Id<RoundId>,
    filtered: Filtered<'_>,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<Reviewer, Merging>,
) -> Answered {
    let Merging { codes, title } = &sent.form;
    let mut problems = Problems::default();
    if codes.len() < 2 {
        problems.add("title", screen.texts.t("register-merge-too-few"));
    }
    let problems = problems.then(Problems::of(&sent.form, &["title"], screen.texts));
    if !problems.is_empty() {
        let place = (id.0, filtered.wanted());
        let page = register_page(&screen, assessment, place, (codes, title, &problems)).await?;
        return Ok(Err(screen.show_as(Status::UnprocessableEntity, &page)));
    }
    let actor = sent.who.0.actor();
    let merged = assessment.merge_findings(&actor, id.0, (codes, title), clock::now()).await;
    let to = |code: &String| paths::register(id.0, RegisterPath::Finding(code));
    let place = merged.as_ref().map(to).unwrap_or_default();
    answer(&screen, id.0, place, merged.map(drop))
}

/// How a finding is to be split.
struct Splitting(Option<SplitBy>);

impl Form for Splitting {
    fn read(fields: &Fields) -> Self {
        Self(match fields.first("by") {
            "kind" => Some(SplitBy::Kind),
            "step" => Some(SplitBy::Step),
            _ => None,
        })
    }
}

#[post("/rounds/<id>/register/<finding>/split", data = "<sent>")]
async fn split(
    id: Id<RoundId>,
    finding: &str,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<Reviewer, Splitting>,
) -> Answered {
    let code = finding;
    let loaded = Loaded::load(assessment, id.0).await?;
    let finding = loaded.register.findings.get(code).ok_or(Failure::NotFound)?;
    let actor = sent.who.0.actor();
    let done = match sent.form.0 {
        Some(by) => assessment.split_finding(&actor, id.0, (code, by), clock::now()).await,
        None => Err(Error::Refused(String::new())),
    };
    if let Err(Error::Refused(_)) = done {
        let mut problems = Problems::default();
        let why = match sent.form.0 {
            Some(_) => screen.texts.t("register-split-one-part"),
            None => screen.texts.t("error-choose"),
        };
        problems.add("by", why);
        let page = shown(&screen, (assessment, &sent.who.0.user), &loaded, (code, finding)).await?;
        let split = problems.choices("by", page.split.options.clone());
        let page = FindingEntryPage { split, errors: problems.summary(), ..page };
        return Ok(Err(screen.show_as(Status::UnprocessableEntity, &page)));
    }
    answer(&screen, id.0, paths::register(id.0, RegisterPath::Finding(code)), done)
}

#[post("/rounds/<id>/register/<finding>/apart", data = "<sent>")]
async fn apart(
    id: Id<RoundId>,
    finding: &str,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<Reviewer, ()>,
) -> Answered {
    let code = finding;
    let loaded = Loaded::load(assessment, id.0).await?;
    loaded.register.findings.get(code).ok_or(Failure::NotFound)?;
    let done = assessment.take_finding_apart(&sent.who.0.actor(), id.0, code, clock::now()).await;
    answer(&screen, id.0, paths::round(id.0, RoundPath::Gaps), done)
}
