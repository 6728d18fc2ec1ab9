//! Consultations: opened and closed by the NHRI, proposals made by anybody who has the address, decided by the NHRI.

use std::net::IpAddr;

use chrono::NaiveDate;
use rocket::http::{ContentType, Status};
use rocket::{Route, State, get, post, routes};

use crate::action_plan::{Consultation, Outcome, Proposal, Sight};
use crate::assessment::letters::today;
use crate::assessment::{Accounts, Assessment, Error, Frozen, clock};
use crate::report::plan::dispositions_csv;
use crate::response::PlanId;
use crate::store::{Actor, LedgerDeed, LedgerKind, StoreError};
use crate::texts::Texts;
use crate::web::errors::Failure;
use crate::web::fields::{Fields, Form};
use crate::web::guards::{Anyone, Reviewer};
use crate::web::ids::Id;
use crate::web::notice::{Done, Notice};
use crate::web::paths::{self, PlanPath};
use crate::web::problems::{Problems, rules};
use crate::web::routes::files::Download;
use crate::web::screen::{Html, Screen};
use crate::web::token::Signed;
use crate::web::view::plans::consult::{self, TypedConsultation, TypedProposal};
use crate::web::view::plans::title;

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![page, change, proposal, dispose, dispositions, open_page, propose]
}

/// Proposals of one consultation at most: what strangers send is bounded as a whole.
const MOST_PROPOSALS: usize = 5_000;

async fn own_page(
    screen: &Screen<'_>,
    assessment: &Assessment,
    id: PlanId,
    typed: (&TypedConsultation, &Problems),
) -> Result<crate::web::pages::sheet::Sheet, Failure> {
    let plan = assessment.plan(id).await?;
    let (consultations, proposals) = (assessment.consultations(id).await?, assessment.proposals(id).await?);
    let versions = assessment.plan_versions(id).await?;
    let known = (&consultations, &proposals, versions.as_slice());
    Ok(consult::page(screen.texts, &plan, known, typed, today(clock::now())))
}

#[get("/plans/<id>/consultation")]
async fn page(
    id: Id<PlanId>,
    _reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let typed = (&TypedConsultation::default(), &Problems::default());
    Ok(screen.show(&own_page(&screen, assessment, id.0, typed).await?))
}

/// A consultation to be opened, or one to be closed.
struct Change {
    typed: TypedConsultation,
    close: String,
    revision: u32,
}

impl Form for Change {
    fn read(fields: &Fields) -> Self {
        Self {
            typed: TypedConsultation {
                version: fields.line("version"),
                closes: fields.line("closes"),
                words: fields.line("words"),
                audience: fields.line("audience"),
                asked: fields.line("asked"),
            },
            close: fields.line("close"),
            revision: fields.first("revision").parse().unwrap_or_default(),
        }
    }
}

/// A day as people type it.
fn day(typed: &str) -> Option<NaiveDate> {
    ["%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y"].iter().find_map(|form| NaiveDate::parse_from_str(typed, form).ok())
}

fn opened(texts: &Texts, typed: &TypedConsultation, today: NaiveDate) -> Result<Consultation, Problems> {
    let mut problems = Problems::default();
    let closes = day(&typed.closes).filter(|day| *day >= today);
    if closes.is_none() {
        problems.add("closes", texts.t("consult-wrong-day"));
    }
    for (name, text) in [("words", &typed.words), ("asked", &typed.asked)] {
        if rules::text(text).is_err() {
            problems.add(name, texts.t("error-too-long"));
        }
    }
    let is_public = typed.audience == "public";
    let key = if is_public { String::new() } else { clock::secret() };
    match closes {
        Some(closes) if problems.is_empty() => Ok(Consultation {
            version: typed.version.clone(),
            closes,
            words: typed.words.clone(),
            key,
            asked: typed.asked.clone(),
            closed: false,
        }),
        _ => Err(problems),
    }
}

#[post("/plans/<id>/consultation", data = "<sent>")]
async fn change(
    id: Id<PlanId>,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<Reviewer, Change>,
) -> Result<Result<Done, Html>, Failure> {
    let (form, now) = (&sent.form, clock::now());
    let consultations = assessment.consultations(id.0).await?;
    let (code, seen, content) = if form.close.is_empty() {
        let is_known =
            assessment.plan_versions(id.0).await?.iter().any(|(code, _)| *code == form.typed.version);
        if !is_known {
            return Err(Failure::NotFound);
        }
        match opened(screen.texts, &form.typed, today(now)) {
            Ok(content) => (format!("c{:03}", consultations.len() + 1), 0, content),
            Err(problems) => {
                let page = own_page(&screen, assessment, id.0, (&form.typed, &problems)).await?;
                return Ok(Err(screen.show_as(Status::UnprocessableEntity, &page)));
            }
        }
    } else {
        let kept = consultations.get(&form.close).ok_or(Failure::NotFound)?;
        (form.close.clone(), form.revision, Consultation { closed: true, ..kept.content.clone() })
    };
    let whose = (id.0, LedgerKind::Consultation, LedgerDeed::Consult);
    let done = assessment.keep_entry(&sent.who.0.actor(), whose, (&code, seen, &content), now).await;
    match done {
        Ok(()) | Err(Error::Store(StoreError::ChangedMeanwhile { .. })) => {
            Ok(Ok(Done::to(paths::plan(id.0, PlanPath::Consultation)).with(Notice::Saved)))
        }
        Err(error) => Err(error.into()),
    }
}

#[get("/plans/<id>/proposals/<code>")]
async fn proposal(
    id: Id<PlanId>,
    code: &str,
    _reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let plan = assessment.plan(id.0).await?;
    let proposals = assessment.proposals(id.0).await?;
    let kept = proposals.get(code).ok_or(Failure::NotFound)?;
    let shown = (code, kept.revision, &kept.content);
    Ok(screen.show(&consult::proposal(screen.texts, &plan, shown, &Problems::default())))
}

/// What is decided on a proposal.
struct Disposition {
    sight: Option<Sight>,
    outcome: Option<Outcome>,
    answer: String,
    revision: u32,
}

impl Form for Disposition {
    fn read(fields: &Fields) -> Self {
        Self {
            sight: Sight::from_code(fields.first("sight")),
            outcome: Outcome::from_code(fields.first("outcome")),
            answer: fields.line("answer"),
            revision: fields.first("revision").parse().unwrap_or_default(),
        }
    }
}

#[post("/plans/<id>/proposals/<code>", data = "<sent>")]
async fn dispose(
    id: Id<PlanId>,
    code: &str,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<Reviewer, Disposition>,
) -> Result<Result<Done, Html>, Failure> {
    let (plan, proposals) = (assessment.plan(id.0).await?, assessment.proposals(id.0).await?);
    let kept = proposals.get(code).ok_or(Failure::NotFound)?;
    let form = &sent.form;
    let decided = Proposal {
        sight: form.sight.unwrap_or(kept.content.sight),
        outcome: form.outcome,
        answer: form.answer.clone(),
        ..kept.content.clone()
    };
    let mut problems = Problems::default();
    if rules::text(&form.answer).is_err() {
        problems.add("answer", screen.texts.t("error-too-long"));
    } else if form.outcome.is_some_and(|outcome| outcome != Outcome::Accepted) && form.answer.is_empty() {
        problems.add("answer", screen.texts.t("consult-answer-missing"));
    }
    let refuse = |status, problems: &Problems, revision| {
        let page = consult::proposal(screen.texts, &plan, (code, revision, &decided), problems);
        Ok(Err(screen.show_as(status, &page)))
    };
    if !problems.is_empty() {
        return refuse(Status::UnprocessableEntity, &problems, form.revision);
    }
    let whose = (id.0, LedgerKind::Proposal, LedgerDeed::Dispose);
    let content = (code, form.revision, &decided);
    match assessment.keep_entry(&sent.who.0.actor(), whose, content, clock::now()).await {
        Ok(()) => Ok(Ok(Done::to(paths::plan(id.0, PlanPath::Consultation)).with(Notice::Saved))),
        Err(Error::Store(StoreError::ChangedMeanwhile { .. })) => {
            problems.add("answer", screen.texts.t("register-conflict-text"));
            refuse(Status::Conflict, &problems, kept.revision)
        }
        Err(error) => Err(error.into()),
    }
}

#[get("/plans/<id>/dispositions.csv")]
async fn dispositions(
    id: Id<PlanId>,
    _reviewer: Reviewer,
    assessment: &State<Assessment>,
) -> Result<Download, Failure> {
    let proposals = assessment.proposals(id.0).await?;
    let rows =
        proposals.into_iter().map(|(code, kept)| (code, kept.changed_at, kept.content)).collect::<Vec<_>>();
    let name = ("dispositions.csv".to_owned(), ContentType::CSV);
    Download::make(name, move || Ok(dispositions_csv(&rows))).await
}

/// A consultation somebody has the address of.
async fn found(
    assessment: &Assessment,
    (id, code, key): (PlanId, &str, Option<&str>),
) -> Result<(Consultation, Frozen), Failure> {
    let consultations = assessment.consultations(id).await?;
    let kept = consultations.get(code).ok_or(Failure::NotFound)?;
    let consultation = kept.content.clone();
    if !consultation.is_public() && key != Some(&consultation.key) {
        return Err(Failure::NotFound);
    }
    let versions = assessment.plan_versions(id).await?;
    let version = versions.into_iter().find(|(version, _)| *version == consultation.version);
    Ok((consultation, version.ok_or(Failure::NotFound)?.1.content))
}

async fn shown(
    screen: &Screen<'_>,
    assessment: &Assessment,
    (id, code): (PlanId, &str),
    (consultation, frozen): (&Consultation, &Frozen),
    typed: (&TypedProposal, &Problems),
) -> Result<crate::web::pages::sheet::Sheet, Failure> {
    let proposals = assessment.proposals(id).await?;
    let is_shown = |one: &Proposal| one.consultation == code && one.sight == Sight::Shown;
    let shown: Vec<(&String, &Proposal)> = proposals
        .iter()
        .filter(|(_, kept)| is_shown(&kept.content))
        .map(|(code, kept)| (code, &kept.content))
        .collect();
    let head = &frozen.draft.head;
    let name = title(screen.texts, (&head.form, &head.title));
    let action = paths::consultation(id, code, "");
    let is_open = consultation.is_open(today(clock::now()));
    Ok(consult::open_page(
        screen.texts,
        (&frozen.draft, name),
        (consultation, action),
        &shown,
        typed,
        is_open,
    ))
}

#[get("/consultations/<id>/<code>?<key>")]
async fn open_page(
    id: Id<PlanId>,
    code: &str,
    key: Option<&str>,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let (consultation, frozen) = found(assessment, (id.0, code, key)).await?;
    let typed = (&TypedProposal::default(), &Problems::default());
    let page = shown(&screen, assessment, (id.0, code), (&consultation, &frozen), typed).await?;
    Ok(screen.show(&page))
}

impl Form for TypedProposal {
    fn read(fields: &Fields) -> Self {
        Self {
            part: fields.line("part"),
            name: fields.line("name"),
            organisation: fields.line("organisation"),
            text: fields.line("text"),
            key: fields.line("key"),
        }
    }
}

fn problems_of(texts: &Texts, typed: &TypedProposal) -> Problems {
    let mut problems = Problems::default();
    if typed.text.is_empty() {
        problems.add("text", texts.t("error-required"));
    } else if rules::text(&typed.text).is_err() {
        problems.add("text", texts.t("error-too-long"));
    }
    if rules::line(&typed.name).is_err() {
        problems.add("name", texts.t("error-required"));
    }
    if !typed.organisation.is_empty() && rules::line(&typed.organisation).is_err() {
        problems.add("organisation", texts.t("error-too-long"));
    }
    problems
}

#[post("/consultations/<id>/<code>", data = "<sent>")]
async fn propose(
    id: Id<PlanId>,
    code: &str,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    accounts: &State<Accounts>,
    place: Option<IpAddr>,
    sent: Signed<Anyone, TypedProposal>,
) -> Result<Result<Done, Html>, Failure> {
    let typed = &sent.form;
    let (consultation, frozen) = found(assessment, (id.0, code, Some(&typed.key))).await?;
    let now = clock::now();
    let mut problems = problems_of(screen.texts, typed);
    let proposals = assessment.proposals(id.0).await?;
    let status = if !consultation.is_open(today(now)) {
        problems.add("text", screen.texts.t("consult-is-over"));
        Status::Conflict
    } else if !accounts.may_try(place) || proposals.len() >= MOST_PROPOSALS {
        problems.add("text", screen.texts.t("too-many-text"));
        Status::TooManyRequests
    } else {
        Status::UnprocessableEntity
    };
    if !problems.is_empty() {
        let refused = (typed, &problems);
        let page = shown(&screen, assessment, (id.0, code), (&consultation, &frozen), refused).await?;
        return Ok(Err(screen.show_as(status, &page)));
    }
    let known = frozen.draft.outline.level(&typed.part).is_some();
    let number =
        frozen.draft.ids().into_iter().find(|(_, part)| *part == typed.part).map(|(number, _)| number);
    let proposal = Proposal {
        consultation: code.to_owned(),
        part: if known { typed.part.clone() } else { String::new() },
        code: number.filter(|_| known).unwrap_or_default(),
        name: typed.name.clone(),
        organisation: typed.organisation.clone(),
        text: typed.text.clone(),
        sight: Sight::Waiting,
        outcome: None,
        answer: String::new(),
    };
    let actor = Actor { user: None, name: typed.name.clone() };
    let own = format!("p{:04}", proposals.len() + 1);
    let whose = (id.0, LedgerKind::Proposal, LedgerDeed::Propose);
    let done = assessment.keep_entry(&actor, whose, (&own, 0, &proposal), now).await;
    if let Err(Error::Store(StoreError::ChangedMeanwhile { .. })) = done {
        // Somebody else proposed at the same moment and has the number.
        let again = format!("p{:04}-{}", proposals.len() + 1, clock::fresh_id().simple());
        assessment.keep_entry(&actor, whose, (&again, 0, &proposal), now).await?;
    } else {
        done?;
    }
    Ok(Ok(Done::to(paths::consultation(id.0, code, &consultation.key)).with(Notice::Proposed)))
}
