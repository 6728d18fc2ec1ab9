//! A section of a response, to be answered.
//!
//! # The form
//!
//! Everything about one answer carries the same *key*: `QUESTION.UNIT`, with an empty unit for a question that is not
//! answered per unit (`law-review.`, `law-review.018f…`). Ids of questions are kebab-case, so the first dot parts them.
//!
//! | field | value |
//! |---|---|
//! | `answer.KEY` | choice: id of the option, or one of the special words below. Checklist: once for each element met; `~ID` for an element that does not apply; `-` for "none of these". Number, date (`2026-11-22`), text: what was typed |
//! | `state.KEY` | checklist, number, date and text only: a special word instead of an answer, at most once. Sent together with an answer it is an error |
//! | `reason.KEY` | code of the reason for `not-applicable`; ignored otherwise |
//! | `comment.KEY`, `source.KEY` | texts |
//! | `revision.KEY` | revision of the stored answer the page was made from; `0` when there was none |
//! | `keep.KEY` | after a conflict only: `mine`, `theirs` (the rest of the key is ignored) or `both` (mine, with the saved comment and source below mine) |
//! | `shown.KEY` | after a conflict only: revision of the stored answer shown; `mine` and `both` change that one |
//! | `clear` | the button "clear answer" of a key: the value is the key, whose answer (not comment, not source) is emptied |
//! | `then` | the button pressed: `stay`, `next` or `sections`; `released` or `ready` when the section, once saved, becomes that |
//! | `token` | the form token |
//!
//! Special words: `do-not-know`, `no-data`, `not-applicable`. A key of which nothing was sent is left as it is; a key
//! with a revision and no answer is unanswered. Keys whose question does not apply are sent (hidden) and ignored.
//!
//! # The script
//!
//! What is typed is kept on the device with every key pressed and forgotten when it is acknowledged. `keep.js` delivers
//! what was kept from whatever page the person opens next; `service-worker.js` shows pages while the service is away.
//!
//! `autosave.js` posts one answer at a time to [`SectionPage::autosave`] with the form token in `X-CSRF-Token`:
//!
//! ```json
//! {"save_id": "UUID", "question": "law-review", "unit": "", "revision": 3,
//!  "answer": {"kind": "choice", "value": "full"}, "reason": "", "comment": "", "source": ""}
//! ```
//!
//! `answer` is `null` (none), `{kind: choice|number|date|text, value}`, `{kind: checklist, met: [], not_applicable: []}`
//! or `{kind: do-not-know|no-data|not-applicable}`. The same `save_id` may come twice and is saved once.
//!
//! | status | body | the script |
//! |---|---|---|
//! | 200 | `{revision, saved_at, progress: {answered, total, text}, applicable: {KEY: bool}, open: [KEY], prompts: {KEY: [{text, lang}]}}` | says "saved at", shows and hides questions and what should be looked at again, marks the questions without an answer |
//! | 401 | anything | keeps the answer, asks to sign in elsewhere, fetches a token of the same person from [`FORM_TOKEN`](crate::web::paths::FORM_TOKEN) |
//! | 403 | anything | the token is too old: fetches another |
//! | 409 | `{revision, by, at, answer, comment, source}`: the stored answer in words | shows both and lets the person choose |
//! | 400, 422, other 4xx | `{message}` | keeps the answer on this device, shows the message at the question |
//! | 404, 410 | anything | the response cannot be changed any more: keeps the text on the page, says so |
//! | 429, 5xx, none | anything | keeps the answer on this device, tries again |

use serde::Serialize;

use super::Page;
use super::answer_form::QuestionForm;
use super::parts::{FieldError, Link, Progress, Words};
use super::samples::{
    INDICATOR, INSTITUTION, INTRODUCTION, LONG_NAME, OTHER_SECTION, QUESTIONNAIRE, SECTION, pick, progress,
};
use super::team::{SectionBox, StateButton};
use super::units::UnitRow;
use crate::texts::{Language, Texts};
use crate::web::paths::{self, ResponsePath};

/// A section to be answered.
#[derive(Clone, Debug, Serialize)]
pub struct SectionPage {
    /// Who answers.
    pub institution: String,
    /// What is answered.
    pub questionnaire: String,
    /// That the words are behind the questionnaire's version, or there are none in this language; empty otherwise.
    pub translation: String,
    /// The section.
    pub title: Words,
    /// "Section 2 of 6".
    pub place: String,
    /// What it is about; empty for nothing.
    pub introduction: Words,
    /// The list of sections.
    pub sections_href: String,
    /// Where the form goes.
    pub action: String,
    /// Where the script saves.
    pub autosave: String,
    /// The key of the first question without an answer; empty when there is none.
    pub next_open: String,
    /// How much of the section is answered.
    pub progress: Progress,
    /// How far each unit is; none where no unit answers the section.
    pub units: Vec<UnitRow>,
    /// The unit whose answers are on the page; empty when it is not one alone.
    pub unit_name: String,
    /// The section with the answers of everybody; empty when this is it.
    pub whole_href: String,
    /// What could not be saved; everything else was.
    pub errors: Vec<FieldError>,
    /// How far the section is inside the institution, and what the person can do about that.
    pub team: SectionBox,
    /// Something can be changed.
    pub is_form: bool,
    /// What can be done with the section once it is saved; sent as `then`.
    pub finish: Vec<StateButton>,
    /// Indicators with their questions, in the order they are asked.
    pub indicators: Vec<IndicatorForm>,
    /// The section after this one.
    pub next: Option<Link>,
}

/// An indicator and its questions.
#[derive(Clone, Debug, Serialize)]
pub struct IndicatorForm {
    /// What is measured.
    pub title: Words,
    /// Structural, process or outcome, in words.
    pub kind: String,
    /// Its questions.
    pub questions: Vec<QuestionForm>,
}

impl IndicatorForm {
    fn sample(language: Language, questions: Vec<QuestionForm>) -> Self {
        Self {
            title: Words::new(pick(language, INDICATOR)),
            kind: Texts::get(language).t("indicator-process"),
            questions,
        }
    }
}

impl SectionPage {
    /// A section in its usual state.
    fn sample(language: Language) -> Self {
        let texts = Texts::get(language);
        Self {
            institution: pick(language, INSTITUTION).to_owned(),
            questionnaire: pick(language, QUESTIONNAIRE).to_owned(),
            translation: String::new(),
            title: Words::new(pick(language, SECTION)),
            place: texts.t_with("section-place", &[("number", 2.into()), ("total", 6.into())]),
            introduction: Words::new(pick(language, INTRODUCTION)),
            sections_href: paths::response("1", ResponsePath::Sections),
            action: paths::response("1", ResponsePath::Section("law")),
            autosave: paths::response("1", ResponsePath::Answers),
            next_open: "law-review.".to_owned(),
            progress: progress(texts),
            units: Vec::new(),
            unit_name: String::new(),
            whole_href: String::new(),
            errors: Vec::new(),
            team: SectionBox::sample(language),
            is_form: true,
            finish: vec![StateButton {
                to: "ready",
                text: texts.t("team-ready"),
                hint: texts.t("team-ready-hint"),
            }],
            indicators: vec![
                IndicatorForm::sample(language, QuestionForm::samples(language)),
                IndicatorForm::sample(language, QuestionForm::unit_samples(language)),
            ],
            next: Some(Link::new(pick(language, OTHER_SECTION), "")),
        }
    }
}

impl Page for SectionPage {
    const TEMPLATE: &'static str = "pages/section.html";

    fn samples(language: Language) -> Vec<Self> {
        let texts = Texts::get(language);
        let normal = Self::sample(language);
        let (refused, errors) = QuestionForm::refused_samples(language);
        let failed = Self {
            institution: LONG_NAME.to_owned(),
            translation: texts.t_with("translation-behind", &[("behind", 1.into()), ("version", 2.into())]),
            title: Words::english(LONG_NAME, language.code()),
            errors,
            indicators: vec![IndicatorForm::sample(language, refused)],
            next: None,
            ..normal.clone()
        };
        let of_unit = Self {
            units: UnitRow::samples(language),
            unit_name: LONG_NAME.to_owned(),
            whole_href: paths::response("1", ResponsePath::Section("law")),
            next_open: String::new(),
            ..normal.clone()
        };
        let list = Self {
            units: UnitRow::samples(language),
            next_open: String::new(),
            indicators: Vec::new(),
            ..normal.clone()
        };
        let read = Self {
            team: SectionBox::draft_sample(language),
            is_form: false,
            finish: Vec::new(),
            next_open: String::new(),
            indicators: vec![IndicatorForm::sample(language, QuestionForm::read_samples(language))],
            ..normal.clone()
        };
        vec![normal, failed, of_unit, list, read]
    }
}
