//! Between which ends something lies for a reader who knows what is published: linear programming over everything
//! that would give the same publication.

use good_lp::{Expression, ProblemVariables, Solution, SolverModel, Variable, constraint, microlp, variable};

/// Figures closer than this are the same to the solver.
pub(super) const TOLERANCE: f64 = 1e-6;

/// Numbers a reader does not know, and what is published of them.
#[derive(Clone, Debug, Default)]
pub(super) struct System {
    columns: Vec<(f64, f64)>,
    rows: Vec<Row>,
}

/// A sum of unknown numbers with the ends a published figure leaves it.
#[derive(Clone, Debug)]
struct Row {
    terms: Terms,
    low: f64,
    high: f64,
}

/// Places of unknown numbers, each with its factor.
pub(super) type Terms = Vec<(usize, f64)>;

/// Which end is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    Least,
    Greatest,
}

impl System {
    /// Adds an unknown number between two ends and gives its place.
    pub(super) fn unknown(&mut self, low: f64, high: f64) -> usize {
        self.columns.push((low, high));
        self.columns.len() - 1
    }

    /// A sum of unknown numbers is known to lie between two ends.
    pub(super) fn known(&mut self, terms: Terms, low: f64, high: f64) {
        if !terms.is_empty() {
            self.rows.push(Row { terms, low, high });
        }
    }

    /// One end of a sum of unknown numbers; `None` when the solver finds no numbers that fit what is known.
    pub(super) fn end(&self, target: &Terms, end: End) -> Option<f64> {
        let numbers = self.numbers(target, end)?;
        Some(target.iter().map(|(place, factor)| factor * numbers[*place]).sum())
    }

    /// Numbers that fit what is known and bring a sum of them to one of its ends.
    pub(super) fn numbers(&self, target: &Terms, end: End) -> Option<Vec<f64>> {
        let mut problem = ProblemVariables::new();
        let places: Vec<Variable> = self
            .columns
            .iter()
            .map(|(low, high)| {
                let column = variable().min(*low);
                problem.add(if high.is_finite() { column.max(*high) } else { column })
            })
            .collect();
        let sum = |terms: &Terms| {
            let mut sum = Expression::with_capacity(terms.len());
            terms.iter().for_each(|(place, factor)| sum.add_mul(*factor, places[*place]));
            sum
        };
        let unsolved = match end {
            End::Least => problem.minimise(sum(target)),
            End::Greatest => problem.maximise(sum(target)),
        };
        let mut model = unsolved.using(microlp);
        for row in &self.rows {
            if row.high - row.low < TOLERANCE {
                model.add_constraint(constraint::eq(sum(&row.terms), row.low));
                continue;
            }
            if row.low.is_finite() {
                model.add_constraint(constraint::geq(sum(&row.terms), row.low));
            }
            if row.high.is_finite() {
                model.add_constraint(constraint::leq(sum(&row.terms), row.high));
            }
        }
        let solution = model.solve().ok()?;
        Some(places.iter().map(|place| solution.value(*place)).collect())
    }

    /// Both ends of a sum of unknown numbers.
    pub(super) fn interval(&self, target: &Terms) -> Option<(f64, f64)> {
        Some((self.end(target, End::Least)?, self.end(target, End::Greatest)?))
    }
}

#[cfg(test)]
mod tests {
    use super::System;

    /// A table of two by two with its margins published and its cells withheld.
    #[test]
    fn a_cell_lies_between_the_ends_its_margins_leave() {
        let mut system = System::default();
        for _ in 0..4 {
            system.unknown(0.0, f64::INFINITY);
        }
        for (line, sum) in [([0, 1], 7.0), ([2, 3], 5.0), ([0, 2], 4.0), ([1, 3], 8.0)] {
            system.known(line.map(|place| (place, 1.0)).to_vec(), sum, sum);
        }
        let (low, high) = system.interval(&vec![(0, 1.0)]).unwrap();
        assert!(low.abs() < 1e-9 && (high - 4.0).abs() < 1e-9, "{low} {high}");
        system.known(vec![(3, 1.0)], 5.0, 5.0);
        let (low, high) = system.interval(&vec![(0, 1.0)]).unwrap();
        assert!((low - 4.0).abs() < 1e-9 && (high - 4.0).abs() < 1e-9, "{low} {high}");
        system.known(vec![(0, 1.0)], 1.0, 2.0);
        assert_eq!(system.interval(&vec![(0, 1.0)]), None, "nothing fits");
    }
}
