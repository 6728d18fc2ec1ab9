//! Handing in: how the answers will appear, the signature, the receipt.

use rocket::http::{ContentType, Header, Status};
use rocket::{Responder, Route, State, get, post, routes};

use super::files::Pdf;
use super::responses::own;
use crate::assessment::{Assessment, Error, OwnResponse, SignedVersion, clock};
use crate::report::pdf;
use crate::report::receipt::{ReceiptFacts, document, embed};
use crate::response::{
    Receipt, ReceiptFile, ResponseId, SignOff, SignOffField, SignOffProblem, TypedSignOff, in_groups,
};
use crate::store::StoreError;
use crate::texts::{BAKU, Language, Texts};
use crate::web::errors::Failure;
use crate::web::fields::{Fields, Form};
use crate::web::guards::{FocalPoint, Respondent, ResponseReader};
use crate::web::ids::Id;
use crate::web::notice::Done;
use crate::web::pages::parts::Choices;
use crate::web::pages::signing::SignPage;
use crate::web::paths::{self, ResponsePath};
use crate::web::problems::Problems;
use crate::web::screen::{Html, Screen};
use crate::web::server::Extras;
use crate::web::token::Signed;
use crate::web::view;

/// Who may hand in for an institution. The one place that says so: every route of handing in takes it.
type HandsIn = FocalPoint;

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![appearance, sign_page, sign, submitted, receipt_file, receipt_data]
}

#[get("/responses/<id>/appearance")]
async fn appearance(
    id: Id<ResponseId>,
    respondent: Respondent,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let opened = own(assessment, &respondent, id.0).await?;
    let found = assessment.appearance(&opened).await?;
    Ok(screen.show(&view::signing::appearance(screen.texts, &opened, &found)))
}

/// The form as it was sent: what is signed, and by whom.
#[derive(Default)]
struct SignForm {
    typed: TypedSignOff,
    /// The hash of the answers somebody saw.
    answers: String,
    /// What was bound into it.
    salt: String,
    version: String,
}

impl Form for SignForm {
    fn read(fields: &Fields) -> Self {
        let typed = TypedSignOff {
            signs_as: fields.line("signs_as"),
            name: fields.line("name"),
            post: fields.line("post"),
            delegated_by: fields.line("delegated_by"),
            order_number: fields.line("order_number"),
            order_date: fields.line("order_date"),
            is_confirmed: fields.first("confirmed") == "yes",
        };
        let sealed = fields.line("answers");
        let (answers, salt) = sealed.split_once(SEAM).unwrap_or((&sealed, ""));
        Self { typed, answers: answers.to_owned(), salt: salt.to_owned(), version: fields.line("version") }
    }
}

/// Between the hash and the salt in the form.
const SEAM: char = '.';

/// A response about to be signed, with what was signed before.
struct Signing {
    opened: OwnResponse,
    signed: Vec<SignedVersion>,
}

impl Signing {
    async fn of(assessment: &Assessment, who: &HandsIn, id: ResponseId) -> Result<Self, Failure> {
        let opened = own(assessment, who, id).await?;
        let signed = assessment.signed_versions(&opened).await?;
        Ok(Self { opened, signed })
    }

    /// The same as it stood on the page this form is from.
    fn seen_in(self, form: &SignForm) -> Self {
        Self { opened: self.opened.salted(&form.salt), ..self }
    }

    /// The number of the version the next signature makes.
    fn next_version(&self) -> String {
        self.signed.last().map_or(1, |last| last.version.number + 1).to_string()
    }

    /// True when this very form has been taken already: a second press, or the page sent again.
    fn has_taken(&self, form: &SignForm) -> bool {
        let receipt = self.signed.last().and_then(|last| last.version.receipt.as_ref());
        !self.opened.response.state.is_editable()
            && receipt.is_some_and(|receipt| {
                receipt.version.to_string() == form.version && receipt.answers_sha256 == form.answers
            })
    }

    /// Why this form cannot be taken any more; `None` when it can.
    fn refusal(&self, texts: &Texts, form: &SignForm) -> Option<String> {
        if !self.opened.response.state.is_editable() {
            Some(texts.t("submit-already"))
        } else if !self.opened.is_editable() {
            Some(texts.t("response-round-closed"))
        } else if !self.opened.drafts().is_empty() {
            Some(view::response::drafts_left(texts, &self.opened))
        } else if form.version != self.next_version() || form.answers != self.opened.answers_sha256() {
            Some(texts.t("submit-changed"))
        } else {
            None
        }
    }

    fn page(&self, texts: &Texts, typed: &TypedSignOff, problems: &Problems) -> SignPage {
        let id = self.opened.response.id;
        let answers = self.opened.answers_sha256();
        let field = |name: SignOffField, typed: &str| problems.field(field_name(name), typed);
        let choices = |name: SignOffField, options| problems.choices(field_name(name), options);
        let signers = SignPage::signers(texts, &typed.signs_as);
        let confirmed: Choices =
            choices(SignOffField::Confirmed, SignPage::statement(texts, typed.is_confirmed));
        SignPage {
            head: Some(view::response::head(texts, &self.opened)),
            back_href: paths::response(id, ResponsePath::Appearance),
            action: paths::response(id, ResponsePath::Sign),
            signs_as: choices(SignOffField::SignsAs, signers),
            name: field(SignOffField::Name, &typed.name),
            post: field(SignOffField::Post, &typed.post),
            delegated_by: field(SignOffField::DelegatedBy, &typed.delegated_by),
            order_number: field(SignOffField::OrderNumber, &typed.order_number),
            order_date: field(SignOffField::OrderDate, &typed.order_date),
            confirmed,
            errors: problems.summary(),
            short_hash: in_groups(&answers[..16]),
            answers: format!("{answers}{SEAM}{}", self.opened.salt()),
            version: self.next_version(),
            signature: view::signing::last_signature(texts, &self.opened, &self.signed),
        }
    }
}

const fn field_name(field: SignOffField) -> &'static str {
    match field {
        SignOffField::SignsAs => "signs_as",
        SignOffField::Name => "name",
        SignOffField::Post => "post",
        SignOffField::DelegatedBy => "delegated_by",
        SignOffField::OrderNumber => "order_number",
        SignOffField::OrderDate => "order_date",
        SignOffField::Confirmed => "confirmed",
    }
}

/// What is wrong with a field, in words that say which.
fn problem_words(texts: &Texts, field: SignOffField, problem: SignOffProblem) -> String {
    match (field, problem) {
        (_, SignOffProblem::Choose) => texts.t("sign-choose"),
        (_, SignOffProblem::NotConfirmed) => texts.t("sign-not-confirmed"),
        (_, SignOffProblem::InFuture) => texts.t("sign-date-future"),
        (_, SignOffProblem::NotADay) => texts.t("error-date"),
        (_, SignOffProblem::TooLong) => texts.t("error-too-long"),
        (SignOffField::Name, SignOffProblem::Missing) => texts.t("sign-name-missing"),
        (SignOffField::Post, SignOffProblem::Missing) => texts.t("sign-post-missing"),
        (SignOffField::DelegatedBy, SignOffProblem::Missing) => texts.t("sign-delegated-by-missing"),
        (SignOffField::OrderNumber, SignOffProblem::Missing) => texts.t("sign-order-number-missing"),
        (SignOffField::OrderDate, SignOffProblem::Missing) => texts.t("sign-order-date-missing"),
        (SignOffField::SignsAs | SignOffField::Confirmed, SignOffProblem::Missing) => {
            texts.t("error-required")
        }
    }
}

/// The signature, or every problem in the words of the page.
fn read(texts: &Texts, form: &SignForm) -> Result<SignOff, Problems> {
    let today = clock::now().with_timezone(&BAKU).date_naive();
    form.typed.read(today).map_err(|found| {
        let mut problems = Problems::default();
        for (field, problem) in found {
            problems.add(field_name(field), problem_words(texts, field, problem));
        }
        problems
    })
}

#[get("/responses/<id>/sign")]
async fn sign_page(
    id: Id<ResponseId>,
    who: HandsIn,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Result<Html, Done>, Failure> {
    let signing = Signing::of(assessment, &who, id.0).await?;
    if !signing.opened.is_editable() {
        return Ok(Err(Done::to(paths::response(id.0, ResponsePath::Sections))));
    }
    let page = signing.page(screen.texts, &TypedSignOff::default(), &Problems::default());
    Ok(Ok(screen.show(&page)))
}

#[post("/responses/<id>/sign", data = "<sent>")]
async fn sign(
    id: Id<ResponseId>,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<HandsIn, SignForm>,
) -> Result<Result<Done, Html>, Failure> {
    let (who, form) = (&sent.who, &sent.form);
    let signing = Signing::of(assessment, who, id.0).await?.seen_in(form);
    let done = || Ok(Ok(Done::to(paths::response(id.0, ResponsePath::Submitted))));
    if signing.has_taken(form) {
        return done();
    }
    let sign_off = match read(screen.texts, form) {
        Ok(sign_off) => sign_off,
        Err(problems) => {
            return Ok(Err(shown(&screen, &signing, form, (Status::UnprocessableEntity, problems))));
        }
    };
    if let Some(refusal) = signing.refusal(screen.texts, form) {
        return Ok(Err(refused(&screen, &signing, form, refusal)));
    }
    let (actor, by) = (who.person.actor(), who.person.user.id);
    let refusal = match assessment.submit(&actor, by, &signing.opened, &sign_off, clock::now()).await {
        Ok(_) => return done(),
        Err(Error::WrongState(_)) => screen.texts.t("submit-already"),
        Err(Error::Store(StoreError::ChangedMeanwhile { .. })) => screen.texts.t("submit-changed"),
        Err(Error::Store(StoreError::RoundClosed)) => screen.texts.t("response-round-closed"),
        Err(error) => return Err(error.into()),
    };
    let now = Signing::of(assessment, who, id.0).await?;
    if now.has_taken(form) { done() } else { Ok(Err(refused(&screen, &now, form, refusal))) }
}

/// The page again, with what was typed and everything that is wrong.
fn shown(
    screen: &Screen<'_>,
    signing: &Signing,
    form: &SignForm,
    (status, problems): (Status, Problems),
) -> Html {
    screen.show_as(status, &signing.page(screen.texts, &form.typed, &problems))
}

/// The page again, because what it was made from has changed.
fn refused(screen: &Screen<'_>, signing: &Signing, form: &SignForm, refusal: String) -> Html {
    let mut problems = Problems::default();
    problems.add("confirmed", refusal);
    // What is confirmed is confirmed anew.
    let typed = TypedSignOff { is_confirmed: false, ..form.typed.clone() };
    let form = SignForm { typed, ..SignForm::default() };
    shown(screen, signing, &form, (Status::Conflict, problems))
}

#[get("/responses/<id>/submitted")]
async fn submitted(
    id: Id<ResponseId>,
    respondent: Respondent,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let opened = own(assessment, &respondent, id.0).await?;
    let signed = assessment.signed_versions(&opened).await?;
    let page = view::signing::submitted(screen.texts, &opened, &signed).ok_or(Failure::NotFound)?;
    Ok(screen.show(&page))
}

/// A receipt the reader may have: of one version, or the latest that was signed.
async fn receipt(
    assessment: &Assessment,
    reader: &ResponseReader,
    (id, version): (ResponseId, Option<u32>),
) -> Result<Receipt, Failure> {
    let response = assessment.store.response(id).await?.ok_or(Failure::NotFound)?;
    if !reader.may_read(response.institution) {
        return Err(Failure::NotFound);
    }
    if reader.is_reviewer() {
        assessment.independent(&reader.person().user, id).await?;
    }
    let versions = assessment.store.versions(id).await?;
    let asked = |found: &Receipt| version.is_none_or(|version| version == found.version);
    versions.into_iter().rev().filter_map(|one| one.receipt).find(asked).ok_or(Failure::NotFound)
}

#[get("/responses/<id>/receipt.pdf?<version>&<language>")]
async fn receipt_file(
    id: Id<ResponseId>,
    version: Option<u32>,
    language: Option<String>,
    reader: ResponseReader,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    extras: &State<Extras>,
) -> Result<Pdf, Failure> {
    let receipt = receipt(assessment, &reader, (id.0, version)).await?;
    let questionnaire = assessment.questionnaire(&receipt.questionnaire.sha256).await?;
    let chosen = language.as_deref().and_then(Language::from_code);
    let language = chosen.unwrap_or_else(|| screen.texts.language());
    // Not what the browser asked for: whoever makes the request could name any host, and it would stand in print.
    let base = extras.public_url.as_deref().unwrap_or_default().trim_end_matches('/');
    let address = format!("{base}{}", paths::RECEIPTS);
    let facts = ReceiptFacts { questionnaire: questionnaire.title.clone(), address };
    let name = format!("receipt-{}.pdf", receipt.hash().number());
    Pdf::make(name, move || receipt_bytes(language, &facts, &receipt)).await
}

/// Dated by the receipt itself, so that the same receipt gives the same bytes whenever it is asked for.
fn receipt_bytes(language: Language, facts: &ReceiptFacts, receipt: &Receipt) -> Result<Vec<u8>, Error> {
    let document = document(language, facts, receipt);
    let pages =
        pdf::write_sheet(&document, receipt.received_at).map_err(|error| Error::Report(error.to_string()))?;
    embed(&pages, &ReceiptFile::of(receipt)).map_err(|error| Error::Report(error.to_string()))
}

/// A receipt for programs, saved by the browser under a name.
#[derive(Responder)]
struct ReceiptData(String, ContentType, Header<'static>);

#[get("/responses/<id>/receipt.json?<version>")]
async fn receipt_data(
    id: Id<ResponseId>,
    version: Option<u32>,
    reader: ResponseReader,
    assessment: &State<Assessment>,
) -> Result<ReceiptData, Failure> {
    let receipt = receipt(assessment, &reader, (id.0, version)).await?;
    let disposition = format!("attachment; filename=\"receipt-{}.json\"", receipt.hash().number());
    let header = Header::new("Content-Disposition", disposition);
    Ok(ReceiptData(ReceiptFile::of(&receipt).to_json(), ContentType::JSON, header))
}
