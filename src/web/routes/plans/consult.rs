//! Consultations as the NHRI sees them: opened, changed and closed.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use rocket::http::Status;
use rocket::{Route, State, get, post, routes};

use crate::action_plan::{Consultation, Stakeholder, typed_day};
use crate::assessment::letters::{Letters, today};
use crate::assessment::{Assessment, Error, Kept, clock};
use crate::mail::Address;
use crate::response::PlanId;
use crate::store::{LedgerDeed, LedgerKind, StoreError};
use crate::texts::Texts;
use crate::web::errors::Failure;
use crate::web::fields::{Fields, Form};
use crate::web::guards::Reviewer;
use crate::web::ids::Id;
use crate::web::notice::{Done, Notice};
use crate::web::pages::sheet::Sheet;
use crate::web::paths::{self, PlanPath};
use crate::web::problems::{Problems, rules};
use crate::web::routes::admin::people::Base;
use crate::web::screen::{Html, Screen};
use crate::web::token::Signed;
use crate::web::view::plans::consult::{self, Known, TypedConsultation};

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![page, change, edit_page, edit]
}

async fn own_page(
    screen: &Screen<'_>,
    assessment: &Assessment,
    (id, letters, base): (PlanId, &Letters, &Base),
    typed: (&TypedConsultation, &Problems),
) -> Result<Sheet, Failure> {
    let plan = assessment.plan(id).await?;
    let (consultations, proposals) = (assessment.consultations(id).await?, assessment.proposals(id).await?);
    let versions = assessment.plan_versions(id).await?;
    let writes = letters.sends_links();
    let mut letters = BTreeMap::new();
    for code in consultations.keys() {
        letters.insert(code.clone(), assessment.letters_of(id, code).await?.into_iter().collect());
    }
    let known = Known {
        plan: &plan,
        consultations: &consultations,
        proposals: &proposals,
        versions: &versions,
        letters: &letters,
        writes,
        base: &base.0,
        today: today(clock::now()),
    };
    Ok(consult::page(screen.texts, &known, typed))
}

#[get("/plans/<id>/consultation")]
async fn page(
    id: Id<PlanId>,
    _reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    letters: &State<Arc<Letters>>,
    base: Base,
) -> Result<Html, Failure> {
    let typed = (&TypedConsultation::default(), &Problems::default());
    Ok(screen.show(&own_page(&screen, assessment, (id.0, letters, &base), typed).await?))
}

/// A consultation to be opened or changed, or one to be closed.
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

/// What is wrong with who is asked, by line.
fn problems_of_asked(texts: &Texts, content: &Consultation) -> Option<String> {
    let line = |(place, line): (usize, &str)| {
        let number = ("line", (place + 1).to_string().into());
        match Stakeholder::read(line).emails.as_slice() {
            [] => None,
            [email] if Address::parse(email).is_ok() => None,
            [email] => Some(texts.t_with("consult-wrong-email", &[number, ("email", (*email).into())])),
            _ => Some(texts.t_with("consult-two-emails", &[number])),
        }
    };
    let wrong: Vec<String> = content.asked.lines().enumerate().filter_map(line).collect();
    (!wrong.is_empty()).then(|| wrong.join(" "))
}

/// The consultation as typed: version and audience stay those of `kept`; one that was over is open again.
fn read(
    texts: &Texts,
    typed: &TypedConsultation,
    (kept, today): (Consultation, NaiveDate),
) -> Result<Consultation, Problems> {
    let mut problems = Problems::default();
    let closes = typed_day(&typed.closes).filter(|day| *day >= today);
    if closes.is_none() {
        problems.add("closes", texts.t("consult-wrong-day"));
    }
    for (name, text) in [("asked", &typed.asked), ("words", &typed.words)] {
        if rules::text(text).is_err() {
            problems.add(name, texts.t("error-too-long"));
        }
    }
    let content = Consultation {
        closes: closes.unwrap_or(today),
        words: typed.words.clone(),
        asked: typed.asked.clone(),
        closed: false,
        ..kept
    };
    if let Some(wrong) = problems_of_asked(texts, &content) {
        problems.add("asked", wrong);
    }
    if problems.is_empty() { Ok(content) } else { Err(problems) }
}

#[post("/plans/<id>/consultation", data = "<sent>")]
async fn change(
    id: Id<PlanId>,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    letters: &State<Arc<Letters>>,
    base: Base,
    sent: Signed<Reviewer, Change>,
) -> Result<Result<Done, Html>, Failure> {
    let (form, now) = (&sent.form, clock::now());
    let consultations = assessment.consultations(id.0).await?;
    let (code, seen, content) = if form.close.is_empty() {
        assessment.plan_version(id.0, &form.typed.version).await?.ok_or(Failure::NotFound)?;
        let is_public = form.typed.audience == "public";
        let begun = Consultation {
            version: form.typed.version.clone(),
            closes: today(now),
            words: String::new(),
            key: if is_public { String::new() } else { clock::secret() },
            asked: String::new(),
            closed: false,
        };
        match read(screen.texts, &form.typed, (begun, today(now))) {
            Ok(content) => (format!("c{:03}", consultations.len() + 1), 0, content),
            Err(problems) => {
                let page =
                    own_page(&screen, assessment, (id.0, letters, &base), (&form.typed, &problems)).await?;
                return Ok(Err(screen.show_as(Status::UnprocessableEntity, &page)));
            }
        }
    } else {
        let kept = consultations.get(&form.close).ok_or(Failure::NotFound)?;
        // Closing is meant whatever was changed in it meanwhile.
        (form.close.clone(), kept.revision, Consultation { closed: true, ..kept.content.clone() })
    };
    let whose = (id.0, LedgerKind::Consultation, LedgerDeed::Consult);
    let done = assessment.keep_entry(&sent.who.0.actor(), whose, (&code, seen, &content), now).await;
    match done {
        Ok(()) => Ok(Ok(Done::to(paths::plan(id.0, PlanPath::Consultation)).with(Notice::Saved))),
        Err(Error::Store(StoreError::ChangedMeanwhile { .. })) => {
            let mut problems = Problems::default();
            problems.add("version", screen.texts.t("register-conflict-text"));
            let page =
                own_page(&screen, assessment, (id.0, letters, &base), (&form.typed, &problems)).await?;
            Ok(Err(screen.show_as(Status::Conflict, &page)))
        }
        Err(error) => Err(error.into()),
    }
}

/// A consultation by its code.
async fn found(assessment: &Assessment, id: PlanId, code: &str) -> Result<Kept<Consultation>, Failure> {
    assessment.consultations(id).await?.remove(code).ok_or(Failure::NotFound)
}

#[get("/plans/<id>/consultation/<code>")]
async fn edit_page(
    id: Id<PlanId>,
    code: &str,
    _reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let kept = found(assessment, id.0, code).await?;
    let typed = TypedConsultation::of(&kept.content);
    let shown = (code, kept.revision, &typed);
    Ok(screen.show(&consult::edit_page(screen.texts, id.0, shown, (&Problems::default(), None))))
}

#[post("/plans/<id>/consultation/<code>", data = "<sent>")]
async fn edit(
    id: Id<PlanId>,
    code: &str,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<Reviewer, Change>,
) -> Result<Result<Done, Html>, Failure> {
    let (form, now) = (&sent.form, clock::now());
    let kept = found(assessment, id.0, code).await?;
    let refuse = |status, problems: &Problems, revision, stored: Option<&Consultation>| {
        let shown = (code, revision, &form.typed);
        Ok(Err(screen.show_as(status, &consult::edit_page(screen.texts, id.0, shown, (problems, stored)))))
    };
    let content = match read(screen.texts, &form.typed, (kept.content, today(now))) {
        Ok(content) => content,
        Err(problems) => return refuse(Status::UnprocessableEntity, &problems, form.revision, None),
    };
    let whose = (id.0, LedgerKind::Consultation, LedgerDeed::Consult);
    match assessment.keep_entry(&sent.who.0.actor(), whose, (code, form.revision, &content), now).await {
        Ok(()) => Ok(Ok(Done::to(paths::plan(id.0, PlanPath::Consultation)).with(Notice::Saved))),
        Err(Error::Store(StoreError::ChangedMeanwhile { .. })) => {
            let mut problems = Problems::default();
            problems.add("asked", screen.texts.t("register-conflict-text"));
            let stored = found(assessment, id.0, code).await?;
            refuse(Status::Conflict, &problems, stored.revision, Some(&stored.content))
        }
        Err(error) => Err(error.into()),
    }
}
