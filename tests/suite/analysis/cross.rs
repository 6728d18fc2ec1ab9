//! Mirror questions, orphans, double claims and duties nobody was asked about.

use std::sync::Arc;

use bhr_baseline::authoring::library_is_sound;
use bhr_baseline::findings::{
    Basis, Duties, MirrorFinding, Participant, Standing, Verdict, duties, mirror_findings,
};
use bhr_baseline::questionnaire::{
    Condition, Duty, Equals, Library, Mirror, ProfileField, Questionnaire, Side, Text,
};
use bhr_baseline::response::InstitutionKind::{Government, Private};
use bhr_baseline::response::{Answer, AnswerKey};
use bhr_baseline::scoring::NOT_IN_MANDATE;

use crate::support::asked::{accepted, asked, company, state};

/// Bodies say visits take place, companies say their owner asks for nothing.
fn mirror() -> Mirror {
    let side = |questionnaire: &str, question: &str, options: &[&str]| Side {
        questionnaire: questionnaire.into(),
        question: question.into(),
        contradicting: options.iter().map(|option| (*option).to_owned()).collect(),
    };
    Mirror {
        id: "visits".into(),
        line: 1,
        topic: "governance".into(),
        first: side("state", "visits", &["some", "full"]),
        second: side("company", "owner", &["none"]),
        title: Text::english("Visits"),
        meaning: Text::english("Visits do not arrive."),
    }
}

/// Bodies that give these answers about visits, companies that give those about their owner.
fn compared(bodies: &[&str], companies: &[&str]) -> MirrorFinding {
    let (state, company) = (Arc::new(state()), Arc::new(company()));
    let body = |(place, answer): (usize, &&str)| {
        accepted(&format!("Body {place}"), Government, &state, &["full", "full", answer])
    };
    let firm = |(place, answer): (usize, &&str)| {
        accepted(&format!("Firm {place}"), Private, &company, &[answer, "full"])
    };
    let bodies = bodies.iter().enumerate().map(body);
    let round: Vec<Participant> = bodies.chain(companies.iter().enumerate().map(firm)).collect();
    mirror_findings(&round, Basis::SelfAssessed, &[mirror()]).remove(0)
}

#[test]
fn the_verdict_follows_the_declared_rule() {
    for (bodies, companies, expected) in [
        (&["full"][..], &["none", "full"][..], Verdict::Contradiction),
        (&["none", "none", "some"], &["none", "none", "full"], Verdict::Contradiction),
        (&["full"], &["none", "full", "full"], Verdict::InPart),
        (&["full"], &["full", "some"], Verdict::None),
        (&["none"], &["none"], Verdict::None),
        (&["full"], &[], Verdict::CannotSay),
        (&["full"], &["-", ""], Verdict::CannotSay),
        (&["", "-"], &["none"], Verdict::CannotSay),
        (&["full"], &["none", "-", ""], Verdict::Contradiction),
    ] {
        assert_eq!(compared(bodies, companies).verdict, expected, "{bodies:?} {companies:?}");
    }
}

#[test]
fn both_sides_are_counted_and_lead_to_their_answers() {
    let found = compared(&["full", "none", ""], &["none", "full", "-"]);
    let counts = |side: &bhr_baseline::findings::SideFinding| (side.asked, side.answered, side.contradicting);
    assert_eq!((counts(&found.first), counts(&found.second)), ((3, 2, 1), (3, 2, 1)));
    let said: Vec<_> = found
        .first
        .said
        .iter()
        .map(|one| (one.name.as_str(), one.options[0].get("en"), one.contradicts))
        .collect();
    assert_eq!(said, [("Body 0", "full", true), ("Body 1", "none", false)]);
    assert_eq!(found.second.section, "all");
    let name = &found.second.said[0].name;
    let response = asked(name, Private, &Arc::new(company())).response;
    assert_eq!(found.second.said[0].response, response, "the way back to the answer");
}

#[test]
fn what_reviewers_verified_is_compared_when_asked_for() {
    let (state, company) = (Arc::new(state()), Arc::new(company()));
    let mut body = accepted("Body", Government, &state, &["full", "full", "full"]);
    let mut verified = body.accepted.clone().unwrap();
    verified.put(AnswerKey::own("visits"), Answer::Choice("none".into()));
    body.verified = Some(verified);
    let round = [body, accepted("Firm", Private, &company, &["none", "full"])];
    let verdict = |basis| mirror_findings(&round, basis, &[mirror()])[0].verdict;
    assert_eq!(verdict(Basis::SelfAssessed), Verdict::Contradiction);
    assert_eq!(verdict(Basis::Verified), Verdict::None);
}

/// The visits are asked only of bodies with the mandate.
fn with_mandate() -> Questionnaire {
    let mut state = state();
    let mandate = Equals { profile: Some(ProfileField::Mandate), question: None, value: "inspection".into() };
    state.questions[2].applies_when = Some(Condition::Equals(mandate));
    state
}

fn body(name: &str, questionnaire: &Arc<Questionnaire>, mandates: &[&str], answers: &[&str]) -> Participant {
    let kept: Vec<&str> = answers.iter().map(|answer| if *answer == "!" { "" } else { answer }).collect();
    let mut one = accepted(name, Government, questionnaire, &kept);
    let sheet = one.accepted.as_mut().unwrap();
    sheet.profile.mandates = Some(mandates.iter().map(|mandate| (*mandate).to_owned()).collect());
    for (question, answer) in questionnaire.questions.iter().zip(answers) {
        if *answer == "!" {
            let not_ours = Answer::NotApplicable { reason: NOT_IN_MANDATE.into() };
            sheet.put(AnswerKey::own(&question.id), not_ours);
        }
    }
    one
}

fn read(round: &[Participant], one_body: &[Duty]) -> Duties {
    duties(round, Basis::SelfAssessed, one_body)
}

fn orphans(round: &[Participant]) -> Vec<(String, usize)> {
    read(round, &[]).orphans.iter().map(|one| (one.question.clone(), one.said.len())).collect()
}

#[test]
fn a_duty_is_an_orphan_when_everybody_it_was_put_to_gives_it_away() {
    let state = Arc::new(with_mandate());
    let round = |second: &str| {
        [
            body("Alpha", &state, &["inspection"], &["!", "none", "!"]),
            body("Beta", &state, &[], &[second, "!", "full"]),
        ]
    };
    // `visits` was put to Alpha alone; Beta's answer to `court` is matched by one of Alpha's own.
    assert_eq!(orphans(&round("!")), [("act".to_owned(), 2), ("visits".to_owned(), 1)]);
    assert_eq!(orphans(&round("none")), [("visits".to_owned(), 1)]);
    assert_eq!(orphans(&round("")), [("visits".to_owned(), 1)], "one left open could still be taken");
    assert_eq!(orphans(&round("-")), [("visits".to_owned(), 1)], "another reason gives nothing away");
    assert_eq!(orphans(&[]), []);
}

#[test]
fn a_duty_of_one_body_is_claimed_twice_when_two_answer_it_as_their_own() {
    let state = Arc::new(state());
    let duty = Duty {
        id: "visits".into(),
        line: 1,
        title: Text::english("Visits"),
        questionnaire: "state".into(),
        indicator: "check".into(),
        mandate: "inspection".into(),
    };
    let round = |second: &str| {
        [
            body("Beta", &state, &[], &["full", "full", second]),
            body("Alpha", &state, &["inspection"], &["full", "full", "none"]),
            Participant {
                standing: Standing::NotStarted,
                accepted: None,
                institution: bhr_baseline::response::Institution {
                    profile: bhr_baseline::response::Profile {
                        mandates: Some(vec!["inspection".into()]),
                        ..bhr_baseline::response::Profile::default()
                    },
                    ..asked("Gamma", Government, &state).institution
                },
                ..asked("Gamma", Government, &state)
            },
        ]
    };
    let found = read(&round("some"), std::slice::from_ref(&duty));
    let [double] = found.doubles.as_slice() else { panic!("{:?}", found.doubles) };
    let names: Vec<&str> = double.claims.iter().map(|claim| claim.name.as_str()).collect();
    assert_eq!(
        (names, double.charged.as_slice()),
        (vec!["Alpha", "Beta"], &["Alpha".to_owned(), "Gamma".to_owned()][..])
    );
    assert_eq!(double.claims[0].questions, ["visits"]);
    for other in ["!", "-", ""] {
        assert_eq!(read(&round(other), std::slice::from_ref(&duty)).doubles, [], "{other}");
    }
    assert_eq!((found.accepted, found.asked), (2, 3));
}

#[test]
fn what_was_put_to_nobody_is_told_with_the_mandate_that_would_open_it() {
    let state = Arc::new(with_mandate());
    let unasked = |round: &[Participant]| -> Vec<(String, Vec<String>)> {
        let found = read(round, &[]).unasked;
        found.into_iter().map(|one| (one.indicator, one.mandates)).collect()
    };
    let without = body("Alpha", &state, &[], &["full", "full", ""]);
    assert_eq!(
        unasked(std::slice::from_ref(&without)),
        [("check".to_owned(), vec!["inspection".to_owned()])]
    );
    let with = body("Beta", &state, &["inspection"], &["full", "full", "none"]);
    assert_eq!(unasked(&[without.clone(), with]), []);
    // Nobody has said what its mandates are: it may be asked.
    assert_eq!(unasked(&[without, asked("Gamma", Government, &state)]), []);
}

#[test]
fn companies_have_no_duties_of_the_state() {
    let company = Arc::new(company());
    let mut one = accepted("Firm", Private, &company, &["full", "full"]);
    let not_ours = Answer::NotApplicable { reason: NOT_IN_MANDATE.into() };
    one.accepted.as_mut().unwrap().put(AnswerKey::own("owner"), not_ours);
    assert_eq!(read(&[one], &[]), Duties::default());
}

#[test]
fn a_duty_points_at_an_indicator_and_is_named_in_every_language() {
    let title = Text::by_language(&["en", "az", "ru"].map(|code| (code.to_owned(), code.to_owned())).into());
    let duty = |indicator: &str, title: &Text| Duty {
        id: "visits".into(),
        line: 7,
        title: title.clone(),
        questionnaire: "state".into(),
        indicator: indicator.into(),
        mandate: "inspection".into(),
    };
    let problems = |duty: Duty| -> Vec<String> {
        let library = Library { duties: vec![duty], ..Library::default() };
        let found = library_is_sound(&[state()], &library).into_iter();
        found.filter(|problem| problem.file == "duties.yaml").map(|problem| problem.message).collect()
    };
    assert_eq!(problems(duty("check", &title)), [""; 0]);
    assert!(problems(duty("overall", &title))[0].contains("`overall` is no indicator of `state`"));
    assert!(problems(duty("check", &Text::english("Visits")))[0].contains("a language is missing"));
    let elsewhere = Duty { questionnaire: "lakes".into(), ..duty("check", &title) };
    assert!(problems(elsewhere)[0].contains("`lakes` is no questionnaire here"));
}
