//! What findings are drawn from.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::questionnaire::Questionnaire;
use crate::response::{AnswerSheet, Institution, InstitutionKind, Profile, ResponseId};

/// A response as findings see it.
#[derive(Clone, Debug)]
pub struct Participant {
    /// Who answers.
    pub institution: Institution,
    /// The response.
    pub response: ResponseId,
    /// What was asked.
    pub questionnaire: Arc<Questionnaire>,
    /// How far it came.
    pub standing: Standing,
    /// The answers as handed in, once accepted; findings rest on these alone.
    pub accepted: Option<AnswerSheet>,
    /// The same answers with what reviewers verified in their places; `None` where nothing was reviewed.
    pub verified: Option<AnswerSheet>,
}

/// Whose word findings rest on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// What the institution says of itself.
    #[default]
    SelfAssessed,
    /// What reviewers verified, and the institution's own word where they have not looked.
    Verified,
}

impl Basis {
    /// Both, in the order they are shown.
    pub const ALL: [Self; 2] = [Self::SelfAssessed, Self::Verified];

    /// The word used in files, addresses and as a key of texts.
    pub const fn code(self) -> &'static str {
        match self {
            Self::SelfAssessed => "self-assessed",
            Self::Verified => "verified",
        }
    }

    /// The basis a [`code`](Self::code) names.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|basis| basis.code() == code)
    }
}

/// What institutions are put together by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dimension {
    /// Government body, state-owned company, private company.
    Kind,
    /// Who owns or controls it.
    Ownership,
    /// Section of the industry classification.
    Sector,
    /// Number of employees, banded.
    Size,
    /// Where its seat is.
    Region,
}

impl Dimension {
    /// All of them, in the order they are shown.
    pub const ALL: [Self; 5] = [Self::Kind, Self::Ownership, Self::Sector, Self::Size, Self::Region];

    /// The word used in files, addresses and as a key of texts.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Ownership => "ownership",
            Self::Sector => "sector",
            Self::Size => "size",
            Self::Region => "region",
        }
    }

    /// The dimension a [`code`](Self::code) names.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|dimension| dimension.code() == code)
    }

    /// What a profile says of it, as it stands in files; `None` when nobody has said.
    pub fn value(self, profile: &Profile) -> Option<String> {
        match self {
            Self::Kind => profile.kind.map(|kind| kind.code().to_owned()),
            Self::Ownership => profile.ownership.clone(),
            Self::Sector => profile.sector.clone(),
            Self::Size => profile.size.map(|size| size.code().to_owned()),
            Self::Region => profile.region.clone(),
        }
    }
}

impl Participant {
    /// The accepted answers on this basis.
    pub fn sheet(&self, basis: Basis) -> Option<&AnswerSheet> {
        match basis {
            Basis::SelfAssessed => self.accepted.as_ref(),
            Basis::Verified => self.verified.as_ref().or(self.accepted.as_ref()),
        }
    }

    /// The same, with the answers of this basis in the place of its own.
    pub fn on(&self, basis: Basis) -> Self {
        Self { accepted: self.sheet(basis).cloned(), ..self.clone() }
    }

    /// What was known of the institution when it handed in, or is known now, with the kind it counts as.
    pub fn profile(&self) -> Profile {
        let then = self.accepted.as_ref().map(|sheet| &sheet.profile);
        Profile { kind: Some(self.kind()), ..then.unwrap_or(&self.institution.profile).clone() }
    }

    /// The side the institution stood on when it handed in, or stands on now; one nobody has placed counts as the
    /// questionnaire's first addressee.
    pub fn kind(&self) -> InstitutionKind {
        let then = self.accepted.as_ref().and_then(|sheet| sheet.profile.kind);
        let addressed =
            || self.questionnaire.addressed_to.first().and_then(|kind| InstitutionKind::from_code(kind));
        then.or(self.institution.profile.kind).or_else(addressed).unwrap_or(InstitutionKind::Private)
    }
}

/// How far a response came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Nothing answered.
    NotStarted,
    /// Something answered, or returned for changes.
    InProgress,
    /// Handed in, not yet accepted.
    Submitted,
    /// Accepted; counts in the findings.
    Accepted,
    /// The institution takes part no more; stays among those asked and counts for nothing else.
    Withdrawn,
}

/// How many responses stand where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ResponseRate {
    /// Responses asked for.
    pub asked: u32,
    /// Nothing answered.
    pub not_started: u32,
    /// Something answered.
    pub in_progress: u32,
    /// Handed in, not accepted.
    pub submitted: u32,
    /// Accepted.
    pub accepted: u32,
    /// Takes part no more, however far it came.
    pub withdrawn: u32,
}

impl ResponseRate {
    /// Counts one response.
    pub const fn add(&mut self, standing: Standing) {
        self.asked += 1;
        match standing {
            Standing::NotStarted => self.not_started += 1,
            Standing::InProgress => self.in_progress += 1,
            Standing::Submitted => self.submitted += 1,
            Standing::Accepted => self.accepted += 1,
            Standing::Withdrawn => self.withdrawn += 1,
        }
    }

    /// Accepted, submitted, in progress, not started, withdrawn: together everybody asked.
    pub const fn counts(&self) -> [u32; 5] {
        [self.accepted, self.submitted, self.in_progress, self.not_started, self.withdrawn]
    }
}

/// Response rates by kind of institution, in the order of [`InstitutionKind::ALL`]; kinds nobody asked are left out.
pub fn response_rates(participants: &[Participant]) -> BTreeMap<InstitutionKind, ResponseRate> {
    let mut rates: BTreeMap<InstitutionKind, ResponseRate> = BTreeMap::new();
    for participant in participants {
        rates.entry(participant.kind()).or_default().add(participant.standing);
    }
    rates
}
