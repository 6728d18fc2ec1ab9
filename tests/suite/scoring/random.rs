//! Random questionnaires and answers: trees, rules, weights, gates, units and every kind of answer.

use std::collections::{BTreeMap, BTreeSet};

use bhr_baseline::questionnaire::{
    AnswerOption, Condition, EmptyAnswer, Equals, Id, In, IndicatorKind, Label, Level, Node, Part,
    ProfileField, Question, QuestionKind, Questionnaire, Rule, Scale, Section, Status, Text, UnitKind,
};
use bhr_baseline::response::{Answer, AnswerKey, AnswerSheet, InstitutionKind, SheetUnit};
use rust_decimal::Decimal;

/// Choices made one after another from random numbers; when they run out, always the first.
#[derive(Clone, Debug)]
pub struct Tape {
    numbers: Vec<u16>,
    next: usize,
}

impl Tape {
    pub const fn new(numbers: Vec<u16>) -> Self {
        Self { numbers, next: 0 }
    }

    /// A number below `count`.
    pub fn below(&mut self, count: usize) -> usize {
        let number = self.numbers.get(self.next).copied().unwrap_or_default();
        self.next += 1;
        usize::from(number) % count
    }

    pub fn one_in(&mut self, count: usize) -> bool {
        self.below(count) == count - 1
    }

    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }

    pub fn shuffle<T>(&mut self, mut items: Vec<T>) -> Vec<T> {
        (0..items.len()).map(|_| items.remove(self.below(items.len()))).collect()
    }
}

/// A questionnaire with an institution's answers.
#[derive(Clone, Debug)]
pub struct Case {
    pub questionnaire: Questionnaire,
    pub sheet: AnswerSheet,
}

pub const KINDS: [&str; 3] = ["group", "service", "mobile"];
const WEIGHTS: [&str; 7] = ["1", "2", "0.5", "0.333333", "7", "0.000001", "1000"];
const POINTS: [&[&str]; 4] =
    [&["0", "0.5", "1"], &["0", "1"], &["0", "0.25", "0.5", "0.75", "1"], &["0", "0", "0.333333", "1"]];
const RULES: [Rule; 5] =
    [Rule::WeightedMean, Rule::Lowest, Rule::Geometric, Rule::AllSomeNone, Rule::MeanOfKinds];

fn weight(tape: &mut Tape) -> Decimal {
    tape.pick(&WEIGHTS).parse().unwrap()
}

/// A random questionnaire with random answers.
pub fn case(tape: &mut Tape) -> Case {
    let questionnaire = questionnaire(tape);
    let sheet = sheet(tape, &questionnaire);
    Case { questionnaire, sheet }
}

fn questionnaire(tape: &mut Tape) -> Questionnaire {
    let (mut nodes, mut questions) = (Vec::new(), Vec::new());
    for _ in 0..1 + tape.below(4) {
        let start = questions.len();
        for _ in 0..1 + tape.below(4) {
            let question = question(tape, &questions, nodes.len());
            questions.push(question);
        }
        let parts = (start..questions.len()).map(Part::Question).collect();
        nodes.push(node(tape, nodes.len(), Some(IndicatorKind::Process), parts));
    }
    for _ in 0..1 + tape.below(3) {
        let before = nodes.len();
        let chosen: BTreeSet<usize> = (0..1 + tape.below(4)).map(|_| tape.below(before)).collect();
        let parts = chosen.into_iter().map(Part::Node).collect();
        nodes.push(node(tape, before, None, parts));
    }
    let top = (0..nodes.len()).map(Part::Node).collect();
    nodes.push(node(tape, nodes.len(), None, top));
    Questionnaire {
        id: "random".into(),
        version: 1,
        status: Status::Draft,
        title: Text::english("Random"),
        summary: Text::default(),
        addressed_to: vec!["government".into()],
        scale: scale(),
        target: Decimal::new(75, 2),
        minimum_coverage: Decimal::new(tape.below(2) as i64 * 75, 2),
        do_not_know: *tape.pick(&[EmptyAnswer::Zero, EmptyAnswer::Unanswered]),
        no_data: *tape.pick(&[EmptyAnswer::Zero, EmptyAnswer::Unanswered]),
        reasons: vec![Label { id: "reason".into(), label: Text::english("Reason") }],
        unit_kinds: unit_kinds(),
        sections: vec![Section {
            id: "all".into(),
            title: Text::english("All"),
            introduction: Text::default(),
            questions: (0..questions.len()).collect(),
        }],
        roots: vec![nodes.len() - 1],
        nodes,
        questions,
        sources: BTreeMap::new(),
        not_assessed: Vec::new(),
        consistency: Vec::new(),
        topics: BTreeMap::new(),
        translations: Vec::new(),
        full_standard: false,
    }
}

fn scale() -> Scale {
    let level = |id: &str, from: i64, excludes_start| Level {
        id: id.into(),
        from: Decimal::new(from, 2),
        excludes_start,
        title: Text::english(id),
        meaning: Text::english(id),
    };
    let levels = vec![
        level("none", 0, false),
        level("initial", 0, true),
        level("partial", 25, false),
        level("established", 50, false),
        level("advanced", 75, false),
    ];
    Scale { id: "five".into(), title: Text::english("Five"), core_cap: 2, levels }
}

fn unit_kinds() -> Vec<UnitKind> {
    let kind = |id: &&str| UnitKind {
        id: (*id).into(),
        label: Text::english(*id),
        within: (*id == "mobile").then(|| "service".to_owned()),
    };
    KINDS.iter().map(kind).collect()
}

fn node(tape: &mut Tape, place: usize, indicator: Option<IndicatorKind>, parts: Vec<Part>) -> Node {
    Node {
        id: format!("n{place}"),
        level: if indicator.is_some() { "indicator" } else { "theme" }.into(),
        title: Text::english("Node"),
        rule: *tape.pick(&RULES),
        weight: weight(tape),
        parts,
        pillar: None,
        principle: None,
        indicator,
        core: indicator.is_some() && tape.one_in(4),
        core_element: None,
        topic: None,
        target: None,
    }
}

fn question(tape: &mut Tape, earlier: &[Question], indicator: usize) -> Question {
    let per_unit = tape.one_in(2);
    Question {
        id: format!("q{}", earlier.len()),
        kind: kind(tape),
        text: Text::english("Question"),
        help: Text::default(),
        evidence: Text::default(),
        sources: Vec::new(),
        weight: weight(tape),
        core: tape.one_in(4),
        per_unit,
        not_applicable: true,
        comply_or_explain: false,
        evolution: None,
        applies_when: tape.one_in(3).then(|| condition(tape, earlier, per_unit, 0)),
        section: 0,
        indicator,
    }
}

fn kind(tape: &mut Tape) -> QuestionKind {
    let option = |id: String, points| AnswerOption {
        plan: false,
        id,
        points,
        label: Text::english("Option"),
        criterion: Text::default(),
        evidence: Text::default(),
        next_step: Text::default(),
    };
    match tape.below(8) {
        7 => QuestionKind::Number { minimum: None, maximum: None, unit: Text::default() },
        5 | 6 => QuestionKind::Checklist {
            elements: (0..2 + tape.below(3)).map(|place| option(format!("e{place}"), weight(tape))).collect(),
        },
        _ => {
            let points = tape.pick(&POINTS).iter().enumerate();
            let options = points.map(|(place, points)| option(format!("o{place}"), points.parse().unwrap()));
            QuestionKind::Choice { options: options.collect() }
        }
    }
}

/// A condition on the profile, the unit or earlier questions. What an institution answers for itself never hangs
/// on an answer given per unit.
fn condition(tape: &mut Tape, earlier: &[Question], per_unit: bool, depth: usize) -> Condition {
    let gates: Vec<&Question> =
        earlier.iter().filter(|one| one.is_scored() && (per_unit || !one.per_unit)).collect();
    let value = |question: &Question, tape: &mut Tape| tape.pick(question.options()).id.clone();
    match tape.below(if depth < 2 { 7 } else { 4 }) {
        0 | 1 if !gates.is_empty() => {
            let gate = tape.pick(&gates);
            let question = Some(Id { text: gate.id.clone(), line: 0 });
            Condition::Equals(Equals { profile: None, question, value: value(gate, tape) })
        }
        2 if !gates.is_empty() => {
            let gate = tape.pick(&gates);
            let question = Some(Id { text: gate.id.clone(), line: 0 });
            let values = vec![value(gate, tape), value(gate, tape)];
            Condition::In(In { profile: None, question, values })
        }
        3 if per_unit => {
            let value = (*tape.pick(&KINDS)).into();
            Condition::Equals(Equals { profile: Some(ProfileField::UnitKind), question: None, value })
        }
        4 => Condition::Not(Box::new(condition(tape, earlier, per_unit, depth + 1))),
        5 => Condition::All((0..2).map(|_| condition(tape, earlier, per_unit, depth + 1)).collect()),
        6 => Condition::Any((0..2).map(|_| condition(tape, earlier, per_unit, depth + 1)).collect()),
        _ => Condition::Equals(Equals {
            profile: Some(ProfileField::Kind),
            question: None,
            value: (*tape.pick(&["government", "private"])).into(),
        }),
    }
}

fn sheet(tape: &mut Tape, questionnaire: &Questionnaire) -> AnswerSheet {
    let mut sheet = AnswerSheet::default();
    sheet.profile.kind = (!tape.one_in(3)).then(|| *tape.pick(&InstitutionKind::ALL));
    for place in 0..tape.below(5) {
        sheet.units.push(SheetUnit { name: format!("u{place}"), kind: (*tape.pick(&KINDS)).into() });
    }
    for (question, key) in places(questionnaire, &sheet) {
        if let Some(answer) = answer(tape, question) {
            sheet.put(key, answer);
        }
    }
    sheet
}

/// Everything an institution may be asked, for itself or for a unit.
pub fn places<'a>(questionnaire: &'a Questionnaire, sheet: &AnswerSheet) -> Vec<(&'a Question, AnswerKey)> {
    let mut places = Vec::new();
    for question in &questionnaire.questions {
        if question.per_unit && !sheet.units.is_empty() {
            let key = |unit: &SheetUnit| (question, AnswerKey::unit(&unit.name, &question.id));
            places.extend(sheet.units.iter().map(key));
        } else {
            places.push((question, AnswerKey::own(&question.id)));
        }
    }
    places
}

fn answer(tape: &mut Tape, question: &Question) -> Option<Answer> {
    match tape.below(10) {
        9 => None,
        8 => Some(Answer::NotApplicable { reason: "reason".into() }),
        7 => Some(Answer::DoNotKnow),
        6 => Some(Answer::NoData),
        _ => Some(content(tape, question)),
    }
}

/// An answer with content.
pub fn content(tape: &mut Tape, question: &Question) -> Answer {
    match &question.kind {
        QuestionKind::Choice { options } => Answer::Choice(tape.pick(options).id.clone()),
        QuestionKind::Checklist { elements } => {
            let (mut met, mut not_applicable) = (BTreeSet::new(), BTreeSet::new());
            for element in elements {
                match tape.below(5) {
                    0 | 1 => met.insert(element.id.clone()),
                    2 => not_applicable.insert(element.id.clone()),
                    _ => false,
                };
            }
            Answer::Checklist { met, not_applicable }
        }
        QuestionKind::Number { .. } | QuestionKind::Date | QuestionKind::Text => {
            Answer::Number(Decimal::from(tape.below(100)))
        }
    }
}
