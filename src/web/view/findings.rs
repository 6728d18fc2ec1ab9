//! Pages of findings: for the reviewer with everything, for the policymaker with what was released.

use super::charts;
use super::topics::{Below, FindingsView, GapView, Group, TopicView, Why};
use super::words::indicator_kind;
use crate::chart::{Count, DistributionRow, Group as Rows, LevelCounts, ProfileRow, Standing};
use crate::response::InstitutionKind;
use crate::texts::Texts;
use crate::web::pages::findings::{
    FindingPage, FindingsHead, FindingsPage, GapPillar, GapRegisterPage, GapRow,
};
use crate::web::pages::institutions::kinds_label;
use crate::web::pages::parts::{Cell, Column, Fact, Figure, Link, Row, Table};

/// Findings with what stands around them.
pub struct Shown<'a> {
    /// The words of the reader.
    pub texts: &'a Texts,
    /// The findings.
    pub findings: FindingsView,
    /// The round.
    pub round: &'a str,
    /// When they were drawn or released, in a sentence.
    pub standing: String,
    /// Back to the round, or to the releases.
    pub back: Link,
    /// True for released findings.
    pub is_released: bool,
    /// Fewest institutions a released figure rests on.
    pub smallest_cell: u32,
    /// Addresses of the pages.
    pub addresses: Addresses<'a>,
}

/// Where the pages of the findings are.
pub struct Addresses<'a> {
    /// The overview.
    pub findings: String,
    /// The gap register.
    pub gaps: String,
    /// Where a release is made; empty for nowhere.
    pub releases: String,
    /// A topic, by its code.
    pub topic: Box<dyn Fn(&str) -> String + 'a>,
}

impl Shown<'_> {
    fn head(&self) -> FindingsHead {
        FindingsHead {
            round: self.round.to_owned(),
            standing: self.standing.clone(),
            back: self.back.clone(),
            is_released: self.is_released,
            withheld: withheld(self.texts, &self.findings, self.smallest_cell),
        }
    }

    /// The overview.
    pub fn overview(&self) -> FindingsPage {
        let texts = self.texts;
        let tables = [
            (texts.t("findings-wholes"), self.of_whole()),
            (texts.t("findings-pillars"), self.starting("pillar-")),
            (texts.t("findings-principles"), self.starting("principle-")),
        ];
        let tables = tables.into_iter().filter(|(_, topics)| !topics.is_empty());
        FindingsPage {
            head: self.head(),
            facts: self.facts(),
            figures: self.figures(),
            tables: tables.map(|(caption, topics)| self.table(caption, &topics)).collect(),
            gaps_href: self.addresses.gaps.clone(),
            releases_href: self.addresses.releases.clone(),
        }
    }

    fn facts(&self) -> Vec<Fact> {
        let texts = self.texts;
        let asked: u32 = self.findings.rates.iter().flat_map(|(_, counts)| counts).sum();
        let accepted: u32 = self.findings.rates.iter().map(|(_, counts)| counts[0]).sum();
        if asked == 0 {
            return Vec::new();
        }
        let share = rust_decimal::Decimal::from(accepted) / rust_decimal::Decimal::from(asked);
        vec![
            Fact::new(texts.t("findings-asked"), asked.to_string()),
            Fact::new(texts.t("findings-accepted"), accepted.to_string()),
            Fact::new(texts.t("findings-response-rate"), texts.percent(share)),
        ]
    }

    fn figures(&self) -> Vec<Figure> {
        let texts = self.texts;
        let mut figures = Vec::new();
        if !self.findings.rates.is_empty() {
            let rate = |(kind, counts): &(InstitutionKind, [u32; 4])| (kinds_label(texts, *kind), *counts);
            figures.push(charts::coverage(texts, self.findings.rates.iter().map(rate).collect()));
        }
        for (title, topics) in [
            (texts.t("findings-pillars"), self.starting("pillar-")),
            (texts.t("findings-principles"), self.starting("principle-")),
        ] {
            if topics.iter().any(|topic| mean(&topic.all).is_some()) {
                let rows = topics.iter().map(|topic| profile_row(texts, topic)).collect();
                figures.push(charts::profile(texts, &title, vec![Rows::plain(rows)], None));
            }
        }
        figures
    }

    fn starting(&self, start: &str) -> Vec<&TopicView> {
        self.findings.topics.iter().filter(|topic| topic.code.starts_with(start)).collect()
    }

    /// The topics that are below no other: all answers to one questionnaire.
    fn of_whole(&self) -> Vec<&TopicView> {
        let topics = self.findings.topics.iter().enumerate();
        let is_below =
            |place: &usize| self.findings.topics.iter().any(|topic| topic.children.contains(place));
        topics.filter(|(place, _)| !is_below(place)).map(|(_, topic)| topic).collect()
    }

    fn table(&self, caption: String, topics: &[&TopicView]) -> Table {
        let texts = self.texts;
        Table {
            caption,
            columns: columns(texts),
            rows: topics
                .iter()
                .map(|topic| {
                    Row::new(&topic.title, cells(texts, &topic.all))
                        .leading_to((self.addresses.topic)(&topic.code))
                })
                .collect(),
            note: texts.t("findings-no-ranking"),
        }
    }

    /// One topic; none when there is no such topic. `institutions` is for the reviewer alone.
    pub fn topic(&self, code: &str, institutions: Option<Table>) -> Option<FindingPage> {
        let texts = self.texts;
        let (place, topic) = self.findings.topic(code)?;
        let parts: Vec<&TopicView> =
            topic.children.iter().map(|child| &self.findings.topics[*child]).collect();
        let gaps = self.findings.gaps.iter();
        let own = gaps.filter(|gap| gap.topic == place || topic.children.contains(&gap.topic));
        Some(FindingPage {
            head: self.head(),
            findings_href: self.addresses.findings.clone(),
            title: topic.title.clone(),
            statement: statement(texts, &topic.all),
            rating: None,
            facts: group_facts(texts, &topic.all),
            distribution: distribution(texts, topic),
            by_kind: (topic.kinds.len() > 1).then(|| by_kind(texts, topic)),
            parts: (!parts.is_empty()).then(|| self.table(texts.t("finding-parts"), &parts)),
            gaps: own.map(|gap| self.gap_row(gap)).collect(),
            institutions,
        })
    }

    /// The gap register, by pillar.
    pub fn gap_register(&self) -> GapRegisterPage {
        let pillar = |number: u8| {
            let gaps = self.findings.gaps.iter().filter(|gap| pillar_of(gap) == Some(number));
            GapPillar { title: self.pillar_title(number), gaps: gaps.map(|gap| self.gap_row(gap)).collect() }
        };
        let others = self.findings.gaps.iter().filter(|gap| pillar_of(gap).is_none());
        let others = GapPillar {
            title: self.texts.t("gaps-other"),
            gaps: others.map(|gap| self.gap_row(gap)).collect(),
        };
        let pillars = (1..=3).map(pillar).chain([others]).filter(|pillar| !pillar.gaps.is_empty());
        GapRegisterPage {
            head: self.head(),
            findings_href: self.addresses.findings.clone(),
            pillars: pillars.collect(),
        }
    }

    fn pillar_title(&self, number: u8) -> String {
        match number {
            1 => self.texts.t("pillar-1"),
            2 => self.texts.t("pillar-2"),
            _ => self.texts.t("pillar-3"),
        }
    }

    fn gap_row(&self, gap: &GapView) -> GapRow {
        let texts = self.texts;
        let topic = &self.findings.topics[gap.topic];
        let principles: Vec<String> = gap.principles.iter().map(|number| format!("UNGP {number}")).collect();
        let mean_gap = match &topic.all {
            Group::Shown { gap: Some(gap), .. } => texts.score(*gap),
            Group::Shown { gap: None, .. } | Group::Withheld(_) => texts.t("withheld"),
            Group::Empty => String::new(),
        };
        GapRow {
            title: topic.title.clone(),
            href: (self.addresses.topic)(&topic.code),
            principles: principles.join(", "),
            kind: topic.indicator.map(|kind| indicator_kind(texts, kind)).unwrap_or_default(),
            institutions: below_words(texts, &topic.all),
            gap: mean_gap,
            next_steps: gap.next_steps.clone(),
        }
    }
}

/// Pillar I has Principles 1 to 10, II has 11 to 24, III has 25 to 31.
fn pillar_of(gap: &GapView) -> Option<u8> {
    gap.principles.first().map(|principle| match principle {
        ..=10 => 1,
        11..=24 => 2,
        25.. => 3,
    })
}

fn mean(group: &Group) -> Option<rust_decimal::Decimal> {
    match group {
        Group::Shown { mean, .. } => *mean,
        Group::Empty | Group::Withheld(_) => None,
    }
}

fn profile_row(texts: &Texts, topic: &TopicView) -> ProfileRow {
    match (&topic.all, mean(&topic.all)) {
        (_, Some(mean)) => charts::rated(texts, topic.title.clone(), mean, None),
        (Group::Empty, None) => {
            ProfileRow { label: topic.title.clone(), standing: Standing::NotRated(texts.t("chart-no-score")) }
        }
        (Group::Withheld(_) | Group::Shown { .. }, None) => {
            ProfileRow { label: topic.title.clone(), standing: Standing::NotRated(texts.t("withheld")) }
        }
    }
}

fn columns(texts: &Texts) -> Vec<Column> {
    vec![
        Column::words(texts.t("column-topic")),
        Column::numbers(texts.t("column-institutions")),
        Column::numbers(texts.t("column-score")),
        Column::words(texts.t("column-gap")),
    ]
}

fn cells(texts: &Texts, group: &Group) -> Vec<Cell> {
    match group {
        Group::Empty => vec![Cell::number("0"), Cell::number(""), Cell::words("")],
        Group::Withheld(_) => vec![Cell::withheld(texts.t("withheld")); 3],
        Group::Shown { institutions, mean, below, .. } => {
            let mean = mean
                .map_or_else(|| Cell::withheld(texts.t("withheld")), |mean| Cell::number(texts.score(mean)));
            let below = match below {
                Below::Withheld => Cell::withheld(texts.t("withheld")),
                Below::Count(_) | Below::Most | Below::Few => Cell::words(below_words(texts, group)),
            };
            vec![Cell::number(institutions.to_string()), mean, below]
        }
    }
}

/// How many are below target, in words.
fn below_words(texts: &Texts, group: &Group) -> String {
    match group {
        Group::Empty => texts.t("finding-empty"),
        Group::Withheld(_) | Group::Shown { below: Below::Withheld, .. } => texts.t("withheld"),
        Group::Shown { institutions, below, .. } => {
            let total = ("total", (*institutions).into());
            match below {
                Below::Count(count) => {
                    texts.t_with("institutions-with-gap", &[("count", (*count).into()), total])
                }
                Below::Most => texts.t_with("gap-most", &[total]),
                Below::Few => texts.t_with("gap-few", &[total]),
                Below::Withheld => texts.t("withheld"),
            }
        }
    }
}

fn statement(texts: &Texts, group: &Group) -> String {
    match group {
        Group::Withheld(_) => texts.t("withheld-sentence"),
        Group::Empty | Group::Shown { .. } => below_words(texts, group),
    }
}

fn group_facts(texts: &Texts, group: &Group) -> Vec<Fact> {
    let Group::Shown { institutions, mean, .. } = group else { return Vec::new() };
    let mean = mean.map_or_else(|| texts.t("withheld"), |mean| texts.score(mean));
    vec![
        Fact::new(texts.t("column-score"), mean),
        Fact::new(texts.t("column-institutions"), institutions.to_string()),
    ]
}

fn by_kind(texts: &Texts, topic: &TopicView) -> Table {
    let mut columns = columns(texts);
    columns[0] = Column::words(texts.t("institution-kind"));
    let row =
        |(kind, group): &(InstitutionKind, Group)| Row::new(kinds_label(texts, *kind), cells(texts, group));
    Table {
        caption: texts.t("finding-by-kind"),
        columns,
        rows: topic.kinds.iter().map(row).collect(),
        note: String::new(),
    }
}

/// Institutions by level: all of them, then each kind; none when nothing of it is shown.
fn distribution(texts: &Texts, topic: &TopicView) -> Option<Figure> {
    let all = (texts.t("finding-all"), &topic.all);
    let kinds = topic.kinds.iter().map(|(kind, group)| (kinds_label(texts, *kind), group));
    let groups: Vec<_> = std::iter::once(all).chain(kinds.filter(|_| topic.kinds.len() > 1)).collect();
    let is_shown = |group: &Group| matches!(group, Group::Shown { levels: Some(_), .. });
    if !groups.iter().any(|(_, group)| is_shown(group)) {
        return None;
    }
    let rows = groups.into_iter().filter(|(_, group)| **group != Group::Empty).map(|(label, group)| {
        let counts = match group {
            Group::Shown { levels: Some((levels, none)), .. } => LevelCounts::Shown {
                levels: levels.iter().map(|count| Count::new(*count)).collect(),
                not_rated: Count::new(*none),
            },
            Group::Shown { levels: None, .. } | Group::Withheld(_) | Group::Empty => {
                LevelCounts::Withheld(texts.t("withheld"))
            }
        };
        DistributionRow { label, counts, aside: None }
    });
    let title = texts.t("finding-distribution");
    Some(charts::distribution(texts, &title, topic.scale.clone(), vec![Rows::plain(rows.collect())]))
}

/// What is withheld and why, in sentences.
pub fn withheld(texts: &Texts, findings: &FindingsView, smallest: u32) -> Vec<String> {
    let count = |is: fn(&Group) -> bool| findings.groups().filter(|group| is(group)).count();
    let small = count(|group| *group == Group::Withheld(Why::TooFew));
    let same = count(|group| matches!(group, Group::Shown { levels: None, .. }));
    let secondary = count(|group| *group == Group::Withheld(Why::WouldReveal));
    let mut sentences = Vec::new();
    if small > 0 {
        let arguments = [("count", small.into()), ("smallest", smallest.into())];
        sentences.push(texts.t_with("withheld-small", &arguments));
    }
    if same > 0 {
        sentences.push(texts.t_with("withheld-same", &[("count", same.into())]));
    }
    if secondary > 0 {
        sentences.push(texts.t_with("withheld-secondary", &[("count", secondary.into())]));
    }
    sentences
}
