//! Puts the service together: configuration, database, routes.

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr};
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
use crate::assessment::{Accounts, Assessment, Shelf, shipped_shelf};
use crate::mail::PostSettings;
use crate::store::Store;

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
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            address: Ipv4Addr::LOCALHOST.into(),
            port: 8000,
            database: "sqlite://data/bhr-baseline.db".to_owned(),
            https: false,
            post: PostSettings::default(),
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
    match Accounts::new(store.clone()) {
        Ok(accounts) => Ok(rocket.manage(accounts).manage(letters).manage(Assessment::new(store))),
        Err(error) => {
            tracing::error!(%error, "nobody could sign in");
            Err(rocket)
        }
    }
}

/// Runs work on the runtime the service uses.
pub fn run<T: Send>(work: impl Future<Output = T> + Send) -> T {
    rocket::execute(work)
}
