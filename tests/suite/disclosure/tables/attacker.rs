//! Populations that look random, and somebody who works out what published tables say of them.

use bhr_baseline::disclosure::PROTECTION_OF_MEANS;
use bhr_baseline::disclosure::tables::{CellOut, Disclosed, FiguresOut};
use good_lp::{Expression, ProblemVariables, Solution, SolverModel, Variable, constraint, microlp, variable};
use rust_decimal::Decimal;

/// A record as the test knows it: country, industry, ownership, value.
pub(super) type Known = ([usize; 3], u32);

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }

    /// Small numbers are common, as countries with few companies are.
    fn skewed(&mut self, most: u64) -> usize {
        (self.below(most) * self.below(most) / most) as usize
    }
}

pub(super) fn population(seed: u64, count: usize) -> Vec<Known> {
    let mut dice = Dice(seed);
    let value = |dice: &mut Dice| (dice.below(100) * dice.below(100) / 100) as u32;
    (0..count).map(|_| ([dice.skewed(9), dice.skewed(7), dice.skewed(3)], value(&mut dice))).collect()
}

pub(super) fn csv_of(population: &[Known]) -> String {
    let mut text = "country,industry,ownership,score\n".to_owned();
    for ([country, industry, ownership], value) in population {
        text += &format!("c{country},i{industry},o{ownership},{value}\n");
    }
    text
}

/// The records a published cell is made of, by its names.
pub(super) fn members(population: &[Known], dimensions: &[String], cell: &CellOut) -> Vec<usize> {
    let names = ["country", "industry", "ownership"];
    let is_in = |(_, (keys, _)): &(usize, &Known)| {
        dimensions.iter().zip(&cell.keys).all(|(dimension, key)| {
            let place = names.iter().position(|name| name == dimension).unwrap();
            key[1..] == keys[place].to_string()
        })
    };
    population.iter().enumerate().filter(is_in).map(|(place, _)| place).collect()
}

pub(super) fn band(value: u32) -> usize {
    (value / 25).min(3) as usize
}

/// A published cell: the finest cells it holds, its bands, and between what its sum lies.
type Published = (Vec<usize>, [f64; 4], (f64, f64));

/// What somebody works out: an unknown number of records by band and a sum for every cell of all dimensions.
pub(super) struct Attacker<'a> {
    population: &'a [Known],
    disclosed: &'a Disclosed,
    /// Records by cell of all dimensions.
    cells: Vec<Vec<usize>>,
    /// Groups of cells with the counts by band and the ends of the sum.
    known: Vec<Published>,
}

impl<'a> Attacker<'a> {
    pub(super) fn of(population: &'a [Known], disclosed: &'a Disclosed) -> Self {
        let mut keys: Vec<[usize; 3]> = population.iter().map(|(keys, _)| *keys).collect();
        keys.sort_unstable();
        keys.dedup();
        let of = |wanted: &[usize; 3]| {
            (0..population.len()).filter(|place| population[*place].0 == *wanted).collect::<Vec<_>>()
        };
        let cells: Vec<Vec<usize>> = keys.iter().map(of).collect();
        let mut known = Vec::new();
        for table in &disclosed.tables {
            for cell in &table.cells {
                let Ok(FiguresOut { mean, step, bands }) = &cell.figures else { continue };
                let members = members(population, &table.dimensions, cell);
                let held = (0..cells.len()).filter(|place| members.contains(&cells[*place][0])).collect();
                let number = |decimal: &Decimal| f64::try_from(*decimal).unwrap();
                let count = members.len() as f64;
                let (mean, half) = (number(mean) * count, number(step) * count / 2.0);
                let bands = std::array::from_fn(|band| f64::from(bands[band]));
                known.push((held, bands, (mean - half, mean + half)));
            }
        }
        Self { population, disclosed, cells, known }
    }

    /// The ends of a number: records of some cells in a band, or the sum of their values where no band is named.
    fn ends(&self, cells: &[usize], band: Option<usize>) -> (f64, f64) {
        let end = |greatest: bool| {
            let mut problem = ProblemVariables::new();
            let counts: Vec<Vec<Variable>> = self
                .cells
                .iter()
                .map(|cell| problem.add_vector(variable().min(0).max(cell.len() as f64), 4))
                .collect();
            let sums: Vec<Variable> = self
                .cells
                .iter()
                .map(|cell| problem.add(variable().min(0).max(100.0 * cell.len() as f64)))
                .collect();
            let target: Expression =
                cells.iter().map(|cell| band.map_or(sums[*cell], |band| counts[*cell][band])).sum();
            let objective = if greatest { target.clone() } else { -target.clone() };
            let mut model = problem.maximise(objective).using(microlp);
            for (cell, members) in self.cells.iter().enumerate() {
                let all: Expression = counts[cell].iter().copied().sum();
                model.add_constraint(constraint::eq(all, members.len() as f64));
                let least: Expression = (0..4).map(|band| counts[cell][band] * (25.0 * band as f64)).sum();
                let most: Expression =
                    (0..4).map(|band| counts[cell][band] * (25.0 * (band + 1) as f64)).sum();
                model.add_constraint(constraint::leq(least - sums[cell], 0.0));
                model.add_constraint(constraint::geq(most - sums[cell], 0.0));
            }
            for (held, bands, (low, high)) in &self.known {
                for (band, count) in bands.iter().enumerate() {
                    let sum: Expression = held.iter().map(|cell| counts[*cell][band]).sum();
                    model.add_constraint(constraint::eq(sum, *count));
                }
                let sum = || held.iter().map(|cell| sums[*cell]).sum::<Expression>();
                model.add_constraint(constraint::geq(sum(), *low));
                model.add_constraint(constraint::leq(sum(), *high));
            }
            model.solve().expect("the truth fits").eval(target)
        };
        (end(false), end(true))
    }

    /// Places of the finest cells that a published one is made of.
    fn held(&self, dimensions: &[String], cell: &CellOut) -> Vec<usize> {
        let members = members(self.population, dimensions, cell);
        (0..self.cells.len()).filter(|place| members.contains(&self.cells[*place][0])).collect()
    }

    /// Records of some finest cells by band.
    fn truth(&self, cells: &[usize]) -> [u32; 4] {
        let mut bands = [0; 4];
        let members = cells.iter().flat_map(|place| &self.cells[*place]);
        members.for_each(|member| bands[band(self.population[*member].1)] += 1);
        bands
    }

    /// Finest and published cells on fewer than the threshold of which a band, or the mean, is known too well, and
    /// larger ones of which it is certain that all lie in one band.
    pub(super) fn found(&self, threshold: u32) -> Vec<String> {
        let finest = (0..self.cells.len()).map(|place| vec![place]);
        let tables = self.disclosed.tables.iter();
        let published: Vec<Vec<usize>> = tables
            .flat_map(|table| table.cells.iter().map(|cell| self.held(&table.dimensions, cell)))
            .collect();
        let mut found = Vec::new();
        for cells in finest.filter(|cells| self.truth(cells).iter().sum::<u32>() < threshold) {
            found.extend(self.of_few(&cells));
        }
        for cells in published {
            let truth = self.truth(&cells);
            if truth.iter().sum::<u32>() < threshold {
                found.extend(self.of_few(&cells));
            } else {
                found.extend(self.alike(&cells, truth));
            }
        }
        found
    }

    fn of_few(&self, cells: &[usize]) -> Vec<String> {
        let truth = self.truth(cells);
        let mut found = Vec::new();
        for (number, truth) in truth.iter().enumerate().filter(|(_, truth)| **truth > 0) {
            let (low, high) = self.ends(cells, Some(number));
            if high - low < 1.0 - 1e-6 {
                found.push(format!("{cells:?}: {truth} in band {number}"));
            }
        }
        let (low, high) = self.ends(cells, None);
        let width = (high - low) / f64::from(truth.iter().sum::<u32>());
        if width < f64::from(PROTECTION_OF_MEANS) - 1e-6 {
            found.push(format!("{cells:?}: mean within {width}"));
        }
        found
    }

    fn alike(&self, cells: &[usize], truth: [u32; 4]) -> Option<String> {
        let all: u32 = truth.iter().sum();
        let number = truth.iter().position(|count| *count == all)?;
        let (low, _) = self.ends(cells, Some(number));
        (low > f64::from(all) - 1.0 + 1e-6).then(|| format!("{cells:?}: all {all} in band {number}"))
    }
}

/// Published cells on fewer than the threshold whose number of records is certain for somebody who knows which
/// combinations of all dimensions occur, and the numbers that are shown.
pub(super) fn sizes_found(population: &[Known], disclosed: &Disclosed, threshold: usize) -> Vec<String> {
    let attacker = Attacker::of(population, disclosed);
    let cells: Vec<(&CellOut, Vec<usize>)> = disclosed
        .tables
        .iter()
        .flat_map(|table| table.cells.iter().map(|cell| (cell, attacker.held(&table.dimensions, cell))))
        .collect();
    let end = |target: &[usize], greatest: bool| {
        let mut problem = ProblemVariables::new();
        let sizes = problem.add_vector(variable().min(1), attacker.cells.len());
        let sum = |held: &[usize]| held.iter().map(|place| sizes[*place]).sum::<Expression>();
        let objective = if greatest { sum(target) } else { -sum(target) };
        let mut model = problem.maximise(objective).using(microlp);
        for (cell, held) in &cells {
            if let Ok(records) = cell.records {
                model.add_constraint(constraint::eq(sum(held), f64::from(records)));
            }
        }
        model.solve().map_or(f64::INFINITY, |solution| solution.eval(sum(target)))
    };
    let size = |held: &[usize]| held.iter().map(|place| attacker.cells[*place].len()).sum::<usize>();
    let small = cells.iter().filter(|(_, held)| size(held) < threshold);
    let certain = small.filter(|(_, held)| end(held, true) - end(held, false) < 1.0 - 1e-6);
    certain.map(|(cell, held)| format!("{:?}: {}", cell.keys, size(held))).collect()
}
