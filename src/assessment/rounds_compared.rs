//! Two rounds side by side: what the mapping between questionnaire versions says, and who came from whom.

use super::Assessment;
use super::error::Error;
use crate::authoring::compare::{QuestionComparison, State, compare as versions};
use crate::findings::compare::{Comparison, Item, Verdict, Why, compare};
use crate::findings::{Basis, Participant};
use crate::questionnaire::Questionnaire;
use crate::response::{Round, RoundId, RoundState};

impl Assessment {
    /// The closed rounds before one, the latest first.
    ///
    /// # Errors
    /// The database's.
    pub async fn rounds_before(&self, round: RoundId) -> Result<Vec<Round>, Error> {
        let rounds = self.store.list_rounds().await?;
        let earlier = rounds.into_iter().take_while(|one| one.id != round);
        let mut before: Vec<Round> = earlier.filter(|one| one.state != RoundState::Open).collect();
        before.reverse();
        Ok(before)
    }

    /// An earlier round beside this one, both on a basis.
    ///
    /// # Errors
    /// As [`participants`](Self::participants).
    pub async fn compare_rounds(
        &self,
        (then, now): (RoundId, RoundId),
        basis: Basis,
    ) -> Result<Comparison, Error> {
        let successions = self.store.successions().await?;
        let (then, now) = (self.participants(then).await?, self.participants(now).await?);
        let on = |all: &[Participant]| all.iter().map(|one| one.on(basis)).collect::<Vec<_>>();
        Ok(compare(&on(&then), &on(&now), &items, &successions))
    }
}

/// What each question of a version is to those of another, as `diff` of two questionnaires says.
pub fn items(old: &Questionnaire, new: &Questionnaire) -> Vec<Item> {
    versions(old, new).questions.into_iter().map(item).collect()
}

fn item(one: QuestionComparison) -> Item {
    let verdict = match (one.state, one.comparable, one.statement) {
        (State::Removed, ..) => Verdict::LeftOut(Why::NotAsked),
        (State::Added, ..) => Verdict::LeftOut(Why::New),
        (_, true, Some("reworded")) => Verdict::Reworded,
        (_, true, _) => Verdict::Same,
        (_, false, Some("split_from")) => Verdict::LeftOut(Why::Split),
        (_, false, _) if is_measured_otherwise(&one) => Verdict::LeftOut(Why::Measured),
        (_, false, _) => Verdict::LeftOut(Why::Worded),
    };
    Item { question: one.id, before: one.before, verdict }
}

/// Whether options or points differ, and not the words alone.
fn is_measured_otherwise(one: &QuestionComparison) -> bool {
    one.changes.iter().any(|change| change.is_of_measure())
}
