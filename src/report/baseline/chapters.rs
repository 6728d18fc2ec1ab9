//! The chapters of findings: the picture as a whole, then pillar by pillar.

use super::figures::{Labels, distribution, has_figures, profile};
use super::ground::{Ground, mean_of, share_rank};
use super::heat;
use super::outline::{Chapter, leaves_below};
use super::tables::{figures_note, indicators, kinds_table};
use crate::disclosure::{CellRelease, Share};
use crate::report::compose::Composer;
use crate::report::document::{Text, Tone};

/// Writes the picture as a whole: the profile of all institutions, then of each kind.
pub(in crate::report) fn overall(composer: &mut Composer, ground: &Ground<'_>) {
    let texts = ground.texts;
    composer.chapter(&texts.t("report-overall"));
    composer.section(&texts.t("report-overall-profile"));
    composer.paragraph(texts.t("report-overall-how-to-read"));
    let upper: Vec<usize> = ground.wholes.iter().copied().chain(chapter_topics(ground)).collect();
    composer.list(upper.iter().map(|place| standing_in_words(ground, *place)).collect());
    let title = texts.t("report-profile-upper");
    match profile(ground, title.clone(), &[(None, upper)], Labels::Full, |topic| Some(&topic.all)) {
        Some(chart) => composer.figure(&title, chart, Some(figures_note(ground))),
        None => composer.paragraph(texts.t("report-no-profile")),
    }
    let title = texts.t("report-profile-all");
    if let Some(chart) =
        profile(ground, title.clone(), &groups(ground), Labels::Short, |topic| Some(&topic.all))
    {
        composer.figure(&title, chart, None);
    }
    composer.section(&texts.t("report-overall-kinds"));
    composer.paragraph(texts.t("report-overall-kinds-how-to-read"));
    let title = texts.t("report-heat-kinds");
    if let Some(chart) = heat::by_kind(ground, title.clone(), &groups(ground)) {
        composer.figure(&title, chart, Some(texts.t("report-heat-note")));
    }
    for kind in ground.kinds() {
        kind_profile(composer, ground, kind);
    }
}

fn chapter_topics(ground: &Ground<'_>) -> impl Iterator<Item = usize> {
    ground.chapters.iter().map(|chapter| chapter.topic)
}

fn groups(ground: &Ground<'_>) -> Vec<(Option<usize>, Vec<usize>)> {
    ground.chapters.iter().map(|chapter| (Some(chapter.topic), chapter.sections.clone())).collect()
}

/// The profile of one kind over the topics it was asked about.
fn kind_profile(composer: &mut Composer, ground: &Ground<'_>, kind: &str) {
    let texts = ground.texts;
    let name = [("kind", ground.kind(kind).into())];
    let title = texts.t_with("report-profile-kind", &name);
    let chart = profile(ground, title.clone(), &groups(ground), Labels::Full, |topic| {
        topic.kinds.iter().find(|one| one.kind == kind).map(|one| &one.cell)
    });
    match chart {
        Some(chart) => composer.figure(&title, chart, None),
        None => composer.paragraph(texts.t_with("report-no-profile-kind", &name)),
    }
}

/// Writes a chapter of findings.
pub(in crate::report) fn chapter(composer: &mut Composer, ground: &Ground<'_>, chapter: &Chapter) {
    composer.chapter(ground.title(chapter.topic));
    picture(composer, ground, chapter);
    for section in &chapter.sections {
        composer.section(ground.title(*section));
        topic(composer, ground, *section);
    }
}

/// What a chapter shows of its topic as a whole: sentences, charts, kinds of institution.
pub(in crate::report) fn picture(composer: &mut Composer, ground: &Ground<'_>, chapter: &Chapter) {
    let texts = ground.texts;
    let title = ground.title(chapter.topic);
    composer.paragraph(sentence(ground, chapter.topic));
    if !has_figures(ground, chapter.topic) && !chapter.sections.iter().any(|one| has_figures(ground, *one)) {
        let words = texts.t("report-chapter-withheld");
        composer.callout(Tone::Caution, texts.t("report-chapter-withheld-title"), vec![words.into()]);
    }
    let about = [("topic", title.into())];
    let sections = [(None, chapter.sections.clone())];
    let caption = texts.t_with("report-profile-of", &about);
    if let Some(chart) = profile(ground, caption.clone(), &sections, Labels::Full, |topic| Some(&topic.all)) {
        composer.figure(&caption, chart, None);
    }
    let caption = texts.t_with("report-distribution-of", &about);
    if let Some(chart) = distribution(ground, caption.clone(), &chapter.sections) {
        composer.figure(&caption, chart, Some(texts.t("report-distribution-note")));
    }
    kinds_table(composer, ground, chapter.topic);
}

/// What is said of one topic below its heading.
pub(in crate::report) fn topic(composer: &mut Composer, ground: &Ground<'_>, place: usize) {
    composer.paragraph(sentence(ground, place));
    if ground.topic(place).all != CellRelease::Empty {
        kinds_table(composer, ground, place);
        indicators(composer, ground, place);
    }
}

fn standing_in_words(ground: &Ground<'_>, place: usize) -> Text {
    let words = figures_sentences(ground, place).join(" ");
    Text::default().strong(format!("{}.", ground.title(place))).plain(format!(" {words}"))
}

/// What the figures of a topic say.
fn sentence(ground: &Ground<'_>, place: usize) -> String {
    let mut sentences = figures_sentences(ground, place);
    sentences.extend(kind_sentence(ground, place));
    sentences.extend(extremes_sentence(ground, place));
    sentences.join(" ")
}

fn figures_sentences(ground: &Ground<'_>, place: usize) -> Vec<String> {
    let texts = ground.texts;
    match &ground.topic(place).all {
        CellRelease::Empty => vec![texts.t("report-sentence-empty")],
        CellRelease::Withheld { .. } => vec![texts.t_with("report-sentence-withheld", &[ground.smallest()])],
        CellRelease::Shown { institutions, mean, below_target, .. } => {
            let below = below_sentence(ground, *institutions, *below_target);
            let mean = mean.map_or_else(
                || texts.t("report-sentence-mean-withheld"),
                |mean| texts.t_with("report-sentence-mean", &[("mean", mean.into())]),
            );
            vec![below, mean]
        }
    }
}

/// How many fall short, as far as it is released.
pub(in crate::report) fn below_sentence(ground: &Ground<'_>, institutions: u32, below: Share) -> String {
    let texts = ground.texts;
    let whole = ("whole", institutions.into());
    match below {
        Share::Count(count) => {
            let percent = ground.percent_aside(count, institutions);
            texts.t_with(
                "report-sentence-below",
                &[("count", count.into()), ("percent", percent.into()), whole],
            )
        }
        Share::OverThreeQuarters => texts.t_with("report-sentence-over-three-quarters", &[whole]),
        Share::UnderOneQuarter => texts.t_with("report-sentence-under-one-quarter", &[whole]),
        Share::Withheld => texts.t_with("report-sentence-share-withheld", &[whole]),
    }
}

/// The means by kind side by side, where there are at least two.
fn kind_sentence(ground: &Ground<'_>, place: usize) -> Option<String> {
    let mean = |kind: &crate::disclosure::KindRelease| {
        let mean = mean_of(&kind.cell)?;
        let arguments = [("kind", ground.kind(&kind.kind).into()), ("mean", mean.into())];
        Some(ground.texts.t_with("report-mean-of-kind", &arguments))
    };
    let means: Vec<String> = ground.topic(place).kinds.iter().filter_map(mean).collect();
    let kinds = [("kinds", means.join("; ").into())];
    (means.len() > 1).then(|| ground.texts.t_with("report-sentence-kinds", &kinds))
}

/// The parts below a topic on which the largest and the smallest share of institutions is below target.
fn extremes_sentence(ground: &Ground<'_>, place: usize) -> Option<String> {
    let mut parts: Vec<(u32, usize)> = leaves_below(&ground.findings.topics, place)
        .into_iter()
        .filter_map(|leaf| share_rank(&ground.topic(leaf).all).map(|rank| (rank, leaf)))
        .collect();
    parts.sort_unstable();
    let (fewest, most) = (parts.first()?, parts.last()?);
    let stands_alone = |one: &(u32, usize)| parts.iter().filter(|(rank, _)| *rank == one.0).count() == 1;
    if parts.len() < 2 || !stands_alone(fewest) || !stands_alone(most) {
        return None;
    }
    let arguments = [
        ("most", ground.title(most.1).into()),
        ("many", ground.below_target(&ground.topic(most.1).all).into()),
        ("fewest", ground.title(fewest.1).into()),
        ("few", ground.below_target(&ground.topic(fewest.1).all).into()),
    ];
    Some(ground.texts.t_with("report-sentence-extremes", &arguments))
}
