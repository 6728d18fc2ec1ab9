//! A finding that is not from a score.

use std::collections::BTreeSet;

use rocket::http::Status;
use rocket::{Route, State, get, post, routes};
use validator::Validate;

use super::{Loaded, overtaken};
use crate::assessment::{Assessment, ByHand, Error, clock};
use crate::findings::finding::Trail;
use crate::response::{InstitutionKind, ResponseId, RoundId};
use crate::store::{EnrolledResponse, StoreError};
use crate::web::errors::Failure;
use crate::web::fields::{Fields, Form};
use crate::web::guards::Reviewer;
use crate::web::ids::Id;
use crate::web::notice::{Done, Notice};
use crate::web::pages::institutions::kind_label;
use crate::web::pages::parts::{Choice, Choices};
use crate::web::pages::register::AddFinding;
use crate::web::paths::{self, RegisterPath, RoundPath};
use crate::web::problems::{Problems, rules};
use crate::web::screen::{Html, Screen};
use crate::web::token::Signed;

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![page, add]
}

/// The number of the last principle.
const PRINCIPLES: u8 = 31;

/// A finding as typed.
#[derive(Default, Validate)]
struct Typed {
    #[validate(custom(function = "rules::line"))]
    title: String,
    principles: String,
    kinds: BTreeSet<InstitutionKind>,
    topic: String,
    institutions: BTreeSet<ResponseId>,
    #[validate(custom(function = "rules::text"))]
    sources: String,
}

impl Form for Typed {
    fn read(fields: &Fields) -> Self {
        Self {
            title: fields.line("title"),
            principles: fields.line("principles"),
            kinds: fields.all("kind").filter_map(InstitutionKind::from_code).collect(),
            topic: fields.line("topic"),
            institutions: fields.all("institution").filter_map(|id| id.parse().ok()).collect(),
            sources: fields.line("sources"),
        }
    }
}

impl Typed {
    /// The numbers typed, with anything but digits between them; `None` when one of them is no principle.
    fn numbers(&self) -> Option<BTreeSet<u8>> {
        let parts = self.principles.split(|letter: char| !letter.is_ascii_digit());
        let parts = parts.filter(|part| !part.is_empty());
        let number = |part: &str| part.parse().ok().filter(|number| (1..=PRINCIPLES).contains(number));
        parts.map(number).collect()
    }

    fn problems(&self, screen: &Screen<'_>) -> Problems {
        let mut problems = Problems::of(self, &["title", "sources"], screen.texts);
        if self.numbers().is_none() {
            problems.add("principles", screen.texts.t("register-add-principles-wrong"));
        }
        // What rests on nothing is no finding.
        if self.topic.is_empty() && self.institutions.is_empty() && self.sources.is_empty() {
            problems.add("sources", screen.texts.t("register-add-no-trail"));
        }
        problems
    }
}

/// The form with what was typed.
fn form(
    screen: &Screen<'_>,
    loaded: &Loaded,
    enrolled: &[EnrolledResponse],
    (typed, problems): (&Typed, &Problems),
) -> AddFinding {
    let (texts, id) = (screen.texts, loaded.round.id);
    let kind = |kind: InstitutionKind| {
        Choice::new(kind.code(), kind_label(texts, kind)).chosen(typed.kinds.contains(&kind))
    };
    let topic = |topic: &crate::findings::TopicFinding| {
        let code = topic.key.code();
        let is_chosen = typed.topic == code;
        Choice::new(code, topic.title.get(screen.code())).chosen(is_chosen)
    };
    let none = Choice::new("", texts.t("register-add-topic-none"));
    let topics = loaded.register.baseline.topics.iter().map(topic);
    let mut members: Vec<&EnrolledResponse> = enrolled.iter().collect();
    texts.sort_by_name(&mut members, |one| &one.institution.name);
    let institution = |one: &&EnrolledResponse| {
        let is_chosen = typed.institutions.contains(&one.response.id);
        Choice::new(one.response.id.to_string(), &one.institution.name).chosen(is_chosen)
    };
    AddFinding {
        round: loaded.round.name.clone(),
        register_href: paths::round(id, RoundPath::Gaps),
        action: paths::register(id, RegisterPath::Add),
        title: problems.field("title", &typed.title),
        principles: problems.field("principles", &typed.principles),
        kinds: Choices::of(InstitutionKind::ALL.into_iter().map(kind).collect()),
        topic: Choices::of([none].into_iter().chain(topics).collect()),
        institutions: Choices::of(members.iter().map(institution).collect()),
        sources: problems.field("sources", &typed.sources),
        errors: problems.summary(),
    }
}

#[get("/rounds/<id>/register/add")]
async fn page(
    id: Id<RoundId>,
    _reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let loaded = Loaded::load(assessment, id.0).await?;
    let enrolled = assessment.store.list_responses(id.0).await?;
    let typed = (&Typed::default(), &Problems::default());
    Ok(screen.show(&form(&screen, &loaded, &enrolled, typed)))
}

#[post("/rounds/<id>/register/add", data = "<sent>")]
async fn add(
    id: Id<RoundId>,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<Reviewer, Typed>,
) -> Result<Result<Done, Html>, Failure> {
    let loaded = Loaded::load(assessment, id.0).await?;
    let enrolled = assessment.store.list_responses(id.0).await?;
    let typed = &sent.form;
    let problems = typed.problems(&screen);
    if !problems.is_empty() {
        let page = form(&screen, &loaded, &enrolled, (typed, &problems));
        return Ok(Err(screen.show_as(Status::UnprocessableEntity, &page)));
    }
    let is_here = |wanted: &&ResponseId| enrolled.iter().any(|one| one.response.id == **wanted);
    let by_hand = ByHand {
        title: typed.title.clone(),
        principles: typed.numbers().unwrap_or_default(),
        kinds: typed.kinds.clone(),
        trail: Trail {
            topics: loaded
                .register
                .baseline
                .topic(&typed.topic)
                .map(|topic| topic.key.code())
                .into_iter()
                .collect(),
            responses: typed.institutions.iter().filter(is_here).copied().collect(),
            sources: typed.sources.clone(),
        },
    };
    match assessment.add_finding(&sent.who.0.actor(), id.0, by_hand, clock::now()).await {
        Ok(code) => {
            let to = paths::register(id.0, RegisterPath::Finding(&code));
            Ok(Ok(Done::to(to).with(Notice::Saved)))
        }
        Err(Error::Store(StoreError::ChangedMeanwhile { .. })) => Ok(Err(overtaken(&screen, id.0))),
        Err(error) => Err(error.into()),
    }
}
