//! Questions about one fact put to both sides, and whether the answers go together.

use super::input::{Basis, Participant};
use crate::questionnaire::{Mirror, Side, Text};
use crate::response::{Answer, AnswerKey, AnswerSheet, ResponseId};
use crate::scoring::{Applies, applies};

/// What somebody said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The response: the way back to the answer.
    pub response: ResponseId,
    /// The institution.
    pub name: String,
    /// The unit it was said for; none for the institution itself.
    pub unit: Option<String>,
    /// The option chosen, or the elements met.
    pub options: Vec<Text>,
    /// True when it does not go with what the other side may say.
    pub contradicts: bool,
}

/// What one side said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SideFinding {
    /// Id of the questionnaire.
    pub questionnaire: String,
    /// Id of the question.
    pub question: String,
    /// The question; none when nobody in the round is asked it.
    pub text: Option<Text>,
    /// Section of the question, for the way back to it.
    pub section: String,
    /// Accepted responses it was put to.
    pub asked: u32,
    /// Of these, with an answer of their own: an option or elements.
    pub answered: u32,
    /// Of these, with an answer that does not go with the other side.
    pub contradicting: u32,
    /// Each answer, by the name of the institution.
    pub said: Vec<Said>,
}

/// Whether two sides contradict each other.
///
/// The rule: one body is enough to say that something exists, and it has arrived when most of those it is for know of
/// it. So there is a contradiction when at least one on the first side and at least half of those who answered on the
/// second chose answers that do not go together; it is one in part when fewer than half on the second side did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Both sides do not go together.
    Contradiction,
    /// Some on the second side do not go with the first.
    InPart,
    /// The answers go together.
    None,
    /// On one side nobody has answered.
    CannotSay,
}

impl Verdict {
    /// The word used in files and as a key of texts.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Contradiction => "contradiction",
            Self::InPart => "in-part",
            Self::None => "none",
            Self::CannotSay => "cannot-say",
        }
    }

    const fn of(first: &SideFinding, second: &SideFinding) -> Self {
        if first.answered == 0 || second.answered == 0 {
            Self::CannotSay
        } else if first.contradicting == 0 || second.contradicting == 0 {
            Self::None
        } else if second.contradicting * 2 >= second.answered {
            Self::Contradiction
        } else {
            Self::InPart
        }
    }
}

/// One fact that both sides were asked about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MirrorFinding {
    /// Id of the pair.
    pub id: String,
    /// The fact.
    pub title: Text,
    /// What it says when both sides contradict each other.
    pub meaning: Text,
    /// Whether they do.
    pub verdict: Verdict,
    /// Those who say that it exists.
    pub first: SideFinding,
    /// Those it is for.
    pub second: SideFinding,
}

/// Compares both sides of every pair, in the order of the file.
pub fn mirror_findings(participants: &[Participant], basis: Basis, mirrors: &[Mirror]) -> Vec<MirrorFinding> {
    let mut by_name: Vec<&Participant> = participants.iter().collect();
    by_name.sort_by(|a, b| (&a.institution.name, a.response).cmp(&(&b.institution.name, b.response)));
    let finding = |mirror: &Mirror| {
        let [first, second] = [&mirror.first, &mirror.second].map(|side| side_finding(&by_name, basis, side));
        MirrorFinding {
            id: mirror.id.clone(),
            title: mirror.title.clone(),
            meaning: mirror.meaning.clone(),
            verdict: Verdict::of(&first, &second),
            first,
            second,
        }
    };
    mirrors.iter().map(finding).collect()
}

fn side_finding(participants: &[&Participant], basis: Basis, side: &Side) -> SideFinding {
    let mut found = SideFinding {
        questionnaire: side.questionnaire.clone(),
        question: side.question.clone(),
        ..SideFinding::default()
    };
    for participant in participants.iter().filter(|one| one.questionnaire.id == side.questionnaire) {
        let questionnaire = &participant.questionnaire;
        let Some(place) = questionnaire.question(&side.question) else { continue };
        let question = &questionnaire.questions[place];
        if found.text.is_none() {
            found.text = Some(question.text.clone());
            found.section = questionnaire.sections[question.section].id.clone();
        }
        let Some(sheet) = participant.sheet(basis) else { continue };
        add(&mut found, participant, sheet, side, place);
    }
    found
}

/// Adds one institution; its units count once between them.
fn add(found: &mut SideFinding, one: &Participant, sheet: &AnswerSheet, side: &Side, place: usize) {
    let Ok(questionnaire) = sheet.asked(&one.questionnaire) else { return };
    let question = &questionnaire.questions[place];
    let units: Vec<_> = if question.per_unit && !sheet.units.is_empty() {
        sheet.units.iter().map(Some).collect()
    } else {
        vec![None]
    };
    let (mut is_asked, mut said) = (false, Vec::new());
    for unit in units {
        if applies(&questionnaire, sheet, question, unit) == Applies::Hidden {
            continue;
        }
        is_asked = true;
        let unit = unit.map(|unit| unit.name.clone());
        let key = AnswerKey { unit: unit.clone(), question: question.id.clone() };
        let Some(answer) = sheet.answer(&key).filter(|answer| is_own(answer)) else { continue };
        let chosen = question.options().iter().filter(|option| answer.holds(&option.id));
        said.push(Said {
            response: one.response,
            name: one.institution.name.clone(),
            unit,
            options: chosen.map(|option| option.label.clone()).collect(),
            contradicts: side.contradicting.iter().any(|option| answer.holds(option)),
        });
    }
    found.asked += u32::from(is_asked);
    found.answered += u32::from(!said.is_empty());
    found.contradicting += u32::from(said.iter().any(|one| one.contradicts));
    found.said.extend(said);
}

/// An option or elements: not one of the words for knowing nothing.
const fn is_own(answer: &Answer) -> bool {
    matches!(answer, Answer::Choice(_) | Answer::Checklist { .. })
}
