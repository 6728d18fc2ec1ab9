//! Whoever reviews an institution is independent of it. The proof is a type: without it there is no review page and no
//! verdict.

use std::collections::BTreeSet;

use super::UnderReview;
use crate::assessment::Assessment;
use crate::assessment::error::Error;
use crate::response::{InstitutionId, Response, ResponseId, RoundId};
use crate::review::independence::conflict;
use crate::store::{Role, User};

/// A reviewer who is independent of the institution of one response. Only [`Assessment::independent`] makes one.
#[derive(Clone, Debug)]
pub struct Independent {
    user: User,
    response: Response,
}

impl Independent {
    /// Who.
    pub const fn user(&self) -> &User {
        &self.user
    }

    /// The response they may review.
    pub const fn response(&self) -> &Response {
        &self.response
    }
}

impl Assessment {
    /// True when a reviewer may review an institution.
    ///
    /// # Errors
    /// The database's.
    pub async fn is_independent(&self, user: &User, institution: InstitutionId) -> Result<bool, Error> {
        if user.role != Role::Reviewer {
            return Ok(false);
        }
        let ties = self.store.ties(user.id, institution).await?;
        Ok(conflict(&user.email, &ties).is_none())
    }

    /// The institutions a reviewer may not review: lists name them and lead nowhere.
    ///
    /// # Errors
    /// The database's.
    pub async fn kept_out_of(&self, user: &User) -> Result<BTreeSet<InstitutionId>, Error> {
        let ties = self.store.all_ties(user.id).await?.into_iter();
        let tied = ties.filter(|(_, ties)| conflict(&user.email, ties).is_some());
        Ok(tied.map(|(institution, _)| institution).collect())
    }

    /// The same as the responses of one round.
    ///
    /// # Errors
    /// The database's.
    pub async fn kept_out_in(&self, user: &User, round: RoundId) -> Result<BTreeSet<ResponseId>, Error> {
        let kept_out = self.kept_out_of(user).await?;
        if kept_out.is_empty() {
            return Ok(BTreeSet::new());
        }
        let responses = self.store.list_responses(round).await?.into_iter();
        let hidden = responses.filter(|one| kept_out.contains(&one.institution.id));
        Ok(hidden.map(|one| one.response.id).collect())
    }

    /// The same for whoever has a response of the round under review.
    ///
    /// # Errors
    /// The database's.
    pub async fn kept_out_beside(&self, room: &UnderReview) -> Result<BTreeSet<ResponseId>, Error> {
        let user = self.store.user(room.user).await?.ok_or(Error::NotFound("user"))?;
        self.kept_out_in(&user, room.opened.round.id).await
    }

    /// The proof that a reviewer may review a response.
    ///
    /// # Errors
    /// [`Error::NotFound`] for a response there is not, and for one of an institution the person is or was attached to
    /// or keeps out of: to them it is not there. Or the database's.
    pub async fn independent(&self, user: &User, id: ResponseId) -> Result<Independent, Error> {
        let response = self.store.response(id).await?.ok_or(Error::NotFound("response"))?;
        if self.is_independent(user, response.institution).await? {
            Ok(Independent { user: user.clone(), response })
        } else {
            Err(Error::NotFound("response"))
        }
    }
}
