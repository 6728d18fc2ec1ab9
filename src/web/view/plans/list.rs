//! All plans, a form to begin one, and a form to take one in from a file.

use super::{stage, title};
use crate::action_plan::Head;
use crate::report::plan::Form;
use crate::response::Round;
use crate::store::PlanEntry;
use crate::texts::{Language, Texts};
use crate::web::pages::parts::{Choice, Choices, Link};
use crate::web::pages::sheet::{Entry, FormField, Sheet, SheetForm, SheetPart};
use crate::web::paths::{self, PlanPath};
use crate::web::problems::Problems;

/// What was typed to begin a plan, or to take one in.
#[derive(Clone, Debug, Default)]
pub struct Begun {
    /// Its title.
    pub title: String,
    /// The word for its form.
    pub form: String,
    /// The language it is written in.
    pub language: String,
    /// Its years.
    pub period: String,
    /// The round whose findings it answers.
    pub round: String,
}

/// The list with the two forms.
pub fn page(
    texts: &Texts,
    (plans, rounds): (&[(PlanEntry, Head)], &[Round]),
    (typed, problems): (&Begun, &Problems),
) -> Sheet {
    let entry = |(entry, head): &(PlanEntry, Head)| {
        let round = entry.round.and_then(|id| rounds.iter().find(|round| round.id == id));
        let years = head.period.map(|period| period.to_string());
        let detail: Vec<String> = years.into_iter().chain(round.map(|round| round.name.clone())).collect();
        Entry {
            text: title(texts, (&head.form, &head.title)),
            href: paths::plan(entry.id, PlanPath::Plan),
            tags: vec![stage(texts, head.stage)],
            detail: detail.join(" · "),
        }
    };
    let links: Vec<Entry> = plans.iter().map(entry).collect();
    let list =
        if links.is_empty() { SheetPart::words(texts.t("studio-none")) } else { SheetPart::Links { links } };
    let begin = SheetForm {
        id: "begin".to_owned(),
        title: texts.t("studio-begin"),
        text: texts.t("studio-begin-text"),
        action: paths::PLANS.to_owned(),
        fields: fields(texts, rounds, (typed, problems)),
        button: texts.t("studio-begin-button"),
        ..SheetForm::default()
    };
    Sheet {
        title: texts.t("studio-title"),
        lead: texts.t("studio-lead"),
        parts: vec![list, SheetPart::Form { form: begin }, SheetPart::Form { form: import(texts) }],
        errors: problems.summary(),
        ..Sheet::default()
    }
}

/// Title, form, years, language, round.
pub fn fields(texts: &Texts, rounds: &[Round], (typed, problems): (&Begun, &Problems)) -> Vec<FormField> {
    let form = |form: Form| {
        let is_chosen = typed.form == form.code();
        Choice::new(form.code(), form.title(texts)).chosen(is_chosen)
    };
    let language = |language: Language| {
        let is_chosen = typed.language == language.code();
        Choice::new(language.code(), language.name()).chosen(is_chosen)
    };
    let none = Choice::new("", texts.t("studio-no-round"));
    let round = |round: &Round| {
        let id = round.id.to_string();
        Choice::new(&id, &round.name).chosen(typed.round == id)
    };
    let rounds = [none].into_iter().chain(rounds.iter().map(round)).collect();
    vec![
        FormField::line("title", texts.t("studio-name"), problems.field("title", &typed.title))
            .with_hint(texts.t("studio-name-hint")),
        FormField::select("form", texts.t("studio-form"), Choices::of(Form::ALL.map(form).to_vec())),
        FormField::line("period", texts.t("studio-years"), problems.field("period", &typed.period))
            .with_hint(texts.t("studio-years-hint")),
        FormField::select(
            "language",
            texts.t("studio-language"),
            Choices::of(Language::ALL.map(language).to_vec()),
        ),
        FormField::select("round", texts.t("studio-round"), Choices::of(rounds))
            .with_hint(texts.t("studio-round-hint")),
    ]
}

fn import(texts: &Texts) -> SheetForm {
    SheetForm {
        id: "import".to_owned(),
        title: texts.t("studio-import"),
        text: texts.t("studio-import-text"),
        action: format!("{}/import", paths::PLANS),
        fields: vec![FormField::File {
            name: "file".to_owned(),
            label: texts.t("studio-file"),
            hint: texts.t("studio-file-hint"),
            error: None,
        }],
        button: texts.t("studio-import-button"),
        is_quiet: true,
        has_file: true,
        ..SheetForm::default()
    }
}

/// What a file holds, with every problem to be accepted one by one, and where the rest is filled in.
pub struct Preview<'a> {
    /// The name of the file.
    pub name: &'a str,
    /// Its lines, to be sent along.
    pub content: &'a str,
    /// How much it holds, in a sentence.
    pub told: String,
    /// A name and words for each problem.
    pub problems: Vec<(String, String)>,
    /// Those accepted.
    pub accepted: Vec<String>,
    /// What cannot be read at all.
    pub refused: Vec<String>,
}

/// The page before a plan is taken in.
pub fn preview(
    texts: &Texts,
    rounds: &[Round],
    preview: &Preview<'_>,
    (typed, problems): (&Begun, &Problems),
) -> Sheet {
    let back = Link::new(texts.t("studio-title"), paths::PLANS);
    let title = texts.t_with("studio-import-of", &[("name", preview.name.into())]);
    if !preview.refused.is_empty() {
        let lead = texts.t("studio-import-unreadable");
        let words = SheetPart::words(preview.refused.join("\n"));
        return Sheet { back: Some(back), title, lead, parts: vec![words], ..Sheet::default() };
    }
    let box_of =
        |(key, words): &(String, String)| Choice::new(key, words).chosen(preview.accepted.contains(key));
    let mut own = fields(texts, rounds, (typed, problems));
    if !preview.problems.is_empty() {
        let boxes = problems.choices("accept", preview.problems.iter().map(box_of).collect());
        let hint = texts.t("studio-accept-hint");
        own.push(FormField::boxes("accept", texts.t("studio-accept"), boxes).with_hint(hint));
    }
    own.push(FormField::hidden("name", preview.name));
    own.push(FormField::hidden("content", preview.content));
    let form = SheetForm {
        id: "import".to_owned(),
        action: format!("{}/take-in", paths::PLANS),
        fields: own,
        button: texts.t("studio-take-in"),
        ..SheetForm::default()
    };
    let count = ("count", preview.problems.len().into());
    Sheet {
        back: Some(back),
        title,
        lead: format!("{} {}", preview.told, texts.t_with("studio-import-problems", &[count])),
        parts: vec![SheetPart::Form { form }],
        errors: problems.summary(),
        ..Sheet::default()
    }
}
