//! Rounds: creating them, and saying who takes part.

use std::sync::Arc;

use rocket::http::Status;
use rocket::{Route, State, get, post, routes};

use super::round_form::{Offered, TypedRound, offered, titled};
use crate::assessment::letters::{Letters, reminder_days};
use crate::assessment::{Assessment, Error, clock};
use crate::questionnaire::Questionnaire;
use crate::response::{
    Institution, InstitutionId, InstitutionKind, ResponseId, Round, RoundId, RoundSettings, RoundState,
    SMALLEST_CELL_DEFAULT,
};
use crate::store::{EnrolledResponse, StoreError};
use crate::texts::Texts;
use crate::web::errors::Failure;
use crate::web::fields::{Fields, Form};
use crate::web::guards::Administrator;
use crate::web::ids::Id;
use crate::web::notice::{Done, Notice};
use crate::web::pages::admin::{AdminRound, AdminRounds, enrolled_table};
use crate::web::pages::institutions::kind_label;
use crate::web::pages::parts::{Cell, Choice, Choices, Fact, Link, Row};
use crate::web::paths;
use crate::web::problems::Problems;
use crate::web::routes::rounds::with_counts;
use crate::web::screen::{Html, Screen};
use crate::web::token::Signed;
use crate::web::view;
use crate::web::view::words::round_state;

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![list, create, page, enrol]
}

async fn rounds_page(
    screen: &Screen<'_>,
    assessment: &Assessment,
    form: &TypedRound,
    (problems, offered): (&Problems, &[Offered]),
) -> Result<AdminRounds, Failure> {
    let texts = screen.texts;
    let found = with_counts(assessment).await?;
    Ok(AdminRounds {
        rounds: view::rounds::rounds(texts, &found, |round| paths::admin_round(round.id)),
        fields: form.fields((texts, problems), (offered, true)),
        errors: problems.summary(),
    })
}

#[get("/admin/rounds")]
async fn list(
    _administrator: Administrator,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let form = TypedRound::fresh();
    let offered = offered(assessment).await?;
    Ok(screen.show(&rounds_page(&screen, assessment, &form, (&Problems::default(), &offered)).await?))
}

#[post("/admin/rounds", data = "<sent>")]
async fn create(
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<Administrator, TypedRound>,
) -> Result<Result<Done, Html>, Failure> {
    let form = sent.form;
    let offered = offered(assessment).await?;
    let texts = screen.texts;
    let mut problems = form
        .problems(texts)
        .then(form.questionnaire_problems(texts, &offered))
        .then(form.target_problems(texts));
    if problems.is_empty() {
        let fresh = Round {
            id: RoundId(clock::fresh_id()),
            name: String::new(),
            deadline: None,
            smallest_cell: SMALLEST_CELL_DEFAULT,
            state: RoundState::Open,
            settings: RoundSettings::default(),
        };
        let round = form.apply(fresh, &form.questionnaires);
        let (actor, now) = (sent.who.0.actor(), clock::now());
        match assessment.store.add_round(&actor, &round, &form.questionnaires, now).await {
            Ok(()) => return Ok(Ok(Done::to(paths::admin_round(round.id)).with(Notice::RoundCreated))),
            Err(StoreError::AlreadyExists { .. }) => problems.add("name", texts.t("error-name-taken")),
            Err(error) => return Err(error.into()),
        }
    }
    let page = rounds_page(&screen, assessment, &form, (&problems, &offered)).await?;
    Ok(Err(screen.show_as(Status::UnprocessableEntity, &page)))
}

/// The titles of the questionnaires of a round that are addressed to a kind of institution.
fn titles(asked: &[Arc<Questionnaire>], kind: Option<InstitutionKind>, code: &str) -> Vec<String> {
    let is_addressed = |questionnaire: &&Arc<Questionnaire>| {
        kind.is_some_and(|kind| questionnaire.addressed_to.iter().any(|addressed| addressed == kind.code()))
    };
    asked.iter().filter(is_addressed).map(|one| one.title.get(code).to_owned()).collect()
}

async fn round_page(
    screen: &Screen<'_>,
    assessment: &Assessment,
    (id, letters): (RoundId, &Letters),
    (chosen, problems): (&[String], &Problems),
) -> Result<AdminRound, Failure> {
    let texts = screen.texts;
    let round = assessment.store.round(id).await?.ok_or(Failure::NotFound)?;
    let mut asked = Vec::new();
    for entry in assessment.store.list_questionnaires_of_round(id).await? {
        asked.push(assessment.questionnaire(&entry.sha256).await?);
    }
    let enrolled = assessment.store.list_responses(id).await?;
    let mut others = assessment.store.list_institutions().await?;
    others.retain(|one| enrolled.iter().all(|known| known.institution.id != one.id));
    texts.sort_by_name(&mut others, |institution| &institution.name);
    let candidate = |institution: &Institution| {
        let titles = titles(&asked, institution.profile.kind, screen.code());
        (!titles.is_empty()).then(|| {
            let id = institution.id.to_string();
            let is_chosen = chosen.contains(&id);
            Choice::new(id, &institution.name).with_hint(titles.join(", ")).chosen(is_chosen)
        })
    };
    let is_open = round.state == RoundState::Open;
    let candidates: Vec<Choice> = others.iter().filter_map(candidate).collect();
    Ok(AdminRound {
        name: round.name.clone(),
        state: round_state(texts, round.state),
        facts: round_facts(texts, &round, enrolled.len(), letters),
        links: vec![
            Link::new(texts.t("rounds-settings"), paths::round_settings(id)),
            Link::new(texts.t("rounds-roster"), paths::round_roster(id)),
            Link::new(texts.t("rounds-invitations"), paths::round_invitations(id)),
        ],
        enrolled: enrolled_table(texts, enrolled_rows(screen, assessment, (&round, enrolled)).await?),
        candidates: if is_open { problems.choices("institutions", candidates) } else { Choices::default() },
        action: if is_open { paths::admin_round(id) } else { String::new() },
        errors: problems.summary(),
    })
}

/// What the page says of the round, with the days on which people are reminded while it is open.
fn round_facts(texts: &Texts, round: &Round, institutions: usize, letters: &Letters) -> Vec<Fact> {
    let mut facts = view::rounds::facts(texts, round, institutions);
    if round.state == RoundState::Open {
        let days = round.deadline.map(|day| reminder_days(letters.office(), day)).unwrap_or_default();
        let days: Vec<String> = days.into_iter().map(|day| texts.date(day)).collect();
        let words = if days.is_empty() { texts.t("letters-schedule-none") } else { days.join("; ") };
        facts.push(Fact::new(texts.t("letters-schedule"), words));
    }
    facts
}

async fn enrolled_rows(
    screen: &Screen<'_>,
    assessment: &Assessment,
    (round, mut enrolled): (&Round, Vec<EnrolledResponse>),
) -> Result<Vec<Row>, Failure> {
    let arrangements = assessment.store.arrangements(round.id).await?;
    let texts = screen.texts;
    let people = assessment.store.list_users().await?;
    texts.sort_by_name(&mut enrolled, |one| &one.institution.name);
    let mut rows = Vec::new();
    for one in &enrolled {
        let questionnaire = assessment.questionnaire(&one.response.questionnaire).await?;
        let institution = &one.institution;
        let is_theirs = |role: &crate::store::Role| role.institution() == Some(institution.id);
        let people = people.iter().filter(|user| user.is_active && is_theirs(&user.role)).count();
        let kind = institution.profile.kind.map(|kind| kind_label(texts, kind)).unwrap_or_default();
        let cells = vec![
            Cell::words(kind),
            Cell::words(titled(texts, &questionnaire)),
            Cell::number(people.to_string()),
            Cell::link(
                view::rounds::arrangement_words(texts, arrangements.get(&one.response.id)),
                paths::round_arrangement(round.id, one.response.id),
            ),
        ];
        rows.push(Row::new(&institution.name, cells).leading_to(paths::admin_institution(institution.id)));
    }
    Ok(rows)
}

#[get("/admin/rounds/<id>")]
async fn page(
    id: Id<RoundId>,
    _administrator: Administrator,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    letters: &State<Arc<Letters>>,
) -> Result<Html, Failure> {
    Ok(screen.show(&round_page(&screen, assessment, (id.0, letters), (&[], &Problems::default())).await?))
}

struct Enrolment(Vec<String>);

impl Form for Enrolment {
    fn read(fields: &Fields) -> Self {
        Self(fields.all("institutions").map(str::to_owned).collect())
    }
}

#[post("/admin/rounds/<id>", data = "<sent>")]
async fn enrol(
    id: Id<RoundId>,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    letters: &State<Arc<Letters>>,
    sent: Signed<Administrator, Enrolment>,
) -> Result<Result<Done, Html>, Failure> {
    let round = assessment.store.round(id.0).await?.ok_or(Failure::NotFound)?;
    let mut institutions = Vec::new();
    for chosen in &sent.form.0 {
        let chosen: InstitutionId = chosen.parse().map_err(|_| Failure::NotFound)?;
        institutions.push(assessment.store.institution(chosen).await?.ok_or(Failure::NotFound)?);
    }
    let mut problems = Problems::default();
    if round.state != RoundState::Open {
        problems.add("institutions", screen.texts.t("round-closed-already"));
        institutions.clear();
    } else if institutions.is_empty() {
        problems.add("institutions", screen.texts.t("error-choose"));
    }
    for institution in &institutions {
        if let Some(problem) = enrol_one(&screen, assessment, (&round, institution), &sent.who).await? {
            problems.add("institutions", problem);
        }
    }
    if problems.is_empty() {
        return Ok(Ok(Done::to(paths::admin_round(id.0)).with(Notice::Enrolled)));
    }
    let page = round_page(&screen, assessment, (id.0, letters), (&sent.form.0, &problems)).await?;
    Ok(Err(screen.show_as(Status::UnprocessableEntity, &page)))
}

/// Enrols an institution; one that takes part already is no problem. Gives why it could not be.
async fn enrol_one(
    screen: &Screen<'_>,
    assessment: &Assessment,
    (round, institution): (&Round, &Institution),
    who: &Administrator,
) -> Result<Option<String>, Failure> {
    let (actor, id, now) = (who.0.actor(), ResponseId(clock::fresh_id()), clock::now());
    match assessment.enrol(&actor, round, institution, id, now).await {
        Ok(()) | Err(Error::Store(StoreError::AlreadyExists { .. })) => Ok(None),
        Err(Error::Refused(_)) => {
            let name = [("institution", institution.name.as_str().into())];
            Ok(Some(screen.texts.t_with("error-no-questionnaire", &name)))
        }
        Err(Error::Store(StoreError::RoundClosed)) => Ok(Some(screen.texts.t("round-closed-already"))),
        Err(error) => Err(error.into()),
    }
}
