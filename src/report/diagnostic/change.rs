//! What changed since the last round with a release.
//!
//! Both releases are handed out as they stand, and one is made only when it gives nobody away beside all that were made
//! before it, of every round. Their figures side by side, and what anybody can work out from the two, therefore let
//! nothing new out. Where either round has no stored release, nothing is compared.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::stability::at_lowest;
use super::{Before, Report};
use crate::disclosure::{CellRelease, Findings, Share, TopicRelease};
use crate::report::baseline::RoundFacts;
use crate::report::baseline::annex::{rank_name, rank_of};
use crate::report::baseline::ground::{ENOUGH_FOR_PERCENT, Ground, is_shown};
use crate::report::compose::Composer;
use crate::report::document::{Column, Row, Text};
use crate::texts::Texts;

/// Writes the annex.
pub(super) fn write(composer: &mut Composer, report: &Report<'_>) {
    let (ground, texts) = (&report.ground, report.ground.texts);
    composer.annex(&texts.t("diagnostic-annex-change"));
    let Some(before) = report.input.before else {
        composer.paragraph(texts.t("diagnostic-change-none"));
        return;
    };
    // What stands in a draft was not held against the releases before it yet.
    if ground.facts.sha256.is_none() {
        composer.paragraph(texts.t("diagnostic-change-draft"));
        return;
    }
    let (then, now) = (accepted(ground, before.findings.get()), accepted(ground, ground.findings));
    let rounds = [
        ("round", before.facts.name.as_str().into()),
        ("then", then.into()),
        ("current", ground.facts.name.as_str().into()),
        ("now", now.into()),
    ];
    composer.paragraph(texts.t_with("diagnostic-change-introduction", &rounds));
    let beside = Beside::of(ground, before);
    composer.list(beside.left_out(texts));
    if beside.told.is_empty() {
        composer.paragraph(texts.t("diagnostic-change-nothing"));
        return;
    }
    let enough = [("enough", ENOUGH_FOR_PERCENT.into())];
    let note =
        [texts.t_with("diagnostic-change-note", &enough), texts.t("diagnostic-change-note-who")].join(" ");
    let caption = texts.t("diagnostic-change-table");
    composer.table(&caption, columns(texts), rows(ground, &beside), Some(note));
}

/// How many responses were accepted, of how many asked for.
fn accepted(ground: &Ground<'_>, findings: &Findings) -> String {
    let rates = &findings.rates;
    ground.of(rates.iter().map(|rate| rate.accepted).sum(), rates.iter().map(|rate| rate.asked).sum())
}

/// The topics of two releases beside each other.
#[derive(Default)]
struct Beside<'a> {
    /// Places of those that can be told, with what was released then.
    told: Vec<(usize, &'a TopicRelease)>,
    /// How many have other questions or another target now.
    changed: usize,
    /// How many stand in one of the rounds only.
    once: usize,
    /// How many have nothing to show in one of the rounds.
    hidden: usize,
}

impl<'a> Beside<'a> {
    /// Takes every topic of both.
    fn of(ground: &Ground<'_>, before: Before<'a>) -> Self {
        let mut beside = Self::default();
        for (place, now) in ground.findings.topics.iter().enumerate() {
            match before.findings.get().topic(&now.code) {
                None => beside.once += 1,
                Some(_) if !is_the_same(&now.code, before.facts, ground.facts) => beside.changed += 1,
                Some(then) if is_shown(&then.all) && is_shown(&now.all) => beside.told.push((place, then)),
                Some(_) => beside.hidden += 1,
            }
        }
        let gone = |then: &&TopicRelease| ground.findings.topic(&then.code).is_none();
        beside.once += before.findings.get().topics.iter().filter(gone).count();
        beside
    }

    /// What is not in the table, and why.
    fn left_out(&self, texts: &Texts) -> Vec<Text> {
        let count = |count: usize| [("count", count.into())];
        let reasons = [
            (self.changed, texts.t_with("diagnostic-change-questions", &count(self.changed))),
            (self.once, texts.t_with("diagnostic-change-once", &count(self.once))),
            (self.hidden, texts.t_with("diagnostic-change-hidden", &count(self.hidden))),
        ];
        reasons.into_iter().filter(|(count, _)| *count > 0).map(|(_, words)| words.into()).collect()
    }
}

/// Whether a topic rests on the same questionnaires with the same targets in both rounds. Nobody has to judge what a
/// change of wording means: one other byte in the files, and the topic is not compared.
fn is_the_same(code: &str, then: &RoundFacts, now: &RoundFacts) -> bool {
    let rests_on = |facts: &RoundFacts| -> BTreeSet<(String, Decimal)> {
        let parts = facts.questionnaires.iter().filter(|one| one.topics.contains(code));
        parts.map(|one| (one.sha256.clone(), one.target)).collect()
    };
    let (then, now) = (rests_on(then), rests_on(now));
    !now.is_empty() && then == now
}

/// Two figures, each with its difference.
fn columns(texts: &Texts) -> Vec<Column> {
    vec![
        Column::words(texts.t("report-topic"), 42),
        Column::words(texts.t("report-scored"), 22),
        Column::words(texts.t("report-below-target"), 30),
        Column::numbers(texts.t("diagnostic-change-difference"), 18),
        Column::words(texts.t("diagnostic-lowest-level"), 30),
        Column::numbers(texts.t("diagnostic-change-difference"), 18),
    ]
}

/// The topics that can be told, under what they are.
fn rows(ground: &Ground<'_>, beside: &Beside<'_>) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut rank = None;
    for (place, then) in &beside.told {
        let next = rank_of(ground, *place);
        if rank != Some(next) {
            rank = Some(next);
            rows.push(Row::Heading(rank_name(ground, next)));
        }
        rows.push(row(ground, *place, &then.all));
    }
    rows
}

/// A topic then and now.
fn row(ground: &Ground<'_>, place: usize, then: &CellRelease) -> Row {
    let (texts, now) = (ground.texts, &ground.topic(place).all);
    let both = |words: &dyn Fn(&CellRelease) -> String| {
        let arguments = [("then", words(then).into()), ("now", words(now).into())];
        texts.t_with("compare-then-now", &arguments)
    };
    let lowest = |cell: &CellRelease| match at_lowest(cell) {
        Some((part, whole)) => ground.of(part, whole),
        None => texts.t("report-withheld"),
    };
    Row::Cells(vec![
        ground.title(place).into(),
        both(&|cell| ground.institutions(cell)).into(),
        both(&|cell| ground.below_target(cell)).into(),
        difference(texts, below(then), below(now)).into(),
        both(&lowest).into(),
        difference(texts, at_lowest(then), at_lowest(now)).into(),
    ])
}

/// How many institutions are below target, of how many, where that is a number.
const fn below(cell: &CellRelease) -> Option<(u32, u32)> {
    match cell {
        CellRelease::Shown { institutions, below_target: Share::Count(count), .. } => {
            Some((*count, *institutions))
        }
        CellRelease::Shown { .. } | CellRelease::Withheld { .. } | CellRelease::Empty => None,
    }
}

/// The difference of two shares in percentage points with its sign; not told where one of them is not known or rests
/// on too few for a percentage to mean much.
fn difference(texts: &Texts, then: Option<(u32, u32)>, now: Option<(u32, u32)>) -> String {
    let is_enough = |(_, whole): &(u32, u32)| *whole >= ENOUGH_FOR_PERCENT;
    let (Some(then), Some(now)) = (then.filter(is_enough), now.filter(is_enough)) else {
        return texts.t("compare-course-unknown");
    };
    let cross = |one: (u32, u32), other: (u32, u32)| Decimal::from(one.0) * Decimal::from(other.1);
    let whole = Decimal::from(then.1) * Decimal::from(now.1);
    // Divided once, at the end, so that what is equal comes out as nothing.
    let points = (cross(now, then) - cross(then, now)) * Decimal::ONE_HUNDRED / whole;
    let shown = texts.number(points.abs(), 0);
    if points.abs() < Decimal::new(5, 1) {
        shown
    } else if points.is_sign_negative() {
        format!("−{shown}")
    } else {
        format!("+{shown}")
    }
}

#[cfg(test)]
mod tests {
    use super::difference;
    use crate::texts::{Language, Texts};

    #[test]
    fn differences_are_exact_and_told_of_enough_institutions_only() {
        let texts = Texts::get(Language::English);
        let told = |then, now| difference(texts, then, now);
        assert_eq!(told(Some((12, 22)), Some((10, 20))), "−5");
        assert_eq!(told(Some((5, 20)), Some((6, 20))), "+5");
        assert_eq!(told(Some((5, 15)), Some((10, 30))), "0");
        assert_eq!(told(Some((100, 301)), Some((100, 300))), "0");
        for hidden in [None, Some((3, 9))] {
            assert_eq!(told(hidden, Some((10, 20))), "cannot be said");
            assert_eq!(told(Some((10, 20)), hidden), "cannot be said");
        }
    }
}
