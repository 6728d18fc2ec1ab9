//! Who is the successor of whom, as a roster says it: by names, of institutions that are stored or stand in the file.

use std::collections::{BTreeMap, BTreeSet};

use super::{RosterPlan, Stored};
use crate::offline::{RosterProblem, RosterRow, RosterTable, RosterWrong};
use crate::response::{Institution, InstitutionId, goes_in_a_circle};

/// The column.
pub(super) const SUCCESSOR_OF: &str = "successor_of";

/// Institutions by name: those stored, and those the file adds.
pub(super) type Names = BTreeMap<String, InstitutionId>;

/// Names as they are written into one cell, in the order of the alphabet.
pub(super) fn listed(names: &BTreeSet<String>) -> String {
    names.iter().map(String::as_str).collect::<Vec<_>>().join(";")
}

/// The names in a cell.
pub(super) fn names_in(cell: &str) -> BTreeSet<String> {
    cell.split(';').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

impl Stored {
    /// What an institution is the successor of, as it is written.
    pub(super) fn predecessors(&self, institution: &Institution) -> String {
        let from: BTreeSet<_> = self
            .successions
            .iter()
            .filter(|(one, _)| *one == institution.id)
            .map(|(_, from)| *from)
            .collect();
        let names = self.institutions.values().filter(|one| from.contains(&one.id));
        listed(&names.map(|one| one.name.clone()).collect())
    }

    /// The institutions a row names, and a problem for each name nobody has.
    pub(super) fn named(row: &RosterRow, names: &Names) -> (BTreeSet<InstitutionId>, Vec<RosterProblem>) {
        let wanted = names_in(row.cell(SUCCESSOR_OF).unwrap_or_default());
        let (known, unknown): (Vec<_>, Vec<_>) =
            wanted.into_iter().partition(|name| names.contains_key(name));
        let wrong = |name| row.problem(SUCCESSOR_OF, RosterWrong::NotAnInstitution(name));
        (known.iter().map(|name| names[name]).collect(), unknown.into_iter().map(wrong).collect())
    }

    /// Rows that would make an institution the successor of itself, once all of the file is taken.
    pub(super) fn circles(
        &self,
        roster: &RosterTable,
        names: &Names,
        plan: &RosterPlan,
    ) -> Vec<RosterProblem> {
        let said: BTreeMap<_, _> = plan.change.successions.iter().map(|(one, from)| (*one, from)).collect();
        let kept = self.successions.iter().filter(|(one, _)| !said.contains_key(one)).copied();
        let new = said.iter().flat_map(|(one, all)| all.iter().map(|from| (*one, *from)));
        let all: Vec<_> = kept.chain(new).collect();
        let is_wrong = |row: &&RosterRow| {
            names.get(&row.name).is_some_and(|id| said.contains_key(id) && goes_in_a_circle(&all, *id))
        };
        roster
            .rows
            .iter()
            .filter(is_wrong)
            .map(|row| row.problem(SUCCESSOR_OF, RosterWrong::Circle))
            .collect()
    }
}
