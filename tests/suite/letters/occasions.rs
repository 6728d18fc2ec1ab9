//! What happens is told to those it concerns, once, without what was said.

use bhr_baseline::mail::PostSettings;
use bhr_baseline::response::ResponseState;
use bhr_baseline::store::{LetterKind, LetterState, StateChange};
use chrono::TimeDelta;

use super::scene::{Scene, on};
use crate::support::database::on_both_engines;
use crate::support::mailbox::Mailbox;
use crate::support::world::actor;

fn told(kind: LetterKind, email: &str) -> (LetterKind, String) {
    (kind, email.to_owned())
}

async fn begin(scene: &Scene) {
    scene.by_hand().write_due(on(9, 22)).await.expect("planned");
}

on_both_engines! {
    async fn mentions_and_the_help_desk_are_told_without_the_words(database: Database) {
        let scene = Scene::new(database).await;
        begin(&scene).await;
        let comment = scene.comment(&scene.aysel, "colleagues", on(9, 23)).await;
        scene.mention(&comment, &scene.kamran).await;
        scene.comment(&scene.kamran, "help-desk", on(9, 23)).await;
        scene.comment(&scene.rauf, "help-desk", on(9, 23) + TimeDelta::minutes(5)).await;
        for minute in 6..9 {
            scene.by_hand().write_due(on(9, 23) + TimeDelta::minutes(minute)).await.unwrap();
        }
        let expected = [
            told(LetterKind::Mention, "kamran@ministry.example"),
            told(LetterKind::Question, "rauf@ombudsman.example"),
            told(LetterKind::Answer, "kamran@ministry.example"),
        ];
        assert_eq!(scene.told().await, expected);
        for letter in scene.letters(LetterState::ByHand).await {
            assert!(!letter.words.contains("between us"), "{}", letter.words);
            assert!(!letter.words.contains('⟦'), "{}", letter.words);
            assert!(!letter.words.contains("law-in-force"), "{}", letter.words);
        }
    }

    async fn letters_about_words_lead_to_the_question_they_are_about(database: Database) {
        let scene = Scene::new(database).await;
        begin(&scene).await;
        let comment = scene.comment(&scene.aysel, "colleagues", on(9, 23)).await;
        scene.mention(&comment, &scene.kamran).await;
        scene.comment(&scene.kamran, "help-desk", on(9, 23)).await;
        scene.comment(&scene.rauf, "help-desk", on(9, 23) + TimeDelta::minutes(5)).await;
        let settings = PostSettings { public_url: Some("https://office.example".to_owned()), ..PostSettings::default() };
        scene.post(&settings).write_due(on(9, 23) + TimeDelta::minutes(6)).await.unwrap();
        let id = scene.response;
        let own = format!("https://office.example/responses/{id}/questions/law-in-force.");
        let places = [
            (LetterKind::Mention, format!("{own}#comments")),
            (LetterKind::Question, format!("https://office.example/help-desk/{id}/law-in-force.")),
            (LetterKind::Answer, format!("{own}#help-desk")),
        ];
        let letters = scene.letters(LetterState::ByHand).await;
        for (kind, place) in places {
            let letter = letters.iter().find(|letter| letter.kind == kind).expect("a letter");
            assert!(letter.words.lines().any(|line| line == place), "{place}: {}", letter.words);
        }
    }

    async fn a_mention_that_was_seen_needs_no_letter(database: Database) {
        let scene = Scene::new(database).await;
        begin(&scene).await;
        let comment = scene.comment(&scene.aysel, "colleagues", on(9, 23)).await;
        scene.mention(&comment, &scene.kamran).await;
        scene.rows.run(&format!("UPDATE mentions SET seen_at = '{}'", on(9, 23).to_rfc3339())).await;
        scene.by_hand().write_due(on(9, 23)).await.unwrap();
        assert_eq!(scene.told().await, []);
    }

    async fn a_returned_response_tells_the_message_by_mail_and_keeps_it_from_other_hands(database: Database) {
        let Some(mailbox) = Mailbox::open().await else { return };
        let scene = Scene::new(database).await;
        begin(&scene).await;
        let change = async |step: fn(ResponseState, &Scene) -> ResponseState| {
            let from = scene.response().await.state;
            let to = step(from.clone(), &scene);
            let change = StateChange { response: scene.response, from, to };
            scene.store.set_response_state(&actor(&scene.rauf), &change, on(9, 24)).await.unwrap();
        };
        change(|state, scene| state.submit(scene.aysel.id, on(9, 23)).unwrap()).await;
        change(|state, scene| state.give_back(scene.rauf.id, on(9, 24), "Please name the law.".to_owned()).unwrap()).await;
        let post = scene.post(&mailbox.settings());
        post.write_due(on(9, 24)).await.unwrap();
        scene.by_hand().write_due(on(9, 24)).await.unwrap();
        post.deliver_at(|| on(9, 24), || 0.0).await.unwrap();
        let letter = mailbox.to("aysel@ministry.example").pop().expect("a letter");
        assert_eq!(letter.subject, "Məktubla geri qaytarıldı: Çaylar 2026");
        assert!(letter.body.contains("Please name the law."), "{}", letter.body);
        assert_eq!(mailbox.caught().len(), 1, "the colleague is no focal point");
        change(|state, scene| state.submit(scene.aysel.id, on(9, 25)).unwrap()).await;
        change(|state, scene| state.give_back(scene.rauf.id, on(9, 26), "Name the law.".to_owned()).unwrap()).await;
        scene.by_hand().write_due(on(9, 26)).await.unwrap();
        let by_hand = scene.letters(LetterState::ByHand).await;
        assert_eq!(by_hand.len(), 1);
        assert!(!by_hand[0].words.contains("Name the law."), "{}", by_hand[0].words);
        change(|state, scene| state.submit(scene.aysel.id, on(9, 27)).unwrap()).await;
        change(|state, scene| state.accept(scene.rauf.id, on(9, 28)).unwrap()).await;
        scene.by_hand().write_due(on(9, 28)).await.unwrap();
        assert!(scene.told().await.contains(&told(LetterKind::Accepted, "aysel@ministry.example")));
    }

    async fn a_part_given_before_the_person_has_come_is_told_in_the_givers_language(database: Database) {
        let scene = Scene::new(database).await;
        begin(&scene).await;
        scene.assign("leyla@ministry.example", "law", "", on(9, 23)).await;
        scene.by_hand().write_due(on(9, 23)).await.unwrap();
        assert_eq!(scene.told().await, [told(LetterKind::Assignment, "leyla@ministry.example")]);
        let letter = scene.letters(LetterState::ByHand).await.pop().unwrap();
        assert!(letter.words.starts_with("Hörmətli həmkar,"), "{}", letter.words);
    }
}
