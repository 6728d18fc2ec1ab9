//! The files of one questionnaire, read by somebody else and handed in.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

/// Files all questionnaires share.
pub const SHARED: [&str; 3] = ["scales.yaml", "sources.yaml", "topics.yaml"];

/// The files that make one questionnaire: its own and [`SHARED`].
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
    /// Adds a file under its plain name (`questionnaire.yaml`, `az/expectations.yaml`, `scales.yaml`).
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

    /// SHA-256, in hex, of what decides meaning and score: its own files but the examples, and of the shared files
    /// the entries its own files name. A source added for another questionnaire changes nothing here.
    pub fn sha256(&self) -> String {
        let own: Vec<(&str, &str)> = self
            .files
            .iter()
            .filter(|(name, _)| !SHARED.contains(&name.as_str()) && !name.starts_with("examples"))
            .map(|(name, file)| (name.as_str(), file.text.as_str()))
            .collect();
        let named: BTreeSet<&str> = own.iter().flat_map(|(_, text)| words(text)).collect();
        let shared = SHARED.into_iter().filter_map(|name| Some((name, self.files.get(name)?.text.as_str())));
        let entries = shared.flat_map(|(name, text)| entries(text).map(move |entry| (name, entry)));
        let used =
            entries.filter(|(_, (key, _))| named.contains(key)).map(|(name, (_, block))| (name, block));
        let mut hash = Sha256::new();
        let mut take = |text: &str| {
            hash.update((text.len() as u64).to_be_bytes());
            hash.update(text.as_bytes());
        };
        for (name, text) in own.iter().copied().chain(used) {
            take(name);
            take(&without_status(name, text));
        }
        hex(&hash.finalize())
    }
}

/// Words that could name an entry of a shared file.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '.')))
}

/// An entry without the comments and empty lines that stand before the next one.
fn without_what_follows(block: &str) -> &str {
    let belongs = |line: &&str| !line.trim().is_empty() && !line.starts_with('#');
    let last = block.split_inclusive('\n').rfind(belongs).unwrap_or_default();
    let end = block.rfind(last).map_or(block.len(), |start| start + last.len());
    &block[..end]
}

/// What a questionnaire's life changes and its meaning does not hang on: a published version may be retired.
fn without_status(name: &str, text: &str) -> String {
    let is_kept = |line: &&str| name != "questionnaire.yaml" || !line.starts_with("status:");
    text.split_inclusive('\n').filter(is_kept).collect()
}

/// The entries of a shared file: each key at the margin with the text up to the next one.
fn entries(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let is_key = |line: &str| line.starts_with(|c: char| c.is_ascii_alphanumeric());
    let mut starts = Vec::new();
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        if is_key(line) {
            starts.push(offset);
        }
        offset += line.len();
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]).collect::<Vec<_>>();
    starts.into_iter().zip(ends).map(|(start, end)| {
        let block = without_what_follows(&text[start..end]);
        (block.split(':').next().unwrap_or_default(), block)
    })
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
