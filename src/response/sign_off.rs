//! Signing a response: who signs for the institution, and on what order.
//!
//! A signature is a name and a post backed by an internal order, as offices sign papers. [`TypedSignOff::read`] is
//! the only maker of a [`SignOff`], beside reading one back from a [`Receipt`](super::Receipt).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Characters in one line of a signature.
pub const LONGEST_SIGN_OFF_LINE: usize = 300;

/// Who signs, and on what order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignOff {
    name: String,
    post: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    delegated_by: Option<String>,
    order_number: String,
    order_date: NaiveDate,
}

impl SignOff {
    /// The name of who signs.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The post of who signs.
    pub fn post(&self) -> &str {
        &self.post
    }

    /// For a delegate, what the right to sign for the head rests on; `None` for the head.
    pub fn delegated_by(&self) -> Option<&str> {
        self.delegated_by.as_deref()
    }

    /// The number of the internal order.
    pub fn order_number(&self) -> &str {
        &self.order_number
    }

    /// The day of the internal order.
    pub const fn order_date(&self) -> NaiveDate {
        self.order_date
    }
}

/// The word for the head of the institution in forms.
pub const SIGNS_AS_HEAD: &str = "head";
/// The word for a delegate in forms.
pub const SIGNS_AS_DELEGATE: &str = "delegate";

/// A signature as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedSignOff {
    /// [`SIGNS_AS_HEAD`] or [`SIGNS_AS_DELEGATE`].
    pub signs_as: String,
    /// The name.
    pub name: String,
    /// The post.
    pub post: String,
    /// The basis of the delegation; nothing is read of it when the head signs.
    pub delegated_by: String,
    /// The number of the order.
    pub order_number: String,
    /// The day of the order, as `2026-11-22`.
    pub order_date: String,
    /// Whether the statement was confirmed.
    pub is_confirmed: bool,
}

/// A field of the form, from top to bottom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SignOffField {
    /// Head or delegate.
    SignsAs,
    /// The name.
    Name,
    /// The post.
    Post,
    /// The basis of the delegation.
    DelegatedBy,
    /// The number of the order.
    OrderNumber,
    /// The day of the order.
    OrderDate,
    /// The statement.
    Confirmed,
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignOffProblem {
    /// Nothing was chosen, or something there is not to choose.
    Choose,
    /// Nothing was typed.
    Missing,
    /// More was typed than a line holds.
    TooLong,
    /// It is no day.
    NotADay,
    /// The day has not come yet.
    InFuture,
    /// The box was not ticked.
    NotConfirmed,
}

impl TypedSignOff {
    /// The signature, or everything that is wrong with it, from top to bottom.
    ///
    /// # Errors
    /// Every problem with its field.
    pub fn read(&self, today: NaiveDate) -> Result<SignOff, Vec<(SignOffField, SignOffProblem)>> {
        let problems = self.problems(today);
        if !problems.is_empty() {
            return Err(problems);
        }
        Ok(SignOff {
            name: plain(&self.name),
            post: plain(&self.post),
            delegated_by: self.is_delegate().then(|| plain(&self.delegated_by)),
            order_number: plain(&self.order_number),
            order_date: day(&self.order_date).unwrap_or_default(),
        })
    }

    fn is_delegate(&self) -> bool {
        self.signs_as == SIGNS_AS_DELEGATE
    }

    fn problems(&self, today: NaiveDate) -> Vec<(SignOffField, SignOffProblem)> {
        use SignOffField as Field;
        let is_known = [SIGNS_AS_HEAD, SIGNS_AS_DELEGATE].contains(&self.signs_as.as_str());
        let basis = self.is_delegate().then(|| line(&self.delegated_by)).flatten();
        let found = [
            (Field::SignsAs, (!is_known).then_some(SignOffProblem::Choose)),
            (Field::Name, line(&self.name)),
            (Field::Post, line(&self.post)),
            (Field::DelegatedBy, basis),
            (Field::OrderNumber, line(&self.order_number)),
            (Field::OrderDate, past_day(&self.order_date, today)),
            (Field::Confirmed, (!self.is_confirmed).then_some(SignOffProblem::NotConfirmed)),
        ];
        found.into_iter().filter_map(|(field, problem)| Some((field, problem?))).collect()
    }
}

/// The words with single spaces and without what a line cannot hold.
fn plain(typed: &str) -> String {
    let words = typed.split(|letter: char| letter.is_whitespace() || letter.is_control());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn line(typed: &str) -> Option<SignOffProblem> {
    match plain(typed).chars().count() {
        0 => Some(SignOffProblem::Missing),
        1..=LONGEST_SIGN_OFF_LINE => None,
        _ => Some(SignOffProblem::TooLong),
    }
}

fn day(typed: &str) -> Option<NaiveDate> {
    let typed = typed.trim();
    // Chrono takes years of any length and a sign before them; an order has neither.
    let is_day = typed.len() == 10 && typed.starts_with(|first: char| first.is_ascii_digit());
    typed.parse().ok().filter(|_| is_day)
}

fn past_day(typed: &str, today: NaiveDate) -> Option<SignOffProblem> {
    match day(typed) {
        None if typed.trim().is_empty() => Some(SignOffProblem::Missing),
        None => Some(SignOffProblem::NotADay),
        Some(day) if day > today => Some(SignOffProblem::InFuture),
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day")
    }

    fn typed() -> TypedSignOff {
        TypedSignOff {
            signs_as: SIGNS_AS_HEAD.to_owned(),
            name: " Aysel\u{a0} Rəhimova ".to_owned(),
            post: "Nazir".to_owned(),
            delegated_by: String::new(),
            order_number: "№ 14-К".to_owned(),
            order_date: "2026-11-22".to_owned(),
            is_confirmed: true,
        }
    }

    #[test]
    fn the_head_signs_without_a_delegation() {
        let left_over = TypedSignOff { delegated_by: "Etibarnamə".to_owned(), ..typed() };
        let read = left_over.read(today()).expect("it is whole");
        assert_eq!((read.name(), read.delegated_by()), ("Aysel Rəhimova", None));
    }

    #[test]
    fn a_delegate_says_what_the_delegation_rests_on() {
        let delegate = TypedSignOff { signs_as: SIGNS_AS_DELEGATE.to_owned(), ..typed() };
        let missing = vec![(SignOffField::DelegatedBy, SignOffProblem::Missing)];
        assert_eq!(delegate.read(today()), Err(missing));
        let delegate = TypedSignOff { delegated_by: "Etibarnamə № 3".to_owned(), ..delegate };
        assert_eq!(delegate.read(today()).expect("whole").delegated_by(), Some("Etibarnamə № 3"));
    }

    #[test]
    fn every_problem_is_named_at_once_from_top_to_bottom() {
        let found = TypedSignOff::default().read(today()).expect_err("it is empty");
        let fields: Vec<SignOffField> = found.iter().map(|(field, _)| *field).collect();
        assert!(fields.is_sorted());
        assert_eq!(found.len(), 6, "{found:?}");
    }

    #[test]
    fn an_order_is_dated_today_at_the_latest() {
        let check = |date: &str, expected| {
            let read = TypedSignOff { order_date: date.to_owned(), ..typed() }.read(today());
            assert_eq!(read.err().map(|found| found[0].1), expected, "{date}");
        };
        check("2026-11-22", None);
        check("1999-02-28", None);
        check("2026-11-23", Some(SignOffProblem::InFuture));
        check("2026-02-30", Some(SignOffProblem::NotADay));
        check("22.11.2026", Some(SignOffProblem::NotADay));
        check("+12026-11-22", Some(SignOffProblem::NotADay));
        check(" ", Some(SignOffProblem::Missing));
    }

    #[test]
    fn a_line_holds_three_hundred_letters_of_any_script() {
        let name = |letters| TypedSignOff { name: "Ə".repeat(letters), ..typed() }.read(today());
        assert!(name(LONGEST_SIGN_OFF_LINE).is_ok());
        let long = vec![(SignOffField::Name, SignOffProblem::TooLong)];
        assert_eq!(name(LONGEST_SIGN_OFF_LINE + 1), Err(long));
    }
}
