//! Correcting and removing pieces of evidence nobody has handed in yet.

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::json;

use super::answers::unit_column;
use super::engine::Tx;
use super::evidence::{LOCK_INSTITUTION, changing, detail_at, detail_of, owned};
use super::sql::{read_in, statements, write_in};
use super::{Actor, Store, StoreError, audit};
use crate::response::{Evidence, EvidenceId, EvidencePlace, EvidenceWords, InstitutionId, MayAnswer};

statements! {
    CORRECT = "UPDATE evidence SET kind = $2, title = $3, dated = $4, valid_until = $5, confidentiality = $6 \
               WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM evidence_handed_in WHERE evidence_id = $1)";
    COUNT_LINKS = "SELECT COUNT(*) FROM evidence_links WHERE evidence_id = $1";
    REMOVE = "DELETE FROM evidence WHERE id = $1 \
              AND NOT EXISTS (SELECT 1 FROM evidence_links WHERE evidence_id = $1) \
              AND NOT EXISTS (SELECT 1 FROM evidence_handed_in WHERE evidence_id = $1)";
    TAKE_AWAY = "DELETE FROM evidence_links WHERE response_id = $1 AND unit_id = $2 AND question_id = $3 \
                 AND evidence_id = $4";
}

impl Store {
    /// Corrects what is said of a piece that was never handed in. `before` is the piece as the person saw it, `places`
    /// are all the answers it supports.
    ///
    /// # Errors
    /// As [`link_evidence`](Self::link_evidence); [`StoreError::ChangedMeanwhile`] also when the piece is not as it was
    /// before, supports another answer, or is handed in.
    pub async fn correct_evidence(
        &self,
        actor: &Actor,
        (before, words): (&Evidence, &EvidenceWords),
        places: &[(EvidencePlace, MayAnswer)],
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let (id, institution) = (before.id, before.institution);
        let mut tx = self.begin().await?;
        // Two corrections at once are one after the other, and the second sees the first.
        tx.lock(LOCK_INSTITUTION, institution.0).await?;
        let piece = owned(&mut tx, id, institution).await?;
        all_places(&mut tx, (id, institution), places).await?;
        let EvidenceWords { kind, title, dated, valid_until, confidentiality } = words;
        let (kind, class) = (kind.code(), confidentiality.code());
        let is_same = piece == *before;
        if !is_same || write_in!(&mut tx, CORRECT, id.0, kind, title, *dated, *valid_until, class)? == 0 {
            return Err(StoreError::ChangedMeanwhile { what: "evidence" });
        }
        let detail = json!({ "before": said(&piece.words()), "after": said(words) });
        audit::record(&mut tx, actor, now, ("evidence.correct", &id.to_string()), detail).await?;
        tx.commit().await
    }

    /// Removes a piece that was never handed in, and takes it away from the answers it supports: `places` are all of
    /// them. Its file may go after that.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when it is missing or of another institution; [`StoreError::ChangedMeanwhile`] when
    /// another answer or a submission names it; as [`link_evidence`](Self::link_evidence) for each place.
    pub async fn remove_evidence(
        &self,
        actor: &Actor,
        (id, institution): (EvidenceId, InstitutionId),
        places: &[(EvidencePlace, MayAnswer)],
        now: DateTime<Utc>,
    ) -> Result<Evidence, StoreError> {
        let mut tx = self.begin().await?;
        let piece = owned(&mut tx, id, institution).await?;
        all_places(&mut tx, (id, institution), places).await?;
        for (place, _) in places {
            let unit = unit_column(place.unit);
            write_in!(&mut tx, TAKE_AWAY, place.response.0, unit, &place.question, id.0)?;
            let subject = id.to_string();
            audit::record(&mut tx, actor, now, ("evidence.unlink", &subject), detail_at(place)).await?;
        }
        let gone = write_in!(&mut tx, REMOVE, id.0);
        match gone {
            Ok(1) => {}
            Err(error) if error.as_database_error().is_none_or(|one| !one.is_foreign_key_violation()) => {
                return Err(error.into());
            }
            Ok(_) | Err(_) => return Err(StoreError::ChangedMeanwhile { what: "evidence" }),
        }
        audit::record(&mut tx, actor, now, ("evidence.remove", &id.to_string()), detail_of(&piece)).await?;
        tx.commit().await?;
        Ok(piece)
    }
}

/// That these are all the answers a piece supports, and that each of them may be changed.
async fn all_places(
    tx: &mut Tx,
    (id, institution): (EvidenceId, InstitutionId),
    places: &[(EvidencePlace, MayAnswer)],
) -> Result<(), StoreError> {
    for (place, permit) in places {
        changing(tx, institution, (place, permit)).await?;
    }
    let (links,): (i64,) = read_in!(&mut *tx, fetch_one, COUNT_LINKS, id.0)?;
    if usize::try_from(links).ok() != Some(places.len()) {
        return Err(StoreError::ChangedMeanwhile { what: "evidence" });
    }
    Ok(())
}

fn said(words: &EvidenceWords) -> serde_json::Value {
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string());
    json!({
        "kind": words.kind.code(), "title": words.title, "dated": day(words.dated),
        "valid_until": day(words.valid_until), "confidentiality": words.confidentiality.code(),
    })
}
