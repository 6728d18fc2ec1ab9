//! What is wrong with a form: every problem at once, each with its field.

use rust_decimal::Decimal;
use validator::{Validate, ValidationError};

use super::pages::parts::{Choice, Choices, Field, FieldError};
use crate::texts::{Argument, Texts};

/// Problems in the order of the fields of a form.
#[derive(Clone, Debug, Default)]
pub struct Problems(Vec<(&'static str, String)>);

impl Problems {
    /// What the rules of the form find. `order` names its fields from top to bottom.
    pub fn of(form: &impl Validate, order: &[&'static str], texts: &Texts) -> Self {
        let Err(errors) = form.validate() else { return Self::default() };
        let found = errors.field_errors();
        let first = |field: &&'static str| {
            let error = found.get(*field)?.first()?;
            Some((*field, message(error, texts)))
        };
        Self(order.iter().filter_map(first).collect())
    }

    /// Adds a problem only the use case could find.
    pub fn add(&mut self, field: &'static str, message: String) {
        self.0.push((field, message));
    }

    /// The same with what is wrong further down the page.
    pub fn then(mut self, further: Self) -> Self {
        self.0.extend(further.0);
        self
    }

    /// True when nothing is wrong.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The lines of the summary.
    pub fn summary(&self) -> Vec<FieldError> {
        self.0.iter().map(|(field, message)| FieldError::new(*field, message)).collect()
    }

    /// A field with what was typed and what is wrong with it.
    pub fn field(&self, name: &str, typed: &str) -> Field {
        Field { value: typed.to_owned(), error: self.error(name) }
    }

    /// Choices with what is wrong with them.
    pub fn choices(&self, name: &str, options: Vec<Choice>) -> Choices {
        Choices { options, error: self.error(name) }
    }

    fn error(&self, name: &str) -> Option<String> {
        self.0.iter().find(|(field, _)| *field == name).map(|(_, message)| message.clone())
    }
}

/// Rules more than one form has.
#[expect(clippy::missing_errors_doc, reason = "the error is the code of the rule that is broken")]
pub mod rules {
    use chrono::NaiveDate;
    use validator::{ValidateEmail as _, ValidationError};

    use crate::response::{InstitutionKind, LONGEST_TEXT, SizeBand};

    /// Characters in one line: a name, an address.
    const LONGEST_LINE: usize = 300;
    /// Characters a password has at least: length does more than odd characters.
    const SHORTEST_PASSWORD: usize = 12;
    /// Bytes of a password nobody types.
    const LONGEST_PASSWORD: usize = 1024;

    fn refuse_when(is_wrong: bool, code: &'static str) -> Result<(), ValidationError> {
        if is_wrong { Err(ValidationError::new(code)) } else { Ok(()) }
    }

    /// A line that must be filled in.
    pub fn line(text: &str) -> Result<(), ValidationError> {
        refuse_when(text.is_empty(), "required")?;
        short_line(text)
    }

    /// A line that may be empty.
    pub fn short_line(text: &str) -> Result<(), ValidationError> {
        refuse_when(text.chars().count() > LONGEST_LINE, "long")
    }

    /// Words in a text area.
    pub fn text(text: &str) -> Result<(), ValidationError> {
        refuse_when(text.chars().count() > LONGEST_TEXT, "long")
    }

    /// A message somebody must write.
    pub fn message(text: &str) -> Result<(), ValidationError> {
        refuse_when(text.is_empty(), "required")?;
        self::text(text)
    }

    /// An address mail can be sent to, as far as can be seen.
    pub fn email(text: &str) -> Result<(), ValidationError> {
        refuse_when(text.is_empty(), "required")?;
        refuse_when(!text.validate_email(), "email")
    }

    /// A day as a form writes it, or none.
    pub fn day(text: &str) -> Result<(), ValidationError> {
        let is_day = text.len() == 10 && text.starts_with(|first: char| first.is_ascii_digit());
        refuse_when(!text.is_empty() && (!is_day || text.parse::<NaiveDate>().is_err()), "date")
    }

    /// Something chosen from a list.
    pub fn chosen(text: &str) -> Result<(), ValidationError> {
        refuse_when(text.is_empty(), "choose")
    }

    /// A kind of institution.
    pub fn kind(text: &str) -> Result<(), ValidationError> {
        refuse_when(InstitutionKind::from_code(text).is_none(), "choose")
    }

    /// A size of institution, or none.
    pub fn size(text: &str) -> Result<(), ValidationError> {
        refuse_when(!text.is_empty() && SizeBand::from_code(text).is_none(), "choose")
    }

    /// The box ticked before a round is closed.
    pub fn confirm_close(text: &str) -> Result<(), ValidationError> {
        refuse_when(text != "yes", "confirm-close")
    }

    /// The box ticked before the rest of a section is accepted.
    pub fn confirm_rest(text: &str) -> Result<(), ValidationError> {
        refuse_when(text != "yes", "confirm-rest")
    }

    /// The box ticked before findings are released.
    pub fn confirm_release(text: &str) -> Result<(), ValidationError> {
        refuse_when(text != "yes", "confirm-release")
    }

    /// A password somebody chooses.
    pub fn password(text: &str) -> Result<(), ValidationError> {
        refuse_when(text.chars().count() < SHORTEST_PASSWORD, "password-short")?;
        refuse_when(text.len() > LONGEST_PASSWORD, "long")
    }
}

/// The rules of forms by their codes, in words.
fn message(error: &ValidationError, texts: &Texts) -> String {
    match error.code.as_ref() {
        "required" => texts.t("error-required"),
        "choose" => texts.t("error-choose"),
        "email" => texts.t("error-email"),
        "date" => texts.t("error-date"),
        "password-short" => texts.t("error-password-short"),
        "password-differs" => texts.t("error-password-differs"),
        "confirm-close" => texts.t("close-confirm-missing"),
        "confirm-rest" => texts.t("review-rest-confirm-missing"),
        "confirm-release" => texts.t("error-confirm"),
        _ => texts.t("error-too-long"),
    }
}

/// A number outside its bounds, or none.
pub fn number_message(texts: &Texts, minimum: Option<Decimal>, maximum: Option<Decimal>) -> String {
    let number = |number: Decimal| Argument::from(number.normalize().to_string());
    match (minimum, maximum) {
        (Some(from), Some(to)) => {
            texts.t_with("error-number-between", &[("minimum", number(from)), ("maximum", number(to))])
        }
        (Some(from), None) => texts.t_with("error-number-from", &[("minimum", number(from))]),
        (None, Some(to)) => texts.t_with("error-number-to", &[("maximum", number(to))]),
        (None, None) => texts.t("error-number"),
    }
}
