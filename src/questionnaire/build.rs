//! From files to a [`Questionnaire`]: names are resolved, every problem is collected.

use std::collections::{BTreeMap, HashMap};

use rust_decimal::Decimal;

use super::condition::Condition;
use super::file::{AnswerKind, IndicatorFile, NodeFile, OptionFile, QuestionFile, QuestionnaireFile};
use super::model::{
    AnswerOption, ConsistencyRule, Label, Level, Node, Part, Question, QuestionKind, Questionnaire, Scale,
    Section, Source, Topic, UnitKind,
};
use super::parse::Parsed;
use super::problem::Problem;
use super::read::Id;
use super::shared_file::ScaleFile;
use super::text::Text;
use super::translate;

/// Resolves names and merges translations.
pub(super) fn build(parsed: &Parsed) -> Result<Questionnaire, Vec<Problem>> {
    let mut problems = Vec::new();
    let header = &parsed.header;
    let scale = resolve_scale(parsed, &mut problems);
    let mut questions = Vec::new();
    let mut sections = Vec::new();
    let mut nodes = Vec::new();
    for (place, (_, file)) in parsed.sections.iter().enumerate() {
        let start = questions.len();
        for indicator in &file.indicators {
            nodes.push(indicator_node(indicator, nodes.len(), place, &mut questions));
        }
        sections.push(Section {
            id: file.id.text.clone(),
            title: Text::english(&file.title),
            introduction: Text::english(&file.introduction),
            questions: (start..questions.len()).collect(),
        });
    }
    add_upper_nodes(&parsed.header_name, &header.nodes, &mut nodes, &mut problems);
    let Some(scale) = scale.filter(|_| problems.is_empty()) else { return Err(problems) };
    let roots = roots(&header.nodes, &nodes);
    let consistency = consistency(parsed, &questions);
    let mut questionnaire = Questionnaire {
        id: header.id.text.clone(),
        version: header.version,
        status: header.status,
        title: Text::english(&header.title),
        summary: Text::english(&header.summary),
        addressed_to: header.addressed_to.iter().map(|id| id.text.clone()).collect(),
        full_standard: header.full_standard,
        scale,
        target: header.target,
        minimum_coverage: header.minimum_coverage,
        do_not_know: header.do_not_know,
        no_data: header.no_data,
        reasons: labels(header),
        unit_kinds: unit_kinds(header),
        sections,
        nodes,
        questions,
        roots,
        sources: cited_sources(parsed),
        not_assessed: header.not_assessed.iter().map(|left| (left.principle, left.reason.clone())).collect(),
        consistency,
        topics: topics(parsed),
        translations: Vec::new(),
    };
    translate::apply_all(&mut questionnaire, &parsed.translations, &mut problems);
    if problems.is_empty() { Ok(questionnaire) } else { Err(problems) }
}

fn labels(header: &QuestionnaireFile) -> Vec<Label> {
    let label =
        |file: &super::file::LabelFile| Label { id: file.id.text.clone(), label: Text::english(&file.label) };
    header.not_applicable_reasons.iter().map(label).collect()
}

fn unit_kinds(header: &QuestionnaireFile) -> Vec<UnitKind> {
    let kind = |file: &super::file::UnitKindFile| UnitKind {
        id: file.id.text.clone(),
        label: Text::english(&file.label),
        within: file.within.as_ref().map(|id| id.text.clone()),
    };
    header.unit_kinds.iter().map(kind).collect()
}

/// Rules whose `note_on` is no question are left out here; a check names them.
fn consistency(parsed: &Parsed, questions: &[Question]) -> Vec<ConsistencyRule> {
    let place = |id: &Id| questions.iter().position(|question| question.id == id.text);
    let rule = |file: &super::file::ConsistencyRuleFile| {
        Some(ConsistencyRule {
            id: file.id.text.clone(),
            when: file.when.clone(),
            then_not: file.then_not.clone(),
            note_on: place(&file.note_on)?,
            message: Text::english(&file.message),
        })
    };
    parsed.consistency.iter().filter_map(rule).collect()
}

fn topics(parsed: &Parsed) -> BTreeMap<String, Topic> {
    let indicators = parsed.sections.iter().flat_map(|(_, section)| &section.indicators);
    indicators
        .filter_map(|indicator| indicator.topic.as_ref())
        .filter_map(|id| parsed.topics.get(&id.text).map(|topic| (id.text.clone(), topic)))
        .map(|(id, file)| (id, Topic::from(file)))
        .collect()
}

fn cited_sources(parsed: &Parsed) -> BTreeMap<String, Source> {
    let cited = parsed
        .sections
        .iter()
        .flat_map(|(_, section)| &section.indicators)
        .flat_map(|indicator| &indicator.questions)
        .flat_map(|question| &question.sources);
    cited
        .filter_map(|id| parsed.sources.get(&id.text).map(|source| (id.text.clone(), source)))
        .map(|(id, file)| (id, Source::from(file)))
        .collect()
}

fn resolve_scale(parsed: &Parsed, problems: &mut Vec<Problem>) -> Option<Scale> {
    let wanted = &parsed.header.scale;
    let Some(file) = parsed.scales.get(&wanted.text) else {
        let message =
            format!("scale `{}` is not in scales.yaml; add it there or correct the name", wanted.text);
        problems.push(Problem::new(&parsed.header_name, wanted.line, message));
        return None;
    };
    let core_cap = file.levels.iter().position(|level| level.id.text == file.core_cap.text);
    let Some(core_cap) = core_cap else {
        let message = format!("`core_cap: {}` is not a level of the scale", file.core_cap.text);
        problems.push(Problem::new(&parsed.scales_name, file.core_cap.line, message));
        return None;
    };
    Some(Scale {
        id: wanted.text.clone(),
        title: Text::by_language(&file.title),
        core_cap,
        levels: levels(file, &parsed.scales_name, problems),
    })
}

fn levels(file: &ScaleFile, name: &str, problems: &mut Vec<Problem>) -> Vec<Level> {
    let mut levels: Vec<Level> = Vec::new();
    for level in &file.levels {
        let (from, excludes_start) = match (level.from, level.above) {
            (Some(from), None) => (from, false),
            (None, Some(above)) => (above, true),
            (None, None) | (Some(_), Some(_)) => {
                problems.push(Problem::new(name, level.id.line, "a level has either `from` or `above`"));
                continue;
            }
        };
        if levels.last().is_some_and(|below| (below.from, below.excludes_start) >= (from, excludes_start)) {
            problems.push(Problem::new(name, level.id.line, "levels stand in order, lowest first"));
        }
        levels.push(Level {
            id: level.id.text.clone(),
            from,
            excludes_start,
            title: Text::by_language(&level.title),
            meaning: Text::by_language(&level.meaning),
        });
    }
    levels
}

fn indicator_node(file: &IndicatorFile, node: usize, section: usize, questions: &mut Vec<Question>) -> Node {
    let mut parts = Vec::new();
    for question in &file.questions {
        parts.push(Part::Question(questions.len()));
        questions.push(build_question(question, file.applies_when.as_ref(), node, section));
    }
    Node {
        id: file.id.text.clone(),
        level: "indicator".to_owned(),
        title: Text::english(&file.title),
        rule: file.rule,
        weight: file.weight,
        parts,
        pillar: None,
        principle: None,
        indicator: Some(file.kind),
        core: file.core,
        core_element: file.core_element,
        topic: file.topic.as_ref().map(|id| id.text.clone()),
        target: file.target,
    }
}

fn build_question(
    file: &QuestionFile,
    outer: Option<&Condition>,
    indicator: usize,
    section: usize,
) -> Question {
    Question {
        id: file.id.text.clone(),
        kind: question_kind(file),
        text: Text::english(&file.text),
        help: Text::english(&file.help),
        evidence: Text::english(&file.evidence),
        sources: file.sources.iter().map(|id| id.text.clone()).collect(),
        weight: file.weight,
        core: file.core,
        per_unit: file.per_unit,
        not_applicable: file.not_applicable,
        comply_or_explain: file.comply_or_explain,
        evolution: file.evolution.clone(),
        applies_when: both(outer, file.applies_when.as_ref()),
        section,
        indicator,
    }
}

fn both(outer: Option<&Condition>, inner: Option<&Condition>) -> Option<Condition> {
    match (outer, inner) {
        (Some(outer), Some(inner)) => Some(Condition::All(vec![outer.clone(), inner.clone()])),
        (outer, inner) => outer.or(inner).cloned(),
    }
}

fn question_kind(file: &QuestionFile) -> QuestionKind {
    match file.kind {
        AnswerKind::Choice => QuestionKind::Choice {
            options: file.options.iter().map(|option| answer_option(option, option.points)).collect(),
        },
        AnswerKind::Checklist => QuestionKind::Checklist {
            elements: file
                .options
                .iter()
                .map(|option| answer_option(option, option.weight.or(Some(Decimal::ONE))))
                .collect(),
        },
        AnswerKind::Number => QuestionKind::Number {
            minimum: file.minimum,
            maximum: file.maximum,
            unit: Text::english(&file.unit),
        },
        AnswerKind::Date => QuestionKind::Date,
        AnswerKind::Text => QuestionKind::Text,
    }
}

fn answer_option(file: &OptionFile, points: Option<Decimal>) -> AnswerOption {
    AnswerOption {
        id: file.id.text.clone(),
        points: points.unwrap_or_default(),
        label: Text::english(&file.label),
        criterion: Text::english(&file.criterion),
        evidence: Text::english(&file.evidence),
        next_step: Text::english(&file.next_step),
        plan: file.plan,
    }
}

/// Adds the nodes above the indicators so that every child stands before its parents.
fn add_upper_nodes(file: &str, upper: &[NodeFile], nodes: &mut Vec<Node>, problems: &mut Vec<Problem>) {
    let mut places: HashMap<String, usize> =
        nodes.iter().enumerate().map(|(place, node)| (node.id.clone(), place)).collect();
    let mut waiting: Vec<&NodeFile> = upper.iter().rev().collect();
    loop {
        let before = waiting.len();
        waiting.retain(|node| {
            let parts: Option<Vec<Part>> =
                node.children.iter().map(|id| places.get(&id.text).map(|place| Part::Node(*place))).collect();
            let Some(parts) = parts else { return true };
            places.insert(node.id.text.clone(), nodes.len());
            nodes.push(upper_node(node, parts));
            false
        });
        if waiting.is_empty() || waiting.len() == before {
            break;
        }
    }
    let unknown =
        |id: &&Id| !places.contains_key(&id.text) && !upper.iter().any(|node| node.id.text == id.text);
    for id in waiting.iter().flat_map(|node| &node.children).filter(unknown) {
        let message = format!("`{}` is neither a node nor an indicator; add it or correct the name", id.text);
        problems.push(Problem::new(file, id.line, message));
    }
    if problems.is_empty() {
        for node in waiting {
            let message = format!("`{}` stands under itself; take one of its children out", node.id.text);
            problems.push(Problem::new(file, node.id.line, message));
        }
    }
}

fn upper_node(file: &NodeFile, parts: Vec<Part>) -> Node {
    Node {
        id: file.id.text.clone(),
        level: file.level.clone(),
        title: Text::english(&file.title),
        rule: file.rule,
        weight: file.weight,
        parts,
        pillar: file.pillar,
        principle: file.principle,
        indicator: None,
        core: false,
        core_element: None,
        topic: None,
        target: file.target,
    }
}

/// Nodes that stand under no other, in the order of the file.
fn roots(upper: &[NodeFile], nodes: &[Node]) -> Vec<usize> {
    let is_child = |id: &Id| upper.iter().any(|node| node.children.iter().any(|child| child.text == id.text));
    let place = |node: &NodeFile| nodes.iter().position(|one| one.id == node.id.text);
    upper.iter().filter(|node| !is_child(&node.id)).filter_map(place).collect()
}
