//! Ranges a value lies in when something is done otherwise, with the value they are held against.

use super::colour::Colour;
use super::dumbbell::Point;
use super::layout::{BAR_HEIGHT, Canvas, Sign, TEXT_SIZE, hollow, tick};
use super::scene::Fill;
use super::{Chart, DataTable, Group, Setting, text};

/// Ground of a range.
const RANGE: Colour = Colour(158, 202, 214);

/// What is known of a topic.
#[derive(Debug, Clone, PartialEq)]
pub enum Spread {
    /// A range.
    Known {
        /// Where it begins, 0 to 100.
        lower: f64,
        /// Where it ends, 0 to 100.
        upper: f64,
        /// Both in words.
        text: String,
        /// The value half of the tries lie below.
        median: Point,
        /// The value the range is held against, where there is one.
        reference: Option<Point>,
    },
    /// There is none; these words say why.
    Missing(String),
}

/// One topic.
#[derive(Debug, Clone, PartialEq)]
pub struct BandRow {
    /// Name of the topic; wrapped when long.
    pub label: String,
    /// Its range.
    pub spread: Spread,
}

/// Words of the legend, and of the table's columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BandsLegend {
    /// What a row is: "Principle".
    pub topic: String,
    /// What the range is: "5th to 95th of 100 tries".
    pub range: String,
    /// What the upright stroke is.
    pub median: String,
    /// What the hollow square is.
    pub reference: String,
    /// What a hatched bar is.
    pub missing: String,
}

/// One range for each topic.
#[derive(Debug, Clone, PartialEq)]
pub struct Bands {
    /// Title, description, width, axis.
    pub setting: Setting,
    /// Words of legend and table.
    pub legend: BandsLegend,
    /// The score that counts as no gap, 0 to 100, with its words.
    pub target: Option<(f64, String)>,
    /// The topics.
    pub groups: Vec<Group<BandRow>>,
}

impl Bands {
    /// Draws the ranges.
    pub fn draw(&self) -> Chart {
        let mut canvas = Canvas::new(self.setting.width, self.aside_room());
        for group in &self.groups {
            if let Some(heading) = &group.heading {
                canvas.heading(heading);
            }
            for row in &group.rows {
                draw_row(&mut canvas, row);
            }
        }
        if let Some((target, _)) = &self.target {
            canvas.target(*target);
        }
        canvas.axis(&self.setting.ticks);
        let scene = canvas.legend(&self.legend_entries());
        let Setting { title, description, .. } = self.setting.clone();
        Chart { title, description, scene, table: self.table() }
    }

    fn rows(&self) -> impl Iterator<Item = &BandRow> {
        self.groups.iter().flat_map(|group| &group.rows)
    }

    fn aside_room(&self) -> f64 {
        let widths = self.rows().filter_map(|row| match &row.spread {
            Spread::Known { text, .. } => Some(text::width(text, TEXT_SIZE, false)),
            Spread::Missing(_) => None,
        });
        widths.fold(24.0, f64::max) + 18.0
    }

    /// Only signs that are in the picture are explained.
    fn legend_entries(&self) -> Vec<(Sign, &str)> {
        let has_reference = |row: &BandRow| matches!(row.spread, Spread::Known { reference: Some(_), .. });
        let mut entries = vec![
            (Sign::Box(Fill::Plain(RANGE)), self.legend.range.as_str()),
            (Sign::Tick, self.legend.median.as_str()),
        ];
        if self.rows().any(has_reference) {
            entries.push((Sign::Hollow, &self.legend.reference));
        }
        if let Some((_, words)) = &self.target {
            entries.push((Sign::TargetLine, words));
        }
        if self.rows().any(|row| matches!(row.spread, Spread::Missing(_))) {
            entries.push((Sign::Box(Fill::Hatched), &self.legend.missing));
        }
        entries
    }

    fn table(&self) -> DataTable {
        let BandsLegend { topic, range, median, reference, .. } = &self.legend;
        let cells = |row: &BandRow| match &row.spread {
            Spread::Known { text, median, reference, .. } => {
                let reference = reference.as_ref().map(|point| point.text.clone()).unwrap_or_default();
                vec![row.label.clone(), reference, median.text.clone(), text.clone()]
            }
            Spread::Missing(words) => vec![row.label.clone(), words.clone(), words.clone(), words.clone()],
        };
        let header = vec![topic.clone(), reference.clone(), median.clone(), range.clone()];
        DataTable { header, rows: self.rows().map(cells).collect() }
    }
}

fn draw_row(canvas: &mut Canvas, row: &BandRow) {
    let bar = canvas.row(&row.label);
    match &row.spread {
        Spread::Missing(words) => canvas.words_bar(bar, words),
        Spread::Known { lower, upper, text, median, reference } => {
            canvas
                .scene
                .rect([canvas.plot_x, bar, canvas.plot_width, BAR_HEIGHT], Fill::Plain(Colour::TRACK));
            let (from, to) = (canvas.x(*lower), canvas.x(*upper));
            canvas.scene.rect([from, bar, (to - from).max(2.0), BAR_HEIGHT], Fill::Plain(RANGE));
            if let Some(reference) = reference {
                let x = canvas.x(reference.value);
                hollow(&mut canvas.scene, x, bar + BAR_HEIGHT / 2.0);
            }
            let x = canvas.x(median.value);
            tick(&mut canvas.scene, x, bar, BAR_HEIGHT);
            canvas.aside(bar, text, false);
        }
    }
}
