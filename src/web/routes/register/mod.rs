//! The register of findings: the list, one finding, its trail, and what is done with findings.

mod add;
mod change;
mod entry;
mod salience;

use std::collections::BTreeSet;

use rocket::http::Status;
use rocket::{FromForm, Route, State, get, routes};

use super::findings;
use crate::assessment::{Assessment, RoundRegister};
use crate::findings::finding::{Cause, Status as Standing};
use crate::findings::register::Gravity;
use crate::response::{InstitutionKind, Round, RoundId};
use crate::web::errors::Failure;
use crate::web::guards::Reviewer;
use crate::web::ids::Id;
use crate::web::pages::messages::Message;
use crate::web::pages::parts::Link;
use crate::web::pages::register::RegisterPage;
use crate::web::paths::{self, RoundPath};
use crate::web::problems::Problems;
use crate::web::screen::{Html, Screen};
use crate::web::view::register::View;
use crate::web::view::register_list::{self, Wanted};

/// The routes of the register and of salient issues.
pub fn routes() -> Vec<Route> {
    [routes![page], entry::routes(), change::routes(), add::routes(), salience::routes()].concat()
}

/// A round with its register.
struct Loaded {
    round: Round,
    register: RoundRegister,
}

impl Loaded {
    async fn load(assessment: &Assessment, id: RoundId) -> Result<Self, Failure> {
        let round = assessment.store.round(id).await?.ok_or(Failure::NotFound)?;
        Ok(Self { round, register: assessment.register(id).await? })
    }

    fn view<'a>(&'a self, screen: &'a Screen<'_>) -> View<'a> {
        View::new(screen.texts, self.round.id, &self.register)
    }
}

/// The page that says that somebody else was faster.
fn overtaken(screen: &Screen<'_>, id: RoundId) -> Html {
    let back = Link::new(screen.texts.t("gaps-title"), paths::round(id, RoundPath::Gaps));
    let page = Message::conflict(screen.texts, screen.texts.t("conflict-page-text"), back);
    screen.show_as(Status::Conflict, &page)
}

/// The register with what was typed to merge findings.
async fn register_page(
    screen: &Screen<'_>,
    assessment: &Assessment,
    (id, wanted): (RoundId, Wanted<'_>),
    (chosen, title, problems): (&BTreeSet<String>, &str, &Problems),
) -> Result<RegisterPage, Failure> {
    // Findings are held against the declared rules, whatever scheme the round is looked at by.
    let loaded = findings::Loaded::load(assessment, id, &findings::Wanted::declared()).await?;
    let register = assessment.register(id).await?;
    let view = View::new(screen.texts, id, &register);
    let merging = (chosen, problems.field("title", title));
    let page = register_list::page(&view, &loaded.shown(screen), wanted, merging);
    Ok(RegisterPage { errors: problems.summary(), ..page })
}

/// What the register is to be filtered by, as the address says it.
#[derive(FromForm)]
struct Filtered<'r> {
    pillar: Option<&'r str>,
    principle: Option<&'r str>,
    kind: Option<&'r str>,
    cause: Option<&'r str>,
    severity: Option<&'r str>,
    status: Option<&'r str>,
    order: Option<&'r str>,
    page: Option<&'r str>,
}

impl<'r> Filtered<'r> {
    fn wanted(&self) -> Wanted<'r> {
        Wanted {
            pillar: self.pillar.and_then(|number| number.parse().ok()),
            principle: self.principle.and_then(|number| number.parse().ok()),
            kind: self.kind.and_then(InstitutionKind::from_code),
            cause: self.cause.and_then(Cause::from_code),
            severity: self.severity.and_then(Gravity::from_code),
            status: self.status.and_then(Standing::from_code),
            order: self.order,
            page: self.page,
        }
    }
}

#[get("/rounds/<id>/gaps?<filtered..>")]
async fn page(
    id: Id<RoundId>,
    filtered: Filtered<'_>,
    _reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let typed = (&BTreeSet::new(), "", &Problems::default());
    let page = register_page(&screen, assessment, (id.0, filtered.wanted()), typed).await?;
    Ok(screen.show(&page))
}
