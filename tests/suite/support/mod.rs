//! What tests need: databases, and a small world to put into them.

pub mod database;
pub mod postgres;
pub mod service;
pub mod world;
