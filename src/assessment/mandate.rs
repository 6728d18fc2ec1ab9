//! What an institution says is not in its mandate, as it handed it in. Nothing is stored for this: the answers say it.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::{Assessment, Error};
use crate::questionnaire::Questionnaire;
use crate::response::{AnswerKey, InstitutionId, ResponseId};
use crate::scoring::outside_mandate;
use crate::store::StoredAnswer;

/// One statement.
#[derive(Clone, Debug)]
pub struct MandateStatement {
    /// The name of the round.
    pub round: String,
    /// What was asked.
    pub questionnaire: Arc<Questionnaire>,
    /// The question, and the unit it was put to.
    pub key: AnswerKey,
    /// Who said so; empty when the answers were not given by people signed in.
    pub by: String,
    /// When; none for the same reason.
    pub at: Option<DateTime<Utc>>,
}

impl Assessment {
    /// What a response says as it was handed in; nothing before that.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Snapshot`], or the database's.
    pub async fn mandate_statements(&self, id: ResponseId) -> Result<Vec<MandateStatement>, Error> {
        let Some(frozen) = self.store.snapshot(id).await? else { return Ok(Vec::new()) };
        let Some((questionnaire, sheet)) = self.handed_in(id).await? else { return Ok(Vec::new()) };
        let round = self.store.round(frozen.response.round).await?.ok_or(Error::NotFound("round"))?;
        let mut statements = Vec::new();
        for key in outside_mandate(&questionnaire, &sheet) {
            let said = self.when_said(id, &key, frozen.taken_at).await?;
            statements.push(MandateStatement {
                round: round.name.clone(),
                questionnaire: Arc::clone(&questionnaire),
                key,
                by: said.as_ref().map(|said| said.saved_by_name.clone()).unwrap_or_default(),
                at: said.map(|said| said.saved_at),
            });
        }
        Ok(statements)
    }

    /// The same for all responses of an institution, round by round.
    ///
    /// # Errors
    /// As [`mandate_statements`](Self::mandate_statements).
    pub async fn mandate_statements_of(
        &self,
        institution: InstitutionId,
    ) -> Result<Vec<MandateStatement>, Error> {
        let mut statements = Vec::new();
        for enrolled in self.store.responses_of_institution(institution).await? {
            statements.extend(self.mandate_statements(enrolled.response.id).await?);
        }
        Ok(statements)
    }

    /// The save that stood when the response was handed in: an answer may have been changed since.
    async fn when_said(
        &self,
        id: ResponseId,
        key: &AnswerKey,
        handed_in_at: DateTime<Utc>,
    ) -> Result<Option<StoredAnswer>, Error> {
        let units = self.store.units(id).await?;
        let unit = units.iter().find(|unit| Some(&unit.name) == key.unit.as_ref()).map(|unit| unit.id);
        let history = self.store.answer_history(id, unit, &key.question).await?;
        Ok(history.into_iter().rfind(|version| version.saved_at <= handed_in_at))
    }
}
