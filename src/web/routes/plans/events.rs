//! The capacity record of a round or a plan.

use chrono::NaiveDate;
use rocket::http::{ContentType, Status};
use rocket::{Route, State, get, post, routes};

use crate::action_plan::{Activity, Event, EventKind, KINDS, Numbered, Participants, shortened, typed_day};
use crate::assessment::letters::today;
use crate::assessment::{Assessment, Error, clock};
use crate::report::plan::events_csv;
use crate::response::{PlanId, RoundId};
use crate::store::{LedgerDeed, LedgerKind, LedgerOwner, StoreError};
use crate::texts::Texts;
use crate::web::errors::Failure;
use crate::web::fields::{Fields, Form};
use crate::web::guards::Reviewer;
use crate::web::ids::Id;
use crate::web::notice::{Done, Notice};
use crate::web::pages::parts::Link;
use crate::web::pages::sheet::Sheet;
use crate::web::paths::{self, PlanPath, RoundPath};
use crate::web::problems::{Problems, rules};
use crate::web::routes::files::Download;
use crate::web::screen::{Html, Screen};
use crate::web::token::Signed;
use crate::web::view::plans::back;
use crate::web::view::plans::events::{self, COLUMNS, Record, TypedEvent};

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![
        of_plan,
        add_to_plan,
        one_of_plan,
        correct_of_plan,
        file_of_plan,
        of_round,
        add_to_round,
        one_of_round,
        correct_of_round,
        file_of_round
    ]
}

/// An event as typed, with the revision the form was made from; 0 for a new one.
struct Sent {
    typed: TypedEvent,
    revision: u32,
}

impl Form for Sent {
    fn read(fields: &Fields) -> Self {
        let row = |place: usize| COLUMNS.map(|name| fields.line(&format!("{name}-{place}")));
        let typed = TypedEvent {
            kind: fields.line("kind"),
            title: fields.line("title"),
            day: fields.line("day"),
            days: fields.line("days"),
            place: fields.line("place"),
            participants: (0..KINDS.len()).map(row).collect(),
            activity: fields.line("activity"),
            is_taken_out: fields.line("out") == "yes",
        };
        Self { typed, revision: fields.first("revision").parse().unwrap_or_default() }
    }
}

/// Names of the fields of participants, for problems.
const NAMES: [[&str; 3]; KINDS.len()] = [
    ["women-0", "men-0", "unknown-0"],
    ["women-1", "men-1", "unknown-1"],
    ["women-2", "men-2", "unknown-2"],
    ["women-3", "men-3", "unknown-3"],
    ["women-4", "men-4", "unknown-4"],
];

fn read(texts: &Texts, typed: &TypedEvent, today: NaiveDate) -> Result<Event, Problems> {
    let mut problems = Problems::default();
    if rules::line(&typed.title).is_err() {
        problems.add("title", texts.t("error-required"));
    }
    let day = typed_day(&typed.day);
    if day.is_some_and(|day| day > today) {
        problems.add("day", texts.t("event-not-yet"));
    } else if day.is_none() {
        problems.add("day", texts.t("event-wrong-day"));
    }
    let mut number = |name: &'static str, typed: &str| {
        let read = typed.parse().ok();
        if read.is_none() && !typed.is_empty() {
            problems.add(name, texts.t("event-wrong-count"));
        }
        read
    };
    let days = number("days", &typed.days);
    let mut participants = Vec::new();
    for (place, row) in typed.participants.iter().enumerate().take(KINDS.len()) {
        let [women, men, unknown] = std::array::from_fn(|column| number(NAMES[place][column], &row[column]));
        participants.push(Participants { women, men, unknown });
    }
    match day {
        Some(day) if problems.is_empty() => Ok(Event {
            kind: EventKind::from_code(&typed.kind).unwrap_or(EventKind::Training),
            title: typed.title.clone(),
            day,
            days,
            place: typed.place.clone(),
            participants,
            activity: typed.activity.clone(),
            is_taken_out: typed.is_taken_out,
        }),
        _ => Err(problems),
    }
}

/// The record of a round or a plan.
struct Owned {
    owner: LedgerOwner,
    record: Record,
}

impl Owned {
    async fn of_plan(screen: &Screen<'_>, assessment: &Assessment, id: PlanId) -> Result<Self, Failure> {
        let plan = assessment.plan(id).await?;
        let read = plan.draft.plan();
        let words = |one: &Numbered<'_, Activity>| {
            let said = if one.part.text.is_empty() { &one.part.title } else { &one.part.text };
            (one.part.id.clone(), format!("{} {}", one.code, shortened(said, 100)))
        };
        let record = Record {
            back: back(screen.texts, id, &plan.draft),
            place: paths::plan(id, PlanPath::Events),
            activities: read.activities().iter().map(words).collect(),
        };
        Ok(Self { owner: id.into(), record })
    }

    async fn of_round(assessment: &Assessment, id: RoundId) -> Result<Self, Failure> {
        let round = assessment.store.round(id).await?.ok_or(Failure::NotFound)?;
        let back = Link::new(round.name, paths::round(id, RoundPath::Responses));
        let place = format!("{}/{id}/events", paths::ROUNDS);
        Ok(Self { owner: id.into(), record: Record { back, place, activities: Vec::new() } })
    }

    async fn shown(
        &self,
        screen: &Screen<'_>,
        assessment: &Assessment,
        typed: (&TypedEvent, &Problems),
    ) -> Result<Sheet, Failure> {
        let events = assessment.events_kept(self.owner).await?;
        Ok(events::page(screen.texts, &self.record, &events, typed))
    }

    async fn add(
        &self,
        screen: &Screen<'_>,
        assessment: &Assessment,
        sent: &Signed<Reviewer, Sent>,
    ) -> Result<Result<Done, Html>, Failure> {
        let event = match self.read(screen.texts, &sent.form.typed) {
            Ok(event) => event,
            Err(problems) => {
                let page = self.shown(screen, assessment, (&sent.form.typed, &problems)).await?;
                return Ok(Err(screen.show_as(Status::UnprocessableEntity, &page)));
            }
        };
        let code = format!("{}-{}", event.day, clock::fresh_id().simple());
        let whose = (self.owner, LedgerKind::Event, LedgerDeed::RecordEvent);
        assessment.keep_entry(&sent.who.0.actor(), whose, (&code, 0, &event), clock::now()).await?;
        Ok(Ok(Done::to(self.record.place.clone()).with(Notice::Saved)))
    }

    /// What was typed, held for an activity that is there.
    fn read(&self, texts: &Texts, typed: &TypedEvent) -> Result<Event, Problems> {
        let is_there = |id: &str| self.record.activities.iter().any(|(known, _)| known == id);
        let mut event = read(texts, typed, today(clock::now()))?;
        event.activity.retain(|_| is_there(&typed.activity));
        Ok(event)
    }

    async fn edited(
        &self,
        screen: &Screen<'_>,
        assessment: &Assessment,
        code: &str,
        (typed, problems, revision): (&TypedEvent, &Problems, u32),
    ) -> Result<Sheet, Failure> {
        let versions = assessment.store.entry_versions(self.owner, LedgerKind::Event, code).await?;
        let shown = (typed, problems, revision);
        Ok(events::edit_page(screen.texts, (&self.record, code), shown, &versions))
    }

    async fn one(&self, screen: &Screen<'_>, assessment: &Assessment, code: &str) -> Result<Html, Failure> {
        let kept = assessment.events_kept(self.owner).await?.remove(code).ok_or(Failure::NotFound)?;
        let typed = TypedEvent::of(&kept.content);
        let shown = (&typed, &Problems::default(), kept.revision);
        Ok(screen.show(&self.edited(screen, assessment, code, shown).await?))
    }

    async fn correct(
        &self,
        screen: &Screen<'_>,
        assessment: &Assessment,
        code: &str,
        sent: &Signed<Reviewer, Sent>,
    ) -> Result<Result<Done, Html>, Failure> {
        let kept = assessment.events_kept(self.owner).await?.remove(code).ok_or(Failure::NotFound)?;
        let typed = &sent.form.typed;
        let event = match self.read(screen.texts, typed) {
            Ok(event) => event,
            Err(problems) => {
                let shown = (typed, &problems, sent.form.revision);
                let page = self.edited(screen, assessment, code, shown).await?;
                return Ok(Err(screen.show_as(Status::UnprocessableEntity, &page)));
            }
        };
        let whose = (self.owner, LedgerKind::Event, LedgerDeed::EditEvent);
        let change = (code, sent.form.revision, &event);
        match assessment.keep_entry(&sent.who.0.actor(), whose, change, clock::now()).await {
            Ok(()) => Ok(Ok(Done::to(self.record.place.clone()).with(Notice::Saved))),
            Err(Error::Store(StoreError::ChangedMeanwhile { .. })) => {
                // What was typed stays in the form; sent again, it takes the other's place.
                let mut problems = Problems::default();
                problems.add("title", screen.texts.t("register-conflict-text"));
                let shown = (typed, &problems, kept.revision);
                let page = self.edited(screen, assessment, code, shown).await?;
                Ok(Err(screen.show_as(Status::Conflict, &page)))
            }
            Err(error) => Err(error.into()),
        }
    }

    async fn file(&self, assessment: &Assessment) -> Result<Download, Failure> {
        let events = assessment.events(self.owner).await?;
        let name = ("events.csv".to_owned(), ContentType::CSV);
        Download::make(name, move || Ok(events_csv(&events))).await
    }
}

#[get("/plans/<id>/events")]
async fn of_plan(
    id: Id<PlanId>,
    _reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let owned = Owned::of_plan(&screen, assessment, id.0).await?;
    let typed = (&TypedEvent::default(), &Problems::default());
    Ok(screen.show(&owned.shown(&screen, assessment, typed).await?))
}

#[post("/plans/<id>/events", data = "<sent>")]
async fn add_to_plan(
    id: Id<PlanId>,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<Reviewer, Sent>,
) -> Result<Result<Done, Html>, Failure> {
    Owned::of_plan(&screen, assessment, id.0).await?.add(&screen, assessment, &sent).await
}

#[get("/plans/<id>/events/<code>")]
async fn one_of_plan(
    id: Id<PlanId>,
    code: &str,
    _reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    Owned::of_plan(&screen, assessment, id.0).await?.one(&screen, assessment, code).await
}

#[post("/plans/<id>/events/<code>", data = "<sent>")]
async fn correct_of_plan(
    id: Id<PlanId>,
    code: &str,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<Reviewer, Sent>,
) -> Result<Result<Done, Html>, Failure> {
    Owned::of_plan(&screen, assessment, id.0).await?.correct(&screen, assessment, code, &sent).await
}

#[get("/plans/<id>/events.csv")]
async fn file_of_plan(
    id: Id<PlanId>,
    _reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Download, Failure> {
    Owned::of_plan(&screen, assessment, id.0).await?.file(assessment).await
}

#[get("/rounds/<id>/events")]
async fn of_round(
    id: Id<RoundId>,
    _reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let owned = Owned::of_round(assessment, id.0).await?;
    let typed = (&TypedEvent::default(), &Problems::default());
    Ok(screen.show(&owned.shown(&screen, assessment, typed).await?))
}

#[post("/rounds/<id>/events", data = "<sent>")]
async fn add_to_round(
    id: Id<RoundId>,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<Reviewer, Sent>,
) -> Result<Result<Done, Html>, Failure> {
    Owned::of_round(assessment, id.0).await?.add(&screen, assessment, &sent).await
}

#[get("/rounds/<id>/events/<code>")]
async fn one_of_round(
    id: Id<RoundId>,
    code: &str,
    _reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    Owned::of_round(assessment, id.0).await?.one(&screen, assessment, code).await
}

#[post("/rounds/<id>/events/<code>", data = "<sent>")]
async fn correct_of_round(
    id: Id<RoundId>,
    code: &str,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<Reviewer, Sent>,
) -> Result<Result<Done, Html>, Failure> {
    Owned::of_round(assessment, id.0).await?.correct(&screen, assessment, code, &sent).await
}

#[get("/rounds/<id>/events.csv")]
async fn file_of_round(
    id: Id<RoundId>,
    _reviewer: Reviewer,
    assessment: &State<Assessment>,
) -> Result<Download, Failure> {
    Owned::of_round(assessment, id.0).await?.file(assessment).await
}
