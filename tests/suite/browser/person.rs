//! What a person does in a window: reads, presses, chooses, writes, waits.

use std::time::Instant;

use bhr_baseline::texts::{Language, Texts};
use fantoccini::Locator;
use fantoccini::elements::Element;

use super::window::Window;
use crate::support::country::PASSWORD;
use crate::support::wait::{PATIENCE, pause, until};

impl Window {
    /// Opens a page of the service.
    pub async fn visit(&self, path: &str) {
        let address = format!("{}{}", self.address, path.trim_start_matches('/'));
        self.client.goto(&address).await.expect("the page comes");
    }

    /// Signs in by the form, on whatever page it is shown.
    pub async fn sign_in(&self, email: &str) {
        self.write("email", email).await;
        self.write("password", PASSWORD).await;
        self.follow("main form button").await;
    }

    /// Opens the first page and signs in.
    pub async fn come_in(&self, email: &str) {
        self.visit("/").await;
        self.sign_in(email).await;
    }

    /// Signs out.
    pub async fn go_out(&self) {
        self.follow(".person button").await;
    }

    /// The element, once it is there.
    pub async fn find(&self, css: &str) -> Element {
        let found = self.client.wait().at_most(PATIENCE).for_element(Locator::Css(css)).await;
        match found {
            Ok(element) => element,
            Err(error) => panic!("no {css} ({error}) on: {}", self.reads().await),
        }
    }

    /// Clicks something that stays on the page.
    pub async fn click(&self, css: &str) {
        self.find(css).await.click().await.expect("it can be clicked");
    }

    /// Clicks a link or button and waits for the page it leads to.
    pub async fn follow(&self, css: &str) {
        let element = self.find(css).await;
        self.leave(element).await;
    }

    /// Presses the button or link that carries the words of `key`, and waits for the page it leads to.
    pub async fn press(&self, key: &str) {
        self.press_words(&self.texts().await.t(key)).await;
    }

    /// Presses the button or link that carries these words, and waits for the page it leads to.
    pub async fn press_words(&self, words: &str) {
        let path = format!("//main//*[self::a or self::button][normalize-space()=\"{words}\"]");
        let found = self.client.wait().at_most(PATIENCE).for_element(Locator::XPath(&path)).await;
        match found {
            Ok(element) => self.leave(element).await,
            Err(error) => panic!("nothing says {words} ({error}) on: {}", self.reads().await),
        }
    }

    /// Clicks, and waits until this page is gone and the next is there.
    async fn leave(&self, element: Element) {
        let html = self.client.find(Locator::Css("html")).await.expect("a page");
        element.click().await.expect("it can be clicked");
        let started = Instant::now();
        while html.tag_name().await.is_ok() {
            assert!(started.elapsed() < PATIENCE, "it leads nowhere; {}", self.reads().await);
            pause().await;
        }
        self.find("footer").await;
    }

    /// Chooses or ticks a field by its name and value, at its label as people do.
    pub async fn choose(&self, name: &str, value: &str) {
        let field = self.find(&format!("[name=\"{name}\"][value=\"{value}\"]")).await;
        let id = field.attr("id").await.expect("the field").expect("fields have ids");
        self.click(&format!("label[for=\"{id}\"]")).await;
    }

    /// Replaces what stands in a field.
    pub async fn write(&self, name: &str, words: &str) {
        let field = self.find(&format!("[name=\"{name}\"]:not([type=hidden])")).await;
        field.clear().await.expect("it can be emptied");
        field.send_keys(words).await.expect("it can be written in");
    }

    /// What stands in a field.
    pub async fn value(&self, name: &str) -> String {
        let field = self.find(&format!("[name=\"{name}\"]:not([type=hidden])")).await;
        field.prop("value").await.expect("the field").expect("a value")
    }

    /// Waits until these words stand in a field.
    pub async fn shows(&self, name: &str, words: &str) {
        until(words, async || {
            let field = self.client.find(Locator::Css(&format!("[name=\"{name}\"]"))).await.ok()?;
            let value = field.prop("value").await.ok()??;
            (value == words).then_some(())
        })
        .await;
    }

    /// True when a radio button or box is chosen.
    pub async fn is_chosen(&self, name: &str, value: &str) -> bool {
        let field = self.find(&format!("[name=\"{name}\"][value=\"{value}\"]")).await;
        field.is_selected().await.expect("the field")
    }

    /// What can be read on the page.
    pub async fn reads(&self) -> String {
        let body = self.client.find(Locator::Css("body")).await;
        match body {
            Ok(body) => body.text().await.unwrap_or_default(),
            Err(_) => String::new(),
        }
    }

    /// Waits until the words can be read on the page.
    pub async fn sees(&self, words: &str) {
        let started = Instant::now();
        loop {
            let page = self.reads().await;
            if page.contains(words) {
                return;
            }
            assert!(started.elapsed() < PATIENCE, "no \"{words}\" on: {page}");
            pause().await;
        }
    }

    /// Waits until the words of `key` can be read.
    pub async fn sees_text(&self, key: &str) {
        self.sees(&self.texts().await.t(key)).await;
    }

    /// Waits until the page says that it has saved.
    pub async fn sees_saved(&self) {
        let saved = self.texts().await.t("autosave-saved");
        let (before, _) = saved.split_once("{time}").expect("a place for the time");
        self.sees(before.trim_end()).await;
    }

    /// The words of the language the page is in.
    pub async fn texts(&self) -> &'static Texts {
        let html = self.find("html").await;
        let code = html.attr("lang").await.expect("a page").expect("a language");
        Texts::get(Language::from_code(&code).expect("one of ours"))
    }
}
