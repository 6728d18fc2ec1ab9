//! What the administrator keeps: rounds, institutions, people. No answer is shown here.

mod arrangements;
mod institutions;
mod invitations;
pub mod people;
mod predecessors;
mod roster;
mod round_form;
mod round_settings;
mod rounds;
mod units;

use rocket::Route;

pub use invitations::next_reminder;

/// The routes of this folder.
pub fn routes() -> Vec<Route> {
    [
        rounds::routes(),
        round_settings::routes(),
        roster::routes(),
        arrangements::routes(),
        invitations::routes(),
        institutions::routes(),
        predecessors::routes(),
        units::routes(),
        people::routes(),
    ]
    .concat()
}
