//! Rounds and the life of a response: a change eats the old state and gives the new one, or says why not.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use rust_decimal::Decimal;

use super::ids::{InstitutionId, ResponseId, RoundId, UserId};
use super::scheme::Scheme;

/// One period in which institutions answer one set of questionnaire versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round {
    /// Its identifier.
    pub id: RoundId,
    /// Its name, unique in the service.
    pub name: String,
    /// The last day on which institutions are asked to submit.
    pub deadline: Option<NaiveDate>,
    /// Fewest institutions a released figure may rest on, at least [`SMALLEST_CELL_FLOOR`].
    pub smallest_cell: u32,
    /// Open or closed.
    pub state: RoundState,
    /// What else it is held by.
    pub settings: RoundSettings,
}

/// What a round is held by beside its name and days.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RoundSettings {
    /// The first day on which institutions answer; none when they may from the start.
    pub opens_on: Option<NaiveDate>,
    /// The codes of the languages in which respondents are offered pages and letters; empty for every language.
    pub languages: Vec<String>,
    /// How answers are put together where a page lets people choose.
    pub scheme: Scheme,
    /// The target by SHA-256 of a questionnaire, 0 to 1, where it is not the questionnaire's own.
    pub targets: BTreeMap<String, Decimal>,
}

impl Round {
    /// True from the day on which institutions may answer.
    pub fn has_opened(&self, today: NaiveDate) -> bool {
        self.settings.opens_on.is_none_or(|day| day <= today)
    }
}

impl RoundSettings {
    /// True when respondents are offered this language.
    pub fn offers(&self, language: &str) -> bool {
        self.languages.is_empty() || self.languages.iter().any(|offered| offered == language)
    }

    /// The language somebody reads who prefers this one: it, or the first that is offered.
    pub fn language<'a>(&'a self, preferred: &'a str) -> &'a str {
        if self.offers(preferred) {
            preferred
        } else {
            self.languages.first().map_or(preferred, String::as_str)
        }
    }
}

/// Below this no release is made: with two, each institution could work out the other.
pub const SMALLEST_CELL_FLOOR: u32 = 3;
/// The default for [`Round::smallest_cell`].
pub const SMALLEST_CELL_DEFAULT: u32 = 5;

/// Whether answers can still change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoundState {
    /// Institutions answer, the NHRI reviews.
    Open,
    /// Findings are drawn; nothing changes any more.
    Closed {
        /// When it was closed.
        at: DateTime<Utc>,
    },
}

/// All answers of one institution to one questionnaire in one round, without the answers themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Response {
    /// Its identifier.
    pub id: ResponseId,
    /// The round it belongs to.
    pub round: RoundId,
    /// Who answers.
    pub institution: InstitutionId,
    /// SHA-256 of the questionnaire version it answers, in hex.
    pub questionnaire: String,
    /// Where it stands.
    pub state: ResponseState,
}

/// Where a response stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ResponseState {
    /// The institution answers.
    Open,
    /// The institution has handed it in.
    Submitted {
        /// When.
        at: DateTime<Utc>,
        /// Who.
        by: UserId,
    },
    /// The NHRI asks for changes.
    Returned {
        /// When.
        at: DateTime<Utc>,
        /// The reviewer.
        by: UserId,
        /// What should change.
        message: String,
    },
    /// The NHRI has accepted it; it counts in the findings.
    Accepted {
        /// When.
        at: DateTime<Utc>,
        /// The reviewer.
        by: UserId,
    },
}

/// Why a change of state was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WrongState {
    /// Only an open or returned response can be submitted.
    #[error("the response has been submitted already")]
    AlreadySubmitted,
    /// Only a submitted response can be accepted or returned.
    #[error("the response is not waiting for review")]
    NotSubmitted,
}

impl ResponseState {
    /// The word used in files, in the database and as a key of texts.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Submitted { .. } => "submitted",
            Self::Returned { .. } => "returned",
            Self::Accepted { .. } => "accepted",
        }
    }

    /// True while the institution may change answers.
    pub const fn is_editable(&self) -> bool {
        match self {
            Self::Open | Self::Returned { .. } => true,
            Self::Submitted { .. } | Self::Accepted { .. } => false,
        }
    }

    /// Hands the response in.
    ///
    /// # Errors
    /// [`WrongState::AlreadySubmitted`] when it was handed in before.
    pub fn submit(self, by: UserId, at: DateTime<Utc>) -> Result<Self, WrongState> {
        match self {
            Self::Open | Self::Returned { .. } => Ok(Self::Submitted { at, by }),
            Self::Submitted { .. } | Self::Accepted { .. } => Err(WrongState::AlreadySubmitted),
        }
    }

    /// Takes the response into the findings.
    ///
    /// # Errors
    /// [`WrongState::NotSubmitted`] when it is not waiting for review.
    pub fn accept(self, by: UserId, at: DateTime<Utc>) -> Result<Self, WrongState> {
        match self {
            Self::Submitted { .. } => Ok(Self::Accepted { at, by }),
            Self::Open | Self::Returned { .. } | Self::Accepted { .. } => Err(WrongState::NotSubmitted),
        }
    }

    /// Gives the response back with a message.
    ///
    /// # Errors
    /// [`WrongState::NotSubmitted`] when it is not waiting for review.
    pub fn give_back(self, by: UserId, at: DateTime<Utc>, message: String) -> Result<Self, WrongState> {
        match self {
            Self::Submitted { .. } => Ok(Self::Returned { at, by, message }),
            Self::Open | Self::Returned { .. } | Self::Accepted { .. } => Err(WrongState::NotSubmitted),
        }
    }
}
