//! Drawing a random sample of the answers of a round for the second reviewer.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::room::key_of;
use crate::assessment::Assessment;
use crate::assessment::clock::fresh_id;
use crate::assessment::error::Error;
use crate::response::{ResponseState, RoundId};
use crate::review::asked;
use crate::review::sample::{ALGORITHM, draw, percent_of};
use crate::store::{Actor, ReviewSample, Spot};

/// How large a sample is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SampleSize {
    /// So many answers.
    Count(usize),
    /// So many percent of all, rounded up.
    Percent(usize),
}

impl Assessment {
    /// The answers handed in in a round, by questionnaire and section. The order is that of ids and of questions, so
    /// that the same answers are always drawn from in the same order.
    ///
    /// # Errors
    /// The database's, or when a stored questionnaire or snapshot cannot be read.
    pub async fn answers_by_section(&self, round: RoundId) -> Result<Vec<Vec<Spot>>, Error> {
        let mut sections: BTreeMap<(String, usize), Vec<Spot>> = BTreeMap::new();
        for enrolled in self.store.list_responses(round).await? {
            let response = enrolled.response.id;
            let state = &enrolled.response.state;
            if !matches!(state, ResponseState::Submitted { .. } | ResponseState::Accepted { .. }) {
                continue;
            }
            let Some((questionnaire, sheet)) = self.handed_in(response).await? else { continue };
            let opened = self.open_response(response).await?;
            for given in asked::given(&questionnaire, &sheet) {
                let unit =
                    given.key.unit.as_ref().and_then(|name| {
                        opened.units.iter().find(|unit| unit.name == *name).map(|unit| unit.id)
                    });
                if key_of(&opened, &given.key.question, unit).as_ref() != Some(&given.key) {
                    continue;
                }
                let section = questionnaire.questions[given.place].section;
                let spot = Spot { response, question: given.key.question, unit };
                sections.entry((questionnaire.id.clone(), section)).or_default().push(spot);
            }
        }
        Ok(sections.into_values().collect())
    }

    /// Draws a sample and keeps it with its seed.
    ///
    /// # Errors
    /// [`Error::Refused`] when there is nothing to draw from, or the database's.
    pub async fn draw_sample(
        &self,
        actor: &Actor,
        round: RoundId,
        (seed, size): (u64, SampleSize),
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        let sections = self.answers_by_section(round).await?;
        let sizes: Vec<usize> = sections.iter().map(Vec::len).collect();
        let all: usize = sizes.iter().sum();
        let wanted = match size {
            SampleSize::Count(count) => count,
            SampleSize::Percent(percent) => percent_of(percent.min(100), all),
        };
        let drawn = draw(seed, &sizes, wanted);
        let spots: Vec<Spot> = sections
            .iter()
            .zip(&drawn)
            .flat_map(|(section, places)| places.iter().map(|place| section[*place].clone()))
            .collect();
        if spots.is_empty() {
            return Err(Error::Refused(
                "no answers are handed in, so there is nothing to draw from".to_owned(),
            ));
        }
        let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let sample = ReviewSample {
            id: fresh_id(),
            round,
            seed,
            algorithm: ALGORITHM.to_owned(),
            drawn: count(spots.len()),
            drawn_from: count(all),
            by_name: actor.name.clone(),
            at: now,
        };
        Ok(self.store.add_sample(actor, &sample, &spots).await?)
    }
}
