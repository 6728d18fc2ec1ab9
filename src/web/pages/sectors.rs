//! Words people choose from when they say what an institution is: sections of the industry classification, mandates.

use super::parts::Choice;
use crate::texts::{MANDATES, SECTORS, Texts, mandate_key, sector_key};

/// The words for a sector; a code of the round's own stands as it is.
pub fn sector_words(texts: &Texts, code: &str) -> String {
    sector_key(code).map_or_else(|| code.to_owned(), |key| format!("{code}. {}", texts.t(key)))
}

/// "Not known", every section, and the stored code where it is none of them.
pub fn sector_choices(texts: &Texts, chosen: &str) -> Vec<Choice> {
    let own = Some(chosen).filter(|code| !code.is_empty() && sector_key(code).is_none());
    let known = SECTORS.into_iter().map(|(code, _)| code).chain(own);
    let choice = |code: &str| Choice::new(code, sector_words(texts, code)).chosen(code == chosen);
    let unknown = Choice::new("", texts.t("not-known")).chosen(chosen.is_empty());
    [unknown].into_iter().chain(known.map(choice)).collect()
}

/// What is sent when an institution has none of the mandates: that is known, and not the same as not knowing.
pub const NO_MANDATE: &str = "-";

fn mandate_label(texts: &Texts, code: &str) -> String {
    mandate_key(code).map_or_else(|| code.to_owned(), |key| texts.t(key))
}

/// Every mandate, those of a round's own that are stored, and none of them.
pub fn mandate_choices(texts: &Texts, chosen: &[String]) -> Vec<Choice> {
    let own =
        chosen.iter().map(String::as_str).filter(|code| mandate_key(code).is_none() && *code != NO_MANDATE);
    let is_chosen = |code: &str| chosen.iter().any(|one| one == code);
    let choice = |code: &str| Choice::new(code, mandate_label(texts, code)).chosen(is_chosen(code));
    let none = Choice::new(NO_MANDATE, texts.t("mandate-none")).chosen(is_chosen(NO_MANDATE));
    MANDATES.into_iter().map(|(code, _)| code).chain(own).map(choice).chain([none]).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use crate::assessment::shipped;
    use crate::questionnaire::{Fact, ProfileField, load};
    use crate::texts::{MANDATES, sector_key};

    /// The words the conditions of the shipped questionnaires compare a field of the profile with.
    fn compared(field: ProfileField) -> BTreeSet<String> {
        let questionnaires = shipped().iter().map(|folder| load(folder).unwrap()).collect::<Vec<_>>();
        let conditions = questionnaires
            .iter()
            .flat_map(|one| &one.questions)
            .filter_map(|question| question.applies_when.as_ref());
        conditions
            .flat_map(|condition| condition.comparisons())
            .filter(|(fact, _, _)| *fact == Some(Fact::Profile(field)))
            .flat_map(|(_, values, _)| values.into_iter().map(str::to_owned).collect::<Vec<_>>())
            .collect()
    }

    #[test]
    fn what_opens_a_module_can_be_chosen() {
        let offered: BTreeSet<String> = MANDATES.into_iter().map(|(code, _)| code.to_owned()).collect();
        assert_eq!(compared(ProfileField::Mandate), offered);
        let sectors = compared(ProfileField::Sector);
        assert!(sectors.iter().all(|code| sector_key(code).is_some()), "{sectors:?}");
    }
}
