//! What supports one answer: added, chosen from what there is, taken away.

use rocket::http::Status;
use rocket::{Route, State, get, post, routes};

use super::form::{Typed, refusal};
use super::{Evidences, room_words};
use crate::assessment::{Assessment, Error, EvidenceError, EvidenceRoom, OwnEvidence, OwnResponse, clock};
use crate::response::{EvidenceId, EvidencePlace, MayAnswer, ResponseId, Shown};
use crate::store::StoreError;
use crate::texts::Texts;
use crate::vault::FILE_LIMIT;
use crate::web::errors::Failure;
use crate::web::fields::{Fields, Form as _};
use crate::web::guards::Respondent;
use crate::web::ids::Id;
use crate::web::notice::{Done, Notice};
use crate::web::pages::evidence::AnswerEvidence;
use crate::web::pages::messages::Message;
use crate::web::pages::parts::{Choice, Link, Words};
use crate::web::paths::{self, ResponsePath};
use crate::web::problems::Problems;
use crate::web::routes::responses::own;
use crate::web::screen::{Html, Screen};
use crate::web::token::Signed;
use crate::web::typed::FormKey;
use crate::web::upload::SignedUpload;
use crate::web::view::evidence as view;

pub fn routes() -> Vec<Route> {
    routes![page, add, link, unlink]
}

/// An answer whose evidence this person may change.
struct Changing {
    opened: OwnResponse,
    place: EvidencePlace,
    permit: MayAnswer,
    /// Of the question, in the questionnaire.
    question: usize,
}

/// Decides whether this person may change the evidence of this answer: one they may answer themselves, in a response
/// that is not handed in.
async fn changing(
    (screen, assessment): (&Screen<'_>, &Assessment),
    respondent: &Respondent,
    (id, key): (ResponseId, &str),
) -> Result<Changing, Failure> {
    let opened = own(assessment, respondent, id).await?;
    let key = FormKey::parse(key).ok_or(Failure::NotFound)?;
    let question = opened.questionnaire.question(&key.question).ok_or(Failure::NotFound)?;
    let is_asked = match key.unit {
        Some(id) => {
            let is_known = opened.units.iter().any(|unit| unit.id == id);
            is_known && opened.is_per_unit(&opened.questionnaire.questions[question])
        }
        None => !opened.is_per_unit(&opened.questionnaire.questions[question]),
    };
    let section = &opened.questionnaire.sections[opened.questionnaire.questions[question].section].id;
    if !opened.is_editable() || !is_asked || !opened.access.is_answerer(section, &key.question) {
        return Err(Failure::NotFound);
    }
    let Some(permit) = opened.access.may_answer(section, &key.question) else {
        return Err(locked(screen, &opened));
    };
    let place = EvidencePlace { response: id, unit: key.unit, question: key.question };
    Ok(Changing { opened, place, permit, question })
}

impl Changing {
    fn here(&self) -> (&EvidencePlace, &MayAnswer) {
        (&self.place, &self.permit)
    }

    fn key(&self) -> String {
        view::key(&self.place).to_string()
    }

    /// The page of this answer's evidence.
    fn address(&self) -> String {
        paths::answer_evidence(self.opened.response.id, &self.key())
    }

    /// The answer on the page of its section.
    fn answer(&self) -> String {
        let questionnaire = &self.opened.questionnaire;
        let section = &questionnaire.sections[questionnaire.questions[self.question].section].id;
        view::address(self.opened.response.id, section, &self.place)
    }

    /// What supports the answer, and what else there is.
    fn part(&self, all: Vec<Shown>) -> (Vec<Shown>, Vec<Shown>) {
        let evidence = &self.opened.evidence;
        let is_here = |shown: &Shown| {
            evidence.iter().any(|(place, piece)| *place == self.place && piece.id == shown.piece().id)
        };
        all.into_iter().partition(is_here)
    }
}

/// The page with what was typed and what is wrong with it.
async fn shown(
    screen: &Screen<'_>,
    (assessment, evidences): (&Assessment, &EvidenceRoom),
    (changing, seen): (&Changing, OwnEvidence),
    (typed, problems): (&Typed, &Problems),
) -> Result<AnswerEvidence, Failure> {
    let (texts, code) = (screen.texts, screen.code());
    let of = changing.opened.response.institution;
    let (here, others) = changing.part(seen.pieces);
    let today = clock::now().date_naive();
    let question = &changing.opened.questionnaire.questions[changing.question];
    let unit = changing.opened.units.iter().find(|unit| Some(unit.id) == changing.place.unit);
    let address = changing.address();
    Ok(AnswerEvidence {
        institution: changing.opened.institution.name.clone(),
        question: Words::of(&question.text, code),
        unit: unit.map(|unit| unit.name.clone()).unwrap_or_default(),
        back: changing.answer(),
        pieces: here.iter().map(|piece| view::row(texts, piece, today)).collect(),
        unlink_action: format!("{address}/unlink"),
        choose: problems.choices("evidence", others.iter().map(|piece| choice(texts, piece)).collect()),
        link_action: format!("{address}/link"),
        action: address,
        new: typed.page(texts, problems),
        room: room_words(texts, assessment, evidences, of).await?,
        limit: FILE_LIMIT,
        errors: problems.summary(),
    })
}

fn choice(texts: &Texts, shown: &Shown) -> Choice {
    let row = view::row(texts, shown, clock::now().date_naive());
    let expired = row.expired.map(|tag| format!(" · {}", tag.text)).unwrap_or_default();
    Choice::new(row.id, row.title).with_hint(format!("{} · {}{expired}", row.about, row.class.text))
}

#[get("/responses/<id>/evidence/<key>")]
async fn page(
    id: Id<ResponseId>,
    key: &str,
    respondent: Respondent,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    evidences: &State<Evidences>,
) -> Result<Html, Failure> {
    let changing = changing((&screen, assessment), &respondent, (id.0, key)).await?;
    let seen = assessment.own_evidence(&respondent.person.user).await?;
    let nothing = (&Typed::default(), &Problems::default());
    Ok(screen.show(&shown(&screen, (assessment, evidences), (&changing, seen), nothing).await?))
}

#[post("/responses/<id>/evidence/<key>", data = "<sent>")]
async fn add(
    id: Id<ResponseId>,
    key: &str,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    evidences: &State<Evidences>,
    sent: SignedUpload<Respondent>,
) -> Result<Result<Done, Html>, Failure> {
    let changing = changing((&screen, assessment), &sent.who, (id.0, key)).await?;
    let typed = Typed::read(&sent.fields);
    let (status, problems) = match typed.judge(sent.file, screen.texts) {
        Err(problems) => (Status::UnprocessableEntity, problems),
        Ok(new) => {
            let ids = (EvidenceId(clock::fresh_id()), sent.who.institution);
            let actor = sent.who.person.actor();
            let added = evidences.add(&actor, ids, new, Some(changing.here()), clock::now()).await;
            let Err(error) = added else { return Ok(Ok(done(&changing))) };
            let (status, message) = refused(&screen, &changing, error)?;
            let mut problems = Problems::default();
            problems.add("file", message);
            (status, problems)
        }
    };
    let seen = assessment.own_evidence(&sent.who.person.user).await?;
    let page = shown(&screen, (assessment, evidences), (&changing, seen), (&typed, &problems)).await?;
    Ok(Err(screen.show_as(status, &page)))
}

fn done(changing: &Changing) -> Done {
    Done::to(changing.address()).with(Notice::Saved)
}

/// Why a piece was not added, in a sentence.
fn refused(
    screen: &Screen<'_>,
    changing: &Changing,
    error: EvidenceError,
) -> Result<(Status, String), Failure> {
    let texts = screen.texts;
    match error {
        EvidenceError::Refused(why) => Ok((Status::UnprocessableEntity, refusal(texts, why))),
        EvidenceError::NoRoom => Ok((Status::UnprocessableEntity, texts.t("evidence-no-room"))),
        EvidenceError::Other(Error::Vault(error)) => {
            tracing::error!(%error, "a file could not be kept");
            Ok((Status::ServiceUnavailable, texts.t("evidence-not-kept")))
        }
        EvidenceError::Other(error) => Err(closed(screen, &changing.opened, error)),
    }
}

/// The response was handed in or the round closed meanwhile.
fn closed(screen: &Screen<'_>, opened: &OwnResponse, error: Error) -> Failure {
    match error {
        Error::Store(StoreError::ChangedMeanwhile { what: "section" }) => locked(screen, opened),
        Error::Store(StoreError::ChangedMeanwhile { .. } | StoreError::RoundClosed) => {
            stopped(screen, opened, (Status::Conflict, screen.texts.t("autosave-closed")))
        }
        error => error.into(),
    }
}

/// The section is marked ready.
fn locked(screen: &Screen<'_>, opened: &OwnResponse) -> Failure {
    stopped(screen, opened, (Status::Locked, screen.texts.t("team-section-locked")))
}

fn stopped(screen: &Screen<'_>, opened: &OwnResponse, (status, why): (Status, String)) -> Failure {
    let title = opened.questionnaire.title.get(screen.code());
    let back = Link::new(title, paths::response(opened.response.id, ResponsePath::Sections));
    Failure::Page(screen.show_as(status, &Message::conflict(screen.texts, why, back)))
}

/// The pieces chosen; anything that is no id is not there.
fn chosen(fields: &Fields) -> Result<Vec<EvidenceId>, Failure> {
    fields.all("evidence").map(|id| id.parse().map_err(|_| Failure::NotFound)).collect()
}

#[post("/responses/<id>/evidence/<key>/link", data = "<sent>")]
async fn link(
    id: Id<ResponseId>,
    key: &str,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    evidences: &State<Evidences>,
    sent: Signed<Respondent, Fields>,
) -> Result<Result<Done, Html>, Failure> {
    let changing = changing((&screen, assessment), &sent.who, (id.0, key)).await?;
    let chosen = chosen(&sent.form)?;
    let seen = assessment.own_evidence(&sent.who.person.user).await?;
    if chosen.iter().any(|id| !seen.has(*id)) {
        return Err(Failure::NotFound);
    }
    if chosen.is_empty() {
        let mut problems = Problems::default();
        problems.add("evidence", screen.texts.t("error-choose"));
        let typed = (&Typed::default(), &problems);
        let page = shown(&screen, (assessment, evidences), (&changing, seen), typed).await?;
        return Ok(Err(screen.show_as(Status::UnprocessableEntity, &page)));
    }
    for piece in chosen {
        let (actor, ids) = (sent.who.person.actor(), (piece, sent.who.institution));
        let linked = assessment.store.link_evidence(&actor, ids, changing.here(), clock::now()).await;
        linked.map_err(|error| closed(&screen, &changing.opened, error.into()))?;
    }
    Ok(Ok(done(&changing)))
}

#[post("/responses/<id>/evidence/<key>/unlink", data = "<sent>")]
async fn unlink(
    id: Id<ResponseId>,
    key: &str,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<Respondent, Fields>,
) -> Result<Done, Failure> {
    let changing = changing((&screen, assessment), &sent.who, (id.0, key)).await?;
    for piece in chosen(&sent.form)? {
        let (actor, ids) = (sent.who.person.actor(), (piece, sent.who.institution));
        let unlinked = assessment.store.unlink_evidence(&actor, ids, changing.here(), clock::now()).await;
        unlinked.map_err(|error| closed(&screen, &changing.opened, error.into()))?;
    }
    Ok(done(&changing))
}
