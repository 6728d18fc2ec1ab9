//! The first page: what waits for this person.

use std::collections::BTreeSet;

use rocket::{Route, State, get, routes};

use super::{plans, team};
use crate::action_plan::{Sight, Stage, owed};
use crate::assessment::letters::today;
use crate::assessment::{Assessment, Quoted, all, clock};
use crate::response::{ConsentStep, InstitutionId, ResponseId, ResponseState, Round, RoundState};
use crate::store::{HelpThread, Role};
use crate::texts::Texts;
use crate::web::errors::Failure;
use crate::web::pages::entry::{Home, HomeTask};
use crate::web::pages::parts::{Tag, Tone};
use crate::web::paths::{self, PlanPath, ResponsePath, RoundPath};
use crate::web::screen::{Html, Screen, role};
use crate::web::session::Person;
use crate::web::view::plans::title as plan_title;
use crate::web::view::words::{deadline, response_state, round_state};

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![home]
}

#[get("/")]
async fn home(person: Person, screen: Screen<'_>, assessment: &State<Assessment>) -> Result<Html, Failure> {
    let texts = screen.texts;
    let tasks = match person.user.role {
        Role::Respondent(institution) => {
            let mut tasks: Vec<HomeTask> =
                consent_asked(texts, assessment, &person).await?.into_iter().collect();
            tasks.extend(own_responses(texts, assessment, (&person, institution)).await?);
            tasks.extend(letters_to_pass_on(texts, assessment, (&person, institution)).await?);
            tasks.extend(plan_reports(texts, assessment, (&person, institution)).await?);
            tasks
        }
        Role::Reviewer => {
            let rounds = rounds_to_review(texts, assessment, &person).await?;
            rounds.into_iter().chain(plans_to_look_at(texts, assessment).await?).collect()
        }
        Role::Policymaker => vec![task(texts.t("releases-title"), paths::RELEASES.to_owned())],
        Role::Administrator => vec![
            task(texts.t("rounds-title"), paths::ADMIN_ROUNDS.to_owned()),
            task(texts.t("institutions-title"), paths::ADMIN_INSTITUTIONS.to_owned()),
            task(texts.t("people-title"), paths::ADMIN_PEOPLE.to_owned()),
        ],
    };
    let introduction = Home::introduction_for(role(person.user.role), texts);
    let (team_tasks, mentions) = match person.user.role {
        Role::Respondent(_) => team::waiting(texts, assessment, &person.user).await?,
        Role::Reviewer | Role::Policymaker | Role::Administrator => (Vec::new(), Vec::new()),
    };
    Ok(screen.show(&Home { introduction, tasks, team_tasks, mentions }))
}

/// The activities of plans the institution reports on, and how many reports are owed: asked for on the first page, and
/// beside the questions of every round.
pub(super) async fn plan_reports(
    texts: &Texts,
    assessment: &Assessment,
    (person, institution): (&Person, InstitutionId),
) -> Result<Option<HomeTask>, Failure> {
    if !person.user.is_focal_point {
        return Ok(None);
    }
    let Some(own) = assessment.store.institution(institution).await? else { return Ok(None) };
    let today = today(clock::now());
    let until = today + plans::AHEAD;
    let (mut owed, mut overdue, mut is_asked) = (0, 0, false);
    for (plan, duties) in assessment.owed_by(&own, until).await? {
        is_asked |= plan.draft.plan().activities().iter().any(|one| {
            crate::action_plan::reporters(one.part).iter().any(|name| crate::assessment::is_body(&own, name))
        });
        owed += duties.len();
        overdue += duties.iter().filter(|duty| duty.due < today).count();
    }
    let counts = [("owed", owed.into()), ("overdue", overdue.into())];
    let tag = match (owed, overdue) {
        (0, _) => None,
        (_, 0) => Some(Tag::new(texts.t("studio-due-soon"), Tone::Active)),
        _ => Some(Tag::new(texts.t("studio-late"), Tone::Attention)),
    };
    let detail =
        if owed == 0 { texts.t("studio-nothing-owed") } else { texts.t_with("studio-owed-count", &counts) };
    Ok(is_asked.then(|| HomeTask {
        title: texts.t("studio-duties"),
        href: paths::DUTIES.to_owned(),
        detail,
        tag,
    }))
}

/// Plans with proposals nobody has looked at yet, and those whose bodies are late with their reports.
async fn plans_to_look_at(texts: &Texts, assessment: &Assessment) -> Result<Vec<HomeTask>, Failure> {
    let (mut tasks, today) = (Vec::new(), today(clock::now()));
    for (entry, head) in assessment.plans().await? {
        let title = plan_title(texts, (&head.form, &head.title));
        let proposals = all(assessment.proposals(entry.id).await?);
        let waiting = proposals.iter().filter(|one| one.sight == Sight::Waiting).count();
        if waiting > 0 {
            tasks.push(HomeTask {
                title: format!("{title} – {}", texts.t("studio-consultation")),
                href: paths::plan(entry.id, PlanPath::Consultation),
                detail: texts.t_with("home-proposals-wait", &[("count", waiting.into())]),
                tag: Some(Tag::new(texts.t("consult-waiting"), Tone::Attention)),
            });
        }
        if head.stage != Stage::Adopted {
            continue;
        }
        let plan = assessment.plan(entry.id).await?.draft.plan();
        let reports = all(assessment.reports(entry.id).await?);
        let overdue = owed(&head, &plan, &reports, today).iter().filter(|duty| duty.due < today).count();
        if overdue > 0 {
            tasks.push(HomeTask {
                title: format!("{title} – {}", texts.t("studio-progress")),
                href: paths::plan(entry.id, PlanPath::Progress),
                detail: texts.t_with("studio-overdue", &[("count", overdue.into())]),
                tag: Some(Tag::new(texts.t("studio-late"), Tone::Attention)),
            });
        }
    }
    Ok(tasks)
}

const fn task(title: String, href: String) -> HomeTask {
    HomeTask { title, href, detail: String::new(), tag: None }
}

/// The responses of the institution: those it can still change first.
async fn own_responses(
    texts: &Texts,
    assessment: &Assessment,
    (person, institution): (&Person, InstitutionId),
) -> Result<Vec<HomeTask>, Failure> {
    let mut tasks = Vec::new();
    for enrolled in assessment.store.responses_of_institution(institution).await? {
        let response = enrolled.response;
        let Some(round) = assessment.store.round(response.round).await? else { continue };
        let questionnaire = assessment.questionnaire(&response.questionnaire).await?;
        let arrangement = assessment.store.arrangement(response.id).await?;
        let is_withdrawn = arrangement.withdrawal.is_some();
        let is_editable = response.state.is_editable() && round.state == RoundState::Open && !is_withdrawn;
        let round = Round { deadline: arrangement.deadline(&round), ..round };
        let opens = round.settings.opens_on.filter(|_| !round.has_opened(today(clock::now())));
        let detail = match opens {
            _ if !is_editable => replies(texts, assessment, (person, response.id)).await,
            Some(day) => texts.t_with("rounds-opens-later", &[("date", texts.date(day).into())]),
            None => deadline(texts, &round),
        };
        let state = if is_withdrawn {
            Tag::new(texts.t("round-withdrawn"), Tone::Quiet)
        } else {
            response_state(texts, &response.state)
        };
        let title = format!("{} – {}", round.name, questionnaire.title.get(texts.language().code()));
        let task = HomeTask {
            detail,
            tag: Some(state),
            ..task(title, paths::response(response.id, ResponsePath::Sections))
        };
        tasks.push((!is_editable, task));
    }
    tasks.reverse();
    tasks.sort_by_key(|(is_over, _)| *is_over);
    Ok(tasks.into_iter().map(|(_, task)| task).collect())
}

/// That draft results wait to be read and replied to; empty when none do.
async fn replies(texts: &Texts, assessment: &Assessment, (person, id): (&Person, ResponseId)) -> String {
    match assessment.reply_room(&person.user, id).await {
        Ok(room) if room.is_open(clock::now()) => {
            texts.t_with("looks-home-drafts", &[("date", texts.date(room.draft.until).into())])
        }
        Ok(_) | Err(_) => String::new(),
    }
}

/// What the institution of a focal point is asked to let be quoted, while something waits.
async fn consent_asked(
    texts: &Texts,
    assessment: &Assessment,
    person: &Person,
) -> Result<Option<HomeTask>, Failure> {
    if !person.user.is_focal_point {
        return Ok(None);
    }
    let asked = assessment.asked_quotations(&person.user).await?;
    let waits = |one: &&Quoted| one.consent().is_some_and(|consent| consent.step == ConsentStep::Asked);
    let count = asked.iter().filter(waits).count();
    let tag = Some(Tag::new(texts.t("consent-waits"), Tone::Attention));
    let detail = texts.t_with("consent-home", &[("count", count.into())]);
    let found = HomeTask { detail, tag, ..task(texts.t("consent-title"), paths::CONSENT.to_owned()) };
    Ok((count > 0).then_some(found))
}

/// Letters a focal point should pass on to colleagues, when there are any.
async fn letters_to_pass_on(
    texts: &Texts,
    assessment: &Assessment,
    (person, institution): (&Person, InstitutionId),
) -> Result<Option<HomeTask>, Failure> {
    if !person.user.is_focal_point {
        return Ok(None);
    }
    let count = assessment.store.letters_to_pass_on(institution).await?.len();
    if count == 0 {
        return Ok(None);
    }
    let detail = texts.t_with("letters-own-task", &[("count", count.into())]);
    Ok(Some(HomeTask { detail, ..task(texts.t("letters-own-title"), paths::OWN_LETTERS.to_owned()) }))
}

/// The rounds, the newest first, with how many responses wait in each for the person.
async fn rounds_to_review(
    texts: &Texts,
    assessment: &Assessment,
    person: &Person,
) -> Result<Vec<HomeTask>, Failure> {
    let (mut tasks, mut seen) = (Vec::new(), BTreeSet::new());
    let kept_out = assessment.kept_out_of(&person.user).await?;
    for round in assessment.store.list_rounds().await?.into_iter().rev() {
        let mut responses = assessment.store.list_responses(round.id).await?;
        responses.retain(|one| !kept_out.contains(&one.institution.id));
        seen.extend(responses.iter().map(|one| one.response.id));
        let is_waiting = |state: &ResponseState| matches!(state, ResponseState::Submitted { .. });
        let waiting = responses.iter().filter(|one| is_waiting(&one.response.state)).count();
        let (detail, tag) = if waiting > 0 && round.state == RoundState::Open {
            let words = texts.t_with("close-waiting", &[("count", waiting.into())]);
            (words, Tag::new(texts.t("round-open"), Tone::Attention))
        } else {
            // Nobody submits to a round that is closed.
            let until = if round.state == RoundState::Open { deadline(texts, &round) } else { String::new() };
            (until, round_state(texts, round.state))
        };
        let href = paths::round(round.id, RoundPath::Responses);
        tasks.push(HomeTask { detail, tag: Some(tag), ..task(round.name, href) });
    }
    let is_waiting = |thread: &HelpThread| !thread.last.is_from_nhri && seen.contains(&thread.last.response);
    if assessment.store.help_threads().await?.iter().any(is_waiting) {
        let tag = Some(Tag::new(texts.t("help-desk-open"), Tone::Attention));
        let asked = HomeTask { tag, ..task(texts.t("help-desk-title"), paths::HELP_DESK.to_owned()) };
        tasks.insert(0, asked);
    }
    Ok(tasks)
}
