//! One answer at a time, as the script of a section sends it. What is sent and what comes back is described in
//! [`pages::section`](crate::web::pages::section).

use rocket::http::Status;
use rocket::serde::json::{Value, json};
use rocket::{Route, State, post, routes};
use serde::Deserialize;
use uuid::Uuid;

use super::responses::own;
use crate::assessment::{Assessment, OpenedResponse, OwnResponse, clock};
use crate::questionnaire::{Question, QuestionKind};
use crate::response::{AnswerKey, AnswerSheet, GivenAnswer, MayAnswer, ResponseId, SaveId, SectionState};
use crate::scoring::{Applies, applies};
use crate::store::{SaveAnswer, SaveError, Saved, StoredAnswer};
use crate::texts::Texts;
use crate::web::errors::Failure;
use crate::web::guards::Respondent;
use crate::web::ids::Id;
use crate::web::screen::Screen;
use crate::web::token::SignedJson;
use crate::web::typed::{FormKey, Typed};
use crate::web::view::answers::in_words;
use crate::web::view::asked::{askings_of, count};
use crate::web::view::form::{applicable, open_keys, prompted};
use crate::web::view::words::progress;

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![save]
}

/// One answer as the script sends it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sent {
    save_id: Uuid,
    question: String,
    #[serde(default)]
    unit: String,
    revision: u32,
    answer: Option<SentAnswer>,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    comment: String,
    #[serde(default)]
    source: String,
}

#[derive(Debug, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum SentAnswer {
    Choice {
        value: String,
    },
    Number {
        value: String,
    },
    Date {
        value: String,
    },
    Text {
        value: String,
    },
    Checklist {
        #[serde(default)]
        met: Vec<String>,
        #[serde(default)]
        not_applicable: Vec<String>,
    },
    DoNotKnow,
    NoData,
    NotApplicable,
}

impl Sent {
    /// As the form would have sent it; `None` when the answer is of another kind than the question.
    fn typed(&self, question: &Question) -> Option<Typed> {
        let mut typed = Typed {
            reason: self.reason.clone(),
            comment: self.comment.trim().replace("\r\n", "\n"),
            source: self.source.trim().replace("\r\n", "\n"),
            ..Typed::default()
        };
        match (&self.answer, &question.kind) {
            (None, _) => {}
            (Some(SentAnswer::Choice { value }), QuestionKind::Choice { .. })
            | (Some(SentAnswer::Number { value }), QuestionKind::Number { .. })
            | (Some(SentAnswer::Date { value }), QuestionKind::Date)
            | (Some(SentAnswer::Text { value }), QuestionKind::Text) => {
                typed.answer =
                    vec![value.clone()].into_iter().filter(|value| !value.trim().is_empty()).collect();
            }
            (Some(SentAnswer::Checklist { met, not_applicable }), QuestionKind::Checklist { .. }) => {
                let left_out = not_applicable.iter().map(|element| format!("~{element}"));
                typed.answer = met.iter().cloned().chain(left_out).collect();
                if typed.answer.is_empty() {
                    typed.answer.push("-".to_owned());
                }
            }
            (Some(SentAnswer::DoNotKnow), _) => typed.special.push(crate::response::DO_NOT_KNOW.to_owned()),
            (Some(SentAnswer::NoData), _) => typed.special.push(crate::response::NO_DATA.to_owned()),
            (Some(SentAnswer::NotApplicable), _) => {
                typed.special.push(crate::response::NOT_APPLICABLE.to_owned())
            }
            (
                Some(
                    SentAnswer::Choice { .. }
                    | SentAnswer::Number { .. }
                    | SentAnswer::Date { .. }
                    | SentAnswer::Text { .. }
                    | SentAnswer::Checklist { .. },
                ),
                _,
            ) => return None,
        }
        Some(typed)
    }

    fn key(&self) -> Option<FormKey> {
        FormKey::parse(&format!("{}.{}", self.question, self.unit))
    }
}

type Reply = (Status, Value);

fn refused(message: String) -> Reply {
    (Status::UnprocessableEntity, json!({ "message": message }))
}

#[post("/responses/<id>/answers", data = "<sent>")]
async fn save(
    id: Id<ResponseId>,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: SignedJson<Respondent, Sent>,
) -> Result<Reply, Failure> {
    let SignedJson { who, json: sent } = sent;
    let opened = own(assessment, &who, id.0).await?;
    let reply = attempt(screen.texts, assessment, (&who, &opened), &sent).await?;
    if reply.0 == Status::Ok {
        return Ok(reply);
    }
    Ok(saved_before(screen.texts, assessment, (&who, &opened), &sent).await?.unwrap_or(reply))
}

/// The reply to an answer that was saved when it was first sent, and whose acknowledgement got lost: whatever has become
/// of its section or the response since, its person is told that it is saved.
async fn saved_before(
    texts: &Texts,
    assessment: &Assessment,
    (who, opened): (&Respondent, &OwnResponse),
    sent: &Sent,
) -> Result<Option<Reply>, Failure> {
    let Some(stored) = assessment.store.saved_as(opened.response.id, SaveId(sent.save_id)).await? else {
        return Ok(None);
    };
    let questionnaire = &opened.questionnaire;
    let Some(place) = questionnaire.question(&stored.question) else { return Ok(None) };
    let question = &questionnaire.questions[place];
    let given = sent.typed(question).and_then(|typed| typed.judge(questionnaire, question, texts).ok());
    let key = FormKey { question: stored.question, unit: stored.unit };
    let is_same = given.as_ref() == Some(&stored.given) && sent.key().as_ref() == Some(&key);
    if !is_same || stored.saved_by != Some(who.person.user.id) {
        return Ok(None);
    }
    let saved = Saved { revision: stored.revision, at: stored.saved_at };
    Ok(Some((Status::Ok, acknowledged(texts, opened, &key, stored.given, saved))))
}

/// Saves the answer, or says why not.
async fn attempt(
    texts: &Texts,
    assessment: &Assessment,
    (who, opened): (&Respondent, &OwnResponse),
    sent: &Sent,
) -> Result<Reply, Failure> {
    let questionnaire = &opened.questionnaire;
    let Some((question, key)) = asked(opened, sent) else { return Ok(refused(texts.t("error-not-asked"))) };
    if is_locked(opened, question) {
        return Ok(locked(texts));
    }
    let judged = match sent.typed(question) {
        Some(typed) => typed.judge(questionnaire, question, texts),
        None => Err(texts.t("error-choose")),
    };
    let given = match judged {
        Ok(given) => given,
        Err(message) => return Ok(refused(message)),
    };
    let Some(permit) = permit(opened, question) else {
        return Ok((Status::NotFound, json!({ "message": texts.t("autosave-closed") })));
    };
    let save = SaveAnswer {
        save_id: SaveId(sent.save_id),
        response: opened.response.id,
        unit: key.unit,
        permit,
        expected_revision: sent.revision,
        given: given.clone(),
        actor: who.person.actor(),
        at: clock::now(),
    };
    Ok(match assessment.writer.save(save).await {
        Ok(saved) => (Status::Ok, acknowledged(texts, opened, &key, given, saved)),
        Err(SaveError::Stale { current }) => {
            (Status::Conflict, conflict(texts, opened, question, current.as_deref()))
        }
        Err(SaveError::SectionReady) => locked(texts),
        Err(SaveError::NotEditable | SaveError::RoundClosed) => {
            (Status::Gone, json!({ "message": texts.t("autosave-closed") }))
        }
        Err(SaveError::UnknownResponse | SaveError::UnknownUnit) => return Err(Failure::NotFound),
        Err(SaveError::ReusedId) => refused(texts.t("error-not-saved")),
        Err(error @ (SaveError::Stopping | SaveError::Database(_))) => {
            tracing::error!(%error, "an answer was not saved");
            (Status::ServiceUnavailable, json!({ "message": texts.t("error-not-saved") }))
        }
    })
}

/// The section is marked ready: the script keeps what was typed until somebody opens it again.
fn locked(texts: &Texts) -> Reply {
    (Status::Locked, json!({ "message": texts.t("team-section-locked") }))
}

/// True when the person answers this question, but not while its section is ready.
fn is_locked(own: &OwnResponse, question: &Question) -> bool {
    let section = &own.questionnaire.sections[question.section].id;
    own.access.state(section) == SectionState::Ready && own.access.is_answerer(section, &question.id)
}

fn permit(own: &OwnResponse, question: &Question) -> Option<MayAnswer> {
    own.access.may_answer(&own.questionnaire.sections[question.section].id, &question.id)
}

/// The question and the place of its answer; `None` when it is not put to this institution or unit.
fn asked<'a>(opened: &'a OpenedResponse, sent: &Sent) -> Option<(&'a Question, FormKey)> {
    let key = sent.key()?;
    let questionnaire = &opened.questionnaire;
    let question = &questionnaire.questions[questionnaire.question(&key.question)?];
    let is_per_unit = question.per_unit && !opened.units.is_empty();
    let unit = match (key.unit, is_per_unit) {
        (None, false) => None,
        (Some(id), true) => Some(opened.units.iter().find(|unit| unit.id == id)?),
        (Some(_), false) | (None, true) => return None,
    };
    let unit = unit.and_then(|unit| opened.sheet.units.iter().find(|known| known.name == unit.name));
    (applies(questionnaire, &opened.sheet, question, unit) != Applies::Hidden).then_some((question, key))
}

/// What the script needs to know after a save: the section as it is now.
fn acknowledged(
    texts: &Texts,
    opened: &OwnResponse,
    key: &FormKey,
    given: GivenAnswer,
    saved: Saved,
) -> Value {
    let questionnaire = &opened.questionnaire;
    let mut sheet: AnswerSheet = opened.sheet.clone();
    let unit = key.unit.and_then(|id| opened.units.iter().find(|unit| unit.id == id));
    let place = AnswerKey { unit: unit.map(|unit| unit.name.clone()), question: key.question.clone() };
    sheet.given.insert(place, given);
    let section = questionnaire
        .question(&key.question)
        .map(|place| questionnaire.questions[place].section)
        .map(|section| theirs(opened, section))
        .unwrap_or_default();
    let (given, asked) = count(&askings_of(questionnaire, &sheet, &section));
    json!({
        "revision": saved.revision,
        "saved_at": texts.time(saved.at),
        "progress": progress(texts, given, asked),
        "applicable": applicable(opened, &sheet, &section),
        "open": open_keys(opened, &sheet, &section),
        "prompts": prompted(texts, opened, &sheet, &section),
    })
}

/// The questions of a section that are this person's to read.
fn theirs(opened: &OwnResponse, section: usize) -> Vec<usize> {
    let questionnaire = &opened.questionnaire;
    let section = &questionnaire.sections[section];
    let may_read = |place: &&usize| opened.access.may_read(&section.id, &questionnaire.questions[**place].id);
    section.questions.iter().filter(may_read).copied().collect()
}

/// What is stored now, in words.
fn conflict(
    texts: &Texts,
    opened: &OpenedResponse,
    question: &Question,
    current: Option<&StoredAnswer>,
) -> Value {
    let answer = current.and_then(|current| current.given.answer.as_ref());
    json!({
        "revision": current.map_or(0, |current| current.revision),
        "by": current.map(|current| current.saved_by_name.as_str()).unwrap_or_default(),
        "at": current.map(|current| texts.date_time(current.saved_at)).unwrap_or_default(),
        "answer": in_words(texts, &opened.questionnaire, question, answer),
        "comment": current.map(|current| current.given.comment.as_str()).unwrap_or_default(),
        "source": current.map(|current| current.given.source.as_str()).unwrap_or_default(),
    })
}
