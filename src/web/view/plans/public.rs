//! What everybody may read of rounds and plans.

use super::{form_of, progress, term_words, title};
use crate::action_plan::{Activity, Bodies, Draft, Numbered, When};
use crate::assessment::{Frozen, Kept, StoredPlan, ToldProgress};
use crate::report::plan::{Whose, timeline};
use crate::response::Round;
use crate::store::{PlanEntry, ReleaseEntry};
use crate::texts::{Language, Texts};
use crate::web::pages::parts::{Cell, Column, Link, Row, Table};
use crate::web::pages::sheet::{Entry, Sheet, SheetPart};
use crate::web::paths;
use crate::web::view::charts::figure;

/// Everything that is published.
pub fn index(
    texts: &Texts,
    rounds: &[(Round, ReleaseEntry)],
    plans: &[(PlanEntry, Kept<Frozen>)],
    consultations: Vec<Entry>,
) -> Sheet {
    let round = |(round, release): &(Round, ReleaseEntry)| Entry {
        text: round.name.clone(),
        href: paths::published_round(round.id),
        tags: Vec::new(),
        detail: texts.date(release.created_at.date_naive()),
    };
    let plan = |(entry, frozen): &(PlanEntry, Kept<Frozen>)| {
        let head = &frozen.content.draft.head;
        Entry {
            text: title(texts, (&head.form, &head.title)),
            href: paths::published_plan(entry.id),
            tags: vec![super::stage(texts, head.stage)],
            detail: texts.date(frozen.changed_at.date_naive()),
        }
    };
    let lists = [
        (texts.t("public-rounds"), rounds.iter().map(round).collect::<Vec<_>>()),
        (texts.t("public-plans"), plans.iter().map(plan).collect()),
        (texts.t("public-consultations"), consultations),
    ];
    let mut parts = Vec::new();
    for (place, (heading, links)) in lists.into_iter().enumerate() {
        if !links.is_empty() {
            parts.push(SheetPart::heading(&format!("list-{place}"), heading));
            parts.push(SheetPart::Links { links });
        }
    }
    if parts.is_empty() {
        parts.push(SheetPart::words(texts.t("public-none")));
    }
    Sheet { title: texts.t("public-title"), lead: texts.t("public-text"), parts, ..Sheet::default() }
}

/// A round that was published: what it is, how it came about, how it is cited, and the way to its findings.
pub fn round(texts: &Texts, round: &Round, release: &ReleaseEntry) -> Sheet {
    let id = release.id;
    let href = paths::release(id);
    let link = |text: String, href: String| Entry { text, href, tags: Vec::new(), detail: String::new() };
    let reports = Language::ALL.into_iter().flat_map(|language| {
        let href = href.clone();
        ["pdf", "docx", "html"].into_iter().map(move |ending| {
            let place = format!("{href}/report.{ending}?language={}", language.code());
            link(format!("{} ({})", language.name(), ending.to_uppercase()), place)
        })
    });
    let data = [("JSON", ".json"), ("CSV", "-csv.zip"), ("XLSX", ".xlsx"), ("Parquet", "-parquet.zip")]
        .map(|(name, ending)| link(name.to_owned(), paths::release_export(id, ending)));
    let cite = [
        ("round", round.name.as_str().into()),
        ("day", texts.date(release.created_at.date_naive()).into()),
        ("sha256", release.sha256.as_str().into()),
    ];
    let rule = ("count", round.smallest_cell.into());
    Sheet {
        back: Some(Link::new(texts.t("public-title"), paths::PUBLISHED)),
        title: round.name.clone(),
        lead: texts.t("public-round-text"),
        links: vec![
            Link::new(texts.t("findings-title"), href.clone()),
            Link::new(texts.t("gaps-title"), paths::released_gaps(id)),
        ],
        parts: vec![
            SheetPart::heading("reports", texts.t("public-reports")),
            SheetPart::Links { links: reports.collect() },
            SheetPart::heading("data", texts.t("public-data")),
            SheetPart::words(texts.t("public-data-text")),
            SheetPart::Links { links: data.to_vec() },
            SheetPart::heading("method", texts.t("public-method")),
            SheetPart::words(texts.t_with("public-method-text", &[rule])),
            SheetPart::heading("cite", texts.t("public-cite")),
            SheetPart::words(texts.t_with("public-cite-text", &cite)),
        ],
        ..Sheet::default()
    }
}

/// A plan that was published.
pub fn plan(
    texts: &Texts,
    stored: &StoredPlan,
    (code, frozen): (&str, &Kept<Frozen>),
    told: Option<&ToldProgress>,
) -> Sheet {
    let draft = &frozen.content.draft;
    let id = stored.entry.id;
    let name = title(texts, (form_of(draft).code(), &draft.head.title));
    let files = ["docx", "pdf", "xlsx", "csv", "json"].map(|ending| {
        Link::new(ending.to_uppercase(), format!("{}/plan.{ending}", paths::published_plan(id)))
    });
    let mut parts = Vec::new();
    if let Some(chart) = timeline(texts, (&draft.plan(), Whose::Everybodys)) {
        parts.push(SheetPart::Picture { figure: Box::new(figure(chart)) });
    }
    if let Some(told) = told {
        let day = ("day", texts.date(told.day).into());
        parts.push(SheetPart::heading("progress", texts.t_with("public-progress-of", &[day])));
        parts.push(SheetPart::Picture { figure: Box::new(progress::figure(texts, stored, &told.reports)) });
        parts.push(SheetPart::Table {
            table: progress::table(texts, stored, &told.reports, |_| String::new()),
        });
    }
    parts.extend(plan_tables(texts, draft));
    let cite = [
        ("plan", name.as_str().into()),
        ("version", code.into()),
        ("day", texts.date(frozen.changed_at.date_naive()).into()),
    ];
    parts.push(SheetPart::heading("cite", texts.t("public-cite")));
    parts.push(SheetPart::words(texts.t_with("public-cite-plan", &cite)));
    Sheet {
        back: Some(Link::new(texts.t("public-title"), paths::PUBLISHED)),
        title: name,
        tags: vec![super::stage(texts, stored.draft.head.stage)],
        lead: texts.t("public-plan-text"),
        links: files.to_vec(),
        parts,
        ..Sheet::default()
    }
}

/// The sections and blocks of a plan as tables of five columns.
pub fn plan_tables(texts: &Texts, draft: &Draft) -> Vec<SheetPart> {
    let plan = draft.plan();
    let mut parts = Vec::new();
    let section = |(place, section): (usize, &crate::action_plan::Section)| {
        let heading = [section.printed.as_str(), section.title.as_str()].join(" ");
        let heading = SheetPart::heading(&format!("section-{place}"), heading.trim().to_owned());
        [heading, SheetPart::words(section.text.clone())]
    };
    let sections = || plan.sections.iter().enumerate();
    parts.extend(sections().filter(|(_, one)| !one.is_after).flat_map(section));
    for block in plan.blocks() {
        let areas = crate::action_plan::numbered(&block.code, &block.part.areas);
        let rows = areas.iter().flat_map(|area| {
            let title = format!("{} {}", area.code, area.part.title);
            let activities = crate::action_plan::numbered(&area.code, &area.part.activities);
            activities.into_iter().map(move |one| row(texts, &title, &one)).collect::<Vec<_>>()
        });
        let table = Table {
            caption: format!("{} {}", block.code, block.part.title),
            columns: vec![
                Column::words(texts.t("plan-column-activities")),
                Column::words(texts.t("plan-column-area")),
                Column::words(texts.t("plan-column-indicators")),
                Column::words(texts.t("plan-column-agencies")),
                Column::words(texts.t("plan-column-period")),
            ],
            rows: rows.collect(),
            note: String::new(),
        };
        parts.extend(SheetPart::table(table));
    }
    parts.extend(sections().filter(|(_, one)| one.is_after).flat_map(section));
    parts
}

fn row(texts: &Texts, area: &str, one: &Numbered<'_, Activity>) -> Row {
    let bodies = Bodies::shipped();
    let names = |of: &[String]| {
        of.iter().map(|name| bodies.formal(name, texts.language())).collect::<Vec<_>>().join("; ")
    };
    let activity = one.part;
    let recommended = names(&activity.recommended);
    let recommended =
        (!recommended.is_empty()).then(|| format!("{} {recommended}", texts.t("plan-recommended")));
    let agencies: Vec<String> =
        [names(&activity.tasked)].into_iter().filter(|names| !names.is_empty()).chain(recommended).collect();
    let cells = vec![
        Cell::words(area.to_owned()),
        Cell::words(
            activity.indicators.iter().chain(&activity.outcomes).cloned().collect::<Vec<_>>().join("; "),
        ),
        Cell::words(agencies.join("\n")),
        Cell::words(period(activity)),
    ];
    Row::new(format!("{} {}", one.code, activity.text), cells)
}

/// The period of an activity.
pub fn period(activity: &Activity) -> String {
    let year = |when: Option<When>| when.map(|when| when.year().to_string());
    match [year(activity.start), year(activity.end)] {
        [Some(start), Some(end)] if start != end => format!("{start}–{end}"),
        [start, end] => start.or(end).unwrap_or_default(),
    }
}

/// The term of an activity in words.
pub fn term(texts: &Texts, draft: &Draft, activity: &Activity) -> String {
    let years = draft.plan().years();
    years.and_then(|years| activity.term(years)).map(|term| term_words(texts, term)).unwrap_or_default()
}
