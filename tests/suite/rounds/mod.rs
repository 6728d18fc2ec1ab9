//! Rounds and response management: settings, rosters, what is agreed with institutions, the live picture.

mod live;
mod management;
mod roster;
mod settings;
