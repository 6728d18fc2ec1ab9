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
