//! What a round is held by, changed while it is open; and which questionnaire version is asked of whom.

use rocket::http::Status;
use rocket::{Route, State, get, post, routes};
use rust_decimal::Decimal;

use super::round_form::{Offered, TypedRound, asked, offered, titled};
use crate::assessment::{Assessment, clock};
use crate::response::{Round, RoundId, RoundState};
use crate::store::StoreError;
use crate::web::errors::Failure;
use crate::web::fields::Fields;
use crate::web::guards::Administrator;
use crate::web::ids::Id;
use crate::web::notice::{Done, Notice};
use crate::web::pages::parts::{Cell, Choice, Choices, Row};
use crate::web::pages::round_settings::{RoundSettingsPage, VersionMove, versions_table};
use crate::web::paths;
use crate::web::problems::Problems;
use crate::web::screen::{Html, Screen};
use crate::web::token::Signed;

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![page, change, versions]
}

async fn settings_page(
    screen: &Screen<'_>,
    assessment: &Assessment,
    round: &Round,
    (typed, problems): (&TypedRound, &Problems),
) -> Result<RoundSettingsPage, Failure> {
    let texts = screen.texts;
    let asked = asked(assessment, round).await?;
    let is_open = round.state == RoundState::Open;
    let newer = |(sha256, questionnaire): &Offered| {
        let own = asked.iter().filter(|(_, known)| known.id == questionnaire.id);
        let newest = own.clone().map(|(_, known)| known.version).max();
        newest.is_some_and(|newest| newest < questionnaire.version)
            && asked.iter().all(|(known, _)| known != sha256)
    };
    let offered = offered(assessment).await?;
    let add = offered.iter().filter(|one| newer(one) && is_open);
    let add: Vec<Choice> = add.map(|(sha256, one)| Choice::new(sha256, titled(texts, one))).collect();
    let (rows, moves) = version_rows(screen, assessment, round, &asked).await?;
    Ok(RoundSettingsPage {
        name: round.name.clone(),
        round_href: paths::admin_round(round.id),
        fields: typed.fields((texts, problems), (&asked, false)),
        versions: versions_table(texts, rows),
        add: Choices::of(add),
        moves: if is_open { moves } else { Vec::new() },
        action: if is_open { paths::round_settings(round.id) } else { String::new() },
        versions_action: paths::round_versions(round.id),
        errors: problems.summary(),
    })
}

/// Who answers which version, and who could be asked a newer one.
async fn version_rows(
    screen: &Screen<'_>,
    assessment: &Assessment,
    round: &Round,
    asked: &[Offered],
) -> Result<(Vec<Row>, Vec<VersionMove>), Failure> {
    let texts = screen.texts;
    let enrolled = assessment.store.list_responses(round.id).await?;
    let (mut rows, mut moves) = (Vec::new(), Vec::new());
    for (sha256, questionnaire) in asked {
        let answering = enrolled.iter().filter(|one| one.response.questionnaire == *sha256).count();
        let untouched = assessment.store.untouched(round.id, sha256).await?;
        let target = round.settings.targets.get(sha256).unwrap_or(&questionnaire.target);
        let cells = [
            questionnaire.version.to_string(),
            texts.number(target * Decimal::ONE_HUNDRED, 0),
            answering.to_string(),
            untouched.to_string(),
        ];
        rows.push(Row::new(questionnaire.title.get(screen.code()), cells.map(Cell::number).to_vec()));
        let newest = asked.iter().filter(|(_, other)| other.id == questionnaire.id);
        let newest = newest.max_by_key(|(_, other)| other.version);
        if let Some((to, newer)) = newest.filter(|(to, _)| to != sha256 && untouched > 0) {
            let arguments = [
                ("count", untouched.into()),
                ("title", questionnaire.title.get(screen.code()).into()),
                ("version", newer.version.into()),
            ];
            let text = texts.t_with("rounds-move", &arguments);
            moves.push(VersionMove { from: sha256.clone(), to: to.clone(), text });
        }
    }
    Ok((rows, moves))
}

#[get("/admin/rounds/<id>/settings")]
async fn page(
    id: Id<RoundId>,
    _administrator: Administrator,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let round = assessment.store.round(id.0).await?.ok_or(Failure::NotFound)?;
    let typed = TypedRound::of(&round);
    let page = settings_page(&screen, assessment, &round, (&typed, &Problems::default())).await?;
    Ok(screen.show(&page))
}

#[post("/admin/rounds/<id>/settings", data = "<sent>")]
async fn change(
    id: Id<RoundId>,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<Administrator, TypedRound>,
) -> Result<Result<Done, Html>, Failure> {
    let round = assessment.store.round(id.0).await?.ok_or(Failure::NotFound)?;
    let typed = sent.form;
    let mut problems = typed.problems(screen.texts).then(typed.target_problems(screen.texts));
    if round.state != RoundState::Open {
        let page = settings_page(&screen, assessment, &round, (&TypedRound::of(&round), &problems)).await?;
        return Ok(Err(screen.show_as(Status::Conflict, &page)));
    }
    if problems.is_empty() {
        let asked: Vec<String> =
            asked(assessment, &round).await?.into_iter().map(|(sha256, _)| sha256).collect();
        let after = typed.apply(round.clone(), &asked);
        let actor = sent.who.0.actor();
        match assessment.store.update_round(&actor, (&round, &after), clock::now()).await {
            Ok(()) => return Ok(Ok(Done::to(paths::round_settings(id.0)).with(Notice::Saved))),
            Err(StoreError::AlreadyExists { .. }) => problems.add("name", screen.texts.t("error-name-taken")),
            Err(error) => return Err(error.into()),
        }
    }
    let page = settings_page(&screen, assessment, &round, (&typed, &problems)).await?;
    Ok(Err(screen.show_as(Status::UnprocessableEntity, &page)))
}

/// Adds a version, or asks a newer one of those who have not started. Only versions the page offers are taken.
#[post("/admin/rounds/<id>/versions", data = "<sent>")]
async fn versions(
    id: Id<RoundId>,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<Administrator, Fields>,
) -> Result<Result<Done, Html>, Failure> {
    let round = assessment.store.round(id.0).await?.ok_or(Failure::NotFound)?;
    let typed = TypedRound::of(&round);
    let page = settings_page(&screen, assessment, &round, (&typed, &Problems::default())).await?;
    let (actor, now) = (sent.who.0.actor(), clock::now());
    let (add, from, to) = (sent.form.line("add"), sent.form.line("from"), sent.form.line("to"));
    let done = Done::to(paths::round_settings(id.0)).with(Notice::Saved);
    if page.moves.iter().any(|one| one.from == from && one.to == to) {
        assessment.store.ask_version(&actor, (id.0, &from, &to), now).await?;
        return Ok(Ok(done));
    }
    if page.add.options.iter().any(|one| one.value == add) {
        assessment.store.add_version(&actor, (id.0, &add), now).await?;
        return Ok(Ok(done));
    }
    let mut problems = Problems::default();
    problems.add("add", screen.texts.t("error-choose"));
    let page = RoundSettingsPage { errors: problems.summary(), ..page };
    Ok(Err(screen.show_as(Status::UnprocessableEntity, &page)))
}
