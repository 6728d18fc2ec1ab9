//! One response as CSV: a row for each asking, the kinds of empty kept apart.

use chrono::SecondsFormat;
use csv::Writer;

use super::facts::{Asking, Facts};
use super::labels::plain;
use crate::questionnaire::{Part, Question};
use crate::response::{Answer, GivenAnswer, neutral};
use crate::scoring::Applies;
use crate::texts::{Language, Texts};

/// The columns.
pub const TIDY_HEADER: [&str; 20] = [
    "round",
    "institution",
    "section",
    "section_title",
    "principles",
    "question",
    "question_text",
    "unit",
    "unit_kind",
    "state",
    "answer",
    "label",
    "reason",
    "comment",
    "source",
    "revision",
    "saved_at",
    "saved_by",
    "questionnaire",
    "questionnaire_sha256",
];

/// The CSV of a response. Cells a spreadsheet would take for a formula begin with an apostrophe, and so do those
/// that began with one: taking one away gives back every cell as it was.
///
/// # Errors
/// When the rows cannot be written.
pub fn tidy(facts: &Facts<'_>, language: Language) -> Result<Vec<u8>, csv::Error> {
    let mut writer = Writer::from_writer(vec![0xef, 0xbb, 0xbf]);
    writer.write_record(TIDY_HEADER)?;
    for section in 0..facts.questionnaire.sections.len() {
        for asking in facts.askings(section) {
            writer.write_record(
                row(facts, section, &asking, Texts::get(language)).map(|cell| neutral(&cell)),
            )?;
        }
    }
    writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))
}

fn row(facts: &Facts<'_>, section: usize, asking: &Asking<'_>, texts: &Texts) -> [String; 20] {
    let code = texts.language().code();
    let (questionnaire, question) = (facts.questionnaire, asking.question);
    let section = &questionnaire.sections[section];
    let place = asking.place();
    let given = facts.given(&place);
    let standing = facts.answers.get(&place);
    let saved = standing.map(|one| one.saved_at.to_rfc3339_opts(SecondsFormat::Secs, true));
    [
        facts.round_name.to_owned(),
        facts.institution_name.to_owned(),
        section.id.clone(),
        section.title.get(code).to_owned(),
        principles(facts, question),
        question.id.clone(),
        question.text.get(code).to_owned(),
        asking.unit.map(|unit| unit.name.clone()).unwrap_or_default(),
        asking.unit.map(|unit| unit.kind.clone()).unwrap_or_default(),
        state(facts.applies(facts.sheet, asking), given.answer.as_ref()).to_owned(),
        given.answer.as_ref().filter(|answer| is_content(answer)).map(Answer::to_cell).unwrap_or_default(),
        label(question, &given, code),
        match &given.answer {
            Some(Answer::NotApplicable { reason }) => reason.clone(),
            _ => String::new(),
        },
        given.comment.clone(),
        given.source.clone(),
        facts.revision(&place).to_string(),
        saved.unwrap_or_default(),
        standing.map(|one| one.saved_by.clone()).unwrap_or_default(),
        questionnaire.id.clone(),
        facts.sha256.to_owned(),
    ]
}

const fn is_content(answer: &Answer) -> bool {
    !matches!(answer, Answer::NotApplicable { .. } | Answer::DoNotKnow | Answer::NoData)
}

/// One word for where an answer stands. A question that is ruled out is `hidden` whatever was answered before.
const fn state(applies: Applies, answer: Option<&Answer>) -> &'static str {
    match (applies, answer) {
        (Applies::Hidden, _) => "hidden",
        (_, Some(Answer::NotApplicable { .. })) => "not-applicable",
        (_, Some(Answer::DoNotKnow)) => "do-not-know",
        (_, Some(Answer::NoData)) => "no-data",
        (_, Some(_)) => "answered",
        (Applies::Undecided, None) => "not-reached",
        (Applies::Yes, None) => "not-answered",
    }
}

fn label(question: &Question, given: &GivenAnswer, code: &str) -> String {
    let options = question.options().iter();
    let held = options.filter(|option| given.answer.as_ref().is_some_and(|answer| answer.holds(&option.id)));
    held.map(|option| plain(option.label.get(code))).collect::<Vec<_>>().join("; ")
}

/// The numbers of the principles a question counts for.
fn principles(facts: &Facts<'_>, question: &Question) -> String {
    let nodes = &facts.questionnaire.nodes;
    let mut above = vec![question.indicator];
    let mut found = std::collections::BTreeSet::new();
    while let Some(place) = above.pop() {
        found.extend(nodes[place].principle);
        let parents = nodes.iter().enumerate().filter(|(_, node)| node.parts.contains(&Part::Node(place)));
        above.extend(parents.map(|(parent, _)| parent));
    }
    found.iter().map(ToString::to_string).collect::<Vec<_>>().join(";")
}
