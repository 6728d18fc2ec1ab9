//! The register of findings in the reader's words.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::assessment::{Issue, Kept, RoundRegister};
use crate::disclosure::{CellRelease, Findings as ReleasedFindings, Released, Share};
use crate::findings::finding::{Cause, Figures, Finding, Narrowed, Origin, Status};
use crate::findings::register::{Extent, Gravity, Register, Size};
use crate::findings::salience::Rated;
use crate::response::{InstitutionKind, RoundId};
use crate::texts::Texts;
use crate::web::pages::institutions::kinds_label;
use crate::web::pages::parts::{Fact, Link, Tag, Tone};
use crate::web::paths::{self, RegisterPath};

/// The register of a round with what it is held against.
pub struct View<'a> {
    /// The words of the reader.
    pub texts: &'a Texts,
    /// The round.
    pub round: RoundId,
    /// What is stored.
    pub stored: &'a RoundRegister,
    /// The same held against the data.
    pub register: Register<'a>,
    /// How grave each issue is.
    pub rated: BTreeMap<String, Rated>,
    /// The same findings held against what reviewers verified; none where nothing was.
    verified: Option<Register<'a>>,
}

/// The word for a status.
pub fn status_words(texts: &Texts, status: Status) -> String {
    match status {
        Status::Draft => texts.t("register-status-draft"),
        Status::Confirmed => texts.t("register-status-confirmed"),
        Status::Disputed => texts.t("register-status-disputed"),
        Status::Closed => texts.t("register-status-closed"),
    }
}

/// The word for a cause.
pub fn cause_words(texts: &Texts, cause: Cause) -> String {
    match cause {
        Cause::Law => texts.t("register-cause-law"),
        Cause::Policy => texts.t("register-cause-policy"),
        Cause::Capacity => texts.t("register-cause-capacity"),
        Cause::Practice => texts.t("register-cause-practice"),
    }
}

/// How large a gap is that no rated issue is about.
pub fn size_words(texts: &Texts, size: Option<Size>) -> String {
    match size {
        Some(Size::Large) => texts.t("register-size-large"),
        Some(Size::Moderate) => texts.t("register-size-moderate"),
        Some(Size::Small) => texts.t("register-size-small"),
        None => texts.t("register-size-unknown"),
    }
}

/// The name of an issue.
pub fn issue_title<'a>(texts: &Texts, issue: &'a Kept<Issue>) -> &'a str {
    issue.content.title.get(texts.language().code())
}

impl<'a> View<'a> {
    /// The register in a reader's words.
    pub fn new(texts: &'a Texts, round: RoundId, stored: &'a RoundRegister) -> Self {
        let register = Register::new(&stored.baseline, &stored.findings);
        let verified = stored.verified.as_deref().map(|verified| Register::new(verified, &stored.findings));
        Self { texts, round, stored, register, rated: stored.rated(), verified }
    }

    /// The same in other words.
    pub fn in_words(&self, texts: &'a Texts) -> Self {
        Self::new(texts, self.round, self.stored)
    }

    /// Where a finding is worked on.
    pub fn href(&self, code: &str) -> String {
        paths::register(self.round, RegisterPath::Finding(code))
    }

    /// What a finding is called.
    pub fn title(&self, code: &str) -> String {
        let Some(finding) = self.stored.findings.get(code) else { return code.to_owned() };
        match &finding.origin {
            Origin::Gap { title, narrowed, .. } => {
                let language = self.texts.language().code();
                let title = self.register.title(code).map_or(title.as_str(), |text| text.get(language));
                match narrowed {
                    None => title.to_owned(),
                    Some(narrowed) => format!("{title} – {}", self.narrowed(code, narrowed)),
                }
            }
            Origin::Merged { title } | Origin::Added { title, .. } => title.clone(),
        }
    }

    fn narrowed(&self, code: &str, narrowed: &Narrowed) -> String {
        match narrowed {
            Narrowed::Kind(kind) => kinds_label(self.texts, *kind),
            Narrowed::Step { step, .. } => {
                let known = self.register.step(code).map(|step| step.text.get(self.texts.language().code()));
                known.unwrap_or(step).trim_end_matches('.').to_owned()
            }
        }
    }

    /// A finding as a link.
    pub fn link(&self, code: &str) -> Link {
        Link::new(self.title(code), self.href(code))
    }

    /// What stands there: what was written in the reader's language, or what the template says.
    pub fn statement(&self, code: &str) -> String {
        let language = self.texts.language().code();
        let written = self.stored.findings.get(code).and_then(|finding| finding.statements.get(language));
        written.map_or_else(|| self.template(code), |written| written.text.clone())
    }

    /// What the template says of the data as they are now.
    pub fn template(&self, code: &str) -> String {
        let texts = self.texts;
        let topic = ("topic", self.title(code).into());
        let Some(figures) = self.register.figures(code) else {
            return texts.t_with("register-says-nobody", &[topic]);
        };
        let mut sentences = Vec::new();
        if figures.scored == 0 {
            let count = ("count", figures.below.into());
            sentences.push(texts.t_with("register-says-by-hand", &[topic, count]));
        } else {
            let counts = [topic, ("count", figures.below.into()), ("total", figures.scored.into())];
            sentences.push(texts.t_with("register-says", &counts));
        }
        sentences.extend(self.kinds_sentence(&figures));
        if let (Some(step), Some((_, _, count, asked))) = (self.register.step(code), &figures.step) {
            let step = ("step", step.text.get(texts.language().code()).into());
            let counts = [step, ("count", (*count).into()), ("asked", (*asked).into())];
            sentences.push(texts.t_with("register-says-step", &counts));
        }
        let parts: Vec<String> = self.register.parts(code).iter().map(|part| self.title(part)).collect();
        // The parts of a split gap say the same as the gap itself.
        let is_merged = |finding: &Finding| matches!(finding.origin, Origin::Merged { .. });
        if !parts.is_empty() && self.stored.findings.get(code).is_some_and(is_merged) {
            sentences.push(texts.t_with("register-says-parts", &[("parts", parts.join("; ").into())]));
        }
        sentences.join(" ")
    }

    fn kinds_sentence(&self, figures: &Figures) -> Option<String> {
        let texts = self.texts;
        let one = |(kind, below, scored): &(InstitutionKind, u32, u32)| {
            let (below, scored) = (below.to_string(), scored.to_string());
            let counts = texts.t_with("count-of-total", &[("count", below.into()), ("total", scored.into())]);
            format!("{}: {counts}", kinds_label(texts, *kind))
        };
        let kinds: Vec<String> = figures.kinds.iter().map(one).collect();
        (kinds.len() > 1 && figures.scored > 0)
            .then(|| texts.t_with("register-says-kinds", &[("kinds", kinds.join("; ").into())]))
    }

    /// What was released of the topic a finding rests on, as what is known before, in a sentence; none where nothing
    /// was: a plan is read outside the house.
    pub fn released_baseline(
        &self,
        code: &str,
        (released, day): (&Released<ReleasedFindings>, NaiveDate),
    ) -> Option<String> {
        let texts = self.texts;
        let Origin::Gap { topic, .. } = &self.stored.findings.get(code)?.origin else { return None };
        let CellRelease::Shown { institutions, below_target, .. } = &released.get().topic(topic)?.all else {
            return None;
        };
        let below = match below_target {
            Share::Count(count) => texts.t_with("studio-below-count", &[("count", (*count).into())]),
            Share::OverThreeQuarters => texts.t("share-most"),
            Share::UnderOneQuarter => texts.t("share-few"),
            Share::Withheld => return None,
        };
        let facts =
            [("below", below.into()), ("total", (*institutions).into()), ("day", texts.date(day).into())];
        Some(texts.t_with("studio-baseline-from", &facts))
    }

    /// How grave it is, to be sorted and filtered by.
    pub fn gravity(&self, code: &str) -> Gravity {
        self.register.gravity(code, &self.rated)
    }

    /// How grave it is: from the gravest rated issue it is about, otherwise the size of the gap.
    pub fn severity(&self, code: &str) -> String {
        let texts = self.texts;
        match self.gravity(code) {
            Gravity::Rated(severity) => {
                let issue = self.gravest(code).map(|issue| issue_title(texts, issue).to_owned());
                let issue = ("issue", issue.unwrap_or_default().into());
                texts.t_with("register-severity-of", &[("severity", severity.number().into()), issue])
            }
            Gravity::NotRated(size) => size_words(texts, size),
        }
    }

    /// The gravest of the issues it or one of its parts is about.
    fn gravest(&self, code: &str) -> Option<&'a Kept<Issue>> {
        let issues = self.issues_with_parts(code);
        let rated = issues.iter().filter_map(|issue| self.stored.issues.get(issue));
        rated.max_by_key(|issue| issue.content.rated.rank())
    }

    fn issues_with_parts(&self, code: &str) -> BTreeSet<String> {
        let own = self.stored.findings.get(code).map(|finding| finding.issues.clone()).unwrap_or_default();
        let parts = self.register.parts(code).into_iter().flat_map(|part| self.issues_with_parts(part));
        own.into_iter().chain(parts).collect()
    }

    /// Severity, institutions, kinds, principles, causes.
    pub fn facts(&self, code: &str, finding: &Finding) -> Vec<Fact> {
        let texts = self.texts;
        let extent = self.register.extent(code);
        let mut facts = vec![Fact::new(texts.t("register-severity"), self.severity(code))];
        facts.push(Fact::new(texts.t("register-concerned"), self.counts(&extent)));
        let verified = self.verified.as_ref().map(|register| register.extent(code));
        // What is not from a score is the same whatever was verified.
        if let Some(verified) = verified.filter(|verified| !verified.scored.is_empty()) {
            facts.push(Fact::new(texts.t("register-concerned-verified"), self.counts(&verified)));
        }
        let mut list = |term: String, words: Vec<String>| {
            if !words.is_empty() {
                facts.push(Fact::new(term, words.join(", ")));
            }
        };
        let kinds = self.register.kinds(code);
        list(texts.t("register-kinds"), kinds.iter().map(|kind| kinds_label(texts, *kind)).collect());
        let principles = self.register.principles(code);
        list(texts.t("gap-principles"), principles.iter().map(u8::to_string).collect());
        let causes = finding.causes.iter().map(|cause| cause_words(texts, *cause));
        list(texts.t("register-cause"), causes.collect());
        facts
    }

    fn counts(&self, extent: &Extent) -> String {
        let concerned = extent.concerned.len().to_string();
        if extent.scored.is_empty() {
            return concerned;
        }
        let total = extent.scored.len().to_string();
        self.texts.t_with("count-of-total", &[("count", concerned.into()), ("total", total.into())])
    }

    /// How far the NHRI stands behind it, or that it is no longer in the register.
    pub fn state(&self, finding: &Finding) -> Tag {
        let words = status_words(self.texts, finding.status);
        match finding.status {
            _ if finding.withdrawn => Tag::new(self.texts.t("register-withdrawn"), Tone::Quiet),
            Status::Draft => Tag::new(words, Tone::Quiet),
            Status::Confirmed => Tag::new(words, Tone::Done),
            Status::Disputed => Tag::new(words, Tone::Attention),
            Status::Closed => Tag::new(words, Tone::Active),
        }
    }

    /// Salient issues, rounds compared, a finding by hand.
    pub fn links(&self) -> Vec<Link> {
        let texts = self.texts;
        vec![
            Link::new(texts.t("salience-title"), paths::salience(self.round)),
            Link::new(texts.t("compare-title"), paths::rounds_compared(self.round)),
            Link::new(texts.t("register-add"), paths::register(self.round, RegisterPath::Add)),
        ]
    }
}
