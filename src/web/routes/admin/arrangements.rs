//! What is agreed with one institution of a round: another last day, that it takes part no more.

use chrono::NaiveDate;
use rocket::http::Status;
use rocket::{Route, State, get, post, routes};

use crate::assessment::letters::today;
use crate::assessment::{Assessment, OpenedResponse, clock};
use crate::response::{Arrangement, ResponseId, Round, RoundId, RoundState, Timing, WithdrawalCause};
use crate::store::StoreError;
use crate::texts::Texts;
use crate::web::errors::Failure;
use crate::web::fields::Fields;
use crate::web::guards::Administrator;
use crate::web::ids::Id;
use crate::web::notice::{Done, Notice};
use crate::web::pages::parts::{Choice, Choices, Fact, Tag, Tone};
use crate::web::pages::round_changes::ArrangementPage;
use crate::web::paths;
use crate::web::problems::{Problems, rules};
use crate::web::screen::{Html, Screen};
use crate::web::token::Signed;
use crate::web::view::rounds::{cause_words, timing_tag};
use crate::web::view::words::reviewed_state;

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![page, change]
}

/// What was typed into the forms of the page.
#[derive(Default)]
struct Typed {
    to: String,
    reason: String,
    cause: String,
    words: String,
}

impl Typed {
    fn read(fields: &Fields) -> Self {
        let line = |name| fields.line(name);
        Self { to: line("to"), reason: line("reason"), cause: line("cause"), words: line("words") }
    }

    fn day(&self) -> Option<NaiveDate> {
        self.to.parse().ok().filter(|_| rules::day(&self.to).is_ok())
    }

    fn cause(&self) -> Option<WithdrawalCause> {
        WithdrawalCause::from_code(&self.cause)
    }

    fn problems(&self, texts: &Texts, act: &str) -> Problems {
        let mut problems = Problems::default();
        if act == "extend" && self.day().is_none() {
            problems.add("to", texts.t("error-date"));
        }
        if act == "extend" && rules::message(&self.reason).is_err() {
            problems.add("reason", texts.t("error-required"));
        }
        if act == "withdraw" && self.cause().is_none() {
            problems.add("cause", texts.t("error-choose"));
        }
        if act == "withdraw" && rules::message(&self.words).is_err() {
            problems.add("words", texts.t("error-required"));
        }
        if !["extend", "withdraw", "restore"].contains(&act) {
            problems.add("to", texts.t("error-choose"));
        }
        problems
    }
}

/// The response with the round as it is for everybody else.
async fn found(
    assessment: &Assessment,
    (round, response): (RoundId, ResponseId),
) -> Result<(Round, OpenedResponse), Failure> {
    let opened = assessment.open_response(response).await?;
    let round = assessment.store.round(round).await?.ok_or(Failure::NotFound)?;
    if opened.response.round == round.id { Ok((round, opened)) } else { Err(Failure::NotFound) }
}

fn arrangement_page(
    texts: &Texts,
    (round, opened): (&Round, &OpenedResponse),
    (typed, problems): (&Typed, &Problems),
) -> ArrangementPage {
    let arrangement = &opened.arrangement;
    let (is_in, is_open) = (arrangement.withdrawal.is_none(), round.state == RoundState::Open);
    let cause = |cause: &WithdrawalCause| {
        Choice::new(cause.code(), cause_words(texts, *cause)).chosen(typed.cause() == Some(*cause))
    };
    let causes = WithdrawalCause::ALL.iter().map(cause).collect();
    ArrangementPage {
        institution: opened.institution.name.clone(),
        round: round.name.clone(),
        round_href: paths::admin_round(round.id),
        state: if is_in {
            reviewed_state(texts, &opened.response.state, !opened.answers.is_empty())
        } else {
            Tag::new(texts.t("round-withdrawn"), Tone::Quiet)
        },
        facts: facts(texts, round, arrangement),
        action: if is_open { paths::round_arrangement(round.id, opened.response.id) } else { String::new() },
        to: problems.field("to", &typed.to),
        reason: problems.field("reason", &typed.reason),
        cause: if is_in { problems.choices("cause", causes) } else { Choices::default() },
        words: problems.field("words", &typed.words),
        errors: problems.summary(),
    }
}

fn facts(texts: &Texts, round: &Round, arrangement: &Arrangement) -> Vec<Fact> {
    let mut facts = Vec::new();
    let mut say = |term: String, detail: String| facts.push(Fact::new(term, detail));
    if let Some(day) = round.deadline {
        say(texts.t("rounds-deadline-all"), texts.date(day));
    }
    if let Some(extension) = &arrangement.extension {
        say(texts.t("rounds-extend-to"), texts.date(extension.to));
        say(texts.t("rounds-reason"), extension.reason.clone());
        say(texts.t("rounds-recorded"), by(texts, extension.at, &extension.by));
    }
    if let Some(at) = arrangement.opened_at {
        say(texts.t("rounds-opened"), texts.date_time(at));
    }
    if let Some(at) = arrangement.handed_in_at {
        say(texts.t("rounds-handed-in"), texts.date_time(at));
    }
    let timing = arrangement.timing(round, clock::now(), today);
    if timing != Timing::InTime {
        say(texts.t("rounds-timing"), timing_tag(texts, timing).map(|tag| tag.text).unwrap_or_default());
    }
    if let Some(withdrawal) = &arrangement.withdrawal {
        say(texts.t("rounds-cause"), cause_words(texts, withdrawal.cause));
        say(texts.t("rounds-reason"), withdrawal.reason.clone());
        say(texts.t("rounds-recorded"), by(texts, withdrawal.at, &withdrawal.by));
    }
    facts
}

fn by(texts: &Texts, at: chrono::DateTime<chrono::Utc>, name: &str) -> String {
    texts.t_with("rounds-by", &[("name", name.into()), ("at", texts.date_time(at).into())])
}

#[get("/admin/rounds/<id>/responses/<response>")]
async fn page(
    id: Id<RoundId>,
    response: Id<ResponseId>,
    _administrator: Administrator,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let (round, opened) = found(assessment, (id.0, response.0)).await?;
    let typed = opened.arrangement.extension.as_ref().map_or_else(Typed::default, |extension| Typed {
        to: extension.to.to_string(),
        reason: extension.reason.clone(),
        ..Typed::default()
    });
    let page = arrangement_page(screen.texts, (&round, &opened), (&typed, &Problems::default()));
    Ok(screen.show(&page))
}

#[post("/admin/rounds/<id>/responses/<response>", data = "<sent>")]
async fn change(
    id: Id<RoundId>,
    response: Id<ResponseId>,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<Administrator, Fields>,
) -> Result<Result<Done, Html>, Failure> {
    let (round, opened) = found(assessment, (id.0, response.0)).await?;
    let (typed, act) = (Typed::read(&sent.form), sent.form.line("act"));
    let problems = typed.problems(screen.texts, &act);
    if !problems.is_empty() {
        let page = arrangement_page(screen.texts, (&round, &opened), (&typed, &problems));
        return Ok(Err(screen.show_as(Status::UnprocessableEntity, &page)));
    }
    let (actor, now, store) = (sent.who.0.actor(), clock::now(), &assessment.store);
    let done = match (typed.day(), typed.cause()) {
        (Some(day), _) if act == "extend" => {
            store.extend(&actor, response.0, (day, &typed.reason), now).await
        }
        (_, Some(cause)) if act == "withdraw" => {
            store.withdraw(&actor, response.0, (cause, &typed.words), now).await
        }
        _ => store.take_back_withdrawal(&actor, (id.0, response.0), now).await,
    };
    match done {
        Ok(()) => Ok(Ok(Done::to(paths::round_arrangement(id.0, response.0)).with(Notice::Saved))),
        Err(StoreError::ChangedMeanwhile { .. } | StoreError::RoundClosed) => {
            let (round, opened) = found(assessment, (id.0, response.0)).await?;
            let page = arrangement_page(screen.texts, (&round, &opened), (&typed, &problems));
            Ok(Err(screen.show_as(Status::Conflict, &page)))
        }
        Err(error) => Err(error.into()),
    }
}
