//! The form for another piece, as typed and as read.

use chrono::NaiveDate;
use validator::Validate;

use crate::assessment::{NewContent, NewEvidence};
use crate::response::{Confidentiality, Evidence, EvidenceKind, EvidenceWords, LONGEST_TITLE};
use crate::texts::Texts;
use crate::vault::Refusal;
use crate::web::fields::{Fields, Form};
use crate::web::pages::evidence::{NewPiece, class_choices, kind_choices};
use crate::web::problems::{Problems, rules};
use crate::web::upload::SentFile;

/// The fields above the file, and those below it, in the order of the page.
const ABOVE: [&str; 2] = ["kind", "title"];
const BELOW: [&str; 5] = ["link", "reference", "dated", "valid_until", "confidentiality"];

/// What was typed.
#[derive(Clone, Debug, Default, Validate)]
pub struct Typed {
    #[validate(custom(function = "rules::chosen"))]
    kind: String,
    #[validate(custom(function = "rules::line"))]
    title: String,
    #[validate(length(max = 2000))]
    link: String,
    #[validate(custom(function = "rules::short_line"))]
    reference: String,
    #[validate(custom(function = "rules::day"))]
    dated: String,
    #[validate(custom(function = "rules::day"))]
    valid_until: String,
    #[validate(custom(function = "rules::chosen"))]
    confidentiality: String,
}

impl Form for Typed {
    fn read(fields: &Fields) -> Self {
        Self {
            kind: fields.line("kind"),
            title: fields.line("title"),
            link: fields.line("link"),
            reference: fields.line("reference"),
            dated: fields.line("dated"),
            valid_until: fields.line("valid_until"),
            confidentiality: fields.line("confidentiality"),
        }
    }
}

impl Typed {
    /// What was typed when a piece was added or last corrected.
    pub fn of(piece: &Evidence) -> Self {
        let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        Self {
            kind: piece.kind.code().to_owned(),
            title: piece.title.clone(),
            dated: day(piece.dated),
            valid_until: day(piece.valid_until),
            confidentiality: piece.confidentiality.code().to_owned(),
            ..Self::default()
        }
    }

    /// The piece, or every problem with it.
    ///
    /// # Errors
    /// The problems, in the order of the page.
    pub fn judge(&self, file: Option<SentFile>, texts: &Texts) -> Result<NewEvidence, Problems> {
        let mut problems = Problems::of(self, &ABOVE, texts);
        let content = self.content(file, texts, &mut problems);
        let EvidenceWords { kind, title, dated, valid_until, confidentiality } =
            self.further(problems, texts)?;
        let content = content.ok_or_else(Problems::default)?;
        Ok(NewEvidence { kind, title, dated, valid_until, confidentiality, content })
    }

    /// What is said of a piece that is there already, or every problem with it.
    ///
    /// # Errors
    /// The problems, in the order of the page.
    pub fn words(&self, texts: &Texts) -> Result<EvidenceWords, Problems> {
        self.further(Problems::of(self, &ABOVE, texts), texts)
    }

    /// What is said of a piece, when there is no problem with it and none was found above.
    fn further(&self, above: Problems, texts: &Texts) -> Result<EvidenceWords, Problems> {
        let mut problems = above.then(Problems::of(self, &BELOW, texts));
        let day = |text: &str| text.parse::<NaiveDate>().ok();
        let (dated, valid_until) = (day(&self.dated), day(&self.valid_until));
        if dated.zip(valid_until).is_some_and(|(first, last)| last < first) {
            problems.add("valid_until", texts.t("evidence-valid-before"));
        }
        let kind = EvidenceKind::from_code(&self.kind);
        let confidentiality = Confidentiality::from_code(&self.confidentiality);
        if kind.is_none() && !self.kind.is_empty() {
            problems.add("kind", texts.t("error-choose"));
        }
        if confidentiality.is_none() && !self.confidentiality.is_empty() {
            problems.add("confidentiality", texts.t("error-choose"));
        }
        let title = self.title.chars().take(LONGEST_TITLE).collect();
        match (kind, confidentiality) {
            (Some(kind), Some(confidentiality)) if problems.is_empty() => {
                Ok(EvidenceWords { kind, title, dated, valid_until, confidentiality })
            }
            _ => Err(problems),
        }
    }

    /// One of three things, and only one.
    fn content(&self, file: Option<SentFile>, texts: &Texts, problems: &mut Problems) -> Option<NewContent> {
        match (file, self.link.as_str(), self.reference.as_str()) {
            (Some(SentFile { name, bytes }), "", "") => Some(NewContent::File { name, bytes }),
            (None, link, "") if !link.is_empty() => {
                let address = link.parse().ok();
                if address.is_none() {
                    problems.add("link", texts.t("evidence-link-wrong"));
                }
                address.map(NewContent::Link)
            }
            (None, "", words) if !words.is_empty() => Some(NewContent::Reference(words.to_owned())),
            (None, _, _) if self.link.is_empty() && self.reference.is_empty() => {
                problems.add("file", texts.t("evidence-content-missing"));
                None
            }
            _ => {
                problems.add("file", texts.t("evidence-content-several"));
                None
            }
        }
    }

    /// The form with what was typed. A browser never gives a chosen file back, so it must be chosen again.
    pub fn page(&self, texts: &Texts, problems: &Problems) -> NewPiece {
        let field = |name: &str, typed: &str| problems.field(name, typed);
        NewPiece {
            kind: problems.choices("kind", kind_choices(texts, &self.kind)),
            title: field("title", &self.title),
            file: field("file", ""),
            link: field("link", &self.link),
            reference: field("reference", &self.reference),
            dated: field("dated", &self.dated),
            valid_until: field("valid_until", &self.valid_until),
            confidentiality: problems.choices("confidentiality", class_choices(texts, &self.confidentiality)),
        }
    }
}

/// Why a file is not taken, and what to do.
pub fn refusal(texts: &Texts, refusal: Refusal) -> String {
    match refusal {
        Refusal::Empty => texts.t("evidence-refused-empty"),
        Refusal::TooLarge => texts.t("evidence-too-large"),
        Refusal::Kind => texts.t("evidence-refused-kind"),
        Refusal::WebPage => texts.t("evidence-refused-web-page"),
        Refusal::Program => texts.t("evidence-refused-program"),
        Refusal::Archive => texts.t("evidence-refused-archive"),
        Refusal::OldOffice => texts.t("evidence-refused-old-office"),
        Refusal::Macros => texts.t("evidence-refused-macros"),
        Refusal::Embedded => texts.t("evidence-refused-embedded"),
        Refusal::Locked => texts.t("evidence-refused-locked"),
        Refusal::Bomb => texts.t("evidence-refused-bomb"),
        Refusal::Broken => texts.t("evidence-refused-broken"),
        Refusal::Hidden => texts.t("evidence-refused-hidden"),
        Refusal::Pixels => texts.t("evidence-refused-pixels"),
        Refusal::ActivePdf => texts.t("evidence-refused-active-pdf"),
        Refusal::Encoding => texts.t("evidence-refused-encoding"),
    }
}
