//! Two values of each topic on one line: what an institution says and what was verified, then and now.

use super::colour::Colour;
use super::layout::{BAR_HEIGHT, Canvas, Sign, TEXT_SIZE, filled, hollow};
use super::scene::Fill;
use super::{Chart, DataTable, Group, Setting, text};

/// A value on the axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// Where it stands, 0 to 100.
    pub value: f64,
    /// The value in words.
    pub text: String,
}

/// What is known of a topic.
#[derive(Debug, Clone, PartialEq)]
pub enum Ends {
    /// Both values.
    Both {
        /// Where the line begins: a hollow square.
        first: Point,
        /// Where it ends: a filled square.
        second: Point,
        /// The difference in words, with its direction.
        difference: String,
    },
    /// They cannot be held against each other; these words say why.
    Missing(String),
}

/// One topic.
#[derive(Debug, Clone, PartialEq)]
pub struct DumbbellRow {
    /// Name of the topic; wrapped when long.
    pub label: String,
    /// Its values.
    pub ends: Ends,
}

/// Words of the legend, and of the table's columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DumbbellLegend {
    /// What a row is: "Principle".
    pub topic: String,
    /// What the hollow square is.
    pub first: String,
    /// What the filled square is.
    pub second: String,
    /// What the words at the right are.
    pub difference: String,
    /// What a hatched bar is.
    pub missing: String,
}

/// Two values of each topic, joined by a line that points from the first to the second.
#[derive(Debug, Clone, PartialEq)]
pub struct Dumbbell {
    /// Title, description, width, axis.
    pub setting: Setting,
    /// Words of legend and table.
    pub legend: DumbbellLegend,
    /// The topics.
    pub groups: Vec<Group<DumbbellRow>>,
}

/// Between squares closer than this there is no room for an arrow.
const ROOM_FOR_ARROW: f64 = 26.0;

impl Dumbbell {
    /// Draws the lines.
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
        canvas.axis(&self.setting.ticks);
        let scene = canvas.legend(&self.legend_entries());
        let Setting { title, description, .. } = self.setting.clone();
        Chart { title, description, scene, table: self.table() }
    }

    fn rows(&self) -> impl Iterator<Item = &DumbbellRow> {
        self.groups.iter().flat_map(|group| &group.rows)
    }

    fn aside_room(&self) -> f64 {
        let widths = self.rows().filter_map(|row| match &row.ends {
            Ends::Both { difference, .. } => Some(text::width(difference, TEXT_SIZE, true)),
            Ends::Missing(_) => None,
        });
        widths.fold(24.0, f64::max) + 18.0
    }

    /// Only signs that are in the picture are explained.
    fn legend_entries(&self) -> Vec<(Sign, &str)> {
        let mut entries =
            vec![(Sign::Hollow, self.legend.first.as_str()), (Sign::Filled, self.legend.second.as_str())];
        if self.rows().any(|row| matches!(row.ends, Ends::Missing(_))) {
            entries.push((Sign::Box(Fill::Hatched), &self.legend.missing));
        }
        entries
    }

    fn table(&self) -> DataTable {
        let DumbbellLegend { topic, first, second, difference, .. } = &self.legend;
        let cells = |row: &DumbbellRow| match &row.ends {
            Ends::Both { first, second, difference } => {
                vec![row.label.clone(), first.text.clone(), second.text.clone(), difference.clone()]
            }
            Ends::Missing(words) => vec![row.label.clone(), words.clone(), words.clone(), words.clone()],
        };
        let header = vec![topic.clone(), first.clone(), second.clone(), difference.clone()];
        DataTable { header, rows: self.rows().map(cells).collect() }
    }
}

fn draw_row(canvas: &mut Canvas, row: &DumbbellRow) {
    let bar = canvas.row(&row.label);
    let middle = bar + BAR_HEIGHT / 2.0;
    match &row.ends {
        Ends::Missing(words) => canvas.words_bar(bar, words),
        Ends::Both { first, second, difference } => {
            canvas
                .scene
                .rect([canvas.plot_x, middle - 4.0, canvas.plot_width, 8.0], Fill::Plain(Colour::TRACK));
            let (from, to) = (canvas.x(first.value), canvas.x(second.value));
            canvas.scene.strokes(line(from, to, middle), 2.0, Colour::NAVY);
            hollow(&mut canvas.scene, from, middle);
            filled(&mut canvas.scene, to, middle);
            canvas.aside(bar, difference, true);
        }
    }
}

/// A line with an arrow in its middle, where there is room for one.
fn line(from: f64, to: f64, y: f64) -> Vec<[f64; 4]> {
    let mut strokes = vec![[from, y, to, y]];
    if (to - from).abs() > ROOM_FOR_ARROW {
        let tip = (from + to) / 2.0 + 3.0 * (to - from).signum();
        let back = tip - 6.0 * (to - from).signum();
        strokes.extend([[back, y - 5.0, tip, y], [back, y + 5.0, tip, y]]);
    }
    strokes
}
