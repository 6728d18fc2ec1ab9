//! One part of a plan: its form, another one, comments.

use rocket::http::Status;
use rocket::{FromForm, Route, State, get, post, routes};
use validator::Validate;

use super::typed::{self, Sent};
use super::{Loaded, overtaken};
use crate::action_plan::{Level, Named, Part, list};
use crate::assessment::{Assessment, Error, PlanChange, RoundRegister, clock, read_entry};
use crate::findings::finding::{Cause, Finding, Origin, Status as FindingStatus};
use crate::findings::register::Register;
use crate::response::PlanId;
use crate::store::{LedgerDeed, LedgerKind, LedgerNote, LedgerVersion, StoreError};
use crate::texts::{Language, Texts};
use crate::web::errors::Failure;
use crate::web::fields::{Fields, Form};
use crate::web::guards::Reviewer;
use crate::web::ids::Id;
use crate::web::notice::{Done, Notice};
use crate::web::pages::parts::Choice;
use crate::web::pages::sheet::{Sheet, SheetPart};
use crate::web::paths::{self, PlanPath};
use crate::web::problems::{Problems, rules};
use crate::web::screen::{Html, Screen};
use crate::web::token::Signed;
use crate::web::view::plans::part::{self, TypedPart, View};

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![page, save, new, add, comment]
}

/// What is stored beside a part.
struct Beside {
    notes: Vec<LedgerNote>,
    versions: Vec<LedgerVersion>,
}

impl Beside {
    async fn load(assessment: &Assessment, id: PlanId, part: &str) -> Result<Self, Failure> {
        Ok(Self {
            notes: assessment.store.entry_notes(id, LedgerKind::Part, part).await?,
            versions: assessment.store.entry_versions(id, LedgerKind::Part, part).await?,
        })
    }
}

fn shown(
    texts: &Texts,
    loaded: &Loaded,
    (id, beside, revision): (&str, &Beside, u32),
    (typed, problems): (&TypedPart, &Problems),
    remarks: Vec<String>,
) -> Result<Sheet, Failure> {
    let draft = &loaded.plan.draft;
    let level = part::stored_level(draft, id).ok_or(Failure::NotFound)?;
    let findings = list(&typed.get("findings").replace(',', ";"));
    let view = View {
        plan: loaded.plan.entry.id,
        draft,
        id,
        level,
        parent: "",
        places: Vec::new(),
        revision,
        problems: &loaded.problems[0],
        notes: &beside.notes,
        versions: &beside.versions,
        findings: findings.iter().map(|code| loaded.finding(texts, code)).collect(),
        remarks,
    };
    Ok(part::page(texts, &view, (typed, problems)))
}

#[get("/plans/<id>/parts/<part>?<revision>")]
async fn page(
    id: Id<PlanId>,
    part: &str,
    revision: Option<u32>,
    _reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let loaded = Loaded::load(assessment, id.0).await?;
    let draft = &loaded.plan.draft;
    let stored = draft.parts.get(part).ok_or(Failure::NotFound)?;
    let beside = Beside::load(assessment, id.0, part).await?;
    let now = loaded.plan.parts[part].revision;
    let older = revision.filter(|wanted| *wanted != now);
    let (typed, remarks) = match older {
        None => (TypedPart::of(stored, draft), Vec::new()),
        Some(wanted) => {
            let version = beside.versions.iter().find(|one| one.entry.revision == wanted);
            let version = version.ok_or(Failure::NotFound)?;
            let then: Part = read_entry(&version.entry)?;
            let at = ("at", screen.texts.date_time(version.entry.changed_at).into());
            (TypedPart::of(&then, draft), vec![screen.texts.t_with("studio-as-it-stood", &[at])])
        }
    };
    let none = Problems::default();
    let page = shown(screen.texts, &loaded, (part, &beside, now), (&typed, &none), remarks)?;
    Ok(screen.show(&page))
}

#[post("/plans/<id>/parts/<part>", data = "<sent>")]
async fn save(
    id: Id<PlanId>,
    part: &str,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<Reviewer, Sent>,
) -> Result<Result<Done, Html>, Failure> {
    let texts = screen.texts;
    let loaded = Loaded::load(assessment, id.0).await?;
    let draft = &loaded.plan.draft;
    let level = part::stored_level(draft, part).ok_or(Failure::NotFound)?;
    let said = match typed::part(texts, (level, part), &sent.form.typed, (draft, loaded.known_findings())) {
        Ok(said) => said,
        Err(problems) => {
            let beside = Beside::load(assessment, id.0, part).await?;
            let seen = (part, &beside, sent.form.revision);
            let page = shown(texts, &loaded, seen, (&sent.form.typed, &problems), Vec::new())?;
            return Ok(Err(screen.show_as(Status::UnprocessableEntity, &page)));
        }
    };
    let change = [PlanChange::Part(part.to_owned(), sent.form.revision, said)];
    let deed = (LedgerDeed::EditPart, change.as_slice());
    match assessment.change_plan(&sent.who.0.actor(), id.0, deed, clock::now()).await {
        Ok(()) => Ok(Ok(Done::to(paths::plan(id.0, PlanPath::Part(part))).with(Notice::Saved))),
        Err(Error::Store(StoreError::ChangedMeanwhile { .. })) => {
            let page = conflict(texts, assessment, (id.0, part), &sent.form.typed).await?;
            Ok(Err(screen.show_as(Status::Conflict, &page)))
        }
        Err(error) => Err(error.into()),
    }
}

/// What was typed beside what somebody else has saved; sent again, it takes that one's place.
async fn conflict(
    texts: &Texts,
    assessment: &Assessment,
    (id, part): (PlanId, &str),
    typed: &TypedPart,
) -> Result<Sheet, Failure> {
    let loaded = Loaded::load(assessment, id).await?;
    let draft = &loaded.plan.draft;
    let stored = draft.parts.get(part).ok_or(Failure::NotFound)?;
    let kept = &loaded.plan.parts[part];
    let by = [("name", kept.changed_by.clone().into()), ("at", texts.date_time(kept.changed_at).into())];
    let remarks = vec![texts.t("register-conflict-text"), texts.t_with("register-saved-by", &by)];
    let facts = part::stored_facts(texts, &TypedPart::of(stored, draft), typed);
    let beside = Beside::load(assessment, id, part).await?;
    let none = Problems::default();
    let mut page = shown(texts, &loaded, (part, &beside, kept.revision), (typed, &none), remarks)?;
    page.parts.insert(0, SheetPart::Facts { facts });
    Ok(page)
}

/// The areas of a plan, for an activity that has no place yet.
fn places(loaded: &Loaded, chosen: &str) -> Vec<Choice> {
    let plan = loaded.plan.draft.plan();
    let choice = |area: crate::action_plan::Numbered<'_, crate::action_plan::Area>| {
        let words = format!("{} {}", area.code, crate::action_plan::shortened(&area.part.title, 80));
        Choice::new(&area.part.id, words).chosen(area.part.id == chosen)
    };
    plan.areas().into_iter().map(choice).collect()
}

/// The form for a part that is not there yet.
fn blank(
    texts: &Texts,
    loaded: &Loaded,
    (level, parent): (Level, &str),
    (typed, problems): (&TypedPart, &Problems),
) -> Sheet {
    let has_place = level != Level::Activity || !parent.is_empty();
    let view = View {
        plan: loaded.plan.entry.id,
        draft: &loaded.plan.draft,
        id: "",
        level,
        parent: if has_place { parent } else { "" },
        places: if has_place { Vec::new() } else { places(loaded, "") },
        revision: loaded.plan.outline.revision,
        problems: &[],
        notes: &[],
        versions: &[],
        findings: list(typed.get("findings")).iter().map(|code| loaded.finding(texts, code)).collect(),
        remarks: Vec::new(),
    };
    part::page(texts, &view, (typed, problems))
}

/// What a new part is to be made from.
#[derive(FromForm)]
struct Wanted {
    level: String,
    #[field(default = "")]
    parent: String,
    finding: Option<String>,
    recommendation: Option<String>,
}

#[get("/plans/<id>/add?<wanted..>")]
async fn new(
    id: Id<PlanId>,
    wanted: Wanted,
    _reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let loaded = Loaded::load(assessment, id.0).await?;
    let level = Level::from_code(&wanted.level).ok_or(Failure::NotFound)?;
    let typed = match (&wanted.finding, &wanted.recommendation) {
        (Some(finding), _) => answer(assessment, &loaded, finding).await?,
        (None, Some(code)) => carry_out(assessment, &loaded, code).await?,
        (None, None) => TypedPart::default(),
    };
    let place = (level, wanted.parent.as_str());
    Ok(screen.show(&blank(screen.texts, &loaded, place, (&typed, &Problems::default()))))
}

/// A first wording of an activity that answers a finding: the next step of the instrument, in the language of the plan.
/// What is known of the indicator before is taken from what was released.
async fn answer(assessment: &Assessment, loaded: &Loaded, code: &str) -> Result<TypedPart, Failure> {
    let (round, stored) = loaded.register.as_ref().ok_or(Failure::NotFound)?;
    let finding = stored.findings.get(code).ok_or(Failure::NotFound)?;
    let head = &loaded.plan.draft.head;
    let language = Language::from_code(&head.language).unwrap_or(Language::English);
    let texts = Texts::get(language);
    let register = Register::new(&stored.baseline, &stored.findings);
    let step = register.step(code).map(|step| step.text.get(language.code()).to_owned());
    let view = crate::web::view::register::View::new(texts, *round, stored);
    let released = assessment.last_released(*round).await?;
    let baseline = released
        .and_then(|(released, at)| view.released_baseline(code, (&released, at.date_naive())))
        .unwrap_or_default();
    let principles = register.principles(code).iter().map(ToString::to_string).collect::<Vec<_>>().join("; ");
    let kind = finding.causes.iter().next().map_or("", |cause| match cause {
        Cause::Law => "law",
        Cause::Policy | Cause::Practice => "policy",
        Cause::Capacity => "capacity",
    });
    Ok(TypedPart {
        fields: vec![
            ("text", step.unwrap_or_else(|| view.title(code))),
            ("kind", kind.to_owned()),
            ("principles", principles),
            ("findings", code.to_owned()),
            ("baseline", baseline),
        ],
    })
}

/// The findings of the register a recommendation answers: the one it names, or those of the topic it names.
fn of_register(register: &RoundRegister, code: &str) -> Vec<String> {
    if register.findings.contains_key(code) {
        return vec![code.to_owned()];
    }
    let is_of_topic = |finding: &Finding| {
        let Origin::Gap { topic, .. } = &finding.origin else { return false };
        topic == code
            && !finding.withdrawn
            && finding.part_of.is_none()
            && finding.status != FindingStatus::Closed
    };
    let own = register.findings.iter().filter(|(_, finding)| is_of_topic(finding));
    own.map(|(code, _)| code.clone()).collect()
}

/// A first wording of an activity that carries a recommendation out: its words, and whom it is addressed to, tasked
/// where an order can task them.
async fn carry_out(assessment: &Assessment, loaded: &Loaded, code: &str) -> Result<TypedPart, Failure> {
    let (round, register) = loaded.register.as_ref().ok_or(Failure::NotFound)?;
    let all = assessment.recommendations(*round).await?;
    let one = all.into_iter().find(|one| one.code == code).ok_or(Failure::NotFound)?;
    let (head, bodies) = (&loaded.plan.draft.head, loaded.plan.draft.bodies());
    let language = Language::from_code(&head.language).unwrap_or(Language::English);
    let can_be_tasked =
        |name: &String| matches!(bodies.find(name), Named::Body(body) if body.standing.can_be_tasked());
    let (tasked, recommended): (Vec<String>, Vec<String>) =
        one.addressed.into_iter().partition(can_be_tasked);
    let principles: Vec<String> = one.principles.iter().map(ToString::to_string).collect();
    let findings: Vec<String> = one.findings.iter().flat_map(|code| of_register(register, code)).collect();
    Ok(TypedPart {
        fields: vec![
            ("text", one.text.get(language.code()).to_owned()),
            ("principles", principles.join("; ")),
            ("findings", findings.join("; ")),
            ("tasked", tasked.join("\n")),
            ("recommended", recommended.join("\n")),
        ],
    })
}

#[post("/plans/<id>/add?<level>&<parent>", data = "<sent>")]
async fn add(
    id: Id<PlanId>,
    level: &str,
    parent: Option<&str>,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<Reviewer, Sent>,
) -> Result<Result<Done, Html>, Failure> {
    let loaded = Loaded::load(assessment, id.0).await?;
    let level = Level::from_code(level).ok_or(Failure::NotFound)?;
    let place = parent.filter(|parent| !parent.is_empty()).unwrap_or(&sent.form.parent);
    let said = match typed::part(
        screen.texts,
        (level, ""),
        &sent.form.typed,
        (&loaded.plan.draft, loaded.known_findings()),
    ) {
        Ok(said) => said,
        Err(problems) => {
            let place = (level, parent.unwrap_or_default());
            let page = blank(screen.texts, &loaded, place, (&sent.form.typed, &problems));
            return Ok(Err(screen.show_as(Status::UnprocessableEntity, &page)));
        }
    };
    let added = (level, place, said);
    match assessment.add_part(&sent.who.0.actor(), &loaded.plan, added, clock::now()).await {
        Ok(part) => Ok(Ok(Done::to(paths::plan(id.0, PlanPath::Part(&part))).with(Notice::Saved))),
        Err(Error::Store(StoreError::ChangedMeanwhile { .. })) => Ok(Err(overtaken(&screen, &loaded.plan))),
        Err(error) => Err(error.into()),
    }
}

/// A comment as typed.
#[derive(Validate)]
struct Comment {
    #[validate(custom(function = "rules::message"))]
    comment: String,
}

impl Form for Comment {
    fn read(fields: &Fields) -> Self {
        Self { comment: fields.line("comment") }
    }
}

#[post("/plans/<id>/parts/<part>/comments", data = "<sent>")]
async fn comment(
    id: Id<PlanId>,
    part: &str,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<Reviewer, Comment>,
) -> Result<Result<Done, Html>, Failure> {
    let problems = Problems::of(&sent.form, &["comment"], screen.texts);
    if !problems.is_empty() {
        let loaded = Loaded::load(assessment, id.0).await?;
        let stored = loaded.plan.draft.parts.get(part).ok_or(Failure::NotFound)?;
        let beside = Beside::load(assessment, id.0, part).await?;
        let typed = TypedPart::of(stored, &loaded.plan.draft);
        let now = loaded.plan.parts[part].revision;
        let mut page = shown(screen.texts, &loaded, (part, &beside, now), (&typed, &problems), Vec::new())?;
        part::keep_comment(&mut page, &problems, &sent.form.comment);
        return Ok(Err(screen.show_as(Status::UnprocessableEntity, &page)));
    }
    let note = (clock::fresh_id(), sent.form.comment.as_str());
    let whose = (id.0, LedgerKind::Part, part);
    assessment.store.add_note(&sent.who.0.actor(), whose, note, clock::now()).await?;
    Ok(Ok(Done::to(paths::plan(id.0, PlanPath::Part(part))).with(Notice::Saved)))
}
