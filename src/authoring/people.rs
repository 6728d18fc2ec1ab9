//! Whom a questionnaire is put to, and how many questions each of them gets at most.

use std::collections::BTreeSet;

use crate::questionnaire::{Fact, ProfileField, Questionnaire};
use crate::response::{AnswerSheet, InstitutionKind, Profile, SizeBand};
use crate::scoring::{Applies, applies};

/// A word that no condition names: any other sector, region or owner.
pub(super) const OTHER: &str = "other";

/// One kind of institution as the questionnaire tells them apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kind {
    /// What is known of it.
    pub profile: Profile,
}

impl Kind {
    /// The kind in words, such as `private large, sector B` or `government small, mandate courts`; what no
    /// condition names is left out.
    pub fn words(&self) -> String {
        let profile = &self.profile;
        let mut words = profile.kind.map(|kind| kind.code().to_owned()).unwrap_or_default();
        words.extend(profile.size.iter().flat_map(|size| [" ", size.code()]));
        let fields =
            [("sector", &profile.sector), ("region", &profile.region), ("ownership", &profile.ownership)];
        for (field, word) in fields {
            words.extend(word.iter().filter(|word| *word != OTHER).map(|word| format!(", {field} {word}")));
        }
        words.extend(profile.mandates.as_deref().and_then(|mandates| match mandates {
            [] => None,
            [one] => Some(format!(", mandate {one}")),
            several => Some(format!(", {} mandates", several.len())),
        }));
        words
    }
}

/// How many questions a kind of institution gets at most, whatever it answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathLength {
    /// The kind.
    pub kind: Kind,
    /// Questions at most, recorded ones included.
    pub questions: usize,
}

/// Every kind of institution the questionnaire is addressed to, in every size, with each sector, region and owner that
/// a condition names and one that none names; with no mandate, with each single one, and with all.
pub fn kinds_of_institution(questionnaire: &Questionnaire) -> Vec<Kind> {
    let kinds = InstitutionKind::ALL
        .into_iter()
        .filter(|kind| questionnaire.addressed_to.iter().any(|addressed| addressed == kind.code()));
    let words = |field| -> Vec<String> {
        named(questionnaire, field).into_iter().chain([OTHER.to_owned()]).collect()
    };
    let (sectors, regions, owners) =
        (words(ProfileField::Sector), words(ProfileField::Region), words(ProfileField::Ownership));
    let mandates = mandate_sets(questionnaire);
    let mut found = Vec::new();
    for kind in kinds {
        for size in SizeBand::ALL {
            for sector in &sectors {
                for (region, owner) in
                    regions.iter().flat_map(|region| owners.iter().map(move |owner| (region, owner)))
                {
                    found.extend(mandates.iter().map(|mandates| Kind {
                        profile: Profile {
                            kind: Some(kind),
                            size: Some(size),
                            sector: Some(sector.clone()),
                            region: Some(region.clone()),
                            ownership: Some(owner.clone()),
                            controlling_stake: None,
                            mandates: Some(mandates.clone()),
                        },
                    }));
                }
            }
        }
    }
    found
}

fn mandate_sets(questionnaire: &Questionnaire) -> Vec<Vec<String>> {
    let all: Vec<String> = named(questionnaire, ProfileField::Mandate).into_iter().collect();
    let single = all.iter().map(|mandate| vec![mandate.clone()]);
    let mut sets: Vec<Vec<String>> = std::iter::once(Vec::new()).chain(single).collect();
    if all.len() > 1 {
        sets.push(all);
    }
    sets
}

/// The words of a profile field that conditions name.
pub(super) fn named(questionnaire: &Questionnaire, field: ProfileField) -> BTreeSet<String> {
    let conditions = questionnaire.questions.iter().filter_map(|question| question.applies_when.as_ref());
    conditions
        .flat_map(|condition| condition.comparisons())
        .filter(|(fact, _, _)| *fact == Some(Fact::Profile(field)))
        .flat_map(|(_, values, _)| values.into_iter().map(str::to_owned).collect::<Vec<_>>())
        .collect()
}

/// For every kind of institution, how many questions it can be put at most.
pub fn longest_paths(questionnaire: &Questionnaire) -> Vec<PathLength> {
    let length = |kind: Kind| {
        let sheet = AnswerSheet { profile: kind.profile.clone(), ..AnswerSheet::default() };
        let may_be_put = |question: &&crate::questionnaire::Question| {
            applies(questionnaire, &sheet, question, None) != Applies::Hidden
        };
        let questions = questionnaire.questions.iter().filter(may_be_put).count();
        PathLength { kind, questions }
    };
    kinds_of_institution(questionnaire).into_iter().map(length).collect()
}
