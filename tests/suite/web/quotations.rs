//! Words of institutions in a release: proposed, redacted, asked for, agreed to; and every way they are kept back.

use bhr_baseline::assessment::letters::Letters;
use bhr_baseline::assessment::{NewRedaction, Roster, Said, clock};
use bhr_baseline::mail::PostSettings;
use bhr_baseline::questionnaire::load;
use bhr_baseline::response::{
    ConsentWay, InstitutionId, InstitutionKind, Profile, Quotation, QuotationId, QuotedPart, ReleaseId,
    ResponseId, Round, read_answers,
};
use bhr_baseline::store::{LetterKind, LetterState, Role, SeenQuotation, StoreError, User};
use chrono::TimeDelta;

use crate::support::app::{App, now, river_duty};
use crate::support::client::{Browser, Reply};
use crate::support::database::on_both_engines;
use crate::support::world::{id, operator, user};

/// What the agency wrote.
const ORIGINAL: &str = "With Sakit MMC we count fish: ask lale@bir.example or 012 493 00 11";
/// What is left of it.
const REDACTED: &str = "[…] we count fish […]";
/// The address of the answer in a response.
const PLACE: &str = "/judge/law-in-force.";

/// A quotation somebody has just proposed.
pub async fn proposed(app: &App, response: ResponseId) -> QuotationId {
    let found = app.assessment.store.response(response).await.unwrap().unwrap();
    let quotation = Quotation {
        id: QuotationId(id()),
        round: found.round,
        institution: found.institution,
        response,
        unit: None,
        question: "law-in-force".to_owned(),
        part: QuotedPart::Comment,
        original: ORIGINAL.to_owned(),
        by_name: "Rauf".to_owned(),
        at: now(),
        redaction: None,
        consent: None,
        releases: Vec::new(),
    };
    app.assessment.store.propose_quotation(&operator(), &quotation).await.unwrap();
    quotation.id
}

/// A closed round of eight agencies, the first of which wrote a comment, with people of two of them.
pub struct Scene {
    pub round: Round,
    response: ResponseId,
    lale: User,
    other: User,
}

async fn person(
    app: &App,
    email: &str,
    name: &str,
    institution: InstitutionId,
    is_focal_point: bool,
) -> User {
    let role = Role::Respondent(institution);
    let user = User { language: "en".to_owned(), is_focal_point, ..user(email, name, role) };
    let store = &app.assessment.store;
    let password = store.user_by_email(&app.people.aysel.email).await.unwrap().unwrap().password_hash;
    store.add_user(&operator(), &user, &password).await.unwrap();
    user
}

impl Scene {
    pub async fn of(app: &App) -> Self {
        let mut rows = "institution,unit,unit_kind,question,answer,reason,comment,source\n".to_owned();
        let mut roster = Roster::new();
        for (number, name) in
            ["Bir", "İki", "Üç", "Dörd", "Beş", "Altı", "Yeddi", "Səkkiz"].iter().enumerate()
        {
            let law = ["none", "draft", "force"][number % 3];
            let comment = if number == 0 { ORIGINAL } else { "" };
            rows.push_str(&format!("{name} Agentliyi,,,law-in-force,{law},,{comment},\n"));
            rows.push_str(&format!("{name} Agentliyi,,,inspected,{},,,\n", ["never", "yearly"][number % 2]));
            let profile = Profile { kind: Some(InstitutionKind::Government), ..Profile::default() };
            roster.insert(format!("{name} Agentliyi"), profile);
        }
        let (folder, by) = (river_duty(), operator());
        let questionnaire = load(&folder).unwrap();
        let sheets = read_answers(&questionnaire, "answers.csv", rows.as_bytes()).unwrap();
        let import = (&questionnaire, &sheets, &roster);
        let store = &app.assessment.store;
        let round = app.assessment.import(&by, "Rivers 2025", &folder, import, now()).await.unwrap();
        store.close_round(&by, round, now()).await.unwrap();
        let responses = store.list_responses(round).await.unwrap();
        let of = |name: &str| responses.iter().find(|one| one.institution.name == name).unwrap();
        let (first, second) = (of("Bir Agentliyi"), of("İki Agentliyi"));
        Self {
            round: store.round(round).await.unwrap().unwrap(),
            response: first.response.id,
            lale: person(app, "lale@bir.example", "Lalə Ağayeva", first.institution.id, true).await,
            other: person(app, "tural@iki.example", "Tural Babayev", second.institution.id, true).await,
        }
    }

    /// The agency has agreed on paper to these words of its comment.
    pub async fn agree(&self, app: &App, text: &str) {
        let (assessment, rauf) = (&app.assessment, &app.people.rauf);
        let id = proposed(app, self.response).await;
        let new = NewRedaction { text: text.to_owned(), is_named: false, is_read: true };
        let (who, quoted) = assessment.reviewed_quotation(rauf, id).await.unwrap();
        let seen = SeenQuotation::of(&quoted.quotation);
        assessment.redact_quotation((&who, &quoted), seen, new, now()).await.unwrap();
        let (who, quoted) = assessment.reviewed_quotation(rauf, id).await.unwrap();
        let seen = SeenQuotation::of(&quoted.quotation);
        assessment.record_consent((&who, &quoted), seen, said(), now()).await.unwrap();
    }

    /// The reviewer proposes the comment; gives the address of the quotation.
    async fn propose(&self, rauf: &mut Browser<'_>) -> String {
        let path = format!("/responses/{}{PLACE}/quote", self.response);
        let done = rauf.post(&path, &[("part", "comment")]).await;
        assert_eq!(done.status, 303, "{}", done.body);
        done.location
    }

    /// The response of an agency.
    async fn response_of(&self, app: &App, name: &str) -> ResponseId {
        let responses = app.assessment.store.list_responses(self.round.id).await.unwrap();
        responses.iter().find(|one| one.institution.name == name).unwrap().response.id
    }

    /// An agency agrees on paper to be named with its rating.
    async fn agree_to_be_named(&self, app: &App, name: &str) -> String {
        let (assessment, rauf) = (&app.assessment, &app.people.rauf);
        let who = assessment.independent(rauf, self.response_of(app, name).await).await.unwrap();
        let id = assessment.propose_name(&who, QuotationId(id()), now()).await.unwrap();
        let (who, quoted) = assessment.reviewed_quotation(rauf, id).await.unwrap();
        let seen = SeenQuotation::of(&quoted.quotation);
        assessment.record_consent((&who, &quoted), seen, said(), now()).await.unwrap();
        id.to_string()
    }

    async fn release(&self, rauf: &mut Browser<'_>, quotations: &[&str]) -> Reply {
        let path = format!("/rounds/{}/releases", self.round.id);
        let chosen = quotations.iter().map(|id| ("quotation", *id));
        let fields: Vec<_> = [("confirmed", "yes")].into_iter().chain(chosen).collect();
        rauf.post(&path, &fields).await
    }

    /// The newest release as the policymaker reads it.
    async fn released(&self, app: &App) -> String {
        let entries = app.assessment.store.list_releases(self.round.id).await.unwrap();
        let mut leyla = app.browser(&app.people.leyla).await;
        leyla.get(&format!("/releases/{}", entries.last().unwrap().id)).await.body
    }
}

/// A yes on paper.
fn said() -> Said {
    Said {
        agrees: true,
        by: "Ulduz".to_owned(),
        post: "Head".to_owned(),
        on: now().date_naive(),
        way: ConsentWay::Email,
        note: "of today".to_owned(),
    }
}

fn last(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or_default()
}

/// Sends a form of the page of a quotation with what was seen there.
async fn send(rauf: &mut Browser<'_>, quotation: &str, form: &str, fields: &[(&str, &str)]) -> Reply {
    let seen = rauf.get(quotation).await.field("seen").unwrap_or_default();
    let fields: Vec<_> = fields.iter().copied().chain([("seen", seen.as_str())]).collect();
    rauf.post(&format!("{quotation}/{form}"), &fields).await
}

async fn redact(rauf: &mut Browser<'_>, quotation: &str, text: &str, named: &str) {
    let fields = [("text", text), ("named", named), ("read", "yes")];
    assert_eq!(send(rauf, quotation, "redaction", &fields).await.status, 303);
}

/// Redacts and asks.
async fn ask(rauf: &mut Browser<'_>, quotation: &str) {
    redact(rauf, quotation, REDACTED, "no").await;
    assert_eq!(send(rauf, quotation, "ask", &[]).await.status, 303);
}

/// Says yes or no to what stands on the page.
async fn say(lale: &mut Browser<'_>, quotation: &str, decision: &str) -> Reply {
    let matter = lale.get("/consent").await.field("matter").unwrap_or_default();
    let fields = [("matter", matter.as_str()), ("decision", decision), ("post", "Deputy head")];
    lale.post(&format!("/consent/{}", last(quotation)), &fields).await
}

on_both_engines! {
    async fn words_leave_the_house_once_they_are_redacted_and_agreed_to(database: Database) {
        let app = App::new(database).await;
        let scene = Scene::of(&app).await;
        let mut rauf = app.browser(&app.people.rauf).await;
        let judged = rauf.get(&format!("/responses/{}{PLACE}", scene.response)).await;
        assert!(judged.says("Propose as a quotation"), "{}", judged.body);
        let quotation = scene.propose(&mut rauf).await;
        assert_eq!(scene.propose(&mut rauf).await, quotation, "it is proposed once");
        let page = rauf.get(&quotation).await;
        for left in ["e-mail address", "telephone number", "To be redacted", "“Sakit” looks like the name"] {
            assert!(page.says(left), "{left}: {}", page.body);
        }
        let unread = [("text", REDACTED), ("named", "no")];
        assert_eq!(send(&mut rauf, &quotation, "redaction", &unread).await.status, 303);
        assert!(!rauf.get(&quotation).await.says("Ask the institution"), "nobody says that it is read");
        assert_eq!(send(&mut rauf, &quotation, "ask", &[]).await.status, 409);
        let releases = format!("/rounds/{}/releases", scene.round.id);
        ask(&mut rauf, &quotation).await;
        assert!(!rauf.get(&releases).await.says(REDACTED), "asked is not agreed");
        assert_eq!(scene.release(&mut rauf, &[last(&quotation)]).await.status, 409);
        let mut lale = app.browser(&scene.lale).await;
        let asked = lale.get("/consent").await;
        assert!(asked.says(REDACTED) && asked.says("Government body"), "{}", asked.body);
        assert!(lale.get(&format!("/responses/{}", scene.response)).await.says("Requests to quote or name you"));
        let without_post = [("matter", "x"), ("decision", "yes")];
        let refused = lale.post(&format!("/consent/{}", last(&quotation)), &without_post).await;
        assert_eq!(refused.status, 422);
        assert_eq!(say(&mut lale, &quotation, "yes").await.status, 303);
        assert!(rauf.get(&quotation).await.says("Lalə Ağayeva, Deputy head agreed"));
        assert!(rauf.get(&releases).await.says(REDACTED));
        assert_eq!(scene.release(&mut rauf, &[]).await.status, 303, "none is chosen by itself");
        assert!(!scene.released(&app).await.contains("count fish"));
        assert_eq!(scene.release(&mut rauf, &[last(&quotation)]).await.status, 303);
        let released = scene.released(&app).await;
        assert!(released.contains(REDACTED) && released.contains("Government body"), "{released}");
        assert!(!released.contains("Bir Agentliyi") && !released.contains("lale@bir.example"));
        assert!(lale.get("/consent").await.says("What was released stays as it was released"));
        assert!(rauf.get(&format!("/rounds/{}/quotations", scene.round.id)).await.says("Consent given"));
    }

    async fn an_institution_is_told_once_that_it_is_asked_and_without_the_words(database: Database) {
        let app = App::new(database).await;
        let scene = Scene::of(&app).await;
        let store = &app.assessment.store;
        let letters = Letters::new(store.clone(), &PostSettings::default()).unwrap();
        letters.write_due(clock::now() - TimeDelta::minutes(1)).await.unwrap();
        let mut rauf = app.browser(&app.people.rauf).await;
        let quotation = scene.propose(&mut rauf).await;
        let mut lale = app.browser(&scene.lale).await;
        assert!(!lale.get("/").await.says("Requests to quote or name you"));
        ask(&mut rauf, &quotation).await;
        for minute in 1..3 {
            letters.write_due(clock::now() + TimeDelta::minutes(minute)).await.unwrap();
        }
        let end = clock::now() + TimeDelta::days(1);
        let mut told = store.list_letters(LetterState::ByHand, end, 100).await.unwrap();
        told.retain(|letter| letter.kind == LetterKind::Consent);
        let [letter] = told.as_slice() else { panic!("{told:?}") };
        assert_eq!(letter.email, scene.lale.email);
        assert!(letter.words.contains("Bir Agentliyi") && !letter.words.contains("count fish"), "{}", letter.words);
        let home = lale.get("/").await;
        assert!(home.says("Requests to quote or name you") && home.says("1 request waits for your answer"));
        assert_eq!(say(&mut lale, &quotation, "no").await.status, 303);
        assert!(!lale.get("/").await.says("Requests to quote or name you"));
    }

    async fn a_change_of_the_words_voids_the_consent(database: Database) {
        let app = App::new(database).await;
        let scene = Scene::of(&app).await;
        let mut rauf = app.browser(&app.people.rauf).await;
        let mut lale = app.browser(&scene.lale).await;
        let quotation = scene.propose(&mut rauf).await;
        ask(&mut rauf, &quotation).await;
        let matter = lale.get("/consent").await.field("matter").unwrap();
        let other = "[…] we count fish.";
        redact(&mut rauf, &quotation, other, "no").await;
        let late = [("matter", matter.as_str()), ("decision", "yes"), ("post", "Deputy head")];
        let answer = format!("/consent/{}", last(&quotation));
        assert_eq!(lale.post(&answer, &late).await.status, 409, "these are no longer the words");
        assert!(lale.get("/consent").await.says("You are not asked for anything now"));
        assert_eq!(send(&mut rauf, &quotation, "ask", &[]).await.status, 303);
        assert_eq!(say(&mut lale, &quotation, "yes").await.status, 303);
        redact(&mut rauf, &quotation, other, "no").await;
        assert!(rauf.get(&quotation).await.says("Consent given"), "saving the same words changes nothing");
        redact(&mut rauf, &quotation, other, "yes").await;
        let page = rauf.get(&quotation).await;
        assert!(page.says("was about other words") && page.says("Ask the institution"), "{}", page.body);
        assert_eq!(scene.release(&mut rauf, &[last(&quotation)]).await.status, 409, "to be named is something else");
        assert_eq!(send(&mut rauf, &quotation, "ask", &[]).await.status, 303);
        assert!(lale.get("/consent").await.says("<strong>Bir Agentliyi</strong>"));
        assert_eq!(say(&mut lale, &quotation, "yes").await.status, 303);
        assert_eq!(scene.release(&mut rauf, &[last(&quotation)]).await.status, 303);
        assert!(scene.released(&app).await.contains("<strong>Bir Agentliyi</strong>"), "it agreed to be named");
    }

    async fn what_is_refused_or_taken_back_stays_in_the_house(database: Database) {
        let app = App::new(database).await;
        let scene = Scene::of(&app).await;
        let mut rauf = app.browser(&app.people.rauf).await;
        let mut lale = app.browser(&scene.lale).await;
        let quotation = scene.propose(&mut rauf).await;
        ask(&mut rauf, &quotation).await;
        assert_eq!(say(&mut lale, &quotation, "no").await.status, 303);
        assert!(rauf.get(&quotation).await.says("Refused"));
        assert_eq!(scene.release(&mut rauf, &[last(&quotation)]).await.status, 409);
        assert_eq!(say(&mut lale, &quotation, "yes").await.status, 303, "they may think again");
        assert_eq!(scene.release(&mut rauf, &[last(&quotation)]).await.status, 303);
        assert_eq!(say(&mut lale, &quotation, "no").await.status, 303);
        assert!(rauf.get(&quotation).await.says("Consent taken back"));
        assert!(scene.released(&app).await.contains(REDACTED), "a release is never changed");
        assert_eq!(scene.release(&mut rauf, &[last(&quotation)]).await.status, 409, "but it is in no other");
        let deeds = app.assessment.store.list_audit(None, 50).await.unwrap();
        let deeds: Vec<&str> = deeds.iter().map(|one| one.action.as_str()).filter(|one| one.starts_with("quot")).collect();
        let expected = ["withdraw", "consent", "refuse", "ask", "redact", "propose"].map(|one| format!("quotation.{one}"));
        assert_eq!(deeds, expected);
    }

    async fn nobody_else_sees_or_answers_what_an_institution_is_asked(database: Database) {
        let app = App::new(database).await;
        let scene = Scene::of(&app).await;
        let mut rauf = app.browser(&app.people.rauf).await;
        let quotation = scene.propose(&mut rauf).await;
        let answer = format!("/consent/{}", last(&quotation));
        let yes = [("matter", ""), ("decision", "yes"), ("post", "Deputy head")];
        let mut lale = app.browser(&scene.lale).await;
        assert_eq!(lale.post(&answer, &yes).await.status, 404, "nobody has asked yet");
        ask(&mut rauf, &quotation).await;
        let mut other = app.browser(&scene.other).await;
        assert!(!other.get("/consent").await.says("count fish"));
        assert_eq!(other.post(&answer, &yes).await.status, 404);
        let institution = scene.lale.role.institution().unwrap();
        let colleague = person(&app, "nicat@bir.example", "Nicat", institution, false).await;
        let mut nicat = app.browser(&colleague).await;
        assert_eq!(nicat.get("/consent").await.status, 404, "only who signs for the institution");
        assert_eq!(nicat.post(&answer, &yes).await.status, 404);
        for person in [&app.people.leyla, &app.people.nigar, &scene.lale] {
            let mut browser = app.browser(person).await;
            assert_eq!(browser.get(&quotation).await.status, 404);
        }
        let recusal = [("reviewer", app.people.rauf.id.to_string()), ("institution", institution.to_string())];
        let mut nigar = app.browser(&app.people.nigar).await;
        let fields: Vec<_> = recusal.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let fields = [fields, vec![("reason", "Related")]].concat();
        assert_eq!(nigar.post("/admin/recusals", &fields).await.status, 303);
        assert_eq!(rauf.get(&quotation).await.status, 404, "who keeps out of the review keeps out of this");
        assert!(!rauf.get(&format!("/rounds/{}/quotations", scene.round.id)).await.says("Bir Agentliyi"));
    }

    async fn a_consent_on_paper_is_recorded_with_who_when_and_how(database: Database) {
        let app = App::new(database).await;
        let scene = Scene::of(&app).await;
        let mut rauf = app.browser(&app.people.rauf).await;
        let quotation = scene.propose(&mut rauf).await;
        redact(&mut rauf, &quotation, REDACTED, "no").await;
        let all = [
            ("decision", "yes"),
            ("name", "Ulduz Kərimova"),
            ("post", "Deputy head"),
            ("on", "2026-02-03"),
            ("way", "letter"),
            ("note", "No 12/345"),
        ];
        for (missing, _) in all {
            let fields: Vec<_> = all.into_iter().filter(|(name, _)| *name != missing).collect();
            assert_eq!(send(&mut rauf, &quotation, "consent", &fields).await.status, 422, "{missing}");
        }
        let on_the_page: Vec<_> = all.into_iter().map(|(name, value)| (name, if name == "way" { "page" } else { value })).collect();
        assert_eq!(send(&mut rauf, &quotation, "consent", &on_the_page).await.status, 422, "only they say it there");
        assert_eq!(send(&mut rauf, &quotation, "consent", &all).await.status, 303);
        let page = rauf.get(&quotation).await;
        assert!(page.says("Ulduz Kərimova, Deputy head agreed") && page.says("No 12/345"), "{}", page.body);
        let stored = app.assessment.store.quotations_of_round(scene.round.id).await.unwrap().remove(0);
        let consent = stored.consent.unwrap();
        assert_eq!((consent.recorded_by.as_str(), consent.by.as_str()), ("Rauf Məmmədov", "Ulduz Kərimova"));
        assert_eq!(scene.release(&mut rauf, &[last(&quotation)]).await.status, 303);
        assert!(scene.released(&app).await.contains(REDACTED));
    }

    async fn a_release_does_not_overtake_a_consent_that_is_taken_back(database: Database) {
        let app = App::new(database).await;
        let scene = Scene::of(&app).await;
        let mut rauf = app.browser(&app.people.rauf).await;
        let mut lale = app.browser(&scene.lale).await;
        let quotation = scene.propose(&mut rauf).await;
        ask(&mut rauf, &quotation).await;
        assert_eq!(say(&mut lale, &quotation, "yes").await.status, 303);
        let store = &app.assessment.store;
        let ready = app.assessment.ready_quotations(scene.round.id).await.unwrap();
        let seen: Vec<SeenQuotation> = ready.iter().map(|one| one.seen).collect();
        assert_eq!(say(&mut lale, &quotation, "no").await.status, 303);
        let key = (ReleaseId(id()), scene.round.id);
        let overtaken = store.add_release_quoting(&operator(), key, ("{}", &seen), now()).await;
        assert!(matches!(overtaken, Err(StoreError::ChangedMeanwhile { what: "quotation" })), "{overtaken:?}");
        assert!(store.list_releases(scene.round.id).await.unwrap().is_empty(), "nothing of it stays");
    }

    async fn an_institution_is_named_with_the_rating_it_agreed_to(database: Database) {
        let app = App::new(database).await;
        let scene = Scene::of(&app).await;
        let mut rauf = app.browser(&app.people.rauf).await;
        let list = format!("/rounds/{}/quotations", scene.round.id);
        assert!(rauf.get(&list).await.says("Name an institution with its rating"));
        let response = scene.response.to_string();
        let elsewhere = format!("/rounds/{}/quotations/name", app.round.id);
        assert_eq!(rauf.post(&elsewhere, &[("response", &response)]).await.status, 404);
        let done = rauf.post(&format!("{list}/name"), &[("response", &response)]).await;
        assert_eq!(done.status, 303, "{}", done.body);
        let quotation = done.location;
        assert_eq!(rauf.post(&format!("{list}/name"), &[("response", &response)]).await.status, 404, "once");
        let page = rauf.get(&quotation).await;
        assert!(page.says("Rating: ") && !page.says("name=\"text\""), "{}", page.body);
        assert_eq!(send(&mut rauf, &quotation, "redaction", &[("text", "4"), ("read", "yes")]).await.status, 409);
        assert_eq!(send(&mut rauf, &quotation, "ask", &[]).await.status, 303);
        let mut lale = app.browser(&scene.lale).await;
        let asked = lale.get("/consent").await;
        assert!(asked.says("Rating: ") && asked.says("<strong>Bir Agentliyi</strong>"), "{}", asked.body);
        assert_eq!(scene.release(&mut rauf, &[last(&quotation)]).await.status, 409, "asked is not agreed");
        assert_eq!(say(&mut lale, &quotation, "yes").await.status, 303);
        assert_eq!(scene.release(&mut rauf, &[]).await.status, 303);
        assert!(!scene.released(&app).await.contains("Bir Agentliyi"));
        let done = scene.release(&mut rauf, &[last(&quotation)]).await;
        assert_eq!(done.status, 303, "{}", done.body);
        let released = scene.released(&app).await;
        assert!(released.contains("Institutions that agreed to be named") && released.contains("Bir Agentliyi"));
        assert!(!released.contains("İki Agentliyi"));
        let entries = app.assessment.store.list_releases(scene.round.id).await.unwrap();
        let mut leyla = app.browser(&app.people.leyla).await;
        let export = leyla.get(&format!("/releases/{}/export.json", entries[1].id)).await;
        assert!(export.body.contains("named_institution") && export.body.contains("Bir Agentliyi"));
    }

    async fn a_name_that_would_tell_of_others_is_refused(database: Database) {
        let app = App::new(database).await;
        let scene = Scene::of(&app).await;
        let mut rauf = app.browser(&app.people.rauf).await;
        let mut ids = Vec::new();
        for name in ["Bir", "Üç", "Dörd", "Beş"] {
            ids.push(scene.agree_to_be_named(&app, &format!("{name} Agentliyi")).await);
        }
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        let refused = scene.release(&mut rauf, &ids).await;
        assert_eq!(refused.status, 409, "four of eight are left");
        assert!(refused.says("Beside the named institutions too little would be left: 4"), "{}", refused.body);
        assert!(app.assessment.store.list_releases(scene.round.id).await.unwrap().is_empty());
        let done = scene.release(&mut rauf, &ids[..1]).await;
        assert_eq!(done.status, 303, "{}", done.body);
        let later = scene.release(&mut rauf, &ids[1..]).await;
        assert_eq!(later.status, 409, "names of an earlier release count");
    }
}
