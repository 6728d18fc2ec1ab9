//! Letters: what waits, what went out, what somebody should pass on; and who wants reminders.

use serde::Serialize;

use super::Page;
use super::parts::{Choice, Choices, Fact, Tag, Tone};
use super::samples::{LONG_NAME, ROUND, moment, pick};
use crate::texts::{Language, Texts};
use crate::web::paths::{self, LetterPath};

/// Letters in one state, for the administrator; or those a focal point should pass on.
#[derive(Clone, Debug, Serialize)]
pub struct LettersPage {
    /// The heading.
    pub title: String,
    /// How letters get there.
    pub lead: String,
    /// The states to choose from; none for the focal point.
    pub filters: Vec<LetterFilter>,
    /// The newest first.
    pub letters: Vec<LetterCard>,
    /// A line below them when there are more; empty when there are not.
    pub more: String,
}

/// A state to choose.
#[derive(Clone, Debug, Serialize)]
pub struct LetterFilter {
    /// The state with how many there are.
    pub text: String,
    /// Where it is shown.
    pub href: String,
    /// It is shown here.
    pub is_current: bool,
}

/// One letter.
#[derive(Clone, Debug, Serialize)]
pub struct LetterCard {
    /// Its id, for links on the page.
    pub id: String,
    /// Its subject.
    pub subject: String,
    /// Where it stands.
    pub state: Tag,
    /// To whom, about what, when, what went wrong.
    pub facts: Vec<Fact>,
    /// The text to pass on; empty for none.
    pub words: String,
    /// A remark instead of the text; empty for none.
    pub remark: String,
    /// Where its button posts; empty for no button.
    pub action: String,
    /// What the button says.
    pub button: String,
}

impl Page for LettersPage {
    const TEMPLATE: &'static str = "pages/letters.html";

    fn samples(language: Language) -> Vec<Self> {
        let texts = Texts::get(language);
        let card = |id: &str, state, path: &str| LetterCard {
            id: format!("letter-{id}"),
            subject: pick(language, ROUND).to_owned(),
            state,
            facts: vec![
                Fact::new(texts.t("letters-to"), format!("{LONG_NAME} <aysel.rehimova@example.org>")),
                Fact::new(texts.t("letters-written"), moment(texts)),
            ],
            words: String::new(),
            remark: String::new(),
            action: path.to_owned(),
            button: texts.t("letters-retry"),
        };
        let retry = paths::letter("1", LetterPath::Retry);
        let pass_on = paths::letter("2", LetterPath::PassedOn);
        let failed = card("1", Tag::new(texts.t("letters-state-failed"), Tone::Attention), &retry);
        let by_hand = LetterCard {
            words: format!(
                "{}\n\nhttps://baseline.example.org/responses/1",
                texts.t("letter-greeting-nobody")
            ),
            button: texts.t("letters-pass-on"),
            ..card("2", Tag::new(texts.t("letters-state-by-hand"), Tone::Attention), &pass_on)
        };
        let secret = LetterCard {
            id: "letter-3".to_owned(),
            words: String::new(),
            remark: texts.t("letters-secret"),
            ..by_hand.clone()
        };
        let sent = card("4", Tag::new(texts.t("letters-state-sent"), Tone::Done), "");
        let filter = |text: String, is_current| LetterFilter {
            text,
            href: paths::ADMIN_LETTERS.to_owned(),
            is_current,
        };
        let empty = Self {
            title: texts.t("letters-title"),
            lead: texts.t("letters-lead-mail"),
            filters: vec![
                filter(texts.t("letters-state-waiting"), true),
                filter(texts.t("letters-state-sent"), false),
            ],
            letters: Vec::new(),
            more: String::new(),
        };
        let full = Self {
            letters: vec![failed, by_hand.clone(), secret, sent],
            more: texts.t_with("letters-more", &[("count", 100.into())]),
            ..empty.clone()
        };
        let own = Self {
            title: texts.t("letters-own-title"),
            lead: texts.t("letters-own-lead"),
            filters: Vec::new(),
            letters: vec![by_hand],
            more: String::new(),
        };
        vec![empty, full, own]
    }
}

/// Whether a person wants reminders. Posts `reminders` (`yes` or `no`) to [`paths::LETTER_SETTINGS`].
#[derive(Clone, Debug, Serialize)]
pub struct LetterSettings {
    /// Yes and no.
    pub reminders: Choices,
}

impl LetterSettings {
    /// The page for somebody who wants them, or does not.
    pub fn new(texts: &Texts, wanted: bool) -> Self {
        let yes = Choice::new("yes", texts.t("letters-settings-yes")).chosen(wanted);
        let no = Choice::new("no", texts.t("letters-settings-no")).chosen(!wanted);
        Self { reminders: Choices::of(vec![yes, no]) }
    }
}

impl Page for LetterSettings {
    const TEMPLATE: &'static str = "pages/letter_settings.html";

    fn samples(language: Language) -> Vec<Self> {
        [true, false].map(|wanted| Self::new(Texts::get(language), wanted)).to_vec()
    }
}
