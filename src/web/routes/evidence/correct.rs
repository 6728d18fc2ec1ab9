//! Correcting what is said of a piece of evidence, until it is handed in.

use rocket::http::Status;
use rocket::{Route, State, get, post, routes};

use super::form::Typed;
use super::piece::why_kept;
use crate::assessment::{Assessment, clock};
use crate::response::{Evidence, EvidenceId, sha256};
use crate::store::StoreError;
use crate::texts::Texts;
use crate::web::errors::Failure;
use crate::web::fields::{Fields, Form};
use crate::web::guards::Respondent;
use crate::web::ids::Id;
use crate::web::notice::{Done, Notice};
use crate::web::pages::evidence::EvidenceCorrection;
use crate::web::paths;
use crate::web::problems::Problems;
use crate::web::screen::{Html, Screen};
use crate::web::token::Signed;

pub fn routes() -> Vec<Route> {
    routes![correct_page, correct]
}

/// A piece as it was shown: one that looks different was changed.
fn seen_as(piece: &Evidence) -> String {
    sha256(&format!("{:?}", piece.words()))
}

/// The form with what was typed and what is wrong with it.
fn correction(texts: &Texts, piece: &Evidence, (typed, problems): (&Typed, &Problems)) -> EvidenceCorrection {
    EvidenceCorrection {
        title: piece.title.clone(),
        back: paths::evidence(piece.id),
        action: paths::evidence_correct(piece.id),
        seen: seen_as(piece),
        form: typed.page(texts, problems),
        errors: problems.summary(),
    }
}

#[get("/evidence/<id>/correct")]
async fn correct_page(
    id: Id<EvidenceId>,
    respondent: Respondent,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Result<Html, Done>, Failure> {
    let (shown, seen) = assessment.own_piece(&respondent.person.user, id.0).await?;
    let piece = shown.piece();
    if !why_kept(screen.texts, assessment, (&respondent.person, &seen), piece).await?.is_empty() {
        return Ok(Err(Done::to(paths::evidence(piece.id))));
    }
    let untouched = (&Typed::of(piece), &Problems::default());
    Ok(Ok(screen.show(&correction(screen.texts, piece, untouched))))
}

/// A correction as it was sent.
struct Corrected {
    typed: Typed,
    seen: String,
}

impl Form for Corrected {
    fn read(fields: &Fields) -> Self {
        Self { typed: Typed::read(fields), seen: fields.line("seen") }
    }
}

#[post("/evidence/<id>/correct", data = "<sent>")]
async fn correct(
    id: Id<EvidenceId>,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<Respondent, Corrected>,
) -> Result<Result<Done, Html>, Failure> {
    let (person, Corrected { typed, seen: before }) = (&sent.who.person, &sent.form);
    let (shown, seen) = assessment.own_piece(&person.user, id.0).await?;
    let piece = shown.piece();
    let again = |status, problems: &Problems| {
        Ok(Err(screen.show_as(status, &correction(screen.texts, piece, (typed, problems)))))
    };
    let words = match typed.words(screen.texts) {
        Ok(words) => words,
        Err(problems) => return again(Status::UnprocessableEntity, &problems),
    };
    let permits = seen.permits(&person.user, piece).filter(|_| *before == seen_as(piece));
    let outcome = match permits {
        Some(places) => {
            let change = (piece, &words);
            assessment.store.correct_evidence(&person.actor(), change, &places, clock::now()).await
        }
        None => Err(StoreError::ChangedMeanwhile { what: "evidence" }),
    };
    match outcome {
        Ok(()) => Ok(Ok(Done::to(paths::evidence(piece.id)).with(Notice::Saved))),
        Err(StoreError::ChangedMeanwhile { .. } | StoreError::RoundClosed) => {
            let mut problems = Problems::default();
            problems.add("title", screen.texts.t("evidence-changed"));
            again(Status::Conflict, &problems)
        }
        Err(error) => Err(error.into()),
    }
}
