//! Evidence: what supports one answer, what an institution has, one piece with its file.

mod answer;
mod correct;
mod form;
mod piece;

use rocket::{Route, State, get, routes};

use crate::assessment::{Assessment, EvidenceRoom, OwnEvidence, clock};
use crate::response::{EvidenceId, InstitutionId, Shown};
use crate::texts::Texts;
use crate::web::errors::Failure;
use crate::web::guards::Respondent;
use crate::web::pages::evidence::{EvidenceLibrary, PieceRow};
use crate::web::pages::parts::{Field, Link};
use crate::web::screen::{Html, Screen};
use crate::web::view::evidence as view;

/// The evidence of the service, shared with the task that sweeps.
pub type Evidences = std::sync::Arc<EvidenceRoom>;

/// The routes of these files.
pub fn routes() -> Vec<Route> {
    [routes![library], answer::routes(), correct::routes(), piece::routes()].concat()
}

/// The answers a piece supports.
fn uses(texts: &Texts, seen: &OwnEvidence, id: EvidenceId) -> Vec<Link> {
    seen.uses_of(id).map(|(place, own)| view::place_link(texts, own, place)).collect()
}

/// How much of the room for files an institution has taken, in a sentence.
async fn room_words(
    texts: &Texts,
    assessment: &Assessment,
    evidences: &EvidenceRoom,
    institution: InstitutionId,
) -> Result<String, Failure> {
    let taken = assessment.store.evidence_room_taken(institution).await?;
    Ok(view::room(texts, taken, evidences.room()))
}

/// True when every word of the query stands somewhere in the row, in small or large letters.
fn matches(row: &PieceRow, query: &str) -> bool {
    let text = format!("{} {} {}", row.title, row.about, row.class.text).to_lowercase();
    query.to_lowercase().split_whitespace().all(|word| text.contains(word))
}

#[get("/evidence?<q>")]
async fn library(
    q: Option<&str>,
    respondent: Respondent,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    evidences: &State<Evidences>,
) -> Result<Html, Failure> {
    let texts = screen.texts;
    let query = q.unwrap_or_default().trim();
    let of = respondent.institution;
    let institution = assessment.store.institution(of).await?.ok_or(Failure::NotFound)?;
    let seen = assessment.own_evidence(&respondent.person.user).await?;
    let today = clock::now().date_naive();
    let row = |shown: &Shown| {
        let uses = uses(texts, &seen, shown.piece().id);
        PieceRow { uses, ..view::row(texts, shown, today) }
    };
    let pieces: Vec<PieceRow> = seen.pieces.iter().map(row).filter(|row| matches(row, query)).collect();
    let page = EvidenceLibrary {
        institution: institution.name,
        query: Field::of(query),
        count: texts.t_with("evidence-count", &[("count", pieces.len().into())]),
        pieces,
        room: room_words(texts, assessment, evidences, of).await?,
    };
    Ok(screen.show(&page))
}
