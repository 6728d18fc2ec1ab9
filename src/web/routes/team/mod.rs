//! Several people of one institution on one response.

mod people;
mod states;

use rocket::Route;

/// The routes of this folder.
pub fn routes() -> Vec<Route> {
    [people::routes(), states::routes()].concat()
}
