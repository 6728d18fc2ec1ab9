//! A response under review, as one reviewer may see it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::Independent;
use crate::assessment::error::Error;
use crate::assessment::{Assessment, OpenedResponse, snapshot};
use crate::questionnaire::Questionnaire;
use crate::response::{
    AnswerKey, AnswerSheet, Evidence, EvidencePlace, ResponseState, RoundState, UnitId, UserId,
};
use crate::review::queue::Needs;
use crate::review::{Reply, Seat, Verdict, asked, is_outdated, verified};
use crate::store::{Audience, Comment, PlacedVerdict};

/// Where a question back to the institution stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ThreadState {
    /// The institution has not answered.
    Open,
    /// It has.
    Answered,
    /// The reviewer has closed it.
    Closed,
}

/// A question a reviewer asked about an answer, with what was said to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thread {
    /// Where it stands.
    pub state: ThreadState,
    /// What was said, oldest first.
    pub said: Vec<Comment>,
}

/// What one reviewer may do with one answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sitting {
    /// Whose verdict the person gives; `None` when both are given by others.
    pub seat: Option<Seat>,
    /// The person judges on their own: what the first reviewer said is not shown yet.
    pub is_blind: bool,
}

/// A response under review with nothing in it that the reviewer may not see yet.
#[derive(Clone, Debug)]
pub struct UnderReview {
    /// The response; its questionnaire is the one that was answered.
    pub opened: OpenedResponse,
    /// The answers as they were handed in.
    pub sheet: AnswerSheet,
    /// What supports them.
    pub evidence: Vec<(EvidencePlace, Evidence)>,
    /// The questions asked back, by the place of the answer.
    pub threads: BTreeMap<AnswerKey, Thread>,
    /// What the institution replied to verdicts.
    pub replies: BTreeMap<AnswerKey, Reply>,
    pub(super) user: UserId,
    pub(super) marks: BTreeMap<AnswerKey, String>,
    verdicts: BTreeMap<(Seat, AnswerKey), Verdict>,
    sampled: BTreeSet<AnswerKey>,
}

impl UnderReview {
    /// True while verdicts can be given.
    pub fn is_open(&self) -> bool {
        let is_handed_in = matches!(
            self.opened.response.state,
            ResponseState::Submitted { .. } | ResponseState::Accepted { .. }
        );
        is_handed_in && self.opened.round.state == RoundState::Open
    }

    /// What the reviewer may do with an answer. Whoever did not give the first verdict on a sampled answer gives the
    /// second; nobody gives both.
    pub fn sitting(&self, key: &AnswerKey) -> Sitting {
        let by = |seat| self.verdicts.get(&(seat, key.clone())).map(|verdict| verdict.by);
        let (first, second) = (by(Seat::First), by(Seat::Second));
        let seat = match (first, second) {
            (_, Some(second)) if second == self.user => Some(Seat::Second),
            (Some(first), _) if first == self.user => Some(Seat::First),
            (Some(_), None) if self.sampled.contains(key) => Some(Seat::Second),
            (_, None) => Some(Seat::First),
            (_, Some(_)) => None,
        };
        Sitting { seat, is_blind: seat == Some(Seat::Second) && second != Some(self.user) }
    }

    /// A verdict, unless the reviewer may not see it yet.
    pub fn verdict(&self, seat: Seat, key: &AnswerKey) -> Option<&Verdict> {
        let found = self.verdicts.get(&(seat, key.clone()));
        found.filter(|_| seat == Seat::Second || !self.sitting(key).is_blind)
    }

    /// The reviewer's own verdict on an answer, or the one they would change.
    pub fn own_verdict(&self, key: &AnswerKey) -> Option<&Verdict> {
        self.verdict(self.sitting(key).seat?, key)
    }

    /// The mark of an answer as it was handed in last.
    pub fn mark(&self, key: &AnswerKey) -> Option<&String> {
        self.marks.get(key)
    }

    /// True when the answer has changed since the verdict.
    pub fn is_outdated(&self, key: &AnswerKey, verdict: &Verdict) -> bool {
        is_outdated(verdict, self.mark(key))
    }

    /// True when somewhere in the response the reviewer still judges on their own: what was verified is not shown.
    pub fn is_blind(&self) -> bool {
        self.sampled.iter().any(|key| self.sitting(key).is_blind)
    }

    /// The sheet with what was verified; `None` where nothing was, or where the reviewer still judges on their own.
    pub fn verified(&self) -> Option<AnswerSheet> {
        if self.is_blind() {
            return None;
        }
        verified(&self.sheet, &self.firsts(), &self.marks)
    }

    /// The first verdicts by place.
    fn firsts(&self) -> BTreeMap<AnswerKey, Verdict> {
        let firsts = self.verdicts.iter().filter(|((seat, _), _)| *seat == Seat::First);
        firsts.map(|((_, key), verdict)| (key.clone(), verdict.clone())).collect()
    }

    /// Every answer that can be judged, with what is known of it, in the order it was asked.
    pub fn answers(&self) -> Vec<(Needs, asked::Given)> {
        let with = |(needs, given): (Needs, asked::Given)| {
            let own = self.own_verdict(&given.key);
            let is_outdated = own.is_some_and(|verdict| self.is_outdated(&given.key, verdict));
            let sitting = self.sitting(&given.key);
            let waits = self.threads.get(&given.key).is_some_and(|one| one.state == ThreadState::Answered);
            let disagrees = self.replies.get(&given.key).is_some_and(Reply::is_open);
            let needs = Needs {
                is_judged: sitting.seat.is_none() || own.is_some() && !is_outdated,
                is_outdated,
                is_flagged: needs.is_flagged || waits || disagrees,
                is_for_second: self.sampled.contains(&given.key) && sitting.seat == Some(Seat::Second),
                ..needs
            };
            (needs, given)
        };
        asked::needs(&self.opened.questionnaire, &self.sheet).into_iter().map(with).collect()
    }

    /// The unit of a place by its id.
    pub fn unit(&self, key: &AnswerKey) -> Option<UnitId> {
        let name = key.unit.as_ref()?;
        self.opened.units.iter().find(|unit| unit.name == *name).map(|unit| unit.id)
    }

    /// The place with this question and unit.
    pub fn key(&self, question: &str, unit: Option<UnitId>) -> Option<AnswerKey> {
        key_of(&self.opened, question, unit)
    }
}

/// The place of an answer; `None` for a unit there is no more.
pub(super) fn key_of(opened: &OpenedResponse, question: &str, unit: Option<UnitId>) -> Option<AnswerKey> {
    let Some(unit) = unit else { return Some(AnswerKey::own(question)) };
    let found = opened.units.iter().find(|known| known.id == unit)?;
    Some(AnswerKey::unit(&found.name, question))
}

/// A thread somebody closed: its unit and question, and when.
type ClosedThread = ((Option<UnitId>, String), DateTime<Utc>);

/// Threads a reviewer began, by the place of the answer.
fn threads(
    opened: &OpenedResponse,
    comments: Vec<Comment>,
    closed: &[ClosedThread],
) -> BTreeMap<AnswerKey, Thread> {
    let mut found: BTreeMap<AnswerKey, Thread> = BTreeMap::new();
    for comment in comments.into_iter().filter(|one| one.audience == Audience::HelpDesk) {
        let Some(key) = key_of(opened, &comment.question, comment.unit) else { continue };
        let place = (comment.unit, comment.question.clone());
        let is_closed = closed.iter().any(|(other, at)| *other == place && *at >= comment.at);
        let state = match (is_closed, comment.is_from_nhri) {
            (true, _) => ThreadState::Closed,
            (false, true) => ThreadState::Open,
            (false, false) => ThreadState::Answered,
        };
        let thread = found.entry(key).or_insert_with(|| Thread { state, said: Vec::new() });
        thread.state = state;
        thread.said.push(comment);
    }
    found.retain(|_, thread| thread.said.first().is_some_and(|first| first.is_from_nhri));
    found
}

impl Assessment {
    /// The answers the institution gave to the same questionnaire in the round before, with the round's name and what
    /// was asked then.
    ///
    /// # Errors
    /// The database's, or when a stored questionnaire or snapshot cannot be read.
    pub async fn answers_before(
        &self,
        room: &UnderReview,
    ) -> Result<Option<(String, Arc<Questionnaire>, AnswerSheet)>, Error> {
        let Some(earlier) = self.earlier(&room.opened).await? else { return Ok(None) };
        let round = self.store.round(earlier.response.round).await?.ok_or(Error::NotFound("round"))?;
        let found = self.handed_in(earlier.response.id).await?;
        Ok(found.map(|(questionnaire, sheet)| (round.name, questionnaire, sheet)))
    }

    /// A response with everything its reviewer needs.
    ///
    /// # Errors
    /// [`Error::NotFound`] before anything was handed in; or the database's.
    pub async fn under_review(&self, who: &Independent) -> Result<UnderReview, Error> {
        let id = who.response().id;
        let mut opened = self.open_response(id).await?;
        let stored = self.store.snapshot(id).await?.ok_or(Error::NotFound("snapshot"))?;
        let (questionnaire, sheet) = self.handed_in(id).await?.ok_or(Error::NotFound("snapshot"))?;
        opened.questionnaire = questionnaire;
        let closed = self.store.closed_threads(id).await?;
        let threads = threads(&opened, self.store.comments(id).await?, &closed);
        let placed = self.store.verdicts(id).await?.into_iter();
        let verdicts = placed.filter_map(|PlacedVerdict { unit, question, verdict, .. }| {
            Some(((verdict.seat, key_of(&opened, &question, unit)?), verdict))
        });
        let verdicts = verdicts.collect();
        let sampled = self.store.sampled_answers(opened.round.id).await?;
        let sampled = sampled.into_iter().filter(|spot| spot.response == id);
        let sampled = sampled.filter_map(|spot| key_of(&opened, &spot.question, spot.unit)).collect();
        let replies = self.store.replies(id).await?.into_iter();
        let replies =
            replies.filter_map(|one| Some((key_of(&opened, &one.question, one.unit)?, one.reply))).collect();
        Ok(UnderReview {
            marks: snapshot::marks(&stored.content)?,
            evidence: self.store.evidence_handed_in(id).await?,
            user: who.user().id,
            opened,
            sheet,
            threads,
            replies,
            verdicts,
            sampled,
        })
    }
}
