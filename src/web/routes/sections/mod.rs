//! Answering a section: the page, and the form for browsers without the script.
//!
//! Every answer is saved on its own. What cannot be saved comes back with what was typed: answers that are none,
//! and answers somebody else has changed meanwhile, beside what is stored now.

mod rows;
mod standing;

use rocket::http::Status;
use rocket::{Route, State, get, post, routes};

use self::rows::{Change, Row, changed, judge, rows, unplaced};
use self::standing::{is_locked, step, unlocked};
use super::responses::own;
use super::team::take;
use crate::assessment::{Assessment, OpenedResponse, OwnResponse, clock, section_of};
use crate::response::{ResponseId, SaveId};
use crate::store::{Actor, SaveAnswer, SaveError, Saved};
use crate::texts::Texts;
use crate::web::errors::Failure;
use crate::web::fields::Fields;
use crate::web::guards::Respondent;
use crate::web::ids::Id;
use crate::web::notice::{Done, Notice};
use crate::web::pages::messages::Message;
use crate::web::pages::parts::Link;
use crate::web::paths::{self, ResponsePath};
use crate::web::screen::{Html, Screen};
use crate::web::token::Signed;
use crate::web::typed::{FormKey, Typed};
use crate::web::view::evidence;
use crate::web::view::form::{AllUnsaved, section};
use crate::web::view::team::{Talk, section_after};
use crate::web::view::units::{self, Shown};

/// How much is said about the questions of a response.
async fn talk(assessment: &Assessment, opened: &OwnResponse, who: &Respondent) -> Result<Talk, Failure> {
    let comments = assessment.store.comments(opened.response.id).await?;
    let mut unread = assessment.store.unseen_mentions(who.person.user.id).await?;
    unread.retain(|comment| comment.response == opened.response.id);
    Ok(Talk::new(&comments, &unread))
}

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![page, save]
}

#[get("/responses/<id>/sections/<name>?<unit>")]
async fn page(
    id: Id<ResponseId>,
    name: &str,
    unit: Option<&str>,
    respondent: Respondent,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Result<Html, Done>, Failure> {
    let opened = own(assessment, &respondent, id.0).await?;
    let place = place(&opened, name)?;
    if !opened.is_editable() {
        // Nothing can be typed any more; the answers are read on one page.
        let to = format!("{}#section-{name}", paths::response(id.0, ResponsePath::Check));
        return Ok(Err(Done::to(to)));
    }
    let shown = asked_for(&opened, place, unit).ok_or(Failure::NotFound)?;
    let talk = talk(assessment, &opened, &respondent).await?;
    Ok(Ok(show(&screen, Status::Ok, (&opened, &talk), (place, shown, &AllUnsaved::new()))))
}

/// Which answers the page of a section shows; `None` for a unit there is not.
fn asked_for(opened: &OpenedResponse, place: usize, unit: Option<&str>) -> Option<Shown> {
    let unit = match unit {
        Some(id) => Some(id.parse().ok()?),
        None => None,
    };
    Shown::of(opened, &opened.questionnaire.sections[place], unit)
}

/// The same after a form was sent: a unit that is gone must not cost what was typed.
fn sent_for(opened: &OpenedResponse, place: usize, unit: Option<&str>) -> Shown {
    asked_for(opened, place, unit).unwrap_or(Shown::All)
}

fn place(opened: &OwnResponse, name: &str) -> Result<usize, Failure> {
    let sections = &opened.questionnaire.sections;
    let is_theirs = |id: &str| id == name && opened.access.has_part(id);
    sections.iter().position(|section| is_theirs(&section.id)).ok_or(Failure::NotFound)
}

fn show(
    screen: &Screen<'_>,
    status: Status,
    (opened, talk): (&OwnResponse, &Talk),
    (place, shown, unsaved): (usize, Shown, &AllUnsaved),
) -> Html {
    let mut page = section(screen.texts, screen.shelf, (opened, talk), (place, shown), unsaved);
    evidence::into_form(screen.texts, &mut page, opened, clock::now().date_naive());
    screen.show_as(status, &page)
}

#[post("/responses/<id>/sections/<name>?<unit>", data = "<sent>")]
async fn save(
    id: Id<ResponseId>,
    name: &str,
    unit: Option<&str>,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<Respondent, Fields>,
) -> Result<Result<Done, Html>, Failure> {
    let Signed { who, form } = sent;
    let opened = own(assessment, &who, id.0).await?;
    let place = place(&opened, name)?;
    let opened = unlocked(assessment, &who, opened, (place, &form)).await?;
    let rows = rows(&form, &opened, place);
    let unplaced = unplaced(screen.texts, &form, &opened, place);
    let (given, mut unsaved) = judge(screen.texts, &opened, &rows);
    let changes = changed(&opened, place, &rows, &given);
    if !opened.is_editable() {
        let lost = changes.iter().map(|change| change.row).collect();
        let shown = sent_for(&opened, place, unit);
        return Ok(Err(refused(&screen, &opened, (place, shown, lost), Verdict::Closed)));
    }
    if is_locked(&opened, place) {
        let lost = changes.iter().map(|change| change.row).collect();
        return Ok(Err(refused(
            &screen,
            &opened,
            (place, sent_for(&opened, place, unit), lost),
            Verdict::Locked,
        )));
    }
    let outcomes = store(assessment, &who.person.actor(), &opened, changes).await;
    let verdict = keep(assessment, screen.texts, outcomes, (id.0, &mut unsaved)).await?;
    let now = own(assessment, &who, id.0).await?;
    let shown = sent_for(&now, place, unit);
    match verdict {
        verdict @ (Verdict::Closed | Verdict::Locked) => {
            Ok(Err(refused(&screen, &now, (place, shown, rows.iter().collect()), verdict)))
        }
        Verdict::Conflict => {
            let talk = talk(assessment, &now, &who).await?;
            Ok(Err(show(&screen, Status::Conflict, (&now, &talk), (place, shown, &unsaved))))
        }
        Verdict::Taken if !unsaved.is_empty() => {
            let talk = talk(assessment, &now, &who).await?;
            let status = Status::UnprocessableEntity;
            Ok(Err(show(&screen, status, (&now, &talk), (place, shown, &unsaved))))
        }
        Verdict::Taken if !unplaced.is_empty() => {
            let page = units::unplaced(screen.texts, &now, (place, shown), unplaced);
            Ok(Err(screen.show_as(Status::Conflict, &page)))
        }
        Verdict::Taken => match step(&now, place, &form) {
            Some(step) => {
                take(assessment, &screen, (&now, &now.questionnaire.sections[place]), &who, &step).await
            }
            None => Ok(Ok(Done::to(next(&form, &now, (place, shown))).with(Notice::Saved))),
        },
    }
}

/// What became of the answers together.
#[derive(PartialEq, Eq)]
enum Verdict {
    /// Nobody stood in the way.
    Taken,
    /// Somebody else has changed one of them.
    Conflict,
    /// The response was handed in or the round closed meanwhile.
    Closed,
    /// The section was marked ready meanwhile.
    Locked,
}

/// Keeps what could not be saved, each with why.
async fn keep(
    assessment: &Assessment,
    texts: &Texts,
    outcomes: Vec<(&Row, Result<Saved, SaveError>)>,
    (response, unsaved): (ResponseId, &mut AllUnsaved),
) -> Result<Verdict, Failure> {
    let mut verdict = Verdict::Taken;
    for (row, outcome) in outcomes {
        match outcome {
            Ok(_) => {}
            Err(SaveError::Stale { current }) => {
                if !is_untouched(assessment, response, row).await? {
                    let conflict = Some((current.map(|current| *current), row.revision));
                    unsaved.insert(row.key.clone(), row.unsaved(texts.t("conflict-title"), conflict));
                    verdict = Verdict::Conflict;
                }
            }
            Err(SaveError::NotEditable | SaveError::RoundClosed) => return Ok(Verdict::Closed),
            Err(SaveError::SectionReady) => return Ok(Verdict::Locked),
            Err(error) => {
                tracing::error!(%error, "an answer was not saved");
                unsaved.insert(row.key.clone(), row.unsaved(texts.t("error-not-saved"), None));
            }
        }
    }
    Ok(verdict)
}

/// Saves them; the outcomes stand beside their rows.
async fn store<'a>(
    assessment: &Assessment,
    actor: &Actor,
    own: &OwnResponse,
    changes: Vec<Change<'a>>,
) -> Vec<(&'a Row, Result<Saved, SaveError>)> {
    let at = clock::now();
    let save = |change: &Change<'_>| {
        let question = &change.row.key.question;
        let permit = own.access.may_answer(section_of(&own.questionnaire, question)?, question)?;
        Some(SaveAnswer {
            save_id: SaveId(clock::fresh_id()),
            response: own.response.id,
            unit: change.row.key.unit,
            permit,
            expected_revision: change.expected_revision,
            given: change.given.clone(),
            actor: actor.clone(),
            at,
        })
    };
    // Rows of questions that are not theirs to answer were never read from the form.
    let (rows, saves): (Vec<_>, Vec<_>) =
        changes.iter().filter_map(|change| Some((change.row, save(change)?))).unzip();
    rows.into_iter().zip(assessment.writer.save_many(saves).await).collect()
}

/// True when what was sent is what stood on the page: the person changed nothing, somebody else did.
async fn is_untouched(assessment: &Assessment, response: ResponseId, row: &Row) -> Result<bool, Failure> {
    if row.keep.is_some() {
        return Ok(false);
    }
    if row.revision == 0 {
        return Ok(row.typed == Typed::default());
    }
    let history = assessment.store.answer_history(response, row.key.unit, &row.key.question).await?;
    let seen = history.iter().find(|version| version.revision == row.revision);
    Ok(seen.is_some_and(|seen| Typed::of(&seen.given) == row.typed))
}

/// The response cannot be changed any more: the form comes back with what was typed, and a page says so.
fn refused(
    screen: &Screen<'_>,
    opened: &OwnResponse,
    (place, shown, rows): (usize, Shown, Vec<&Row>),
    verdict: Verdict,
) -> Html {
    let (error, status) = match verdict {
        Verdict::Locked => (screen.texts.t("team-section-locked"), Status::Locked),
        Verdict::Taken | Verdict::Conflict | Verdict::Closed => {
            (screen.texts.t("autosave-closed"), Status::Conflict)
        }
    };
    if rows.is_empty() {
        let code = screen.code();
        let back = Link::new(
            opened.questionnaire.title.get(code),
            paths::response(opened.response.id, ResponsePath::Sections),
        );
        let page = Message::conflict(screen.texts, error, back);
        return screen.show_as(status, &page);
    }
    let unsaved: AllUnsaved =
        rows.into_iter().map(|row| (row.key.clone(), row.unsaved(error.clone(), None))).collect();
    show(screen, status, (opened, &Talk::default()), (place, shown, &unsaved))
}

/// Where the button pressed leads.
fn next(fields: &Fields, opened: &OwnResponse, (place, shown): (usize, Shown)) -> String {
    let id = opened.response.id;
    let sections = &opened.questionnaire.sections;
    let key = FormKey::parse(fields.first("question")).map(|key| key.to_string());
    if fields.first("then") != "question"
        && let Some(to) = units::next(opened, &sections[place], shown, fields.first("then"))
    {
        return to;
    }
    let page = match (fields.first("then"), section_after(opened, place)) {
        ("question", _) => key.as_deref().map_or(ResponsePath::Sections, ResponsePath::Question),
        ("next", Some(next)) => ResponsePath::Section(&next.id),
        ("next" | "sections", _) => ResponsePath::Sections,
        _ => ResponsePath::Section(&sections[place].id),
    };
    paths::response(id, page)
}
