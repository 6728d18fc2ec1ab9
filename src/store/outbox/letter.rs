//! What a letter is, and where it stands.

use std::fmt;

use chrono::{DateTime, Utc};

use crate::response::{LetterId, ResponseId, RoundId, UserId, codes};

codes! {
    /// What a letter is about.
    LetterKind {
        /// Somebody is asked to come in.
        Invitation = "invitation",
        /// Somebody may choose a new password.
        Renewal = "renewal",
        /// Somebody was given sections or questions.
        Assignment = "assignment",
        /// Somebody was named in a comment.
        Mention = "mention",
        /// An institution asks the help desk.
        Question = "question",
        /// The help desk has answered.
        Answer = "answer",
        /// A reviewer asks about an answer.
        Query = "query",
        /// Draft results can be replied to.
        DraftResults = "draft-results",
        /// An institution is asked whether it may be quoted or named.
        Consent = "consent",
        /// A response was handed in.
        HandedIn = "handed-in",
        /// A response went back.
        Returned = "returned",
        /// A response counts.
        Accepted = "accepted",
        /// The round's last day comes near.
        Deadline = "deadline",
        /// The round's last day is over.
        DeadlinePassed = "deadline-passed",
        /// The day by which somebody should have answered comes near.
        Due = "due",
        /// That day is over.
        Overdue = "overdue",
        /// A stakeholder is asked for proposals on a draft plan.
        Consultation = "consultation",
    }
}

codes! {
    /// Where a letter stands.
    LetterState {
        /// To be sent.
        Waiting = "waiting",
        /// Somebody is handing it to the mail server.
        Sending = "sending",
        /// The mail server has it.
        Sent = "sent",
        /// The mail server will not take it.
        Failed = "failed",
        /// There is no mail server: somebody should pass it on.
        ByHand = "by-hand",
        /// Somebody did.
        PassedOn = "passed-on",
        /// It became pointless before it could be sent.
        Dropped = "dropped",
    }
}

impl LetterKind {
    /// True when the letter holds a link that lets whoever has it in.
    pub const fn is_secret(self) -> bool {
        matches!(self, Self::Invitation | Self::Renewal | Self::Consultation)
    }

    /// True when a person can do without it.
    pub const fn is_reminder(self) -> bool {
        matches!(self, Self::Deadline | Self::DeadlinePassed | Self::Due | Self::Overdue)
    }
}

/// How a letter gets to its reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Through the mail server.
    Mail,
    /// Somebody passes it on.
    ByHand,
}

/// A letter to be written down. It does not show its words in logs.
#[derive(Clone, PartialEq, Eq)]
pub struct NewLetter {
    /// A fresh id.
    pub id: LetterId,
    /// What it tells whom; a second letter of the same key is not written.
    pub key: String,
    /// What it is about.
    pub kind: LetterKind,
    /// The reader's address.
    pub email: String,
    /// The reader's name; empty when nobody knows it.
    pub name: String,
    /// The reader's account, when there is one.
    pub person: Option<UserId>,
    /// The language it is written in.
    pub language: String,
    /// Its subject.
    pub subject: String,
    /// Its words.
    pub body: String,
    /// What the receiving side knows it by, however often it is handed over.
    pub message_id: String,
    /// The round it is about.
    pub round: Option<RoundId>,
    /// The response it is about.
    pub response: Option<ResponseId>,
    /// When it is written.
    pub at: DateTime<Utc>,
    /// When it is not worth sending any more.
    pub useless_at: Option<DateTime<Utc>>,
    /// How it gets there.
    pub way: Way,
}

impl fmt::Debug for NewLetter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "NewLetter({} {})", self.kind.code(), self.id)
    }
}

/// A letter as people who look after letters see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// Its id.
    pub id: LetterId,
    /// What it is about.
    pub kind: LetterKind,
    /// The reader's address.
    pub email: String,
    /// The reader's name; empty when nobody knew it.
    pub name: String,
    /// Its subject.
    pub subject: String,
    /// The words to pass on; empty in every other state, and for one that holds a secret.
    pub words: String,
    /// When it was written.
    pub created_at: DateTime<Utc>,
    /// When it is tried next, while it waits.
    pub not_before: DateTime<Utc>,
    /// Where it stands.
    pub state: LetterState,
    /// How often it was tried.
    pub attempts: u32,
    /// What went wrong the last time; empty for nothing.
    pub last_error: String,
    /// When it came to its end.
    pub settled_at: Option<DateTime<Utc>>,
}
