//! What the administrator keeps: rounds, institutions, people. No answer is shown here.

mod institutions;
pub mod people;
mod predecessors;
mod rounds;
mod units;

use rocket::Route;

/// The routes of this folder.
pub fn routes() -> Vec<Route> {
    [rounds::routes(), institutions::routes(), predecessors::routes(), units::routes(), people::routes()]
        .concat()
}
