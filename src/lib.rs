#![doc = include_str!("ARCHITECTURE.md")]

pub mod assessment;
pub mod authoring;
pub mod chart;
pub mod cli;
pub mod disclosure;
pub mod findings;
pub mod mail;
pub mod offline;
pub mod questionnaire;
pub mod report;
pub mod response;
pub mod scoring;
pub mod store;
pub mod texts;
pub mod vault;
pub mod web;
