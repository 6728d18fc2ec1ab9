//! Verifying a receipt, open to anybody who holds one. Nothing can be found out by trying: a receipt is found by the
//! whole of its hash, and whatever does not fit gets the same answer.

use std::net::IpAddr;

use rocket::http::Status;
use rocket::{Route, State, get, post, routes};

use crate::assessment::{Accounts, Assessment};
use crate::report::receipt::extract;
use crate::response::{ReceiptHash, ReceiptNumber};
use crate::texts::Texts;
use crate::web::errors::Failure;
use crate::web::fields::Fields;
use crate::web::guards::Anyone;
use crate::web::pages::receipts::ReceiptsPage;
use crate::web::paths;
use crate::web::problems::Problems;
use crate::web::screen::{Html, Screen};
use crate::web::upload::{SentFile, SignedUpload};
use crate::web::view;

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![page, verify]
}

#[get("/receipts")]
fn page(screen: Screen<'_>) -> Html {
    screen.show(&empty())
}

fn empty() -> ReceiptsPage {
    ReceiptsPage { action: paths::RECEIPTS.to_owned(), ..ReceiptsPage::default() }
}

#[post("/receipts", data = "<sent>")]
async fn verify(
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    accounts: &State<Accounts>,
    place: Option<IpAddr>,
    sent: SignedUpload<Anyone>,
) -> Result<Html, Failure> {
    let texts = screen.texts;
    if !accounts.may_try(place) {
        let page = typed(&sent.fields, &Problems::default());
        let page = ReceiptsPage { missing: texts.t("too-many-text"), ..page };
        return Ok(screen.show_as(Status::TooManyRequests, &page));
    }
    let (number, hash) = match asked(texts, &sent.fields, sent.file.as_ref()) {
        Ok(asked) => asked,
        Err(problems) => {
            return Ok(screen.show_as(Status::UnprocessableEntity, &typed(&sent.fields, &problems)));
        }
    };
    let page = typed(&sent.fields, &Problems::default());
    match assessment.find_receipt(&number, &hash).await? {
        Some((receipt, signature)) => {
            let found = Some(view::signing::found(texts, &receipt, signature));
            Ok(screen.show(&ReceiptsPage { found, ..page }))
        }
        None => Ok(screen.show(&ReceiptsPage { missing: texts.t("receipt-none"), ..page })),
    }
}

fn typed(fields: &Fields, problems: &Problems) -> ReceiptsPage {
    ReceiptsPage {
        number: problems.field("number", fields.first("number")),
        hash: problems.field("hash", fields.first("hash")),
        errors: problems.summary(),
        ..empty()
    }
}

/// What is asked for: by the file when there is one, else by what was typed.
fn asked(
    texts: &Texts,
    fields: &Fields,
    file: Option<&SentFile>,
) -> Result<(ReceiptNumber, ReceiptHash), Problems> {
    let mut problems = Problems::default();
    if let Some(file) = file {
        // A file whose words do not have its hash is no receipt, whatever hash it names.
        let read = extract(&file.bytes).filter(|file| file.has_its_hash());
        if let Some(found) = read.and_then(|file| file.number().zip(file.hash())) {
            return Ok(found);
        }
        problems.add("file", texts.t("receipt-file-unreadable"));
        return Err(problems);
    }
    let number = ReceiptNumber::read(fields.first("number"));
    let hash = ReceiptHash::read(fields.first("hash"));
    if number.is_none() {
        problems.add("number", texts.t("receipt-number-wrong"));
    }
    if hash.is_none() {
        problems.add("hash", texts.t("receipt-hash-wrong"));
    }
    number.zip(hash).ok_or(problems)
}
