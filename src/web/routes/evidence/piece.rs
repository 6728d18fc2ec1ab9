//! One piece of evidence: what is known of it, its file to be saved, a small picture, removing it.

use std::borrow::Cow;

use rocket::http::{ContentType, Header, Status};
use rocket::request::Request;
use rocket::response::{Responder, Result as Response};
use rocket::{Route, State, get, post, routes};

use super::{Evidences, uses};
use crate::assessment::{Assessment, Error, OwnEvidence, clock};
use crate::response::{Evidence, EvidenceContent, EvidenceId, MediaType, Shown};
use crate::store::StoreError;
use crate::texts::Texts;
use crate::web::errors::Failure;
use crate::web::guards::{Respondent, ResponseReader};
use crate::web::ids::Id;
use crate::web::notice::{Done, Notice};
use crate::web::pages::evidence::{EvidencePage, class_tag};
use crate::web::pages::parts::{FieldError, Link};
use crate::web::paths::{self, ResponsePath};
use crate::web::screen::{Html, Screen};
use crate::web::session::Person;
use crate::web::token::Signed;
use crate::web::view::evidence as view;

pub fn routes() -> Vec<Route> {
    routes![page, file, preview, remove]
}

/// The piece, when this person may see it; to others there is no such thing.
async fn seen(assessment: &Assessment, reader: &ResponseReader, id: EvidenceId) -> Result<Shown, Failure> {
    if !reader.is_reviewer() {
        return Ok(assessment.own_piece(&reader.person().user, id).await?.0);
    }
    let piece = assessment.store.evidence(id).await?.ok_or(Failure::NotFound)?;
    if !assessment.is_independent(&reader.person().user, piece.institution).await? {
        return Err(Failure::NotFound);
    }
    let is_handed_in = assessment.store.is_evidence_handed_in(id).await?;
    piece.for_reviewer(is_handed_in).ok_or(Failure::NotFound)
}

/// The page without what only the institution sees.
fn plain_page(screen: &Screen<'_>, shown: &Shown) -> EvidencePage {
    let (texts, piece) = (screen.texts, shown.piece());
    let picture = shown.file().filter(|file| file.media_type.is_picture());
    EvidencePage {
        title: piece.title.clone(),
        back: Link::new(texts.t("to-first-page"), paths::HOME),
        class: class_tag(texts, piece.confidentiality),
        expired: view::expired(texts, shown, clock::now().date_naive()),
        facts: view::facts(texts, shown),
        preview: picture.map(|_| paths::evidence_preview(piece.id)).unwrap_or_default(),
        file_href: shown.file().map(|_| paths::evidence_file(piece.id)).unwrap_or_default(),
        link_href: match &piece.content {
            EvidenceContent::Link(address) => address.to_string(),
            EvidenceContent::File(_) | EvidenceContent::Reference(_) => String::new(),
        },
        uses: Vec::new(),
        not_shown: match shown.file().map(|file| file.media_type) {
            Some(MediaType::Pdf) => texts.t("evidence-pdf-not-shown"),
            _ => String::new(),
        },
        correct_href: String::new(),
        remove_action: String::new(),
        remove_text: String::new(),
        kept: String::new(),
        errors: Vec::new(),
    }
}

/// The page with where the piece is used and whether it can be corrected and removed.
async fn own_page(
    screen: &Screen<'_>,
    assessment: &Assessment,
    who: &Person,
    (shown, seen): (&Shown, &OwnEvidence),
) -> Result<EvidencePage, Failure> {
    let (texts, piece) = (screen.texts, shown.piece());
    let uses = uses(texts, seen, piece.id);
    let back = Link::new(texts.t("evidence-title"), paths::EVIDENCE);
    let kept = why_kept(texts, assessment, (who, seen), piece).await?;
    let page = EvidencePage { back, uses, kept, ..plain_page(screen, shown) };
    if !page.kept.is_empty() {
        return Ok(page);
    }
    let count = [("count", page.uses.len().into())];
    let remove_text = match seen.is_used(piece.id) {
        true => texts.t_with("evidence-remove-used", &count),
        false => texts.t("evidence-remove-text"),
    };
    let (correct_href, remove_action) = (paths::evidence_correct(piece.id), paths::evidence_remove(piece.id));
    Ok(EvidencePage { correct_href, remove_action, remove_text, ..page })
}

/// Why this person can neither correct nor remove a piece; empty when they can.
pub async fn why_kept(
    texts: &Texts,
    assessment: &Assessment,
    (who, seen): (&Person, &OwnEvidence),
    piece: &Evidence,
) -> Result<String, Failure> {
    let is_handed_in = assessment.store.is_evidence_handed_in(piece.id).await?;
    Ok(match (is_handed_in, seen.permits(&who.user, piece)) {
        (true, _) => texts.t("evidence-kept-handed-in"),
        (false, None) => texts.t("evidence-kept-linked"),
        (false, Some(_)) => String::new(),
    })
}

/// The review a reviewer has come from: that of the newest response the piece was handed in with.
async fn review_of(assessment: &Assessment, id: EvidenceId) -> Result<Option<Link>, Failure> {
    let Some(response) = assessment.store.evidence_handed_in_with(id).await?.into_iter().next() else {
        return Ok(None);
    };
    let opened = assessment.open_response(response).await?;
    Ok(Some(Link::new(opened.institution.name.as_str(), paths::response(response, ResponsePath::Review))))
}

#[get("/evidence/<id>")]
async fn page(
    id: Id<EvidenceId>,
    reader: ResponseReader,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    if reader.is_reviewer() {
        let shown = seen(assessment, &reader, id.0).await?;
        let plain = plain_page(&screen, &shown);
        let back = review_of(assessment, id.0).await?.unwrap_or_else(|| plain.back.clone());
        return Ok(screen.show(&EvidencePage { back, ..plain }));
    }
    let (shown, seen) = assessment.own_piece(&reader.person().user, id.0).await?;
    Ok(screen.show(&own_page(&screen, assessment, reader.person(), (&shown, &seen)).await?))
}

/// A file somebody sent in: saved by the browser, opened by nobody on the way.
struct Saved {
    name: String,
    media_type: MediaType,
    bytes: Vec<u8>,
}

/// In a sandbox nothing runs, whatever a browser takes the bytes for.
const SANDBOX: &str = "default-src 'none'; sandbox";

impl<'r> Responder<'r, 'static> for Saved {
    fn respond_to(self, request: &'r Request<'_>) -> Response<'static> {
        let mut response = self.bytes.respond_to(request)?;
        let media_type = match self.media_type {
            MediaType::Text => "text/plain; charset=utf-8",
            other => other.code(),
        };
        response.set_raw_header("Content-Type", media_type);
        response.set_header(Header::new("Content-Disposition", disposition(&self.name)));
        response.set_header(Header::new("Content-Security-Policy", SANDBOX));
        Ok(response)
    }
}

/// The name twice: in letters every browser knows, and in its own script (RFC 6266 and 5987).
fn disposition(name: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | ' ');
    let plain: String = name.chars().map(|c| if is_plain(c) { c } else { '_' }).collect();
    let letter = |byte: u8| -> Cow<'static, str> {
        if byte.is_ascii_alphanumeric() || b"!#$&+-.^_`|~".contains(&byte) {
            char::from(byte).to_string().into()
        } else {
            format!("%{byte:02X}").into()
        }
    };
    let encoded: String = name.bytes().map(letter).collect();
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{encoded}")
}

#[get("/evidence/<id>/file")]
async fn file(
    id: Id<EvidenceId>,
    reader: ResponseReader,
    assessment: &State<Assessment>,
    evidences: &State<Evidences>,
) -> Result<Saved, Failure> {
    let shown = seen(assessment, &reader, id.0).await?;
    let known = shown.file().ok_or(Failure::NotFound)?;
    let (name, media_type) = (known.name.clone(), known.media_type);
    Ok(Saved { name, media_type, bytes: evidences.bytes(&shown).await? })
}

#[get("/evidence/<id>/preview.png")]
async fn preview(
    id: Id<EvidenceId>,
    reader: ResponseReader,
    assessment: &State<Assessment>,
    evidences: &State<Evidences>,
) -> Result<(ContentType, Vec<u8>), Failure> {
    let shown = seen(assessment, &reader, id.0).await?;
    Ok((ContentType::PNG, evidences.small_picture(&shown).await?))
}

/// The page with why it stays; when that has just changed, it was changed meanwhile.
fn refused(screen: &Screen<'_>, page: EvidencePage) -> Html {
    let why = if page.kept.is_empty() { screen.texts.t("evidence-changed") } else { page.kept.clone() };
    let errors = vec![FieldError::new("remove", why)];
    screen.show_as(Status::Conflict, &EvidencePage { errors, ..page })
}

#[post("/evidence/<id>/remove", data = "<sent>")]
async fn remove(
    id: Id<EvidenceId>,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    evidences: &State<Evidences>,
    sent: Signed<Respondent, ()>,
) -> Result<Result<Done, Html>, Failure> {
    let of = sent.who.institution;
    let person = &sent.who.person;
    let (shown, seen) = assessment.own_piece(&person.user, id.0).await?;
    let Some(places) = seen.permits(&person.user, shown.piece()) else {
        let page = own_page(&screen, assessment, person, (&shown, &seen)).await?;
        return Ok(Err(refused(&screen, page)));
    };
    match evidences.remove(&person.actor(), (id.0, of), &places, clock::now()).await {
        Ok(()) => Ok(Ok(Done::to(paths::EVIDENCE).with(Notice::EvidenceRemoved))),
        Err(Error::Store(StoreError::ChangedMeanwhile { .. })) => {
            let page = own_page(&screen, assessment, person, (&shown, &seen)).await?;
            Ok(Err(refused(&screen, page)))
        }
        Err(error) => Err(error.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::disposition;

    #[test]
    fn a_name_of_any_script_is_sent_whole_and_breaks_no_header() {
        assert_eq!(
            disposition("Əmr \"12\".pdf"),
            "attachment; filename=\"_mr _12_.pdf\"; filename*=UTF-8''%C6%8Fmr%20%2212%22.pdf"
        );
        assert!(!disposition("a\r\nSet-Cookie: x").contains('\n'));
    }
}
