//! A random sample of answers, section by section, that anybody can draw again from its seed.
//!
//! The steps are written out here instead of taken from a library of random choices, whose next version might choose
//! otherwise: only the stream of numbers is ChaCha20's. A change of any step gets another name.

use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// The name of these steps, kept beside each sample.
pub const ALGORITHM: &str = "chacha20-by-section-1";

/// How many of each section are drawn when `wanted` are drawn from all: in proportion, what is left over by the largest
/// remainders, the earlier section first.
fn shares(sizes: &[usize], wanted: usize) -> Vec<usize> {
    let all: usize = sizes.iter().sum();
    let wanted = wanted.min(all);
    if all == 0 {
        return vec![0; sizes.len()];
    }
    let mut shares: Vec<usize> = sizes.iter().map(|size| size * wanted / all).collect();
    let mut by_remainder: Vec<usize> = (0..sizes.len()).collect();
    by_remainder.sort_by_key(|place| std::cmp::Reverse(sizes[*place] * wanted % all));
    let left = wanted - shares.iter().sum::<usize>();
    for place in by_remainder.into_iter().take(left) {
        shares[place] += 1;
    }
    shares
}

/// A number below `end`, each as likely as the others.
fn below(random: &mut ChaCha20Rng, end: usize) -> usize {
    let end = end as u64;
    let fair = u64::MAX - u64::MAX % end;
    loop {
        let number = random.next_u64();
        if number < fair {
            return usize::try_from(number % end).unwrap_or_default();
        }
    }
}

/// The places drawn in each section, from its first to its last. The same seed and sizes always draw the same.
pub fn draw(seed: u64, sizes: &[usize], wanted: usize) -> Vec<Vec<usize>> {
    let mut key = [0; 32];
    key[..8].copy_from_slice(&seed.to_le_bytes());
    let mut random = ChaCha20Rng::from_seed(key);
    let of_section = |(size, share): (&usize, usize)| {
        let mut places: Vec<usize> = (0..*size).collect();
        for place in 0..share {
            let other = place + below(&mut random, size - place);
            places.swap(place, other);
        }
        places.truncate(share);
        places.sort_unstable();
        places
    };
    sizes.iter().zip(shares(sizes, wanted)).map(of_section).collect()
}

/// How many a share of so many percent of all is, rounded up.
pub const fn percent_of(percent: usize, all: usize) -> usize {
    (all * percent).div_ceil(100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_draws_the_same_and_another_does_not() {
        let sizes = [40, 60, 5];
        assert_eq!(draw(7, &sizes, 21), draw(7, &sizes, 21));
        assert_ne!(draw(7, &sizes, 21), draw(8, &sizes, 21));
    }

    #[test]
    fn what_a_seed_drew_once_it_draws_for_ever() {
        // Worked out by a second program from the specification of ChaCha20.
        assert_eq!(draw(42, &[10, 20], 6), [vec![5, 6], vec![0, 14, 15, 19]]);
    }

    #[test]
    fn every_section_has_its_share_and_nothing_is_drawn_twice() {
        assert_eq!(shares(&[40, 60, 5], 21), [8, 12, 1]);
        assert_eq!(shares(&[1, 1, 1], 2), [1, 1, 0]);
        for (size, mut places) in [40, 60, 5].into_iter().zip(draw(1, &[40, 60, 5], 1_000)) {
            places.dedup();
            assert_eq!(places, (0..size).collect::<Vec<_>>());
        }
        assert_eq!(draw(1, &[0, 0], 3), [[0; 0]; 2]);
    }

    #[test]
    fn each_answer_is_as_likely_as_the_others() {
        let mut counts = [0_u32; 5];
        for seed in 0..5_000 {
            draw(seed, &[5], 1)[0].iter().for_each(|place| counts[*place] += 1);
        }
        assert!(counts.iter().all(|count| (900..1_100).contains(count)), "{counts:?}");
    }

    #[test]
    fn a_share_is_rounded_up() {
        assert_eq!([percent_of(10, 101), percent_of(10, 100), percent_of(1, 3)], [11, 10, 1]);
    }
}
