//! One file per resource. A route is short: guards, load, use case, page.

mod admin;
mod answers;
mod entry;
mod files;
mod findings;
mod guidance;
mod home;
mod papers;
mod releases;
mod responses;
mod review;
mod rounds;
mod sections;
mod statics;
mod team;
mod units;
mod workbook;

use rocket::Route;

/// Every route of the service.
pub fn all() -> Vec<Route> {
    [
        entry::routes(),
        statics::routes(),
        guidance::routes(),
        home::routes(),
        responses::routes(),
        papers::routes(),
        sections::routes(),
        answers::routes(),
        units::routes(),
        team::routes(),
        workbook::routes(),
        review::routes(),
        rounds::routes(),
        findings::routes(),
        releases::routes(),
        admin::routes(),
    ]
    .concat()
}
