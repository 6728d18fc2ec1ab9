//! The text of a file and the lines in it.

use crate::questionnaire::Problem;

/// Where the lines of a text end. The reader's own count is behind after empty lines and `\r\n`.
#[derive(Debug)]
pub struct Lines<'a> {
    text: &'a str,
    ends: Vec<usize>,
}

impl<'a> Lines<'a> {
    /// The lines of a text.
    #[must_use]
    pub fn of(text: &'a str) -> Self {
        Self { text, ends: text.match_indices('\n').map(|(place, _)| place).collect() }
    }

    /// The line of the row that begins at a position or after the line ends that follow it.
    #[must_use]
    pub fn at(&self, position: Option<&csv::Position>) -> u64 {
        let Some(start) = position.and_then(|position| usize::try_from(position.byte()).ok()) else {
            return 0;
        };
        let is_line_end = |byte: &u8| matches!(byte, b'\r' | b'\n');
        let skipped = self.text.as_bytes()[start..].iter().take_while(|byte| is_line_end(byte)).count();
        self.ends.partition_point(|end| *end < start + skipped) as u64 + 1
    }
}

/// The text of a file; a byte order mark is dropped.
///
/// # Errors
/// When the bytes are not UTF-8, or end inside quotes.
pub fn as_text<'a>(file: &str, bytes: &'a [u8]) -> Result<&'a str, Problem> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let line = bytes[..error.valid_up_to()].iter().filter(|byte| **byte == b'\n').count() as u64 + 1;
        Problem::new(file, line, "the file is not UTF-8; save it as \"CSV UTF-8\" and try again")
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.matches('"').count() % 2 == 1 {
        let line = text.lines().count() as u64;
        return Err(Problem::new(file, line, "the file ends inside quotes; it is cut short"));
    }
    Ok(text)
}
