//! What an institution is told before it hands in against what is released of the same institutions.

use std::collections::BTreeMap;

use bhr_baseline::disclosure::{CellRelease, GroupAppearance, Policy, Prospect, appearance};
use bhr_baseline::findings::GroupSize;
use bhr_baseline::response::InstitutionKind;
use proptest::prelude::*;

use super::{Outcome, Round, released};

/// So many institutions of each kind that have handed in, and so many that are asked besides.
type Sizes = [(u32, u32); 3];

fn sizes(sizes: &Sizes) -> BTreeMap<InstitutionKind, GroupSize> {
    let size = |(kind, (handed_in, others)): (InstitutionKind, &(u32, u32))| {
        (kind, GroupSize { enrolled: handed_in + others, handed_in: *handed_in })
    };
    let all = InstitutionKind::ALL.into_iter().zip(sizes).map(size);
    all.filter(|(_, size)| size.enrolled > 0).collect()
}

/// A round of those who have handed in; each comes out on the topics as the numbers say.
fn round(sizes: &Sizes, outcome: impl Fn(usize) -> Outcome) -> Round {
    let kinds = InstitutionKind::ALL.into_iter().zip(sizes);
    let each = kinds.flat_map(|(kind, (handed_in, _))| vec![kind; *handed_in as usize]);
    each.enumerate().map(|(place, kind)| (kind, vec![outcome(place)])).collect()
}

/// What is released of a group on the only topic.
fn cell(round: &Round, kind: Option<InstitutionKind>, smallest: u32) -> Option<CellRelease> {
    let released = released(round, smallest);
    let topic = released.get().topics.first()?;
    let of_kind = |kind: InstitutionKind| topic.kinds.iter().find(|found| found.kind == kind.code());
    match kind {
        None => Some(topic.all.clone()),
        Some(kind) => of_kind(kind).map(|found| found.cell.clone()),
    }
}

fn is_shown(cell: Option<&CellRelease>) -> bool {
    matches!(cell, Some(CellRelease::Shown { .. }))
}

fn groups(given: &Sizes, kind: InstitutionKind, smallest: u32) -> Vec<GroupAppearance> {
    appearance(&sizes(given), kind, Policy::new(smallest))
}

fn any_sizes() -> impl Strategy<Value = Sizes> {
    proptest::array::uniform3((0_u32..13, 0_u32..6))
}

const OUTCOMES: [Outcome; 5] = [
    Outcome::Points(0),
    Outcome::Points(60),
    Outcome::Points(100),
    Outcome::Unanswered,
    Outcome::NotApplicable,
];

proptest! {
    #[test]
    fn where_all_have_a_score_appearance_and_release_agree(
        given in any_sizes(), kind in 0_usize..3, smallest in 3_u32..8, spread in 1_usize..4,
    ) {
        let kind = InstitutionKind::ALL[kind];
        let round = round(&given, |place| OUTCOMES[place % spread]);
        for group in groups(&given, kind, smallest) {
            let cell = cell(&round, group.kind, smallest);
            prop_assert_eq!(group.now == Prospect::Published, is_shown(cell.as_ref()), "{:?} {:?}", group, cell);
        }
    }

    #[test]
    fn a_group_told_to_be_too_small_is_withheld_whatever_is_answered(
        given in any_sizes(), kind in 0_usize..3, smallest in 3_u32..8, numbers in proptest::collection::vec(0_usize..5, 40),
    ) {
        let kind = InstitutionKind::ALL[kind];
        let round = round(&given, |place| OUTCOMES[numbers[place % numbers.len()]]);
        for group in groups(&given, kind, smallest) {
            let is_too_few = group.now == Prospect::TooFew;
            prop_assert!(!is_too_few || !is_shown(cell(&round, group.kind, smallest).as_ref()), "{group:?}");
        }
    }

    #[test]
    fn a_group_told_to_stay_too_small_stays_so_while_others_hand_in(
        given in any_sizes(), kind in 0_usize..3, smallest in 3_u32..8,
    ) {
        let kind = InstitutionKind::ALL[kind];
        for group in groups(&given, kind, smallest) {
            prop_assert!(group.at_most != Prospect::TooFew || group.now == Prospect::TooFew, "{group:?}");
            prop_assert!(group.handed_in <= group.enrolled);
        }
    }
}

#[test]
fn an_institution_alone_in_its_kind_is_told_so() {
    let given = [(11, 1), (4, 1), (1, 0)];
    let check = |kind, now, at_most, is_alone| {
        let own = groups(&given, kind, 5)[1];
        assert_eq!((own.now, own.at_most, own.is_alone()), (now, at_most, is_alone), "{kind:?}");
    };
    check(InstitutionKind::Government, Prospect::Published, Prospect::Published, false);
    check(InstitutionKind::StateOwned, Prospect::TooFew, Prospect::WouldReveal, false);
    check(InstitutionKind::Private, Prospect::TooFew, Prospect::TooFew, true);
}
