//! Institutions by class, where no strength makes up for a weakness: counts, and the reasons of each.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::input::{Basis, Dimension, Participant};
use super::segments::{Place, place};
use crate::questionnaire::Questionnaire;
use crate::response::{Profile, ResponseId};
use crate::scoring::{Class, ClassCard, ClassStanding, class_of};

/// How many institutions are in which class; counts add up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ClassCounts {
    /// By class, in the order of [`Class::ALL`].
    pub classes: [u32; 4],
    /// More than one class is still possible.
    pub open: u32,
    /// No requirement applies.
    pub not_applicable: u32,
    /// The questionnaire names no core elements.
    pub without_elements: u32,
}

impl ClassCounts {
    fn add(&mut self, standing: &ClassStanding) {
        match standing {
            ClassStanding::Decided(class) => {
                let place = Class::ALL.iter().position(|one| one == class).unwrap_or_default();
                self.classes[place] += 1;
            }
            ClassStanding::Open(_) => self.open += 1,
            ClassStanding::NotApplicable => self.not_applicable += 1,
            ClassStanding::NoElements => self.without_elements += 1,
        }
    }

    /// Institutions a class is or can be given: what shares are taken of.
    pub fn classed(&self) -> u32 {
        self.classes.iter().sum::<u32>() + self.open
    }

    /// All institutions counted.
    pub fn all(&self) -> u32 {
        self.classed() + self.not_applicable + self.without_elements
    }
}

/// One institution with its class.
#[derive(Clone, Debug, PartialEq)]
pub struct ClassMember {
    /// Its response.
    pub response: ResponseId,
    /// Its name.
    pub name: String,
    /// What it may be put together with others by.
    pub profile: Profile,
    /// What it was asked.
    pub questionnaire: Arc<Questionnaire>,
    /// Its class and why.
    pub card: ClassCard,
}

/// All institutions with their classes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ClassFinding {
    /// Ordered by name.
    pub members: Vec<ClassMember>,
}

impl ClassFinding {
    /// Counts over all.
    pub fn all(&self) -> ClassCounts {
        let mut counts = ClassCounts::default();
        self.members.iter().for_each(|member| counts.add(&member.card.standing));
        counts
    }

    /// Counts by segment; those nobody has placed last.
    pub fn segments(&self, dimension: Dimension) -> Vec<(Option<String>, ClassCounts)> {
        let mut found: BTreeMap<Place, ClassCounts> = BTreeMap::new();
        for member in &self.members {
            let place = place(dimension, dimension.value(&member.profile));
            found.entry(place).or_default().add(&member.card.standing);
        }
        found.into_iter().map(|((_, _, value), counts)| (value, counts)).collect()
    }
}

/// Puts every accepted response into a class.
pub fn draw_classes(participants: &[Participant], basis: Basis) -> ClassFinding {
    let member = |participant: &Participant| {
        let sheet = participant.sheet(basis)?;
        let asked = sheet.asked(&participant.questionnaire).ok()?;
        Some(ClassMember {
            response: participant.response,
            name: participant.institution.name.clone(),
            profile: participant.profile(),
            questionnaire: Arc::clone(&participant.questionnaire),
            card: class_of(&asked, sheet),
        })
    };
    let mut members: Vec<ClassMember> = participants.iter().filter_map(member).collect();
    members.sort_by(|a, b| (&a.name, a.response).cmp(&(&b.name, b.response)));
    ClassFinding { members }
}
