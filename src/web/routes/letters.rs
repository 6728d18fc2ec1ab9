//! Letters: the administrator's list, what a focal point passes on, and who wants reminders.

use std::sync::Arc;

use rocket::{Route, State, get, post, routes};

use crate::assessment::letters::Letters;
use crate::assessment::{Assessment, clock};
use crate::response::LetterId;
use crate::store::{LetterState, StoreError};
use crate::web::errors::Failure;
use crate::web::fields::{Fields, Form};
use crate::web::guards::{Administrator, FocalPoint};
use crate::web::ids::Id;
use crate::web::notice::{Done, Notice};
use crate::web::pages::letters::{LetterSettings, LettersPage};
use crate::web::paths;
use crate::web::screen::{Html, Screen};
use crate::web::session::Person;
use crate::web::token::Signed;
use crate::web::view::letters::{card, filters, own_card};

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![list, retry, pass_on, own, pass_own_on, settings, choose]
}

/// Letters on one page.
const SHOWN: u32 = 100;

/// What wants attention first.
const FIRST: [LetterState; 3] = [LetterState::Failed, LetterState::ByHand, LetterState::Waiting];

#[get("/admin/letters?<state>")]
async fn list(
    state: Option<&str>,
    _administrator: Administrator,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    letters: &State<Arc<Letters>>,
) -> Result<Html, Failure> {
    let (texts, store) = (screen.texts, &assessment.store);
    let counts = store.count_letters().await?;
    let has = |state: &LetterState| counts.iter().any(|(known, count)| known == state && *count > 0);
    let first = || FIRST.into_iter().find(has).unwrap_or(LetterState::Sent);
    let shown = state.and_then(LetterState::from_code).unwrap_or_else(first);
    let found = store.list_letters(shown, clock::now(), SHOWN).await?;
    let is_full = u32::try_from(found.len()).is_ok_and(|count| count >= SHOWN);
    let lead = match (letters.is_mail(), has(&LetterState::ByHand)) {
        (true, false) => texts.t("letters-lead-mail"),
        (true, true) => texts.t("letters-lead-mail-by-hand"),
        (false, _) => texts.t("letters-lead-by-hand"),
    };
    Ok(screen.show(&LettersPage {
        title: texts.t("letters-title"),
        lead,
        filters: filters(texts, &counts, shown),
        letters: found.iter().map(|letter| card(texts, letter)).collect(),
        more: if is_full { texts.t_with("letters-more", &[("count", SHOWN.into())]) } else { String::new() },
    }))
}

/// Back to the list with a word; without one when somebody else was first.
fn done(outcome: Result<(), StoreError>, to: String, notice: Notice) -> Result<Done, Failure> {
    match outcome {
        Ok(()) => Ok(Done::to(to).with(notice)),
        Err(StoreError::ChangedMeanwhile { .. }) => Ok(Done::to(to)),
        Err(error) => Err(error.into()),
    }
}

#[post("/admin/letters/<id>/retry", data = "<sent>")]
async fn retry(
    id: Id<LetterId>,
    assessment: &State<Assessment>,
    letters: &State<Arc<Letters>>,
    sent: Signed<Administrator, ()>,
) -> Result<Done, Failure> {
    let outcome = assessment.store.retry_letter(&sent.who.0.actor(), id.0, clock::now()).await;
    letters.ring();
    done(outcome, paths::letters_in(LetterState::Failed.code()), Notice::LetterRetried)
}

#[post("/admin/letters/<id>/passed-on", data = "<sent>")]
async fn pass_on(
    id: Id<LetterId>,
    assessment: &State<Assessment>,
    sent: Signed<Administrator, ()>,
) -> Result<Done, Failure> {
    let outcome = assessment.store.pass_letter_on(&sent.who.0.actor(), id.0, clock::now()).await;
    done(outcome, paths::letters_in(LetterState::ByHand.code()), Notice::LetterPassedOn)
}

#[get("/letters")]
async fn own(
    focal_point: FocalPoint,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let found = assessment.store.letters_to_pass_on(focal_point.institution).await?;
    Ok(screen.show(&LettersPage {
        title: screen.texts.t("letters-own-title"),
        lead: screen.texts.t("letters-own-lead"),
        filters: Vec::new(),
        letters: found.iter().map(|letter| own_card(screen.texts, letter)).collect(),
        more: String::new(),
    }))
}

#[post("/letters/<id>/passed-on", data = "<sent>")]
async fn pass_own_on(
    id: Id<LetterId>,
    assessment: &State<Assessment>,
    sent: Signed<FocalPoint, ()>,
) -> Result<Done, Failure> {
    let theirs = assessment.store.letters_to_pass_on(sent.who.institution).await?;
    if theirs.iter().all(|letter| letter.id != id.0) {
        return Ok(Done::to(paths::OWN_LETTERS));
    }
    let outcome = assessment.store.pass_letter_on(&sent.who.person.actor(), id.0, clock::now()).await;
    done(outcome, paths::OWN_LETTERS.to_owned(), Notice::LetterPassedOn)
}

#[get("/settings/letters")]
async fn settings(
    person: Person,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let wanted = assessment.store.wants_reminders(person.user.id).await?;
    Ok(screen.show(&LetterSettings::new(screen.texts, wanted)))
}

/// Whether somebody wants reminders. Whoever chose nothing keeps what they had.
struct Choice(Option<bool>);

impl Form for Choice {
    fn read(fields: &Fields) -> Self {
        Self(match fields.first("reminders") {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        })
    }
}

#[post("/settings/letters", data = "<sent>")]
async fn choose(assessment: &State<Assessment>, sent: Signed<Person, Choice>) -> Result<Done, Failure> {
    let person = &sent.who;
    let Some(wanted) = sent.form.0 else { return Ok(Done::to(paths::LETTER_SETTINGS)) };
    assessment.store.set_reminders(&person.actor(), (person.user.id, wanted), clock::now()).await?;
    Ok(Done::to(paths::LETTER_SETTINGS).with(Notice::Saved))
}
