//! A browser without a screen, asking the service in the same process.

use std::collections::BTreeMap;

use rocket::http::{ContentType, Cookie, Header, Method};
use rocket::local::asynchronous::Client;

/// The cookie of a session where nothing speaks TLS.
pub const SESSION: &str = "bhr-session";

/// What the head of an institution types to sign.
pub const SIGNATURE: [(&str, &str); 6] = [
    ("signs_as", "head"),
    ("name", "Səidə Qasımova"),
    ("post", "Nazir"),
    ("order_number", "14-К"),
    ("order_date", "2026-02-03"),
    ("confirmed", "yes"),
];

/// A browser: it keeps its cookies, and sends the token of the pages it has seen.
pub struct Browser<'a> {
    client: &'a Client,
    /// The cookies it has.
    pub cookies: BTreeMap<String, String>,
    /// Headers it sends with everything.
    pub headers: Vec<(&'static str, String)>,
}

/// What came back.
#[derive(Debug, PartialEq, Eq)]
pub struct Reply {
    /// The status.
    pub status: u16,
    /// Where it leads; empty for nowhere.
    pub location: String,
    /// All headers, names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body as text.
    pub body: String,
    /// The body of what is no text.
    pub bytes: Vec<u8>,
}

impl Reply {
    /// A header; empty when it is not there.
    pub fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    /// True when the words stand in the page as a reader sees them.
    pub fn says(&self, words: &str) -> bool {
        self.body.contains(words)
    }

    /// The value of the first field of that name.
    pub fn field(&self, name: &str) -> Option<String> {
        let start = self.body.find(&format!("name=\"{name}\""))?;
        let tag = &self.body[start..start + self.body[start..].find('>')?];
        tag.split_once("value=\"")?.1.split('"').next().map(str::to_owned)
    }

    /// The status and where it leads.
    pub fn outcome(&self) -> (u16, &str) {
        (self.status, &self.location)
    }
}

impl<'a> Browser<'a> {
    /// A browser without cookies.
    pub fn new(client: &'a Client) -> Self {
        Self { client, cookies: BTreeMap::new(), headers: Vec::new() }
    }

    /// Opens a page.
    pub async fn get(&mut self, path: &str) -> Reply {
        self.send(Method::Get, path, None).await
    }

    /// Sends a form with the token.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Reply {
        let token = self.token().await;
        let fields: Vec<_> = fields.iter().copied().chain([("token", token.as_str())]).collect();
        self.post_as_is(path, &fields).await
    }

    /// Sends a form with nothing added.
    pub async fn post_as_is(&mut self, path: &str, fields: &[(&str, &str)]) -> Reply {
        let pairs = fields.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value)));
        let body = pairs.collect::<Vec<_>>().join("&");
        self.send(Method::Post, path, Some((ContentType::Form, body, None))).await
    }

    /// Signs and hands in a response, by its address, with the form of its page.
    pub async fn hand_in(&mut self, response: &str) -> Reply {
        let address = format!("{response}/sign");
        let page = self.get(&address).await;
        let (answers, version) = (page.field("answers"), page.field("version"));
        let (answers, version) = (answers.unwrap_or_default(), version.unwrap_or_default());
        let fields: Vec<_> = SIGNATURE
            .into_iter()
            .chain([("answers", answers.as_str()), ("version", version.as_str())])
            .collect();
        self.post(&address, &fields).await
    }

    /// Sends JSON with the token.
    pub async fn post_json(&mut self, path: &str, json: &serde_json::Value) -> (u16, serde_json::Value) {
        let token = self.token().await;
        self.post_json_as_is(path, json, Some(token)).await
    }

    /// Sends JSON with this token, or none.
    pub async fn post_json_as_is(
        &mut self,
        path: &str,
        json: &serde_json::Value,
        token: Option<String>,
    ) -> (u16, serde_json::Value) {
        let reply = self.send(Method::Post, path, Some((ContentType::JSON, json.to_string(), token))).await;
        (reply.status, serde_json::from_str(&reply.body).unwrap_or_default())
    }

    /// The token its pages carry.
    pub async fn token(&mut self) -> String {
        let reply = self.get("/form-token").await;
        match serde_json::from_str::<serde_json::Value>(&reply.body) {
            Ok(json) => json["token"].as_str().unwrap_or_default().to_owned(),
            Err(_) => self.get("/sign-in").await.field("token").unwrap_or_default(),
        }
    }

    /// Sends a request and keeps the cookies of the reply.
    pub async fn send(
        &mut self,
        method: Method,
        path: &str,
        sent: Option<(ContentType, String, Option<String>)>,
    ) -> Reply {
        let sent = sent.map(|(kind, body, token)| (kind, body.into_bytes(), token));
        self.send_bytes(method, path, sent).await
    }

    /// Sends a form with a file and the token; no file when its name is empty.
    pub async fn upload(&mut self, path: &str, fields: &[(&str, &str)], file: (&str, &[u8])) -> Reply {
        const BETWEEN: &str = "between-the-parts-of-this-form";
        let token = self.token().await;
        let mut body = Vec::new();
        for (name, value) in fields.iter().copied().chain([("token", token.as_str())]) {
            let head = format!("--{BETWEEN}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n");
            body.extend_from_slice(format!("{head}{value}\r\n").as_bytes());
        }
        let (name, bytes) = file;
        let head =
            format!("--{BETWEEN}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n");
        body.extend_from_slice(format!("{head}Content-Type: application/octet-stream\r\n\r\n").as_bytes());
        body.extend_from_slice(bytes);
        body.extend_from_slice(format!("\r\n--{BETWEEN}--\r\n").as_bytes());
        let kind = ContentType::new("multipart", "form-data").with_params(("boundary", BETWEEN));
        self.send_bytes(Method::Post, path, Some((kind, body, None))).await
    }

    async fn send_bytes(
        &mut self,
        method: Method,
        path: &str,
        sent: Option<(ContentType, Vec<u8>, Option<String>)>,
    ) -> Reply {
        let mut request = self.client.req(method, path.to_owned());
        for (name, value) in &self.cookies {
            request = request.cookie((name.clone(), value.clone()));
        }
        for (name, value) in &self.headers {
            request.add_header(Header::new(*name, value.clone()));
        }
        if let Some((kind, body, token)) = sent {
            request.add_header(kind);
            if let Some(token) = token {
                request.add_header(Header::new("X-CSRF-Token", token));
            }
            request.set_body(body);
        }
        let response = request.dispatch().await;
        let headers: Vec<(String, String)> = response
            .headers()
            .iter()
            .map(|header| (header.name().as_str().to_ascii_lowercase(), header.value().to_owned()))
            .collect();
        for (_, cookie) in headers.iter().filter(|(name, _)| name == "set-cookie") {
            let cookie = Cookie::parse(cookie.clone()).expect("a cookie");
            if cookie.value().is_empty() {
                self.cookies.remove(cookie.name());
            } else {
                self.cookies.insert(cookie.name().to_owned(), cookie.value().to_owned());
            }
        }
        let status = response.status().code;
        let bytes = response.into_bytes().await.unwrap_or_default();
        let body = String::from_utf8_lossy(&bytes).into_owned();
        let location = headers.iter().find(|(name, _)| name == "location").map(|(_, value)| value.clone());
        Reply { status, location: location.unwrap_or_default(), headers, body, bytes }
    }
}

fn encode(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    let letter = |byte: u8| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    text.bytes().map(letter).collect()
}
