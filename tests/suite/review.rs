//! Caps of reviewed ratings, and verdicts in the store.

use bhr_baseline::response::{Answer, AnswerKey, AnswerSheet, ResponseState, UserId};
use bhr_baseline::review::{Reply, Seat, Stance, Strength, Verdict};
use bhr_baseline::scoring::{Rating, lifts, score};
use bhr_baseline::store::{
    PlacedReply, PlacedVerdict, Recusal, ReviewSample, Spot, StateChange, StoreError, User,
};

use crate::support::asked;
use crate::support::database::on_both_engines;
use crate::support::world::{World, actor, id, noon, noon_and, operator, user};

/// Every question of the State's questionnaire answered best.
fn best() -> AnswerSheet {
    let mut sheet = AnswerSheet::default();
    for question in asked::state().questions {
        sheet.put(AnswerKey::own(question.id), Answer::Choice("full".to_owned()));
    }
    sheet
}

#[test]
fn a_reviewed_rating_needs_evidence_for_the_highest_level_and_the_score_stays() {
    let questionnaire = asked::state();
    let whole = questionnaire.roots[0];
    let own = score(&questionnaire, &best());
    assert_eq!(own.nodes[whole].rating, Rating::Level(4), "nobody has reviewed it");
    assert!(own.nodes[whole].explanation.not_shown.is_empty());
    let shown = |keys: &[&str]| Some(keys.iter().map(|key| AnswerKey::own(*key)).collect());
    let some = AnswerSheet { shown: shown(&["act", "visits"]), ..best() };
    let reviewed = score(&questionnaire, &some);
    assert_eq!(reviewed.nodes[whole].rating, Rating::Level(3));
    assert_eq!(reviewed.nodes[whole].value, own.nodes[whole].value, "a cap never changes the score");
    let court = questionnaire.question("court").unwrap();
    assert_eq!(reviewed.nodes[whole].explanation.not_shown, [court]);
    let check = questionnaire.node("check").unwrap();
    assert_eq!(reviewed.nodes[check].rating, Rating::Level(4), "all of it is shown");
    let all = AnswerSheet { shown: shown(&["act", "court", "visits"]), ..best() };
    assert_eq!(score(&questionnaire, &all).nodes[whole].rating, Rating::Level(4));
}

#[test]
fn a_better_answer_alone_does_not_lead_above_what_the_evidence_of_the_others_carries() {
    let questionnaire = asked::state();
    let whole = questionnaire.roots[0];
    let mut own = best();
    own.put(AnswerKey::own("visits"), Answer::Choice("none".to_owned()));
    let rated = |sheet: &AnswerSheet| -> Vec<(Rating, bool)> {
        let lifts = lifts(&questionnaire, sheet, whole);
        lifts.into_iter().map(|lift| (lift.rating, lift.is_higher_level)).collect()
    };
    assert_eq!(rated(&own), [(Rating::Level(4), true)], "nobody has reviewed it");
    let shown = |keys: &[&str]| AnswerSheet {
        shown: Some(keys.iter().map(|key| AnswerKey::own(*key)).collect()),
        ..own.clone()
    };
    assert_eq!(rated(&shown(&["act", "visits"])), [(Rating::Level(3), false)], "the court's is not shown");
    assert_eq!(
        rated(&shown(&["act", "court"])),
        [(Rating::Level(4), true)],
        "a step brings its own document"
    );
}

#[test]
fn lower_ratings_and_answers_without_points_need_no_evidence() {
    let questionnaire = asked::state();
    let mut sheet = AnswerSheet { shown: Some([].into()), ..best() };
    sheet.put(AnswerKey::own("court"), Answer::Choice("none".to_owned()));
    let reviewed = score(&questionnaire, &sheet);
    let law = questionnaire.node("law").unwrap();
    assert!(reviewed.nodes[law].explanation.not_shown.is_empty(), "half the points give a lower level");
    assert_eq!(
        reviewed.nodes[law].rating,
        score(&questionnaire, &AnswerSheet { shown: None, ..sheet }).nodes[law].rating
    );
}

fn verdict(world: &World, by: &User, (seat, revision): (Seat, u32)) -> PlacedVerdict {
    PlacedVerdict {
        response: world.response.id,
        unit: None,
        question: "law-review".to_owned(),
        verdict: Verdict {
            seat,
            revision,
            verified: Some(Answer::Choice("some-acts".to_owned())),
            words: "Yalnız \"bir\" akt".to_owned(),
            strength: Strength::Document,
            judged: "mark".to_owned(),
            by: by.id,
            by_name: by.name.clone(),
            at: noon_and(i64::from(revision)),
        },
    }
}

async fn hand_in(world: &World) {
    let from = ResponseState::Open;
    let to = ResponseState::Submitted { at: noon(), by: world.aysel.id };
    let change = StateChange { response: world.response.id, from, to };
    world.store.set_response_state(&actor(&world.aysel), &change, noon()).await.unwrap();
}

fn is_changed(result: &Result<(), StoreError>) -> bool {
    matches!(result, Err(StoreError::ChangedMeanwhile { .. }))
}

on_both_engines! {
    async fn every_version_of_a_verdict_is_kept_and_nobody_sits_on_both_seats(database: Database) {
        let world = World::new(&database.store).await;
        let (store, rauf) = (&world.store, &world.rauf);
        let sevinc = User { id: UserId(id()), name: "Sevinc".to_owned(), ..rauf.clone() };
        let give = async |by: &User, what| {
            store.give_verdicts(&actor(by), world.response.id, &[verdict(&world, by, what)]).await
        };
        assert!(is_changed(&give(rauf, (Seat::First, 1)).await), "nothing is handed in");
        hand_in(&world).await;
        let before = store.data_version(world.round.id).await.unwrap();
        give(rauf, (Seat::First, 1)).await.unwrap();
        assert!(store.data_version(world.round.id).await.unwrap() > before, "findings may differ");
        assert!(is_changed(&give(rauf, (Seat::First, 1)).await), "somebody was quicker");
        give(rauf, (Seat::First, 2)).await.unwrap();
        assert!(is_changed(&give(rauf, (Seat::Second, 1)).await), "the first is not the second");
        give(&sevinc, (Seat::Second, 1)).await.unwrap();
        assert!(is_changed(&give(&sevinc, (Seat::First, 3)).await), "nor the second the first");
        let newest = store.verdicts(world.response.id).await.unwrap();
        assert_eq!(newest, [verdict(&world, rauf, (Seat::First, 2)), verdict(&world, &sevinc, (Seat::Second, 1))]);
        assert_eq!(store.verdicts_of_round(world.round.id).await.unwrap(), newest);
        let history = store.verdict_history(world.response.id, (None, "law-review")).await.unwrap();
        assert_eq!(history.len(), 3);
        let audit = store.list_audit(None, 10).await.unwrap();
        assert_eq!(audit.iter().filter(|deed| deed.action == "verdict.give").count(), 3);
        store.close_round(&operator(), world.round.id, noon()).await.unwrap();
        let late = give(rauf, (Seat::First, 3)).await;
        assert!(matches!(late, Err(StoreError::RoundClosed)), "{late:?}");
    }

    async fn replies_samples_and_recusals_come_back_as_they_were_kept(database: Database) {
        let world = World::new(&database.store).await;
        let (store, by, response) = (&world.store, actor(&world.rauf), world.response.id);
        hand_in(&world).await;
        let reply = Reply {
            revision: 1,
            verdict: 1,
            stance: Stance::Disagree,
            words: "Razı deyilik".to_owned(),
            evidence: "Əmr № 14".to_owned(),
            by: world.aysel.id,
            by_name: "Aysel".to_owned(),
            at: noon(),
            answer: String::new(),
            answered: None,
        };
        let placed = PlacedReply { response, unit: None, question: "law-review".to_owned(), reply };
        store.add_reply(&actor(&world.aysel), &placed).await.unwrap();
        assert!(is_changed(&store.add_reply(&actor(&world.aysel), &placed).await));
        assert_eq!(store.replies(response).await.unwrap(), std::slice::from_ref(&placed));
        let place = (response, None, "law-review", 1);
        store.answer_reply(&by, place, "Düzdür", noon_and(1)).await.unwrap();
        assert!(is_changed(&store.answer_reply(&by, place, "Yenə", noon_and(2)).await));
        let answered = store.replies_of_round(world.round.id).await.unwrap().remove(0).reply;
        assert_eq!((answered.answer.as_str(), answered.answered), ("Düzdür", Some(("Rauf".to_owned(), noon_and(1)))));

        let until = noon().date_naive();
        store.open_draft_results(&by, world.round.id, until, noon()).await.unwrap();
        assert_eq!(store.draft_results(world.round.id).await.unwrap().unwrap().until, until);

        let spot = Spot { response, question: "law-review".to_owned(), unit: None };
        let sample = ReviewSample {
            id: id(), round: world.round.id, seed: u64::MAX, algorithm: "steps".to_owned(), drawn: 1, drawn_from: 7,
            by_name: "Rauf".to_owned(), at: noon(),
        };
        store.add_sample(&by, &sample, std::slice::from_ref(&spot)).await.unwrap();
        assert_eq!(store.list_samples(world.round.id).await.unwrap(), [sample]);
        assert_eq!(store.sampled_answers(world.round.id).await.unwrap(), [spot]);

        let recusal = Recusal {
            id: id(), user: world.rauf.id, institution: world.ministry.id, reason: "Qohum".to_owned(),
            by_name: "Operator".to_owned(), at: noon(), lifted: None,
        };
        store.recuse(&operator(), &recusal).await.unwrap();
        let ties = store.ties(world.rauf.id, world.ministry.id).await.unwrap();
        assert!(ties.is_recused && ties.addresses == ["aysel@ministry.example"], "{ties:?}");
        store.lift_recusal(&operator(), recusal.id, noon_and(1)).await.unwrap();
        assert!(!store.ties(world.rauf.id, world.ministry.id).await.unwrap().is_recused);
        assert!(store.lift_recusal(&operator(), recusal.id, noon_and(2)).await.is_err());
        let kept = store.list_recusals().await.unwrap().remove(0);
        assert_eq!(kept, Recusal { lifted: Some(("Operator".to_owned(), noon_and(1))), ..recusal });
        let unknown = user("x@y.example", "X", bhr_baseline::store::Role::Reviewer);
        assert!(!store.ties(unknown.id, world.ministry.id).await.unwrap().is_recused);
    }
}
