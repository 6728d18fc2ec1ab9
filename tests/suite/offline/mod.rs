//! A response as a workbook and back, before anything is stored.

pub mod edits;
mod files;
mod submissions;
mod web;

use std::collections::BTreeMap;

use bhr_baseline::offline::{Facts, Place, Standing};
use bhr_baseline::questionnaire::{Folder, Questionnaire, load};
use bhr_baseline::response::{
    AnswerKey, AnswerSheet, GivenAnswer, InstitutionId, Profile, ResponseId, RoundId, SheetUnit, Unit, UnitId,
};
use uuid::Uuid;

use crate::support::world::noon;

/// A response with everything its facts borrow.
pub struct Held {
    pub questionnaire: Questionnaire,
    pub sheet: AnswerSheet,
    pub units: Vec<Unit>,
    pub answers: BTreeMap<Place, Standing>,
    pub sha256: String,
}

impl Held {
    /// A response with units in which nothing is answered.
    pub fn of(questionnaire: Questionnaire, units: &[(&str, &str)]) -> Self {
        let unit = |(place, (name, kind)): (usize, &(&str, &str))| Unit {
            id: UnitId(Uuid::from_u128(100 + place as u128)),
            name: (*name).to_owned(),
            kind: (*kind).to_owned(),
        };
        let units: Vec<Unit> = units.iter().enumerate().map(unit).collect();
        let on_sheet = |unit: &Unit| SheetUnit { name: unit.name.clone(), kind: unit.kind.clone() };
        let sheet = AnswerSheet {
            profile: Profile::default(),
            units: units.iter().map(on_sheet).collect(),
            given: BTreeMap::new(),
            ..AnswerSheet::default()
        };
        Self { questionnaire, sheet, units, answers: BTreeMap::new(), sha256: "a1".to_owned() }
    }

    /// The small questionnaire of the command tests, which has every kind of question, and two units.
    pub fn small() -> Self {
        let mut folder = Folder::default();
        crate::cli::small().into_iter().for_each(|(name, text)| folder.add(name, name, text));
        Self::of(load(&folder).unwrap(), &[("Şimal «1»", "office"), ("Cənub", "branch")])
    }

    /// Stores an answer by somebody.
    pub fn put(&mut self, place: &Place, given: GivenAnswer, by: &str) {
        let revision = self.answers.get(place).map_or(1, |standing| standing.revision + 1);
        let unit = place.unit.and_then(|id| self.units.iter().find(|unit| unit.id.0 == id));
        let key = AnswerKey { unit: unit.map(|unit| unit.name.clone()), question: place.question.clone() };
        self.sheet.given.insert(key, given.clone());
        let standing = Standing { given, revision, saved_at: noon(), saved_by: by.to_owned() };
        self.answers.insert(place.clone(), standing);
    }

    pub fn facts(&self) -> Facts<'_> {
        Facts {
            round: RoundId(Uuid::from_u128(1)),
            round_name: "Round",
            institution: InstitutionId(Uuid::from_u128(2)),
            institution_name: "Nazirlik",
            response: ResponseId(Uuid::from_u128(3)),
            sha256: &self.sha256,
            questionnaire: &self.questionnaire,
            sheet: &self.sheet,
            units: &self.units,
            answers: self.answers.clone(),
            left_out: std::collections::BTreeSet::new(),
        }
    }
}

/// The place of an answer the institution gives for itself.
pub fn own(question: &str) -> Place {
    Place { question: question.to_owned(), unit: None }
}
