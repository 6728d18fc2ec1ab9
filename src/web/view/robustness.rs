//! How far the findings of a round move under other choices, in words and tables.

use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive;

use super::charts::{self, Band, Range};
use super::downloads;
use super::findings::Shown;
use super::lens::{basis_field, basis_words};
use crate::chart::Group;
use crate::findings::robustness::{Change, Choice, Plan, Robustness, TopicSpread};
use crate::findings::{Baseline, Basis, TopicKey};
use crate::texts::Texts;
use crate::web::pages::parts::{
    Cell, Choices, Column, Fact, Field, FieldError, Figure, Row, Table, Tag, Tone,
};
use crate::web::pages::robustness::RobustnessPage;
use crate::web::paths::{self, RoundPath};

/// The page of a calculation.
pub fn page(
    shown: &Shown<'_>,
    baseline: &Baseline,
    found: &Robustness,
    (seed, runs): (Field, Field),
) -> RobustnessPage {
    let topics: Vec<&TopicSpread> = found.topics.iter().filter(|topic| is_shown(baseline, topic)).collect();
    let view = View { shown, baseline, found };
    let tables = [view.bands(&topics), view.indices(&topics), view.top_gaps()];
    RobustnessPage {
        basis: basis_choices(shown.texts, found.plan.basis),
        facts: if found.institutions == 0 { Vec::new() } else { view.facts() },
        figure: view.figure(&topics),
        tables: tables.into_iter().filter(|table| !table.rows.is_empty()).collect(),
        changes: found.top_gaps.changes.iter().map(|change| view.change(change)).collect(),
        ..frame(shown, (seed, runs), Vec::new())
    }
}

/// Whose word the calculation is made on.
fn basis_choices(texts: &Texts, chosen: Basis) -> Choices {
    basis_field(texts, chosen).choices
}

/// The page when the seed or the number of runs cannot be taken.
pub fn refused(
    shown: &Shown<'_>,
    basis: Basis,
    fields: (Field, Field),
    errors: Vec<FieldError>,
) -> RobustnessPage {
    RobustnessPage { basis: basis_choices(shown.texts, basis), ..frame(shown, fields, errors) }
}

fn frame(shown: &Shown<'_>, (seed, runs): (Field, Field), errors: Vec<FieldError>) -> RobustnessPage {
    let texts = shown.texts;
    RobustnessPage {
        head: shown.head(std::iter::empty()),
        findings_href: shown.place.overview(),
        errors,
        seed,
        runs,
        basis: Choices::default(),
        facts: Vec::new(),
        choices: Choice::ALL.map(|choice| Fact::new(name(texts, choice), meaning(texts, choice))).to_vec(),
        figure: None,
        tables: Vec::new(),
        changes: Vec::new(),
    }
}

/// Wholes, pillars and principles; the rest is in the file.
fn is_shown(baseline: &Baseline, topic: &TopicSpread) -> bool {
    match baseline.topics[topic.topic].key {
        TopicKey::Whole(..) | TopicKey::Pillar(_) | TopicKey::Principle(_) => true,
        TopicKey::Indicators(..) | TopicKey::Node(..) => false,
    }
}

/// What a choice is called.
pub fn name(texts: &Texts, choice: Choice) -> String {
    match choice {
        Choice::Weights => texts.t("robustness-weights"),
        Choice::Aggregation => texts.t("robustness-aggregation"),
        Choice::NotApplicable => texts.t("robustness-not-applicable"),
        Choice::PartialAnswers => texts.t("robustness-partial"),
    }
}

fn meaning(texts: &Texts, choice: Choice) -> String {
    match choice {
        Choice::Weights => texts.t("robustness-weights-text"),
        Choice::Aggregation => texts.t("robustness-aggregation-text"),
        Choice::NotApplicable => texts.t("robustness-not-applicable-text"),
        Choice::PartialAnswers => texts.t("robustness-partial-text"),
    }
}

/// A share as a number that can be written.
fn decimal(share: f64) -> Decimal {
    Decimal::from_f64(share).unwrap_or_default()
}

struct View<'a> {
    shown: &'a Shown<'a>,
    baseline: &'a Baseline,
    found: &'a Robustness,
}

impl View<'_> {
    const fn texts(&self) -> &Texts {
        self.shown.texts
    }

    fn title(&self, topic: usize) -> String {
        self.baseline.topics[topic].title.get(self.texts().language().code()).to_owned()
    }

    fn row(&self, topic: usize, cells: Vec<Cell>) -> Row {
        let href = self.shown.place.topic(&self.baseline.topics[topic].key.code());
        Row::new(self.title(topic), cells).leading_to(href)
    }

    fn percent(&self, share: f64) -> String {
        self.texts().percent(decimal(share))
    }

    fn facts(&self) -> Vec<Fact> {
        let texts = self.texts();
        vec![
            Fact::new(texts.t("robustness-runs-made"), self.found.runs.to_string()),
            Fact::new(texts.t("lens-basis"), basis_words(texts, self.found.plan.basis)),
            Fact::new(texts.t("findings-accepted"), self.found.institutions.to_string()),
            Fact::new(texts.t("robustness-seed"), self.found.plan.seed.to_string()),
            Fact::new(texts.t("robustness-generator"), "SplitMix64"),
        ]
    }

    fn bands(&self, topics: &[&TopicSpread]) -> Table {
        let texts = self.texts();
        let score = |share: f64| Cell::number(texts.score(decimal(share)));
        let row = |topic: &&TopicSpread| {
            let level =
                |place: usize| self.baseline.topics[topic.topic].scale[place].get(texts.language().code());
            let interval = charts::short_interval(texts, decimal(topic.low), decimal(topic.high));
            let kept = topic.ratings_kept.map(|share| self.percent(share));
            let cells = vec![
                score(topic.reference),
                Cell::number(interval),
                score(topic.median),
                Cell::words(self.levels(topic, &level)),
                Cell::number(kept.unwrap_or_else(|| texts.t("robustness-nobody-rated"))),
            ];
            self.row(topic.topic, cells)
        };
        let columns = vec![
            Column::words(texts.t("column-topic")),
            Column::numbers(texts.t("robustness-as-declared")),
            Column::numbers(texts.t("robustness-band")),
            Column::numbers(texts.t("robustness-median")),
            Column::words(texts.t("robustness-levels")),
            Column::numbers(texts.t("robustness-kept")),
        ];
        Table {
            caption: texts.t("robustness-bands-title"),
            columns,
            rows: topics.iter().map(row).collect(),
            note: texts.t("robustness-bands-note"),
        }
    }

    /// "Partial 88%", "Established 12%": the levels the mean reaches, lowest first, a line each.
    fn levels<'t>(&self, topic: &TopicSpread, level: &impl Fn(usize) -> &'t str) -> String {
        let reached = topic.levels.iter().enumerate().filter(|(_, share)| **share > 0.0);
        let words = |(place, share): (usize, &f64)| {
            let share =
                if *share < 0.01 { self.texts().t("robustness-under-one") } else { self.percent(*share) };
            format!("{} {share}", level(place))
        };
        reached.map(words).collect::<Vec<_>>().join("\n")
    }

    /// The bands as a picture; none when there is nothing to draw.
    fn figure(&self, topics: &[&TopicSpread]) -> Option<Figure> {
        let texts = self.texts();
        let band = |topic: &&TopicSpread| Band {
            label: self.title(topic.topic),
            range: Ok(Range {
                lower: decimal(topic.low),
                upper: decimal(topic.high),
                median: decimal(topic.median),
                reference: Some(decimal(topic.reference)),
            }),
        };
        let rows = vec![Group::plain(topics.iter().map(band).collect())];
        let title = texts.t("robustness-bands-title");
        let figure = charts::bands(texts, &title, self.shown.target, rows).named("bands");
        let page = paths::round(self.shown.round.id, RoundPath::Robustness);
        let Plan { seed, runs, basis } = self.found.plan;
        let query = format!("?seed={seed}&runs={runs}&basis={}", basis.code());
        let mut offered = downloads::offered(texts, (&page, &query), vec![figure]);
        offered.pop().filter(|_| !topics.is_empty())
    }

    fn indices(&self, topics: &[&TopicSpread]) -> Table {
        let texts = self.texts();
        let mut columns = vec![Column::words(texts.t("column-topic"))];
        columns.extend(Choice::ALL.map(|choice| Column::numbers(name(texts, choice))));
        let cell = |index: &crate::findings::robustness::Index| {
            let shares =
                [("first", self.percent(index.first).into()), ("total", self.percent(index.total).into())];
            Cell::number(texts.t_with("robustness-index", &shares))
        };
        let moved = topics.iter().filter(|topic| !topic.indices.is_empty());
        Table {
            caption: texts.t("robustness-indices-title"),
            columns,
            rows: moved
                .map(|topic| self.row(topic.topic, topic.indices.iter().map(cell).collect()))
                .collect(),
            note: texts.t("robustness-indices-note"),
        }
    }

    fn top_gaps(&self) -> Table {
        let texts = self.texts();
        let row = |gap: &crate::findings::robustness::TopGap| {
            let tag = if gap.is_listed {
                Tag::new(texts.t("robustness-listed"), Tone::Done)
            } else {
                Tag::new(texts.t("robustness-not-listed"), Tone::Quiet)
            };
            self.row(gap.topic, vec![Cell::tag(tag), Cell::number(self.percent(gap.share))])
        };
        Table {
            caption: texts.t("robustness-top-title"),
            columns: vec![
                Column::words(texts.t("column-topic")),
                Column::words(texts.t("robustness-as-declared")),
                Column::numbers(texts.t("robustness-top-share")),
            ],
            rows: self.found.top_gaps.gaps.iter().map(row).collect(),
            note: texts.t("robustness-top-note"),
        }
    }

    fn change(&self, change: &Change) -> Fact {
        let texts = self.texts();
        let titles =
            |topics: &[usize]| topics.iter().map(|topic| self.title(*topic)).collect::<Vec<_>>().join("; ");
        let mut sentences = Vec::new();
        if change.tried == change.unchanged {
            sentences.push(texts.t("robustness-no-change"));
        } else {
            let counts = [("unchanged", change.unchanged.into()), ("tried", change.tried.into())];
            sentences.push(texts.t_with("robustness-some-change", &counts));
        }
        for (topics, key) in [(&change.enter, true), (&change.leave, false)] {
            if topics.is_empty() {
                continue;
            }
            let titles = [("titles", titles(topics).into())];
            sentences.push(if key {
                texts.t_with("robustness-enter", &titles)
            } else {
                texts.t_with("robustness-leave", &titles)
            });
        }
        Fact::new(name(texts, change.choice), sentences.join(" "))
    }
}
