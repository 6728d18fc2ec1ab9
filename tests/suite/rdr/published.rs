//! The published figures and what the program made of the same answers.

use std::collections::HashMap;
use std::path::Path;

use rust_decimal::Decimal;

use super::convert::{CATEGORIES, family, question_id};
use super::data::table;

/// Points of 100 within which a figure counts as the same.
const TOLERANCE: Decimal = Decimal::from_parts(1, 0, 0, false, 6);

/// Half of the last place of figures published with two decimals.
const ROUNDED: Decimal = Decimal::from_parts(5_000_001, 0, 0, false, 9);

/// How a published figure writes that nothing applies.
const NOT_RATED: &str = "N/A";

/// A published figure and the row of the score file it belongs to.
pub struct Figure {
    /// Company, node and kind of the row.
    pub row: [String; 3],
    /// The figure as published.
    pub published: String,
}

impl Figure {
    fn new(company: &str, node: impl Into<String>, kind: &str, published: &str) -> Self {
        Self { row: [company.to_owned(), node.into(), kind.to_owned()], published: published.to_owned() }
    }
}

/// Points of every element at every level.
pub fn element_points(folder: &Path) -> Vec<Figure> {
    let rows = table(&folder.join("elements.csv.gz"));
    let figure = |row: &super::data::Row| {
        let node = format!("{}@{}", question_id(row), row["level"]);
        Figure::new(&row["company"], node, "question@unit", &row["points_published"])
    };
    rows.iter().map(figure).collect()
}

/// Scores of indicators at each level, published with two decimals at most.
pub fn level_scores(folder: &Path) -> Vec<Figure> {
    let rows = table(&folder.join("level_scores.csv"));
    let figure = |row: &super::data::Row| {
        let node = format!("{}@{}", row["indicator"].to_lowercase(), row["level"]);
        Figure::new(&row["company"], node, "indicator@unit", &row["level_score_published"])
    };
    rows.iter().map(figure).collect()
}

/// Scores of indicators as `indicator_scores.csv` has them, some rounded to two decimals.
pub fn indicator_table(folder: &Path) -> Vec<Figure> {
    let rows = table(&folder.join("indicator_scores.csv"));
    let figure = |row: &super::data::Row| {
        let node = row["indicator"].to_lowercase();
        Figure::new(&row["company"], node, "indicator", &row["indicator_score_published"])
    };
    rows.iter().map(figure).collect()
}

/// Unrounded scores of companies by the kind of item.
#[derive(Default)]
pub struct Summary {
    pub indicators: Vec<Figure>,
    pub families: Vec<Figure>,
    pub categories: Vec<Figure>,
    pub totals: Vec<Figure>,
}

/// The scores of whole companies in `summary_scores.csv`. A family of one indicator is both.
pub fn summary(folder: &Path) -> Summary {
    let specs = table(&folder.join("indicator-specs.csv"));
    let mut summary = Summary::default();
    for row in table(&folder.join("summary_scores.csv")).iter().filter(|row| row["level"] == "Total") {
        let (company, item, published) = (&row["company"], &row["item"], &row["score_published"]);
        let node = item.to_lowercase();
        if item == "Total" {
            summary.totals.push(Figure::new(company, "total", "total", published));
        } else if let Some(spec) = specs.iter().find(|spec| spec["labelShort"] == *item) {
            let is_indicator = spec["isParent"] != "TRUE";
            let kind = if is_indicator { "indicator" } else { "family" };
            if is_indicator {
                summary.indicators.push(Figure::new(company, &node, kind, published));
            }
            if family(item) == item {
                summary.families.push(Figure::new(company, &node, kind, published));
            }
        } else {
            let (_, id, _) = CATEGORIES
                .into_iter()
                .find(|(letter, _, _)| item.starts_with(letter))
                .unwrap_or_else(|| panic!("an unknown item: {item}"));
            summary.categories.push(Figure::new(company, id, "category", published));
        }
    }
    summary
}

/// The rows of a score file: score and rating by company, node and kind.
pub struct Scores(HashMap<[String; 3], (String, String)>);

impl Scores {
    /// Reads a score file.
    pub fn read(path: &Path) -> Self {
        let row = |row: super::data::Row| {
            let key = [row["institution"].clone(), row["node"].clone(), row["kind"].clone()];
            (key, (row["score"].clone(), row["rating"].clone()))
        };
        Self(table(path).into_iter().map(row).collect())
    }

    /// Figures that came out otherwise, each with what was found.
    pub fn differences(&self, figures: &[Figure]) -> Vec<String> {
        self.beyond(figures, TOLERANCE)
    }

    /// As [`differences`](Self::differences), for figures published with two decimals.
    pub fn rounded_differences(&self, figures: &[Figure]) -> Vec<String> {
        self.beyond(figures, ROUNDED)
    }

    fn beyond(&self, figures: &[Figure], tolerance: Decimal) -> Vec<String> {
        let difference = |figure: &Figure| {
            let found = self.0.get(&figure.row);
            let same = found.is_some_and(|(score, rating)| same(&figure.published, score, rating, tolerance));
            (!same).then(|| format!("{:?}: published {}, found {found:?}", figure.row, figure.published))
        };
        figures.iter().filter_map(difference).collect()
    }
}

fn same(published: &str, score: &str, rating: &str, tolerance: Decimal) -> bool {
    if published == NOT_RATED || rating == "not-applicable" {
        return published == NOT_RATED && rating == "not-applicable" && score.is_empty();
    }
    let number = |text: &str| text.parse::<Decimal>().ok();
    match (number(published), number(score)) {
        (Some(published), Some(score)) => (published - score).abs() <= tolerance,
        _ => false,
    }
}
