//! A long list, page by page.

use serde::Serialize;

use super::parts::Link;
use crate::texts::Texts;

/// Where a page of a list stands, and the way to the others.
#[derive(Clone, Debug, Serialize)]
pub struct Paged {
    /// Which of how many stand here, in a sentence.
    pub position: String,
    /// The page before this one.
    pub previous: Option<Link>,
    /// The page after this one.
    pub next: Option<Link>,
    /// The whole list.
    pub all: Option<Link>,
}

impl Paged {
    /// A made-up page in the middle.
    pub fn sample(texts: &Texts) -> Self {
        let counts = [("first", 21.into()), ("last", 40.into()), ("total", 122.into())];
        Self {
            position: texts.t_with("paged-position", &counts),
            previous: Some(Link::new(texts.t("paged-previous"), "/rounds/1/gaps")),
            next: Some(Link::new(texts.t("paged-next"), "/rounds/1/gaps?page=3")),
            all: Some(Link::new(texts.t("paged-all"), "/rounds/1/gaps?page=all")),
        }
    }
}
