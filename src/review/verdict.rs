//! Verdicts and what the institution replies to them.

use chrono::{DateTime, NaiveDate, Utc};

use crate::response::{Answer, UserId, codes};

codes! {
    /// How strong the evidence for an answer is, by anchors that mean the same to everybody.
    Strength {
        /// Nothing supports it.
        None = "0",
        /// Somebody says so.
        Statement = "1",
        /// A document shows it.
        Document = "2",
        /// An independent source shows it, or it was tested.
        Tested = "3",
    }
}

impl Strength {
    /// True when the answer counts as shown: by a document or better.
    pub fn is_shown(self) -> bool {
        self >= Self::Document
    }
}

codes! {
    /// Whose verdict it is.
    Seat {
        /// The reviewer whose verdict counts.
        First = "first",
        /// The second reviewer of a sampled answer.
        Second = "second",
    }
}

codes! {
    /// What an institution says to a verdict.
    Stance {
        /// It agrees.
        Accept = "accept",
        /// It does not, and says why.
        Disagree = "disagree",
    }
}

/// What a reviewer makes of one answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Whose.
    pub seat: Seat,
    /// Counts up with every change.
    pub revision: u32,
    /// What the reviewer verified instead; `None` for an answer accepted as it is.
    pub verified: Option<Answer>,
    /// Why, in the reviewer's words.
    pub words: String,
    /// How strong the evidence is.
    pub strength: Strength,
    /// The mark of the answer that was judged.
    pub judged: String,
    /// The reviewer.
    pub by: UserId,
    /// Their name, as it was then.
    pub by_name: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// What an institution says to a verdict on one of its answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// Counts up with every change.
    pub revision: u32,
    /// The revision of the verdict it replies to.
    pub verdict: u32,
    /// Whether it agrees.
    pub stance: Stance,
    /// Why not.
    pub words: String,
    /// Where that can be seen.
    pub evidence: String,
    /// Who replied.
    pub by: UserId,
    /// Their name, as it was then.
    pub by_name: String,
    /// When.
    pub at: DateTime<Utc>,
    /// What the reviewer answers.
    pub answer: String,
    /// Who answered, and when.
    pub answered: Option<(String, DateTime<Utc>)>,
}

impl Reply {
    /// True when a reviewer still owes an answer.
    pub fn is_open(&self) -> bool {
        self.stance == Stance::Disagree && self.answered.is_none()
    }
}

/// Draft results that institutions may reply to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftResults {
    /// The last day for replies.
    pub until: NaiveDate,
    /// Who opened them.
    pub by_name: String,
    /// When.
    pub at: DateTime<Utc>,
}
