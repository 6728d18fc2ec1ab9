//! Salient issues of a round, and rounds compared.

use rocket::http::Status;
use rocket::{Route, State, get, post, routes};
use validator::Validate;

use super::super::charts::download;
use super::super::files::Download;
use super::super::findings::named;
use super::{Loaded, overtaken};
use crate::assessment::{Assessment, Error, Issue, clock};
use crate::findings::Basis;
use crate::findings::salience::{Degree, Rated};
use crate::questionnaire::Text;
use crate::response::RoundId;
use crate::store::StoreError;
use crate::web::errors::Failure;
use crate::web::fields::{Fields, Form};
use crate::web::guards::Reviewer;
use crate::web::ids::Id;
use crate::web::kept_out::KeptOut;
use crate::web::notice::{Done, Notice};
use crate::web::pages::rounds_compared::RoundsComparedPage;
use crate::web::pages::salience::IssuePage;
use crate::web::paths;
use crate::web::problems::{Problems, rules};
use crate::web::screen::{Html, Screen};
use crate::web::token::Signed;
use crate::web::view::rounds_compared;
use crate::web::view::salience::{self, Typed};

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![list, begin, page, save, compare, compare_chart]
}

#[get("/rounds/<id>/salience")]
async fn list(
    id: Id<RoundId>,
    _reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let loaded = Loaded::load(assessment, id.0).await?;
    let known = &loaded.register.issues;
    let has_all = screen.shelf.library.topics.keys().all(|code| known.contains_key(code));
    Ok(screen.show(&salience::page(&loaded.view(&screen), &loaded.round.name, has_all)))
}

#[post("/rounds/<id>/salience", data = "<sent>")]
async fn begin(
    id: Id<RoundId>,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<Reviewer, ()>,
) -> Result<Result<Done, Html>, Failure> {
    assessment.store.round(id.0).await?.ok_or(Failure::NotFound)?;
    let actor = sent.who.0.actor();
    match assessment.begin_issues(&actor, id.0, screen.shelf, clock::now()).await {
        Ok(()) => Ok(Ok(Done::to(paths::salience(id.0)).with(Notice::Saved))),
        Err(Error::Store(StoreError::ChangedMeanwhile { .. })) => Ok(Err(overtaken(&screen, id.0))),
        Err(error) => Err(error.into()),
    }
}

/// What names a new issue in addresses.
const NEW: &str = "new";

/// The form of an issue with what is in it; none for one that is not there.
fn form(screen: &Screen<'_>, loaded: &Loaded, code: &str, typed: Option<&Edited>) -> Option<IssuePage> {
    let topic = screen.shelf.library.topics.get(code);
    let known = loaded.register.issues.get(code);
    let empty = Issue::default();
    let stored = match known {
        Some(kept) => &kept.content,
        None if code == NEW => &empty,
        None => return None,
    };
    let issue = typed.map_or_else(|| stored.clone(), |typed| typed.issue(stored, screen, topic.is_some()));
    let revision = known.map_or(0, |kept| kept.revision);
    let code = if known.is_some() { code } else { "" };
    let typed = Typed { issue: &issue, revision };
    Some(salience::form(&loaded.view(screen), &loaded.round.name, code, &typed, topic))
}

#[get("/rounds/<id>/salience/<issue>")]
async fn page(
    id: Id<RoundId>,
    issue: &str,
    _reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let code = issue;
    let loaded = Loaded::load(assessment, id.0).await?;
    Ok(screen.show(&form(&screen, &loaded, code, None).ok_or(Failure::NotFound)?))
}

/// An issue as typed.
#[derive(Validate)]
struct Edited {
    #[validate(custom(function = "rules::short_line"))]
    title: String,
    rated: Rated,
    #[validate(custom(function = "rules::line"))]
    said_by: String,
    #[validate(custom(function = "rules::text"))]
    grounds: String,
    revision: u32,
}

impl Form for Edited {
    fn read(fields: &Fields) -> Self {
        let degree = |name| fields.first(name).parse().ok().and_then(Degree::new);
        Self {
            title: fields.line("title"),
            rated: Rated {
                scale: degree("scale"),
                scope: degree("scope"),
                irremediability: degree("irremediability"),
                likelihood: degree("likelihood"),
            },
            said_by: fields.line("said_by"),
            grounds: fields.line("grounds"),
            revision: fields.first("revision").parse().unwrap_or_default(),
        }
    }
}

impl Edited {
    /// The issue with what was typed. An issue of the program's own list keeps its name.
    fn issue(&self, stored: &Issue, screen: &Screen<'_>, is_shipped: bool) -> Issue {
        let is_same = stored.title.get(screen.code()) == self.title;
        let keeps = is_shipped || (is_same && !stored.title.is_empty());
        Issue {
            title: if keeps { stored.title.clone() } else { Text::english(&self.title) },
            rated: self.rated,
            said_by: self.said_by.clone(),
            grounds: self.grounds.clone(),
        }
    }

    fn problems(&self, screen: &Screen<'_>, is_shipped: bool) -> Problems {
        let mut problems = Problems::default();
        if !is_shipped && self.title.is_empty() {
            problems.add("title", screen.texts.t("error-required"));
        }
        problems.then(Problems::of(self, &["title", "said_by", "grounds"], screen.texts))
    }
}

/// The page with what was typed and what is wrong with it.
fn refused(page: IssuePage, problems: &Problems, typed: &Edited) -> IssuePage {
    IssuePage {
        title: page.title.map(|_| problems.field("title", &typed.title)),
        said_by: problems.field("said_by", &typed.said_by),
        grounds: problems.field("grounds", &typed.grounds),
        errors: problems.summary(),
        ..page
    }
}

#[post("/rounds/<id>/salience/<issue>", data = "<sent>")]
async fn save(
    id: Id<RoundId>,
    issue: &str,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<Reviewer, Edited>,
) -> Result<Result<Done, Html>, Failure> {
    let code = issue;
    let loaded = Loaded::load(assessment, id.0).await?;
    let typed = &sent.form;
    let page = form(&screen, &loaded, code, Some(typed)).ok_or(Failure::NotFound)?;
    let is_shipped = screen.shelf.library.topics.contains_key(code);
    let problems = typed.problems(&screen, is_shipped);
    if !problems.is_empty() {
        let page = IssuePage { revision: typed.revision, ..refused(page, &problems, typed) };
        return Ok(Err(screen.show_as(Status::UnprocessableEntity, &page)));
    }
    let known = &loaded.register.issues;
    let stored = known.get(code).map(|kept| kept.content.clone()).unwrap_or_default();
    let issue = typed.issue(&stored, &screen, is_shipped);
    let code = if code == NEW { own_code(known.keys()) } else { code.to_owned() };
    let seen = (id.0, code.as_str(), typed.revision);
    match assessment.save_issue(&sent.who.0.actor(), seen, &issue, clock::now()).await {
        Ok(()) => Ok(Ok(Done::to(paths::salience(id.0)).with(Notice::Saved))),
        Err(Error::Store(StoreError::ChangedMeanwhile { .. })) => {
            let loaded = Loaded::load(assessment, id.0).await?;
            let Some(kept) = loaded.register.issues.get(&code) else {
                return Ok(Err(overtaken(&screen, id.0)));
            };
            let page = form(&screen, &loaded, &code, Some(typed)).ok_or(Failure::NotFound)?;
            let page = IssuePage { stored: Some(salience::stored(screen.texts, kept)), ..page };
            Ok(Err(screen.show_as(Status::Conflict, &page)))
        }
        Err(error) => Err(error.into()),
    }
}

/// The next code of an issue the NHRI names itself.
fn own_code<'a>(known: impl Iterator<Item = &'a String>) -> String {
    let number = |code: &String| code.strip_prefix("own-")?.parse::<u32>().ok();
    format!("own-{}", known.filter_map(number).max().unwrap_or_default() + 1)
}

#[get("/rounds/<id>/compare?<with>&<basis>")]
async fn compare(
    id: Id<RoundId>,
    with: Option<&str>,
    basis: Option<&str>,
    reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let mut page = compared(&screen, assessment, id.0, (with, basis)).await?;
    let kept_out = KeptOut::of(assessment, &reviewer.0.user, id.0).await?;
    page.tables.iter_mut().for_each(|table| kept_out.close(screen.texts, table));
    Ok(screen.show(&page))
}

#[get("/rounds/<id>/compare/charts/<file>?<with>&<basis>")]
async fn compare_chart(
    id: Id<RoundId>,
    file: &str,
    with: Option<&str>,
    basis: Option<&str>,
    _reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Download, Failure> {
    let page = compared(&screen, assessment, id.0, (with, basis)).await?;
    download(page.figure.into_iter().collect(), file).await
}

/// A round held against an earlier one: the one named, or the last.
async fn compared(
    screen: &Screen<'_>,
    assessment: &Assessment,
    id: RoundId,
    (with, basis): (Option<&str>, Option<&str>),
) -> Result<RoundsComparedPage, Failure> {
    let round = assessment.store.round(id).await?.ok_or(Failure::NotFound)?;
    let before = assessment.rounds_before(id).await?;
    let wanted: Option<RoundId> = with.and_then(|id| id.parse().ok());
    let then = match wanted {
        Some(wanted) => Some(before.iter().find(|one| one.id == wanted).ok_or(Failure::NotFound)?),
        None => before.first(),
    };
    let Some(then) = then else {
        return Ok(rounds_compared::alone(screen.texts, &round));
    };
    let basis = named(basis, Basis::from_code)?;
    let found = assessment.compare_rounds((then.id, id), basis).await?;
    Ok(rounds_compared::page(screen.texts, (&round, then, &before), (&found, basis)))
}
