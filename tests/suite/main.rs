//! Tests against the package as a whole, in one binary.

<<<<<<< HEAD
mod rdr;
=======
mod database;
mod people;
>>>>>>> store
mod saving;
mod store;
mod support;
