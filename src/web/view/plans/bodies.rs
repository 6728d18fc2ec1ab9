//! The register of bodies: whom an order can task, to whom it can only recommend, and who was added for a plan.

use super::back;
use crate::action_plan::{Bodies, Body, OwnBodies, Standing};
use crate::assessment::StoredPlan;
use crate::texts::Texts;
use crate::web::pages::parts::{Cell, Column, Row, Table};
use crate::web::pages::sheet::{FormField, Sheet, SheetForm, SheetPart};
use crate::web::paths::{self, PlanPath};
use crate::web::problems::Problems;

/// The names of the fields, by standing.
pub const FIELDS: [(Standing, &str); 3] = [
    (Standing::Executive, "executive"),
    (Standing::Independent, "independent"),
    (Standing::NonState, "non_state"),
];

/// Bodies as typed, a line for each, in the order of [`FIELDS`].
#[derive(Clone, Debug, Default)]
pub struct TypedBodies(pub [String; 3]);

impl TypedBodies {
    /// What is stored, as somebody would have typed it.
    pub fn of(own: &OwnBodies) -> Self {
        Self(FIELDS.map(|(standing, _)| own.of(standing).join("\n")))
    }
}

/// The page.
pub fn page(
    texts: &Texts,
    plan: &StoredPlan,
    (typed, problems, revision): (&TypedBodies, &Problems, u32),
) -> Sheet {
    let id = plan.entry.id;
    let field = |((standing, name), typed): ((Standing, &str), &String)| {
        FormField::area(name, words(texts, standing), problems.field(name, typed))
    };
    let fields = FIELDS.into_iter().zip(&typed.0).map(field);
    let form = SheetForm {
        id: "bodies".to_owned(),
        title: texts.t("studio-bodies-own"),
        text: texts.t("studio-bodies-own-text"),
        action: paths::plan(id, PlanPath::Bodies),
        fields: [FormField::hidden("revision", revision)].into_iter().chain(fields).collect(),
        button: texts.t("save"),
        ..SheetForm::default()
    };
    Sheet {
        back: Some(back(texts, id, &plan.draft)),
        title: texts.t("studio-bodies"),
        lead: texts.t("studio-bodies-text"),
        parts: vec![SheetPart::Form { form }, SheetPart::Table { table: register(texts) }],
        errors: problems.summary(),
        ..Sheet::default()
    }
}

/// What an order can do with a body, in words.
pub fn words(texts: &Texts, standing: Standing) -> String {
    match standing {
        Standing::Executive => texts.t("studio-standing-executive"),
        Standing::Independent => texts.t("studio-standing-independent"),
        Standing::NonState => texts.t("studio-standing-non-state"),
    }
}

fn register(texts: &Texts) -> Table {
    let mut bodies: Vec<&Body> = Bodies::shipped().all().iter().collect();
    texts.sort_by_name(&mut bodies, |body| body.name(texts.language()));
    bodies.sort_by_key(|body| !body.standing.can_be_tasked());
    let row = |body: &&Body| {
        let name = body.name(texts.language()).to_owned();
        Row::new(name, vec![Cell::words(words(texts, body.standing))])
    };
    Table {
        caption: texts.t("studio-bodies-register"),
        columns: vec![Column::words(texts.t("studio-body")), Column::words(texts.t("studio-standing"))],
        rows: bodies.iter().map(row).collect(),
        note: String::new(),
    }
}
