//! What every chapter draws on, and the words for single figures.

use rust_decimal::Decimal;

use super::facts::RoundFacts;
use super::outline::{Chapter, chapters, is_pillar, is_principle, wholes};
use crate::disclosure::{CellRelease, Findings, Ratings, Share, TopicRelease, Withheld};
use crate::report::compose::{kind_name, points};
use crate::texts::Texts;

/// From so many institutions on, a count is followed by its share in percent.
pub(in crate::report) const ENOUGH_FOR_PERCENT: u32 = 10;

/// What every chapter draws on.
pub(in crate::report) struct Ground<'a> {
    pub texts: &'static Texts,
    pub facts: &'a RoundFacts,
    pub findings: &'a Findings,
    pub chapters: Vec<Chapter>,
    /// Topics above the chapters.
    pub wholes: Vec<usize>,
    /// True when the findings stand under the Guiding Principles.
    pub has_principles: bool,
}

impl<'a> Ground<'a> {
    pub fn new(texts: &'static Texts, facts: &'a RoundFacts, findings: &'a Findings) -> Self {
        let chapters = chapters(findings);
        let wholes = wholes(findings, &chapters);
        let has_principles = findings.topics.iter().any(|topic| is_pillar(topic) || is_principle(topic));
        Self { texts, facts, findings, chapters, wholes, has_principles }
    }

    pub fn topic(&self, place: usize) -> &'a TopicRelease {
        &self.findings.topics[place]
    }

    /// The name of a topic.
    pub fn title(&self, place: usize) -> &'a str {
        self.topic(place).title.get(self.texts.language().code())
    }

    /// All sections of all chapters.
    pub fn sections(&self) -> impl Iterator<Item = usize> {
        self.chapters.iter().flat_map(|chapter| chapter.sections.iter().copied())
    }

    /// The codes of the kinds of institution that were asked, in their order.
    pub fn kinds(&self) -> impl Iterator<Item = &'a str> {
        self.findings.rates.iter().map(|rate| rate.kind.as_str())
    }

    pub fn kind(&self, code: &str) -> String {
        kind_name(self.texts, code)
    }

    /// True when at least one figure of any topic is released.
    pub fn shows_anything(&self) -> bool {
        self.findings.topics.iter().any(|topic| is_shown(&topic.all))
    }

    /// The fewest institutions, as an argument of a message.
    pub fn smallest(&self) -> (&'static str, crate::texts::Argument<'static>) {
        ("smallest", self.findings.smallest_cell.into())
    }

    /// The target all questionnaires share, in points of 100.
    pub fn target(&self) -> Option<String> {
        self.facts.common_target().map(|target| points(self.texts, target))
    }

    /// "7 of 12", with the share where there are enough.
    pub fn of(&self, part: u32, whole: u32) -> String {
        let percent = self.percent_aside(part, whole);
        let arguments = [("part", part.into()), ("whole", whole.into()), ("percent", percent.into())];
        self.texts.t_with("report-of", &arguments)
    }

    /// " (58%)", to follow a count; empty where there are too few for a percentage to mean much.
    pub fn percent_aside(&self, part: u32, whole: u32) -> String {
        if whole < ENOUGH_FOR_PERCENT {
            return String::new();
        }
        format!(" ({})", self.texts.percent(Decimal::from(part) / Decimal::from(whole)))
    }

    /// How many institutions have a score.
    pub fn institutions(&self, cell: &CellRelease) -> String {
        match cell {
            CellRelease::Empty => self.texts.t("report-none"),
            CellRelease::Withheld { .. } => self.texts.t("report-withheld"),
            CellRelease::Shown { institutions, .. } => institutions.to_string(),
        }
    }

    /// The mean score in points of 100.
    pub fn mean(&self, cell: &CellRelease) -> String {
        match cell {
            CellRelease::Empty => self.texts.t("report-no-score"),
            CellRelease::Shown { mean: Some(mean), .. } => mean.to_string(),
            CellRelease::Withheld { .. } | CellRelease::Shown { mean: None, .. } => {
                self.texts.t("report-withheld")
            }
        }
    }

    /// How many institutions are below target.
    pub fn below_target(&self, cell: &CellRelease) -> String {
        match cell {
            CellRelease::Empty => self.texts.t("report-no-score"),
            CellRelease::Withheld { .. } => self.texts.t("report-withheld"),
            CellRelease::Shown { institutions, below_target, .. } => {
                let whole = [("whole", (*institutions).into())];
                match below_target {
                    Share::Count(count) => self.of(*count, *institutions),
                    Share::OverThreeQuarters => self.texts.t_with("report-over-three-quarters", &whole),
                    Share::UnderOneQuarter => self.texts.t_with("report-under-one-quarter", &whole),
                    Share::Withheld => self.texts.t("report-withheld"),
                }
            }
        }
    }

    /// How many institutions are at each level; levels nobody is at are left out.
    pub fn ratings(&self, topic: &TopicRelease, cell: &CellRelease) -> String {
        let CellRelease::Shown { ratings, .. } = cell else { return self.reason(cell) };
        let Ratings::Shown { counts, none_given } = ratings else {
            return self.texts.t("report-ratings-withheld");
        };
        let language = self.texts.language().code();
        let levels = topic.scale.iter().map(|level| level.get(language).to_owned());
        let all = levels
            .zip(counts.iter().copied())
            .chain([(self.texts.t("report-not-rated"), *none_given)])
            .filter(|(_, count)| *count > 0);
        let words = all.map(|(level, count)| {
            self.texts.t_with("report-level-count", &[("level", level.into()), ("count", count.into())])
        });
        words.collect::<Vec<_>>().join("; ")
    }

    /// Why a cell shows nothing; empty when it shows something.
    pub fn reason(&self, cell: &CellRelease) -> String {
        match cell {
            CellRelease::Empty => self.texts.t("report-reason-empty"),
            CellRelease::Withheld { reason: Withheld::TooFew } => {
                self.texts.t_with("report-reason-too-few", &[self.smallest()])
            }
            CellRelease::Withheld { reason: Withheld::WouldReveal } => {
                self.texts.t("report-reason-would-reveal")
            }
            CellRelease::Shown { .. } => String::new(),
        }
    }
}

/// The share of institutions below target in thousandths, as far as it is released: enough to put topics in order.
pub(in crate::report) fn share_rank(cell: &CellRelease) -> Option<u32> {
    let CellRelease::Shown { institutions, below_target, .. } = cell else { return None };
    match below_target {
        Share::Count(count) => Some(count * 1000 / institutions),
        Share::OverThreeQuarters => Some(875),
        Share::UnderOneQuarter => Some(125),
        Share::Withheld => None,
    }
}

/// True when something of the cell is released.
pub(in crate::report) const fn is_shown(cell: &CellRelease) -> bool {
    matches!(cell, CellRelease::Shown { .. })
}

/// The mean score of a cell, where it is released.
pub(in crate::report) const fn mean_of(cell: &CellRelease) -> Option<u32> {
    match cell {
        CellRelease::Shown { mean, .. } => *mean,
        CellRelease::Empty | CellRelease::Withheld { .. } => None,
    }
}
