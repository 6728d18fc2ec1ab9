//! The right of reply: draft results opened to the institution, its replies, the reviewer's answers.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::room::key_of;
use super::verdicts::{actor, verified_sheet};
use super::{Independent, UnderReview};
use crate::assessment::error::Error;
use crate::assessment::letters::today;
use crate::assessment::{Assessment, OpenedResponse, snapshot};
use crate::response::{AnswerKey, AnswerSheet, ResponseId, RoundId, RoundState};
use crate::review::{DraftResults, Reply, Seat, Stance, Verdict, is_outdated};
use crate::store::{PlacedReply, PlacedVerdict, Role, StoreError, User};

/// Draft results as the institution reads them: verdicts that hold, without who gave them.
#[derive(Clone, Debug)]
pub struct ReplyRoom {
    /// The response; its questionnaire is the one that was answered.
    pub opened: OpenedResponse,
    /// Until when replies are taken.
    pub draft: DraftResults,
    /// The answers as they were handed in.
    pub sheet: AnswerSheet,
    /// The same with what was verified.
    pub verified: AnswerSheet,
    /// The verdicts by place, in the order of the questionnaire; they name nobody.
    pub verdicts: Vec<(AnswerKey, Verdict)>,
    /// What the institution has replied.
    pub replies: BTreeMap<AnswerKey, Reply>,
}

impl ReplyRoom {
    /// True while replies are taken.
    pub fn is_open(&self, now: DateTime<Utc>) -> bool {
        self.opened.round.state == RoundState::Open && today(now) <= self.draft.until
    }
}

/// What an institution replies to a verdict it saw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewReply {
    /// The revision of the verdict.
    pub verdict: u32,
    /// The revision of the reply that was seen; 0 for none.
    pub seen: u32,
    /// Whether it agrees.
    pub stance: Stance,
    /// Why not.
    pub words: String,
    /// Where that can be seen.
    pub evidence: String,
}

impl Assessment {
    /// The draft results of a response for a focal point of its institution.
    ///
    /// # Errors
    /// [`Error::NotFound`] for somebody else, and while they are not open; or the database's.
    pub async fn reply_room(&self, user: &User, id: ResponseId) -> Result<ReplyRoom, Error> {
        let none = || Error::NotFound("draft results");
        let response = self.store.response(id).await?.ok_or_else(none)?;
        let draft = self.store.draft_results(response.round).await?.ok_or_else(none)?;
        if user.role != Role::Respondent(response.institution) || !user.is_focal_point {
            return Err(none());
        }
        let stored = self.store.snapshot(id).await?.ok_or_else(none)?;
        let (questionnaire, sheet) = self.handed_in(id).await?.ok_or_else(none)?;
        let mut opened = self.open_response(id).await?;
        opened.questionnaire = questionnaire;
        let marks = snapshot::marks(&stored.content)?;
        let placed = self.store.verdicts(id).await?.into_iter();
        let mut verdicts: Vec<(AnswerKey, Verdict)> = placed
            .filter(|one| one.verdict.seat == Seat::First)
            .filter_map(|PlacedVerdict { unit, question, verdict, .. }| {
                let key = key_of(&opened, &question, unit)?;
                // Who judged is not for the institution.
                let verdict = Verdict { by_name: String::new(), ..verdict };
                (!is_outdated(&verdict, marks.get(&key))).then_some((key, verdict))
            })
            .collect();
        verdicts.sort_by_key(|(key, _)| (opened.questionnaire.question(&key.question), key.unit.clone()));
        let verified = verified_sheet(&stored, &sheet, &verdicts)?.unwrap_or_else(|| sheet.clone());
        let replies = self.store.replies(id).await?.into_iter();
        let replies =
            replies.filter_map(|one| Some((key_of(&opened, &one.question, one.unit)?, one.reply))).collect();
        Ok(ReplyRoom { opened, draft, sheet, verified, verdicts, replies })
    }

    /// Keeps what the institution replies to a verdict.
    ///
    /// # Errors
    /// [`ChangedMeanwhile`](StoreError::ChangedMeanwhile) when the verdict is no longer the one that was seen, or the
    /// last day has passed; [`Error::Refused`] without words where it disagrees; or the database's.
    pub async fn reply(
        &self,
        user: &User,
        (id, key): (ResponseId, &AnswerKey),
        new: NewReply,
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        let room = self.reply_room(user, id).await?;
        let verdict = room.verdicts.iter().find(|(known, _)| known == key).map(|(_, verdict)| verdict);
        let verdict = verdict.ok_or(Error::NotFound("verdict"))?;
        if verdict.revision != new.verdict || !room.is_open(now) {
            return Err(Error::Store(StoreError::ChangedMeanwhile { what: "verdict" }));
        }
        if new.stance == Stance::Disagree && new.words.trim().is_empty() {
            return Err(Error::Refused("a disagreement says why".to_owned()));
        }
        let unit = key.unit.as_ref();
        let unit = unit.and_then(|name| room.opened.units.iter().find(|known| known.name == *name));
        let placed = PlacedReply {
            response: id,
            unit: unit.map(|unit| unit.id),
            question: key.question.clone(),
            reply: Reply {
                revision: new.seen + 1,
                verdict: new.verdict,
                stance: new.stance,
                words: new.words,
                evidence: new.evidence,
                by: user.id,
                by_name: user.name.clone(),
                at: now,
                answer: String::new(),
                answered: None,
            },
        };
        Ok(self.store.add_reply(&actor(user), &placed).await?)
    }

    /// Keeps what a reviewer answers to a reply.
    ///
    /// # Errors
    /// [`Error::NotFound`] where nobody replied; or the store's.
    pub async fn answer_reply(
        &self,
        who: &Independent,
        (room, key): (&UnderReview, &AnswerKey),
        (revision, words): (u32, &str),
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        room.replies.get(key).ok_or(Error::NotFound("reply"))?;
        let place = (who.response().id, room.unit(key), key.question.as_str(), revision);
        Ok(self.store.answer_reply(&actor(who.user()), place, words, now).await?)
    }

    /// How many replies of institutions of a round no reviewer has answered.
    ///
    /// # Errors
    /// The database's.
    pub async fn unanswered_replies(&self, round: RoundId) -> Result<usize, Error> {
        let replies = self.store.replies_of_round(round).await?;
        Ok(replies.iter().filter(|placed| placed.reply.is_open()).count())
    }
}
