//! Which evidence of an institution one person of it sees.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use super::Assessment;
use super::error::Error;
use super::team::{OwnResponse, section_of};
use crate::response::{Evidence, EvidenceId, EvidencePlace, InstitutionId, MayAnswer, ResponseId, Shown};
use crate::store::User;

/// Evidence with nothing in it that the person does not see: neither a piece nor where it is used.
#[derive(Clone, Debug)]
pub struct OwnEvidence {
    /// The pieces, the newest first.
    pub pieces: Vec<Shown>,
    /// The answers they support.
    uses: Vec<(EvidencePlace, EvidenceId)>,
    /// The responses of these answers.
    opened: BTreeMap<ResponseId, OwnResponse>,
    /// How many answers each piece supports, those the person does not see counted too.
    used: BTreeMap<EvidenceId, usize>,
}

impl OwnEvidence {
    /// The answers a piece supports, with the response of each.
    pub fn uses_of(&self, id: EvidenceId) -> impl Iterator<Item = (&EvidencePlace, &OwnResponse)> {
        let here = self.uses.iter().filter(move |(_, piece)| *piece == id);
        here.filter_map(|(place, _)| Some((place, self.opened.get(&place.response)?)))
    }

    /// Whether a piece supports any answer, also one the person does not see.
    pub fn is_used(&self, id: EvidenceId) -> bool {
        self.used.contains_key(&id)
    }

    fn count_uses(&self, id: EvidenceId) -> usize {
        self.used.get(&id).copied().unwrap_or_default()
    }

    /// The permissions to change every answer a piece supports, for whoever added it and for a focal point; `None` for
    /// others, and when there is an answer the person may not change.
    pub fn permits(&self, user: &User, piece: &Evidence) -> Option<Vec<(EvidencePlace, MayAnswer)>> {
        let is_theirs = user.is_focal_point || piece.added_by_user == Some(user.id);
        let permit = |(place, own): (&EvidencePlace, &OwnResponse)| {
            let section = section_of(&own.questionnaire, &place.question)?;
            let permit = own.access.may_answer(section, &place.question).filter(|_| own.is_editable())?;
            Some((place.clone(), permit))
        };
        let permits: Vec<_> = self.uses_of(piece.id).map(permit).collect::<Option<_>>()?;
        (is_theirs && permits.len() == self.count_uses(piece.id)).then_some(permits)
    }

    /// Whether the person sees a piece.
    pub fn has(&self, id: EvidenceId) -> bool {
        self.pieces.iter().any(|shown| shown.piece().id == id)
    }
}

impl OwnResponse {
    /// True when the person sees the answer a piece of evidence supports.
    pub fn sees_place(&self, place: &EvidencePlace) -> bool {
        let section = section_of(&self.questionnaire, &place.question);
        section
            .map_or(self.access.is_focal_point(), |section| self.access.sees_answer(section, &place.question))
    }
}

impl Assessment {
    /// The evidence of the person's institution that they see.
    ///
    /// # Errors
    /// [`Error::NotFound`] for somebody of no institution; or the database's.
    pub async fn own_evidence(&self, user: &User) -> Result<OwnEvidence, Error> {
        let of = user.role.institution().ok_or(Error::NotFound("institution"))?;
        let pieces = self.store.evidence_of_institution(of).await?;
        self.evidence_seen(user, of, pieces).await
    }

    /// One piece of the person's institution with where it is used.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is none that they see; or the database's.
    pub async fn own_piece(&self, user: &User, id: EvidenceId) -> Result<(Shown, OwnEvidence), Error> {
        let of = user.role.institution().ok_or(Error::NotFound("institution"))?;
        let piece = self.store.evidence(id).await?.filter(|piece| piece.institution == of);
        let seen = self.evidence_seen(user, of, piece.into_iter().collect()).await?;
        let shown = seen.pieces.first().cloned().ok_or(Error::NotFound("evidence"))?;
        Ok((shown, seen))
    }

    async fn evidence_seen(
        &self,
        user: &User,
        of: InstitutionId,
        pieces: Vec<Evidence>,
    ) -> Result<OwnEvidence, Error> {
        let asked: BTreeSet<EvidenceId> = pieces.iter().map(|piece| piece.id).collect();
        let uses = self.store.evidence_uses(of).await?;
        let uses = uses.into_iter().map(|(place, piece)| (place, piece.id));
        let mut uses: Vec<_> = uses.filter(|(_, id)| asked.contains(id)).collect();
        let opened = self.opened_at(user, uses.iter().map(|(place, _)| place.response)).await?;
        let mut used: BTreeMap<EvidenceId, usize> = BTreeMap::new();
        uses.iter().for_each(|(_, id)| *used.entry(*id).or_default() += 1);
        uses.retain(|(place, _)| opened.get(&place.response).is_some_and(|own| own.sees_place(place)));
        let seen: BTreeSet<EvidenceId> = uses.iter().map(|(_, id)| *id).collect();
        // What supports no answer is for whoever added it and for those who see the whole.
        let is_seen = |piece: &Evidence| {
            piece.added_by_user == Some(user.id)
                || seen.contains(&piece.id)
                || user.is_focal_point && !used.contains_key(&piece.id)
        };
        let shown = pieces.into_iter().rev().filter(is_seen);
        let pieces = shown.filter_map(|piece| piece.for_institution(of)).collect();
        Ok(OwnEvidence { pieces, uses, opened, used })
    }

    /// Each response once, as the person sees it.
    async fn opened_at(
        &self,
        user: &User,
        responses: impl Iterator<Item = ResponseId>,
    ) -> Result<BTreeMap<ResponseId, OwnResponse>, Error> {
        let mut opened = BTreeMap::new();
        for response in responses {
            if let Entry::Vacant(missing) = opened.entry(response) {
                missing.insert(self.open_own(user, response).await?);
            }
        }
        Ok(opened)
    }
}
