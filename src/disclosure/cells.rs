//! Which cells of a topic can stand side by side without giving an institution away.
//!
//! The reader is taken to know these rules and the answers of one institution. So what is kept back where everybody
//! answered alike is kept back where two did not as well: that it is missing then says nothing certain of anybody.

use rust_decimal::Decimal;

use crate::findings::Cell;

/// Which of a total and its parts may be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Shown {
    pub(super) total: bool,
    pub(super) parts: Vec<bool>,
}

impl Shown {
    /// Everything.
    pub(super) fn everything(parts: usize) -> Self {
        Self { total: true, parts: vec![true; parts] }
    }
}

/// Decides what of `allowed` to show so that each shown cell is safe, and so is what a reader gets by taking the
/// shown parts from the shown total. Cells without institutions give nothing away.
pub(super) fn shown(
    total: &Cell,
    parts: &[&Cell],
    allowed: &Shown,
    is_safe: impl Fn(&Cell) -> bool,
) -> Shown {
    let is_safe = |cell: &Cell| cell.scored == 0 || is_safe(cell);
    let mut visible: Vec<bool> =
        parts.iter().zip(&allowed.parts).map(|(part, allowed)| *allowed && is_safe(part)).collect();
    while !is_safe(&remainder(total, parts, &visible)) {
        let smallest = (0..parts.len())
            .filter(|place| visible[*place] && parts[*place].scored > 0)
            .min_by_key(|place| (parts[*place].scored, *place));
        match smallest {
            Some(place) => visible[place] = false,
            None => break,
        }
    }
    let total_is_safe = allowed.total && is_safe(total) && is_safe(&remainder(total, parts, &visible));
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

/// Institutions that have to stand apart from the rest before a count is shown: the reader may be one, a second
/// leaves open who it is, and a third leaves open, where nothing is shown, whether there was a second.
const APART: u32 = 3;

/// Nobody learns everybody's rating: at least three are not at the commonest level. The mean goes with the ratings,
/// because it would tell which level is the commonest, and of a kind, which of the ratings in the total are its own.
pub(super) fn ratings_differ(cell: &Cell, smallest: u32) -> bool {
    let most = cell.levels.iter().copied().max().unwrap_or_default();
    has_enough(cell, smallest) && cell.rated() >= smallest && most + APART <= cell.rated()
}

/// The count below target says nothing certain about anyone: at least three and a quarter are on either side.
pub(super) fn share_is_open(cell: &Cell, smallest: u32) -> bool {
    let (below, others) = (cell.with_gap, cell.scored - cell.with_gap);
    let is_open = |side: u32| side >= APART && side * 4 >= cell.scored;
    has_enough(cell, smallest) && is_open(below) && is_open(others)
}

/// Fewest institutions of which "nearly all" and "nearly none" each leave three numbers open.
const SMALLEST_COARSE: u32 = 9;

/// Whether "more than three quarters" or "fewer than one quarter" can be said of a group.
pub(super) const fn can_be_coarse(cell: &Cell) -> bool {
    cell.scored >= SMALLEST_COARSE
}

/// Fewest institutions of which it can be said that a gap is common among them.
const SMALLEST_GAP: u32 = 5;

/// A gap is in the register when at least three institutions and a quarter of those scored have it; that it is not
/// there does then not say that nobody has it.
pub(super) const fn gap_is_common(cell: &Cell) -> bool {
    cell.scored >= SMALLEST_GAP && cell.with_gap >= APART && cell.with_gap * 4 >= cell.scored
}

/// Steps in which means are shown, in points of 100.
const STEPS: [u32; 5] = [1, 2, 5, 10, 20];

/// The step in which the mean of so many scores is shown, in points of 100: no finer than what one institution can
/// move it. Means of a topic and of the topics below it, or of neighbouring rounds, then cannot be taken from each
/// other to find the score of one. `None` where no step is coarse enough.
pub fn mean_step(institutions: u32) -> Option<u32> {
    STEPS.into_iter().find(|step| step * institutions >= 100)
}

/// The mean as it is shown, in points of 100.
pub(super) fn shown_mean(cell: &Cell) -> Option<u32> {
    let step = Decimal::from(mean_step(cell.scored)?);
    let steps = (cell.mean()? * Decimal::ONE_HUNDRED / step).round();
    (steps * step).try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::{Shown, has_enough, mean_step, shown};
    use crate::findings::Cell;

    fn cell(scored: u32) -> Cell {
        Cell { scored, ..Cell::default() }
    }

    fn check(parts: &[u32], smallest: u32, total: bool, expected: &[bool]) {
        let cells: Vec<Cell> = parts.iter().map(|scored| cell(*scored)).collect();
        let all = Shown::everything(parts.len());
        let found = shown(&cell(parts.iter().sum()), &cells.iter().collect::<Vec<_>>(), &all, |cell| {
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

    #[test]
    fn one_institution_cannot_move_a_mean_by_more_than_its_step() {
        let steps = [4, 5, 9, 10, 19, 20, 22, 50, 100, 2000].map(mean_step);
        let expected = [0, 20, 20, 10, 10, 5, 5, 2, 1, 1].map(|step| Some(step).filter(|step| *step > 0));
        assert_eq!(steps, expected);
    }
}
