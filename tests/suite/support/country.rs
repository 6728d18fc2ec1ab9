//! A made-up country that runs through the real use cases: twelve State bodies, the shipped questionnaire, one round.

use std::collections::BTreeMap;
use std::sync::Arc;

use bhr_baseline::assessment::{Accounts, Assessment, clock, command_line, demo, shipped};
use bhr_baseline::questionnaire::{Questionnaire, load};
use bhr_baseline::response::{
    GivenAnswer, Institution, InstitutionId, InstitutionKind, MayAnswer, Profile, ResponseId, Round, SaveId,
    Sheets, UserId,
};
use bhr_baseline::store::{Role, SaveAnswer, Store, User};

/// The round.
pub const ROUND: &str = "İlkin qiymətləndirmə 2026";
/// Everybody's password.
pub const PASSWORD: &str = demo::DEMO_PASSWORD;

/// What the tests of the running service start from.
pub struct Country {
    /// The use cases, beside those of the service on the same database.
    pub assessment: Assessment,
    /// The round, open.
    pub round: Round,
    /// What its institutions are asked.
    pub questionnaire: Arc<Questionnaire>,
    /// Institutions still to answer, with their responses.
    pub open: Vec<(Institution, ResponseId)>,
    /// Institutions whose answers are accepted.
    pub accepted: Vec<String>,
}

impl Country {
    /// Puts the country into an empty store. The first `open` institutions have still to answer.
    pub async fn new(store: &Store, open: usize) -> Self {
        let assessment = Assessment::new(store.clone());
        let folder =
            shipped().into_iter().find(|folder| load(folder).is_ok_and(|one| one.id == "state-duty"));
        let folder = folder.expect("it is shipped");
        let questionnaire = Arc::new(load(&folder).expect("a test checks it"));
        let bodies = demo::institutions()
            .into_iter()
            .filter(|(_, profile)| profile.kind == Some(InstitutionKind::Government));
        let mut bodies: Vec<(String, Profile)> = bodies.collect();
        let accepted: BTreeMap<String, Profile> = bodies.split_off(open).into_iter().collect();
        let sheets: Sheets = (1..)
            .zip(&accepted)
            .map(|(seed, (name, profile))| {
                (name.clone(), demo::answers(&questionnaire, profile.clone(), seed))
            })
            .collect();
        let data = (questionnaire.as_ref(), &sheets, &accepted);
        let round = assessment.import(&command_line(), ROUND, &folder, data, clock::now()).await;
        let round = store.round(round.expect("imported")).await.expect("read").expect("a round");
        let accepted = accepted.into_keys().collect();
        let mut country = Self { assessment, round, questionnaire, open: Vec::new(), accepted };
        for (name, profile) in bodies {
            country.enrol(name, profile).await;
        }
        country
    }

    async fn enrol(&mut self, name: String, profile: Profile) {
        let (store, by, now) = (&self.assessment.store, command_line(), clock::now());
        let institution = Institution { id: InstitutionId(clock::fresh_id()), name, profile };
        store.add_institution(&by, &institution, now).await.expect("added");
        let response = ResponseId(clock::fresh_id());
        self.assessment.enrol(&by, &self.round, &institution, response, now).await.expect("enrolled");
        self.open.push((institution, response));
    }

    /// The first save of an answer, by the command line.
    pub fn save(&self, response: ResponseId, question: &str, given: GivenAnswer) -> SaveAnswer {
        SaveAnswer {
            save_id: SaveId(clock::fresh_id()),
            response,
            unit: None,
            permit: MayAnswer::by_operator("law", question),
            expected_revision: 0,
            given,
            actor: command_line(),
            at: clock::now(),
        }
    }

    /// Gives somebody an account. Everybody has the same password.
    pub async fn person(&self, email: &str, name: &str, role: Role, language: &str) -> User {
        let user = User {
            id: UserId(clock::fresh_id()),
            email: email.to_owned(),
            name: name.to_owned(),
            role,
            language: language.to_owned(),
            is_focal_point: true,
            is_active: true,
            created_at: clock::now(),
        };
        let accounts = Accounts::new(self.assessment.store.clone()).expect("a machine that can hash");
        let hash = accounts.hash(PASSWORD).await.expect("a hash");
        self.assessment.store.add_user(&command_line(), &user, &hash).await.expect("added");
        user
    }
}
