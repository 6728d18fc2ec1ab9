//! Draft results, as the institution reads and replies to them.

use serde::Serialize;

use super::super::Page;
use super::super::parts::{Choice, Choices, Field, FieldError, Table, Tag, Tone};
use super::super::response::ResponseHead;
use super::super::samples::{COMMENT, LONG_NAME, OPTIONS, QUESTION, REFUSED, pick, table};
use super::answer::{ReplyRow, VerdictRow};
use crate::texts::{Language, Texts};
use crate::web::paths::{self, ResponsePath, ReviewPath};

/// A verdict with the reply to it. Posts `stance`, `words`, `evidence`, `verdict` and `seen` to `action`.
#[derive(Clone, Debug, Serialize)]
pub struct DraftRow {
    /// Its id on the page: the key of the answer.
    pub id: String,
    /// The question.
    pub question: String,
    /// The unit; empty without units.
    pub unit: String,
    /// What the institution answered.
    pub own: String,
    /// What was verified; it names nobody.
    pub verdict: VerdictRow,
    /// Whether the two differ.
    pub state: Tag,
    /// The reply given so far.
    pub reply: Option<ReplyRow>,
    /// Where a reply goes; empty when none is taken.
    pub action: String,
    /// Agree or not.
    pub stance: Choices,
    /// Why not.
    pub words: Field,
    /// Where that can be seen.
    pub evidence: Field,
    /// The revision of the verdict.
    pub revision: u32,
    /// The revision of the reply; 0 for none.
    pub seen: u32,
}

/// Draft results of a response.
#[derive(Clone, Debug, Serialize)]
pub struct DraftResultsPage {
    /// Which response this is.
    pub head: ResponseHead,
    /// Back to the response.
    pub back_href: String,
    /// Until when replies are taken, in a sentence.
    pub until: String,
    /// Both scores side by side.
    pub scores: Table,
    /// The verdicts that differ from the answers first.
    pub verdicts: Vec<DraftRow>,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

impl Page for DraftResultsPage {
    const TEMPLATE: &'static str = "pages/draft_results.html";

    fn samples(language: Language) -> Vec<Self> {
        let texts = Texts::get(language);
        let refused = pick(language, REFUSED);
        let row = |id: &str, reply, action: &str, words: Field| DraftRow {
            id: id.to_owned(),
            question: pick(language, QUESTION).to_owned(),
            unit: LONG_NAME.to_owned(),
            own: pick(language, OPTIONS[2].0).to_owned(),
            verdict: VerdictRow { by: String::new(), ..VerdictRow::sample(language) },
            state: Tag::new(texts.t("draft-differs"), Tone::Attention),
            reply,
            action: action.to_owned(),
            stance: Choices::of(vec![Choice::new("accept", texts.t("reply-accept"))]),
            words,
            evidence: Field::of(pick(language, COMMENT)),
            revision: 1,
            seen: 0,
        };
        let action = paths::review("1", ReviewPath::Reply("law-review."));
        let full = Self {
            head: ResponseHead::sample(language),
            back_href: paths::response("1", ResponsePath::Sections),
            until: texts.t_with("draft-reply-until", &[("date", "30".into())]),
            scores: table(language),
            verdicts: vec![
                row("a.", None, &action, Field::of("").refused(refused)),
                row("b.", Some(ReplyRow::sample(language)), "", Field::default()),
            ],
            errors: vec![FieldError::new("words-a.", refused)],
        };
        let empty = Self { verdicts: Vec::new(), errors: Vec::new(), ..full.clone() };
        vec![full, empty]
    }
}
