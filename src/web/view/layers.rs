//! The levels of the trees an overview shows: wholes, pillars, principles; of a questionnaire without those, its own
//! upper levels. The rest is on the pages of the topics.

use super::charts::Pair;
use super::findings::Shown;
use super::heat::{self, Segment};
use super::topics::{Group, Stands, TopicView};
use super::{charts, groups, segments};
use crate::chart::{DistributionRow, Group as Rows, ProfileRow};
use crate::web::pages::institutions::kinds_label;
use crate::web::pages::parts::{Column, Figure, Row, Table};

/// A second level with more topics than this is left to the pages of the topics.
const LARGEST_SECOND_LEVEL: usize = 24;
/// A picture of more rows than this can no longer be taken in.
const LARGEST_PICTURE: usize = 40;

/// Names the layer of the pillars in addresses.
const PILLARS: &str = "pillars";

/// Topics that stand side by side.
pub struct Layer {
    /// Names its pictures in addresses.
    name: String,
    caption: String,
    ratings_title: String,
    places: Vec<usize>,
    is_drawn: bool,
}

impl Layer {
    fn topics<'a>(&self, shown: &'a Shown<'_>) -> Vec<&'a TopicView> {
        self.places.iter().map(|place| &shown.findings.topics[*place]).collect()
    }
}

/// The layers of an overview; none when nothing is accepted.
pub fn of(shown: &Shown<'_>) -> Vec<Layer> {
    if shown.findings.accepted_of_asked().0 == 0 {
        return Vec::new();
    }
    let texts = shown.texts;
    let layer = |name: &str, (caption, ratings_title), places, is_drawn| Layer {
        name: name.to_owned(),
        caption,
        ratings_title,
        places,
        is_drawn,
    };
    let is_part = |place: &usize| shown.findings.topics[*place].stands_for() == Stands::Part;
    let wholes = shown.findings.wholes.iter().copied().filter(is_part).collect();
    let mut layers = vec![
        layer("wholes", (texts.t("findings-wholes"), String::new()), wholes, false),
        layer(
            PILLARS,
            (texts.t("findings-pillars"), texts.t("findings-pillar-ratings")),
            shown.findings.standing_for(Stands::Pillar),
            true,
        ),
        layer(
            "principles",
            (texts.t("findings-principles"), texts.t("findings-principle-ratings")),
            shown.findings.standing_for(Stands::Principle),
            true,
        ),
    ];
    let kinds = shown.findings.standing_for(Stands::Indicators);
    let title = texts.t("findings-indicator-kinds");
    layers.push(layer("indicator-kinds", (title, texts.t("findings-indicator-ratings")), kinds, true));
    let own = shown.findings.wholes.iter().filter(|whole| is_part(whole) && !has_principles(shown, **whole));
    layers.extend(own.flat_map(|whole| own_levels(shown, *whole)));
    layers.retain(|layer| !layer.places.is_empty());
    layers
}

fn has_principles(shown: &Shown<'_>, whole: usize) -> bool {
    let stands = |place: &usize| shown.findings.topics[*place].stands_for() != Stands::Part;
    (0..shown.findings.topics.len()).filter(stands).any(|place| shown.findings.is_within(place, whole))
}

/// The parts of a whole, and the parts of those while they are few.
fn own_levels(shown: &Shown<'_>, whole: usize) -> Vec<Layer> {
    let topics = &shown.findings.topics;
    let parts_of = |place: usize| {
        let title = [("title", topics[place].title.as_str().into())];
        Layer {
            name: topics[place].code.clone(),
            caption: shown.texts.t_with("findings-parts-of", &title),
            ratings_title: shown.texts.t_with("findings-part-ratings", &title),
            places: topics[place].children.clone(),
            is_drawn: true,
        }
    };
    let first = parts_of(whole);
    let second: Vec<Layer> = first.places.iter().map(|place| parts_of(*place)).collect();
    let count: usize = second.iter().map(|layer| layer.places.len()).sum();
    let second = second.into_iter().filter(|_| count <= LARGEST_SECOND_LEVEL);
    std::iter::once(first).chain(second).collect()
}

/// Profiles and distributions of the layers that have something to draw.
pub fn figures(shown: &Shown<'_>, layers: &[Layer]) -> Vec<Figure> {
    let segments = Segment::kinds(shown);
    let drawn = layers.iter().filter(|layer| layer.is_drawn && layer.places.len() <= LARGEST_PICTURE);
    let of_layer = |layer: &Layer| {
        let profile = profile(shown, layer).map(|figure| figure.named(format!("scores-{}", layer.name)));
        let ratings = distributions(shown, layer).into_iter();
        let ratings = ratings.map(|figure| figure.named(format!("ratings-{}", layer.name)));
        let bases = bases(shown, layer).map(|figure| figure.named(format!("verified-{}", layer.name)));
        // Three pillars by three kinds are read faster in their table.
        let heat = Some(layer).filter(|layer| layer.name != PILLARS);
        let heat = heat.and_then(|layer| heat_map(shown, layer, &segments));
        let heat = heat.map(|figure| figure.named(format!("kinds-{}", layer.name)));
        profile.into_iter().chain(ratings).chain(bases).chain(heat).collect::<Vec<_>>()
    };
    drawn.flat_map(of_layer).collect()
}

/// Topics against segments: the first of them is all institutions, so one alone is no comparison.
pub fn heat_map(shown: &Shown<'_>, layer: &Layer, segments: &[Segment]) -> Option<Figure> {
    let shows = |topic: &&TopicView| {
        segments.iter().skip(1).any(|segment| segment.group(topic).is_some_and(groups::shows_mean))
    };
    let is_worth_it = segments.len() > 2 && layer.topics(shown).iter().any(shows);
    let row = |place: usize| heat::row(shown.texts, &shown.findings.topics[place], segments);
    let title = shown.texts.t_with("findings-by-kind", &[("caption", layer.caption.as_str().into())]);
    is_worth_it.then(|| heat::figure(shown.texts, &title, segments, grouped(shown, layer, row)))
}

/// What institutions say against what was verified; none where nothing was.
fn bases(shown: &Shown<'_>, layer: &Layer) -> Option<Figure> {
    let verified = shown.verified.as_ref()?;
    let row = |place: usize| {
        let topic = &shown.findings.topics[place];
        let other = verified.topic(&topic.code).map(|(_, topic)| &topic.all);
        let values = match (groups::exact_mean(&topic.all), other.and_then(groups::exact_mean)) {
            (Some(own), Some(verified)) => Ok((own, verified)),
            _ => Err(shown.texts.t("chart-no-score")),
        };
        Pair { label: topic.title.clone(), values }
    };
    let title = shown.texts.t_with("findings-verified", &[("caption", layer.caption.as_str().into())]);
    Some(charts::self_and_verified(shown.texts, &title, grouped(shown, layer, row)))
}

fn profile(shown: &Shown<'_>, layer: &Layer) -> Option<Figure> {
    let is_worth_it = layer.topics(shown).iter().any(|topic| groups::shows_mean(&topic.all));
    let row = |place: usize| groups::profile_row(shown.texts, &shown.findings.topics[place]);
    let rows: Vec<Rows<ProfileRow>> = grouped(shown, layer, row);
    is_worth_it.then(|| charts::profile(shown.texts, &layer.caption, rows, shown.target))
}

/// One picture for each scale: bars of different scales cannot be compared.
fn distributions(shown: &Shown<'_>, layer: &Layer) -> Vec<Figure> {
    let topics = layer.topics(shown);
    let mut scales: Vec<&Vec<String>> = Vec::new();
    for topic in topics.iter().filter(|topic| groups::shows_levels(&topic.all)) {
        if !scales.contains(&&topic.scale) {
            scales.push(&topic.scale);
        }
    }
    let figure = |scale: &Vec<String>| {
        let places = layer.places.iter().copied();
        let is_of_scale = |place: &usize| {
            let topic = &shown.findings.topics[*place];
            topic.scale == *scale && !matches!(topic.all, Group::Empty(_))
        };
        let layer = Layer {
            name: layer.name.clone(),
            caption: layer.caption.clone(),
            ratings_title: layer.ratings_title.clone(),
            places: places.filter(is_of_scale).collect(),
            is_drawn: true,
        };
        let row = |place: usize| {
            let topic = &shown.findings.topics[place];
            let counts = groups::level_counts(shown.texts, &topic.all)?;
            Some(DistributionRow { label: topic.title.clone(), counts, aside: None })
        };
        let rows = grouped(shown, &layer, row)
            .into_iter()
            .map(|rows| Rows { heading: rows.heading, rows: rows.rows.into_iter().flatten().collect() });
        charts::distribution(shown.texts, &layer.ratings_title, scale.clone(), rows.collect())
    };
    scales.into_iter().map(figure).collect()
}

/// Rows under their pillars, when it is principles they are about.
fn grouped<R>(shown: &Shown<'_>, layer: &Layer, row: impl Fn(usize) -> R) -> Vec<Rows<R>> {
    let topics = &shown.findings.topics;
    let are_principles = layer.places.iter().all(|place| topics[*place].stands_for() == Stands::Principle);
    let pillars = shown.findings.standing_for(Stands::Pillar);
    if !are_principles || pillars.is_empty() {
        return vec![Rows::plain(layer.places.iter().map(|place| row(*place)).collect())];
    }
    let home = |place: usize| pillars.iter().copied().find(|pillar| shown.findings.is_within(place, *pillar));
    let rows_of = |wanted: Option<usize>| {
        let places = layer.places.iter().copied().filter(|place| home(*place) == wanted);
        Rows { heading: wanted.map(|pillar| topics[pillar].title.clone()), rows: places.map(&row).collect() }
    };
    let all = pillars.iter().map(|pillar| rows_of(Some(*pillar))).chain([rows_of(None)]);
    all.filter(|rows: &Rows<R>| !rows.rows.is_empty()).collect()
}

/// A table for each layer; a second one by kind of institution when there is more than one kind.
pub fn tables(shown: &Shown<'_>, layers: &[Layer]) -> Vec<Table> {
    let has_kinds = shown.findings.rates.len() > 1;
    let tables_of = |layer: &Layer| {
        let topics = layer.topics(shown);
        let all = table(shown, layer.caption.clone(), &topics);
        let second = match shown.lens {
            Some(lens) => segments::side_by_side(shown, lens, &layer.caption, &topics),
            None => has_kinds.then(|| by_kind(shown, layer)),
        };
        std::iter::once(all).chain(second)
    };
    layers.iter().flat_map(tables_of).collect()
}

/// Topics with their institutions, score and gap.
pub fn table(shown: &Shown<'_>, caption: String, topics: &[&TopicView]) -> Table {
    if let Some(lens) = shown.lens {
        return segments::topics(shown, lens, caption, topics);
    }
    let row = |topic: &&TopicView| {
        Row::new(&topic.title, groups::cells(shown.texts, &topic.all))
            .leading_to(shown.topic_href(&topic.code))
    };
    Table {
        caption,
        columns: groups::columns(shown.texts, shown.texts.t("column-topic")),
        rows: topics.iter().map(row).collect(),
        note: String::new(),
    }
}

fn by_kind(shown: &Shown<'_>, layer: &Layer) -> Table {
    let texts = shown.texts;
    let kinds: Vec<_> = shown.findings.rates.iter().map(|(kind, _)| *kind).collect();
    let row = |topic: &TopicView| {
        let group = |kind| topic.kinds.iter().find(|(known, _)| *known == kind).map(|(_, group)| group);
        let cells = kinds.iter().map(|kind| groups::mean_and_count(texts, group(*kind)));
        Row::new(&topic.title, cells.collect()).leading_to(shown.topic_href(&topic.code))
    };
    let columns = kinds.iter().map(|kind| Column::numbers(kinds_label(texts, *kind)));
    Table {
        caption: texts.t_with("findings-by-kind", &[("caption", layer.caption.as_str().into())]),
        columns: std::iter::once(Column::words(texts.t("column-topic"))).chain(columns).collect(),
        rows: layer.topics(shown).into_iter().map(row).collect(),
        note: texts.t("findings-by-kind-note"),
    }
}
