//! A few made-up pieces of evidence for the demonstration.

use chrono::{DateTime, Days, NaiveDate, Utc};

use super::Assessment;
use super::clock::fresh_id;
use super::demo::{DEMO_PEOPLE, PRACTICE_ROUND};
use super::error::Error;
use super::evidence::{EvidenceError, EvidenceRoom, NewContent, NewEvidence};
use crate::report::document::{Block, Document};
use crate::report::pdf;
use crate::response::{Confidentiality, EvidenceId, EvidenceKind, EvidencePlace, MayAnswer};
use crate::store::Actor;

/// Pieces for each of the first questions.
const AT_EACH: usize = 2;

impl Assessment {
    /// Adds evidence to the practice response of the demonstration's respondent, unless there is some.
    ///
    /// # Errors
    /// The database's and the vault's.
    pub async fn demonstrate_evidence(&self, room: &EvidenceRoom, now: DateTime<Utc>) -> Result<(), Error> {
        let (_, email, name) = DEMO_PEOPLE[3];
        let respondent =
            self.store.user_by_email(email).await?.and_then(|found| found.user.role.institution());
        let round = self.store.round_by_name(PRACTICE_ROUND).await?;
        let (Some(institution), Some(round)) = (respondent, round) else { return Ok(()) };
        let enrolled = self.store.responses_of_institution(institution).await?;
        let response = enrolled.into_iter().find(|one| one.response.round == round.id);
        let Some(response) = response.map(|one| one.response.id) else { return Ok(()) };
        if !self.store.evidence_of_institution(institution).await?.is_empty() {
            return Ok(());
        }
        let actor = Actor { user: None, name: name.to_owned() };
        let questionnaire = self.open_response(response).await?.questionnaire;
        let questions = &questionnaire.questions;
        for (number, piece) in pieces(now)?.into_iter().enumerate() {
            let question = &questions[number / AT_EACH];
            let permit = MayAnswer::by_operator(&questionnaire.sections[question.section].id, &question.id);
            let place = EvidencePlace { response, unit: None, question: question.id.clone() };
            let id = EvidenceId(fresh_id());
            let added = room.add(&actor, (id, institution), piece, Some((&place, &permit)), now).await;
            added.map_err(|error| match error {
                EvidenceError::Other(error) => error,
                EvidenceError::Refused(_) | EvidenceError::NoRoom => Error::Refused(error.to_string()),
            })?;
        }
        Ok(())
    }
}

/// Two files, a link and two references; one of them has expired.
fn pieces(now: DateTime<Utc>) -> Result<Vec<NewEvidence>, Error> {
    let today = now.date_naive();
    let piece = |kind, title: &str, content| NewEvidence {
        kind,
        title: title.to_owned(),
        dated: NaiveDate::from_ymd_opt(2025, 3, 14),
        valid_until: None,
        confidentiality: Confidentiality::Nhri,
        content,
    };
    let file = |name: &str, bytes| NewContent::File { name: name.to_owned(), bytes };
    let figures = "year,inspections\n2023,388\n2024,412\n2025,430\n".as_bytes().to_vec();
    let order =
        piece(EvidenceKind::Order, "Order No 12 on reviewing laws", file("Order No 12.pdf", order(now)?));
    let article = NewContent::Reference("Work Code of Numunastan, article 12".to_owned());
    let article = piece(EvidenceKind::LawArticle, "Work Code, article 12", article);
    let statistic = piece(EvidenceKind::Statistic, "Inspections by year", file("inspections.csv", figures));
    let address = "https://numunastan.example/work/plan".parse().map_err(|()| Error::NotFound("address"))?;
    let plan = piece(EvidenceKind::WebPage, "Plan of the ministry", NewContent::Link(address));
    let minutes =
        piece(EvidenceKind::Other, "Minutes of 3 March", NewContent::Reference("No 3/7".to_owned()));
    Ok(vec![
        order,
        NewEvidence { confidentiality: Confidentiality::Public, ..article },
        NewEvidence { confidentiality: Confidentiality::Public, ..statistic },
        NewEvidence { valid_until: today.checked_sub_days(Days::new(30)), ..plan },
        NewEvidence { confidentiality: Confidentiality::Institution, ..minutes },
    ])
}

/// An order of a ministry of Numunastan, on paper.
fn order(now: DateTime<Utc>) -> Result<Vec<u8>, Error> {
    let words = "The laws in the remit of the ministry are reviewed against the Guiding Principles by the end of the \
                 year. Written for the demonstration.";
    let document = Document {
        language: "en".to_owned(),
        title: "Order No 12".to_owned(),
        subtitle: Some("Ministry of Work of Numunastan (fictional)".to_owned()),
        cover: crate::report::document::Cover::default(),
        contents_title: None,
        layout: crate::report::document::Layout::Report,
        blocks: vec![Block::Paragraph(words.into())],
    };
    pdf::write(&document, now).map_err(|error| Error::Report(error.to_string()))
}
