//! Small questionnaires for findings, and institutions that answer them.

use std::collections::BTreeMap;
use std::sync::Arc;

use bhr_baseline::findings::{Participant, Standing};
use bhr_baseline::questionnaire::{
    AnswerOption, EmptyAnswer, IndicatorKind, Label, Level, Node, Part, Question, QuestionKind,
    Questionnaire, Rule, Scale, Section, Status, Text,
};
use bhr_baseline::response::{
    Answer, AnswerKey, AnswerSheet, Institution, InstitutionId, InstitutionKind, Profile, ResponseId,
};
use rust_decimal::Decimal;
use uuid::Uuid;

use Part::{Node as N, Question as Q};

/// Asked of government bodies: principle 3 has `law` (with `act` and `court`) and `check` (with `visits`).
pub fn state() -> Questionnaire {
    let nodes = vec![
        indicator("law", vec![Q(0), Q(1)]),
        indicator("check", vec![Q(2)]),
        principle(3, vec![N(0), N(1)]),
        pillar(1, vec![N(2)]),
        node("overall", "total", vec![N(3)]),
    ];
    questionnaire("state", &["government"], nodes, &[("act", 0), ("court", 0), ("visits", 1)])
}

/// Asked of companies: principle 3 has `owner`, principle 13 has `harm`, each with one question of that name.
pub fn company() -> Questionnaire {
    let nodes = vec![
        indicator("owner", vec![Q(0)]),
        indicator("harm", vec![Q(1)]),
        principle(3, vec![N(0)]),
        principle(13, vec![N(1)]),
        pillar(1, vec![N(2)]),
        pillar(2, vec![N(3)]),
        node("overall", "total", vec![N(4), N(5)]),
    ];
    questionnaire("company", &["state-owned", "private"], nodes, &[("owner", 0), ("harm", 1)])
}

/// A questionnaire with a tree of its own: two families under two categories, no total.
pub fn families() -> Questionnaire {
    let nodes = vec![
        indicator("f1", vec![Q(0)]),
        indicator("f2", vec![Q(1)]),
        node("c1", "category", vec![N(0)]),
        node("c2", "category", vec![N(1)]),
    ];
    let mut families = questionnaire("families", &["private"], nodes, &[("a", 0), ("b", 1)]);
    families.roots = vec![2, 3];
    families
}

/// A node of weight 1.
pub fn node(id: &str, level: &str, parts: Vec<Part>) -> Node {
    Node {
        id: id.into(),
        level: level.into(),
        title: Text::english(id),
        rule: Rule::WeightedMean,
        weight: Decimal::ONE,
        parts,
        pillar: None,
        principle: None,
        indicator: None,
        core: false,
        core_element: None,
        topic: None,
        target: None,
    }
}

fn indicator(id: &str, parts: Vec<Part>) -> Node {
    Node { indicator: Some(IndicatorKind::Process), ..node(id, "indicator", parts) }
}

fn principle(number: u8, parts: Vec<Part>) -> Node {
    Node { principle: Some(number), ..node(&format!("p{number}"), "principle", parts) }
}

fn pillar(number: u8, parts: Vec<Part>) -> Node {
    Node { pillar: Some(number), ..node(&format!("pillar{number}"), "pillar", parts) }
}

/// A questionnaire with a root that comes last; each question is a choice of `none`, `some` and `full`.
fn questionnaire(id: &str, kinds: &[&str], nodes: Vec<Node>, questions: &[(&str, usize)]) -> Questionnaire {
    Questionnaire {
        id: id.into(),
        version: 1,
        status: Status::Published,
        title: Text::english(id),
        summary: Text::default(),
        addressed_to: kinds.iter().map(|kind| (*kind).to_owned()).collect(),
        scale: scale(&[(0, false), (0, true), (25, false), (50, false), (75, false)]),
        target: Decimal::new(75, 2),
        minimum_coverage: Decimal::new(75, 2),
        do_not_know: EmptyAnswer::Zero,
        no_data: EmptyAnswer::Zero,
        reasons: vec![Label { id: "reason".into(), label: Text::english("Reason") }],
        unit_kinds: vec![],
        sections: vec![Section {
            id: "all".into(),
            title: Text::english("All"),
            introduction: Text::default(),
            questions: (0..questions.len()).collect(),
        }],
        roots: vec![nodes.len() - 1],
        nodes,
        questions: questions.iter().map(|(id, indicator)| question(id, *indicator)).collect(),
        sources: BTreeMap::new(),
        not_assessed: vec![],
        full_standard: false,
        consistency: Vec::new(),
        topics: BTreeMap::new(),
        translations: Vec::new(),
    }
}

/// A scale whose levels begin at so many points of 100, or just above.
pub fn scale(starts: &[(i64, bool)]) -> Scale {
    let level = |(place, (from, excludes_start)): (usize, &(i64, bool))| Level {
        id: format!("level-{place}"),
        from: Decimal::new(*from, 2),
        excludes_start: *excludes_start,
        title: Text::english(format!("Level {place}")),
        meaning: Text::default(),
    };
    let levels = starts.iter().enumerate().map(level).collect();
    Scale { id: "scale".into(), title: Text::english("Scale"), core_cap: 0, levels }
}

fn question(id: &str, indicator: usize) -> Question {
    let option = |(name, points): (&str, i64)| AnswerOption {
        plan: false,
        id: name.into(),
        points: Decimal::new(points, 1),
        label: Text::english(name),
        criterion: Text::default(),
        evidence: Text::default(),
        next_step: if points < 10 { Text::english(format!("{id} from {name}")) } else { Text::default() },
    };
    Question {
        id: id.into(),
        kind: QuestionKind::Choice {
            options: [("none", 0), ("some", 5), ("full", 10)].into_iter().map(option).collect(),
        },
        text: Text::english(id),
        help: Text::default(),
        evidence: Text::default(),
        sources: vec![],
        weight: Decimal::ONE,
        core: false,
        per_unit: false,
        not_applicable: true,
        comply_or_explain: false,
        evolution: None,
        applies_when: None,
        section: 0,
        indicator,
    }
}

/// Somebody whose response is accepted. Answers are `-` for not applicable, empty for none, or an option.
pub fn accepted(
    name: &str,
    kind: InstitutionKind,
    questionnaire: &Arc<Questionnaire>,
    answers: &[&str],
) -> Participant {
    let mut sheet = AnswerSheet::default();
    for (question, answer) in questionnaire.questions.iter().zip(answers).filter(|(_, one)| !one.is_empty()) {
        let answer = match *answer {
            "-" => Answer::NotApplicable { reason: "reason".into() },
            option => Answer::Choice(option.into()),
        };
        sheet.put(AnswerKey::own(&question.id), answer);
    }
    Participant { accepted: Some(sheet), standing: Standing::Accepted, ..asked(name, kind, questionnaire) }
}

/// Somebody who has not started. The name gives the ids.
pub fn asked(name: &str, kind: InstitutionKind, questionnaire: &Arc<Questionnaire>) -> Participant {
    let id = name.bytes().fold(1_u128, |id, byte| id.wrapping_mul(257) + u128::from(byte));
    let profile = Profile { kind: Some(kind), ..Profile::default() };
    Participant {
        institution: Institution { id: InstitutionId(Uuid::from_u128(id)), name: name.into(), profile },
        response: ResponseId(Uuid::from_u128(id)),
        questionnaire: Arc::clone(questionnaire),
        standing: Standing::NotStarted,
        accepted: None,
        verified: None,
    }
}

/// Institutions with random answers: a number gives the kind, the next ones the answers.
pub fn participants(numbers: &[[u8; 4]]) -> Vec<Participant> {
    let (state, company) = (Arc::new(state()), Arc::new(company()));
    let answer = |number: &u8| ["none", "some", "full", "none", "-", ""][usize::from(*number % 6)];
    let participant = |(place, number): (usize, &[u8; 4])| {
        let kind = InstitutionKind::ALL[usize::from(number[0] % 3)];
        let questionnaire = if kind == InstitutionKind::Government { &state } else { &company };
        let name = format!("Qurum {place}");
        let answers: Vec<&str> = number[1..].iter().map(answer).collect();
        match number[0] / 3 % 6 {
            0 => asked(&name, kind, questionnaire),
            _ => accepted(&name, kind, questionnaire, &answers),
        }
    };
    numbers.iter().enumerate().map(participant).collect()
}
