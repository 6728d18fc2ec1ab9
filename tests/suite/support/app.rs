//! The service with people in it, each with a browser of their own.

use std::sync::OnceLock;

use bhr_baseline::assessment::{Accounts, Assessment};
use bhr_baseline::mail::PostSettings;
use bhr_baseline::questionnaire::Folder;
use bhr_baseline::response::{
    Institution, InstitutionId, InstitutionKind, Profile, Response, ResponseId, ResponseState, Round, RoundId,
};
use bhr_baseline::store::{NewSession, PasswordHash, Role, Store, TokenHash, User};
use bhr_baseline::vault::VaultPlace;
use bhr_baseline::web;
use chrono::{DateTime, TimeDelta, Utc};
use rocket::local::asynchronous::Client;
use tempfile::TempDir;

use super::client::{Browser, SESSION};
use super::database::Database;
use super::shelf::river_shelf;
use super::world::{id, operator, round, user};

/// Everybody's password.
pub const PASSWORD: &str = "five calm rivers";

/// Room for the files of one institution: for one of the greatest size and half another.
pub const ROOM: u64 = 30 * 1024 * 1024;

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
    /// Where files of evidence are kept.
    pub evidence: TempDir,
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
        Self::with(database, &river_duty(), (false, PostSettings::default())).await
    }

    /// The same with letters sent as the settings say.
    pub async fn posting(database: Database, post: PostSettings) -> Self {
        Self::with(database, &river_duty(), (false, post)).await
    }

    /// The same where the round asks another questionnaire.
    pub async fn asking(database: Database, questionnaire: &Folder) -> Self {
        Self::with(database, questionnaire, (false, PostSettings::default())).await
    }

    /// The same behind a proxy that speaks TLS.
    pub async fn behind_tls(database: Database) -> Self {
        Self::with(database, &river_duty(), (true, PostSettings::default())).await
    }

    async fn with(database: Database, questionnaire: &Folder, (https, post): (bool, PostSettings)) -> Self {
        let store = database.store.clone();
        let assessment = Assessment::new(store.clone());
        let by = operator();
        let sha256 = assessment.add_questionnaire(&by, questionnaire, now()).await.expect("a questionnaire");
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
        let evidence = tempfile::tempdir().expect("a folder");
        let settings = web::Settings {
            database: database.url.clone(),
            https,
            post,
            evidence: VaultPlace::Folder(evidence.path().to_owned()),
            evidence_room: ROOM,
            ..web::Settings::default()
        };
        let rocket = web::rocket_with(settings, river_shelf());
        let client = Client::untracked(rocket).await.expect("the service is put together");
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
            evidence,
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
        Browser::new(&self.client)
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

    /// Where the database is.
    pub fn database_url(&self) -> String {
        self._database.url.clone()
    }

    /// Where the response of the ministry stands.
    pub async fn state(&self) -> ResponseState {
        let found: Option<Response> =
            self.assessment.store.response(self.response).await.expect("the database");
        found.expect("the response").state
    }
}
