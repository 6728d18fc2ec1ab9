//! Tables of any records, read by somebody who knows in which cell of all dimensions each record lies, and works
//! with everything that was published at once.

mod attacker;
mod useful;

use bhr_baseline::disclosure::tables::{
    Bands, CellOut, Columns, Disclosed, Facts, FiguresOut, Protection, Records, TableOut, disclose, files,
    read_records,
};
use bhr_baseline::table::{Table, read_table};
use rust_decimal::Decimal;

use attacker::{Attacker, Known, band, csv_of, members, population, sizes_found};

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

#[test]
fn nothing_published_pins_a_small_cell() {
    for (seed, threshold) in [(1, 5), (2, 3)] {
        let population = population(seed, 70);
        let disclosed = published(&population, threshold);
        let (all, _, figures) = disclosed.cells();
        assert!(0 < figures && figures < all, "{figures} of {all}: something is shown, something withheld");
        let found = Attacker::of(&population, &disclosed).found(threshold);
        assert!(found.is_empty(), "seed {seed}: {found:?}");
    }
}

/// The tables, with everything shown of cells that rest on the threshold at least.
fn only_small_cells_withheld(population: &[Known], threshold: u32) -> Disclosed {
    let mut disclosed = published(population, threshold);
    for table in &mut disclosed.tables {
        for cell in &mut table.cells {
            let members = members(population, &table.dimensions, cell);
            if members.len() >= threshold as usize {
                let mean: u32 = members.iter().map(|place| population[*place].1).sum();
                let count = |number| {
                    members.iter().filter(|place| band(population[**place].1) == number).count() as u32
                };
                cell.records = Ok(members.len() as u32);
                cell.figures = Ok(FiguresOut {
                    mean: (Decimal::from(mean) / Decimal::from(members.len())).round(),
                    step: Decimal::ONE,
                    bands: (0..4).map(count).collect(),
                });
            }
        }
    }
    disclosed
}

/// The attacker is good enough: of tables in which only small cells are withheld, it works out some.
#[test]
fn where_only_small_cells_are_withheld_the_same_attack_finds_some() {
    let known = population(1, 70);
    let disclosed = only_small_cells_withheld(&known, 5);
    let found = Attacker::of(&known, &disclosed).found(5);
    assert!(found.iter().any(|found| found.contains("in band")), "{found:?}");
    assert!(found.iter().any(|found| found.contains("mean")), "{found:?}");
    let known = population(1, 200);
    assert!(!sizes_found(&known, &only_small_cells_withheld(&known, 5), 5).is_empty());
}

#[test]
fn sizes_of_small_cells_do_not_follow_from_those_shown() {
    for (seed, threshold) in [(1, 5), (2, 5), (3, 3), (4, 8)] {
        let population = population(seed, 200);
        let found = sizes_found(&population, &published(&population, threshold), threshold as usize);
        assert!(found.is_empty(), "seed {seed}: {found:?}");
    }
}

/// What a reader gets by taking the shown parts of a shown margin from it is none, or could itself be shown.
#[test]
fn what_is_left_of_a_line_is_none_or_enough_and_not_alike() {
    for seed in 1..6 {
        let known = population(seed, 200);
        let lines = lines(&known, &published(&known, 5));
        assert!(lines.iter().any(|(left, _)| !left.is_empty()), "seed {seed}: something is left");
        for (left, is_of_figures) in lines.iter().filter(|(left, _)| !left.is_empty()) {
            let in_band = |number| left.iter().filter(|place| band(known[**place].1) == number).count();
            let apart = left.len() - (0..4).map(in_band).max().unwrap_or_default();
            assert!(
                left.len() >= 5 && (!is_of_figures || apart >= 2),
                "seed {seed}: {left:?}, {apart} apart"
            );
        }
    }
}

/// Records that are left of each shown margin without its shown parts, by numbers and by figures.
fn lines(population: &[Known], disclosed: &Disclosed) -> Vec<(Vec<usize>, bool)> {
    let mut found = Vec::new();
    for margins in &disclosed.tables {
        let is_finer = |finer: &&TableOut| {
            finer.dimensions.len() == margins.dimensions.len() + 1
                && margins.dimensions.iter().all(|dimension| finer.dimensions.contains(dimension))
        };
        for finer in disclosed.tables.iter().filter(is_finer) {
            for is_of_figures in [false, true] {
                let is_shown =
                    |cell: &&CellOut| if is_of_figures { cell.figures.is_ok() } else { cell.records.is_ok() };
                for margin in margins.cells.iter().filter(is_shown) {
                    let mut left = members(population, &margins.dimensions, margin);
                    for part in finer.cells.iter().filter(is_shown) {
                        let taken = members(population, &finer.dimensions, part);
                        left.retain(|place| !taken.contains(place));
                    }
                    found.push((left, is_of_figures));
                }
            }
        }
    }
    found
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
