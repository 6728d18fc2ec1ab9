//! Reports to be taken away as files.

use rocket::Request;
use rocket::http::{ContentType, Header};
use rocket::response::{Responder, Result as Response};
use rocket::tokio::task::spawn_blocking;

use crate::assessment::Error;
use crate::web::errors::Failure;

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

    /// A file whose making takes a while: saves must not wait for it.
    pub async fn make(
        name: String,
        make: impl FnOnce() -> Result<Vec<u8>, Error> + Send + 'static,
    ) -> Result<Self, Failure> {
        let made = spawn_blocking(make).await.map_err(|error| Error::Report(error.to_string()))?;
        Ok(Self { name, bytes: made? })
    }
}

/// A file of any kind, saved by the browser under a name.
pub struct Download {
    name: String,
    kind: ContentType,
    bytes: Vec<u8>,
}

impl Download {
    /// A file whose making takes a while: saves must not wait for it. `name` is ASCII.
    pub async fn make(
        (name, kind): (String, ContentType),
        make: impl FnOnce() -> Result<Vec<u8>, Error> + Send + 'static,
    ) -> Result<Self, Failure> {
        let made = spawn_blocking(make).await.map_err(|error| Error::Report(error.to_string()))?;
        Ok(Self { name, kind, bytes: made? })
    }
}

impl<'r> Responder<'r, 'static> for Download {
    fn respond_to(self, request: &'r Request<'_>) -> Response<'static> {
        let disposition = format!("attachment; filename=\"{}\"", self.name);
        let mut response = (self.kind, self.bytes).respond_to(request)?;
        response.set_header(Header::new("Content-Disposition", disposition));
        Ok(response)
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
