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

/// A PDF of these objects, of which the table names the first `times` times.
fn pdf(objects: &[&[u8]], times: usize) -> Vec<u8> {
    let mut bytes = b"%PDF-1.4\n".to_vec();
    let mut table = Vec::new();
    for object in objects {
        table.push(bytes.len());
        bytes.extend_from_slice(object);
    }
    table.extend(vec![table[0]; times - 1]);
    let (start, size) = (bytes.len(), table.len() + 1);
    bytes.extend(format!("xref\n0 {size}\n0000000000 65535 f \n").into_bytes());
    bytes.extend(table.iter().flat_map(|place| format!("{place:010} 00000 n \n").into_bytes()));
    let trailer = format!("trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n");
    bytes.extend(trailer.into_bytes());
    bytes
}

#[test]
fn a_pdf_that_would_fill_the_memory_is_not_read_to_its_end() {
    let large = b" ".repeat(4 * 1024 * 1024);
    let large =
        [b"1 0 obj\n<</Length 4194304>>\nstream\n".as_slice(), &large, b"\nendstream\nendobj\n"].concat();
    assert_eq!(look(&pdf(&[&large], 1)).unwrap_err(), Refusal::Broken, "no pages, but no bomb");
    assert_eq!(look(&pdf(&[&large], 100)).unwrap_err(), Refusal::Bomb);
    let inside = |list: &str| {
        let content = format!("{list}[1 2 3] [4 5 6] ");
        let (first, length) = (list.len(), content.len());
        format!(
            "1 0 obj\n<</Type/ObjStm/N 2/First {first}/Length {length}>>\nstream\n{content}\nendstream\nendobj\n"
        )
    };
    assert_eq!(look(&pdf(&[inside("8 0 9 8 ").as_bytes()], 1)).unwrap_err(), Refusal::Broken);
    assert_eq!(look(&pdf(&[inside("8 0 9 0 ").as_bytes()], 1)).unwrap_err(), Refusal::Bomb);
}

#[test]
fn a_pdf_with_a_password_is_not_read_however_that_is_written() {
    for name in ["/Encrypt 5 0 R", "/E#6ecrypt 5 0 R"] {
        let bytes = format!("%PDF-1.4\ntrailer\n<<{name}>>\n%%EOF");
        assert_eq!(look(bytes.as_bytes()).unwrap_err(), Refusal::Locked, "{name}");
    }
}
