//! A small invented shelf: the questionnaire about rivers, two principles in plain words, a few terms; and a richer
//! version of that questionnaire.

use std::sync::Arc;

use bhr_baseline::assessment::Shelf;
use bhr_baseline::questionnaire::Folder;

use super::app::river_duty;

/// The shelf of the tests.
pub fn river_shelf() -> Arc<Shelf> {
    let mut library = Folder::default();
    for (name, text) in [
        ("glossary.yaml", include_str!("shelf/glossary.yaml")),
        ("guidance/principle-01.yaml", include_str!("shelf/principle-01.yaml")),
        ("guidance/principle-25.yaml", include_str!("shelf/principle-25.yaml")),
        ("sources.yaml", include_str!("shelf/sources.yaml")),
        ("mirrors.yaml", include_str!("shelf/mirrors.yaml")),
        ("duties.yaml", include_str!("shelf/duties.yaml")),
    ] {
        library.add(name, format!("shelf/{name}"), text);
    }
    Arc::new(Shelf::read(&library, &[river_duty()]).expect("the shelf reads"))
}

/// The questionnaire about rivers in version 2: with a rule about two answers that do not go together, evidence of
/// an option, and an Azerbaijani translation that stayed behind at version 1.
pub fn rich_river_duty() -> Folder {
    let mut folder = Folder::default();
    for (name, file) in river_duty().files() {
        let text = match name {
            "questionnaire.yaml" => file.text.replace("version: 1", "version: 2"),
            "law.yaml" => file.text.replace(
                "criterion: \"It is published.\"",
                "criterion: \"It is published.\", evidence: \"The number in the gazette.\"",
            ),
            _ => file.text.clone(),
        };
        folder.add(name, file.shown_as.clone(), text);
    }
    for (name, text) in [
        ("az.yaml", include_str!("shelf/az.yaml")),
        ("consistency.yaml", include_str!("shelf/consistency.yaml")),
    ] {
        folder.add(name, format!("river-duty/{name}"), text);
    }
    folder
}
