//! Giving verdicts, asking back, and the sheets with what was verified.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Independent, UnderReview};
use crate::assessment::error::Error;
use crate::assessment::{Assessment, snapshot};
use crate::response::{Answer, AnswerKey, AnswerSheet, ResponseId, RoundId, Unit, parse_cell};
use crate::review::{Seat, Strength, Verdict, verified};
use crate::store::{Actor, Audience, Comment, PlacedVerdict, Snapshot, StoreError, User};

/// What a reviewer decided about an answer they saw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewVerdict {
    /// Another answer than the institution's; `None` accepts it as it is.
    pub verified: Option<Answer>,
    /// Why.
    pub words: String,
    /// How strong the evidence is.
    pub strength: Strength,
    /// The mark of the answer that was seen.
    pub judged: String,
    /// The revision of the verdict that was seen; 0 for none.
    pub seen: u32,
}

pub(in crate::assessment) fn actor(user: &User) -> Actor {
    Actor { user: Some(user.id), name: user.name.clone() }
}

fn changed(what: &'static str) -> Error {
    Error::Store(StoreError::ChangedMeanwhile { what })
}

impl UnderReview {
    /// The verdict as it is kept.
    fn placed(
        &self,
        who: &Independent,
        key: &AnswerKey,
        new: NewVerdict,
        at: DateTime<Utc>,
    ) -> Result<PlacedVerdict, Error> {
        let own = self.sheet.answer(key).ok_or(Error::NotFound("answer"))?;
        if !self.is_open() || self.mark(key) != Some(&new.judged) {
            return Err(changed("answer"));
        }
        let seat = self.sitting(key).seat.ok_or_else(|| changed("verdict"))?;
        let verified = new.verified.filter(|answer| answer != own);
        if let Some(answer) = &verified {
            self.check(key, answer)?;
            if new.words.trim().is_empty() {
                return Err(Error::Refused(
                    "another answer than the institution's needs a reason".to_owned(),
                ));
            }
        }
        let verdict = Verdict {
            seat,
            revision: new.seen + 1,
            verified,
            words: new.words,
            strength: new.strength,
            judged: new.judged,
            by: who.user().id,
            by_name: who.user().name.clone(),
            at,
        };
        let (response, unit) = (self.opened.response.id, self.unit(key));
        Ok(PlacedVerdict { response, unit, question: key.question.clone(), verdict })
    }

    /// An answer a reviewer verified is one the institution could have given.
    fn check(&self, key: &AnswerKey, answer: &Answer) -> Result<(), Error> {
        let questionnaire = &self.opened.questionnaire;
        let place = questionnaire.question(&key.question).ok_or(Error::NotFound("question"))?;
        let reason = match answer {
            Answer::NotApplicable { reason } => reason.as_str(),
            _ => "",
        };
        let read = parse_cell(questionnaire, &questionnaire.questions[place], &answer.to_cell(), reason);
        match read {
            Ok(Some(_)) => Ok(()),
            Ok(None) => Err(Error::Refused("a verified answer is an answer".to_owned())),
            Err(problem) => Err(Error::Refused(problem)),
        }
    }

    /// The answers of a section without a verdict that holds, which "accept the rest" would accept: those the reviewer
    /// gives the first verdict on. Claims that a question does not apply are looked at one by one.
    pub fn rest_of(&self, section: usize) -> Vec<AnswerKey> {
        let questionnaire = &self.opened.questionnaire;
        let answers = self.answers().into_iter().filter(|(needs, given)| {
            questionnaire.questions[given.place].section == section
                && !needs.is_judged
                && !needs.is_not_applicable
                && self.sitting(&given.key).seat == Some(Seat::First)
        });
        answers.map(|(_, given)| given.key).collect()
    }
}

impl Assessment {
    /// Keeps the verdict of a reviewer on one answer.
    ///
    /// # Errors
    /// [`ChangedMeanwhile`](StoreError::ChangedMeanwhile) when the answer or the verdict is no longer what was seen,
    /// [`Error::Refused`] for an answer the question does not take or without a reason, or the database's.
    pub async fn judge(
        &self,
        who: &Independent,
        key: &AnswerKey,
        new: NewVerdict,
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        let room = self.under_review(who).await?;
        let placed = room.placed(who, key, new, now)?;
        Ok(self.store.give_verdicts(&actor(who.user()), who.response().id, &[placed]).await?)
    }

    /// Accepts the rest of a section as it is, when it is as many answers as the reviewer saw. Evidence that nobody
    /// looked at counts as a statement where a source is named, and as none elsewhere.
    ///
    /// # Errors
    /// As [`judge`](Self::judge); [`ChangedMeanwhile`](StoreError::ChangedMeanwhile) for another number.
    pub async fn accept_rest(
        &self,
        who: &Independent,
        (section, seen): (usize, usize),
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        let room = self.under_review(who).await?;
        let rest = room.rest_of(section);
        if rest.len() != seen {
            return Err(changed("section"));
        }
        let mut placed = Vec::new();
        for key in rest {
            let given = room.sheet.given.get(&key);
            let is_said = given.is_some_and(|given| !given.source.is_empty() || !given.comment.is_empty());
            let new = NewVerdict {
                verified: None,
                words: String::new(),
                strength: if is_said { Strength::Statement } else { Strength::None },
                judged: room.mark(&key).cloned().unwrap_or_default(),
                seen: room.own_verdict(&key).map_or(0, |verdict| verdict.revision),
            };
            placed.push(room.placed(who, &key, new, now)?);
        }
        Ok(self.store.give_verdicts(&actor(who.user()), who.response().id, &placed).await?)
    }

    /// Asks the institution about an answer, in the thread its people see beside the question.
    ///
    /// # Errors
    /// The database's.
    pub async fn ask_back(
        &self,
        who: &Independent,
        key: &AnswerKey,
        (id, text): (Uuid, String),
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        let room = self.under_review(who).await?;
        room.sheet.answer(key).ok_or(Error::NotFound("answer"))?;
        let comment = Comment {
            id,
            response: who.response().id,
            unit: room.unit(key),
            question: key.question.clone(),
            audience: Audience::HelpDesk,
            is_from_nhri: true,
            by: Some(who.user().id),
            by_name: who.user().name.clone(),
            at: now,
            text,
        };
        Ok(self.store.add_comment(&actor(who.user()), &comment, &[]).await?)
    }

    /// Closes the thread at an answer.
    ///
    /// # Errors
    /// [`Error::NotFound`] where there is none; or the database's.
    pub async fn close_thread(
        &self,
        who: &Independent,
        key: &AnswerKey,
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        let room = self.under_review(who).await?;
        room.threads.get(key).ok_or(Error::NotFound("thread"))?;
        let place = (who.response().id, room.unit(key), key.question.as_str());
        Ok(self.store.close_thread(&actor(who.user()), place, now).await?)
    }

    /// The first verdicts of a round by response and place. Those on units there are no more are left out.
    pub(in crate::assessment) async fn verdicts_by_place(
        &self,
        round: RoundId,
    ) -> Result<BTreeMap<ResponseId, Vec<(AnswerKey, Verdict)>>, Error> {
        let mut found: BTreeMap<ResponseId, Vec<(AnswerKey, Verdict)>> = BTreeMap::new();
        let mut units: BTreeMap<ResponseId, Vec<Unit>> = BTreeMap::new();
        for placed in self.store.verdicts_of_round(round).await? {
            let PlacedVerdict { response, unit, question, verdict } = placed;
            let name = match unit {
                None => None,
                Some(unit) => {
                    let units = match units.entry(response) {
                        Entry::Occupied(known) => known.into_mut(),
                        Entry::Vacant(free) => free.insert(self.store.units(response).await?),
                    };
                    let known = units.iter().find(|known| known.id == unit);
                    let Some(known) = known else { continue };
                    Some(known.name.clone())
                }
            };
            found.entry(response).or_default().push((AnswerKey { unit: name, question }, verdict));
        }
        Ok(found)
    }
}

/// The handed-in sheet with what was verified; `None` where nothing was.
pub(in crate::assessment) fn verified_sheet(
    stored: &Snapshot,
    sheet: &AnswerSheet,
    verdicts: &[(AnswerKey, Verdict)],
) -> Result<Option<AnswerSheet>, Error> {
    let firsts = verdicts.iter().filter(|(_, verdict)| verdict.seat == Seat::First);
    let firsts: BTreeMap<AnswerKey, Verdict> = firsts.cloned().collect();
    Ok(verified(sheet, &firsts, &snapshot::marks(&stored.content)?))
}
