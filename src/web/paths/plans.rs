//! Where the pages of action plans are.

use std::fmt::Display;

/// All plans.
pub const PLANS: &str = "/plans";

/// What the institution of a focal point reports on plans.
pub const DUTIES: &str = "/duties";
/// What has been published.
pub const PUBLISHED: &str = "/published";
/// What concerns one body, for policymakers.
pub const AGENCY: &str = "/agency";
/// Trainings, study visits and events.
pub const EVENTS: &str = "/events";

/// What an institution reports on one activity.
pub fn duty(plan: impl Display, part: &str) -> String {
    format!("{DUTIES}/{plan}/{part}")
}

/// What an institution reports on one activity for a year.
pub fn duty_of(plan: impl Display, part: &str, year: i32) -> String {
    format!("{}?year={year}", duty(plan, part))
}

/// What is reported on one activity for a year by a body, as the plan names it.
pub fn report_of(plan: impl Display, (part, year, by): (&str, i32, &str)) -> String {
    let by = rocket::http::RawStr::new(by).percent_encode();
    format!("{}?year={year}&by={by}", self::plan(plan, PlanPath::Report(part)))
}

/// A plan that was published.
pub fn published_plan(id: impl Display) -> String {
    format!("{PUBLISHED}/plans/{id}")
}

/// A round that was published.
pub fn published_round(id: impl Display) -> String {
    format!("{PUBLISHED}/rounds/{id}")
}

/// A consultation as those who propose something see it; with its key where it is for stakeholders alone.
pub fn consultation(plan: impl Display, code: &str, key: &str) -> String {
    with_key(format!("/consultations/{plan}/{code}"), key)
}

fn with_key(page: String, key: &str) -> String {
    if key.is_empty() { page } else { format!("{page}?key={key}") }
}

/// The draft put to consultation, as a file.
pub fn consultation_file(plan: impl Display, code: &str, ending: &str, key: &str) -> String {
    with_key(format!("{}/plan.{ending}", consultation(plan, code, "")), key)
}

/// The diagnostic report of a round.
pub fn diagnostic(round: impl Display) -> String {
    format!("/rounds/{round}/diagnostic")
}

/// A text block of the diagnostic report.
pub fn passage(round: impl Display, name: &str) -> String {
    format!("/rounds/{round}/diagnostic/{name}")
}

/// The recommendations of a round.
pub fn recommendations(round: impl Display) -> String {
    format!("/rounds/{round}/recommendations")
}

/// One recommendation.
pub fn recommendation(round: impl Display, code: &str) -> String {
    format!("/rounds/{round}/recommendations/{code}")
}

/// The pages of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanPath<'a> {
    /// Its parts.
    Plan,
    /// What holds for all of it.
    Head,
    /// One of its parts.
    Part(&'a str),
    /// A part as it stood at a revision.
    PartAt(&'a str, u32),
    /// Comments on a part.
    Comments(&'a str),
    /// Another part: its level, and what it stands in.
    Add(&'a str, &'a str),
    /// An activity that answers a finding.
    Answer(&'a str),
    /// An activity that carries out a recommendation.
    CarryOut(&'a str),
    /// Where parts are moved, taken out and put back.
    Outline,
    /// What is wrong with it.
    Checks,
    /// The register of bodies, and those added to it for the plan.
    Bodies,
    /// Which criteria about the process are met.
    Criteria,
    /// Where accepted problems are taken back.
    TakeBack,
    /// What it covers.
    Coverage,
    /// Its frozen versions.
    Versions,
    /// A frozen version as a file.
    VersionFile(&'a str, &'a str),
    /// It as a file.
    File(&'a str),
    /// How far it has been carried out.
    Progress,
    /// What is reported on an activity.
    Report(&'a str),
    /// What was reported, as a file.
    ProgressFile,
    /// The completion statement, as a file.
    Completion(&'a str),
    /// Activities as systems that track recommendations take them in.
    Tracking,
    /// Trainings and events held for it.
    Events,
    /// One of them.
    Event(&'a str),
    /// Where it is published.
    Publish,
    /// The consultation on it.
    Consultation,
    /// A consultation, to be changed or opened again.
    ConsultationChange(&'a str),
    /// A proposal that is decided on.
    Proposal(&'a str),
    /// What was proposed, as a file.
    Dispositions,
}

/// One of the pages of a plan.
pub fn plan(id: impl Display, page: PlanPath<'_>) -> String {
    let plan = format!("{PLANS}/{id}");
    match page {
        PlanPath::Plan => plan,
        PlanPath::Head => format!("{plan}/head"),
        PlanPath::Part(part) => format!("{plan}/parts/{part}"),
        PlanPath::PartAt(part, revision) => format!("{plan}/parts/{part}?revision={revision}"),
        PlanPath::Comments(part) => format!("{plan}/parts/{part}/comments"),
        PlanPath::Add(level, "") => format!("{plan}/add?level={level}"),
        PlanPath::Add(level, parent) => format!("{plan}/add?level={level}&parent={parent}"),
        PlanPath::Answer(finding) => format!("{plan}/add?level=activity&finding={finding}"),
        PlanPath::CarryOut(code) => format!("{plan}/add?level=activity&recommendation={code}"),
        PlanPath::Outline => format!("{plan}/outline"),
        PlanPath::Checks => format!("{plan}/checks"),
        PlanPath::Bodies => format!("{plan}/bodies"),
        PlanPath::Criteria => format!("{plan}/criteria"),
        PlanPath::TakeBack => format!("{plan}/checks/take-back"),
        PlanPath::Coverage => format!("{plan}/coverage"),
        PlanPath::Versions => format!("{plan}/versions"),
        PlanPath::VersionFile(version, ending) => format!("{plan}/versions/{version}/plan.{ending}"),
        PlanPath::File(ending) => format!("{plan}/plan.{ending}"),
        PlanPath::Progress => format!("{plan}/progress"),
        PlanPath::Report(part) => format!("{plan}/reports/{part}"),
        PlanPath::ProgressFile => format!("{plan}/progress.csv"),
        PlanPath::Completion(ending) => format!("{plan}/completion/statement.{ending}"),
        PlanPath::Tracking => format!("{plan}/tracking.csv"),
        PlanPath::Events => format!("{plan}/events"),
        PlanPath::Event(code) => format!("{plan}/events/{code}"),
        PlanPath::Publish => format!("{plan}/publish"),
        PlanPath::Consultation => format!("{plan}/consultation"),
        PlanPath::ConsultationChange(code) => format!("{plan}/consultation/{code}"),
        PlanPath::Proposal(code) => format!("{plan}/proposals/{code}"),
        PlanPath::Dispositions => format!("{plan}/dispositions.csv"),
    }
}
