//! Files as people and those who mean harm send them, made of their real bytes.

use std::io::{Cursor, Read as _, Write as _};

use calamine::{Reader, Xlsx};
use image::{ImageFormat, RgbImage};
use lopdf::{Document, Object, Stream, dictionary};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::app::App;

/// A picture with a gradient, so that it is not all one colour.
fn picture(format: ImageFormat) -> Vec<u8> {
    let drawn = RgbImage::from_fn(900, 300, |x, y| image::Rgb([(x % 256) as u8, (y % 256) as u8, 128]));
    let mut bytes = Cursor::new(Vec::new());
    drawn.write_to(&mut bytes, format).expect("a picture");
    bytes.into_inner()
}

/// A PNG.
pub fn png() -> Vec<u8> {
    picture(ImageFormat::Png)
}

/// A JPEG.
pub fn jpeg() -> Vec<u8> {
    picture(ImageFormat::Jpeg)
}

/// A ZIP of these parts.
pub fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).expect("a part");
        archive.write_all(content).expect("its content");
    }
    archive.finish().expect("an archive").into_inner()
}

/// The list of parts of an office file whose main part is `main`.
pub fn parts_of(main: &str) -> String {
    format!(
        "<Types><Override PartName=\"/word/document.xml\" \
         ContentType=\"application/vnd.openxmlformats-officedocument.{main}\"/></Types>"
    )
}

/// A Word document with these further parts.
pub fn docx(more: &[(&str, &[u8])]) -> Vec<u8> {
    let list = parts_of("wordprocessingml.document.main+xml");
    let mut parts = vec![("[Content_Types].xml", list.as_bytes()), ("word/document.xml", b"<w:document/>")];
    parts.extend_from_slice(more);
    package(&parts)
}

/// A PDF of one page, with what `change` makes of its catalogue.
pub fn pdf(change: impl FnOnce(&mut Document, &mut lopdf::Dictionary)) -> Vec<u8> {
    let mut document = Document::with_version("1.7");
    let pages = document.new_object_id();
    let content = document.add_object(Stream::new(dictionary! {}, b"0 0 m 9 9 l S".to_vec()));
    let page = document.add_object(dictionary! {
        "Type" => "Page", "Parent" => pages, "Contents" => content,
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
    });
    let list = dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 };
    document.objects.insert(pages, Object::Dictionary(list));
    let mut catalogue = dictionary! { "Type" => "Catalog", "Pages" => pages };
    change(&mut document, &mut catalogue);
    let root = document.add_object(catalogue);
    document.trailer.set("Root", root);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).expect("a PDF");
    bytes
}

/// The fields of the form for another piece.
pub fn fields<'a>(title: &'a str, class: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("kind", "order"),
        ("title", title),
        ("link", ""),
        ("reference", ""),
        ("dated", "2025-03-14"),
        ("valid_until", ""),
        ("confidentiality", class),
    ]
}

/// Aysel adds a picture to an answer of the ministry that is not handed in; gives its id.
pub async fn add_picture(app: &App) -> String {
    let mut aysel = app.browser(&app.people.aysel).await;
    let address = format!("/responses/{}/evidence/law-in-force.", app.response);
    let reply = aysel.upload(&address, &fields("Order No 12", "nhri"), ("order.png", &png())).await;
    assert_eq!(reply.outcome(), (303, address.as_str()), "{}", reply.body);
    let pieces = app.assessment.store.evidence_of_institution(app.ministry.id).await.unwrap();
    pieces.last().unwrap().id.to_string()
}

/// All words of a workbook.
pub fn workbook_words(bytes: &[u8]) -> String {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let names = book.sheet_names();
    let sheets = names.iter().map(|name| book.worksheet_range(name).expect("a sheet"));
    sheets
        .flat_map(|sheet| sheet.cells().map(|(_, _, cell)| format!("{cell}\n")).collect::<Vec<_>>())
        .collect()
}

/// All words of a text document, in its XML.
pub fn docx_words(bytes: &[u8]) -> String {
    let mut words = String::new();
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    archive.by_name("word/document.xml").expect("a document").read_to_string(&mut words).expect("words");
    words
}
