//! The roster of a round, there and back: what a file would change is planned, shown, and stored whole or not at all.

mod successors;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use self::successors::{Names, SUCCESSOR_OF, listed, names_in};
use super::Assessment;
use super::clock::fresh_id;
use super::error::Error;
use crate::offline::{RosterProblem, RosterRow, RosterTable, RosterWrong, percent};
use crate::questionnaire::Questionnaire;
use crate::response::{
    Institution, InstitutionId, InstitutionKind, Profile, Response, ResponseId, ResponseState, Round,
    SizeBand,
};
use crate::store::{Actor, Contact, QuestionnaireEntry, Role, RosterChange, User};

/// What a file would change, in the order of its rows.
#[derive(Clone, Debug, Default)]
pub struct RosterPlan {
    /// A line for each institution that is new, changed, or takes part from now on.
    pub lines: Vec<RosterLine>,
    /// Institutions about which the file says what is stored already.
    pub unchanged: usize,
    /// Every problem; while there is one, nothing is stored.
    pub problems: Vec<RosterProblem>,
    /// What would be stored.
    pub change: RosterChange,
}

/// What happens to one institution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RosterLine {
    /// Its name.
    pub name: String,
    /// It is not stored yet.
    pub is_new: bool,
    /// It takes part from now on.
    pub joins: bool,
    /// Column, what stands now, what would stand.
    pub changes: Vec<(&'static str, String, String)>,
}

impl RosterPlan {
    /// True when there is something to store.
    pub fn is_something(&self) -> bool {
        !self.lines.is_empty()
    }
}

/// Columns of the contact and of the deputy: address, name.
const PEOPLE: [(bool, &str, &str); 2] =
    [(false, "contact_email", "contact_name"), (true, "deputy_email", "deputy_name")];
/// That an institution has no mandate is told apart from nobody having said which it has.
const NO_MANDATE: &str = "-";

/// What is stored, to compare a file with.
struct Stored {
    round: Round,
    institutions: BTreeMap<String, Institution>,
    enrolled: BTreeMap<InstitutionId, (ResponseId, String)>,
    contacts: BTreeMap<(InstitutionId, bool), Contact>,
    users: Vec<User>,
    /// An institution, and one it is the successor of.
    successions: Vec<(InstitutionId, InstitutionId)>,
    asked: Vec<(QuestionnaireEntry, Arc<Questionnaire>)>,
}

impl Assessment {
    /// The roster of a round as it stands.
    ///
    /// # Errors
    /// The database's, or when a stored questionnaire cannot be read.
    pub async fn roster(&self, round: &Round) -> Result<RosterTable, Error> {
        let stored = self.stored(round).await?;
        let is_in = |one: &&Institution| stored.enrolled.contains_key(&one.id);
        let mut own: Vec<&Institution> = stored.institutions.values().filter(is_in).collect();
        own.sort_by_key(|one| stored.enrolled[&one.id].0);
        let row = |one: &Institution| RosterRow::new(&one.name, stored.cells(one));
        Ok(RosterTable { rows: own.into_iter().map(row).collect(), problems: Vec::new() })
    }

    /// What a roster would change in a round. Nothing is stored.
    ///
    /// # Errors
    /// The database's, or when a stored questionnaire cannot be read.
    pub async fn plan_roster(&self, round: &Round, roster: &RosterTable) -> Result<RosterPlan, Error> {
        Ok(self.stored(round).await?.plan_all(roster))
    }

    /// Adds a round that asks the questionnaires with these SHA-256, with its roster: all of it or nothing. Gives how
    /// many take part, or every problem of the roster.
    ///
    /// # Errors
    /// The database's, or when a stored questionnaire cannot be read.
    pub async fn create_round(
        &self,
        actor: &Actor,
        (round, asked): (&Round, &[String]),
        roster: Option<&RosterTable>,
        now: DateTime<Utc>,
    ) -> Result<Result<usize, Vec<RosterProblem>>, Error> {
        let mut stored = self.stored(round).await?;
        for sha256 in asked {
            let entry =
                self.store.questionnaire(sha256).await?.ok_or(Error::NotFound("questionnaire"))?.entry;
            let questionnaire = self.questionnaire(sha256).await?;
            stored.asked.push((entry, questionnaire));
        }
        let plan = roster.map(|roster| stored.plan_all(roster)).unwrap_or_default();
        if !plan.problems.is_empty() {
            return Ok(Err(plan.problems));
        }
        self.store.add_round(actor, round, asked, now).await?;
        if plan.is_something() {
            self.take_roster(actor, (round, None), &plan, now).await?;
        }
        Ok(Ok(plan.change.enrolled.len()))
    }

    /// Stores what was planned, all of it or nothing.
    ///
    /// # Errors
    /// [`Error::Refused`] while there are problems; the database's.
    pub async fn take_roster(
        &self,
        actor: &Actor,
        (round, upload): (&Round, Option<Uuid>),
        plan: &RosterPlan,
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        if !plan.problems.is_empty() {
            return Err(Error::Refused("the roster has problems; nothing is stored".to_owned()));
        }
        Ok(self.store.take_roster(actor, (round.id, upload), &plan.change, now).await?)
    }

    async fn stored(&self, round: &Round) -> Result<Stored, Error> {
        let mut asked = Vec::new();
        for entry in self.store.list_questionnaires_of_round(round.id).await? {
            let questionnaire = self.questionnaire(&entry.sha256).await?;
            asked.push((entry, questionnaire));
        }
        // Of two versions of one questionnaire the newer is asked.
        asked.sort_by_key(|(entry, _)| std::cmp::Reverse(entry.version));
        let institutions = self.store.list_institutions().await?;
        let enrolled = self.store.list_responses(round.id).await?;
        let contacts = self.store.contacts().await?;
        Ok(Stored {
            round: round.clone(),
            institutions: institutions.into_iter().map(|one| (one.name.clone(), one)).collect(),
            enrolled: enrolled
                .into_iter()
                .map(|one| (one.institution.id, (one.response.id, one.response.questionnaire)))
                .collect(),
            contacts: contacts.into_iter().map(|one| ((one.institution, one.is_deputy), one)).collect(),
            users: self.store.list_users().await?,
            successions: self.store.successions().await?,
            asked,
        })
    }
}

impl Stored {
    /// The cells of an institution as they are written.
    fn cells(&self, institution: &Institution) -> BTreeMap<&'static str, String> {
        let mut cells = profile_cells(&institution.profile);
        cells.insert(SUCCESSOR_OF, self.predecessors(institution));
        let sha256 = self.enrolled.get(&institution.id).map(|(_, sha256)| sha256);
        let asked = self.asked.iter().find(|(entry, _)| Some(&entry.sha256) == sha256);
        cells.insert("questionnaire", asked.map(|(entry, _)| entry.id.clone()).unwrap_or_default());
        for (is_deputy, email, name) in PEOPLE {
            let contact = self.contacts.get(&(institution.id, is_deputy));
            cells.insert(email, contact.map(|one| one.email.clone()).unwrap_or_default());
            cells.insert(name, contact.map(|one| one.name.clone()).unwrap_or_default());
        }
        cells
    }

    fn plan_all(&self, roster: &RosterTable) -> RosterPlan {
        let mut plan = RosterPlan::default();
        let stored = self.institutions.values().map(|one| (one.name.clone(), one.id));
        let mut names: Names = stored.collect();
        for row in &roster.rows {
            names.entry(row.name.clone()).or_insert_with(|| InstitutionId(fresh_id()));
        }
        roster.rows.iter().for_each(|row| self.plan(row, &names, &mut plan));
        let circles = self.circles(roster, &names, &plan);
        plan.problems.extend(circles);
        // Of a cell that cannot be taken nothing more is said.
        let told: BTreeSet<&str> = roster.problems.iter().map(|problem| problem.cell.as_str()).collect();
        plan.problems.retain(|problem| !told.contains(problem.cell.as_str()));
        plan.problems.extend(roster.problems.iter().cloned());
        plan.problems.sort_by(|one, other| one.place().cmp(&other.place()));
        plan
    }

    fn plan(&self, row: &RosterRow, names: &Names, plan: &mut RosterPlan) {
        let known = self.institutions.get(&row.name);
        let before = known.map(|one| self.cells(one)).unwrap_or_default();
        let mut after = before.clone();
        for (column, cell) in &row.cells {
            let said = match *column {
                "controlling_stake" => percent(cell).map(|share| share.to_string()).unwrap_or_default(),
                SUCCESSOR_OF => listed(&names_in(cell)),
                _ => cell.clone(),
            };
            after.insert(column, said);
        }
        let id = names[&row.name];
        let institution = Institution { id, name: row.name.clone(), profile: profile(&after) };
        let joins = !self.enrolled.contains_key(&id);
        let mut problems = self.problems(row, &institution, (&before, &after));
        let (predecessors, unknown) = Self::named(row, names);
        problems.extend(unknown);
        let text =
            |cells: &BTreeMap<&str, String>, column: &str| cells.get(column).cloned().unwrap_or_default();
        if before.get(SUCCESSOR_OF).map_or("", String::as_str) != text(&after, SUCCESSOR_OF) {
            // Also of a row with problems: a circle is told with them.
            plan.change.successions.push((id, predecessors));
        }
        if !problems.is_empty() {
            plan.problems.extend(problems);
            return;
        }
        let asked = if joins { self.asked_of(row, &institution).ok().flatten() } else { None };
        if let Some(asked) = asked {
            after.insert("questionnaire", asked.id.clone());
        }
        let changes: Vec<_> = crate::offline::ROSTER_COLUMNS[1..]
            .iter()
            .map(|column| (*column, text(&before, column), text(&after, column)))
            .filter(|(_, before, after)| before != after)
            .collect();
        if changes.is_empty() && !joins {
            plan.unchanged += 1;
            return;
        }
        self.put(&institution, (known, asked), &after, &mut plan.change);
        plan.lines.push(RosterLine { name: row.name.clone(), is_new: known.is_none(), joins, changes });
    }

    fn put(
        &self,
        institution: &Institution,
        (known, asked): (Option<&Institution>, Option<&QuestionnaireEntry>),
        after: &BTreeMap<&'static str, String>,
        change: &mut RosterChange,
    ) {
        match known {
            None => change.added.push(institution.clone()),
            Some(known) if known.profile != institution.profile => change.changed.push(institution.clone()),
            Some(_) => {}
        }
        if let Some(asked) = asked {
            change.enrolled.push(Response {
                id: ResponseId(fresh_id()),
                round: self.round.id,
                institution: institution.id,
                questionnaire: asked.sha256.clone(),
                state: ResponseState::Open,
            });
        }
        for (is_deputy, email, name) in PEOPLE {
            let text = |column: &str| after.get(column).cloned().unwrap_or_default();
            let contact =
                Contact { institution: institution.id, is_deputy, email: text(email), name: text(name) };
            let stored = self.contacts.get(&(institution.id, is_deputy));
            if contact.email.is_empty() {
                change.without.extend(stored.map(|one| (one.institution, is_deputy)));
            } else if stored != Some(&contact) {
                change.contacts.push(contact);
            }
        }
    }

    /// What only what is stored can tell of a row.
    fn problems(
        &self,
        row: &RosterRow,
        institution: &Institution,
        (before, after): (&BTreeMap<&'static str, String>, &BTreeMap<&'static str, String>),
    ) -> Vec<RosterProblem> {
        let mut problems = Vec::new();
        match self.enrolled.get(&institution.id) {
            _ if institution.profile.kind.is_none() => {
                problems.push(row.problem("kind", RosterWrong::NotAKind(String::new())));
            }
            Some(_) if before.get("questionnaire") != after.get("questionnaire") => {
                let now = before.get("questionnaire").cloned().unwrap_or_default();
                problems.push(row.problem("questionnaire", RosterWrong::AnswersAnother(now)));
            }
            Some(_) => {}
            None => problems.extend(
                self.asked_of(row, institution).err().map(|wrong| row.problem("questionnaire", wrong)),
            ),
        }
        for (_, email, _) in PEOPLE {
            let typed = row.cell(email).filter(|typed| !typed.is_empty());
            let holder =
                typed.and_then(|typed| self.users.iter().find(|user| user.email.eq_ignore_ascii_case(typed)));
            if holder.is_some_and(|user| user.role != Role::Respondent(institution.id)) {
                let typed = typed.unwrap_or_default().to_owned();
                problems.push(row.problem(email, RosterWrong::AddressTaken(typed)));
            }
        }
        problems
    }

    /// What an institution that joins is asked: the questionnaire the row names, or the first meant for its kind.
    fn asked_of(
        &self,
        row: &RosterRow,
        institution: &Institution,
    ) -> Result<Option<&QuestionnaireEntry>, RosterWrong> {
        let kind = institution.profile.kind.map_or("", InstitutionKind::code);
        let named = row.cell("questionnaire").filter(|named| !named.is_empty());
        let mut candidates = self.asked.iter().filter(|(entry, _)| named.is_none_or(|id| entry.id == id));
        if let (Some(id), None) = (named, candidates.clone().next()) {
            return Err(RosterWrong::NotAQuestionnaire(id.to_owned()));
        }
        let meant = candidates
            .find(|(_, questionnaire)| questionnaire.addressed_to.iter().any(|addressed| addressed == kind));
        meant.map(|(entry, _)| Some(entry)).ok_or_else(|| RosterWrong::NoQuestionnaire(kind.to_owned()))
    }
}

fn profile_cells(profile: &Profile) -> BTreeMap<&'static str, String> {
    let Profile { kind, size, sector, region, ownership, controlling_stake, mandates } = profile.clone();
    let mandates = mandates.map(|all| if all.is_empty() { NO_MANDATE.to_owned() } else { all.join(";") });
    BTreeMap::from([
        ("kind", kind.map(InstitutionKind::code).unwrap_or_default().to_owned()),
        ("ownership", ownership.unwrap_or_default()),
        (
            "controlling_stake",
            controlling_stake.map(|share| share.normalize().to_string()).unwrap_or_default(),
        ),
        ("sector", sector.unwrap_or_default()),
        ("size", size.map(SizeBand::code).unwrap_or_default().to_owned()),
        ("region", region.unwrap_or_default()),
        ("mandates", mandates.unwrap_or_default()),
    ])
}

fn profile(cells: &BTreeMap<&'static str, String>) -> Profile {
    let text = |column: &str| cells.get(column).filter(|text| !text.is_empty()).cloned();
    let mandates = text("mandates").map(|list| {
        let mandates = list.split(';').map(str::trim).filter(|one| !one.is_empty() && *one != NO_MANDATE);
        mandates.map(str::to_owned).collect()
    });
    Profile {
        kind: text("kind").and_then(|code| InstitutionKind::from_code(&code)),
        size: text("size").and_then(|code| SizeBand::from_code(&code)),
        sector: text("sector"),
        region: text("region"),
        ownership: text("ownership"),
        controlling_stake: text("controlling_stake").and_then(|share| percent(&share)),
        mandates,
    }
}
