//! A plan with its parts in their order.

use std::collections::BTreeMap;

use super::{back, form_of, level_words, stage, term_words, title};
use crate::action_plan::{Activity, Bodies, Code, Level, Located, Term};
use crate::assessment::StoredPlan;
use crate::texts::Texts;
use crate::web::pages::parts::{Fact, Link, Tag, Tone};
use crate::web::pages::plan::{PlanPage, PlanRow, TakenOutRow, Unanswered};
use crate::web::paths::{self, PlanPath};

/// What the page is made from.
pub struct View<'a> {
    /// The plan.
    pub plan: &'a StoredPlan,
    /// The name of its round.
    pub round: Option<String>,
    /// What is wrong that nobody accepted, and what somebody did.
    pub problems: &'a [Vec<Located>; 2],
    /// How many comments each part has.
    pub comments: &'a BTreeMap<String, usize>,
    /// Findings no activity answers, the gravest first: code, title, severity, where it stands.
    pub unanswered: Vec<(String, String, String, String)>,
}

/// The page of a plan.
pub fn page(texts: &Texts, view: &View<'_>) -> PlanPage {
    let (id, draft) = (view.plan.entry.id, &view.plan.draft);
    let to = |page| paths::plan(id, page);
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    view.problems[0].iter().for_each(|one| *counts.entry(&one.part).or_default() += 1);
    let rows = rows(texts, view, &counts);
    let files = ["docx", "pdf", "xlsx", "csv", "json"];
    let files = files.map(|ending| Link::new(ending.to_uppercase(), to(PlanPath::File(ending))));
    let tracking = Link::new(texts.t("studio-tracking"), to(PlanPath::Tracking));
    PlanPage {
        back: Link::new(texts.t("studio-title"), paths::PLANS),
        title: title(texts, (form_of(draft).code(), &draft.head.title)),
        stage: stage(texts, draft.head.stage),
        facts: facts(texts, view),
        links: vec![
            Link::new(texts.t("studio-head"), to(PlanPath::Head)),
            Link::new(texts.t("studio-checks"), to(PlanPath::Checks)),
            Link::new(texts.t("studio-coverage"), to(PlanPath::Coverage)),
            Link::new(texts.t("studio-versions"), to(PlanPath::Versions)),
            Link::new(texts.t("studio-consultation"), to(PlanPath::Consultation)),
            Link::new(texts.t("studio-progress"), to(PlanPath::Progress)),
            Link::new(texts.t("event-title"), to(PlanPath::Events)),
            Link::new(texts.t("public-publish"), to(PlanPath::Publish)),
        ],
        files: files.into_iter().chain([tracking]).collect(),
        rows,
        action: to(PlanPath::Outline),
        revision: view.plan.outline.revision,
        add_block: to(PlanPath::Add(Level::Block.code(), "")),
        taken_out: taken_out(texts, view),
        unanswered: view.unanswered.iter().map(|one| unanswered(view, one)).collect(),
    }
}

fn unanswered(
    view: &View<'_>,
    (code, title, severity, href): &(String, String, String, String),
) -> Unanswered {
    let has_area = view.plan.draft.outline.walk().any(|(_, level, _)| level == Level::Area);
    let answer = paths::plan(view.plan.entry.id, PlanPath::Answer(code));
    Unanswered {
        title: title.clone(),
        href: href.clone(),
        severity: severity.clone(),
        answer_href: if has_area { answer } else { String::new() },
    }
}

fn facts(texts: &Texts, view: &View<'_>) -> Vec<Fact> {
    let plan = view.plan.draft.plan();
    let [open, kept] = view.problems;
    let mut facts = Vec::new();
    if let Some(years) = plan.years() {
        facts.push(Fact::new(texts.t("studio-years"), years.to_string().replace('-', "–")));
    }
    facts.extend(view.round.as_ref().map(|round| Fact::new(texts.t("studio-round"), round)));
    facts.push(Fact::new(texts.t("studio-count"), plan.activities().len().to_string()));
    facts.push(Fact::new(texts.t("studio-open-problems"), open.len().to_string()));
    if !kept.is_empty() {
        facts.push(Fact::new(texts.t("studio-kept-problems"), kept.len().to_string()));
    }
    facts
}

fn rows(texts: &Texts, view: &View<'_>, counts: &BTreeMap<&str, usize>) -> Vec<PlanRow> {
    let plan = view.plan.draft.plan();
    let years = plan.years();
    let row =
        |level: Level, code: &Code, id: &str, title: &str| row(texts, view, counts, (level, code, id, title));
    let mut rows = Vec::new();
    for block in plan.blocks() {
        rows.push(row(Level::Block, &block.code, &block.part.id, &block.part.title));
        for area in crate::action_plan::numbered(&block.code, &block.part.areas) {
            rows.push(row(Level::Area, &area.code, &area.part.id, &area.part.title));
            for one in crate::action_plan::numbered(&area.code, &area.part.activities) {
                let words = if one.part.text.is_empty() { &one.part.title } else { &one.part.text };
                let term = years.and_then(|years| one.part.term(years));
                rows.push(PlanRow {
                    facts: activity_facts(texts, one.part, term),
                    ..row(Level::Activity, &one.code, &one.part.id, words)
                });
            }
        }
    }
    rows
}

fn row(
    texts: &Texts,
    view: &View<'_>,
    counts: &BTreeMap<&str, usize>,
    (level, code, id, title): (Level, &Code, &str, &str),
) -> PlanRow {
    let plan = view.plan.entry.id;
    let count = counts.get(id).copied().unwrap_or_default();
    let mut tags = Vec::new();
    if count > 0 {
        tags.push(Tag::new(texts.t_with("studio-problems", &[("count", count.into())]), Tone::Attention));
    }
    if let Some(count) = view.comments.get(id) {
        tags.push(Tag::new(texts.t_with("studio-comment-count", &[("count", (*count).into())]), Tone::Quiet));
    }
    let add = level.below().map(|below| {
        let words = texts.t_with("studio-add", &[("level", level_words(texts, below).into())]);
        Link::new(words, paths::plan(plan, PlanPath::Add(below.code(), id)))
    });
    let is_empty = title.is_empty();
    PlanRow {
        id: id.to_owned(),
        level: level.code(),
        code: code.to_string(),
        title: if is_empty { texts.t("studio-no-words") } else { title.to_owned() },
        href: paths::plan(plan, PlanPath::Part(id)),
        tags,
        facts: Vec::new(),
        add,
    }
}

fn activity_facts(texts: &Texts, activity: &Activity, term: Option<Term>) -> Vec<Fact> {
    let bodies = Bodies::shipped();
    let names = |of: &[String]| {
        let formal = |name: &String| bodies.formal(name, texts.language());
        of.iter().map(formal).collect::<Vec<_>>().join("; ")
    };
    let years = [activity.start, activity.end].map(|when| when.map(|when| when.year().to_string()));
    let period = match years {
        [Some(start), Some(end)] if start != end => format!("{start}–{end}"),
        [start, end] => start.or(end).unwrap_or_default(),
    };
    let term = term.filter(|_| !period.is_empty()).map(|term| term_words(texts, term));
    let period = [Some(period).filter(|period| !period.is_empty()), term];
    let facts = vec![
        Fact::new(texts.t("studio-tasked"), names(&activity.tasked)),
        Fact::new(texts.t("studio-recommended"), names(&activity.recommended)),
        Fact::new(
            texts.t("plan-column-period"),
            period.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        ),
    ];
    facts.into_iter().filter(|fact| !fact.detail.is_empty()).collect()
}

fn taken_out(texts: &Texts, view: &View<'_>) -> Vec<TakenOutRow> {
    let draft = &view.plan.draft;
    let row = |one: &crate::action_plan::TakenOut| TakenOutRow {
        id: one.branch.id.clone(),
        level: level_words(texts, one.level),
        title: draft.parts.get(&one.branch.id).map(|part| part.title().to_owned()).unwrap_or_default(),
        href: paths::plan(view.plan.entry.id, PlanPath::Part(&one.branch.id)),
    };
    draft.outline.out.iter().rev().map(row).collect()
}

/// Back to the plan.
pub fn back_to(texts: &Texts, plan: &StoredPlan) -> Link {
    back(texts, plan.entry.id, &plan.draft)
}
