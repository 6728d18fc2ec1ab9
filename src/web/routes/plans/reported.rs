//! A report on an activity as it was typed, read and stored.

use rocket::http::Status as Answer;

use super::progress::{Refused, years};
use crate::action_plan::{Activity, Report, Status, Value, amount, report_code};
use crate::assessment::{Assessment, Error, StoredPlan, clock};
use crate::store::{Actor, LedgerDeed, LedgerKind, StoreError};
use crate::texts::Texts;
use crate::web::errors::Failure;
use crate::web::fields::{Fields, Form};
use crate::web::problems::{Problems, rules};
use crate::web::screen::Screen;
use crate::web::view::plans::report::{TypedReport, VALUES, indicators};

/// Indicators of an activity whose values are read at most.
const MOST_INDICATORS: usize = 40;

/// A report as typed, with the revision it was made from.
pub struct Reporting {
    /// What was typed.
    pub typed: TypedReport,
    /// The revision of the report of that year and body the form was made from.
    pub revision: u32,
}

impl Form for Reporting {
    fn read(fields: &Fields) -> Self {
        let row = |place: usize| VALUES.map(|name| fields.line(&format!("{name}-{place}")));
        Self {
            typed: TypedReport {
                year: fields.line("year"),
                by: fields.line("by"),
                status: fields.line("status"),
                words: fields.line("words"),
                evidence: fields.line("evidence"),
                values: (0..MOST_INDICATORS).map(row).collect(),
            },
            revision: fields.first("revision").parse().unwrap_or_default(),
        }
    }
}

/// Names of the fields of values, for problems: they live as long as the program.
static NAMES: std::sync::LazyLock<Vec<[String; 5]>> = std::sync::LazyLock::new(|| {
    (0..MOST_INDICATORS).map(|place| VALUES.map(|name| format!("{name}-{place}"))).collect()
});

/// Reads what was typed.
fn read(
    texts: &Texts,
    typed: &TypedReport,
    (part, activity, by): (&str, &Activity, &str),
    years: &[i32],
) -> Result<Report, Problems> {
    let mut problems = Problems::default();
    let year = typed.year.parse().ok().filter(|year| years.contains(year));
    if year.is_none() {
        problems.add("year", texts.t("error-required"));
    }
    let status = Status::from_code(&typed.status);
    if status.is_none() {
        problems.add("status", texts.t("error-required"));
    }
    for (name, text) in [("words", &typed.words), ("evidence", &typed.evidence)] {
        if rules::text(text).is_err() {
            problems.add(name, texts.t("error-too-long"));
        }
    }
    if typed.words.is_empty() && status.is_some_and(|status| status != Status::NotStarted) {
        problems.add("words", texts.t("error-required"));
    }
    let values = values(texts, typed, activity, &mut problems);
    match (year, status) {
        (Some(year), Some(status)) if problems.is_empty() => Ok(Report {
            year,
            activity: part.to_owned(),
            by: by.to_owned(),
            status,
            words: typed.words.clone(),
            evidence: typed.evidence.clone(),
            values,
        }),
        _ => Err(problems),
    }
}

fn values(texts: &Texts, typed: &TypedReport, activity: &Activity, problems: &mut Problems) -> Vec<Value> {
    let mut found = Vec::new();
    for (place, indicator) in indicators(activity).into_iter().enumerate().take(MOST_INDICATORS) {
        let Some(row) = typed.values.get(place) else { continue };
        let names = &NAMES[place];
        let mut read = |column: usize| {
            let value = amount(&row[column]);
            if value.is_none() && !row[column].is_empty() {
                problems.add(&names[column], texts.t("studio-wrong-value"));
            }
            value
        };
        let [total, women, men, young, older] = std::array::from_fn(&mut read);
        let value = Value { indicator: indicator.clone(), total, women, men, young, older };
        if value.is_too_much() {
            problems.add(&names[0], texts.t("studio-too-much"));
        }
        if !value.is_empty() {
            found.push(value);
        }
    }
    found
}

/// Stores what was typed for a body, or says why not.
///
/// # Errors
/// The database's.
pub async fn save(
    screen: &Screen<'_>,
    assessment: &Assessment,
    (actor, plan): (&Actor, &StoredPlan),
    (part, activity, by): (&str, &Activity, &str),
    sent: &Reporting,
) -> Result<Result<(), Refused>, Failure> {
    let texts = screen.texts;
    let now = clock::now();
    let read = read(texts, &sent.typed, (part, activity, by), &years(&plan.draft.plan(), now));
    let report = match read {
        Ok(report) => report,
        Err(problems) => return Ok(Err((Answer::UnprocessableEntity, problems, Vec::new()))),
    };
    let code = report_code(report.year, part, by);
    let stored = assessment.reports(plan.entry.id).await?;
    let seen = match stored.get(&code) {
        Some(kept) if kept.content == report => return Ok(Ok(())),
        Some(kept) if kept.revision != sent.revision => {
            let by =
                [("name", kept.changed_by.clone().into()), ("at", texts.date_time(kept.changed_at).into())];
            let remarks = vec![texts.t("studio-report-is-there"), texts.t_with("register-saved-by", &by)];
            return Ok(Err((Answer::Conflict, Problems::default(), remarks)));
        }
        _ => sent.revision,
    };
    let whose = (plan.entry.id, LedgerKind::Report, LedgerDeed::Report);
    match assessment.keep_entry(actor, whose, (&code, seen, &report), now).await {
        Ok(()) => Ok(Ok(())),
        Err(Error::Store(StoreError::ChangedMeanwhile { .. })) => {
            Ok(Err((Answer::Conflict, Problems::default(), vec![texts.t("register-conflict-text")])))
        }
        Err(error) => Err(error.into()),
    }
}
