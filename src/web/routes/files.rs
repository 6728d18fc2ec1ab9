//! Reports to be taken away as files.

use rocket::Request;
use rocket::http::{ContentType, Header};
use rocket::response::{Responder, Result as Response};

/// A PDF, saved by the browser under a name.
pub struct Pdf {
    name: String,
    bytes: Vec<u8>,
}

impl Pdf {
    /// A file from its bytes. `name` is ASCII.
    pub const fn new(name: String, bytes: Vec<u8>) -> Self {
        Self { name, bytes }
    }
}

impl<'r> Responder<'r, 'static> for Pdf {
    fn respond_to(self, request: &'r Request<'_>) -> Response<'static> {
        let disposition = format!("attachment; filename=\"{}\"", self.name);
        let mut response = (ContentType::PDF, self.bytes).respond_to(request)?;
        response.set_header(Header::new("Content-Disposition", disposition));
        Ok(response)
    }
}
