//! A response as its reviewer sees it. A reviewer reads what was handed in, and never edits an answer.

use chrono::SecondsFormat;
use rocket::http::Status;
use rocket::{Route, State, get, post, routes};
use validator::Validate;

use crate::assessment::{
    Assessment, Error, Independent, MandateStatement, OpenedResponse, SignedVersion, clock,
};
use crate::response::{AnswerSheet, EvidencePlace, Profile, ResponseId, ResponseState, Shown};
use crate::store::StoreError;
use crate::texts::Texts;
use crate::web::errors::Failure;
use crate::web::fields::{Fields, Form};
use crate::web::guards::Reviewer;
use crate::web::ids::Id;
use crate::web::notice::{Done, Notice};
use crate::web::pages::institutions::{kind_label, size_label};
use crate::web::pages::parts::{Fact, Field, Table};
use crate::web::pages::response::ResponseHead;
use crate::web::pages::review::ReviewPage;
use crate::web::pages::sectors::sector_words;
use crate::web::paths::{self, ResponsePath, ReviewPath, RoundPath};
use crate::web::problems::{Problems, rules};
use crate::web::screen::{Html, Screen};
use crate::web::token::Signed;
use crate::web::view::answers::Reader;
use crate::web::view::words::reviewed_state;
use crate::web::view::{answers, evidence, mandate, prompts, response, scorecard, signing};

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![page, accept, give_back]
}

/// A response with the answers handed in; none before the first time.
struct Review {
    opened: OpenedResponse,
    sheet: Option<AnswerSheet>,
    evidence: Vec<(EvidencePlace, Shown)>,
    submitted_by: Option<String>,
    signed: Vec<SignedVersion>,
    statements: Vec<MandateStatement>,
    /// The answers with what was verified in their places; none before that.
    verified: Option<AnswerSheet>,
    /// Where the answers are judged one by one; empty before anything was handed in.
    queue_href: String,
}

async fn review(assessment: &Assessment, who: &Independent) -> Result<Review, Failure> {
    let id = who.response().id;
    let mut opened = assessment.open_response(id).await?;
    let sheet = assessment.handed_in(id).await?.map(|(questionnaire, sheet)| {
        opened.questionnaire = questionnaire;
        sheet
    });
    let submitted_by = match opened.response.state {
        ResponseState::Submitted { by, .. } => assessment.store.user(by).await?.map(|user| user.name),
        ResponseState::Open | ResponseState::Returned { .. } | ResponseState::Accepted { .. } => None,
    };
    let signed = assessment.signed_versions(&opened).await?;
    let statements = assessment.mandate_statements(id).await?;
    let evidence = evidence::handed_in(assessment.store.evidence_handed_in(id).await?);
    let (mut verified, mut queue_href) = (None, String::new());
    if sheet.is_some() {
        verified = assessment.under_review(who).await?.verified();
        queue_href = paths::review(id, ReviewPath::Queue);
    }
    Ok(Review { opened, sheet, evidence, submitted_by, signed, statements, verified, queue_href })
}

/// The state a page was made from, as its forms send it back.
fn mark(state: &ResponseState) -> String {
    let at = match state {
        ResponseState::Open => None,
        ResponseState::Submitted { at, .. }
        | ResponseState::Returned { at, .. }
        | ResponseState::Accepted { at, .. } => Some(at.to_rfc3339_opts(SecondsFormat::Micros, true)),
    };
    format!("{} {}", state.code(), at.unwrap_or_default()).trim().to_owned()
}

impl Review {
    fn page(&self, texts: &Texts, message: Field, problems: &Problems) -> ReviewPage {
        let Self { opened, sheet, signed, statements, .. } = self;
        let id = opened.response.id;
        let is_waiting = matches!(opened.response.state, ResponseState::Submitted { .. })
            && opened.round.state == crate::response::RoundState::Open;
        let when_waiting = |page| if is_waiting { paths::response(id, page) } else { String::new() };
        let (units, today) = (self.opened.units.as_slice(), clock::now().date_naive());
        let state = reviewed_state(texts, &opened.response.state, !opened.answers.is_empty());
        ReviewPage {
            head: ResponseHead { state, ..response::head(texts, opened) },
            round_href: paths::round(opened.round.id, RoundPath::Responses),
            facts: self.facts(texts),
            scores: match (sheet, &self.verified) {
                (Some(sheet), Some(verified)) => {
                    scorecard::both(texts, &opened.questionnaire, (sheet, verified))
                }
                (Some(sheet), None) => scorecard::table(texts, &opened.questionnaire, sheet),
                (None, _) => Table::default(),
            },
            queue_href: self.queue_href.clone(),
            verified_href: match &self.verified {
                Some(_) => paths::review(id, ReviewPath::Verified),
                None => String::new(),
            },
            scorecard_href: paths::response(id, ResponsePath::Scorecard),
            mandate: mandate::table(texts, statements),
            returned: response::returned(texts, &opened.response.state),
            sections: sheet
                .as_ref()
                .map(|sheet| {
                    let reader = Reader::Reviewer;
                    let mut sections =
                        answers::sections(texts, &opened.questionnaire, sheet, reader, |_| String::new());
                    evidence::into_answers(texts, &mut sections, (&self.evidence, units), today);
                    sections
                })
                .unwrap_or_default(),
            prompts: sheet
                .as_ref()
                .map(|sheet| prompts::rows(texts, &opened.questionnaire, sheet, |_| String::new()))
                .unwrap_or_default(),
            versions: signing::versions(texts, opened, signed),
            accept_action: when_waiting(ResponsePath::Accept),
            return_action: when_waiting(ResponsePath::Return),
            state: mark(&opened.response.state),
            message,
            errors: problems.summary(),
        }
    }

    fn facts(&self, texts: &Texts) -> Vec<Fact> {
        let Profile { kind, size, sector, region, .. } = &self.opened.institution.profile;
        let mut facts = Vec::new();
        let mut add = |term: String, detail: Option<String>| {
            facts.extend(detail.map(|detail| Fact::new(term, detail)));
        };
        add(texts.t("institution-kind"), kind.map(|kind| kind_label(texts, kind)));
        add(texts.t("institution-size"), size.map(|size| size_label(texts, size)));
        add(texts.t("institution-sector"), sector.as_deref().map(|code| sector_words(texts, code)));
        add(texts.t("institution-region"), region.clone());
        add(texts.t("review-submitted-by"), self.submitted_by.clone());
        if let ResponseState::Submitted { at, .. } = self.opened.response.state {
            add(texts.t("review-submitted-at"), Some(texts.date_time(at)));
        }
        facts
    }
}

#[get("/responses/<id>/review")]
async fn page(
    id: Id<ResponseId>,
    reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let who = assessment.independent(&reviewer.0.user, id.0).await?;
    let review = review(assessment, &who).await?;
    Ok(screen.show(&review.page(screen.texts, Field::default(), &Problems::default())))
}

#[derive(Validate)]
struct Decision {
    state: String,
    #[validate(custom(function = "rules::message"))]
    message: String,
}

impl Form for Decision {
    fn read(fields: &Fields) -> Self {
        Self { state: fields.line("state"), message: fields.line("message") }
    }
}

/// What was decided on is no longer what the reviewer saw.
fn changed(screen: &Screen<'_>, review: &Review, message: &str) -> Html {
    let mut problems = Problems::default();
    problems.add("message", screen.texts.t("review-changed"));
    screen.show_as(Status::Conflict, &review.page(screen.texts, Field::of(message), &problems))
}

/// The page the reviewer goes on to, or the one that says that something has changed meanwhile.
async fn outcome(
    screen: &Screen<'_>,
    assessment: &Assessment,
    (who, message): (&Independent, &str),
    decided: Result<(), Error>,
    notice: Notice,
) -> Result<Result<Done, Html>, Failure> {
    match decided {
        Ok(()) => Ok(Ok(Done::to(paths::response(who.response().id, ResponsePath::Review)).with(notice))),
        Err(
            Error::WrongState(_)
            | Error::Store(StoreError::ChangedMeanwhile { .. } | StoreError::RoundClosed),
        ) => Ok(Err(changed(screen, &review(assessment, who).await?, message))),
        Err(error) => Err(error.into()),
    }
}

#[post("/responses/<id>/accept", data = "<sent>")]
async fn accept(
    id: Id<ResponseId>,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<Reviewer, Decision>,
) -> Result<Result<Done, Html>, Failure> {
    let who = assessment.independent(&sent.who.0.user, id.0).await?;
    let review = review(assessment, &who).await?;
    if sent.form.state != mark(&review.opened.response.state) {
        return Ok(Err(changed(&screen, &review, "")));
    }
    let person = &sent.who.0;
    let decided = assessment.accept(&person.actor(), person.user.id, id.0, clock::now()).await;
    outcome(&screen, assessment, (&who, ""), decided, Notice::Accepted).await
}

#[post("/responses/<id>/return", data = "<sent>")]
async fn give_back(
    id: Id<ResponseId>,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<Reviewer, Decision>,
) -> Result<Result<Done, Html>, Failure> {
    let (person, form) = (&sent.who.0, sent.form);
    let who = assessment.independent(&person.user, id.0).await?;
    let review = review(assessment, &who).await?;
    if form.state != mark(&review.opened.response.state) {
        return Ok(Err(changed(&screen, &review, &form.message)));
    }
    let problems = Problems::of(&form, &["message"], screen.texts);
    if !problems.is_empty() {
        let message = problems.field("message", &form.message);
        let page = review.page(screen.texts, message, &problems);
        return Ok(Err(screen.show_as(Status::UnprocessableEntity, &page)));
    }
    let (actor, by, message) = (person.actor(), person.user.id, form.message.clone());
    let decided = assessment.give_back(&actor, by, id.0, message, clock::now()).await;
    outcome(&screen, assessment, (&who, &form.message), decided, Notice::Returned).await
}
