//! How far the findings of a round move under other choices.

use serde::Serialize;

use super::Page;
use super::analysis::LensForm;
use super::findings::{FindingsHead, sample_head};
use super::parts::{Choices, Fact, Field, FieldError, Figure, Table};
use super::samples::{figure, table};
use crate::texts::{Language, Texts};
use crate::web::paths::{self, RoundPath};

/// The page.
#[derive(Clone, Debug, Serialize)]
pub struct RobustnessPage {
    /// What the findings stand on.
    pub head: FindingsHead,
    /// Back to the overview.
    pub findings_href: String,
    /// What was wrong with the seed or the number of runs.
    pub errors: Vec<FieldError>,
    /// Where the random numbers begin.
    pub seed: Field,
    /// How many runs are wanted.
    pub runs: Field,
    /// Whose word it is made on.
    pub basis: Choices,
    /// What the calculation was made from; none when there is nothing to calculate.
    pub facts: Vec<Fact>,
    /// What is chosen otherwise, each in a sentence.
    pub choices: Vec<Fact>,
    /// Bands of the topics.
    pub figure: Option<Figure>,
    /// The topics; then which choice moves them; then the list of gaps.
    pub tables: Vec<Table>,
    /// What each choice alone would change in the list of gaps.
    pub changes: Vec<Fact>,
}

impl Page for RobustnessPage {
    const TEMPLATE: &'static str = "pages/robustness.html";

    fn samples(language: Language) -> Vec<Self> {
        let texts = Texts::get(language);
        let all = Self {
            head: sample_head(language, false),
            findings_href: paths::round("1", RoundPath::Findings),
            errors: Vec::new(),
            seed: Field::of("1"),
            runs: Field::of("1000"),
            basis: LensForm::sample(language).fields.swap_remove(0).choices,
            facts: vec![Fact::new(texts.t("robustness-runs-made"), "1000")],
            choices: vec![Fact::new(texts.t("robustness-weights"), texts.t("robustness-weights-text"))],
            figure: Some(figure(language)),
            tables: vec![table(language), table(language)],
            changes: vec![Fact::new(texts.t("robustness-aggregation"), texts.t("robustness-no-change"))],
        };
        let wrong = texts.t("error-number");
        let refused = Self {
            errors: vec![FieldError::new("seed", wrong.clone())],
            seed: Field::of("seven").refused(wrong),
            facts: Vec::new(),
            figure: None,
            tables: Vec::new(),
            changes: Vec::new(),
            ..all.clone()
        };
        vec![all, refused]
    }
}
