//! The questionnaires inside the binary.

use rust_embed::Embed;

use crate::questionnaire::{Folder, SHARED};

#[derive(Embed)]
#[folder = "questionnaires"]
struct Shipped;

/// Every questionnaire that comes with the program.
pub fn shipped() -> Vec<Folder> {
    let mut ids: Vec<String> = Shipped::iter()
        .filter_map(|path| path.strip_suffix("/questionnaire.yaml").map(str::to_owned))
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

#[cfg(test)]
mod tests {
    use super::shipped;
    use crate::questionnaire::load;

    #[test]
    fn every_shipped_questionnaire_loads() {
        let ids: Vec<String> = shipped().iter().map(|folder| load(folder).unwrap().id).collect();
        assert_eq!(ids, ["corporate-respect", "state-duty"]);
    }
}
