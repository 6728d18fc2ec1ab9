//! A made-up country for trying things out: 22 institutions whose answers come from a fixed seed.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use rust_decimal::Decimal;

use super::clock::fresh_id;
use super::error::Error;
use super::exchange::{Roster, imported};
use super::shipped::shipped;
use super::{Accounts, Assessment};
use crate::findings::Dimension;
use crate::questionnaire::{Question, QuestionKind, Questionnaire, UNIT_KIND};
use crate::response::{
    Answer, AnswerKey, AnswerSheet, Institution, InstitutionId, InstitutionKind, PartRole, Profile,
    ReleaseId, Response, ResponseId, ResponseState, Round, RoundId, RoundSettings, RoundState,
    SMALLEST_CELL_DEFAULT, SizeBand, TaskPart, Unit, UnitId, UserId,
};
use crate::scoring::{Applies, applies};
use crate::store::{Actor, Assignment, Import, ImportedResponse, Role, User};

/// Name of the closed round with all answers.
pub const DEMO_ROUND: &str = "Numunastan baseline 2026 (fictional)";
/// Name of the open round for trying to answer.
pub const PRACTICE_ROUND: &str = "Practice round (fictional)";
/// Everybody's password in the demonstration.
pub const DEMO_PASSWORD: &str = "numunastan-demo";
/// Subordinate bodies of the first ministry.
const DEMO_UNITS: [&str; 2] = ["Inspection of the North (fictional)", "Inspection of the South (fictional)"];
/// The section each of them answers.
const DEMO_UNIT_SECTION: &str = "labour-inspection";
/// What the findings that are released stand by, beside kinds.
const SEGMENTS: [Dimension; 2] = [Dimension::Ownership, Dimension::Size];
/// Where the answers come from.
const SEED: u64 = 20_261_122;

/// One sign-in per role: role, address, name.
pub const DEMO_PEOPLE: [(&str, &str, &str); 4] = [
    ("administrator", "admin@numunastan.example", "Aydan Example"),
    ("reviewer", "reviewer@numunastan.example", "Rauf Example"),
    ("policymaker", "policymaker@numunastan.example", "Pərvanə Example"),
    ("respondent", "respondent@numunastan.example", "Röya Example"),
];

/// Somebody who has part in the first section of the open round: address, name.
pub const DEMO_COLLEAGUE: (&str, &str) = ("colleague@numunastan.example", "Kamil Example");

/// Name, size, mandates of the government bodies.
const GOVERNMENT: [(&str, SizeBand, &[&str]); 12] = [
    ("Ministry of Work of Numunastan (fictional)", SizeBand::Large, &["labour-inspection", "groups-at-risk"]),
    ("Ministry of Trade of Numunastan (fictional)", SizeBand::Large, &["investment", "reporting"]),
    ("Ministry of Laws of Numunastan (fictional)", SizeBand::Large, &["courts"]),
    (
        "Ministry of Neighbours of Numunastan (fictional)",
        SizeBand::Medium,
        &["investment", "conflict-affected-areas"],
    ),
    ("Ministry of Rivers of Numunastan (fictional)", SizeBand::Medium, &["environment"]),
    (
        "Ministry of Healing of Numunastan (fictional)",
        SizeBand::Large,
        &["public-services", "groups-at-risk"],
    ),
    ("Ministry of Schools of Numunastan (fictional)", SizeBand::Large, &["education", "public-services"]),
    ("Purchasing Agency of Numunastan (fictional)", SizeBand::Small, &["procurement"]),
    ("Property Committee of Numunastan (fictional)", SizeBand::Medium, &["state-ownership"]),
    ("High Court of Numunastan (fictional)", SizeBand::Medium, &["courts"]),
    ("Consumer Service of Numunastan (fictional)", SizeBand::Small, &["consumer-data", "remedy-mechanisms"]),
    ("Town Council of Numuna (fictional)", SizeBand::Medium, &["public-services", "procurement"]),
];

/// Name, sector, size of the companies.
const COMPANIES: [(&str, &str, SizeBand, InstitutionKind); 10] = [
    ("Numuna Wells (fictional)", "B", SizeBand::Large, InstitutionKind::StateOwned),
    ("Numuna Rails (fictional)", "H", SizeBand::Large, InstitutionKind::StateOwned),
    ("Numuna Lights (fictional)", "D", SizeBand::Large, InstitutionKind::StateOwned),
    ("Numuna Waters (fictional)", "E", SizeBand::Medium, InstitutionKind::StateOwned),
    ("Xayal Bank (fictional)", "K", SizeBand::Large, InstitutionKind::Private),
    ("Xayal Bricks (fictional)", "F", SizeBand::Medium, InstitutionKind::Private),
    ("Xayal Cotton (fictional)", "C", SizeBand::Medium, InstitutionKind::Private),
    ("Xayal Orchards (fictional)", "A", SizeBand::Small, InstitutionKind::Private),
    ("Xayal Phones (fictional)", "J", SizeBand::Large, InstitutionKind::Private),
    ("Xayal Sweets (fictional)", "C", SizeBand::Small, InstitutionKind::Private),
];

/// The fictional institutions with their profiles.
pub fn institutions() -> Roster {
    let government = GOVERNMENT.iter().map(|(name, size, mandates)| {
        let profile = Profile {
            kind: Some(InstitutionKind::Government),
            size: Some(*size),
            sector: Some("O".to_owned()),
            region: Some("Numuna".to_owned()),
            ownership: Some("state".to_owned()),
            controlling_stake: None,
            mandates: Some(mandates.iter().map(|mandate| (*mandate).to_owned()).collect()),
        };
        ((*name).to_owned(), profile)
    });
    let companies = COMPANIES.iter().map(|(name, sector, size, kind)| {
        let is_state = *kind == InstitutionKind::StateOwned;
        let profile = Profile {
            kind: Some(*kind),
            size: Some(*size),
            sector: Some((*sector).to_owned()),
            region: Some("Numuna".to_owned()),
            ownership: Some(if is_state { "state" } else { "private" }.to_owned()),
            controlling_stake: is_state.then(|| rust_decimal::Decimal::new(510, 1)),
            mandates: Some(Vec::new()),
        };
        ((*name).to_owned(), profile)
    });
    government.chain(companies).collect()
}

/// Answers as an institution might give them. The same seed always gives the same answers.
pub fn answers(questionnaire: &Questionnaire, profile: Profile, seed: u64) -> AnswerSheet {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let strength = random.random_range(30..95);
    let mut sheet = AnswerSheet { profile, ..AnswerSheet::default() };
    for question in &questionnaire.questions {
        if applies(questionnaire, &sheet, question, None) == Applies::Hidden {
            continue;
        }
        if let Some(answer) = invent(questionnaire, question, strength, &mut random) {
            let given = sheet.given.entry(AnswerKey::own(&question.id)).or_default();
            if answer_has_source(&answer, &mut random) {
                given.source = format!(
                    "Order No {}, {} March 2025",
                    random.random_range(10..400),
                    random.random_range(1..28)
                );
            }
            given.answer = Some(answer);
        }
    }
    sheet
}

fn answer_has_source(answer: &Answer, random: &mut ChaCha8Rng) -> bool {
    matches!(answer, Answer::Choice(_) | Answer::Checklist { .. }) && random.random_ratio(2, 3)
}

fn invent(
    questionnaire: &Questionnaire,
    question: &Question,
    strength: u32,
    random: &mut ChaCha8Rng,
) -> Option<Answer> {
    match random.random_range(0..100) {
        0..4 => return None,
        4..8 => return Some(Answer::DoNotKnow),
        8..11 => return Some(Answer::NoData),
        11..20 if question.not_applicable && !questionnaire.reasons.is_empty() => {
            let place = random.random_range(0..questionnaire.reasons.len());
            return Some(Answer::NotApplicable { reason: questionnaire.reasons[place].id.clone() });
        }
        _ => {}
    }
    Some(match &question.kind {
        QuestionKind::Choice { options } => {
            let steps = options.len() - 1;
            let reached = (0..steps).filter(|_| random.random_ratio(strength, 100)).count();
            Answer::Choice(options[reached].id.clone())
        }
        QuestionKind::Checklist { elements } => {
            let met: BTreeSet<String> = elements
                .iter()
                .filter(|_| random.random_ratio(strength, 100))
                .map(|element| element.id.clone())
                .collect();
            Answer::Checklist { met, not_applicable: BTreeSet::new() }
        }
        QuestionKind::Number { minimum, maximum, .. } => {
            let most = maximum.unwrap_or(Decimal::ONE_HUNDRED);
            let share = Decimal::new(random.random_range(0..100), 2);
            let least = minimum.unwrap_or_default();
            Answer::Number((least + (most - least) * share).round())
        }
        QuestionKind::Date => {
            Answer::Date(chrono::NaiveDate::from_ymd_opt(2025, random.random_range(1..=12), 15)?)
        }
        QuestionKind::Text => Answer::Text("Written for the demonstration.".to_owned()),
    })
}

impl Assessment {
    /// Fills an empty database with the demonstration; one that has it already is left as it is.
    ///
    /// # Errors
    /// The database's.
    pub async fn demonstrate(&self, accounts: &Accounts, now: DateTime<Utc>) -> Result<Round, Error> {
        if let Some(round) = self.store.round_by_name(DEMO_ROUND).await? {
            return Ok(round);
        }
        let actor = super::command_line();
        let mut questionnaires = Vec::new();
        for folder in shipped() {
            questionnaires.push(self.add_questionnaire(&actor, &folder, now).await?);
        }
        let institutions = self.add_demo_institutions(&actor, now).await?;
        let reviewer = self.add_demo_people(accounts, &actor, &institutions, now).await?;
        self.add_practice_round(&actor, &questionnaires, &institutions, now).await?;
        self.add_demo_colleague(accounts, &actor, &institutions, now).await?;
        self.add_demo_earlier_round(&reviewer, &questionnaires, &institutions, now).await?;
        let round = self.add_demo_round(&reviewer, &questionnaires, &institutions, now).await?;
        self.add_demo_register(&reviewer, round.id, now).await?;
        self.add_demo_plans(&reviewer, round.id, now).await?;
        Ok(round)
    }

    async fn add_demo_institutions(
        &self,
        actor: &Actor,
        now: DateTime<Utc>,
    ) -> Result<Vec<Institution>, Error> {
        let mut added = Vec::new();
        for (name, profile) in institutions() {
            let institution = Institution { id: InstitutionId(fresh_id()), name, profile };
            self.store.add_institution(actor, &institution, now).await?;
            added.push(institution);
        }
        Ok(added)
    }

    /// One person per role; the respondent answers for the first government body. Gives the reviewer.
    async fn add_demo_people(
        &self,
        accounts: &Accounts,
        actor: &Actor,
        institutions: &[Institution],
        now: DateTime<Utc>,
    ) -> Result<Actor, Error> {
        let first = institutions.iter().find(|one| one.name == GOVERNMENT[0].0).map(|one| one.id);
        let mut reviewer = actor.clone();
        for (role, email, name) in DEMO_PEOPLE {
            let institution = first.filter(|_| role == "respondent");
            let user = User {
                id: UserId(fresh_id()),
                email: email.to_owned(),
                name: name.to_owned(),
                role: Role::from_code(role, institution).ok_or(Error::NotFound("role"))?,
                language: "en".to_owned(),
                is_focal_point: true,
                is_active: true,
                created_at: now,
            };
            self.store.add_user(actor, &user, &accounts.hash(DEMO_PASSWORD).await?).await?;
            if role == "reviewer" {
                reviewer = Actor { user: Some(user.id), name: user.name };
            }
        }
        Ok(reviewer)
    }

    async fn add_practice_round(
        &self,
        actor: &Actor,
        questionnaires: &[String],
        institutions: &[Institution],
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        let round = round(PRACTICE_ROUND, now);
        self.store.add_round(actor, &round, questionnaires, now).await?;
        for institution in institutions {
            let response = ResponseId(fresh_id());
            self.enrol(actor, &round, institution, response, now).await?;
            if institution.name == GOVERNMENT[0].0 {
                self.add_demo_units(actor, response, now).await?;
            }
        }
        Ok(())
    }

    /// The ministry's subordinate bodies answer one section each for itself.
    async fn add_demo_units(
        &self,
        actor: &Actor,
        response: ResponseId,
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        let unit =
            |name: &str| Unit { id: UnitId(fresh_id()), name: name.to_owned(), kind: UNIT_KIND.to_owned() };
        let units = DEMO_UNITS.map(unit);
        self.store.add_units(actor, response, &units, now).await?;
        let sections = BTreeSet::from([DEMO_UNIT_SECTION.to_owned()]);
        let seen = self.store.unit_plan(response).await?.revision;
        self.store.choose_unit_sections(actor, response, (seen, &sections), now).await?;
        Ok(())
    }

    /// Comments on the first section of the practice round for the first government body, and answers one question.
    async fn add_demo_colleague(
        &self,
        accounts: &Accounts,
        actor: &Actor,
        institutions: &[Institution],
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        // By its name, as the respondent is: the list is in another order.
        let found = institutions.iter().find(|one| one.name == GOVERNMENT[0].0);
        let Some(first) = found else { return Ok(()) };
        let (email, name) = DEMO_COLLEAGUE;
        let user = User {
            id: UserId(fresh_id()),
            email: email.to_owned(),
            name: name.to_owned(),
            role: Role::Respondent(first.id),
            is_focal_point: false,
            language: "en".to_owned(),
            is_active: true,
            created_at: now,
        };
        self.store.add_user(actor, &user, &accounts.hash(DEMO_PASSWORD).await?).await?;
        let mut tasks = Vec::new();
        for enrolled in self.store.responses_of_institution(first.id).await? {
            let questionnaire = self.questionnaire(&enrolled.response.questionnaire).await?;
            let section = questionnaire.sections.first().ok_or(Error::NotFound("section"))?;
            let question = section.questions.first().map(|place| questionnaire.questions[*place].id.clone());
            // No whole section to answer: it would be a draft, and keep the respondent from handing in.
            let given = [(None, PartRole::Comment), (question, PartRole::Answer)];
            tasks.extend(given.map(|(question, role)| Assignment {
                response: enrolled.response.id,
                email: email.to_owned(),
                part: TaskPart { section: section.id.clone(), question },
                role,
                due_on: Some((now + chrono::Duration::days(10)).date_naive()),
                by_name: actor.name.clone(),
                at: now,
            }));
        }
        self.store.assign(actor, &tasks).await?;
        Ok(())
    }

    async fn add_demo_round(
        &self,
        reviewer: &Actor,
        questionnaires: &[String],
        institutions: &[Institution],
        now: DateTime<Utc>,
    ) -> Result<Round, Error> {
        let round = round(DEMO_ROUND, now);
        self.store.add_round(reviewer, &round, questionnaires, now).await?;
        let mut import = Import::default();
        for (number, institution) in institutions.iter().enumerate() {
            let sha256 = self.questionnaire_for(&round, institution).await?;
            let questionnaire = self.questionnaire(&sha256).await?;
            let mut sheet = answers(&questionnaire, institution.profile.clone(), SEED + number as u64);
            super::demo_duties::adjust(&questionnaire, &mut sheet);
            super::demo_plan::adjust(&institution.name, &questionnaire, &mut sheet);
            let by = reviewer.user.unwrap_or(UserId(uuid::Uuid::nil()));
            let whole = imported((&round, institution, &sha256), &sheet, by, now);
            let response = Response { state: ResponseState::Open, ..whole.response };
            import.responses.push(ImportedResponse { response, snapshot: None, ..whole });
        }
        self.store.bulk_import(reviewer, round.id, &import, now).await?;
        for (number, imported) in import.responses.iter().enumerate() {
            self.sign_demo_response(reviewer, (imported.response.id, number), now).await?;
        }
        self.store.close_round(reviewer, round.id, now).await?;
        let round = self.store.round(round.id).await?.ok_or(Error::NotFound("round"))?;
        self.make_release(reviewer, &round, (ReleaseId(fresh_id()), &SEGMENTS), now).await?;
        Ok(round)
    }
}

fn round(name: &str, now: DateTime<Utc>) -> Round {
    Round {
        id: RoundId(fresh_id()),
        name: name.to_owned(),
        deadline: Some((now + chrono::Duration::days(30)).date_naive()),
        smallest_cell: SMALLEST_CELL_DEFAULT,
        state: RoundState::Open,
        settings: RoundSettings::default(),
    }
}
