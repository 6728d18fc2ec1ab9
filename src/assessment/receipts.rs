//! Signatures: what a person signs, what became of it, and whether a receipt is genuine.

use chrono::{DateTime, Utc};

use super::error::Error;
use super::responses::OpenedResponse;
use super::{Assessment, snapshot};
use crate::questionnaire::{Folder, Question, Questionnaire};
use crate::response::{
    AnswerCounts, AnswerKey, AnswerSheet, Receipt, ReceiptFile, ReceiptHash, ReceiptNumber,
    ReceiptQuestionnaire, ReceiptSubject, ResponseState, SheetUnit, SignOff, sha256,
};
use crate::scoring::{AnswerState, applies};
use crate::store::Version;

/// What became of a signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signature {
    /// It stands for the answers that are handed in.
    Valid,
    /// The response was returned and nothing has changed since; handing in again needs another signature.
    NotRenewed,
    /// The response was returned and an answer or its evidence has changed since.
    Void,
    /// A later version was handed in.
    Replaced,
}

/// A submission with what became of its signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedVersion {
    /// The submission.
    pub version: Version,
    /// What became of it.
    pub signature: Signature,
}

/// One thing a receipt is checked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReceiptCheck {
    /// The hash in the file is the hash of what the file says.
    Contents,
    /// The number goes with the hash.
    Number,
    /// The receipt is in the database.
    Issued,
    /// The stored answers have the hash the receipt names.
    Answers,
    /// The stored questionnaire has the hash the receipt names.
    Questionnaire,
    /// The stored answers are as many of each state as the receipt says.
    Counts,
}

/// A receipt after it was checked.
#[derive(Clone, Debug)]
pub struct CheckedReceipt {
    /// What was checked, in order, and whether it holds.
    pub checks: Vec<(ReceiptCheck, bool)>,
    /// What became of the signature; `None` when the receipt is not in the database.
    pub signature: Option<Signature>,
}

impl CheckedReceipt {
    /// True when everything holds.
    pub fn is_genuine(&self) -> bool {
        self.checks.iter().all(|(_, holds)| *holds)
    }
}

impl Assessment {
    /// The receipt for handing in a response as it was opened.
    pub(super) async fn receipt_of(
        &self,
        opened: &OpenedResponse,
        sign_off: &SignOff,
        now: DateTime<Utc>,
    ) -> Result<Receipt, Error> {
        let questionnaire = &opened.questionnaire;
        let subject = ReceiptSubject {
            round: opened.round.name.clone(),
            institution: opened.institution.name.clone(),
            response: opened.response.id,
            version: next_version(&self.store.versions(opened.response.id).await?),
            questionnaire: ReceiptQuestionnaire {
                id: questionnaire.id.clone(),
                version: questionnaire.version,
                sha256: opened.response.questionnaire.clone(),
            },
            answers_sha256: opened.answers_sha256(),
            answers: counts(questionnaire, &opened.sheet),
        };
        Ok(Receipt::new(subject, sign_off.clone(), now))
    }

    /// Every submission of a response with what became of its signature, oldest first.
    ///
    /// # Errors
    /// The database's, or when what was handed in cannot be read.
    pub async fn signed_versions(&self, opened: &OpenedResponse) -> Result<Vec<SignedVersion>, Error> {
        let versions = self.store.versions(opened.response.id).await?;
        let latest = versions.last().map(|version| version.number);
        let mut signed = Vec::new();
        for version in versions {
            let signature = match Some(version.number) == latest {
                true => self.latest_signature(opened).await?,
                false => Signature::Replaced,
            };
            signed.push(SignedVersion { version, signature });
        }
        Ok(signed)
    }

    async fn latest_signature(&self, opened: &OpenedResponse) -> Result<Signature, Error> {
        match &opened.response.state {
            ResponseState::Submitted { .. } | ResponseState::Accepted { .. } => Ok(Signature::Valid),
            ResponseState::Open | ResponseState::Returned { .. } => {
                // Drafts are part of what changed, whoever may read them.
                let whole = self.open_response(opened.response.id).await?;
                let Some(handed_in) = self.store.snapshot(opened.response.id).await? else {
                    return Ok(Signature::Void);
                };
                let is_same = snapshot::says_the_same(&handed_in.content, &whole.frozen())?;
                Ok(if is_same { Signature::NotRenewed } else { Signature::Void })
            }
        }
    }

    /// The receipt of that number and hash, with what became of its signature; `None` when there is none. The number
    /// alone finds nothing, and neither does a hash with another number.
    ///
    /// # Errors
    /// The database's.
    pub async fn find_receipt(
        &self,
        number: &ReceiptNumber,
        hash: &ReceiptHash,
    ) -> Result<Option<(Receipt, Signature)>, Error> {
        if hash.number() != *number {
            return Ok(None);
        }
        let Some(receipt) = self.store.receipt(hash).await? else { return Ok(None) };
        let signature = self.signature_of(&receipt).await?;
        Ok(Some((receipt, signature)))
    }

    async fn signature_of(&self, receipt: &Receipt) -> Result<Signature, Error> {
        let versions = self.store.versions(receipt.response()).await?;
        if versions.last().is_some_and(|latest| latest.number != receipt.version) {
            return Ok(Signature::Replaced);
        }
        self.latest_signature(&self.open_response(receipt.response()).await?).await
    }

    /// Checks a receipt against what is stored: every hash is worked out again from the content.
    ///
    /// # Errors
    /// The database's. A receipt that does not hold is no error but an outcome.
    pub async fn check_receipt(&self, file: &ReceiptFile) -> Result<CheckedReceipt, Error> {
        let receipt = &file.receipt;
        let stored = self.store.receipt(&receipt.hash()).await?;
        let frozen = self.store.frozen_text(receipt.response(), receipt.version).await?;
        let has_hash = |text: &String| sha256(text) == receipt.answers_sha256;
        let checks = vec![
            (ReceiptCheck::Contents, file.has_its_hash()),
            (ReceiptCheck::Number, file.has_its_number()),
            (ReceiptCheck::Issued, stored.is_some()),
            (ReceiptCheck::Answers, frozen.as_ref().is_some_and(has_hash)),
            (ReceiptCheck::Questionnaire, self.has_questionnaire(receipt).await?),
            (ReceiptCheck::Counts, self.has_counts(receipt, frozen.as_deref()).await?),
        ];
        let signature = match stored {
            // What was handed in is compared with a reader that refuses what was tampered with.
            Some(receipt) if checks[3].1 => Some(self.signature_of(&receipt).await?),
            _ => None,
        };
        Ok(CheckedReceipt { checks, signature })
    }

    async fn has_questionnaire(&self, receipt: &Receipt) -> Result<bool, Error> {
        let stored = self.store.questionnaire(&receipt.questionnaire.sha256).await?;
        let hash = |files| Folder::from_contents(files).sha256();
        Ok(stored.is_some_and(|stored| hash(stored.files) == receipt.questionnaire.sha256))
    }

    async fn has_counts(&self, receipt: &Receipt, frozen: Option<&str>) -> Result<bool, Error> {
        let sha256 = &receipt.questionnaire.sha256;
        let (Some(frozen), Some(_)) = (frozen, self.store.questionnaire(sha256).await?) else {
            return Ok(false);
        };
        let questionnaire = self.questionnaire(sha256).await?;
        let Ok(sheet) = snapshot::read(&questionnaire, frozen) else { return Ok(false) };
        // As the receipt counted them: with the sections that were answered by each unit.
        let Ok(answered) = self.as_answered(sha256, &sheet).await else { return Ok(false) };
        Ok(counts(&answered, &sheet) == receipt.answers)
    }
}

/// The number the next submission will have.
fn next_version(versions: &[Version]) -> u32 {
    versions.last().map_or(1, |latest| latest.number + 1)
}

fn counts(questionnaire: &Questionnaire, sheet: &AnswerSheet) -> AnswerCounts {
    let mut counts = AnswerCounts::default();
    for question in &questionnaire.questions {
        if question.per_unit && !sheet.units.is_empty() {
            sheet
                .units
                .iter()
                .for_each(|unit| count(&mut counts, questionnaire, sheet, (question, Some(unit))));
        } else {
            count(&mut counts, questionnaire, sheet, (question, None));
        }
    }
    counts
}

fn count(
    counts: &mut AnswerCounts,
    questionnaire: &Questionnaire,
    sheet: &AnswerSheet,
    (question, unit): (&Question, Option<&SheetUnit>),
) {
    let key = AnswerKey { unit: unit.map(|unit| unit.name.clone()), question: question.id.clone() };
    let applies = applies(questionnaire, sheet, question, unit);
    *match AnswerState::of(applies, sheet.answer(&key)) {
        AnswerState::Answered => &mut counts.answered,
        AnswerState::NotApplicable => &mut counts.not_applicable,
        AnswerState::DoNotKnow => &mut counts.do_not_know,
        AnswerState::NoData => &mut counts.no_data,
        AnswerState::Unanswered => &mut counts.unanswered,
        AnswerState::Hidden => &mut counts.hidden,
    } += 1;
}
