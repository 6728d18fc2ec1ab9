//! What the administrator keeps: rounds, institutions, people. No answer is shown here.

mod institutions;
mod people;
mod rounds;

use rocket::Route;

/// The routes of this folder.
pub fn routes() -> Vec<Route> {
    [rounds::routes(), institutions::routes(), people::routes()].concat()
}
