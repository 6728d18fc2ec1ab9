//! Released means of topics by kind of institution, as a field of cells.

use rust_decimal::Decimal;

use super::figures::Labels;
use super::ground::{Ground, is_shown};
use crate::chart::{Chart, Group, HeatCell, HeatLegend, HeatMap, HeatRow};
use crate::disclosure::CellRelease;
use crate::report::compose::{point_band, point_bands, setting};

/// The field of all institutions and each kind; `None` when there is one kind only, or nothing is released by kind.
pub(in crate::report) fn by_kind(
    ground: &Ground<'_>,
    title: String,
    groups: &[(Option<usize>, Vec<usize>)],
) -> Option<Chart> {
    let texts = ground.texts;
    let kinds: Vec<&str> = ground.kinds().collect();
    let places = || groups.iter().flat_map(|(_, places)| places);
    let is_known = |place: &usize| ground.topic(*place).kinds.iter().any(|kind| is_shown(&kind.cell));
    (kinds.len() > 1 && places().any(is_known)).then(|| {
        let group = |(heading, places): &(Option<usize>, Vec<usize>)| Group {
            heading: heading.map(|place| ground.title(place).to_owned()),
            rows: places.iter().map(|place| row(ground, *place, &kinds)).collect(),
        };
        let names = kinds.iter().map(|kind| ground.kind(kind));
        let legend = HeatLegend {
            topic: texts.t("report-topic"),
            bands: point_bands(texts),
            withheld: texts.t("report-withheld"),
            empty: texts.t("report-no-score"),
        };
        let groups = groups.iter().map(group).filter(|group| !group.rows.is_empty()).collect();
        HeatMap {
            setting: setting(texts, title, texts.t("report-heat-description"), false),
            legend,
            segments: std::iter::once(texts.t("report-kind-all")).chain(names).collect(),
            groups,
        }
        .draw()
    })
}

fn row(ground: &Ground<'_>, place: usize, kinds: &[&str]) -> HeatRow {
    let topic = ground.topic(place);
    let of_kind = |kind: &&str| {
        let found = topic.kinds.iter().find(|one| one.kind == **kind);
        found.map_or_else(
            || HeatCell::Empty(ground.texts.t("report-not-asked")),
            |one| cell(ground, &one.cell),
        )
    };
    let cells = std::iter::once(cell(ground, &topic.all)).chain(kinds.iter().map(of_kind));
    HeatRow { label: Labels::Short.of(ground, place), cells: cells.collect() }
}

fn cell(ground: &Ground<'_>, cell: &CellRelease) -> HeatCell {
    match cell {
        CellRelease::Empty => HeatCell::Empty(ground.mean(cell)),
        CellRelease::Shown { mean: Some(mean), .. } => {
            HeatCell::Shown { text: mean.to_string(), band: point_band(Decimal::new((*mean).into(), 2)) }
        }
        CellRelease::Withheld { .. } | CellRelease::Shown { mean: None, .. } => {
            HeatCell::Withheld(ground.mean(cell))
        }
    }
}
