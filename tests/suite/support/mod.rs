//! What tests need: databases, small worlds to put into them, the running program, and people who use it.

pub mod app;
pub mod asked;
pub mod client;
pub mod country;
pub mod database;
pub mod files;
pub mod mailbox;
pub mod postgres;
pub mod rows;
pub mod service;
pub mod shelf;
pub mod visitor;
pub mod wait;
pub mod world;
