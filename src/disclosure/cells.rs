//! Which cells of a topic can stand side by side without giving an institution away.

use crate::findings::Cell;

/// Which of a total and its parts may be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Shown {
    pub(super) total: bool,
    pub(super) parts: Vec<bool>,
}

/// Decides what to show so that each shown cell is safe, and so is what a reader gets by taking the shown parts
/// from the shown total. Cells without institutions give nothing away.
pub(super) fn shown(total: &Cell, parts: &[&Cell], is_safe: impl Fn(&Cell) -> bool) -> Shown {
    let is_safe = |cell: &Cell| cell.scored == 0 || is_safe(cell);
    let mut visible: Vec<bool> = parts.iter().map(|part| is_safe(part)).collect();
    while !is_safe(&remainder(total, parts, &visible)) {
        let smallest = (0..parts.len())
            .filter(|place| visible[*place] && parts[*place].scored > 0)
            .min_by_key(|place| (parts[*place].scored, *place));
        match smallest {
            Some(place) => visible[place] = false,
            None => break,
        }
    }
    let total_is_safe = is_safe(total) && is_safe(&remainder(total, parts, &visible));
    Shown { total: total_is_safe, parts: visible }
}

/// What is left of the total when the visible parts are taken from it.
fn remainder(total: &Cell, parts: &[&Cell], visible: &[bool]) -> Cell {
    let mut rest = Cell::empty(total.levels.len());
    for (part, _) in parts.iter().zip(visible).filter(|(_, visible)| !**visible) {
        rest.merge(part);
    }
    rest
}

/// Enough institutions that none can work out another.
pub(super) fn has_enough(cell: &Cell, smallest: u32) -> bool {
    cell.scored >= smallest
}

/// Nobody learns everybody's rating: not all are at one level, nor all but one (who knows its own).
pub(super) fn ratings_differ(cell: &Cell, smallest: u32) -> bool {
    let most = cell.levels.iter().copied().max().unwrap_or_default();
    has_enough(cell, smallest) && cell.rated() >= smallest && most + 1 < cell.rated()
}

/// A mean at either end says what every score is.
pub(super) fn mean_hides_scores(cell: &Cell, smallest: u32) -> bool {
    let at_an_end = cell.mean().is_none_or(|mean| mean.is_zero() || mean == rust_decimal::Decimal::ONE);
    has_enough(cell, smallest) && !at_an_end
}

/// The share below target says nothing certain about anyone: neither nearly all nor nearly none.
pub(super) fn share_is_open(cell: &Cell, smallest: u32) -> bool {
    let (some, all) = (cell.with_gap * 4, cell.scored);
    has_enough(cell, smallest)
        && some >= all
        && some <= all * 3
        && cell.with_gap > 1
        && cell.with_gap + 1 < all
}

#[cfg(test)]
mod tests {
    use super::{has_enough, shown};
    use crate::findings::Cell;

    fn cell(scored: u32) -> Cell {
        Cell { scored, ..Cell::default() }
    }

    fn check(parts: &[u32], smallest: u32, total: bool, expected: &[bool]) {
        let cells: Vec<Cell> = parts.iter().map(|scored| cell(*scored)).collect();
        let found = shown(&cell(parts.iter().sum()), &cells.iter().collect::<Vec<_>>(), |cell| {
            has_enough(cell, smallest)
        });
        assert_eq!((found.total, found.parts.as_slice()), (total, expected), "{parts:?}");
    }

    #[test]
    fn a_small_cell_takes_another_with_it_so_that_the_total_does_not_give_it_away() {
        check(&[12, 4, 6], 5, true, &[true, false, false]);
        check(&[12, 5, 6], 5, true, &[true, true, true]);
        check(&[12, 2, 2], 5, true, &[false, false, false]);
        check(&[4, 6], 5, true, &[false, false]);
        check(&[2, 2], 5, false, &[false, false]);
        check(&[12, 0, 6], 5, true, &[true, true, true]);
        check(&[12], 5, true, &[true]);
    }
}
