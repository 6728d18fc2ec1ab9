//! Findings with what stands around them, and their overview: for the reviewer with everything, for the policymaker
//! with what was released.

use rust_decimal::Decimal;

use super::lens::Lens;
use super::topics::{Figures, FindingsView, Group, Stands, Why};
use super::{charts, downloads, layers};
use crate::disclosure::{Findings, Released};
use crate::findings::Drawn;
use crate::report::nonresponse::{self, Answered};
use crate::response::{InstitutionKind, ReleaseId, Round, RoundId, RoundState};
use crate::store::ReleaseEntry;
use crate::texts::{Language, Texts};
use crate::web::pages::findings::{FindingsHead, FindingsPage};
use crate::web::pages::institutions::kinds_label;
use crate::web::pages::parts::{Fact, Figure, Link, Table};
use crate::web::paths::{self, RoundPath};

/// Findings with what stands around them.
pub struct Shown<'a> {
    /// The words of the reader.
    pub texts: &'a Texts,
    /// The findings.
    pub findings: FindingsView,
    /// The round.
    pub round: &'a Round,
    /// Where they are shown.
    pub place: Place<'a>,
    /// The score all questionnaires count as no gap, 0 to 1.
    pub target: Option<Decimal>,
    /// How the reviewer looks at them; none for what was released.
    pub lens: Option<Lens<'a>>,
    /// The same findings from what reviewers verified; for the reviewer, where anything was.
    pub verified: Option<FindingsView>,
}

/// Where findings are shown.
#[derive(Clone, Copy)]
pub enum Place<'a> {
    /// The reviewer's pages of a round.
    Round(RoundId),
    /// The pages of a release.
    Release(&'a ReleaseEntry),
}

impl Place<'_> {
    /// The overview.
    pub fn overview(self) -> String {
        match self {
            Self::Round(id) => paths::round(id, RoundPath::Findings),
            Self::Release(entry) => paths::release(entry.id),
        }
    }

    /// The gap register.
    pub fn gaps(self) -> String {
        match self {
            Self::Round(id) => paths::round(id, RoundPath::Gaps),
            Self::Release(entry) => paths::released_gaps(entry.id),
        }
    }

    /// A topic by its code.
    pub fn topic(self, code: &str) -> String {
        match self {
            Self::Round(id) => paths::round(id, RoundPath::Finding(code)),
            Self::Release(entry) => paths::released_finding(entry.id, code),
        }
    }

    /// The report in every language.
    fn reports(self) -> Vec<Link> {
        let path = match self {
            Self::Round(id) => paths::round(id, RoundPath::Report),
            Self::Release(entry) => paths::released_report(entry.id, "pdf"),
        };
        Language::ALL
            .map(|language| Link::new(language.name(), paths::in_language(&path, language.code())))
            .to_vec()
    }

    /// The report of a release as other files, in one language.
    fn editions(self, texts: &Texts) -> Vec<Link> {
        let Self::Release(entry) = self else { return Vec::new() };
        let link = |ending: &str, words: String| {
            let path = paths::released_report(entry.id, ending);
            Link::new(words, paths::in_language(&path, texts.language().code()))
        };
        vec![link("docx", texts.t("findings-report-word")), link("html", texts.t("findings-report-page"))]
    }

    const fn release(self) -> Option<ReleaseId> {
        match self {
            Self::Round(_) => None,
            Self::Release(entry) => Some(entry.id),
        }
    }
}

impl<'a> Shown<'a> {
    /// Everything, for the reviewer.
    pub fn internal(texts: &'a Texts, round: &'a Round, lens: Lens<'a>, target: Option<Decimal>) -> Self {
        let findings = FindingsView::internal(lens.drawn, texts);
        Self {
            texts,
            findings,
            round,
            place: Place::Round(round.id),
            target,
            lens: Some(lens),
            verified: None,
        }
    }

    /// Where a topic is, looked at in the same way.
    pub fn topic_href(&self, code: &str) -> String {
        format!("{}{}", self.place.topic(code), self.query())
    }

    /// Where the overview is, looked at in the same way.
    pub fn overview_href(&self) -> String {
        format!("{}{}", self.place.overview(), self.query())
    }

    /// The end of an address that keeps how findings are looked at.
    pub fn query(&self) -> String {
        self.lens.map(Lens::query).unwrap_or_default()
    }

    /// The same, beside what reviewers verified.
    pub fn beside_verified(self, verified: Option<&Drawn>) -> Self {
        Self { verified: verified.map(|drawn| FindingsView::internal(drawn, self.texts)), ..self }
    }

    /// What was released.
    pub fn released(
        texts: &'a Texts,
        (entry, round): (&'a ReleaseEntry, &'a Round),
        released: &Released<Findings>,
        target: Option<Decimal>,
    ) -> Self {
        let findings = FindingsView::released(released, texts.language().code());
        Self { texts, findings, round, place: Place::Release(entry), target, lens: None, verified: None }
    }

    /// True for released findings.
    pub const fn is_released(&self) -> bool {
        self.place.release().is_some()
    }

    /// What stands above the findings made of these groups.
    pub fn head<'g>(&self, groups: impl Iterator<Item = &'g Group>) -> FindingsHead {
        let texts = self.texts;
        let back = if self.is_released() {
            Link::new(texts.t("releases-title"), paths::RELEASES)
        } else {
            Link::new(&self.round.name, paths::round(self.round.id, RoundPath::Responses))
        };
        FindingsHead {
            round: self.round.name.clone(),
            standing: self.standing(),
            back,
            is_released: self.is_released(),
            remarks: self.remarks(),
            withheld: withheld(texts, groups, self.round.smallest_cell),
        }
    }

    fn standing(&self) -> String {
        let at = |key: At, at| {
            let at = [("at", self.texts.date_time(at).into())];
            match key {
                At::Drawn => self.texts.t_with("findings-drawn-at", &at),
                At::Released => self.texts.t_with("findings-released-at", &at),
            }
        };
        match (self.place, self.round.state) {
            (Place::Release(entry), _) => at(At::Released, entry.created_at),
            (Place::Round(_), RoundState::Closed { at: closed }) => at(At::Drawn, closed),
            (Place::Round(_), RoundState::Open) => self.texts.t("findings-so-far"),
        }
    }

    /// What must be known before anything is read out of the findings.
    fn remarks(&self) -> Vec<String> {
        let texts = self.texts;
        let (accepted, _) = self.findings.accepted_of_asked();
        let mut remarks = Vec::new();
        if self.round.state == RoundState::Open {
            remarks.push(texts.t("findings-provisional"));
        }
        if accepted == 0 {
            remarks.push(texts.t("findings-nothing-accepted"));
        } else if accepted < self.round.smallest_cell && !self.is_released() {
            let arguments = [("count", accepted.into()), ("smallest", self.round.smallest_cell.into())];
            remarks.push(texts.t_with("findings-few-accepted", &arguments));
        }
        remarks.extend(self.lens.filter(|_| accepted > 0).and_then(|lens| lens.elsewhere(texts)));
        remarks.extend(self.lens.and_then(|lens| lens.versions(texts)));
        if accepted > 0 && self.findings.groups().all(|group| matches!(group, Group::Empty(_))) {
            remarks.push(texts.t("findings-nothing-scored"));
        }
        remarks
    }

    /// The overview.
    pub fn overview(&self) -> FindingsPage {
        let texts = self.texts;
        let layers = layers::of(self);
        let figures = self.response_rate().into_iter().chain(layers::figures(self, &layers));
        let releases = paths::round(self.round.id, RoundPath::Releases);
        FindingsPage {
            head: self.head(self.findings.groups()),
            facts: self.facts(),
            nonresponse: self.nonresponse(),
            figures: downloads::offered(texts, (&self.place.overview(), &self.query()), figures.collect()),
            exports: downloads::exports(texts, self.place),
            quotations: Vec::new(),
            named: Table::default(),
            tables: layers::tables(self, &layers),
            lens: self.lens.map(|lens| lens.form(self.texts, self.place.overview())),
            gaps_href: self.place.gaps(),
            releases_href: if self.is_released() { String::new() } else { releases },
            looks: if self.is_released() { Vec::new() } else { self.looks() },
            reports: if self.findings.accepted_of_asked().0 > 0 { self.place.reports() } else { Vec::new() },
            editions: self.place.editions(self.texts),
        }
    }

    /// Other ways to look at the findings, for the reviewer.
    fn looks(&self) -> Vec<Link> {
        let look = |text: String, page| Link::new(text, paths::round(self.round.id, page));
        vec![
            look(self.texts.t("schemes-title"), RoundPath::Schemes),
            look(self.texts.t("cross-title"), RoundPath::CrossActor),
            Link::new(self.texts.t("compare-title"), paths::rounds_compared(self.round.id)),
            look(self.texts.t("robustness-title"), RoundPath::Robustness),
        ]
    }

    fn facts(&self) -> Vec<Fact> {
        let texts = self.texts;
        let (accepted, asked) = self.findings.accepted_of_asked();
        let mut facts = vec![
            Fact::new(texts.t("findings-asked"), asked.to_string()),
            Fact::new(texts.t("findings-accepted"), accepted.to_string()),
        ];
        if asked > 0 {
            let share = Decimal::from(accepted) / Decimal::from(asked);
            facts.push(Fact::new(texts.t("findings-response-rate"), texts.percent(share)));
        }
        if let Place::Release(entry) = self.place {
            facts.push(Fact::new(texts.t("release-fingerprint"), &entry.sha256));
        }
        facts
    }

    fn nonresponse(&self) -> Vec<String> {
        let answered = |(kind, counts): &(InstitutionKind, [u32; 5])| Answered {
            kind: *kind,
            asked: counts.iter().sum(),
            accepted: counts[0],
            withdrawn: counts[4],
        };
        let kinds: Vec<Answered> = self.findings.rates.iter().map(answered).collect();
        nonresponse::note(self.texts, &kinds)
    }

    fn response_rate(&self) -> Option<Figure> {
        let rate = |(kind, counts): &(InstitutionKind, [u32; 5])| (kinds_label(self.texts, *kind), *counts);
        let rates = &self.findings.rates;
        (!rates.is_empty())
            .then(|| charts::coverage(self.texts, rates.iter().map(rate).collect()).named("response-rate"))
    }

    /// Pillars when there are any; otherwise the parts of each whole.
    pub fn branches(&self) -> Vec<usize> {
        let pillars = self.findings.standing_for(Stands::Pillar);
        if !pillars.is_empty() {
            return pillars;
        }
        let parts = |whole: &usize| self.findings.topics[*whole].children.iter().copied();
        self.findings.wholes.iter().flat_map(parts).collect()
    }
}

enum At {
    Drawn,
    Released,
}

/// What is withheld and why, in sentences.
pub fn withheld<'g>(texts: &Texts, groups: impl Iterator<Item = &'g Group>, smallest: u32) -> Vec<String> {
    let (mut small, mut same, mut secondary) = (0_u32, 0_u32, 0_u32);
    for group in groups {
        match group {
            Group::Withheld(Why::TooFew) => small += 1,
            Group::Withheld(Why::WouldReveal) => secondary += 1,
            Group::Shown(Figures { mean, levels, .. }) if mean.is_none() || levels.is_none() => same += 1,
            Group::Shown(_) | Group::Empty(_) => {}
        }
    }
    let mut sentences = Vec::new();
    if small > 0 {
        let arguments = [("count", small.into()), ("smallest", smallest.into())];
        sentences.push(texts.t_with("withheld-small", &arguments));
    }
    if same > 0 {
        sentences.push(texts.t_with("withheld-same", &[("count", same.into())]));
    }
    if secondary > 0 {
        sentences.push(texts.t_with("withheld-secondary", &[("count", secondary.into())]));
    }
    sentences
}
