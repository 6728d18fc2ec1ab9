//! Identifiers of things that are stored. They are made outside the pure core and passed in.

use std::fmt;
use std::str::FromStr;

use uuid::Uuid;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::from_str(text).map(Self)
            }
        }
    };
}

id!(
    /// Names a [`Round`](super::Round).
    RoundId
);
id!(
    /// Names an [`Institution`](super::Institution).
    InstitutionId
);
id!(
    /// Names the response of one institution to one questionnaire in one round.
    ResponseId
);
id!(
    /// Names a [`Unit`](super::Unit) of an institution.
    UnitId
);
id!(
    /// Names a person who can sign in.
    UserId
);
id!(
    /// Names one attempt to save an answer. The same id saved twice is saved once.
    SaveId
);
id!(
    /// Names a frozen set of released findings.
    ReleaseId
);
id!(
    /// Names an action plan.
    PlanId
);
id!(
    /// Names a letter on its way to somebody.
    LetterId
);
id!(
    /// Names a piece of [`Evidence`](super::Evidence).
    EvidenceId
);
id!(
    /// Names a [`Quotation`](super::Quotation).
    QuotationId
);
