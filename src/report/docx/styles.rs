//! The named styles, so that a reader can change the look of all headings at once and jump from one to the next.

use docx_rs::{
    AbstractNumbering, AlignmentType, Docx, IndentLevel, Level, LevelJc, LevelText, LineSpacing,
    LineSpacingType, NumberFormat, Numbering, NumberingId, Paragraph, RunFonts, SpecialIndentType, Start,
    Style, StyleType,
};

use crate::chart::Colour;
use crate::report::document::Level as Rank;

pub(super) const TITLE: &str = "Title";
pub(super) const SUBTITLE: &str = "Subtitle";
pub(super) const PUBLISHER: &str = "Publisher";
pub(super) const CAPTION: &str = "Caption";
pub(super) const NOTE: &str = "Note";
pub(super) const CELL: &str = "TableText";
pub(super) const HEAD: &str = "TableHead";
pub(super) const FOOTER: &str = "Footer";
pub(super) const LIST: &str = "ListParagraph";
pub(super) const BOX: &str = "TickBox";
pub(super) const BLANK: &str = "Blank";
pub(super) const CONTENTS: &str = "TOCHeading";
const NORMAL: &str = "Normal";
const FONT: &str = "Noto Sans";

/// The abstract numbering and the numbering of points without numbers.
const BULLETS: usize = 2;
/// The abstract numbering of numbered points; each list has a numbering of its own that begins at one.
const NUMBERS: usize = 3;

/// The style of a heading.
pub(super) const fn heading(rank: Rank) -> &'static str {
    match rank {
        Rank::Chapter => "Heading1",
        Rank::Section => "Heading2",
        Rank::Subsection => "Heading3",
    }
}

/// Six letters of a colour, as the format wants them.
pub(super) fn hex(colour: Colour) -> String {
    colour.hex().trim_start_matches('#').to_uppercase()
}

fn spacing(before: u32, after: u32) -> LineSpacing {
    LineSpacing::new().before(before).after(after)
}

/// A paragraph style of a size in half points.
fn style(id: &str, name: &str, size: usize, colour: Colour, air: LineSpacing) -> Style {
    let style =
        Style::new(id, StyleType::Paragraph).name(name).size(size).color(hex(colour)).line_spacing(air);
    if id == NORMAL { style } else { style.based_on(NORMAL) }
}

/// Adds every style to a document.
pub(super) fn define(docx: Docx, is_form: bool) -> Docx {
    let fonts = RunFonts::new().ascii(FONT).hi_ansi(FONT).cs(FONT).east_asia(FONT);
    let docx = docx.default_fonts(fonts).default_size(if is_form { 18 } else { 20 });
    headings(docx, is_form).add_style_all(is_form)
}

fn headings(docx: Docx, is_form: bool) -> Docx {
    let sizes = if is_form { [26, 22, 18] } else { [40, 28, 22] };
    let air = if is_form { [(240, 100), (160, 60), (140, 40)] } else { [(360, 200), (280, 120), (220, 80)] };
    let ranks =
        [(Rank::Chapter, Colour::NAVY), (Rank::Section, Colour::NAVY), (Rank::Subsection, Colour::TEAL)];
    ranks.into_iter().enumerate().fold(docx, |docx, (place, (rank, colour))| {
        let colour = if is_form && rank == Rank::Subsection { Colour::INK } else { colour };
        let (before, after) = air[place];
        let name = format!("heading {}", place + 1);
        let mut style = style(heading(rank), &name, sizes[place], colour, spacing(before, after))
            .bold()
            .outline_lvl(place)
            .next(NORMAL)
            .q_format(true);
        style.paragraph_property = style.paragraph_property.keep_next(true).keep_lines(true);
        docx.add_style(style)
    })
}

/// The rest of the styles, as a step of the chain.
trait AddStyles {
    fn add_style_all(self, is_form: bool) -> Self;
}

impl AddStyles for Docx {
    fn add_style_all(self, is_form: bool) -> Self {
        let (body, gap) = if is_form { (18, 60) } else { (20, 140) };
        let normal = spacing(0, gap).line(264).line_rule(LineSpacingType::Auto);
        let mut caption = style(CAPTION, "caption", 18, Colour::NAVY, spacing(200, 80)).bold();
        caption.paragraph_property = caption.paragraph_property.keep_next(true);
        let title = if is_form {
            style(TITLE, "Title", 32, Colour::NAVY, spacing(0, 80))
        } else {
            style(TITLE, "Title", 56, Colour::NAVY, spacing(2400, 200))
        };
        let hanging = Some(SpecialIndentType::Hanging(320));
        [
            style(NORMAL, "Normal", body, Colour::INK, normal).q_format(true),
            title.bold().q_format(true),
            style(SUBTITLE, "Subtitle", if is_form { 22 } else { 30 }, Colour::INK, spacing(0, 200)),
            style(PUBLISHER, "Publisher", 20, Colour::MUTED, spacing(0, 120)),
            style(CONTENTS, "TOC Heading", 40, Colour::NAVY, spacing(0, 200)).bold(),
            style("ToC1", "toc 1", 20, Colour::INK, spacing(80, 20)).bold(),
            style("ToC2", "toc 2", 20, Colour::INK, spacing(0, 20)).indent(Some(280), None, None, None),
            caption,
            style(NOTE, "Note", 16, Colour::MUTED, spacing(80, 200)),
            style(CELL, "Table Text", 18, Colour::INK, spacing(0, 0)),
            style(HEAD, "Table Head", 18, Colour::NAVY, spacing(0, 0)).bold(),
            style(FOOTER, "footer", 16, Colour::MUTED, spacing(0, 0)),
            style(LIST, "List Paragraph", body, Colour::INK, spacing(0, 60)),
            style(BOX, "Tick Box", body, Colour::INK, spacing(0, 30)).indent(Some(320), hanging, None, None),
            style(BLANK, "Blank", body, Colour::MUTED, spacing(140, 0)),
        ]
        .into_iter()
        .fold(self, Docx::add_style)
        .add_abstract_numbering(AbstractNumbering::new(BULLETS).add_level(level("bullet", "•")))
        .add_numbering(Numbering::new(BULLETS, BULLETS))
        .add_abstract_numbering(AbstractNumbering::new(NUMBERS).add_level(level("decimal", "%1.")))
    }
}

fn level(format: &str, sign: &str) -> Level {
    let (start, format) = (Start::new(1), NumberFormat::new(format));
    let indent = Some(SpecialIndentType::Hanging(360));
    Level::new(0, start, format, LevelText::new(sign), LevelJc::new("left")).indent(
        Some(360),
        indent,
        None,
        None,
    )
}

/// A point of a list without numbers.
pub(super) fn bullet() -> Paragraph {
    Paragraph::new().style(LIST).numbering(NumberingId::new(BULLETS), IndentLevel::new(0))
}

/// The numbering of the numbered list of this place, counted from zero, with its id.
pub(super) fn numbering(place: usize) -> (usize, Numbering) {
    let id = NUMBERS + place;
    (id, Numbering::new(id, NUMBERS).add_override(docx_rs::LevelOverride::new(0).start(1)))
}

/// A point of the numbered list `id`.
pub(super) fn numbered(id: usize) -> Paragraph {
    Paragraph::new().style(LIST).numbering(NumberingId::new(id), IndentLevel::new(0))
}

/// How words stand in a cell.
pub(super) const fn align(align: crate::report::document::Align) -> AlignmentType {
    use crate::report::document::Align;
    match align {
        Align::Left => AlignmentType::Left,
        Align::Centre => AlignmentType::Center,
        Align::Right => AlignmentType::Right,
    }
}
