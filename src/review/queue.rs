//! Which answers a reviewer looks at, and which first. It orders answers, never institutions.

use crate::response::codes;

codes! {
    /// Which answers are shown.
    Show {
        /// Those without a verdict that holds.
        Open = "open",
        /// Those with something to look at.
        Flagged = "flagged",
        /// Those that changed after they were judged.
        Outdated = "outdated",
        /// Claims that a question does not apply, to be approved.
        NotApplicable = "not-applicable",
        /// Those drawn for the second reviewer.
        Second = "second",
        /// All.
        All = "all",
    }
}

codes! {
    /// In which order.
    Order {
        /// By what wants a look first.
        Need = "need",
        /// Core elements first.
        Core = "core",
        /// As they are asked.
        Questionnaire = "questionnaire",
    }
}

/// What is known of one answer that may have to be looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Needs {
    /// A verdict holds.
    pub is_judged: bool,
    /// There is a verdict on what the answer was before.
    pub is_outdated: bool,
    /// It says that the question does not apply.
    pub is_not_applicable: bool,
    /// It does not go with another answer, lacks an explanation, or somebody waits for a word about it.
    pub is_flagged: bool,
    /// It is, or belongs to, a core element.
    pub is_core: bool,
    /// It claims the best there is.
    pub is_best: bool,
    /// It was drawn for the second reviewer, and this reader may be that one.
    pub is_for_second: bool,
}

impl Needs {
    /// Whether it is among those shown.
    pub const fn is_in(self, show: Show) -> bool {
        match show {
            Show::Open => !self.is_judged,
            Show::Flagged => self.is_flagged,
            Show::Outdated => self.is_outdated,
            Show::NotApplicable => self.is_not_applicable && !self.is_judged,
            Show::Second => self.is_for_second,
            Show::All => true,
        }
    }

    /// Smaller ones come first.
    const fn place(self, order: Order) -> u8 {
        match order {
            Order::Questionnaire => 0,
            Order::Core => !self.is_core as u8,
            Order::Need if self.is_judged && !self.is_flagged => 6,
            Order::Need if self.is_outdated => 0,
            Order::Need if self.is_flagged => 1,
            Order::Need if self.is_not_applicable => 2,
            Order::Need if self.is_core => 3,
            Order::Need if self.is_best => 4,
            Order::Need => 5,
        }
    }
}

/// Those shown, in order; what is alike stays in the order it came in, which is that of the questionnaire.
pub fn arrange<T>(answers: Vec<(Needs, T)>, show: Show, order: Order) -> Vec<(Needs, T)> {
    let mut shown: Vec<(Needs, T)> = answers.into_iter().filter(|(needs, _)| needs.is_in(show)).collect();
    shown.sort_by_key(|(needs, _)| needs.place(order));
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_changed_after_it_was_judged_comes_first_and_what_is_settled_last() {
        let none = Needs::default();
        let answers = vec![
            (none, "plain"),
            (Needs { is_judged: true, ..none }, "settled"),
            (Needs { is_best: true, ..none }, "best"),
            (Needs { is_core: true, ..none }, "core"),
            (Needs { is_not_applicable: true, ..none }, "not applicable"),
            (Needs { is_flagged: true, ..none }, "flagged"),
            (Needs { is_outdated: true, ..none }, "outdated"),
        ];
        let names = |show, order| {
            arrange(answers.clone(), show, order).into_iter().map(|(_, name)| name).collect::<Vec<_>>()
        };
        let need = ["outdated", "flagged", "not applicable", "core", "best", "plain", "settled"];
        assert_eq!(names(Show::All, Order::Need), need);
        assert_eq!(names(Show::Open, Order::Core)[..2], ["core", "plain"]);
        assert_eq!(names(Show::NotApplicable, Order::Questionnaire), ["not applicable"]);
        assert_eq!(names(Show::Outdated, Order::Questionnaire), ["outdated"]);
    }
}
