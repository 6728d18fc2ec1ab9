//! The roster of a round as a file: taken away, sent, previewed, stored whole or not at all.

use chrono::Duration;
use rocket::http::{ContentType, Status};
use rocket::{Route, State, get, post, routes};
use uuid::Uuid;

use crate::assessment::{Assessment, Error, RosterLine, RosterPlan, clock};
use crate::offline::{RosterProblem, read_roster_csv, read_roster_file, roster_csv, roster_workbook};
use crate::response::{Round, RoundId, RoundState, sha256};
use crate::store::{RosterUpload, StoreError};
use crate::texts::Texts;
use crate::web::errors::Failure;
use crate::web::fields::Fields;
use crate::web::guards::Administrator;
use crate::web::ids::Id;
use crate::web::notice::{Done, Notice};
use crate::web::pages::messages::Message;
use crate::web::pages::parts::{Cell, Fact, Link, Row};
use crate::web::pages::roster::{RosterPage, RosterPreview, changes_table, columns_table, problems_table};
use crate::web::paths;
use crate::web::routes::workbook::Attachment;
use crate::web::screen::{Html, Screen};
use crate::web::token::Signed;
use crate::web::upload::SignedUpload;

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![page, csv_file, workbook_file, send, preview, confirm]
}

/// Hours a roster waits to be confirmed.
const KEPT_HOURS: i64 = 24;

fn roster_page(texts: &Texts, round: &Round, problems: &[RosterProblem]) -> RosterPage {
    let file = |ending: &str, name: String| Link::new(name, paths::round_roster_file(round.id, ending));
    let is_open = round.state == RoundState::Open;
    let count = problems.len();
    RosterPage {
        name: round.name.clone(),
        round_href: paths::admin_round(round.id),
        files: vec![file("xlsx", texts.t("rounds-file-xlsx")), file("csv", texts.t("rounds-file-csv"))],
        columns: columns_table(texts),
        action: if is_open { paths::round_roster(round.id) } else { String::new() },
        problems: problems_table(texts, problem_rows(texts, problems)),
        error: (count > 0).then(|| texts.t_with("rounds-roster-refused", &[("count", count.into())])),
    }
}

fn problem_rows(texts: &Texts, problems: &[RosterProblem]) -> Vec<Row> {
    let row = |problem: &RosterProblem| {
        let cell = if problem.cell.is_empty() { texts.t("rounds-whole-file") } else { problem.cell.clone() };
        Row::new(cell, vec![Cell::words(problem.wrong.say(texts))])
    };
    problems.iter().map(row).collect()
}

async fn found(assessment: &Assessment, id: RoundId) -> Result<Round, Failure> {
    assessment.store.round(id).await?.ok_or(Failure::NotFound)
}

#[get("/admin/rounds/<id>/roster")]
async fn page(
    id: Id<RoundId>,
    _administrator: Administrator,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let round = found(assessment, id.0).await?;
    Ok(screen.show(&roster_page(screen.texts, &round, &[])))
}

#[get("/admin/rounds/<id>/roster.csv")]
async fn csv_file(
    id: Id<RoundId>,
    _administrator: Administrator,
    assessment: &State<Assessment>,
) -> Result<Attachment, Failure> {
    let round = found(assessment, id.0).await?;
    let bytes = roster_csv(&assessment.roster(&round).await?);
    Ok(Attachment::new("roster.csv".to_owned(), ContentType::CSV, bytes))
}

#[get("/admin/rounds/<id>/roster.xlsx")]
async fn workbook_file(
    id: Id<RoundId>,
    _administrator: Administrator,
    assessment: &State<Assessment>,
) -> Result<Attachment, Failure> {
    let round = found(assessment, id.0).await?;
    let bytes = roster_workbook(&assessment.roster(&round).await?).map_err(Error::Report)?;
    let kind = ContentType::new("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    Ok(Attachment::new("roster.xlsx".to_owned(), kind, bytes))
}

#[post("/admin/rounds/<id>/roster", data = "<sent>")]
async fn send(
    id: Id<RoundId>,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: SignedUpload<Administrator>,
) -> Result<Result<Done, Html>, Failure> {
    let round = found(assessment, id.0).await?;
    if round.state != RoundState::Open {
        return Ok(Err(screen.show_as(Status::Conflict, &roster_page(screen.texts, &round, &[]))));
    }
    let file = sent.file.unwrap_or_default();
    let roster = match read_roster_file(&file.bytes) {
        Ok(roster) => roster,
        Err(problems) => {
            let page = roster_page(screen.texts, &round, &problems);
            return Ok(Err(screen.show_as(Status::UnprocessableEntity, &page)));
        }
    };
    let plan = assessment.plan_roster(&round, &roster).await?;
    if !plan.problems.is_empty() {
        let page = roster_page(screen.texts, &round, &plan.problems);
        return Ok(Err(screen.show_as(Status::UnprocessableEntity, &page)));
    }
    let (now, person) = (clock::now(), &sent.who.0);
    let upload = RosterUpload {
        id: clock::fresh_id(),
        round: id.0,
        by: person.user.id,
        file_name: file.name,
        content: kept(&roster),
        at: now,
        expires_at: now + Duration::hours(KEPT_HOURS),
    };
    assessment.store.add_roster_upload(&person.actor(), &upload).await?;
    Ok(Ok(Done::to(paths::round_roster_upload(id.0, upload.id))))
}

/// What is kept of a roster: its own columns alone, so that what the file did not say is not read as empty.
fn kept(roster: &crate::offline::RosterTable) -> String {
    let columns: Vec<&str> = crate::offline::ROSTER_COLUMNS
        .into_iter()
        .filter(|column| roster.rows.iter().any(|row| row.cell(column).is_some()))
        .collect();
    let mut writer = csv::Writer::from_writer(Vec::new());
    let header = ["institution"].into_iter().chain(columns.iter().copied());
    writer.write_record(header).expect("memory takes every row");
    for row in &roster.rows {
        let cells = columns.iter().map(|column| row.cell(column).unwrap_or_default());
        let cells = [row.name.as_str()].into_iter().chain(cells).map(crate::offline::neutral);
        writer.write_record(cells.collect::<Vec<_>>()).expect("memory takes every row");
    }
    String::from_utf8(writer.into_inner().expect("memory takes every row")).unwrap_or_default()
}

/// A roster the person has sent, with what it would change now.
async fn pending(
    assessment: &Assessment,
    who: &Administrator,
    (round, upload): (&Round, Uuid),
) -> Result<Option<RosterPlan>, Failure> {
    let kept = assessment.store.roster_upload(upload, clock::now()).await?;
    let Some(kept) = kept.filter(|kept| kept.round == round.id && kept.by == who.0.user.id) else {
        return Ok(None);
    };
    match read_roster_csv(kept.content.as_bytes()) {
        Ok(roster) => Ok(Some(assessment.plan_roster(round, &roster).await?)),
        Err(problems) => Ok(Some(RosterPlan { problems, ..RosterPlan::default() })),
    }
}

fn gone(screen: &Screen<'_>, round: &Round) -> Html {
    let back = Link::new(screen.texts.t("rounds-roster"), paths::round_roster(round.id));
    let page = Message::conflict(screen.texts, screen.texts.t("workbook-gone"), back);
    screen.show_as(Status::Gone, &page)
}

/// Names what is shown: the same changes have the same name.
fn mark(plan: &RosterPlan) -> String {
    sha256(&format!("{:?}", plan.lines))
}

fn preview_page(
    texts: &Texts,
    (round, upload): (&Round, Uuid),
    plan: &RosterPlan,
    is_overtaken: bool,
) -> RosterPreview {
    let count = |is: fn(&RosterLine) -> bool| plan.lines.iter().filter(|line| is(line)).count().to_string();
    let can_be_taken = plan.problems.is_empty() && plan.is_something() && round.state == RoundState::Open;
    RosterPreview {
        name: round.name.clone(),
        roster_href: paths::round_roster(round.id),
        facts: vec![
            Fact::new(texts.t("rounds-is-new"), count(|line| line.is_new)),
            Fact::new(texts.t("rounds-is-joining"), count(|line| line.joins)),
            Fact::new(texts.t("rounds-is-changed"), count(|line| !line.is_new && !line.changes.is_empty())),
            Fact::new(texts.t("rounds-is-same"), plan.unchanged.to_string()),
        ],
        changes: changes_table(texts, plan.lines.iter().flat_map(|line| change_rows(texts, line)).collect()),
        problems: problems_table(texts, problem_rows(texts, &plan.problems)),
        action: if can_be_taken { paths::round_roster_upload(round.id, upload) } else { String::new() },
        shown: mark(plan),
        is_overtaken,
    }
}

fn change_rows(texts: &Texts, line: &RosterLine) -> Vec<Row> {
    let what = match (line.is_new, line.joins) {
        (true, _) => texts.t("rounds-is-new"),
        (false, true) => texts.t("rounds-is-joining"),
        (false, false) => texts.t("rounds-is-changed"),
    };
    let row = |(column, now, then): &(&str, String, String)| {
        let cells = [what.clone(), (*column).to_owned(), now.clone(), then.clone()];
        Row::new(&line.name, cells.map(Cell::words).to_vec())
    };
    if line.changes.is_empty() {
        let cells = [what, String::new(), String::new(), String::new()];
        return vec![Row::new(&line.name, cells.map(Cell::words).to_vec())];
    }
    line.changes.iter().map(row).collect()
}

#[get("/admin/rounds/<id>/roster/<upload>")]
async fn preview(
    id: Id<RoundId>,
    upload: Id<Uuid>,
    administrator: Administrator,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let round = found(assessment, id.0).await?;
    match pending(assessment, &administrator, (&round, upload.0)).await? {
        Some(plan) => Ok(screen.show(&preview_page(screen.texts, (&round, upload.0), &plan, false))),
        None => Ok(gone(&screen, &round)),
    }
}

#[post("/admin/rounds/<id>/roster/<upload>", data = "<sent>")]
async fn confirm(
    id: Id<RoundId>,
    upload: Id<Uuid>,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<Administrator, Fields>,
) -> Result<Result<Done, Html>, Failure> {
    let round = found(assessment, id.0).await?;
    let Some(plan) = pending(assessment, &sent.who, (&round, upload.0)).await? else {
        return Ok(Err(gone(&screen, &round)));
    };
    let is_as_shown = sent.form.first("shown") == mark(&plan) && plan.problems.is_empty();
    if is_as_shown {
        let (actor, place) = (sent.who.0.actor(), (&round, Some(upload.0)));
        match assessment.take_roster(&actor, place, &plan, clock::now()).await {
            Ok(()) => return Ok(Ok(Done::to(paths::admin_round(id.0)).with(Notice::RosterTaken))),
            Err(Error::Store(StoreError::AlreadyExists { .. } | StoreError::RoundClosed)) => {}
            Err(error) => return Err(error.into()),
        }
    }
    let page = preview_page(screen.texts, (&round, upload.0), &plan, true);
    Ok(Err(screen.show_as(Status::Conflict, &page)))
}
