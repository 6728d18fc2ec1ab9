//! Letters, their widths, and the breaking of text into lines. Widths are millimetres, sizes points.

use genpdf::fonts::FontCache;
use genpdf::style::Style;

use super::page::Page;
use crate::chart::Colour;
use crate::report::document::{Align, Emphasis, Text};

/// Kind of letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Face {
    Regular,
    Bold,
    Italic,
}

/// How words look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Look {
    pub face: Face,
    /// Points.
    pub size: u8,
    pub colour: Colour,
}

impl Look {
    pub const fn new(face: Face, size: u8, colour: Colour) -> Self {
        Self { face, size, colour }
    }

    fn emphasised(self, emphasis: Emphasis) -> Self {
        match emphasis {
            Emphasis::None => self,
            Emphasis::Strong => Self { face: Face::Bold, ..self },
            Emphasis::Slanted => Self { face: Face::Italic, ..self },
        }
    }

    /// Distance between the baselines of two lines, in millimetres.
    pub fn leading(self) -> f32 {
        // Large letters need less air between lines.
        let factor = if self.size > 13 { 1.22 } else { 1.38 };
        f32::from(self.size) * factor * MM_PER_POINT
    }

    /// From the upper edge of a line to its baseline, in millimetres.
    pub fn rise(self) -> f32 {
        (self.leading() + f32::from(self.size) * 0.72 * MM_PER_POINT) / 2.0
    }
}

/// Millimetres in a point.
pub(super) const MM_PER_POINT: f32 = 25.4 / 72.0;

/// The look in the library's terms, without its colour.
pub(super) fn style(look: Look) -> Style {
    let style = Style::new().with_font_size(look.size);
    match look.face {
        Face::Regular => style,
        Face::Bold => style.bold(),
        Face::Italic => style.italic(),
    }
}

/// Words of one look within a line.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Run {
    pub x: f32,
    pub look: Look,
    pub words: String,
}

/// A line of text; runs count from its left end.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Line {
    pub runs: Vec<Run>,
    pub width: f32,
}

impl Line {
    /// Draws the line into a box of `room` millimetres.
    pub fn draw(&self, page: &mut Page, x: f32, baseline: f32, room: f32, align: Align) {
        let start = match align {
            Align::Left => x,
            Align::Centre => x + (room - self.width) / 2.0,
            Align::Right => x + room - self.width,
        };
        for run in &self.runs {
            page.words(start + run.x, baseline, run.look, &run.words);
        }
    }
}

/// Measures letters and breaks lines.
pub(super) struct Typesetter<'a> {
    fonts: &'a FontCache,
}

/// Letters between two spaces, cut where the look changes.
#[derive(Default)]
struct Word {
    pieces: Vec<(Look, String)>,
    begins_line: bool,
}

impl<'a> Typesetter<'a> {
    pub fn new(fonts: &'a FontCache) -> Self {
        Self { fonts }
    }

    /// Width of words in one look.
    pub fn width(&self, words: &str, look: Look) -> f32 {
        style(look).str_width(self.fonts, words).into()
    }

    /// Width of the longest word of a text, which a line must hold for the word to stay whole.
    pub fn longest_word(&self, text: &Text, look: Look) -> f32 {
        let width = |word: Word| word.pieces.iter().map(|(look, letters)| self.width(letters, *look)).sum();
        words(text, look).into_iter().map(width).fold(0.0, f32::max)
    }

    /// Breaks plain words into lines.
    pub fn break_words(&self, words: &str, look: Look, room: f32) -> Vec<Line> {
        self.break_text(&Text::from(words), look, room)
    }

    /// Breaks text into lines no wider than `room`; there is at least one, if an empty one.
    pub fn break_text(&self, text: &Text, look: Look, room: f32) -> Vec<Line> {
        let mut lines = vec![Line::default()];
        for word in words(text, look) {
            self.add(&mut lines, word, room);
        }
        lines
    }

    fn add(&self, lines: &mut Vec<Line>, word: Word, room: f32) {
        let width: f32 = word.pieces.iter().map(|(look, letters)| self.width(letters, *look)).sum();
        let line = lines.last().expect("there is always a line");
        let is_first = line.runs.is_empty();
        let space = line.runs.last().map_or(0.0, |run| self.width(" ", run.look));
        if word.begins_line || (!is_first && line.width + space + width > room) {
            lines.push(Line::default());
        } else if !is_first {
            self.append(lines, " ", None);
        }
        for (look, letters) in word.pieces {
            if width <= room {
                self.append(lines, &letters, Some(look));
            } else {
                self.append_broken(lines, &letters, look, room);
            }
        }
    }

    /// Adds letters to the last line; without a look, in that of the letters before.
    fn append(&self, lines: &mut [Line], letters: &str, look: Option<Look>) {
        let line = lines.last_mut().expect("there is always a line");
        let Some(look) = look.or(line.runs.last().map(|run| run.look)) else { return };
        match line.runs.last_mut() {
            Some(run) if run.look == look => run.words.push_str(letters),
            Some(_) | None => line.runs.push(Run { x: line.width, look, words: letters.to_owned() }),
        }
        line.width += self.width(letters, look);
    }

    /// Adds a word wider than a line, broken wherever the line ends.
    fn append_broken(&self, lines: &mut Vec<Line>, letters: &str, look: Look, room: f32) {
        for letter in letters.chars() {
            let letter = letter.to_string();
            let line = lines.last().expect("there is always a line");
            if !line.runs.is_empty() && line.width + self.width(&letter, look) > room {
                lines.push(Line::default());
            }
            self.append(lines, &letter, Some(look));
        }
    }
}

/// Cuts text at spaces and line feeds; a space that must not break stays inside its word.
fn words(text: &Text, look: Look) -> Vec<Word> {
    let mut words = Vec::new();
    let mut word = Word::default();
    for span in &text.0 {
        let look = look.emphasised(span.emphasis);
        for letter in span.words.chars() {
            match letter {
                ' ' | '\t' | '\n' | '\r' => {
                    let begins_line = letter == '\n' || (word.pieces.is_empty() && word.begins_line);
                    let done = std::mem::replace(&mut word, Word { begins_line, ..Word::default() });
                    if !done.pieces.is_empty() {
                        words.push(done);
                    }
                }
                letter => push_letter(&mut word, look, letter),
            }
        }
    }
    if !word.pieces.is_empty() {
        words.push(word);
    }
    words
}

fn push_letter(word: &mut Word, look: Look, letter: char) {
    match word.pieces.last_mut() {
        Some((last, letters)) if *last == look => letters.push(letter),
        Some(_) | None => word.pieces.push((look, letter.to_string())),
    }
}
