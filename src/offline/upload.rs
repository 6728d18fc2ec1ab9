//! What a file says, held against what is stored: changes, conflicts, mistakes.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::facts::{Asking, Facts, Place};
use super::wrong::{CellError, Wrong};
use crate::response::{Answer, GivenAnswer};
use crate::scoring::Applies;

/// A part of an answer that is compared on its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Field {
    /// The answer with its reason.
    Answer,
    /// The comment.
    Comment,
    /// The source.
    Source,
}

impl Field {
    /// All of them, in the order of the columns.
    pub const ALL: [Self; 3] = [Self::Answer, Self::Comment, Self::Source];

    /// The word used in forms and in JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Answer => "answer",
            Self::Comment => "comment",
            Self::Source => "source",
        }
    }
}

/// What stands in one field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Value {
    /// An answer, or none.
    Answer(Option<Answer>),
    /// Words.
    Words(String),
}

impl Value {
    /// What stands in a field of an answer.
    pub fn of(given: &GivenAnswer, field: Field) -> Self {
        match field {
            Field::Answer => Self::Answer(given.answer.clone()),
            Field::Comment => Self::Words(given.comment.clone()),
            Field::Source => Self::Words(given.source.clone()),
        }
    }

    /// True when nothing stands there.
    pub const fn is_empty(&self) -> bool {
        match self {
            Self::Answer(answer) => answer.is_none(),
            Self::Words(words) => words.is_empty(),
        }
    }

    fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Words(one), Self::Words(other)) => breaks(one) == breaks(other),
            (Self::Answer(Some(Answer::Text(one))), Self::Answer(Some(Answer::Text(other)))) => {
                breaks(one) == breaks(other)
            }
            _ => self == other,
        }
    }

    fn put(&self, given: &mut GivenAnswer, field: Field) {
        match (self, field) {
            (Self::Answer(answer), _) => given.answer.clone_from(answer),
            (Self::Words(words), Field::Source) => given.source.clone_from(words),
            (Self::Words(words), Field::Answer | Field::Comment) => given.comment.clone_from(words),
        }
    }
}

/// Words with their line breaks as this service writes them: spreadsheets have others.
pub(super) fn breaks(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// What a file says about one answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Which answer.
    pub place: Place,
    /// The cell of each field, and what stands there. A field that is not there says nothing.
    pub fields: BTreeMap<Field, (String, Value)>,
    /// What was stored when the file was made; none in a file that does not know.
    pub base: Option<GivenAnswer>,
}

/// A file that has been read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filled {
    /// What it says.
    pub entries: Vec<Entry>,
    /// Cells that cannot be taken.
    pub errors: Vec<CellError>,
    /// Answers of which the file has no row; they stay as they are.
    pub absent: usize,
}

/// One change a file would make.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Which answer.
    pub place: Place,
    /// Which part of it.
    pub field: Field,
    /// Where it stands in the file: `Answers!G17`.
    pub cell: String,
    /// What is stored.
    pub from: Value,
    /// What it becomes.
    pub to: Value,
}

/// A change of something somebody else has changed, too, since the file was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The change, from what is stored now.
    pub change: Change,
    /// What was stored when the file was made; none when the file does not know.
    pub base: Option<Value>,
    /// The revision stored now.
    pub revision: u32,
    /// Who saved it.
    pub stored_by: String,
    /// When.
    pub stored_at: Option<DateTime<Utc>>,
}

/// What taking a file in would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Upload {
    /// What it would change.
    pub changes: Vec<Change>,
    /// What somebody has to choose.
    pub conflicts: Vec<Conflict>,
    /// What cannot be taken.
    pub errors: Vec<CellError>,
    /// Answers that stay as they are.
    pub unchanged: usize,
    /// Answers the file has no row for.
    pub absent: usize,
}

/// Which of two is kept after a conflict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// What the file says.
    File,
    /// What is stored.
    Stored,
}

/// One answer to be saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// Which.
    pub place: Place,
    /// The revision it changes.
    pub expected_revision: u32,
    /// What it is to be.
    pub given: GivenAnswer,
}

/// Holds a file against what is stored. `barred` says why whoever brings it may not give
/// an answer.
pub fn compare(facts: &Facts<'_>, filled: &Filled, barred: &dyn Fn(&Place) -> Option<Wrong>) -> Upload {
    let mut upload = Upload { errors: filled.errors.clone(), absent: filled.absent, ..Upload::default() };
    let askings = facts.all();
    for entry in &filled.entries {
        let Some(asking) = askings.get(&entry.place) else { continue };
        one(facts, asking, entry, &mut upload);
    }
    drop_not_asked(facts, &askings, &mut upload);
    drop_where(&mut upload, barred);
    in_order(facts, &mut upload);
    upload
}

/// Everything in the order of the questionnaire, as people go through the file.
fn in_order(facts: &Facts<'_>, upload: &mut Upload) {
    let place = |id: &str| facts.questionnaire.question(id).unwrap_or(usize::MAX);
    let unit = |place: &Place| facts.units.iter().position(|unit| Some(unit.id.0) == place.unit);
    let key = |change: &Change| (place(&change.place.question), unit(&change.place), change.field);
    upload.changes.sort_by_key(key);
    upload.conflicts.sort_by_key(|conflict| key(&conflict.change));
    upload.errors.sort();
    upload.errors.dedup();
    upload.errors.sort_by_cached_key(|error| place(&error.question));
}

fn one(facts: &Facts<'_>, asking: &Asking<'_>, entry: &Entry, upload: &mut Upload) {
    let standing = facts.answers.get(&entry.place);
    let stored = facts.given(&asking.place());
    let mut is_same = true;
    for (field, (cell, sent)) in &entry.fields {
        let now = Value::of(&stored, *field);
        let base = entry.base.as_ref().map(|base| Value::of(base, *field));
        let is_untouched = base.as_ref().map_or(sent.is_empty(), |base| base.is_same(sent));
        if is_untouched || now.is_same(sent) {
            continue;
        }
        is_same = false;
        let is_free = base.as_ref().map_or(now.is_empty(), |base| base.is_same(&now));
        let change = Change {
            place: entry.place.clone(),
            field: *field,
            cell: cell.clone(),
            from: now,
            to: sent.clone(),
        };
        if is_free {
            upload.changes.push(change);
            continue;
        }
        upload.conflicts.push(Conflict {
            change,
            base,
            revision: standing.map_or(0, |standing| standing.revision),
            stored_by: standing.map(|standing| standing.saved_by.clone()).unwrap_or_default(),
            stored_at: standing.map(|standing| standing.saved_at),
        });
    }
    upload.unchanged += usize::from(is_same);
}

/// Questions that are not put once the file is taken in are not answered by it.
fn drop_not_asked(facts: &Facts<'_>, askings: &BTreeMap<Place, Asking<'_>>, upload: &mut Upload) {
    let sent = upload.changes.iter().chain(upload.conflicts.iter().map(|conflict| &conflict.change));
    let answers: Vec<(Asking<'_>, Option<Answer>)> = sent
        .filter_map(|change| match &change.to {
            Value::Answer(answer) => Some((*askings.get(&change.place)?, answer.clone())),
            Value::Words(_) => None,
        })
        .collect();
    let sheet = facts.sheet_with(answers.iter().map(|(asking, answer)| (*asking, answer)));
    let not_put = |place: &Place| {
        let is_put = |asking| facts.applies(&sheet, asking) != Applies::Hidden;
        (!askings.get(place).is_some_and(is_put)).then_some(Wrong::NotAsked)
    };
    drop_where(upload, &not_put);
}

/// Turns what does not hold into errors.
fn drop_where(upload: &mut Upload, wrong: &dyn Fn(&Place) -> Option<Wrong>) {
    let mut lost: Vec<CellError> = Vec::new();
    let mut check = |change: &Change| {
        let found = wrong(&change.place);
        let is_kept = found.is_none();
        lost.extend(found.map(|wrong| CellError::new(&change.cell, &change.place.question, wrong)));
        is_kept
    };
    upload.changes.retain(&mut check);
    upload.conflicts.retain(|conflict| check(&conflict.change));
    upload.errors.extend(lost);
}

impl Upload {
    /// What is to be saved: the changes, and the conflicts in which the file is chosen.
    pub fn plan(&self, facts: &Facts<'_>, choose: impl Fn(&Conflict) -> Option<Keep>) -> Vec<Planned> {
        let chosen = self.conflicts.iter().filter(|conflict| choose(conflict) == Some(Keep::File));
        let mut planned: BTreeMap<&Place, GivenAnswer> = BTreeMap::new();
        for change in self.changes.iter().chain(chosen.map(|conflict| &conflict.change)) {
            let given = planned.entry(&change.place).or_insert_with(|| facts.given(&change.place));
            change.to.put(given, change.field);
        }
        let save = |(place, given): (&Place, GivenAnswer)| Planned {
            place: place.clone(),
            expected_revision: facts.revision(place),
            given,
        };
        planned.into_iter().map(save).collect()
    }

    /// True when taking it in would do nothing and nothing is wrong.
    pub const fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.conflicts.is_empty() && self.errors.is_empty()
    }
}
