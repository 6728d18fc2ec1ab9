//! One part of a plan: its form, what is wrong with it, comments, history.

use super::{back, history, kind_words, level_of, level_words, notes};
use crate::action_plan::{Activity, Bodies, Draft, Kind, Level, Located, Part, Standing};
use crate::response::PlanId;
use crate::store::{LedgerNote, LedgerVersion};
use crate::texts::Texts;
use crate::web::pages::parts::{Choice, Choices, Fact, Field, Link, Tag, Tone};
use crate::web::pages::sheet::{Entry, FormField, Sheet, SheetForm, SheetPart};
use crate::web::paths::{self, PlanPath};
use crate::web::problems::Problems;

/// A part as it was typed, before it is known what it says.
#[derive(Clone, Debug, Default)]
pub struct TypedPart {
    /// The fields by their names.
    pub fields: Vec<(&'static str, String)>,
}

/// The fields of an activity.
pub const FIELDS: [&str; 22] = [
    "title",
    "text",
    "kind",
    "indicators",
    "outcomes",
    "groups",
    "tasked",
    "lead",
    "recommended",
    "partners",
    "start",
    "end",
    "principles",
    "sdgs",
    "findings",
    "after",
    "cost_low",
    "cost_high",
    "cost_source",
    "baseline",
    "target",
    "verification",
];

impl TypedPart {
    /// What stands in a field.
    pub fn get(&self, name: &str) -> &str {
        self.fields.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value)
    }

    /// What is stored, as somebody would have typed it.
    pub fn of(part: &Part, draft: &Draft) -> Self {
        match part {
            Part::Block { title } | Part::Area { title } => Self { fields: vec![("title", title.clone())] },
            Part::Activity(activity) => Self { fields: of_activity(activity, draft) },
        }
    }
}

fn of_activity(activity: &Activity, draft: &Draft) -> Vec<(&'static str, String)> {
    let lines = |of: &[String]| of.join("\n");
    let numbers = |of: &[u8]| of.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ");
    let when = |of: Option<crate::action_plan::When>| of.map(|when| when.to_string()).unwrap_or_default();
    let [low, high] =
        activity.cost.map_or_else(Default::default, |(low, high)| [low, high].map(|one| one.to_string()));
    let values = [
        activity.title.clone(),
        activity.text.clone(),
        activity.kind.map(Kind::code).unwrap_or_default().to_owned(),
        lines(&activity.indicators),
        lines(&activity.outcomes),
        activity.groups.join("; "),
        lines(&activity.tasked),
        activity.lead.clone(),
        lines(&activity.recommended),
        lines(&activity.partners),
        when(activity.start),
        when(activity.end),
        numbers(&activity.principles),
        numbers(&activity.sdgs),
        activity.findings.join("; "),
        draft.plan().before(activity).join("; "),
        low,
        high,
        activity.cost_source.clone(),
        activity.baseline.clone(),
        activity.target.clone(),
        activity.verification.clone(),
    ];
    FIELDS.into_iter().zip(values).collect()
}

/// What the page of a part is made from.
pub struct View<'a> {
    /// The plan.
    pub plan: PlanId,
    /// What it says.
    pub draft: &'a Draft,
    /// The part; empty for one that is not there yet.
    pub id: &'a str,
    /// What it is.
    pub level: Level,
    /// What it stands in, for one that is not there yet.
    pub parent: &'a str,
    /// Where it can stand, for an activity that has no place yet.
    pub places: Vec<Choice>,
    /// The revision the form is made from.
    pub revision: u32,
    /// What is wrong with it that nobody accepted.
    pub problems: &'a [Located],
    /// Comments, oldest first.
    pub notes: &'a [LedgerNote],
    /// Versions, oldest first.
    pub versions: &'a [LedgerVersion],
    /// The findings it answers, as links.
    pub findings: Vec<Link>,
    /// What must be known before anything else.
    pub remarks: Vec<String>,
}

/// The page of a part with what was typed.
pub fn page(texts: &Texts, view: &View<'_>, (typed, problems): (&TypedPart, &Problems)) -> Sheet {
    let code = view.draft.ids().into_iter().find(|(_, id)| id == view.id).map(|(code, _)| code);
    let is_new = view.id.is_empty();
    let action = if is_new {
        paths::plan(view.plan, PlanPath::Add(view.level.code(), view.parent))
    } else {
        paths::plan(view.plan, PlanPath::Part(view.id))
    };
    let mut parts = told(texts, view);
    let form = SheetForm {
        id: "edit".to_owned(),
        action,
        fields: fields(texts, view, (typed, problems)),
        button: texts.t("save"),
        ..SheetForm::default()
    };
    parts.push(SheetPart::Form { form });
    if !is_new {
        parts.extend(talk(texts, view));
    }
    let level = level_words(texts, view.level);
    let title = match (is_new, code) {
        (true, _) => texts.t_with("studio-new", &[("level", level.into())]),
        (false, Some(code)) => format!("{code} {}", shortened_title(view)),
        (false, None) => shortened_title(view),
    };
    let is_out = !is_new && view.draft.outline.level(view.id).is_none();
    let bodies = Link::new(texts.t("studio-bodies"), paths::plan(view.plan, PlanPath::Bodies));
    Sheet {
        back: Some(back(texts, view.plan, view.draft)),
        above: level_words(texts, view.level),
        title,
        tags: is_out.then(|| Tag::new(texts.t("studio-taken-out"), Tone::Attention)).into_iter().collect(),
        remarks: view.remarks.clone(),
        links: if view.level == Level::Activity { vec![bodies] } else { Vec::new() },
        parts,
        errors: problems.summary(),
        ..Sheet::default()
    }
}

fn shortened_title(view: &View<'_>) -> String {
    let title = view.draft.parts.get(view.id).map(Part::title).unwrap_or_default();
    crate::action_plan::shortened(title, 90)
}

/// What is wrong with it and what it answers.
fn told(texts: &Texts, view: &View<'_>) -> Vec<SheetPart> {
    let mut parts = Vec::new();
    let own: Vec<&Located> = view.problems.iter().filter(|one| one.part == view.id).collect();
    if !view.id.is_empty() && !own.is_empty() {
        let count = ("count", own.len().into());
        parts.push(SheetPart::heading("checks", texts.t_with("studio-problems", &[count])));
        let entry = |one: &&Located| Entry {
            text: one.problem.what(texts),
            href: String::new(),
            tags: Vec::new(),
            detail: format!("{} {}", texts.t("lint-to-do"), one.problem.fix(texts)),
        };
        parts.push(SheetPart::Links { links: own.iter().map(entry).collect() });
    }
    if !view.findings.is_empty() {
        parts.push(SheetPart::heading("answered-findings", texts.t("studio-findings")));
        let entry = |link: &Link| Entry {
            text: link.text.clone(),
            href: link.href.clone(),
            tags: Vec::new(),
            detail: String::new(),
        };
        parts.push(SheetPart::Links { links: view.findings.iter().map(entry).collect() });
    }
    parts
}

/// Comments and history.
fn talk(texts: &Texts, view: &View<'_>) -> Vec<SheetPart> {
    let comment = SheetForm {
        id: "comment".to_owned(),
        title: texts.t("studio-comments"),
        action: paths::plan(view.plan, PlanPath::Comments(view.id)),
        fields: vec![
            FormField::area("comment", texts.t("studio-comment"), Field::default())
                .with_hint(texts.t("studio-comment-hint")),
        ],
        button: texts.t("studio-comment-button"),
        is_quiet: true,
        ..SheetForm::default()
    };
    let at = |revision| paths::plan(view.plan, PlanPath::PartAt(view.id, revision));
    let table = history(texts, view.versions, at);
    vec![SheetPart::Form { form: comment }, SheetPart::Notes { notes: notes(texts, view.notes) }]
        .into_iter()
        .chain(SheetPart::table(table))
        .collect()
}

fn fields(texts: &Texts, view: &View<'_>, (typed, problems): (&TypedPart, &Problems)) -> Vec<FormField> {
    let field = |name: &str| problems.field(name, typed.get(name));
    let mut fields = vec![FormField::hidden("revision", view.revision)];
    if !view.places.is_empty() {
        let places = problems.choices("parent", view.places.clone());
        fields.push(FormField::select("parent", texts.t("studio-place"), places));
    }
    match view.level {
        Level::Block => fields.push(
            FormField::area("title", texts.t("studio-block-title"), field("title"))
                .with_hint(texts.t("studio-block-hint")),
        ),
        Level::Area => fields.push(
            FormField::area("title", texts.t("studio-area-title"), field("title"))
                .with_hint(texts.t("studio-area-hint")),
        ),
        Level::Activity => fields.extend(activity_fields(texts, typed, problems)),
    }
    fields
}

fn activity_fields(texts: &Texts, typed: &TypedPart, problems: &Problems) -> Vec<FormField> {
    let field = |name: &str| problems.field(name, typed.get(name));
    let line = |name: &str, label: String| FormField::line(name, label, field(name));
    let area = |name: &str, label: String| FormField::area(name, label, field(name));
    let kind = |kind: Kind| {
        Choice::new(kind.code(), kind_words(texts, kind)).chosen(typed.get("kind") == kind.code())
    };
    let kinds = [Choice::new("", texts.t("studio-kind-none"))].into_iter().chain(Kind::ALL.map(kind));
    let one_each = || texts.t("studio-one-each");
    vec![
        area("text", texts.t("studio-text")).with_hint(texts.t("studio-text-hint")),
        line("title", texts.t("studio-own-title")).with_hint(texts.t("studio-own-title-hint")),
        FormField::select("kind", texts.t("studio-kind"), Choices::of(kinds.collect())),
        area("indicators", texts.t("studio-indicators")).with_hint(texts.t("studio-indicators-hint")),
        area("outcomes", texts.t("studio-outcomes")).with_hint(texts.t("studio-outcomes-hint")),
        line("groups", texts.t("studio-groups")).with_hint(texts.t("studio-groups-hint")),
        line("baseline", texts.t("studio-baseline")).with_hint(texts.t("studio-baseline-hint")),
        line("target", texts.t("studio-target")).with_hint(texts.t("studio-target-hint")),
        line("verification", texts.t("studio-verification")).with_hint(texts.t("studio-verification-hint")),
        area("tasked", texts.t("studio-tasked")).with_hint(texts.t("studio-tasked-hint")),
        line("lead", texts.t("studio-lead-body")).with_hint(texts.t("studio-lead-hint")),
        area("recommended", texts.t("studio-recommended")).with_hint(texts.t("studio-recommended-hint")),
        area("partners", texts.t("studio-partners")).with_hint(one_each()),
        line("start", texts.t("studio-start")).with_hint(texts.t("studio-when-hint")),
        line("end", texts.t("studio-end")),
        line("principles", texts.t("studio-principles")).with_hint(texts.t("studio-principles-hint")),
        line("sdgs", texts.t("studio-sdgs")).with_hint(texts.t("studio-sdgs-hint")),
        line("findings", texts.t("studio-answers")).with_hint(texts.t("studio-answers-hint")),
        line("after", texts.t("studio-after")).with_hint(texts.t("studio-after-hint")),
        line("cost_low", texts.t("studio-cost-low")).with_hint(texts.t("studio-cost-hint")),
        line("cost_high", texts.t("studio-cost-high")),
        line("cost_source", texts.t("studio-cost-source")).with_hint(texts.t("studio-cost-source-hint")),
    ]
}

/// What stands there where somebody else saved first.
pub fn stored_facts(texts: &Texts, stored: &TypedPart, typed: &TypedPart) -> Vec<Fact> {
    let label = |name: &str| match name {
        "title" => texts.t("studio-name"),
        "text" => texts.t("studio-text"),
        "kind" => texts.t("studio-kind"),
        "indicators" => texts.t("studio-indicators"),
        "outcomes" => texts.t("studio-outcomes"),
        "groups" => texts.t("studio-groups"),
        "tasked" => texts.t("studio-tasked"),
        "lead" => texts.t("studio-lead-body"),
        "recommended" => texts.t("studio-recommended"),
        "partners" => texts.t("studio-partners"),
        "start" => texts.t("studio-start"),
        "end" => texts.t("studio-end"),
        "principles" => texts.t("studio-principles"),
        "sdgs" => texts.t("studio-sdgs"),
        "findings" => texts.t("studio-answers"),
        "after" => texts.t("studio-after"),
        "cost_low" => texts.t("studio-cost-low"),
        "cost_high" => texts.t("studio-cost-high"),
        "cost_source" => texts.t("studio-cost-source"),
        "baseline" => texts.t("studio-baseline"),
        "target" => texts.t("studio-target"),
        _ => texts.t("studio-verification"),
    };
    let differs = |(name, value): &&(&'static str, String)| typed.get(name) != value.as_str();
    let shown = |value: &str| if value.is_empty() { texts.t("studio-empty") } else { value.to_owned() };
    let fact = |(name, value): &(&'static str, String)| Fact::new(label(name), shown(value));
    stored.fields.iter().filter(differs).map(fact).collect()
}

/// A comment that was refused stays in its form.
pub fn keep_comment(page: &mut Sheet, problems: &Problems, typed: &str) {
    for part in &mut page.parts {
        if let SheetPart::Form { form } = part
            && let Some(FormField::Area { name, field, .. }) = form.fields.first_mut()
            && name == "comment"
        {
            *field = problems.field("comment", typed);
        }
    }
}

/// Names of bodies that an order cannot task, of those typed.
pub fn cannot_be_tasked(bodies: &Bodies, names: &[String]) -> Vec<String> {
    let cannot = |name: &&String| match bodies.find(name) {
        crate::action_plan::Named::Body(body) => !Standing::can_be_tasked(body.standing),
        _ => false,
    };
    names.iter().filter(cannot).cloned().collect()
}

/// The level of a stored part.
pub fn stored_level(draft: &Draft, id: &str) -> Option<Level> {
    draft.parts.get(id).map(level_of)
}
