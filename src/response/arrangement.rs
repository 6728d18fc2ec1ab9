//! What is agreed with one institution of a round: another last day, that it takes part no more.

use chrono::{DateTime, NaiveDate, Utc};

use super::codes::codes;
use super::round::Round;

codes! {
    /// Why an institution takes part no more.
    WithdrawalCause {
        /// It does not wish to.
        Declined = "declined",
        /// It was merged into another body.
        Merged = "merged",
        /// It was dissolved.
        Dissolved = "dissolved",
        /// It was asked by mistake.
        Mistaken = "mistaken",
        /// Something else; the reason says what.
        Other = "other",
    }
}

/// Another last day for one institution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extension {
    /// Its own last day.
    pub to: NaiveDate,
    /// Why; the institution reads it.
    pub reason: String,
    /// When it was granted.
    pub at: DateTime<Utc>,
    /// By whom, by name.
    pub by: String,
}

/// That an institution takes part no more. What it answered is kept and counts for nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withdrawal {
    /// Why.
    pub cause: WithdrawalCause,
    /// The same in words.
    pub reason: String,
    /// When it was recorded.
    pub at: DateTime<Utc>,
    /// By whom, by name.
    pub by: String,
}

/// What is agreed with one institution, and when it was first seen there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arrangement {
    /// Its own last day.
    pub extension: Option<Extension>,
    /// It takes part no more.
    pub withdrawal: Option<Withdrawal>,
    /// When somebody of the institution first looked at the response.
    pub opened_at: Option<DateTime<Utc>>,
    /// When it was first handed in.
    pub handed_in_at: Option<DateTime<Utc>>,
}

/// How a response stands to its last day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Timing {
    /// Nothing to say: there is no last day, or it is yet to come.
    InTime,
    /// Handed in for the first time after its last day.
    Late,
    /// Its last day has passed and it was never handed in.
    Overdue,
}

impl Arrangement {
    /// The last day for this institution.
    pub fn deadline(&self, round: &Round) -> Option<NaiveDate> {
        self.extension.as_ref().map(|extension| extension.to).or(round.deadline)
    }

    /// How the response stands to its last day. What was handed in in time and sent back is not late. `day` says on
    /// which day of the calendar an instant falls.
    pub fn timing(&self, round: &Round, now: DateTime<Utc>, day: fn(DateTime<Utc>) -> NaiveDate) -> Timing {
        let Some(last) = self.deadline(round) else { return Timing::InTime };
        match self.handed_in_at {
            Some(at) if day(at) > last => Timing::Late,
            None if day(now) > last && self.withdrawal.is_none() => Timing::Overdue,
            Some(_) | None => Timing::InTime,
        }
    }
}
