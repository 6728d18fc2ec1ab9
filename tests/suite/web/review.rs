//! The review answer by answer: verdicts, the second reviewer, questions back, the right of reply.

use bhr_baseline::assessment::letters::Letters;
use bhr_baseline::findings::Basis;
use bhr_baseline::mail::PostSettings;
use bhr_baseline::response::{Answer, AnswerKey};
use bhr_baseline::review::Seat;
use bhr_baseline::store::{LetterKind, LetterState, Role, User};
use chrono::{Days, TimeDelta};

use crate::support::app::{App, now};
use crate::support::client::{Browser, Reply};
use crate::support::database::on_both_engines;
use crate::support::world::{operator, user};
use crate::web::team::at;

/// Why another answer is right.
const REASON: &str = "Layihə yalnız dərc olunub: № 7";

/// The ministry says this of the law and of inspections, and hands in.
pub async fn hand_in_with(app: &App, law: &str, inspected: &str) {
    let mut aysel = app.browser(&app.people.aysel).await;
    let law = [("answer.law-in-force.", law), ("revision.law-in-force.", "0")];
    assert_eq!(aysel.post(&at(app, "/sections/law"), &law).await.status, 303);
    let practice = [
        ("answer.inspected.", inspected),
        ("revision.inspected.", "0"),
        ("answer.inspectors.", "12"),
        ("revision.inspectors.", "0"),
    ];
    assert_eq!(aysel.post(&at(app, "/sections/practice"), &practice).await.status, 303);
    assert_eq!(aysel.hand_in(&at(app, "")).await.status, 303);
}

/// The ministry answers both sections and hands in.
pub async fn hand_in(app: &App) {
    let mut aysel = app.browser(&app.people.aysel).await;
    let law = [
        ("answer.law-in-force.", "force"),
        ("comment.law-in-force.", "Qanun № 3"),
        ("revision.law-in-force.", "0"),
    ];
    assert_eq!(aysel.post(&at(app, "/sections/law"), &law).await.status, 303);
    let practice = [
        ("answer.inspected.", "not-applicable"),
        ("reason.inspected.", "no-river"),
        ("revision.inspected.", "0"),
        ("answer.inspectors.", "12"),
        ("revision.inspectors.", "0"),
    ];
    assert_eq!(aysel.post(&at(app, "/sections/practice"), &practice).await.status, 303);
    assert_eq!(aysel.hand_in(&at(app, "")).await.status, 303);
}

/// Another reviewer.
pub async fn reviewer(app: &App, email: &str, name: &str) -> User {
    let user = User { language: "en".to_owned(), ..user(email, name, Role::Reviewer) };
    let store = &app.assessment.store;
    let password = store.user_by_email(&app.people.aysel.email).await.unwrap().unwrap().password_hash;
    store.add_user(&operator(), &user, &password).await.unwrap();
    user
}

/// Sends the form of the page of an answer with these fields.
pub async fn judge(browser: &mut Browser<'_>, app: &App, key: &str, fields: &[(&str, &str)]) -> Reply {
    let path = at(app, &format!("/judge/{key}"));
    let page = browser.get(&path).await;
    let (judged, seen) = (page.field("judged").unwrap_or_default(), page.field("seen").unwrap_or_default());
    let hidden =
        [("judged", judged.as_str()), ("seen", seen.as_str()), ("show", "all"), ("order", "questionnaire")];
    let fields: Vec<_> = hidden.into_iter().chain(fields.iter().copied()).collect();
    browser.post(&path, &fields).await
}

const AS_IS: [(&str, &str); 2] = [("verdict", "as-is"), ("strength", "2")];
const DRAFT: [(&str, &str); 4] =
    [("verdict", "other"), ("answer.law-in-force.", "draft"), ("words", REASON), ("strength", "1")];

/// The reviewer accepts what was handed in.
pub async fn accept(app: &App) {
    let mut rauf = app.browser(&app.people.rauf).await;
    let state = rauf.get(&at(app, "/review")).await.field("state").unwrap();
    assert_eq!(rauf.post(&at(app, "/accept"), &[("state", &state)]).await.status, 303);
}

/// What stands at the law in force, on the basis of findings.
async fn law(app: &App, basis: Basis) -> Option<Answer> {
    let participants = app.assessment.participants(app.round.id).await.unwrap();
    let one = participants.into_iter().find(|one| one.response == app.response).unwrap();
    one.sheet(basis)?.answer(&AnswerKey::own("law-in-force")).cloned()
}

fn chose(option: &str) -> Option<Answer> {
    Some(Answer::Choice(option.to_owned()))
}

on_both_engines! {
    async fn a_verified_answer_is_kept_beside_the_institutions_own(database: Database) {
        let app = App::new(database).await;
        hand_in(&app).await;
        let mut rauf = app.browser(&app.people.rauf).await;
        let queue = rauf.get(&at(&app, "/queue")).await;
        assert!(queue.says("Does a law protect people along rivers?") && queue.says("0 of 3 answers"), "{}", queue.body);
        let without_reason = [DRAFT[0], DRAFT[1], DRAFT[3]];
        let refused = judge(&mut rauf, &app, "law-in-force.", &without_reason).await;
        assert_eq!(refused.status, 422);
        assert!(refused.says("Give the reason for another answer."), "{}", refused.body);
        assert_eq!(judge(&mut rauf, &app, "law-in-force.", &DRAFT[..3]).await.status, 422, "no strength");
        assert_eq!(judge(&mut rauf, &app, "law-in-force.", &[("strength", "1")]).await.status, 422, "no verdict");
        let wrong = [("verdict", "other"), ("answer.law-in-force.", "perhaps"), DRAFT[2], DRAFT[3]];
        assert_eq!(judge(&mut rauf, &app, "law-in-force.", &wrong).await.status, 422, "no such option");
        let done = judge(&mut rauf, &app, "law-in-force.", &DRAFT).await;
        let next = format!("{}?show=all&order=questionnaire", at(&app, "/judge/inspected."));
        assert_eq!(done.outcome(), (303, next.as_str()), "on to the next answer");
        let page = rauf.get(&at(&app, "/judge/law-in-force.")).await;
        assert!(page.says("A law is in force") && page.says(REASON) && page.says("Rauf"), "{}", page.body);
        let review = rauf.get(&at(&app, "/review")).await;
        assert!(review.says("Own and verified scores") && review.says("/verified"), "{}", review.body);
        assert_eq!(rauf.get(&at(&app, "/verified")).await.status, 200);
        let decide = format!("{}#accept-title", at(&app, "/review"));
        for key in ["inspected.", "inspectors."] {
            assert!(!rauf.get(&at(&app, "/queue")).await.body.contains(&decide), "{key} is not reviewed yet");
            assert_eq!(judge(&mut rauf, &app, key, &AS_IS).await.status, 303);
        }
        let queue = rauf.get(&at(&app, "/queue")).await;
        assert!(queue.says("Every answer is reviewed.") && queue.body.contains(&decide), "{}", queue.body);
        assert!(!rauf.get(&at(&app, "/queue?show=flagged")).await.says("Every answer is reviewed."));
        accept(&app).await;
        assert!(!rauf.get(&at(&app, "/queue")).await.body.contains(&decide), "it is accepted already");
        assert_eq!(law(&app, Basis::SelfAssessed).await, chose("force"));
        assert_eq!(law(&app, Basis::Verified).await, chose("draft"));
    }

    async fn a_verdict_on_an_answer_that_changed_is_outdated_and_counts_no_more(database: Database) {
        let app = App::new(database).await;
        hand_in(&app).await;
        let mut rauf = app.browser(&app.people.rauf).await;
        assert_eq!(judge(&mut rauf, &app, "law-in-force.", &DRAFT).await.status, 303);
        assert_eq!(judge(&mut rauf, &app, "inspectors.", &AS_IS).await.status, 303);
        let state = rauf.get(&at(&app, "/review")).await.field("state").unwrap();
        let back = [("state", state.as_str()), ("message", "Bir daha baxın.")];
        assert_eq!(rauf.post(&at(&app, "/return"), &back).await.status, 303);
        let closed = judge(&mut rauf, &app, "law-in-force.", &AS_IS).await;
        assert_eq!(closed.status, 409, "the response is with the institution");
        let mut aysel = app.browser(&app.people.aysel).await;
        let changed = [("answer.law-in-force.", "none"), ("revision.law-in-force.", "1")];
        assert_eq!(aysel.post(&at(&app, "/sections/law"), &changed).await.status, 303);
        assert_eq!(aysel.hand_in(&at(&app, "")).await.status, 303);
        let outdated = rauf.get(&at(&app, "/queue?show=outdated")).await;
        assert!(outdated.says("Does a law protect") && !outdated.says("How many inspectors"), "{}", outdated.body);
        assert!(rauf.get(&at(&app, "/judge/law-in-force.")).await.says("Changed since"));
        accept(&app).await;
        assert_eq!(law(&app, Basis::Verified).await, chose("none"), "the outdated verdict counts for nothing");
        assert_eq!(judge(&mut rauf, &app, "law-in-force.", &AS_IS).await.status, 303, "it is judged again");
        assert!(!rauf.get(&at(&app, "/queue?show=outdated")).await.says("Does a law protect"));
    }

    async fn what_was_not_seen_is_not_judged(database: Database) {
        let app = App::new(database).await;
        hand_in(&app).await;
        let mut rauf = app.browser(&app.people.rauf).await;
        let path = at(&app, "/judge/law-in-force.");
        let page = rauf.get(&path).await;
        let judged = page.field("judged").unwrap();
        let send = [("judged", judged.as_str()), ("seen", "0"), AS_IS[0], AS_IS[1]];
        assert_eq!(rauf.post(&path, &[("judged", "other"), ("seen", "0"), AS_IS[0], AS_IS[1]]).await.status, 409);
        assert_eq!(rauf.post(&path, &send).await.status, 303);
        assert_eq!(rauf.post(&path, &send).await.status, 409, "somebody has judged it meanwhile");
        assert_eq!(app.assessment.store.verdicts(app.response).await.unwrap().len(), 1);
        assert_eq!(rauf.get(&at(&app, "/judge/plan.")).await.status, 404, "there is nothing to judge");
    }

    async fn claims_that_nothing_applies_are_approved_one_by_one_and_the_rest_together(database: Database) {
        let app = App::new(database).await;
        hand_in(&app).await;
        let mut rauf = app.browser(&app.people.rauf).await;
        let claims = rauf.get(&at(&app, "/queue?show=not-applicable")).await;
        assert!(claims.says("Needs approval") && claims.says("How often are rivers inspected?"), "{}", claims.body);
        let rest = rauf.get(&at(&app, "/rest/practice")).await;
        assert!(rest.says("Answers that will be accepted as they are: 1.") && !rest.says("How often"), "{}", rest.body);
        let path = at(&app, "/rest/practice");
        assert_eq!(rauf.post(&path, &[("count", "1")]).await.status, 422, "nothing is confirmed");
        assert_eq!(rauf.post(&path, &[("count", "2"), ("confirmed", "yes")]).await.status, 409, "another number");
        assert_eq!(rauf.post(&path, &[("count", "1"), ("confirmed", "yes")]).await.status, 303);
        let verdicts = app.assessment.store.verdicts(app.response).await.unwrap();
        assert_eq!(verdicts.iter().map(|one| one.question.as_str()).collect::<Vec<_>>(), ["inspectors"]);
        assert_eq!(judge(&mut rauf, &app, "inspected.", &AS_IS).await.status, 303);
        assert!(!rauf.get(&at(&app, "/queue?show=not-applicable")).await.says("Needs approval"));
    }

    async fn a_question_back_is_seen_beside_the_answer_answered_and_closed(database: Database) {
        let app = App::new(database).await;
        hand_in(&app).await;
        let letters = Letters::new(app.assessment.store.clone(), &PostSettings::default()).unwrap();
        letters.write_due(now() - TimeDelta::minutes(1)).await.unwrap();
        let mut rauf = app.browser(&app.people.rauf).await;
        let judged = at(&app, "/judge/law-in-force.");
        assert_eq!(rauf.post(&format!("{judged}/ask"), &[("ask", " ")]).await.status, 422);
        let asked = rauf.post(&format!("{judged}/ask"), &[("ask", "Hansı maddə? 4711")]).await;
        assert_eq!(asked.outcome(), (303, format!("{judged}#thread").as_str()));
        assert!(rauf.get(&judged).await.says("Waiting for the institution"));
        letters.write_due(now() + TimeDelta::minutes(1)).await.unwrap();
        let end = now() + TimeDelta::days(9);
        let written = app.assessment.store.list_letters(LetterState::ByHand, end, 100).await.unwrap();
        let query: Vec<_> = written.iter().filter(|one| one.kind == LetterKind::Query).collect();
        let emails: Vec<&str> = query.iter().map(|one| one.email.as_str()).collect();
        assert!(emails.contains(&app.people.aysel.email.as_str()), "{emails:?}");
        assert!(query.iter().all(|one| !one.words.contains("4711")), "letters hold no answers and no comments");
        let mut aysel = app.browser(&app.people.aysel).await;
        let question = at(&app, "/questions/law-in-force.");
        assert!(aysel.get(&question).await.says("Hansı maddə? 4711"));
        let said = [("ask-text", "Maddə 5")];
        assert_eq!(aysel.post(&format!("{question}/help-desk"), &said).await.status, 303);
        let page = rauf.get(&judged).await;
        assert!(page.says("The institution has answered") && page.says("Maddə 5"), "{}", page.body);
        assert!(rauf.get(&at(&app, "/queue?show=flagged")).await.says("Does a law protect"));
        assert_eq!(rauf.post(&format!("{judged}/close"), &[]).await.status, 303);
        assert!(rauf.get(&judged).await.says("Closed"));
        let mut elvin = app.browser(&app.people.elvin).await;
        assert_eq!(elvin.get(&question).await.status, 404);
    }

    async fn the_second_reviewer_judges_on_their_own(database: Database) {
        let app = App::new(database).await;
        hand_in(&app).await;
        let sevinc = reviewer(&app, "sevinc@ombudsman.example", "Sevinc").await;
        let mut rauf = app.browser(&app.people.rauf).await;
        assert_eq!(judge(&mut rauf, &app, "law-in-force.", &DRAFT).await.status, 303);
        let second = format!("/rounds/{}/second-review", app.round.id);
        assert_eq!(rauf.post(&second, &[("measure", "percent"), ("size", "0"), ("seed", "7")]).await.status, 422);
        assert_eq!(rauf.post(&second, &[("measure", "percent"), ("size", "100"), ("seed", "-7")]).await.status, 422);
        assert_eq!(rauf.post(&second, &[("measure", "percent"), ("size", "100"), ("seed", "7")]).await.status, 303);
        let page = rauf.get(&second).await;
        assert!(page.says("chacha20-by-section-1") && !page.says("Waiting for your second review"), "{}", page.body);
        let mut other = app.browser(&sevinc).await;
        assert!(other.get(&second).await.says("Waiting for your second review"));
        for path in ["/judge/law-in-force.", "/review", "/queue?show=all", "/queue?show=second"] {
            let page = other.get(&at(&app, path)).await;
            assert_eq!(page.status, 200);
            assert!(!page.says(REASON) && !page.says("There is a draft</div>"), "{path}: {}", page.body);
        }
        assert_eq!(other.get(&at(&app, "/verified")).await.status, 404, "it would tell what the first said");
        assert!(other.get(&at(&app, "/judge/law-in-force.")).await.says("drawn for a second review"));
        assert_eq!(judge(&mut other, &app, "law-in-force.", &AS_IS).await.status, 303);
        assert!(other.get(&at(&app, "/judge/law-in-force.")).await.says(REASON), "both are in");
        assert_eq!(judge(&mut rauf, &app, "law-in-force.", &AS_IS).await.status, 303);
        let verdicts = app.assessment.store.verdicts(app.response).await.unwrap();
        let seats: Vec<_> = verdicts.iter().map(|one| (one.verdict.seat, one.verdict.by, one.verdict.revision)).collect();
        assert_eq!(seats, [(Seat::First, app.people.rauf.id, 2), (Seat::Second, sevinc.id, 1)]);
    }

    async fn the_same_seed_draws_the_same_answers(database: Database) {
        let app = App::new(database).await;
        hand_in(&app).await;
        let second = format!("/rounds/{}/second-review", app.round.id);
        let mut rauf = app.browser(&app.people.rauf).await;
        for _ in 0..2 {
            let drawn = [("measure", "count"), ("size", "2"), ("seed", "20261122")];
            assert_eq!(rauf.post(&second, &drawn).await.status, 303);
        }
        let store = &app.assessment.store;
        assert_eq!(store.list_samples(app.round.id).await.unwrap().len(), 2);
        assert_eq!(store.sampled_answers(app.round.id).await.unwrap().len(), 2, "both drew the same two");
        let sample = store.list_samples(app.round.id).await.unwrap().remove(0);
        assert_eq!((sample.seed, sample.drawn, sample.drawn_from), (20_261_122, 2, 3));
    }

    async fn an_institution_replies_before_its_round_is_closed(database: Database) {
        let app = App::new(database).await;
        hand_in(&app).await;
        let mut rauf = app.browser(&app.people.rauf).await;
        assert_eq!(judge(&mut rauf, &app, "law-in-force.", &DRAFT).await.status, 303);
        let mut aysel = app.browser(&app.people.aysel).await;
        let results = at(&app, "/draft-results");
        assert_eq!(aysel.get(&results).await.status, 404, "nothing is opened yet");
        assert!(!aysel.get(&at(&app, "")).await.body.contains(&results));
        let drafts = format!("/rounds/{}/draft-results", app.round.id);
        assert_eq!(rauf.post(&drafts, &[("until", "2020-01-01")]).await.status, 422, "a day that is over");
        let until = (now().date_naive() + Days::new(9)).to_string();
        assert_eq!(rauf.post(&drafts, &[("until", &until)]).await.status, 303);
        assert!(aysel.get("/").await.says("Draft results are ready. You can reply until"));
        let own = aysel.get(&at(&app, "")).await;
        assert!(own.body.contains(&results) && own.says("You can reply until"), "the way is on their own page: {}", own.body);
        let page = aysel.get(&results).await;
        assert!(page.says(REASON) && page.says("There is a draft") && page.says("Own and verified scores"), "{}", page.body);
        assert!(!page.says("Rauf"), "the institution does not learn who reviewed");
        let reply = format!("{results}/law-in-force.");
        let typed = [("verdict", "1"), ("seen", "0"), ("stance", "disagree")];
        assert_eq!(aysel.post(&reply, &typed).await.status, 422, "a disagreement says why");
        let typed = [typed[0], typed[1], typed[2], ("words", "Qanun martda qəbul olunub"), ("evidence", "Qəzet № 41")];
        assert_eq!(aysel.post(&reply, &typed).await.status, 303);
        assert_eq!(aysel.post(&reply, &typed).await.status, 409, "a colleague was quicker");

        let close = format!("/rounds/{}/close", app.round.id);
        let page = rauf.get(&close).await;
        assert!(page.says("Replies I leave without an answer: 1"), "{}", page.body);
        assert_eq!(rauf.post(&close, &[("confirmed", "yes")]).await.status, 422, "not silently");
        let judged = at(&app, "/judge/law-in-force.");
        assert!(rauf.get(&judged).await.says("Qəzet № 41"));
        assert!(rauf.get(&drafts).await.says("Waits for an answer"));
        let answer = [("reply-revision", "1"), ("reply-answer", "Düzdür, dəyişdik.")];
        assert_eq!(rauf.post(&format!("{judged}/reply"), &answer).await.status, 303);
        assert_eq!(judge(&mut rauf, &app, "law-in-force.", &AS_IS).await.status, 303);
        assert!(aysel.get(&results).await.says("Düzdür, dəyişdik."));
        assert_eq!(rauf.post(&close, &[("confirmed", "yes")]).await.status, 303);
        assert_eq!(aysel.post(&reply, &typed).await.status, 409, "the round is closed");
    }

    async fn agreement_of_a_few_answers_is_not_stated(database: Database) {
        let app = App::new(database).await;
        hand_in(&app).await;
        let mut rauf = app.browser(&app.people.rauf).await;
        assert_eq!(judge(&mut rauf, &app, "law-in-force.", &DRAFT).await.status, 303);
        let page = rauf.get(&format!("/rounds/{}/agreement", app.round.id)).await;
        assert!(page.says("Answers judged by both: 1. With fewer than 10 nothing can be said."), "{}", page.body);
        let review = rauf.get(&format!("/rounds/{}/review", app.round.id)).await;
        assert!(review.says(&app.ministry.name) && !review.says(&app.company.name), "{}", review.body);
    }
}
