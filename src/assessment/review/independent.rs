//! Whoever reviews an institution is independent of it. The proof is a type: without it there is no review page and no
//! verdict.

use crate::assessment::Assessment;
use crate::assessment::error::Error;
use crate::response::{InstitutionId, Response, ResponseId};
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
