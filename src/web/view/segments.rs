//! Segments of institutions in words: what they are put together by, and what each is called.

use super::groups;
use super::topics::{Group, TopicView};
use crate::disclosure::NOT_SAID;
use crate::findings::Dimension;
use crate::response::{InstitutionKind, SizeBand};
use crate::texts::Texts;
use crate::web::pages::institutions::{kinds_label, size_label};
use crate::web::pages::parts::{Row, Table};
use crate::web::pages::sectors::sector_words;

/// What institutions are put together by.
pub fn dimension_label(texts: &Texts, dimension: Dimension) -> String {
    match dimension {
        Dimension::Kind => texts.t("institution-kind"),
        Dimension::Ownership => texts.t("institution-ownership"),
        Dimension::Sector => texts.t("institution-sector"),
        Dimension::Size => texts.t("institution-size"),
        Dimension::Region => texts.t("institution-region"),
    }
}

/// What a segment is called.
pub fn segment_label(texts: &Texts, dimension: Dimension, segment: &str) -> String {
    let known = match dimension {
        _ if segment == NOT_SAID => Some(texts.t("segment-not-said")),
        Dimension::Kind => InstitutionKind::from_code(segment).map(|kind| kinds_label(texts, kind)),
        Dimension::Size => SizeBand::from_code(segment).map(|size| size_label(texts, size)),
        Dimension::Sector => Some(sector_words(texts, segment)),
        Dimension::Ownership | Dimension::Region => None,
    };
    known.unwrap_or_else(|| segment.to_owned())
}

/// A table for each dimension a topic was released by, beside the kinds.
pub fn tables(texts: &Texts, topic: &TopicView) -> Vec<Table> {
    let of = |dimension: Dimension| {
        let row = |(_, segment, group): &(Dimension, String, Group)| {
            Row::new(segment_label(texts, dimension, segment), groups::cells(texts, group))
        };
        let rows = topic.segments.iter().filter(|(known, ..)| *known == dimension).map(row).collect();
        let name = dimension_label(texts, dimension);
        Table {
            caption: texts.t_with("segments-by", &[("dimension", name.as_str().into())]),
            columns: groups::columns(texts, name),
            rows,
            note: String::new(),
        }
    };
    Dimension::ALL.into_iter().map(of).filter(|table: &Table| !table.rows.is_empty()).collect()
}
