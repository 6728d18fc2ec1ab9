//! The first group of a form: what decides which questions are put.

use super::Builder;
use super::branching::{literal, profile_name};
use super::names::own;
use super::sheet::Row;
use crate::authoring::people::named;
use crate::questionnaire::{ProfileField, Text};
use crate::response::{InstitutionKind, SizeBand};
use crate::texts::{mandate_key, sector_key};

/// Any word that no condition names.
const OTHER: &str = "other";
/// The choice that rules all others out. No id holds `_`.
pub(super) const NONE_OF_THESE: &str = "none_of_these";

impl Builder<'_> {
    /// Who answers, and every fact that conditions may ask for.
    pub(super) fn profile(&mut self) {
        let label = self.wording.say("form-profile");
        self.begin("begin_group", own("profile", "group"), label);
        let label = self.wording.say("form-institution");
        self.row("text", own("profile", "institution"), label);
        self.kinds();
        self.sizes();
        self.word(ProfileField::Sector, "institution-sector", "institution-sector-hint");
        self.word(ProfileField::Region, "institution-region", "");
        self.word(ProfileField::Ownership, "institution-ownership", "institution-ownership-hint");
        self.mandates();
        self.end("end_group");
    }

    fn kinds(&mut self) {
        let name = profile_name(ProfileField::Kind);
        let addressed = &self.questionnaire.addressed_to;
        for kind in InstitutionKind::ALL {
            if addressed.iter().any(|code| code == kind.code()) {
                let label = self.wording.say(match kind {
                    InstitutionKind::Government => "kind-government",
                    InstitutionKind::StateOwned => "kind-state-owned",
                    InstitutionKind::Private => "kind-private",
                });
                self.choice(&name, kind.code(), label);
            }
        }
        let label = self.wording.say("institution-kind");
        self.row(&format!("select_one {name}"), name, label);
    }

    fn sizes(&mut self) {
        let name = profile_name(ProfileField::Size);
        for size in SizeBand::ALL {
            let label = self.wording.say(match size {
                SizeBand::Micro => "size-micro",
                SizeBand::Small => "size-small",
                SizeBand::Medium => "size-medium",
                SizeBand::Large => "size-large",
            });
            self.choice(&name, size.code(), label);
        }
        let label = self.wording.say("institution-size");
        self.row(&format!("select_one {name}"), name, label);
    }

    /// A word of the round: chosen among those that conditions name, written out where it is another.
    fn word(&mut self, field: ProfileField, label: &'static str, hint: &'static str) {
        let name = profile_name(field);
        let words = named(self.questionnaire, field);
        let label = self.wording.say(label);
        let hint = if hint.is_empty() { Text::default() } else { self.wording.say(hint) };
        if words.is_empty() {
            return self.push(Row { kind: "text".to_owned(), name, label, hint, ..Row::default() });
        }
        for word in words.iter().filter(|word| *word != OTHER) {
            let label = self.named(sector_key(word).filter(|_| field == ProfileField::Sector), word);
            self.choice(&name, word, label);
        }
        let other = self.wording.say("form-other");
        self.choice(&name, OTHER, other);
        let kind = format!("select_one {name}");
        self.push(Row { kind, name: name.clone(), label, hint, ..Row::default() });
        let (label, relevant) =
            (self.wording.say("form-other-which"), format!("${{{name}}} = {}", literal(OTHER)));
        let name = format!("{name}__other");
        self.push(Row { kind: "text".to_owned(), name, label, relevant, ..Row::default() });
    }

    /// The words of a message, or the code itself where it is the round's own.
    fn named(&self, key: Option<&'static str>, code: &str) -> Text {
        key.map_or_else(|| Text::english(code), |key| self.wording.say(key))
    }

    /// The mandates conditions name; an institution with none of them says so, which is not the same as silence.
    fn mandates(&mut self) {
        let name = profile_name(ProfileField::Mandate);
        let words = named(self.questionnaire, ProfileField::Mandate);
        if words.is_empty() {
            return;
        }
        for word in &words {
            let label = self.named(mandate_key(word), word);
            self.choice(&name, word, label);
        }
        let none = self.wording.say("answer-none-of-these");
        self.choice(&name, NONE_OF_THESE, none);
        let label = self.wording.say("institution-mandates");
        let row = Row { kind: format!("select_multiple {name}"), name, label, ..Row::default() };
        self.exclusive(row, &[NONE_OF_THESE]);
    }
}
