//! Writing a package.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::form::{
    FORMAT, FORMAT_VERSION, Manifest, QuestionnaireForm, ResponseForm, RoundForm, pretty, response_path,
    standing_code,
};
use super::results::results;
use super::{Files, INSTITUTIONS, MANIFEST, READ_ME, digest};
use crate::assessment::exchange::{ROSTER_HEADER, finish, put, roster_cells};
use crate::assessment::{Assessment, Error, snapshot};
use crate::response::{AnswerKey, AnswerSheet, Round, RoundId};
use crate::store::QuestionnaireEntry;

const READ_ME_TEXT: &str = "\
An assessment round as a package of files.

manifest.json         what the round is, and the SHA-256 of every file
<questionnaire>/      the questionnaire as it was answered
institutions.csv      the institutions with what is known of them
responses/            one file for each response: the answers as handed in, and as verified where they were reviewed
non-response.txt      who did not answer and what that means, in every language
evidence.csv          what was named as evidence, without the files; only where there is some
<questionnaire>-answers.csv          the same answers as a table, for `bhr-baseline import` and `score`
results/<questionnaire>-scores.csv   the scores of everybody who handed in, as `bhr-baseline score` writes them
results/findings.json                the findings from accepted responses, as `bhr-baseline findings --json` prints them,
                                     for the NHRI's own eyes; findings-verified.json where answers were verified
results/release.json                 what disclosure control lets out of them

`bhr-baseline recompute FOLDER` makes the results anew from the other files, without a database, and says whether
every byte is the same, or names the file and the first place that is not.
";

impl Assessment {
    /// Writes a round into a folder as a package; gives the paths.
    ///
    /// # Errors
    /// [`Error::File`], or the database's.
    pub async fn export(&self, round: RoundId, output: &Path) -> Result<Vec<PathBuf>, Error> {
        let round = self.store.round(round).await?.ok_or(Error::NotFound("round"))?;
        let files = self.package(&round).await?;
        files.iter().map(|(path, bytes)| write(output.join(path), bytes)).collect()
    }

    /// The files of a package. The same data always give the same bytes.
    ///
    /// # Errors
    /// The database's, or when a stored questionnaire or snapshot cannot be read.
    pub async fn package(&self, round: &Round) -> Result<Files, Error> {
        let mut files = Files::from([(READ_ME.to_owned(), READ_ME_TEXT.as_bytes().to_vec())]);
        let entries = self.store.list_questionnaires_of_round(round.id).await?;
        let questionnaires: Vec<QuestionnaireForm> =
            entries.iter().map(|entry| questionnaire_form(entry, &entries)).collect();
        for one in &questionnaires {
            let stored =
                self.store.questionnaire(&one.sha256).await?.ok_or(Error::NotFound("questionnaire"))?;
            let named = stored.files.into_iter().map(|(name, text)| (format!("{}/{name}", one.folder), text));
            files.extend(named.map(|(path, text)| (path, text.into_bytes())));
        }
        self.add_responses(round, &mut files).await?;
        files.insert("non-response.txt".to_owned(), self.nonresponse_text(round.id).await?.into_bytes());
        if let Some(evidence) = self.evidence_csv(round.id).await? {
            files.insert("evidence.csv".to_owned(), evidence);
        }
        let Round { name, deadline, smallest_cell, settings, .. } = round.clone();
        let mut manifest = Manifest {
            format: FORMAT.to_owned(),
            format_version: FORMAT_VERSION,
            program_version: env!("CARGO_PKG_VERSION").to_owned(),
            round: RoundForm {
                name,
                deadline,
                smallest_cell,
                scheme: settings.scheme.code().to_owned(),
                targets: settings.targets,
            },
            questionnaires,
            files: Default::default(),
        };
        let made =
            results(&manifest, &files).map_err(|(file, why)| Error::Report(format!("{file}: {why}")))?;
        files.extend(made);
        manifest.files = files.iter().map(|(path, bytes)| (path.clone(), digest(bytes))).collect();
        files.insert(MANIFEST.to_owned(), pretty(&manifest));
        Ok(files)
    }

    /// The institutions, each once, and a file for every response.
    async fn add_responses(&self, round: &Round, files: &mut Files) -> Result<(), Error> {
        let mut roster = csv::Writer::from_writer(Vec::new());
        put(&mut roster, ROSTER_HEADER.map(str::to_owned));
        let mut seen = BTreeSet::new();
        let participants = self.participants(round.id).await?;
        for enrolled in self.store.list_responses(round.id).await? {
            if seen.insert(enrolled.institution.name.clone()) {
                put(&mut roster, roster_cells(&enrolled.institution.name, &enrolled.institution.profile));
            }
            let id = enrolled.response.id;
            let participant = participants.iter().find(|one| one.response == id);
            let participant = participant.ok_or(Error::NotFound("response"))?;
            let handed_in = self.submitted_sheet(id).await?;
            let form = ResponseForm {
                response: id.to_string(),
                institution_id: enrolled.institution.id.to_string(),
                institution: enrolled.institution.name.clone(),
                questionnaire: enrolled.response.questionnaire.clone(),
                standing: standing_code(participant.standing).to_owned(),
                handed_in: handed_in.as_ref().map(value_of).transpose()?,
                verified: participant.verified.as_ref().map(value_of).transpose()?,
                shown: participant.verified.as_ref().and_then(shown_of),
            };
            files.insert(response_path(&form.response), pretty(&form));
        }
        files.insert(INSTITUTIONS.to_owned(), finish(roster));
        Ok(())
    }
}

/// Without what proves a receipt: whoever reads the package has the answers anyway.
fn value_of(sheet: &AnswerSheet) -> Result<serde_json::Value, Error> {
    serde_json::from_str(&snapshot::write(sheet)).map_err(|error| Error::Snapshot(error.to_string()))
}

fn shown_of(sheet: &AnswerSheet) -> Option<Vec<(String, String)>> {
    let place = |key: &AnswerKey| (key.unit.clone().unwrap_or_default(), key.question.clone());
    sheet.shown.as_ref().map(|shown| shown.iter().map(place).collect())
}

/// Two versions of one questionnaire may be answered in a round; each has a folder of its own.
fn questionnaire_form(entry: &QuestionnaireEntry, all: &[QuestionnaireEntry]) -> QuestionnaireForm {
    let versions = all.iter().filter(|other| other.id == entry.id).count();
    let folder = if versions > 1 { format!("{}-v{}", entry.id, entry.version) } else { entry.id.clone() };
    QuestionnaireForm { id: entry.id.clone(), version: entry.version, sha256: entry.sha256.clone(), folder }
}

fn write(path: PathBuf, bytes: &[u8]) -> Result<PathBuf, Error> {
    let put = || {
        std::fs::create_dir_all(path.parent().unwrap_or(&path))?;
        std::fs::write(&path, bytes)
    };
    put().map_err(|error| Error::File { path: path.display().to_string(), error })?;
    Ok(path)
}
