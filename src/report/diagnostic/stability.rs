//! How far the order of topics depends on the way they are put in order.
//!
//! The report orders topics by the share of institutions below target. Other measures are as defensible, and a
//! priority that holds under one of them alone is a weak one. All of them are taken from figures of the release; a
//! topic of which one of them cannot be had is left out, because no place can stand for a figure that is not known.

use std::collections::BTreeSet;

use super::Report;
use crate::disclosure::{CellRelease, Ratings, Share};
use crate::report::baseline::ground::Ground;
use crate::report::compose::Composer;
use crate::report::document::{Column, Row, Text};

/// What the measures are called in the table, in their order.
const LETTERS: [&str; 5] = ["A", "B", "C", "D", "E"];

/// A topic moves far when its best and its worst place are further apart than this.
const FAR: usize = 2;

/// Most topics that count as the first, as in the summary.
const FIRST: usize = 5;

/// Writes the annex.
pub(super) fn write(composer: &mut Composer, report: &Report<'_>) {
    let (ground, texts) = (&report.ground, report.ground.texts);
    let sections: BTreeSet<usize> = ground.sections().collect();
    let standings = standings(sections.iter().map(|place| (*place, &ground.topic(*place).all)));
    composer.annex(&texts.t("diagnostic-annex-stability"));
    if standings.len() < 2 {
        composer.paragraph(texts.t("diagnostic-stability-none"));
        return;
    }
    composer.paragraph(texts.t("diagnostic-stability-introduction"));
    composer.list(measures(ground));
    let mut note = vec![texts.t("diagnostic-stability-note")];
    let left_out = sections.len() - standings.len();
    if left_out > 0 {
        note.push(texts.t_with("diagnostic-stability-left-out", &[("count", left_out.into())]));
    }
    let rows = standings.iter().map(|standing| row(ground, standing)).collect();
    let caption = texts.t("diagnostic-stability-table");
    composer.table(&caption, columns(ground), rows, Some(note.join(" ")));
    composer.paragraph(far(ground, &standings));
    composer.paragraph(always_first(ground, &standings));
}

/// What each letter stands for.
fn measures(ground: &Ground<'_>) -> Vec<Text> {
    let texts = ground.texts;
    let words = [
        texts.t("diagnostic-stability-report"),
        texts.t("diagnostic-stability-lowest"),
        texts.t("diagnostic-stability-two-lowest"),
        texts.t("diagnostic-stability-mean-level"),
        texts.t("diagnostic-stability-not-rated"),
    ];
    let item = |(letter, words): (&str, String)| Text::default().strong(letter).plain(format!(": {words}"));
    LETTERS.into_iter().zip(words).map(item).collect()
}

/// A column for each measure, then the ends of the places.
fn columns(ground: &Ground<'_>) -> Vec<Column> {
    let texts = ground.texts;
    let mut columns = vec![Column::words(texts.t("report-topic"), 70)];
    columns.extend(LETTERS.map(|letter| Column::numbers(letter, 10)));
    columns.push(Column::numbers(texts.t("diagnostic-highest-place"), 20));
    columns.push(Column::numbers(texts.t("diagnostic-lowest-place"), 20));
    columns
}

/// A topic with its places.
fn row(ground: &Ground<'_>, standing: &Standing) -> Row {
    let numbers = standing.places.into_iter().chain([standing.best(), standing.worst()]);
    let title = ground.title(standing.topic).to_owned();
    Row::Cells(
        std::iter::once(title).chain(numbers.map(|number| number.to_string())).map(Into::into).collect(),
    )
}

/// How many topics move far.
fn far(ground: &Ground<'_>, standings: &[Standing]) -> String {
    let count = standings.iter().filter(|one| one.worst() - one.best() > FAR).count();
    let arguments = [("count", count.into()), ("topics", standings.len().into()), ("far", FAR.into())];
    ground.texts.t_with("diagnostic-stability-far", &arguments)
}

/// Which topics are among the first by whatever measure.
fn always_first(ground: &Ground<'_>, standings: &[Standing]) -> String {
    let first = FIRST.min(standings.len().div_ceil(2));
    let always = standings.iter().filter(|one| one.worst() <= first);
    let titles: Vec<&str> = always.map(|one| ground.title(one.topic)).collect();
    let (first, topics) = (("first", first.into()), ("topics", titles.join("; ").into()));
    if titles.is_empty() {
        ground.texts.t_with("diagnostic-stability-never-first", &[first])
    } else {
        ground.texts.t_with("diagnostic-stability-first", &[first, topics])
    }
}

/// The places of a topic by each measure; the widest gap has the first.
#[derive(Debug, PartialEq, Eq)]
struct Standing {
    topic: usize,
    places: [usize; LETTERS.len()],
}

impl Standing {
    /// The place nearest to the first.
    fn best(&self) -> usize {
        self.places.into_iter().min().unwrap_or_default()
    }

    /// The place furthest from the first.
    fn worst(&self) -> usize {
        self.places.into_iter().max().unwrap_or_default()
    }
}

/// The topics all measures can be had of, in the order of the report. What is equally wide shares a place.
fn standings<'a>(topics: impl Iterator<Item = (usize, &'a CellRelease)>) -> Vec<Standing> {
    let measured: Vec<_> = topics.filter_map(|(topic, cell)| Some((topic, widths(cell)?))).collect();
    let place = |measure: usize, own: &Width| {
        1 + measured.iter().filter(|(_, other)| other[measure].is_wider(own)).count()
    };
    let standing = |(topic, own): &(usize, [Width; LETTERS.len()])| Standing {
        topic: *topic,
        places: std::array::from_fn(|measure| place(measure, &own[measure])),
    };
    let mut standings: Vec<Standing> = measured.iter().map(standing).collect();
    standings.sort_by_key(|standing| (standing.places[0], standing.topic));
    standings
}

/// How wide a gap is by one measure: a fraction of whole numbers, so that equal ones are found equal without rounding,
/// and what decides between equal ones.
#[derive(Clone, Copy)]
struct Width {
    part: u64,
    whole: u64,
    tie: u32,
}

impl Width {
    /// A fraction with nothing to decide between equal ones.
    fn of(part: impl Into<u64>, whole: impl Into<u64>) -> Self {
        Self { part: part.into(), whole: whole.into(), tie: 0 }
    }

    /// Whether the gap is wider than another by the same measure.
    fn is_wider(&self, other: &Self) -> bool {
        (self.part * other.whole, self.tie) > (other.part * self.whole, other.tie)
    }
}

/// A topic by each measure, as long as every figure they need is released. The mean score is by itself none of
/// them: it is rounded the more coarsely the fewer institutions it rests on, and a place must not follow from rounding.
fn widths(cell: &CellRelease) -> Option<[Width; LETTERS.len()]> {
    let CellRelease::Shown { institutions, mean: Some(mean), ratings, below_target } = cell else {
        return None;
    };
    let Ratings::Shown { counts, none_given } = ratings else { return None };
    let rated: u32 = counts.iter().sum();
    let (top, lowest) = (counts.len().checked_sub(1)?, *counts.first()?);
    if top == 0 || rated == 0 {
        return None;
    }
    // Of two levels one alone is low.
    let lower: u32 = counts.iter().take(top.min(2)).sum();
    // Steps to the highest level, of as many as there can be: the mean level, whatever the length of the scale.
    let steps: u64 = (0..=top as u64).rev().zip(counts).map(|(steps, count)| steps * u64::from(*count)).sum();
    Some([
        Width { tie: 100_u32.saturating_sub(*mean), ..below(*below_target, *institutions)? },
        Width::of(lowest, rated),
        Width::of(lower, rated),
        Width::of(steps, u64::from(rated) * top as u64),
        Width::of(lowest + none_given, *institutions),
    ])
}

/// The share below target, without what decides between equal ones. A number given in words stands for the middle of what it says, as in the summary: exact
/// numbers lie between one quarter and three, so that its place is the right one.
fn below(share: Share, institutions: u32) -> Option<Width> {
    match share {
        Share::Count(count) => Some(Width::of(count, institutions)),
        Share::OverThreeQuarters => Some(Width::of(7_u32, 8_u32)),
        Share::UnderOneQuarter => Some(Width::of(1_u32, 8_u32)),
        Share::Withheld => None,
    }
}

/// How many institutions are at the lowest level, of how many with a rating.
pub(super) fn at_lowest(cell: &CellRelease) -> Option<(u32, u32)> {
    match cell {
        CellRelease::Shown { ratings: Ratings::Shown { counts, .. }, .. } => {
            Some((*counts.first()?, counts.iter().sum()))
        }
        CellRelease::Shown { ratings: Ratings::Withheld, .. }
        | CellRelease::Withheld { .. }
        | CellRelease::Empty => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Standing, at_lowest, standings};
    use crate::disclosure::{CellRelease, Ratings, Share, Withheld};

    fn cell(counts: &[u32], none_given: u32, below: u32) -> CellRelease {
        let institutions = counts.iter().sum::<u32>() + none_given;
        CellRelease::Shown {
            institutions,
            mean: Some(50),
            ratings: Ratings::Shown { counts: counts.to_vec(), none_given },
            below_target: Share::Count(below),
        }
    }

    fn places(cells: &[CellRelease]) -> Vec<(usize, [usize; 5])> {
        let found = standings(cells.iter().enumerate());
        found.into_iter().map(|Standing { topic, places }| (topic, places)).collect()
    }

    #[test]
    fn each_measure_puts_topics_in_its_own_order() {
        let cells = [cell(&[4, 0, 6, 10], 0, 10), cell(&[3, 9, 0, 8], 0, 9), cell(&[2, 2, 2, 4], 10, 8)];
        // Of the third, half have no rating: counted as gaps, they put it first.
        assert_eq!(places(&cells), [(0, [1, 1, 3, 3, 2]), (1, [2, 3, 1, 1, 3]), (2, [3, 1, 2, 2, 1])]);
    }

    #[test]
    fn equal_shares_of_different_numbers_share_a_place_and_the_next_is_passed_over() {
        let cells = [cell(&[2, 2, 5], 0, 3), cell(&[1, 4, 13], 0, 5), cell(&[4, 4, 10], 0, 6)];
        assert_eq!(places(&cells), [(0, [1; 5]), (2, [1; 5]), (1, [3; 5])]);
    }

    #[test]
    fn the_mean_decides_between_equal_shares_below_target_alone() {
        let mut lower = cell(&[5, 5, 10], 0, 10);
        if let CellRelease::Shown { mean, .. } = &mut lower {
            *mean = Some(45);
        }
        assert_eq!(places(&[cell(&[5, 5, 10], 0, 10), lower]), [(1, [1; 5]), (0, [2, 1, 1, 1, 1])]);
    }

    #[test]
    fn nearly_all_and_nearly_none_stand_at_the_ends() {
        let with = |share| {
            let mut cell = cell(&[5, 5, 10], 0, 0);
            if let CellRelease::Shown { below_target, .. } = &mut cell {
                *below_target = share;
            }
            cell
        };
        let cells = [Share::UnderOneQuarter, Share::Count(15), Share::OverThreeQuarters].map(with);
        let found: Vec<usize> = places(&cells).into_iter().map(|(topic, _)| topic).collect();
        assert_eq!(found, [2, 1, 0]);
    }

    #[test]
    fn what_is_withheld_in_part_has_no_place_and_takes_none() {
        let shown = || cell(&[5, 5, 10], 0, 10);
        let mut without_mean = shown();
        let mut without_ratings = shown();
        let mut without_share = shown();
        if let CellRelease::Shown { mean, .. } = &mut without_mean {
            *mean = None;
        }
        if let CellRelease::Shown { ratings, .. } = &mut without_ratings {
            *ratings = Ratings::Withheld;
        }
        if let CellRelease::Shown { below_target, .. } = &mut without_share {
            *below_target = Share::Withheld;
        }
        assert_eq!((at_lowest(&without_ratings), at_lowest(&shown())), (None, Some((5, 20))));
        let hidden = CellRelease::Withheld { reason: Withheld::TooFew };
        let cells = [CellRelease::Empty, hidden, without_mean, without_ratings, without_share, shown()];
        assert_eq!(places(&cells), [(5, [1; 5])]);
    }
}
