//! Segments of institutions a release tells apart beside the kinds, in words.

use super::groups;
use super::lens::{dimension_words, segment_words};
use super::topics::{Group, TopicView};
use crate::disclosure::NOT_SAID;
use crate::findings::Dimension;
use crate::texts::Texts;
use crate::web::pages::parts::{Row, Table};

/// What a segment of a release is called.
pub fn segment_label(texts: &Texts, dimension: Dimension, segment: &str) -> String {
    segment_words(texts, dimension, Some(segment).filter(|segment| *segment != NOT_SAID))
}

/// A table for each dimension a topic was released by, beside the kinds.
pub fn tables(texts: &Texts, topic: &TopicView) -> Vec<Table> {
    let of = |dimension: Dimension| {
        let row = |(_, segment, group): &(Dimension, String, Group)| {
            Row::new(segment_label(texts, dimension, segment), groups::cells(texts, group))
        };
        let rows = topic.segments.iter().filter(|(known, ..)| *known == dimension).map(row).collect();
        let name = dimension_words(texts, dimension);
        Table {
            caption: texts.t_with("segments-by", &[("dimension", name.as_str().into())]),
            columns: groups::columns(texts, name),
            rows,
            note: String::new(),
        }
    };
    Dimension::ALL.into_iter().map(of).filter(|table: &Table| !table.rows.is_empty()).collect()
}
