//! One finding: its page, its form, its notes, its answers at one institution.

use std::collections::{BTreeMap, BTreeSet};

use rocket::http::Status;
use rocket::{Route, State, get, post, routes};
use validator::Validate;

use super::Loaded;
use crate::assessment::{Assessment, Error, clock};
use crate::findings::changes::questions;
use crate::findings::finding::{Cause, Figures, Finding, Status as Standing, Written};
use crate::response::{ResponseId, RoundId};
use crate::store::{LedgerKind, StoreError, User};
use crate::texts::Language;
use crate::web::errors::Failure;
use crate::web::fields::{Fields, Form};
use crate::web::guards::Reviewer;
use crate::web::ids::Id;
use crate::web::kept_out::KeptOut;
use crate::web::notice::{Done, Notice};
use crate::web::pages::parts::{FieldError, Link};
use crate::web::pages::register::{FindingEntryPage, TrailPage};
use crate::web::paths::{self, RegisterPath, ResponsePath};
use crate::web::problems::{Problems, rules};
use crate::web::screen::{Html, Screen};
use crate::web::token::Signed;
use crate::web::view::answers::{Reader, Sheet, sections_where};
use crate::web::view::evidence;
use crate::web::view::register_entry::{self, Beside};

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![page, save, note, trail]
}

/// The page of a finding as it stands in `finding`.
pub(super) async fn shown(
    screen: &Screen<'_>,
    (assessment, reader): (&Assessment, &User),
    loaded: &Loaded,
    (code, finding): (&str, &Finding),
) -> Result<FindingEntryPage, Failure> {
    let (id, kind) = (loaded.round.id, LedgerKind::Finding);
    let beside = Beside {
        notes: assessment.store.entry_notes(id, kind, code).await?,
        versions: assessment.store.entry_versions(id, kind, code).await?,
    };
    let view = loaded.view(screen);
    let mut page = register_entry::page(&view, &loaded.round.name, code, finding, &beside);
    let kept_out = KeptOut::of(assessment, reader, id).await?;
    page.trail.iter_mut().for_each(|trail| kept_out.close(screen.texts, trail));
    Ok(page)
}

// No code of a finding is `add` or `merge`: every one ends in a number.
#[get("/rounds/<id>/register/<finding>", rank = 1)]
async fn page(
    id: Id<RoundId>,
    finding: &str,
    reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let code = finding;
    let loaded = Loaded::load(assessment, id.0).await?;
    let finding = loaded.register.findings.get(code).ok_or(Failure::NotFound)?;
    Ok(screen.show(&shown(&screen, (assessment, &reviewer.0.user), &loaded, (code, finding)).await?))
}

/// A finding as typed.
struct Edited {
    statements: BTreeMap<&'static str, String>,
    holds: BTreeSet<&'static str>,
    causes: BTreeSet<Cause>,
    status: Option<Standing>,
    issues: BTreeSet<String>,
    revision: u32,
}

impl Form for Edited {
    fn read(fields: &Fields) -> Self {
        let codes = Language::ALL.map(Language::code);
        let statement = |code: &'static str| (code, fields.line(&format!("statement-{code}")));
        let holds = |code: &&str| fields.first(&format!("holds-{code}")) == "yes";
        Self {
            statements: codes.into_iter().map(statement).collect(),
            holds: codes.into_iter().filter(holds).collect(),
            causes: fields.all("cause").filter_map(Cause::from_code).collect(),
            status: Standing::from_code(fields.first("status")),
            issues: fields.all("issue").map(str::to_owned).collect(),
            revision: fields.first("revision").parse().unwrap_or_default(),
        }
    }
}

impl Edited {
    /// The finding with what was typed. A statement stands on the data it was written over, until its words change or
    /// somebody says that it still holds.
    fn onto(&self, stored: &Finding, now: Option<&Figures>) -> Finding {
        let mut finding = stored.clone();
        for (code, text) in &self.statements {
            let is_same = stored.statements.get(*code).is_some_and(|written| written.text == *text);
            if text.is_empty() {
                finding.statements.remove(*code);
            } else if !is_same || self.holds.contains(code) {
                let written = Written { text: text.clone(), over: now.cloned() };
                finding.statements.insert((*code).to_owned(), written);
            }
        }
        finding.causes.clone_from(&self.causes);
        finding.issues.clone_from(&self.issues);
        finding.status = self.status.unwrap_or(stored.status);
        finding
    }

    fn is_too_long(&self) -> bool {
        self.statements.values().any(|text| rules::text(text).is_err())
    }
}

#[post("/rounds/<id>/register/<finding>", data = "<sent>", rank = 1)]
async fn save(
    id: Id<RoundId>,
    finding: &str,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<Reviewer, Edited>,
) -> Result<Result<Done, Html>, Failure> {
    let code = finding;
    let loaded = Loaded::load(assessment, id.0).await?;
    let stored = loaded.register.findings.get(code).ok_or(Failure::NotFound)?;
    let figures = loaded.view(&screen).register.figures(code);
    let finding = sent.form.onto(stored, figures.as_ref());
    if sent.form.is_too_long() {
        let mut problems = Problems::default();
        problems.add("statement-en", screen.texts.t("error-too-long"));
        let page = shown(&screen, (assessment, &sent.who.0.user), &loaded, (code, &finding)).await?;
        let page = FindingEntryPage { errors: problems.summary(), ..page };
        return Ok(Err(screen.show_as(Status::UnprocessableEntity, &page)));
    }
    let seen = (id.0, code, sent.form.revision);
    match assessment.save_finding(&sent.who.0.actor(), seen, &finding, clock::now()).await {
        Ok(()) => {
            let to = paths::register(id.0, RegisterPath::Finding(code));
            Ok(Ok(Done::to(to).with(Notice::Saved)))
        }
        Err(Error::Store(StoreError::ChangedMeanwhile { .. })) => {
            Ok(Err(conflict(&screen, (assessment, &sent.who.0.user), id.0, (code, &sent.form)).await?))
        }
        Err(error) => Err(error.into()),
    }
}

/// What was typed beside what somebody else has saved; sent again, it takes that one's place.
async fn conflict(
    screen: &Screen<'_>,
    (assessment, reader): (&Assessment, &User),
    id: RoundId,
    (code, typed): (&str, &Edited),
) -> Result<Html, Failure> {
    let loaded = Loaded::load(assessment, id).await?;
    let stored = loaded.register.findings.get(code).ok_or(Failure::NotFound)?;
    let view = loaded.view(screen);
    let finding = typed.onto(stored, view.register.figures(code).as_ref());
    let page = shown(screen, (assessment, reader), &loaded, (code, &finding)).await?;
    let errors = vec![FieldError::new("stored-title", screen.texts.t("register-conflict-title"))];
    let page = FindingEntryPage { stored: register_entry::stored(&view, code), errors, ..page };
    Ok(screen.show_as(Status::Conflict, &page))
}

/// A note as typed.
#[derive(Validate)]
struct Note {
    #[validate(custom(function = "rules::message"))]
    note: String,
}

impl Form for Note {
    fn read(fields: &Fields) -> Self {
        Self { note: fields.line("note") }
    }
}

#[post("/rounds/<id>/register/<finding>/notes", data = "<sent>")]
async fn note(
    id: Id<RoundId>,
    finding: &str,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<Reviewer, Note>,
) -> Result<Result<Done, Html>, Failure> {
    let code = finding;
    let loaded = Loaded::load(assessment, id.0).await?;
    let finding = loaded.register.findings.get(code).ok_or(Failure::NotFound)?;
    let problems = Problems::of(&sent.form, &["note"], screen.texts);
    if !problems.is_empty() {
        let page = shown(&screen, (assessment, &sent.who.0.user), &loaded, (code, finding)).await?;
        let note = problems.field("note", &sent.form.note);
        let page = FindingEntryPage { note, errors: problems.summary(), ..page };
        return Ok(Err(screen.show_as(Status::UnprocessableEntity, &page)));
    }
    let whose = (id.0, LedgerKind::Finding, code);
    let note = (clock::fresh_id(), sent.form.note.as_str());
    assessment.store.add_note(&sent.who.0.actor(), whose, note, clock::now()).await?;
    let to = paths::register(id.0, RegisterPath::Finding(code));
    Ok(Ok(Done::to(to).with(Notice::Saved)))
}

#[get("/rounds/<id>/register/<finding>/trail/<trail>")]
async fn trail(
    id: Id<RoundId>,
    finding: &str,
    trail: Id<ResponseId>,
    reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let code = finding;
    let texts = screen.texts;
    let loaded = Loaded::load(assessment, id.0).await?;
    loaded.register.findings.get(code).ok_or(Failure::NotFound)?;
    assessment.independent(&reviewer.0.user, trail.0).await?;
    let participants = assessment.participants(id.0).await?;
    let participant = participants.iter().find(|one| one.response == trail.0).ok_or(Failure::NotFound)?;
    let wanted = questions(&participants, &loaded.register.findings, code, participant);
    let opened = assessment.open_response(trail.0).await?;
    let (questionnaire, sheet) = assessment.handed_in(trail.0).await?.ok_or(Failure::NotFound)?;
    let rows = Sheet::new(texts, &questionnaire, &sheet, Reader::Reviewer);
    let mut sections = sections_where(&rows, |_| String::new(), |_, question| wanted.contains(question));
    sections.retain(|section| !section.answers.is_empty());
    let pieces = evidence::handed_in(assessment.store.evidence_handed_in(trail.0).await?);
    let today = clock::now().date_naive();
    evidence::into_answers(texts, &mut sections, (&pieces, &opened.units), today);
    let title = loaded.view(&screen).title(code);
    let back = Link::new(&title, paths::register(id.0, RegisterPath::Finding(code)));
    let to = |page| paths::response(trail.0, page);
    Ok(screen.show(&TrailPage {
        back,
        institution: opened.institution.name.clone(),
        finding: title,
        sections,
        links: vec![
            Link::new(texts.t("register-all-answers"), to(ResponsePath::Review)),
            Link::new(texts.t("review-scorecard"), to(ResponsePath::Scorecard)),
        ],
    }))
}
