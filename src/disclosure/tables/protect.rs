//! The solver's turn: how closely what is published pins each sensitive cell, for a reader who knows who is in it.
//!
//! The whole system of a table of thousands of records takes the solver minutes for one cell. So a cell is looked at
//! with a few cells around it free and all others as they are: whatever values those few can take, they can take in
//! the whole too, so an interval that is wide enough there is wide enough. Where it is not, more cells are freed, and
//! at last something is withheld. That errs on the side of withholding.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::cube::{Cube, Tally};
use super::records::Bands;
use super::withhold::{APART, Layer, Rule, Withheld, mean};
use super::{Progress, Protection, sizes};
use crate::disclosure::solver::{End, System, TOLERANCE, Terms};

/// A cell that nobody may work out.
#[derive(Clone, Debug)]
struct Target {
    /// The finest cells it is made of.
    fine: Vec<usize>,
    aim: Aim,
}

/// What must stay open of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Aim {
    /// How many records a cell of a table has.
    Size(usize),
    /// Mean and bands of a cell that rests on too few.
    Few,
    /// That not all, or all but two, lie in one band.
    Mixed,
}

impl Aim {
    const fn layer(self) -> Layer {
        match self {
            Self::Size(_) => Layer::Count,
            Self::Few | Self::Mixed => Layer::Figures,
        }
    }
}

/// How many cells around one are freed, each turn more.
const AROUND: [usize; 3] = [0, 6, 20];

/// Cells of a large one that are freed.
const FREED: usize = 8;

/// Withholds more until every sensitive cell is open; gives how many were looked at.
pub(super) fn protect(
    cube: &Cube,
    bands: &Bands,
    withheld: &mut Withheld,
    protection: Protection,
    progress: Progress<'_>,
) -> usize {
    let mut done = 0;
    let small = sizes::small(cube, withheld).into_iter();
    let small: Vec<Target> =
        small.map(|place| Target { fine: cube.groups[place].fine.clone(), aim: Aim::Size(place) }).collect();
    let expected = small.len() + figures(cube, withheld, protection.threshold).len();
    let mut open_all = |targets: Vec<Target>, withheld: &mut Withheld| {
        for target in targets {
            while !is_open(cube, bands, withheld, protection, &target)
                && open(cube, bands, withheld, protection, &target)
            {}
            done += 1;
            progress(done, expected.max(done));
        }
    };
    open_all(small, withheld);
    // What was withheld for its size may have made more cells sensitive.
    let targets = figures(cube, withheld, protection.threshold);
    open_all(targets, withheld);
    done
}

/// Cells whose figures nobody may work out: the finest ones and those of tables.
fn figures(cube: &Cube, withheld: &Withheld, threshold: usize) -> Vec<Target> {
    let finest = (0..cube.fine.len()).filter(|place| cube.fine[*place].tally.units() < threshold);
    let mut targets: Vec<Target> = finest.map(|place| Target { fine: vec![place], aim: Aim::Few }).collect();
    for (place, group) in cube.groups.iter().enumerate() {
        let aim = match withheld.figures[place] {
            Some(Rule::TooFew) if group.fine.len() > 1 => Aim::Few,
            Some(Rule::Alike) => Aim::Mixed,
            _ => continue,
        };
        targets.push(Target { fine: group.fine.clone(), aim });
    }
    targets
}

/// Withholds what opens the target: the smallest single cell that does, or the smallest of all and on from there.
/// Cells of two-way tables go before those of one-way tables, and the total last. False when nothing is left.
fn open(
    cube: &Cube,
    bands: &Bands,
    withheld: &mut Withheld,
    protection: Protection,
    target: &Target,
) -> bool {
    let layer = target.aim.layer();
    let candidates = candidates(cube, withheld, target);
    let (pairs, others): (Vec<usize>, Vec<usize>) =
        candidates.iter().partition(|place| cube.groups[**place].keys.len() > 1);
    let single = others.iter().filter(|place| !cube.groups[**place].keys.is_empty());
    for place in pairs.iter().take(TRIED).chain(single) {
        let mut tried = withheld.clone();
        tried.hide(layer, *place, Rule::Interval);
        tried.complete(cube, protection.threshold);
        if is_open(cube, bands, &tried, protection, target) {
            *withheld = tried;
            return true;
        }
    }
    // Cells of two-way tables have been tried; one that holds the target tells more than its neighbours.
    let Some(place) = others.first().or(pairs.first()) else { return false };
    withheld.hide(layer, *place, Rule::Interval);
    withheld.complete(cube, protection.threshold);
    true
}

/// How many cells of two-way tables are tried before the smallest is withheld whether it helps or not.
const TRIED: usize = 20;

/// The shown cells that hold part of the target, or lie in a line with one that does.
fn candidates(cube: &Cube, withheld: &Withheld, target: &Target) -> Vec<usize> {
    let layer = target.aim.layer();
    let near = match target.aim {
        Aim::Size(place) => sizes::beside(cube, withheld, place),
        Aim::Few | Aim::Mixed => {
            let holding: BTreeSet<usize> =
                target.fine.iter().flat_map(|fine| &cube.groups_of[*fine]).copied().collect();
            let lines = cube.lines.iter().filter(|line| line.parts.iter().any(|part| holding.contains(part)));
            lines.flat_map(|line| &line.parts).chain(&holding).copied().collect()
        }
    };
    let mut shown: Vec<usize> = near.into_iter().filter(|place| withheld.is_shown(layer, *place)).collect();
    shown.sort_by_key(|place| {
        let group = &cube.groups[*place];
        (Reverse(group.keys.len()), group.tally.records, *place)
    });
    shown
}

fn is_open(cube: &Cube, bands: &Bands, withheld: &Withheld, protection: Protection, target: &Target) -> bool {
    if let Aim::Size(place) = target.aim {
        return sizes::is_open(cube, withheld, place);
    }
    let mut tried = BTreeSet::new();
    AROUND.iter().any(|around| {
        let free = neighbourhood(cube, withheld, target, *around);
        if !tried.insert(free.clone()) {
            return false;
        }
        let local = Local { cube, bands, withheld, free: free.into_iter().collect() };
        if target.aim == Aim::Mixed {
            local.may_be_mixed(&target.fine)
        } else {
            local.few_are_open(&target.fine, protection)
        }
    })
}

/// The cells freed around a target: those no figure tells apart from it, or those that share something with it and
/// whatever lies where these cross.
fn neighbourhood(cube: &Cube, withheld: &Withheld, target: &Target, around: usize) -> BTreeSet<usize> {
    let mut own: Vec<usize> = target.fine.clone();
    own.sort_by_key(|fine| (shown_around(cube, withheld, *fine), *fine));
    own.truncate(FREED);
    let mut free: BTreeSet<usize> = own.iter().copied().collect();
    if around == 0 {
        for fine in own {
            let alike = |other: &usize| {
                let shown = |place: usize| {
                    cube.groups_of[place].iter().filter(|group| withheld.is_shown(Layer::Figures, **group))
                };
                *other != fine && shown(fine).eq(shown(*other))
            };
            let mut alike: Vec<usize> = (0..cube.fine.len()).filter(alike).collect();
            alike.sort_by_key(|other| (unlike(cube, target, *other), *other));
            free.extend(alike.into_iter().take(FREED));
        }
        return free;
    }
    for fine in own {
        for dimension in 0..cube.fine[fine].keys.len() {
            free.extend(sharing_all_but(cube, withheld, target, (fine, dimension)).into_iter().take(around));
        }
    }
    let dimensions = cube.fine[0].keys.len();
    let keys: Vec<BTreeSet<usize>> = (0..dimensions)
        .map(|dimension| free.iter().map(|fine| cube.fine[*fine].keys[dimension]).collect())
        .collect();
    let crosses =
        |place: &usize| cube.fine[*place].keys.iter().zip(&keys).all(|(key, keys)| keys.contains(key));
    (0..cube.fine.len()).filter(crosses).collect()
}

/// Finest cells that differ from one in a single dimension, those the fewest figures tell about first.
fn sharing_all_but(
    cube: &Cube,
    withheld: &Withheld,
    target: &Target,
    (fine, dimension): (usize, usize),
) -> Vec<usize> {
    let keys = &cube.fine[fine].keys;
    let shares = |other: &usize| {
        let pairs = cube.fine[*other].keys.iter().zip(keys).enumerate();
        *other != fine && pairs.into_iter().all(|(place, (theirs, own))| place == dimension || theirs == own)
    };
    let mut found: Vec<usize> = (0..cube.fine.len()).filter(shares).collect();
    let spread = |place: usize| {
        let key = cube.fine[place].keys[dimension];
        cube.fine.iter().filter(|cell| cell.keys[dimension] == key).count()
    };
    found.sort_by_key(|place| {
        (shown_around(cube, withheld, *place), unlike(cube, target, *place), Reverse(spread(*place)), *place)
    });
    found
}

/// Cells with the most records outside the band that is commonest in the target come first: they have what it could
/// have instead.
fn unlike(cube: &Cube, target: &Target, other: usize) -> Reverse<u32> {
    let mut tally = Tally::default();
    target.fine.iter().for_each(|fine| tally.merge(&cube.fine[*fine].tally));
    let theirs = &cube.fine[other].tally;
    Reverse(theirs.records - theirs.bands[tally.commonest()])
}

fn shown_around(cube: &Cube, withheld: &Withheld, fine: usize) -> usize {
    cube.groups_of[fine].iter().filter(|place| withheld.is_shown(Layer::Figures, **place)).count()
}

/// Some cells that may be anything the published figures allow while all others are as they are.
struct Local<'a> {
    cube: &'a Cube,
    bands: &'a Bands,
    withheld: &'a Withheld,
    free: Vec<usize>,
}

impl Local<'_> {
    fn place(&self, fine: usize) -> Option<usize> {
        self.free.binary_search(&fine).ok()
    }

    /// Places of the free ones among these.
    fn places<'b>(&'b self, fine: &'b [usize]) -> impl Iterator<Item = usize> + 'b {
        fine.iter().filter_map(|fine| self.place(*fine))
    }

    /// The shown cells the free ones are part of.
    fn shown(&self) -> BTreeSet<usize> {
        let holding = self.free.iter().flat_map(|fine| &self.cube.groups_of[*fine]).copied();
        holding.filter(|place| self.withheld.is_shown(Layer::Figures, *place)).collect()
    }

    /// No figure tells of the target.
    fn is_free(&self, target: &[usize]) -> bool {
        target.iter().all(|fine| shown_around(self.cube, self.withheld, *fine) == 0)
    }

    /// The mean may lie anywhere in the protection interval, and no number of records in a band is certain but none.
    fn few_are_open(&self, target: &[usize], protection: Protection) -> bool {
        if self.is_free(target) {
            return true;
        }
        let system = self.figures();
        let records: u32 = target.iter().map(|fine| self.cube.fine[*fine].tally.records).sum();
        let mean: Terms = self.places(target).map(|place| (self.sum_column(place), 1.0)).collect();
        let truth: f64 = self.places(target).map(|place| self.points(place)).sum();
        let wide = f64::from(protection.mean) * f64::from(records);
        self.bands_are_open(&system, target) && is_wide(&system, &mean, truth, wide)
    }

    fn bands_are_open(&self, system: &System, target: &[usize]) -> bool {
        (0..self.bands.count()).all(|band| {
            let truth: u32 = target.iter().map(|fine| self.cube.fine[*fine].tally.bands[band]).sum();
            let freed: f64 = self.places(target).map(|place| self.in_band(place, band)).sum();
            let terms: Terms = self.places(target).map(|place| (self.column(place, band), 1.0)).collect();
            truth == 0 || is_wide(system, &terms, freed, 1.0)
        })
    }

    /// A reader cannot be sure that all, or all but two, lie in one band.
    fn may_be_mixed(&self, target: &[usize]) -> bool {
        let mut tally = Tally::default();
        target.iter().for_each(|fine| tally.merge(&self.cube.fine[*fine].tally));
        if self.is_free(target) || tally.records < APART as u32 {
            return true;
        }
        let common = tally.commonest();
        let others = tally.records - tally.bands[common];
        let freed: f64 = self.places(target).map(|place| self.in_band(place, common)).sum();
        let terms: Terms = self.places(target).map(|place| (self.column(place, common), 1.0)).collect();
        let wanted = freed - (APART as f64 - f64::from(others.min(APART as u32)));
        self.figures().end(&terms, End::Least).is_some_and(|least| least <= wanted + TOLERANCE)
    }

    /// Records by band and the sum of values of every free cell, held to every published figure.
    fn figures(&self) -> System {
        let mut system = System::default();
        let shown = self.shown();
        for fine in &self.free {
            self.unknowns(&mut system, *fine);
        }
        for place in 0..self.free.len() {
            self.bind_sum(&mut system, place);
        }
        for group in shown {
            self.bind_figures(&mut system, group);
        }
        system
    }

    fn unknowns(&self, system: &mut System, fine: usize) {
        let records = f64::from(self.cube.fine[fine].tally.records);
        for band in 0..self.bands.count() {
            let is_empty = |group: &&usize| {
                self.withheld.is_shown(Layer::Figures, **group)
                    && self.cube.groups[**group].tally.bands[band] == 0
            };
            let none = self.cube.groups_of[fine].iter().any(|group| is_empty(&group));
            system.unknown(0.0, if none { 0.0 } else { records });
        }
        system.unknown(0.0, 100.0 * records);
    }

    /// All records lie in some band, and the sum within the ends of the bands they lie in.
    fn bind_sum(&self, system: &mut System, place: usize) {
        let records = f64::from(self.cube.fine[self.free[place]].tally.records);
        let bands = || 0..self.bands.count();
        system.known(bands().map(|band| (self.column(place, band), 1.0)).collect(), records, records);
        let sum = (self.sum_column(place), -1.0);
        let ends = |end: fn((f64, f64)) -> f64| {
            let term = |band| (self.column(place, band), end(self.bands.ends(band)));
            bands().map(term).chain([sum]).collect::<Terms>()
        };
        system.known(ends(|(low, _)| low), f64::NEG_INFINITY, 0.0);
        system.known(ends(|(_, high)| high), 0.0, f64::INFINITY);
    }

    fn bind_figures(&self, system: &mut System, group: usize) {
        let group = &self.cube.groups[group];
        let places: Vec<usize> = self.places(&group.fine).collect();
        for band in 0..self.bands.count() {
            let free: f64 = places.iter().map(|place| self.in_band(*place, band)).sum();
            let terms = places.iter().map(|place| (self.column(*place, band), 1.0)).collect();
            system.known(terms, free, free);
        }
        let Some(mean) = mean(&group.tally, self.bands) else { return };
        let records = f64::from(group.tally.records);
        let shown = self.bands.points(mean.shown) * records;
        let half = self.bands.points(self.bands.low() + mean.step) * records / 2.0;
        let truth: f64 = group.fine.iter().map(|fine| self.points_of(*fine)).sum();
        let fixed = truth - places.iter().map(|place| self.points(*place)).sum::<f64>();
        let terms = places.iter().map(|place| (self.sum_column(*place), 1.0)).collect();
        system.known(terms, shown - half - fixed, shown + half - fixed);
    }

    fn column(&self, place: usize, band: usize) -> usize {
        place * (self.bands.count() + 1) + band
    }

    fn sum_column(&self, place: usize) -> usize {
        self.column(place, self.bands.count())
    }

    fn in_band(&self, place: usize, band: usize) -> f64 {
        f64::from(self.cube.fine[self.free[place]].tally.bands[band])
    }

    fn points(&self, place: usize) -> f64 {
        self.points_of(self.free[place])
    }

    /// The sum of the values of a finest cell, each in points of 100 of the range.
    fn points_of(&self, fine: usize) -> f64 {
        let tally = &self.cube.fine[fine].tally;
        let records = rust_decimal::Decimal::from(tally.records);
        self.bands.points(tally.sum / records) * f64::from(tally.records)
    }
}

/// The ends lie so far apart; the other end is not looked for when one is far enough from the truth.
fn is_wide(system: &System, terms: &Terms, truth: f64, wide: f64) -> bool {
    let end = |end| system.end(terms, end).unwrap_or(truth);
    let least = end(End::Least).min(truth);
    truth - least >= wide - TOLERANCE || end(End::Greatest).max(truth) - least >= wide - TOLERANCE
}
