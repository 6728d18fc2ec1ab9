//! The files of one questionnaire, read by somebody else and handed in.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

/// The files that make one questionnaire: its own, `scales.yaml` and `sources.yaml`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folder {
    files: BTreeMap<String, FolderFile>,
}

/// One file with the name people know it by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FolderFile {
    /// What problems are reported under, such as `questionnaires/state-duty/az.yaml`.
    pub shown_as: String,
    /// Its content.
    pub text: String,
}

impl Folder {
    /// Adds a file under its plain name (`questionnaire.yaml`, `az.yaml`, `scales.yaml`).
    pub fn add(&mut self, name: impl Into<String>, shown_as: impl Into<String>, text: impl Into<String>) {
        self.files.insert(name.into(), FolderFile { shown_as: shown_as.into(), text: text.into() });
    }

    /// A file by its plain name.
    pub fn get(&self, name: &str) -> Option<&FolderFile> {
        self.files.get(name)
    }

    /// All files by plain name.
    pub fn files(&self) -> impl Iterator<Item = (&str, &FolderFile)> {
        self.files.iter().map(|(name, file)| (name.as_str(), file))
    }

    /// The plain names with their content: what is stored with a round, so that a response can always be read
    /// beside the exact words it answered.
    pub fn contents(&self) -> BTreeMap<String, String> {
        self.files.iter().map(|(name, file)| (name.clone(), file.text.clone())).collect()
    }

    /// The folder again from what [`contents`](Self::contents) gave.
    pub fn from_contents(contents: BTreeMap<String, String>) -> Self {
        let file = |(name, text): (String, String)| (name.clone(), FolderFile { shown_as: name, text });
        Self { files: contents.into_iter().map(file).collect() }
    }

    /// SHA-256, in hex, of what decides meaning and score: every file but the examples.
    pub fn sha256(&self) -> String {
        let mut hash = Sha256::new();
        for (name, file) in self.files.iter().filter(|(name, _)| name.as_str() != "examples.yaml") {
            for text in [name.as_str(), file.text.as_str()] {
                hash.update((text.len() as u64).to_be_bytes());
                hash.update(text.as_bytes());
            }
        }
        hex(&hash.finalize())
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
