//! How a response would appear in the released findings, told before it is handed in.

use super::Assessment;
use super::error::Error;
use super::responses::OpenedResponse;
use super::rounds::standing;
use crate::disclosure::{GroupAppearance, Policy, appearance};
use crate::findings::{Participant, Standing, audiences};
use crate::questionnaire::Text;
use crate::response::InstitutionKind;

/// How a response would appear.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appearance {
    /// Institutions that are asked in the round.
    pub enrolled: u32,
    /// Institutions that have handed in so far, this one counted only when it has.
    pub handed_in: u32,
    /// Fewest institutions a figure rests on.
    pub smallest_cell: u32,
    /// Topics put to the same institutions, with the groups this one is part of there.
    pub parts: Vec<AppearancePart>,
}

/// Topics put to the same institutions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppearancePart {
    /// Titles of the topics.
    pub topics: Vec<Text>,
    /// The kinds of institution they are put to.
    pub kinds: Vec<InstitutionKind>,
    /// The groups, all institutions first.
    pub groups: Vec<GroupAppearance>,
}

impl Assessment {
    /// How a response would appear if it were handed in now.
    ///
    /// # Errors
    /// The database's, or when a stored questionnaire cannot be read.
    pub async fn appearance(&self, opened: &OpenedResponse) -> Result<Appearance, Error> {
        let mut everybody = self.everybody(opened).await?;
        let count = |found: usize| u32::try_from(found).unwrap_or(u32::MAX);
        let has_handed_in =
            |one: &&Participant| matches!(one.standing, Standing::Submitted | Standing::Accepted);
        let handed_in = count(everybody.iter().filter(has_handed_in).count());
        let own = everybody.iter_mut().find(|one| one.response == opened.response.id);
        let own = own.ok_or(Error::NotFound("response"))?;
        own.standing = own.standing.max(Standing::Submitted);
        let (kind, policy) = (own.kind(), Policy::new(opened.round.smallest_cell));
        let part = |audience: crate::findings::Audience| AppearancePart {
            kinds: audience.sizes.keys().copied().collect(),
            groups: appearance(&audience.sizes, kind, policy),
            topics: audience.topics,
        };
        Ok(Appearance {
            enrolled: count(everybody.len()),
            handed_in,
            smallest_cell: policy.smallest_cell(),
            parts: audiences(&everybody, opened.response.id).into_iter().map(part).collect(),
        })
    }

    /// Everybody asked in the round, without any answers: nothing here may depend on those.
    async fn everybody(&self, opened: &OpenedResponse) -> Result<Vec<Participant>, Error> {
        let mut everybody = Vec::new();
        let arrangements = self.store.arrangements(opened.round.id).await?;
        for enrolled in self.store.list_responses(opened.round.id).await? {
            if arrangements.get(&enrolled.response.id).is_some_and(|found| found.withdrawal.is_some()) {
                continue;
            }
            everybody.push(Participant {
                response: enrolled.response.id,
                questionnaire: self.questionnaire(&enrolled.response.questionnaire).await?,
                standing: standing(&enrolled),
                accepted: None,
                verified: None,
                institution: enrolled.institution,
            });
        }
        Ok(everybody)
    }
}
