//! Pictures with their numbers, in the words of the reader.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::chart::{
    BandRow, Bands, BandsLegend, Bounds, Chart, Count, Coverage, CoverageRow, DataTable, Distribution,
    DistributionRow, Dumbbell, DumbbellLegend, DumbbellRow, Ends, GapProfile, Group, Point, ProfileLegend,
    ProfileRow, Setting, Spread, Standing,
};
use crate::texts::Texts;
use crate::web::pages::parts::{Cell, Column, Figure, Row, Table};

/// Pixels of a picture on a page.
const WIDTH: u16 = 720;

/// What a pair of values is: from where to where.
pub struct Pair {
    /// The topic.
    pub label: String,
    /// Both values, 0 to 1; or why there are none, in words.
    pub values: Result<(Decimal, Decimal), String>,
}

/// Words for the two ends of a pair.
pub struct EndNames {
    /// Where it begins.
    pub first: String,
    /// Where it ends.
    pub second: String,
}

/// How a topic comes out when the way of scoring is varied.
pub struct Band {
    /// The topic.
    pub label: String,
    /// Its range; or why there is none, in words.
    pub range: Result<Range, String>,
}

/// A range of scores, 0 to 1 each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// 5 of 100 tries lie below.
    pub lower: Decimal,
    /// 5 of 100 tries lie above.
    pub upper: Decimal,
    /// Half of the tries lie below.
    pub median: Decimal,
    /// The score as it is reported.
    pub reference: Option<Decimal>,
}

/// A share of 0 to 1 as the 0 to 100 of an axis.
pub fn points(share: Decimal) -> f64 {
    (share * Decimal::ONE_HUNDRED).to_f64().unwrap_or_default()
}

pub(super) fn setting(title: &str, description: String, ticks: impl Fn(Decimal) -> String) -> Setting {
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

/// The same where there is little room: "57.6–60.1".
pub fn short_interval(texts: &Texts, lower: Decimal, upper: Decimal) -> String {
    format!("{}–{}", texts.score(lower), texts.score(upper))
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
    let named = Named {
        title: title.to_owned(),
        description: texts.t("chart-distribution-description"),
        topic: texts.t("column-topic"),
        not_rated: texts.t("chart-not-rated"),
    };
    counted(texts, named, levels, groups)
}

/// The words of a picture of counts.
pub struct Named {
    /// Its title.
    pub title: String,
    /// What it shows.
    pub description: String,
    /// What a row is.
    pub topic: String,
    /// What the hatched part is.
    pub not_rated: String,
}

/// How many of something stand at which level.
pub fn counted(
    texts: &Texts,
    named: Named,
    levels: Vec<String>,
    groups: Vec<Group<DistributionRow>>,
) -> Figure {
    let Named { title, description, topic, not_rated } = named;
    let setting = setting(&title, description, |share| texts.percent(share));
    figure(Distribution { setting, topic, levels, not_rated, groups }.draw())
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

/// What an institution says of itself against what reviewers verified, topic by topic.
pub fn self_and_verified(texts: &Texts, title: &str, groups: Vec<Group<Pair>>) -> Figure {
    let names = EndNames { first: texts.t("chart-self"), second: texts.t("chart-verified") };
    pairs(texts, (title, texts.t("chart-verified-description")), names, groups)
}

/// Two rounds held against each other, topic by topic; `names` says which is which.
pub fn change(texts: &Texts, title: &str, names: EndNames, groups: Vec<Group<Pair>>) -> Figure {
    pairs(texts, (title, texts.t("chart-change-description")), names, groups)
}

fn pairs(
    texts: &Texts,
    (title, description): (&str, String),
    names: EndNames,
    groups: Vec<Group<Pair>>,
) -> Figure {
    let point = |share: Decimal| Point { value: points(share), text: texts.score(share) };
    let row = |pair: Pair| DumbbellRow {
        label: pair.label,
        ends: match pair.values {
            Ok((first, second)) => Ends::Both {
                first: point(first),
                second: point(second),
                difference: difference(texts, first, second),
            },
            Err(words) => Ends::Missing(words),
        },
    };
    let rows = |group: Group<Pair>| Group {
        heading: group.heading,
        rows: group.rows.into_iter().map(row).collect(),
    };
    let ticks = |share: Decimal| texts.number(share * Decimal::ONE_HUNDRED, 0);
    let legend = DumbbellLegend {
        topic: texts.t("column-topic"),
        first: names.first,
        second: names.second,
        difference: texts.t("chart-difference"),
        missing: texts.t("chart-no-comparison"),
    };
    let groups = groups.into_iter().map(rows).collect();
    figure(Dumbbell { setting: setting(title, description, ticks), legend, groups }.draw())
}

/// The difference between two shares with its direction in words; what rounds to nothing is none.
fn difference(texts: &Texts, first: Decimal, second: Decimal) -> String {
    let moved = ((second - first) * Decimal::ONE_HUNDRED).round_dp(1);
    let points = [("points", texts.number(moved.abs(), 1).into())];
    match moved.cmp(&Decimal::ZERO) {
        std::cmp::Ordering::Greater => texts.t_with("chart-higher", &points),
        std::cmp::Ordering::Less => texts.t_with("chart-lower", &points),
        std::cmp::Ordering::Equal => texts.t("chart-same"),
    }
}

/// The range each topic comes out in when the way of scoring is varied, with the score it is held against.
pub fn bands(texts: &Texts, title: &str, target: Option<Decimal>, groups: Vec<Group<Band>>) -> Figure {
    let point = |share: Decimal| Point { value: points(share), text: texts.score(share) };
    let row = |band: Band| BandRow {
        label: band.label,
        spread: match band.range {
            Ok(range) => Spread::Known {
                lower: points(range.lower),
                upper: points(range.upper),
                text: short_interval(texts, range.lower, range.upper),
                median: point(range.median),
                reference: range.reference.map(point),
            },
            Err(words) => Spread::Missing(words),
        },
    };
    let rows = |group: Group<Band>| Group {
        heading: group.heading,
        rows: group.rows.into_iter().map(row).collect(),
    };
    let ticks = |share: Decimal| texts.number(share * Decimal::ONE_HUNDRED, 0);
    let chart = Bands {
        setting: setting(title, texts.t("chart-bands-description"), ticks),
        legend: BandsLegend {
            topic: texts.t("column-topic"),
            range: texts.t("chart-bands-range"),
            median: texts.t("chart-bands-median"),
            reference: texts.t("chart-bands-reference"),
            missing: texts.t("chart-no-score"),
        },
        target: target.map(|target| (points(target), texts.t("score-target"))),
        groups: groups.into_iter().map(rows).collect(),
    };
    figure(chart.draw())
}

/// A picture on a page.
pub fn figure(chart: Chart) -> Figure {
    Figure {
        svg: chart.svg(),
        table: table(&chart.title, chart.table.clone()),
        title: chart.title.clone(),
        name: String::new(),
        files: Vec::new(),
        chart: Some(chart),
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::Language;

    fn texts(figure: &Figure) -> Vec<Vec<&str>> {
        let rows = figure.table.rows.iter();
        rows.map(|row| row.cells.iter().map(|cell| cell.text.as_str()).collect()).collect()
    }

    fn share(thousandths: i64) -> Decimal {
        Decimal::new(thousandths, 3)
    }

    #[test]
    fn a_change_is_said_in_words_and_what_cannot_be_compared_says_why() {
        let pair = |first, second| Pair { label: "A".to_owned(), values: Ok((share(first), share(second))) };
        let missing = Pair { label: "B".to_owned(), values: Err("New in this round".to_owned()) };
        let groups = || vec![Group::plain(vec![pair(400, 525), pair(525, 400), pair(4001, 4001)])];
        let names = || EndNames { first: "2025".to_owned(), second: "2026".to_owned() };
        let english = change(Texts::get(Language::English), "Change", names(), groups());
        let words: Vec<&str> = texts(&english).iter().map(|row| row[2]).collect();
        assert_eq!(words, ["12.5 higher", "12.5 lower", "the same"]);
        let russian = change(Texts::get(Language::Russian), "Change", names(), groups());
        assert_eq!(texts(&russian)[1][2], "ниже на 12,5");
        let none =
            change(Texts::get(Language::Azerbaijani), "Change", names(), vec![Group::plain(vec![missing])]);
        assert_eq!(texts(&none), [["New in this round"; 3]]);
        assert!(none.svg.contains("Müqayisə edilə bilmir"), "{}", none.svg);
    }

    #[test]
    fn a_range_stands_beside_the_score_it_is_held_against() {
        let range =
            Range { lower: share(420), upper: share(610), median: share(505), reference: Some(share(480)) };
        let bands_of = |range| Band { label: "A".to_owned(), range };
        let rows = vec![bands_of(Ok(range)), bands_of(Err("No score".to_owned()))];
        let figure =
            bands(Texts::get(Language::English), "Bands", Some(share(750)), vec![Group::plain(rows)]);
        assert_eq!(texts(&figure)[0][..2], ["48.0", "50.5"]);
        assert!(texts(&figure)[0][2].contains("42.0") && texts(&figure)[0][2].contains("61.0"));
        assert_eq!(texts(&figure)[1], ["No score"; 3]);
    }
}
