//! The capacity record of a round or a plan.

use chrono::NaiveDate;
use rocket::http::{ContentType, Status};
use rocket::{Route, State, get, post, routes};

use crate::action_plan::{Event, EventKind, KINDS, Participants};
use crate::assessment::{Assessment, clock};
use crate::report::plan::events_csv;
use crate::response::{PlanId, RoundId};
use crate::store::{LedgerDeed, LedgerKind, LedgerOwner};
use crate::texts::Texts;
use crate::web::errors::Failure;
use crate::web::fields::{Fields, Form};
use crate::web::guards::Reviewer;
use crate::web::ids::Id;
use crate::web::notice::{Done, Notice};
use crate::web::pages::parts::Link;
use crate::web::paths::{self, RoundPath};
use crate::web::problems::{Problems, rules};
use crate::web::routes::files::Download;
use crate::web::screen::{Html, Screen};
use crate::web::token::Signed;
use crate::web::view::plans::back;
use crate::web::view::plans::events::{self, COLUMNS, TypedEvent};

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![of_plan, add_to_plan, file_of_plan, of_round, add_to_round, file_of_round]
}

impl Form for TypedEvent {
    fn read(fields: &Fields) -> Self {
        let row = |place: usize| COLUMNS.map(|name| fields.line(&format!("{name}-{place}")));
        Self {
            kind: fields.line("kind"),
            title: fields.line("title"),
            day: fields.line("day"),
            days: fields.line("days"),
            place: fields.line("place"),
            participants: (0..KINDS.len()).map(row).collect(),
        }
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

fn read(texts: &Texts, typed: &TypedEvent) -> Result<Event, Problems> {
    let mut problems = Problems::default();
    if rules::line(&typed.title).is_err() {
        problems.add("title", texts.t("error-required"));
    }
    let day = ["%d.%m.%Y", "%Y-%m-%d", "%d/%m/%Y"]
        .iter()
        .find_map(|form| NaiveDate::parse_from_str(&typed.day, form).ok());
    if day.is_none() {
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
        }),
        _ => Err(problems),
    }
}

/// Where the record stands.
struct Record {
    owner: LedgerOwner,
    back: Link,
    place: String,
}

impl Record {
    async fn of_plan(screen: &Screen<'_>, assessment: &Assessment, id: PlanId) -> Result<Self, Failure> {
        let plan = assessment.plan(id).await?;
        let back = back(screen.texts, id, &plan.draft);
        Ok(Self { owner: id.into(), back, place: format!("{}/{id}/events", paths::PLANS) })
    }

    async fn of_round(assessment: &Assessment, id: RoundId) -> Result<Self, Failure> {
        let round = assessment.store.round(id).await?.ok_or(Failure::NotFound)?;
        let back = Link::new(round.name, paths::round(id, RoundPath::Responses));
        Ok(Self { owner: id.into(), back, place: format!("{}/{id}/events", paths::ROUNDS) })
    }

    async fn shown(
        self,
        screen: &Screen<'_>,
        assessment: &Assessment,
        typed: (&TypedEvent, &Problems),
    ) -> Result<crate::web::pages::sheet::Sheet, Failure> {
        let events = assessment.events(self.owner).await?;
        let file = format!("{}.csv", self.place);
        Ok(events::page(screen.texts, (self.back, &self.place, &file), &events, typed))
    }

    async fn add(
        self,
        screen: &Screen<'_>,
        assessment: &Assessment,
        sent: &Signed<Reviewer, TypedEvent>,
    ) -> Result<Result<Done, Html>, Failure> {
        let event = match read(screen.texts, &sent.form) {
            Ok(event) => event,
            Err(problems) => {
                let page = self.shown(screen, assessment, (&sent.form, &problems)).await?;
                return Ok(Err(screen.show_as(Status::UnprocessableEntity, &page)));
            }
        };
        let code = format!("{}-{}", event.day, clock::fresh_id().simple());
        let whose = (self.owner, LedgerKind::Event, LedgerDeed::RecordEvent);
        assessment.keep_entry(&sent.who.0.actor(), whose, (&code, 0, &event), clock::now()).await?;
        Ok(Ok(Done::to(self.place).with(Notice::Saved)))
    }

    async fn file(self, assessment: &Assessment) -> Result<Download, Failure> {
        let events = crate::assessment::all(assessment.events(self.owner).await?);
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
    let record = Record::of_plan(&screen, assessment, id.0).await?;
    let typed = (&TypedEvent::default(), &Problems::default());
    Ok(screen.show(&record.shown(&screen, assessment, typed).await?))
}

#[post("/plans/<id>/events", data = "<sent>")]
async fn add_to_plan(
    id: Id<PlanId>,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<Reviewer, TypedEvent>,
) -> Result<Result<Done, Html>, Failure> {
    Record::of_plan(&screen, assessment, id.0).await?.add(&screen, assessment, &sent).await
}

#[get("/plans/<id>/events.csv")]
async fn file_of_plan(
    id: Id<PlanId>,
    _reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Download, Failure> {
    Record::of_plan(&screen, assessment, id.0).await?.file(assessment).await
}

#[get("/rounds/<id>/events")]
async fn of_round(
    id: Id<RoundId>,
    _reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let record = Record::of_round(assessment, id.0).await?;
    let typed = (&TypedEvent::default(), &Problems::default());
    Ok(screen.show(&record.shown(&screen, assessment, typed).await?))
}

#[post("/rounds/<id>/events", data = "<sent>")]
async fn add_to_round(
    id: Id<RoundId>,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<Reviewer, TypedEvent>,
) -> Result<Result<Done, Html>, Failure> {
    Record::of_round(assessment, id.0).await?.add(&screen, assessment, &sent).await
}

#[get("/rounds/<id>/events.csv")]
async fn file_of_round(
    id: Id<RoundId>,
    _reviewer: Reviewer,
    assessment: &State<Assessment>,
) -> Result<Download, Failure> {
    Record::of_round(assessment, id.0).await?.file(assessment).await
}
