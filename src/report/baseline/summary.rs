//! The executive summary, written from the figures.

use std::cmp::Reverse;

use super::ground::{Ground, is_shown, mean_of, share_rank};
use super::tables::glance_table;
use crate::disclosure::CellRelease;
use crate::report::compose::Composer;
use crate::report::document::{Text, Tone};
use crate::report::nonresponse;

/// Most topics named as the widest gaps, and as the closest to the target.
const NAMED: (usize, usize) = (5, 3);

/// Writes the chapter.
pub(in crate::report) fn write(composer: &mut Composer, ground: &Ground<'_>) {
    composer.chapter(&ground.texts.t("report-summary"));
    body(composer, ground);
}

/// The chapter below its heading.
pub(in crate::report) fn body(composer: &mut Composer, ground: &Ground<'_>) {
    let texts = ground.texts;
    composer.paragraph(purpose(ground));
    composer.paragraph(response(ground));
    // The first sentence of the note is what has just been said.
    let note = nonresponse::note(texts, &nonresponse::Answered::released(&ground.findings.rates));
    note.into_iter().skip(1).for_each(|sentence| composer.paragraph(sentence));
    if ground.shows_anything() {
        if let Some(sentence) = overall(ground) {
            composer.paragraph(sentence);
        }
        glance_table(composer, ground);
        standings(composer, ground);
        widespread_gaps(composer, ground);
    } else {
        let words = texts.t_with("report-nothing-released", &[ground.smallest()]);
        composer.callout(Tone::Caution, texts.t("report-nothing-released-title"), vec![words.into()]);
    }
    let limits = limits(ground).into_iter().map(Text::from).collect();
    composer.callout(Tone::Caution, texts.t("report-cannot-say"), limits);
}

fn purpose(ground: &Ground<'_>) -> String {
    let round = [("round", ground.facts.name.as_str().into())];
    if ground.has_principles {
        ground.texts.t_with("report-purpose-principles", &round)
    } else {
        ground.texts.t_with("report-purpose", &round)
    }
}

/// How many responses were accepted, in all and by kind.
fn response(ground: &Ground<'_>) -> String {
    let rates = &ground.findings.rates;
    let sum = |count: fn(&crate::disclosure::RateRelease) -> u32| rates.iter().map(count).sum::<u32>();
    let (accepted, asked) = (sum(|rate| rate.accepted), sum(|rate| rate.asked));
    let by_kind = rates.iter().map(|rate| {
        let arguments =
            [("kind", ground.kind(&rate.kind).into()), ("rate", ground.of(rate.accepted, rate.asked).into())];
        ground.texts.t_with("report-rate-of-kind", &arguments)
    });
    let kinds = by_kind.collect::<Vec<_>>().join("; ");
    let arguments = [("rate", ground.of(accepted, asked).into()), ("kinds", kinds.into())];
    ground.texts.t_with("report-response-rate", &arguments)
}

/// On how many of the sections most institutions are below target.
fn overall(ground: &Ground<'_>) -> Option<String> {
    let ranks: Vec<u32> =
        ground.sections().filter_map(|place| share_rank(&ground.topic(place).all)).collect();
    let arguments = [
        ("target", ground.target()?.into()),
        ("topics", ranks.len().into()),
        ("below", ranks.iter().filter(|rank| **rank > 500).count().into()),
    ];
    let words = if ground.has_principles {
        ground.texts.t_with("report-overall-principles", &arguments)
    } else {
        ground.texts.t_with("report-overall-topics", &arguments)
    };
    (!ranks.is_empty()).then_some(words)
}

/// Where the gaps are widest and where practice is closest to the target, by the share of institutions below it.
fn standings(composer: &mut Composer, ground: &Ground<'_>) {
    let mut sections: Vec<(u32, Reverse<Option<u32>>, usize)> = ground
        .sections()
        .filter_map(|place| {
            let cell = &ground.topic(place).all;
            Some((share_rank(cell)?, Reverse(mean_of(cell)), place))
        })
        .collect();
    sections.sort_unstable();
    sections.dedup();
    if sections.len() < 2 {
        return;
    }
    let widest = NAMED.0.min(sections.len().div_ceil(2));
    let closest = NAMED.1.min(sections.len() - widest);
    let item = |(.., place): &(u32, Reverse<Option<u32>>, usize)| standing(ground, *place);
    composer.subsection(ground.texts.t("report-widest"));
    composer.paragraph(ground.texts.t("report-widest-order"));
    composer.list(sections.iter().rev().take(widest).map(item).collect());
    composer.subsection(ground.texts.t("report-closest"));
    composer.list(sections.iter().take(closest).map(item).collect());
}

/// A topic with its figures: "Principle 4. Mean score 31; below target: 9 of 12."
pub(in crate::report) fn standing(ground: &Ground<'_>, place: usize) -> Text {
    let cell = &ground.topic(place).all;
    let arguments = [("mean", ground.mean(cell).into()), ("below", ground.below_target(cell).into())];
    let figures = ground.texts.t_with("report-standing", &arguments);
    Text::default().strong(format!("{}.", ground.title(place))).plain(format!(" {figures}"))
}

/// The single gaps that most institutions share, with the first step that would narrow them.
fn widespread_gaps(composer: &mut Composer, ground: &Ground<'_>) {
    let gaps = &ground.findings.gaps;
    if gaps.is_empty() {
        return;
    }
    composer.subsection(ground.texts.t("report-widespread"));
    let of_kind = |kind: &str| {
        let is =
            |gap: &&crate::disclosure::GapRelease| ground.topic(gap.topic).indicator.as_deref() == Some(kind);
        gaps.iter().filter(is).count()
    };
    let arguments = [
        ("gaps", gaps.len().into()),
        ("structural", of_kind("structural").into()),
        ("process", of_kind("process").into()),
        ("outcome", of_kind("outcome").into()),
    ];
    composer.paragraph(ground.texts.t_with("report-gaps-by-indicator", &arguments));
    let language = ground.texts.language().code();
    let item = |gap: &crate::disclosure::GapRelease| {
        let text = standing(ground, gap.topic);
        match gap.next_steps.first() {
            Some(step) => {
                let step = [("step", step.get(language).into())];
                text.plain(format!(" {}", ground.texts.t_with("report-first-step", &step)))
            }
            None => text,
        }
    };
    composer.numbered_list(gaps.iter().take(NAMED.0).map(item).collect());
}

/// What the figures do not tell, most of it counted from them.
fn limits(ground: &Ground<'_>) -> Vec<String> {
    let (texts, topics) = (ground.texts, &ground.findings.topics);
    let mut found = Vec::new();
    let missing: u32 = ground.findings.rates.iter().map(|rate| rate.asked - rate.accepted).sum();
    if missing > 0 {
        found.push(texts.t_with("report-limit-missing", &[("count", missing.into())]));
    }
    let empty = topics.iter().filter(|topic| topic.all == CellRelease::Empty).count();
    if empty > 0 {
        found.push(texts.t_with("report-limit-empty", &[("count", empty.into())]));
    }
    for kind in ground.kinds() {
        let cells = topics.iter().flat_map(|topic| &topic.kinds).filter(|cell| cell.kind == kind);
        let scored: Vec<_> = cells.filter(|kind| kind.cell != CellRelease::Empty).collect();
        let withheld = scored.iter().filter(|kind| !is_shown(&kind.cell)).count();
        let arguments = [
            ("kind", ground.kind(kind).into()),
            ("withheld", withheld.into()),
            ("topics", scored.len().into()),
        ];
        match withheld {
            0 => {}
            all if all == scored.len() => found.push(texts.t_with("report-limit-kind-all", &arguments)),
            _ => found.push(texts.t_with("report-limit-kind", &arguments)),
        }
    }
    found.push(texts.t("report-limit-not-harm"));
    found.push(texts.t("report-limit-own-statements"));
    found
}
