//! The guidance pages, open to everybody.

use rocket::{Route, get, routes};

use crate::web::errors::Failure;
use crate::web::screen::{Html, Screen};
use crate::web::view::guidance;

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![page, principle, glossary]
}

#[get("/guidance?<q>")]
fn page(q: Option<&str>, screen: Screen<'_>) -> Html {
    screen.show(&guidance::page(screen.texts, screen.shelf, q.unwrap_or_default()))
}

#[get("/guidance/<name>")]
fn principle(name: &str, screen: Screen<'_>) -> Result<Html, Failure> {
    let number = name.strip_prefix("principle-").and_then(|number| number.parse().ok());
    // One address for each page: `principle-01` and `principle-+1` are none.
    let number: u8 =
        number.filter(|number| name == format!("principle-{number}")).ok_or(Failure::NotFound)?;
    let page = guidance::principle(screen.texts, screen.shelf, number).ok_or(Failure::NotFound)?;
    Ok(screen.show(&page))
}

#[get("/guidance/glossary")]
fn glossary(screen: Screen<'_>) -> Html {
    screen.show(&guidance::glossary(screen.texts, screen.shelf))
}
