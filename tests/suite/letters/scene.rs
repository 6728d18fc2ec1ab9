//! A round with a last day, a ministry with a focal point and a colleague, and a reviewer.

use bhr_baseline::assessment::Assessment;
use bhr_baseline::assessment::letters::Letters;
use bhr_baseline::mail::PostSettings;
use bhr_baseline::response::{InstitutionKind, LetterId, Response, ResponseId, Round};
use bhr_baseline::store::{Letter, LetterKind, LetterState, NewLetter, PasswordHash, Role, Store, User, Way};
use chrono::{DateTime, NaiveDate, Utc};

use crate::support::app::{institution, river_duty};
use crate::support::database::Database;
use crate::support::rows::Rows;
use crate::support::world::{id, noon, operator, round, user};

/// The last day of the round.
pub const LAST_DAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 10, 20).expect("a day");

/// What the tests start from.
pub struct Scene {
    pub store: Store,
    pub rows: Rows,
    pub round: Round,
    pub response: ResponseId,
    /// Focal point, reads Azerbaijani.
    pub aysel: User,
    /// Colleague, reads Russian.
    pub kamran: User,
    /// Reviewer, reads English.
    pub rauf: User,
    _database: Database,
}

/// Noon in Greenwich on a day of the autumn.
pub fn on(month: u32, day: u32) -> DateTime<Utc> {
    NaiveDate::from_ymd_opt(2026, month, day).expect("a day").and_hms_opt(12, 0, 0).expect("noon").and_utc()
}

impl Scene {
    pub async fn new(database: Database) -> Self {
        let store = database.store.clone();
        let assessment = Assessment::new(store.clone());
        let by = operator();
        let sha256 = assessment.add_questionnaire(&by, &river_duty(), noon()).await.expect("a questionnaire");
        let round = Round { deadline: Some(LAST_DAY), ..round("Çaylar 2026") };
        store.add_round(&by, &round, &[sha256], noon()).await.expect("a round");
        let ministry = institution("Əmək Nazirliyi", InstitutionKind::Government);
        store.add_institution(&by, &ministry, noon()).await.expect("an institution");
        let response = ResponseId(id());
        assessment.enrol(&by, &round, &ministry, response, noon()).await.expect("a response");
        let person = async |email: &str, name: &str, role, language: &str| {
            let user = User { language: language.to_owned(), ..user(email, name, role) };
            store.add_user(&by, &user, &PasswordHash(String::new())).await.expect("a person");
            user
        };
        let ministry_role = Role::Respondent(ministry.id);
        let aysel = person("aysel@ministry.example", "Aysel Rəhimova", ministry_role, "az").await;
        let kamran = person("kamran@ministry.example", "Камран Алиев", ministry_role, "ru").await;
        let rauf = person("rauf@ombudsman.example", "Rauf Məmmədov", Role::Reviewer, "en").await;
        let rows = Rows::of(&database.url);
        let kamran_id = rows.id(kamran.id.0);
        rows.run(&format!("UPDATE users SET is_focal_point = FALSE WHERE id = {kamran_id}")).await;
        Self { store, rows, round, response, aysel, kamran, rauf, _database: database }
    }

    /// Letters nobody sends.
    pub fn by_hand(&self) -> Letters {
        Letters::new(self.store.clone(), &PostSettings::default()).expect("letters")
    }

    /// Letters through the server of these settings.
    pub fn post(&self, settings: &PostSettings) -> Letters {
        Letters::new(self.store.clone(), settings).expect("letters")
    }

    pub async fn response(&self) -> Response {
        self.store.response(self.response).await.expect("the database").expect("the response")
    }

    /// Every letter in a state, the oldest first.
    pub async fn letters(&self, state: LetterState) -> Vec<Letter> {
        let end = DateTime::<Utc>::from_timestamp(4_000_000_000, 0).expect("an instant");
        let mut found = self.store.list_letters(state, end, 1000).await.expect("letters");
        found.reverse();
        found
    }

    /// What the letters to be passed on are about, and to whom.
    pub async fn told(&self) -> Vec<(LetterKind, String)> {
        let letters = self.letters(LetterState::ByHand).await;
        let mut told: Vec<_> = letters.into_iter().map(|letter| (letter.kind, letter.email)).collect();
        told.sort();
        told
    }

    /// Writes a letter to an address.
    pub async fn write(&self, email: &str, at: DateTime<Utc>) {
        let letter_id = LetterId(id());
        let letter = NewLetter {
            id: letter_id,
            key: format!("test:{letter_id}"),
            kind: LetterKind::Mention,
            email: email.to_owned(),
            name: "Aysel".to_owned(),
            person: None,
            language: "az".to_owned(),
            subject: "Salam".to_owned(),
            body: "Salam.".to_owned(),
            message_id: format!("<{letter_id}@ombudsman.example>"),
            round: None,
            response: None,
            at,
            useless_at: None,
            way: Way::Mail,
        };
        self.store.write_letters(&operator(), &[letter], at).await.expect("it is written");
    }

    /// Gives a section to an address.
    pub async fn assign(&self, email: &str, section: &str, due: &str, at: DateTime<Utc>) {
        let (response, by) = (self.rows.id(self.response.0), self.rows.id(self.aysel.id.0));
        let at = at.to_rfc3339();
        let due = if due.is_empty() { "NULL".to_owned() } else { format!("'{due}'") };
        self.rows
            .run(&format!(
                "INSERT INTO assignments (response_id, email_key, section_id, question_id, role, due_on, \
                 assigned_by, assigned_by_name, assigned_at) \
                 VALUES ({response}, '{email}', '{section}', '', 'answer', {due}, {by}, 'Aysel Rəhimova', '{at}')"
            ))
            .await;
    }

    /// Somebody says something about the law in force.
    pub async fn comment(&self, by: &User, audience: &str, at: DateTime<Utc>) -> String {
        let comment = self.rows.id(id());
        let (response, unit) = (self.rows.id(self.response.0), self.rows.id(uuid::Uuid::nil()));
        let (author, name, at) = (self.rows.id(by.id.0), &by.name, at.to_rfc3339());
        let is_from_nhri = if by.id == self.rauf.id { "TRUE" } else { "FALSE" };
        self.rows
            .run(&format!(
                "INSERT INTO comments (id, response_id, unit_id, question_id, audience, is_from_nhri, written_by, \
                 written_by_name, written_at, content) VALUES ({comment}, {response}, {unit}, 'law-in-force', \
                 '{audience}', {is_from_nhri}, {author}, '{name}', '{at}', 'between us')"
            ))
            .await;
        comment
    }

    /// Names somebody in a comment.
    pub async fn mention(&self, comment: &str, user: &User) {
        let user = self.rows.id(user.id.0);
        self.rows
            .run(&format!("INSERT INTO mentions (comment_id, user_id) VALUES ({comment}, {user})"))
            .await;
    }
}
