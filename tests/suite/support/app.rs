//! The service with people in it, each with a browser of their own.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use bhr_baseline::assessment::{Accounts, Assessment};
use bhr_baseline::questionnaire::Folder;
use bhr_baseline::response::{
    Institution, InstitutionId, InstitutionKind, Profile, Response, ResponseId, ResponseState, Round, RoundId,
};
use bhr_baseline::store::{NewSession, PasswordHash, Role, Store, TokenHash, User};
use bhr_baseline::web;
use chrono::{DateTime, TimeDelta, Utc};
use rocket::http::{ContentType, Cookie, Header, Method};
use rocket::local::asynchronous::Client;

use super::database::Database;
use super::world::{id, operator, round, user};

/// Everybody's password.
pub const PASSWORD: &str = "five calm rivers";

/// The service over a database with an open round, two institutions and five people.
pub struct App {
    /// The service.
    pub client: Client,
    /// The use cases on the same database.
    pub assessment: Assessment,
    /// An open round that asks about rivers.
    pub round: Round,
    /// A ministry, taking part.
    pub ministry: Institution,
    /// Its response, open.
    pub response: ResponseId,
    /// A company, taking part.
    pub company: Institution,
    /// The company's response, open.
    pub other_response: ResponseId,
    /// Who can sign in.
    pub people: People,
    _database: Database,
}

/// People with names and roles.
pub struct People {
    /// Answers for the ministry.
    pub aysel: User,
    /// Answers for the ministry too.
    pub kamran: User,
    /// Answers for the company.
    pub elvin: User,
    /// Reviews.
    pub rauf: User,
    /// Reads releases.
    pub leyla: User,
    /// Administers.
    pub nigar: User,
}

/// The questionnaire about rivers.
pub fn river_duty() -> Folder {
    let mut folder = Folder::default();
    for (name, text) in [
        ("questionnaire.yaml", include_str!("river-duty/questionnaire.yaml")),
        ("law.yaml", include_str!("river-duty/law.yaml")),
        ("practice.yaml", include_str!("river-duty/practice.yaml")),
        ("scales.yaml", include_str!("../../../questionnaires/scales.yaml")),
        ("sources.yaml", include_str!("../../../questionnaires/sources.yaml")),
    ] {
        folder.add(name, format!("river-duty/{name}"), text);
    }
    folder
}

/// An institution that may take part.
pub fn institution(name: &str, kind: InstitutionKind) -> Institution {
    let profile = Profile { kind: Some(kind), ..Profile::default() };
    Institution { id: InstitutionId(id()), name: name.to_owned(), profile }
}

/// Now, to the microsecond.
pub fn now() -> DateTime<Utc> {
    bhr_baseline::assessment::clock::now()
}

impl People {
    async fn join(store: &Store, ministry: InstitutionId, company: InstitutionId) -> Self {
        let password = password_hash(store).await;
        let person = async |email: &str, name: &str, role: Role| {
            let user = User { language: "en".to_owned(), ..user(email, name, role) };
            store.add_user(&operator(), &user, &password).await.expect("a person");
            user
        };
        Self {
            aysel: person("aysel@ministry.example", "Aysel Rəhimova", Role::Respondent(ministry)).await,
            kamran: person("kamran@ministry.example", "Kamran Əliyev", Role::Respondent(ministry)).await,
            elvin: person("elvin@company.example", "Elvin Quliyev", Role::Respondent(company)).await,
            rauf: person("rauf@ombudsman.example", "Rauf Məmmədov", Role::Reviewer).await,
            leyla: person("leyla@parliament.example", "Leyla İsmayılova", Role::Policymaker).await,
            nigar: person("nigar@ombudsman.example", "Nigar Həsənova", Role::Administrator).await,
        }
    }
}

/// Hashing is slow on purpose; once is enough.
async fn password_hash(store: &Store) -> PasswordHash {
    static HASH: OnceLock<PasswordHash> = OnceLock::new();
    if let Some(known) = HASH.get() {
        return known.clone();
    }
    let accounts = Accounts::new(store.clone()).expect("accounts");
    let hash = accounts.hash(PASSWORD).await.expect("a hash");
    HASH.get_or_init(|| hash).clone()
}

impl App {
    /// The service on a fresh database.
    pub async fn new(database: Database) -> Self {
        Self::with(database, false).await
    }

    /// The same behind a proxy that speaks TLS.
    pub async fn behind_tls(database: Database) -> Self {
        Self::with(database, true).await
    }

    async fn with(database: Database, https: bool) -> Self {
        let store = database.store.clone();
        let assessment = Assessment::new(store.clone());
        let by = operator();
        let sha256 = assessment.add_questionnaire(&by, &river_duty(), now()).await.expect("a questionnaire");
        let round = Round { deadline: None, ..round("Rivers 2026") };
        store.add_round(&by, &round, &[sha256], now()).await.expect("a round");
        let ministry = institution("Əmək Nazirliyi", InstitutionKind::Government);
        let company = institution("Sakit Çay MMC", InstitutionKind::Private);
        let mut responses = Vec::new();
        for taking_part in [&ministry, &company] {
            store.add_institution(&by, taking_part, now()).await.expect("an institution");
            let response = ResponseId(id());
            assessment.enrol(&by, &round, taking_part, response, now()).await.expect("a response");
            responses.push(response);
        }
        let people = People::join(&store, ministry.id, company.id).await;
        let settings = web::Settings { database: database.url.clone(), https, ..web::Settings::default() };
        let client = Client::untracked(web::rocket(settings)).await.expect("the service is put together");
        let (response, other_response) = (responses[0], responses[1]);
        Self {
            client,
            assessment,
            round,
            ministry,
            response,
            company,
            other_response,
            people,
            _database: database,
        }
    }

    /// The browser of somebody who has signed in.
    pub async fn browser(&self, user: &User) -> Browser<'_> {
        let secret = bhr_baseline::assessment::clock::secret();
        self.begin_session(user, &secret, now() + TimeDelta::hours(1)).await;
        let mut browser = self.stranger();
        browser.cookies.insert(SESSION.to_owned(), secret);
        browser
    }

    /// A session that lasts until `ends`.
    pub async fn begin_session(&self, user: &User, secret: &str, ends: DateTime<Utc>) {
        let session = NewSession {
            token: TokenHash::of(secret),
            user: user.id,
            csrf_token: bhr_baseline::assessment::clock::secret(),
            created_at: now() - TimeDelta::hours(2),
            expires_at: ends,
        };
        self.assessment.store.add_session(&operator(), &session).await.expect("a session");
    }

    /// The browser of somebody who has not signed in.
    pub fn stranger(&self) -> Browser<'_> {
        Browser { app: self, cookies: BTreeMap::new(), headers: Vec::new() }
    }

    /// A closed round in which these institutions chose these options of both choices and were accepted.
    pub async fn closed_round(&self, name: &str, answers: &[(&str, InstitutionKind, &str, &str)]) -> RoundId {
        let mut rows = "institution,unit,unit_kind,question,answer,reason,comment,source\n".to_owned();
        let mut roster = bhr_baseline::assessment::Roster::new();
        for (institution, kind, law, inspected) in answers {
            rows.push_str(&format!(
                "{institution},,,law-in-force,{law},,,\n{institution},,,inspected,{inspected},,,\n"
            ));
            let profile = Profile { kind: Some(*kind), ..Profile::default() };
            roster.insert((*institution).to_owned(), profile);
        }
        let folder = river_duty();
        let questionnaire = bhr_baseline::questionnaire::load(&folder).expect("it loads");
        let sheets = bhr_baseline::response::read_answers(&questionnaire, "answers.csv", rows.as_bytes());
        let sheets = sheets.expect("answers");
        let import = (&questionnaire, &sheets, &roster);
        let id = self.assessment.import(&operator(), name, &folder, import, now()).await.expect("a round");
        self.assessment.store.close_round(&operator(), id, now()).await.expect("it closes");
        id
    }

    /// Where the response of the ministry stands.
    pub async fn state(&self) -> ResponseState {
        let found: Option<Response> =
            self.assessment.store.response(self.response).await.expect("the database");
        found.expect("the response").state
    }
}

/// The cookie of a session where nothing speaks TLS.
pub const SESSION: &str = "bhr-session";

/// A browser: it keeps its cookies, and sends the token of the pages it has seen.
pub struct Browser<'a> {
    app: &'a App,
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
    /// The body.
    pub body: String,
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

impl Browser<'_> {
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
        let mut request = self.app.client.req(method, path.to_owned());
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
        Reply { status, location: location.unwrap_or_default(), headers, body }
    }
}

fn encode(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    let letter = |byte: u8| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    text.bytes().map(letter).collect()
}
