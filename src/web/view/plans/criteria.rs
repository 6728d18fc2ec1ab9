//! The criteria the plan itself does not tell: people record what shows that they are met.

use std::collections::BTreeMap;

use crate::action_plan::lint::{CRITERIA, Criterion};
use crate::assessment::StoredPlan;
use crate::texts::Texts;
use crate::web::pages::parts::Link;
use crate::web::pages::sheet::{FormField, Sheet, SheetForm, SheetPart};
use crate::web::paths::{self, PlanPath};
use crate::web::problems::Problems;

/// The criteria that are recorded, in their order.
pub fn recorded() -> impl Iterator<Item = &'static Criterion> {
    CRITERIA.iter().filter(|criterion| criterion.is_recorded())
}

/// The page.
pub fn page(
    texts: &Texts,
    plan: &StoredPlan,
    (typed, problems, revision): (&BTreeMap<String, String>, &Problems, u32),
) -> Sheet {
    let id = plan.entry.id;
    let field = |criterion: &Criterion| {
        let typed = typed.get(criterion.name).map_or("", String::as_str);
        FormField::line(criterion.name, criterion.title(texts), problems.field(criterion.name, typed))
            .with_hint(criterion.fix(texts))
    };
    let fields = recorded().map(field);
    let form = SheetForm {
        id: "criteria".to_owned(),
        action: paths::plan(id, PlanPath::Criteria),
        fields: [FormField::hidden("revision", revision)].into_iter().chain(fields).collect(),
        button: texts.t("save"),
        ..SheetForm::default()
    };
    Sheet {
        back: Some(Link::new(texts.t("studio-checks"), paths::plan(id, PlanPath::Checks))),
        title: texts.t("studio-criteria"),
        lead: texts.t("studio-criteria-text"),
        parts: vec![SheetPart::Form { form }],
        errors: problems.summary(),
        ..Sheet::default()
    }
}
