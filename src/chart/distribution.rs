//! How many institutions stand at each level, topic by topic.

use super::colour::level_colour;
use super::layout::{Canvas, Sign};
use super::scene::Fill;
use super::stacked::{self, Count};
use super::{Chart, DataTable, Group, Setting};

/// The counts of one topic.
#[derive(Debug, Clone, PartialEq)]
pub enum LevelCounts {
    /// They may be shown.
    Shown {
        /// One count for each level of the chart, lowest first.
        levels: Vec<Count>,
        /// Institutions without a level.
        not_rated: Count,
    },
    /// They rest on too few institutions; these words say so.
    Withheld(String),
}

/// One topic.
#[derive(Debug, Clone, PartialEq)]
pub struct DistributionRow {
    /// Name of the topic; wrapped when long.
    pub label: String,
    /// Its counts.
    pub counts: LevelCounts,
    /// Text to the right of the bar, such as the number of institutions.
    pub aside: Option<String>,
}

/// One bar of one hundred per cent for each topic, cut by level from pale to dark.
#[derive(Debug, Clone, PartialEq)]
pub struct Distribution {
    /// Title, description, width, axis.
    pub setting: Setting,
    /// What a row is: "Principle".
    pub topic: String,
    /// Names of the levels, lowest first.
    pub levels: Vec<String>,
    /// What the hatched part is.
    pub not_rated: String,
    /// The topics.
    pub groups: Vec<Group<DistributionRow>>,
}

impl Distribution {
    /// Draws the distribution.
    pub fn draw(&self) -> Chart {
        let mut canvas =
            Canvas::new(self.setting.width, stacked::aside_room(self.rows().map(|row| row.aside.as_deref())));
        for group in &self.groups {
            if let Some(heading) = &group.heading {
                canvas.heading(heading);
            }
            for row in &group.rows {
                self.draw_row(&mut canvas, row);
            }
        }
        canvas.axis(&self.setting.ticks);
        let scene = canvas.legend(&self.legend_entries());
        let Setting { title, description, .. } = self.setting.clone();
        Chart { title, description, scene, table: self.table() }
    }

    fn rows(&self) -> impl Iterator<Item = &DistributionRow> {
        self.groups.iter().flat_map(|group| &group.rows)
    }

    fn draw_row(&self, canvas: &mut Canvas, row: &DistributionRow) {
        let bar = canvas.row(&row.label);
        match &row.counts {
            LevelCounts::Withheld(words) => canvas.words_bar(bar, words),
            LevelCounts::Shown { levels, not_rated } => {
                let fills = (0..levels.len()).map(|index| self.fill(index));
                let mut parts: Vec<_> = levels.iter().zip(fills).collect();
                parts.push((not_rated, Fill::Hatched));
                stacked::draw(canvas, bar, &parts);
            }
        }
        if let Some(words) = &row.aside {
            canvas.aside(bar, words, false);
        }
    }

    fn fill(&self, index: usize) -> Fill {
        Fill::Plain(level_colour(index, self.levels.len()))
    }

    fn legend_entries(&self) -> Vec<(Sign, &str)> {
        let levels = self.levels.iter().enumerate();
        let mut entries: Vec<_> =
            levels.map(|(index, name)| (Sign::Box(self.fill(index)), name.as_str())).collect();
        let has_missing = |row: &DistributionRow| match &row.counts {
            LevelCounts::Shown { not_rated, .. } => not_rated.number > 0,
            LevelCounts::Withheld(_) => false,
        };
        if self.rows().any(has_missing) {
            entries.push((Sign::Box(Fill::Hatched), &self.not_rated));
        }
        entries
    }

    fn table(&self) -> DataTable {
        let mut header = vec![self.topic.clone()];
        header.extend(self.levels.iter().cloned());
        header.push(self.not_rated.clone());
        let rows = self.rows().map(|row| {
            let mut cells = vec![row.label.clone()];
            match &row.counts {
                LevelCounts::Shown { levels, not_rated } => {
                    cells.extend(levels.iter().chain([not_rated]).map(|count| count.text.clone()));
                }
                LevelCounts::Withheld(words) => cells.extend(vec![words.clone(); header.len() - 1]),
            }
            cells
        });
        DataTable { rows: rows.collect(), header: header.clone() }
    }
}
