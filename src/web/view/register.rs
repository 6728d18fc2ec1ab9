//! The register of findings in the reader's words.

use std::collections::{BTreeMap, BTreeSet};

use super::findings::Shown;
use super::gaps;
use crate::assessment::{Issue, Kept, RoundRegister};
use crate::findings::finding::{Cause, Figures, Finding, Narrowed, Origin, Status};
use crate::findings::register::{Register, Size};
use crate::findings::salience::Rated;
use crate::response::{InstitutionKind, RoundId};
use crate::texts::Texts;
use crate::web::pages::findings::{GapPillar, GapRow};
use crate::web::pages::institutions::{kind_label, kinds_label};
use crate::web::pages::parts::{Choice, Choices, Fact, Field, Link, Tag, Tone};
use crate::web::pages::register::{Filter, RegisterEntry, RegisterPage};
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
    rated: BTreeMap<String, Rated>,
}

/// What the register is filtered by, as asked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wanted<'a> {
    /// A principle.
    pub principle: Option<u8>,
    /// A kind of institution.
    pub kind: Option<InstitutionKind>,
    /// A cause.
    pub cause: Option<Cause>,
    /// A status.
    pub status: Option<Status>,
    /// `principle`, or by severity.
    pub order: Option<&'a str>,
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

/// The name of an issue.
pub fn issue_title<'a>(texts: &Texts, issue: &'a Kept<Issue>) -> &'a str {
    issue.content.title.get(texts.language().code())
}

impl<'a> View<'a> {
    /// The register in a reader's words.
    pub fn new(texts: &'a Texts, round: RoundId, stored: &'a RoundRegister) -> Self {
        let register = Register::new(&stored.baseline, &stored.findings);
        Self { texts, round, stored, register, rated: stored.rated() }
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

    /// How grave it is: from the gravest rated issue it is about, otherwise the size of the gap.
    pub fn severity(&self, code: &str) -> String {
        let texts = self.texts;
        if let Some(rank) = self.register.rank(code, &self.rated) {
            let issue = self.gravest(code).map(|issue| issue_title(texts, issue).to_owned());
            let issue = ("issue", issue.unwrap_or_default().into());
            let severity = ("severity", rank.severity.number().into());
            return texts.t_with("register-severity-of", &[severity, issue]);
        }
        match self.register.extent(code).size() {
            Some(Size::Large) => texts.t("register-size-large"),
            Some(Size::Moderate) => texts.t("register-size-moderate"),
            Some(Size::Small) => texts.t("register-size-small"),
            None => texts.t("register-size-unknown"),
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
        let concerned = extent.concerned.len().to_string();
        let of_all = || {
            let total = extent.scored.len().to_string();
            texts.t_with("count-of-total", &[("count", concerned.clone().into()), ("total", total.into())])
        };
        let institutions = if extent.scored.is_empty() { concerned.clone() } else { of_all() };
        facts.push(Fact::new(texts.t("register-concerned"), institutions));
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

    fn marks(&self, code: &str, finding: &Finding) -> Vec<Tag> {
        let mut marks = Vec::new();
        if self.register.is_gone(code) {
            marks.push(Tag::new(self.texts.t("register-gone"), Tone::Attention));
        }
        let language = self.texts.language().code();
        if finding.is_overtaken(language, self.register.figures(code).as_ref()) {
            marks.push(Tag::new(self.texts.t("register-overtaken-mark"), Tone::Attention));
        }
        marks
    }

    fn entry(&self, code: &str, chosen: &BTreeSet<String>) -> Option<RegisterEntry> {
        let finding = self.stored.findings.get(code)?;
        Some(RegisterEntry {
            code: code.to_owned(),
            title: self.title(code),
            href: self.href(code),
            status: self.state(finding),
            marks: self.marks(code, finding),
            statement: self.statement(code),
            facts: self.facts(code, finding),
            parts: self.register.parts(code).into_iter().map(|part| self.link(part)).collect(),
            is_chosen: chosen.contains(code),
        })
    }

    fn is_wanted(&self, code: &str, wanted: Wanted<'_>) -> bool {
        let Some(finding) = self.stored.findings.get(code) else { return false };
        // A whole is found by what its parts say, too.
        let is_part_wanted = self.register.parts(code).into_iter().any(|part| self.is_wanted(part, wanted));
        let own = wanted.principle.is_none_or(|number| self.register.principles(code).contains(&number))
            && wanted.kind.is_none_or(|kind| self.register.kinds(code).contains(&kind))
            && wanted.cause.is_none_or(|cause| finding.causes.contains(&cause))
            && wanted.status.is_none_or(|status| finding.status == status);
        own || is_part_wanted
    }

    /// The page. `chosen` and `title` are what was typed to merge findings.
    pub fn page(
        &self,
        shown: &Shown<'_>,
        wanted: Wanted<'_>,
        merging: (&BTreeSet<String>, Field),
    ) -> RegisterPage {
        let texts = self.texts;
        let is_by_principle = wanted.order == Some("principle");
        let codes = if is_by_principle {
            self.register.by_principle()
        } else {
            self.register.by_severity(&self.rated)
        };
        let wanted_codes = codes.into_iter().filter(|code| self.is_wanted(code, wanted));
        let at = |page| paths::register(self.round, page);
        let drawn = gaps::page(shown);
        let is_begun = !self.stored.findings.is_empty();
        let (pillars, count) = self.fresh(drawn.pillars, shown);
        let head = drawn.head;
        RegisterPage {
            findings_href: drawn.findings_href,
            links: self.links(),
            order: if is_by_principle {
                texts.t("register-ordered-principle")
            } else {
                texts.t("register-ordered-severity")
            },
            filters: if is_begun { self.filters(wanted) } else { Vec::new() },
            entries: wanted_codes.filter_map(|code| self.entry(code, merging.0)).collect(),
            empty: match (is_begun, count) {
                (true, _) => texts.t("register-none-match"),
                (false, 0) => drawn.empty,
                (false, _) => String::new(),
            },
            merge_action: at(RegisterPath::Merge),
            merge_title: merging.1,
            take_in_action: if count > 0 { at(RegisterPath::TakeIn) } else { String::new() },
            fresh: texts.t_with("register-fresh", &[("count", count.into())]),
            pillars,
            errors: Vec::new(),
            head,
        }
    }

    /// The gaps that are not in the register, and how many.
    fn fresh(&self, pillars: Vec<GapPillar>, shown: &Shown<'_>) -> (Vec<GapPillar>, u32) {
        let known = self.stored.findings.values().filter_map(|finding| match &finding.origin {
            Origin::Gap { topic, narrowed: None, .. } => Some(shown.place.topic(topic)),
            Origin::Gap { .. } | Origin::Merged { .. } | Origin::Added { .. } => None,
        });
        let known: BTreeSet<String> = known.collect();
        let is_fresh = |gap: &GapRow| !known.contains(&gap.href);
        let mut fresh: Vec<GapPillar> = pillars
            .into_iter()
            .map(|pillar| GapPillar { gaps: pillar.gaps.into_iter().filter(is_fresh).collect(), ..pillar })
            .collect();
        fresh.retain(|pillar| !pillar.gaps.is_empty());
        let count = fresh.iter().map(|pillar| pillar.gaps.len()).sum::<usize>();
        (fresh, u32::try_from(count).unwrap_or(u32::MAX))
    }

    fn links(&self) -> Vec<Link> {
        let texts = self.texts;
        vec![
            Link::new(texts.t("salience-title"), paths::salience(self.round)),
            Link::new(texts.t("compare-title"), paths::rounds_compared(self.round)),
            Link::new(texts.t("register-add"), paths::register(self.round, RegisterPath::Add)),
        ]
    }

    fn filters(&self, wanted: Wanted<'_>) -> Vec<Filter> {
        let texts = self.texts;
        let any = |is_chosen| Choice::new("", texts.t("register-any")).chosen(is_chosen);
        let principles: BTreeSet<u8> =
            self.stored.findings.keys().flat_map(|code| self.register.principles(code)).collect();
        let principle = |number: u8| {
            Choice::new(number.to_string(), number.to_string()).chosen(wanted.principle == Some(number))
        };
        let kind = |kind: InstitutionKind| {
            Choice::new(kind.code(), kind_label(texts, kind)).chosen(wanted.kind == Some(kind))
        };
        let cause = |cause: &Cause| {
            Choice::new(cause.code(), cause_words(texts, *cause)).chosen(wanted.cause == Some(*cause))
        };
        let status = |status: &Status| {
            Choice::new(status.code(), status_words(texts, *status)).chosen(wanted.status == Some(*status))
        };
        let order = |code: &str, label: String| Choice::new(code, label).chosen(wanted.order == Some(code));
        let with_any = |is_any: bool, mut rest: Vec<Choice>| {
            rest.insert(0, any(is_any));
            Choices::of(rest)
        };
        let filter = |name, label, choices| Filter { name, label, choices };
        vec![
            filter(
                "principle",
                texts.t("register-principle"),
                with_any(wanted.principle.is_none(), principles.into_iter().map(principle).collect()),
            ),
            filter(
                "kind",
                texts.t("register-kinds"),
                with_any(wanted.kind.is_none(), InstitutionKind::ALL.into_iter().map(kind).collect()),
            ),
            filter(
                "cause",
                texts.t("register-cause"),
                with_any(wanted.cause.is_none(), Cause::ALL.iter().map(cause).collect()),
            ),
            filter(
                "status",
                texts.t("register-status"),
                with_any(wanted.status.is_none(), Status::ALL.iter().map(status).collect()),
            ),
            filter(
                "order",
                texts.t("register-order"),
                Choices::of(vec![
                    order("severity", texts.t("register-order-severity")),
                    order("principle", texts.t("register-order-principle")),
                ]),
            ),
        ]
    }
}
