//! One file per resource. A route is short: guards, load, use case, page.

mod admin;
mod analysis;
mod answers;
mod charts;
mod entry;
mod evidence;
mod exports;
mod files;
mod findings;
mod guidance;
mod home;
mod left;
mod letters;
mod live;
mod offline;
mod papers;
mod plans;
mod quotations;
mod receipts;
mod register;
mod releases;
mod reopen;
mod responses;
mod review;
mod reviewing;
mod robustness;
mod rounds;
mod sections;
mod signing;
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
        offline::routes(),
        guidance::routes(),
        home::routes(),
        responses::routes(),
        papers::routes(),
        sections::routes(),
        left::routes(),
        answers::routes(),
        units::routes(),
        team::routes(),
        signing::routes(),
        receipts::routes(),
        evidence::routes(),
        workbook::routes(),
        review::routes(),
        reviewing::routes(),
        quotations::routes(),
        rounds::routes(),
        reopen::routes(),
        live::routes(),
        findings::routes(),
        robustness::routes(),
        plans::routes(),
        register::routes(),
        analysis::routes(),
        releases::routes(),
        charts::routes(),
        exports::routes(),
        admin::routes(),
        letters::routes(),
    ]
    .concat()
}
