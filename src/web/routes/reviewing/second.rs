//! Drawing a sample for the second reviewer, and what the reader still has to judge of it.

use std::collections::BTreeSet;

use rocket::http::Status;
use rocket::{Route, State, get, post, routes};

use super::round::found;
use crate::assessment::{Assessment, Error, SampleSize, clock};
use crate::response::{ResponseId, RoundId, RoundState};
use crate::review::Seat;
use crate::review::queue::{Order, Show};
use crate::store::ReviewSample;
use crate::texts::Texts;
use crate::web::errors::Failure;
use crate::web::fields::{Fields, Form};
use crate::web::guards::Reviewer;
use crate::web::ids::Id;
use crate::web::notice::{Done, Notice};
use crate::web::pages::parts::{Cell, Choice, Column, Link, Row, Table};
use crate::web::pages::reviewing::round::SecondPage;
use crate::web::paths::{self, RoundReviewPath};
use crate::web::problems::Problems;
use crate::web::screen::{Html, Screen};
use crate::web::token::Signed;
use crate::web::view::reviewing::queue::{Way, judge_href};

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![page, draw]
}

/// What was typed.
#[derive(Default)]
struct Drawing {
    seed: String,
    measure: String,
    size: String,
}

impl Form for Drawing {
    fn read(fields: &Fields) -> Self {
        Self { seed: fields.line("seed"), measure: fields.line("measure"), size: fields.line("size") }
    }
}

/// Digits of a proposed seed: short enough to be read out.
const SEED_DIGITS: usize = 9;

/// A seed nobody chose.
fn proposed() -> String {
    let digits: String = clock::secret().chars().filter(char::is_ascii_digit).take(SEED_DIGITS).collect();
    digits.trim_start_matches('0').to_owned()
}

async fn show(
    texts: &Texts,
    assessment: &Assessment,
    (reviewer, id): (&Reviewer, RoundId),
    (typed, problems): (&Drawing, &Problems),
) -> Result<SecondPage, Failure> {
    let round = found(assessment, id).await?;
    let samples = assessment.store.list_samples(id).await?;
    let measure = |value: &str, label: String| {
        let is_chosen = typed.measure == value || typed.measure.is_empty() && value == "percent";
        Choice::new(value, label).chosen(is_chosen)
    };
    let measures =
        vec![measure("percent", texts.t("second-percent")), measure("count", texts.t("second-count"))];
    Ok(SecondPage {
        round: round.name,
        back_href: paths::round_review(id, RoundReviewPath::Review),
        samples: samples_table(texts, &samples),
        waiting: waiting(texts, assessment, (reviewer, id)).await?,
        action: if round.state == RoundState::Open {
            paths::round_review(id, RoundReviewPath::Second)
        } else {
            String::new()
        },
        seed: problems.field("seed", &typed.seed),
        measure: problems.choices("measure", measures),
        size: problems.field("size", &typed.size),
        errors: problems.summary(),
    })
}

fn samples_table(texts: &Texts, samples: &[ReviewSample]) -> Table {
    let row = |sample: &ReviewSample| {
        let cells = vec![
            Cell::words(texts.t_with("looks-algorithm", &[("code", sample.algorithm.as_str().into())])),
            Cell::number(sample.drawn.to_string()),
            Cell::number(sample.drawn_from.to_string()),
            Cell::words(format!("{}, {}", texts.date_time(sample.at), sample.by_name)),
        ];
        Row::new(sample.seed.to_string(), cells)
    };
    Table {
        caption: texts.t("second-samples"),
        columns: vec![
            Column::words(texts.t("second-seed")),
            Column::words(texts.t("second-algorithm")),
            Column::numbers(texts.t("second-drawn")),
            Column::numbers(texts.t("second-drawn-from")),
            Column::words(texts.t("second-drawn-by")),
        ],
        rows: samples.iter().map(row).collect(),
        note: texts.t("second-samples-note"),
    }
}

/// The sampled answers the reader gives the second verdict on and has not.
async fn waiting(
    texts: &Texts,
    assessment: &Assessment,
    (reviewer, id): (&Reviewer, RoundId),
) -> Result<Vec<Link>, Failure> {
    let sampled = assessment.store.sampled_answers(id).await?;
    let way = Way { show: Show::Second, order: Order::Questionnaire };
    let mut links = Vec::new();
    for response in sampled.iter().map(|spot| spot.response).collect::<BTreeSet<ResponseId>>() {
        let Ok(who) = assessment.independent(&reviewer.0.user, response).await else { continue };
        let Ok(room) = assessment.under_review(&who).await else { continue };
        let own = sampled.iter().filter(|spot| spot.response == response);
        for key in own.filter_map(|spot| room.key(&spot.question, spot.unit)) {
            let sitting = room.sitting(&key);
            if sitting.seat != Some(Seat::Second) || !sitting.is_blind {
                continue;
            }
            let Some(place) = room.opened.questionnaire.question(&key.question) else { continue };
            let question = room.opened.questionnaire.questions[place].text.get(texts.language().code());
            let text = format!("{} – {question}", room.opened.institution.name);
            links.push(Link::new(text, judge_href(&room, way, &key)));
        }
    }
    Ok(links)
}

#[get("/rounds/<id>/second-review")]
async fn page(
    id: Id<RoundId>,
    reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let typed = Drawing { seed: proposed(), size: "10".to_owned(), ..Drawing::default() };
    let typed = (&typed, &Problems::default());
    Ok(screen.show(&show(screen.texts, assessment, (&reviewer, id.0), typed).await?))
}

/// The seed and the size, or what is wrong with them.
fn read(texts: &Texts, typed: &Drawing) -> Result<(u64, SampleSize), Problems> {
    let mut problems = Problems::default();
    let size: Option<usize> = typed.size.parse().ok().filter(|size| *size > 0);
    let size = match (typed.measure.as_str(), size) {
        ("percent", Some(size)) if size <= 100 => Some(SampleSize::Percent(size)),
        ("count", Some(size)) => Some(SampleSize::Count(size)),
        ("percent" | "count", _) => {
            problems.add("size", texts.t("second-size-wrong"));
            None
        }
        _ => {
            problems.add("measure", texts.t("error-choose"));
            None
        }
    };
    let seed: Option<u64> = typed.seed.parse().ok();
    if seed.is_none() {
        problems.add("seed", texts.t("second-seed-wrong"));
    }
    seed.zip(size).ok_or(problems)
}

#[post("/rounds/<id>/second-review", data = "<sent>")]
async fn draw(
    id: Id<RoundId>,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<Reviewer, Drawing>,
) -> Result<Result<Done, Html>, Failure> {
    let texts = screen.texts;
    let drawn = match read(texts, &sent.form) {
        Ok(wanted) => assessment.draw_sample(&sent.who.0.actor(), id.0, wanted, clock::now()).await,
        Err(problems) => {
            let typed = (&sent.form, &problems);
            let page = show(texts, assessment, (&sent.who, id.0), typed).await?;
            return Ok(Err(screen.show_as(Status::UnprocessableEntity, &page)));
        }
    };
    match drawn {
        Ok(()) => {
            let back = paths::round_review(id.0, RoundReviewPath::Second);
            Ok(Ok(Done::to(back).with(Notice::Saved)))
        }
        Err(Error::Refused(_)) => {
            let mut problems = Problems::default();
            problems.add("size", texts.t("second-nothing"));
            let typed = (&sent.form, &problems);
            let page = show(texts, assessment, (&sent.who, id.0), typed).await?;
            Ok(Err(screen.show_as(Status::UnprocessableEntity, &page)))
        }
        Err(error) => Err(error.into()),
    }
}
