//! The register of bodies: who can be tasked by the order that adopts a plan, and who can only be recommended to act.
//!
//! In Azerbaijani orders bodies of the executive are tasked (*tapşırılsın*). Parliament, courts, prosecutors, the
//! Commissioner for Human Rights, the Chamber of Accounts and municipalities are independent of it, and everybody
//! outside the State is free: to them a plan can only recommend (*tövsiyə edilsin*).

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

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
    /// Spellings and short forms of its name, in any language.
    same: Vec<String>,
    /// Names by which it is known and that say something else: earlier ones, wider or narrower ones.
    near: Vec<String>,
}

impl Body {
    /// All by which it is found.
    fn every_name(&self) -> impl Iterator<Item = &String> {
        self.names.iter().map(|(_, name)| name).chain(&self.same).chain(&self.near)
    }

    /// Its name.
    pub fn name(&self, language: Language) -> &str {
        self.names.iter().find(|(of, _)| *of == language).map_or(self.id.as_str(), |(_, name)| name)
    }
}

/// Bodies somebody added to the register for a plan, by what an order can do with them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OwnBodies {
    /// Bodies of the executive.
    pub executive: Vec<String>,
    /// Bodies of the State that the executive cannot task.
    pub independent: Vec<String>,
    /// Those outside the State.
    pub non_state: Vec<String>,
}

impl OwnBodies {
    /// Names of one standing.
    pub fn of(&self, standing: Standing) -> &[String] {
        match standing {
            Standing::Executive => &self.executive,
            Standing::Independent => &self.independent,
            Standing::NonState => &self.non_state,
        }
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
            for name in body.every_name() {
                by_name.entry(plain(name).join(" ")).or_insert(place);
            }
        }
        Self { all, by_name }
    }

    /// The register with bodies added to it. What the register knows already stays as it is: nobody adds a court as a
    /// body of the executive.
    #[must_use]
    pub fn with(&self, own: &OwnBodies) -> Self {
        let added = |standing: Standing| own.of(standing).iter().map(move |name| added(name, standing));
        Self::new(self.all.iter().cloned().chain(Standing::ALL.into_iter().flat_map(added)).collect())
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

    /// The name as a document in `language` prints it: translated where it is a body's own, and otherwise as it stands.
    pub fn formal(&self, name: &str, language: Language) -> String {
        let is_near = |body: &Body| body.near.iter().any(|near| plain(near) == plain(name));
        match self.find(name) {
            Named::Body(body) if !is_near(body) => body.name(language).to_owned(),
            Named::Body(_) | Named::Everybody | Named::Unknown => name.to_owned(),
        }
    }

    /// What two names of one body have in common.
    pub fn key(&self, name: &str) -> String {
        match self.find(name) {
            Named::Body(body) => body.id.clone(),
            Named::Everybody | Named::Unknown => plain(name).join(" "),
        }
    }

    /// The names of a cell that says who is tasked, and those it says it is recommended to: `;` between them, or commas
    /// and line feeds where the register knows a name between them.
    pub fn names(&self, cell: &str) -> (Vec<String>, Vec<String>) {
        let marker =
            RECOMMENDED.iter().filter_map(|marker| cell.find(marker).map(|at| (at, marker.len()))).min();
        let (tasked, recommended) = match marker {
            Some((at, length)) => (&cell[..at], cell[at + length..].trim_start_matches([':', ' ', '\n'])),
            None => (cell, ""),
        };
        let all = |part: &str| part.split(';').flat_map(|part| self.parted(part)).collect();
        (all(tasked), all(recommended))
    }

    /// One name, or several with commas or line feeds between: the longest the register knows come first.
    fn parted(&self, cell: &str) -> Vec<String> {
        let pieces = pieces(cell);
        let whole = cell.split_whitespace().collect::<Vec<_>>().join(" ");
        if pieces.is_empty() {
            return Vec::new();
        }
        if pieces.len() < 2 || pieces.len() > MOST_NAMES || self.find(&whole) != Named::Unknown {
            return vec![whole];
        }
        let run = |from: usize, to: usize| {
            let words = &cell[pieces[from].start..pieces[to - 1].end];
            words.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        let (mut found, mut from, mut is_any_known) = (Vec::new(), 0, false);
        while from < pieces.len() {
            let ends = (from + 1..=pieces.len().min(from + MOST_PIECES)).rev();
            let known = ends.into_iter().find(|to| self.find(&run(from, *to)) != Named::Unknown);
            is_any_known |= known.is_some();
            let to = known.unwrap_or(from + 1);
            found.push(run(from, to));
            from = to;
        }
        if is_any_known { found } else { vec![whole] }
    }
}

/// Where the parts of a cell stand between commas and line feeds; those with no word left out.
fn pieces(cell: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    let mut found = Vec::new();
    for part in cell.split_inclusive(['\n', ',']) {
        let words = part.trim_end_matches([',', '\n']).trim();
        if !words.is_empty() {
            let before = part.len() - part.trim_start().len();
            found.push(start + before..start + before + words.len());
        }
        start += part.len();
    }
    found
}

/// Words before those to whom it is only recommended.
const RECOMMENDED: [&str; 6] = [
    "To be recommended",
    "to be recommended",
    "Tövsiyə edilsin",
    "Tövsiyə olunsun",
    "Tövsiyə olunur",
    "Рекомендовать",
];
/// Names in one cell at most; a longer one is no list.
const MOST_NAMES: usize = 200;
/// Commas in one name at most.
const MOST_PIECES: usize = 6;

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

/// A body somebody added. Its id is what its name is compared by, so that reports on it stay its own.
fn added(name: &str, standing: Standing) -> Body {
    Body {
        id: plain(name).join(" "),
        standing,
        names: Language::ALL.into_iter().map(|language| (language, name.to_owned())).collect(),
        same: Vec::new(),
        near: Vec::new(),
    }
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
        same: super::list(&cell("same")),
        near: super::list(&cell("near")),
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
            for name in body.every_name() {
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

    #[test]
    fn a_body_can_be_added_but_none_of_the_register_changed() {
        let own = OwnBodies {
            executive: vec!["Ministry of Magic".to_owned(), "Milli Məclis".to_owned()],
            non_state: vec!["Guild of Wands".to_owned()],
            ..OwnBodies::default()
        };
        let bodies = Bodies::shipped().with(&own);
        let standing = |name: &str| match bodies.find(name) {
            Named::Body(body) => Some(body.standing),
            _ => None,
        };
        assert_eq!(standing("the ministry of magic"), Some(Standing::Executive));
        assert_eq!(standing("Guild of Wands"), Some(Standing::NonState));
        assert_eq!(standing("Milli Məclis"), Some(Standing::Independent), "what it was before");
        assert_eq!(bodies.key("Ministry of Magic"), Bodies::shipped().key("Ministry of Magic"));
    }

    #[test]
    fn only_a_name_of_its_own_is_translated() {
        let formal = |name: &str| Bodies::shipped().formal(name, Language::Azerbaijani);
        assert_eq!(formal("NGOs"), "Qeyri-hökumət təşkilatları");
        assert_eq!(formal("UNDP"), "BMT İnkişaf Proqramı");
        assert_eq!(
            formal("relevant local executive authorities"),
            "Müvafiq yerli icra hakimiyyəti orqanları"
        );
        assert_eq!(formal("Ministry of Education"), "Ministry of Education", "a name the body had before");
        assert_eq!(formal("Private sector"), "Private sector");
        assert_eq!(formal("Ministry of Magic"), "Ministry of Magic");
    }

    #[test]
    fn a_cell_is_cut_where_the_register_knows_a_name() {
        let names = |cell: &str| Bodies::shipped().names(cell);
        let tasked = |cell: &str| names(cell).0;
        assert_eq!(
            tasked("State Committee for Family, Women and Children Affairs, Ministry of Justice"),
            ["State Committee for Family, Women and Children Affairs", "Ministry of Justice"]
        );
        assert_eq!(
            tasked("SCFWCA, all ministries and state committees"),
            ["SCFWCA", "all ministries and state committees"]
        );
        assert_eq!(
            tasked("Ministry of\nJustice\nMinistry of Economy"),
            ["Ministry of Justice", "Ministry of Economy"]
        );
        assert_eq!(
            tasked("Ministry of Magic, of Wands"),
            ["Ministry of Magic, of Wands"],
            "nobody knows where it ends"
        );
        assert_eq!(
            tasked("Ministry of Justice, Ministry of Magic"),
            ["Ministry of Justice", "Ministry of Magic"]
        );
        assert_eq!(tasked(" ; ,"), [""; 0]);
        let (tasked, recommended) =
            names("SCFWCA To be recommended: Commissioner for Human Rights (Ombudsman)\nNGOs");
        assert_eq!((tasked, recommended.len()), (vec!["SCFWCA".to_owned()], 2));
        assert_eq!(names("Ədliyyə Nazirliyi\nTövsiyə edilsin:\nQHT").1, ["QHT"]);
    }
}
