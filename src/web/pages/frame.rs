//! What stands around every page: language, person, navigation, form token.

use serde::{Serialize, Serializer};

use super::parts::Link;
use crate::texts::{Language, Texts};
use crate::web::paths;

/// What a person may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Answers for an institution.
    Respondent,
    /// Reviews responses at the NHRI.
    Reviewer,
    /// Reads what has been released.
    Policymaker,
    /// Sets up rounds, institutions and people.
    Administrator,
}

impl Role {
    /// All roles, in the order they are shown.
    pub const ALL: [Self; 4] = [Self::Respondent, Self::Reviewer, Self::Policymaker, Self::Administrator];

    /// The word used in forms and in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Respondent => "respondent",
            Self::Reviewer => "reviewer",
            Self::Policymaker => "policymaker",
            Self::Administrator => "administrator",
        }
    }

    /// The role a [`code`](Self::code) names.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }

    /// The word people read.
    pub fn label(self, texts: &Texts) -> String {
        match self {
            Self::Respondent => texts.t("role-respondent"),
            Self::Reviewer => texts.t("role-reviewer"),
            Self::Policymaker => texts.t("role-policymaker"),
            Self::Administrator => texts.t("role-administrator"),
        }
    }

    fn navigation(self, texts: &Texts) -> Vec<Link> {
        let own = match self {
            Self::Respondent => vec![Link::new(texts.t("evidence-title"), paths::EVIDENCE)],
            Self::Reviewer => vec![
                Link::new(texts.t("rounds-title"), paths::ROUNDS),
                Link::new(texts.t("studio-title"), paths::PLANS),
                Link::new(texts.t("help-desk-title"), paths::HELP_DESK),
            ],
            Self::Policymaker => vec![
                Link::new(texts.t("releases-title"), paths::RELEASES),
                Link::new(texts.t("agency-title"), paths::AGENCY),
                Link::new(texts.t("public-title"), paths::PUBLISHED),
            ],
            Self::Administrator => vec![
                Link::new(texts.t("rounds-title"), paths::ADMIN_ROUNDS),
                Link::new(texts.t("institutions-title"), paths::ADMIN_INSTITUTIONS),
                Link::new(texts.t("people-title"), paths::ADMIN_PEOPLE),
                Link::new(texts.t("letters-title"), paths::ADMIN_LETTERS),
                Link::new(texts.t("audit-title"), paths::ADMIN_AUDIT),
            ],
        };
        let home = Link::new(texts.t("home-link"), paths::HOME);
        [home].into_iter().chain(own).chain([guidance(texts)]).collect()
    }
}

/// Somebody who has signed in.
#[derive(Clone, Debug, Serialize)]
pub struct Person {
    /// Their id: what is kept on this device is kept for one person.
    pub id: String,
    /// Their name.
    pub name: String,
    /// What they may do, as a word to read.
    pub role: String,
}

/// A language of the switch in the header.
#[derive(Clone, Debug, Serialize)]
pub struct LanguageLink {
    /// ISO 639 code.
    pub code: &'static str,
    /// Its name in itself.
    pub name: &'static str,
    /// Where it is chosen.
    pub href: String,
    /// The language of this page.
    pub is_current: bool,
}

/// A line of the navigation.
#[derive(Clone, Debug, Serialize)]
pub struct NavigationLink {
    /// What is read.
    pub text: String,
    /// Where it leads.
    pub href: String,
    /// This page is there or below it.
    pub is_current: bool,
}

/// What stands around every page.
#[derive(Clone, Debug, Serialize)]
pub struct Frame {
    /// The language of the page.
    #[serde(serialize_with = "code")]
    pub language: Language,
    /// All languages.
    pub languages: Vec<LanguageLink>,
    /// Who has signed in; none before that.
    pub person: Option<Person>,
    /// The pages of their role, or those open to everybody.
    pub navigation: Vec<NavigationLink>,
    /// Sent back by every form; proves that the form came from here.
    pub form_token: String,
    /// What has just been done, shown once after it.
    pub notice: Option<String>,
}

impl Frame {
    /// The frame of the page at `path` for somebody who has not signed in.
    pub fn new(language: Language, path: &str, form_token: impl Into<String>) -> Self {
        let languages = Language::ALL.into_iter().map(|other| LanguageLink {
            code: other.code(),
            name: other.name(),
            href: paths::language(other.code(), path),
            is_current: other == language,
        });
        let texts = Texts::get(language);
        let open = vec![
            Link::new(texts.t("sign-in-title"), paths::SIGN_IN),
            Link::new(texts.t("public-title"), paths::PUBLISHED),
            guidance(texts),
        ];
        Self {
            language,
            languages: languages.collect(),
            person: None,
            navigation: navigation(open, path),
            form_token: form_token.into(),
            notice: None,
        }
    }

    /// The same with a choice of these languages alone.
    pub fn offering(mut self, offered: &[Language]) -> Self {
        self.languages.retain(|link| offered.iter().any(|language| language.code() == link.code));
        self
    }

    /// The same for a person: with their name and the pages of their role.
    pub fn signed_in(self, name: impl Into<String>, role: Role, path: &str) -> Self {
        let texts = Texts::get(self.language);
        Self {
            navigation: navigation(role.navigation(texts), path),
            person: Some(Person { id: String::new(), name: name.into(), role: role.label(texts) }),
            ..self
        }
    }

    /// The same with the id of the person.
    pub fn owned_by(mut self, id: String) -> Self {
        if let Some(person) = &mut self.person {
            person.id = id;
        }
        self
    }

    /// The same with a line about what has just been done.
    pub fn with_notice(self, notice: impl Into<String>) -> Self {
        Self { notice: Some(notice.into()), ..self }
    }
}

fn guidance(texts: &Texts) -> Link {
    Link::new(texts.t("guidance-title"), paths::GUIDANCE)
}

fn navigation(links: Vec<Link>, path: &str) -> Vec<NavigationLink> {
    let line =
        |link: Link| NavigationLink { is_current: is_at(&link.href, path), text: link.text, href: link.href };
    links.into_iter().map(line).collect()
}

/// True when `path` is the page at `href` or one below it.
fn is_at(href: &str, path: &str) -> bool {
    let path = path.split('?').next().unwrap_or_default();
    path == href || href != paths::HOME && path.strip_prefix(href).is_some_and(|rest| rest.starts_with('/'))
}

fn code<S: Serializer>(language: &Language, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(language.code())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_navigation_says_where_the_page_is() {
        let current = |path| {
            let frame = Frame::new(Language::English, path, "token").signed_in("Aysel", Role::Reviewer, path);
            frame
                .navigation
                .into_iter()
                .filter(|link| link.is_current)
                .map(|link| link.href)
                .collect::<Vec<_>>()
        };
        assert_eq!(current("/"), ["/"]);
        assert_eq!(current("/rounds/1/findings"), ["/rounds"]);
        assert_eq!(current("/roundsabout"), [""; 0]);
        assert_eq!(current("/guidance?q=river"), ["/guidance"]);
        assert_eq!(current("/guidance/glossary"), ["/guidance"]);
    }
}
