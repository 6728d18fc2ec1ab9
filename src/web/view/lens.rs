//! How the reviewer looks at findings: whose word, by which scheme, put together by what. And the words for each.

use crate::findings::{AskedVersion, Basis, Dimension, Drawn};
use crate::questionnaire::IndicatorKind;
use crate::response::{InstitutionKind, SizeBand};
use crate::scoring::Scheme;
use crate::texts::Texts;
use crate::web::pages::analysis::{LensField, LensForm};
use crate::web::pages::institutions::{kinds_label, size_label};
use crate::web::pages::parts::{Choice, Choices};
use crate::web::pages::sectors::sector_words;

/// How findings are looked at.
#[derive(Clone, Copy, Debug)]
pub struct Lens<'a> {
    /// The findings.
    pub drawn: &'a Drawn,
    /// What institutions are put together by.
    pub dimension: Dimension,
    /// The scheme of the round, which holds while nobody has chosen another.
    pub usual: Scheme,
}

impl Lens<'_> {
    /// The end of an address that keeps the way of looking; empty for the usual one.
    pub fn query(self) -> String {
        let Drawn { basis, scheme, .. } = self.drawn;
        let parts = [
            (*basis != Basis::SelfAssessed).then(|| format!("basis={}", basis.code())),
            (*scheme != self.usual).then(|| format!("scheme={}", scheme.code())),
            (self.dimension != Dimension::Kind).then(|| format!("dimension={}", self.dimension.code())),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        if parts.is_empty() { String::new() } else { format!("?{}", parts.join("&")) }
    }

    /// The form that changes it.
    pub fn form(self, texts: &Texts, action: String) -> LensForm {
        let schemes = Scheme::SCORING.into_iter();
        let dimensions = Dimension::ALL.into_iter();
        let scheme = schemes
            .map(|one| Choice::new(one.code(), scheme_words(texts, one)).chosen(one == self.drawn.scheme));
        let dimension = dimensions
            .map(|one| Choice::new(one.code(), dimension_words(texts, one)).chosen(one == self.dimension));
        let fields = vec![
            basis_field(texts, self.drawn.basis),
            field("scheme", texts.t("lens-scheme"), scheme.collect()),
            field("dimension", texts.t("lens-dimension"), dimension.collect()),
        ];
        LensForm { action, fields }
    }

    /// Said where other pages and files show other figures than these.
    pub fn elsewhere(self, texts: &Texts) -> Option<String> {
        let is_usual = self.drawn.basis == Basis::SelfAssessed && self.drawn.scheme == Scheme::Declared;
        (!is_usual).then(|| texts.t("lens-elsewhere"))
    }

    /// Said where a questionnaire was changed half-way.
    pub fn versions(self, texts: &Texts) -> Option<String> {
        versions_words(texts, &self.drawn.versions)
    }
}

/// The choice of whose word findings rest on.
pub fn basis_field(texts: &Texts, chosen: Basis) -> LensField {
    let choice = |one: Basis| Choice::new(one.code(), basis_words(texts, one)).chosen(one == chosen);
    field("basis", texts.t("lens-basis"), Basis::ALL.into_iter().map(choice).collect())
}

/// Something to choose.
pub fn field(name: &'static str, label: String, options: Vec<Choice>) -> LensField {
    LensField { name, label, choices: Choices::of(options) }
}

fn versions_words(texts: &Texts, versions: &[AskedVersion]) -> Option<String> {
    let code = texts.language().code();
    let is_twice = |one: &&AskedVersion| {
        versions.iter().filter(|other| other.questionnaire == one.questionnaire).count() > 1
    };
    let words = |one: &AskedVersion| {
        texts.t_with(
            "versions-one",
            &[
                ("title", one.title.get(code).into()),
                ("version", one.version.to_string().into()),
                ("count", one.accepted.to_string().into()),
            ],
        )
    };
    let found: Vec<String> = versions.iter().filter(is_twice).map(words).collect();
    (!found.is_empty())
        .then(|| texts.t_with("versions-several", &[("versions", found.join("; ").as_str().into())]))
}

/// Whose word.
pub fn basis_words(texts: &Texts, basis: Basis) -> String {
    match basis {
        Basis::SelfAssessed => texts.t("lens-self-assessed"),
        Basis::Verified => texts.t("lens-verified"),
    }
}

/// The name of a scheme.
pub fn scheme_words(texts: &Texts, scheme: Scheme) -> String {
    match scheme {
        Scheme::Declared => texts.t("scheme-declared"),
        Scheme::WeightedMean => texts.t("scheme-weighted-mean"),
        Scheme::Lowest => texts.t("scheme-lowest"),
        Scheme::Geometric => texts.t("scheme-geometric"),
        Scheme::AllSomeNone => texts.t("scheme-all-some-none"),
        Scheme::GermanClasses => texts.t("scheme-german-classes"),
    }
}

/// What institutions are put together by.
pub fn dimension_words(texts: &Texts, dimension: Dimension) -> String {
    match dimension {
        Dimension::Kind => texts.t("institution-kind"),
        Dimension::Ownership => texts.t("institution-ownership"),
        Dimension::Sector => texts.t("institution-sector"),
        Dimension::Size => texts.t("institution-size"),
        Dimension::Region => texts.t("institution-region"),
    }
}

/// The name of a segment; one nobody has placed is "not known".
pub fn segment_words(texts: &Texts, dimension: Dimension, value: Option<&str>) -> String {
    let Some(value) = value else { return texts.t("not-known") };
    let found = match dimension {
        Dimension::Kind => InstitutionKind::from_code(value).map(|kind| kinds_label(texts, kind)),
        Dimension::Size => SizeBand::from_code(value).map(|size| size_label(texts, size)),
        Dimension::Sector => Some(sector_words(texts, value)),
        Dimension::Ownership | Dimension::Region => None,
    };
    found.unwrap_or_else(|| value.to_owned())
}

/// All indicators of a kind.
pub fn indicators_words(texts: &Texts, kind: IndicatorKind) -> String {
    match kind {
        IndicatorKind::Structural => texts.t("indicators-structural"),
        IndicatorKind::Process => texts.t("indicators-process"),
        IndicatorKind::Outcome => texts.t("indicators-outcome"),
    }
}
