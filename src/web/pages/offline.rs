//! The page a browser shows by itself when the service is out of reach.

use serde::Serialize;

use super::Page;
use crate::texts::Language;

/// Says that the service is out of reach. `away.js` adds how many answers wait on the device and which pages are kept.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Away {}

impl Page for Away {
    const TEMPLATE: &'static str = "pages/away.html";

    fn samples(_: Language) -> Vec<Self> {
        vec![Self {}]
    }
}
