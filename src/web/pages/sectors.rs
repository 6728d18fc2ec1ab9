//! Words people choose from when they say what an institution is: sections of the industry classification, mandates.

use super::parts::Choice;
use crate::texts::Texts;

/// Sections of the International Standard Industrial Classification, revision 4.
const SECTORS: [&str; 21] =
    ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P", "Q", "R", "S", "T", "U"];

fn sector_label(texts: &Texts, code: &str) -> Option<String> {
    let words = match code {
        "A" => texts.t("sector-a"),
        "B" => texts.t("sector-b"),
        "C" => texts.t("sector-c"),
        "D" => texts.t("sector-d"),
        "E" => texts.t("sector-e"),
        "F" => texts.t("sector-f"),
        "G" => texts.t("sector-g"),
        "H" => texts.t("sector-h"),
        "I" => texts.t("sector-i"),
        "J" => texts.t("sector-j"),
        "K" => texts.t("sector-k"),
        "L" => texts.t("sector-l"),
        "M" => texts.t("sector-m"),
        "N" => texts.t("sector-n"),
        "O" => texts.t("sector-o"),
        "P" => texts.t("sector-p"),
        "Q" => texts.t("sector-q"),
        "R" => texts.t("sector-r"),
        "S" => texts.t("sector-s"),
        "T" => texts.t("sector-t"),
        "U" => texts.t("sector-u"),
        _ => return None,
    };
    Some(format!("{code}. {words}"))
}

/// The words for a sector; a code of the round's own stands as it is.
pub fn sector_words(texts: &Texts, code: &str) -> String {
    sector_label(texts, code).unwrap_or_else(|| code.to_owned())
}

/// "Not known", every section, and the stored code where it is none of them.
pub fn sector_choices(texts: &Texts, chosen: &str) -> Vec<Choice> {
    let own = Some(chosen).filter(|code| !code.is_empty() && !SECTORS.contains(code));
    let known = SECTORS.into_iter().chain(own);
    let choice = |code: &str| Choice::new(code, sector_words(texts, code)).chosen(code == chosen);
    let unknown = Choice::new("", texts.t("not-known")).chosen(chosen.is_empty());
    [unknown].into_iter().chain(known.map(choice)).collect()
}

/// The mandates that open modules of the shipped questionnaires.
pub const MANDATES: [&str; 14] = [
    "labour-inspection",
    "procurement",
    "state-ownership",
    "investment",
    "export-finance",
    "reporting",
    "conflict-affected-areas",
    "public-services",
    "environment",
    "consumer-data",
    "courts",
    "remedy-mechanisms",
    "education",
    "groups-at-risk",
];

/// What is sent when an institution has none of the mandates: that is known, and not the same as not knowing.
pub const NO_MANDATE: &str = "-";

fn mandate_label(texts: &Texts, code: &str) -> String {
    match code {
        "labour-inspection" => texts.t("mandate-labour-inspection"),
        "procurement" => texts.t("mandate-procurement"),
        "state-ownership" => texts.t("mandate-state-ownership"),
        "investment" => texts.t("mandate-investment"),
        "export-finance" => texts.t("mandate-export-finance"),
        "reporting" => texts.t("mandate-reporting"),
        "conflict-affected-areas" => texts.t("mandate-conflict-affected-areas"),
        "public-services" => texts.t("mandate-public-services"),
        "environment" => texts.t("mandate-environment"),
        "consumer-data" => texts.t("mandate-consumer-data"),
        "courts" => texts.t("mandate-courts"),
        "remedy-mechanisms" => texts.t("mandate-remedy-mechanisms"),
        "education" => texts.t("mandate-education"),
        "groups-at-risk" => texts.t("mandate-groups-at-risk"),
        other => other.to_owned(),
    }
}

/// Every mandate, those of a round's own that are stored, and none of them.
pub fn mandate_choices(texts: &Texts, chosen: &[String]) -> Vec<Choice> {
    let own =
        chosen.iter().map(String::as_str).filter(|code| !MANDATES.contains(code) && *code != NO_MANDATE);
    let is_chosen = |code: &str| chosen.iter().any(|one| one == code);
    let choice = |code: &str| Choice::new(code, mandate_label(texts, code)).chosen(is_chosen(code));
    let none = Choice::new(NO_MANDATE, texts.t("mandate-none")).chosen(is_chosen(NO_MANDATE));
    MANDATES.into_iter().chain(own).map(choice).chain([none]).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{MANDATES, SECTORS};
    use crate::assessment::shipped;
    use crate::questionnaire::{Fact, ProfileField, load};

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
        let offered: BTreeSet<String> = MANDATES.into_iter().map(str::to_owned).collect();
        assert_eq!(compared(ProfileField::Mandate), offered);
        let sectors = compared(ProfileField::Sector);
        assert!(sectors.iter().all(|code| SECTORS.contains(&code.as_str())), "{sectors:?}");
    }
}
