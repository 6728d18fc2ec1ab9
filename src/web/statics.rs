//! Style sheet and scripts, embedded in the binary; read from disk while developing.

use std::borrow::Cow;
use std::sync::LazyLock;

use sha2::{Digest, Sha256};

/// The files in `src/web/static`.
#[derive(rust_embed::Embed)]
#[folder = "src/web/static/"]
struct Files;

/// A file with the type to serve it as.
pub struct StaticFile {
    /// Its bytes.
    pub bytes: Cow<'static, [u8]>,
    /// Its media type.
    pub media_type: &'static str,
}

/// Begins the hash of all files together. It stands in the address before the name, so that a script that names
/// another finds the one of the same version, and every address can be kept for ever.
pub static VERSION: LazyLock<String> = LazyLock::new(|| {
    let mut names: Vec<Cow<'static, str>> = Files::iter().collect();
    names.sort();
    let mut hash = Sha256::new();
    for file in names.iter().filter_map(|name| Files::get(name)) {
        hash.update(file.data);
    }
    hash.finalize().iter().take(6).map(|byte| format!("{byte:02x}")).collect()
});

/// The names of all files.
pub fn names() -> Vec<String> {
    Files::iter().map(|name| name.into_owned()).collect()
}

/// The file of that name, if there is one.
pub fn file(name: &str) -> Option<StaticFile> {
    let media_type = match name.rsplit_once('.')?.1 {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        _ => return None,
    };
    Files::get(name).map(|file| StaticFile { bytes: file.data, media_type })
}

/// The address of a file.
pub fn href(name: &str) -> Option<String> {
    Files::get(name).map(|_| format!("/static/{}/{name}", *VERSION))
}
