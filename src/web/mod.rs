//! Pages and the API.

pub mod pages;
pub mod paths;
pub mod statics;
pub mod templates;

/// How the service is started.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Address to listen on.
    pub address: std::net::IpAddr,
    /// Port to listen on.
    pub port: u16,
    /// Address of the database.
    pub database: String,
    /// Cookies are sent over https only.
    pub https: bool,
}

/// The service, not yet started.
pub fn rocket(settings: Settings) -> rocket::Rocket<rocket::Build> {
    drop(settings);
    rocket::build()
}
