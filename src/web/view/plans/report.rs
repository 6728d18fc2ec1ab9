//! What is reported on one activity: the form, and what was reported before.

use super::{status_tag, status_words};
use crate::action_plan::{Activity, Bodies, NHRI, Report, Status, Value};
use crate::report::plan::values;
use crate::texts::Texts;
use crate::web::pages::parts::{Cell, Choice, Column, Fact, Link, Row, Table};
use crate::web::pages::sheet::{Entry, FormField, Sheet, SheetForm, SheetPart, ShortValue};
use crate::web::problems::Problems;

/// A report as typed.
#[derive(Clone, Debug, Default)]
pub struct TypedReport {
    /// The year.
    pub year: String,
    /// The body.
    pub by: String,
    /// The word for the status.
    pub status: String,
    /// What was done.
    pub words: String,
    /// What shows it.
    pub evidence: String,
    /// The values of each indicator: all, women, men, young, older.
    pub values: Vec<[String; 5]>,
}

/// The names of the fields of a value.
pub const VALUES: [&str; 5] = ["total", "women", "men", "young", "older"];

/// The indicators of an activity that are reported on.
pub fn indicators(activity: &Activity) -> Vec<&String> {
    activity.indicators.iter().chain(&activity.outcomes).collect()
}

impl TypedReport {
    /// What was reported, as somebody would have typed it.
    pub fn of(report: &Report, activity: &Activity) -> Self {
        let text =
            |value: Option<rust_decimal::Decimal>| value.map(|value| value.to_string()).unwrap_or_default();
        let of = |indicator: &&String| {
            let found = report.values.iter().find(|value| value.indicator == **indicator);
            let Value { total, women, men, young, older, .. } = found.cloned().unwrap_or_default();
            [total, women, men, young, older].map(text)
        };
        Self {
            year: report.year.to_string(),
            by: report.by.clone(),
            status: report.status.code().to_owned(),
            words: report.words.clone(),
            evidence: report.evidence.clone(),
            values: indicators(activity).iter().map(of).collect(),
        }
    }
}

/// What the page is made from.
pub struct View<'a> {
    /// Back to where it comes from.
    pub back: Link,
    /// The number of the activity.
    pub code: &'a str,
    /// The activity.
    pub activity: &'a Activity,
    /// Where the form goes.
    pub action: String,
    /// The other reports on it: each year, and for the NHRI each body.
    pub others: Vec<Entry>,
    /// The body the report is of is sent with the form: the NHRI reports for several.
    pub is_for_several: bool,
    /// The revision the form is made from.
    pub revision: u32,
    /// What was reported so far.
    pub reports: &'a [Report],
    /// What must be known first.
    pub remarks: Vec<String>,
    /// What the record of trainings and events has on it.
    pub held: Option<String>,
}

/// The page.
pub fn page(texts: &Texts, view: &View<'_>, (typed, problems): (&TypedReport, &Problems)) -> Sheet {
    let activity = view.activity;
    let bodies = Bodies::shipped();
    let names = |of: &[String]| {
        of.iter().map(|name| bodies.formal(name, texts.language())).collect::<Vec<_>>().join("; ")
    };
    let facts = [
        Fact::new(texts.t("studio-tasked"), names(&activity.tasked)),
        Fact::new(texts.t("studio-indicators"), activity.indicators.join("; ")),
        Fact::new(texts.t("studio-baseline"), activity.baseline.clone()),
        Fact::new(texts.t("studio-target"), activity.target.clone()),
    ];
    let facts = facts.into_iter().filter(|fact| !fact.detail.is_empty()).collect();
    let by = if view.is_for_several { by_words(texts, &typed.by) } else { String::new() };
    let by = (!by.is_empty()).then_some(by);
    let year = texts.t_with("studio-report-of", &[("year", typed.year.clone().into())]);
    let form = SheetForm {
        id: "report".to_owned(),
        title: [Some(year), by].into_iter().flatten().collect::<Vec<_>>().join(" · "),
        text: texts.t("studio-report-text"),
        action: view.action.clone(),
        fields: fields(texts, view, (typed, problems)),
        button: texts.t("save"),
        ..SheetForm::default()
    };
    let held = view.held.iter().map(SheetPart::words);
    let others = [
        SheetPart::heading("others", texts.t("studio-other-reports")),
        SheetPart::Links { links: view.others.clone() },
    ];
    let others = others.into_iter().filter(|_| !view.others.is_empty());
    let parts = [SheetPart::Facts { facts }].into_iter().chain(held);
    let parts = parts.chain([SheetPart::Form { form }]).chain(others);
    Sheet {
        back: Some(view.back.clone()),
        above: view.code.to_owned(),
        title: if activity.text.is_empty() { activity.title.clone() } else { activity.text.clone() },
        remarks: view.remarks.clone(),
        parts: parts.chain(SheetPart::table(before(texts, view.reports))).collect(),
        errors: problems.summary(),
        ..Sheet::default()
    }
}

/// Whose report it is, in words.
pub fn by_words(texts: &Texts, by: &str) -> String {
    if by == NHRI {
        texts.t("studio-by-nhri")
    } else {
        texts.t_with("studio-for-body", &[("body", Bodies::shipped().formal(by, texts.language()).into())])
    }
}

fn fields(texts: &Texts, view: &View<'_>, (typed, problems): (&TypedReport, &Problems)) -> Vec<FormField> {
    // The year and the body are no fields: whoever chooses another must see what stands there.
    let mut fields =
        vec![FormField::hidden("revision", view.revision), FormField::hidden("year", &typed.year)];
    if view.is_for_several {
        fields.push(FormField::hidden("by", &typed.by));
    }
    let none = Choice::new("", texts.t("studio-choose"));
    let status = |status: Status| {
        Choice::new(status.code(), status_words(texts, status)).chosen(typed.status == status.code())
    };
    let statuses = [none].into_iter().chain(Status::ALL.map(status)).collect();
    fields.push(FormField::select("status", texts.t("studio-status"), problems.choices("status", statuses)));
    fields.push(
        FormField::area("words", texts.t("studio-done-words"), problems.field("words", &typed.words))
            .with_hint(texts.t("studio-done-hint")),
    );
    for (place, indicator) in indicators(view.activity).into_iter().enumerate() {
        fields.push(numbers(texts, (place, indicator), (typed, problems)));
    }
    fields.push(
        FormField::area("evidence", texts.t("studio-evidence"), problems.field("evidence", &typed.evidence))
            .with_hint(texts.t("studio-evidence-hint")),
    );
    fields
}

fn numbers(
    texts: &Texts,
    (place, indicator): (usize, &String),
    (typed, problems): (&TypedReport, &Problems),
) -> FormField {
    let label = |name: &str| match name {
        "total" => texts.t("studio-value-total"),
        "women" => texts.t("studio-value-women"),
        "men" => texts.t("studio-value-men"),
        "young" => texts.t("studio-value-young"),
        _ => texts.t("studio-value-older"),
    };
    let value = |(column, name): (usize, &str)| {
        let typed = typed.values.get(place).map_or("", |row| row[column].as_str());
        let name = format!("{name}-{place}");
        ShortValue { label: label(VALUES[column]), field: problems.field(&name, typed), name }
    };
    FormField::Numbers {
        legend: indicator.clone(),
        values: VALUES.into_iter().enumerate().map(value).collect(),
    }
}

/// What was reported so far, the last first.
pub fn before(texts: &Texts, reports: &[Report]) -> Table {
    let mut sorted: Vec<&Report> = reports.iter().collect();
    sorted.sort_by(|a, b| (b.year, &b.by).cmp(&(a.year, &a.by)));
    let row = |report: &&Report| {
        let by = if report.is_nhris() {
            texts.t("studio-by-nhri")
        } else {
            Bodies::shipped().formal(&report.by, texts.language())
        };
        let cells = vec![
            Cell::words(by),
            Cell::tag(status_tag(texts, Some(report.status))),
            Cell::words(report.words.clone()),
            Cell::words(values(texts, report)),
            Cell::words(report.evidence.clone()),
        ];
        Row::new(report.year.to_string(), cells)
    };
    Table {
        caption: texts.t("studio-reported"),
        columns: vec![
            Column::words(texts.t("studio-year")),
            Column::words(texts.t("studio-by")),
            Column::words(texts.t("studio-status")),
            Column::words(texts.t("studio-done-words")),
            Column::words(texts.t("studio-values")),
            Column::words(texts.t("studio-evidence")),
        ],
        rows: sorted.iter().map(row).collect(),
        note: String::new(),
    }
}
