//! Declared ways to make a rating of the same answers: a round has one, and findings can be looked at by each.

use crate::questionnaire::Rule;

/// How answers become a rating. The first five score the tree of the questionnaire; the last puts an institution into
/// a class without a score.
///
/// A scheme takes the place of the rule by which parts make a node. It leaves alone what an answer is worth (the
/// points of an option, the share of a checklist that is met), weights, targets and caps, and the mean over the units
/// of an institution: how many offices or services somebody has is no question of how weaknesses count. Within each
/// unit, and where there are no units, the scheme holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scheme {
    /// The rules the questionnaire declares.
    #[default]
    Declared,
    /// The weighted mean everywhere.
    WeightedMean,
    /// The weakest part decides everywhere.
    Lowest,
    /// The weighted geometric mean everywhere.
    Geometric,
    /// All, some or none everywhere.
    AllSomeNone,
    /// The classes of the German monitoring, see [`class_of`](crate::scoring::class_of).
    GermanClasses,
}

impl Scheme {
    /// All of them, in the order they are shown.
    pub const ALL: [Self; 6] = [
        Self::Declared,
        Self::WeightedMean,
        Self::Lowest,
        Self::Geometric,
        Self::AllSomeNone,
        Self::GermanClasses,
    ];

    /// Those that give scores.
    pub const SCORING: [Self; 5] =
        [Self::Declared, Self::WeightedMean, Self::Lowest, Self::Geometric, Self::AllSomeNone];

    /// The word used in files, addresses and as a key of texts.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Declared => "declared",
            Self::WeightedMean => "weighted-mean",
            Self::Lowest => "lowest",
            Self::Geometric => "geometric",
            Self::AllSomeNone => "all-some-none",
            Self::GermanClasses => "german-classes",
        }
    }

    /// The scheme a [`code`](Self::code) names.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scheme| scheme.code() == code)
    }

    /// The scheme scores are drawn by where this one is meant: classes give none, and beside them what was declared
    /// stands.
    pub const fn scoring(self) -> Self {
        match self {
            Self::GermanClasses => Self::Declared,
            scoring => scoring,
        }
    }

    /// The rule by which the parts of a node make it, where the questionnaire says `own`. Classes have no rule: beside
    /// them, what was declared stands.
    pub const fn rule(self, own: Rule) -> Rule {
        match self {
            Self::Declared | Self::GermanClasses => own,
            Self::WeightedMean => Rule::WeightedMean,
            Self::Lowest => Rule::Lowest,
            Self::Geometric => Rule::Geometric,
            Self::AllSomeNone => Rule::AllSomeNone,
        }
    }
}
