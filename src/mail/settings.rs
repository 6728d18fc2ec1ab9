//! What the environment says about letters.

use super::address::Address;
use super::url::SmtpUrl;

/// Days before the last day of a round on which reminders go out, when nothing is set.
const REMINDER_DAYS: [u16; 3] = [14, 7, 1];
/// Nobody is reminded earlier.
const EARLIEST_REMINDER: u16 = 365;

/// How letters are sent, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostSettings {
    /// The mail server and who writes; none: somebody passes letters on.
    pub mail: Option<MailSettings>,
    /// What links begin with, such as `https://baseline.example.org`.
    pub public_url: Option<String>,
    /// Days before the last day of a round on which reminders go out, most first.
    pub reminder_days: Vec<u16>,
}

/// A mail server, and who writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailSettings {
    /// The server.
    pub server: SmtpUrl,
    /// The name shown as the writer; empty for the name of the institution that runs the service.
    pub from_name: String,
    /// The writer's address.
    pub from: Address,
    /// Where answers go, when elsewhere.
    pub reply_to: Option<Address>,
}

impl Default for PostSettings {
    fn default() -> Self {
        Self { mail: None, public_url: None, reminder_days: REMINDER_DAYS.to_vec() }
    }
}

impl PostSettings {
    /// Reads the settings of the environment.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub fn from_environment() -> Result<Self, Vec<String>> {
        Self::read(|name| std::env::var(name).ok())
    }

    /// Reads the settings; an empty one counts as not set.
    ///
    /// # Errors
    /// Every setting that cannot be read, each with what to write instead. No password is repeated.
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Result<Self, Vec<String>> {
        let get =
            |name: &str| get(name).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty());
        let mut problems = Vec::new();
        let mut keep = |problem: Option<String>| problems.extend(problem);
        let server = get("BHR_SMTP_URL").map(|text| SmtpUrl::parse(&text));
        keep(
            server
                .as_ref()
                .and_then(|read| read.as_ref().err())
                .map(|error| format!("BHR_SMTP_URL: {error}")),
        );
        let from = get("BHR_MAIL_FROM").map(|text| named(&text));
        let reply_to = get("BHR_MAIL_REPLY_TO").map(|text| named(&text));
        for (name, read) in [("BHR_MAIL_FROM", &from), ("BHR_MAIL_REPLY_TO", &reply_to)] {
            let is_wrong = matches!(read, Some(None));
            keep(is_wrong.then(|| format!("{name}: write an address, or Name <address>")));
        }
        if server.is_some() && from.is_none() {
            keep(Some("BHR_MAIL_FROM: say who writes, such as Name <address>".to_owned()));
        }
        let days = get("BHR_REMINDER_DAYS").map_or_else(|| Some(REMINDER_DAYS.to_vec()), |text| days(&text));
        if days.is_none() {
            keep(Some(format!(
                "BHR_REMINDER_DAYS: write days such as 14,7,1, none above {EARLIEST_REMINDER}"
            )));
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        let mail = server.and_then(Result::ok).zip(from.flatten()).map(|(server, (from_name, from))| {
            MailSettings { server, from_name, from, reply_to: reply_to.flatten().map(|(_, address)| address) }
        });
        let public_url = get("BHR_PUBLIC_URL").map(|url| url.trim_end_matches('/').to_owned());
        Ok(Self { mail, public_url, reminder_days: days.unwrap_or_default() })
    }
}

/// `address` or `Name <address>`.
fn named(text: &str) -> Option<(String, Address)> {
    let (name, address) = match text.strip_suffix('>').and_then(|text| text.rsplit_once('<')) {
        Some((name, address)) => (name.trim().trim_matches('"').to_owned(), address),
        None => (String::new(), text),
    };
    Address::parse(address).ok().map(|address| (name, address))
}

/// Days, most first, each once.
fn days(text: &str) -> Option<Vec<u16>> {
    let day = |part: &str| part.trim().parse().ok().filter(|day| *day <= EARLIEST_REMINDER);
    let mut days: Vec<u16> = text.split(',').map(day).collect::<Option<_>>()?;
    days.sort_unstable_by(|a, b| b.cmp(a));
    days.dedup();
    Some(days)
}

#[cfg(test)]
mod tests {
    use super::PostSettings;

    fn read(set: &[(&str, &str)]) -> Result<PostSettings, Vec<String>> {
        let find =
            |name: &str| set.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
        PostSettings::read(find)
    }

    #[test]
    fn nothing_set_means_no_mail() {
        assert_eq!(read(&[("BHR_SMTP_URL", " ")]), Ok(PostSettings::default()));
    }

    #[test]
    fn a_writer_may_have_a_name() {
        let set = [
            ("BHR_SMTP_URL", "smtps://mail.example"),
            ("BHR_MAIL_FROM", "Insan hüquqları <a@b.example>"),
            ("BHR_REMINDER_DAYS", "1, 10,1"),
            ("BHR_PUBLIC_URL", "https://x.example/"),
        ];
        let settings = read(&set).unwrap();
        assert_eq!(settings.reminder_days, [10, 1]);
        assert_eq!(settings.public_url.as_deref(), Some("https://x.example"));
        assert_eq!(settings.mail.unwrap().from_name, "Insan hüquqları");
    }

    #[test]
    fn every_wrong_setting_is_told_and_no_password() {
        let set = [
            ("BHR_SMTP_URL", "https://me:secret@mail.example"),
            ("BHR_MAIL_FROM", "nobody"),
            ("BHR_MAIL_REPLY_TO", "a@b@c"),
            ("BHR_REMINDER_DAYS", "soon"),
        ];
        let problems = read(&set).unwrap_err();
        let names: Vec<_> = problems.iter().map(|line| line.split(':').next().unwrap_or_default()).collect();
        assert_eq!(names, ["BHR_SMTP_URL", "BHR_MAIL_FROM", "BHR_MAIL_REPLY_TO", "BHR_REMINDER_DAYS"]);
        assert!(!problems.concat().contains("secret"));
        let no_writer = read(&[("BHR_SMTP_URL", "smtps://mail.example")]).unwrap_err();
        assert_eq!(no_writer.len(), 1, "{no_writer:?}");
    }
}
