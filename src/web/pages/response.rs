//! A response as its respondent sees it: sections, check before handing in, handed in.

use serde::Serialize;

use super::Page;
use super::answers::{AnswerSection, PromptRow, sample_prompts, sample_sections};
use super::left::{Coverage, GoOn, sample_coverage, sample_go_on};
use super::parts::{Link, Progress, Tag, Tone};
use super::samples::{
    INSTITUTION, INTRODUCTION, LONG_NAME, MESSAGE, OTHER_SECTION, QUESTIONNAIRE, ROUND, SECTION, moment,
    pick, progress,
};
use super::signing::VersionRow;
use super::units::UnitRow;
use crate::texts::{Language, Texts};
use crate::web::paths::{self, ResponsePath, ReviewPath};

/// Which response this is.
#[derive(Clone, Debug, Serialize)]
pub struct ResponseHead {
    /// Who answers.
    pub institution: String,
    /// What is answered.
    pub questionnaire: String,
    /// In which round.
    pub round: String,
    /// Where it stands.
    pub state: Tag,
}

impl ResponseHead {
    pub(super) fn sample(language: Language) -> Self {
        Self {
            institution: pick(language, INSTITUTION).to_owned(),
            questionnaire: pick(language, QUESTIONNAIRE).to_owned(),
            round: pick(language, ROUND).to_owned(),
            state: Tag::new(Texts::get(language).t("state-open"), Tone::Active),
        }
    }
}

/// The list of sections.
#[derive(Clone, Debug, Serialize)]
pub struct ResponsePage {
    /// Which response this is.
    pub head: ResponseHead,
    /// What the questionnaire is about.
    pub summary: String,
    /// Until when it can be handed in; empty without a deadline.
    pub deadline: String,
    /// What the reviewer asks to change; none when it was not returned.
    pub returned: Option<ReviewerMessage>,
    /// Overall.
    pub progress: Progress,
    /// How many questions stand where, of those whose answers the person sees.
    pub coverage: Vec<Coverage>,
    /// That some are not counted; empty when all are.
    pub coverage_note: String,
    /// Where the person goes on; none when everything is answered or nothing can be changed.
    pub go_on: Option<GoOn>,
    /// The list of what is left; empty when nothing is, or nothing can be changed.
    pub left_href: String,
    /// Those with something for the person, in the order they are asked.
    pub sections: Vec<SectionRow>,
    /// That there is none for this person; empty when there is, or when none is asked of anybody.
    pub none_given: String,
    /// The others, folded away.
    pub other_sections: Vec<OtherSections>,
    /// People and tasks, what changed.
    pub team_links: Vec<Link>,
    /// Where answers are checked and handed in; empty when that was done.
    pub check_href: String,
    /// Where it is taken away as a workbook and brought back.
    pub workbook_href: String,
    /// Where the scores are; empty when there are none yet.
    pub scorecard_href: String,
    /// Where the units are.
    pub units_href: String,
    /// When it was handed in or accepted, in a sentence; empty before that.
    pub closed_note: String,
    /// Until when the institution can reply to draft results, with where it reads them; none before they are open.
    pub draft_results: Option<Link>,
    /// What was handed in so far, with who signed it.
    pub versions: Vec<VersionRow>,
    /// The questionnaire to print: blank, and with answers once there are any.
    pub papers: Vec<PaperRow>,
}

/// A questionnaire to print.
#[derive(Clone, Debug, Serialize)]
pub struct PaperRow {
    /// Blank, or with answers.
    pub name: String,
    /// The forms it takes, each in the language of the page.
    pub links: Vec<Link>,
}

/// The questionnaires of a response to print, in the language of the page.
pub fn papers(texts: &Texts, id: impl std::fmt::Display, has_answers: bool) -> Vec<PaperRow> {
    let code = texts.language().code();
    let row = |name: String, is_filled: bool| {
        let link = |name: &str, ending: &str| Link::new(name, paths::printed(&id, ending, is_filled, code));
        PaperRow { name, links: vec![link("PDF", "pdf"), link("DOCX", "docx")] }
    };
    let mut rows = vec![row(texts.t("scorecard-paper-blank"), false)];
    if has_answers {
        rows.push(row(texts.t("scorecard-paper-filled"), true));
    }
    rows
}

/// What a reviewer wrote.
#[derive(Clone, Debug, Serialize)]
pub struct ReviewerMessage {
    /// When.
    pub at: String,
    /// The words, paragraphs parted by empty lines.
    pub message: String,
}

/// Sections that are nothing for the person to do.
#[derive(Clone, Debug, Serialize)]
pub struct OtherSections {
    /// Why, and how many.
    pub title: String,
    /// Their titles.
    pub sections: Vec<String>,
}

/// A section in the list.
#[derive(Clone, Debug, Serialize)]
pub struct SectionRow {
    /// Its title.
    pub title: String,
    /// Where it is answered, or read.
    pub href: String,
    /// How much is answered.
    pub progress: Progress,
    /// How many questions have no answer, in words; empty when all have one or none has.
    pub left: String,
    /// The same in a word.
    pub state: Tag,
    /// How far it is inside the institution; none where nobody works together.
    pub team: Option<Tag>,
    /// How far each unit is; none where no unit answers it.
    pub units: Vec<UnitRow>,
}

fn sample_others(language: Language) -> OtherSections {
    OtherSections {
        title: Texts::get(language).t_with("sections-not-asked", &[("count", 2.into())]),
        sections: vec![pick(language, OTHER_SECTION).to_owned(), LONG_NAME.to_owned()],
    }
}

fn sample_drafts(texts: &Texts) -> Link {
    let until = texts.t_with("draft-reply-until", &[("date", moment(texts).into())]);
    Link::new(until, paths::review("1", ReviewPath::DraftResults))
}

impl Page for ResponsePage {
    const TEMPLATE: &'static str = "pages/response.html";

    fn samples(language: Language) -> Vec<Self> {
        let texts = Texts::get(language);
        let row = |title: &str, state| SectionRow {
            title: title.to_owned(),
            href: paths::response("1", ResponsePath::Section("law")),
            progress: progress(texts),
            left: texts.t_with("left-count", &[("count", 4.into())]),
            state,
            team: None,
            units: Vec::new(),
        };
        let open = Self {
            head: ResponseHead::sample(language),
            summary: pick(language, INTRODUCTION).to_owned(),
            deadline: texts.t_with("deadline-until", &[("date", moment(texts).into())]),
            returned: None,
            progress: progress(texts),
            coverage: sample_coverage(texts),
            coverage_note: String::new(),
            go_on: Some(sample_go_on(language)),
            left_href: paths::response("1", ResponsePath::Left),
            sections: vec![
                row(pick(language, SECTION), Tag::new(texts.t("section-complete"), Tone::Done)),
                SectionRow {
                    units: UnitRow::samples(language),
                    ..row(pick(language, OTHER_SECTION), Tag::new(texts.t("section-started"), Tone::Active))
                },
                row(LONG_NAME, Tag::new(texts.t("section-not-started"), Tone::Quiet)),
            ],
            none_given: String::new(),
            other_sections: vec![sample_others(language)],
            team_links: vec![Link::new(texts.t("team-title"), paths::response("1", ResponsePath::People))],
            check_href: paths::response("1", ResponsePath::Check),
            workbook_href: paths::response("1", ResponsePath::Workbook),
            scorecard_href: String::new(),
            units_href: paths::response("1", ResponsePath::Units),
            closed_note: String::new(),
            draft_results: None,
            versions: Vec::new(),
            papers: papers(texts, "1", true),
        };
        let message = pick(language, MESSAGE).to_owned();
        let returned = Self {
            returned: Some(ReviewerMessage { at: moment(texts), message }),
            scorecard_href: paths::response("1", ResponsePath::Scorecard),
            versions: VersionRow::samples(language),
            ..open.clone()
        };
        let accepted = Self {
            closed_note: texts.t_with("response-accepted-at", &[("at", moment(texts).into())]),
            draft_results: Some(sample_drafts(texts)),
            versions: VersionRow::samples(language),
            check_href: String::new(),
            go_on: None,
            left_href: String::new(),
            ..returned.clone()
        };
        let empty = Self { sections: Vec::new(), deadline: String::new(), ..open.clone() };
        let nothing_given = Self { none_given: texts.t("sections-none-given"), ..empty.clone() };
        vec![open, returned, Self { returned: None, ..accepted }, empty, nothing_given]
    }
}

/// All answers on one page, before they are handed in.
#[derive(Clone, Debug, Serialize)]
pub struct CheckAnswers {
    /// Which response this is.
    pub head: ResponseHead,
    /// The list of sections.
    pub sections_href: String,
    /// What should be known before: unanswered questions, explanations missing. Sentences.
    pub remarks: Vec<String>,
    /// Questions the institution says are not in its mandate.
    pub not_in_mandate: Vec<String>,
    /// Answers to look at again; they keep nobody from handing in.
    pub prompts: Vec<PromptRow>,
    /// The answers.
    pub sections: Vec<AnswerSection>,
    /// Where it goes on to handing in; empty when they cannot be, and the page is for reading.
    pub next_href: String,
    /// What became of the last signature; empty before there is one.
    pub signature: String,
}

impl Page for CheckAnswers {
    const TEMPLATE: &'static str = "pages/check_answers.html";

    fn samples(language: Language) -> Vec<Self> {
        let texts = Texts::get(language);
        let remark = |count: i32| texts.t_with("check-unanswered", &[("count", count.into())]);
        let page = |remarks: Vec<String>, signature| Self {
            head: ResponseHead::sample(language),
            sections_href: paths::response("1", ResponsePath::Sections),
            not_in_mandate: if remarks.is_empty() { Vec::new() } else { vec![LONG_NAME.to_owned()] },
            prompts: if remarks.is_empty() { Vec::new() } else { sample_prompts(language, true) },
            remarks,
            sections: sample_sections(language, true),
            next_href: paths::response("1", ResponsePath::Appearance),
            signature,
        };
        let explanations = texts.t_with("check-unexplained", &[("count", 1.into())]);
        let void = texts.t("sign-is-void");
        vec![
            page(vec![], String::new()),
            page(vec![remark(1), explanations], String::new()),
            page(vec![remark(4)], void),
        ]
    }
}

/// The response has been handed in.
#[derive(Clone, Debug, Serialize)]
pub struct Submitted {
    /// Which response this is.
    pub head: ResponseHead,
    /// When.
    pub at: String,
    /// The number of the receipt; empty when nobody signed.
    pub receipt_number: String,
    /// The receipt as a file; empty when nobody signed.
    pub receipt_href: String,
    /// Where the scores are.
    pub scorecard_href: String,
    /// Where the answers can be read.
    pub response_href: String,
}

impl Page for Submitted {
    const TEMPLATE: &'static str = "pages/submitted.html";

    fn samples(language: Language) -> Vec<Self> {
        vec![Self {
            head: ResponseHead::sample(language),
            at: moment(Texts::get(language)),
            receipt_number: "7K3M-9QXD-2HTP".to_owned(),
            receipt_href: paths::receipt("1", 1),
            scorecard_href: paths::response("1", ResponsePath::Scorecard),
            response_href: paths::response("1", ResponsePath::Sections),
        }]
    }
}
