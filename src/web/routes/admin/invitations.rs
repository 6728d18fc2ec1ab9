//! Inviting everybody the roster of a round names, in one go.

use std::sync::Arc;

use chrono::Duration;
use rocket::{Route, State, get, post, routes};

use super::people::{Base, INVITATION_DAYS};
use crate::assessment::letters::{Letters, NewInvitation, reminder_days, today};
use crate::assessment::{Assessment, clock};
use crate::mail::Address;
use crate::response::{Institution, Round, RoundId, RoundState};
use crate::store::{Contact, Invitation, Role, User};
use crate::texts::{Language, Texts};
use crate::web::errors::Failure;
use crate::web::guards::Administrator;
use crate::web::ids::Id;
use crate::web::notice::{Done, Notice};
use crate::web::pages::parts::{Cell, Fact, Row, Tag, Tone};
use crate::web::pages::round_changes::{RoundInvitations, people_table};
use crate::web::paths;
use crate::web::screen::{Html, Screen, role};
use crate::web::token::Signed;

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![page, invite]
}

/// Somebody the roster names.
struct Named {
    institution: Institution,
    contact: Contact,
    account: Option<User>,
    is_invited: bool,
}

impl Named {
    /// True when they would be invited now.
    fn waits(&self, letters: &Letters) -> bool {
        let can_be_sent = !letters.sends_links() || Address::parse(&self.contact.email).is_ok();
        self.account.is_none() && !self.is_invited && can_be_sent
    }
}

/// Everybody named for the institutions of a round that still take part, by institution.
async fn named(assessment: &Assessment, texts: &Texts, round: &Round) -> Result<Vec<Named>, Failure> {
    let store = &assessment.store;
    let (users, invitations) = (store.list_users().await?, store.list_invitations(clock::now()).await?);
    let arrangements = store.arrangements(round.id).await?;
    let mut enrolled = store.list_responses(round.id).await?;
    enrolled.retain(|one| arrangements.get(&one.response.id).is_none_or(|one| one.withdrawal.is_none()));
    texts.sort_by_name(&mut enrolled, |one| &one.institution.name);
    let contacts = store.contacts().await?;
    let mut found: Vec<Named> = Vec::new();
    for institution in enrolled.into_iter().map(|one| one.institution) {
        if found.iter().any(|known| known.institution.id == institution.id) {
            continue;
        }
        found.extend(contacts.iter().filter(|one| one.institution == institution.id).map(|contact| {
            let is_same = |email: &str| email.eq_ignore_ascii_case(&contact.email);
            Named {
                institution: institution.clone(),
                contact: contact.clone(),
                account: users.iter().find(|user| is_same(&user.email)).cloned(),
                is_invited: invitations.iter().any(|one| is_same(&one.email)),
            }
        }));
    }
    Ok(found)
}

fn row(texts: &Texts, one: &Named) -> Row {
    let state = if one.account.is_some() {
        Tag::new(texts.t("person-active"), Tone::Done)
    } else if one.is_invited {
        Tag::new(texts.t("person-invited"), Tone::Quiet)
    } else {
        Tag::new(texts.t("rounds-not-invited"), Tone::Attention)
    };
    let place = if one.contact.is_deputy { texts.t("rounds-deputy") } else { texts.t("rounds-contact") };
    let name = &one.contact.name;
    let person =
        if name.is_empty() { one.contact.email.clone() } else { format!("{name} – {}", one.contact.email) };
    Row::new(&one.institution.name, vec![Cell::words(place), Cell::words(person), Cell::tag(state)])
}

#[get("/admin/rounds/<id>/invitations")]
async fn page(
    id: Id<RoundId>,
    _administrator: Administrator,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    letters: &State<Arc<Letters>>,
) -> Result<Html, Failure> {
    let texts = screen.texts;
    let round = assessment.store.round(id.0).await?.ok_or(Failure::NotFound)?;
    let people = named(assessment, texts, &round).await?;
    let waiting = people.iter().filter(|one| one.waits(letters)).count();
    let is_open = round.state == RoundState::Open;
    Ok(screen.show(&RoundInvitations {
        name: round.name.clone(),
        round_href: paths::admin_round(id.0),
        people: people_table(texts, people.iter().map(|one| row(texts, one)).collect()),
        waiting: texts.t_with("rounds-invite-count", &[("count", waiting.into())]),
        facts: facts(texts, &round, letters),
        action: if is_open && waiting > 0 { paths::round_invitations(id.0) } else { String::new() },
    }))
}

/// How letters get there, and when the next reminder goes out.
fn facts(texts: &Texts, round: &Round, letters: &Letters) -> Vec<Fact> {
    let way = if letters.sends_links() { texts.t("rounds-by-mail") } else { texts.t("rounds-by-hand") };
    let mut facts = vec![Fact::new(texts.t("rounds-way"), way)];
    facts.extend(next_reminder(texts, round, letters));
    facts
}

/// When the next reminder of an open round goes out.
pub fn next_reminder(texts: &Texts, round: &Round, letters: &Letters) -> Option<Fact> {
    let days = reminder_days(letters.office(), round.deadline?);
    let next = days.into_iter().filter(|day| *day >= today(clock::now())).min();
    let next = next.filter(|_| round.state == RoundState::Open);
    let words = next.map_or_else(|| texts.t("letters-schedule-none"), |day| texts.date(day));
    Some(Fact::new(texts.t("rounds-next-reminder"), words))
}

/// Everybody who has neither an account nor an invitation gets one; who has is left alone, so that pressing the button
/// again repeats nothing.
#[post("/admin/rounds/<id>/invitations", data = "<sent>")]
async fn invite(
    id: Id<RoundId>,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    letters: &State<Arc<Letters>>,
    base: Base,
    sent: Signed<Administrator, ()>,
) -> Result<Done, Failure> {
    let round = assessment.store.round(id.0).await?.ok_or(Failure::NotFound)?;
    let done = Done::to(paths::round_invitations(id.0));
    if round.state != RoundState::Open {
        return Ok(done);
    }
    let texts = letter_language(&round, screen.texts);
    for one in named(assessment, screen.texts, &round).await? {
        if one.waits(letters) {
            let (token, now) = (clock::secret(), clock::now());
            let given = Role::Respondent(one.institution.id);
            let invitation = Invitation {
                email: one.contact.email.clone(),
                name: one.contact.name.clone(),
                role: given,
                is_focal_point: true,
                created_by: sent.who.0.user.name.clone(),
                created_at: now,
                expires_at: now + Duration::days(INVITATION_DAYS),
            };
            let to_invite = NewInvitation {
                invitation: &invitation,
                token: &token,
                link: &format!("{}{}", base.0, paths::invitation(&token)),
                role: &role(given).label(texts),
                institution: Some(&one.institution.name),
                known: None,
                tasks: &[],
                questionnaire: None,
                texts,
            };
            letters.invite(&sent.who.0.actor(), &to_invite).await?;
        }
    }
    Ok(done.with(Notice::EverybodyInvited))
}

/// The language of whoever invites, where the round offers it; otherwise the first it offers.
fn letter_language(round: &Round, texts: &'static Texts) -> &'static Texts {
    let code = round.settings.language(texts.language().code());
    Language::from_code(code).map_or(texts, Texts::get)
}
