//! Findings across actors: what both sides say of one fact, and whose duty is whose.

use super::duties::{Duties, duties};
use super::input::{Basis, Participant};
use super::mirrors::{MirrorFinding, mirror_findings};
use crate::questionnaire::Library;

/// What only shows when the answers of several institutions are read together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CrossActor {
    /// Every pair of mirror questions, in the order of the file.
    pub mirrors: Vec<MirrorFinding>,
    /// Duties nobody takes, several take, nobody was asked about.
    pub duties: Duties,
}

/// Reads the answers of all institutions together.
pub fn cross_actor(participants: &[Participant], basis: Basis, library: &Library) -> CrossActor {
    CrossActor {
        mirrors: mirror_findings(participants, basis, &library.mirrors),
        duties: duties(participants, basis, &library.duties),
    }
}
