//! How far the responses have come, by kind of institution.

use super::colour::Colour;
use super::layout::{Canvas, Sign};
use super::scene::Fill;
use super::stacked::{self, Count};
use super::{Chart, DataTable, Setting};

/// Colours of the stages of a response, furthest first.
const STAGES: [Colour; 5] = [
    Colour(18, 58, 94),
    Colour(62, 137, 166),
    Colour(176, 212, 222),
    Colour(226, 230, 235),
    Colour(150, 150, 150),
];

/// One kind of institution.
#[derive(Debug, Clone, PartialEq)]
pub struct CoverageRow {
    /// Name of the kind.
    pub label: String,
    /// Responses accepted, submitted, in progress, not started, and withdrawn where any are.
    pub counts: Vec<Count>,
    /// Text to the right of the bar, such as "9 of 12".
    pub aside: Option<String>,
}

/// One bar of one hundred per cent for each kind of institution, cut by the stage of its responses.
#[derive(Debug, Clone, PartialEq)]
pub struct Coverage {
    /// Title, description, width, axis.
    pub setting: Setting,
    /// What a row is: "Kind of institution".
    pub topic: String,
    /// Names of the stages: accepted, submitted, in progress, not started, and withdrawn where any are.
    pub stages: Vec<String>,
    /// The kinds, from top to bottom.
    pub rows: Vec<CoverageRow>,
}

impl Coverage {
    /// Draws the coverage.
    pub fn draw(&self) -> Chart {
        let mut canvas = Canvas::new(
            self.setting.width,
            stacked::aside_room(self.rows.iter().map(|row| row.aside.as_deref())),
        );
        for row in &self.rows {
            let bar = canvas.row(&row.label);
            let parts: Vec<_> = row.counts.iter().zip(STAGES.map(Fill::Plain)).collect();
            stacked::draw(&mut canvas, bar, &parts);
            if let Some(words) = &row.aside {
                canvas.aside(bar, words, false);
            }
        }
        canvas.axis(&self.setting.ticks);
        let entries: Vec<_> = STAGES
            .iter()
            .zip(&self.stages)
            .map(|(colour, name)| (Sign::Box(Fill::Plain(*colour)), name.as_str()))
            .collect();
        let scene = canvas.legend(&entries);
        let Setting { title, description, .. } = self.setting.clone();
        Chart { title, description, scene, table: self.table() }
    }

    fn table(&self) -> DataTable {
        let header = [&self.topic].into_iter().chain(&self.stages).cloned().collect();
        let cells = |row: &CoverageRow| {
            let counts = row.counts.iter().map(|count| count.text.clone());
            [row.label.clone()].into_iter().chain(counts).collect()
        };
        DataTable { header, rows: self.rows.iter().map(cells).collect() }
    }
}
