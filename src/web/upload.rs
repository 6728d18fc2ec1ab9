//! A form with a file. [`SignedUpload`] is [`Signed`](super::token::Signed) for `multipart/form-data`.
//!
//! The file is held in memory and judged by the use case that takes it: nothing is known of it here but its bytes and
//! the name the sender gave it.

use std::time::Duration;

use rocket::data::{ByteUnit, Data, FromData, Outcome};
use rocket::form::{DataField, Form, FromForm, Options, Result as FormResult, ValueField};
use rocket::http::Status;
use rocket::{Request, tokio};

use super::fields::Fields;
use super::guards::{Allowed, refusal};
use super::session::{Visitor, visitor};
use super::token::{TOKEN_FIELD, is_from_here, is_genuine, refuse};

/// Bytes of a file at most.
pub const FILE_BYTES: u64 = 20 * 1024 * 1024;
/// Bytes of the whole form at most: the file and what is typed beside it.
pub const UPLOAD_BYTES: u64 = FILE_BYTES + 1024 * 1024;
/// A slow line needs this long for a file of the greatest size at 1 megabit per second.
const READ_TIME: Duration = Duration::from_secs(200);
/// Characters of a file's name that are kept.
const NAME_LENGTH: usize = 200;

/// A file as it was sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SentFile {
    /// Its name without folders and control characters, in any script.
    pub name: String,
    /// All of it.
    pub bytes: Vec<u8>,
}

/// A form with a file, sent by somebody allowed to, from a page of theirs.
pub struct SignedUpload<A> {
    /// Who sent it.
    pub who: A,
    /// What they typed.
    pub fields: Fields,
    /// The file; none when they chose none.
    pub file: Option<SentFile>,
}

#[rocket::async_trait]
impl<'r, A: Allowed> FromData<'r> for SignedUpload<A> {
    type Error = ();

    async fn from_data(request: &'r Request<'_>, data: Data<'r>) -> Outcome<'r, Self> {
        let visitor = visitor(request).await;
        let who = A::of(visitor);
        let has_ended = matches!(visitor, Visitor::Stranger { was_signed_in: true });
        if who.is_none() && !has_ended {
            // Whoever may not send anything has nothing read of it.
            return Outcome::Error((refusal(visitor), ()));
        }
        let Sent { fields, file, .. } = match read(request, data).await {
            Ok(sent) => sent,
            Err(status) => return Outcome::Error((status, ())),
        };
        let Some(who) = who else {
            refuse(request, &fields, true);
            return Outcome::Error((refusal(visitor), ()));
        };
        if !is_from_here(request) || !is_genuine(request, visitor, fields.first(TOKEN_FIELD)) {
            refuse(request, &fields, false);
            return Outcome::Error((Status::Forbidden, ()));
        }
        Outcome::Success(Self { who, fields, file: file.filter(|file| !file.name.is_empty()) })
    }
}

/// The whole form, when it is neither too long nor too slow. One that says it is too long is not read at all.
async fn read<'r>(request: &'r Request<'_>, data: Data<'r>) -> Result<Sent, Status> {
    let length = request.headers().get_one("Content-Length").and_then(|length| length.parse::<u64>().ok());
    if length.is_some_and(|length| length > UPLOAD_BYTES) {
        return Err(Status::PayloadTooLarge);
    }
    let read = tokio::time::timeout(READ_TIME, Form::<Sent>::from_data(request, data)).await;
    match read.map_err(|_| Status::RequestTimeout)? {
        Outcome::Success(form) => form.into_inner().whole(),
        Outcome::Error((status, _)) | Outcome::Forward((_, status)) => Err(status),
    }
}

/// What came, before it is known who sent it.
struct Sent {
    fields: Fields,
    file: Option<SentFile>,
    /// Why it is not all there: too long, or broken off.
    cut: Option<Status>,
}

impl Sent {
    /// A form of which a part is missing is none: half a file must never be taken for a file.
    fn whole(self) -> Result<Self, Status> {
        match self.cut {
            None => Ok(self),
            Some(status) => Err(status),
        }
    }
}

#[rocket::async_trait]
impl<'r> FromForm<'r> for Sent {
    type Context = Self;

    fn init(_: Options) -> Self {
        Self { fields: Fields::default(), file: None, cut: None }
    }

    fn push_value(sent: &mut Self, field: ValueField<'r>) {
        sent.fields.push(field.name.source().to_string(), field.value.replace("\r\n", "\n"));
    }

    async fn push_data(sent: &mut Self, field: DataField<'r, '_>) {
        let name = field.file_name.map(|name| name.dangerous_unsafe_unsanitized_raw().to_string());
        let read = field.data.open(ByteUnit::from(UPLOAD_BYTES)).into_bytes().await;
        if !read.as_ref().is_ok_and(|read| read.is_complete()) {
            sent.cut = Some(Status::PayloadTooLarge);
        }
        let bytes = read.map(|read| read.into_inner()).unwrap_or_default();
        if sent.file.is_none() {
            sent.file = Some(SentFile { name: plain_name(&name.unwrap_or_default()), bytes });
        }
    }

    fn push_error(sent: &mut Self, error: rocket::form::Error<'r>) {
        sent.cut = Some(error.status());
    }

    fn finalize(sent: Self) -> FormResult<'r, Self> {
        Ok(sent)
    }
}

/// The last part of a path, without what a name cannot hold; letters of every script stay.
fn plain_name(sent: &str) -> String {
    let last = sent.rsplit(['/', '\\']).next().unwrap_or_default();
    let is_kept = |letter: &char| !letter.is_control() && !is_turning(*letter);
    let name: String = last.chars().filter(is_kept).take(NAME_LENGTH).collect();
    name.trim().trim_start_matches('.').to_owned()
}

/// True for marks that turn the direction of writing: they make `exe.pdf` of what ends in `fdp.exe`.
const fn is_turning(letter: char) -> bool {
    matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::plain_name;

    #[test]
    fn a_name_keeps_its_letters_and_loses_its_folders() {
        assert_eq!(plain_name("C:\\Sənədlər\\Əmr № 12.pdf"), "Əmr № 12.pdf");
        assert_eq!(plain_name("../../etc/passwd"), "passwd");
        assert_eq!(plain_name("act\u{202e}fdp.exe"), "actfdp.exe");
        assert_eq!(plain_name(".htaccess\n"), "htaccess");
        assert_eq!(plain_name(""), "");
    }
}
