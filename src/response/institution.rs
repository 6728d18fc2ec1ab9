//! Who is assessed.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::ids::{InstitutionId, UnitId};

/// The side of the Guiding Principles an institution stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum InstitutionKind {
    /// A body of the State: ministry, agency, court, local body.
    Government,
    /// A company the State owns or controls.
    StateOwned,
    /// Any other company.
    Private,
}

impl InstitutionKind {
    /// All kinds, in the order they are shown.
    pub const ALL: [Self; 3] = [Self::Government, Self::StateOwned, Self::Private];

    /// The word used in files, in the database and as a key of texts.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Government => "government",
            Self::StateOwned => "state-owned",
            Self::Private => "private",
        }
    }

    /// The kind a [`code`](Self::code) names.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// Size by number of employees.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SizeBand {
    /// 1 to 10 employees.
    Micro,
    /// 11 to 50 employees.
    Small,
    /// 51 to 250 employees.
    Medium,
    /// More than 250 employees.
    Large,
}

impl SizeBand {
    /// All bands, smallest first.
    pub const ALL: [Self; 4] = [Self::Micro, Self::Small, Self::Medium, Self::Large];

    /// The word used in files, in the database and as a key of texts.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Micro => "micro",
            Self::Small => "small",
            Self::Medium => "medium",
            Self::Large => "large",
        }
    }

    /// The band a [`code`](Self::code) names.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|band| band.code() == code)
    }
}

/// What is known of an institution and may decide which questions it is asked.
///
/// `None` means not known: a condition on it is then undecided, not false.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// Side of the Guiding Principles.
    pub kind: Option<InstitutionKind>,
    /// Number of employees, banded.
    pub size: Option<SizeBand>,
    /// Section of the international industry classification (ISIC), or another code the round uses.
    pub sector: Option<String>,
    /// Where its seat is.
    pub region: Option<String>,
    /// Who owns or controls it, in a word the round uses.
    pub ownership: Option<String>,
    /// The share of it that its owner or the State controls, in percent, 0 to 100.
    pub controlling_stake: Option<Decimal>,
    /// What it is charged with by law. `None` when nobody has said yet.
    pub mandates: Option<Vec<String>>,
}

/// One body or company assessed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Institution {
    /// Its identifier.
    pub id: InstitutionId,
    /// Its name, unique in the service, in the language it gave it.
    pub name: String,
    /// What decides the questions it is asked.
    pub profile: Profile,
}

/// A part of an institution that answers for itself: a subordinate body, an operating company, a service.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unit {
    /// Its identifier.
    pub id: UnitId,
    /// Its name, unique within the institution.
    pub name: String,
    /// The `unit_kinds` id of the questionnaire it belongs to.
    pub kind: String,
}
