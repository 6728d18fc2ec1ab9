//! The sheets and columns of the workbook. Both directions look here.

/// The form of the workbook; a later one is refused by name, not misread.
pub(super) const FORMAT: &str = "1";
/// The hidden sheet that says which response the workbook is of, and what was stored when it was made.
pub(super) const BASE_SHEET: &str = "bhr-base";
/// The hidden sheet with the words of the drop-downs.
pub(super) const LISTS_SHEET: &str = "bhr-lists";
/// What stands before the code of a column, in the hidden first row.
pub(super) const MARK: &str = "bhr:";
/// What stands as the element of a row that is a heading.
pub(super) const HEADING: &str = "bhr:heading";
/// Rows of the hidden sheet before the answers.
pub(super) const BASE_START: u32 = 10;
/// Most a cell can hold, in the units spreadsheets count.
pub(super) const LONGEST_CELL: usize = 32_767;

/// A column of the answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Column {
    Question,
    Unit,
    Element,
    UnitName,
    Text,
    Help,
    Answer,
    Instead,
    Reason,
    Comment,
    Source,
}

impl Column {
    /// In the order they stand.
    pub(super) const ALL: [Self; 11] = [
        Self::Question,
        Self::Unit,
        Self::Element,
        Self::UnitName,
        Self::Text,
        Self::Help,
        Self::Answer,
        Self::Instead,
        Self::Reason,
        Self::Comment,
        Self::Source,
    ];

    /// Columns people write in.
    pub(super) const OPEN: [Self; 5] =
        [Self::Answer, Self::Instead, Self::Reason, Self::Comment, Self::Source];

    /// The word in the hidden first row.
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Question => "bhr:question",
            Self::Unit => "bhr:unit",
            Self::Element => "bhr:element",
            Self::UnitName => "bhr:unit-name",
            Self::Text => "bhr:text",
            Self::Help => "bhr:help",
            Self::Answer => "bhr:answer",
            Self::Instead => "bhr:instead",
            Self::Reason => "bhr:reason",
            Self::Comment => "bhr:comment",
            Self::Source => "bhr:source",
        }
    }

    /// How wide it is, in characters.
    pub(super) const fn width(self) -> f64 {
        match self {
            Self::Question => 15.0,
            Self::Unit | Self::Element => 8.0,
            Self::UnitName => 18.0,
            Self::Text => 40.0,
            Self::Help => 72.0,
            Self::Answer => 32.0,
            Self::Instead => 17.0,
            Self::Reason => 20.0,
            Self::Comment => 36.0,
            Self::Source => 26.0,
        }
    }

    /// Its place on the sheet.
    pub(super) const fn place(self) -> u16 {
        self as u16
    }
}

/// A cell as people name it: `Answers!D17`.
pub(super) fn cell_name(sheet: &str, column: u32, row: u32) -> String {
    format!("{sheet}!{}{}", column_name(column), row + 1)
}

fn column_name(mut column: u32) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'A' + u8::try_from(column % 26).unwrap_or_default()));
        if column < 26 {
            break;
        }
        column = column / 26 - 1;
    }
    letters.iter().rev().collect()
}
