//! Speaking to the mail server.

use std::time::Duration;

use chrono::{DateTime, Utc};
use lettre::message::header::{ContentType, Header, HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message};
use lettre::transport::smtp::Error as SmtpError;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Tls, TlsParameters};
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};

use super::address::{Address, one_line};
use super::settings::MailSettings;
use super::url::{Security, SmtpUrl};

/// How long the server may take over one command.
const COMMAND_TIME: Duration = Duration::from_secs(30);
/// How long one letter may take; whoever claims letters must claim them for longer.
const LETTER_TIME: Duration = Duration::from_secs(120);
/// Characters kept of what a server said.
const LONGEST_REASON: usize = 200;

/// Takes letters to one mail server.
pub struct Carrier {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from_name: String,
    from: Address,
    reply_to: Option<Mailbox>,
}

impl std::fmt::Debug for Carrier {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Carrier({})", self.from.domain())
    }
}

/// A letter to be carried.
#[derive(Clone, Debug)]
pub struct Post<'a> {
    /// The reader's address.
    pub email: &'a str,
    /// The reader's name.
    pub name: &'a str,
    /// Who writes, where the settings do not say.
    pub writer: &'a str,
    /// The subject.
    pub subject: &'a str,
    /// The words.
    pub body: &'a str,
    /// What the receiving side knows it by.
    pub message_id: &'a str,
    /// When it was written.
    pub at: DateTime<Utc>,
}

/// Why a letter was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The server is not there, or not ready: no letter will do better now.
    Unreachable(String),
    /// Not now, or nobody knows whether it was taken.
    Later(String),
    /// The server will not take this letter.
    Refused(String),
    /// Mail cannot carry the address.
    Address,
}

impl Refusal {
    /// How it is kept: a word, and what the server said.
    pub fn line(&self) -> String {
        match self {
            Self::Unreachable(reason) => format!("unreachable {reason}"),
            Self::Later(reason) => format!("later {reason}"),
            Self::Refused(reason) => format!("refused {reason}"),
            Self::Address => "address".to_owned(),
        }
    }
}

impl Carrier {
    /// A carrier to the server of the settings.
    ///
    /// # Errors
    /// When the host has no name TLS could check.
    pub fn new(settings: &MailSettings) -> Result<Self, String> {
        Ok(Self {
            transport: transport(&settings.server).map_err(|error| reason(&error))?,
            from_name: settings.from_name.clone(),
            from: settings.from.clone(),
            reply_to: settings.reply_to.as_ref().map(|address| address.named("")),
        })
    }

    /// What the ids of letters end in.
    pub fn domain(&self) -> &str {
        self.from.domain()
    }

    /// Asks the server whether it takes letters from us. What is wrong here is wrong for every letter.
    ///
    /// # Errors
    /// [`Refusal::Unreachable`].
    pub async fn greet(&self) -> Result<(), Refusal> {
        match tokio::time::timeout(LETTER_TIME, self.transport.test_connection()).await {
            Ok(Ok(true)) => Ok(()),
            Ok(Ok(false)) => Err(Refusal::Unreachable("the server does not answer".to_owned())),
            Ok(Err(error)) => Err(Refusal::Unreachable(reason(&error))),
            Err(_) => Err(Refusal::Unreachable("the server does not answer in time".to_owned())),
        }
    }

    /// Hands a letter over.
    ///
    /// # Errors
    /// [`Refusal`].
    pub async fn carry(&self, post: &Post<'_>) -> Result<(), Refusal> {
        let message = self.message(post)?;
        match tokio::time::timeout(LETTER_TIME, self.transport.send(message)).await {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(error)) if error.is_permanent() => Err(Refusal::Refused(reason(&error))),
            Ok(Err(error)) => Err(Refusal::Later(reason(&error))),
            Err(_) => Err(Refusal::Later("the server did not answer in time".to_owned())),
        }
    }

    fn message(&self, post: &Post<'_>) -> Result<Message, Refusal> {
        let to = Address::parse(post.email).map_err(|_| Refusal::Address)?;
        let writer = if self.from_name.is_empty() { post.writer } else { &self.from_name };
        let builder = Message::builder()
            .from(self.from.named(writer))
            .to(to.named(post.name))
            .subject(one_line(post.subject))
            .message_id(Some(post.message_id.to_owned()))
            .date(post.at.into())
            .header(WrittenByProgram)
            .header(ContentType::TEXT_PLAIN);
        let builder = match &self.reply_to {
            Some(address) => builder.reply_to(address.clone()),
            None => builder,
        };
        builder.body(post.body.to_owned()).map_err(|error| Refusal::Refused(one_line(&error.to_string())))
    }
}

fn transport(server: &SmtpUrl) -> Result<AsyncSmtpTransport<Tokio1Executor>, SmtpError> {
    let parameters = || TlsParameters::new(server.host.clone());
    let tls = match server.security {
        Security::Tls => Tls::Wrapper(parameters()?),
        Security::StartTls => Tls::Required(parameters()?),
        Security::Loopback => Tls::None,
    };
    let builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&server.host)
        .port(server.port)
        .tls(tls)
        .timeout(Some(COMMAND_TIME));
    let builder = match server.login.clone() {
        Some((name, password)) => builder.credentials(Credentials::new(name, password)),
        None => builder,
    };
    Ok(builder.build())
}

/// What went wrong, short and on one line.
fn reason(error: &SmtpError) -> String {
    one_line(&error.to_string()).chars().take(LONGEST_REASON).collect()
}

/// Tells out-of-office programs not to answer (RFC 3834).
#[derive(Clone)]
struct WrittenByProgram;

impl Header for WrittenByProgram {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::super::settings::PostSettings;
    use super::{Carrier, Post, Refusal};

    fn carrier() -> Carrier {
        let set = |name: &str| match name {
            "BHR_SMTP_URL" => Some("smtp://127.0.0.1:1".to_owned()),
            "BHR_MAIL_FROM" => Some("baseline@ombudsman.example".to_owned()),
            _ => None,
        };
        Carrier::new(&PostSettings::read(set).unwrap().mail.unwrap()).unwrap()
    }

    fn post<'a>(email: &'a str, name: &'a str, subject: &'a str) -> Post<'a> {
        let at = DateTime::from_timestamp(1_790_000_000, 0).unwrap();
        Post {
            email,
            name,
            writer: "Ombudsman",
            subject,
            body: "Salam\nƏmək",
            message_id: "<1@x.example>",
            at,
        }
    }

    #[test]
    fn a_name_or_subject_cannot_begin_another_header() {
        let evil = "x\r\nBcc: thief@evil.example\r\n\r\nbody";
        let message = carrier().message(&post("a@b.example", evil, evil)).unwrap();
        let text = String::from_utf8(message.formatted()).unwrap();
        let head = text.split("\r\n\r\n").next().unwrap();
        assert!(!head.lines().any(|line| line.starts_with("Bcc")), "{text}");
        assert_eq!(message.envelope().to().len(), 1);
        assert_eq!(carrier().message(&post("a@b.example\r\nx", "", "")).unwrap_err(), Refusal::Address);
    }

    #[test]
    fn the_same_letter_is_the_same_bytes() {
        let once = carrier().message(&post("a@b.example", "Aysel", "Sual")).unwrap().formatted();
        assert_eq!(once, carrier().message(&post("a@b.example", "Aysel", "Sual")).unwrap().formatted());
        let text = String::from_utf8(once).unwrap();
        for line in ["Message-ID: <1@x.example>", "Auto-Submitted: auto-generated", "Date: Mon, 21 Sep 2026"]
        {
            assert!(text.contains(line), "{text}");
        }
    }
}
