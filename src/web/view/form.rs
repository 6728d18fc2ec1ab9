//! A section of a response as a form, with what was typed and could not be saved in place of what is stored.

use std::collections::BTreeMap;

use super::answers::{Reader, Sheet, in_words};
use super::asked::{Asked, askings, askings_of};
use super::guidance::about::About;
use super::guidance::source_title;
use super::prompts::{self, Prompt, prompts};
use super::team::{self, Talk};
use super::units::{self, Shown};
use super::words::{indicator_kind, progress};
use crate::assessment::{OpenedResponse, OwnResponse, Shelf};
use crate::questionnaire::{Question, QuestionKind, Questionnaire, Section};
use crate::response::{Answer, AnswerSheet, Unit, UnitId};
use crate::scoring::{AnswerState, Applies};
use crate::store::StoredAnswer;
use crate::texts::Texts;
use crate::web::pages::answer_form::{
    AnswerForm, AnswerKind, ConflictForm, NumberForm, OptionForm, QuestionForm,
};
use crate::web::pages::guidance::GuidanceLink;
use crate::web::pages::parts::{Choice, FieldError, Link, Words};
use crate::web::pages::section::{IndicatorForm, SectionPage};
use crate::web::pages::team::{SectionBox, StateButton, TalkLink};
use crate::web::paths::{self, ResponsePath};
use crate::web::typed::{FormKey, Typed};

/// An answer that was not saved.
#[derive(Clone, Debug)]
pub struct Unsaved {
    /// What was typed.
    pub typed: Typed,
    /// Why it was not saved.
    pub error: String,
    /// What somebody else has saved meanwhile, with the revision the person had seen.
    pub conflict: Option<(Option<StoredAnswer>, u32)>,
}

/// All of them, by their keys.
pub type AllUnsaved = BTreeMap<FormKey, Unsaved>;

/// What a form needs to know around one answer.
struct Form<'a> {
    texts: &'a Texts,
    own: &'a OwnResponse,
    opened: &'a OpenedResponse,
    shown: Shown,
    talk: &'a Talk,
    rows: Sheet<'a>,
    unsaved: &'a AllUnsaved,
    about: About<'a>,
    prompts: Vec<Prompt>,
}

/// The page of a section.
pub fn section(
    texts: &Texts,
    shelf: &Shelf,
    (own, talk): (&OwnResponse, &Talk),
    (place, shown): (usize, Shown),
    unsaved: &AllUnsaved,
) -> SectionPage {
    let opened: &OpenedResponse = own;
    let questionnaire = &opened.questionnaire;
    let code = texts.language().code();
    let section = &questionnaire.sections[place];
    let (given, asked) = own.how_much(place);
    let id = opened.response.id;
    let form = Form::new(texts, shelf, (own, talk), (shown, unsaved));
    let indicators = indicators(&form, section);
    let questions = indicators.iter().flat_map(|indicator| &indicator.questions);
    let fields: Vec<&str> =
        questions.flat_map(|question| &question.answers).map(|answer| answer.key.as_str()).collect();
    let open = open_keys(opened, &opened.sheet, &section.questions);
    let next_open = open.into_iter().find(|key| fields.contains(&key.as_str())).unwrap_or_default();
    let (team, finish) = standing(&form, section);
    let numbers = [("number", (place + 1).into()), ("total", questionnaire.sections.len().into())];
    SectionPage {
        institution: opened.institution.name.clone(),
        questionnaire: questionnaire.title.get(code).to_owned(),
        translation: translation(texts, questionnaire),
        title: Words::of(&section.title, code),
        place: texts.t_with("section-place", &numbers),
        introduction: Words::of(&section.introduction, code),
        sections_href: paths::response(id, ResponsePath::Sections),
        action: units::address(opened, section, shown),
        autosave: paths::response(id, ResponsePath::Answers),
        next_open,
        progress: progress(texts, given, asked),
        units: units::rows(texts, opened, section, shown),
        unit_name: units::name(opened, shown),
        whole_href: match shown {
            Shown::All | Shown::Own => String::new(),
            Shown::Unit(_) => paths::response(id, ResponsePath::Section(&section.id)),
        },
        errors: unsaved.iter().map(|(key, one)| FieldError::new(key.to_string(), &one.error)).collect(),
        team,
        is_form: form.has_forms(section),
        finish,
        indicators,
        next: team::section_after(own, place).map(|next| {
            Link::new(next.title.get(code), paths::response(id, ResponsePath::Section(&next.id)))
        }),
    }
}

/// How far a section is, and what can be done with it. Where there is a form the buttons are in it, so that what was
/// typed is saved and not left behind.
fn standing(form: &Form<'_>, section: &Section) -> (SectionBox, Vec<StateButton>) {
    let mut team = team::section_box(form.texts, form.own, section);
    let finish = if form.has_forms(section) { std::mem::take(&mut team.buttons) } else { Vec::new() };
    (team, finish)
}

/// That the translation the reader sees is of an older version, or that there is none; empty otherwise.
fn translation(texts: &Texts, questionnaire: &Questionnaire) -> String {
    let code = texts.language().code();
    let state = questionnaire.translations.iter().find(|state| state.language == code);
    match state.map(|state| state.of_version) {
        None if code != "en" => texts.t("translation-missing"),
        Some(behind) if behind < questionnaire.version => {
            let versions = [("behind", behind.into()), ("version", questionnaire.version.into())];
            texts.t_with("translation-behind", &versions)
        }
        None | Some(_) => String::new(),
    }
}

/// Questions of one indicator that follow each other stand together.
fn indicators(form: &Form<'_>, section: &Section) -> Vec<IndicatorForm> {
    let questionnaire = &form.opened.questionnaire;
    let indicator_of = |place: &usize| questionnaire.questions[*place].indicator;
    let is_shown = |question: &QuestionForm| !question.answers.is_empty() || !question.read.is_empty();
    let is_theirs = |place: &&usize| form.may_read(section, **place);
    let places: Vec<usize> = section.questions.iter().filter(is_theirs).copied().collect();
    let groups = places.chunk_by(|a, b| indicator_of(a) == indicator_of(b));
    let group = |places: &[usize]| {
        let node = &questionnaire.nodes[indicator_of(&places[0])];
        IndicatorForm {
            title: Words::of(&node.title, form.texts.language().code()),
            kind: node.indicator.map(|kind| indicator_kind(form.texts, kind)).unwrap_or_default(),
            questions: places.iter().map(|place| form.question(*place)).filter(is_shown).collect(),
        }
    };
    groups.map(group).filter(|group| !group.questions.is_empty()).collect()
}

/// One question with its form or its answer to be read, for a page of its own.
pub fn single(
    texts: &Texts,
    shelf: &Shelf,
    own: &OwnResponse,
    place: usize,
    unit: Option<UnitId>,
) -> QuestionForm {
    let (talk, unsaved) = (Talk::default(), AllUnsaved::new());
    let form = Form::new(texts, shelf, (own, &talk), (Shown::All, &unsaved));
    let mut question = form.question(place);
    let unit_name = own.units.iter().find(|known| Some(known.id) == unit).map(|unit| unit.name.as_str());
    question.answers.retain(|answer| answer.unit_name == unit_name.unwrap_or_default());
    question.read.retain(|answer| answer.unit == unit_name.unwrap_or_default());
    question.is_hidden = false;
    question.talk = Vec::new();
    question
}

impl<'a> Form<'a> {
    fn new(
        texts: &'a Texts,
        shelf: &'a Shelf,
        (own, talk): (&'a OwnResponse, &'a Talk),
        (shown, unsaved): (Shown, &'a AllUnsaved),
    ) -> Self {
        let opened: &OpenedResponse = own;
        let questionnaire = &opened.questionnaire;
        Self {
            texts,
            own,
            opened,
            shown,
            talk,
            rows: Sheet::new(texts, questionnaire, &opened.sheet, Reader::Respondent),
            unsaved,
            about: About::new(texts, shelf, questionnaire),
            prompts: prompts(texts, questionnaire, &opened.sheet),
        }
    }

    fn may_read(&self, section: &Section, place: usize) -> bool {
        self.own.access.may_read(&section.id, &self.opened.questionnaire.questions[place].id)
    }

    /// True when something of the section can be changed, or came back and was not saved.
    fn has_forms(&self, section: &Section) -> bool {
        let question = |place: &usize| &self.opened.questionnaire.questions[*place].id;
        let access = &self.own.access;
        let is_open = |place: &usize| access.may_answer(&section.id, question(place)).is_some();
        self.opened.is_editable() && section.questions.iter().any(is_open) || !self.unsaved.is_empty()
    }

    fn is_form(&self, asked: &Asked<'_>) -> bool {
        let section = &self.opened.questionnaire.sections[asked.question.section].id;
        let may = self.own.access.may_answer(section, &asked.question.id).is_some();
        may && self.opened.is_editable() || self.unsaved.contains_key(&self.key(asked))
    }

    fn talk_link(&self, asked: &Asked<'_>) -> TalkLink {
        let unit = unit_of(&self.opened.units, asked);
        team::talk_link(self.texts, self.own, self.talk, (asked.question, unit))
    }

    fn key(&self, asked: &Asked<'_>) -> FormKey {
        let unit = unit_of(&self.opened.units, asked).map(|unit| unit.id);
        FormKey { question: asked.question.id.clone(), unit }
    }
}

impl Form<'_> {
    fn question(&self, place: usize) -> QuestionForm {
        let code = self.texts.language().code();
        let questionnaire = &self.opened.questionnaire;
        let question = &questionnaire.questions[place];
        let mut askings = askings(questionnaire, &self.opened.sheet, question);
        askings.retain(|asked| self.shown.shows(unit_of(&self.opened.units, asked)));
        let (forms, read): (Vec<_>, Vec<_>) = askings.iter().partition(|asked| self.is_form(asked));
        let section = &questionnaire.sections[question.section].id;
        let sees = self.own.access.sees_answer(section, &question.id);
        let source = |id: &String| {
            let known = questionnaire.sources.get(id);
            let title = known.map_or(id, |source| &source.title);
            GuidanceLink {
                title: source_title(self.texts, self.about.shelf(), id, title),
                href: known.map(|source| source.href.clone()).unwrap_or_default(),
            }
        };
        QuestionForm {
            id: question.id.clone(),
            text: Words::of(&question.text, code),
            help: Words::of(&question.help, code),
            evidence: Words::of(&question.evidence, code),
            sources: question.sources.iter().map(source).collect(),
            principles: self.about.principles(place),
            terms: self.about.terms(question),
            comply_or_explain: question.comply_or_explain,
            is_hidden: askings.iter().all(|asked| asked.applies == Applies::Hidden),
            answers: forms.into_iter().map(|asked| self.answer(asked)).collect(),
            note: if sees || read.is_empty() { String::new() } else { self.texts.t("team-answer-in-draft") },
            read: if sees {
                read.into_iter().map(|asked| self.rows.row(asked)).collect()
            } else {
                Vec::new()
            },
            talk: askings.iter().map(|asked| self.talk_link(asked)).collect(),
        }
    }

    fn answer(&self, asked: &Asked<'_>) -> AnswerForm {
        let (texts, question) = (self.texts, asked.question);
        let unit = unit_of(&self.opened.units, asked);
        let key = FormKey { question: question.id.clone(), unit: unit.map(|unit| unit.id) };
        let stored = self.opened.answers.get(&(key.unit, question.id.clone()));
        let unsaved = self.unsaved.get(&key);
        let typed = unsaved.map_or_else(
            || stored.map(|stored| Typed::of(&stored.given)).unwrap_or_default(),
            |unsaved| unsaved.typed.clone(),
        );
        let seen = unsaved.and_then(|unsaved| unsaved.conflict.as_ref()).map(|(_, seen)| *seen);
        let revision = seen.unwrap_or_else(|| stored.map_or(0, |stored| stored.revision));
        let unit_id = key.unit.map(|unit| unit.to_string()).unwrap_or_default();
        let mut form = AnswerForm::empty(&question.id, &unit_id, kind(question), texts);
        if question.not_applicable {
            form = form.with_reasons(self.reasons(&typed), texts);
        }
        for special in &mut form.special {
            special.is_chosen = typed.special.contains(&special.value);
        }
        AnswerForm {
            unit_name: unit.map(|unit| unit.name.clone()).unwrap_or_default(),
            options: options(question, &typed, texts.language().code()),
            none_met: typed.answer.iter().any(|value| value == "-"),
            value: typed.answer.first().cloned().unwrap_or_default(),
            number: number(question, texts.language().code()),
            comment: typed.comment,
            source: typed.source,
            revision: revision.into(),
            saved: stored.map(|stored| saved(texts, stored)).unwrap_or_default(),
            error: unsaved.map(|unsaved| unsaved.error.clone()),
            is_hidden: asked.applies == Applies::Hidden,
            is_open: asked.state == AnswerState::Unanswered,
            prompts: prompts::of(&self.prompts, &asked.key),
            conflict: unsaved
                .and_then(|one| one.conflict.as_ref())
                .map(|(now, _)| self.conflict(question, now, unsaved.map(|one| &one.typed))),
            ..form
        }
    }

    fn reasons(&self, typed: &Typed) -> Vec<Choice> {
        let code = self.texts.language().code();
        let reasons = self.opened.questionnaire.reasons.iter();
        reasons
            .map(|reason| {
                Choice::named(&reason.id, Words::of(&reason.label, code)).chosen(reason.id == typed.reason)
            })
            .collect()
    }

    fn conflict(
        &self,
        question: &Question,
        now: &Option<StoredAnswer>,
        mine: Option<&Typed>,
    ) -> ConflictForm {
        let (texts, questionnaire) = (self.texts, &self.opened.questionnaire);
        let words = |answer: Option<&Answer>| in_words(texts, questionnaire, question, answer);
        let mine = mine.cloned().unwrap_or_default();
        let judged = mine.judge(questionnaire, question, texts);
        let of = |text: fn(&StoredAnswer) -> &str| now.as_ref().map(text).unwrap_or_default().to_owned();
        ConflictForm {
            by: of(|now| &now.saved_by_name),
            at: now.as_ref().map(|now| texts.date_time(now.saved_at)).unwrap_or_default(),
            answer: words(now.as_ref().and_then(|now| now.given.answer.as_ref())),
            comment: of(|now| &now.given.comment),
            source: of(|now| &now.given.source),
            revision: now.as_ref().map_or(0, |now| now.revision.into()),
            mine_answer: judged.map_or_else(|_| mine.answer.join("\n"), |given| words(given.answer.as_ref())),
            mine_comment: mine.comment,
            mine_source: mine.source,
        }
    }
}

/// The unit with its id that a question is put to.
pub fn unit_of<'a>(units: &'a [Unit], asked: &Asked<'_>) -> Option<&'a Unit> {
    let name = &asked.unit?.name;
    units.iter().find(|unit| unit.name == *name)
}

fn saved(texts: &Texts, stored: &StoredAnswer) -> String {
    let arguments =
        [("at", texts.date_time(stored.saved_at).into()), ("name", stored.saved_by_name.as_str().into())];
    texts.t_with("answer-saved-by", &arguments)
}

pub(super) const fn kind(question: &Question) -> AnswerKind {
    match question.kind {
        QuestionKind::Choice { .. } => AnswerKind::Choice,
        QuestionKind::Checklist { .. } => AnswerKind::Checklist,
        QuestionKind::Number { .. } => AnswerKind::Number,
        QuestionKind::Date => AnswerKind::Date,
        QuestionKind::Text => AnswerKind::Text,
    }
}

pub(super) fn options(question: &Question, typed: &Typed, code: &str) -> Vec<OptionForm> {
    let is_checklist = matches!(question.kind, QuestionKind::Checklist { .. });
    let option = |option: &crate::questionnaire::AnswerOption| OptionForm {
        value: option.id.clone(),
        label: Words::of(&option.label, code),
        criterion: Words::of(&option.criterion, code),
        evidence: Words::of(&option.evidence, code),
        is_chosen: typed.answer.contains(&option.id),
        may_be_left_out: is_checklist && question.not_applicable,
        is_left_out: typed.answer.contains(&format!("~{}", option.id)),
    };
    question.options().iter().map(option).collect()
}

pub(super) fn number(question: &Question, code: &str) -> NumberForm {
    let QuestionKind::Number { minimum, maximum, unit } = &question.kind else {
        return NumberForm::default();
    };
    let bound = |bound: &Option<rust_decimal::Decimal>| {
        bound.map(|bound| bound.normalize().to_string()).unwrap_or_default()
    };
    NumberForm { unit: Words::of(unit, code), minimum: bound(minimum), maximum: bound(maximum) }
}

/// The keys of the questions of a section that are asked and have no answer, in order.
pub fn open_keys(opened: &OpenedResponse, sheet: &AnswerSheet, places: &[usize]) -> Vec<String> {
    let askings = askings_of(&opened.questionnaire, sheet, places);
    let open = askings.iter().filter(|asked| asked.state == AnswerState::Unanswered);
    open.map(|asked| key_of(opened, asked).to_string()).collect()
}

/// The key of an answer in the form.
pub fn key_of(opened: &OpenedResponse, asked: &Asked<'_>) -> FormKey {
    let unit = unit_of(&opened.units, asked).map(|unit| unit.id);
    FormKey { question: asked.question.id.clone(), unit }
}

/// Whether each question of a section is put, by the keys of its form.
pub fn applicable(opened: &OpenedResponse, sheet: &AnswerSheet, places: &[usize]) -> BTreeMap<String, bool> {
    let askings = askings_of(&opened.questionnaire, sheet, places);
    let entry = |asked: &Asked<'_>| {
        let unit = unit_of(&opened.units, asked).map(|unit| unit.id);
        let key = FormKey { question: asked.question.id.clone(), unit };
        (key.to_string(), asked.applies != Applies::Hidden)
    };
    askings.iter().map(entry).collect()
}

/// What should be looked at again in a section, by the keys of its form; nothing for the others.
pub fn prompted(
    texts: &Texts,
    opened: &OpenedResponse,
    sheet: &AnswerSheet,
    places: &[usize],
) -> BTreeMap<String, Vec<Words>> {
    let prompts = prompts(texts, &opened.questionnaire, sheet);
    let askings = askings_of(&opened.questionnaire, sheet, places);
    let entry = |asked: &Asked<'_>| {
        let unit = unit_of(&opened.units, asked).map(|unit| unit.id);
        let key = FormKey { question: asked.question.id.clone(), unit };
        (key.to_string(), prompts::of(&prompts, &asked.key))
    };
    askings.iter().map(entry).filter(|(_, own)| !own.is_empty()).collect()
}
