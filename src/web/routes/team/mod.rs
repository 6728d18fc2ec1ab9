//! Several people of one institution on one response, and what they ask the NHRI.

mod changes;
mod help_desk;
mod people;
mod question;
mod states;
mod waiting;

use rocket::Route;

pub use states::take;
pub use waiting::waiting;

/// The routes of this folder.
pub fn routes() -> Vec<Route> {
    [people::routes(), states::routes(), question::routes(), changes::routes(), help_desk::routes()].concat()
}
