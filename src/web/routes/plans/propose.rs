//! The page of those who propose something: anybody who has the address of a consultation.

use std::net::IpAddr;

use rocket::http::Status;
use rocket::{Route, State, get, post, routes};

use super::files::{download, words_of};
use crate::action_plan::{Consultation, Proposal, Sight};
use crate::assessment::letters::today;
use crate::assessment::{Accounts, Assessment, Error, Frozen, clock};
use crate::response::PlanId;
use crate::store::{Actor, LedgerDeed, LedgerKind, StoreError};
use crate::texts::Texts;
use crate::web::errors::Failure;
use crate::web::fields::{Fields, Form};
use crate::web::guards::Anyone;
use crate::web::ids::Id;
use crate::web::notice::{Done, Notice};
use crate::web::pages::parts::Link;
use crate::web::paths;
use crate::web::problems::{Problems, rules};
use crate::web::routes::files::Download;
use crate::web::screen::{Html, Screen};
use crate::web::token::Signed;
use crate::web::view::plans::propose::{self as view, TypedProposal};
use crate::web::view::plans::{form_of, title};

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![open_page, plan_file, propose]
}

/// Proposals of one consultation at most: what strangers send is bounded as a whole.
const MOST_PROPOSALS: usize = 5_000;

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
    let version = assessment.plan_version(id, &consultation.version).await?;
    Ok((consultation, version.ok_or(Failure::NotFound)?.content))
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
    let files = |ending| paths::consultation_file(id, code, ending, &consultation.key);
    let links = ["docx", "pdf"].map(|ending: &str| Link::new(ending.to_uppercase(), files(ending)));
    let is_open = consultation.is_open(today(clock::now()));
    Ok(view::open_page(
        screen.texts,
        (&frozen.draft, name),
        (consultation, action, links.to_vec()),
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

#[get("/consultations/<id>/<code>/<file>?<key>")]
async fn plan_file(
    id: Id<PlanId>,
    code: &str,
    file: &str,
    key: Option<&str>,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Download, Failure> {
    let ending = file.strip_prefix("plan.").ok_or(Failure::NotFound)?;
    let (_, frozen) = found(assessment, (id.0, code, key)).await?;
    let draft = frozen.draft;
    download(words_of(&draft, &screen), (draft.plan(), form_of(&draft)), ("plan".to_owned(), ending, None))
        .await
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
