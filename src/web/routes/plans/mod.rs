//! Action plans: all of them, one with its parts, its parts, what is wrong with it, what it covers, its versions.

mod bodies;
mod checks;
mod consult;
mod criteria;
mod diagnostic;
mod duties;
mod events;
mod files;
mod head;
mod list;
mod outline;
mod part;
mod progress;
mod proposals;
mod propose;
mod public;
mod reported;
mod typed;

pub use progress::AHEAD;

use std::collections::BTreeMap;

use rocket::Route;
use rocket::http::Status;

use crate::action_plan::lint::Against;
use crate::action_plan::{Head, Located};
use crate::assessment::{Assessment, Error, PlanChange, RoundRegister, StoredPlan, clock};
use crate::findings::register::Register;
use crate::response::{PlanId, RoundId};
use crate::store::{Actor, LedgerDeed, StoreError};
use crate::texts::Texts;
use crate::web::errors::Failure;
use crate::web::notice::{Done, Notice};
use crate::web::pages::messages::Message;
use crate::web::pages::parts::Link;
use crate::web::pages::sheet::Sheet;
use crate::web::paths::{self, PlanPath, RegisterPath};
use crate::web::problems::Problems;
use crate::web::screen::{Html, Screen};
use crate::web::view::plans::back;
use crate::web::view::register::View;

/// The routes of action plans.
pub fn routes() -> Vec<Route> {
    [
        list::routes(),
        outline::routes(),
        part::routes(),
        head::routes(),
        checks::routes(),
        bodies::routes(),
        criteria::routes(),
        files::routes(),
        progress::routes(),
        duties::routes(),
        consult::routes(),
        proposals::routes(),
        propose::routes(),
        diagnostic::routes(),
        public::routes(),
        events::routes(),
    ]
    .concat()
}

/// The page that says that somebody else was faster.
fn overtaken(screen: &Screen<'_>, plan: &StoredPlan) -> Html {
    let back = back(screen.texts, plan.entry.id, &plan.draft);
    let page = Message::conflict(screen.texts, screen.texts.t("conflict-page-text"), back);
    screen.show_as(Status::Conflict, &page)
}

/// Stores what holds for all of a plan, and leads to `to`. Where somebody was faster, `shown` makes the form again: what
/// was typed stays in it, and sent again, it takes the other's place. It is said at `field`.
async fn keep_head(
    (screen, assessment): (&Screen<'_>, &Assessment),
    (actor, plan): (&Actor, &StoredPlan),
    (deed, revision, head): (LedgerDeed, u32, Head),
    (to, field): (PlanPath<'_>, &'static str),
    shown: impl Fn(&Problems, u32) -> Sheet,
) -> Result<Result<Done, Html>, Failure> {
    let (id, change) = (plan.entry.id, [PlanChange::Head(revision, head)]);
    match assessment.change_plan(actor, id, (deed, &change), clock::now()).await {
        Ok(()) => Ok(Ok(Done::to(paths::plan(id, to)).with(Notice::Saved))),
        Err(Error::Store(StoreError::ChangedMeanwhile { .. })) => {
            let mut problems = Problems::default();
            problems.add(field, screen.texts.t("register-conflict-text"));
            Ok(Err(screen.show_as(Status::Conflict, &shown(&problems, plan.head.revision))))
        }
        Err(error) => Err(error.into()),
    }
}

/// A plan with what it is held against.
struct Loaded {
    plan: StoredPlan,
    /// The register of its round.
    register: Option<(RoundId, RoundRegister)>,
    /// Severe findings of its round.
    severe: Vec<String>,
    /// What is wrong that nobody accepted, and what somebody did.
    problems: [Vec<Located>; 2],
}

impl Loaded {
    async fn load(assessment: &Assessment, id: PlanId) -> Result<Self, Failure> {
        let plan = assessment.plan(id).await?;
        let register = match plan.entry.round {
            Some(round) => Some((round, assessment.register(round).await?)),
            None => None,
        };
        let severe = assessment.severe_findings(plan.entry.round).await?;
        let problems = plan.draft.problems(&Against { bodies: &plan.draft.bodies(), severe: &severe });
        Ok(Self { plan, register, severe, problems })
    }

    /// The register whose findings activities can answer.
    fn known_findings(&self) -> Option<&RoundRegister> {
        self.register.as_ref().map(|(_, register)| register)
    }

    /// A finding by its code: what it is called, and where it stands; its code where the register has it not.
    fn finding(&self, texts: &Texts, code: &str) -> Link {
        let Some((round, register)) = &self.register else { return Link::new(code, "") };
        let view = View::new(texts, *round, register);
        if !register.findings.contains_key(code) {
            return Link::new(code, "");
        }
        Link::new(view.title(code), paths::register(*round, RegisterPath::Finding(code)))
    }

    /// Findings of the round no activity answers, the gravest first: code, title, severity, where each stands.
    fn unanswered(&self, texts: &Texts) -> Vec<(String, String, String, String)> {
        let Some((round, stored)) = &self.register else { return Vec::new() };
        let view = View::new(texts, *round, stored);
        let register = Register::new(&stored.baseline, &stored.findings);
        let plan = self.plan.draft.plan();
        let answered: std::collections::BTreeSet<&String> =
            plan.activities().into_iter().flat_map(|one| &one.part.findings).collect();
        let is_open = |code: &&&String| {
            !answered.contains(**code)
                && stored.findings[**code].status != crate::findings::finding::Status::Closed
        };
        let row = |code: &String| {
            let href = paths::register(*round, RegisterPath::Finding(code));
            (code.clone(), view.title(code), view.severity(code), href)
        };
        register.by_severity(&stored.rated()).iter().filter(is_open).map(|code| row(code)).collect()
    }
}

/// What to say of codes of findings nobody knows; nothing where all are known.
fn unknown_findings(texts: &Texts, codes: &[String], is_known: impl Fn(&str) -> bool) -> Option<String> {
    let unknown: Vec<&str> = codes.iter().map(String::as_str).filter(|code| !is_known(code)).collect();
    let named = || ("codes", unknown.join("; ").into());
    (!unknown.is_empty()).then(|| texts.t_with("studio-unknown-findings", &[named()]))
}

/// How many of something each part has.
type Counts = BTreeMap<String, usize>;
