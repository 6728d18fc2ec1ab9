//! Units on the pages of a response: which answers a page shows, and how far each unit is.

use super::asked::{Asked, askings_of, count};
use super::words::progress;
use crate::assessment::OpenedResponse;
use crate::questionnaire::Section;
use crate::response::{Unit, UnitId};
use crate::texts::Texts;
use crate::web::pages::parts::{Link, Tag, Tone};
use crate::web::pages::units::{KeptAnswer, UnitRow, UnplacedPage};
use crate::web::paths;
use crate::web::typed::FormKey;

/// Units whose answers still fit on one page together.
const TOGETHER: usize = 3;

/// Which answers of a section a page shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Those of the institution and of every unit.
    All,
    /// Those of the institution as a whole; the units have pages of their own.
    Own,
    /// Those of one unit.
    Unit(UnitId),
}

impl Shown {
    /// What the page of a section shows when `unit` is asked for; `None` when there is no such unit.
    pub fn of(opened: &OpenedResponse, section: &Section, unit: Option<UnitId>) -> Option<Self> {
        let asks_units = asks_units(opened, section);
        match unit {
            Some(id) if !opened.units.iter().any(|unit| unit.id == id) => None,
            Some(id) if asks_units => Some(Self::Unit(id)),
            None if asks_units && opened.units.len() > TOGETHER => Some(Self::Own),
            Some(_) | None => Some(Self::All),
        }
    }

    /// True when the page shows the answer of this unit, or of the institution.
    pub fn shows(self, unit: Option<&Unit>) -> bool {
        match self {
            Self::All => true,
            Self::Own => unit.is_none(),
            Self::Unit(id) => unit.is_some_and(|unit| unit.id == id),
        }
    }

    /// The unit the page belongs to.
    pub const fn unit(self) -> Option<UnitId> {
        match self {
            Self::All | Self::Own => None,
            Self::Unit(id) => Some(id),
        }
    }
}

/// True when a question of the section is answered by each unit.
pub fn asks_units(opened: &OpenedResponse, section: &Section) -> bool {
    let questions = section.questions.iter().map(|place| &opened.questionnaire.questions[*place]);
    questions.into_iter().any(|question| opened.is_per_unit(question))
}

/// How far each unit is with a section; nothing where no unit answers it.
pub fn rows(texts: &Texts, opened: &OpenedResponse, section: &Section, shown: Shown) -> Vec<UnitRow> {
    if !asks_units(opened, section) {
        return Vec::new();
    }
    let askings = askings_of(&opened.questionnaire, &opened.sheet, &section.questions);
    opened.units.iter().map(|unit| row(texts, opened, (section, unit, shown), &askings)).collect()
}

fn row(
    texts: &Texts,
    opened: &OpenedResponse,
    (section, unit, shown): (&Section, &Unit, Shown),
    askings: &[Asked<'_>],
) -> UnitRow {
    let of_unit = |asked: &&Asked<'_>| asked.unit.is_some_and(|known| known.name == unit.name);
    let own: Vec<Asked<'_>> = askings.iter().filter(of_unit).cloned().collect();
    let (given, asked) = count(&own);
    UnitRow {
        name: unit.name.clone(),
        href: paths::unit_section(opened.response.id, &section.id, unit.id),
        progress: progress(texts, given, asked),
        state: state(texts, given, asked),
        is_current: shown.unit() == Some(unit.id),
    }
}

/// How far something is, in a word.
pub fn state(texts: &Texts, given: usize, asked: usize) -> Tag {
    match given {
        _ if asked == 0 => Tag::new(texts.t("left-hidden"), Tone::Quiet),
        given if given == asked => Tag::new(texts.t("section-complete"), Tone::Done),
        0 => Tag::new(texts.t("section-not-started"), Tone::Quiet),
        _ => Tag::new(texts.t("section-started"), Tone::Active),
    }
}

/// Where an answer is changed: with many units, on the page of its own.
pub fn answer(opened: &OpenedResponse, section: &str, key: &FormKey) -> String {
    match key.unit {
        Some(unit) if opened.units.len() > TOGETHER => {
            format!("{}#{key}", paths::unit_section(opened.response.id, section, unit))
        }
        Some(_) | None => paths::answer(opened.response.id, section, &key.to_string()),
    }
}

/// The page of a section that shows these answers.
pub fn address(opened: &OpenedResponse, section: &Section, shown: Shown) -> String {
    let id = opened.response.id;
    match shown {
        Shown::All | Shown::Own => paths::response(id, paths::ResponsePath::Section(&section.id)),
        Shown::Unit(unit) => paths::unit_section(id, &section.id, unit),
    }
}

/// The unit a page belongs to; empty when it belongs to no single one.
pub fn name(opened: &OpenedResponse, shown: Shown) -> String {
    let unit = opened.units.iter().find(|unit| shown.unit() == Some(unit.id));
    unit.map(|unit| unit.name.clone()).unwrap_or_default()
}

/// Where the button pressed on the page of one unit leads: the same page, or the next unit. `None` where it leads on
/// from the section.
pub fn next(opened: &OpenedResponse, section: &Section, shown: Shown, then: &str) -> Option<String> {
    let place = opened.units.iter().position(|unit| shown.unit() == Some(unit.id))?;
    let unit = match then {
        "sections" => return None,
        "next" => opened.units.get(place + 1)?,
        _ => &opened.units[place],
    };
    Some(paths::unit_section(opened.response.id, &section.id, unit.id))
}

/// What was typed where nobody is asked any more.
pub fn unplaced(
    texts: &Texts,
    opened: &OpenedResponse,
    (place, shown): (usize, Shown),
    answers: Vec<KeptAnswer>,
) -> UnplacedPage {
    let section = &opened.questionnaire.sections[place];
    let title = section.title.get(texts.language().code()).to_owned();
    UnplacedPage { back: Link::new(&title, address(opened, section, shown)), title, answers }
}
