//! Days and periods as plans print them: a year, or a day.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// When something begins or ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum When {
    /// Some time in a year.
    Year(i32),
    /// On a day.
    Day(NaiveDate),
}

/// Years a plan may speak of. Others are slips of the pen.
const YEARS: std::ops::RangeInclusive<i32> = 1990..=2100;

/// Years no plan is longer than. More are slips of the pen as well.
const LONGEST: i32 = 30;

/// A day as people write it: `2027-03-01`, `01.03.2027`, `01/03/2027`.
pub fn typed_day(typed: &str) -> Option<NaiveDate> {
    let formats = ["%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y"];
    formats.iter().find_map(|format| NaiveDate::parse_from_str(typed, format).ok())
}

impl When {
    /// As people write it: `2027`, `2027-03-01`, `01.03.2027`.
    pub fn parse(typed: &str) -> Option<Self> {
        let plain = bare(typed);
        let year = || plain.parse().ok().filter(|_| plain.len() == 4);
        let when = year().map(Self::Year).or_else(|| typed_day(plain).map(Self::Day))?;
        YEARS.contains(&when.year()).then_some(when)
    }

    /// Its year.
    pub fn year(self) -> i32 {
        match self {
            Self::Year(year) => year,
            Self::Day(day) => day.year(),
        }
    }

    /// The first day it may be.
    pub fn earliest(self) -> NaiveDate {
        match self {
            Self::Year(year) => day(year, 1, 1),
            Self::Day(day) => day,
        }
    }

    /// The last day it may be.
    pub fn latest(self) -> NaiveDate {
        match self {
            Self::Year(year) => day(year, 12, 31),
            Self::Day(day) => day,
        }
    }
}

impl std::fmt::Display for When {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year}"),
            Self::Day(day) => write!(f, "{day}"),
        }
    }
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

/// Without the words after a year: `2020-ci il`, `2020–2022-ci illər ərzində`, `2020 г.`.
fn bare(typed: &str) -> &str {
    let is_word = |letter: char| letter.is_alphabetic() || letter.is_whitespace() || "-–.".contains(letter);
    typed.trim().trim_end_matches(is_word)
}

/// Makes types that are stored as they are printed, and read as people write them.
macro_rules! stored_as_printed {
    ($($name:ident),+) => {$(
        impl From<$name> for String {
            fn from(one: $name) -> Self {
                one.to_string()
            }
        }

        impl TryFrom<String> for $name {
            type Error = String;

            fn try_from(stored: String) -> Result<Self, String> {
                Self::parse(&stored).ok_or(stored)
            }
        }
    )+};
}

stored_as_printed!(When, Period);

/// The years of a plan, first and last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Period {
    /// The first year.
    pub first: i32,
    /// The last year, not before the first.
    pub last: i32,
}

impl Period {
    /// `2027-2030`, or one year.
    pub fn parse(typed: &str) -> Option<Self> {
        let typed = bare(typed);
        let (first, last) = typed.split_once(['-', '–', '—']).unwrap_or((typed, typed));
        let year = |part: &str| part.trim().parse().ok().filter(|year| YEARS.contains(year));
        let period = Self { first: year(first)?, last: year(last)? };
        (period.first <= period.last && period.last - period.first < LONGEST).then_some(period)
    }

    /// True when the plan is in force then.
    pub fn contains(self, when: When) -> bool {
        (self.first..=self.last).contains(&when.year())
    }
}

impl std::fmt::Display for Period {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.first == self.last {
            write!(f, "{}", self.first)
        } else {
            write!(f, "{}-{}", self.first, self.last)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_years_are_read_as_people_write_them() {
        assert_eq!(When::parse(" 2027 "), Some(When::Year(2027)));
        let day = When::Day(day(2027, 3, 1));
        for typed in ["2027-03-01", "01.03.2027", "01/03/2027"] {
            assert_eq!(When::parse(typed), Some(day), "{typed}");
        }
        for typed in ["2027-ci il", "2027-ci ildə", "2027 г."] {
            assert_eq!(When::parse(typed), Some(When::Year(2027)), "{typed}");
        }
        assert_eq!(Period::parse("2027–2028-ci illər ərzində"), Some(Period { first: 2027, last: 2028 }));
        for wrong in ["", "soon", "202", "20270", "1325", "2027-13-01", "2027-2028"] {
            assert_eq!(When::parse(wrong), None, "{wrong}");
        }
        assert_eq!(When::Year(2027).latest(), self::day(2027, 12, 31));
    }

    #[test]
    fn a_period_is_one_year_or_two() {
        assert_eq!(Period::parse("2027-2030"), Some(Period { first: 2027, last: 2030 }));
        assert_eq!(Period::parse("2027").unwrap().to_string(), "2027");
        assert_eq!((Period::parse("2030-2027"), Period::parse("later")), (None, None));
    }
}
