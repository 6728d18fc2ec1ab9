//! One file per resource. A route is short: guards, load, use case, page.

mod entry;
mod statics;

use rocket::Route;

/// Every route of the service.
pub fn all() -> Vec<Route> {
    [entry::routes(), statics::routes()].concat()
}
