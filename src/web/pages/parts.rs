//! Small things many pages show. Every number and date in them is a text in the reader's language already.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::chart::Chart;
use crate::questionnaire::Text;

/// Words of a questionnaire or of the guidance, which may stand in English on a page of another language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Words {
    /// What is read.
    pub text: String,
    /// The language of the words; empty when it is that of the page.
    pub lang: &'static str,
}

impl Words {
    /// Words in the language of the page.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), lang: "" }
    }

    /// English words on a page in the language `code`.
    pub fn english(text: impl Into<String>, code: &str) -> Self {
        Self { text: text.into(), lang: if code == "en" { "" } else { "en" } }
    }

    /// A text in the language `code`, or in English where it has not been translated.
    pub fn of(text: &Text, code: &str) -> Self {
        if text.has(code) || text.is_empty() {
            Self::new(text.get(code))
        } else {
            Self::english(text.get(code), code)
        }
    }
}

/// Words that lead somewhere.
#[derive(Clone, Debug, Serialize)]
pub struct Link {
    /// What is read.
    pub text: String,
    /// Where it leads.
    pub href: String,
}

impl Link {
    /// A link from its two parts.
    pub fn new(text: impl Into<String>, href: impl Into<String>) -> Self {
        Self { text: text.into(), href: href.into() }
    }
}

/// A state in a word, on a coloured ground. The word alone carries the meaning.
#[derive(Clone, Debug, Serialize)]
pub struct Tag {
    /// The word.
    pub text: String,
    /// The ground.
    pub tone: Tone,
}

impl Tag {
    /// A tag from its two parts.
    pub fn new(text: impl Into<String>, tone: Tone) -> Self {
        Self { text: text.into(), tone }
    }
}

/// The ground of a [`Tag`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tone {
    /// Nothing has happened yet.
    Quiet,
    /// Under way.
    Active,
    /// Done.
    Done,
    /// Somebody should look.
    Attention,
}

/// What stands in a form field, and what is wrong with it.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Field {
    /// What was typed or is stored.
    pub value: String,
    /// Why it was refused.
    pub error: Option<String>,
}

impl Field {
    /// A field with something in it.
    pub fn of(value: impl Into<String>) -> Self {
        Self { value: value.into(), error: None }
    }

    /// The same with a reason why it was refused.
    pub fn refused(self, error: impl Into<String>) -> Self {
        Self { error: Some(error.into()), ..self }
    }
}

/// One of several things to choose.
#[derive(Clone, Debug, Serialize)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
    /// A line below the label; empty for none.
    pub hint: String,
    /// Whether it is chosen.
    pub is_chosen: bool,
    /// The language of the label; empty when it is that of the page.
    pub lang: &'static str,
}

impl Choice {
    /// A choice not chosen, without a hint.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), hint: String::new(), is_chosen: false, lang: "" }
    }

    /// A choice named by words that may be in another language than the page.
    pub fn named(value: impl Into<String>, label: Words) -> Self {
        Self { lang: label.lang, ..Self::new(value, label.text) }
    }

    /// The same, chosen when `is_chosen`.
    pub fn chosen(self, is_chosen: bool) -> Self {
        Self { is_chosen, ..self }
    }

    /// The same with a line below its label.
    pub fn with_hint(self, hint: impl Into<String>) -> Self {
        Self { hint: hint.into(), ..self }
    }
}

/// Things to choose from, and what is wrong with the choice.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Choices {
    /// In the order they are shown.
    pub options: Vec<Choice>,
    /// Why the choice was refused.
    pub error: Option<String>,
}

impl Choices {
    /// Choices without an error.
    pub fn of(options: Vec<Choice>) -> Self {
        Self { options, error: None }
    }
}

/// A line of the error summary on top of a form.
#[derive(Clone, Debug, Serialize)]
pub struct FieldError {
    /// The `id` of the field it leads to.
    pub field: String,
    /// What is wrong and what to do.
    pub message: String,
}

impl FieldError {
    /// A line from its two parts.
    pub fn new(field: impl Into<String>, message: impl Into<String>) -> Self {
        Self { field: field.into(), message: message.into() }
    }
}

/// A term and what it is.
#[derive(Clone, Debug, Serialize)]
pub struct Fact {
    /// What is told.
    pub term: String,
    /// What it is.
    pub detail: String,
}

impl Fact {
    /// A fact from its two parts.
    pub fn new(term: impl Into<String>, detail: impl Into<String>) -> Self {
        Self { term: term.into(), detail: detail.into() }
    }
}

/// How much has been answered.
#[derive(Clone, Debug, Serialize)]
pub struct Progress {
    /// Answers given.
    pub answered: u32,
    /// Answers asked for, as far as is known.
    pub total: u32,
    /// The same in words.
    pub text: String,
}

/// A table of words and numbers.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Table {
    /// What it shows.
    pub caption: String,
    /// Headings, that of the first column included.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// A line below it; empty for none.
    pub note: String,
}

/// A heading.
#[derive(Clone, Debug, Serialize)]
pub struct Column {
    /// What is read.
    pub text: String,
    /// Numbers stand to the right.
    pub is_number: bool,
}

impl Column {
    /// A column of words.
    pub fn words(text: impl Into<String>) -> Self {
        Self { text: text.into(), is_number: false }
    }

    /// A column of numbers.
    pub fn numbers(text: impl Into<String>) -> Self {
        Self { text: text.into(), is_number: true }
    }
}

/// A row.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    /// What the row is about.
    pub head: String,
    /// Where it leads; empty for nowhere.
    pub href: String,
    /// One for each further column.
    pub cells: Vec<Cell>,
    /// The response the row tells of; empty where it tells of none.
    #[serde(skip)]
    response: String,
}

impl Row {
    /// A row that leads nowhere.
    pub fn new(head: impl Into<String>, cells: Vec<Cell>) -> Self {
        Self { head: head.into(), href: String::new(), cells, response: String::new() }
    }

    /// The same with a link in its head.
    pub fn leading_to(self, href: impl Into<String>) -> Self {
        Self { href: href.into(), ..self }
    }

    /// The same with a link to a page of the response it tells of.
    pub fn of_response(self, response: impl ToString, href: impl Into<String>) -> Self {
        Self { response: response.to_string(), ..self.leading_to(href) }
    }
}

impl Table {
    /// Rows of the responses a reader may not review keep their name, and nothing else.
    pub fn keep_out(&mut self, responses: &BTreeSet<String>, words: &str) {
        for row in self.rows.iter_mut().filter(|row| responses.contains(&row.response)) {
            row.href.clear();
            row.cells.fill(Cell::default());
            if let Some(first) = row.cells.first_mut() {
                *first = Cell::words(words);
            }
        }
    }
}

/// A cell.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Cell {
    /// What is read; for a withheld cell, the words that say so.
    pub text: String,
    /// A number.
    pub is_number: bool,
    /// Few words that stay in one line, such as a day.
    pub is_whole: bool,
    /// Held back by disclosure control.
    pub is_withheld: bool,
    /// A state instead of the text.
    pub tag: Option<Tag>,
    /// Where it leads; empty for nowhere.
    pub href: String,
}

impl Cell {
    /// Words.
    pub fn words(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// Few words that stay in one line, such as a day.
    pub fn whole(text: impl Into<String>) -> Self {
        Self { text: text.into(), is_whole: true, ..Self::default() }
    }

    /// A number.
    pub fn number(text: impl Into<String>) -> Self {
        Self { text: text.into(), is_number: true, ..Self::default() }
    }

    /// A value held back, with the words that say so.
    pub fn withheld(words: impl Into<String>) -> Self {
        Self { text: words.into(), is_number: true, is_withheld: true, ..Self::default() }
    }

    /// A state.
    pub fn tag(tag: Tag) -> Self {
        Self { tag: Some(tag), ..Self::default() }
    }

    /// Words that lead somewhere.
    pub fn link(text: impl Into<String>, href: impl Into<String>) -> Self {
        Self { text: text.into(), href: href.into(), ..Self::default() }
    }
}

/// A picture with its numbers.
#[derive(Clone, Debug, Serialize)]
pub struct Figure {
    /// What it shows, for the summary of the table below it.
    pub title: String,
    /// An `svg` element with title and description. Trusted: only the chart module makes it.
    pub svg: String,
    /// The numbers drawn.
    pub table: Table,
    /// Names its files, such as `response-rate`; empty for a picture without files.
    pub name: String,
    /// The picture and its numbers as files.
    pub files: Vec<Link>,
    /// What its files are made of; no part of the page.
    #[serde(skip)]
    pub chart: Option<Chart>,
}

impl Figure {
    /// The same under a name of its own.
    pub fn named(self, name: impl Into<String>) -> Self {
        Self { name: name.into(), ..self }
    }
}
