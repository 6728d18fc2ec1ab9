//! Where a round stands: each institution with its last day, and the counts by kind.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::Assessment;
use super::error::Error;
use super::letters::today;
use super::rounds::standing;
use crate::findings::{ResponseRate, Standing};
use crate::questionnaire::Questionnaire;
use crate::response::{Arrangement, InstitutionKind, Round, RoundState, Timing};
use crate::store::{EnrolledResponse, Reopening};

/// Where a round stands.
#[derive(Clone, Debug)]
pub struct RoundStatus {
    /// The round.
    pub round: Round,
    /// Every time it was opened again, oldest first.
    pub reopenings: Vec<Reopening>,
    /// Who takes part, in the order of their ids.
    pub places: Vec<Place>,
}

/// Where one institution stands.
#[derive(Clone, Debug)]
pub struct Place {
    /// Who, and how far they are.
    pub enrolled: EnrolledResponse,
    /// What they are asked.
    pub questionnaire: Arc<Questionnaire>,
    /// The kind the institution counts as.
    pub kind: InstitutionKind,
    /// How far the response came, withdrawn ones told apart.
    pub standing: Standing,
    /// What is agreed with the institution.
    pub arrangement: Arrangement,
    /// How the response stands to its last day.
    pub timing: Timing,
}

impl Place {
    /// True when somebody of the institution has looked at it or answered something.
    pub const fn is_opened(&self) -> bool {
        self.arrangement.opened_at.is_some()
            || self.enrolled.answered > 0
            || self.arrangement.handed_in_at.is_some()
    }

    /// True when it has ever been handed in.
    pub const fn is_handed_in(&self) -> bool {
        self.arrangement.handed_in_at.is_some()
    }
}

/// Responses of one kind of institution, each counted in every line it reached.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct KindStatus {
    /// Where they stand now.
    pub rate: ResponseRate,
    /// Seen by somebody of the institution.
    pub opened: u32,
    /// Ever handed in.
    pub handed_in: u32,
    /// First handed in after the last day.
    pub late: u32,
    /// Past the last day and never handed in.
    pub overdue: u32,
}

impl KindStatus {
    fn add(&mut self, place: &Place) {
        self.rate.add(place.standing);
        self.opened += u32::from(place.is_opened());
        self.handed_in += u32::from(place.is_handed_in());
        self.late += u32::from(place.timing == Timing::Late);
        self.overdue += u32::from(place.timing == Timing::Overdue);
    }
}

impl RoundStatus {
    /// The counts by kind of institution; kinds nobody of which was asked are left out.
    pub fn kinds(&self) -> BTreeMap<InstitutionKind, KindStatus> {
        let mut kinds: BTreeMap<InstitutionKind, KindStatus> = BTreeMap::new();
        for place in &self.places {
            kinds.entry(place.kind).or_default().add(place);
        }
        kinds
    }

    /// Where the responses stand, by kind.
    pub fn rates(&self) -> BTreeMap<InstitutionKind, ResponseRate> {
        self.kinds().into_iter().map(|(kind, status)| (kind, status.rate)).collect()
    }
}

/// Refuses before the day on which institutions may answer; a round that is closed can be read.
///
/// # Errors
/// [`Error::NotOpenYet`].
pub(super) fn refuse_unless_opened(round: &Round, now: DateTime<Utc>) -> Result<(), Error> {
    match round.settings.opens_on {
        Some(day) if round.state == RoundState::Open && !round.has_opened(today(now)) => {
            Err(Error::NotOpenYet { round: round.name.clone(), day })
        }
        Some(_) | None => Ok(()),
    }
}

impl Assessment {
    /// Where a round stands.
    ///
    /// # Errors
    /// The database's, or when a stored questionnaire cannot be read.
    pub async fn round_status(&self, round: &Round, now: DateTime<Utc>) -> Result<RoundStatus, Error> {
        let mut arrangements = self.store.arrangements(round.id).await?;
        let asked = self.questionnaires_in(round.id).await?;
        let mut places = Vec::new();
        for enrolled in self.store.list_responses(round.id).await? {
            let questionnaire =
                asked.get(&enrolled.response.questionnaire).ok_or(Error::NotFound("questionnaire"))?;
            let arrangement = arrangements.remove(&enrolled.response.id).unwrap_or_default();
            let addressed = questionnaire.addressed_to.first();
            let addressed = addressed.and_then(|kind| InstitutionKind::from_code(kind));
            let kind = enrolled.institution.profile.kind.or(addressed).unwrap_or(InstitutionKind::Private);
            let now_standing =
                if arrangement.withdrawal.is_some() { Standing::Withdrawn } else { standing(&enrolled) };
            places.push(Place {
                kind,
                standing: now_standing,
                timing: arrangement.timing(round, now, today),
                questionnaire: Arc::clone(questionnaire),
                arrangement,
                enrolled,
            });
        }
        Ok(RoundStatus { round: round.clone(), reopenings: self.store.reopenings(round.id).await?, places })
    }
}
