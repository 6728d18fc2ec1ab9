//! Where the review of a round stands, how far judgements agree, and draft results.

use chrono::NaiveDate;
use rocket::http::Status;
use rocket::{Route, State, get, post, routes};
use validator::Validate;

use crate::assessment::letters::today;
use crate::assessment::{Assessment, clock};
use crate::response::{ResponseState, Round, RoundId, RoundState};
use crate::store::{EnrolledResponse, PlacedReply};
use crate::texts::Texts;
use crate::web::errors::Failure;
use crate::web::fields::{Fields, Form};
use crate::web::guards::Reviewer;
use crate::web::ids::Id;
use crate::web::notice::{Done, Notice};
use crate::web::pages::parts::{Cell, Column, Fact, Field, Link, Row, Table};
use crate::web::pages::reviewing::round::{AgreementPage, DraftsPage, RoundReview};
use crate::web::paths::{self, ReviewPath, RoundPath, RoundReviewPath};
use crate::web::problems::{Problems, rules};
use crate::web::screen::{Html, Screen};
use crate::web::token::Signed;
use crate::web::typed::FormKey;
use crate::web::view::reviewing::agreement::{Who, comparison};
use crate::web::view::reviewing::answer::reply_row;
use crate::web::view::reviewing::queue::counts;
use crate::web::view::words::reviewed_state;

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![page, agreement, drafts_page, open_drafts]
}

/// A round there is.
pub(super) async fn found(assessment: &Assessment, id: RoundId) -> Result<Round, Failure> {
    assessment.store.round(id).await?.ok_or(Failure::NotFound)
}

#[get("/rounds/<id>/review")]
async fn page(
    id: Id<RoundId>,
    reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let (texts, round) = (screen.texts, found(assessment, id.0).await?);
    let mut rows = Vec::new();
    let mut recused = 0_u32;
    let mut responses = assessment.store.list_responses(id.0).await?;
    texts.sort_by_name(&mut responses, |one| &one.institution.name);
    for enrolled in &responses {
        if !assessment.is_independent(&reviewer.0.user, enrolled.institution.id).await? {
            recused += 1;
            continue;
        }
        let state = &enrolled.response.state;
        if !matches!(state, ResponseState::Submitted { .. } | ResponseState::Accepted { .. }) {
            continue;
        }
        rows.push(response_row(texts, assessment, &reviewer, enrolled).await?);
    }
    Ok(screen.show(&RoundReview {
        round: round.name,
        round_href: paths::round(id.0, RoundPath::Responses),
        responses: responses_table(texts, rows),
        recused: if recused == 0 {
            String::new()
        } else {
            texts.t_with("review-recused", &[("count", recused.into())])
        },
        links: links(texts, id.0),
    }))
}

fn links(texts: &Texts, id: RoundId) -> Vec<Link> {
    let link = |text: String, page| Link::new(text, paths::round_review(id, page));
    vec![
        link(texts.t("second-title"), RoundReviewPath::Second),
        link(texts.t("agreement-title"), RoundReviewPath::Agreement),
        link(texts.t("draft-title"), RoundReviewPath::Drafts),
        Link::new(texts.t("quote-title"), paths::round_quotations(id)),
    ]
}

fn responses_table(texts: &Texts, rows: Vec<Row>) -> Table {
    Table {
        caption: texts.t("review-responses"),
        columns: vec![
            Column::words(texts.t("column-institution")),
            Column::words(texts.t("column-state")),
            Column::numbers(texts.t("review-column-open")),
            Column::numbers(texts.t("review-column-flagged")),
            Column::numbers(texts.t("review-column-outdated")),
            Column::numbers(texts.t("review-column-approve")),
            Column::numbers(texts.t("review-column-second")),
        ],
        rows,
        note: texts.t("review-by-name"),
    }
}

async fn response_row(
    texts: &Texts,
    assessment: &Assessment,
    reviewer: &Reviewer,
    enrolled: &EnrolledResponse,
) -> Result<Row, Failure> {
    let id = enrolled.response.id;
    let who = assessment.independent(&reviewer.0.user, id).await?;
    let room = assessment.under_review(&who).await?;
    let numbers = counts(&room).map(|count| Cell::number(count.to_string()));
    let state = Cell::tag(reviewed_state(texts, &enrolled.response.state, true));
    let cells = [vec![state], numbers.to_vec()].concat();
    Ok(Row::new(&enrolled.institution.name, cells).leading_to(paths::review(id, ReviewPath::Queue)))
}

#[get("/rounds/<id>/agreement")]
async fn agreement(
    id: Id<RoundId>,
    _reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let round = found(assessment, id.0).await?;
    let (own, reviewers) = assessment.agreements(id.0).await?;
    Ok(screen.show(&AgreementPage {
        round: round.name,
        back_href: paths::round_review(id.0, RoundReviewPath::Review),
        comparisons: vec![
            comparison(screen.texts, Who::Institutions, &own),
            comparison(screen.texts, Who::Reviewers, &reviewers),
        ],
    }))
}

/// The page of draft results with what was typed.
async fn drafts(
    texts: &Texts,
    assessment: &Assessment,
    (reviewer, id): (&Reviewer, RoundId),
    (until, problems): (&str, &Problems),
) -> Result<DraftsPage, Failure> {
    let round = found(assessment, id).await?;
    let draft = assessment.store.draft_results(id).await?;
    let open = assessment.unanswered_replies(id).await?;
    let facts = draft.as_ref().map(|draft| {
        vec![
            Fact::new(texts.t("draft-until"), texts.date(draft.until)),
            Fact::new(texts.t("draft-opened"), format!("{}, {}", texts.date_time(draft.at), draft.by_name)),
            Fact::new(texts.t("draft-open-replies"), open.to_string()),
        ]
    });
    Ok(DraftsPage {
        round: round.name,
        back_href: paths::round_review(id, RoundReviewPath::Review),
        facts: facts.unwrap_or_default(),
        replies: replies(texts, assessment, (reviewer, id)).await?,
        action: if round.state == RoundState::Open {
            paths::round_review(id, RoundReviewPath::Drafts)
        } else {
            String::new()
        },
        until: if until.is_empty() && problems.is_empty() {
            Field::of(draft.map(|draft| draft.until.to_string()).unwrap_or_default())
        } else {
            problems.field("until", until)
        },
        errors: problems.summary(),
    })
}

/// The replies of institutions the reviewer may review, those that wait for an answer first, then by name.
async fn replies(
    texts: &Texts,
    assessment: &Assessment,
    (reviewer, id): (&Reviewer, RoundId),
) -> Result<Table, Failure> {
    let mut rows: Vec<(bool, String, Row)> = Vec::new();
    for placed in assessment.store.replies_of_round(id).await? {
        let PlacedReply { response, unit, question, reply } = placed;
        let Ok(who) = assessment.independent(&reviewer.0.user, response).await else { continue };
        let room = assessment.under_review(&who).await?;
        let place = room.opened.questionnaire.question(&question);
        let words = place.map(|place| {
            room.opened.questionnaire.questions[place].text.get(texts.language().code()).to_owned()
        });
        let key = FormKey { question: question.clone(), unit }.to_string();
        let href = format!("{}#reply", paths::review(response, ReviewPath::Judge(&key)));
        let name = room.opened.institution.name.clone();
        let state = if reply.is_open() { texts.t("reply-waits") } else { texts.t("reply-settled") };
        let cells = vec![
            Cell::link(words.unwrap_or(question), href),
            Cell::tag(reply_row(texts, &reply).stance),
            Cell::words(state),
        ];
        rows.push((!reply.is_open(), name.clone(), Row::new(name, cells)));
    }
    texts.sort_by_name(&mut rows, |(_, name, _)| name);
    rows.sort_by_key(|(is_settled, ..)| *is_settled);
    Ok(Table {
        caption: texts.t("draft-replies"),
        columns: vec![
            Column::words(texts.t("column-institution")),
            Column::words(texts.t("draft-question")),
            Column::words(texts.t("reply-stance")),
            Column::words(texts.t("column-state")),
        ],
        rows: rows.into_iter().map(|(.., row)| row).collect(),
        note: String::new(),
    })
}

#[get("/rounds/<id>/draft-results")]
async fn drafts_page(
    id: Id<RoundId>,
    reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let page = drafts(screen.texts, assessment, (&reviewer, id.0), ("", &Problems::default())).await?;
    Ok(screen.show(&page))
}

#[derive(Validate)]
struct Opening {
    #[validate(custom(function = "rules::line"), custom(function = "rules::day"))]
    until: String,
}

impl Form for Opening {
    fn read(fields: &Fields) -> Self {
        Self { until: fields.line("until") }
    }
}

#[post("/rounds/<id>/draft-results", data = "<sent>")]
async fn open_drafts(
    id: Id<RoundId>,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<Reviewer, Opening>,
) -> Result<Result<Done, Html>, Failure> {
    let (texts, now) = (screen.texts, clock::now());
    let mut problems = Problems::of(&sent.form, &["until"], texts);
    let until: Option<NaiveDate> = sent.form.until.parse().ok();
    if problems.is_empty() && until.is_none_or(|until| until <= today(now)) {
        problems.add("until", texts.t("draft-until-past"));
    }
    let Some(until) = until.filter(|_| problems.is_empty()) else {
        let page = drafts(texts, assessment, (&sent.who, id.0), (&sent.form.until, &problems)).await?;
        return Ok(Err(screen.show_as(Status::UnprocessableEntity, &page)));
    };
    assessment.store.open_draft_results(&sent.who.0.actor(), id.0, until, now).await?;
    let back = paths::round_review(id.0, RoundReviewPath::Drafts);
    Ok(Ok(Done::to(back).with(Notice::Saved)))
}
