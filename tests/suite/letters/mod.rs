//! Letters: nothing lost, nothing twice that can be helped, nobody written to who should not be.

mod occasions;
mod pages;
mod reminders;
mod scene;
mod sending;
mod stakeholders;
