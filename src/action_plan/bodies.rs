//! The register of bodies: who can be tasked by the order that adopts a plan, and who can only be recommended to act.
//!
//! In Azerbaijani orders bodies of the executive are tasked (*tapşırılsın*). Parliament, courts, prosecutors, the
//! Commissioner for Human Rights, the Chamber of Accounts and municipalities are independent of it, and everybody
//! outside the State is free: to them a plan can only recommend (*tövsiyə edilsin*).

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::table::{Row, Table, read_table};
use crate::texts::{FoldedText, Language};

/// What an order can do with a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// A body of the executive; it can be tasked.
    Executive,
    /// A body of the State that the executive cannot task.
    Independent,
    /// Not of the State.
    NonState,
}

impl Standing {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Executive, Self::Independent, Self::NonState];

    /// The word in files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Executive => "executive",
            Self::Independent => "independent",
            Self::NonState => "non-state",
        }
    }

    /// True when an order of the executive can task it.
    pub const fn can_be_tasked(self) -> bool {
        matches!(self, Self::Executive)
    }
}

/// A body that may stand in a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body {
    /// Its id; never used again for another.
    pub id: String,
    /// What an order can do with it.
    pub standing: Standing,
    /// Its name in the order of [`Language::ALL`].
    names: Vec<(Language, String)>,
    /// Other names, in any language.
    also: Vec<String>,
}

impl Body {
    /// Its name.
    pub fn name(&self, language: Language) -> &str {
        self.names.iter().find(|(of, _)| *of == language).map_or(self.id.as_str(), |(_, name)| name)
    }
}

/// Bodies by their names.
#[derive(Clone, Debug)]
pub struct Bodies {
    all: Vec<Body>,
    by_name: BTreeMap<String, usize>,
}

/// What a name in a plan stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named<'a> {
    /// A body of the register.
    Body(&'a Body),
    /// Everybody at once, so nobody: "all ministries".
    Everybody,
    /// No body of the register.
    Unknown,
}

/// Beginnings of names that mean everybody at once, folded.
const EVERYBODY: [&[&str]; 8] = [
    &["all", "ministries"],
    &["all", "state"],
    &["all", "agencies"],
    &["all", "bodies"],
    &["butun", "nazirlikler"],
    &["butun", "dovlet"],
    &["все", "министерства"],
    &["все", "государственные"],
];

/// Words that stand in the full names of bodies and do not tell them apart, folded.
const COUNTRY: [&[&str]; 4] = [
    &["of", "the", "republic", "of", "azerbaijan"],
    &["azerbaycan", "respublikasinin"],
    &["azerbaycan", "respublikasi"],
    &["азербайджанской", "республики"],
];

static SHIPPED: LazyLock<Bodies> = LazyLock::new(|| {
    let table = read_table("bodies.csv", include_bytes!("bodies.csv")).expect("a test reads the register");
    Bodies::new(table.rows.iter().map(|row| body(&table, row)).collect())
});

impl Bodies {
    /// The bodies the program knows.
    pub fn shipped() -> &'static Self {
        &SHIPPED
    }

    /// A register. Of two bodies with one name the first has it.
    pub fn new(all: Vec<Body>) -> Self {
        let mut by_name = BTreeMap::new();
        for (place, body) in all.iter().enumerate() {
            for name in body.names.iter().map(|(_, name)| name).chain(&body.also) {
                by_name.entry(plain(name).join(" ")).or_insert(place);
            }
        }
        Self { all, by_name }
    }

    /// All bodies.
    pub fn all(&self) -> &[Body] {
        &self.all
    }

    /// What a name in a plan stands for: names in three languages, with or without the name of the country.
    pub fn find(&self, name: &str) -> Named<'_> {
        let words = plain(name);
        let begins =
            |with: &&[&str]| words.len() >= with.len() && words.iter().zip(with.iter()).all(|(a, b)| a == b);
        match self.by_name.get(&words.join(" ")) {
            Some(place) => Named::Body(&self.all[*place]),
            None if EVERYBODY.iter().any(begins) => Named::Everybody,
            None => Named::Unknown,
        }
    }
}

/// The words of a name that tell it apart.
fn plain(name: &str) -> Vec<String> {
    let mut words = FoldedText::of(name).words();
    for country in COUNTRY {
        if let Some(place) = words.windows(country.len()).position(|run| run == country) {
            words.drain(place..place + country.len());
        }
    }
    if words.first().is_some_and(|first| first == "the") {
        words.remove(0);
    }
    words
}

fn body(table: &Table, row: &Row) -> Body {
    let cell = |column: &str| table.column(column).map(|place| row.cells[place].clone()).unwrap_or_default();
    let standing = cell("standing");
    Body {
        id: cell("id"),
        standing: Standing::ALL
            .into_iter()
            .find(|known| known.code() == standing)
            .unwrap_or(Standing::Independent),
        names: Language::ALL.into_iter().map(|language| (language, cell(language.code()))).collect(),
        also: super::list(&cell("also")),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_body_of_the_register_has_its_names_and_no_name_stands_for_two() {
        let bodies = Bodies::shipped();
        let ids: BTreeSet<&str> = bodies.all().iter().map(|body| body.id.as_str()).collect();
        assert_eq!(ids.len(), bodies.all().len());
        for body in bodies.all() {
            for name in body.names.iter().map(|(_, name)| name).chain(&body.also) {
                assert!(!name.is_empty(), "{}", body.id);
                assert_eq!(bodies.find(name), Named::Body(body), "{name}");
            }
        }
        let table = read_table("bodies.csv", include_bytes!("bodies.csv")).unwrap();
        let standing = table.column("standing").unwrap();
        let is_known = |row: &Row| Standing::ALL.iter().any(|known| known.code() == row.cells[standing]);
        assert!(table.rows.iter().all(is_known));
    }

    #[test]
    fn a_name_is_found_in_three_languages_with_and_without_the_country() {
        let found = |name: &str| match Bodies::shipped().find(name) {
            Named::Body(body) => body.id.clone(),
            other => format!("{other:?}"),
        };
        assert_eq!(found("Ministry of Justice of the Republic of Azerbaijan"), "justice");
        assert_eq!(found("Azərbaycan Respublikasının Ədliyyə Nazirliyi"), "justice");
        assert_eq!(found("Министерство юстиции Азербайджанской Республики"), "justice");
        assert_eq!(
            found("Commissioner for Human Rights (Ombudsman) of the Republic of Azerbaijan"),
            "ombudsman"
        );
        assert_eq!(found("azərbaycan respublikasının ombudsmanı"), "Unknown");
        assert_eq!(found("all ministries and state committees"), "Everybody");
        assert_eq!(found("Bütün nazirliklər"), "Everybody");
        assert_eq!(found("Ministry of Magic"), "Unknown");
        assert!(!Standing::Independent.can_be_tasked());
    }
}
