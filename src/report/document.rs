//! The model of a report: a cover and blocks of text, tables and figures, in one language.
//!
//! All words are the author's and in the language of the reader; a writer adds none of its own.

use crate::chart::{Chart, Colour, DataTable};

/// A report.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// Language of the words, as a BCP 47 tag such as `az`.
    pub language: String,
    /// Title, on the cover and at the head of every page.
    pub title: String,
    /// Words below the title.
    pub subtitle: Option<String>,
    /// The rest of the cover.
    pub cover: Cover,
    /// Title of the table of contents; none for a document without one.
    pub contents_title: Option<String>,
    /// How it is laid out.
    pub layout: Layout,
    /// What the document says.
    pub blocks: Vec<Block>,
}

/// How a document is laid out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Layout {
    /// A cover, contents if it has any, ample air.
    #[default]
    Report,
    /// Set close and without a cover, to be printed and filled in by hand.
    Form {
        /// Words at the foot of every page; at its head stands the subtitle.
        running: String,
    },
    /// Set across, for wide tables, without a cover: what an order adopts.
    Annex {
        /// Words at the foot of every page.
        running: String,
    },
}

impl Layout {
    /// True where the title stands at the head of the first page instead of on a cover.
    pub const fn has_head(&self) -> bool {
        matches!(self, Self::Form { .. } | Self::Annex { .. })
    }

    /// True where the paper lies on its long side.
    pub const fn is_wide(&self) -> bool {
        matches!(self, Self::Annex { .. })
    }
}

/// What the cover says besides the titles.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cover {
    /// Who publishes the document; also at the foot of every page.
    pub publisher: String,
    /// Facts about the document, such as its date and version: name and value.
    pub details: Vec<(String, String)>,
    /// Words at the foot of the cover, such as how the document may be used.
    pub notice: Option<String>,
}

/// One piece of a document.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A heading; listed in the contents unless it is the lowest.
    Heading {
        /// Its rank.
        level: Level,
        /// Its words, with a number if it has one.
        words: String,
    },
    /// A paragraph.
    Paragraph(Text),
    /// Points, numbered or not.
    List {
        /// Whether the points are numbered.
        numbered: bool,
        /// The points.
        items: Vec<Text>,
    },
    /// A table.
    Table(Table),
    /// A chart.
    Figure(Figure),
    /// Text set apart from its surroundings.
    Callout(Callout),
    /// Boxes to tick.
    Boxes(Boxes),
    /// Room to write in.
    Blank(Blank),
    /// What follows begins on a new page.
    PageBreak,
}

impl Block {
    /// A heading that begins a chapter.
    pub fn chapter(words: impl Into<String>) -> Self {
        Self::Heading { level: Level::Chapter, words: words.into() }
    }

    /// A heading within a chapter.
    pub fn section(words: impl Into<String>) -> Self {
        Self::Heading { level: Level::Section, words: words.into() }
    }

    /// A heading within a section.
    pub fn subsection(words: impl Into<String>) -> Self {
        Self::Heading { level: Level::Subsection, words: words.into() }
    }

    /// A paragraph.
    pub fn paragraph(text: impl Into<Text>) -> Self {
        Self::Paragraph(text.into())
    }
}

/// Rank of a heading, highest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// A chapter.
    Chapter,
    /// A section of a chapter.
    Section,
    /// A part of a section; not in the contents.
    Subsection,
}

/// How words stand out from their neighbours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Emphasis {
    /// Not at all.
    None,
    /// Bold.
    Strong,
    /// Italic.
    Slanted,
}

/// Words of one emphasis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The words, with the spaces around them.
    pub words: String,
    /// How they stand out.
    pub emphasis: Emphasis,
}

/// Running text. A line feed within it begins a new line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text(pub Vec<Span>);

impl Text {
    /// Adds words without emphasis.
    pub fn plain(self, words: impl Into<String>) -> Self {
        self.with(words.into(), Emphasis::None)
    }

    /// Adds words in bold.
    pub fn strong(self, words: impl Into<String>) -> Self {
        self.with(words.into(), Emphasis::Strong)
    }

    /// Adds words in italics.
    pub fn slanted(self, words: impl Into<String>) -> Self {
        self.with(words.into(), Emphasis::Slanted)
    }

    fn with(mut self, words: String, emphasis: Emphasis) -> Self {
        self.0.push(Span { words, emphasis });
        self
    }

    /// The words alone.
    pub fn words(&self) -> String {
        self.0.iter().map(|span| span.words.as_str()).collect()
    }
}

impl From<&str> for Text {
    fn from(words: &str) -> Self {
        Self::default().plain(words)
    }
}

impl From<String> for Text {
    fn from(words: String) -> Self {
        Self::default().plain(words)
    }
}

/// A table; its header is repeated on every page it runs over.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Words above the table, with a number if it has one.
    pub caption: String,
    /// The columns, from left to right.
    pub columns: Vec<Column>,
    /// The rows, from top to bottom.
    pub rows: Vec<Row>,
    /// Words below the table: sources, meaning of signs.
    pub note: Option<Text>,
}

impl Table {
    /// The numbers behind a picture.
    pub fn of_numbers(numbers: &DataTable) -> Self {
        let column = |(place, head): (usize, &String)| match place {
            0 => Column::words(head, 3),
            _ => Column::numbers(head, 1),
        };
        let row = |cells: &Vec<String>| Row::Cells(cells.iter().map(|cell| cell.as_str().into()).collect());
        Self {
            caption: String::new(),
            columns: numbers.header.iter().enumerate().map(column).collect(),
            rows: numbers.rows.iter().map(row).collect(),
            note: None,
        }
    }
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its header.
    pub head: String,
    /// Its width, relative to the other columns of the table.
    pub width: u16,
    /// Where its words stand.
    pub align: Align,
}

impl Column {
    /// A column of words.
    pub fn words(head: impl Into<String>, width: u16) -> Self {
        Self { head: head.into(), width, align: Align::Left }
    }

    /// A column of numbers.
    pub fn numbers(head: impl Into<String>, width: u16) -> Self {
        Self { head: head.into(), width, align: Align::Right }
    }

    /// A column of short marks, such as ratings.
    pub fn marks(head: impl Into<String>, width: u16) -> Self {
        Self { head: head.into(), width, align: Align::Centre }
    }
}

/// Where words stand in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// At the left.
    Left,
    /// In the middle.
    Centre,
    /// At the right.
    Right,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq)]
pub enum Row {
    /// One cell for each column; missing ones are empty.
    Cells(Vec<Cell>),
    /// Words over the whole width, above rows that belong together.
    Heading(String),
}

/// A cell of a table.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cell {
    /// What it says.
    pub text: Text,
    /// Colour behind the words, such as that of a rating. It never says anything the words do not.
    pub shade: Option<Colour>,
}

impl Cell {
    /// A cell in colour.
    pub fn shaded(text: impl Into<Text>, shade: Colour) -> Self {
        Self { text: text.into(), shade: Some(shade) }
    }
}

impl<T: Into<Text>> From<T> for Cell {
    fn from(text: T) -> Self {
        Self { text: text.into(), shade: None }
    }
}

/// A chart with the words around it; what it shows in words is in the chart itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// Words above the chart, with a number if it has one.
    pub caption: String,
    /// The chart.
    pub chart: Chart,
    /// Words below the chart.
    pub note: Option<Text>,
}

/// How urgent a callout is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Something to know.
    Note,
    /// Something to beware of.
    Caution,
}

/// Text set apart in a box.
#[derive(Debug, Clone, PartialEq)]
pub struct Callout {
    /// How urgent it is.
    pub tone: Tone,
    /// Words above the text.
    pub title: Option<String>,
    /// The paragraphs.
    pub text: Vec<Text>,
}

/// Boxes to tick, or ticked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Boxes {
    /// Side by side as far as they fit; otherwise one below the other.
    pub across: bool,
    /// The boxes.
    pub items: Vec<TickBox>,
}

/// One box.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TickBox {
    /// Whether it is ticked.
    pub ticked: bool,
    /// What it stands for.
    pub text: Text,
}

/// Lines to write on by hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blank {
    /// What belongs there.
    pub label: String,
    /// How many lines; the first begins after the label.
    pub lines: u8,
}
