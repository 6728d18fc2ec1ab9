//! The guidance pages: open to everybody, in every language, found however the words are typed.

use bhr_baseline::assessment::{Shelf, shipped_shelf};
use bhr_baseline::texts::{Language, Texts};
use bhr_baseline::web::pages::guidance::{Found, Marked};
use bhr_baseline::web::view::guidance;

use crate::support::app::App;
use crate::support::database::on_both_engines;
use crate::support::shelf::river_shelf;

fn texts(code: &str) -> &'static Texts {
    Texts::get(Language::from_code(code).expect("a language"))
}

fn search(code: &str, query: &str) -> Found {
    guidance::page(texts(code), &river_shelf(), query).found.expect("something was typed")
}

fn shown(marked: &Marked) -> String {
    let piece = |piece: &bhr_baseline::web::pages::guidance::Piece| {
        if piece.is_hit { format!("[{}]", piece.text) } else { piece.text.clone() }
    };
    marked.pieces.iter().map(piece).collect()
}

/// Where a search leads, with the name and the words around the hit.
fn hits(code: &str, query: &str) -> Vec<(String, String, String)> {
    let groups = search(code, query).groups;
    let hits = groups.iter().flat_map(|group| &group.hits);
    hits.map(|hit| (hit.href.clone(), shown(&hit.title), shown(&hit.text))).collect()
}

#[test]
fn letters_of_a_plain_keyboard_find_words_and_the_words_are_shown_as_they_are() {
    let found = [
        (
            "/guidance/principle-1",
            "Prinsip 1: dövlət çay boyunda insanları qoruyur",
            "Qanun və ona nəzarət edən [təşkilatlar] tələb olunur.",
        ),
        ("/guidance/glossary#term-organization", "[təşkilat]", ""),
    ];
    let found: Vec<_> =
        found.iter().map(|(a, b, c)| ((*a).to_owned(), (*b).to_owned(), (*c).to_owned())).collect();
    for query in ["teskilat", "TƏŞKİLAT", "təşkilat", "TESKILAT", "  teskilat "] {
        assert_eq!(hits("az", query), found, "{query}");
    }
    let unions = hits("az", "HƏMKARLAR");
    assert_eq!(unions[0].2, "Nazirliklər və [həmkarlar] ittifaqları.");
}

#[test]
fn a_term_is_found_in_every_language() {
    for query in ["УЧЕТ", "учёт рек"] {
        assert_eq!(hits("en", query)[0].0, "/guidance/glossary#term-river-watch", "{query}");
    }
    assert_eq!(hits("en", "sahil")[0].1, "bank");
}

#[test]
fn questions_are_found_with_the_questionnaire_and_section_they_stand_in() {
    let groups = search("en", "inspectors how").groups;
    let hit = &groups[0].hits[0];
    assert_eq!(shown(&hit.title), "[How] many [inspectors] are there?");
    assert_eq!(
        (hit.place.as_str(), hit.principle.as_ref().map_or("", |link| link.href.as_str())),
        ("Duty towards rivers · Rivers in practice", "/guidance/principle-1")
    );
    assert_eq!(hits("en", "inspectors nothing-of-the-kind"), []);
}

#[test]
fn a_search_for_next_to_nothing_says_what_to_do() {
    assert!(guidance::page(texts("en"), &river_shelf(), "  ").found.is_none());
    for query in ["a", "?", "-- !"] {
        assert_eq!(search("en", query).summary, "Type at least two letters of a word.", "{query}");
    }
    assert!(search("en", &"ə".repeat(5_000)).groups.is_empty());
}

#[test]
fn a_long_text_is_cut_around_the_hit_between_words() {
    let mut shelf = (*river_shelf()).clone();
    let before = "əvvəlki söz ".repeat(40);
    let after = " sonrakı söz".repeat(60);
    shelf.library.glossary[0].definition.translate("az", format!("{before}TAPILAN{after}"));
    let found = guidance::page(texts("az"), &shelf, "tapilan").found.expect("typed");
    let text = shown(&found.groups[0].hits[0].text);
    assert!(
        text.starts_with("… ") && text.contains("söz [TAPILAN] sonrakı") && text.ends_with(" …"),
        "{text}"
    );
    assert!(text.chars().count() < 320, "{text}");
    let words = text.trim_matches(['…', ' ']).split(' ');
    assert!(words.clone().all(|word| ["əvvəlki", "söz", "[TAPILAN]", "sonrakı"].contains(&word)), "{text}");
}

#[test]
fn terms_stand_in_the_order_of_the_reader_with_the_other_languages_beside_them() {
    let terms = |code| -> Vec<String> {
        guidance::glossary(texts(code), &river_shelf()).terms.into_iter().map(|row| row.term.text).collect()
    };
    assert_eq!(terms("en"), ["bank", "law", "organization", "river watch"]);
    assert_eq!(terms("az"), ["çaya nəzarət", "qanun", "sahil", "təşkilat"]);
    let page = guidance::glossary(texts("az"), &river_shelf());
    let others: Vec<&str> = page.terms[0].others.iter().map(|other| other.term.as_str()).collect();
    assert_eq!((others, page.terms[0].is_open), (vec!["river watch", "учёт рек"], true));
}

#[test]
fn the_pages_are_in_order_while_nothing_is_written() {
    let empty = Shelf::default();
    for language in Language::ALL {
        let texts = Texts::get(language);
        let page = guidance::page(texts, &empty, "bir şey");
        assert_eq!(
            page.pillars.iter().map(|pillar| pillar.principles.len()).collect::<Vec<_>>(),
            [10, 14, 7]
        );
        assert!(page.found.expect("typed").groups.is_empty());
        assert!(guidance::glossary(texts, &empty).terms.is_empty());
        assert!(guidance::principle(texts, &empty, 7).is_some_and(|page| page.asked.is_empty()));
    }
}

#[test]
fn every_shipped_question_is_on_the_page_of_its_principle() {
    let shelf = shipped_shelf();
    let pages = (1..=31).filter_map(|number| guidance::principle(texts("en"), &shelf, number));
    let asked: std::collections::BTreeSet<String> = pages
        .flat_map(|page| page.asked)
        .flat_map(|asked| asked.sections)
        .flat_map(|section| section.questions)
        .map(|question| question.text)
        .collect();
    for question in shelf.questionnaires.iter().flat_map(|one| &one.questions) {
        assert!(asked.contains(question.text.get("en")), "{}", question.id);
    }
}

on_both_engines! {
    async fn everybody_reads_the_guidance(database: Database) {
        let app = App::new(database).await;
        let mut stranger = app.stranger();
        stranger.get("/language/az").await;
        let first = stranger.get("/guidance").await;
        assert_eq!(first.status, 200);
        assert!(first.says("href=\"/guidance/principle-31\"") && first.says("aria-current=\"page\""));
        let page = stranger.get("/guidance/principle-1").await;
        for words in ["Prinsip 1: dövlət çay boyunda insanları qoruyur", "Xəbərdarlıqsız yoxlamalar.",
            "<li lang=\"en\">Does a law protect people along rivers?</li>", "https://rivers.example/decree",
            "Hüquqşünas tərəfindən təsdiqlənməlidir"] {
            assert!(page.says(words), "{words}");
        }
        let glossary = stranger.get("/guidance/glossary").await;
        assert!(glossary.says("id=\"term-zone\"") && glossary.says("lang=\"ru\">берег<"));
        let found = stranger.get("/guidance?q=TESKILAT").await;
        assert!(found.says("<mark>təşkilat</mark>") && found.says("value=\"TESKILAT\""));
        let attack = stranger.get("/guidance?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E").await;
        assert_eq!(attack.status, 200);
        assert!(!attack.says("<script>alert"));
    }

    async fn there_are_thirty_one_principles_each_at_one_address(database: Database) {
        let app = App::new(database).await;
        let mut leyla = app.browser(&app.people.leyla).await;
        assert_eq!(leyla.get("/guidance/principle-31").await.status, 200);
        for name in ["principle-0", "principle-32", "principle-01", "principle-+1", "principle-256", "principle-", "pillar-1"] {
            assert_eq!(leyla.get(&format!("/guidance/{name}")).await.status, 404, "{name}");
        }
    }

    async fn a_question_leads_to_its_principles_and_the_terms_in_its_words(database: Database) {
        let app = App::new(database).await;
        let mut aysel = app.browser(&app.people.aysel).await;
        let law = aysel.get(&format!("/responses/{}/sections/law", app.response)).await;
        assert!(law.says("What is this about?") && law.says("href=\"/guidance/principle-1\""));
        assert!(law.says("href=\"/guidance/glossary#term-law\""));
        assert!(!law.says("term-river-watch"), "its words are not in this section");
        let practice = aysel.get(&format!("/responses/{}/sections/practice", app.response)).await;
        assert!(practice.says("href=\"/guidance/glossary#term-river-watch\""));
    }
}
