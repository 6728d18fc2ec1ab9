//! Decisions that need no real file; real ones are tried through the pages in `tests/suite/web/evidence.rs`.

use super::{Refusal, look};
use crate::response::MediaType;

#[test]
fn text_is_taken_for_what_it_is() {
    let check = |bytes: &[u8], expected: Result<MediaType, Refusal>| {
        assert_eq!(
            look(bytes).map(|looked| looked.media_type),
            expected,
            "{}",
            String::from_utf8_lossy(bytes)
        );
    };
    check("Əmr № 12\r\n".as_bytes(), Ok(MediaType::Text));
    check("\u{feff}a;b\n1;2\n".as_bytes(), Ok(MediaType::Text));
    check(b"1 < 2 and <b> is a letter\n", Ok(MediaType::Text));
    check(b"\n  <a/>", Err(Refusal::WebPage));
    check("\u{feff}<?xml version=\"1.0\"?><svg/>".as_bytes(), Err(Refusal::WebPage));
    check(b"a <ScRiPt>", Err(Refusal::WebPage));
    check(b"a\0b", Err(Refusal::Kind));
    check(b"\xff\xfea\0", Err(Refusal::Encoding));
    check(b"", Err(Refusal::Empty));
}
