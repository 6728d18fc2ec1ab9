//! Two rounds side by side, in the reader's words.

use rust_decimal::Decimal;

use super::charts::{self, EndNames, Pair};
use super::downloads;
use super::lens::{basis_field, field};
use crate::chart::Group;
use crate::findings::compare::{Comparison, Course, FollowUp, LeftOut, Succession, TopicPair, Why};
use crate::findings::{Basis, Cell as Figures, TopicKey};
use crate::response::Round;
use crate::texts::Texts;
use crate::web::pages::analysis::LensForm;
use crate::web::pages::parts::{Cell, Choice, Column, Fact, Figure, Row, Table};
use crate::web::pages::rounds_compared::RoundsComparedPage;
use crate::web::paths::{self, ResponsePath, RoundPath};

/// The page before any comparison: of a round without an earlier one.
pub fn alone(texts: &Texts, round: &Round) -> RoundsComparedPage {
    RoundsComparedPage {
        round: round.name.clone(),
        findings_href: paths::round(round.id, RoundPath::Findings),
        then: String::new(),
        lens: None,
        facts: Vec::new(),
        method: Vec::new(),
        tables: Vec::new(),
        figure: None,
        follow_up: Vec::new(),
        details: Vec::new(),
        only: Vec::new(),
        empty: texts.t("compare-none"),
    }
}

/// The page.
pub fn page(
    texts: &Texts,
    (round, then, before): (&Round, &Round, &[Round]),
    (found, basis): (&Comparison, Basis),
) -> RoundsComparedPage {
    let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX).into();
    let is_empty = found.topics.is_empty();
    let changed = !found.left_out.is_empty();
    let (upper, lower): (Vec<&TopicPair>, Vec<&TopicPair>) =
        found.topics.iter().partition(|pair| !matches!(pair.key, TopicKey::Node(..)));
    let mut tables = Vec::new();
    tables.extend((!is_empty).then(|| topics(texts, round, texts.t("compare-topics"), &upper)));
    tables.extend((!found.successions.is_empty()).then(|| successions(texts, &found.successions)));
    let mut details = Vec::new();
    details.extend((!lower.is_empty()).then(|| topics(texts, round, texts.t("compare-indicators"), &lower)));
    if !is_empty {
        details.extend([levels(texts, &upper), whole(texts, &upper)]);
    }
    details.extend(changed.then(|| left_out(texts, &found.left_out)));
    RoundsComparedPage {
        then: then.name.clone(),
        lens: Some(lens(texts, (round, then, before), basis)),
        facts: vec![
            Fact::new(texts.t("compare-continued"), found.continued.to_string()),
            Fact::new(texts.t("compare-questions"), found.compared.to_string()),
            Fact::new(texts.t("compare-reworded"), found.reworded.to_string()),
            Fact::new(texts.t("compare-left-out-count"), found.left_out.len().to_string()),
            Fact::new(texts.t("compare-follow-up"), tallies(texts, &found.follow_up)),
        ]
        .into_iter()
        .filter(|fact| !fact.detail.is_empty())
        .collect(),
        method: [
            Some(texts.t("compare-method")),
            changed.then(|| texts.t_with("compare-changed", &[("count", count(found.left_out.len()))])),
        ]
        .into_iter()
        .flatten()
        .collect(),
        figure: if is_empty { None } else { figure(texts, (round, then), (&upper, basis)) },
        follow_up: follow_up(texts, then, &found.follow_up),
        tables,
        details,
        only: [
            only(texts, &found.only_then, |names| texts.t_with("compare-only-then", names)),
            only(texts, &found.only_now, |names| texts.t_with("compare-only-now", names)),
        ]
        .into_iter()
        .flatten()
        .collect(),
        empty: if is_empty { texts.t("compare-nothing") } else { String::new() },
        ..alone(texts, round)
    }
}

/// Which earlier round, and whose word.
fn lens(texts: &Texts, (round, then, before): (&Round, &Round, &[Round]), basis: Basis) -> LensForm {
    let choice = |one: &Round| Choice::new(one.id.to_string(), &one.name).chosen(one.id == then.id);
    let fields = vec![
        field("with", texts.t("compare-with"), before.iter().map(choice).collect()),
        basis_field(texts, basis),
    ];
    LensForm { action: paths::rounds_compared(round.id), fields }
}

fn only(
    texts: &Texts,
    names: &[String],
    words: impl Fn(&[(&str, crate::texts::Argument<'_>)]) -> String,
) -> Option<String> {
    let mut sorted = names.to_vec();
    texts.sort_by_name(&mut sorted, |name| name);
    (!sorted.is_empty()).then(|| words(&[("names", sorted.join("; ").into())]))
}

fn score(texts: &Texts, score: Option<Decimal>) -> Cell {
    Cell::number(score.map_or_else(|| texts.t("compare-no-score"), |score| texts.score(score)))
}

/// Points with a sign.
fn signed(texts: &Texts, difference: Option<Decimal>) -> Cell {
    let Some(difference) = difference else { return Cell::number(texts.t("compare-no-score")) };
    let points = texts.score(difference.abs());
    Cell::number(match (difference * Decimal::ONE_THOUSAND).round() {
        shown if shown.is_zero() => texts.score(Decimal::ZERO),
        shown if shown.is_sign_negative() => format!("−{points}"),
        _ => format!("+{points}"),
    })
}

/// How many meet the target of how many with a score.
fn met(texts: &Texts, cell: &Figures) -> Cell {
    if cell.scored == 0 {
        return Cell::number(texts.t("compare-no-score"));
    }
    let number = |count: u32| count.to_string().into();
    let counts = [("count", number(cell.scored - cell.with_gap)), ("total", number(cell.scored))];
    Cell::number(texts.t_with("count-of-total", &counts))
}

/// The name of a topic, with how much of it is compared where that is not all.
fn named(texts: &Texts, pair: &TopicPair) -> String {
    let title = pair.title.get(texts.language().code()).to_owned();
    let (kept, all) = pair.items;
    if kept == all {
        return title;
    }
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX).into();
    let counts = [("title", title.into()), ("kept", number(kept)), ("all", number(all))];
    texts.t_with("compare-partly", &counts)
}

fn topics(texts: &Texts, round: &Round, caption: String, pairs: &[&TopicPair]) -> Table {
    let row = |pair: &&TopicPair| {
        let (then, now) = &pair.both;
        let cells = vec![
            score(texts, then.mean()),
            score(texts, now.mean()),
            signed(texts, pair.change()),
            met(texts, then),
            met(texts, now),
        ];
        let href = paths::round(round.id, RoundPath::Finding(&pair.key.code()));
        Row::new(named(texts, pair), cells).leading_to(href)
    };
    Table {
        caption,
        columns: vec![
            Column::words(texts.t("column-topic")),
            Column::numbers(texts.t("compare-mean-then")),
            Column::numbers(texts.t("compare-mean-now")),
            Column::numbers(texts.t("scorecard-difference")),
            Column::numbers(texts.t("compare-met-then")),
            Column::numbers(texts.t("compare-met-now")),
        ],
        rows: pairs.iter().map(row).collect(),
        note: texts.t("compare-topics-note"),
    }
}

/// Institutions by level, then and now, of the topics at the top.
fn levels(texts: &Texts, pairs: &[&TopicPair]) -> Table {
    let code = texts.language().code();
    let scale = pairs.first().map(|pair| pair.scale.clone()).unwrap_or_default();
    let same = |pair: &&&TopicPair| pair.scale == scale;
    let cell = |then: u32, now: u32| {
        let counts = [("then", then.to_string().into()), ("now", now.to_string().into())];
        Cell::number(texts.t_with("compare-then-now", &counts))
    };
    let row = |pair: &&TopicPair| {
        let (then, now) = &pair.both;
        let of = |cell: &Figures, level: usize| cell.levels.get(level).copied().unwrap_or_default();
        let cells = (0..scale.len()).map(|level| cell(of(then, level), of(now, level)));
        Row::new(named(texts, pair), cells.collect())
    };
    let level = |title: &crate::questionnaire::Text| Column::numbers(title.get(code));
    Table {
        caption: texts.t("compare-levels"),
        columns: [Column::words(texts.t("column-topic"))]
            .into_iter()
            .chain(scale.iter().map(level))
            .collect(),
        rows: pairs.iter().filter(same).map(row).collect(),
        note: texts.t("compare-levels-note"),
    }
}

/// What became of a gap, in a word.
pub fn course(texts: &Texts, course: Course) -> String {
    match course {
        Course::Closed => texts.t("compare-course-closed"),
        Course::Smaller => texts.t("compare-course-smaller"),
        Course::Same => texts.t("compare-course-same"),
        Course::Larger => texts.t("compare-course-larger"),
        Course::NoLongerAsked => texts.t("compare-course-gone"),
        Course::Unknown => texts.t("compare-course-unknown"),
    }
}

/// How many gaps came to what.
fn tallies(texts: &Texts, gaps: &[FollowUp]) -> String {
    let tally = |one: &Course| {
        let count = gaps.iter().filter(|gap| gap.course == *one).count();
        (count > 0).then(|| format!("{}: {count}", course(texts, *one)))
    };
    Course::ALL.iter().filter_map(tally).collect::<Vec<_>>().join("; ")
}

/// What became of the gaps of the earlier round, a table for each course that was taken.
fn follow_up(texts: &Texts, then: &Round, gaps: &[FollowUp]) -> Vec<Table> {
    let table = |one: &Course| {
        let found: Vec<&FollowUp> = gaps.iter().filter(|gap| gap.course == *one).collect();
        let count = u32::try_from(found.len()).unwrap_or(u32::MAX);
        let words = [("course", course(texts, *one).into()), ("count", count.into())];
        let caption = texts.t_with("compare-follow-up-course", &words);
        (!found.is_empty()).then(|| gaps_table(texts, then, caption, &found))
    };
    Course::ALL.iter().filter_map(table).collect()
}

fn gaps_table(texts: &Texts, then: &Round, caption: String, gaps: &[&FollowUp]) -> Table {
    let code = texts.language().code();
    let none = || Cell::number(texts.t("compare-no-score"));
    let of = |(count, total): (u32, u32)| {
        if total == 0 {
            return none();
        }
        let counts = [("count", count.to_string().into()), ("total", total.to_string().into())];
        Cell::number(texts.t_with("count-of-total", &counts))
    };
    let row = |gap: &&FollowUp| {
        let cells = vec![
            of(gap.found),
            gap.both.map_or_else(none, |(then, _)| of(then)),
            gap.both.map_or_else(none, |(_, now)| of(now)),
        ];
        let href = paths::round(then.id, RoundPath::Finding(&gap.topic));
        Row::new(gap.title.get(code), cells).leading_to(href)
    };
    Table {
        caption,
        columns: vec![
            Column::words(texts.t("column-topic")),
            Column::numbers(texts.t("compare-gap-found")),
            Column::numbers(texts.t("compare-gap-then")),
            Column::numbers(texts.t("compare-gap-now")),
        ],
        rows: gaps.iter().map(row).collect(),
        note: String::new(),
    }
}

fn successions(texts: &Texts, successions: &[Succession]) -> Table {
    let row = |one: &Succession| {
        let then = one.then.iter().map(|body| {
            let score = body.score.map_or_else(|| texts.t("compare-no-score"), |score| texts.score(score));
            format!("{}: {score}", body.name)
        });
        let cells = vec![score(texts, one.now.score), Cell::words(then.collect::<Vec<_>>().join("; "))];
        let href = paths::response(one.now.response, ResponsePath::Scorecard);
        Row::new(&one.now.name, cells).of_response(one.now.response, href)
    };
    Table {
        caption: texts.t("compare-successions"),
        columns: vec![
            Column::words(texts.t("column-institution")),
            Column::numbers(texts.t("scorecard-score-now")),
            Column::words(texts.t("compare-predecessors")),
        ],
        rows: successions.iter().map(row).collect(),
        note: texts.t("compare-successions-note"),
    }
}

/// Everybody in each round, on the same questions.
fn whole(texts: &Texts, pairs: &[&TopicPair]) -> Table {
    let row = |pair: &&TopicPair| {
        let (then, now) = &pair.all;
        let cells =
            vec![score(texts, then.mean()), score(texts, now.mean()), met(texts, then), met(texts, now)];
        Row::new(named(texts, pair), cells)
    };
    Table {
        caption: texts.t("compare-whole"),
        columns: vec![
            Column::words(texts.t("column-topic")),
            Column::numbers(texts.t("compare-mean-then")),
            Column::numbers(texts.t("compare-mean-now")),
            Column::numbers(texts.t("compare-met-then")),
            Column::numbers(texts.t("compare-met-now")),
        ],
        rows: pairs.iter().map(row).collect(),
        note: texts.t("compare-whole-note"),
    }
}

fn left_out(texts: &Texts, rows: &[LeftOut]) -> Table {
    let code = texts.language().code();
    let why = |why: Why| match why {
        Why::New => texts.t("compare-why-new"),
        Why::Split => texts.t("compare-why-split"),
        Why::NotAsked => texts.t("compare-why-not-asked"),
        Why::Measured => texts.t("compare-why-measured"),
        Why::Worded => texts.t("compare-why-worded"),
        Why::Depends => texts.t("compare-why-depends"),
        Why::Questionnaire => texts.t("compare-why-questionnaire"),
    };
    let row = |one: &LeftOut| {
        let questionnaire = one.questionnaire.get(code);
        let head = if one.question.is_empty() { questionnaire } else { one.question.get(code) };
        Row::new(head, vec![Cell::words(why(one.why)), Cell::words(questionnaire)])
    };
    Table {
        caption: texts.t("compare-left-out"),
        columns: vec![
            Column::words(texts.t("compare-question")),
            Column::words(texts.t("compare-why")),
            Column::words(texts.t("column-questionnaire")),
        ],
        rows: rows.iter().map(row).collect(),
        note: String::new(),
    }
}

/// Mean scores of those in both rounds, then and now.
fn figure(
    texts: &Texts,
    (round, then): (&Round, &Round),
    (topics, basis): (&[&TopicPair], Basis),
) -> Option<Figure> {
    let pair = |pair: &&TopicPair| Pair {
        label: pair.title.get(texts.language().code()).to_owned(),
        values: pair.both.0.mean().zip(pair.both.1.mean()).ok_or_else(|| texts.t("chart-no-score")),
    };
    let names = EndNames { first: then.name.clone(), second: round.name.clone() };
    let rows = vec![Group::plain(topics.iter().map(pair).collect())];
    let figure = charts::change(texts, &texts.t("compare-topics"), names, rows).named("change");
    let page = paths::rounds_compared(round.id);
    let query = format!("?with={}&basis={}", then.id, basis.code());
    downloads::offered(texts, (&page, &query), vec![figure]).pop()
}
