//! How cells look.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use super::sheets::Form;

/// The look of cells; all hold text.
pub(super) struct Styles {
    /// The first row.
    pub(super) head: Format,
    /// Names of things, locked.
    pub(super) id: Format,
    /// Words, wrapped.
    pub(super) words: Format,
    /// Everything else.
    pub(super) plain: Format,
    /// Large, for the first line of the first sheet.
    pub(super) title: Format,
}

impl Styles {
    pub(super) fn new() -> Self {
        let text = Format::new().set_num_format("@").set_align(FormatAlign::Top);
        let bordered = text.clone().set_border(FormatBorder::Thin).set_border_color(Color::RGB(0x00D0_D0D0));
        Self {
            head: bordered.clone().set_bold().set_background_color(Color::RGB(0x00DC_E6F1)),
            id: bordered.clone().set_background_color(Color::RGB(0x00E7_E6E6)).set_text_wrap(),
            words: bordered.clone().set_text_wrap().set_unlocked(),
            plain: bordered.set_unlocked(),
            title: text.set_bold().set_font_size(14),
        }
    }

    /// The look of a filled cell.
    pub(super) const fn of(&self, form: Form) -> &Format {
        match form {
            Form::Id => &self.id,
            Form::Words | Form::Flow => &self.words,
            Form::Short | Form::Closed(_) | Form::Usual(_) => &self.plain,
        }
    }
}

/// How wide a column is, in characters.
pub(super) const fn width(form: Form) -> f64 {
    match form {
        Form::Id => 24.0,
        Form::Words => 48.0,
        Form::Flow => 40.0,
        Form::Short | Form::Closed(_) | Form::Usual(_) => 15.0,
    }
}

/// Height of a line of text, in points.
const LINE: f64 = 15.0;
/// Lines of a row that are shown; the rest is seen when the cell is opened.
const MOST_LINES: u32 = 16;

/// How high a row is, in points: not every spreadsheet works it out for itself. Each cell comes with its width.
pub(super) fn height<'a>(cells: impl Iterator<Item = (&'a str, f64)>) -> f64 {
    let lines = cells.map(|(text, width)| text.lines().map(|line| rows(line, width)).sum::<u32>());
    LINE * f64::from(lines.max().unwrap_or(1).clamp(1, MOST_LINES))
}

/// Rows a line of text takes at a width.
fn rows(line: &str, width: f64) -> u32 {
    let characters = u32::try_from(line.chars().count()).unwrap_or(u32::MAX);
    (1..MOST_LINES).find(|rows| f64::from(characters) <= f64::from(*rows) * width * 0.9).unwrap_or(MOST_LINES)
}
