//! How the cells of the workbook look.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

/// The look of cells.
pub(super) struct Styles {
    pub(super) title: Format,
    pub(super) strong: Format,
    pub(super) words: Format,
    pub(super) head: Format,
    pub(super) section: Format,
    pub(super) code: Format,
    pub(super) locked: Format,
    pub(super) open: Format,
    pub(super) number: Format,
    pub(super) day: Format,
    pub(super) choice: Format,
}

const GREY: Color = Color::RGB(0x00F0_F0F0);
const DARK: Color = Color::RGB(0x0016_3A5F);
/// What a person fills in.
const FILL: Color = Color::RGB(0x00FF_FBE6);

impl Styles {
    pub(super) fn new() -> Self {
        let plain = Format::new().set_font_size(10).set_align(FormatAlign::Top).set_text_wrap();
        let boxed = plain.clone().set_border(FormatBorder::Thin).set_border_color(Color::RGB(0x00BF_BFBF));
        let open = boxed.clone().set_unlocked().set_background_color(FILL);
        Self {
            title: plain.clone().set_bold().set_font_size(15),
            strong: plain.clone().set_bold(),
            words: plain.clone(),
            head: boxed.clone().set_bold().set_background_color(DARK).set_font_color(Color::White),
            section: plain.set_bold().set_font_size(12).set_background_color(Color::RGB(0x00DC_E6F1)),
            code: boxed
                .clone()
                .set_background_color(GREY)
                .set_font_size(8)
                .set_font_color(Color::RGB(0x0060_6060)),
            locked: boxed,
            number: open.clone().set_num_format("General"),
            day: open.clone().set_num_format("dd.mm.yyyy"),
            choice: open.clone(),
            open: open.set_num_format("@"),
        }
    }

    /// The same cell in a row that is not asked at present.
    pub(super) fn quiet(format: &Format) -> Format {
        format.clone().set_background_color(GREY).set_font_color(Color::RGB(0x0070_7070))
    }
}

/// Height of a line of text, in points.
const LINE: f64 = 13.2;
/// The highest a row can be, in lines.
const MOST_LINES: u32 = 30;

/// How high a row is, in points: not every spreadsheet works it out for itself. Each cell comes with its width.
pub(super) fn height<'a>(cells: impl Iterator<Item = (&'a str, f64)>) -> f64 {
    let lines = cells.map(|(text, width)| text.lines().map(|line| rows(line, width)).sum::<u32>());
    LINE * f64::from(lines.max().unwrap_or(1).clamp(1, MOST_LINES)) + 3.0
}

/// Rows a line of text takes at a width.
fn rows(line: &str, width: f64) -> u32 {
    let characters = u32::try_from(line.chars().count()).unwrap_or(u32::MAX);
    (1..MOST_LINES).find(|rows| f64::from(characters) <= f64::from(*rows) * width * 1.1).unwrap_or(MOST_LINES)
}
