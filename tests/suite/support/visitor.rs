//! A browser without a screen: cookies, forms and JSON over HTTP, for many people at once.

use reqwest::{Client, Response};
use serde_json::Value;

use super::country::PASSWORD;

/// Somebody signed in to a running service.
#[derive(Clone)]
pub struct Visitor {
    client: Client,
    token: String,
}

impl Visitor {
    /// Signs in through the form at `address`, the first page of the service.
    pub async fn sign_in(address: &str, email: &str) -> Self {
        let client = Client::builder().cookie_store(true).build().expect("a client");
        let page = client.get(format!("{address}sign-in")).send().await.expect("the page comes");
        let page = page.text().await.expect("the page is whole");
        let token = page.split("name=\"token\" value=\"").nth(1).expect("the form has a token");
        let token = token.split('"').next().expect("quoted");
        let form = [("token", token), ("to", "/"), ("email", email), ("password", PASSWORD)];
        let reply = client.post(format!("{address}sign-in")).form(&form).send().await.expect("an answer");
        assert!(reply.status().is_success(), "{email} signs in: {}", reply.status());
        let reply = client.get(format!("{address}form-token")).send().await.expect("an answer");
        let json: Value = reply.json().await.expect("the token as JSON");
        let token = json["token"].as_str().expect("a token").to_owned();
        Self { client, token }
    }

    /// Posts JSON as the script of a page does.
    pub async fn post(&self, address: &str, json: &Value) -> reqwest::Result<Response> {
        self.client.post(address).header("X-CSRF-Token", &self.token).json(json).send().await
    }
}
