//! The frozen versions of a plan.

use super::back;
use crate::assessment::{PlanVersion, StoredPlan};
use crate::texts::Texts;
use crate::web::pages::parts::Field;
use crate::web::pages::sheet::{Entry, FormField, Sheet, SheetForm, SheetPart};
use crate::web::paths::{self, PlanPath};
use crate::web::problems::Problems;

/// The page.
pub fn page(
    texts: &Texts,
    plan: &StoredPlan,
    versions: &[PlanVersion],
    (typed, problems): (&str, &Problems),
) -> Sheet {
    let id = plan.entry.id;
    let entry = |(code, kept): &PlanVersion| Entry {
        text: format!("{} (DOCX)", kept.content.name),
        href: paths::plan(id, PlanPath::VersionFile(code, "docx")),
        tags: Vec::new(),
        detail: format!("{} · {} · {}", code, kept.changed_by, texts.date_time(kept.changed_at)),
    };
    let links: Vec<Entry> = versions.iter().rev().map(entry).collect();
    let list = if links.is_empty() {
        SheetPart::words(texts.t("studio-no-versions"))
    } else {
        SheetPart::Links { links }
    };
    let field = Field { value: typed.to_owned(), ..problems.field("name", typed) };
    let form = SheetForm {
        id: "freeze".to_owned(),
        title: texts.t("studio-freeze"),
        text: texts.t("studio-freeze-text"),
        action: paths::plan(id, PlanPath::Versions),
        fields: vec![FormField::line("name", texts.t("studio-version-name"), field)],
        button: texts.t("studio-freeze-button"),
        ..SheetForm::default()
    };
    Sheet {
        back: Some(back(texts, id, &plan.draft)),
        title: texts.t("studio-versions"),
        lead: texts.t("studio-versions-text"),
        parts: vec![list, SheetPart::Form { form }],
        errors: problems.summary(),
        ..Sheet::default()
    }
}
