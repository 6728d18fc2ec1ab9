//! The register of bodies, and those added to it for a plan.

use rocket::http::Status;
use rocket::{Route, State, get, post, routes};

use super::keep_head;
use crate::action_plan::{Bodies, Head, Named, OwnBodies, list};
use crate::assessment::Assessment;
use crate::response::PlanId;
use crate::store::LedgerDeed;
use crate::texts::Texts;
use crate::web::errors::Failure;
use crate::web::fields::{Fields, Form};
use crate::web::guards::Reviewer;
use crate::web::ids::Id;
use crate::web::notice::Done;
use crate::web::paths::PlanPath;
use crate::web::problems::{Problems, rules};
use crate::web::screen::{Html, Screen};
use crate::web::token::Signed;
use crate::web::view::plans::bodies::{self, FIELDS, TypedBodies};

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![page, save]
}

#[get("/plans/<id>/bodies")]
async fn page(
    id: Id<PlanId>,
    _reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let plan = assessment.plan(id.0).await?;
    let typed = TypedBodies::of(&plan.draft.head.bodies);
    Ok(screen.show(&bodies::page(screen.texts, &plan, (&typed, &Problems::default(), plan.head.revision))))
}

/// Bodies as typed, with the revision the form was made from.
struct Sent {
    typed: TypedBodies,
    revision: u32,
}

impl Form for Sent {
    fn read(fields: &Fields) -> Self {
        Self {
            typed: TypedBodies(FIELDS.map(|(_, name)| fields.line(name))),
            revision: fields.first("revision").parse().unwrap_or_default(),
        }
    }
}

/// The bodies, or everything that is wrong with them.
fn read(texts: &Texts, typed: &TypedBodies) -> Result<OwnBodies, Problems> {
    let (mut problems, mut seen) = (Problems::default(), Vec::new());
    let lists = [0, 1, 2].map(|place: usize| list(&typed.0[place]));
    for ((_, field), (names, typed)) in FIELDS.into_iter().zip(lists.iter().zip(&typed.0)) {
        if rules::text(typed).is_err() {
            problems.add(field, texts.t("error-too-long"));
        }
        let mut told = |key: &'static str, names: Vec<&String>| {
            let words: Vec<&str> = names.into_iter().map(String::as_str).collect();
            if !words.is_empty() {
                let names = [("names", words.join("; ").into())];
                let words = match key {
                    "known" => texts.t_with("studio-bodies-known", &names),
                    "everybody" => texts.t_with("studio-bodies-everybody", &names),
                    _ => texts.t_with("studio-bodies-twice", &names),
                };
                problems.add(field, words);
            }
        };
        let shipped = Bodies::shipped();
        told("known", names.iter().filter(|name| matches!(shipped.find(name), Named::Body(_))).collect());
        told("everybody", names.iter().filter(|name| shipped.find(name) == Named::Everybody).collect());
        let keys = names.iter().map(|name| (shipped.key(name), name));
        let mut twice = Vec::new();
        for (key, name) in keys {
            if seen.contains(&key) {
                twice.push(name);
            }
            seen.push(key);
        }
        told("twice", twice);
    }
    let [executive, independent, non_state] = lists;
    if problems.is_empty() { Ok(OwnBodies { executive, independent, non_state }) } else { Err(problems) }
}

#[post("/plans/<id>/bodies", data = "<sent>")]
async fn save(
    id: Id<PlanId>,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<Reviewer, Sent>,
) -> Result<Result<Done, Html>, Failure> {
    let plan = assessment.plan(id.0).await?;
    let shown = |problems: &Problems, revision: u32| {
        bodies::page(screen.texts, &plan, (&sent.form.typed, problems, revision))
    };
    let revision = sent.form.revision;
    let own = match read(screen.texts, &sent.form.typed) {
        Ok(own) => own,
        Err(problems) => {
            return Ok(Err(screen.show_as(Status::UnprocessableEntity, &shown(&problems, revision))));
        }
    };
    let head = Head { bodies: own, ..plan.draft.head.clone() };
    let (change, to) = ((LedgerDeed::NameBodies, revision, head), (PlanPath::Bodies, FIELDS[0].1));
    keep_head((&screen, assessment), (&sent.who.0.actor(), &plan), change, to, shown).await
}
