//! A response as a workbook: taken away, brought back, previewed, confirmed.

use rocket::http::{ContentType, Header, Status};
use rocket::response::{Responder, Result as Response};
use rocket::tokio::task::spawn_blocking;
use rocket::{Request, Route, State, get, post, routes};
use uuid::Uuid;

use super::responses::own;
use crate::assessment::{Assessment, Error, OpenedResponse, Outcome, OwnResponse, clock, permitted};
use crate::offline::{Conflict, Keep, Taken, Upload, compare, tidy, workbook};
use crate::response::ResponseId;
use crate::store::PendingUpload;
use crate::texts::Language;
use crate::web::errors::Failure;
use crate::web::fields::Fields;
use crate::web::guards::Respondent;
use crate::web::ids::Id;
use crate::web::notice::{Done, Notice};
use crate::web::pages::messages::Message;
use crate::web::pages::parts::Link;
use crate::web::paths::{self, ResponsePath};
use crate::web::screen::{Html, Screen};
use crate::web::token::Signed;
use crate::web::upload::SignedUpload;
use crate::web::view::workbook::{Verdict, key, page as view_page, preview as view_preview};

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![page, workbook_file, tidy_file, send, preview, confirm]
}

/// A file the browser saves under a name of ASCII letters.
pub struct Attachment {
    name: String,
    kind: ContentType,
    bytes: Vec<u8>,
}

impl Attachment {
    /// A file from its bytes.
    pub const fn new(name: String, kind: ContentType, bytes: Vec<u8>) -> Self {
        Self { name, kind, bytes }
    }
}

impl<'r> Responder<'r, 'static> for Attachment {
    fn respond_to(self, request: &'r Request<'_>) -> Response<'static> {
        let disposition = format!("attachment; filename=\"{}\"", self.name);
        let mut response = (self.kind, self.bytes).respond_to(request)?;
        response.set_header(Header::new("Content-Disposition", disposition));
        Ok(response)
    }
}

#[get("/responses/<id>/workbook")]
async fn page(
    id: Id<ResponseId>,
    respondent: Respondent,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let opened = own(assessment, &respondent, id.0).await?;
    Ok(screen.show(&view_page(screen.texts, &opened, None)))
}

fn chosen(screen: &Screen<'_>, language: Option<&str>) -> Language {
    language.and_then(Language::from_code).unwrap_or_else(|| screen.texts.language())
}

#[get("/responses/<id>/workbook.xlsx?<language>")]
async fn workbook_file(
    id: Id<ResponseId>,
    language: Option<&str>,
    respondent: Respondent,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Attachment, Failure> {
    let opened = own(assessment, &respondent, id.0).await?;
    let language = chosen(&screen, language);
    let name = format!("{}-{}.xlsx", opened.questionnaire.id, language.code());
    let made = spawn_blocking(move || workbook(&opened.own_facts(), language)).await;
    let bytes = made.map_err(|error| Error::Report(error.to_string()))?.map_err(Error::Report)?;
    let kind = ContentType::new("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    Ok(Attachment { name, kind, bytes })
}

#[get("/responses/<id>/answers.csv?<language>")]
async fn tidy_file(
    id: Id<ResponseId>,
    language: Option<&str>,
    respondent: Respondent,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Attachment, Failure> {
    let opened = own(assessment, &respondent, id.0).await?;
    let bytes = tidy(&opened.own_facts(), chosen(&screen, language));
    let bytes = bytes.map_err(|error| Error::Report(error.to_string()))?;
    Ok(Attachment { name: format!("{}.csv", opened.questionnaire.id), kind: ContentType::CSV, bytes })
}

#[post("/responses/<id>/workbook", data = "<sent>")]
async fn send(
    id: Id<ResponseId>,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: SignedUpload<Respondent>,
) -> Result<Result<Done, Html>, Failure> {
    let opened = own(assessment, &sent.who, id.0).await?;
    if !opened.is_editable() {
        return Ok(Err(screen.show_as(Status::Conflict, &view_page(screen.texts, &opened, None))));
    }
    let file = sent.file.unwrap_or_default();
    let person = &sent.who.person;
    let by = (&person.actor(), person.user.id);
    match assessment.upload(by, &opened, (file.name, file.bytes), clock::now()).await? {
        Ok(upload) => Ok(Ok(Done::to(paths::upload(id.0, upload)))),
        Err(refusal) => {
            let page = view_page(screen.texts, &opened, Some(refusal.say(screen.texts)));
            Ok(Err(screen.show_as(Status::UnprocessableEntity, &page)))
        }
    }
}

/// An upload of the person's own, with what it says.
struct Pending {
    kept: PendingUpload,
    taken: Taken,
    place: usize,
}

impl Pending {
    /// `None` when it is not kept any more, or is somebody else's.
    async fn find(
        assessment: &Assessment,
        who: &Respondent,
        (response, upload, place): (ResponseId, Uuid, usize),
    ) -> Result<Option<Self>, Failure> {
        let kept = assessment.store.upload(upload, clock::now()).await?;
        let is_theirs = |kept: &PendingUpload| kept.response == response && kept.by == who.person.user.id;
        let Some(kept) = kept.filter(is_theirs) else { return Ok(None) };
        let taken: Taken =
            serde_json::from_str(&kept.content).map_err(|error| Error::Snapshot(error.to_string()))?;
        Ok(taken.chosen(place).is_some().then_some(Self { kept, taken, place }))
    }

    fn compare(&self, own: &OwnResponse) -> Upload {
        let filled = self.taken.chosen(self.place);
        filled.map(|filled| compare(&own.own_facts(), filled, &|place| own.barred(place))).unwrap_or_default()
    }

    fn show(
        &self,
        screen: &Screen<'_>,
        opened: &OpenedResponse,
        upload: &Upload,
        (status, verdict): (Status, &Verdict),
    ) -> Html {
        let file = (&self.kept, &self.taken, self.place);
        screen.show_as(status, &view_preview(screen.texts, opened, file, upload, verdict))
    }
}

fn gone(screen: &Screen<'_>, id: ResponseId) -> Html {
    let back = Link::new(screen.texts.t("workbook-title"), paths::response(id, ResponsePath::Workbook));
    let page = Message::conflict(screen.texts, screen.texts.t("workbook-gone"), back);
    screen.show_as(Status::Gone, &page)
}

#[get("/responses/<id>/workbook/<upload>?<submission>")]
async fn preview(
    id: Id<ResponseId>,
    upload: Id<Uuid>,
    submission: Option<usize>,
    respondent: Respondent,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let opened = own(assessment, &respondent, id.0).await?;
    let place = (id.0, upload.0, submission.unwrap_or_default());
    let Some(pending) = Pending::find(assessment, &respondent, place).await? else {
        return Ok(gone(&screen, id.0));
    };
    let upload = pending.compare(&opened);
    Ok(pending.show(&screen, &opened, &upload, (Status::Ok, &Verdict::default())))
}

#[post("/responses/<id>/workbook/<upload>", data = "<sent>")]
async fn confirm(
    id: Id<ResponseId>,
    upload: Id<Uuid>,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<Respondent, Fields>,
) -> Result<Result<Done, Html>, Failure> {
    let Signed { who, form } = sent;
    let opened = own(assessment, &who, id.0).await?;
    let place = (id.0, upload.0, form.first("submission").parse().unwrap_or_default());
    let Some(pending) = Pending::find(assessment, &who, place).await? else {
        return Ok(Err(gone(&screen, id.0)));
    };
    let done = Done::to(paths::response(id.0, ResponsePath::Sections)).with(Notice::WorkbookTaken);
    if pending.kept.is_taken {
        return Ok(Ok(done));
    }
    if !opened.is_editable() {
        return Ok(Err(screen.show_as(Status::Conflict, &view_page(screen.texts, &opened, None))));
    }
    let upload = pending.compare(&opened);
    let is_as_shown = upload.is_empty() || form.first("shown") == upload.mark();
    if let Some(verdict) = refused(&upload, &form).filter(|_| is_as_shown) {
        return Ok(Err(pending.show(&screen, &opened, &upload, (Status::UnprocessableEntity, &verdict))));
    }
    if is_as_shown {
        let planned = upload.plan(&opened.facts(), |conflict| keep(&form, conflict));
        let planned = permitted(planned, |place| opened.permit(place));
        let attempt = (pending.kept.id.as_bytes().as_slice(), planned);
        let actor = who.person.actor();
        let from = Some(&pending.kept);
        match assessment.save_planned(&actor, id.0, attempt, from, clock::now()).await? {
            Outcome::Saved(_) => return Ok(Ok(done)),
            Outcome::Overtaken { .. } | Outcome::Closed => {}
        }
    }
    let now = own(assessment, &who, id.0).await?;
    if !now.is_editable() {
        return Ok(Err(screen.show_as(Status::Conflict, &view_page(screen.texts, &now, None))));
    }
    let verdict = Verdict { fields: form, is_overtaken: true, ..Verdict::default() };
    Ok(Err(pending.show(&screen, &now, &pending.compare(&now), (Status::Conflict, &verdict))))
}

/// What was chosen for a conflict, where the person saw what is stored now.
fn keep(form: &Fields, conflict: &Conflict) -> Option<Keep> {
    let key = key(conflict);
    if form.first(&format!("seen.{key}")) != conflict.revision.to_string() {
        return None;
    }
    match form.first(&format!("keep.{key}")) {
        "file" => Some(Keep::File),
        "stored" => Some(Keep::Stored),
        _ => None,
    }
}

/// Why nothing is saved: errors nobody has left out, or conflicts nobody has decided.
fn refused(upload: &Upload, form: &Fields) -> Option<Verdict> {
    let is_refused = upload.conflicts.iter().any(|conflict| keep(form, conflict).is_none());
    let needs_leave_out = !upload.errors.is_empty() && form.first("leave-out") != "yes";
    let verdict = Verdict { fields: form.clone(), is_refused, needs_leave_out, is_overtaken: false };
    (is_refused || needs_leave_out).then_some(verdict)
}
