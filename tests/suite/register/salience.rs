//! The order of salient issues, worked by hand.

use bhr_baseline::findings::salience::{Degree, Rated, order, standings};
use rust_decimal::Decimal;

/// Scale, scope, irremediability, likelihood; 0 for not said.
fn rated([scale, scope, irremediability, likelihood]: [u8; 4]) -> Rated {
    Rated {
        scale: Degree::new(scale),
        scope: Degree::new(scope),
        irremediability: Degree::new(irremediability),
        likelihood: Degree::new(likelihood),
    }
}

fn all(numbers: &[[u8; 4]]) -> Vec<Rated> {
    numbers.iter().map(|numbers| rated(*numbers)).collect()
}

#[test]
fn severity_is_the_greatest_of_the_three_and_likelihood_has_no_part_in_it() {
    let severity = |numbers| rated(numbers).severity().map(Degree::number);
    assert_eq!(severity([5, 1, 1, 1]), Some(5));
    assert_eq!(severity([2, 4, 3, 5]), Some(4));
    assert_eq!(severity([1, 1, 2, 5]), Some(2));
    assert_eq!(rated([5, 1, 1, 1]).mean(), Some(Decimal::from(7) / Decimal::from(3)));
}

#[test]
fn what_is_not_said_is_missing_and_not_the_lightest() {
    assert_eq!(rated([5, 0, 5, 5]).severity(), None);
    assert_eq!(rated([5, 0, 5, 5]).mean(), None);
    assert_eq!(rated([3, 3, 3, 0]).severity(), Degree::new(3));
    assert_eq!((Degree::new(0), Degree::new(6)), (None, None));
}

#[test]
fn issues_stand_by_severity_then_irremediability_then_likelihood() {
    let issues = all(&[
        [4, 4, 4, 5], // 0: likely, but less severe than all that follow
        [5, 1, 1, 5], // 1: severe, easily made good
        [1, 1, 5, 1], // 2: severe, cannot be made good
        [5, 5, 5, 2], // 3: as 2, more likely
        [5, 0, 5, 5], // 4: not rated
        [1, 5, 1, 0], // 5: as 1, likelihood not said
    ]);
    assert_eq!(order(&issues), [3, 2, 1, 5, 0, 4]);
}

#[test]
fn a_likely_light_harm_never_stands_before_an_unlikely_grave_one() {
    assert_eq!(order(&all(&[[4, 4, 4, 5], [1, 1, 5, 1]])), [1, 0]);
}

#[test]
fn equal_issues_share_a_place_and_stay_as_they_came() {
    let issues = all(&[[1, 1, 3, 2], [3, 1, 3, 2], [1, 3, 3, 2], [2, 2, 2, 5]]);
    assert_eq!(order(&issues), [0, 1, 2, 3]);
    let places: Vec<usize> =
        standings(&issues).into_iter().flatten().map(|standing| standing.place).collect();
    assert_eq!(places, [1, 1, 1, 4]);
}

#[test]
fn the_mean_orders_otherwise_and_it_is_told_where() {
    // Means 7/3, 4 and 10/3; severities 5, 4 and 4.
    let issues = all(&[[5, 1, 1, 3], [4, 4, 4, 3], [4, 3, 3, 3]]);
    let told: Vec<_> = standings(&issues)
        .into_iter()
        .flatten()
        .map(|standing| (standing.place, standing.by_mean, standing.differs()))
        .collect();
    assert_eq!(told, [(1, 3, true), (2, 1, true), (3, 2, true)]);
    let alone = standings(&all(&[[5, 5, 5, 5], [1, 1, 1, 1]]));
    assert!(alone.into_iter().flatten().all(|standing| !standing.differs()));
}
