//! A field of cells: topics down, segments across, each cell with its number on a colour from pale to dark.

use super::colour::{Colour, level_colour};
use super::layout::{BAR_HEIGHT, Canvas, EDGE, HEAD_SIZE, SMALL_SIZE, Sign, WORDS, blank};
use super::scene::{Anchor, Fill, Lettering};
use super::{Chart, DataTable, Group, Setting, text};

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HeatCell {
    /// A value.
    Shown {
        /// The value as the reader's language writes it.
        text: String,
        /// Place of its colour among the bands, the lowest first.
        band: usize,
    },
    /// It may not be shown; these words say so.
    Withheld(String),
    /// There is none; these words say why.
    Empty(String),
}

impl HeatCell {
    fn words(&self) -> &str {
        match self {
            Self::Shown { text, .. } | Self::Withheld(text) | Self::Empty(text) => text,
        }
    }
}

/// One topic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeatRow {
    /// Name of the topic; wrapped when long.
    pub label: String,
    /// A cell for each segment.
    pub cells: Vec<HeatCell>,
}

/// Words of the legend, and of the table's first column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeatLegend {
    /// What a row is: "Principle".
    pub topic: String,
    /// What each colour stands for, the palest first.
    pub bands: Vec<String>,
    /// What a hatched cell is.
    pub withheld: String,
    /// What a blank cell is.
    pub empty: String,
}

/// Topics against segments.
#[derive(Debug, Clone, PartialEq)]
pub struct HeatMap {
    /// Title, description, width. There is no axis; its texts are not drawn.
    pub setting: Setting,
    /// Words of legend and table.
    pub legend: HeatLegend,
    /// Names of the segments, from left to right.
    pub segments: Vec<String>,
    /// The topics.
    pub groups: Vec<Group<HeatRow>>,
}

/// How far a cell reaches beyond a bar, above and below.
const BEYOND: f64 = 3.0;
/// The narrowest cell.
const NARROWEST_CELL: f64 = 46.0;
/// A head of a column is broken into lines no narrower than this.
const NARROWEST_HEAD: f64 = 82.0;

impl HeatMap {
    /// Draws the field. A picture of many segments grows wider than asked for rather than unreadable.
    pub fn draw(&self) -> Chart {
        let (mut canvas, width) = self.canvas();
        canvas.heads(&self.segments, width);
        for group in &self.groups {
            if let Some(heading) = &group.heading {
                canvas.heading(heading);
            }
            for row in &group.rows {
                let bar = canvas.row(&row.label);
                for (column, cell) in row.cells.iter().enumerate() {
                    let left = canvas.plot_x + column as f64 * width;
                    self.draw_cell(
                        &mut canvas,
                        [left, bar - BEYOND, width - 2.0, BAR_HEIGHT + 2.0 * BEYOND],
                        cell,
                    );
                }
            }
        }
        let scene = canvas.legend(&self.legend_entries());
        let Setting { title, description, .. } = self.setting.clone();
        Chart { title, description, scene, table: self.table() }
    }

    /// A canvas with room for every column, and the width of a column.
    fn canvas(&self) -> (Canvas, f64) {
        let needed = self.needed_width();
        let columns = self.segments.len().max(1) as f64;
        let canvas = Canvas::new(self.setting.width, 0.0);
        if needed * columns <= canvas.plot_width {
            let width = canvas.plot_width / columns;
            return (canvas, width);
        }
        let beside = canvas.scene.width - canvas.plot_width - canvas.plot_x;
        // Labels may take more room in a wider picture, up to a bound.
        let labels = if canvas.plot_x > EDGE { 300.0 + EDGE } else { canvas.plot_x };
        let wider = (labels + beside + needed * columns).ceil().min(f64::from(u16::MAX));
        let canvas = if canvas.plot_x > EDGE { Canvas::new(wider as u16, 0.0) } else { canvas };
        let width = if canvas.plot_x > EDGE { needed } else { canvas.plot_width / columns };
        (canvas, width)
    }

    fn needed_width(&self) -> f64 {
        let cells = self.rows().flat_map(|row| &row.cells);
        let words = cells.map(|cell| text::width(cell.words(), SMALL_SIZE, false) + 16.0);
        let longest_word = |head: &String| {
            let words = head.split(' ').map(|word| text::width(word, HEAD_SIZE, false) + 4.0);
            words.fold(0.0, f64::max).min(NARROWEST_HEAD)
        };
        let heads = self.segments.iter().map(longest_word);
        words.chain(heads).fold(NARROWEST_CELL, f64::max)
    }

    fn rows(&self) -> impl Iterator<Item = &HeatRow> {
        self.groups.iter().flat_map(|group| &group.rows)
    }

    fn draw_cell(&self, canvas: &mut Canvas, area: [f64; 4], cell: &HeatCell) {
        let [x, y, width, height] = area;
        let (middle, baseline) = (x + width / 2.0, y + height / 2.0 + 4.5);
        let small = Lettering { size: SMALL_SIZE, colour: Colour::MUTED, anchor: Anchor::Middle, ..WORDS };
        match cell {
            HeatCell::Shown { text, band } => {
                let colour = level_colour(*band, self.legend.bands.len());
                canvas.scene.rect(area, Fill::Plain(colour));
                let look = Lettering { colour: colour.ink_on(), anchor: Anchor::Middle, ..WORDS };
                canvas.scene.text(middle, baseline, text, look);
            }
            HeatCell::Withheld(words) => {
                canvas.scene.rect(area, Fill::Hatched);
                let patch = (text::width(words, SMALL_SIZE, false) + 8.0).min(width - 4.0);
                let patch = [middle - patch / 2.0, y + 5.0, patch, height - 10.0];
                canvas.scene.rect(patch, Fill::Plain(Colour::WHITE));
                canvas.scene.text(middle, baseline, words, small);
            }
            HeatCell::Empty(words) => {
                blank(&mut canvas.scene, area);
                canvas.scene.text(middle, baseline, words, small);
            }
        }
    }

    /// Only signs that are in the picture are explained, but all colours are.
    fn legend_entries(&self) -> Vec<(Sign, &str)> {
        let HeatLegend { bands, withheld, empty, .. } = &self.legend;
        let colour = |band| Fill::Plain(level_colour(band, bands.len()));
        let mut entries: Vec<_> =
            bands.iter().enumerate().map(|(band, name)| (Sign::Box(colour(band)), name.as_str())).collect();
        let cells = || self.rows().flat_map(|row| &row.cells);
        if cells().any(|cell| matches!(cell, HeatCell::Withheld(_))) {
            entries.push((Sign::Box(Fill::Hatched), withheld));
        }
        if cells().any(|cell| matches!(cell, HeatCell::Empty(_))) {
            entries.push((Sign::Blank, empty));
        }
        entries
    }

    fn table(&self) -> DataTable {
        let header = [&self.legend.topic].into_iter().chain(&self.segments).cloned().collect();
        let cells = |row: &HeatRow| {
            let words = row.cells.iter().map(|cell| cell.words().to_owned());
            [row.label.clone()].into_iter().chain(words).collect()
        };
        DataTable { header, rows: self.rows().map(cells).collect() }
    }
}
