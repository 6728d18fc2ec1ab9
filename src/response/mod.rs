//! Who answered what: rounds, institutions, units, answers, and the life of a response.

mod access;
mod answer;
mod answers_file;
mod arrangement;
mod cell;
mod codes;
mod consent;
mod evidence;
mod ids;
mod institution;
mod receipt;
mod receipt_file;
mod round;
mod scheme;
mod sheet;
mod sign_off;
mod succession;

pub use access::{Access, MayAnswer, PartRole, SectionState, TaskPart};
pub use answer::{Answer, DO_NOT_KNOW, GivenAnswer, NO_DATA, NOT_APPLICABLE};
pub use answers_file::{ANSWERS_HEADER, Sheets, answer_row, read_answers, section_row};
pub use arrangement::{Arrangement, Extension, Timing, Withdrawal, WithdrawalCause};
pub use cell::{LONGEST_TEXT, neutral, parse_cell, plain};
pub(crate) use codes::codes;
pub use consent::{Consent, ConsentStep, ConsentWay, Quotation, QuotedPart, Redaction};
pub use evidence::{
    Confidentiality, Evidence, EvidenceContent, EvidenceFile, EvidenceKind, EvidencePlace, EvidenceWords,
    LONGEST_TITLE, MediaType, Shown, WebAddress,
};
pub use ids::{
    EvidenceId, InstitutionId, LetterId, PlanId, QuotationId, ReleaseId, ResponseId, RoundId, SaveId, UnitId,
    UserId,
};
pub use institution::{Institution, InstitutionKind, Profile, SizeBand, Unit};
pub use receipt::{
    AnswerCounts, Receipt, ReceiptHash, ReceiptNumber, ReceiptQuestionnaire, ReceiptSubject, in_groups,
    sha256,
};
pub use receipt_file::ReceiptFile;
pub use round::{
    Response, ResponseState, Round, RoundSettings, RoundState, SMALLEST_CELL_DEFAULT, SMALLEST_CELL_FLOOR,
    WrongState,
};
pub use scheme::Scheme;
pub use sheet::{AnswerKey, AnswerSheet, SheetUnit};
pub use sign_off::{
    LONGEST_SIGN_OFF_LINE, SIGNS_AS_DELEGATE, SIGNS_AS_HEAD, SignOff, SignOffField, SignOffProblem,
    TypedSignOff,
};
pub use succession::goes_in_a_circle;
