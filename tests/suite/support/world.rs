//! A small invented country: one round, one questionnaire, two institutions, and people with names and roles.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};

use bhr_baseline::response::{
    Answer, GivenAnswer, Institution, InstitutionId, InstitutionKind, MayAnswer, Profile, Response,
    ResponseId, ResponseState, Round, RoundId, RoundSettings, RoundState, SIGNS_AS_HEAD, SaveId, SignOff,
    SizeBand, TypedSignOff, UserId,
};
use bhr_baseline::store::{
    Actor, PasswordHash, QuestionnaireEntry, Role, SaveAnswer, Store, StoredQuestionnaire, User,
};
use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

/// A fresh id; later ones are larger.
pub fn id() -> Uuid {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    Uuid::from_u128(NEXT.fetch_add(1, Ordering::Relaxed).into())
}

/// Noon on the day the tests play, and `minutes` more.
pub fn noon_and(minutes: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_790_000_000, 123_456_000).expect("an instant") + TimeDelta::minutes(minutes)
}

/// Noon on the day the tests play.
pub fn noon() -> DateTime<Utc> {
    noon_and(0)
}

/// The service itself, or the command line.
pub fn operator() -> Actor {
    Actor { user: None, name: "Operator".to_owned() }
}

/// A choice and nothing beside it.
pub fn chosen(option: &str) -> GivenAnswer {
    GivenAnswer { answer: Some(Answer::Choice(option.to_owned())), ..GivenAnswer::default() }
}

/// What the tests start from.
pub struct World {
    /// Where it is kept.
    pub store: Store,
    /// An open round that asks one questionnaire.
    pub round: Round,
    /// The questionnaire's hash.
    pub questionnaire: String,
    /// A ministry.
    pub ministry: Institution,
    /// The ministry's response, open.
    pub response: Response,
    /// Aysel answers for the ministry.
    pub aysel: User,
    /// Rauf reviews.
    pub rauf: User,
}

impl World {
    /// Puts the world into an empty store.
    pub async fn new(store: &Store) -> Self {
        let store = store.clone();
        let by = operator();
        let questionnaire = questionnaire("a1", 1);
        store.add_questionnaire(&by, &questionnaire).await.expect("a questionnaire");
        let questionnaire = questionnaire.entry.sha256;
        let round = round("Baseline 2026");
        let asked = [questionnaire.clone()];
        store.add_round(&by, &round, &asked, noon()).await.expect("a round");
        let ministry = institution("Əmək Nazirliyi");
        store.add_institution(&by, &ministry, noon()).await.expect("an institution");
        let response = open_response(round.id, ministry.id, &questionnaire);
        store.enrol(&by, &response, noon()).await.expect("a response");
        let aysel = user("Aysel@ministry.example", "Aysel", Role::Respondent(ministry.id));
        let rauf = user("rauf@ombudsman.example", "Rauf", Role::Reviewer);
        for person in [&aysel, &rauf] {
            store.add_user(&by, person, &PasswordHash("$argon2id$old".to_owned())).await.expect("a user");
        }
        Self { store, round, questionnaire, ministry, response, aysel, rauf }
    }

    /// Aysel saves a choice, having seen `expected_revision`.
    pub fn save(&self, question: &str, expected_revision: u32, option: &str) -> SaveAnswer {
        SaveAnswer {
            save_id: SaveId(id()),
            response: self.response.id,
            unit: None,
            permit: MayAnswer::by_operator("law", question),
            expected_revision,
            given: chosen(option),
            actor: actor(&self.aysel),
            at: noon(),
        }
    }
}

/// A signature by the head of the institution.
pub fn signature() -> SignOff {
    let typed = TypedSignOff {
        signs_as: SIGNS_AS_HEAD.to_owned(),
        name: "Səidə Qasımova".to_owned(),
        post: "Nazir".to_owned(),
        delegated_by: String::new(),
        order_number: "14-К".to_owned(),
        order_date: "2026-02-03".to_owned(),
        is_confirmed: true,
    };
    typed.read(noon().date_naive()).expect("a signature")
}

/// A person as an actor.
pub fn actor(user: &User) -> Actor {
    Actor { user: Some(user.id), name: user.name.clone() }
}

/// A questionnaire version of two files.
pub fn questionnaire(sha256: &str, version: u32) -> StoredQuestionnaire {
    let entry = QuestionnaireEntry {
        sha256: sha256.to_owned(),
        id: "state-duty".to_owned(),
        version,
        language: "en".to_owned(),
        title: "State duty".to_owned(),
        added_at: noon(),
    };
    let file = |path: &str| (path.to_owned(), format!("# {path}\n"));
    StoredQuestionnaire { entry, files: BTreeMap::from([file("questionnaire.yaml"), file("az.yaml")]) }
}

/// An open round.
pub fn round(name: &str) -> Round {
    Round {
        id: RoundId(id()),
        name: name.to_owned(),
        deadline: Some(noon().date_naive()),
        smallest_cell: 5,
        state: RoundState::Open,
        settings: RoundSettings::default(),
    }
}

/// A large government institution with mandates.
pub fn institution(name: &str) -> Institution {
    let profile = Profile {
        kind: Some(InstitutionKind::Government),
        size: Some(SizeBand::Large),
        sector: Some("O".to_owned()),
        region: None,
        ownership: None,
        controlling_stake: None,
        mandates: Some(vec!["labour".to_owned(), "inspection".to_owned()]),
    };
    Institution { id: InstitutionId(id()), name: name.to_owned(), profile }
}

/// A response nobody has answered yet.
pub fn open_response(round: RoundId, institution: InstitutionId, questionnaire: &str) -> Response {
    Response {
        id: ResponseId(id()),
        round,
        institution,
        questionnaire: questionnaire.to_owned(),
        state: ResponseState::Open,
    }
}

/// An active person.
pub fn user(email: &str, name: &str, role: Role) -> User {
    User {
        id: UserId(id()),
        email: email.to_owned(),
        name: name.to_owned(),
        role,
        language: "az".to_owned(),
        is_focal_point: true,
        is_active: true,
        created_at: noon(),
    }
}
