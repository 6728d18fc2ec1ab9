//! What is safe is shown: margins and large cells are there for those who read the tables.

use bhr_baseline::disclosure::tables::{CellOut, Rule};

use super::attacker::{Known, band, members, population};
use super::published;

/// Cells of the total and of one-way tables with the values in them.
fn margins(population: &[Known], threshold: u32) -> Vec<(CellOut, Vec<u32>)> {
    let disclosed = published(population, threshold);
    let tables = disclosed.tables.iter().filter(|table| table.dimensions.len() < 2);
    tables
        .flat_map(|table| {
            table.cells.iter().map(|cell| (cell.clone(), members(population, &table.dimensions, cell)))
        })
        .map(|(cell, members)| (cell, members.iter().map(|member| population[*member].1).collect()))
        .collect()
}

/// Records outside the band that is commonest among them.
fn apart(values: &[u32]) -> usize {
    let in_band = |number| values.iter().filter(|value| band(**value) == number).count();
    values.len() - (0..4).map(in_band).max().unwrap_or_default()
}

#[test]
fn margins_are_shown_with_their_figures() {
    for seed in 1..4 {
        let margins = margins(&population(seed, 300), 5);
        let safe: Vec<_> =
            margins.iter().filter(|(_, values)| values.len() >= 5 && apart(values) >= 3).collect();
        let shown = safe.iter().filter(|(cell, _)| cell.figures.is_ok()).count();
        assert!(shown * 10 >= safe.len() * 7, "seed {seed}: {shown} of {} have figures", safe.len());
        let large: Vec<_> = safe.iter().filter(|(_, values)| values.len() >= 30).collect();
        let counted = large.iter().filter(|(cell, _)| cell.records.is_ok()).count();
        // In a table with one small cell one more goes with it.
        assert!(
            counted + 3 >= large.len(),
            "seed {seed}: {counted} of {} large cells are counted",
            large.len()
        );
        assert!(margins[0].0.figures.is_ok(), "seed {seed}: the total is shown");
    }
}

/// Two countries with as many records in every industry: nothing is small, so nothing is withheld but what is alike.
#[test]
fn where_nothing_is_small_or_alike_everything_is_shown() {
    let population: Vec<Known> = (0..240)
        .map(|number| ([number % 2, number / 2 % 3, number / 6 % 2], (number as u32 * 37) % 101))
        .collect();
    let (all, counts, figures) = published(&population, 5).cells();
    assert_eq!((counts, figures), (all, all));
}

#[test]
fn a_cell_in_which_all_answer_alike_shows_its_number_and_no_figures() {
    let value = |number: usize| if number.is_multiple_of(3) { 10 } else { (number as u32 * 37) % 101 };
    let population: Vec<Known> =
        (0..240).map(|number| ([number % 3, number / 3 % 4, number / 12 % 2], value(number))).collect();
    let margins = margins(&population, 5);
    let (cell, _) = margins.iter().find(|(cell, _)| cell.keys == ["c0"]).unwrap();
    assert_eq!((cell.records, cell.figures.clone()), (Ok(80), Err(Rule::Alike)));
    let others: Vec<_> =
        margins.iter().filter(|(cell, _)| ["c1", "c2"].contains(&cell.keys.concat().as_str())).collect();
    assert!(others.iter().all(|(cell, _)| cell.records.is_ok()), "numbers are no secret: {others:?}");
    assert!(
        others.iter().filter(|(cell, _)| cell.figures.is_ok()).count() == 1,
        "one is withheld, or the total without both would tell: {others:?}"
    );
}
