//! How a round is going, from counts and times alone: where institutions are stuck, and which questions cost most. No
//! answer is read; of a question fewer than [`FEWEST`] institutions have answered nothing is said.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use rust_decimal::Decimal;

use super::error::Error;
use super::round_status::RoundStatus;
use super::{Assessment, section_of};
use crate::questionnaire::Questionnaire;
use crate::response::{DO_NOT_KNOW, NO_DATA, ResponseId, Round};
use crate::store::{AskedAbout, QuestionPace};

/// Fewest institutions that have answered a question of which something is said: what one of them has answered is its
/// own until it is handed in.
pub const FEWEST: usize = 3;

/// How a round is going.
#[derive(Clone, Debug)]
pub struct LivePicture {
    /// Who stands where.
    pub status: RoundStatus,
    /// What each response was last worked on.
    pub last: BTreeMap<ResponseId, LastTouch>,
    /// What questions cost, in the order of the questionnaires.
    pub questions: Vec<QuestionLoad>,
}

/// The last save in a response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastTouch {
    /// The place of the section it was in.
    pub section: usize,
    /// When.
    pub at: DateTime<Utc>,
}

/// What a question cost.
#[derive(Clone, Debug)]
pub struct QuestionLoad {
    /// The questionnaire it stands in.
    pub questionnaire: Arc<Questionnaire>,
    /// Its place there.
    pub question: usize,
    /// Institutions that have answered it.
    pub institutions: usize,
    /// Saves for each answer, on average.
    pub saves: Decimal,
    /// Half of the answers took at most this long from the first save to the last.
    pub spread: TimeDelta,
    /// Institutions that say "do not know" or "no data".
    pub unknown: usize,
    /// Words beside answers, remarks of colleagues and questions to the help desk.
    pub remarks: u32,
}

/// What is gathered of one question.
#[derive(Default)]
struct Gathered {
    institutions: BTreeSet<ResponseId>,
    unknown: BTreeSet<ResponseId>,
    saves: u32,
    spreads: Vec<TimeDelta>,
    remarks: u32,
}

impl Gathered {
    fn add(&mut self, one: &QuestionPace) {
        self.institutions.insert(one.response);
        if [DO_NOT_KNOW, NO_DATA].contains(&one.state.as_str()) {
            self.unknown.insert(one.response);
        }
        self.saves += one.saves;
        self.spreads.push(one.last - one.first);
        self.remarks += u32::from(one.has_comment);
    }

    /// The lower of the two in the middle where there are two.
    fn median(&mut self) -> TimeDelta {
        self.spreads.sort_unstable();
        self.spreads.get(self.spreads.len().saturating_sub(1) / 2).copied().unwrap_or_default()
    }
}

/// What questions cost, in the order of the questionnaires.
pub fn loads(
    asked: &BTreeMap<ResponseId, Arc<Questionnaire>>,
    pace: &[QuestionPace],
    remarks: &[AskedAbout],
) -> Vec<QuestionLoad> {
    let mut questionnaires: Vec<&Arc<Questionnaire>> = Vec::new();
    for one in asked.values() {
        if questionnaires.iter().all(|known| !Arc::ptr_eq(known, one)) {
            questionnaires.push(one);
        }
    }
    questionnaires.sort_by_key(|one| (one.id.clone(), one.version));
    let place = |response: ResponseId, question: &str| {
        let own = asked.get(&response)?;
        let number = questionnaires.iter().position(|known| Arc::ptr_eq(known, own))?;
        Some((number, own.question(question)?))
    };
    let mut found: BTreeMap<(usize, usize), Gathered> = BTreeMap::new();
    for one in pace.iter().filter(|one| one.state != "none") {
        if let Some(place) = place(one.response, &one.question) {
            found.entry(place).or_default().add(one);
        }
    }
    for one in remarks {
        if let Some(place) = place(one.response, &one.question) {
            found.entry(place).or_default().remarks += one.remarks;
        }
    }
    let load = |((number, question), mut gathered): ((usize, usize), Gathered)| QuestionLoad {
        questionnaire: Arc::clone(questionnaires[number]),
        question,
        institutions: gathered.institutions.len(),
        saves: Decimal::from(gathered.saves).checked_div(gathered.spreads.len().into()).unwrap_or_default(),
        spread: gathered.median(),
        unknown: gathered.unknown.len(),
        remarks: gathered.remarks,
    };
    found.into_iter().filter(|(_, one)| one.institutions.len() >= FEWEST).map(load).collect()
}

impl Assessment {
    /// How a round is going.
    ///
    /// # Errors
    /// The database's, or when a stored questionnaire cannot be read.
    pub async fn live(&self, round: &Round, now: DateTime<Utc>) -> Result<LivePicture, Error> {
        let status = self.round_status(round, now).await?;
        let asked: BTreeMap<ResponseId, Arc<Questionnaire>> = status
            .places
            .iter()
            .map(|place| (place.enrolled.response.id, Arc::clone(&place.questionnaire)))
            .collect();
        let pace = self.store.pace(round.id).await?;
        let remarks = self.store.asked_about(round.id).await?;
        let mut last: BTreeMap<ResponseId, LastTouch> = BTreeMap::new();
        for one in &pace {
            let Some(questionnaire) = asked.get(&one.response) else { continue };
            let section = section_of(questionnaire, &one.question)
                .and_then(|id| questionnaire.sections.iter().position(|section| section.id == id));
            let is_later = last.get(&one.response).is_none_or(|known| known.at < one.last);
            if let Some(section) = section.filter(|_| is_later) {
                last.insert(one.response, LastTouch { section, at: one.last });
            }
        }
        Ok(LivePicture { questions: loads(&asked, &pace, &remarks), status, last })
    }
}
