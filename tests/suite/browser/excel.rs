//! A workbook edited as a spreadsheet does it: a few cells are other, everything else stays what it was.

use std::fs;
use std::io::{Cursor, Read as _, Write as _};
use std::path::{Path, PathBuf};

use calamine::{Data, Reader as _, Xlsx};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// The part with the answers: the second sheet.
const ANSWERS: &str = "xl/worksheets/sheet2.xml";

/// A workbook on the disk of whoever fills it in.
pub struct Book {
    path: PathBuf,
    bytes: Vec<u8>,
    answers: String,
}

impl Book {
    /// Opens it.
    pub fn open(path: &Path) -> Self {
        let bytes = fs::read(path).expect("a file");
        let mut answers = String::new();
        let mut archive = ZipArchive::new(Cursor::new(&bytes)).expect("an archive");
        archive.by_name(ANSWERS).expect("the answers").read_to_string(&mut answers).expect("text");
        Self { path: path.to_owned(), bytes, answers }
    }

    /// Types words into the cell of a question.
    pub fn type_in(&mut self, question: &str, column: &str, words: &str) {
        let words = words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        let content = format!("<is><t xml:space=\"preserve\">{words}</t></is>");
        self.put(question, column, " t=\"inlineStr\"", &content);
    }

    /// Types a number as the answer of a question.
    pub fn type_number(&mut self, question: &str, number: &str) {
        self.put(question, "answer", "", &format!("<v>{number}</v>"));
    }

    /// Saves it beside the other, under a name with letters of its own; gives the place.
    pub fn save(&self) -> PathBuf {
        let mut archive = ZipArchive::new(Cursor::new(&self.bytes)).expect("an archive");
        let mut out = ZipWriter::new(Cursor::new(Vec::new()));
        for place in 0..archive.len() {
            let part = archive.by_index_raw(place).expect("a part");
            if part.name().is_ok_and(|name| name == ANSWERS) {
                out.start_file(ANSWERS, SimpleFileOptions::default()).expect("a part");
                out.write_all(self.answers.as_bytes()).expect("written");
            } else {
                out.raw_copy_file(part).expect("copied");
            }
        }
        let path = self.path.with_file_name("Cavablar – son variant ə.xlsx");
        fs::write(&path, out.finish().expect("an archive").into_inner()).expect("written");
        path
    }

    /// Fills an empty cell; its look and its rules stay.
    fn put(&mut self, question: &str, column: &str, kind: &str, content: &str) {
        let name = self.cell(question, column);
        let start = self.answers.find(&format!("<c r=\"{name}\"")).expect("the cell");
        let end = start + self.answers[start..].find("/>").expect("an empty cell");
        let head = &self.answers[start..end];
        assert!(!head.contains('>'), "{name} is not empty: {head}");
        let filled = format!("{head}{kind}>{content}</c>");
        self.answers.replace_range(start..end + 2, &filled);
    }

    /// The name of a cell, by the codes in the hidden row and columns.
    fn cell(&self, question: &str, column: &str) -> String {
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(&self.bytes)).expect("a workbook");
        let sheet = book.sheet_names()[1].clone();
        let cells = book.worksheet_range(&sheet).expect("the answers");
        let text = |row: u32, column: u32| cells.get_value((row, column)).map(Data::to_string);
        let (last, _) = cells.end().expect("cells");
        let row = (0..=last).find(|row| text(*row, 0).is_some_and(|code| code == question));
        let head = format!("bhr:{column}");
        let place = (0..26_u8).find(|place| text(0, u32::from(*place)).is_some_and(|code| code == head));
        let letter = char::from(b'A' + place.expect("a column"));
        format!("{letter}{}", row.expect("a row") + 1)
    }
}
