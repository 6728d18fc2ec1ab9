//! Quoting institutions: the reviewer proposes, redacts and asks; a focal point of the institution says yes or no.

mod institution;
mod reviewer;

use rocket::Route;

use crate::assessment::Error;
use crate::store::StoreError;
use crate::web::pages::messages::Message;
use crate::web::pages::parts::Link;
use crate::web::screen::{Html, Screen};

/// The routes of these files.
pub fn routes() -> Vec<Route> {
    [reviewer::routes(), institution::routes()].concat()
}

/// True when what was sent is about something that changed meanwhile.
const fn has_changed(error: &Error) -> bool {
    matches!(error, Error::Store(StoreError::ChangedMeanwhile { .. }) | Error::Refused(_))
}

/// The page that says so.
fn conflict(screen: &Screen<'_>, back: Link) -> Html {
    let page = Message::conflict(screen.texts, screen.texts.t("quote-changed"), back);
    screen.show_as(rocket::http::Status::Conflict, &page)
}
