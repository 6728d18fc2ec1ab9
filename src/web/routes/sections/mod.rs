//! Answering a section: the page, and the form for browsers without the script.
//!
//! Every answer is saved on its own. What cannot be saved comes back with what was typed: answers that are none,
//! and answers somebody else has changed meanwhile, beside what is stored now.

mod rows;

use rocket::http::Status;
use rocket::{Route, State, get, post, routes};

use self::rows::{Change, Row, changed, judge, rows};
use super::responses::own;
use crate::assessment::{Assessment, OpenedResponse, clock};
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
use crate::web::typed::Typed;
use crate::web::view::evidence;
use crate::web::view::form::{AllUnsaved, section};

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![page, save]
}

#[get("/responses/<id>/sections/<name>")]
async fn page(
    id: Id<ResponseId>,
    name: &str,
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
    Ok(Ok(show(&screen, Status::Ok, &opened, (place, &AllUnsaved::new()), &respondent)))
}

fn place(opened: &OpenedResponse, name: &str) -> Result<usize, Failure> {
    let sections = &opened.questionnaire.sections;
    sections.iter().position(|section| section.id == name).ok_or(Failure::NotFound)
}

fn show(
    screen: &Screen<'_>,
    status: Status,
    opened: &OpenedResponse,
    (place, unsaved): (usize, &AllUnsaved),
    respondent: &Respondent,
) -> Html {
    let owner = respondent.person.user.id.to_string();
    let mut page = section(screen.texts, screen.shelf, opened, place, unsaved, owner);
    evidence::into_form(screen.texts, &mut page, opened, clock::now().date_naive());
    screen.show_as(status, &page)
}

#[post("/responses/<id>/sections/<name>", data = "<sent>")]
async fn save(
    id: Id<ResponseId>,
    name: &str,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<Respondent, Fields>,
) -> Result<Result<Done, Html>, Failure> {
    let Signed { who, form } = sent;
    let opened = own(assessment, &who, id.0).await?;
    let place = place(&opened, name)?;
    let rows = rows(&form, &opened, place);
    let (given, mut unsaved) = judge(screen.texts, &opened, &rows);
    let changes = changed(&opened, place, &rows, &given);
    if !opened.is_editable() {
        let lost = changes.iter().map(|change| change.row).collect();
        return Ok(Err(refused(&screen, &opened, (place, lost), &who)));
    }
    let outcomes = store(assessment, &who.person.actor(), id.0, changes).await;
    let verdict = keep(assessment, screen.texts, outcomes, (id.0, &mut unsaved)).await?;
    let now = own(assessment, &who, id.0).await?;
    match verdict {
        Verdict::Closed => Ok(Err(refused(&screen, &now, (place, rows.iter().collect()), &who))),
        Verdict::Conflict => Ok(Err(show(&screen, Status::Conflict, &now, (place, &unsaved), &who))),
        Verdict::Taken if !unsaved.is_empty() => {
            Ok(Err(show(&screen, Status::UnprocessableEntity, &now, (place, &unsaved), &who)))
        }
        Verdict::Taken => Ok(Ok(Done::to(next(&form, &now, place)).with(Notice::Saved))),
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
    response: ResponseId,
    changes: Vec<Change<'a>>,
) -> Vec<(&'a Row, Result<Saved, SaveError>)> {
    let at = clock::now();
    let save = |change: &Change<'_>| SaveAnswer {
        save_id: SaveId(clock::fresh_id()),
        response,
        unit: change.row.key.unit,
        question: change.row.key.question.clone(),
        expected_revision: change.expected_revision,
        given: change.given.clone(),
        actor: actor.clone(),
        at,
    };
    let outcomes = assessment.writer.save_many(changes.iter().map(save).collect()).await;
    changes.into_iter().map(|change| change.row).zip(outcomes).collect()
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
    opened: &OpenedResponse,
    (place, rows): (usize, Vec<&Row>),
    who: &Respondent,
) -> Html {
    if rows.is_empty() {
        let code = screen.code();
        let back = Link::new(
            opened.questionnaire.title.get(code),
            paths::response(opened.response.id, ResponsePath::Sections),
        );
        let page = Message::conflict(screen.texts, screen.texts.t("autosave-closed"), back);
        return screen.show_as(Status::Conflict, &page);
    }
    let error = screen.texts.t("autosave-closed");
    let unsaved: AllUnsaved =
        rows.into_iter().map(|row| (row.key.clone(), row.unsaved(error.clone(), None))).collect();
    show(screen, Status::Conflict, opened, (place, &unsaved), who)
}

/// Where the button pressed leads.
fn next(fields: &Fields, opened: &OpenedResponse, place: usize) -> String {
    let id = opened.response.id;
    let sections = &opened.questionnaire.sections;
    let page = match (fields.first("then"), sections.get(place + 1)) {
        ("next", Some(next)) => ResponsePath::Section(&next.id),
        ("next" | "sections", _) => ResponsePath::Sections,
        _ => ResponsePath::Section(&sections[place].id),
    };
    paths::response(id, page)
}
