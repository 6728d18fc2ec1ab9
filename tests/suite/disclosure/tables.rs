//! Tables of any records, read by somebody who knows in which cell of all dimensions each record lies, and works
//! with everything that was published at once.

use bhr_baseline::disclosure::PROTECTION_OF_MEANS;
use bhr_baseline::disclosure::tables::{
    Bands, CellOut, Columns, Disclosed, Facts, FiguresOut, Protection, Records, disclose, files, read_records,
};
use bhr_baseline::table::{Table, read_table};
use good_lp::{Expression, ProblemVariables, Solution, SolverModel, Variable, constraint, microlp, variable};
use rust_decimal::Decimal;

/// A record as the test knows it: country, industry, ownership, value.
type Known = ([usize; 3], u32);

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

fn population(seed: u64, count: usize) -> Vec<Known> {
    let mut dice = Dice(seed);
    let value = |dice: &mut Dice| (dice.below(100) * dice.below(100) / 100) as u32;
    (0..count).map(|_| ([dice.skewed(9), dice.skewed(7), dice.skewed(3)], value(&mut dice))).collect()
}

fn csv_of(population: &[Known]) -> String {
    let mut text = "country,industry,ownership,score\n".to_owned();
    for ([country, industry, ownership], value) in population {
        text += &format!("c{country},i{industry},o{ownership},{value}\n");
    }
    text
}

fn table(text: &str) -> Table {
    read_table("t.csv", text.as_bytes()).unwrap()
}

fn columns(group: Option<&str>) -> Columns {
    Columns {
        dimensions: ["country", "industry", "ownership"].map(str::to_owned).to_vec(),
        value: "score".to_owned(),
        group: group.map(str::to_owned),
    }
}

fn bands() -> Bands {
    Bands::quarters(Decimal::ZERO, Decimal::ONE_HUNDRED).unwrap()
}

fn records(population: &[Known]) -> Records {
    read_records("t.csv", &table(&csv_of(population)), &columns(None), &bands()).unwrap()
}

fn published(population: &[Known], threshold: u32) -> Disclosed {
    disclose(&records(population), Protection::new(threshold), &mut |_, _| {})
}

/// The records a published cell is made of, by its names.
fn members(population: &[Known], dimensions: &[String], cell: &CellOut) -> Vec<usize> {
    let names = ["country", "industry", "ownership"];
    let is_in = |(_, (keys, _)): &(usize, &Known)| {
        dimensions.iter().zip(&cell.keys).all(|(dimension, key)| {
            let place = names.iter().position(|name| name == dimension).unwrap();
            key[1..] == keys[place].to_string()
        })
    };
    population.iter().enumerate().filter(is_in).map(|(place, _)| place).collect()
}

fn band(value: u32) -> usize {
    (value / 25).min(3) as usize
}

/// A published cell: the finest cells it holds, its bands, and between what its sum lies.
type Published = (Vec<usize>, [f64; 4], (f64, f64));

/// What somebody works out: an unknown number of records by band and a sum for every cell of all dimensions.
struct Attacker {
    /// Records by cell of all dimensions.
    cells: Vec<Vec<usize>>,
    /// Groups of cells with the counts by band and the ends of the sum.
    known: Vec<Published>,
}

impl Attacker {
    fn of(population: &[Known], disclosed: &Disclosed) -> Self {
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
        Self { cells, known }
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

    /// Cells on fewer than the threshold of which a band, or the mean, is known too well.
    fn found(&self, population: &[Known], threshold: usize) -> Vec<String> {
        let mut found = Vec::new();
        for (place, members) in self.cells.iter().enumerate().filter(|(_, cell)| cell.len() < threshold) {
            for number in 0..4 {
                let truth = members.iter().filter(|member| band(population[**member].1) == number).count();
                let (low, high) = self.ends(&[place], Some(number));
                if truth > 0 && high - low < 1.0 - 1e-6 {
                    found.push(format!("{:?}: {truth} in band {number}", population[members[0]].0));
                }
            }
            let (low, high) = self.ends(&[place], None);
            let width = (high - low) / members.len() as f64;
            if width < f64::from(PROTECTION_OF_MEANS) - 1e-6 {
                found.push(format!("{:?}: mean within {width}", population[members[0]].0));
            }
        }
        found
    }
}

#[test]
fn nothing_published_pins_a_small_cell() {
    for (seed, threshold) in [(1, 5), (2, 3)] {
        let population = population(seed, 70);
        let disclosed = published(&population, threshold);
        let (all, _, figures) = disclosed.cells();
        assert!(figures < all, "{figures} of {all}: something is withheld");
        let found = Attacker::of(&population, &disclosed).found(&population, threshold as usize);
        assert!(found.is_empty(), "seed {seed}: {found:?}");
    }
}

/// The attacker is good enough: of tables in which only small cells are withheld, it works out some.
#[test]
fn where_only_small_cells_are_withheld_the_same_attack_finds_some() {
    let population = population(1, 70);
    let mut disclosed = published(&population, 5);
    for table in &mut disclosed.tables {
        for cell in &mut table.cells {
            let members = members(&population, &table.dimensions, cell);
            if members.len() >= 5 {
                let mean: u32 = members.iter().map(|place| population[*place].1).sum();
                let count = |number| {
                    members.iter().filter(|place| band(population[**place].1) == number).count() as u32
                };
                cell.figures = Ok(FiguresOut {
                    mean: (Decimal::from(mean) / Decimal::from(members.len())).round(),
                    step: Decimal::ONE,
                    bands: (0..4).map(count).collect(),
                });
            }
        }
    }
    assert!(!Attacker::of(&population, &disclosed).found(&population, 5).is_empty());
}

#[test]
fn sizes_of_small_cells_do_not_follow_from_those_shown() {
    for seed in 1..6 {
        let population = population(seed, 200);
        let disclosed = published(&population, 5);
        let shown = |dimensions: &[&str], keys: &[String]| {
            let table = disclosed.tables.iter().find(|table| table.dimensions == dimensions).unwrap();
            table.cells.iter().find(|cell| cell.keys == keys).and_then(|cell| cell.records.ok())
        };
        for (one, other) in [("country", "industry"), ("country", "ownership"), ("industry", "ownership")] {
            let table = disclosed.tables.iter().find(|table| table.dimensions == [one, other]).unwrap();
            for (place, margin) in [one, other].into_iter().enumerate() {
                let mut lines: std::collections::BTreeMap<&String, (u32, u32)> = Default::default();
                for cell in &table.cells {
                    let (hidden, sum) = lines.entry(&cell.keys[place]).or_default();
                    *cell.records.as_ref().map_or(hidden, |_| sum) += cell.records.unwrap_or(1);
                }
                for (name, (hidden, sum)) in lines {
                    let Some(total) = shown(&[margin], std::slice::from_ref(name)) else { continue };
                    assert!(hidden != 1 && (hidden == 0 || total - sum >= 5), "seed {seed}: {margin} {name}");
                }
            }
        }
    }
}

/// Every population of twelve records with the same tables: no value of a small cell is the same in all of them.
#[test]
fn every_population_with_the_same_tables_leaves_small_cells_open() {
    let sizes = [([0, 0, 0], 2), ([0, 1, 0], 4), ([1, 0, 0], 4), ([1, 1, 0], 2)];
    let values = [10, 40, 60];
    let cells: Vec<[usize; 3]> =
        sizes.iter().flat_map(|(keys, count)| std::iter::repeat_n(*keys, *count)).collect();
    let population = |code: usize| -> Vec<Known> {
        let digit = |place: u32| values[code / 3_usize.pow(place) % 3];
        cells.iter().enumerate().map(|(place, keys)| (*keys, digit(place as u32))).collect()
    };
    let code = |digits: [usize; 12]| digits.iter().rev().fold(0, |code, digit| code * 3 + digit);
    for truth in [
        code([0, 1, 0, 1, 2, 0, 1, 1, 0, 2, 2, 0]),
        code([0, 0, 0, 1, 1, 2, 2, 1, 0, 0, 1, 2]),
        code([2, 0, 1, 0, 1, 2, 0, 1, 2, 0, 1, 1]),
    ] {
        let known = population(truth);
        let disclosed = published(&known, 3);
        let figures = |population: &[Known]| -> Vec<(u32, Vec<u32>)> {
            let mut found = Vec::new();
            for table in &disclosed.tables {
                for cell in table.cells.iter().filter(|cell| cell.figures.is_ok()) {
                    let members = members(population, &table.dimensions, cell);
                    let mut bands = vec![0; 4];
                    members.iter().for_each(|place| bands[band(population[*place].1)] += 1);
                    found.push((members.iter().map(|place| population[*place].1).sum(), bands));
                }
            }
            found
        };
        let expected = figures(&known);
        let mut seen = vec![std::collections::BTreeSet::new(); sizes.len()];
        // Exact sums are more than what is published, so this reader knows more than any real one.
        for code in (0..3_usize.pow(12)).step_by(7).chain([truth]) {
            let other = population(code);
            if expected.is_empty() || figures(&other) == expected {
                for (place, (keys, _)) in sizes.iter().enumerate() {
                    let mut own: Vec<u32> =
                        other.iter().filter(|(known, _)| known == keys).map(|(_, value)| *value).collect();
                    own.sort_unstable();
                    seen[place].insert(own);
                }
            }
        }
        assert!(seen.iter().all(|values| values.len() > 1), "{truth}: {seen:?}");
    }
}

#[test]
fn the_same_records_give_the_same_bytes_in_any_order() {
    let population = population(5, 120);
    let text = |population: &[Known]| {
        let records = records(population);
        let protection = Protection::new(5);
        let disclosed = disclose(&records, protection, &mut |_, _| {});
        files(&records, &disclosed, &Facts { input_sha256: "0".repeat(64), protection })
    };
    let files = text(&population);
    let mut other = population.clone();
    other.reverse();
    assert_eq!(files, text(&other));
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    let expected = [
        "total.csv",
        "by-country.csv",
        "by-industry.csv",
        "by-ownership.csv",
        "by-country-and-industry.csv",
        "by-country-and-ownership.csv",
        "by-industry-and-ownership.csv",
        "tables.json",
        "log-of-withheld.csv",
        "manifest.json",
    ];
    assert_eq!(names, expected);
    let two_way = &files[4].1;
    assert!(two_way.contains("withheld") && !two_way.contains(",,"), "what is withheld is a word");
}

#[test]
fn several_records_of_one_company_count_once() {
    let mut text = "country,industry,ownership,score,company\n".to_owned();
    for number in 0..12 {
        text += &format!("c0,i0,o0,{},one\nc1,i0,o0,{},k{number}\n", number * 7, number * 8);
    }
    let records = |group| read_records("t.csv", &table(&text), &columns(group), &bands()).unwrap();
    let shown = |group| {
        let disclosed = disclose(&records(group), Protection::new(3), &mut |_, _| {});
        let countries = disclosed.tables.iter().find(|table| table.dimensions == ["country"]).unwrap();
        countries.cells[0].records.is_ok()
    };
    assert!(shown(None), "twelve records are enough");
    assert!(!shown(Some("company")), "of one company they are not");
}

#[test]
fn every_problem_is_named_with_its_line() {
    let problems = |text: &str, columns: &Columns| -> Vec<String> {
        let found = read_records("t.csv", &table(text), columns, &bands()).unwrap_err();
        found.iter().map(ToString::to_string).collect()
    };
    let text = "country,industry,ownership,score\na,b,c,many\na,b,c,101\na,b,c,-1\na,b,c,\n";
    let found = problems(text, &columns(None));
    assert_eq!(found.len(), 3, "{found:?}");
    assert!(found[0].starts_with("t.csv:2: `many` is no number"), "{found:?}");
    assert!(found[1].starts_with("t.csv:3: `101` lies outside 0 to 100"), "{found:?}");
    let other = Columns { value: "points".into(), ..columns(Some("company")) };
    let found = problems(text, &other);
    assert!(found[0].contains("no column `points`; there are: country, industry"), "{found:?}");
    assert!(found[1].contains("no column `company`"), "{found:?}");
    assert!(problems("country,industry,ownership,score\na,b,c,\n", &columns(None))[0].contains("no record"));
}
