//! The questionnaires inside the binary.

use std::sync::{Arc, LazyLock};

use rust_embed::Embed;

use crate::questionnaire::{Folder, Library, Problem, Questionnaire, SHARED, load, read_library};

#[derive(Embed)]
#[folder = "questionnaires"]
struct Shipped;

/// Every questionnaire that comes with the program.
pub fn shipped() -> Vec<Folder> {
    let mut ids: Vec<String> = Shipped::iter()
        .filter_map(|path| path.strip_suffix("/questionnaire.yaml").map(str::to_owned))
        // `state-duty/az/questionnaire.yaml` holds words of the header, not a questionnaire.
        .filter(|id| !id.contains('/'))
        .collect();
    ids.sort();
    ids.iter().map(|id| folder(id)).collect()
}

fn folder(id: &str) -> Folder {
    let mut folder = Folder::default();
    for path in Shipped::iter().filter(|path| path.ends_with(".yaml")) {
        let own = path.strip_prefix(id).and_then(|rest| rest.strip_prefix('/'));
        let name = own.or_else(|| SHARED.into_iter().find(|shared| *shared == path));
        let (Some(name), Some(file)) = (name, Shipped::get(&path)) else { continue };
        folder.add(name, format!("questionnaires/{path}"), String::from_utf8_lossy(&file.data));
    }
    folder
}

/// What stands beside the questionnaires inside the binary: glossary, guidance, mirror questions.
pub fn shipped_library() -> Folder {
    let mut folder = Folder::default();
    for path in Shipped::iter().filter(|path| path.ends_with(".yaml")) {
        let is_beside = !path.contains('/') || path.starts_with("guidance/");
        if let Some(file) = Shipped::get(&path).filter(|_| is_beside) {
            folder.add(path.as_ref(), format!("questionnaires/{path}"), String::from_utf8_lossy(&file.data));
        }
    }
    folder
}

/// What the guidance pages are made from: the questionnaires that come with the program and what stands beside them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shelf {
    /// Glossary, guidance and sources.
    pub library: Library,
    /// The questionnaires, in the order of their ids.
    pub questionnaires: Vec<Questionnaire>,
}

impl Shelf {
    /// Reads a library and questionnaires.
    ///
    /// # Errors
    /// Every problem of any of them.
    pub fn read(library: &Folder, questionnaires: &[Folder]) -> Result<Self, Vec<Problem>> {
        let mut problems = Vec::new();
        let mut keep = |found| problems.extend(found);
        let library = read_library(library).map_err(&mut keep).unwrap_or_default();
        let questionnaires =
            questionnaires.iter().filter_map(|folder| load(folder).map_err(&mut keep).ok()).collect();
        if problems.is_empty() { Ok(Self { library, questionnaires }) } else { Err(problems) }
    }
}

/// The shelf inside the binary, read once.
///
/// # Panics
/// When it has problems; a test reads it.
pub fn shipped_shelf() -> Arc<Shelf> {
    static SHELF: LazyLock<Arc<Shelf>> = LazyLock::new(|| {
        let shelf = Shelf::read(&shipped_library(), &shipped());
        Arc::new(shelf.expect("a test reads what comes with the program"))
    });
    Arc::clone(&SHELF)
}

#[cfg(test)]
mod tests {
    use super::{shipped, shipped_shelf};
    use crate::questionnaire::load;

    #[test]
    fn every_shipped_questionnaire_loads() {
        let ids: Vec<String> = shipped().iter().map(|folder| load(folder).unwrap().id).collect();
        assert_eq!(ids, ["corporate-respect", "state-duty"]);
    }

    #[test]
    fn the_shelf_holds_every_shipped_questionnaire() {
        assert_eq!(shipped_shelf().questionnaires.len(), shipped().len());
        assert!(!shipped_shelf().library.sources.is_empty());
    }
}
