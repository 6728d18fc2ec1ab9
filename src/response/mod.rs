//! Who answered what: rounds, institutions, units, answers, and the life of a response.

mod access;
mod answer;
mod answers_file;
mod cell;
mod ids;
mod institution;
mod round;
mod sheet;

pub use access::{Access, MayAnswer, PartRole, SectionState, TaskPart};
pub use answer::{Answer, DO_NOT_KNOW, GivenAnswer, NO_DATA, NOT_APPLICABLE};
pub use answers_file::{ANSWERS_HEADER, Sheets, answer_row, read_answers};
pub use cell::{LONGEST_TEXT, parse_cell};
pub use ids::{InstitutionId, ReleaseId, ResponseId, RoundId, SaveId, UnitId, UserId};
pub use institution::{Institution, InstitutionKind, Profile, SizeBand, Unit};
pub use round::{
    Response, ResponseState, Round, RoundState, SMALLEST_CELL_DEFAULT, SMALLEST_CELL_FLOOR, WrongState,
};
pub use sheet::{AnswerKey, AnswerSheet, SheetUnit};
