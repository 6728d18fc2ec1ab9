//! The cells of a line.

use std::str::FromStr as _;

use rust_decimal::Decimal;

use super::Reader;
use crate::action_plan::codes::Code;
use crate::action_plan::period::{Period, When};
use crate::action_plan::plan::{Activity, Kind};
use crate::action_plan::{list, shortened};
use crate::questionnaire::Problem;
use crate::table::Row;

impl Reader<'_> {
    pub(super) fn cell<'r>(&self, row: &'r Row, column: &str) -> &'r str {
        self.table.column(column).map_or("", |place| row.cells[place].as_str())
    }

    pub(super) fn wrong(&mut self, row: &Row, message: String) {
        self.problems.push(Problem::new(self.file, row.line, message));
    }

    /// What a line says of an activity; its title is for the reader to judge.
    pub(super) fn read(&mut self, row: &Row) -> Activity {
        let text = |reader: &Self, column: &str| reader.cell(row, column).to_owned();
        let (start, end) = self.times(row);
        // A cell may hold the number and what is done: `5.1.1.1. Train judges`.
        let (number, words) = Code::split(self.cell(row, "activity"));
        let is_number = !number.is_empty() || words.chars().count() <= LONGEST_NUMBER;
        let (printed, behind) = match number {
            "" if is_number => (words.to_owned(), ""),
            number => (number.to_owned(), words),
        };
        let said = [behind, self.cell(row, "text")];
        let said: Vec<&str> = said.into_iter().filter(|part| !part.is_empty()).collect();
        let said = said.join(" ");
        let (tasked, also_recommended) = self.bodies.names(self.cell(row, "tasked"));
        let (recommended, after_the_word) = self.bodies.names(self.cell(row, "recommended"));
        Activity {
            id: String::new(),
            line: row.line,
            printed,
            title: String::new(),
            text: said,
            kind: self.kind(row),
            indicators: list(self.cell(row, "indicators")),
            outcomes: list(self.cell(row, "outcomes")),
            groups: list(self.cell(row, "groups")),
            tasked,
            lead: text(self, "lead"),
            recommended: [also_recommended, recommended, after_the_word].concat(),
            partners: list(self.cell(row, "partners")),
            start,
            end,
            principles: self.numbers(row, "principles", 31),
            sdgs: self.numbers(row, "sdgs", 17),
            after: list(&self.cell(row, "after").replace(',', ";")),
            findings: list(&self.cell(row, "findings").replace(',', ";")),
            cost: self.cost(row),
            cost_source: text(self, "cost_source"),
            baseline: text(self, "baseline"),
            target: text(self, "target"),
            verification: text(self, "verification"),
            status: None,
        }
    }

    /// Beginning and end; `2020-2022` in the first is both.
    fn times(&mut self, row: &Row) -> (Option<When>, Option<When>) {
        let end = self.when(row, "end");
        let both =
            Period::parse(self.cell(row, "start")).filter(|_| When::parse(self.cell(row, "start")).is_none());
        match both {
            Some(years) if end.is_none_or(|end| end.year() == years.last) => {
                (Some(When::Year(years.first)), end.or(Some(When::Year(years.last))))
            }
            _ => (self.when(row, "start"), end),
        }
    }

    fn when(&mut self, row: &Row, column: &str) -> Option<When> {
        let typed = self.cell(row, column);
        let when = When::parse(typed);
        if when.is_none() && !typed.is_empty() {
            let named = [("typed", shortened(typed, 40).into()), ("column", column.into())];
            self.wrong(row, self.language.t_with("plan-file-no-day", &named));
        }
        when
    }

    fn kind(&mut self, row: &Row) -> Option<Kind> {
        let typed = self.cell(row, "kind");
        let kind = Kind::from_code(typed);
        if kind.is_none() && !typed.is_empty() {
            let known = Kind::ALL.map(Kind::code).join(", ");
            let named = [("typed", shortened(typed, 40).into()), ("known", known.into())];
            self.wrong(row, self.language.t_with("plan-file-no-kind", &named));
        }
        kind
    }

    /// Numbers of principles or goals, 1 to `last`.
    fn numbers(&mut self, row: &Row, column: &str, last: u8) -> Vec<u8> {
        let mut found = Vec::new();
        for part in list(&self.cell(row, column).replace(',', ";")) {
            match part.parse().ok().filter(|number| (1..=last).contains(number)) {
                Some(number) => found.push(number),
                None => {
                    let named =
                        [("typed", part.into()), ("column", column.into()), ("last", u32::from(last).into())];
                    self.wrong(row, self.language.t_with("plan-file-no-number", &named));
                }
            }
        }
        found
    }

    fn cost(&mut self, row: &Row) -> Option<(Decimal, Decimal)> {
        let low = self.amount(row, "cost_low");
        let high = self.amount(row, "cost_high");
        let (low, high) = (low.or(high)?, high.or(low)?);
        if low > high {
            let named = [("low", low.to_string().into()), ("high", high.to_string().into())];
            self.wrong(row, self.language.t_with("plan-file-costs", &named));
        }
        Some((low, high))
    }

    fn amount(&mut self, row: &Row, column: &str) -> Option<Decimal> {
        let typed = self.cell(row, column);
        let amount = amount(typed);
        if amount.is_none() && !typed.is_empty() {
            let named = [("typed", shortened(typed, 40).into()), ("column", column.into())];
            self.wrong(row, self.language.t_with("plan-file-no-amount", &named));
        }
        amount
    }
}

/// Letters of a number that cannot be read at most; more are words.
const LONGEST_NUMBER: usize = 20;

/// An amount of money: spaces between thousands, one or two places after point or comma. `25,000` may mean two things
/// and is none.
pub fn amount(typed: &str) -> Option<Decimal> {
    let plain: String = typed.chars().filter(|letter| !letter.is_whitespace()).collect();
    let plain = plain.replace(',', ".");
    let places = plain.split_once('.').map_or(0, |(_, places)| places.len());
    let amount = Decimal::from_str(&plain).ok().filter(|amount| !amount.is_sign_negative());
    amount.filter(|_| places <= 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_that_may_mean_two_things_is_none() {
        assert_eq!(amount("25 000,5"), Some(Decimal::new(250_005, 1)));
        assert_eq!(amount("25000.50"), Some(Decimal::new(2_500_050, 2)));
        for wrong in ["25,000", "25.000", "1.000.000", "-1", "much", ""] {
            assert_eq!(amount(wrong), None, "{wrong}");
        }
    }
}
