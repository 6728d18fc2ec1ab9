//! What everybody may read, where the NHRI chooses it, and what concerns one body.

use rocket::{FromForm, Route, State, get, post, routes};

use super::files::{download, words_of};
use crate::assessment::letters::today;
use crate::assessment::{Assessment, Error, Publication, StoredPlan, ToldProgress, all, clock};
use crate::response::{PlanId, RoundId};
use crate::store::{LedgerOwner, StoreError};
use crate::texts::Texts;
use crate::web::errors::Failure;
use crate::web::fields::{Fields, Form};
use crate::web::guards::{ReleaseReader, Reviewer};
use crate::web::ids::Id;
use crate::web::notice::{Done, Notice};
use crate::web::pages::parts::{Choice, Choices, Link, Tag, Tone};
use crate::web::pages::sheet::{Entry, FormField, Sheet, SheetForm, SheetPart};
use crate::web::paths::{self, PlanPath, RoundPath};
use crate::web::routes::files::Download;
use crate::web::screen::{Html, Screen};
use crate::web::token::Signed;
use crate::web::view::plans::{agency, back, form_of, public, title};

/// How far a plan has come is published as it stands.
const AS_OF_NOW: &str = "now";
/// It stays as it was published before.
const KEPT: &str = "kept";

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![
        index,
        round_page,
        plan_page,
        plan_file,
        publish_plan_page,
        publish_plan,
        publish_round_page,
        publish_round,
        agency_page
    ]
}

#[get("/published")]
async fn index(screen: Screen<'_>, assessment: &State<Assessment>) -> Result<Html, Failure> {
    let store = &assessment.store;
    let (mut rounds, mut plans, mut consultations) = (Vec::new(), Vec::new(), Vec::new());
    for round in store.list_rounds().await? {
        if let Some(id) = assessment.public_release(round.id).await?
            && let Some(release) = store.release(id).await?
        {
            rounds.push((round, release.entry));
        }
    }
    for entry in store.plans().await? {
        if let Some((_, frozen)) = assessment.public_plan(entry.id).await? {
            plans.push((entry.clone(), frozen));
        }
        consultations.extend(self::consultations(&screen, assessment, entry.id).await?);
    }
    Ok(screen.show(&public::index(screen.texts, &rounds, &plans, consultations)))
}

/// Consultations everybody may take part in, or read what came of.
async fn consultations(
    screen: &Screen<'_>,
    assessment: &Assessment,
    id: PlanId,
) -> Result<Vec<Entry>, Failure> {
    let mut found = Vec::new();
    for (code, kept) in assessment.consultations(id).await? {
        let consultation = kept.content;
        if !consultation.is_public() {
            continue;
        }
        let is_open = consultation.is_open(today(clock::now()));
        let Some(frozen) = assessment.plan_version(id, &consultation.version).await? else { continue };
        let head = &frozen.content.draft.head;
        let day = ("day", screen.texts.date(consultation.closes).into());
        let texts = screen.texts;
        let (tag, detail) = if is_open {
            (Tag::new(texts.t("consult-is-open"), Tone::Active), texts.t_with("consult-until", &[day]))
        } else {
            (Tag::new(texts.t("consult-is-closed"), Tone::Quiet), texts.t("consult-closed-text"))
        };
        found.push(Entry {
            text: title(texts, (&head.form, &head.title)),
            href: paths::consultation(id, &code, ""),
            tags: vec![tag],
            detail,
        });
    }
    Ok(found)
}

#[get("/published/rounds/<id>")]
async fn round_page(
    id: Id<RoundId>,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let round = assessment.store.round(id.0).await?.ok_or(Failure::NotFound)?;
    let release = assessment.public_release(id.0).await?.ok_or(Failure::NotFound)?;
    let release = assessment.store.release(release).await?.ok_or(Failure::NotFound)?;
    Ok(screen.show(&public::round(screen.texts, &round, &release.entry)))
}

#[get("/published/plans/<id>")]
async fn plan_page(
    id: Id<PlanId>,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let (code, frozen) = assessment.public_plan(id.0).await?.ok_or(Failure::NotFound)?;
    // What is shown is the version that was published, wherever drafting has gone since, and how far it had come when
    // that was let out.
    let draft = frozen.content.draft.clone();
    let shown = StoredPlan { draft, ..assessment.plan(id.0).await? };
    let (publication, _) = assessment.publication(id.0).await?;
    Ok(screen.show(&public::plan(screen.texts, &shown, (&code, &frozen), publication.progress.as_ref())))
}

#[get("/published/plans/<id>/<file>")]
async fn plan_file(
    id: Id<PlanId>,
    file: &str,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Download, Failure> {
    let ending = file.strip_prefix("plan.").ok_or(Failure::NotFound)?;
    let (_, frozen) = assessment.public_plan(id.0).await?.ok_or(Failure::NotFound)?;
    let draft = frozen.content.draft;
    let read = (draft.plan(), form_of(&draft));
    download(words_of(&draft, &screen), read, ("plan".to_owned(), ending, None)).await
}

/// What is to be published.
struct Chosen {
    what: String,
    progress: String,
    revision: u32,
}

impl Form for Chosen {
    fn read(fields: &Fields) -> Self {
        Self {
            what: fields.line("what"),
            progress: fields.line("progress"),
            revision: fields.first("revision").parse().unwrap_or_default(),
        }
    }
}

/// The page where it is chosen what everybody may read.
fn choose(
    screen: &Screen<'_>,
    (back, action, public): (Link, String, String),
    (now, revision): (&str, u32),
    options: Vec<(String, String)>,
    progress: Option<FormField>,
) -> Sheet {
    let texts = screen.texts;
    let none = Choice::new("", texts.t("public-nothing")).chosen(now.is_empty());
    let choice = |(what, words): (String, String)| {
        let is_chosen = what == now;
        Choice::new(what, words).chosen(is_chosen)
    };
    let options = [none].into_iter().chain(options.into_iter().map(choice)).collect();
    let form = SheetForm {
        id: "publish".to_owned(),
        action,
        fields: vec![
            FormField::hidden("revision", revision),
            FormField::select("what", texts.t("public-what"), Choices::of(options)),
        ]
        .into_iter()
        .chain(progress)
        .collect(),
        button: texts.t("public-button"),
        ..SheetForm::default()
    };
    let links = if now.is_empty() { Vec::new() } else { vec![Link::new(texts.t("public-see"), public)] };
    Sheet {
        back: Some(back),
        title: texts.t("public-publish"),
        lead: texts.t("public-publish-text"),
        links,
        parts: vec![SheetPart::Form { form }],
        ..Sheet::default()
    }
}

#[get("/plans/<id>/publish")]
async fn publish_plan_page(
    id: Id<PlanId>,
    _reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let plan = assessment.plan(id.0).await?;
    let versions = assessment.plan_versions(id.0).await?;
    let (publication, revision) = assessment.publication(id.0).await?;
    let options =
        versions.iter().rev().map(|(code, kept)| (code.clone(), format!("{code} {}", kept.content.name)));
    let back = back(screen.texts, id.0, &plan.draft);
    let place = (back, paths::plan(id.0, PlanPath::Publish), paths::published_plan(id.0));
    let told = plan.draft.head.stage.is_in_force() || publication.progress.is_some();
    let progress = told.then(|| progress_field(screen.texts, publication.progress.as_ref()));
    let now = (publication.what.as_str(), revision);
    Ok(screen.show(&choose(&screen, place, now, options.collect(), progress)))
}

/// What to publish of how far a plan has come: nothing, as it stands now, or what was published before.
fn progress_field(texts: &Texts, told: Option<&ToldProgress>) -> FormField {
    let kept = told.map(|told| {
        let day = ("day", texts.date(told.day).into());
        Choice::new(KEPT, texts.t_with("public-progress-kept", &[day])).chosen(true)
    });
    let none = Choice::new("", texts.t("public-nothing")).chosen(told.is_none());
    let now = Choice::new(AS_OF_NOW, texts.t("public-progress-now"));
    let choices = [none].into_iter().chain(kept).chain([now]).collect();
    FormField::select("progress", texts.t("public-progress"), Choices::of(choices))
        .with_hint(texts.t("public-progress-hint"))
}

#[post("/plans/<id>/publish", data = "<sent>")]
async fn publish_plan(
    id: Id<PlanId>,
    assessment: &State<Assessment>,
    sent: Signed<Reviewer, Chosen>,
) -> Result<Done, Failure> {
    if !sent.form.what.is_empty() {
        assessment.plan_version(id.0, &sent.form.what).await?.ok_or(Failure::NotFound)?;
    }
    let progress = match sent.form.progress.as_str() {
        // Taking a plan back takes back how far it has come.
        _ if sent.form.what.is_empty() => None,
        AS_OF_NOW => {
            let reports = all(assessment.reports(id.0).await?);
            Some(ToldProgress::of(today(clock::now()), reports))
        }
        KEPT => assessment.publication(id.0).await?.0.progress,
        _ => None,
    };
    publish(assessment, id.0.into(), (&sent, progress), paths::plan(id.0, PlanPath::Publish)).await
}

async fn publish(
    assessment: &Assessment,
    owner: LedgerOwner,
    (sent, progress): (&Signed<Reviewer, Chosen>, Option<ToldProgress>),
    to: String,
) -> Result<Done, Failure> {
    let publication = Publication { what: sent.form.what.clone(), progress };
    let chosen = (sent.form.revision, &publication);
    match assessment.publish(&sent.who.0.actor(), owner, chosen, clock::now()).await {
        Ok(()) => Ok(Done::to(to).with(Notice::Saved)),
        // The page shows what is published now.
        Err(Error::Store(StoreError::ChangedMeanwhile { .. })) => Ok(Done::to(to)),
        Err(error) => Err(error.into()),
    }
}

#[get("/rounds/<id>/publish")]
async fn publish_round_page(
    id: Id<RoundId>,
    _reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let round = assessment.store.round(id.0).await?.ok_or(Failure::NotFound)?;
    let releases = assessment.store.list_releases(id.0).await?;
    let (publication, revision) = assessment.publication(id.0).await?;
    let texts = screen.texts;
    let options = releases.iter().rev().map(|one| (one.id.to_string(), texts.date_time(one.created_at)));
    let back = Link::new(round.name, paths::round(id.0, RoundPath::Releases));
    let place = (back, format!("/rounds/{}/publish", id.0), paths::published_round(id.0));
    Ok(screen.show(&choose(&screen, place, (&publication.what, revision), options.collect(), None)))
}

#[post("/rounds/<id>/publish", data = "<sent>")]
async fn publish_round(
    id: Id<RoundId>,
    assessment: &State<Assessment>,
    sent: Signed<Reviewer, Chosen>,
) -> Result<Done, Failure> {
    let releases = assessment.store.list_releases(id.0).await?;
    let is_known =
        sent.form.what.is_empty() || releases.iter().any(|one| one.id.to_string() == sent.form.what);
    if !is_known {
        return Err(Failure::NotFound);
    }
    publish(assessment, id.0.into(), (&sent, None), format!("/rounds/{}/publish", id.0)).await
}

/// The body that is asked about.
#[derive(FromForm)]
struct Asked<'r> {
    body: Option<&'r str>,
}

#[get("/agency?<asked..>")]
async fn agency_page(
    asked: Asked<'_>,
    _reader: ReleaseReader,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let mut plans = Vec::new();
    for (entry, _) in assessment.plans().await?.into_iter().rev() {
        let plan = assessment.plan(entry.id).await?;
        let Some(plan) = assessment.plan_of_agencies(plan).await? else { continue };
        let (publication, _) = assessment.publication(entry.id).await?;
        let href = if publication.what.is_empty() { String::new() } else { paths::published_plan(entry.id) };
        let reports = publication.progress.map(|told| told.reports).unwrap_or_default();
        plans.push(agency::Read { plan, reports, href });
    }
    Ok(screen.show(&agency::page(screen.texts, &plans, asked.body.unwrap_or_default())))
}
