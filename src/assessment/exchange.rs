//! Rounds from files and to files.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::clock::fresh_id;
use super::error::Error;
use super::{Assessment, snapshot};
use crate::offline::percent;
use crate::questionnaire::{Folder, Problem, Question, Questionnaire};
use crate::report::nonresponse;
use crate::response::{
    ANSWERS_HEADER, AnswerSheet, GivenAnswer, Institution, InstitutionId, InstitutionKind, Profile, Response,
    ResponseId, ResponseState, Round, RoundId, RoundSettings, RoundState, SMALLEST_CELL_DEFAULT, SaveId,
    SheetUnit, Sheets, SizeBand, Unit, UnitId, UserId, answer_row, section_row,
};
use crate::store::{Actor, Import, ImportedAnswer, ImportedResponse};

/// Institutions of a file, by name.
pub type Roster = BTreeMap<String, Profile>;

/// The header of a roster.
pub(super) const ROSTER_HEADER: [&str; 8] =
    ["institution", "kind", "size", "sector", "region", "ownership", "mandates", "controlling_stake"];
/// Older rosters end before the controlling stake.
const SHORTER: usize = 7;

/// Reads a roster CSV; mandates are joined with `;`, `-` is none of them, an empty cell is not known.
///
/// # Errors
/// Every problem found, each with file and line.
pub fn read_roster(file: &str, bytes: &[u8]) -> Result<Roster, Vec<Problem>> {
    let mut reader = csv::Reader::from_reader(bytes);
    match reader.headers() {
        Ok(header)
            if header.iter().eq(ROSTER_HEADER)
                || header.iter().eq(ROSTER_HEADER[..SHORTER].iter().copied()) => {}
        _ => {
            let message = format!("the first line must be exactly `{}`", ROSTER_HEADER.join(","));
            return Err(vec![Problem::new(file, 1, message)]);
        }
    }
    let (mut roster, mut problems) = (Roster::new(), Vec::new());
    for record in reader.records() {
        match record {
            Ok(row) => {
                let line = row.position().map_or(0, csv::Position::line);
                match roster_row(&row) {
                    Ok((name, profile)) => {
                        if roster.insert(name.clone(), profile).is_some() {
                            problems.push(Problem::new(file, line, format!("`{name}` stands here again")));
                        }
                    }
                    Err(message) => problems.push(Problem::new(file, line, message)),
                }
            }
            Err(error) => {
                let line = error.position().map_or(0, csv::Position::line);
                problems.push(Problem::new(file, line, error.to_string()));
            }
        }
    }
    if problems.is_empty() { Ok(roster) } else { Err(problems) }
}

fn roster_row(row: &csv::StringRecord) -> Result<(String, Profile), String> {
    let text =
        |place: usize| row.get(place).map(|cell| cell.trim().to_owned()).filter(|text| !text.is_empty());
    let name = text(0).ok_or("`institution` is empty; name it")?;
    let kind = text(1).map(|word| InstitutionKind::from_code(&word).ok_or(format!("`{word}` is no kind")));
    let size = text(2).map(|word| SizeBand::from_code(&word).ok_or(format!("`{word}` is no size")));
    let mandates = text(6).map(|list| {
        let mandates = list.split(';').map(str::trim).filter(|mandate| *mandate != NO_MANDATE);
        mandates.map(str::to_owned).collect()
    });
    let stake = text(7).map(|word| percent(&word).ok_or(format!("`{word}` is no share of 0 to 100 percent")));
    let profile = Profile {
        kind: kind.transpose()?,
        size: size.transpose()?,
        sector: text(3),
        region: text(4),
        ownership: text(5),
        controlling_stake: stake.transpose()?,
        mandates,
    };
    Ok((name, profile))
}

impl Assessment {
    /// Imports answers as an open round of its own, in which every response is accepted as it is.
    ///
    /// # Errors
    /// [`Error::Refused`] when a round of that name exists, or the database's; nothing is stored then.
    pub async fn import(
        &self,
        actor: &Actor,
        name: &str,
        folder: &Folder,
        (questionnaire, sheets, roster): (&Questionnaire, &Sheets, &Roster),
        now: DateTime<Utc>,
    ) -> Result<RoundId, Error> {
        if self.store.round_by_name(name).await?.is_some() {
            return Err(Error::Refused(format!("there is a round `{name}` already; choose another name")));
        }
        let sha256 = self.add_questionnaire(actor, folder, now).await?;
        let round = Round {
            id: RoundId(fresh_id()),
            name: name.to_owned(),
            deadline: None,
            smallest_cell: SMALLEST_CELL_DEFAULT,
            state: RoundState::Open,
            settings: RoundSettings::default(),
        };
        let mut import = Import::default();
        for (institution, sheet) in sheets {
            let profile = roster.get(institution).cloned().unwrap_or_else(|| default_profile(questionnaire));
            let institution = self.known_or_new(institution, profile, &mut import).await?;
            let nobody = UserId(uuid::Uuid::nil());
            import.responses.push(imported((&round, &institution, &sha256), sheet, nobody, now));
        }
        self.store.add_round(actor, &round, &[sha256], now).await?;
        self.store.bulk_import(actor, round.id, &import, now).await?;
        Ok(round.id)
    }

    async fn known_or_new(
        &self,
        name: &str,
        profile: Profile,
        import: &mut Import,
    ) -> Result<Institution, Error> {
        if let Some(known) = self.store.institution_by_name(name).await? {
            return Ok(known);
        }
        let institution = Institution { id: InstitutionId(fresh_id()), name: name.to_owned(), profile };
        import.institutions.push(institution.clone());
        Ok(institution)
    }

    /// Who did not answer and what that means, in every language.
    pub(super) async fn nonresponse_text(&self, round: RoundId) -> Result<String, Error> {
        let rates = crate::findings::response_rates(&self.participants(round).await?);
        let kinds = nonresponse::Answered::of(&rates);
        let texts = crate::texts::Language::ALL.map(crate::texts::Texts::get);
        Ok(texts.map(|texts| nonresponse::note_text(texts, &kinds)).join("\n"))
    }
}

/// An answers CSV of these institutions.
pub fn answers_file(questionnaire: &Questionnaire, sheets: &Sheets) -> Vec<u8> {
    let sheets: Vec<(&str, &AnswerSheet)> =
        sheets.iter().map(|(name, sheet)| (name.as_str(), sheet)).collect();
    answers_of(questionnaire, &sheets)
}

/// The same, in the order in which they are given; each sheet is written as its institution was asked.
pub(super) fn answers_of(questionnaire: &Questionnaire, sheets: &[(&str, &AnswerSheet)]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    put(&mut writer, ANSWERS_HEADER.map(str::to_owned));
    for (name, sheet) in sheets {
        let asked = sheet.asked(questionnaire);
        put_sheet(&mut writer, asked.as_deref().unwrap_or(questionnaire), name, sheet);
    }
    finish(writer)
}

/// A roster CSV of these institutions.
pub fn roster_file(roster: &Roster) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    put(&mut writer, ROSTER_HEADER.map(str::to_owned));
    roster.iter().for_each(|(name, profile)| put(&mut writer, roster_cells(name, profile)));
    finish(writer)
}

fn put_sheet(
    writer: &mut csv::Writer<Vec<u8>>,
    questionnaire: &Questionnaire,
    name: &str,
    sheet: &AnswerSheet,
) {
    sheet.per_unit.iter().for_each(|section| put(writer, section_row(name, section)));
    for (key, given) in &sheet.given {
        let unit = sheet.units.iter().find(|unit| Some(&unit.name) == key.unit.as_ref());
        put(writer, answer_row(name, unit, &key.question, given));
    }
    for (unit, question) in unanswered(questionnaire, sheet) {
        put(writer, answer_row(name, unit, question, &GivenAnswer::default()));
    }
}

/// A question for each unit without answers, and for a sheet without any: a row with an empty answer keeps it.
fn unanswered<'a>(
    questionnaire: &'a Questionnaire,
    sheet: &'a AnswerSheet,
) -> Vec<(Option<&'a SheetUnit>, &'a str)> {
    let has_answers = |unit: &SheetUnit| sheet.given.keys().any(|key| key.unit.as_ref() == Some(&unit.name));
    let first = |is_it: fn(&&Question) -> bool| {
        questionnaire.questions.iter().find(is_it).map(|question| question.id.as_str())
    };
    if sheet.given.is_empty() && sheet.units.is_empty() && sheet.per_unit.is_empty() {
        return first(|_| true).map(|question| (None, question)).into_iter().collect();
    }
    let units = sheet.units.iter().filter(|unit| !has_answers(unit));
    units.filter_map(|unit| Some((Some(unit), first(|question| question.per_unit)?))).collect()
}

pub(super) fn put<const N: usize>(writer: &mut csv::Writer<Vec<u8>>, cells: [String; N]) {
    writer.write_record(cells).expect("memory takes every row");
}

pub(super) fn finish(writer: csv::Writer<Vec<u8>>) -> Vec<u8> {
    writer.into_inner().expect("memory takes every row")
}

/// That an institution has no mandate is told apart from nobody having said which it has.
const NO_MANDATE: &str = "-";

pub(super) fn roster_cells(name: &str, profile: &Profile) -> [String; 8] {
    let Profile { kind, size, sector, region, ownership, controlling_stake, mandates } = profile.clone();
    let mandates = mandates.map(|all| if all.is_empty() { NO_MANDATE.to_owned() } else { all.join(";") });
    [
        name.to_owned(),
        kind.map(|kind| kind.code().to_owned()).unwrap_or_default(),
        size.map(|size| size.code().to_owned()).unwrap_or_default(),
        sector.unwrap_or_default(),
        region.unwrap_or_default(),
        ownership.unwrap_or_default(),
        mandates.unwrap_or_default(),
        controlling_stake.map(|share| share.normalize().to_string()).unwrap_or_default(),
    ]
}

/// An institution nobody described is of the kind the questionnaire addresses first.
fn default_profile(questionnaire: &Questionnaire) -> Profile {
    let kind = questionnaire.addressed_to.first().and_then(|kind| InstitutionKind::from_code(kind));
    Profile { kind, ..Profile::default() }
}

/// A response that is accepted as it is.
pub(super) fn imported(
    (round, institution, sha256): (&Round, &Institution, &str),
    sheet: &AnswerSheet,
    by: UserId,
    now: DateTime<Utc>,
) -> ImportedResponse {
    let sheet = AnswerSheet { profile: institution.profile.clone(), ..sheet.clone() };
    let units: Vec<Unit> = sheet
        .units
        .iter()
        .map(|unit| Unit { id: UnitId(fresh_id()), name: unit.name.clone(), kind: unit.kind.clone() })
        .collect();
    let unit_id = |name: &String| {
        units.iter().find(|unit| unit.name == *name).map(|unit| unit.id).unwrap_or(UnitId(fresh_id()))
    };
    let answers = sheet.given.iter().map(|(key, given)| ImportedAnswer {
        save_id: SaveId(fresh_id()),
        unit: key.unit.as_ref().map(unit_id),
        question: key.question.clone(),
        given: given.clone(),
    });
    let answers = answers.collect();
    ImportedResponse {
        response: Response {
            id: ResponseId(fresh_id()),
            round: round.id,
            institution: institution.id,
            questionnaire: sha256.to_owned(),
            state: ResponseState::Accepted { at: now, by },
        },
        units,
        per_unit: sheet.per_unit.clone(),
        answers,
        snapshot: Some(snapshot::write(&sheet)),
    }
}
