//! Units: the parts of an institution that answer some questions for themselves.

use rocket::http::Status;
use rocket::{Route, State, post, routes};
use validator::Validate;

use super::institutions::{Typed, known_page};
use crate::assessment::{Assessment, Error, clock};
use crate::response::{Institution, InstitutionId, RoundState, Unit, UnitId};
use crate::store::StoreError;
use crate::texts::Texts;
use crate::web::errors::Failure;
use crate::web::fields::{Fields, Form};
use crate::web::guards::Administrator;
use crate::web::ids::Id;
use crate::web::notice::{Done, Notice};
use crate::web::pages::parts::{Cell, Row};
use crate::web::paths;
use crate::web::problems::{Problems, rules};
use crate::web::screen::{Html, Screen};
use crate::web::token::Signed;
use crate::web::view::unit_page::kind_words;

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![add_unit]
}

/// The units of an institution over all its responses.
pub struct Units {
    /// Each once, by name.
    pub rows: Vec<Row>,
    /// Id and label of the kinds a response that can still be changed knows.
    pub kinds: Vec<(String, String)>,
}

impl Units {
    /// The units stored.
    ///
    /// # Errors
    /// The database's.
    pub async fn of(
        assessment: &Assessment,
        institution: InstitutionId,
        texts: &Texts,
    ) -> Result<Self, Failure> {
        let mut units = Self { rows: Vec::new(), kinds: Vec::new() };
        for enrolled in assessment.store.responses_of_institution(institution).await? {
            let questionnaire = assessment.questionnaire(&enrolled.response.questionnaire).await?;
            let known = questionnaire.unit_kinds.iter();
            let known: Vec<_> = known
                .map(|kind| (kind.id.clone(), kind.label.get(texts.language().code()).to_owned()))
                .collect();
            for unit in assessment.store.units(enrolled.response.id).await? {
                let label = kind_words(texts, &questionnaire, &unit.kind);
                if units.rows.iter().all(|row| row.head != unit.name) {
                    units.rows.push(Row::new(&unit.name, vec![Cell::words(label)]));
                }
            }
            let round = assessment.store.round(enrolled.response.round).await?;
            let is_open = round.is_some_and(|round| round.state == RoundState::Open);
            let is_editable = is_open && enrolled.response.state.is_editable();
            units.kinds.extend(known.into_iter().filter(|_| is_editable));
        }
        units.kinds.sort();
        units.kinds.dedup();
        Ok(units)
    }
}

/// A unit as typed.
#[derive(Clone, Default, Validate)]
pub struct NewUnit {
    /// Its name.
    #[validate(custom(function = "rules::line"))]
    pub unit_name: String,
    /// The id of its kind.
    #[validate(custom(function = "rules::chosen"))]
    pub unit_kind: String,
}

impl Form for NewUnit {
    fn read(fields: &Fields) -> Self {
        Self { unit_name: fields.line("unit_name"), unit_kind: fields.line("unit_kind") }
    }
}

/// Adds a unit to every response of the institution that can still be changed and knows units of that kind.
#[post("/admin/institutions/<id>/units", data = "<sent>")]
async fn add_unit(
    id: Id<InstitutionId>,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<Administrator, NewUnit>,
) -> Result<Result<Done, Html>, Failure> {
    let form = sent.form;
    let institution = assessment.store.institution(id.0).await?.ok_or(Failure::NotFound)?;
    let mut problems = Problems::of(&form, &["unit_name", "unit_kind"], screen.texts);
    if problems.is_empty() {
        match add_to_responses(assessment, &institution, &form, &sent.who).await {
            Ok(0) => problems.add("unit_kind", screen.texts.t("error-unit-kind")),
            Ok(_) => return Ok(Ok(Done::to(paths::admin_institution(id.0)).with(Notice::Saved))),
            Err(Failure::Core(Error::Store(StoreError::AlreadyExists { .. }))) => {
                problems.add("unit_name", screen.texts.t("error-name-taken"));
            }
            Err(failure) => return Err(failure),
        }
    }
    let typed = (&Typed::of(&institution), &form, &problems);
    let page = known_page(&screen, assessment, &institution, typed).await?;
    Ok(Err(screen.show_as(Status::UnprocessableEntity, &page)))
}

/// Gives the number of responses the unit was added to.
async fn add_to_responses(
    assessment: &Assessment,
    institution: &Institution,
    form: &NewUnit,
    who: &Administrator,
) -> Result<usize, Failure> {
    let mut added = 0;
    for enrolled in assessment.store.responses_of_institution(institution.id).await? {
        let response = enrolled.response;
        let questionnaire = assessment.questionnaire(&response.questionnaire).await?;
        let knows = questionnaire.unit_kinds.iter().any(|kind| kind.id == form.unit_kind);
        if !knows || !response.state.is_editable() {
            continue;
        }
        let id = UnitId(clock::fresh_id());
        let unit = Unit { id, name: form.unit_name.clone(), kind: form.unit_kind.clone() };
        match assessment.store.add_units(&who.0.actor(), response.id, &[unit], clock::now()).await {
            Ok(()) => added += 1,
            Err(StoreError::RoundClosed | StoreError::ChangedMeanwhile { .. }) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(added)
}
