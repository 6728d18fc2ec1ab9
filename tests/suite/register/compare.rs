//! Rounds compared on comparable items, worked by hand.

use std::sync::Arc;

use bhr_baseline::assessment::items;
use bhr_baseline::findings::compare::{Comparison, Course, TopicPair, Why, compare};
use bhr_baseline::findings::{Basis, Participant};
use bhr_baseline::questionnaire::{Condition, Equals, Evolution, Id, QuestionKind, Questionnaire, Text};
use bhr_baseline::response::InstitutionKind::{Government, Private};
use bhr_baseline::response::{InstitutionId, goes_in_a_circle};
use rust_decimal::Decimal;
use uuid::Uuid;

use crate::support::asked::{accepted, company, state};

fn number(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn id(text: &str) -> Id {
    Id { text: text.to_owned(), line: 1 }
}

/// The second version of the questionnaire to government bodies, changed by `change`.
fn second(change: impl FnOnce(&mut Questionnaire)) -> Arc<Questionnaire> {
    let mut asked = state();
    asked.version = 2;
    change(&mut asked);
    Arc::new(asked)
}

fn compared(then: &[Participant], now: &[Participant]) -> Comparison {
    compare(then, now, &items, &[])
}

fn pair<'a>(found: &'a Comparison, code: &str) -> Option<&'a TopicPair> {
    found.topics.iter().find(|pair| pair.key.code() == code)
}

fn left_out(found: &Comparison) -> Vec<(&str, Why)> {
    found.left_out.iter().map(|one| (one.question.get("en"), one.why)).collect()
}

fn means(found: &Comparison, code: &str) -> Option<(Decimal, Decimal)> {
    let pair = pair(found, code)?;
    pair.both.0.mean().zip(pair.both.1.mean())
}

#[test]
fn the_same_questions_are_compared_over_institutions_in_both_rounds() {
    let asked = Arc::new(state());
    let then = [
        accepted("Alpha", Government, &asked, &["none", "full", "none"]),
        accepted("Beta", Government, &asked, &["full", "full", "full"]),
        accepted("Gone", Government, &asked, &["none", "none", "none"]),
    ];
    let now = [
        accepted("Alpha", Government, &asked, &["full", "full", "none"]),
        accepted("Beta", Government, &asked, &["full", "full", "full"]),
        accepted("New", Government, &asked, &["none", "none", "none"]),
    ];
    let found = compared(&then, &now);
    assert_eq!((found.continued, found.compared, found.reworded), (2, 3, 0));
    // Law: Alpha 0.5 then and 1 now, Beta 1 both times.
    assert_eq!(means(&found, "state.law"), Some((number("0.75"), number("1"))));
    let law = pair(&found, "state.law").unwrap();
    assert_eq!(law.change(), Some(number("0.25")));
    assert_eq!((law.both.0.with_gap, law.both.1.with_gap), (1, 0));
    // The whole beside it counts everybody: 0.5, 1 and 0 then.
    assert_eq!(law.all.0.mean(), Some(number("0.5")));
    assert_eq!((found.only_then, found.only_now), (vec!["Gone".to_owned()], vec!["New".to_owned()]));
}

#[test]
fn a_reworded_question_is_compared_and_answers_come_along_under_its_new_id() {
    let new = second(|asked| {
        asked.questions[0].id = "statute".to_owned();
        asked.questions[0].text = Text::english("Is there a statute?");
        asked.questions[0].evolution = Some(Evolution::Reworded(id("act")));
    });
    let then = [accepted("Alpha", Government, &Arc::new(state()), &["full", "none", "none"])];
    let now = [accepted("Alpha", Government, &new, &["full", "none", "none"])];
    let found = compared(&then, &now);
    assert_eq!((found.compared, found.reworded), (3, 1));
    assert_eq!(left_out(&found), []);
    assert_eq!(means(&found, "state.law"), Some((number("0.5"), number("0.5"))));
}

#[test]
fn a_question_reworded_without_a_word_about_it_is_left_out() {
    let new = second(|asked| asked.questions[0].text = Text::english("Something else?"));
    let then = [accepted("Alpha", Government, &Arc::new(state()), &["full", "none", "full"])];
    let now = [accepted("Alpha", Government, &new, &["full", "none", "full"])];
    let found = compared(&then, &now);
    assert_eq!(left_out(&found), [("Something else?", Why::Worded)]);
    // Only the court is left below the law: 0 then and now, and it is said that it is one of two.
    assert_eq!(means(&found, "state.law"), Some((number("0"), number("0"))));
    assert_eq!(pair(&found, "state.law").unwrap().items, (1, 2));
}

#[test]
fn a_split_question_and_a_new_one_are_left_out_with_the_reason() {
    let new = second(|asked| {
        asked.questions[0].evolution = Some(Evolution::SplitFrom(id("act")));
        asked.questions[1].id = "tribunal".to_owned();
        asked.questions[1].text = Text::english("tribunal");
        asked.questions[1].evolution = Some(Evolution::New);
    });
    let then = [accepted("Alpha", Government, &Arc::new(state()), &["full", "full", "none"])];
    let now = [accepted("Alpha", Government, &new, &["none", "none", "full"])];
    let found = compared(&then, &now);
    let expected = [("act", Why::Split), ("tribunal", Why::New), ("court", Why::NotAsked)];
    assert_eq!(left_out(&found), expected);
    assert_eq!(pair(&found, "state.law"), None, "nothing of it can be compared");
    assert_eq!(means(&found, "principle-3"), Some((number("0"), number("1"))));
}

#[test]
fn other_points_are_another_measure() {
    let new = second(|asked| {
        let QuestionKind::Choice { options } = &mut asked.questions[2].kind else { panic!("a choice") };
        options[1].points = number("0.25");
    });
    let then = [accepted("Alpha", Government, &Arc::new(state()), &["full", "full", "some"])];
    let now = [accepted("Alpha", Government, &new, &["full", "full", "some"])];
    let found = compared(&then, &now);
    assert_eq!(left_out(&found), [("visits", Why::Measured)]);
    assert_eq!(pair(&found, "state.check"), None);
}

#[test]
fn what_hangs_on_an_answer_that_is_left_out_is_left_out_too() {
    let after = |asked: &mut Questionnaire| {
        let equals = Equals { profile: None, question: Some(id("act")), value: "full".to_owned() };
        asked.questions[1].applies_when = Some(Condition::Equals(equals));
    };
    let mut old = state();
    after(&mut old);
    let new = second(|asked| {
        after(asked);
        asked.questions[0].evolution = Some(Evolution::SplitFrom(id("act")));
    });
    let then = [accepted("Alpha", Government, &Arc::new(old), &["full", "full", "none"])];
    let now = [accepted("Alpha", Government, &new, &["full", "full", "none"])];
    let found = compared(&then, &now);
    assert_eq!(left_out(&found), [("act", Why::Split), ("court", Why::Depends)]);
}

#[test]
fn weights_and_target_of_this_round_count_on_both_sides() {
    let new = second(|asked| {
        asked.questions[0].weight = number("3");
        asked.target = number("0.5");
    });
    let then = [accepted("Alpha", Government, &Arc::new(state()), &["full", "none", "none"])];
    let now = [accepted("Alpha", Government, &new, &["full", "none", "none"])];
    let found = compared(&then, &now);
    assert_eq!(means(&found, "state.law"), Some((number("0.75"), number("0.75"))));
    let law = pair(&found, "state.law").unwrap();
    assert_eq!((law.both.0.with_gap, law.both.1.with_gap), (0, 0));
}

#[test]
fn the_last_rounds_gaps_are_followed_up() {
    let (asked, other) = (Arc::new(state()), Arc::new(company()));
    let then = [
        accepted("Alpha", Government, &asked, &["none", "none", "none"]),
        accepted("Beta", Government, &asked, &["full", "full", "none"]),
        accepted("Delta", Private, &other, &["none", "none"]),
    ];
    let now = [
        accepted("Alpha", Government, &asked, &["full", "full", "full"]),
        accepted("Beta", Government, &asked, &["full", "full", "none"]),
    ];
    let found = compared(&then, &now);
    let told: Vec<_> =
        found.follow_up.iter().map(|gap| (gap.topic.as_str(), gap.course, gap.found, gap.both)).collect();
    let expected = [
        ("state.law", Course::Closed, (1, 2), Some(((1, 2), (0, 2)))),
        ("state.check", Course::Smaller, (2, 2), Some(((2, 2), (1, 2)))),
        ("company.owner", Course::NoLongerAsked, (1, 1), None),
        ("company.harm", Course::NoLongerAsked, (1, 1), None),
    ];
    assert_eq!(told, expected);
    let back = compared(&now, &then[..2]);
    let courses: Vec<_> = back.follow_up.iter().map(|gap| gap.course).collect();
    assert_eq!(courses, [Course::Larger]);
    let same = compared(&then[..2], &then[..2]);
    assert!(same.follow_up.iter().all(|gap| gap.course == Course::Same));
    let alone = compared(&then[..1], &now[1..]);
    assert!(alone.follow_up.iter().all(|gap| gap.course == Course::Unknown), "nobody is in both");
}

fn of(name: &str, asked: &Arc<Questionnaire>, answers: &[&str]) -> Participant {
    accepted(name, Government, asked, answers)
}

fn from(now: &Participant, then: &Participant) -> (InstitutionId, InstitutionId) {
    (now.institution.id, then.institution.id)
}

#[test]
fn a_merged_body_stands_beside_its_predecessors_and_is_counted_apart() {
    let asked = Arc::new(state());
    let then = [of("One", &asked, &["full", "full", "full"]), of("Two", &asked, &["none", "none", "none"])];
    let now = [of("Joint", &asked, &["full", "full", "none"])];
    let successions = [from(&now[0], &then[0]), from(&now[0], &then[1])];
    let found = compare(&then, &now, &items, &successions);
    assert_eq!(found.continued, 0);
    let [joint] = found.successions.as_slice() else { panic!("one succession: {:?}", found.successions) };
    assert_eq!((joint.now.name.as_str(), joint.now.score), ("Joint", Some(number("0.5"))));
    let scores: Vec<_> = joint.then.iter().map(|one| (one.name.as_str(), one.score)).collect();
    assert_eq!(scores, [("One", Some(number("1"))), ("Two", Some(number("0")))]);
    assert_eq!((found.only_then, found.only_now), (vec![], vec![]));
    let whole = found.topics.iter().find(|pair| pair.key.code() == "state.overall").unwrap();
    assert_eq!((whole.both.0.scored, whole.all.0.scored, whole.all.1.scored), (0, 2, 1));
}

#[test]
fn a_body_under_a_new_name_is_the_same_body_and_one_that_was_divided_is_not() {
    let asked = Arc::new(state());
    let then = [of("Old name", &asked, &["none", "none", "none"])];
    let now =
        [of("New name", &asked, &["full", "full", "full"]), of("Part", &asked, &["full", "full", "full"])];
    let renamed = compare(&then, &now[..1], &items, &[from(&now[0], &then[0])]);
    assert_eq!((renamed.continued, renamed.successions.len()), (1, 0));
    let divided = [from(&now[0], &then[0]), from(&now[1], &then[0])];
    let divided = compare(&then, &now, &items, &divided);
    assert_eq!((divided.continued, divided.successions.len()), (0, 2));
}

#[test]
fn a_body_that_took_over_another_is_counted_apart_from_those_that_did_not() {
    let asked = Arc::new(state());
    let then =
        [of("Stays", &asked, &["none", "none", "none"]), of("Goes", &asked, &["full", "full", "full"])];
    let now = [of("Stays", &asked, &["none", "none", "none"])];
    let found = compare(&then, &now, &items, &[from(&now[0], &then[1])]);
    assert_eq!(found.continued, 0);
    let names: Vec<_> = found.successions[0].then.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["Goes", "Stays"]);
}

#[test]
fn rounds_with_nothing_in_common_say_so() {
    let then = [accepted("Delta", Private, &Arc::new(company()), &["full", "none"])];
    let now = [accepted("Alpha", Government, &Arc::new(state()), &["full", "none", "full"])];
    let found = compared(&then, &now);
    assert_eq!((found.topics.len(), found.compared, found.continued), (0, 0, 0));
    let why: Vec<Why> = found.left_out.iter().map(|one| one.why).collect();
    assert_eq!(why, [Why::Questionnaire, Why::Questionnaire]);
    let empty = compared(&[], &[]);
    assert_eq!((empty.topics.len(), empty.follow_up.len()), (0, 0));
}

#[test]
fn nobody_is_the_successor_of_themselves_over_however_many_steps() {
    let [a, b, c] = [1, 2, 3].map(|number| InstitutionId(Uuid::from_u128(number)));
    assert!(!goes_in_a_circle(&[(a, b), (b, c), (a, c)], a));
    assert!(goes_in_a_circle(&[(a, b), (b, c), (c, a)], a));
    assert!(goes_in_a_circle(&[(a, a)], a));
}

#[test]
fn rounds_are_compared_on_what_reviewers_verified_when_asked_for() {
    let asked = Arc::new(state());
    let then = [accepted("Alpha", Government, &asked, &["none", "full", "none"])];
    let mut now = [accepted("Alpha", Government, &asked, &["full", "full", "none"])];
    let seen = accepted("Alpha", Government, &asked, &["none", "none", "none"]);
    now[0].verified = seen.accepted;
    let on =
        |basis| compared(&then.each_ref().map(|one| one.on(basis)), &now.each_ref().map(|one| one.on(basis)));
    // Nobody reviewed the earlier round: its own word stands.
    assert_eq!(means(&on(Basis::SelfAssessed), "state.law"), Some((number("0.5"), number("1"))));
    assert_eq!(means(&on(Basis::Verified), "state.law"), Some((number("0.5"), number("0"))));
}
