//! Puts the service together: configuration, database, routes.

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr};
use std::path::PathBuf;
use std::sync::Arc;

use rocket::config::{Ident, LogLevel};
use rocket::fairing::AdHoc;
use rocket::figment::Figment;
use rocket::figment::providers::Env;
use rocket::serde::Deserialize;
use rocket::shield::Shield;
use rocket::{Build, Rocket};
use rocket_db_pools::Database;

use super::post::Postman;
use super::templates::Templates;
use super::upload::UPLOAD_BYTES;
use super::{errors, headers, routes};
use crate::assessment::letters::Letters;
use crate::assessment::{Accounts, Assessment, EvidenceRoom, ROOM_DEFAULT, Shelf, clock, shipped_shelf};
use crate::mail::PostSettings;
use crate::store::Store;
use crate::vault::{Vault, VaultPlace};

/// The database, opened when the service starts.
#[derive(Database)]
#[database("main")]
pub struct Db(Store);

/// How the service is started.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Address to listen on.
    pub address: IpAddr,
    /// Port to listen on.
    pub port: u16,
    /// Address of the database: `sqlite:///path/to/file.db` or `postgres://user@host/name`.
    pub database: String,
    /// A proxy in front speaks TLS with the browsers and says in `X-Real-IP` who they are. Cookies are sent over
    /// TLS only.
    pub https: bool,
    /// How letters are sent.
    pub post: PostSettings,
    /// Where files of evidence are kept.
    pub evidence: VaultPlace,
    /// Bytes the files of one institution may take.
    pub evidence_room: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            address: Ipv4Addr::LOCALHOST.into(),
            port: 8000,
            database: "sqlite://data/bhr-baseline.db".to_owned(),
            https: false,
            post: PostSettings::default(),
            evidence: VaultPlace::Folder(PathBuf::from("data/evidence")),
            evidence_room: ROOM_DEFAULT,
        }
    }
}

/// What may be set in the environment, as `BHR_PUBLIC_URL` and `BHR_RELOAD_TEMPLATES`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(crate = "rocket::serde")]
pub struct Extras {
    /// What people type to get here, such as `https://baseline.example.org`: links for other people begin with
    /// it. Without it they begin with what the browser asked for.
    #[serde(default)]
    pub public_url: Option<String>,
    /// Templates are read from disk again for every page, while developing.
    #[serde(default)]
    pub reload_templates: bool,
}

/// The service, not yet started: a command launches it, a test asks it through a client of its own.
///
/// # Panics
/// When the embedded templates cannot be read; a test renders all of them.
pub fn rocket(settings: Settings) -> Rocket<Build> {
    rocket_with(settings, shipped_shelf())
}

/// The same with guidance pages made from this shelf.
///
/// # Panics
/// As [`rocket()`].
pub fn rocket_with(settings: Settings, shelf: Arc<Shelf>) -> Rocket<Build> {
    let figment = figment(&settings);
    let extras: Extras = figment.extract().unwrap_or_default();
    let templates = Templates::read(extras.reload_templates).expect("a test renders every template");
    rocket::custom(figment)
        .manage(settings)
        .manage(extras)
        .manage(templates)
        .manage(shelf)
        .attach(Shield::new())
        .attach(headers::Headers)
        .attach(Db::init())
        .attach(AdHoc::try_on_ignite("Tables and use cases", prepare))
        .attach(Postman)
        .mount("/", routes::all())
        .register("/", errors::catchers())
}

fn figment(settings: &Settings) -> Figment {
    let config = rocket::Config {
        address: settings.address,
        port: settings.port,
        ident: Ident::none(),
        // Without a proxy anybody could name any address and so slip past the brake on guessing.
        ip_header: settings.https.then(|| "X-Real-IP".into()),
        log_level: LogLevel::Off,
        cli_colors: false,
        ..rocket::Config::release_default()
    };
    Figment::from(config)
        .merge(Env::prefixed("BHR_").only(&["public_url", "reload_templates"]))
        .merge(("databases.main.url", &settings.database))
        .merge((
            "limits",
            [("data-form", UPLOAD_BYTES), ("file", UPLOAD_BYTES)].into_iter().collect::<BTreeMap<_, _>>(),
        ))
}

/// Brings the tables up to date and manages the use cases.
async fn prepare(rocket: Rocket<Build>) -> rocket::fairing::Result {
    let Some(database) = Db::fetch(&rocket) else { return Err(rocket) };
    let store = Store::clone(database);
    if let Err(error) = store.migrate().await {
        tracing::error!(%error, "the tables could not be brought up to date");
        return Err(rocket);
    }
    let post = rocket.state::<Settings>().map(|settings| settings.post.clone()).unwrap_or_default();
    let letters = match Letters::new(store.clone(), &post) {
        Ok(letters) => Arc::new(letters),
        Err(error) => {
            tracing::error!(%error, "letters could not be sent");
            return Err(rocket);
        }
    };
    let rocket = manage_evidence(rocket, &store)?;
    match Accounts::new(store.clone()) {
        Ok(accounts) => Ok(rocket.manage(accounts).manage(letters).manage(Assessment::new(store))),
        Err(error) => {
            tracing::error!(%error, "nobody could sign in");
            Err(rocket)
        }
    }
}

/// Manages the evidence. Files without a row are swept while people work already: a storage service may be slow.
#[expect(clippy::result_large_err, reason = "Rocket's own way to refuse to start")]
fn manage_evidence(rocket: Rocket<Build>, store: &Store) -> rocket::fairing::Result {
    let settings = rocket.state::<Settings>().cloned().unwrap_or_default();
    let vault = match Vault::open(&settings.evidence) {
        Ok(vault) => vault,
        Err(error) => {
            tracing::error!(%error, "evidence cannot be kept");
            return Err(rocket);
        }
    };
    let room = Arc::new(EvidenceRoom::new(store.clone(), vault, settings.evidence_room));
    let sweeper = Arc::clone(&room);
    rocket::tokio::spawn(async move {
        match sweeper.sweep(clock::now()).await {
            Ok(0) => {}
            Ok(count) => tracing::info!(count, "files without a row are removed"),
            Err(error) => tracing::error!(%error, "files without a row could not be looked for"),
        }
    });
    Ok(rocket.manage(room))
}

/// Runs work on the runtime the service uses.
pub fn run<T: Send>(work: impl Future<Output = T> + Send) -> T {
    rocket::execute(work)
}
