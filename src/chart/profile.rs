//! Scores of topics as bars, with the range they could lie in and the target.

use super::colour::Colour;
use super::layout::{BAR_HEIGHT, Canvas, Sign, TEXT_SIZE, whisker};
use super::scene::Fill;
use super::{Chart, DataTable, Group, Setting, text};

/// Lowest and highest score a topic could have if the missing answers were known.
#[derive(Debug, Clone, PartialEq)]
pub struct Bounds {
    /// Lower bound, 0 to 100.
    pub lower: f64,
    /// Upper bound, 0 to 100.
    pub upper: f64,
    /// Both in words, for the table.
    pub text: String,
}

/// Where a topic stands.
#[derive(Debug, Clone, PartialEq)]
pub enum Standing {
    /// It has a score.
    Rated {
        /// Score, 0 to 100.
        score: f64,
        /// The score in words.
        text: String,
        /// Range of the score, where it is known.
        bounds: Option<Bounds>,
    },
    /// It has none; these words say why.
    NotRated(String),
}

/// One topic: a principle, a pillar, a theme.
#[derive(Debug, Clone, PartialEq)]
pub struct ProfileRow {
    /// Name of the topic; wrapped when long.
    pub label: String,
    /// Its standing.
    pub standing: Standing,
}

/// Words of the legend, and of the table's columns.
#[derive(Debug, Clone, PartialEq)]
pub struct ProfileLegend {
    /// What a row is: "Principle".
    pub topic: String,
    /// What a bar is: "Score".
    pub score: String,
    /// What a whisker is: "Range".
    pub bounds: String,
    /// What the dashed line is.
    pub target: String,
    /// What a hatched bar is.
    pub not_rated: String,
}

/// One bar for each topic, against a target.
#[derive(Debug, Clone, PartialEq)]
pub struct GapProfile {
    /// Title, description, width, axis.
    pub setting: Setting,
    /// Words of legend and table.
    pub legend: ProfileLegend,
    /// The score that counts as no gap, 0 to 100.
    pub target: Option<f64>,
    /// The topics.
    pub groups: Vec<Group<ProfileRow>>,
}

impl GapProfile {
    /// Draws the profile.
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
        if let Some(target) = self.target {
            canvas.target(target);
        }
        canvas.axis(&self.setting.ticks);
        let scene = canvas.legend(&self.legend_entries());
        let Setting { title, description, .. } = self.setting.clone();
        Chart { title, description, scene, table: self.table() }
    }

    fn rows(&self) -> impl Iterator<Item = &ProfileRow> {
        self.groups.iter().flat_map(|group| &group.rows)
    }

    fn aside_room(&self) -> f64 {
        let widths = self.rows().filter_map(|row| match &row.standing {
            Standing::Rated { text, .. } => Some(text::width(text, TEXT_SIZE, true)),
            Standing::NotRated(_) => None,
        });
        widths.fold(24.0, f64::max) + 12.0
    }

    /// Only signs that are in the picture are explained.
    fn legend_entries(&self) -> Vec<(Sign, &str)> {
        let has_bounds = |row: &ProfileRow| matches!(row.standing, Standing::Rated { bounds: Some(_), .. });
        let is_missing = |row: &ProfileRow| matches!(row.standing, Standing::NotRated(_));
        let mut entries = vec![(Sign::Box(Fill::Plain(Colour::TEAL)), self.legend.score.as_str())];
        if self.rows().any(has_bounds) {
            entries.push((Sign::Whisker, &self.legend.bounds));
        }
        if self.target.is_some() {
            entries.push((Sign::TargetLine, &self.legend.target));
        }
        if self.rows().any(is_missing) {
            entries.push((Sign::Box(Fill::Hatched), &self.legend.not_rated));
        }
        entries
    }

    fn table(&self) -> DataTable {
        let ProfileLegend { topic, score, bounds, .. } = &self.legend;
        let rows = self.rows().map(|row| {
            let (score, range) = match &row.standing {
                Standing::Rated { text, bounds, .. } => (text, bounds.as_ref().map(|bounds| &bounds.text)),
                Standing::NotRated(words) => (words, None),
            };
            vec![row.label.clone(), score.clone(), range.cloned().unwrap_or_default()]
        });
        DataTable { header: vec![topic.clone(), score.clone(), bounds.clone()], rows: rows.collect() }
    }
}

fn draw_row(canvas: &mut Canvas, row: &ProfileRow) {
    let bar = canvas.row(&row.label);
    match &row.standing {
        Standing::NotRated(words) => canvas.words_bar(bar, words),
        Standing::Rated { score, text, bounds } => {
            let (left, end) = (canvas.plot_x, canvas.x(*score));
            canvas.scene.rect([left, bar, canvas.plot_width, BAR_HEIGHT], Fill::Plain(Colour::TRACK));
            canvas.scene.rect([left, bar, end - left, BAR_HEIGHT], Fill::Plain(Colour::TEAL));
            if let Some(bounds) = bounds {
                draw_bounds(canvas, bar, bounds);
            }
            canvas.aside(bar, text, true);
        }
    }
}

/// The whisker lies on a white line of its own, so it can be seen on the bar as well as beside it.
fn draw_bounds(canvas: &mut Canvas, bar: f64, bounds: &Bounds) {
    let lines = whisker(canvas.x(bounds.lower), canvas.x(bounds.upper), bar + BAR_HEIGHT / 2.0);
    canvas.scene.strokes(lines.clone(), 3.4, Colour::WHITE);
    canvas.scene.strokes(lines, 1.4, Colour::INK);
}
