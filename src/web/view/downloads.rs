//! What of a page can be taken away as a file: its pictures, their numbers, the figures behind it.

use std::collections::BTreeMap;

use super::findings::Place;
use crate::texts::Texts;
use crate::web::pages::parts::{Figure, Link};
use crate::web::paths;

/// The forms of a picture, by how their names end.
pub const PICTURE_ENDINGS: [&str; 3] = ["svg", "png", "csv"];

/// The forms of the figures behind findings: what is read, and how the name of the file ends.
pub const EXPORT_ENDINGS: [(&str, &str); 4] =
    [("Excel", ".xlsx"), ("CSV", "-csv.zip"), ("JSON", ".json"), ("Parquet", "-parquet.zip")];

/// The pictures of a page, each with links to its files, looked at as `query` says. A name that stands twice gets a
/// number.
pub fn offered(texts: &Texts, (page, query): (&str, &str), figures: Vec<Figure>) -> Vec<Figure> {
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    let mut offer = |figure: Figure| {
        let count = seen.entry(figure.name.clone()).or_insert(0);
        *count += 1;
        let name = if *count == 1 { figure.name.clone() } else { format!("{}-{count}", figure.name) };
        let words = [texts.t("figure-svg"), texts.t("figure-png"), texts.t("figure-csv")];
        let link =
            |(words, ending)| Link::new(words, format!("{}{query}", paths::chart_file(page, &name, ending)));
        let files = words.into_iter().zip(PICTURE_ENDINGS).map(link).collect();
        Figure { name, files, ..figure }
    };
    figures.into_iter().map(&mut offer).collect()
}

/// The figures behind findings as files.
pub fn exports(texts: &Texts, place: Place<'_>) -> Vec<Link> {
    let link = |(words, ending): (&str, &str)| {
        let path = match place {
            Place::Round(id) => paths::round_export(id, ending),
            Place::Release(entry) => paths::release_export(entry.id, ending),
        };
        Link::new(words, paths::in_language(&path, texts.language().code()))
    };
    EXPORT_ENDINGS.into_iter().map(link).collect()
}
