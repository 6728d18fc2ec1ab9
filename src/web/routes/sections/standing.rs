//! How far a section is inside the institution, changed by a button of its form: what was typed is saved with it.

use crate::assessment::{Assessment, OwnResponse, clock};
use crate::response::SectionState;
use crate::store::{StateStep, StoreError};
use crate::web::errors::Failure;
use crate::web::fields::Fields;
use crate::web::guards::Respondent;
use crate::web::routes::responses::own;

/// True when nothing of the section can be saved until somebody opens it again.
pub fn is_locked(opened: &OwnResponse, place: usize) -> bool {
    opened.access.state(&opened.questionnaire.sections[place].id) == SectionState::Ready
}

/// What the button pressed does with the section, where the person may do that.
pub fn step(opened: &OwnResponse, place: usize, fields: &Fields) -> Option<StateStep> {
    let section = &opened.questionnaire.sections[place].id;
    let (from, to) = (opened.access.state(section), SectionState::from_code(fields.first("then"))?);
    let may = opened.access.may_change_state(section) && from.may_become(to);
    may.then(|| StateStep {
        response: opened.response.id,
        section: section.clone(),
        from,
        to,
        is_opened: false,
    })
}

/// The response with the section open again, where that was asked together with what is to be saved in it.
///
/// # Errors
/// The database's.
pub async fn unlocked(
    assessment: &Assessment,
    who: &Respondent,
    opened: OwnResponse,
    (place, fields): (usize, &Fields),
) -> Result<OwnResponse, Failure> {
    let Some(step) =
        step(&opened, place, fields).filter(|_| opened.is_editable() && is_locked(&opened, place))
    else {
        return Ok(opened);
    };
    match assessment.store.set_section_state(&who.person.actor(), &step, clock::now()).await {
        // Opened by somebody else meanwhile is as good.
        Ok(()) | Err(StoreError::ChangedMeanwhile { .. } | StoreError::RoundClosed) => {
            own(assessment, who, opened.response.id).await
        }
        Err(error) => Err(error.into()),
    }
}
