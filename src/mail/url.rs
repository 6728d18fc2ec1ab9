//! The address of the mail server.

use std::fmt;
use std::net::IpAddr;

/// How the connection is protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Security {
    /// TLS from the first byte.
    Tls,
    /// TLS after asking for it; without it nothing is sent.
    StartTls,
    /// None: only on this machine.
    Loopback,
}

/// Where the mail server is, and who we are to it. It does not show the password.
#[derive(Clone, PartialEq, Eq)]
pub struct SmtpUrl {
    /// Its name or number.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is protected.
    pub security: Security,
    /// Name and password, when it asks for them.
    pub login: Option<(String, String)>,
}

impl fmt::Debug for SmtpUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SmtpUrl({}:{} {:?})", self.host, self.port, self.security)
    }
}

/// Why an address is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("write smtps://name:password@host (TLS, port 465) or smtp://name:password@host (STARTTLS, port 587)")]
pub struct WrongUrl;

impl SmtpUrl {
    /// Reads `smtps://`, `smtp://` or `starttls://`. Without TLS only a server on this machine is spoken to.
    ///
    /// # Errors
    /// [`WrongUrl`].
    pub fn parse(text: &str) -> Result<Self, WrongUrl> {
        let (scheme, rest) = text.trim().split_once("://").ok_or(WrongUrl)?;
        let rest = rest.strip_suffix('/').unwrap_or(rest);
        let (login, place) = match rest.rsplit_once('@') {
            Some((login, place)) => (Some(read_login(login)?), place),
            None => (None, rest),
        };
        let (host, port) = read_place(place)?;
        let (security, usual) = match scheme {
            "smtps" => (Security::Tls, 465),
            "smtp" if is_loopback(&host) => (Security::Loopback, 25),
            "smtp" | "starttls" => (Security::StartTls, 587),
            _ => return Err(WrongUrl),
        };
        Ok(Self { host, port: port.unwrap_or(usual), security, login })
    }
}

fn read_login(login: &str) -> Result<(String, String), WrongUrl> {
    let (name, password) = login.split_once(':').ok_or(WrongUrl)?;
    let name = decode(name).filter(|name| !name.is_empty()).ok_or(WrongUrl)?;
    Ok((name, decode(password).ok_or(WrongUrl)?))
}

/// Host and port; an IPv6 number stands in brackets.
fn read_place(place: &str) -> Result<(String, Option<u16>), WrongUrl> {
    let (host, port) = match place.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((number, "")) => (number, None),
        Some((number, port)) => (number, Some(port.strip_prefix(':').ok_or(WrongUrl)?)),
        None => place.split_once(':').map_or((place, None), |(host, port)| (host, Some(port))),
    };
    let is_odd = |letter: char| !letter.is_ascii_alphanumeric() && !"-.:".contains(letter);
    if host.is_empty() || host.contains(is_odd) {
        return Err(WrongUrl);
    }
    let port = port.map(|port| port.parse().map_err(|_| WrongUrl)).transpose()?;
    Ok((host.to_owned(), port))
}

fn is_loopback(host: &str) -> bool {
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|number| number.is_loopback())
}

/// Reads `%40` and the like.
fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next()?, rest.next()?];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::{Security, SmtpUrl, WrongUrl};

    #[test]
    fn nothing_goes_unprotected_over_a_network() {
        let check = |text, host: &str, port, security| {
            let read = SmtpUrl::parse(text).unwrap();
            assert_eq!((read.host.as_str(), read.port, read.security), (host, port, security), "{text}");
        };
        check("smtps://mail.example.org", "mail.example.org", 465, Security::Tls);
        check("smtp://mail.example.org", "mail.example.org", 587, Security::StartTls);
        check("smtp://mail.example.org:25", "mail.example.org", 25, Security::StartTls);
        check("starttls://127.0.0.1:2525", "127.0.0.1", 2525, Security::StartTls);
        check("smtp://localhost", "localhost", 25, Security::Loopback);
        check("smtp://[::1]:2525/", "::1", 2525, Security::Loopback);
        check("smtp://127.0.0.1.evil.example", "127.0.0.1.evil.example", 587, Security::StartTls);
    }

    #[test]
    fn name_and_password_may_hold_any_letter_and_are_not_shown() {
        let read = SmtpUrl::parse("smtps://a%40b.example:p%3Aa%2Fss@mail.example").unwrap();
        assert_eq!(read.login, Some(("a@b.example".to_owned(), "p:a/ss".to_owned())));
        assert!(!format!("{read:?}").contains("ss@"), "{read:?}");
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for text in [
            "",
            "mail.example",
            "http://x",
            "smtp://",
            "smtp://a@b",
            "smtp://h:port",
            "smtp://h ost",
            "smtps://%zz:x@h",
        ] {
            assert_eq!(SmtpUrl::parse(text), Err(WrongUrl), "{text}");
        }
    }
}
