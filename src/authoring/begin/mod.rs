//! A small complete questionnaire to begin with: one section, one indicator, two questions, words in three languages,
//! examples.

use crate::questionnaire::{
    Files, Folder, Id, NotAssessedFile, Problem, canonical, load, read_examples, read_files,
};

/// The files a new questionnaire is made from.
const TEMPLATE: [(&str, &str); 5] = [
    ("questionnaire.yaml", include_str!("questionnaire.yaml")),
    ("coherence.yaml", include_str!("coherence.yaml")),
    ("examples.yaml", include_str!("examples.yaml")),
    ("az.yaml", include_str!("az.yaml")),
    ("ru.yaml", include_str!("ru.yaml")),
];

/// The files of a new questionnaire, which stands beside `shared`.
///
/// # Errors
/// What a check finds: an id that is not kebab-case, shared files the template does not fit.
pub fn begin(id: &str, title: &str, shared: &Folder) -> Result<Folder, Vec<Problem>> {
    let mut folder = shared.clone();
    TEMPLATE.iter().for_each(|(name, text)| folder.add(*name, *name, *text));
    let mut files = read_files(&folder)?;
    rename(&mut files, id, title);
    let begun = canonical(&files);
    begun.files().for_each(|(name, file)| folder.add(name, name, &file.text));
    load(&folder)?;
    read_examples(&folder).map_err(|problem| vec![problem])?;
    Ok(begun)
}

fn rename(files: &mut Files, id: &str, title: &str) {
    let named = || Id { text: id.to_owned(), line: 1 };
    files.header.id = named();
    title.clone_into(&mut files.header.title);
    for (_, words) in &mut files.translations {
        words.translates = named();
        words.title = Some(title.to_owned());
    }
    let asked: Vec<u8> = files.header.nodes.iter().filter_map(|node| node.principle).collect();
    let excused = (1..=31).filter(|principle| !asked.contains(principle));
    let reason = "Not asked in this questionnaire.";
    files.header.not_assessed =
        excused.map(|principle| NotAssessedFile { principle, reason: reason.to_owned() }).collect();
}
