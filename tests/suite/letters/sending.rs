//! Through a real mail server: down, refusing, silent in the middle, and with two processes at once.

use std::collections::BTreeSet;

use bhr_baseline::assessment::letters::{GIVEN_UP, Letters, Tally, pause};
use bhr_baseline::store::{LetterState, Store};
use chrono::TimeDelta;

use super::scene::{Scene, on};
use crate::support::database::on_both_engines;
use crate::support::mailbox::Mailbox;
use crate::support::wait::until;

/// Longer than a claim lasts.
const CLAIM: TimeDelta = TimeDelta::minutes(6);

async fn deliver(letters: &Letters, at: chrono::DateTime<chrono::Utc>) -> Tally {
    letters.deliver_at(|| at, || 0.5).await.expect("a round")
}

const fn sent(sent: u32) -> Tally {
    Tally { sent, postponed: 0, failed: 0 }
}

on_both_engines! {
    async fn letters_wait_while_the_server_is_down_and_then_arrive_once(database: Database) {
        let Some(mut mailbox) = Mailbox::closed() else { return };
        let scene = Scene::new(database).await;
        let post = scene.post(&mailbox.settings());
        for name in ["a", "b", "c"] {
            scene.write(&format!("{name}@ministry.example"), on(9, 22)).await;
        }
        let down = deliver(&post, on(9, 22)).await;
        assert_eq!(down, Tally { sent: 0, postponed: 1, failed: 0 }, "one is tried for all");
        let waiting = scene.letters(LetterState::Waiting).await;
        assert_eq!(waiting.len(), 3);
        let tried = waiting.iter().find(|letter| letter.attempts == 1).expect("one was tried");
        assert!(tried.last_error.starts_with("unreachable "), "{}", tried.last_error);
        assert_eq!(tried.not_before, on(9, 22) + pause(1, 0.5));
        // Six days are more than any server's patience, but this one never spoke about a letter.
        assert_eq!(deliver(&post, on(9, 28)).await.failed, 0);
        mailbox.start().await;
        assert_eq!(deliver(&post, on(9, 29)).await, sent(3));
        assert_eq!(deliver(&post, on(9, 30)).await, sent(0));
        let to: BTreeSet<_> = mailbox.caught().into_iter().flat_map(|letter| letter.to).collect();
        assert_eq!((to.len(), mailbox.caught().len()), (3, 3));
        assert_eq!(scene.letters(LetterState::Sent).await.len(), 3);
    }

    async fn letters_that_wait_are_passed_on_by_people_once_there_is_no_mail_server(database: Database) {
        let Some(mailbox) = Mailbox::closed() else { return };
        let scene = Scene::new(database).await;
        let post = scene.post(&mailbox.settings());
        scene.write("a@ministry.example", on(9, 22)).await;
        assert_eq!(deliver(&post, on(9, 22)).await.postponed, 1);
        assert_eq!(scene.letters(LetterState::Waiting).await.len(), 1);
        let without = scene.by_hand();
        assert_eq!(deliver(&without, on(9, 23)).await, sent(0));
        let to_pass_on = scene.letters(LetterState::ByHand).await;
        assert_eq!(to_pass_on.len(), 1);
        assert_eq!((to_pass_on[0].words.as_str(), to_pass_on[0].last_error.as_str()), ("Salam.", ""));
        assert_eq!(deliver(&post, on(9, 24)).await, sent(0), "who has it in hand passes it on");
        let deeds = scene.store.list_audit(None, 100).await.expect("deeds");
        let given = deeds.iter().filter(|deed| deed.action == "letter.give-to-people").count();
        assert_eq!(given, 1, "a round in which nothing waits writes nothing");
    }

    async fn what_only_the_reader_may_see_is_not_among_the_words_to_pass_on(database: Database) {
        let Some(mailbox) = Mailbox::closed() else { return };
        let scene = Scene::new(database).await;
        let post = scene.post(&mailbox.settings());
        for kind in ["invitation", "returned"] {
            let email = format!("{kind}@ministry.example");
            scene.write(&email, on(9, 22)).await;
            let is_secret = if kind == "invitation" { "TRUE" } else { "FALSE" };
            let of_kind = format!("UPDATE letters SET kind = '{kind}', is_secret = {is_secret} WHERE recipient_email = '{email}'");
            scene.rows.run(&of_kind).await;
        }
        deliver(&post, on(9, 22)).await;
        deliver(&scene.by_hand(), on(9, 23)).await;
        let to_pass_on = scene.letters(LetterState::ByHand).await;
        assert_eq!(to_pass_on.len(), 2);
        assert!(to_pass_on.iter().all(|letter| letter.words.is_empty()), "{to_pass_on:?}");
        assert_eq!(scene.rows.words("SELECT DISTINCT body FROM letters").await, [""]);
    }

    async fn a_refused_reader_fails_alone_and_a_patient_server_is_asked_for_five_days(database: Database) {
        let Some(mailbox) = Mailbox::open().await else { return };
        let scene = Scene::new(database).await;
        let post = scene.post(&mailbox.settings());
        let start = on(9, 22);
        for name in ["refused@x.example", "later@x.example", "aysəl@x.example", "well@x.example"] {
            scene.write(name, start).await;
        }
        assert_eq!(deliver(&post, start).await, Tally { sent: 1, postponed: 1, failed: 2 });
        let failed = scene.letters(LetterState::Failed).await;
        let errors: Vec<_> = failed.iter().map(|letter| (letter.email.as_str(), letter.last_error.as_str())).collect();
        assert!(errors[0].1.starts_with("refused ") && errors[0].1.contains("no such mailbox"), "{errors:?}");
        assert_eq!(errors[1], ("aysəl@x.example", "address"));
        assert_eq!(deliver(&post, start).await, sent(0), "it waits its turn");
        let late = deliver(&post, start + GIVEN_UP - TimeDelta::minutes(1)).await;
        assert_eq!((late.postponed, late.failed), (1, 0));
        let too_late = deliver(&post, start + GIVEN_UP + TimeDelta::hours(3)).await;
        assert_eq!((too_late.postponed, too_late.failed), (0, 1));
        let refused = failed[0].id;
        scene.store.retry_letter(&crate::support::world::operator(), refused, on(10, 1)).await.unwrap();
        assert_eq!(deliver(&post, on(10, 1)).await.failed, 1, "again, because somebody asked");
    }

    async fn two_processes_send_each_letter_once(database: Database) {
        let Some(mailbox) = Mailbox::open().await else { return };
        let other = Store::open(&database.url).await.expect("a second process");
        let scene = Scene::new(database).await;
        for number in 0..24 {
            scene.write(&format!("reader{number}@x.example"), on(9, 22)).await;
        }
        let one = scene.post(&mailbox.settings());
        let two = Letters::new(other, &mailbox.settings()).expect("letters");
        let (one, two) = tokio::join!(deliver(&one, on(9, 23)), deliver(&two, on(9, 23)));
        assert_eq!(one.sent + two.sent, 24, "{one:?} {two:?}");
        let ids: BTreeSet<_> = mailbox.caught().into_iter().map(|letter| letter.message_id).collect();
        assert_eq!((ids.len(), mailbox.caught().len()), (24, 24));
    }

    async fn a_process_that_ends_before_the_text_leaves_no_second_letter(database: Database) {
        let Some(mut mailbox) = Mailbox::open().await else { return };
        let scene = Scene::new(database).await;
        scene.write("stuck-before@x.example", on(9, 22)).await;
        let post = scene.post(&mailbox.settings());
        let process = tokio::spawn(async move { deliver(&post, on(9, 22)).await });
        until("the server falls silent", async || mailbox.has("stuck-before").then_some(())).await;
        process.abort();
        assert!(process.await.is_err(), "it ended in the middle");
        assert_eq!(scene.letters(LetterState::Sending).await.len(), 1);
        mailbox.stop();
        scene.rows.run("UPDATE letters SET recipient_email = 'well@x.example'").await;
        mailbox.start().await;
        let again = scene.post(&mailbox.settings());
        assert_eq!(deliver(&again, on(9, 22) + TimeDelta::minutes(1)).await, sent(0), "the claim still holds");
        assert_eq!(deliver(&again, on(9, 22) + CLAIM).await, sent(1));
        assert_eq!(mailbox.caught().len(), 1);
    }

    async fn a_process_that_ends_after_the_text_repeats_the_same_letter(database: Database) {
        let Some(mut mailbox) = Mailbox::open().await else { return };
        let scene = Scene::new(database).await;
        scene.write("stuck-after@x.example", on(9, 22)).await;
        let post = scene.post(&mailbox.settings());
        let process = tokio::spawn(async move { deliver(&post, on(9, 22)).await });
        let first = mailbox.wait_for("stuck-after@x.example").await;
        process.abort();
        assert!(process.await.is_err(), "it ended in the middle");
        mailbox.stop();
        scene.rows.run("UPDATE letters SET recipient_email = 'well@x.example'").await;
        mailbox.start().await;
        let again = scene.post(&mailbox.settings());
        assert_eq!(deliver(&again, on(9, 22) + CLAIM).await, sent(1));
        let second = mailbox.to("well@x.example").pop().expect("never lost");
        assert_eq!(first.message_id, second.message_id);
        assert_eq!(first.raw.replace("stuck-after@", "well@"), second.raw, "the same bytes");
        assert_eq!(deliver(&again, on(9, 23)).await, sent(0));
        assert_eq!(mailbox.caught().len(), 2);
    }

    async fn letters_reach_people_in_their_own_letters(database: Database) {
        let Some(mailbox) = Mailbox::open().await else { return };
        let scene = Scene::new(database).await;
        let post = scene.post(&mailbox.settings());
        assert_eq!(post.write_due(on(10, 1)).await.unwrap(), 0);
        scene.assign("kamran@ministry.example", "law", "2026-10-10", on(10, 1)).await;
        assert_eq!(post.write_due(on(10, 1) + TimeDelta::minutes(1)).await.unwrap(), 1);
        assert_eq!(post.write_due(on(10, 6)).await.unwrap(), 1);
        assert_eq!(deliver(&post, on(10, 6)).await, sent(2));
        let russian = mailbox.to("kamran@ministry.example").pop().expect("a letter");
        assert_eq!(russian.subject, "Вам поручена часть ответов: Çaylar 2026");
        assert_eq!(russian.name, "Камран Алиев");
        assert!(russian.body.starts_with("Здравствуйте, Камран Алиев!"), "{}", russian.body);
        assert!(russian.body.contains("10 октября 2026"), "{}", russian.body);
        let azerbaijani = mailbox.to("aysel@ministry.example").pop().expect("a letter");
        assert_eq!(azerbaijani.subject, "20 oktyabr 2026 tarixinədək təqdim edin: Çaylar 2026");
        assert!(azerbaijani.body.contains("Əmək Nazirliyi"), "{}", azerbaijani.body);
        assert!(azerbaijani.from.contains("Azərbaycan Respublikasının İnsan Hüquqları"), "{}", azerbaijani.from);
        let link = format!("https://baseline.example.org/responses/{}", scene.response);
        assert!(azerbaijani.body.contains(&link), "{}", azerbaijani.body);
        assert!(azerbaijani.raw.contains("Auto-Submitted: auto-generated"));
    }
}

#[test]
fn pauses_grow_to_two_hours_and_are_spread_out() {
    let check = |attempts, jitter, minutes| {
        assert_eq!(pause(attempts, jitter), TimeDelta::minutes(minutes), "{attempts} {jitter}");
    };
    check(1, 0.0, 1);
    check(2, 0.0, 2);
    check(5, 0.0, 16);
    check(8, 0.0, 120);
    check(u32::MAX, 0.0, 120);
    check(8, 1.0, 150);
    check(8, 7.0, 150);
}
