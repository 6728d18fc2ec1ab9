//! The list of findings in the register: filtered, ordered, page by page; and the gaps that are not in it.

use std::collections::{BTreeMap, BTreeSet};

use super::findings::Shown;
use super::gaps;
use super::paged::Leaf;
use super::register::{View, cause_words, size_words, status_words};
use crate::findings::finding::{Cause, Finding, Origin, Status};
use crate::findings::register::Gravity;
use crate::findings::{Basis, TopicFinding};
use crate::response::InstitutionKind;
use crate::texts::Texts;
use crate::web::pages::findings::{GapPillar, GapRow};
use crate::web::pages::institutions::kind_label;
use crate::web::pages::parts::{Choice, Choices, Field, Link, Tag, Tone};
use crate::web::pages::register::{Filter, RegisterEntry, RegisterPage};
use crate::web::paths::{self, RegisterPath, RoundPath};

/// Findings on a page.
const FINDINGS: usize = 20;
/// The word for the order of the principles.
const BY_PRINCIPLE: &str = "principle";

/// What the register is filtered by, as asked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wanted<'a> {
    /// A pillar.
    pub pillar: Option<u8>,
    /// A principle.
    pub principle: Option<u8>,
    /// A kind of institution.
    pub kind: Option<InstitutionKind>,
    /// A cause.
    pub cause: Option<Cause>,
    /// How grave it is.
    pub severity: Option<Gravity>,
    /// A status.
    pub status: Option<Status>,
    /// `principle`, or by severity.
    pub order: Option<&'a str>,
    /// Which page, or `all`.
    pub page: Option<&'a str>,
}

impl Wanted<'_> {
    fn is_by_principle(&self) -> bool {
        self.order == Some(BY_PRINCIPLE)
    }

    /// The end of an address that asks for the same on this page.
    fn query(&self, page: &str) -> String {
        let number = |name: &str, number: Option<u8>| number.map(|number| format!("{name}={number}"));
        let parts = [
            number("pillar", self.pillar),
            number("principle", self.principle),
            self.kind.map(|kind| format!("kind={}", kind.code())),
            self.cause.map(|cause| format!("cause={}", cause.code())),
            self.severity.map(|severity| format!("severity={}", severity.code())),
            self.status.map(|status| format!("status={}", status.code())),
            self.is_by_principle().then(|| format!("order={BY_PRINCIPLE}")),
            (!page.is_empty()).then(|| format!("page={page}")),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        if parts.is_empty() { String::new() } else { format!("?{}", parts.join("&")) }
    }
}

/// The page. `merging` is what was chosen and typed to merge findings.
pub fn page(
    view: &View<'_>,
    shown: &Shown<'_>,
    wanted: Wanted<'_>,
    merging: (&BTreeSet<String>, Field),
) -> RegisterPage {
    let texts = view.texts;
    let codes = codes(view, wanted);
    let leaf = Leaf::wanted(wanted.page, codes.len(), FINDINGS);
    let at = |page| paths::register(view.round, page);
    let address = |page: &str| format!("{}{}", paths::round(view.round, RoundPath::Gaps), wanted.query(page));
    let drawn = gaps::page(shown);
    let is_begun = !view.stored.findings.is_empty();
    let (pillars, count) = fresh(view, drawn.pillars, shown);
    RegisterPage {
        findings_href: drawn.findings_href,
        links: view.links(),
        order: if wanted.is_by_principle() {
            texts.t("register-ordered-principle")
        } else {
            texts.t("register-ordered-severity")
        },
        filters: if is_begun { filters(view, wanted) } else { Vec::new() },
        paged: leaf.links(texts, address),
        entries: leaf.of(codes).into_iter().filter_map(|code| entry(view, code, merging.0)).collect(),
        empty: match (is_begun, count) {
            (true, _) => texts.t("register-none-match"),
            (false, 0) => drawn.empty,
            (false, _) => String::new(),
        },
        merge_action: format!("{}{}", at(RegisterPath::Merge), wanted.query(wanted.page.unwrap_or_default())),
        merge_title: merging.1,
        take_in_action: if count > 0 { at(RegisterPath::TakeIn) } else { String::new() },
        after_review: after_review(view),
        fresh: texts.t_with("register-fresh", &[("count", count.into())]),
        pillars,
        errors: Vec::new(),
        head: drawn.head,
    }
}

fn codes<'a>(view: &View<'a>, wanted: Wanted<'_>) -> Vec<&'a String> {
    let mut codes = if wanted.is_by_principle() {
        view.register.by_principle()
    } else {
        view.register.by_severity(&view.rated)
    };
    codes.retain(|code| is_wanted(view, code, wanted));
    codes
}

fn is_wanted(view: &View<'_>, code: &str, wanted: Wanted<'_>) -> bool {
    let Some(finding) = view.stored.findings.get(code) else { return false };
    let register = &view.register;
    // A whole is found by what its parts say, too.
    let is_part_wanted = register.parts(code).into_iter().any(|part| is_wanted(view, part, wanted));
    let own = wanted.principle.is_none_or(|number| register.principles(code).contains(&number))
        && wanted.pillar.is_none_or(|number| register.pillars(code).contains(&number))
        && wanted.kind.is_none_or(|kind| register.kinds(code).contains(&kind))
        && wanted.cause.is_none_or(|cause| finding.causes.contains(&cause))
        && wanted.severity.is_none_or(|severity| view.gravity(code) == severity)
        && wanted.status.is_none_or(|status| finding.status == status);
    own || is_part_wanted
}

fn marks(view: &View<'_>, code: &str, finding: &Finding) -> Vec<Tag> {
    let mut marks = Vec::new();
    if view.register.is_gone(code) {
        marks.push(Tag::new(view.texts.t("register-gone"), Tone::Attention));
    }
    let language = view.texts.language().code();
    if finding.is_overtaken(language, view.register.figures(code).as_ref()) {
        marks.push(Tag::new(view.texts.t("register-overtaken-mark"), Tone::Attention));
    }
    marks
}

fn entry(view: &View<'_>, code: &str, chosen: &BTreeSet<String>) -> Option<RegisterEntry> {
    let finding = view.stored.findings.get(code)?;
    Some(RegisterEntry {
        code: code.to_owned(),
        title: view.title(code),
        href: view.href(code),
        status: view.state(finding),
        marks: marks(view, code, finding),
        statement: view.statement(code),
        facts: view.facts(code, finding),
        parts: view.register.parts(code).into_iter().map(|part| view.link(part)).collect(),
        is_chosen: chosen.contains(code),
    })
}

/// The gaps that are not in the register, and how many.
fn fresh(view: &View<'_>, pillars: Vec<GapPillar>, shown: &Shown<'_>) -> (Vec<GapPillar>, u32) {
    let known = view.stored.findings.values().filter_map(|finding| match &finding.origin {
        Origin::Gap { topic, narrowed: None, .. } => Some(shown.topic_href(topic)),
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

/// Topics that have a gap only on what reviewers verified. The register holds what institutions say of themselves.
fn after_review(view: &View<'_>) -> Vec<Link> {
    let Some(verified) = &view.stored.verified else { return Vec::new() };
    let language = view.texts.language().code();
    let link = |topic: &TopicFinding| {
        let code = topic.key.code();
        let place = paths::round(view.round, RoundPath::Finding(&code));
        let href = format!("{place}?basis={}", Basis::Verified.code());
        view.register.gap(&code).is_none().then(|| Link::new(topic.title.get(language), href))
    };
    verified.gaps.iter().filter_map(|gap| link(&verified.topics[gap.topic])).collect()
}

fn filters(view: &View<'_>, wanted: Wanted<'_>) -> Vec<Filter> {
    let texts = view.texts;
    let choices = [
        ("pillar", texts.t("register-pillar"), pillars(view, wanted.pillar)),
        ("principle", texts.t("register-principle"), principles(view, wanted.principle)),
        ("kind", texts.t("register-kinds"), kinds(texts, wanted.kind)),
        ("severity", texts.t("register-severity"), severities(texts, wanted.severity)),
        ("cause", texts.t("register-cause"), causes(texts, wanted.cause)),
        ("status", texts.t("register-status"), statuses(view, wanted.status)),
    ];
    let with_any = |mut rest: Vec<Choice>| {
        let is_any = rest.iter().all(|choice| !choice.is_chosen);
        rest.insert(0, Choice::new("", texts.t("register-any")).chosen(is_any));
        Choices::of(rest)
    };
    let filter = |(name, label, rest)| Filter { name, label, choices: with_any(rest) };
    choices.into_iter().map(filter).chain([order(texts, wanted)]).collect()
}

fn order(texts: &Texts, wanted: Wanted<'_>) -> Filter {
    let choice = |code: &str, label: String, is_chosen: bool| Choice::new(code, label).chosen(is_chosen);
    let choices = vec![
        choice("severity", texts.t("register-order-severity"), !wanted.is_by_principle()),
        choice(BY_PRINCIPLE, texts.t("register-order-principle"), wanted.is_by_principle()),
    ];
    Filter { name: "order", label: texts.t("register-order"), choices: Choices::of(choices) }
}

/// Topics the findings are about, by number; named where the round has a topic of this code.
fn numbered(view: &View<'_>, word: &str, numbers: BTreeSet<u8>, wanted: Option<u8>) -> Vec<Choice> {
    let language = view.texts.language().code();
    let choice = |number: u8| {
        let topic = view.stored.baseline.topic(&format!("{word}-{number}"));
        let label = topic.map_or_else(|| number.to_string(), |topic| topic.title.get(language).to_owned());
        Choice::new(number.to_string(), label).chosen(wanted == Some(number))
    };
    numbers.into_iter().map(choice).collect()
}

fn pillars(view: &View<'_>, wanted: Option<u8>) -> Vec<Choice> {
    let found = view.stored.findings.keys().flat_map(|code| view.register.pillars(code));
    numbered(view, "pillar", found.collect(), wanted)
}

fn principles(view: &View<'_>, wanted: Option<u8>) -> Vec<Choice> {
    let found = view.stored.findings.keys().flat_map(|code| view.register.principles(code));
    numbered(view, "principle", found.collect(), wanted)
}

fn kinds(texts: &Texts, wanted: Option<InstitutionKind>) -> Vec<Choice> {
    let choice = |kind: InstitutionKind| {
        Choice::new(kind.code(), kind_label(texts, kind)).chosen(wanted == Some(kind))
    };
    InstitutionKind::ALL.into_iter().map(choice).collect()
}

fn severities(texts: &Texts, wanted: Option<Gravity>) -> Vec<Choice> {
    let words = |gravity: Gravity| match gravity {
        Gravity::Rated(degree) => {
            let counts = [("count", degree.number().to_string().into()), ("total", "5".into())];
            texts.t_with("count-of-total", &counts)
        }
        Gravity::NotRated(size) => size_words(texts, size),
    };
    let choice =
        |gravity: Gravity| Choice::new(gravity.code(), words(gravity)).chosen(wanted == Some(gravity));
    Gravity::all().map(choice).collect()
}

fn causes(texts: &Texts, wanted: Option<Cause>) -> Vec<Choice> {
    let choice =
        |cause: &Cause| Choice::new(cause.code(), cause_words(texts, *cause)).chosen(wanted == Some(*cause));
    Cause::ALL.iter().map(choice).collect()
}

/// Each with how many findings that stand by themselves have it, so that what is left to look at is seen.
fn statuses(view: &View<'_>, wanted: Option<Status>) -> Vec<Choice> {
    let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
    for code in view.register.by_principle() {
        if let Some(finding) = view.stored.findings.get(code) {
            *counts.entry(finding.status.code()).or_default() += 1;
        }
    }
    let choice = |status: &Status| {
        let count = counts.get(status.code()).copied().unwrap_or_default();
        let label = format!("{} ({count})", status_words(view.texts, *status));
        Choice::new(status.code(), label).chosen(wanted == Some(*status))
    };
    Status::ALL.iter().map(choice).collect()
}
