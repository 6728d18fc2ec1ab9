//! The register of findings held against the data: whom a finding concerns now, what its statement says in figures,
//! how grave it is, and in which order findings stand.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::draw::Baseline;
use super::finding::{Figures, Finding, Narrowed, Origin};
use super::gaps::{GapEntry, NextStep};
use super::salience::{Degree, Rank, Rated};
use super::topic::{Member, TopicFinding};
use crate::questionnaire::Text;
use crate::response::{InstitutionKind, ResponseId};

/// Findings by code.
pub type Findings = BTreeMap<String, Finding>;

/// The findings of a round beside what is drawn from its answers.
pub struct Register<'a> {
    baseline: &'a Baseline,
    findings: &'a Findings,
    members: BTreeMap<ResponseId, &'a Member>,
    gaps: BTreeMap<String, &'a GapEntry>,
}

/// Whom a finding concerns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extent {
    /// Responses below target, or named by hand.
    pub concerned: BTreeSet<ResponseId>,
    /// Responses with a score on it.
    pub scored: BTreeSet<ResponseId>,
    /// The mean gap of those concerned, of the deepest part of a merged finding.
    pub depth: Option<Decimal>,
}

/// How deep a gap is where no salient issue says how grave it is: the mean gap of those concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Size {
    /// Below a quarter of the scale.
    Small,
    /// From a quarter.
    Moderate,
    /// From one half.
    Large,
}

/// How grave a finding is: as the gravest rated issue it is about, otherwise by the size of its gap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gravity {
    /// The severity of the issue.
    Rated(Degree),
    /// No issue it is about is rated; `None` where there is no gap to measure either.
    NotRated(Option<Size>),
}

impl Gravity {
    /// All of them, the gravest first.
    pub fn all() -> impl Iterator<Item = Self> {
        let rated = (1..=Degree::GREATEST).rev().filter_map(Degree::new).map(Self::Rated);
        let sizes = [Some(Size::Large), Some(Size::Moderate), Some(Size::Small), None];
        rated.chain(sizes.map(Self::NotRated))
    }

    /// The word used in addresses.
    pub fn code(self) -> String {
        match self {
            Self::Rated(degree) => degree.number().to_string(),
            Self::NotRated(Some(Size::Large)) => "large".to_owned(),
            Self::NotRated(Some(Size::Moderate)) => "moderate".to_owned(),
            Self::NotRated(Some(Size::Small)) => "small".to_owned(),
            Self::NotRated(None) => "unknown".to_owned(),
        }
    }

    /// The one a [`code`](Self::code) names.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::all().find(|one| one.code() == code)
    }
}

impl Extent {
    /// Its depth in a word.
    pub fn size(&self) -> Option<Size> {
        self.depth.map(|depth| match depth {
            _ if depth >= Decimal::new(50, 2) => Size::Large,
            _ if depth >= Decimal::new(25, 2) => Size::Moderate,
            _ => Size::Small,
        })
    }
}

impl<'a> Register<'a> {
    /// Holds findings against what is drawn.
    pub fn new(baseline: &'a Baseline, findings: &'a Findings) -> Self {
        let members = baseline.topics.iter().flat_map(|topic| &topic.members);
        let gaps = baseline.gaps.iter().map(|gap| (baseline.topics[gap.topic].key.code(), gap));
        Self {
            baseline,
            findings,
            members: members.map(|member| (member.response, member)).collect(),
            gaps: gaps.collect(),
        }
    }

    /// An institution by its response, where it has an accepted one.
    pub fn member(&self, response: ResponseId) -> Option<&'a Member> {
        self.members.get(&response).copied()
    }

    /// A gap that is drawn from the data now.
    pub fn gap(&self, topic: &str) -> Option<(&'a TopicFinding, &'a GapEntry)> {
        let gap = *self.gaps.get(topic)?;
        Some((&self.baseline.topics[gap.topic], gap))
    }

    /// The parts of a finding that are still in the register.
    pub fn parts(&self, code: &str) -> Vec<&'a String> {
        let is_part =
            |(_, part): &(&String, &Finding)| part.part_of.as_deref() == Some(code) && !part.withdrawn;
        self.findings.iter().filter(is_part).map(|(code, _)| code).collect()
    }

    /// Whom a finding concerns; nobody where the data no longer hold it.
    pub fn extent(&self, code: &str) -> Extent {
        let Some(finding) = self.findings.get(code) else { return Extent::default() };
        match &finding.origin {
            Origin::Gap { topic, narrowed, .. } => self.extent_of_gap(topic, narrowed.as_ref()),
            Origin::Merged { .. } => {
                let mut whole = Extent::default();
                for part in self.parts(code) {
                    let part = self.extent(part);
                    whole.concerned.extend(part.concerned);
                    whole.scored.extend(part.scored);
                    whole.depth = whole.depth.max(part.depth);
                }
                whole
            }
            Origin::Added { trail, .. } => Extent { concerned: trail.responses.clone(), ..Extent::default() },
        }
    }

    fn extent_of_gap(&self, topic: &str, narrowed: Option<&Narrowed>) -> Extent {
        let Some((topic, gap)) = self.gap(topic) else { return Extent::default() };
        let is_of_kind = |member: &&Member| match narrowed {
            Some(Narrowed::Kind(kind)) => member.kind == *kind,
            Some(Narrowed::Step { .. }) | None => true,
        };
        let members: Vec<&Member> = topic.members.iter().filter(is_of_kind).collect();
        let score = |member: &Member| member.score.value.and_then(|value| value.score);
        let scored = members.iter().filter(|member| score(member).is_some()).map(|one| one.response);
        let has_gap = |member: &Member| member.score.gap.is_some_and(|gap| gap > Decimal::ZERO);
        let is_concerned = |member: &&&Member| match narrowed {
            Some(Narrowed::Step { question, step }) => gap
                .next_steps
                .iter()
                .any(|one| is_step(one, question, step) && one.responses.contains(&member.response)),
            Some(Narrowed::Kind(_)) | None => has_gap(member),
        };
        let concerned: Vec<&&Member> = members.iter().filter(is_concerned).collect();
        let sum: Decimal = concerned.iter().filter_map(|member| member.score.gap).sum();
        Extent {
            scored: scored.collect(),
            depth: (!concerned.is_empty()).then(|| sum / Decimal::from(concerned.len())),
            concerned: concerned.iter().map(|member| member.response).collect(),
        }
    }

    /// True where a finding was drawn from scores and the data no longer hold it.
    pub fn is_gone(&self, code: &str) -> bool {
        let is_drawn = |finding: &Finding| !matches!(finding.origin, Origin::Added { .. });
        self.findings.get(code).is_some_and(is_drawn) && self.extent(code).concerned.is_empty()
    }

    /// The next step before most of those concerned, in the words of the questionnaire.
    pub fn step(&self, code: &str) -> Option<&'a NextStep> {
        match &self.findings.get(code)?.origin {
            Origin::Gap { topic, narrowed: None, .. } => self.gap(topic)?.1.next_steps.first(),
            Origin::Gap { topic, narrowed: Some(Narrowed::Step { question, step }), .. } => {
                self.gap(topic)?.1.next_steps.iter().find(|one| is_step(one, question, step))
            }
            Origin::Gap { topic, narrowed: Some(Narrowed::Kind(_)), .. } => {
                let concerned = self.extent(code).concerned;
                let count = |step: &NextStep| self.among(step, &concerned);
                let steps = self.gap(topic)?.1.next_steps.iter().filter(|step| count(step) > 0);
                // The first of equals, as in the whole gap.
                steps.rev().max_by_key(|step| count(step))
            }
            Origin::Merged { .. } | Origin::Added { .. } => None,
        }
    }

    fn among(&self, step: &NextStep, concerned: &BTreeSet<ResponseId>) -> u32 {
        step.responses.iter().filter(|response| concerned.contains(response)).count() as u32
    }

    /// What the template says in figures; `None` where there is nothing to say it of.
    pub fn figures(&self, code: &str) -> Option<Figures> {
        let extent = self.extent(code);
        if extent.concerned.is_empty() {
            return None;
        }
        let mut kinds: BTreeMap<InstitutionKind, (u32, u32)> = BTreeMap::new();
        for response in extent.concerned.union(&extent.scored) {
            let Some(member) = self.members.get(response) else { continue };
            let counts = kinds.entry(member.kind).or_default();
            counts.0 += u32::from(extent.concerned.contains(response));
            counts.1 += u32::from(extent.scored.contains(response));
        }
        let step = self.step(code).map(|step| {
            let concerned = self.among(step, &extent.concerned);
            (step.question.clone(), step.text.get("en").to_owned(), concerned, step.asked)
        });
        Some(Figures {
            below: extent.concerned.len() as u32,
            scored: extent.scored.len() as u32,
            kinds: kinds.into_iter().map(|(kind, (below, scored))| (kind, below, scored)).collect(),
            step,
        })
    }

    /// The name of the topic a finding is about, where it is about one that is drawn now.
    pub fn title(&self, code: &str) -> Option<&'a Text> {
        match &self.findings.get(code)?.origin {
            Origin::Gap { topic, .. } => self.baseline.topic(topic).map(|topic| &topic.title),
            Origin::Merged { .. } | Origin::Added { .. } => None,
        }
    }

    /// The principles it stands under, those of its parts included.
    pub fn principles(&self, code: &str) -> BTreeSet<u8> {
        let Some(finding) = self.findings.get(code) else { return BTreeSet::new() };
        match &finding.origin {
            Origin::Gap { topic, .. } => {
                self.gap(topic).map(|(_, gap)| gap.principles.iter().copied().collect()).unwrap_or_default()
            }
            Origin::Merged { .. } => {
                self.parts(code).into_iter().flat_map(|part| self.principles(part)).collect()
            }
            Origin::Added { principles, .. } => principles.clone(),
        }
    }

    /// The pillars these principles are of: I up to principle 10, II up to 24, III after it.
    pub fn pillars(&self, code: &str) -> BTreeSet<u8> {
        let pillar = |principle: u8| match principle {
            0..=10 => 1,
            11..=24 => 2,
            _ => 3,
        };
        self.principles(code).into_iter().map(pillar).collect()
    }

    /// The kinds of institution it concerns.
    pub fn kinds(&self, code: &str) -> BTreeSet<InstitutionKind> {
        let concerned = self.extent(code).concerned.into_iter();
        let mut kinds: BTreeSet<InstitutionKind> =
            concerned.filter_map(|response| self.member(response)).map(|member| member.kind).collect();
        if let Some(Finding { origin: Origin::Added { kinds: named, .. }, .. }) = self.findings.get(code) {
            kinds.extend(named);
        }
        kinds
    }

    /// The gravest of the issues it is about, those of its parts included; `None` where none is rated.
    pub fn rank(&self, code: &str, issues: &BTreeMap<String, Rated>) -> Option<Rank> {
        let own = self.findings.get(code)?.issues.iter().filter_map(|issue| issues.get(issue)?.rank()).max();
        let parts = self.parts(code).into_iter().filter_map(|part| self.rank(part, issues)).max();
        own.max(parts)
    }

    /// How grave it is.
    pub fn gravity(&self, code: &str, issues: &BTreeMap<String, Rated>) -> Gravity {
        let size = || Gravity::NotRated(self.extent(code).size());
        self.rank(code, issues).map_or_else(size, |rank| Gravity::Rated(rank.severity))
    }

    /// Codes of the findings that stand by themselves, the gravest first, then the most widespread, then by code.
    /// Those no rated issue is about stand after those with one.
    pub fn by_severity(&self, issues: &BTreeMap<String, Rated>) -> Vec<&'a String> {
        let mut codes = self.standing();
        codes.sort_by_cached_key(|code| (Reverse(self.rank(code, issues)), self.spread(code), *code));
        codes
    }

    /// The same, by the first principle they stand under; those under none last.
    pub fn by_principle(&self) -> Vec<&'a String> {
        let mut codes = self.standing();
        let first = |code: &str| self.principles(code).first().copied().unwrap_or(u8::MAX);
        codes.sort_by_cached_key(|code| (first(code), self.spread(code), *code));
        codes
    }

    fn spread(&self, code: &str) -> Reverse<(usize, Option<Decimal>)> {
        let extent = self.extent(code);
        Reverse((extent.concerned.len(), extent.depth))
    }

    fn standing(&self) -> Vec<&'a String> {
        let stands = |(_, finding): &(&String, &Finding)| !finding.withdrawn && finding.part_of.is_none();
        self.findings.iter().filter(stands).map(|(code, _)| code).collect()
    }
}

fn is_step(one: &NextStep, question: &str, step: &str) -> bool {
    one.question == question && one.text.get("en") == step
}
