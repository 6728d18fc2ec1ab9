//! One topic of the findings.

use rust_decimal::Decimal;

use super::findings::Shown;
use super::topics::{Absence, Below, Figures, GapView, Group, TopicView};
use super::{charts, downloads, gaps, groups, layers, released_segments, segments};
use crate::chart::{DistributionRow, Group as Rows};
use crate::findings::TopicFinding;
use crate::texts::Texts;
use crate::web::pages::findings::{FindingPage, GapRow};
use crate::web::pages::institutions::kinds_label;
use crate::web::pages::parts::{Fact, Figure, Row, Table};

/// The page of a topic; none when there is no such topic. `institutions` is for the reviewer alone.
pub fn page(shown: &Shown<'_>, code: &str, institutions: Option<Table>) -> Option<FindingPage> {
    let texts = shown.texts;
    let (place, topic) = shown.findings.topic(code)?;
    let parts: Vec<&TopicView> = topic.children.iter().map(|child| &shown.findings.topics[*child]).collect();
    let own = shown.findings.gaps.iter();
    let own = own.filter(|gap| gap.topic == place || topic.children.contains(&gap.topic));
    let gap = |gap: &GapView| {
        let row = gaps::row(shown, gap);
        if gap.topic == place { GapRow { href: String::new(), ..row } } else { row }
    };
    let kinds = topic.kinds.iter().map(|(_, group)| group);
    let finding = shown.lens.and_then(|lens| lens.drawn.topic(code));
    let kinds = kinds.chain(topic.segments.iter().map(|(.., group)| group));
    Some(FindingPage {
        head: shown.head(std::iter::once(&topic.all).chain(kinds)),
        findings_href: shown.overview_href(),
        title: topic.title.clone(),
        statement: statement(texts, &topic.all),
        facts: facts(texts, &topic.all, finding.and_then(TopicFinding::median)),
        lens: shown.lens.map(|lens| lens.form(texts, shown.place.topic(code))),
        distribution: match (shown.lens, finding) {
            (Some(lens), Some(finding)) => segments::distribution(texts, lens, topic, finding),
            _ => distribution(texts, topic),
        }
        .and_then(|figure| {
            let page = shown.place.topic(&topic.code);
            downloads::offered(texts, (&page, &shown.query()), vec![figure.named("ratings")]).pop()
        }),
        by_kind: match (shown.lens, finding) {
            (Some(lens), Some(finding)) => segments::table(texts, lens, finding),
            _ => (topic.kinds.len() > 1).then(|| by_kind(texts, topic)),
        },
        segments: released_segments::tables(texts, topic),
        parts: (!parts.is_empty() && !is_unanswered(&topic.all))
            .then(|| layers::table(shown, texts.t("finding-parts"), &parts)),
        gaps: own.map(gap).collect(),
        institutions: institutions.filter(|table| !table.rows.is_empty()),
    })
}

const fn is_unanswered(group: &Group) -> bool {
    matches!(group, Group::Empty(Absence::NothingAccepted))
}

/// The finding in a sentence.
fn statement(texts: &Texts, group: &Group) -> String {
    match group {
        Group::Empty(Absence::NothingAccepted) => texts.t("finding-nothing-accepted"),
        Group::Empty(Absence::NotApplicable) => texts.t("finding-not-applicable"),
        Group::Empty(Absence::TooLittle) => texts.t("finding-too-little"),
        Group::Empty(Absence::Unsaid) => texts.t("finding-no-score"),
        Group::Withheld(_) => texts.t("withheld-sentence"),
        Group::Shown(Figures { below: Below::Withheld, .. }) => texts.t("finding-share-withheld"),
        Group::Shown(_) => groups::below(texts, group),
    }
}

fn facts(texts: &Texts, group: &Group, median: Option<Decimal>) -> Vec<Fact> {
    let Group::Shown(Figures { institutions, mean, inner, below, .. }) = group else { return Vec::new() };
    let mean = mean.map_or_else(|| texts.t("withheld"), |mean| groups::mean(texts, mean));
    let mut facts = vec![Fact::new(texts.t("finding-mean"), mean)];
    facts.extend(median.map(|median| Fact::new(texts.t("finding-median"), texts.score(median))));
    facts.push(Fact::new(texts.t("finding-counted"), institutions.to_string()));
    if let (Some(_), Below::Count(with_gap)) = (inner, below) {
        let share = segments::share(texts, institutions - with_gap, *institutions);
        facts.push(Fact::new(texts.t("finding-target-met"), share));
    }
    let Some(inner) = inner else { return facts };
    let (lower, upper) = inner.interval;
    if lower != upper {
        facts.push(Fact::new(texts.t("finding-interval"), charts::interval_text(texts, lower, upper)));
    }
    facts.push(Fact::new(texts.t("finding-coverage"), texts.percent(inner.coverage)));
    if inner.not_applicable > 0 {
        facts.push(Fact::new(texts.t("finding-not-applicable-to"), inner.not_applicable.to_string()));
    }
    facts
}

/// Institutions by level: all of them, then each kind; none when nothing of it is shown.
fn distribution(texts: &Texts, topic: &TopicView) -> Option<Figure> {
    let all = (texts.t("finding-all"), &topic.all);
    let kinds = topic.kinds.iter().map(|(kind, group)| (kinds_label(texts, *kind), group));
    let groups: Vec<_> = std::iter::once(all).chain(kinds.filter(|_| topic.kinds.len() > 1)).collect();
    let is_worth_it = groups.iter().any(|(_, group)| groups::shows_levels(group));
    let rows = groups.into_iter().filter_map(|(label, group)| {
        Some(DistributionRow { label, counts: groups::level_counts(texts, group)?, aside: None })
    });
    let rows = vec![Rows::plain(rows.collect())];
    is_worth_it.then(|| charts::distribution(texts, &topic.title, topic.scale.clone(), rows))
}

fn by_kind(texts: &Texts, topic: &TopicView) -> Table {
    let row = |(kind, group): &(crate::response::InstitutionKind, Group)| {
        Row::new(kinds_label(texts, *kind), groups::cells(texts, group))
    };
    Table {
        caption: texts.t("finding-by-kind"),
        columns: groups::columns(texts, texts.t("institution-kind")),
        rows: topic.kinds.iter().map(row).collect(),
        note: String::new(),
    }
}
