//! Pages and the API: the only module that knows Rocket.
//!
//! A request meets, in this order: the type of its ids ([`ids`]), the type of the person ([`guards`]), and for a
//! change the token ([`token`]). Then a route ([`routes`]) loads, calls a use case, and shows what a pure mapping
//! ([`view`]) makes of it as the words of a page ([`pages`]).

pub mod errors;
pub mod fields;
pub mod guards;
pub mod headers;
pub mod ids;
mod kept_out;
pub mod notice;
pub mod pages;
pub mod paths;
mod post;
pub mod problems;
pub mod routes;
pub mod screen;
pub mod server;
pub mod session;
pub mod statics;
pub mod templates;
pub mod token;
pub mod typed;
pub mod upload;
pub mod view;

pub use server::{Db, Settings, rocket, rocket_with, run};
