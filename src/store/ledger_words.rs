//! What stands in the ledger, whose it is, and what is done to it.

use uuid::Uuid;

use crate::response::{PlanId, RoundId};

/// What an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LedgerKind {
    /// A finding of a round.
    Finding,
    /// A salient issue of a round.
    Issue,
    /// A text block of the diagnostic report of a round.
    Passage,
    /// A recommendation drawn from the findings of a round.
    Recommendation,
    /// A training, study visit or event, of a round or a plan.
    Event,
    /// What a plan is called, its years, and what stands around its activities.
    Head,
    /// Which parts a plan has, in their order.
    Outline,
    /// A block, priority area or activity of a plan.
    Part,
    /// A plan as it stood, frozen under a name.
    Frozen,
    /// A consultation on a plan.
    Consultation,
    /// What somebody proposes in a consultation.
    Proposal,
    /// What a body, or the NHRI, reports on an activity for a year.
    Report,
    /// What of a round or a plan everybody may read.
    Publication,
}

impl LedgerKind {
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Finding => "finding",
            Self::Issue => "issue",
            Self::Passage => "passage",
            Self::Recommendation => "recommendation",
            Self::Event => "event",
            Self::Head => "head",
            Self::Outline => "outline",
            Self::Part => "part",
            Self::Frozen => "frozen",
            Self::Consultation => "consultation",
            Self::Proposal => "proposal",
            Self::Report => "report",
            Self::Publication => "publication",
        }
    }
}

/// Whose entries they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LedgerOwner {
    /// Of a round.
    Round(RoundId),
    /// Of a plan.
    Plan(PlanId),
}

impl LedgerOwner {
    pub(super) const fn id(self) -> Uuid {
        match self {
            Self::Round(RoundId(id)) | Self::Plan(PlanId(id)) => id,
        }
    }

    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Round(_) => "round",
            Self::Plan(_) => "plan",
        }
    }
}

impl From<RoundId> for LedgerOwner {
    fn from(id: RoundId) -> Self {
        Self::Round(id)
    }
}

impl From<PlanId> for LedgerOwner {
    fn from(id: PlanId) -> Self {
        Self::Plan(id)
    }
}

/// Declares what was done, with the words of the audit log.
macro_rules! deeds {
    ($($(#[$doc:meta])* $name:ident = $code:literal,)+) => {
        /// What was done, for the history and the audit log.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum LedgerDeed {
            $($(#[$doc])* $name,)+
        }

        impl LedgerDeed {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// The word of the audit log.
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$name => $code,)+
                }
            }
        }
    };
}

deeds! {
    /// Taken into the register from the data, or from the list that comes with the program.
    TakeIn = "register.take-in",
    /// Written by hand into the register.
    Add = "register.add",
    /// Edited in the register.
    Edit = "register.edit",
    /// Merged with others.
    Merge = "register.merge",
    /// Split.
    Split = "register.split",
    /// A merger or split was undone.
    TakeApart = "register.take-apart",
    /// A text block of the diagnostic report was written.
    WritePassage = "diagnostic.write",
    /// A recommendation was drawn or written.
    Recommend = "recommendation.write",
    /// A training or event was recorded.
    RecordEvent = "event.record",
    /// A training or event was corrected, taken out of the record or put back.
    EditEvent = "event.edit",
    /// A plan was begun.
    BeginPlan = "plan.begin",
    /// A plan was taken in from a file.
    ImportPlan = "plan.import",
    /// Title, years or sections of a plan were edited.
    EditHead = "plan.edit-head",
    /// A part was added to a plan.
    AddPart = "plan.add-part",
    /// A part of a plan was edited.
    EditPart = "plan.edit-part",
    /// A part of a plan was moved.
    MovePart = "plan.move-part",
    /// A part was taken out of a plan.
    TakeOutPart = "plan.take-out-part",
    /// A part that was taken out was put back.
    PutBackPart = "plan.put-back-part",
    /// Problems of a plan were accepted.
    AcceptProblems = "plan.accept-problems",
    /// Problems of a plan that were accepted are problems again.
    TakeBackProblems = "plan.take-back-problems",
    /// Bodies were added to the register for a plan.
    NameBodies = "plan.name-bodies",
    /// Somebody recorded which criteria are met.
    RecordCriteria = "plan.record-criteria",
    /// A plan was frozen under a name.
    FreezePlan = "plan.freeze",
    /// A plan was adopted, completed, or drafted again.
    SetStage = "plan.set-stage",
    /// A consultation was opened, changed or closed.
    Consult = "plan.consult",
    /// Something was proposed.
    Propose = "plan.propose",
    /// A proposal was let in, kept out or answered.
    Dispose = "plan.dispose",
    /// Something was published, or taken back from the public.
    Publish = "publication.set",
    /// An activity was reported on.
    Report = "plan.report",
}
