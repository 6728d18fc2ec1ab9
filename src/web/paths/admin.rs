//! Where the administrator keeps rounds, institutions and letters.

use std::fmt::Display;

use super::{ADMIN_INSTITUTIONS, ADMIN_LETTERS, ADMIN_ROUNDS};

/// A round as the administrator sees it.
pub fn admin_round(id: impl Display) -> String {
    format!("{ADMIN_ROUNDS}/{id}")
}

/// What a round is held by.
pub fn round_settings(id: impl Display) -> String {
    format!("{ADMIN_ROUNDS}/{id}/settings")
}

/// Where the questionnaire versions of a round are changed.
pub fn round_versions(id: impl Display) -> String {
    format!("{ADMIN_ROUNDS}/{id}/versions")
}

/// The roster of a round as a file, there and back.
pub fn round_roster(id: impl Display) -> String {
    format!("{ADMIN_ROUNDS}/{id}/roster")
}

/// The roster of a round to be taken away; `ending` is `csv` or `xlsx`.
pub fn round_roster_file(id: impl Display, ending: &str) -> String {
    format!("{ADMIN_ROUNDS}/{id}/roster.{ending}")
}

/// What a roster that was sent would change.
pub fn round_roster_upload(id: impl Display, upload: impl Display) -> String {
    format!("{ADMIN_ROUNDS}/{id}/roster/{upload}")
}

/// Whom to invite to a round.
pub fn round_invitations(id: impl Display) -> String {
    format!("{ADMIN_ROUNDS}/{id}/invitations")
}

/// What is agreed with one institution of a round.
pub fn round_arrangement(id: impl Display, response: impl Display) -> String {
    format!("{ADMIN_ROUNDS}/{id}/responses/{response}")
}

/// An institution as the administrator sees it.
pub fn admin_institution(id: impl Display) -> String {
    format!("{ADMIN_INSTITUTIONS}/{id}")
}

/// Where a unit is added to an institution.
pub fn admin_units(id: impl Display) -> String {
    format!("{ADMIN_INSTITUTIONS}/{id}/units")
}

/// The letters in a state, by its code.
pub fn letters_in(state: &str) -> String {
    format!("{ADMIN_LETTERS}?state={state}")
}

/// Where something is done with a letter.
pub fn letter(id: impl Display, page: LetterPath) -> String {
    match page {
        LetterPath::Retry => format!("{ADMIN_LETTERS}/{id}/retry"),
        LetterPath::PassedOn => format!("{ADMIN_LETTERS}/{id}/passed-on"),
    }
}

/// What the administrator does with a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LetterPath {
    /// Send it again.
    Retry,
    /// Say that it was passed on.
    PassedOn,
}
