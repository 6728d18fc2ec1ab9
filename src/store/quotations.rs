//! Words of institutions that may be quoted: proposed, redacted, consented to, released.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::json;
use uuid::Uuid;

use super::answers::unit_column;
use super::engine::Tx;
use super::sql::{from_row, read, read_in, statements, write_in};
use super::verdicts::unit_of;
use super::{Actor, Store, StoreError, audit};
use crate::response::{
    Consent, ConsentStep, ConsentWay, InstitutionId, Quotation, QuotationId, QuotedPart, Redaction,
    ReleaseId, ResponseId, RoundId,
};

/// A quotation as it was read, to see that nobody changed it since.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SeenQuotation {
    /// Which.
    pub id: QuotationId,
    /// The revision of its redaction.
    pub redaction: u32,
    /// The revision of its consent.
    pub consent: u32,
}

impl SeenQuotation {
    /// A quotation as it is.
    pub fn of(quotation: &Quotation) -> Self {
        let (redaction, consent) = (quotation.redaction_revision(), quotation.consent_revision());
        Self { id: quotation.id, redaction, consent }
    }
}

/// What quotations are asked for by. Ids are unique over all tables, so one statement serves all.
macro_rules! asked_by {
    () => {
        "(quotations.id = $1 OR quotations.round_id = $1 OR quotations.institution_id = $1 \
         OR quotations.response_id = $1)"
    };
}

statements! {
    ADD = "INSERT INTO quotations (id, round_id, institution_id, response_id, unit_id, question_id, part, original, \
           proposed_by_name, proposed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    // Whoever changes a quotation waits for whoever changes or releases it.
    HOLD = "UPDATE quotations SET part = part WHERE id = $1";
    REDACTION = "SELECT COALESCE(MAX(revision), 0) FROM redaction_versions WHERE quotation_id = $1";
    CONSENT = "SELECT COALESCE(MAX(revision), 0) FROM consent_versions WHERE quotation_id = $1";
    ADD_REDACTION = "INSERT INTO redaction_versions (quotation_id, revision, text, is_named, is_read, \
           redacted_by_name, redacted_at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    ADD_CONSENT = "INSERT INTO consent_versions (quotation_id, revision, step, matter, said_by, said_as, said_on, way, \
           note, recorded_by_name, recorded_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    ADD_RELEASED = "INSERT INTO released_quotations (release_id, quotation_id) VALUES ($1, $2)";
    LIST = concat!(
        "SELECT id, round_id, institution_id, response_id, unit_id, question_id, part, original, proposed_by_name, \
         proposed_at FROM quotations WHERE ", asked_by!(), " ORDER BY id"
    );
    REDACTIONS = concat!(
        "SELECT redaction_versions.quotation_id, redaction_versions.revision, redaction_versions.text, \
         redaction_versions.is_named, redaction_versions.is_read, redaction_versions.redacted_by_name, \
         redaction_versions.redacted_at FROM redaction_versions \
         JOIN quotations ON quotations.id = redaction_versions.quotation_id WHERE ", asked_by!(),
        " ORDER BY redaction_versions.quotation_id, redaction_versions.revision"
    );
    CONSENTS = concat!(
        "SELECT consent_versions.quotation_id, consent_versions.revision, consent_versions.step, \
         consent_versions.matter, consent_versions.said_by, consent_versions.said_as, consent_versions.said_on, \
         consent_versions.way, consent_versions.note, consent_versions.recorded_by_name, \
         consent_versions.recorded_at FROM consent_versions \
         JOIN quotations ON quotations.id = consent_versions.quotation_id WHERE ", asked_by!(),
        " ORDER BY consent_versions.quotation_id, consent_versions.revision"
    );
    RELEASED = concat!(
        "SELECT released_quotations.quotation_id, releases.id, releases.created_at FROM released_quotations \
         JOIN releases ON releases.id = released_quotations.release_id \
         JOIN quotations ON quotations.id = released_quotations.quotation_id WHERE ", asked_by!(),
        " ORDER BY releases.created_at, releases.id"
    );
}

struct QuotationRow {
    id: Uuid,
    round_id: Uuid,
    institution_id: Uuid,
    response_id: Uuid,
    unit_id: Uuid,
    question_id: String,
    part: String,
    original: String,
    proposed_by_name: String,
    proposed_at: DateTime<Utc>,
}
from_row!(QuotationRow {
    id,
    round_id,
    institution_id,
    response_id,
    unit_id,
    question_id,
    part,
    original,
    proposed_by_name,
    proposed_at
});

struct RedactionRow {
    quotation_id: Uuid,
    revision: i64,
    text: String,
    is_named: bool,
    is_read: bool,
    redacted_by_name: String,
    redacted_at: DateTime<Utc>,
}
from_row!(RedactionRow { quotation_id, revision, text, is_named, is_read, redacted_by_name, redacted_at });

struct ConsentRow {
    quotation_id: Uuid,
    revision: i64,
    step: String,
    matter: String,
    said_by: String,
    said_as: String,
    said_on: NaiveDate,
    way: String,
    note: String,
    recorded_by_name: String,
    recorded_at: DateTime<Utc>,
}
from_row!(ConsentRow {
    quotation_id,
    revision,
    step,
    matter,
    said_by,
    said_as,
    said_on,
    way,
    note,
    recorded_by_name,
    recorded_at
});

impl QuotationRow {
    fn read(self) -> Result<Quotation, StoreError> {
        let part = QuotedPart::from_code(&self.part);
        Ok(Quotation {
            id: QuotationId(self.id),
            round: RoundId(self.round_id),
            institution: InstitutionId(self.institution_id),
            response: ResponseId(self.response_id),
            unit: unit_of(self.unit_id),
            question: self.question_id,
            part: part.ok_or_else(|| StoreError::inconsistent("quotations", self.id))?,
            original: self.original,
            by_name: self.proposed_by_name,
            at: self.proposed_at,
            redaction: None,
            consent: None,
            releases: Vec::new(),
        })
    }
}

impl RedactionRow {
    fn read(self) -> Result<Redaction, StoreError> {
        let wrong = |_| StoreError::inconsistent("redaction_versions", self.quotation_id);
        Ok(Redaction {
            revision: u32::try_from(self.revision).map_err(wrong)?,
            text: self.text,
            is_named: self.is_named,
            is_read: self.is_read,
            by_name: self.redacted_by_name,
            at: self.redacted_at,
        })
    }
}

impl ConsentRow {
    fn read(self) -> Result<Consent, StoreError> {
        let wrong = || StoreError::inconsistent("consent_versions", self.quotation_id);
        Ok(Consent {
            revision: u32::try_from(self.revision).map_err(|_| wrong())?,
            step: ConsentStep::from_code(&self.step).ok_or_else(wrong)?,
            matter: self.matter,
            by: self.said_by,
            post: self.said_as,
            on: self.said_on,
            way: ConsentWay::from_code(&self.way).ok_or_else(wrong)?,
            note: self.note,
            recorded_by: self.recorded_by_name,
            at: self.recorded_at,
        })
    }
}

/// Holds a quotation until the end of the transaction, when it is still what was seen.
async fn hold(tx: &mut Tx, seen: SeenQuotation) -> Result<(), StoreError> {
    if write_in!(tx, HOLD, seen.id.0)? == 0 {
        return Err(StoreError::NotFound { what: "quotation", key: seen.id.to_string() });
    }
    let (redaction,): (i64,) = read_in!(tx, fetch_one, REDACTION, seen.id.0)?;
    let (consent,): (i64,) = read_in!(tx, fetch_one, CONSENT, seen.id.0)?;
    if (redaction, consent) == (i64::from(seen.redaction), i64::from(seen.consent)) {
        Ok(())
    } else {
        Err(StoreError::ChangedMeanwhile { what: "quotation" })
    }
}

/// Writes down which quotations a release holds, when each is still what was seen.
pub(super) async fn add_released(
    tx: &mut Tx,
    release: ReleaseId,
    quotations: &[SeenQuotation],
) -> Result<(), StoreError> {
    // In one order, so that two releases never wait for each other in a circle.
    let mut quotations = quotations.to_vec();
    quotations.sort();
    for seen in quotations {
        hold(tx, seen).await?;
        write_in!(tx, ADD_RELEASED, release.0, seen.id.0)
            .map_err(|error| StoreError::refused(error, "quotation of a release", seen.id))?;
    }
    Ok(())
}

impl Store {
    /// Keeps words somebody proposes to quote.
    ///
    /// # Errors
    /// [`StoreError::AlreadyExists`] when they are proposed, [`StoreError::NotFound`], [`StoreError::Driver`].
    pub async fn propose_quotation(&self, actor: &Actor, new: &Quotation) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        let (unit, part) = (unit_column(new.unit), new.part.code());
        write_in!(
            &mut tx,
            ADD,
            new.id.0,
            new.round.0,
            new.institution.0,
            new.response.0,
            unit,
            &new.question,
            part,
            &new.original,
            &new.by_name,
            new.at
        )
        .map_err(|error| StoreError::refused(error, "quotation", &new.question))?;
        let detail = json!({ "response": new.response.to_string(), "question": new.question, "part": part });
        audit::record(&mut tx, actor, new.at, ("quotation.propose", &new.id.to_string()), detail).await?;
        tx.commit().await
    }

    /// Keeps another redaction. What was consented to before stays written down and holds no longer.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`], [`StoreError::NotFound`], [`StoreError::Driver`].
    pub async fn redact_quotation(
        &self,
        actor: &Actor,
        seen: SeenQuotation,
        new: &Redaction,
    ) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        hold(&mut tx, seen).await?;
        let revision = i64::from(seen.redaction) + 1;
        write_in!(
            &mut tx,
            ADD_REDACTION,
            seen.id.0,
            revision,
            &new.text,
            new.is_named,
            new.is_read,
            &new.by_name,
            new.at
        )?;
        let detail = json!({ "revision": revision, "named": new.is_named, "read": new.is_read });
        audit::record(&mut tx, actor, new.at, ("quotation.redact", &seen.id.to_string()), detail).await?;
        tx.commit().await
    }

    /// Keeps a step of the consent to a quotation as it was seen.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`] when the words or the consent changed, [`StoreError::NotFound`],
    /// [`StoreError::Driver`].
    pub async fn add_consent(
        &self,
        actor: &Actor,
        seen: SeenQuotation,
        new: &Consent,
    ) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        hold(&mut tx, seen).await?;
        let revision = i64::from(seen.consent) + 1;
        let (step, way) = (new.step.code(), new.way.code());
        write_in!(
            &mut tx,
            ADD_CONSENT,
            seen.id.0,
            revision,
            step,
            &new.matter,
            &new.by,
            &new.post,
            new.on,
            way,
            &new.note,
            &new.recorded_by,
            new.at
        )?;
        let deed = match new.step {
            ConsentStep::Asked => "quotation.ask",
            ConsentStep::Given => "quotation.consent",
            ConsentStep::Refused => "quotation.refuse",
            ConsentStep::Withdrawn => "quotation.withdraw",
        };
        let detail = json!({ "revision": revision, "matter": new.matter, "by": new.by, "way": way });
        audit::record(&mut tx, actor, new.at, (deed, &seen.id.to_string()), detail).await?;
        tx.commit().await
    }

    /// One quotation.
    ///
    /// # Errors
    /// [`StoreError::Driver`]; [`StoreError::Inconsistent`].
    pub async fn quotation(&self, id: QuotationId) -> Result<Option<Quotation>, StoreError> {
        Ok(self.quotations(id.0).await?.pop())
    }

    /// The quotations of a round, in the order they were proposed.
    ///
    /// # Errors
    /// As [`quotation`](Self::quotation).
    pub async fn quotations_of_round(&self, round: RoundId) -> Result<Vec<Quotation>, StoreError> {
        self.quotations(round.0).await
    }

    /// The quotations of an institution in all rounds.
    ///
    /// # Errors
    /// As [`quotation`](Self::quotation).
    pub async fn quotations_of_institution(&self, id: InstitutionId) -> Result<Vec<Quotation>, StoreError> {
        self.quotations(id.0).await
    }

    /// The quotations of a response.
    ///
    /// # Errors
    /// As [`quotation`](Self::quotation).
    pub async fn quotations_of_response(&self, id: ResponseId) -> Result<Vec<Quotation>, StoreError> {
        self.quotations(id.0).await
    }

    async fn quotations(&self, by: Uuid) -> Result<Vec<Quotation>, StoreError> {
        let rows: Vec<QuotationRow> = read!(self, fetch_all, LIST, by)?;
        let mut found = Vec::new();
        let mut places = BTreeMap::new();
        for row in rows {
            places.insert(row.id, found.len());
            found.push(row.read()?);
        }
        // Oldest first, so that the newest stays.
        let redactions: Vec<RedactionRow> = read!(self, fetch_all, REDACTIONS, by)?;
        for row in redactions {
            if let Some(place) = places.get(&row.quotation_id) {
                found[*place].redaction = Some(row.read()?);
            }
        }
        let consents: Vec<ConsentRow> = read!(self, fetch_all, CONSENTS, by)?;
        for row in consents {
            if let Some(place) = places.get(&row.quotation_id) {
                found[*place].consent = Some(row.read()?);
            }
        }
        let released: Vec<(Uuid, Uuid, DateTime<Utc>)> = read!(self, fetch_all, RELEASED, by)?;
        for (quotation, release, at) in released {
            if let Some(place) = places.get(&quotation) {
                found[*place].releases.push((ReleaseId(release), at));
            }
        }
        Ok(found)
    }
}
