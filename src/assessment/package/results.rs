//! What follows from the inputs of a package. The same inputs always give the same bytes.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::form::{Manifest, QuestionnaireForm, ResponseForm, standing_of};
use super::{Files, INSTITUTIONS};
use crate::assessment::exchange::{Roster, answers_of, read_roster};
use crate::assessment::targets::at_target;
use crate::assessment::{shipped_shelf, snapshot};
use crate::disclosure::{Policy, freeze, release};
use crate::findings::{Basis, Dimension, Participant, Standing, cross_actor, draw_by, draw_classes};
use crate::questionnaire::{Folder, Questionnaire, load};
use crate::report::findings_file::{FindingsFile, findings_json};
use crate::report::scores_file;
use crate::response::{AnswerKey, AnswerSheet, Institution, InstitutionId, ResponseId, Sheets, read_answers};
use crate::scoring::Scheme;

/// The findings.
pub(super) const FINDINGS: &str = "results/findings.json";
/// The same from what reviewers verified; only where something was.
pub(super) const VERIFIED: &str = "results/findings-verified.json";
/// What disclosure control lets out.
pub(super) const RELEASE: &str = "results/release.json";

/// A response as it was read.
struct Read {
    participant: Participant,
    sha256: String,
    /// The answers as last handed in, accepted or not.
    handed_in: Option<AnswerSheet>,
}

/// Makes the results of a package.
///
/// # Errors
/// The file that cannot be read, and why.
pub(super) fn results(manifest: &Manifest, files: &Files) -> Result<Files, (String, String)> {
    let mut questionnaires = BTreeMap::new();
    for one in &manifest.questionnaires {
        questionnaires.insert(one.sha256.clone(), Arc::new(questionnaire(one, files)?));
    }
    let roster = roster(files)?;
    let mut read = Vec::new();
    for (path, bytes) in files.iter().filter(|(path, _)| path.starts_with("responses/")) {
        let found = response(bytes, &questionnaires, &roster).map_err(|why| (path.clone(), why))?;
        read.push(found);
    }
    let mut made = Files::new();
    for one in &manifest.questionnaires {
        let (answers, scores) = tables(&questionnaires[&one.sha256], one, (&read, &roster))?;
        made.insert(one.answers(), answers);
        made.insert(one.scores(), scores);
    }
    let participants: Vec<Participant> = read.into_iter().map(|one| with_target(one, manifest)).collect();
    drawn(&participants, manifest, &mut made);
    Ok(made)
}

/// Findings are drawn by the target of the round.
fn with_target(read: Read, manifest: &Manifest) -> Participant {
    let target = manifest.round.targets.get(&read.sha256).copied();
    let questionnaire = at_target(Arc::clone(&read.participant.questionnaire), target);
    Participant { questionnaire, ..read.participant }
}

fn drawn(participants: &[Participant], manifest: &Manifest, made: &mut Files) {
    let is_verified = participants.iter().any(|one| one.verified.is_some());
    for basis in Basis::ALL.into_iter().filter(|basis| is_verified || *basis == Basis::SelfAssessed) {
        let drawn = draw_by(participants, basis, Scheme::Declared);
        let file = FindingsFile {
            round: &manifest.round.name,
            drawn: &drawn,
            classes: &draw_classes(participants, basis),
            cross: &cross_actor(participants, basis, &shipped_shelf().library),
            dimension: Dimension::Kind,
        };
        let name = match basis {
            Basis::SelfAssessed => FINDINGS,
            Basis::Verified => VERIFIED,
        };
        made.insert(name.to_owned(), findings_json(&file).into_bytes());
        if basis == Basis::SelfAssessed {
            let (released, _) = freeze(&release(&drawn.baseline, Policy::new(manifest.round.smallest_cell)));
            made.insert(RELEASE.to_owned(), released.into_bytes());
        }
    }
}

fn questionnaire(one: &QuestionnaireForm, files: &Files) -> Result<Questionnaire, (String, String)> {
    let prefix = format!("{}/", one.folder);
    let mut contents = BTreeMap::new();
    for (path, bytes) in files.iter().filter(|(path, _)| path.starts_with(&prefix)) {
        let text =
            String::from_utf8(bytes.clone()).map_err(|_| (path.clone(), "it is not UTF-8".to_owned()))?;
        contents.insert(path[prefix.len()..].to_owned(), text);
    }
    let folder = Folder::from_contents(contents);
    let questionnaire = load(&folder).map_err(|problems| {
        let first = problems.first().map(ToString::to_string).unwrap_or_default();
        (one.folder.clone(), format!("the questionnaire cannot be read: {first}"))
    })?;
    if folder.sha256() != one.sha256 {
        let why =
            format!("the questionnaire is not the one that was answered, whose SHA-256 is {}", one.sha256);
        return Err((one.folder.clone(), why));
    }
    Ok(questionnaire)
}

fn roster(files: &Files) -> Result<Roster, (String, String)> {
    let bytes = files.get(INSTITUTIONS).map(Vec::as_slice).unwrap_or_default();
    read_roster(INSTITUTIONS, bytes).map_err(|problems| {
        let first = problems.first().map(ToString::to_string).unwrap_or_default();
        (INSTITUTIONS.to_owned(), first)
    })
}

fn response(
    bytes: &[u8],
    questionnaires: &BTreeMap<String, Arc<Questionnaire>>,
    roster: &Roster,
) -> Result<Read, String> {
    let form: ResponseForm = serde_json::from_slice(bytes).map_err(|error| error.to_string())?;
    let questionnaire =
        questionnaires.get(&form.questionnaire).ok_or("it answers a questionnaire that is not there")?;
    let profile = roster.get(&form.institution).ok_or("its institution is not in institutions.csv")?.clone();
    let standing = standing_of(&form.standing).ok_or("its standing is not known")?;
    let sheet = |value: Option<&serde_json::Value>| {
        let read = value.map(|value| snapshot::read(questionnaire, &value.to_string()));
        read.transpose().map_err(|error| error.to_string())
    };
    let handed_in = sheet(form.handed_in.as_ref())?;
    let is_accepted = standing == Standing::Accepted;
    let mut verified = sheet(form.verified.as_ref())?;
    if let Some(verified) = &mut verified {
        verified.shown = form.shown.as_ref().map(|places| places.iter().map(place_of).collect());
    }
    let id = |id: &str| uuid::Uuid::parse_str(id).map_err(|error| error.to_string());
    let institution =
        Institution { id: InstitutionId(id(&form.institution_id)?), name: form.institution.clone(), profile };
    let participant = Participant {
        institution,
        response: ResponseId(id(&form.response)?),
        questionnaire: Arc::clone(questionnaire),
        standing,
        accepted: handed_in.clone().filter(|_| is_accepted),
        verified: verified.filter(|_| is_accepted),
    };
    Ok(Read { participant, sha256: form.questionnaire, handed_in })
}

fn place_of((unit, question): &(String, String)) -> AnswerKey {
    AnswerKey { unit: Some(unit.clone()).filter(|unit| !unit.is_empty()), question: question.clone() }
}

/// The answers to one questionnaire as a table, and the scores `score` makes of it.
fn tables(
    questionnaire: &Questionnaire,
    one: &QuestionnaireForm,
    (read, roster): (&[Read], &Roster),
) -> Result<(Vec<u8>, Vec<u8>), (String, String)> {
    let to_it = read.iter().filter(|response| response.sha256 == one.sha256);
    let handed_in: Vec<(&str, &AnswerSheet)> = to_it
        .filter_map(|response| {
            Some((response.participant.institution.name.as_str(), response.handed_in.as_ref()?))
        })
        .collect();
    let answers = answers_of(questionnaire, &handed_in);
    let own = || handed_in.iter().map(|(name, sheet)| ((*name).to_owned(), (*sheet).clone())).collect();
    // `score` reads the table; what cannot be read from it, such as a name with a space at its end, is scored as it is.
    let mut sheets: Sheets = read_answers(questionnaire, &one.answers(), &answers).unwrap_or_else(|_| own());
    for (name, sheet) in &mut sheets {
        if let Some(profile) = roster.get(name) {
            sheet.profile = profile.clone();
        }
    }
    let scores = scores_file::write(questionnaire, &sheets, || ()).map_err(|why| (one.answers(), why))?;
    Ok((answers, scores))
}
