//! Hashes over what is stored. A database does not notice a flipped byte in a value; these do.

use sha2::{Digest as _, Sha256};

/// The SHA-256 of `content`, in lower-case hex.
pub(super) fn sha256_hex(content: &str) -> String {
    hex(&Sha256::digest(content.as_bytes()))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// SHA-256 over fields, each with its length before it, so that no two rows share an encoding.
#[derive(Default)]
pub(super) struct RowHash(Sha256);

impl RowHash {
    /// Adds a field.
    pub(super) fn field(mut self, bytes: impl AsRef<[u8]>) -> Self {
        let bytes = bytes.as_ref();
        self.0.update((bytes.len() as u64).to_le_bytes());
        self.0.update(bytes);
        self
    }

    /// Adds a field that may be missing; missing is not the same as empty.
    pub(super) fn optional(self, bytes: Option<impl AsRef<[u8]>>) -> Self {
        match bytes {
            Some(bytes) => self.field([1]).field(bytes),
            None => self.field([0]),
        }
    }

    /// The hash, in lower-case hex.
    pub(super) fn finish(self) -> String {
        hex(&self.0.finalize())
    }
}
