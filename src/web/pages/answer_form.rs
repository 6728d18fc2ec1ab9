//! A question with the fields of its answers.

use serde::Serialize;

use super::answers::AnswerRow;
use super::evidence::EvidenceBlock;
use super::guidance::GuidanceLink;
use super::parts::{Choice, FieldError, Words};
use super::samples::{
    CHECKLIST, COMMENT, COMPANY, ELEMENTS, EVIDENCE, HELP, INDICATOR, INSTITUTION, LONG_NAME, NUMBER,
    OPTIONS, PRINCIPLE, QUESTION, REASON, REFUSED, SOURCE, moment, pick,
};
use super::team::TalkLink;
use crate::texts::{Language, Texts};
use crate::web::paths;

/// A question and the fields of its answer, or of its answers unit by unit.
#[derive(Clone, Debug, Serialize)]
pub struct QuestionForm {
    /// Its id.
    pub id: String,
    /// The question.
    pub text: Words,
    /// What counts, what does not; empty for nothing.
    pub help: Words,
    /// What document would show it; empty for nothing.
    pub evidence: Words,
    /// What it rests on.
    pub sources: Vec<GuidanceLink>,
    /// Its principles in the guidance.
    pub principles: Vec<GuidanceLink>,
    /// Terms of the glossary in its words.
    pub terms: Vec<GuidanceLink>,
    /// An answer below the target wants an explanation in the comment.
    pub comply_or_explain: bool,
    /// It does not apply to the institution or to any unit, as things are.
    pub is_hidden: bool,
    /// One, or one for each unit.
    pub answers: Vec<AnswerForm>,
    /// The answers that can be read and not changed.
    pub read: Vec<AnswerRow>,
    /// Why nothing is shown; empty when something is.
    pub note: String,
    /// Where colleagues talk about its answers, each unit's by itself; none on that page itself.
    pub talk: Vec<TalkLink>,
}

/// What the answer to a question looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum AnswerKind {
    /// One option.
    Choice,
    /// Elements met.
    Checklist,
    /// A number.
    Number,
    /// A day.
    Date,
    /// A text.
    Text,
}

/// The fields of one answer. See [`section`](super::section) for their names.
#[derive(Clone, Debug, Serialize)]
pub struct AnswerForm {
    /// `QUESTION.UNIT`: the end of every field's name.
    pub key: String,
    /// The id of the question.
    pub question: String,
    /// The id of the unit; empty without units.
    pub unit: String,
    /// The name of the unit; empty without units.
    pub unit_name: String,
    /// What the answer looks like.
    pub kind: AnswerKind,
    /// Options or elements.
    pub options: Vec<OptionForm>,
    /// "None of these" is ticked.
    pub none_met: bool,
    /// The number, day or text as typed.
    pub value: String,
    /// What a number counts, its smallest and largest value; empty where there is none.
    pub number: NumberForm,
    /// "Do not know", "no data" and, where allowed, "not applicable".
    pub special: Vec<Choice>,
    /// Reasons for "not applicable"; empty where it is not allowed.
    pub reasons: Vec<Choice>,
    /// The respondent's words.
    pub comment: String,
    /// Where it can be seen.
    pub source: String,
    /// The revision the page was made from; 0 for none.
    pub revision: u64,
    /// When and by whom it was saved; empty before that.
    pub saved: String,
    /// Why it was not saved.
    pub error: Option<String>,
    /// It does not apply as things are.
    pub is_hidden: bool,
    /// It is asked, and there is no answer.
    pub is_open: bool,
    /// What should be looked at again.
    pub prompts: Vec<Words>,
    /// What supports it; filled in once the form is made.
    pub evidence: EvidenceBlock,
    /// Somebody else has changed it since the page was made.
    pub conflict: Option<ConflictForm>,
}

/// What a number may be.
#[derive(Clone, Debug, Default, Serialize)]
pub struct NumberForm {
    /// What it counts.
    pub unit: Words,
    /// Smallest allowed.
    pub minimum: String,
    /// Largest allowed.
    pub maximum: String,
}

/// An option of a choice or an element of a checklist.
#[derive(Clone, Debug, Serialize)]
pub struct OptionForm {
    /// Its id.
    pub value: String,
    /// What is read.
    pub label: Words,
    /// What must be true to choose it; empty for nothing.
    pub criterion: Words,
    /// What document would show it; empty for nothing.
    pub evidence: Words,
    /// Chosen, or met.
    pub is_chosen: bool,
    /// An element may be left out as not applicable.
    pub may_be_left_out: bool,
    /// It is left out.
    pub is_left_out: bool,
}

/// What is stored now, beside what the person typed.
#[derive(Clone, Debug, Serialize)]
pub struct ConflictForm {
    /// Who saved it.
    pub by: String,
    /// When.
    pub at: String,
    /// The answer in words.
    pub answer: String,
    /// The comment stored.
    pub comment: String,
    /// The source stored.
    pub source: String,
    /// The revision of what is stored: the one that is changed by keeping mine.
    pub revision: u64,
    /// The answer typed, in words.
    pub mine_answer: String,
    /// The comment typed.
    pub mine_comment: String,
    /// The source typed.
    pub mine_source: String,
}

impl AnswerForm {
    /// An empty form for the answer to `question` for `unit` (empty without units).
    pub fn empty(question: &str, unit: &str, kind: AnswerKind, texts: &Texts) -> Self {
        Self {
            key: format!("{question}.{unit}"),
            question: question.to_owned(),
            unit: unit.to_owned(),
            unit_name: String::new(),
            kind,
            options: Vec::new(),
            none_met: false,
            value: String::new(),
            number: NumberForm::default(),
            special: vec![
                Choice::new(crate::response::DO_NOT_KNOW, texts.t("answer-do-not-know"))
                    .with_hint(texts.t("answer-do-not-know-hint")),
                Choice::new(crate::response::NO_DATA, texts.t("answer-no-data"))
                    .with_hint(texts.t("answer-no-data-hint")),
            ],
            reasons: Vec::new(),
            comment: String::new(),
            source: String::new(),
            revision: 0,
            saved: String::new(),
            error: None,
            is_hidden: false,
            is_open: false,
            prompts: Vec::new(),
            evidence: EvidenceBlock::default(),
            conflict: None,
        }
    }

    /// The same with "not applicable" and the reasons for it, as value and label.
    pub fn with_reasons(mut self, reasons: Vec<Choice>, texts: &Texts) -> Self {
        self.special.push(
            Choice::new(crate::response::NOT_APPLICABLE, texts.t("answer-not-applicable"))
                .with_hint(texts.t("answer-not-applicable-hint")),
        );
        Self { reasons, ..self }
    }
}

impl QuestionForm {
    pub(super) fn read_samples(language: Language) -> Vec<Self> {
        let texts = Texts::get(language);
        let talk = TalkLink {
            href: paths::response("1", paths::ResponsePath::Question("law-review.")),
            unit: String::new(),
            text: texts.t_with("comment-count", &[("count", 3.into())]),
            is_new: true,
        };
        let of_unit = TalkLink { unit: LONG_NAME.to_owned(), is_new: false, ..talk.clone() };
        let read = Self {
            read: super::answers::sample_sections(language, false).swap_remove(0).answers,
            talk: vec![talk, of_unit],
            ..sample("law-review", pick(language, QUESTION), language, Vec::new())
        };
        let note = texts.t("team-answer-in-draft");
        let unseen = Self { note, ..sample("topics", pick(language, CHECKLIST), language, Vec::new()) };
        vec![read, unseen]
    }

    pub(super) fn samples(language: Language) -> Vec<Self> {
        let texts = Texts::get(language);
        let mut choice = sample_choice(language, "law-review", "");
        choice.options[2].is_chosen = true;
        choice.comment = pick(language, COMMENT).to_owned();
        choice.source = pick(language, SOURCE).to_owned();
        choice.saved = saved(language);
        choice.evidence = EvidenceBlock::sample(language);
        choice.revision = 3;
        choice.prompts =
            vec![Words::english("Correct one of the answers or explain in a note.", language.code())];
        let mut number = AnswerForm::empty("inspections", "", AnswerKind::Number, texts);
        number.value = "412".to_owned();
        number.number.minimum = "0".to_owned();
        let mut hidden = AnswerForm::empty("follow-up", "", AnswerKind::Text, texts);
        hidden.is_hidden = true;
        vec![
            sample("law-review", pick(language, QUESTION), language, vec![choice]),
            sample("topics", pick(language, CHECKLIST), language, vec![sample_checklist(language)]),
            Self {
                help: Words::default(),
                ..sample("inspections", pick(language, NUMBER), language, vec![number])
            },
            sample("follow-up", LONG_NAME, language, vec![hidden]),
        ]
    }

    pub(super) fn unit_samples(language: Language) -> Vec<Self> {
        let texts = Texts::get(language);
        let units = [("a1", pick(language, INSTITUTION)), ("b2", LONG_NAME)];
        let forms = units.map(|(unit, name)| AnswerForm {
            unit_name: name.to_owned(),
            ..sample_choice(language, "unit-review", unit)
        });
        let date = AnswerForm {
            value: "2026-11-22".to_owned(),
            ..AnswerForm::empty("adopted", "", AnswerKind::Date, texts)
        };
        vec![
            sample("unit-review", pick(language, QUESTION), language, forms.to_vec()),
            sample("adopted", pick(language, QUESTION), language, vec![date]),
        ]
    }

    pub(super) fn refused_samples(language: Language) -> (Vec<Self>, Vec<FieldError>) {
        let texts = Texts::get(language);
        let mut number = AnswerForm::empty("inspections", "", AnswerKind::Number, texts);
        number.value = "on iki".to_owned();
        number.error = Some(pick(language, REFUSED).to_owned());
        let mut conflict = sample_choice(language, "law-review", "");
        conflict.options[1].is_chosen = true;
        conflict.comment = pick(language, COMMENT).to_owned();
        conflict.error = Some(texts.t("conflict-title"));
        conflict.conflict = Some(ConflictForm {
            by: LONG_NAME.to_owned(),
            at: moment(texts),
            answer: pick(language, OPTIONS[3].0).to_owned(),
            comment: pick(language, COMMENT).to_owned(),
            source: String::new(),
            revision: 4,
            mine_answer: pick(language, OPTIONS[1].0).to_owned(),
            mine_comment: [pick(language, COMMENT); 60].join(" "),
            mine_source: LONG_NAME.to_owned(),
        });
        let errors = [("inspections", &number), ("law-review", &conflict)]
            .map(|(id, form)| FieldError::new(format!("{id}."), form.error.clone().unwrap_or_default()))
            .to_vec();
        let questions = vec![
            sample("inspections", pick(language, NUMBER), language, vec![number]),
            sample("law-review", pick(language, QUESTION), language, vec![conflict]),
        ];
        (questions, errors)
    }
}

fn sample(id: &str, text: &str, language: Language, answers: Vec<AnswerForm>) -> QuestionForm {
    let link = |words, href| GuidanceLink { title: Words::new(pick(language, words)), href };
    QuestionForm {
        id: id.to_owned(),
        text: Words::new(text),
        help: Words::new(pick(language, HELP)),
        evidence: Words::new(pick(language, EVIDENCE)),
        sources: [("UNGP 3", "https://www.ohchr.org/"), (LONG_NAME, "")]
            .map(|(title, href)| GuidanceLink {
                title: Words::english(title, language.code()),
                href: href.to_owned(),
            })
            .to_vec(),
        principles: vec![link(PRINCIPLE, paths::principle(3)), link(COMPANY, paths::principle(4))],
        terms: vec![link(INDICATOR, paths::term("due-diligence"))],
        comply_or_explain: true,
        is_hidden: answers.iter().all(|answer| answer.is_hidden),
        answers,
        read: Vec::new(),
        note: String::new(),
        talk: Vec::new(),
    }
}

fn sample_choice(language: Language, question: &str, unit: &str) -> AnswerForm {
    let texts = Texts::get(language);
    let reasons = vec![Choice::new("not-in-our-mandate", pick(language, REASON))];
    let options = OPTIONS.iter().enumerate().map(|(place, (label, criterion))| OptionForm {
        value: format!("option-{place}"),
        label: Words::new(pick(language, *label)),
        criterion: Words::new(pick(language, *criterion)),
        evidence: if place == 0 { Words::default() } else { Words::new(pick(language, EVIDENCE)) },
        is_chosen: false,
        may_be_left_out: false,
        is_left_out: false,
    });
    AnswerForm {
        options: options.collect(),
        ..AnswerForm::empty(question, unit, AnswerKind::Choice, texts).with_reasons(reasons, texts)
    }
}

fn sample_checklist(language: Language) -> AnswerForm {
    let options = ELEMENTS.iter().enumerate().map(|(place, label)| OptionForm {
        value: format!("element-{place}"),
        label: Words::new(pick(language, *label)),
        criterion: Words::new(pick(language, COMPANY)),
        evidence: Words::english("The clauses.", language.code()),
        is_chosen: place == 0,
        may_be_left_out: true,
        is_left_out: place == 2,
    });
    AnswerForm {
        options: options.collect(),
        ..AnswerForm::empty("topics", "", AnswerKind::Checklist, Texts::get(language))
    }
}

fn saved(language: Language) -> String {
    let texts = Texts::get(language);
    texts.t_with("answer-saved-by", &[("at", moment(texts).into()), ("name", "Aysel Rəhimova".into())])
}
