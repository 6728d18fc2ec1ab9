//! Topics against groups of institutions, as a field of cells.

use super::findings::Shown;
use super::topics::{Figures, Group, TopicView};
use super::{charts, groups};
use crate::chart::{Group as Rows, HeatCell, HeatLegend, HeatMap, HeatRow};
use crate::report::{point_band, point_bands};
use crate::response::InstitutionKind;
use crate::texts::Texts;
use crate::web::pages::institutions::kinds_label;
use crate::web::pages::parts::Figure;

/// A group of institutions: a column of the field.
pub struct Segment {
    name: String,
    pick: Box<Pick>,
}

/// Finds the figures of a group of institutions among those of a topic.
type Pick = dyn for<'t> Fn(&'t TopicView) -> Option<&'t Group>;

impl Segment {
    /// A column under this name; `pick` finds its figures of a topic, or none where the topic was not put to it.
    pub fn new(
        name: impl Into<String>,
        pick: impl for<'t> Fn(&'t TopicView) -> Option<&'t Group> + 'static,
    ) -> Self {
        Self { name: name.into(), pick: Box::new(pick) }
    }

    /// All institutions, then each kind that was asked.
    pub fn kinds(shown: &Shown<'_>) -> Vec<Self> {
        let all = Self::new(shown.texts.t("finding-all"), |topic| Some(&topic.all));
        let kind = |(kind, _): &(InstitutionKind, [u32; 5])| {
            let kind = *kind;
            Self::new(kinds_label(shown.texts, kind), move |topic: &TopicView| {
                topic.kinds.iter().find(|(known, _)| *known == kind).map(|(_, group)| group)
            })
        };
        std::iter::once(all).chain(shown.findings.rates.iter().map(kind)).collect()
    }

    /// Its figures of a topic.
    pub fn group<'t>(&self, topic: &'t TopicView) -> Option<&'t Group> {
        (self.pick)(topic)
    }
}

/// The cells of a topic.
pub fn row(texts: &Texts, topic: &TopicView, segments: &[Segment]) -> HeatRow {
    let cells = segments.iter().map(|segment| cell(texts, segment.group(topic)));
    HeatRow { label: topic.title.clone(), cells: cells.collect() }
}

fn cell(texts: &Texts, group: Option<&Group>) -> HeatCell {
    match group {
        None => HeatCell::Empty(texts.t("group-not-asked")),
        Some(Group::Empty(why)) => HeatCell::Empty(groups::absence(texts, *why)),
        Some(Group::Withheld(_) | Group::Shown(Figures { mean: None, .. })) => {
            HeatCell::Withheld(texts.t("withheld"))
        }
        Some(Group::Shown(Figures { mean: Some(found), institutions, .. })) => {
            let arguments = [("mean", groups::mean(texts, *found).into()), ("count", (*institutions).into())];
            HeatCell::Shown {
                text: texts.t_with("mean-and-count", &arguments),
                band: point_band(found.share()),
            }
        }
    }
}

/// The field of these rows.
pub fn figure(texts: &Texts, title: &str, segments: &[Segment], rows: Vec<Rows<HeatRow>>) -> Figure {
    let description = texts.t("chart-heat-description");
    let chart = HeatMap {
        setting: charts::setting(title, description, |_| String::new()),
        legend: HeatLegend {
            topic: texts.t("column-topic"),
            bands: point_bands(texts),
            withheld: texts.t("withheld"),
            empty: texts.t("chart-no-score"),
        },
        segments: segments.iter().map(|segment| segment.name.clone()).collect(),
        groups: rows,
    };
    charts::figure(chart.draw())
}
