//! Recommendations: what the NHRI asks for, to whom, and by when. A plan answers them.

use serde::{Deserialize, Serialize};

use crate::questionnaire::{IndicatorKind, Text};

/// By when something can be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Term {
    /// Within a year.
    Short,
    /// In one to three years.
    Medium,
    /// In more than three years.
    Long,
}

impl Term {
    /// All of them, the nearest first.
    pub const ALL: [Self; 3] = [Self::Short, Self::Medium, Self::Long];

    /// The word in files and addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Short => "short",
            Self::Medium => "medium",
            Self::Long => "long",
        }
    }

    /// What a [`code`](Self::code) names.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|term| term.code() == code)
    }
}

/// One recommendation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recommendation {
    /// What it is called in the report and in plans: `R1`.
    pub code: String,
    /// What is recommended.
    pub text: Text,
    /// What it answers: codes of findings of the register, or of topics where no finding is confirmed.
    #[serde(default)]
    pub findings: Vec<String>,
    /// Guiding Principles it serves, 1 to 31.
    #[serde(default)]
    pub principles: Vec<u8>,
    /// By when.
    pub term: Term,
    /// To whom; empty while nobody is named.
    #[serde(default)]
    pub addressed: Vec<String>,
    /// It is left out of the report, and stays in the history.
    #[serde(default)]
    pub is_withdrawn: bool,
}

/// A gap with the step that would narrow it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shortfall {
    /// What it is called: the code of a finding or of a topic.
    pub finding: String,
    /// Guiding Principles it stands under.
    pub principles: Vec<u8>,
    /// What its indicator tells.
    pub kind: Option<IndicatorKind>,
    /// True where a law is missing or does not say it.
    pub lacks_law: bool,
    /// The step.
    pub step: Text,
}

impl Shortfall {
    /// Work that goes on is changed within a year, what must be adopted takes longer, and results for people come last.
    fn term(&self) -> Term {
        match self.kind {
            Some(IndicatorKind::Outcome) => Term::Long,
            Some(IndicatorKind::Process) if !self.lacks_law => Term::Short,
            Some(IndicatorKind::Process | IndicatorKind::Structural) | None => Term::Medium,
        }
    }
}

/// First recommendations, to be worked on by people: the step of each gap; one for gaps with the same step and term.
/// The nearest stand first, otherwise in the order of the gaps.
pub fn draft_recommendations(gaps: &[Shortfall]) -> Vec<Recommendation> {
    let mut drafts: Vec<Recommendation> = Vec::new();
    for gap in gaps {
        let term = gap.term();
        match drafts.iter_mut().find(|one| one.text == gap.step && one.term == term) {
            Some(known) => add(known, gap),
            None => drafts.push(Recommendation {
                code: String::new(),
                text: gap.step.clone(),
                findings: vec![gap.finding.clone()],
                principles: gap.principles.clone(),
                term,
                addressed: Vec::new(),
                is_withdrawn: false,
            }),
        }
    }
    drafts.sort_by_key(|one| one.term);
    for (number, draft) in (1..).zip(&mut drafts) {
        draft.code = format!("R{number}");
    }
    drafts
}

fn add(known: &mut Recommendation, gap: &Shortfall) {
    known.findings.push(gap.finding.clone());
    known.principles.extend(&gap.principles);
    known.principles.sort_unstable();
    known.principles.dedup();
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gap(finding: &str, kind: Option<IndicatorKind>, step: &str) -> Shortfall {
        Shortfall {
            finding: finding.to_owned(),
            principles: vec![4],
            kind,
            lacks_law: false,
            step: Text::english(step),
        }
    }

    #[test]
    fn the_nearest_stand_first_and_a_step_stands_once() {
        let process = Some(IndicatorKind::Process);
        let gaps = [
            gap("a-1", Some(IndicatorKind::Outcome), "Look at the results."),
            gap("b-1", Some(IndicatorKind::Structural), "Pass a law."),
            gap("c-1", process, "Visit each river."),
            Shortfall { principles: vec![1], ..gap("d-1", process, "Visit each river.") },
            Shortfall { lacks_law: true, ..gap("e-1", process, "Give inspectors the power.") },
        ];
        let drafts = draft_recommendations(&gaps);
        let told: Vec<_> =
            drafts.iter().map(|one| (one.code.as_str(), one.term, one.findings.join(" "))).collect();
        assert_eq!(
            told,
            [
                ("R1", Term::Short, "c-1 d-1".to_owned()),
                ("R2", Term::Medium, "b-1".to_owned()),
                ("R3", Term::Medium, "e-1".to_owned()),
                ("R4", Term::Long, "a-1".to_owned()),
            ]
        );
        assert_eq!(drafts[0].principles, [1, 4]);
        assert!(drafts.iter().all(|one| one.addressed.is_empty()), "people say who is to do it");
    }

    #[test]
    fn a_recommendation_comes_back_from_its_file() {
        let one = draft_recommendations(&[gap("a-1", None, "Begin.")]).remove(0);
        let text = serde_json::to_string(&one).expect("it can be written");
        assert_eq!(serde_json::from_str::<Recommendation>(&text).expect("it can be read"), one);
        assert!(text.contains(r#""term":"medium""#), "{text}");
        for term in Term::ALL {
            assert_eq!(Term::from_code(term.code()), Some(term));
        }
    }
}
