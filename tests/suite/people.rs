//! Accounts, invitations and sessions in the store.

use bhr_baseline::response::UserId;
use bhr_baseline::store::{Invitation, NewAccount, NewSession, PasswordHash, Role, StoreError, TokenHash};

use crate::support::database::on_both_engines;
use crate::support::world::{World, actor, id, noon, noon_and, operator, user};

on_both_engines! {
    async fn a_person_is_found_however_they_type_their_address(database: Database) {
        let world = World::new(&database.store).await;
        let (store, by) = (&world.store, operator());
        let found = store.user_by_email("AYSEL@Ministry.example").await.unwrap().unwrap();
        assert_eq!((&found.user, found.password_hash.0.as_str()), (&world.aysel, "$argon2id$old"));
        assert_eq!(store.user_by_email("aysəl@ministry.example").await.unwrap(), None);
        assert_eq!(store.list_users().await.unwrap(), [world.aysel.clone(), world.rauf.clone()]);
        let twin = user("aysel@MINISTRY.example", "Twin", Role::Administrator);
        let twin = store.add_user(&by, &twin, &PasswordHash(String::new())).await;
        assert!(matches!(twin, Err(StoreError::AlreadyExists { what: "user", .. })), "{twin:?}");
        store.set_language(&by, world.aysel.id, "en", noon()).await.unwrap();
        assert_eq!(store.user(world.aysel.id).await.unwrap().unwrap().language, "en");
        let nobody = store.set_language(&by, UserId(id()), "en", noon()).await;
        assert!(matches!(nobody, Err(StoreError::NotFound { what: "user", .. })), "{nobody:?}");
    }

    async fn an_invitation_is_used_once(database: Database) {
        let world = World::new(&database.store).await;
        let (store, token) = (&world.store, TokenHash::of("secret"));
        let invitation = Invitation {
            email: "Leyla@ministry.example".to_owned(),
            name: "Leyla".to_owned(),
            role: Role::Respondent(world.ministry.id),
            is_focal_point: true,
            created_by: "Rauf".to_owned(),
            created_at: noon(),
            expires_at: noon_and(60),
        };
        store.add_invitation(&actor(&world.rauf), &token, &invitation).await.unwrap();
        assert_eq!(store.invitation(&token, noon_and(59)).await.unwrap().as_ref(), Some(&invitation));
        assert_eq!(store.list_invitations(noon()).await.unwrap(), [invitation]);
        let account = || NewAccount {
            id: UserId(id()),
            name: "Leyla".to_owned(),
            password_hash: PasswordHash("$argon2id$new".to_owned()),
            language: "az".to_owned(),
        };
        let late = store.use_invitation(&token, &account(), noon_and(60)).await;
        assert!(matches!(late, Err(StoreError::InvitationSpent)), "{late:?}");
        let (one, other) = (account(), account());
        let (one, other) = tokio::join!(
            store.use_invitation(&token, &one, noon()),
            store.use_invitation(&token, &other, noon()),
        );
        assert!(one.is_ok() != other.is_ok(), "{one:?} {other:?}");
        let used = one.as_ref().or(other.as_ref()).unwrap();
        assert_eq!(store.user(used.id).await.unwrap().as_ref(), Some(used));
        let again = store.use_invitation(&token, &account(), noon()).await;
        assert!(matches!(again, Err(StoreError::InvitationSpent)), "{again:?}");
        assert_eq!(store.invitation(&token, noon()).await.unwrap(), None);
    }

    async fn a_session_ends_in_time_and_with_its_owner(database: Database) {
        let world = World::new(&database.store).await;
        let (store, by) = (&world.store, actor(&world.aysel));
        let open = async |token: &str| {
            let session = NewSession {
                token: TokenHash::of(token),
                user: world.aysel.id,
                csrf_token: "csrf".to_owned(),
                created_at: noon(),
                expires_at: noon_and(30),
            };
            store.add_session(&by, &session).await.unwrap();
            session.token
        };
        let token = open("one").await;
        let session = store.session(&token, noon_and(29)).await.unwrap().unwrap();
        assert_eq!((&session.user, session.csrf_token.as_str()), (&world.aysel, "csrf"));
        assert_eq!(store.session(&token, noon_and(30)).await.unwrap(), None);
        store.touch_session(&token, noon_and(20), noon_and(50)).await.unwrap();
        let touched = store.session(&token, noon_and(30)).await.unwrap().unwrap();
        assert_eq!((touched.last_seen_at, touched.expires_at), (noon_and(20), noon_and(50)));
        store.delete_session(&by, &token, noon()).await.unwrap();
        assert_eq!(store.session(&token, noon()).await.unwrap(), None);
        open("two").await;
        assert_eq!(store.delete_expired_sessions(noon_and(29)).await.unwrap(), 0);
        assert_eq!(store.delete_expired_sessions(noon_and(30)).await.unwrap(), 1);
        let token = open("three").await;
        store.set_password(&by, world.aysel.id, &PasswordHash("$new".to_owned()), noon()).await.unwrap();
        assert_eq!(store.session(&token, noon()).await.unwrap(), None);
        let token = open("four").await;
        store.deactivate_user(&operator(), world.aysel.id, noon()).await.unwrap();
        assert_eq!(store.session(&token, noon()).await.unwrap(), None);
        assert!(!store.user(world.aysel.id).await.unwrap().unwrap().is_active);
    }
}
