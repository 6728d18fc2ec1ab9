//! Starts the postman with the service, and rings for him after each change.

use std::sync::Arc;

use rocket::fairing::{Fairing, Info, Kind};
use rocket::http::{Method, Status};
use rocket::{Orbit, Request, Response, Rocket, tokio};

use crate::assessment::letters::Letters;

/// Keeps letters going while the service runs.
pub struct Postman;

#[rocket::async_trait]
impl Fairing for Postman {
    fn info(&self) -> Info {
        Info { name: "Letters", kind: Kind::Liftoff | Kind::Response }
    }

    async fn on_liftoff(&self, rocket: &Rocket<Orbit>) {
        let Some(letters) = rocket.state::<Arc<Letters>>().map(Arc::clone) else { return };
        let shutdown = rocket.shutdown();
        tokio::spawn(async move {
            tokio::select! {
                () = letters.keep_going() => {}
                () = shutdown => {}
            }
        });
    }

    /// A form that was taken leads on with 303: something has changed that may ask for a letter. Answers saved one
    /// by one do not.
    async fn on_response<'r>(&self, request: &'r Request<'_>, response: &mut Response<'r>) {
        let has_changed = request.method() == Method::Post && response.status() == Status::SeeOther;
        if let Some(letters) = request.rocket().state::<Arc<Letters>>().filter(|_| has_changed) {
            letters.ring();
        }
    }
}
