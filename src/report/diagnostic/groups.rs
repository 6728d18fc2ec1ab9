//! Groups across all pillars: what was asked about each of them, and what was found.
//!
//! Questionnaires do not say which group a question is about. It is told by the English words of the indicator, its
//! questions and what they list; a group nothing is said of is told to be missing, never to be well.

use super::Report;
use super::confirmed::Shown;
use crate::disclosure::CellRelease;
use crate::findings::principles;
use crate::questionnaire::{Node, Part, QuestionKind, Questionnaire};
use crate::report::baseline::tables::indicators_table;
use crate::report::compose::Composer;
use crate::report::document::Text;
use crate::texts::{FoldedText, Texts};

/// A group with the beginnings of words that name it.
struct Group {
    title: String,
    words: &'static [&'static str],
    /// A principle that is about it as a whole.
    principle: Option<u8>,
}

fn groups(texts: &Texts) -> [Group; 6] {
    let group = |title: String, words: &'static [&'static str]| Group { title, words, principle: None };
    [
        group(
            texts.t("diagnostic-group-women"),
            &["women", "woman", "gender", "girl", "sexual", "maternity", "pregnan"],
        ),
        group(texts.t("diagnostic-group-children"), &["child", "minors", "under 18", "girl"]),
        group(texts.t("diagnostic-group-disabilities"), &["disabilit", "disabled"]),
        group(
            texts.t("diagnostic-group-displaced"),
            &["displaced", "returnee", "returning people", "refugee"],
        ),
        Group {
            title: texts.t("diagnostic-group-conflict"),
            words: &["conflict affected", "armed conflict", "liberated", "landmine", "demining"],
            principle: Some(7),
        },
        group(
            texts.t("diagnostic-group-small"),
            &["small enterprise", "small compan", "smaller compan", "small and medium", "medium sized"],
        ),
    ]
}

/// Writes the chapter.
pub(super) fn write(composer: &mut Composer, report: &Report<'_>) {
    let texts = report.ground.texts;
    composer.chapter(&texts.t("diagnostic-groups"));
    report.passage(composer, "groups");
    composer.paragraph(texts.t("diagnostic-groups-introduction"));
    for group in groups(texts) {
        composer.section(&group.title);
        let topics = topics(report, &group);
        if topics.is_empty() {
            composer.paragraph(texts.t("diagnostic-group-not-asked"));
        } else {
            let caption = texts.t_with("report-indicators-of", &[("topic", group.title.as_str().into())]);
            indicators_table(composer, &report.ground, &caption, &topics);
        }
        findings(composer, report, (&group, &topics));
    }
}

/// Places of the indicators about a group.
fn topics(report: &Report<'_>, group: &Group) -> Vec<usize> {
    let topics = &report.ground.findings.topics;
    let mut found = Vec::new();
    for questionnaire in report.input.questionnaires {
        for (place, node) in questionnaire.nodes.iter().enumerate() {
            let code = format!("{}.{}", questionnaire.id, node.id);
            let topic = topics.iter().position(|topic| topic.code == code);
            let is_about = node.indicator.is_some()
                && (is_about(questionnaire, node, group)
                    || group.principle.is_some_and(|one| principles(questionnaire, place).contains(&one)));
            found.extend(topic.filter(|_| is_about));
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

fn is_about(questionnaire: &Questionnaire, node: &Node, group: &Group) -> bool {
    let of_question = |part: &Part| match part {
        Part::Question(place) => {
            let question = &questionnaire.questions[*place];
            let listed = match &question.kind {
                QuestionKind::Checklist { elements } => elements.as_slice(),
                QuestionKind::Choice { .. }
                | QuestionKind::Number { .. }
                | QuestionKind::Date
                | QuestionKind::Text => &[],
            };
            names(question.text.get("en"), group)
                || listed.iter().any(|one| names(one.label.get("en"), group))
        }
        Part::Node(_) => false,
    };
    names(node.title.get("en"), group) || node.parts.iter().any(of_question)
}

fn names(words: &str, group: &Group) -> bool {
    let text = FoldedText::of(words);
    group.words.iter().any(|run| !text.find(&FoldedText::of(run).words()).is_empty())
}

/// The confirmed findings on these topics, or whose name speaks of the group.
fn findings(composer: &mut Composer, report: &Report<'_>, (group, topics): (&Group, &[usize])) {
    let is_about = |shown: &&Shown<'_>| {
        shown.topics.iter().any(|topic| topics.contains(topic)) || names(&shown.words.title, group)
    };
    let item =
        |shown: &Shown<'_>| Text::default().strong(&shown.words.title).plain(format!(" ({})", shown.code));
    let items: Vec<Text> = report.confirmed.shown.iter().filter(is_about).map(item).collect();
    if !items.is_empty() {
        composer.paragraph(report.ground.texts.t("diagnostic-group-findings"));
        composer.list(items);
    }
    let is_empty = |topic: &&usize| report.ground.topic(**topic).all == CellRelease::Empty;
    if !topics.is_empty() && topics.iter().filter(is_empty).count() == topics.len() {
        composer.paragraph(report.ground.texts.t("diagnostic-group-no-score"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::Language;

    #[test]
    fn words_tell_groups_apart() {
        let groups = groups(Texts::get(Language::English));
        let about = |words: &str| groups.iter().position(|group| names(words, group));
        assert_eq!(about("Protection of pregnant workers"), Some(0));
        assert_eq!(about("Child labour in the informal economy"), Some(1));
        assert_eq!(about("Equal work for persons with disabilities"), Some(2));
        assert_eq!(about("Homes of internally displaced persons"), Some(3));
        assert_eq!(about("Enterprises in conflict-affected areas"), Some(4));
        assert_eq!(about("Demands of big buyers on small companies"), Some(5));
        assert_eq!(about("Conflict of interest in procurement"), None);
    }
}
