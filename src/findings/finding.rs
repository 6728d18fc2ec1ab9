//! What the register keeps of a finding: where it comes from, what analysts say of it, what it is part of.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::response::{InstitutionKind, ResponseId};

/// Declares words with codes that stand in files and addresses.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$one:meta])* $variant:ident = $code:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum $name {
            $($(#[$one])* $variant,)+
        }

        impl $name {
            /// All of them, in the order they are shown.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word in files and addresses.
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$variant => $code,)+
                }
            }

            /// What a [`code`](Self::code) names.
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.code() == code)
            }
        }
    };
}

words! {
    /// How far the NHRI stands behind a finding.
    Status {
        /// Written, and still to be looked at.
        Draft = "draft",
        /// The NHRI stands behind it.
        Confirmed = "confirmed",
        /// Somebody concerned says that it does not hold; not settled.
        Disputed = "disputed",
        /// Settled or overtaken: nothing more is to be done about it.
        Closed = "closed",
    }
}

words! {
    /// What lies behind a gap. Several may.
    Cause {
        /// A law is missing or does not say it.
        Law = "law",
        /// A policy, plan or instruction is missing.
        Policy = "policy",
        /// People, money or knowledge are missing.
        Capacity = "capacity",
        /// What is written is not done.
        Practice = "practice",
    }
}

/// A finding as it is stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// Where it comes from.
    pub origin: Origin,
    /// The code of the whole it stands in: findings merged into one, or the finding it was split from.
    pub part_of: Option<String>,
    /// Taken apart again, or put together again: kept for the record, no longer in the register.
    pub withdrawn: bool,
    /// How far the NHRI stands behind it.
    pub status: Status,
    /// What lies behind it.
    pub causes: BTreeSet<Cause>,
    /// Codes of the salient issues it is about.
    pub issues: BTreeSet<String>,
    /// Statements somebody wrote, by language; the template stands for the others.
    pub statements: BTreeMap<String, Written>,
}

/// Where a finding comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Origin {
    /// An indicator below target, or a part of the institutions below it.
    Gap {
        /// [`TopicKey::code`](super::TopicKey::code) of the indicator.
        topic: String,
        /// Its name in English when it was taken in, to know it by should it go.
        title: String,
        /// What part of it this is; the whole of it without.
        narrowed: Option<Narrowed>,
    },
    /// Several findings in one.
    Merged {
        /// What an analyst calls them.
        title: String,
    },
    /// Written by an analyst, not from a score.
    Added {
        /// What it is called.
        title: String,
        /// Principles it stands under.
        principles: BTreeSet<u8>,
        /// Kinds of institution it concerns.
        kinds: BTreeSet<InstitutionKind>,
        /// What it rests on.
        trail: Trail,
    },
}

/// Part of a gap.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Narrowed {
    /// Institutions of one kind.
    Kind(InstitutionKind),
    /// Institutions with one next step before them.
    Step {
        /// The question it belongs to.
        question: String,
        /// The step in English.
        step: String,
    },
}

/// What a finding written by hand rests on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trail {
    /// Codes of topics of the round.
    pub topics: BTreeSet<String>,
    /// Responses that show it.
    #[serde(with = "ids")]
    pub responses: BTreeSet<ResponseId>,
    /// Reports, decisions, statistics: in words.
    pub sources: String,
}

/// A statement somebody wrote, and the data it was written over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    /// The statement.
    pub text: String,
    /// The figures that stood there then; `None` where there were none.
    pub over: Option<Figures>,
}

/// What the template of a statement says in figures. Equal figures give an equal statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    /// Institutions concerned.
    pub below: u32,
    /// Institutions with a score.
    pub scored: u32,
    /// By kind of institution: concerned, and with a score.
    pub kinds: Vec<(InstitutionKind, u32, u32)>,
    /// The next step before most of those concerned: question, step in English, so many of so many asked.
    pub step: Option<(String, String, u32, u32)>,
}

impl Finding {
    /// A finding nobody has said anything of.
    pub fn new(origin: Origin) -> Self {
        Self {
            origin,
            part_of: None,
            withdrawn: false,
            status: Status::Draft,
            causes: BTreeSet::new(),
            issues: BTreeSet::new(),
            statements: BTreeMap::new(),
        }
    }

    /// Languages whose written statement stands on other data than there are now.
    pub fn is_overtaken(&self, language: &str, now: Option<&Figures>) -> bool {
        self.statements.get(language).is_some_and(|written| written.over.as_ref() != now)
    }
}

/// Ids of responses as text.
mod ids {
    use std::collections::BTreeSet;

    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    use crate::response::ResponseId;

    pub fn serialize<S: Serializer>(ids: &BTreeSet<ResponseId>, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(ids.iter().map(ToString::to_string))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<BTreeSet<ResponseId>, D::Error> {
        let words = Vec::<String>::deserialize(from)?;
        words.iter().map(|word| word.parse().map_err(D::Error::custom)).collect()
    }
}
