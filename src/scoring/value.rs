//! What a part of the tree is worth, with its bounds.

use rust_decimal::Decimal;

/// Decimals kept of every score. Sums of rounded scores are then exact, so order changes nothing.
const DECIMALS: u32 = 18;

/// The worth of something that applies. Not applicable is the absence of a value, never a zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Value {
    /// Score over what was answered, 0 to 1; `None` while nothing was.
    pub score: Option<Decimal>,
    /// The score if everything unanswered turned out worth nothing.
    pub lower: Decimal,
    /// The score if everything unanswered turned out worth full points.
    pub upper: Decimal,
    /// Weighted share that is answered, 0 to 1.
    pub coverage: Decimal,
}

impl Value {
    /// An answer worth `points`.
    pub const fn answered(points: Decimal) -> Self {
        Self { score: Some(points), lower: points, upper: points, coverage: Decimal::ONE }
    }

    /// Nothing answered yet.
    pub const UNANSWERED: Self =
        Self { score: None, lower: Decimal::ZERO, upper: Decimal::ONE, coverage: Decimal::ZERO };

    /// Answered with `points`, while it is not known yet whether the question applies.
    pub const fn undecided(points: Decimal) -> Self {
        Self { score: Some(points), lower: Decimal::ZERO, upper: Decimal::ONE, coverage: Decimal::ONE }
    }
}

/// The quotient, rounded half to even at the resolution of scores.
pub(super) fn divide(sum: Decimal, by: Decimal) -> Decimal {
    (sum / by).round_dp(DECIMALS)
}

/// Rounds to the resolution of scores.
pub(super) fn round(score: Decimal) -> Decimal {
    score.round_dp(DECIMALS)
}
