//! What tests need: databases, a small world to put into them, and questionnaires with participants.

pub mod asked;
pub mod database;
pub mod postgres;
pub mod world;
