//! Puts the service together: configuration, database, routes.

use std::net::{IpAddr, Ipv4Addr};

use rocket::config::{Ident, LogLevel, Shutdown};
use rocket::fairing::AdHoc;
use rocket::{Build, Ignite, Rocket};
use rocket_db_pools::Database;

use super::templates::Templates;
use super::{errors, headers, routes};
use crate::assessment::{Accounts, Assessment};
use crate::store::Store;

/// The database, opened when the service starts.
#[derive(Database)]
#[database("main")]
pub struct Db(Store);

/// How the service is run.
#[derive(Clone, Debug)]
pub struct Config {
    /// Where it listens.
    pub address: IpAddr,
    /// The port it listens on; 0 takes a free one.
    pub port: u16,
    /// `sqlite:///path/to/file.db` or `postgres://user@host/name`.
    pub database_url: String,
    /// A proxy in front speaks TLS with the browsers and says in `X-Real-IP` who they are. Cookies are then
    /// sent over TLS only.
    pub is_behind_tls: bool,
    /// What people type to get here, such as `https://baseline.example.org`: links for other people begin with
    /// it. Without it they begin with what the browser asked for.
    pub public_url: Option<String>,
    /// Templates are read from disk again for every page, while developing.
    pub reload_templates: bool,
    /// Signals end the service; tests that run several at once do not want that.
    pub stops_on_signals: bool,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            address: Ipv4Addr::LOCALHOST.into(),
            port: 8000,
            database_url: "sqlite://data/baseline.db".to_owned(),
            is_behind_tls: false,
            public_url: None,
            reload_templates: false,
            stops_on_signals: true,
        }
    }
}

/// The settings routes need, in managed state.
#[derive(Clone, Debug)]
pub struct Settings {
    /// As in [`Config`].
    pub is_behind_tls: bool,
    /// As in [`Config`], without a slash at the end.
    pub public_url: Option<String>,
}

/// The service, ready to be launched: by a command, or by a test with a client of its own.
///
/// # Panics
/// When the embedded templates cannot be read; a test renders all of them.
pub fn rocket(config: &Config) -> Rocket<Build> {
    let templates = Templates::read(config.reload_templates).expect("a test renders every template");
    let settings = Settings {
        is_behind_tls: config.is_behind_tls,
        public_url: config.public_url.as_ref().map(|url| url.trim_end_matches('/').to_owned()),
    };
    rocket::custom(figment(config))
        .manage(settings)
        .manage(templates)
        .attach(rocket::shield::Shield::new())
        .attach(headers::Headers)
        .attach(Db::init())
        .attach(AdHoc::try_on_ignite("Tables and use cases", prepare))
        .mount("/", routes::all())
        .register("/", errors::catchers())
}

/// Serves until a signal comes, answers what is under way, and closes the database.
///
/// # Errors
/// When the address is taken or the database out of reach.
pub async fn serve(rocket: Rocket<Ignite>) -> Result<(), Box<rocket::Error>> {
    let stopped = rocket.launch().await.map_err(Box::new)?;
    if let Some(database) = Db::fetch(&stopped) {
        Store::close(database).await;
    }
    Ok(())
}

fn figment(config: &Config) -> rocket::figment::Figment {
    let rocket_config = rocket::Config {
        address: config.address,
        port: config.port,
        ident: Ident::none(),
        // Without a proxy anybody could name any address and so slip past the brake on guessing.
        ip_header: config.is_behind_tls.then(|| "X-Real-IP".into()),
        log_level: LogLevel::Critical,
        cli_colors: false,
        shutdown: Shutdown { ctrlc: config.stops_on_signals, ..Shutdown::default() },
        ..rocket::Config::release_default()
    };
    let mut shutdown = rocket_config.shutdown.clone();
    if !config.stops_on_signals {
        shutdown.signals.clear();
    }
    rocket::figment::Figment::from(rocket::Config { shutdown, ..rocket_config })
        .merge(("databases.main.url", &config.database_url))
}

/// Brings the tables up to date and manages the use cases.
async fn prepare(rocket: Rocket<Build>) -> rocket::fairing::Result {
    let Some(database) = Db::fetch(&rocket) else { return Err(rocket) };
    let store = Store::clone(database);
    if let Err(error) = store.migrate().await {
        tracing::error!(%error, "the tables could not be brought up to date");
        return Err(rocket);
    }
    match Accounts::new(store.clone()) {
        Ok(accounts) => Ok(rocket.manage(accounts).manage(Assessment::new(store))),
        Err(error) => {
            tracing::error!(%error, "nobody could sign in");
            Err(rocket)
        }
    }
}
