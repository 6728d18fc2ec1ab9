//! Institutions, what is known of them, and their units.

use rocket::http::Status;
use rocket::{Route, State, get, post, routes};
use rust_decimal::Decimal;
use validator::Validate;

use super::units::{NewUnit, Units};
use crate::assessment::{Assessment, clock};
use crate::offline::percent;
use crate::response::{Institution, InstitutionId, InstitutionKind, Profile, SizeBand};
use crate::store::StoreError;
use crate::texts::Texts;
use crate::web::errors::Failure;
use crate::web::fields::{Fields, Form};
use crate::web::guards::Administrator;
use crate::web::ids::Id;
use crate::web::notice::{Done, Notice};
use crate::web::pages::institutions::{
    InstitutionForm, InstitutionsPage, institutions_table, kind_choices, kind_label, size_choices,
    size_label, units_table,
};
use crate::web::pages::parts::{Cell, Choice, Choices, Row};
use crate::web::pages::sectors::{NO_MANDATE, mandate_choices, sector_choices, sector_words};
use crate::web::paths;
use crate::web::problems::{Problems, number_message, rules};
use crate::web::screen::{Html, Screen};
use crate::web::token::Signed;
use crate::web::view::mandate;

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![list, new_page, create, page, change]
}

#[get("/admin/institutions")]
async fn list(
    _administrator: Administrator,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let texts = screen.texts;
    let mut institutions = assessment.store.list_institutions().await?;
    texts.sort_by_name(&mut institutions, |institution| &institution.name);
    let row = |institution: &Institution| {
        let Profile { kind, size, sector, region, .. } = &institution.profile;
        let cells = [
            kind.map(|kind| kind_label(texts, kind)).unwrap_or_default(),
            size.map(|size| size_label(texts, size)).unwrap_or_default(),
            sector.as_deref().map(|code| sector_words(texts, code)).unwrap_or_default(),
            region.clone().unwrap_or_default(),
        ];
        let cells = cells.map(Cell::words).to_vec();
        Row::new(&institution.name, cells).leading_to(paths::admin_institution(institution.id))
    };
    let rows = institutions.iter().map(row).collect();
    Ok(screen.show(&InstitutionsPage { institutions: institutions_table(texts, rows) }))
}

/// An institution as typed.
#[derive(Clone, Default, Validate)]
pub struct Typed {
    #[validate(custom(function = "rules::line"))]
    name: String,
    #[validate(custom(function = "rules::kind"))]
    kind: String,
    #[validate(custom(function = "rules::size"))]
    size: String,
    #[validate(custom(function = "rules::short_line"))]
    sector: String,
    #[validate(custom(function = "rules::short_line"))]
    region: String,
    #[validate(custom(function = "rules::short_line"))]
    ownership: String,
    controlling_stake: String,
    mandates: Vec<String>,
}

/// The fields of the form from top to bottom.
const ORDER: [&str; 8] =
    ["name", "kind", "size", "sector", "region", "ownership", "controlling_stake", "mandates"];

impl Form for Typed {
    fn read(fields: &Fields) -> Self {
        Self {
            name: fields.line("name"),
            kind: fields.line("kind"),
            size: fields.line("size"),
            sector: fields.line("sector"),
            region: fields.line("region"),
            ownership: fields.line("ownership"),
            controlling_stake: fields.line("controlling_stake"),
            mandates: fields.all("mandates").flat_map(str::lines).filter_map(mandate).collect(),
        }
    }
}

fn mandate(sent: &str) -> Option<String> {
    Some(sent.trim().to_owned()).filter(|mandate| !mandate.is_empty())
}

impl Typed {
    /// What is stored, as the form shows it.
    pub fn of(institution: &Institution) -> Self {
        let Profile { kind, size, sector, region, ownership, controlling_stake, mandates } =
            institution.profile.clone();
        Self {
            name: institution.name.clone(),
            kind: kind.map(InstitutionKind::code).unwrap_or_default().to_owned(),
            size: size.map(SizeBand::code).unwrap_or_default().to_owned(),
            sector: sector.unwrap_or_default(),
            region: region.unwrap_or_default(),
            ownership: ownership.unwrap_or_default(),
            controlling_stake: controlling_stake
                .map(|stake| stake.normalize().to_string())
                .unwrap_or_default(),
            mandates: match mandates {
                Some(none) if none.is_empty() => vec![NO_MANDATE.to_owned()],
                known => known.unwrap_or_default(),
            },
        }
    }

    /// Problems of the form; "none of these" beside a mandate is one.
    fn problems(&self, texts: &Texts) -> Problems {
        let mut problems = Problems::of(self, &ORDER, texts);
        let says_none = self.mandates.iter().any(|mandate| mandate == NO_MANDATE);
        if says_none && self.mandates.len() > 1 {
            problems.add("mandates", texts.t("error-mandates-none"));
        }
        if !self.controlling_stake.is_empty() && percent(&self.controlling_stake).is_none() {
            let (from, to) = (Some(Decimal::ZERO), Some(Decimal::ONE_HUNDRED));
            problems.add("controlling_stake", number_message(texts, from, to));
        }
        if self.mandates.iter().any(|mandate| rules::short_line(mandate).is_err()) {
            problems.add("mandates", texts.t("error-choose"));
        }
        problems
    }

    /// An empty field is not known; that is not the same as none.
    fn institution(&self, id: InstitutionId) -> Institution {
        let known = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
        let mandates: Vec<String> =
            self.mandates.iter().filter(|mandate| *mandate != NO_MANDATE).cloned().collect();
        let profile = Profile {
            kind: InstitutionKind::from_code(&self.kind),
            size: SizeBand::from_code(&self.size),
            sector: known(&self.sector),
            region: known(&self.region),
            ownership: known(&self.ownership),
            controlling_stake: percent(&self.controlling_stake),
            mandates: Some(mandates).filter(|_| !self.mandates.is_empty()),
        };
        Institution { id, name: self.name.clone(), profile }
    }

    fn form(&self, texts: &Texts, problems: &Problems) -> InstitutionForm {
        let kind = kind_choices(texts, InstitutionKind::from_code(&self.kind));
        let size = size_choices(texts, SizeBand::from_code(&self.size));
        let choices = |name, options| -> Choices { problems.choices(name, options) };
        InstitutionForm {
            name: problems.field("name", &self.name),
            kind: choices("kind", kind),
            size: choices("size", size),
            sector: choices("sector", sector_choices(texts, &self.sector)),
            region: problems.field("region", &self.region),
            ownership: problems.field("ownership", &self.ownership),
            controlling_stake: problems.field("controlling_stake", &self.controlling_stake),
            mandates: choices("mandates", mandate_choices(texts, &self.mandates)),
            errors: problems.summary(),
            ..InstitutionForm::empty(texts)
        }
    }
}

#[get("/admin/institutions/new")]
fn new_page(_administrator: Administrator, screen: Screen<'_>) -> Html {
    screen.show(&InstitutionForm::empty(screen.texts))
}

#[post("/admin/institutions/new", data = "<sent>")]
async fn create(
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<Administrator, Typed>,
) -> Result<Result<Done, Html>, Failure> {
    let form = sent.form;
    let mut problems = form.problems(screen.texts);
    if problems.is_empty() {
        let institution = form.institution(InstitutionId(clock::fresh_id()));
        match assessment.store.add_institution(&sent.who.0.actor(), &institution, clock::now()).await {
            Ok(()) => return Ok(Ok(Done::to(paths::ADMIN_INSTITUTIONS).with(Notice::Saved))),
            Err(StoreError::AlreadyExists { .. }) => problems.add("name", screen.texts.t("error-name-taken")),
            Err(error) => return Err(error.into()),
        }
    }
    Ok(Err(screen.show_as(Status::UnprocessableEntity, &form.form(screen.texts, &problems))))
}

/// The page of a known institution with what was typed into its two forms.
///
/// # Errors
/// The database's.
pub async fn known_page(
    screen: &Screen<'_>,
    assessment: &Assessment,
    institution: &Institution,
    (typed, unit, problems): (&Typed, &NewUnit, &Problems),
) -> Result<InstitutionForm, Failure> {
    let texts = screen.texts;
    let units = Units::of(assessment, institution.id, texts).await?;
    let kind = |(id, label): &(String, String)| Choice::new(id, label).chosen(*id == unit.unit_kind);
    let statements = assessment.mandate_statements_of(institution.id).await?;
    let has_units = !units.rows.is_empty() || !units.kinds.is_empty();
    Ok(InstitutionForm {
        title: institution.name.clone(),
        action: paths::admin_institution(institution.id),
        predecessors_href: paths::admin_predecessors(institution.id),
        not_in_mandate: mandate::table(texts, &statements),
        units: has_units.then(|| units_table(texts, units.rows)),
        units_action: paths::admin_units(institution.id),
        unit_name: problems.field("unit_name", &unit.unit_name),
        unit_kind: problems.choices("unit_kind", units.kinds.iter().map(kind).collect()),
        ..typed.form(texts, problems)
    })
}

#[get("/admin/institutions/<id>")]
async fn page(
    id: Id<InstitutionId>,
    _administrator: Administrator,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let institution = assessment.store.institution(id.0).await?.ok_or(Failure::NotFound)?;
    let typed = Typed::of(&institution);
    let typed = (&typed, &NewUnit::default(), &Problems::default());
    Ok(screen.show(&known_page(&screen, assessment, &institution, typed).await?))
}

#[post("/admin/institutions/<id>", data = "<sent>")]
async fn change(
    id: Id<InstitutionId>,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<Administrator, Typed>,
) -> Result<Result<Done, Html>, Failure> {
    let form = sent.form;
    let institution = assessment.store.institution(id.0).await?.ok_or(Failure::NotFound)?;
    let mut problems = form.problems(screen.texts);
    if problems.is_empty() {
        let changed = form.institution(id.0);
        match assessment.store.update_institution(&sent.who.0.actor(), &changed, clock::now()).await {
            Ok(()) => return Ok(Ok(Done::to(paths::admin_institution(id.0)).with(Notice::Saved))),
            Err(StoreError::AlreadyExists { .. }) => problems.add("name", screen.texts.t("error-name-taken")),
            Err(error) => return Err(error.into()),
        }
    }
    let typed = (&form, &NewUnit::default(), &problems);
    let page = known_page(&screen, assessment, &institution, typed).await?;
    Ok(Err(screen.show_as(Status::UnprocessableEntity, &page)))
}
