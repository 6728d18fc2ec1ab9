//! What one institution takes away on paper or as a file: its scorecard and its questionnaire.

use std::str::FromStr;

use chrono::{DateTime, Utc};

use super::error::Error;
use super::{Assessment, OpenedResponse, section_of};
use crate::authoring::compare::comparable_topics;
use crate::report::printed::{self, Copy, PrintedFacts};
use crate::report::scorecard::{self, Beside, Peers, ScorecardFacts, Since, peers, since};
use crate::report::{NotShown, docx, pdf, xlsx};
use crate::response::{AnswerSheet, ResponseId, ResponseState};
use crate::scoring::score;
use crate::store::{Snapshot, User};
use crate::texts::Language;

/// The form of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// To be read and printed as it is.
    Pdf,
    /// For a word processor.
    Docx,
    /// For a spreadsheet.
    Xlsx,
}

impl Paper {
    /// How the name of such a file ends.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
        }
    }
}

impl FromStr for Paper {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let all = [Self::Pdf, Self::Docx, Self::Xlsx];
        let found = all.into_iter().find(|paper| paper.ending() == text);
        found.ok_or_else(|| format!("`{text}` is none of pdf, docx, xlsx"))
    }
}

impl Assessment {
    /// The questionnaire of a response, blank or with the answers as they stand.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Report`], or the database's; [`Error::Refused`] for a workbook.
    pub async fn printed(
        &self,
        id: ResponseId,
        copy: Copy,
        paper: Paper,
        language: Language,
        now: DateTime<Utc>,
    ) -> Result<Vec<u8>, Error> {
        let opened = self.open_response(id).await?;
        printed_file(&opened, (&opened.sheet, NotShown::default()), (copy, paper), language, now)
    }

    /// What the figures of a response can be held against: the institution's last round, and what was released of
    /// others. To somebody of the institution (`person`) the last round is scored as `sheet` is: without the answers
    /// the person does not see.
    ///
    /// # Errors
    /// The database's, or when a stored questionnaire, snapshot or release cannot be read.
    pub async fn beside(
        &self,
        opened: &OpenedResponse,
        sheet: &AnswerSheet,
        person: Option<&User>,
    ) -> Result<Beside, Error> {
        Ok(Beside { since: self.since(opened, person).await?, peers: self.peers(opened, sheet).await? })
    }

    async fn peers(&self, opened: &OpenedResponse, sheet: &AnswerSheet) -> Result<Peers, Error> {
        let releases = self.store.list_releases(opened.round.id).await?;
        let released = match releases.last() {
            Some(latest) => Some(self.release(latest.id).await?.2),
            None => None,
        };
        Ok(peers(released.as_ref(), &opened.questionnaire, sheet.profile.kind))
    }

    /// The answers to the same questionnaire that were handed in last before these, in another round.
    async fn since(&self, opened: &OpenedResponse, person: Option<&User>) -> Result<Option<Since>, Error> {
        match self.earlier(opened).await? {
            Some(found) => self.compared(opened, &found, person).await.map(Some),
            None => Ok(None),
        }
    }

    /// What the institution handed in to the same questionnaire last before these answers, in another round.
    ///
    /// # Errors
    /// The database's, or when a stored questionnaire or snapshot cannot be read.
    pub(super) async fn earlier(&self, opened: &OpenedResponse) -> Result<Option<Snapshot>, Error> {
        let this = self.store.snapshot(opened.response.id).await?;
        let before = this.filter(|_| !opened.response.state.is_editable()).map(|this| this.taken_at);
        let mut latest: Option<Snapshot> = None;
        for other in self.store.responses_of_institution(opened.institution.id).await? {
            let is_other = other.response.round != opened.round.id && !other.response.state.is_editable();
            let Some(found) = self.store.snapshot(other.response.id).await?.filter(|_| is_other) else {
                continue;
            };
            let is_earlier = before.is_none_or(|before| found.taken_at < before);
            let is_later = latest.as_ref().is_none_or(|latest| latest.taken_at < found.taken_at);
            let asked = self.questionnaire(&found.response.questionnaire).await?;
            if is_earlier && is_later && asked.id == opened.questionnaire.id {
                latest = Some(found);
            }
        }
        Ok(latest)
    }

    async fn compared(
        &self,
        opened: &OpenedResponse,
        found: &Snapshot,
        person: Option<&User>,
    ) -> Result<Since, Error> {
        let not_found = Error::NotFound("snapshot");
        let (old, mut sheet) = self.handed_in(found.response.id).await?.ok_or(not_found)?;
        if let Some(person) = person {
            let own = self.open_own(person, opened.response.id).await?;
            sheet = own.access.seen(&sheet, |question| section_of(&old, question));
        }
        let round = self.store.round(found.response.round).await?.ok_or(Error::NotFound("round"))?;
        let comparable = comparable_topics(&old, &opened.questionnaire);
        let when = (round.name, found.taken_at.date_naive());
        Ok(since(when, (&old, &sheet), &opened.questionnaire, &comparable))
    }
}

/// The questionnaire of an opened response with the answers on `sheet`, without what its reader does not see.
///
/// # Errors
/// [`Error::Report`]; [`Error::Refused`] for a workbook.
pub fn printed_file(
    opened: &OpenedResponse,
    (sheet, not_shown): (&AnswerSheet, NotShown),
    (copy, paper): (Copy, Paper),
    language: Language,
    now: DateTime<Utc>,
) -> Result<Vec<u8>, Error> {
    let facts = PrintedFacts {
        institution: opened.institution.name.clone(),
        round: opened.round.name.clone(),
        questionnaire_sha256: opened.response.questionnaire.clone(),
        deadline: opened.round.deadline,
        made_on: now.date_naive(),
        not_shown,
    };
    let document = printed::document(language, &facts, &opened.questionnaire, sheet, copy);
    match paper {
        Paper::Pdf => pdf::write(&document, now).map_err(|error| Error::Report(error.to_string())),
        Paper::Docx => docx::write(&document, now).map_err(|error| Error::Report(error.to_string())),
        Paper::Xlsx => Err(Error::Refused("a questionnaire to print is a PDF or a DOCX".to_owned())),
    }
}

/// The scorecard of an opened response from the answers on `sheet`, without what its reader does not see.
///
/// # Errors
/// [`Error::Report`].
pub fn scorecard_file(
    opened: &OpenedResponse,
    (sheet, beside, not_shown): (&AnswerSheet, Beside, NotShown),
    paper: Paper,
    language: Language,
    now: DateTime<Utc>,
) -> Result<Vec<u8>, Error> {
    let questionnaire = &opened.questionnaire;
    let (scores, mut steps) = (score(questionnaire, sheet), scorecard::steps(questionnaire, sheet));
    let is_unread = |place: usize| not_shown.questions.contains(&questionnaire.questions[place].id);
    steps.values_mut().for_each(|lifts| lifts.retain(|lift| !is_unread(lift.question)));
    let facts = ScorecardFacts { not_shown, ..facts(opened, beside, now) };
    let document = || scorecard::document(language, &facts, questionnaire, sheet, &scores, &steps);
    match paper {
        Paper::Pdf => pdf::write(&document(), now).map_err(|error| Error::Report(error.to_string())),
        Paper::Docx => docx::write(&document(), now).map_err(|error| Error::Report(error.to_string())),
        Paper::Xlsx => {
            let book = scorecard::workbook(language, &facts, questionnaire, sheet, &scores, &steps);
            xlsx::write(&book).map_err(|error| Error::Report(error.to_string()))
        }
    }
}

fn facts(opened: &OpenedResponse, beside: Beside, now: DateTime<Utc>) -> ScorecardFacts {
    ScorecardFacts {
        institution: opened.institution.name.clone(),
        round: opened.round.name.clone(),
        publisher: None,
        made_on: now.date_naive(),
        accepted_on: match opened.response.state {
            ResponseState::Accepted { at, .. } => Some(at.date_naive()),
            ResponseState::Open | ResponseState::Submitted { .. } | ResponseState::Returned { .. } => None,
        },
        questionnaire_sha256: opened.response.questionnaire.clone(),
        beside,
        not_shown: NotShown::default(),
    }
}
