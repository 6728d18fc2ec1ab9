//! From the answers to the receipt and back: signed, shown to somebody, returned, changed, void.

use std::path::{Path, PathBuf};

use bhr_baseline::store::Role;
use fantoccini::Locator;
use serde_json::json;
use tempfile::TempDir;

use super::answering::{KEY, QUESTION, saved};
use super::window::Window;
use crate::support::country::Country;
use crate::support::database::on_both_engines;
use crate::support::service::Service;
use crate::support::wait::until;

const RESPONDENT: &str = "aysel@ministry.example";
const REVIEWER: &str = "rauf@ombudsman.example";
const WORDS: &str = "Əmr № 14, 3 fevral 2026";

/// Fills in the signature on its page.
pub async fn sign(window: &Window) {
    window.choose("signs_as", "head").await;
    window.write("name", "Səidə Qasımova").await;
    window.write("post", "Nazir").await;
    window.write("order_number", "14-К").await;
    // Keys in a date field depend on the language of the browser.
    let set = "document.getElementById('order_date').value = '2026-02-03'";
    window.client.execute(set, Vec::new()).await.expect("the day is set");
    window.choose("confirmed", "yes").await;
}

on_both_engines! {
    async fn a_signed_response_can_be_verified_and_a_change_voids_the_signature(database: Database) {
        let country = Country::new(&database.store, 1).await;
        let (institution, response) = &country.open[0];
        country.person(RESPONDENT, "Aysel", Role::Respondent(institution.id), "az").await;
        country.person(REVIEWER, "Rauf", Role::Reviewer, "en").await;
        let service = Service::serve(&database.url).await;
        let Some(window) = Window::open(&service.page("/")).await else { return };
        window.come_in(RESPONDENT).await;
        window.visit(&format!("/responses/{response}")).await;
        answer(&window, "none").await;
        saved(&database.store, *response, WORDS).await;
        window.visit(&format!("/responses/{response}/check")).await;
        window.press("sign-continue").await;
        window.inspect("sign-01-appearance").await;
        window.press("appearance-continue").await;
        window.press("sign-button").await;
        window.sees_text("sign-not-confirmed").await;
        window.inspect("sign-02-problems").await;
        sign(&window).await;
        window.press("sign-button").await;
        window.sees_text("submitted-title").await;
        window.inspect("sign-03-submitted").await;
        let (_folder, file) = download(&window).await;
        window.go_out().await;

        let versions = database.store.versions(*response).await.expect("read");
        let receipt = versions[0].receipt.as_ref().expect("it is signed");
        verify(&window, receipt).await;
        window.sees_text("receipt-is-valid").await;
        window.inspect("sign-04-verified").await;
        upload(&window, &file).await;
        window.sees_text("receipt-is-valid").await;

        give_back(&window, &response.to_string()).await;
        window.sign_in(RESPONDENT).await;
        window.visit(&format!("/responses/{response}/check")).await;
        window.sees_text("sign-is-not-renewed").await;
        window.visit(&format!("/responses/{response}")).await;
        answer(&window, "all-acts").await;
        let stored = database.store.answers(*response).await.expect("read");
        assert!(stored.iter().any(|answer| answer.question == QUESTION && answer.revision > 1));
        window.visit(&format!("/responses/{response}")).await;
        window.sees_text("sign-is-void").await;
        window.inspect("sign-05-void").await;
        window.go_out().await;
        verify(&window, receipt).await;
        window.sees_text("receipt-is-void").await;
        upload(&window, &file).await;
        window.sees_text("receipt-is-void").await;
        window.inspect("sign-06-verified-void").await;
    }
}

/// Opens the first section and answers its first question.
async fn answer(window: &Window, option: &str) {
    window.follow(".task-list a").await;
    window.choose(&format!("answer.{KEY}"), option).await;
    window.write(&format!("comment.{KEY}"), WORDS).await;
    window.press("section-save-sections").await;
}

/// Types what stands on a receipt, as somebody who was shown it.
async fn verify(window: &Window, receipt: &bhr_baseline::response::Receipt) {
    window.visit("/receipts").await;
    let hash = receipt.hash();
    window.write("number", &hash.number().to_string()).await;
    window.write("hash", &bhr_baseline::response::in_groups(hash.as_str())).await;
    window.press("receipt-button").await;
    let found = window.client.find(Locator::Css("#found")).await;
    assert!(found.is_ok(), "{}", window.reads().await);
}

/// Saves the receipt as a person does: by its link, into a folder.
async fn download(window: &Window) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let allowed = json!({"behavior": "allow", "downloadPath": folder.path()});
    window.tool("Browser.setDownloadBehavior", &allowed).await;
    window.click("main a[href*=\"receipt.pdf\"]").await;
    let file = until("the receipt is saved", async || {
        let names = std::fs::read_dir(folder.path()).expect("a folder").flatten().map(|entry| entry.path());
        let is_whole = |path: &PathBuf| std::fs::read(path).is_ok_and(|bytes| bytes.starts_with(b"%PDF-"));
        names.into_iter().find(|path| path.extension().is_some_and(|end| end == "pdf") && is_whole(path))
    });
    let file = file.await;
    (folder, file)
}

/// Chooses the file of a receipt, as somebody who was sent it.
async fn upload(window: &Window, file: &Path) {
    window.visit("/receipts").await;
    let field = window.find("input[type=file][name=file]").await;
    field.send_keys(&file.display().to_string()).await.expect("a file is chosen");
    window.press("receipt-button").await;
    let found = window.client.find(Locator::Css("#found")).await;
    assert!(found.is_ok(), "{}", window.reads().await);
}

async fn give_back(window: &Window, response: &str) {
    window.come_in(REVIEWER).await;
    window.visit(&format!("/responses/{response}/review")).await;
    window.write("message", "Bir daha baxın.").await;
    window.press("return-button").await;
    window.sees_text("notice-returned").await;
    window.go_out().await;
}
