//! Pages and the API.

pub mod pages;
pub mod paths;
pub mod statics;
pub mod templates;
