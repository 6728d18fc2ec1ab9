//! Numbers of blocks, rows and activities as a plan prints them: `5.3`, `5.3.2`, `5.3.2.1`.

use std::fmt;

/// A number of numbers with points between.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(Vec<u32>);

/// Parts a code has at most; the form has four.
const MOST_PARTS: usize = 6;

impl Code {
    /// A code as people print it: spaces around it and a point at its end do not matter.
    pub fn parse(printed: &str) -> Option<Self> {
        let plain = printed.trim().trim_end_matches('.');
        let parts: Option<Vec<u32>> = plain.split('.').map(|part| part.trim().parse().ok()).collect();
        parts.filter(|parts| parts.len() <= MOST_PARTS).map(Self)
    }

    /// The number a cell begins with, and its other words: `5.1. Prevention`.
    pub fn split(cell: &str) -> (&str, &str) {
        let is_of_number = |letter: char| letter.is_ascii_digit() || letter == '.';
        let end = cell.find(|letter: char| !is_of_number(letter)).unwrap_or(cell.len());
        let (number, words) = cell.split_at(end);
        let is_apart = words.is_empty() || words.starts_with(char::is_whitespace);
        if is_apart && Self::parse(number).is_some() {
            (number.trim_end_matches('.'), words.trim())
        } else {
            ("", cell.trim())
        }
    }

    /// How many parts it has.
    pub fn depth(&self) -> usize {
        self.0.len()
    }

    /// A code of one part.
    pub fn chapter(number: u32) -> Self {
        Self(vec![number])
    }

    /// The code of the `number`th part of what this code names, counted from 1.
    pub fn child(&self, number: usize) -> Self {
        let number = u32::try_from(number).unwrap_or(u32::MAX);
        Self(self.0.iter().copied().chain([number]).collect())
    }

    /// The code of what this one is a part of.
    pub fn parent(&self) -> Option<Self> {
        let (_, rest) = self.0.split_last()?;
        (!rest.is_empty()).then(|| Self(rest.to_vec()))
    }

    /// True for the number of a chapter, or of a block that is one.
    pub fn is_of_one(&self) -> bool {
        self.0.len() == 1
    }

    /// Its first part.
    pub fn first(&self) -> u32 {
        self.0[0]
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts: Vec<String> = self.0.iter().map(ToString::to_string).collect();
        f.write_str(&parts.join("."))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_as_it_is_printed() {
        let code = Code::parse(" 5.3.2. ").unwrap();
        assert_eq!(code.to_string(), "5.3.2");
        assert_eq!(code.child(1), Code::parse("5.3.2.1").unwrap());
        assert_eq!(code.parent(), Code::parse("5.3"));
        assert_eq!(Code::chapter(5).parent(), None);
        assert_eq!(Code::split("5.1. Prevention"), ("5.1", "Prevention"));
        assert_eq!((Code::split("5.1"), Code::split("Prevention")), (("5.1", ""), ("", "Prevention")));
        assert_eq!(Code::split("2027-ci il"), ("", "2027-ci il"));
        for wrong in ["", ".", "5..1", "5.a", "-1", "5 3", "1.2.3.4.5.6.7"] {
            assert_eq!(Code::parse(wrong), None, "{wrong}");
        }
    }
}
