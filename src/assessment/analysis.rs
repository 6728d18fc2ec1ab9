//! What is worked out over a whole round: computed once per state of its data, and remembered.

use std::sync::Arc;

use super::Assessment;
use super::error::Error;
use crate::findings::{
    Baseline, Basis, ClassFinding, Compared, CrossActor, Drawn, cross_actor, draw_by, draw_classes,
};
use crate::questionnaire::Library;
use crate::response::RoundId;
use crate::scoring::Scheme;

/// Results remembered of each sort: those of two thousand institutions take some 400 MB each.
pub(super) const ROOM: usize = 3;

impl Assessment {
    /// The findings of a round as it stands, from what institutions say of themselves by the declared rules.
    ///
    /// # Errors
    /// As [`participants`](Self::participants).
    pub async fn baseline(&self, round: RoundId) -> Result<Arc<Baseline>, Error> {
        self.baseline_on(round, Basis::SelfAssessed).await
    }

    /// The same on a basis.
    ///
    /// # Errors
    /// As [`participants`](Self::participants).
    pub async fn baseline_on(&self, round: RoundId, basis: Basis) -> Result<Arc<Baseline>, Error> {
        Ok(Arc::clone(&self.drawn(round, basis, Scheme::Declared).await?.baseline))
    }

    /// The findings of a round on a basis by a scheme.
    ///
    /// # Errors
    /// As [`participants`](Self::participants).
    pub async fn drawn(&self, round: RoundId, basis: Basis, scheme: Scheme) -> Result<Arc<Drawn>, Error> {
        let version = self.store.data_version(round).await?;
        let key = (round, basis, scheme, version);
        if let Some(found) = self.drawn.get(&key) {
            return Ok(found);
        }
        let drawn = Arc::new(draw_by(&self.participants(round).await?, basis, scheme));
        self.drawn.forget(|old| old.0 == round && old.3 != version);
        self.drawn.put(key, Arc::clone(&drawn));
        Ok(drawn)
    }

    /// The findings of a round as reviewers verified them; `None` where nothing was verified.
    ///
    /// # Errors
    /// As [`participants`](Self::participants).
    pub async fn verified(&self, round: RoundId) -> Result<Option<Arc<Drawn>>, Error> {
        let key = (round, self.store.data_version(round).await?);
        let is_reviewed = match self.reviewed.get(&key) {
            Some(known) => *known,
            None => {
                let participants = self.participants(round).await?;
                let found = participants.iter().any(|one| one.verified.is_some());
                self.reviewed.put(key, Arc::new(found));
                found
            }
        };
        if is_reviewed {
            return self.drawn(round, Basis::Verified, Scheme::Declared).await.map(Some);
        }
        Ok(None)
    }

    /// The classes alone, which take no scoring.
    ///
    /// # Errors
    /// As [`participants`](Self::participants).
    pub async fn classes(&self, round: RoundId, basis: Basis) -> Result<ClassFinding, Error> {
        Ok(draw_classes(&self.participants(round).await?, basis))
    }

    /// The schemes side by side.
    ///
    /// # Errors
    /// As [`participants`](Self::participants).
    pub async fn schemes_compared(&self, round: RoundId, basis: Basis) -> Result<Arc<Compared>, Error> {
        let version = self.store.data_version(round).await?;
        if let Some(found) = self.compared.get(&(round, basis, version)) {
            return Ok(found);
        }
        let compared = Arc::new(Compared::of(&self.participants(round).await?, basis));
        self.compared.forget(|old| old.0 == round && old.2 != version);
        self.compared.put((round, basis, version), Arc::clone(&compared));
        Ok(compared)
    }

    /// What the answers of all institutions say together. The library is always the same in one process.
    ///
    /// # Errors
    /// As [`participants`](Self::participants).
    pub async fn cross_actor(
        &self,
        round: RoundId,
        basis: Basis,
        library: &Library,
    ) -> Result<Arc<CrossActor>, Error> {
        let version = self.store.data_version(round).await?;
        if let Some(found) = self.cross.get(&(round, basis, version)) {
            return Ok(found);
        }
        let cross = Arc::new(cross_actor(&self.participants(round).await?, basis, library));
        self.cross.forget(|old| old.0 == round && old.2 != version);
        self.cross.put((round, basis, version), Arc::clone(&cross));
        Ok(cross)
    }
}
