//! The compact form in which submitted answers are kept and from which findings are computed.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::error::Error;
use crate::questionnaire::Questionnaire;
use crate::response::{
    Answer, AnswerKey, AnswerSheet, Evidence, EvidenceContent, GivenAnswer, InstitutionKind, Profile,
    SheetUnit, SizeBand, parse_cell, sha256,
};

#[derive(PartialEq, Eq, Serialize, Deserialize)]
struct SnapshotForm {
    /// What nobody can guess, so that the hash on a receipt does not let people try answers; absent where nobody signed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    salt: String,
    profile: ProfileForm,
    units: Vec<(String, String)>,
    /// Absent in snapshots of before institutions could choose.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    per_unit: BTreeSet<String>,
    answers: Vec<AnswerForm>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    evidence: Vec<EvidenceForm>,
}

#[derive(PartialEq, Eq, Serialize, Deserialize)]
struct ProfileForm {
    kind: Option<String>,
    size: Option<String>,
    sector: Option<String>,
    region: Option<String>,
    ownership: Option<String>,
    /// Absent where nobody has said, and in snapshots of before it was asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    controlling_stake: Option<String>,
    mandates: Option<Vec<String>>,
}

#[derive(PartialEq, Eq, Serialize, Deserialize)]
struct AnswerForm {
    unit: Option<String>,
    question: String,
    answer: String,
    reason: String,
    comment: String,
    source: String,
}

/// A piece of evidence as it was handed in: enough to find it and to prove that it is the same.
#[derive(PartialEq, Eq, Serialize, Deserialize)]
struct EvidenceForm {
    unit: Option<String>,
    question: String,
    id: String,
    kind: String,
    title: String,
    dated: Option<String>,
    valid_until: Option<String>,
    confidentiality: String,
    content: String,
    sha256: Option<String>,
}

fn evidence_form((key, piece): &(AnswerKey, &Evidence)) -> EvidenceForm {
    let (content, sha256) = match &piece.content {
        EvidenceContent::File(file) => (file.name.clone(), Some(file.sha256.clone())),
        EvidenceContent::Link(address) => (address.to_string(), None),
        EvidenceContent::Reference(words) => (words.clone(), None),
    };
    EvidenceForm {
        unit: key.unit.clone(),
        question: key.question.clone(),
        id: piece.id.to_string(),
        kind: piece.kind.code().to_owned(),
        title: piece.title.clone(),
        dated: piece.dated.map(|day| day.to_string()),
        valid_until: piece.valid_until.map(|day| day.to_string()),
        confidentiality: piece.confidentiality.code().to_owned(),
        content,
        sha256,
    }
}

/// Writes a sheet without evidence that nobody signs.
pub fn write(sheet: &AnswerSheet) -> String {
    write_with(sheet, &[], "")
}

/// Writes a sheet with what supports it. The same with the same salt always gives the same text.
pub fn write_with(sheet: &AnswerSheet, evidence: &[(AnswerKey, &Evidence)], salt: &str) -> String {
    let profile = &sheet.profile;
    let form = SnapshotForm {
        salt: salt.to_owned(),
        profile: ProfileForm {
            kind: profile.kind.map(|kind| kind.code().to_owned()),
            size: profile.size.map(|size| size.code().to_owned()),
            sector: profile.sector.clone(),
            region: profile.region.clone(),
            ownership: profile.ownership.clone(),
            controlling_stake: profile.controlling_stake.map(|stake| stake.normalize().to_string()),
            mandates: profile.mandates.clone(),
        },
        units: sheet.units.iter().map(|unit| (unit.name.clone(), unit.kind.clone())).collect(),
        per_unit: sheet.per_unit.clone(),
        answers: sheet.given.iter().map(answer_form).collect(),
        evidence: evidence.iter().map(evidence_form).collect(),
    };
    serde_json::to_string(&form).expect("a snapshot is always JSON")
}

fn answer_form((key, given): (&AnswerKey, &GivenAnswer)) -> AnswerForm {
    let reason = match &given.answer {
        Some(Answer::NotApplicable { reason }) => reason.clone(),
        _ => String::new(),
    };
    AnswerForm {
        unit: key.unit.clone(),
        question: key.question.clone(),
        answer: given.answer.as_ref().map(Answer::to_cell).unwrap_or_default(),
        reason,
        comment: given.comment.clone(),
        source: given.source.clone(),
    }
}

/// True when two texts hold the same answers with the same evidence; a place where something was written and taken
/// away again counts for nothing, and neither does the salt.
///
/// # Errors
/// [`Error::Snapshot`] when one of them is no snapshot.
pub fn says_the_same(this: &str, other: &str) -> Result<bool, Error> {
    let said = |text: &str| {
        let mut form: SnapshotForm =
            serde_json::from_str(text).map_err(|error| Error::Snapshot(error.to_string()))?;
        form.salt.clear();
        form.answers
            .retain(|one| [&one.answer, &one.comment, &one.source].iter().any(|said| !said.is_empty()));
        Ok::<_, Error>(form)
    };
    Ok(said(this)? == said(other)?)
}

/// Reads a sheet back.
///
/// # Errors
/// [`Error::Snapshot`] when the text is not what [`write()`] wrote for this questionnaire.
pub fn read(questionnaire: &Questionnaire, text: &str) -> Result<AnswerSheet, Error> {
    let form: SnapshotForm =
        serde_json::from_str(text).map_err(|error| Error::Snapshot(error.to_string()))?;
    let ProfileForm { kind, size, sector, region, ownership, controlling_stake, mandates } = form.profile;
    let stake = controlling_stake.map(|stake| stake.parse()).transpose();
    let mut sheet = AnswerSheet {
        profile: Profile {
            kind: kind.as_deref().and_then(InstitutionKind::from_code),
            size: size.as_deref().and_then(SizeBand::from_code),
            sector,
            region,
            ownership,
            controlling_stake: stake.map_err(|_| Error::Snapshot("controlling stake".to_owned()))?,
            mandates,
        },
        units: form.units.into_iter().map(|(name, kind)| SheetUnit { name, kind }).collect(),
        per_unit: form.per_unit,
        ..AnswerSheet::default()
    };
    for AnswerForm { unit, question, answer, reason, comment, source } in form.answers {
        let place = questionnaire.question(&question).ok_or_else(|| Error::Snapshot(question.clone()))?;
        let answer = parse_cell(questionnaire, &questionnaire.questions[place], &answer, &reason)
            .map_err(Error::Snapshot)?;
        sheet.given.insert(AnswerKey { unit, question }, GivenAnswer { answer, comment, source });
    }
    Ok(sheet)
}

/// What tells each answer from every other, its comment, its source and its evidence included: SHA-256, by place. A
/// verdict carries the mark of the answer it judged.
///
/// # Errors
/// [`Error::Snapshot`] when the text is no snapshot.
pub fn marks(text: &str) -> Result<BTreeMap<AnswerKey, String>, Error> {
    let form: SnapshotForm =
        serde_json::from_str(text).map_err(|error| Error::Snapshot(error.to_string()))?;
    let mark = |answer: &AnswerForm| {
        let is_here = |piece: &&EvidenceForm| piece.unit == answer.unit && piece.question == answer.question;
        let mut pieces: Vec<&EvidenceForm> = form.evidence.iter().filter(is_here).collect();
        pieces.sort_by(|a, b| a.id.cmp(&b.id));
        let said = serde_json::to_string(&(answer, pieces)).expect("an answer is always JSON");
        let key = AnswerKey { unit: answer.unit.clone(), question: answer.question.clone() };
        (key, sha256(&said))
    };
    Ok(form.answers.iter().map(mark).collect())
}
