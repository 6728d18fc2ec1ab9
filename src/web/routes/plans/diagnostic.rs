//! The diagnostic report of a round: files, text blocks with versions, recommendations.

use rocket::http::{ContentType, Status};
use rocket::{Route, State, get, post, routes};

use super::unknown_findings;
use crate::action_plan::{Level, Recommendation, Term, list};
use crate::assessment::{
    Assessment, DiagnosticParts, Entries, Error, ReportFormat, RoundRegister, StoredPlan, clock, read_entry,
};
use crate::questionnaire::Text;
use crate::report::diagnostic::PASSAGES;
use crate::response::{Round, RoundId};
use crate::store::{LedgerDeed, LedgerKind, LedgerVersion, StoreError};
use crate::texts::{Language, Texts};
use crate::web::errors::Failure;
use crate::web::fields::{Fields, Form};
use crate::web::guards::Reviewer;
use crate::web::ids::Id;
use crate::web::notice::{Done, Notice};
use crate::web::pages::parts::Link;
use crate::web::paths::{self, PlanPath};
use crate::web::problems::{Problems, rules};
use crate::web::routes::files::Download;
use crate::web::screen::{Html, Screen};
use crate::web::token::Signed;
use crate::web::view::plans::diagnostic::{self, NEW, Passage, TypedRecommendation};
use crate::web::view::plans::title;

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![
        page,
        file,
        passage_page,
        save_passage,
        recommendations,
        take_in,
        recommendation_page,
        save_recommendation
    ]
}

/// Names of the fields of words in each language.
const WORDS: [(&str, &str); 3] = [("en", "text-en"), ("az", "text-az"), ("ru", "text-ru")];

async fn round_of(assessment: &Assessment, id: RoundId) -> Result<Round, Failure> {
    assessment.store.round(id).await?.ok_or(Failure::NotFound)
}

#[get("/rounds/<id>/diagnostic")]
async fn page(
    id: Id<RoundId>,
    _reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let round = round_of(assessment, id.0).await?;
    let passages: Entries<Passage> = assessment.kept_entries(id.0, LedgerKind::Passage).await?;
    let plan = assessment.plan_of_round(id.0).await?;
    Ok(screen.show(&diagnostic::page(screen.texts, &round, (&passages, plan.as_ref()))))
}

#[get("/rounds/<id>/diagnostic/report/<file>?<language>")]
async fn file(
    id: Id<RoundId>,
    file: &str,
    language: Option<&str>,
    _reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Download, Failure> {
    let ending = file.strip_prefix("file.").ok_or(Failure::NotFound)?;
    let format =
        ReportFormat::ALL.into_iter().find(|format| format.code() == ending).ok_or(Failure::NotFound)?;
    let language = match language {
        Some(code) => Language::from_code(code).ok_or(Failure::NotFound)?,
        None => screen.texts.language(),
    };
    let round = round_of(assessment, id.0).await?;
    let (passages, stored) = (assessment.passages(id.0).await?, assessment.recommendations(id.0).await?);
    let plan = assessment.plan_of_round(id.0).await?.map(|stored| stored.draft.plan());
    let recommendations = (!stored.is_empty()).then_some(stored.as_slice());
    let parts = DiagnosticParts { passages: &passages, recommendations, plan: plan.as_ref() };
    let bytes = assessment.diagnostic(&round, parts, (language, format), clock::now()).await?;
    let kind = match format {
        ReportFormat::Pdf => ContentType::PDF,
        ReportFormat::Docx => {
            ContentType::new("application", "vnd.openxmlformats-officedocument.wordprocessingml.document")
        }
        ReportFormat::Html => ContentType::HTML,
    };
    Download::make((format!("diagnostic-{}.{ending}", language.code()), kind), move || Ok(bytes)).await
}

/// What is shown is an earlier version.
fn as_it_stood(texts: &Texts, version: &LedgerVersion) -> String {
    texts.t_with("studio-as-it-stood", &[("at", texts.date_time(version.entry.changed_at).into())])
}

/// Words in every language, as typed, with the revision they were made from.
struct Words {
    text: Passage,
    revision: u32,
}

fn words(fields: &Fields) -> Passage {
    let of = |(language, field): (&str, &str)| (language.to_owned(), fields.line(field));
    WORDS.map(of).into_iter().filter(|(_, text)| !text.is_empty()).collect()
}

fn too_long(texts: &Texts, text: &Passage) -> Problems {
    let mut problems = Problems::default();
    for (language, field) in WORDS {
        if text.get(language).is_some_and(|text| rules::text(text).is_err()) {
            problems.add(field, texts.t("error-too-long"));
        }
    }
    problems
}

impl Form for Words {
    fn read(fields: &Fields) -> Self {
        Self { text: words(fields), revision: fields.first("revision").parse().unwrap_or_default() }
    }
}

fn known(name: &str) -> Result<(), Failure> {
    if PASSAGES.contains(&name) { Ok(()) } else { Err(Failure::NotFound) }
}

#[get("/rounds/<id>/diagnostic/<name>?<revision>", rank = 2)]
async fn passage_page(
    id: Id<RoundId>,
    name: &str,
    revision: Option<u32>,
    _reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    known(name)?;
    round_of(assessment, id.0).await?;
    let versions = assessment.store.entry_versions(id.0, LedgerKind::Passage, name).await?;
    let now = versions.last().map_or(0, |version| version.entry.revision);
    let wanted = revision.unwrap_or(now);
    let version = versions.iter().find(|version| version.entry.revision == wanted);
    if version.is_none() && revision.is_some() {
        return Err(Failure::NotFound);
    }
    let typed: Passage = version.map_or(Ok(Passage::new()), |version| read_entry(&version.entry))?;
    let remark = version.filter(|_| wanted != now).map(|version| as_it_stood(screen.texts, version));
    let shown = (&typed, &Problems::default(), now);
    Ok(screen.show(&diagnostic::passage(screen.texts, (id.0, name), shown, (&versions, None, remark))))
}

#[post("/rounds/<id>/diagnostic/<name>", data = "<sent>")]
async fn save_passage(
    id: Id<RoundId>,
    name: &str,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<Reviewer, Words>,
) -> Result<Result<Done, Html>, Failure> {
    known(name)?;
    round_of(assessment, id.0).await?;
    let problems = too_long(screen.texts, &sent.form.text);
    if !problems.is_empty() {
        let shown = (&sent.form.text, &problems, sent.form.revision);
        let page = diagnostic::passage(screen.texts, (id.0, name), shown, (&[], None, None));
        return Ok(Err(screen.show_as(Status::UnprocessableEntity, &page)));
    }
    let whose = (id.0, LedgerKind::Passage, LedgerDeed::WritePassage);
    let content = (name, sent.form.revision, &sent.form.text);
    match assessment.keep_entry(&sent.who.0.actor(), whose, content, clock::now()).await {
        Ok(()) => Ok(Ok(Done::to(paths::diagnostic(id.0)).with(Notice::Saved))),
        Err(Error::Store(StoreError::ChangedMeanwhile { .. })) => {
            let passages: Entries<Passage> = assessment.kept_entries(id.0, LedgerKind::Passage).await?;
            let stored = passages.get(name);
            let shown = (&sent.form.text, &problems, stored.map_or(0, |kept| kept.revision));
            let page = diagnostic::passage(screen.texts, (id.0, name), shown, (&[], stored, None));
            Ok(Err(screen.show_as(Status::Conflict, &page)))
        }
        Err(error) => Err(error.into()),
    }
}

#[get("/rounds/<id>/recommendations")]
async fn recommendations(
    id: Id<RoundId>,
    _reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let (round, all) = (round_of(assessment, id.0).await?, assessment.recommendations(id.0).await?);
    Ok(screen.show(&diagnostic::recommendations(screen.texts, &round, &all)))
}

#[post("/rounds/<id>/recommendations", data = "<sent>")]
async fn take_in(
    id: Id<RoundId>,
    assessment: &State<Assessment>,
    sent: Signed<Reviewer, ()>,
) -> Result<Done, Failure> {
    let round = round_of(assessment, id.0).await?;
    match assessment.take_recommendations_in(&sent.who.0.actor(), &round, clock::now()).await {
        Ok(_) | Err(Error::Store(StoreError::ChangedMeanwhile { .. })) => {
            Ok(Done::to(paths::recommendations(id.0)).with(Notice::Saved))
        }
        Err(error) => Err(error.into()),
    }
}

/// A recommendation that is stored, with its revision.
async fn stored(assessment: &Assessment, id: RoundId, code: &str) -> Result<(Recommendation, u32), Failure> {
    let entry =
        assessment.store.entry(id, LedgerKind::Recommendation, code).await?.ok_or(Failure::NotFound)?;
    Ok((read_entry(&entry)?, entry.revision))
}

/// The code of the next recommendation; two people who take the same one are told apart when they save.
async fn next_code(assessment: &Assessment, round: RoundId) -> Result<String, Failure> {
    let all = assessment.recommendations(round).await?;
    let number = |one: &Recommendation| one.code.trim_start_matches(char::is_alphabetic).parse::<u32>().ok();
    Ok(format!("R{}", all.iter().filter_map(number).max().unwrap_or_default() + 1))
}

/// Where a recommendation becomes an activity: in each plan that answers the round and has a priority area.
async fn carried_out(
    screen: &Screen<'_>,
    assessment: &Assessment,
    round: RoundId,
    code: &str,
) -> Result<Vec<Link>, Failure> {
    let plans = assessment.plans_of_round(round).await?;
    let has_area = |plan: &&StoredPlan| plan.draft.outline.walk().any(|(_, level, _)| level == Level::Area);
    let link = |plan: &StoredPlan| {
        let head = &plan.draft.head;
        let named = ("plan", title(screen.texts, (&head.form, &head.title)).into());
        let href = paths::plan(plan.entry.id, PlanPath::CarryOut(code));
        Link::new(screen.texts.t_with("diagnose-carry-out", &[named]), href)
    };
    Ok(plans.iter().filter(has_area).map(link).collect())
}

#[get("/rounds/<id>/recommendations/<code>?<revision>")]
async fn recommendation_page(
    id: Id<RoundId>,
    code: &str,
    revision: Option<u32>,
    _reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    if code == NEW {
        let shown = (&TypedRecommendation::default(), &Problems::default(), 0);
        let beside = (&[][..], Vec::new(), Vec::new());
        return Ok(screen.show(&diagnostic::recommendation(screen.texts, (id.0, code), shown, beside)));
    }
    let (now, last) = stored(assessment, id.0, code).await?;
    let versions = assessment.store.entry_versions(id.0, LedgerKind::Recommendation, code).await?;
    let find = |wanted| versions.iter().find(|one| one.entry.revision == wanted).ok_or(Failure::NotFound);
    let older = revision.map(find).transpose()?;
    let remarks = older.filter(|one| one.entry.revision != last);
    let remarks = remarks.map(|version| as_it_stood(screen.texts, version)).into_iter().collect();
    let wanted: Recommendation = older.map_or(Ok(now), |version| read_entry(&version.entry))?;
    let shown = (&TypedRecommendation::of(&wanted), &Problems::default(), last);
    let links = carried_out(&screen, assessment, id.0, code).await?;
    let page = diagnostic::recommendation(screen.texts, (id.0, code), shown, (&versions, remarks, links));
    Ok(screen.show(&page))
}

/// A recommendation as typed, with the revision it was made from.
struct Sent {
    typed: TypedRecommendation,
    revision: u32,
}

impl Form for Sent {
    fn read(fields: &Fields) -> Self {
        Self {
            typed: TypedRecommendation {
                text: words(fields),
                term: fields.line("term"),
                addressed: fields.line("addressed"),
                findings: fields.line("findings"),
                principles: fields.line("principles"),
                is_withdrawn: fields.line("withdrawn") == "yes",
            },
            revision: fields.first("revision").parse().unwrap_or_default(),
        }
    }
}

fn read(
    texts: &Texts,
    (code, register): (&str, &RoundRegister),
    typed: &TypedRecommendation,
) -> Result<Recommendation, Problems> {
    let mut problems = too_long(texts, &typed.text);
    let findings = list(&typed.findings.replace(',', ";"));
    let is_known =
        |code: &str| register.findings.contains_key(code) || register.baseline.topic(code).is_some();
    if let Some(unknown) = unknown_findings(texts, &findings, is_known) {
        problems.add("findings", unknown);
    }
    if typed.text.is_empty() {
        problems.add("text-en", texts.t("error-required"));
    }
    let parts = list(&typed.principles.replace(',', ";"));
    let number = |part: &String| part.parse().ok().filter(|number| (1..=31).contains(number));
    let principles: Vec<u8> = parts.iter().filter_map(number).collect();
    if principles.len() < parts.len() {
        problems.add("principles", texts.t_with("studio-wrong-numbers", &[("last", 31.into())]));
    }
    match Term::from_code(&typed.term) {
        Some(term) if problems.is_empty() => Ok(Recommendation {
            code: code.to_owned(),
            text: Text::by_language(&typed.text),
            findings,
            principles,
            term,
            addressed: list(&typed.addressed),
            is_withdrawn: typed.is_withdrawn,
        }),
        _ => Err(problems),
    }
}

#[post("/rounds/<id>/recommendations/<code>", data = "<sent>")]
async fn save_recommendation(
    id: Id<RoundId>,
    code: &str,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<Reviewer, Sent>,
) -> Result<Result<Done, Html>, Failure> {
    let last = if code == NEW { 0 } else { stored(assessment, id.0, code).await?.1 };
    let form = &sent.form;
    let refused = |status, problems: &Problems, revision, remarks| {
        let shown = (&form.typed, problems, revision);
        let page = diagnostic::recommendation(screen.texts, (id.0, code), shown, (&[], remarks, Vec::new()));
        Ok(Err(screen.show_as(status, &page)))
    };
    let own = if code == NEW { next_code(assessment, id.0).await? } else { code.to_owned() };
    let register = assessment.register(id.0).await?;
    let said = match read(screen.texts, (&own, &register), &form.typed) {
        Ok(said) => said,
        Err(problems) => return refused(Status::UnprocessableEntity, &problems, form.revision, Vec::new()),
    };
    let whose = (id.0, LedgerKind::Recommendation, LedgerDeed::Recommend);
    match assessment.keep_entry(&sent.who.0.actor(), whose, (&own, form.revision, &said), clock::now()).await
    {
        Ok(()) => Ok(Ok(Done::to(paths::recommendations(id.0)).with(Notice::Saved))),
        Err(Error::Store(StoreError::ChangedMeanwhile { .. })) => {
            let remarks = vec![screen.texts.t("register-conflict-text")];
            refused(Status::Conflict, &Problems::default(), last, remarks)
        }
        Err(error) => Err(error.into()),
    }
}
