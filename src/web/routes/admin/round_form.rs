//! The fields of a round as they were typed: judged here for a new round and for one that is changed.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use validator::Validate;

use crate::assessment::Assessment;
use crate::offline::percent;
use crate::questionnaire::{Questionnaire, Status as Life};
use crate::response::{
    InstitutionKind, Round, RoundSettings, SMALLEST_CELL_DEFAULT, SMALLEST_CELL_FLOOR, Scheme,
};
use crate::texts::{Language, Texts};
use crate::web::errors::Failure;
use crate::web::fields::{Fields, Form};
use crate::web::pages::institutions::kinds_label;
use crate::web::pages::parts::{Choice, Choices, Field};
use crate::web::pages::round_settings::{RoundFields, TargetField, language_choices, scheme_choices};
use crate::web::problems::{Problems, number_message, rules};

/// Largest group anybody would ask for.
const SMALLEST_CELL_CEILING: u32 = 100;
/// What the name of a field for a target begins with; the SHA-256 of the questionnaire follows.
const TARGET: &str = "target-";

/// A questionnaire version that can be asked, by the SHA-256 of its files.
pub type Offered = (String, Arc<Questionnaire>);

/// A round as typed.
#[derive(Clone, Default, Validate)]
pub struct TypedRound {
    #[validate(custom(function = "rules::line"))]
    pub name: String,
    #[validate(custom(function = "rules::day"))]
    opens_on: String,
    #[validate(custom(function = "rules::day"))]
    deadline: String,
    languages: Vec<String>,
    smallest_cell: String,
    scheme: String,
    pub questionnaires: Vec<String>,
    targets: BTreeMap<String, String>,
}

impl Form for TypedRound {
    fn read(fields: &Fields) -> Self {
        let target = |(name, typed): (&str, &str)| {
            let sha256 = name.strip_prefix(TARGET)?;
            Some((sha256.to_owned(), typed.trim().to_owned())).filter(|(_, typed)| !typed.is_empty())
        };
        let scheme = fields.line("scheme");
        Self {
            name: fields.line("name"),
            opens_on: fields.line("opens_on"),
            deadline: fields.line("deadline"),
            languages: fields.all("languages").map(str::to_owned).collect(),
            smallest_cell: fields.line("smallest_cell"),
            scheme: if scheme.is_empty() { Scheme::Declared.code().to_owned() } else { scheme },
            questionnaires: fields.all("questionnaires").map(str::to_owned).collect(),
            targets: fields.iter().filter_map(target).collect(),
        }
    }
}

impl TypedRound {
    /// Before anything is typed: every language, as the questionnaires declare, the usual smallest cell.
    pub fn fresh() -> Self {
        Self {
            languages: Language::ALL.map(|language| language.code().to_owned()).to_vec(),
            smallest_cell: SMALLEST_CELL_DEFAULT.to_string(),
            scheme: Scheme::Declared.code().to_owned(),
            ..Self::default()
        }
    }

    /// What is stored, as it would have been typed.
    pub fn of(round: &Round) -> Self {
        let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        let settings = &round.settings;
        let target = |(sha256, target): (&String, &Decimal)| {
            (sha256.clone(), (target * Decimal::ONE_HUNDRED).normalize().to_string())
        };
        let languages = Language::ALL.map(Language::code).into_iter();
        Self {
            name: round.name.clone(),
            opens_on: day(settings.opens_on),
            deadline: day(round.deadline),
            languages: languages.filter(|code| settings.offers(code)).map(str::to_owned).collect(),
            smallest_cell: round.smallest_cell.to_string(),
            scheme: settings.scheme.code().to_owned(),
            questionnaires: Vec::new(),
            targets: settings.targets.iter().map(target).collect(),
        }
    }

    fn smallest_cell(&self) -> Option<u32> {
        let number = self.smallest_cell.parse().ok()?;
        (SMALLEST_CELL_FLOOR..=SMALLEST_CELL_CEILING).contains(&number).then_some(number)
    }

    fn days(&self) -> (Option<NaiveDate>, Option<NaiveDate>) {
        (self.opens_on.parse().ok(), self.deadline.parse().ok())
    }

    /// Everything wrong with the form but the choice of questionnaires.
    pub fn problems(&self, texts: &Texts) -> Problems {
        let mut problems = Problems::of(self, &["name", "opens_on", "deadline"], texts);
        if let (Some(first), Some(last)) = self.days()
            && last < first
        {
            problems.add("deadline", texts.t("rounds-days-swapped"));
        }
        let is_known = |code: &String| Language::from_code(code).is_some();
        if self.languages.is_empty() || !self.languages.iter().all(is_known) {
            problems.add("languages", texts.t("error-choose"));
        }
        if self.smallest_cell().is_none() {
            let message =
                number_message(texts, Some(SMALLEST_CELL_FLOOR.into()), Some(SMALLEST_CELL_CEILING.into()));
            problems.add("smallest_cell", message);
        }
        if Scheme::from_code(&self.scheme).is_none() {
            problems.add("scheme", texts.t("error-choose"));
        }
        problems
    }

    /// What is wrong with the questionnaires chosen for a new round: none, one nobody offers, two versions of one.
    pub fn questionnaire_problems(&self, texts: &Texts, offered: &[Offered]) -> Problems {
        let mut problems = Problems::default();
        let chosen: Vec<_> = self.chosen(offered).collect();
        let mut ids: Vec<&str> = chosen.iter().map(|(_, questionnaire)| questionnaire.id.as_str()).collect();
        ids.sort_unstable();
        if chosen.is_empty() || chosen.len() != self.questionnaires.len() {
            problems.add("questionnaires", texts.t("error-choose"));
        } else if ids.windows(2).any(|pair| pair[0] == pair[1]) {
            problems.add("questionnaires", texts.t("rounds-two-versions"));
        }
        problems
    }

    fn chosen<'a>(&'a self, offered: &'a [Offered]) -> impl Iterator<Item = &'a Offered> {
        offered.iter().filter(|(sha256, _)| self.questionnaires.contains(sha256))
    }

    /// What is wrong with the targets.
    pub fn target_problems(&self, texts: &Texts) -> Problems {
        let mut problems = Problems::default();
        if self.targets.values().any(|typed| share(typed).is_none()) {
            let ends = (Some(Decimal::ZERO), Some(Decimal::ONE_HUNDRED));
            problems.add("targets", number_message(texts, ends.0, ends.1));
        }
        problems
    }

    /// A round with what was typed; only after nothing was found wrong. Only questionnaires it asks have targets.
    pub fn apply(&self, round: Round, asked: &[String]) -> Round {
        let (opens_on, deadline) = self.days();
        let is_every = Language::ALL.iter().all(|one| self.languages.iter().any(|code| code == one.code()));
        let targets = self.targets.iter().filter(|(sha256, _)| asked.contains(sha256));
        let settings = RoundSettings {
            opens_on,
            languages: if is_every { Vec::new() } else { self.languages.clone() },
            scheme: Scheme::from_code(&self.scheme).unwrap_or_default(),
            targets: targets.filter_map(|(sha256, typed)| Some((sha256.clone(), share(typed)?))).collect(),
        };
        Round {
            name: self.name.clone(),
            deadline,
            smallest_cell: self.smallest_cell().unwrap_or(SMALLEST_CELL_DEFAULT),
            settings,
            ..round
        }
    }

    /// The fields with what was typed and what is wrong.
    pub fn fields(
        &self,
        (texts, problems): (&Texts, &Problems),
        (offered, is_new): (&[Offered], bool),
    ) -> RoundFields {
        let has = |code: &str| self.languages.iter().any(|known| known == code);
        let questionnaires = if is_new { self.questionnaire_choices(texts, offered) } else { Vec::new() };
        RoundFields {
            name: problems.field("name", &self.name),
            opens_on: problems.field("opens_on", &self.opens_on),
            deadline: problems.field("deadline", &self.deadline),
            languages: problems.choices("languages", language_choices(has)),
            smallest_cell: problems.field("smallest_cell", &self.smallest_cell),
            scheme: problems.choices("scheme", scheme_choices(texts, &self.scheme)),
            questionnaires: if is_new {
                problems.choices("questionnaires", questionnaires)
            } else {
                Choices::default()
            },
            targets: offered.iter().map(|one| self.target_field(texts, one)).collect(),
        }
    }

    fn target_field(&self, texts: &Texts, (sha256, questionnaire): &Offered) -> TargetField {
        let typed = self.targets.get(sha256).cloned().unwrap_or_default();
        let error = (!typed.is_empty() && share(&typed).is_none())
            .then(|| number_message(texts, Some(Decimal::ZERO), Some(Decimal::ONE_HUNDRED)));
        let own = texts.number(questionnaire.target * Decimal::ONE_HUNDRED, 0);
        let arguments = [("title", titled(texts, questionnaire).into()), ("target", own.into())];
        TargetField {
            name: format!("{TARGET}{sha256}"),
            label: texts.t_with("rounds-target-of", &arguments),
            field: Field { value: typed, error },
        }
    }

    fn questionnaire_choices(&self, texts: &Texts, offered: &[Offered]) -> Vec<Choice> {
        let choice = |(sha256, questionnaire): &Offered| {
            let kinds = questionnaire.addressed_to.iter().filter_map(|kind| InstitutionKind::from_code(kind));
            let hint: Vec<String> = kinds.map(|kind| kinds_label(texts, kind)).collect();
            Choice::new(sha256, titled(texts, questionnaire))
                .with_hint(hint.join(", "))
                .chosen(self.questionnaires.contains(sha256))
        };
        offered.iter().map(choice).collect()
    }
}

/// A share of 0 to 1 typed as points of 100.
fn share(typed: &str) -> Option<Decimal> {
    percent(typed).map(|points| points / Decimal::ONE_HUNDRED)
}

/// A questionnaire by its title and version.
pub fn titled(texts: &Texts, questionnaire: &Questionnaire) -> String {
    let title = questionnaire.title.get(texts.language().code());
    texts.t_with("rounds-titled", &[("title", title.into()), ("version", questionnaire.version.into())])
}

/// Every stored version that is not retired: by title, newer versions first.
///
/// # Errors
/// The database's, or when a stored questionnaire cannot be read.
pub async fn offered(assessment: &Assessment) -> Result<Vec<Offered>, Failure> {
    let mut found = Vec::new();
    for entry in assessment.store.list_questionnaires().await? {
        let questionnaire = assessment.questionnaire(&entry.sha256).await?;
        if questionnaire.status != Life::Retired {
            found.push((entry.sha256, questionnaire));
        }
    }
    found.sort_by_key(|(_, one)| (one.id.clone(), std::cmp::Reverse(one.version)));
    Ok(found)
}

/// The versions a round asks.
///
/// # Errors
/// As [`offered`].
pub async fn asked(assessment: &Assessment, round: &Round) -> Result<Vec<Offered>, Failure> {
    let mut found = Vec::new();
    for entry in assessment.store.list_questionnaires_of_round(round.id).await? {
        let questionnaire = assessment.questionnaire(&entry.sha256).await?;
        found.push((entry.sha256, questionnaire));
    }
    found.sort_by_key(|(_, one)| (one.id.clone(), one.version));
    Ok(found)
}
