//! The compact form in which submitted answers are kept and from which findings are computed.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::error::Error;
use crate::questionnaire::Questionnaire;
use crate::response::{
    Answer, AnswerKey, AnswerSheet, GivenAnswer, InstitutionKind, Profile, SheetUnit, SizeBand, parse_cell,
};

#[derive(Serialize, Deserialize)]
struct SnapshotForm {
    profile: ProfileForm,
    units: Vec<(String, String)>,
    /// Absent in snapshots of before institutions could choose.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    per_unit: BTreeSet<String>,
    answers: Vec<AnswerForm>,
}

#[derive(Serialize, Deserialize)]
struct ProfileForm {
    kind: Option<String>,
    size: Option<String>,
    sector: Option<String>,
    region: Option<String>,
    ownership: Option<String>,
    mandates: Option<Vec<String>>,
}

#[derive(Serialize, Deserialize)]
struct AnswerForm {
    unit: Option<String>,
    question: String,
    answer: String,
    reason: String,
    comment: String,
    source: String,
}

/// Writes a sheet. The same sheet always gives the same text.
pub fn write(sheet: &AnswerSheet) -> String {
    let profile = &sheet.profile;
    let form = SnapshotForm {
        profile: ProfileForm {
            kind: profile.kind.map(|kind| kind.code().to_owned()),
            size: profile.size.map(|size| size.code().to_owned()),
            sector: profile.sector.clone(),
            region: profile.region.clone(),
            ownership: profile.ownership.clone(),
            mandates: profile.mandates.clone(),
        },
        units: sheet.units.iter().map(|unit| (unit.name.clone(), unit.kind.clone())).collect(),
        per_unit: sheet.per_unit.clone(),
        answers: sheet.given.iter().map(answer_form).collect(),
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

/// Reads a sheet back.
///
/// # Errors
/// [`Error::Snapshot`] when the text is not what [`write()`] wrote for this questionnaire.
pub fn read(questionnaire: &Questionnaire, text: &str) -> Result<AnswerSheet, Error> {
    let form: SnapshotForm =
        serde_json::from_str(text).map_err(|error| Error::Snapshot(error.to_string()))?;
    let ProfileForm { kind, size, sector, region, ownership, mandates } = form.profile;
    let mut sheet = AnswerSheet {
        profile: Profile {
            kind: kind.as_deref().and_then(InstitutionKind::from_code),
            size: size.as_deref().and_then(SizeBand::from_code),
            sector,
            region,
            ownership,
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
