//! Tests against the package as a whole, in one binary.

mod authoring;
mod browser;
mod cli;
mod database;
mod demo;
mod disclosure;
mod evidence;
mod exchange;
mod findings;
mod forms;
mod kill;
mod letters;
mod offline;
mod people;
mod rdr;
mod review;
mod saving;
mod scoring;
mod store;
mod support;
mod team;
mod updates;
mod upgrades;
mod web;
mod web_admin;
mod web_findings;
