//! One response: its answers as a sheet, handing it in, accepting it or giving it back.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::clock;
use super::error::Error;
use super::targets::with_target;
use super::{Assessment, snapshot};
use crate::questionnaire::Questionnaire;
use crate::response::{
    AnswerKey, AnswerSheet, Arrangement, Evidence, EvidencePlace, Institution, Receipt, Response, ResponseId,
    ResponseState, Round, SheetUnit, SignOff, Unit, UnitId, UserId, sha256,
};
use crate::store::{Actor, QuestionnaireEntry, StateChange, StoredAnswer, Submission};

/// Characters of a salt: 256 bits in hex.
const SALT_LETTERS: usize = 64;

/// Everything about one response, as it stands.
#[derive(Clone, Debug)]
pub struct OpenedResponse {
    /// The round it belongs to, with the last day that holds for this institution.
    pub round: Round,
    /// What is agreed with this institution.
    pub arrangement: Arrangement,
    /// Who answers.
    pub institution: Institution,
    /// Where it stands.
    pub response: Response,
    /// What is asked.
    pub questionnaire: Arc<Questionnaire>,
    /// The units that answer for themselves.
    pub units: Vec<Unit>,
    /// The answers with revision and history's last line, by unit and question.
    pub answers: BTreeMap<(Option<UnitId>, String), StoredAnswer>,
    /// What supports them. Evidence kept inside the institution is among it: see [`Evidence::for_reviewer`].
    pub evidence: Vec<(EvidencePlace, Evidence)>,
    /// The same answers as scoring takes them.
    pub sheet: AnswerSheet,
    /// What a submission hands back to prove that it saw these answers.
    mark: i64,
    /// Bound into what is signed; see [`salted`](Self::salted).
    salt: String,
}

impl OpenedResponse {
    /// The answers and what supports them, in the form that is frozen when they are handed in.
    pub(super) fn frozen(&self) -> String {
        snapshot::write_with(&self.sheet, &self.handed_in(), &self.salt)
    }

    /// What is bound into what is signed beside the answers. Without it, whoever sees a receipt and knows most of the
    /// answers could try the others until the hash fits.
    pub fn salt(&self) -> &str {
        &self.salt
    }

    /// The same with the salt of the page somebody signs on, so that the hash they saw is the hash that is kept.
    /// Anything that is no salt is not taken.
    pub fn salted(self, salt: &str) -> Self {
        let is_salt = salt.len() == SALT_LETTERS && salt.bytes().all(|byte| byte.is_ascii_hexdigit());
        if is_salt { Self { salt: salt.to_owned(), ..self } } else { self }
    }

    /// SHA-256 of the answers as they would be frozen now: what somebody signs who hands them in.
    pub fn answers_sha256(&self) -> String {
        sha256(&self.frozen())
    }

    /// True while answers can change.
    pub fn is_editable(&self) -> bool {
        let takes_part = self.arrangement.withdrawal.is_none();
        takes_part
            && self.response.state.is_editable()
            && self.round.state == crate::response::RoundState::Open
    }

    /// What is handed in with the answers, by unit and question.
    fn handed_in(&self) -> Vec<(AnswerKey, &Evidence)> {
        let name =
            |unit: UnitId| self.units.iter().find(|known| known.id == unit).map(|known| known.name.clone());
        let key = |place: &EvidencePlace| AnswerKey {
            unit: place.unit.and_then(name),
            question: place.question.clone(),
        };
        let leaves = |piece: &Evidence| piece.clone().for_reviewer(true).is_some();
        let handed_in = self.evidence.iter().filter(|(_, piece)| leaves(piece));
        handed_in.map(|(place, piece)| (key(place), piece)).collect()
    }
}

impl Assessment {
    /// Opens a response.
    ///
    /// # Errors
    /// [`Error::NotFound`], or the database's.
    pub async fn open_response(&self, id: ResponseId) -> Result<OpenedResponse, Error> {
        let response = self.store.response(id).await?.ok_or(Error::NotFound("response"))?;
        let mut round = self.store.round(response.round).await?.ok_or(Error::NotFound("round"))?;
        let arrangement = self.store.arrangement(id).await?;
        round.deadline = arrangement.deadline(&round);
        let institution =
            self.store.institution(response.institution).await?.ok_or(Error::NotFound("institution"))?;
        // Before the answers: a save in between then refuses the submission instead of being left out of it.
        let mark = self.store.response_mark(id).await?;
        let units = self.store.units(id).await?;
        let stored = self.store.answers(id).await?;
        let evidence = self.store.linked_evidence(id).await?;
        let plan = self.store.unit_plan(id).await?;
        let mut sheet = sheet(&institution, &units, &stored);
        if !units.is_empty() {
            sheet.per_unit = plan.sections;
        }
        let questionnaire = self.as_answered(&response.questionnaire, &sheet).await?;
        let questionnaire = with_target(questionnaire, &round, &response.questionnaire);
        leave_out_kept(&questionnaire, &mut sheet);
        let answers =
            stored.into_iter().map(|answer| ((answer.unit, answer.question.clone()), answer)).collect();
        Ok(OpenedResponse {
            round,
            arrangement,
            institution,
            response,
            questionnaire,
            units,
            answers,
            evidence,
            sheet,
            mark,
            salt: clock::secret(),
        })
    }

    /// Hands a response in, frozen as it was opened, with the signature of who answers for it. Gives the receipt.
    ///
    /// # Errors
    /// [`Error::WrongState`]; [`ChangedMeanwhile`](crate::store::StoreError::ChangedMeanwhile) when something was saved since it was opened.
    pub async fn submit(
        &self,
        actor: &Actor,
        by: UserId,
        opened: &OpenedResponse,
        sign_off: &SignOff,
        now: DateTime<Utc>,
    ) -> Result<Receipt, Error> {
        let from = opened.response.state.clone();
        let to = from.clone().submit(by, now)?;
        let receipt = self.receipt_of(opened, sign_off, now).await?;
        let change = StateChange { response: opened.response.id, from, to };
        let submission =
            Submission { mark: opened.mark, snapshot: opened.frozen(), receipt: Some(receipt.clone()) };
        self.store.submit(actor, &change, &submission, now).await?;
        Ok(receipt)
    }

    /// Takes a submitted response into the findings.
    ///
    /// # Errors
    /// [`Error::WrongState`], [`Error::NotFound`], or the database's.
    pub async fn accept(
        &self,
        actor: &Actor,
        by: UserId,
        id: ResponseId,
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        self.change_state(actor, id, now, |state| state.accept(by, now)).await
    }

    /// Gives a submitted response back with a message.
    ///
    /// # Errors
    /// [`Error::WrongState`], [`Error::NotFound`], or the database's.
    pub async fn give_back(
        &self,
        actor: &Actor,
        by: UserId,
        id: ResponseId,
        message: String,
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        self.change_state(actor, id, now, |state| state.give_back(by, now, message)).await
    }

    async fn change_state(
        &self,
        actor: &Actor,
        id: ResponseId,
        now: DateTime<Utc>,
        step: impl FnOnce(ResponseState) -> Result<ResponseState, crate::response::WrongState>,
    ) -> Result<(), Error> {
        let response = self.store.response(id).await?.ok_or(Error::NotFound("response"))?;
        let to = step(response.state.clone())?;
        let change = StateChange { response: id, from: response.state, to };
        self.store.set_response_state(actor, &change, now).await?;
        Ok(())
    }

    /// The answers of a response as they were handed in; `None` before the first submission.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Snapshot`], or the database's.
    pub async fn submitted_sheet(&self, id: ResponseId) -> Result<Option<AnswerSheet>, Error> {
        let Some(stored) = self.store.snapshot(id).await? else { return Ok(None) };
        let questionnaire = self.questionnaire(&stored.response.questionnaire).await?;
        snapshot::read(&questionnaire, &stored.content).map(Some)
    }

    /// The questionnaire as it was answered, with the answers handed in; `None` before the first submission.
    ///
    /// # Errors
    /// As [`submitted_sheet`](Self::submitted_sheet).
    pub async fn handed_in(
        &self,
        id: ResponseId,
    ) -> Result<Option<(Arc<Questionnaire>, AnswerSheet)>, Error> {
        let Some(sheet) = self.submitted_sheet(id).await? else { return Ok(None) };
        let response = self.store.response(id).await?.ok_or(Error::NotFound("response"))?;
        let round = self.store.round(response.round).await?.ok_or(Error::NotFound("round"))?;
        let answered = self.as_answered(&response.questionnaire, &sheet).await?;
        Ok(Some((with_target(answered, &round, &response.questionnaire), sheet)))
    }

    /// Adds an institution to a round: it is asked the first of the round's questionnaires addressed to its kind, in
    /// its newest version.
    ///
    /// # Errors
    /// [`Error::Refused`] when none is addressed to it; the database's when it is enrolled already.
    pub async fn enrol(
        &self,
        actor: &Actor,
        round: &Round,
        institution: &Institution,
        id: ResponseId,
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        let sha256 = self.questionnaire_for(round, institution).await?;
        let response = Response {
            id,
            round: round.id,
            institution: institution.id,
            questionnaire: sha256,
            state: ResponseState::Open,
        };
        self.store.enrol(actor, &response, now).await?;
        Ok(())
    }

    pub(super) async fn questionnaire_for(
        &self,
        round: &Round,
        institution: &Institution,
    ) -> Result<String, Error> {
        let kind = institution.profile.kind.map_or("", crate::response::InstitutionKind::code);
        let mut found: Option<QuestionnaireEntry> = None;
        for entry in self.store.list_questionnaires_of_round(round.id).await? {
            let questionnaire = self.questionnaire(&entry.sha256).await?;
            let is_addressed = questionnaire.addressed_to.iter().any(|addressed| addressed == kind);
            let is_newer = |known: &QuestionnaireEntry| known.id == entry.id && known.version < entry.version;
            if is_addressed && found.as_ref().is_none_or(is_newer) {
                found = Some(entry);
            }
        }
        if let Some(entry) = found {
            return Ok(entry.sha256);
        }
        let message = format!("no questionnaire of the round is addressed to `{}` institutions", kind);
        Err(Error::Refused(message))
    }
}

fn sheet(institution: &Institution, units: &[Unit], stored: &[StoredAnswer]) -> AnswerSheet {
    let name = |id: UnitId| units.iter().find(|unit| unit.id == id).map(|unit| unit.name.clone());
    let given = stored
        .iter()
        .map(|answer| {
            let key = AnswerKey { unit: answer.unit.and_then(name), question: answer.question.clone() };
            (key, answer.given.clone())
        })
        .collect();
    AnswerSheet {
        profile: institution.profile.clone(),
        units: units
            .iter()
            .map(|unit| SheetUnit { name: unit.name.clone(), kind: unit.kind.clone() })
            .collect(),
        per_unit: BTreeSet::new(),
        given,
        shown: None,
    }
}

/// Leaves out what stands at places nobody is asked at, as things are: it is kept and counts for nothing.
fn leave_out_kept(questionnaire: &Questionnaire, sheet: &mut AnswerSheet) {
    let has_units = !sheet.units.is_empty();
    sheet.given.retain(|key, _| {
        let place = questionnaire.question(&key.question);
        let is_per_unit = place.is_some_and(|place| questionnaire.questions[place].per_unit) && has_units;
        key.unit.is_some() == is_per_unit
    });
}
