//! Letters on the pages, and the way of an invitation from the administrator to the new person.

use bhr_baseline::mail::PostSettings;

use crate::support::app::App;
use crate::support::database::on_both_engines;
use crate::support::mailbox::{Mailbox, PUBLIC_URL};
use crate::support::rows::Rows;
use crate::support::wait::until;

const INVITED: &str = "gunel@ministry.example";

async fn invite(app: &App, email: &str) -> crate::support::client::Reply {
    let mut nigar = app.browser(&app.people.nigar).await;
    let institution = app.ministry.id.to_string();
    let fields = [("email", email), ("role", "respondent"), ("institution", institution.as_str())];
    nigar.post("/admin/people", &fields).await
}

on_both_engines! {
    async fn an_invitation_comes_by_mail_and_lets_the_person_in(database: Database) {
        let Some(mailbox) = Mailbox::open().await else { return };
        let url = database.url.clone();
        let app = App::posting(database, mailbox.settings()).await;
        let page = invite(&app, INVITED).await;
        assert!(page.says("A letter with this link goes to"), "{}", page.body);
        let letter = mailbox.wait_for(INVITED).await;
        assert_eq!(letter.subject, "Invitation to the baseline assessment on business and human rights");
        assert!(letter.body.contains("Nigar Həsənova invites you") && letter.body.contains("Əmək Nazirliyi"));
        let link = letter.body.lines().find_map(|line| line.strip_prefix(PUBLIC_URL)).expect("a link");
        let mut gunel = app.stranger();
        assert_eq!(gunel.get(link).await.status, 200);
        let chosen = [("name", "Günel"), ("password", "five calm rivers"), ("password_again", "five calm rivers")];
        assert_eq!(gunel.post(link, &chosen).await.outcome(), (303, "/"));
        assert_eq!(gunel.get("/").await.status, 200);
        let rows = Rows::of(&url);
        let kept = until("the letter is marked as sent", async || {
            let kept = rows.words("SELECT body FROM letters WHERE state = 'sent' AND kind = 'invitation'").await;
            (!kept.is_empty()).then_some(kept)
        }).await;
        assert_eq!(kept, [""], "the link is forgotten");
        let token = link.rsplit('/').next().expect("a token");
        assert!(rows.words("SELECT detail FROM audit").await.iter().all(|detail| !detail.contains(token)));
        let mut nigar = app.browser(&app.people.nigar).await;
        let list = nigar.get("/admin/letters?state=sent").await;
        assert!(list.says(INVITED) && !list.says(token), "{}", list.body);
    }

    async fn a_lost_password_is_renewed_by_mail_in_the_language_of_its_owner(database: Database) {
        let Some(mailbox) = Mailbox::open().await else { return };
        let app = App::posting(database, mailbox.settings()).await;
        app.browser(&app.people.elvin).await.get("/language/ru").await;
        invite(&app, "ELVIN@company.example").await;
        let letter = mailbox.wait_for("ELVIN@company.example").await;
        assert_eq!((letter.subject.as_str(), letter.name.as_str()), ("Выберите новый пароль", "Elvin Quliyev"));
    }

    async fn an_address_mail_cannot_carry_is_refused_before_anybody_is_invited(database: Database) {
        let Some(mailbox) = Mailbox::closed() else { return };
        let app = App::posting(database, mailbox.settings()).await;
        let page = invite(&app, "aysel@nazirlik-ə.example").await;
        assert_eq!(page.status, 422);
        assert!(page.says("Mail cannot be sent to this address."), "{}", page.body);
        assert_eq!(app.assessment.store.list_invitations(crate::support::app::now()).await.unwrap(), []);
    }

    async fn a_failed_letter_says_why_and_is_tried_again_when_somebody_asks(database: Database) {
        let Some(mailbox) = Mailbox::open().await else { return };
        let url = database.url.clone();
        let app = App::posting(database, mailbox.settings()).await;
        invite(&app, "refused@ministry.example").await;
        let rows = Rows::of(&url);
        let failed = async || rows.words("SELECT recipient_email FROM letters WHERE state = 'failed'").await.pop();
        until("it fails", failed).await;
        let mut nigar = app.browser(&app.people.nigar).await;
        let list = nigar.get("/admin/letters").await;
        assert!(list.says("The mail server refuses the letter.") && list.says("no such mailbox"), "{}", list.body);
        let action = list.body.split("action=\"").find_map(|rest| rest.split_once("/retry\"")).expect("a button").0;
        rows.run("UPDATE letters SET recipient_email = 'right@ministry.example'").await;
        assert_eq!(nigar.post(&format!("{action}/retry"), &[]).await.status, 303);
        let letter = mailbox.wait_for("right@ministry.example").await;
        assert!(letter.body.contains("/invitations/"), "the link is still in it");
    }

    async fn without_a_mail_server_pages_show_links_and_words_to_pass_on(database: Database) {
        let url = database.url.clone();
        let app = App::new(database).await;
        let page = invite(&app, INVITED).await;
        assert!(page.says("Send this link to") && page.says("Nigar Həsənova invites you"), "{}", page.body);
        let kept = Rows::of(&url).words("SELECT body FROM letters WHERE kind = 'invitation'").await;
        assert_eq!(kept, [""], "the link was shown, not kept");
        let mut nigar = app.browser(&app.people.nigar).await;
        let list = nigar.get("/admin/letters").await;
        assert!(list.says("the service sends no email") && list.says("The link was shown once"), "{}", list.body);
        let action = list.body.split("action=\"").find_map(|rest| rest.split_once("/passed-on\"")).expect("a button").0;
        assert_eq!(nigar.post(&format!("{action}/passed-on"), &[]).await.status, 303);
        assert!(nigar.get("/admin/letters?state=passed-on").await.says(INVITED));
        let log = nigar.get("/admin/audit").await;
        assert!(log.says("Wrote a letter") && log.says("Passed a letter on"), "{}", log.body);
    }

    async fn a_focal_point_passes_letters_on_to_colleagues_of_the_same_institution(database: Database) {
        let url = database.url.clone();
        let app = App::posting(database, PostSettings::default()).await;
        let mut aysel = app.browser(&app.people.aysel).await;
        aysel.hand_in(&format!("/responses/{}", app.response)).await;
        let rows = Rows::of(&url);
        let told = async || rows.words("SELECT id FROM letters WHERE FALSE").await.pop().or(
            (rows.words("SELECT kind FROM letters WHERE kind = 'handed-in'").await.len() == 2).then(String::new),
        );
        until("the postman has written", told).await;
        let list = aysel.get("/letters").await;
        assert!(list.says("kamran@ministry.example") && list.says("Handed in: Rivers 2026"), "{}", list.body);
        assert!(aysel.get("/").await.says("2 letters to pass on"));
        let action = list.body.split("action=\"").find_map(|rest| rest.split_once("/passed-on\"")).expect("a button").0;
        let action = format!("{action}/passed-on");
        let mut elvin = app.browser(&app.people.elvin).await;
        elvin.post(&action, &[]).await;
        assert!(aysel.get("/").await.says("2 letters to pass on"), "another institution cannot");
        aysel.post(&action, &[]).await;
        assert!(aysel.get("/").await.says("1 letter to pass on"));
        let kamran = rows.id(app.people.kamran.id.0);
        rows.run(&format!("UPDATE users SET is_focal_point = FALSE WHERE id = {kamran}")).await;
        assert_eq!(app.browser(&app.people.kamran).await.get("/letters").await.status, 404);
    }

    async fn people_choose_whether_to_be_reminded(database: Database) {
        let app = App::new(database).await;
        let mut aysel = app.browser(&app.people.aysel).await;
        let wants = async || app.assessment.store.wants_reminders(app.people.aysel.id).await.unwrap();
        assert!(wants().await);
        aysel.post("/settings/letters", &[("reminders", "no")]).await;
        assert!(!wants().await);
        assert!(aysel.get("/settings/letters").await.says("value=\"no\" checked"));
        aysel.post("/settings/letters", &[("reminders", "perhaps")]).await;
        assert!(!wants().await);
        aysel.post("/settings/letters", &[("reminders", "yes")]).await;
        assert!(wants().await);
    }

    async fn the_round_says_when_people_are_reminded(database: Database) {
        let url = database.url.clone();
        let app = App::new(database).await;
        Rows::of(&url).run("UPDATE rounds SET deadline = '2026-10-20'").await;
        let mut nigar = app.browser(&app.people.nigar).await;
        let page = nigar.get(&format!("/admin/rounds/{}", app.round.id)).await;
        assert!(page.says("6 October 2026; 13 October 2026; 19 October 2026; 21 October 2026"), "{}", page.body);
    }
}
