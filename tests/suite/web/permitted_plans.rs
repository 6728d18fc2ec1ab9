//! Who may ask for what of action plans, and of what stands beside them.

use std::collections::BTreeMap;

use bhr_baseline::action_plan::{
    Activity, Branch, Consultation, Draft, Head, Outline, Part, Period, Proposal, Sight, Stage,
};
use bhr_baseline::assessment::Publication;
use bhr_baseline::response::PlanId;
use bhr_baseline::store::{LedgerDeed, LedgerKind};
use chrono::{Datelike, Days};
use rocket::http::Method::{Get, Post};

use super::permissions::Row;
use crate::support::app::{App, now};
use crate::support::world::operator;

/// As the table of [`permissions`](super::permissions).
pub(super) const PLANS: &[Row] = &[
    (Get, "/agency?<asked..>", [303, 404, 404, 200, 200, 404]),
    (Post, "/consultations/<id>/<code>", [422, 422, 422, 422, 422, 422]),
    (Get, "/consultations/<id>/<code>/<file>?<key>", [200, 200, 200, 200, 200, 200]),
    (Get, "/consultations/<id>/<code>?<key>", [200, 200, 200, 200, 200, 200]),
    (Get, "/duties", [303, 200, 200, 404, 404, 404]),
    (Get, "/duties/<id>/<part>?<year>", [303, 200, 404, 404, 404, 404]),
    (Post, "/duties/<id>/<part>", [303, 422, 404, 404, 404, 404]),
    (Get, "/plans", [303, 404, 404, 200, 404, 404]),
    (Post, "/plans", [303, 404, 404, 303, 404, 404]),
    (Get, "/plans/<id>", [303, 404, 404, 200, 404, 404]),
    (Get, "/plans/<id>/<file>?<body>&<language>", [303, 404, 404, 200, 404, 404]),
    (Post, "/plans/<id>/add?<level>&<parent>", [303, 404, 404, 404, 404, 404]),
    (Get, "/plans/<id>/add?<wanted..>", [303, 404, 404, 404, 404, 404]),
    (Get, "/plans/<id>/bodies", [303, 404, 404, 200, 404, 404]),
    (Post, "/plans/<id>/bodies", [303, 404, 404, 409, 404, 404]),
    (Get, "/plans/<id>/checks", [303, 404, 404, 200, 404, 404]),
    (Post, "/plans/<id>/checks", [303, 404, 404, 409, 404, 404]),
    (Post, "/plans/<id>/checks/take-back", [303, 404, 404, 409, 404, 404]),
    (Get, "/plans/<id>/completion/<file>", [303, 404, 404, 200, 404, 404]),
    (Get, "/plans/<id>/consultation", [303, 404, 404, 200, 404, 404]),
    (Post, "/plans/<id>/consultation", [303, 404, 404, 404, 404, 404]),
    (Get, "/plans/<id>/consultation/<code>", [303, 404, 404, 200, 404, 404]),
    (Post, "/plans/<id>/consultation/<code>", [303, 404, 404, 422, 404, 404]),
    (Get, "/plans/<id>/coverage", [303, 404, 404, 200, 404, 404]),
    (Get, "/plans/<id>/criteria", [303, 404, 404, 200, 404, 404]),
    (Post, "/plans/<id>/criteria", [303, 404, 404, 409, 404, 404]),
    (Get, "/plans/<id>/dispositions.csv", [303, 404, 404, 200, 404, 404]),
    (Get, "/plans/<id>/events", [303, 404, 404, 200, 404, 404]),
    (Post, "/plans/<id>/events", [303, 404, 404, 422, 404, 404]),
    (Get, "/plans/<id>/events.csv", [303, 404, 404, 200, 404, 404]),
    (Get, "/plans/<id>/events/<code>", [303, 404, 404, 404, 404, 404]),
    (Post, "/plans/<id>/events/<code>", [303, 404, 404, 404, 404, 404]),
    (Get, "/plans/<id>/head", [303, 404, 404, 200, 404, 404]),
    (Post, "/plans/<id>/head", [303, 404, 404, 422, 404, 404]),
    (Post, "/plans/<id>/outline", [303, 404, 404, 303, 404, 404]),
    (Post, "/plans/<id>/parts/<part>", [303, 404, 404, 422, 404, 404]),
    (Post, "/plans/<id>/parts/<part>/comments", [303, 404, 404, 422, 404, 404]),
    (Get, "/plans/<id>/parts/<part>?<revision>", [303, 404, 404, 200, 404, 404]),
    (Get, "/plans/<id>/progress", [303, 404, 404, 200, 404, 404]),
    (Get, "/plans/<id>/progress.csv", [303, 404, 404, 200, 404, 404]),
    (Get, "/plans/<id>/proposals/<code>", [303, 404, 404, 200, 404, 404]),
    (Post, "/plans/<id>/proposals/<code>", [303, 404, 404, 409, 404, 404]),
    (Get, "/plans/<id>/publish", [303, 404, 404, 200, 404, 404]),
    (Post, "/plans/<id>/publish", [303, 404, 404, 303, 404, 404]),
    (Get, "/plans/<id>/reports/<part>?<year>&<by>", [303, 404, 404, 200, 404, 404]),
    (Post, "/plans/<id>/reports/<part>", [303, 404, 404, 404, 404, 404]),
    (Get, "/plans/<id>/tracking.csv", [303, 404, 404, 200, 404, 404]),
    (Get, "/plans/<id>/versions", [303, 404, 404, 200, 404, 404]),
    (Post, "/plans/<id>/versions", [303, 404, 404, 422, 404, 404]),
    (Get, "/plans/<id>/versions/<version>/<file>", [303, 404, 404, 200, 404, 404]),
    (Post, "/plans/import", [303, 404, 404, 422, 404, 404]),
    (Post, "/plans/take-in", [303, 404, 404, 422, 404, 404]),
    (Get, "/published", [200, 200, 200, 200, 200, 200]),
    (Get, "/published/plans/<id>", [200, 200, 200, 200, 200, 200]),
    (Get, "/published/plans/<id>/<file>", [200, 200, 200, 200, 200, 200]),
    (Get, "/published/rounds/<id>", [303, 404, 404, 404, 404, 404]),
    (Get, "/rounds/<id>/diagnostic", [303, 404, 404, 200, 404, 404]),
    (Post, "/rounds/<id>/diagnostic/<name>", [303, 404, 404, 303, 404, 404]),
    (Get, "/rounds/<id>/diagnostic/<name>?<revision>", [303, 404, 404, 200, 404, 404]),
    (Get, "/rounds/<id>/diagnostic/report/<file>?<language>", [303, 404, 404, 200, 404, 404]),
    (Get, "/rounds/<id>/events", [303, 404, 404, 200, 404, 404]),
    (Post, "/rounds/<id>/events", [303, 404, 404, 422, 404, 404]),
    (Get, "/rounds/<id>/events.csv", [303, 404, 404, 200, 404, 404]),
    (Get, "/rounds/<id>/events/<code>", [303, 404, 404, 404, 404, 404]),
    (Post, "/rounds/<id>/events/<code>", [303, 404, 404, 404, 404, 404]),
    (Get, "/rounds/<id>/publish", [303, 404, 404, 200, 404, 404]),
    (Post, "/rounds/<id>/publish", [303, 404, 404, 303, 404, 404]),
    (Get, "/rounds/<id>/recommendations", [303, 404, 404, 200, 404, 404]),
    (Post, "/rounds/<id>/recommendations", [303, 404, 404, 303, 404, 404]),
    (Post, "/rounds/<id>/recommendations/<code>", [303, 404, 404, 404, 404, 404]),
    (Get, "/rounds/<id>/recommendations/<code>?<revision>", [303, 404, 404, 404, 404, 404]),
];

/// The one activity of the plan.
pub(super) const PART: &str = "018f3b1e7c1d7a529d7e2f6b1c0a9e12";

/// An adopted plan with everything on it: an activity of Aysel's ministry, a version that is published, a consultation
/// that is open to everybody, a proposal.
pub(super) async fn plan(app: &App) -> PlanId {
    let (assessment, by) = (&app.assessment, operator());
    let ministry = assessment.store.institution(app.ministry.id).await.unwrap().unwrap();
    let activity = Activity {
        text: "Adopt a law on rivers".to_owned(),
        indicators: vec!["1 law adopted".to_owned()],
        tasked: vec![ministry.name],
        ..Activity::default()
    };
    let branch = |id: &str, below: Vec<Branch>| Branch { id: id.to_owned(), below };
    let title = |words: &str| words.to_owned();
    let parts = [
        ("block", Part::Block { title: title("Prevention") }),
        ("area", Part::Area { title: title("Rivers are clean") }),
        (PART, Part::Activity(Box::new(activity))),
    ];
    let draft = Draft {
        head: Head {
            title: title("Plan on rivers"),
            language: title("en"),
            period: Some(Period { first: 2020, last: now().year() }),
            stage: Stage::Adopted,
            ..Head::default()
        },
        outline: Outline {
            blocks: vec![branch("block", vec![branch("area", vec![branch(PART, Vec::new())])])],
            ..Outline::default()
        },
        parts: parts.into_iter().map(|(id, part)| (id.to_owned(), part)).collect::<BTreeMap<_, _>>(),
    };
    let id = assessment.add_plan(&by, None, (LedgerDeed::ImportPlan, &draft), now()).await.unwrap();
    let stored = assessment.plan(id).await.unwrap();
    let version = assessment.freeze_plan(&by, &stored, "For consultation", now()).await.unwrap();
    assessment.publish(&by, id, (0, &Publication::of(&version)), now()).await.unwrap();
    put_to_consultation(app, id, &version).await;
    id
}

async fn put_to_consultation(app: &App, id: PlanId, version: &str) {
    let consultation = Consultation {
        version: version.to_owned(),
        closes: now().date_naive() + Days::new(30),
        words: String::new(),
        key: String::new(),
        asked: String::new(),
        closed: false,
    };
    let proposal = Proposal {
        consultation: "c001".to_owned(),
        part: String::new(),
        code: String::new(),
        name: "Sevda".to_owned(),
        organisation: String::new(),
        text: "More rivers".to_owned(),
        sight: Sight::Waiting,
        outcome: None,
        answer: String::new(),
    };
    let (assessment, by) = (&app.assessment, operator());
    let whose = (id, LedgerKind::Consultation, LedgerDeed::Consult);
    assessment.keep_entry(&by, whose, ("c001", 0, &consultation), now()).await.unwrap();
    let whose = (id, LedgerKind::Proposal, LedgerDeed::Propose);
    assessment.keep_entry(&by, whose, ("p0001", 0, &proposal), now()).await.unwrap();
}

/// What stands in a place of an address, where it is about plans.
pub(super) fn filled(route: &str) -> String {
    let code = match route {
        of if of.contains("/proposals/") => "p0001",
        of if of.contains("/consultation") => "c001",
        of if of.contains("/recommendations/") => "R1",
        _ => "none",
    };
    let file = match route {
        of if of.contains("/completion/") => "statement.docx",
        of if of.contains("/diagnostic/") => "file.html",
        _ => "plan.csv",
    };
    route
        .replace("<part>", PART)
        .replace("<code>", code)
        .replace("<file>", file)
        .replace("<version>", "v001")
        .replace("<name>", "summary")
}
