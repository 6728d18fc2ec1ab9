//! Data to pictures: bars, stacked bars, heat maps, pairs of values, ranges, and their tables.
//!
//! A chart is drawn once, as a [`Scene`] of rectangles, strokes and texts. The scene becomes SVG for a page
//! ([`Chart::svg`]), PNG for a word processor ([`Chart::png`]), and is drawn stroke by stroke in a PDF, so that print is
//! sharp and its words can be searched. The numbers behind it stand next to it as a [`DataTable`], for readers who
//! cannot see the picture.
//!
//! All words and numbers come in as texts in the reader's language; nothing here rounds, formats or translates.

mod bands;
mod colour;
mod coverage;
mod distribution;
mod dumbbell;
mod heat;
mod layout;
mod png;
mod profile;
mod scene;
mod stacked;
mod svg;
mod text;
mod timeline;

pub use bands::{BandRow, Bands, BandsLegend, Spread};
pub use colour::{Colour, level_colour};
pub use coverage::{Coverage, CoverageRow};
pub use distribution::{Distribution, DistributionRow, LevelCounts};
pub use dumbbell::{Dumbbell, DumbbellLegend, DumbbellRow, Ends, Point};
pub use heat::{HeatCell, HeatLegend, HeatMap, HeatRow};
pub use png::PngError;
pub use profile::{Bounds, GapProfile, ProfileLegend, ProfileRow, Standing};
pub use scene::{Anchor, Fill, Mark, Scene, Segment};
pub use stacked::Count;
pub use svg::escaped;
pub use timeline::{Timeline, TimelineLegend, TimelineRow};

/// What every chart needs to know, whatever it shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Setting {
    /// Short name of the picture; read out by screen readers.
    pub title: String,
    /// What the picture shows, in a sentence or two, for those who cannot see it.
    pub description: String,
    /// Width in pixels; 720 for a page, less for a narrow column. Widths below 320 are drawn as 320.
    pub width: u16,
    /// Texts of the axis at 0, 25, 50, 75 and 100.
    pub ticks: [String; 5],
}

/// Rows that belong together, such as the principles of one pillar.
#[derive(Debug, Clone, PartialEq)]
pub struct Group<Row> {
    /// Words above the rows; none for a chart without groups.
    pub heading: Option<String>,
    /// The rows, from top to bottom.
    pub rows: Vec<Row>,
}

impl<Row> Group<Row> {
    /// Rows without words above them.
    pub fn plain(rows: Vec<Row>) -> Self {
        Self { heading: None, rows }
    }
}

/// The numbers behind a picture.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DataTable {
    /// Names of the columns.
    pub header: Vec<String>,
    /// One line per row of the picture, each as long as the header.
    pub rows: Vec<Vec<String>>,
}

/// A drawn chart with its words and numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// Short name of the picture.
    pub title: String,
    /// What it shows, for those who cannot see it.
    pub description: String,
    /// What is drawn.
    pub scene: Scene,
    /// The numbers drawn.
    pub table: DataTable,
}

impl Chart {
    /// The picture as an SVG element with title, description and the role of an image.
    ///
    /// It carries presentation attributes only, no styles and no ids, so it fits a page with a strict content policy and
    /// may stand on it more than once.
    pub fn svg(&self) -> String {
        svg::write(self)
    }

    /// The picture as an SVG file of its own, on white.
    pub fn svg_file(&self) -> String {
        svg::write_file(self)
    }

    /// The picture as PNG on white, `scale` pixels for each of its own.
    ///
    /// `fonts` are TrueType files that together have the letters of the chart; the first one's family is used.
    ///
    /// # Errors
    /// When no font can be read or the size is out of bounds.
    pub fn png(&self, fonts: &[&[u8]], scale: f32) -> Result<Vec<u8>, PngError> {
        png::render(&self.svg(), fonts, scale)
    }
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_of_pairs;
