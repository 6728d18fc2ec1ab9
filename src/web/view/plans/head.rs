//! What holds for all of a plan: title, form, years, reporting day, stage, and the sections around the activities.

use super::list::{Begun, fields as begun_fields};
use super::{back, history, stage};
use crate::action_plan::{Head, REPORT_BY, Section, Stage};
use crate::assessment::StoredPlan;
use crate::response::Round;
use crate::store::LedgerVersion;
use crate::texts::Texts;
use crate::web::pages::parts::{Choice, Choices};
use crate::web::pages::sheet::{FormField, Sheet, SheetForm, SheetPart};
use crate::web::paths::{self, PlanPath};
use crate::web::problems::Problems;

/// Sections beyond those stored that can be written at once.
const MORE: usize = 2;
/// Sections at most.
pub const MOST_SECTIONS: usize = 30;

/// The head as typed.
#[derive(Clone, Debug, Default)]
pub struct TypedHead {
    /// Title, form, language and years.
    pub begun: Begun,
    /// The day of each year by which bodies report, as `30.12`.
    pub report_by: String,
    /// The word for its stage.
    pub stage: String,
    /// The sections: number, title, text, whether after the activities.
    pub sections: Vec<Section>,
}

impl TypedHead {
    /// What is stored, as somebody would have typed it.
    pub fn of(head: &Head) -> Self {
        let (month, day) = head.report_by.unwrap_or(REPORT_BY);
        Self {
            begun: Begun {
                title: head.title.clone(),
                form: head.form.clone(),
                language: head.language.clone(),
                period: head.period.map(|period| period.to_string()).unwrap_or_default(),
                round: String::new(),
            },
            report_by: format!("{day:02}.{month:02}"),
            stage: head.stage.code().to_owned(),
            sections: head.sections.clone(),
        }
    }
}

/// The page.
pub fn page(
    texts: &Texts,
    plan: &StoredPlan,
    (typed, problems, revision): (&TypedHead, &Problems, u32),
    versions: &[LedgerVersion],
) -> Sheet {
    let id = plan.entry.id;
    let rounds: [Round; 0] = [];
    let mut fields = vec![FormField::hidden("revision", revision)];
    let begun = begun_fields(texts, &rounds, (&typed.begun, problems));
    // The round is chosen once: what a plan answers does not change under it.
    fields.extend(begun.into_iter().take(4));
    fields.push(
        FormField::line(
            "report_by",
            texts.t("studio-report-by"),
            problems.field("report_by", &typed.report_by),
        )
        .with_hint(texts.t("studio-report-by-hint")),
    );
    let choice =
        |one: Stage| Choice::new(one.code(), stage(texts, one).text).chosen(typed.stage == one.code());
    let stages = Choices::of(Stage::ALL.map(choice).to_vec());
    fields.push(
        FormField::select("stage", texts.t("studio-stage"), stages).with_hint(texts.t("studio-stage-hint")),
    );
    let count = (typed.sections.len() + MORE).min(MOST_SECTIONS);
    for place in 0..count {
        let section = typed.sections.get(place).cloned().unwrap_or_default();
        fields.extend(section_fields(texts, place, &section, problems));
    }
    let form = SheetForm {
        id: "head".to_owned(),
        action: paths::plan(id, PlanPath::Head),
        fields,
        button: texts.t("save"),
        ..SheetForm::default()
    };
    let table = history(texts, versions, |_| paths::plan(id, PlanPath::Head));
    Sheet {
        back: Some(back(texts, id, &plan.draft)),
        title: texts.t("studio-head"),
        lead: texts.t("studio-head-text"),
        parts: [SheetPart::Form { form }].into_iter().chain(SheetPart::table(table)).collect(),
        errors: problems.summary(),
        ..Sheet::default()
    }
}

fn section_fields(texts: &Texts, place: usize, section: &Section, problems: &Problems) -> Vec<FormField> {
    let number = ("number", (place + 1).into());
    let title = [section.printed.as_str(), section.title.as_str()].join(" ");
    let name = |what: &str| format!("section-{what}-{place}");
    let after = Choice::new("yes", texts.t("studio-section-after")).chosen(section.is_after);
    vec![
        FormField::line(
            &name("title"),
            texts.t_with("studio-section-title", &[number]),
            problems.field(&name("title"), title.trim()),
        )
        .with_hint(texts.t("studio-section-hint")),
        FormField::area(
            &name("text"),
            texts.t("studio-section-text"),
            problems.field(&name("text"), &section.text),
        ),
        FormField::boxes(&name("after"), texts.t("studio-section-place"), Choices::of(vec![after])),
    ]
}
