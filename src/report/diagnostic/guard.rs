//! Whether words of the register may stand in a report. What cannot be told is no.

use crate::disclosure::{CellRelease, Findings, Leftover, Share, TopicRelease, leftovers};

/// What words are held against.
pub(super) struct Guard<'a> {
    names: &'a [String],
    asked: u64,
}

/// Greatest number that may be a score or a percentage.
const HUNDRED: u64 = 100;

impl<'a> Guard<'a> {
    pub fn new(names: &'a [String], findings: &Findings) -> Self {
        Self { names, asked: findings.rates.iter().map(|rate| u64::from(rate.asked)).sum() }
    }

    /// True when no name of an institution is in the words, nor one of its own.
    pub fn names_nobody(&self, words: &str) -> bool {
        !leftovers(words, words, self.names).iter().any(|one| matches!(one, Leftover::Name(_)))
    }

    /// True when every number in the words is among those `known`, each used once, or greater than any count, score or
    /// percentage: a year, the number of an order. Once, so that "9 of 12" does not let another 9 of 12 through.
    pub fn counts_only(&self, words: &str, known: &[u32]) -> bool {
        let mut left: Vec<u64> = known.iter().map(|number| u64::from(*number)).collect();
        let is_fine = |digits: &str| match digits.parse::<u64>() {
            Ok(number) if number > self.asked.max(HUNDRED) => true,
            Ok(number) => {
                let place = left.iter().position(|one| *one == number);
                place.map(|place| left.swap_remove(place)).is_some()
            }
            Err(_) => digits.chars().all(|digit| digit.is_ascii_digit()),
        };
        words.split(|letter: char| !letter.is_numeric()).filter(|digits| !digits.is_empty()).all(is_fine)
    }

    /// Both.
    pub fn allows(&self, words: &str, known: &[u32]) -> bool {
        self.names_nobody(words) && self.counts_only(words, known)
    }
}

/// The released numbers a statement on a topic is made of: institutions, those below target, the mean; of all, and of
/// each kind where there are several.
pub(super) fn numbers_of(topic: &TopicRelease) -> Vec<u32> {
    let kinds = topic.kinds.iter().filter(|_| topic.kinds.len() > 1).map(|kind| &kind.cell);
    let mut found = Vec::new();
    for cell in std::iter::once(&topic.all).chain(kinds) {
        let CellRelease::Shown { institutions, mean, below_target, .. } = cell else { continue };
        found.push(*institutions);
        found.extend(mean);
        if let Share::Count(count) = below_target {
            found.push(*count);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disclosure::RateRelease;

    fn findings(asked: u32) -> Findings {
        let rate = RateRelease {
            kind: "government".into(),
            asked,
            accepted: asked,
            submitted: 0,
            in_progress: 0,
            not_started: 0,
            withdrawn: 0,
        };
        Findings {
            smallest_cell: 5,
            rates: vec![rate],
            topics: Vec::new(),
            gaps: Vec::new(),
            quotations: Vec::new(),
            named: Vec::new(),
        }
    }

    #[test]
    fn names_and_numbers_nobody_released_are_found() {
        let names = ["Zümrüd Nazirliyi".to_owned()];
        let guard = Guard::new(&names, &findings(22));
        assert!(guard.allows("Most of the bodies asked have begun.", &[]));
        assert!(guard.allows("9 of 12 have no law; Order 1859 of 2020 is not carried out.", &[9, 12]));
        for words in
            ["3 of 12 have none.", "About 58% have none.", "Only ٣ have one.", "Article 12.4 says so."]
        {
            assert!(!guard.allows(words, &[9, 12]), "{words}");
        }
        assert!(
            !guard.allows("9 of 12 have no law; 9 of 12 asked would need one.", &[9, 12]),
            "another 9 of 12"
        );
        assert!(!guard.allows("As Zümrüd Nazirliyi says, it is so.", &[]));
        assert!(!guard.allows("As Zümrüd says, it is so.", &[]), "a word only one has in its name");
    }
}
