//! The charts of the report.

use rust_decimal::prelude::ToPrimitive;

use super::ground::{Ground, is_shown};
use super::outline::is_principle;
use crate::chart::{
    Bounds, Chart, Count, Coverage, CoverageRow, Distribution, DistributionRow, GapProfile, Group,
    LevelCounts, ProfileLegend, ProfileRow, Standing,
};
use crate::disclosure::{CellRelease, Ratings, TopicRelease, mean_step};
use crate::report::compose::setting;

/// How far the responses came, by kind of institution.
pub(in crate::report) fn coverage(ground: &Ground<'_>) -> Chart {
    let texts = ground.texts;
    let shown = if ground.findings.rates.iter().any(|rate| rate.withdrawn > 0) { 5 } else { 4 };
    let row = |rate: &crate::disclosure::RateRelease| CoverageRow {
        label: ground.kind(&rate.kind),
        counts: [rate.accepted, rate.submitted, rate.in_progress, rate.not_started, rate.withdrawn]
            .into_iter()
            .take(shown)
            .map(Count::new)
            .collect(),
        aside: Some(
            texts.t_with("report-fraction", &[("part", rate.accepted.into()), ("whole", rate.asked.into())]),
        ),
    };
    let stages = [
        texts.t("report-stage-accepted"),
        texts.t("report-stage-submitted"),
        texts.t("report-stage-in-progress"),
        texts.t("report-stage-not-started"),
        texts.t("round-withdrawn"),
    ];
    let stages = stages.into_iter().take(shown).collect();
    let title = texts.t("report-coverage-title");
    let setting = setting(texts, title, texts.t("report-coverage-description"), true);
    let rows = ground.findings.rates.iter().map(row).collect();
    Coverage { setting, topic: texts.t("report-kind"), stages, rows }.draw()
}

/// How topics are named beside their bars.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::report) enum Labels {
    /// By their whole titles.
    Full,
    /// Principles by their number, where there are many of them on one page.
    Short,
}

impl Labels {
    /// A principle's title begins with its number, and a colon follows.
    pub fn of(self, ground: &Ground<'_>, place: usize) -> String {
        let title = ground.title(place);
        let short =
            title.split_once(':').filter(|_| self == Self::Short && is_principle(ground.topic(place)));
        short.map_or(title, |(number, _)| number).to_owned()
    }
}

/// Mean scores of topics against the target; `cell` picks the group of institutions. `None` when there is no score
/// to draw.
pub(in crate::report) fn profile(
    ground: &Ground<'_>,
    title: String,
    groups: &[(Option<usize>, Vec<usize>)],
    labels: Labels,
    cell: impl Fn(&TopicRelease) -> Option<&CellRelease>,
) -> Option<Chart> {
    let texts = ground.texts;
    let row = |place: &usize| {
        let standing = standing(ground, cell(ground.topic(*place))?);
        Some(ProfileRow { label: labels.of(ground, *place), standing })
    };
    let group = |(heading, rows): &(Option<usize>, Vec<usize>)| Group {
        heading: heading.map(|place| ground.title(place).to_owned()),
        rows: rows.iter().filter_map(row).collect(),
    };
    let groups: Vec<Group<ProfileRow>> =
        groups.iter().map(group).filter(|group| !group.rows.is_empty()).collect();
    let is_rated = |row: &ProfileRow| matches!(row.standing, Standing::Rated { .. });
    groups.iter().flat_map(|group| &group.rows).any(is_rated).then(|| {
        let target = ground.target();
        let legend = ProfileLegend {
            topic: texts.t("report-topic"),
            score: texts.t("report-mean-score"),
            bounds: texts.t("report-rounding-range"),
            target: texts.t_with("report-target-line", &[("target", target.unwrap_or_default().into())]),
            not_rated: texts.t("report-nothing-shown"),
        };
        let setting = setting(texts, title, texts.t("report-profile-description"), false);
        GapProfile { setting, legend, target: target_points(ground), groups }.draw()
    })
}

fn target_points(ground: &Ground<'_>) -> Option<f64> {
    ground.facts.common_target()?.to_f64().map(|target| target * 100.0)
}

/// A mean is drawn with the range that was rounded to it.
fn standing(ground: &Ground<'_>, cell: &CellRelease) -> Standing {
    let CellRelease::Shown { institutions, mean: Some(mean), .. } = cell else {
        return Standing::NotRated(ground.mean(cell));
    };
    let score = f64::from(*mean);
    let half = mean_step(*institutions).map_or(0.0, |step| f64::from(step) / 2.0);
    let bounds = (half > 0.5).then(|| {
        let (lower, upper) = ((score - half).max(0.0), (score + half).min(100.0));
        Bounds { lower, upper, text: format!("{lower}–{upper}") }
    });
    Standing::Rated { score, text: mean.to_string(), bounds }
}

/// How many institutions are at each level, topic by topic. The topics have one scale in common; `None` when there is
/// no count to draw.
pub(in crate::report) fn distribution(ground: &Ground<'_>, title: String, places: &[usize]) -> Option<Chart> {
    let texts = ground.texts;
    let scale = &ground.topic(*places.first()?).scale;
    let places: Vec<usize> =
        places.iter().copied().filter(|place| &ground.topic(*place).scale == scale).collect();
    let is_counted = |place: &usize| {
        matches!(ground.topic(*place).all, CellRelease::Shown { ratings: Ratings::Shown { .. }, .. })
    };
    places.iter().any(is_counted).then(|| {
        let rows = places.iter().map(|place| distribution_row(ground, *place)).collect();
        let language = texts.language().code();
        Distribution {
            setting: setting(texts, title, texts.t("report-distribution-description"), true),
            topic: texts.t("report-topic"),
            levels: scale.iter().map(|level| level.get(language).to_owned()).collect(),
            not_rated: texts.t("report-not-rated"),
            groups: vec![Group::plain(rows)],
        }
        .draw()
    })
}

fn distribution_row(ground: &Ground<'_>, place: usize) -> DistributionRow {
    let cell = &ground.topic(place).all;
    let (counts, aside) = match cell {
        CellRelease::Shown { ratings: Ratings::Shown { counts, none_given }, .. } => {
            let levels = counts.iter().copied().map(Count::new).collect();
            let all = counts.iter().sum::<u32>() + none_given;
            (
                LevelCounts::Shown { levels, not_rated: Count::new(*none_given) },
                Some(ground.texts.t_with("report-n", &[("count", all.into())])),
            )
        }
        CellRelease::Shown { ratings: Ratings::Withheld, .. } | CellRelease::Withheld { .. } => {
            (LevelCounts::Withheld(ground.texts.t("report-withheld")), None)
        }
        CellRelease::Empty => (LevelCounts::Withheld(ground.texts.t("report-no-score")), None),
    };
    DistributionRow { label: Labels::Short.of(ground, place), counts, aside }
}

/// True when a topic has at least one released figure.
pub(in crate::report) fn has_figures(ground: &Ground<'_>, place: usize) -> bool {
    is_shown(&ground.topic(place).all)
}
