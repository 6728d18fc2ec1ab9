//! Answering a section: the page, and the form for browsers without the script.
//!
//! Every answer is saved on its own. What cannot be saved comes back with what was typed: answers that are none,
//! and answers somebody else has changed meanwhile, beside what is stored now.

use std::collections::BTreeMap;

use rocket::http::Status;
use rocket::{Route, State, get, post, routes};

use super::responses::own;
use crate::assessment::{Assessment, OpenedResponse, clock};
use crate::response::{AnswerKey, AnswerSheet, GivenAnswer, ResponseId, SaveId};
use crate::scoring::Applies;
use crate::store::{Actor, SaveAnswer, SaveError, StoredAnswer};
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
use crate::web::typed::{FormKey, Keep, Typed};
use crate::web::view::asked::askings_of;
use crate::web::view::form::{AllUnsaved, Unsaved, section, unit_of};

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![page, save]
}

/// One answer of the form.
struct Row {
    key: FormKey,
    typed: Typed,
    revision: u32,
    keep: Option<Keep>,
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
    screen.show_as(status, &section(screen.texts, opened, place, unsaved, owner))
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
    let saves = changed(&opened, place, &rows, &given);
    if !opened.is_editable() {
        return refused(&screen, &opened, (place, saves.into_iter().map(|row| row.0).collect()), &who);
    }
    let (mut conflicts, mut is_closed) = (false, false);
    for (row, outcome) in store(assessment, &who.person.actor(), id.0, saves).await {
        match outcome {
            Ok(_) => {}
            Err(SaveError::Stale { current }) => {
                if is_untouched(assessment, id.0, row).await? {
                    continue;
                }
                conflicts = true;
                let conflict = Some((current.map(|current| *current), row.revision));
                unsaved.insert(row.key.clone(), unsaved_row(row, screen.texts.t("conflict-title"), conflict));
            }
            Err(SaveError::NotEditable | SaveError::RoundClosed) => is_closed = true,
            Err(error) => {
                tracing::error!(%error, "an answer was not saved");
                unsaved.insert(row.key.clone(), unsaved_row(row, screen.texts.t("error-not-saved"), None));
            }
        }
    }
    let now = own(assessment, &who, id.0).await?;
    if is_closed {
        return refused(&screen, &now, (place, rows.iter().collect()), &who);
    }
    if unsaved.is_empty() {
        return Ok(Ok(Done::to(next(&form, &now, place)).with(Notice::Saved)));
    }
    let status = if conflicts { Status::Conflict } else { Status::UnprocessableEntity };
    Ok(Err(show(&screen, status, &now, (place, &unsaved), &who)))
}

fn unsaved_row(row: &Row, error: String, conflict: Option<(Option<StoredAnswer>, u32)>) -> Unsaved {
    Unsaved { typed: row.typed.clone(), error, conflict }
}

/// What was sent for the questions of this section, each key once.
fn rows(fields: &Fields, opened: &OpenedResponse, place: usize) -> Vec<Row> {
    let questionnaire = &opened.questionnaire;
    let askings = askings_of(questionnaire, &opened.sheet, &questionnaire.sections[place].questions);
    let row = |asked: &crate::web::view::asked::Asked<'_>| {
        let unit = unit_of(&opened.units, asked).map(|unit| unit.id);
        let key = FormKey { question: asked.question.id.clone(), unit };
        let name = key.to_string();
        let revision = fields.all(&format!("revision.{name}")).next()?.parse().ok()?;
        let mut typed = Typed::read(fields, &name, asked.question);
        if fields.all("clear").any(|cleared| cleared == name) {
            (typed.answer, typed.special) = (Vec::new(), Vec::new());
        }
        let keep = match fields.first(&format!("keep.{name}")) {
            "mine" => Some(Keep::Mine),
            "theirs" => Some(Keep::Theirs),
            _ => None,
        };
        Some(Row { key, typed, revision, keep })
    };
    askings.iter().filter_map(row).filter(|row| row.keep != Some(Keep::Theirs)).collect()
}

/// What is an answer, and what is none and why.
fn judge(
    texts: &Texts,
    opened: &OpenedResponse,
    rows: &[Row],
) -> (BTreeMap<FormKey, GivenAnswer>, AllUnsaved) {
    let (mut given, mut unsaved) = (BTreeMap::new(), AllUnsaved::new());
    let questionnaire = &opened.questionnaire;
    for row in rows {
        let Some(place) = questionnaire.question(&row.key.question) else { continue };
        match row.typed.judge(questionnaire, &questionnaire.questions[place], texts) {
            Ok(answer) => {
                given.insert(row.key.clone(), answer);
            }
            Err(error) => {
                unsaved.insert(row.key.clone(), unsaved_row(row, error, None));
            }
        }
    }
    (given, unsaved)
}

/// The rows that differ from what is stored, with what they are to be; those of questions that are not put, with
/// all of the form taken in, are left out.
fn changed<'a>(
    opened: &OpenedResponse,
    place: usize,
    rows: &'a [Row],
    given: &BTreeMap<FormKey, GivenAnswer>,
) -> Vec<(&'a Row, SaveAnswer)> {
    let put = put(opened, place, given);
    let mut saves = Vec::new();
    for row in rows {
        let Some(answer) = given.get(&row.key).filter(|_| put.contains(&row.key)) else { continue };
        let stored = opened.answers.get(&(row.key.unit, row.key.question.clone()));
        let is_same = stored.map_or(*answer == GivenAnswer::default(), |stored| stored.given == *answer);
        if is_same {
            continue;
        }
        let expected = match row.keep {
            Some(Keep::Mine) => stored.map_or(0, |stored| stored.revision),
            Some(Keep::Theirs) | None => row.revision,
        };
        saves.push((row, save_answer(opened.response.id, &row.key, expected, answer.clone())));
    }
    saves
}

/// The keys of the questions that are put when all of the form is taken in.
fn put(opened: &OpenedResponse, place: usize, given: &BTreeMap<FormKey, GivenAnswer>) -> Vec<FormKey> {
    let mut sheet: AnswerSheet = opened.sheet.clone();
    for (key, answer) in given {
        let unit = key.unit.and_then(|id| opened.units.iter().find(|unit| unit.id == id));
        let unit = unit.map(|unit| unit.name.clone());
        sheet.given.insert(AnswerKey { unit, question: key.question.clone() }, answer.clone());
    }
    let questionnaire = &opened.questionnaire;
    askings_of(questionnaire, &sheet, &questionnaire.sections[place].questions)
        .iter()
        .filter(|asked| asked.applies != Applies::Hidden)
        .map(|asked| FormKey {
            question: asked.question.id.clone(),
            unit: unit_of(&opened.units, asked).map(|unit| unit.id),
        })
        .collect()
}

fn save_answer(
    response: ResponseId,
    key: &FormKey,
    expected_revision: u32,
    given: GivenAnswer,
) -> SaveAnswer {
    SaveAnswer {
        save_id: SaveId(clock::fresh_id()),
        response,
        unit: key.unit,
        question: key.question.clone(),
        expected_revision,
        given,
        actor: Actor { user: None, name: String::new() },
        at: clock::now(),
    }
}

async fn store<'a>(
    assessment: &Assessment,
    actor: &Actor,
    response: ResponseId,
    saves: Vec<(&'a Row, SaveAnswer)>,
) -> Vec<(&'a Row, Result<crate::store::Saved, SaveError>)> {
    let (rows, saves): (Vec<&Row>, Vec<SaveAnswer>) = saves.into_iter().unzip();
    let saves = saves.into_iter().map(|save| SaveAnswer { response, actor: actor.clone(), ..save }).collect();
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
    opened: &OpenedResponse,
    (place, rows): (usize, Vec<&Row>),
    who: &Respondent,
) -> Result<Result<Done, Html>, Failure> {
    if rows.is_empty() {
        let code = screen.code();
        let back = Link::new(
            opened.questionnaire.title.get(code),
            paths::response(opened.response.id, ResponsePath::Sections),
        );
        let page = Message::conflict(screen.texts, screen.texts.t("autosave-closed"), back);
        return Ok(Err(screen.show_as(Status::Conflict, &page)));
    }
    let unsaved: AllUnsaved = rows
        .into_iter()
        .map(|row| (row.key.clone(), unsaved_row(row, screen.texts.t("autosave-closed"), None)))
        .collect();
    Ok(Err(show(screen, Status::Conflict, opened, (place, &unsaved), who)))
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
