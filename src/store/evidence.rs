//! Pieces of evidence, the answers they support, and which of them were handed in.

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::json;
use uuid::Uuid;

use super::answers::unit_column;
use super::engine::Tx;
use super::sql::{from_row, read, read_in, statements, write_in};
use super::{Actor, Store, StoreError, audit, rounds};
use crate::response::{
    Confidentiality, Evidence, EvidenceContent, EvidenceFile, EvidenceId, EvidenceKind, EvidencePlace,
    InstitutionId, MayAnswer, MediaType, ResponseId, UnitId, UserId,
};

macro_rules! pieces {
    ($rest:literal) => {
        concat!(
            "SELECT evidence.id, institution_id, kind, title, dated, valid_until, confidentiality, form, content, \
             media_type, size, sha256, pages, added_by, added_by_name, added_at FROM evidence ",
            $rest
        )
    };
}

macro_rules! placed {
    ($rest:literal) => {
        concat!(
            "SELECT response_id, unit_id, question_id, evidence.id, institution_id, kind, title, dated, \
             valid_until, confidentiality, form, content, media_type, size, sha256, pages, added_by, added_by_name, added_at ",
            $rest,
            " ORDER BY response_id, question_id, unit_id, evidence.id"
        )
    };
}

statements! {
    ADD = "INSERT INTO evidence (id, institution_id, kind, title, dated, valid_until, confidentiality, form, \
           content, media_type, size, sha256, pages, added_by, added_by_name, added_at) \
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)";
    GET = pieces!("WHERE evidence.id = $1");
    LIST = pieces!("WHERE institution_id = $1 ORDER BY evidence.id");
    LINK = "INSERT INTO evidence_links (response_id, unit_id, question_id, evidence_id, linked_by, linked_by_name, \
            linked_at) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING";
    UNLINK = "DELETE FROM evidence_links WHERE response_id = $1 AND unit_id = $2 AND question_id = $3 \
              AND evidence_id = $4";
    OWNER = "SELECT institution_id, state FROM responses WHERE id = $1";
    COUNT_READY = "SELECT COUNT(*) FROM section_states WHERE response_id = $1 AND section_id = $2 AND state = 'ready'";
    COUNT_CHANGE = "UPDATE responses SET evidence_revision = evidence_revision + 1 WHERE id = $1";
    LINKED = placed!("FROM evidence_links JOIN evidence ON evidence.id = evidence_links.evidence_id \
                      WHERE response_id = $1");
    LINKED_OF_INSTITUTION = placed!("FROM evidence_links JOIN evidence ON evidence.id = \
                                     evidence_links.evidence_id WHERE institution_id = $1");
    HAND_IN = "INSERT INTO evidence_handed_in (response_id, revision, unit_id, question_id, evidence_id) \
               SELECT evidence_links.response_id, \
               (SELECT MAX(revision) FROM snapshots WHERE snapshots.response_id = $1), unit_id, question_id, evidence_id \
               FROM evidence_links JOIN evidence ON evidence.id = evidence_links.evidence_id \
               WHERE evidence_links.response_id = $1 AND confidentiality <> 'institution'";
    HANDED_IN = placed!("FROM evidence_handed_in JOIN evidence ON evidence.id = evidence_handed_in.evidence_id \
                         WHERE response_id = $1 AND revision = (SELECT MAX(latest.revision) FROM snapshots AS latest \
                         WHERE latest.response_id = $1)");
    COUNT_HANDED_IN = "SELECT COUNT(*) FROM evidence_handed_in WHERE evidence_id = $1";
    HANDED_IN_WITH = "SELECT DISTINCT response_id FROM evidence_handed_in WHERE evidence_id = $1 \
                      ORDER BY response_id DESC";
    FILES = "SELECT DISTINCT institution_id, sha256 FROM evidence WHERE sha256 IS NOT NULL";
    COUNT_FILE = "SELECT COUNT(*) FROM evidence WHERE institution_id = $1 AND sha256 = $2";
    ROOM_TAKEN = "SELECT CAST(COALESCE(SUM(size), 0) AS BIGINT) FROM \
                  (SELECT DISTINCT sha256, size FROM evidence WHERE institution_id = $1 AND sha256 IS NOT NULL) AS files";
}

/// Two files at once must not both take the last room; whoever refers to the institution need not wait.
pub(super) const LOCK_INSTITUTION: &str = "SELECT id FROM institutions WHERE id = $1 FOR NO KEY UPDATE";

/// The statements only PostgreSQL knows.
pub(super) const POSTGRES_ONLY: &[&str] = &[LOCK_INSTITUTION];

struct EvidenceRow {
    id: Uuid,
    institution_id: Uuid,
    kind: String,
    title: String,
    dated: Option<NaiveDate>,
    valid_until: Option<NaiveDate>,
    confidentiality: String,
    form: String,
    content: String,
    media_type: Option<String>,
    size: Option<i64>,
    sha256: Option<String>,
    pages: Option<i64>,
    added_by: Option<Uuid>,
    added_by_name: String,
    added_at: DateTime<Utc>,
}
from_row!(EvidenceRow {
    id,
    institution_id,
    kind,
    title,
    dated,
    valid_until,
    confidentiality,
    form,
    content,
    media_type,
    size,
    sha256,
    pages,
    added_by,
    added_by_name,
    added_at
});

impl EvidenceRow {
    fn read(self) -> Result<Evidence, StoreError> {
        let id = self.id;
        let wrong = || StoreError::inconsistent("evidence", id);
        Ok(Evidence {
            id: EvidenceId(id),
            institution: InstitutionId(self.institution_id),
            kind: EvidenceKind::from_code(&self.kind).ok_or_else(wrong)?,
            title: self.title.clone(),
            dated: self.dated,
            valid_until: self.valid_until,
            confidentiality: Confidentiality::from_code(&self.confidentiality).ok_or_else(wrong)?,
            added_by: self.added_by_name.clone(),
            added_by_user: self.added_by.map(UserId),
            added_at: self.added_at,
            content: self.content().ok_or_else(wrong)?,
        })
    }

    fn content(self) -> Option<EvidenceContent> {
        Some(match self.form.as_str() {
            "file" => EvidenceContent::File(EvidenceFile {
                name: self.content,
                media_type: MediaType::from_code(&self.media_type?)?,
                size: u64::try_from(self.size?).ok()?,
                sha256: self.sha256?,
                pages: self.pages.map(u32::try_from).transpose().ok()?,
            }),
            "link" => EvidenceContent::Link(self.content.parse().ok()?),
            "reference" => EvidenceContent::Reference(self.content),
            _ => return None,
        })
    }
}

struct PlacedRow {
    response_id: Uuid,
    unit_id: Uuid,
    question_id: String,
    piece: EvidenceRow,
}
from_row!(PlacedRow { response_id, unit_id, question_id } with { piece: EvidenceRow });

impl PlacedRow {
    fn read(self) -> Result<(EvidencePlace, Evidence), StoreError> {
        let place = EvidencePlace {
            response: ResponseId(self.response_id),
            unit: (!self.unit_id.is_nil()).then_some(UnitId(self.unit_id)),
            question: self.question_id,
        };
        Ok((place, self.piece.read()?))
    }
}

pub(super) fn detail_of(piece: &Evidence) -> serde_json::Value {
    let sha256 = match &piece.content {
        EvidenceContent::File(file) => Some(file.sha256.as_str()),
        EvidenceContent::Link(_) | EvidenceContent::Reference(_) => None,
    };
    let (kind, class) = (piece.kind.code(), piece.confidentiality.code());
    json!({
        "institution": piece.institution.to_string(), "kind": kind, "title": piece.title,
        "confidentiality": class, "sha256": sha256,
    })
}

async fn insert(tx: &mut Tx, actor: &Actor, piece: &Evidence, now: DateTime<Utc>) -> Result<(), StoreError> {
    let (form, content, file) = match &piece.content {
        EvidenceContent::File(file) => ("file", file.name.as_str(), Some(file)),
        EvidenceContent::Link(address) => ("link", address.as_str(), None),
        EvidenceContent::Reference(words) => ("reference", words.as_str(), None),
    };
    let size = file.map(|file| i64::try_from(file.size).unwrap_or(i64::MAX));
    let pages = file.and_then(|file| file.pages).map(i64::from);
    let media_type = file.map(|file| file.media_type.code());
    let sha256 = file.map(|file| file.sha256.as_str());
    let (kind, class) = (piece.kind.code(), piece.confidentiality.code());
    let (id, institution) = (piece.id.0, piece.institution.0);
    let by = piece.added_by_user.map(|user| user.0);
    write_in!(
        &mut *tx,
        ADD,
        id,
        institution,
        kind,
        &piece.title,
        piece.dated,
        piece.valid_until,
        class,
        form,
        content,
        media_type,
        size,
        sha256,
        pages,
        by,
        &piece.added_by,
        piece.added_at
    )
    .map_err(|error| StoreError::refused(error, "evidence", &piece.title))?;
    audit::record(tx, actor, now, ("evidence.add", &piece.id.to_string()), detail_of(piece)).await
}

/// An answer of this institution that can still be changed; nobody else changes it meanwhile.
pub(super) async fn changing(
    tx: &mut Tx,
    institution: InstitutionId,
    (place, permit): (&EvidencePlace, &MayAnswer),
) -> Result<(), StoreError> {
    let response = place.response;
    rounds::change_of_response(tx, response).await?;
    if permit.question() != place.question {
        return Err(StoreError::NotFound { what: "question", key: place.question.clone() });
    }
    let (ready,): (i64,) = read_in!(&mut *tx, fetch_one, COUNT_READY, response.0, permit.section())?;
    if ready > 0 {
        return Err(StoreError::ChangedMeanwhile { what: "section" });
    }
    let owner: Option<(Uuid, String)> = read_in!(&mut *tx, fetch_optional, OWNER, response.0)?;
    match owner {
        Some((owner, _)) if owner != institution.0 => {
            Err(StoreError::NotFound { what: "response", key: response.to_string() })
        }
        Some((_, state)) if state == "open" || state == "returned" => {
            write_in!(tx, COUNT_CHANGE, response.0)?;
            Ok(())
        }
        _ => Err(StoreError::ChangedMeanwhile { what: "response" }),
    }
}

async fn link(
    tx: &mut Tx,
    actor: &Actor,
    (id, institution): (EvidenceId, InstitutionId),
    (place, permit): (&EvidencePlace, &MayAnswer),
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    changing(tx, institution, (place, permit)).await?;
    let unit = unit_column(place.unit);
    let by = actor.user.map(|user| user.0);
    let (response, question) = (place.response.0, &place.question);
    let linked = write_in!(&mut *tx, LINK, response, unit, question, id.0, by, &actor.name, now)
        .map_err(|error| StoreError::refused(error, "evidence", id))?;
    if linked == 0 {
        return Ok(());
    }
    audit::record(tx, actor, now, ("evidence.link", &id.to_string()), detail_at(place)).await
}

pub(super) fn detail_at(place: &EvidencePlace) -> serde_json::Value {
    let unit = place.unit.map(|unit| unit.to_string());
    json!({ "response": place.response.to_string(), "question": place.question, "unit": unit })
}

/// Writes down which evidence the snapshot just taken was handed in with; the response must be locked already.
pub(super) async fn hand_in(tx: &mut Tx, response: ResponseId) -> Result<(), StoreError> {
    write_in!(tx, HAND_IN, response.0)?;
    Ok(())
}

impl Store {
    /// Adds a piece whose file, if it has one, is kept already, for an answer if one is named. `room` is how many
    /// bytes the files of the institution may take together; the same file counts once.
    ///
    /// # Errors
    /// [`StoreError::NoRoom`]; as [`link_evidence`](Self::link_evidence).
    pub async fn add_evidence(
        &self,
        actor: &Actor,
        piece: &Evidence,
        place: Option<(&EvidencePlace, &MayAnswer)>,
        room: u64,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        tx.lock(LOCK_INSTITUTION, piece.institution.0).await?;
        insert(&mut tx, actor, piece, now).await?;
        let (taken,): (i64,) = read_in!(&mut tx, fetch_one, ROOM_TAKEN, piece.institution.0)?;
        let is_file = matches!(piece.content, EvidenceContent::File(_));
        if is_file && u64::try_from(taken).unwrap_or(u64::MAX) > room {
            return Err(StoreError::NoRoom);
        }
        if let Some(place) = place {
            link(&mut tx, actor, (piece.id, piece.institution), place, now).await?;
        }
        tx.commit().await
    }

    /// Lets a piece of the institution support one of its answers; once more changes nothing.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when the piece or the response is missing or of another institution;
    /// [`StoreError::ChangedMeanwhile`] when the response is handed in or the section ready; [`StoreError::RoundClosed`];
    /// [`StoreError::Driver`].
    pub async fn link_evidence(
        &self,
        actor: &Actor,
        (id, institution): (EvidenceId, InstitutionId),
        place: (&EvidencePlace, &MayAnswer),
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        owned(&mut tx, id, institution).await?;
        link(&mut tx, actor, (id, institution), place, now).await?;
        tx.commit().await
    }

    /// Takes a piece away from an answer; the piece stays.
    ///
    /// # Errors
    /// As [`link_evidence`](Self::link_evidence).
    pub async fn unlink_evidence(
        &self,
        actor: &Actor,
        (id, institution): (EvidenceId, InstitutionId),
        (place, permit): (&EvidencePlace, &MayAnswer),
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        changing(&mut tx, institution, (place, permit)).await?;
        let unit = unit_column(place.unit);
        let gone = write_in!(&mut tx, UNLINK, place.response.0, unit, &place.question, id.0)?;
        if gone > 0 {
            let subject = id.to_string();
            audit::record(&mut tx, actor, now, ("evidence.unlink", &subject), detail_at(place)).await?;
        }
        tx.commit().await
    }

    /// One piece.
    ///
    /// # Errors
    /// [`StoreError::Driver`], [`StoreError::Inconsistent`].
    pub async fn evidence(&self, id: EvidenceId) -> Result<Option<Evidence>, StoreError> {
        let row: Option<EvidenceRow> = read!(self, fetch_optional, GET, id.0)?;
        row.map(EvidenceRow::read).transpose()
    }

    /// Everything an institution has.
    ///
    /// # Errors
    /// [`StoreError::Driver`], [`StoreError::Inconsistent`].
    pub async fn evidence_of_institution(&self, id: InstitutionId) -> Result<Vec<Evidence>, StoreError> {
        let rows: Vec<EvidenceRow> = read!(self, fetch_all, LIST, id.0)?;
        rows.into_iter().map(EvidenceRow::read).collect()
    }

    /// What supports the answers of a response as it stands, by question.
    ///
    /// # Errors
    /// [`StoreError::Driver`], [`StoreError::Inconsistent`].
    pub async fn linked_evidence(
        &self,
        id: ResponseId,
    ) -> Result<Vec<(EvidencePlace, Evidence)>, StoreError> {
        let rows: Vec<PlacedRow> = read!(self, fetch_all, LINKED, id.0)?;
        rows.into_iter().map(PlacedRow::read).collect()
    }

    /// What supports any answer of an institution.
    ///
    /// # Errors
    /// [`StoreError::Driver`], [`StoreError::Inconsistent`].
    pub async fn evidence_uses(
        &self,
        id: InstitutionId,
    ) -> Result<Vec<(EvidencePlace, Evidence)>, StoreError> {
        let rows: Vec<PlacedRow> = read!(self, fetch_all, LINKED_OF_INSTITUTION, id.0)?;
        rows.into_iter().map(PlacedRow::read).collect()
    }

    /// What the answers of a response were last handed in with; nothing that is kept inside the institution.
    ///
    /// # Errors
    /// [`StoreError::Driver`], [`StoreError::Inconsistent`].
    pub async fn evidence_handed_in(
        &self,
        id: ResponseId,
    ) -> Result<Vec<(EvidencePlace, Evidence)>, StoreError> {
        let rows: Vec<PlacedRow> = read!(self, fetch_all, HANDED_IN, id.0)?;
        rows.into_iter().map(PlacedRow::read).collect()
    }

    /// Whether any submission names the piece.
    ///
    /// # Errors
    /// [`StoreError::Driver`].
    pub async fn is_evidence_handed_in(&self, id: EvidenceId) -> Result<bool, StoreError> {
        let (count,): (i64,) = read!(self, fetch_one, COUNT_HANDED_IN, id.0)?;
        Ok(count > 0)
    }

    /// The responses a piece was handed in with, the newest first.
    ///
    /// # Errors
    /// [`StoreError::Driver`].
    pub async fn evidence_handed_in_with(&self, id: EvidenceId) -> Result<Vec<ResponseId>, StoreError> {
        let rows: Vec<(Uuid,)> = read!(self, fetch_all, HANDED_IN_WITH, id.0)?;
        Ok(rows.into_iter().map(|(response,)| ResponseId(response)).collect())
    }

    /// Every file any row names: whose, and its SHA-256.
    ///
    /// # Errors
    /// [`StoreError::Driver`].
    pub async fn evidence_files(&self) -> Result<Vec<(InstitutionId, String)>, StoreError> {
        let rows: Vec<(Uuid, String)> = read!(self, fetch_all, FILES)?;
        Ok(rows.into_iter().map(|(institution, sha256)| (InstitutionId(institution), sha256)).collect())
    }

    /// Whether any row of the institution names the file.
    ///
    /// # Errors
    /// [`StoreError::Driver`].
    pub async fn has_evidence_file(
        &self,
        institution: InstitutionId,
        sha256: &str,
    ) -> Result<bool, StoreError> {
        let (count,): (i64,) = read!(self, fetch_one, COUNT_FILE, institution.0, sha256)?;
        Ok(count > 0)
    }

    /// Bytes the files of an institution take.
    ///
    /// # Errors
    /// [`StoreError::Driver`].
    pub async fn evidence_room_taken(&self, institution: InstitutionId) -> Result<u64, StoreError> {
        let (taken,): (i64,) = read!(self, fetch_one, ROOM_TAKEN, institution.0)?;
        Ok(u64::try_from(taken).unwrap_or_default())
    }
}

pub(super) async fn owned(
    tx: &mut Tx,
    id: EvidenceId,
    institution: InstitutionId,
) -> Result<Evidence, StoreError> {
    let row: Option<EvidenceRow> = read_in!(tx, fetch_optional, GET, id.0)?;
    let piece = row.map(EvidenceRow::read).transpose()?;
    let missing = || StoreError::NotFound { what: "evidence", key: id.to_string() };
    piece.filter(|piece| piece.institution == institution).ok_or_else(missing)
}
