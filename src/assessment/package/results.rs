//! What follows from the inputs of a package. The same inputs always give the same bytes.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::form::{Manifest, QuestionnaireForm, ResponseForm, standing_of};
use super::{Files, INSTITUTIONS};
use crate::assessment::bases::on_basis;
use crate::assessment::exchange::{Roster, answers_of, read_roster};
use crate::assessment::snapshot;
use crate::disclosure::{Policy, freeze, release};
use crate::findings::{Basis, Participant, Standing, draw};
use crate::questionnaire::{Folder, Questionnaire, load};
use crate::report::{findings_file, scores_file};
use crate::response::{AnswerSheet, Institution, InstitutionId, ResponseId, Sheets, read_answers};

/// The findings.
pub(super) const FINDINGS: &str = "results/findings.json";
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
    let participants: Vec<Participant> = read.into_iter().map(|one| one.participant).collect();
    drawn(&participants, manifest.round.smallest_cell, &mut made);
    Ok(made)
}

fn drawn(participants: &[Participant], smallest_cell: u32, made: &mut Files) {
    let own = draw(participants);
    let is_verified = participants.iter().any(|one| one.verified.is_some());
    let verified = is_verified.then(|| draw(&on_basis(participants.to_vec(), Basis::Verified)));
    let mut bases = vec![(Basis::SelfAssessed, &own)];
    bases.extend(verified.as_ref().map(|baseline| (Basis::Verified, baseline)));
    made.insert(FINDINGS.to_owned(), findings_file(&bases));
    let (released, _) = freeze(&release(&own, Policy::new(smallest_cell)));
    made.insert(RELEASE.to_owned(), released.into_bytes());
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
    let id = |id: &str| uuid::Uuid::parse_str(id).map_err(|error| error.to_string());
    let institution =
        Institution { id: InstitutionId(id(&form.institution_id)?), name: form.institution.clone(), profile };
    let participant = Participant {
        institution,
        response: ResponseId(id(&form.response)?),
        questionnaire: Arc::clone(questionnaire),
        standing,
        accepted: handed_in.clone().filter(|_| is_accepted),
        verified: sheet(form.verified.as_ref())?.filter(|_| is_accepted),
    };
    Ok(Read { participant, sha256: form.questionnaire, handed_in })
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
