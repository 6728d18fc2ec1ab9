//! The process is killed again and again while people answer. Whatever the service said it had saved is there.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use bhr_baseline::assessment::clock;
use bhr_baseline::response::ResponseId;
use bhr_baseline::store::{Role, Store};
use serde_json::{Value, json};
use sqlx::{Connection as _, SqliteConnection};

use crate::support::country::Country;
use crate::support::database::on_both_engines;
use crate::support::service::Service;
use crate::support::visitor::Visitor;

const KILLS: usize = 12;
const INSTITUTIONS: usize = 3;
/// Answered by every institution, whatever else it answers.
const QUESTIONS: [&str; 3] = ["law-review", "expectation-stated", "guidance-issued"];
/// Both save the same answers, so each now and then finds that the other was first.
const COLLEAGUES: [&str; 2] = ["Aysel", "Orxan"];

/// Response and question: one answer.
type Place = (ResponseId, &'static str);

/// A save the service said it had made: where, which revision, which words.
struct Acknowledged {
    place: Place,
    revision: u64,
    words: String,
}

on_both_engines! {
    async fn no_acknowledged_save_is_lost_when_the_process_is_killed_under_load(database: Database) {
        let country = Country::new(&database.store, INSTITUTIONS).await;
        let respondents = respondents(&country).await;
        database.store.close().await;
        let mut service = Service::serve(&database.url).await;
        let is_over = Arc::new(AtomicBool::new(false));
        let load = load(&service, respondents, &is_over).await;
        for _ in 0..KILLS {
            tokio::time::sleep(Duration::from_millis(rand::random_range(200..900))).await;
            service.kill();
            service.start_again().await;
        }
        is_over.store(true, Ordering::Relaxed);
        let mut acknowledged = Vec::new();
        for person in load {
            acknowledged.extend(person.await.expect("nobody was refused"));
        }
        service.kill();
        println!("{KILLS} kills, {} acknowledged saves", acknowledged.len());
        let store = Store::open(&database.url).await.expect("the database opens");
        check(&store, &country, acknowledged).await;
        store.close().await;
        check_file(&database.url).await;
    }
}

/// Two respondents for each institution: who, and the response they answer.
async fn respondents(country: &Country) -> Vec<(String, ResponseId)> {
    let mut people = Vec::new();
    for (number, (institution, response)) in country.open.iter().enumerate() {
        for name in COLLEAGUES {
            let email = format!("{name}@institution{number}.example");
            country.person(&email, name, Role::Respondent(institution.id), "az").await;
            people.push((email, *response));
        }
    }
    people
}

type Load = Vec<tokio::task::JoinHandle<Vec<Acknowledged>>>;

/// Everybody signs in once, and then answers all questions at the same time.
async fn load(service: &Service, people: Vec<(String, ResponseId)>, is_over: &Arc<AtomicBool>) -> Load {
    let mut load = Load::new();
    for (email, response) in people {
        let visitor = Visitor::sign_in(&service.page("/"), &email).await;
        let address = service.page(&format!("/responses/{response}/answers"));
        for question in QUESTIONS {
            let answering = Answering {
                visitor: visitor.clone(),
                address: address.clone(),
                email: email.clone(),
                place: (response, question),
                is_over: Arc::clone(is_over),
            };
            load.push(tokio::spawn(answering.go_on()));
        }
    }
    load
}

/// Somebody at one answer.
struct Answering {
    visitor: Visitor,
    address: String,
    email: String,
    place: Place,
    is_over: Arc<AtomicBool>,
}

impl Answering {
    /// Saves one text after the other, each with words of its own.
    async fn go_on(self) -> Vec<Acknowledged> {
        let (mut revision, mut acknowledged) = (0, Vec::new());
        for number in 0.. {
            if self.is_over.load(Ordering::Relaxed) {
                break;
            }
            let words = format!("{} yazır: {number}", self.email);
            let (status, reply) = self.deliver(&self.save(revision, &words)).await;
            revision = reply["revision"].as_u64().expect("a revision");
            if status == 200 {
                acknowledged.push(Acknowledged { place: self.place, revision, words });
            }
        }
        acknowledged
    }

    fn save(&self, revision: u64, words: &str) -> Value {
        json!({
            "save_id": clock::fresh_id(), "question": self.place.1, "unit": "", "revision": revision,
            "answer": {"kind": "do-not-know"}, "reason": "", "comment": words, "source": "",
        })
    }

    /// Sends a save, under the same id, until the service answers; then it is saved or a colleague was first.
    async fn deliver(&self, save: &Value) -> (u16, Value) {
        loop {
            if let Ok(reply) = self.visitor.post(&self.address, save).await {
                let status = reply.status().as_u16();
                if let (200 | 409, Ok(json)) = (status, reply.json().await) {
                    return (status, json);
                }
                assert!(matches!(status, 200 | 409 | 429 | 500..), "{status} for {save}");
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}

/// The history of every answer is what was acknowledged: nothing lost, nothing twice, nothing else, no hole.
async fn check(store: &Store, country: &Country, acknowledged: Vec<Acknowledged>) {
    let mut expected: BTreeMap<(String, &str), Vec<(u64, String)>> = BTreeMap::new();
    for Acknowledged { place: (response, question), revision, words } in acknowledged {
        expected.entry((response.to_string(), question)).or_default().push((revision, words));
    }
    let mut versions = 0;
    for (_, response) in &country.open {
        let answers = store.answers(*response).await.expect("answers");
        for question in QUESTIONS {
            let mut expected = expected.remove(&(response.to_string(), question)).expect("somebody answered");
            expected.sort();
            let history = store.answer_history(*response, None, question).await.expect("a history");
            let kept: Vec<(u64, String)> = history
                .iter()
                .map(|version| (u64::from(version.revision), version.given.comment.clone()))
                .collect();
            assert_eq!(kept, expected, "{question}");
            let revisions: Vec<u64> = kept.iter().map(|(revision, _)| *revision).collect();
            assert_eq!(revisions, (1..=kept.len() as u64).collect::<Vec<_>>(), "{question}");
            let now = answers.iter().find(|answer| answer.question == question).expect("an answer");
            assert_eq!(Some(now), history.last(), "{question}");
            versions += kept.len();
        }
        assert_eq!(answers.len(), QUESTIONS.len(), "nobody answered anything else");
    }
    assert_eq!(deeds(store, country).await, versions, "each version has its deed");
}

/// How many saves of the open responses the record has.
async fn deeds(store: &Store, country: &Country) -> usize {
    let open: Vec<String> = country.open.iter().map(|(_, response)| response.to_string()).collect();
    let (mut before, mut found) = (None, 0);
    loop {
        let page = store.list_audit(before, 1000).await.expect("deeds");
        let Some(last) = page.last() else { return found };
        before = Some(last.seq);
        found +=
            page.iter().filter(|deed| deed.action == "answer.save" && open.contains(&deed.subject)).count();
    }
}

/// SQLite's own check of the file.
async fn check_file(url: &str) {
    if !url.starts_with("sqlite:") {
        return;
    }
    let mut connection = SqliteConnection::connect(url).await.expect("the file opens");
    let found: String =
        sqlx::query_scalar("PRAGMA integrity_check").fetch_one(&mut connection).await.expect("a word");
    assert_eq!(found, "ok");
    connection.close().await.expect("the file closes");
}
