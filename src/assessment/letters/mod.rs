//! Letters: what is written to whom, and handing it to the mail server.
//!
//! An invitation is written with the invitation itself. Everything else is planned from what is stored, every minute
//! and after each change, so that nothing that changes something needs to know of letters.

mod consultations;
mod plan;
mod plans;
mod round;
mod words;

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use tokio::sync::Notify;

use super::cache::Cache;
use super::clock::fresh_id;
use super::error::Error;
use crate::mail::{Carrier, PostSettings};
use crate::questionnaire::Questionnaire;
use crate::response::LetterId;
use crate::store::{Actor, Assignment, Invitation, LetterKind, NewLetter, Part, Store, TokenHash, User, Way};

use crate::texts::Texts;
use plan::assignment_key;
use words::Pen;

pub use plan::{Asked, DUE_DAYS, Draft, Place, morning, plan, reminder_days, today};
pub use round::{GIVEN_UP, Tally, pause};
pub use words::{Invited, Words, invitation};

/// Looked at again although it was planned: a change may become visible later than the time it carries.
const OVERLAP: TimeDelta = TimeDelta::hours(1);
/// Written letters older than this are not planned again: longer than any reminder waits.
const REMEMBERED: TimeDelta = TimeDelta::days(30);
/// What ids of letters end in where nothing is sent.
const NOWHERE: &str = "bhr-baseline.invalid";

/// What decides about words and days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Office {
    /// What links begin with; none when nobody has said.
    pub public_url: Option<String>,
    /// Days before the last day of a round on which reminders go out.
    pub reminder_days: Vec<u16>,
    /// How letters get there.
    pub way: Way,
}

/// Everything about letters. One per process.
#[derive(Debug)]
pub struct Letters {
    store: Store,
    office: Office,
    carrier: Option<Carrier>,
    questionnaires: Cache<String, Questionnaire>,
    bell: Notify,
}

/// Somebody to be invited.
pub struct NewInvitation<'a> {
    /// The invitation.
    pub invitation: &'a Invitation,
    /// The secret of the link.
    pub token: &'a str,
    /// The whole link.
    pub link: &'a str,
    /// The role as people read it, in the language of the letter.
    pub role: &'a str,
    /// The name of the institution.
    pub institution: Option<&'a str>,
    /// Who has this address already.
    pub known: Option<&'a User>,
    /// What a colleague is given to do with it, all in one response and at the moment of the invitation.
    pub tasks: &'a [Assignment],
    /// What the tasks are about; none without tasks.
    pub questionnaire: Option<&'a Questionnaire>,
    /// The language of the letter.
    pub texts: &'static Texts,
}

impl Letters {
    /// Letters over a store, as the settings say.
    ///
    /// # Errors
    /// When the mail server of the settings cannot be spoken to in principle.
    pub fn new(store: Store, settings: &PostSettings) -> Result<Self, String> {
        let carrier = settings.mail.as_ref().map(Carrier::new).transpose()?;
        let office = Office {
            public_url: settings.public_url.clone(),
            reminder_days: settings.reminder_days.clone(),
            way: if carrier.is_some() { Way::Mail } else { Way::ByHand },
        };
        Ok(Self { store, office, carrier, questionnaires: Cache::default(), bell: Notify::new() })
    }

    /// What decides about words and days.
    pub const fn office(&self) -> &Office {
        &self.office
    }

    /// True when letters are sent by mail.
    pub fn is_mail(&self) -> bool {
        self.office.way == Way::Mail
    }

    /// True when links that let somebody in are sent by mail. Without a setting that says what they begin with, somebody
    /// passes them on: what a browser says of itself could lead whoever gets the letter anywhere.
    pub fn sends_links(&self) -> bool {
        self.is_mail() && self.office.public_url.is_some()
    }

    /// Says that something has changed that may ask for a letter.
    pub fn ring(&self) {
        self.bell.notify_one();
    }

    /// Invites somebody: the invitation, its letter and the tasks, all or nothing. Gives the words of the letter.
    ///
    /// # Errors
    /// The database's.
    pub async fn invite(&self, actor: &Actor, new: &NewInvitation<'_>) -> Result<Words, Error> {
        let NewInvitation { invitation: asked, token, texts, .. } = new;
        let until = texts.date_time(asked.expires_at);
        let tasks = self.task_lines(new);
        let words = invitation(
            texts,
            &Invited {
                by: &asked.created_by,
                name: &asked.name,
                role: new.role,
                institution: new.institution,
                link: new.link,
                until: &until,
                is_known: new.known.is_some(),
                is_colleague: !asked.is_focal_point,
                tasks: &tasks,
            },
        );
        let hash = TokenHash::of(token);
        let letter = self.invitation_letter(new, &words);
        self.store.add_invitation_with_letter(actor, (&hash, asked), &letter, new.tasks).await?;
        self.ring();
        Ok(words)
    }

    /// What somebody is given with the invitation, as the letter about parts given to them says it.
    fn task_lines(&self, new: &NewInvitation<'_>) -> Vec<String> {
        let pen = Pen::new(&self.office, new.texts.language().code());
        let part = |task: &Assignment| Part {
            section: task.part.section.clone(),
            question: task.part.question.clone(),
            role: task.role.code().to_owned(),
            due: task.due_on,
            by: task.by_name.clone(),
            at: task.at,
        };
        new.tasks.iter().map(|task| pen.part(new.questionnaire, &part(task), true)).collect()
    }

    fn invitation_letter(&self, new: &NewInvitation<'_>, words: &Words) -> NewLetter {
        let (id, asked) = (LetterId(fresh_id()), new.invitation);
        NewLetter {
            id,
            // An invitation is written once, with its letter. One with tasks tells of them, so that no other letter does.
            key: new.tasks.first().map_or_else(
                || format!("invitation:{id}"),
                |task| assignment_key(task.response, task.at, &asked.email),
            ),
            kind: if new.known.is_some() { LetterKind::Renewal } else { LetterKind::Invitation },
            email: asked.email.clone(),
            name: asked.name.clone(),
            person: new.known.map(|user| user.id),
            language: new.texts.language().code().to_owned(),
            subject: words.subject.clone(),
            body: words.body.clone(),
            message_id: self.message_id(id),
            round: None,
            response: None,
            at: asked.created_at,
            useless_at: Some(asked.expires_at),
            way: if self.sends_links() { Way::Mail } else { Way::ByHand },
        }
    }

    fn message_id(&self, id: LetterId) -> String {
        format!("<{id}@{}>", self.carrier.as_ref().map_or(NOWHERE, Carrier::domain))
    }

    /// Writes the letters that should be there by now and are not. Gives how many.
    ///
    /// # Errors
    /// The database's, or when a stored questionnaire cannot be read.
    pub async fn write_due(&self, now: DateTime<Utc>) -> Result<usize, Error> {
        let state = self.store.outbox_state(now).await?;
        let since = state.started_at.max(state.planned_until - OVERLAP);
        let mut occasions = self.store.occasions_since(since).await?;
        let ahead = self.office.reminder_days.iter().copied().max().unwrap_or_default().max(DUE_DAYS);
        let day = today(now);
        let (from, to) = (day - TimeDelta::days(7), day + TimeDelta::days(i64::from(ahead) + 1));
        occasions.extend(self.store.occasions_due(from, to).await?);
        let asked = self.asked(occasions.iter().map(|one| one.questionnaire.as_str())).await?;
        let drafts = plan(&occasions, &asked, &self.office, (state.started_at, now));
        let written: BTreeSet<String> = self.store.letter_keys(now - REMEMBERED).await?.into_iter().collect();
        let drafts = drafts.into_iter().map(|draft| self.letter(draft, now));
        let new: Vec<NewLetter> = drafts
            .chain(self.plan_reminders((state.started_at, now)).await?)
            .chain(self.consultation_letters((state.started_at, now)).await?)
            .filter(|letter| !written.contains(&letter.key))
            .collect();
        if new.is_empty() && now - state.planned_until < OVERLAP {
            return Ok(0);
        }
        Ok(self.store.write_letters(&service(), &new, now).await?)
    }

    async fn asked(&self, hashes: impl Iterator<Item = &str>) -> Result<Asked, Error> {
        let mut asked = Asked::new();
        for sha256 in hashes.collect::<BTreeSet<_>>() {
            let questionnaire =
                super::stored_questionnaire(&self.store, &self.questionnaires, sha256).await?;
            asked.insert(sha256.to_owned(), Arc::clone(&questionnaire));
        }
        Ok(asked)
    }

    fn letter(&self, draft: Draft, now: DateTime<Utc>) -> NewLetter {
        let id = LetterId(fresh_id());
        let reader = draft.reader;
        NewLetter {
            id,
            key: draft.key,
            kind: draft.kind,
            email: reader.email,
            name: reader.name,
            person: reader.person,
            language: reader.language,
            subject: draft.words.subject,
            body: draft.words.body,
            message_id: self.message_id(id),
            round: Some(draft.round),
            response: Some(draft.response),
            at: now,
            useless_at: draft.useless_at,
            way: self.office.way,
        }
    }
}

/// The actor of what the service does by itself.
fn service() -> Actor {
    Actor { user: None, name: "service".to_owned() }
}
