//! Every page that links lead to, for every role, in both languages: it is there, fits a telephone, and its
//! scripts and styles are all let in.

use std::collections::{BTreeMap, VecDeque};

use bhr_baseline::assessment::demo::DEMO_PEOPLE;
use bhr_baseline::texts::{Language, Texts};
use serde_json::Value;

use super::access::access_faults;
use super::window::Window;
use crate::support::database::{Database, on_both_engines};
use crate::support::service::{At, Service};

/// Pages of one kind, such as findings of topics, that are looked at for each role in the first language. In the others
/// one will do.
const OF_A_KIND: usize = 2;
/// Parts of an address after which the name of a thing stands.
const NAMED: [&str; 13] = [
    "diagnostic",
    "draft-results",
    "evidence",
    "findings",
    "guidance",
    "judge",
    "proposals",
    "questions",
    "recommendations",
    "register",
    "rest",
    "salience",
    "sections",
];
/// Pages beside things, where a name would stand.
const FORMS: [&str; 3] = ["add", "merge", "new"];
/// Links within the service to other pages.
const LINKS: &str =
    "return [...document.querySelectorAll('a[href^=\"/\"]')].map((link) => link.pathname + link.search)";
/// Loads a file as the browser would and says how that went.
const LOAD: &str = "const [path, done] = arguments;
    fetch(path).then(async (reply) => done(`${reply.status} ${(await reply.text()).slice(0, 5)}`))";

on_both_engines! {
    async fn every_page_links_lead_to_is_in_order(database: Database) {
        let service = Service::start("demo", At::Option(database.url.clone())).await;
        for (role, email, _) in DEMO_PEOPLE {
            let Some(window) = Window::open(&service.page("/")).await else { return };
            window.visit("/sign-in").await;
            window.inspect("entry-sign-in").await;
            window.sign_in(email).await;
            for language in languages(&database) {
                window.visit(&format!("/language/{}?to=/", language.code())).await;
                let seen = walk(&window, role, *language).await;
                println!("{role}, {}: {seen} pages", language.code());
            }
        }
    }
}

#[tokio::test]
async fn the_looking_itself_notices_what_is_wrong() {
    let Some(database) = Database::sqlite().await else { return };
    let service = Service::serve(&database.url).await;
    let Some(window) = Window::open(&service.page("/")).await else { return };
    window.visit("/sign-in").await;
    let break_rules = "document.documentElement.removeAttribute('lang');
        document.body.insertAdjacentHTML('beforeend', '<p style=\"width: 3000px\">style in the page</p>')";
    window.client.execute(break_rules, Vec::new()).await.expect("run");
    let lines = window.console().await;
    assert!(lines.iter().any(|line| line.contains("Content Security Policy")), "{lines:?}");
    let faults = access_faults(&window.client).await;
    assert!(std::env::var_os("AXE").is_none() || faults.iter().any(|fault| fault.contains("html-has-lang")));
}

/// Words do not depend on the engine: on one of them every language is read, on the other the first.
fn languages(database: &Database) -> &'static [Language] {
    if database.url.starts_with("sqlite") { &Language::ALL } else { &Language::ALL[..1] }
}

/// Follows links from the first page, a few to each kind of page, and counts the pages.
async fn walk(window: &Window, role: &str, language: Language) -> usize {
    let missing = Texts::get(language).t("not-found-title");
    let of_a_kind = if language == Language::ALL[0] { OF_A_KIND } else { 1 };
    let mut kinds: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut waiting = VecDeque::from(["/".to_owned()]);
    while let Some(path) = waiting.pop_front() {
        let kind = kind(&path);
        let seen = kinds.entry(kind.clone()).or_default();
        if seen.contains(&path) || seen.len() == of_a_kind {
            continue;
        }
        seen.push(path.clone());
        if is_file(&kind) {
            let loaded =
                window.client.execute_async(LOAD, vec![path.clone().into()]).await.expect("an answer");
            let begins = if kind.ends_with(".pdf") { "200 %PDF-" } else { "200 " };
            let loaded = loaded.as_str().unwrap_or_default();
            assert!(loaded.starts_with(begins), "{path} for {role}: {loaded}");
            continue;
        }
        window.visit(&path).await;
        let title = window.client.title().await.expect("a title");
        assert!(!title.contains(&missing) && !title.is_empty(), "{path} for {role}: {title}");
        window.inspect(&format!("{role}{kind}-{}-{}", seen.len(), language.code())).await;
        let links = window.client.execute(LINKS, Vec::new()).await.expect("links");
        let links = links.as_array().expect("a list").iter().filter_map(Value::as_str);
        waiting.extend(links.filter(|link| !link.starts_with("/language/")).map(str::to_owned));
    }
    kinds.values().map(Vec::len).sum()
}

/// True for what a browser saves instead of showing: its page would be that of the link once more.
fn is_file(kind: &str) -> bool {
    let ends = [".csv", ".docx", ".html", ".json", ".pdf", ".png", ".svg", ".xlsx", ".zip", "-file"];
    ends.iter().any(|end| kind.ends_with(end))
}

/// The path with ids and names of things left out: pages of one kind share it.
fn kind(path: &str) -> String {
    let mut before = "";
    let mut kind = String::new();
    let path = path.split('?').next().unwrap_or_default();
    for part in path.trim_start_matches('/').split('/') {
        let is_id = part.len() == 36 && part.contains('-')
            || part.len() == 32 && part.chars().all(|letter| letter.is_ascii_hexdigit());
        let is_thing = is_id || NAMED.contains(&before) && !FORMS.contains(&part);
        kind += if is_thing { "-x" } else { "-" };
        kind += if is_thing { "" } else { part };
        before = part;
    }
    kind
}
