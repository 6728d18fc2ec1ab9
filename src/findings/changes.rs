//! What analysts do to the register: take gaps in, merge, split, take apart. Each gives the findings to be stored.
//!
//! Nothing is taken out of the register: a part points to its whole, and a whole that is taken apart is withdrawn.

use std::collections::{BTreeMap, BTreeSet};

use super::asked::Asked;
use super::draw::Baseline;
use super::finding::{Finding, Narrowed, Origin, Trail};
use super::input::Participant;
use super::register::{Findings, Register};
use crate::questionnaire::{Part, Questionnaire};
use crate::response::InstitutionKind;

/// How a finding is split.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SplitBy {
    /// By kind of institution.
    Kind,
    /// By the next step before the institutions concerned.
    Step,
}

/// Why the register is not changed as asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotPossible {
    /// One finding cannot be merged.
    #[error("choose at least two findings")]
    TooFew,
    /// One of them is not there, is withdrawn or is part of another.
    #[error("only findings that stand by themselves can be merged or split")]
    NotByItself,
    /// A finding that is split already, merged or written by hand cannot be split.
    #[error("this finding cannot be split")]
    CannotSplit,
    /// There is only one part.
    #[error("there would be one part only")]
    OnePart,
    /// Only a whole with parts can be taken apart.
    #[error("this finding has no parts")]
    NoParts,
}

/// Findings to be stored, by code.
pub type Changed = Vec<(String, Finding)>;

/// The next code of a stem: `law-1`, `law-2` ... A code is never given twice.
pub fn next_code(known: &Findings, stem: &str) -> String {
    let number = |code: &String| code.strip_prefix(stem)?.strip_prefix('-')?.parse::<u32>().ok();
    let greatest = known.keys().filter_map(number).max().unwrap_or_default();
    format!("{stem}-{}", greatest + 1)
}

/// Gaps drawn from the data that are not in the register yet. `issues` names the issue a topic is about.
pub fn take_in(baseline: &Baseline, known: &Findings, issues: &BTreeMap<String, String>) -> Changed {
    let is_known = |topic: &str| known.values().any(|finding| states(finding, topic));
    let gaps = baseline.gaps.iter().map(|gap| &baseline.topics[gap.topic]);
    gaps.filter(|topic| !is_known(&topic.key.code()))
        .map(|topic| {
            let code = topic.key.code();
            let origin =
                Origin::Gap { topic: code.clone(), title: topic.title.get("en").to_owned(), narrowed: None };
            let issues = issues.get(&code).cloned().into_iter().collect();
            (next_code(known, &code), Finding { issues, ..Finding::new(origin) })
        })
        .collect()
}

fn states(finding: &Finding, wanted: &str) -> bool {
    matches!(&finding.origin, Origin::Gap { topic, narrowed: None, .. } if topic == wanted)
}

/// Puts findings into one. The parts stay as they are and point to the whole.
///
/// # Errors
/// [`NotPossible::TooFew`], [`NotPossible::NotByItself`].
pub fn merge(known: &Findings, codes: &BTreeSet<String>, title: &str) -> Result<Changed, NotPossible> {
    if codes.len() < 2 {
        return Err(NotPossible::TooFew);
    }
    let whole = next_code(known, "merged");
    let mut changed = Vec::new();
    let mut of_whole = Finding::new(Origin::Merged { title: title.to_owned() });
    for code in codes {
        let part = by_itself(known, code)?;
        of_whole.causes.extend(&part.causes);
        of_whole.issues.extend(part.issues.iter().cloned());
        changed.push((code.clone(), Finding { part_of: Some(whole.clone()), ..part.clone() }));
    }
    changed.push((whole, of_whole));
    Ok(changed)
}

fn by_itself<'a>(known: &'a Findings, code: &str) -> Result<&'a Finding, NotPossible> {
    let stands = |finding: &&Finding| !finding.withdrawn && finding.part_of.is_none();
    known.get(code).filter(stands).ok_or(NotPossible::NotByItself)
}

/// Splits a gap into parts that are stated and followed one by one. The gap itself stays as their whole.
///
/// # Errors
/// [`NotPossible::NotByItself`], [`NotPossible::CannotSplit`], [`NotPossible::OnePart`].
pub fn split(baseline: &Baseline, known: &Findings, code: &str, by: SplitBy) -> Result<Changed, NotPossible> {
    let finding = by_itself(known, code)?;
    let register = Register::new(baseline, known);
    let Origin::Gap { topic, title, narrowed: None } = &finding.origin else {
        return Err(NotPossible::CannotSplit);
    };
    if !register.parts(code).is_empty() {
        return Err(NotPossible::CannotSplit);
    }
    let parts = match by {
        SplitBy::Kind => kinds(&register, code),
        SplitBy::Step => steps(&register, topic),
    };
    if parts.len() < 2 {
        return Err(NotPossible::OnePart);
    }
    let mut all = known.clone();
    let mut changed = Vec::new();
    for narrowed in parts {
        let origin = Origin::Gap { topic: topic.clone(), title: title.clone(), narrowed: Some(narrowed) };
        let part = Finding {
            part_of: Some(code.to_owned()),
            issues: finding.issues.clone(),
            causes: finding.causes.clone(),
            ..Finding::new(origin)
        };
        let code = next_code(&all, topic);
        all.insert(code.clone(), part.clone());
        changed.push((code, part));
    }
    Ok(changed)
}

fn kinds(register: &Register<'_>, code: &str) -> Vec<Narrowed> {
    let kinds: BTreeSet<InstitutionKind> = register.kinds(code);
    kinds.into_iter().map(Narrowed::Kind).collect()
}

fn steps(register: &Register<'_>, topic: &str) -> Vec<Narrowed> {
    let Some((_, gap)) = register.gap(topic) else { return Vec::new() };
    let step = |one: &super::gaps::NextStep| Narrowed::Step {
        question: one.question.clone(),
        step: one.text.get("en").to_owned(),
    };
    gap.next_steps.iter().map(step).collect::<BTreeSet<_>>().into_iter().collect()
}

/// Undoes a merger or a split: merged findings stand by themselves again and the whole is withdrawn; of a split gap
/// the parts are withdrawn.
///
/// # Errors
/// [`NotPossible::NoParts`].
pub fn take_apart(known: &Findings, code: &str) -> Result<Changed, NotPossible> {
    let whole = known.get(code).filter(|finding| !finding.withdrawn).ok_or(NotPossible::NoParts)?;
    let is_part = |part: &Finding| part.part_of.as_deref() == Some(code) && !part.withdrawn;
    let parts: Vec<(&String, &Finding)> = known.iter().filter(|(_, part)| is_part(part)).collect();
    if parts.is_empty() {
        return Err(NotPossible::NoParts);
    }
    let is_merged = matches!(whole.origin, Origin::Merged { .. });
    let freed = |part: &Finding| {
        if is_merged {
            Finding { part_of: None, ..part.clone() }
        } else {
            Finding { withdrawn: true, ..part.clone() }
        }
    };
    let mut changed: Changed = parts.into_iter().map(|(code, part)| (code.clone(), freed(part))).collect();
    if is_merged {
        changed.push((code.to_owned(), Finding { withdrawn: true, ..whole.clone() }));
    }
    Ok(changed)
}

/// The questions of one finding, its parts included, as one participant was asked them.
pub fn questions(
    participants: &[Participant],
    findings: &Findings,
    code: &str,
    participant: &Participant,
) -> BTreeSet<String> {
    let topics = topics(findings, code);
    let mut found = BTreeSet::new();
    for asked in Asked::of(participants).into_iter().filter(|asked| asked.is_of(participant)) {
        let nodes = 0..asked.questionnaire.nodes.len();
        for place in nodes.filter(|place| topics.contains(&asked.key(*place).code())) {
            below(asked.questionnaire, place, &mut found);
        }
    }
    found
}

/// The topics a finding rests on.
fn topics(findings: &Findings, code: &str) -> BTreeSet<String> {
    match findings.get(code).map(|finding| &finding.origin) {
        Some(Origin::Gap { topic, .. }) => BTreeSet::from([topic.clone()]),
        Some(Origin::Added { trail: Trail { topics, .. }, .. }) => topics.clone(),
        Some(Origin::Merged { .. }) => {
            let parts = findings.iter().filter(|(_, part)| part.part_of.as_deref() == Some(code));
            parts.flat_map(|(part, _)| self::topics(findings, part)).collect()
        }
        None => BTreeSet::new(),
    }
}

fn below(questionnaire: &Questionnaire, node: usize, found: &mut BTreeSet<String>) {
    for part in &questionnaire.nodes[node].parts {
        match *part {
            Part::Node(place) => below(questionnaire, place, found),
            Part::Question(place) => {
                found.insert(questionnaire.questions[place].id.clone());
            }
        }
    }
}

/// The salient issue each indicator is about, by the code of its topic, as the questionnaires say.
pub fn issues_by_topic(participants: &[Participant]) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for asked in Asked::of(participants) {
        for (place, node) in asked.questionnaire.nodes.iter().enumerate() {
            if let Some(issue) = &node.topic {
                found.entry(asked.key(place).code()).or_insert_with(|| issue.clone());
            }
        }
    }
    found
}
