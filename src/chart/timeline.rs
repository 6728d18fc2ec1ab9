//! When things run: a bar for each over a field of years.

use super::colour::Colour;
use super::layout::{BAR_HEIGHT, Canvas, Sign};
use super::scene::Fill;
use super::{Chart, DataTable, Group, Setting};

/// One thing that runs.
#[derive(Debug, Clone, PartialEq)]
pub struct TimelineRow {
    /// What it is.
    pub label: String,
    /// From when to when, in years with fractions: 2027.0 to 2029.0 are the years 2027 and 2028. None where nobody says.
    pub span: Option<(f64, f64)>,
    /// The same in words, for the table; where there is no span, the words that stand in its place.
    pub text: String,
}

/// Words of the legend and of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimelineLegend {
    /// What a row is: "Activity".
    pub topic: String,
    /// What a bar is: "Period".
    pub period: String,
}

/// Things over years.
#[derive(Debug, Clone, PartialEq)]
pub struct Timeline {
    /// Title, description, width. The years are the axis; its texts are not drawn.
    pub setting: Setting,
    /// Words of legend and table.
    pub legend: TimelineLegend,
    /// The first year and the last.
    pub years: (i32, i32),
    /// The things, from top to bottom.
    pub groups: Vec<Group<TimelineRow>>,
}

/// A year is written above its column where this much room is.
const ROOM_OF_A_YEAR: f64 = 40.0;
/// Room for two years with a dash between.
const ROOM_OF_YEARS: f64 = 84.0;
/// A bar is never narrower: a day in a plan of many years is seen.
const NARROWEST_BAR: f64 = 3.0;

impl Timeline {
    /// Draws the bars.
    pub fn draw(&self) -> Chart {
        let mut canvas = Canvas::new(self.setting.width, 0.0);
        let (first, last) = self.years;
        let count = f64::from((last - first).max(0) + 1);
        let width = canvas.plot_width / count;
        let (heads, head_width) = self.heads(width);
        canvas.heads(&heads, head_width);
        for group in &self.groups {
            if let Some(heading) = &group.heading {
                canvas.heading(heading);
            }
            for row in &group.rows {
                let bar = canvas.row(&row.label);
                self.draw_row(&mut canvas, (bar, width), row);
            }
        }
        let scene = canvas.legend(&[(Sign::Box(Fill::Plain(Colour::TEAL)), self.legend.period.as_str())]);
        let Setting { title, description, .. } = self.setting.clone();
        Chart { title, description, scene, table: self.table() }
    }

    /// The years above their columns and the width of a head; many years share heads.
    fn heads(&self, width: f64) -> (Vec<String>, f64) {
        let (first, last) = self.years;
        if width >= ROOM_OF_A_YEAR {
            return ((first..=last).map(|year| year.to_string()).collect(), width);
        }
        let step = (ROOM_OF_YEARS / width.max(1.0)).ceil().max(2.0) as i32;
        let head = |from: i32| format!("{from}–{}", (from + step - 1).min(last));
        let starts = (first..=last).step_by(usize::try_from(step).unwrap_or(1));
        (starts.map(head).collect(), width * f64::from(step))
    }

    fn draw_row(&self, canvas: &mut Canvas, (bar, width): (f64, f64), row: &TimelineRow) {
        let Some((from, to)) = row.span else {
            canvas.words_bar(bar, &row.text);
            return;
        };
        let columns = (canvas.plot_width / width).round() as usize;
        for column in 0..columns {
            let left = canvas.plot_x + column as f64 * width;
            canvas.scene.rect([left, bar, width - 1.0, BAR_HEIGHT], Fill::Plain(Colour::TRACK));
        }
        let right_edge = canvas.plot_x + canvas.plot_width;
        let x = |year: f64| canvas.plot_x + (year - f64::from(self.years.0)) * width;
        let left = x(from).clamp(canvas.plot_x, right_edge - NARROWEST_BAR);
        let right = x(to).clamp(left + NARROWEST_BAR, right_edge);
        canvas.scene.rect([left, bar + 3.0, right - left, BAR_HEIGHT - 6.0], Fill::Plain(Colour::TEAL));
    }

    fn table(&self) -> DataTable {
        let rows = self.groups.iter().flat_map(|group| &group.rows);
        DataTable {
            header: vec![self.legend.topic.clone(), self.legend.period.clone()],
            rows: rows.map(|row| vec![row.label.clone(), row.text.clone()]).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::Mark;
    use crate::chart::tests::setting;

    fn timeline(years: (i32, i32), span: Option<(f64, f64)>) -> Chart {
        let row = TimelineRow { label: "5.1.1.1 Train".into(), span, text: "2027–2028".into() };
        let legend = TimelineLegend { topic: "Activity".into(), period: "Period".into() };
        Timeline { setting: setting(720), legend, years, groups: vec![Group::plain(vec![row])] }.draw()
    }

    /// Left edge and width of the bar.
    fn bar(chart: &Chart) -> (f64, f64) {
        let of = |mark: &Mark| match mark {
            Mark::Rect { x, width, height, colour, .. }
                if *colour == Colour::TEAL && *height == BAR_HEIGHT - 6.0 =>
            {
                Some((*x, *width))
            }
            _ => None,
        };
        chart.scene.marks.iter().find_map(of).expect("a bar")
    }

    #[test]
    fn a_bar_stands_over_its_years() {
        let (whole, first) = (
            bar(&timeline((2027, 2030), Some((2027.0, 2031.0)))),
            bar(&timeline((2027, 2030), Some((2027.0, 2028.0)))),
        );
        assert!((whole.1 / first.1 - 4.0).abs() < 1e-9 && (whole.0 - first.0).abs() < 1e-9);
        let last = bar(&timeline((2027, 2030), Some((2030.5, 2031.0))));
        assert!((last.0 + last.1 - whole.0 - whole.1).abs() < 1e-9 && (whole.1 / last.1 - 8.0).abs() < 1e-9);
        let beyond = bar(&timeline((2027, 2030), Some((1990.0, 2050.0))));
        assert_eq!(beyond, whole, "what is beyond ends at the edge");
        assert_eq!(bar(&timeline((2027, 2030), Some((2029.0, 2029.0)))).1, NARROWEST_BAR);
    }

    #[test]
    fn without_a_period_there_are_words_and_of_many_years_some() {
        let svg = timeline((2027, 2030), None).svg();
        assert!(svg.contains("2027–2028") && svg.contains("2030"), "{svg}");
        let many = timeline((2000, 2060), Some((2000.0, 2001.0))).svg();
        assert!(many.contains(">2000–2011<") && many.contains("–2060<"), "{many}");
    }
}
