//! A page put together from parts: words, facts, tables, pictures, notes and forms. The pages around action plans are
//! made of it.

use serde::Serialize;
use serde::ser::{SerializeStruct, Serializer};

use super::Page;
use super::parts::{Choice, Choices, Fact, Field, FieldError, Figure, Link, Table, Tag, Tone};
use super::register::NoteRow;
use super::samples::{LONG_NAME, MESSAGE, REFUSED, pick, table};
use crate::texts::{Language, Texts};

/// A page.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// Back to where it comes from.
    pub back: Option<Link>,
    /// Above the title.
    pub above: String,
    /// What it is called.
    pub title: String,
    /// How it stands.
    pub tags: Vec<Tag>,
    /// What it is, in a sentence or two.
    pub lead: String,
    /// What must be known.
    pub remarks: Vec<String>,
    /// Where one can go from here.
    pub links: Vec<Link>,
    /// What stands on it.
    pub parts: Vec<SheetPart>,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

impl Sheet {
    /// What is wrong, each line with the name of its field: "Fill in this field" alone says nothing beside another.
    fn named_errors(&self) -> Vec<FieldError> {
        let labels: Vec<(&str, String)> = self.parts.iter().flat_map(SheetPart::labels).collect();
        let named = |error: &FieldError| match labels.iter().find(|(name, _)| *name == error.field) {
            Some((_, label)) if !error.message.contains(label.as_str()) => {
                FieldError::new(&error.field, format!("{label}: {}", error.message))
            }
            _ => error.clone(),
        };
        self.errors.iter().map(named).collect()
    }
}

impl Serialize for Sheet {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Sheet", 9)?;
        fields.serialize_field("back", &self.back)?;
        fields.serialize_field("above", &self.above)?;
        fields.serialize_field("title", &self.title)?;
        fields.serialize_field("tags", &self.tags)?;
        fields.serialize_field("lead", &self.lead)?;
        fields.serialize_field("remarks", &self.remarks)?;
        fields.serialize_field("links", &self.links)?;
        fields.serialize_field("parts", &self.parts)?;
        fields.serialize_field("errors", &self.named_errors())?;
        fields.end()
    }
}

/// A part of a page.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum SheetPart {
    /// A heading, with the id links lead to.
    Heading {
        /// Its words.
        text: String,
        /// Its id.
        id: String,
    },
    /// Words: a paragraph for each line.
    Words {
        /// The words.
        text: String,
    },
    /// Facts.
    Facts {
        /// The facts.
        facts: Vec<Fact>,
    },
    /// A table.
    Table {
        /// The table.
        table: Table,
    },
    /// A picture.
    Picture {
        /// The picture.
        figure: Box<Figure>,
    },
    /// Links, one below the other, each with what is to be known of it.
    Links {
        /// The links.
        links: Vec<Entry>,
    },
    /// Notes with author and time.
    Notes {
        /// The notes.
        notes: Vec<NoteRow>,
    },
    /// A form.
    Form {
        /// The form.
        form: SheetForm,
    },
}

/// A line of a list.
#[derive(Clone, Debug, Serialize)]
pub struct Entry {
    /// What it is called.
    pub text: String,
    /// Where it leads; empty for nowhere.
    pub href: String,
    /// How it stands.
    pub tags: Vec<Tag>,
    /// What is to be known of it.
    pub detail: String,
}

/// A form.
#[derive(Clone, Debug, Default, Serialize)]
pub struct SheetForm {
    /// Its id.
    pub id: String,
    /// What it is for; empty for a button alone.
    pub title: String,
    /// What is to be known of it.
    pub text: String,
    /// Where it goes.
    pub action: String,
    /// Its fields.
    pub fields: Vec<FormField>,
    /// What its button says.
    pub button: String,
    /// Another thing than what the page is for.
    pub is_quiet: bool,
    /// It sends a file.
    pub has_file: bool,
    /// It asks for something to be shown, and changes nothing.
    pub is_question: bool,
}

/// A field of a form.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum FormField {
    /// What is sent along.
    Hidden {
        /// Its name.
        name: String,
        /// What is sent.
        value: String,
    },
    /// A line.
    Line {
        /// Its name.
        name: String,
        /// Its label.
        label: String,
        /// What helps to fill it.
        hint: String,
        /// What stands in it.
        field: Field,
    },
    /// Several lines.
    Area {
        /// Its name.
        name: String,
        /// Its label.
        label: String,
        /// What helps to fill it.
        hint: String,
        /// What stands in it.
        field: Field,
        /// Lines it shows.
        rows: u8,
    },
    /// One of a list.
    Select {
        /// Its name.
        name: String,
        /// Its label.
        label: String,
        /// What helps to choose.
        hint: String,
        /// What can be chosen.
        choices: Choices,
    },
    /// Several of a list.
    Boxes {
        /// Its name.
        name: String,
        /// Its label.
        label: String,
        /// What helps to choose.
        hint: String,
        /// What can be chosen.
        choices: Choices,
    },
    /// Several short values beside each other.
    Numbers {
        /// What they are of.
        legend: String,
        /// The values.
        values: Vec<ShortValue>,
    },
    /// A file.
    File {
        /// Its name.
        name: String,
        /// Its label.
        label: String,
        /// What helps to choose.
        hint: String,
        /// Why it was refused; none otherwise.
        error: Option<String>,
    },
}

/// A short value.
#[derive(Clone, Debug, Serialize)]
pub struct ShortValue {
    /// The name of its field.
    pub name: String,
    /// Its label.
    pub label: String,
    /// What stands in it.
    pub field: Field,
}

impl FormField {
    /// What is sent along.
    pub fn hidden(name: &str, value: impl ToString) -> Self {
        Self::Hidden { name: name.to_owned(), value: value.to_string() }
    }

    /// A line.
    pub fn line(name: &str, label: String, field: Field) -> Self {
        Self::Line { name: name.to_owned(), label, hint: String::new(), field }
    }

    /// Several lines.
    pub fn area(name: &str, label: String, field: Field) -> Self {
        Self::Area { name: name.to_owned(), label, hint: String::new(), field, rows: 3 }
    }

    /// One of a list.
    pub fn select(name: &str, label: String, choices: Choices) -> Self {
        Self::Select { name: name.to_owned(), label, hint: String::new(), choices }
    }

    /// Several of a list.
    pub fn boxes(name: &str, label: String, choices: Choices) -> Self {
        Self::Boxes { name: name.to_owned(), label, hint: String::new(), choices }
    }

    fn labels(&self) -> Vec<(&str, String)> {
        match self {
            Self::Hidden { .. } => Vec::new(),
            Self::Line { name, label, .. }
            | Self::Area { name, label, .. }
            | Self::Select { name, label, .. }
            | Self::Boxes { name, label, .. }
            | Self::File { name, label, .. } => vec![(name.as_str(), label.clone())],
            Self::Numbers { legend, values } => {
                values.iter().map(|one| (one.name.as_str(), format!("{legend}, {}", one.label))).collect()
            }
        }
    }

    /// With what helps to fill it.
    pub fn with_hint(mut self, words: String) -> Self {
        match &mut self {
            Self::Hidden { .. } | Self::Numbers { .. } => {}
            Self::Line { hint, .. }
            | Self::Area { hint, .. }
            | Self::Select { hint, .. }
            | Self::Boxes { hint, .. }
            | Self::File { hint, .. } => *hint = words,
        }
        self
    }
}

impl SheetPart {
    /// A heading.
    pub fn heading(id: &str, text: String) -> Self {
        Self::Heading { id: id.to_owned(), text }
    }

    /// The fields of a form with what they are called; none of another part.
    fn labels(&self) -> Vec<(&str, String)> {
        let Self::Form { form } = self else { return Vec::new() };
        form.fields.iter().flat_map(FormField::labels).collect()
    }

    /// Words.
    pub fn words(text: impl Into<String>) -> Self {
        Self::Words { text: text.into() }
    }

    /// A table; nothing where it has no row.
    pub fn table(table: Table) -> Option<Self> {
        (!table.rows.is_empty()).then_some(Self::Table { table })
    }
}

/// One field of each kind.
fn sample_fields(texts: &Texts, refused: &str) -> Vec<FormField> {
    let label = || texts.t("plan-title-national");
    let choices = || Choices::of(vec![Choice::new("one", LONG_NAME), Choice::new("two", LONG_NAME)]);
    vec![
        FormField::hidden("revision", 1),
        FormField::line("line", label(), Field::of(LONG_NAME).refused(refused)),
        FormField::area("area", label(), Field::of(LONG_NAME)).with_hint(label()),
        FormField::select("select", label(), choices()),
        FormField::boxes("boxes", label(), choices()),
        FormField::Numbers {
            legend: LONG_NAME.to_owned(),
            values: vec![ShortValue { name: "n".to_owned(), label: label(), field: Field::of("12") }],
        },
        FormField::File { name: "file".to_owned(), label: label(), hint: label(), error: None },
    ]
}

impl Page for Sheet {
    const TEMPLATE: &'static str = "pages/sheet.html";

    fn samples(language: Language) -> Vec<Self> {
        let texts = Texts::get(language);
        let refused = pick(language, REFUSED);
        let label = || texts.t("plan-title-national");
        let fields = sample_fields(texts, refused);
        let form = SheetForm {
            id: "form".to_owned(),
            title: label(),
            text: pick(language, MESSAGE).to_owned(),
            action: "/plans/1".to_owned(),
            fields,
            button: texts.t("save"),
            has_file: true,
            ..SheetForm::default()
        };
        let note = NoteRow { by: LONG_NAME.to_owned(), text: pick(language, MESSAGE).to_owned() };
        let tag = Tag::new(texts.t("plan-draft"), Tone::Quiet);
        let entry = Entry {
            text: LONG_NAME.to_owned(),
            href: "/plans/1".to_owned(),
            tags: vec![tag.clone()],
            detail: LONG_NAME.to_owned(),
        };
        let full = Self {
            back: Some(Link::new(LONG_NAME, "/plans")),
            above: LONG_NAME.to_owned(),
            title: label(),
            tags: vec![tag],
            lead: pick(language, MESSAGE).to_owned(),
            remarks: vec![pick(language, MESSAGE).to_owned()],
            links: vec![Link::new(LONG_NAME, "/plans/1/checks")],
            parts: vec![
                SheetPart::heading("part", label()),
                SheetPart::words(pick(language, MESSAGE)),
                SheetPart::Facts { facts: vec![Fact::new(label(), LONG_NAME)] },
                SheetPart::Table { table: table(language) },
                SheetPart::Links { links: vec![entry.clone(), Entry { href: String::new(), ..entry }] },
                SheetPart::Notes { notes: vec![note] },
                SheetPart::Form {
                    form: SheetForm {
                        has_file: false,
                        is_question: true,
                        is_quiet: true,
                        id: "other".to_owned(),
                        fields: Vec::new(),
                        ..form.clone()
                    },
                },
                SheetPart::Form { form },
            ],
            errors: vec![FieldError::new("line", refused)],
        };
        vec![full, Self { title: label(), ..Self::default() }]
    }
}
