//! The method: who was asked, with what, how answers become scores, and what is disclosed.

use super::facts::QuestionnaireFacts;
use super::figures::coverage;
use super::ground::Ground;
use super::outline::principle;
use crate::disclosure::RateRelease;
use crate::questionnaire::{EmptyAnswer, Rule, Scale};
use crate::report::compose::{Composer, points, rule_words, scale_table, short_sha};
use crate::report::document::{Column, Row, Text, Tone};

/// Writes the chapter.
pub(in crate::report) fn write(composer: &mut Composer, ground: &Ground<'_>) {
    composer.chapter(&ground.texts.t("report-method"));
    frame(composer, ground);
    questionnaires(composer, ground);
    scoring(composer, ground);
    missing_answers(composer, ground);
    ratings(composer, ground);
    disclosure(composer, ground);
    limits(composer, ground);
}

fn frame(composer: &mut Composer, ground: &Ground<'_>) {
    let (texts, facts) = (ground.texts, ground.facts);
    composer.section(&texts.t("report-frame"));
    let asked: u32 = ground.findings.rates.iter().map(|rate| rate.asked).sum();
    composer.paragraph(texts.t_with("report-frame-introduction", &[("count", asked.into())]));
    let drawn = texts.date(facts.drawn_on);
    composer.paragraph(match facts.deadline {
        Some(deadline) => {
            let deadline = texts.date(deadline);
            texts.t_with("report-frame-dates", &[("deadline", deadline.into()), ("drawn", drawn.into())])
        }
        None => texts.t_with("report-frame-date", &[("drawn", drawn.into())]),
    });
    rates_table(composer, ground);
    composer.figure(&texts.t("report-coverage-title"), coverage(ground), None);
}

fn rates_table(composer: &mut Composer, ground: &Ground<'_>) {
    let texts = ground.texts;
    let has_withdrawn = ground.findings.rates.iter().any(|rate| rate.withdrawn > 0);
    let mut columns = vec![
        Column::words(texts.t("report-kind"), 42),
        Column::numbers(texts.t("report-stage-asked"), 18),
        Column::numbers(texts.t("report-stage-accepted"), 20),
        Column::numbers(texts.t("report-stage-submitted"), 24),
        Column::numbers(texts.t("report-stage-in-progress"), 24),
        Column::numbers(texts.t("report-stage-not-started"), 24),
    ];
    if has_withdrawn {
        columns.push(Column::numbers(texts.t("round-withdrawn"), 22));
    }
    let row = |name: String, rate: &RateRelease| {
        let counts = [rate.asked, rate.accepted, rate.submitted, rate.in_progress, rate.not_started];
        let withdrawn = has_withdrawn.then_some(rate.withdrawn);
        let counts = counts.into_iter().chain(withdrawn).map(|count| count.to_string());
        Row::Cells(std::iter::once(name).chain(counts).map(Into::into).collect())
    };
    let rates = &ground.findings.rates;
    let sum = |count: fn(&RateRelease) -> u32| rates.iter().map(count).sum();
    let all = RateRelease {
        kind: String::new(),
        asked: sum(|rate| rate.asked),
        accepted: sum(|rate| rate.accepted),
        submitted: sum(|rate| rate.submitted),
        in_progress: sum(|rate| rate.in_progress),
        not_started: sum(|rate| rate.not_started),
        withdrawn: sum(|rate| rate.withdrawn),
    };
    let mut rows: Vec<Row> = rates.iter().map(|rate| row(ground.kind(&rate.kind), rate)).collect();
    rows.push(row(texts.t("report-kind-all"), &all));
    composer.table(&texts.t("report-rates-table"), columns, rows, Some(texts.t("report-rates-note")));
}

fn questionnaires(composer: &mut Composer, ground: &Ground<'_>) {
    let texts = ground.texts;
    composer.section(&texts.t("report-questionnaires"));
    composer.paragraph(if ground.has_principles {
        texts.t("report-questionnaires-principles")
    } else {
        texts.t("report-questionnaires-introduction")
    });
    let columns = vec![
        Column::words(texts.t("report-questionnaire"), 42),
        Column::words(texts.t("report-addressed-to"), 34),
        Column::numbers(texts.t("report-scored-questions"), 25),
        Column::numbers(texts.t("report-target"), 16),
        Column::numbers(texts.t("report-minimum-coverage"), 23),
        Column::words(texts.t("report-fingerprint"), 29),
    ];
    let rows = ground.facts.questionnaires.iter().map(|one| questionnaire_row(ground, one)).collect();
    let note = texts.t("report-questionnaires-note");
    composer.table(&texts.t("report-questionnaires-table"), columns, rows, Some(note));
    let uncovered = uncovered_principles(ground);
    if ground.has_principles && !uncovered.is_empty() {
        composer.paragraph(texts.t_with("report-uncovered", &[("principles", uncovered.into())]));
    }
}

fn questionnaire_row(ground: &Ground<'_>, one: &QuestionnaireFacts) -> Row {
    let texts = ground.texts;
    let title = one.title.get(texts.language().code());
    let title = [("title", title.into()), ("version", one.version.into())];
    let kinds: Vec<String> = one.addressed_to.iter().map(|kind| ground.kind(kind)).collect();
    Row::Cells(vec![
        texts.t_with("report-title-and-version", &title).into(),
        kinds.join("; ").into(),
        one.scored_questions.to_string().into(),
        points(texts, one.target).into(),
        texts.percent(one.minimum_coverage).into(),
        short_sha(&one.sha256).into(),
    ])
}

/// Numbers of the principles no questionnaire of the round asks about.
fn uncovered_principles(ground: &Ground<'_>) -> String {
    let covered: Vec<u8> = ground.findings.topics.iter().filter_map(principle).collect();
    let missing = (1..=31).filter(|number| !covered.contains(number)).map(|number: u8| number.to_string());
    missing.collect::<Vec<_>>().join(", ")
}

fn scoring(composer: &mut Composer, ground: &Ground<'_>) {
    let texts = ground.texts;
    composer.section(&texts.t("report-scoring"));
    composer.paragraph(texts.t("report-scoring-questions"));
    composer.paragraph(texts.t("report-scoring-tree"));
    let formula = vec![texts.t("report-formula").into(), texts.t("report-formula-example").into()];
    composer.callout(Tone::Note, texts.t("report-formula-title"), formula);
    let mut rules: Vec<Rule> = Vec::new();
    for rule in ground.facts.questionnaires.iter().flat_map(|one| &one.rules) {
        if !rules.contains(rule) {
            rules.push(*rule);
        }
    }
    if rules.iter().any(|rule| *rule != Rule::WeightedMean) {
        composer.paragraph(texts.t("report-other-rules"));
        composer.list(rules.into_iter().map(|rule| rule_words(texts, rule).into()).collect());
    }
    composer.paragraph(texts.t("report-scoring-means"));
}

fn missing_answers(composer: &mut Composer, ground: &Ground<'_>) {
    let (texts, facts) = (ground.texts, ground.facts);
    composer.section(&texts.t("report-missing"));
    composer.paragraph(texts.t("report-missing-introduction"));
    let all_zero = |rule: fn(&QuestionnaireFacts) -> EmptyAnswer| {
        facts.questionnaires.iter().all(|one| rule(one) == EmptyAnswer::Zero)
    };
    let counts = |zero: bool| {
        if zero { texts.t("report-counts-zero") } else { texts.t("report-counts-by-questionnaire") }
    };
    let item = |term: String, meaning: String| Text::default().strong(term).plain(format!(" {meaning}"));
    composer.list(vec![
        item(texts.t("report-state-not-applicable-term"), texts.t("report-state-not-applicable-meaning")),
        item(
            texts.t("report-state-do-not-know-term"),
            format!(
                "{} {}",
                texts.t("report-state-do-not-know-meaning"),
                counts(all_zero(|one| one.do_not_know))
            ),
        ),
        item(
            texts.t("report-state-no-data-term"),
            format!("{} {}", texts.t("report-state-no-data-meaning"), counts(all_zero(|one| one.no_data))),
        ),
        item(texts.t("report-state-unanswered-term"), texts.t("report-state-unanswered-meaning")),
    ]);
    composer.paragraph(texts.t("report-coverage-words"));
    composer.paragraph(texts.t("report-range-words"));
}

fn ratings(composer: &mut Composer, ground: &Ground<'_>) {
    let texts = ground.texts;
    composer.section(&texts.t("report-ratings-section"));
    composer.paragraph(texts.t("report-ratings-introduction"));
    let mut scales: Vec<&Scale> = Vec::new();
    for one in &ground.facts.questionnaires {
        if !scales.contains(&&one.scale) {
            scales.push(&one.scale);
        }
    }
    for scale in scales {
        scale_table(composer, scale);
        let is_capped =
            ground.facts.questionnaires.iter().any(|one| one.has_core_elements && &one.scale == scale);
        if is_capped {
            let level = composer.of(&scale.levels[scale.core_cap].title).to_owned();
            composer.paragraph(texts.t_with("report-core-cap", &[("level", level.into())]));
        }
    }
}

fn disclosure(composer: &mut Composer, ground: &Ground<'_>) {
    let texts = ground.texts;
    composer.section(&texts.t("report-disclosure"));
    composer.paragraph(texts.t("report-disclosure-introduction"));
    composer.list(vec![
        texts.t_with("report-disclosure-smallest", &[ground.smallest()]).into(),
        texts.t("report-disclosure-difference").into(),
        texts.t("report-disclosure-alike").into(),
        texts.t("report-disclosure-share").into(),
        texts.t("report-disclosure-means").into(),
        texts.t_with("report-disclosure-gaps", &[ground.smallest()]).into(),
        texts.t("report-disclosure-order").into(),
    ]);
    composer.paragraph(texts.t("report-disclosure-words"));
}

fn limits(composer: &mut Composer, ground: &Ground<'_>) {
    let texts = ground.texts;
    composer.section(&texts.t("report-limits"));
    composer.list(vec![
        texts.t("report-limit-own-statements").into(),
        texts.t("report-limit-frame").into(),
        texts.t("report-limit-not-harm").into(),
        texts.t("report-limit-kinds").into(),
        texts.t("report-limit-not-legal").into(),
        texts.t("report-limit-rounds").into(),
    ]);
}
