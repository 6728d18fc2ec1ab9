//! Whether what a person confirms is what they were shown.

use sha2::{Digest as _, Sha256};

use super::upload::{Change, Upload};

impl Upload {
    /// Names what a file would do to what is stored now: another mark says that it is no longer what was shown.
    pub fn mark(&self) -> String {
        let change = |change: &Change| {
            let Change { place, field, cell, from, to } = change;
            serde_json::to_vec(&(place, field, cell, from, to)).unwrap_or_default()
        };
        let mut hash = Sha256::new();
        let mut add = |kind: &[u8], content: &[u8]| {
            hash.update(kind);
            hash.update((content.len() as u64).to_be_bytes());
            hash.update(content);
        };
        self.changes.iter().for_each(|one| add(b"change", &change(one)));
        for conflict in &self.conflicts {
            add(b"conflict", &change(&conflict.change));
            add(b"revision", &conflict.revision.to_be_bytes());
        }
        self.errors.iter().for_each(|one| add(b"error", &serde_json::to_vec(one).unwrap_or_default()));
        hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }
}
