//! Pictures with their numbers, in the words of the reader.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::chart::{
    Bounds, Chart, Count, Coverage, CoverageRow, DataTable, Distribution, DistributionRow, GapProfile, Group,
    ProfileLegend, ProfileRow, Setting, Standing,
};
use crate::texts::Texts;
use crate::web::pages::parts::{Cell, Column, Figure, Row, Table};

/// Pixels of a picture on a page.
const WIDTH: u16 = 720;

/// A share of 0 to 1 as the 0 to 100 of an axis.
pub fn points(share: Decimal) -> f64 {
    (share * Decimal::ONE_HUNDRED).to_f64().unwrap_or_default()
}

fn setting(title: &str, description: String, ticks: impl Fn(Decimal) -> String) -> Setting {
    let quarters = [0, 25, 50, 75, 100].map(|quarter| ticks(Decimal::new(quarter, 2)));
    Setting { title: title.to_owned(), description, width: WIDTH, ticks: quarters }
}

/// Scores against the target.
pub fn profile(
    texts: &Texts,
    title: &str,
    groups: Vec<Group<ProfileRow>>,
    target: Option<Decimal>,
) -> Figure {
    let ticks = |share: Decimal| texts.number(share * Decimal::ONE_HUNDRED, 0);
    let chart = GapProfile {
        setting: setting(title, texts.t("chart-profile-description"), ticks),
        legend: ProfileLegend {
            topic: texts.t("column-topic"),
            score: texts.t("column-score"),
            bounds: texts.t("chart-range"),
            target: texts.t("score-target"),
            not_rated: texts.t("chart-no-score"),
        },
        target: target.map(points),
        groups,
    };
    figure(chart.draw())
}

/// A topic with a score, and the interval it can still move in.
pub fn rated(
    texts: &Texts,
    label: String,
    score: Decimal,
    interval: Option<(Decimal, Decimal)>,
) -> ProfileRow {
    let bounds = interval.map(|(lower, upper)| Bounds {
        lower: points(lower),
        upper: points(upper),
        text: interval_text(texts, lower, upper),
    });
    ProfileRow { label, standing: Standing::Rated { score: points(score), text: texts.score(score), bounds } }
}

/// From where to where a score may still move.
pub fn interval_text(texts: &Texts, lower: Decimal, upper: Decimal) -> String {
    texts.t_with("interval", &[("lower", texts.score(lower).into()), ("upper", texts.score(upper).into())])
}

/// How many institutions stand at which level.
pub fn distribution(
    texts: &Texts,
    title: &str,
    levels: Vec<String>,
    groups: Vec<Group<DistributionRow>>,
) -> Figure {
    let chart = Distribution {
        setting: setting(title, texts.t("chart-distribution-description"), |share| texts.percent(share)),
        topic: texts.t("column-topic"),
        levels,
        not_rated: texts.t("chart-not-rated"),
        groups,
    };
    figure(chart.draw())
}

/// How far the responses of each kind have come: accepted, submitted, in progress, not started, withdrawn. Nothing is
/// said of withdrawn ones where there are none.
pub fn coverage(texts: &Texts, rows: Vec<(String, [u32; 5])>) -> Figure {
    let shown = if rows.iter().any(|(_, counts)| counts[4] > 0) { 5 } else { 4 };
    let row = |(label, counts): (String, [u32; 5])| {
        let number = |count: u32| count.to_string().into();
        let of = [("count", number(counts[0])), ("total", number(counts.iter().sum()))];
        CoverageRow {
            label,
            counts: counts.into_iter().take(shown).map(Count::new).collect(),
            aside: Some(texts.t_with("count-of-total", &of)),
        }
    };
    let title = texts.t("findings-response-rate");
    let chart = Coverage {
        setting: setting(&title, texts.t("chart-coverage-description"), |share| texts.percent(share)),
        topic: texts.t("institution-kind"),
        stages: [
            texts.t("state-accepted"),
            texts.t("state-submitted"),
            texts.t("state-open"),
            texts.t("section-not-started"),
            texts.t("round-withdrawn"),
        ]
        .into_iter()
        .take(shown)
        .collect(),
        rows: rows.into_iter().map(row).collect(),
    };
    figure(chart.draw())
}

fn figure(chart: Chart) -> Figure {
    Figure { svg: chart.svg(), table: table(&chart.title, chart.table), title: chart.title }
}

fn table(caption: &str, data: DataTable) -> Table {
    let mut columns: Vec<Column> = data.header.into_iter().map(Column::numbers).collect();
    if let Some(first) = columns.first_mut() {
        first.is_number = false;
    }
    let row = |cells: Vec<String>| {
        let mut cells = cells.into_iter();
        Row::new(cells.next().unwrap_or_default(), cells.map(Cell::number).collect())
    };
    let rows = data.rows.into_iter().map(row).collect();
    Table { caption: caption.to_owned(), columns, rows, note: String::new() }
}
