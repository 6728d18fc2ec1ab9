//! The languages people can choose.

/// A language of the pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// Azerbaijani, the first language of most people who use the service.
    Azerbaijani,
    /// English.
    English,
    /// Russian.
    Russian,
}

/// What a language is made of.
pub(super) struct Details {
    /// The ISO 639 code: in `lang`, in cookies and in questionnaires.
    code: &'static str,
    /// Its name in itself.
    name: &'static str,
    /// The locale that decides numbers, dates and order.
    pub(super) locale: &'static str,
    /// The Fluent messages.
    pub(super) messages: &'static str,
}

impl Language {
    /// All languages, in the order of the language switch. The first is used when nothing else is known.
    pub const ALL: [Self; 3] = [Self::Azerbaijani, Self::English, Self::Russian];

    pub(super) const fn details(self) -> Details {
        match self {
            Self::Azerbaijani => {
                Details { code: "az", name: "Azərbaycanca", locale: "az", messages: include_str!("az.ftl") }
            }
            Self::English => {
                Details { code: "en", name: "English", locale: "en-GB", messages: include_str!("en.ftl") }
            }
            Self::Russian => {
                Details { code: "ru", name: "Русский", locale: "ru", messages: include_str!("ru.ftl") }
            }
        }
    }

    /// The ISO 639 code.
    pub const fn code(self) -> &'static str {
        self.details().code
    }

    /// The name of the language in the language itself.
    pub const fn name(self) -> &'static str {
        self.details().name
    }

    /// The language a [`code`](Self::code) names.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }

    /// The best language for an `Accept-Language` header (RFC 9110, 12.5.4); the first of [`ALL`](Self::ALL) when
    /// none of the languages asked for is there.
    pub fn negotiate(accept_language: &str) -> Self {
        let mut wanted: Vec<(f32, Self)> = accept_language.split(',').filter_map(wish).collect();
        wanted.sort_by(|a, b| b.0.total_cmp(&a.0));
        wanted.first().map_or(Self::ALL[0], |(_, language)| *language)
    }
}

/// One entry such as `en-GB;q=0.8`: how much it is wanted, and what it names.
fn wish(entry: &str) -> Option<(f32, Language)> {
    let (range, weight) = entry.split_once(";q=").unwrap_or((entry, "1"));
    let weight = weight.trim().parse().ok().filter(|weight| *weight > 0.0)?;
    let code = range.trim().split('-').next()?;
    Some((weight, Language::from_code(code)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_wanted_most_is_chosen() {
        let check = |header, language| assert_eq!(Language::negotiate(header), language, "{header}");
        check("", Language::Azerbaijani);
        check("en", Language::English);
        check("en-GB,en;q=0.9,az;q=0.8", Language::English);
        check("ru, en;q=0.5, az;q=0.7", Language::Russian);
        check("de, en;q=0.5, az;q=0.7", Language::Azerbaijani);
        check("en;q=0, az;q=0.1", Language::Azerbaijani);
        check("*", Language::Azerbaijani);
        check("ru;q=abc,,;;q=", Language::Azerbaijani);
    }

    #[test]
    fn a_code_names_its_language() {
        for language in Language::ALL {
            assert_eq!(Language::from_code(language.code()), Some(language));
        }
        assert_eq!(Language::from_code("AZ"), None);
    }
}
