//! The diagnostic report of a round: its files, its text blocks, and the recommendations drawn from the findings.

use std::collections::BTreeMap;

use super::{history, term_words, title};
use crate::action_plan::{Recommendation, Term, shortened};
use crate::assessment::{Entries, Kept, StoredPlan};
use crate::report::diagnostic::{PASSAGES, passage_title};
use crate::response::{Round, RoundId};
use crate::store::LedgerVersion;
use crate::texts::{Language, Texts};
use crate::web::pages::parts::{Choice, Choices, Link, Tag, Tone};
use crate::web::pages::sheet::{Entry, FormField, Sheet, SheetForm, SheetPart};
use crate::web::paths::{self, RoundPath};
use crate::web::problems::Problems;

/// A text block by language.
pub type Passage = BTreeMap<String, String>;

/// Back to the report.
fn back(texts: &Texts, round: RoundId) -> Link {
    Link::new(texts.t("diagnose-title"), paths::diagnostic(round))
}

/// The page: files, text blocks, the way to the recommendations.
pub fn page(
    texts: &Texts,
    round: &Round,
    (passages, plan): (&Entries<Passage>, Option<&StoredPlan>),
) -> Sheet {
    let place = paths::diagnostic(round.id);
    let file = |language: Language, ending: &str| Entry {
        text: format!("{} ({})", language.name(), ending.to_uppercase()),
        href: format!("{place}/report/file.{ending}?language={}", language.code()),
        tags: Vec::new(),
        detail: String::new(),
    };
    let files = Language::ALL
        .into_iter()
        .flat_map(|language| ["pdf", "docx", "html"].map(|ending| file(language, ending)));
    let block = |name: &&str| {
        let written = passages.get(*name).map(|kept| {
            let languages = Language::ALL.into_iter().filter(|one| kept.content.contains_key(one.code()));
            languages.map(Language::name).collect::<Vec<_>>().join(", ")
        });
        let tag = match written.as_deref() {
            None | Some("") => Tag::new(texts.t("diagnose-not-written"), Tone::Quiet),
            Some(_) => Tag::new(texts.t("diagnose-written"), Tone::Done),
        };
        Entry {
            text: passage_title(texts, name),
            href: paths::passage(round.id, name),
            tags: vec![tag],
            detail: written.unwrap_or_default(),
        }
    };
    let printed = plan.map(|plan| {
        let name = title(texts, (&plan.draft.head.form, &plan.draft.head.title));
        SheetPart::words(texts.t_with("diagnose-plan", &[("plan", name.into())]))
    });
    let blocks = vec![
        SheetPart::heading("blocks", texts.t("diagnose-blocks")),
        SheetPart::words(texts.t("diagnose-blocks-text")),
        SheetPart::Links { links: PASSAGES.iter().map(block).collect() },
        SheetPart::heading("files", texts.t("public-reports")),
        SheetPart::words(texts.t("diagnose-files-text")),
    ];
    let files = SheetPart::Links { links: files.collect() };
    Sheet {
        back: Some(Link::new(&round.name, paths::round(round.id, RoundPath::Responses))),
        title: texts.t("diagnose-title"),
        lead: texts.t("diagnose-text"),
        links: vec![Link::new(texts.t("diagnose-recommendations"), paths::recommendations(round.id))],
        parts: blocks.into_iter().chain(printed).chain([files]).collect(),
        ..Sheet::default()
    }
}

/// One text block in every language.
pub fn passage(
    texts: &Texts,
    (round, name): (RoundId, &str),
    (typed, problems, revision): (&Passage, &Problems, u32),
    (versions, stored, remark): (&[LedgerVersion], Option<&Kept<Passage>>, Option<String>),
) -> Sheet {
    let mut parts = Vec::new();
    if let Some(stored) = stored {
        let by =
            [("name", stored.changed_by.clone().into()), ("at", texts.date_time(stored.changed_at).into())];
        parts.push(SheetPart::words(texts.t_with("register-saved-by", &by)));
        parts.extend(stored.content.values().map(SheetPart::words));
    }
    let field = |language: Language| {
        let field = format!("text-{}", language.code());
        let typed = typed.get(language.code()).map(String::as_str).unwrap_or_default();
        FormField::Area {
            label: language.name().to_owned(),
            hint: String::new(),
            field: problems.field(&field, typed),
            name: field,
            rows: 10,
        }
    };
    let form = SheetForm {
        id: "edit".to_owned(),
        action: paths::passage(round, name),
        fields: [FormField::hidden("revision", revision)]
            .into_iter()
            .chain(Language::ALL.map(field))
            .collect(),
        button: texts.t("save"),
        ..SheetForm::default()
    };
    parts.push(SheetPart::Form { form });
    let at = |revision| format!("{}?revision={revision}", paths::passage(round, name));
    parts.extend(SheetPart::table(history(texts, versions, at)));
    Sheet {
        back: Some(back(texts, round)),
        title: passage_title(texts, name),
        lead: texts.t("diagnose-passage-text"),
        remarks: stored.map(|_| texts.t("register-conflict-text")).into_iter().chain(remark).collect(),
        parts,
        errors: problems.summary(),
        ..Sheet::default()
    }
}

/// What stands in the address of a recommendation that is not there yet.
pub const NEW: &str = "new";

/// The recommendations of a round; `plan` is where they become activities.
pub fn recommendations(texts: &Texts, round: &Round, all: &[Recommendation]) -> Sheet {
    let language = texts.language().code();
    let entry = |one: &Recommendation| Entry {
        text: format!("{} {}", one.code, shortened(one.text.get(language), 140)),
        href: paths::recommendation(round.id, &one.code),
        tags: Vec::new(),
        detail: one.addressed.join("; "),
    };
    let mut parts = Vec::new();
    for term in Term::ALL {
        let of: Vec<&Recommendation> =
            all.iter().filter(|one| one.term == term && !one.is_withdrawn).collect();
        if of.is_empty() {
            continue;
        }
        parts.push(SheetPart::heading(term.code(), term_words(texts, term)));
        parts.push(SheetPart::Links { links: of.into_iter().map(entry).collect() });
    }
    let withdrawn: Vec<&Recommendation> = all.iter().filter(|one| one.is_withdrawn).collect();
    if !withdrawn.is_empty() {
        parts.push(SheetPart::heading("withdrawn", texts.t("diagnose-withdrawn")));
        parts.push(SheetPart::Links { links: withdrawn.into_iter().map(entry).collect() });
    }
    let take_in = SheetForm {
        id: "take-in".to_owned(),
        title: texts.t("diagnose-take-in-title"),
        text: texts.t("diagnose-take-in-text"),
        action: paths::recommendations(round.id),
        button: texts.t("diagnose-take-in"),
        ..SheetForm::default()
    };
    if all.is_empty() {
        parts.push(SheetPart::Form { form: take_in });
    }
    Sheet {
        back: Some(back(texts, round.id)),
        title: texts.t("diagnose-recommendations"),
        lead: texts.t("diagnose-recommendations-text"),
        links: vec![Link::new(texts.t("diagnose-add"), paths::recommendation(round.id, NEW))],
        parts,
        ..Sheet::default()
    }
}

/// A recommendation as typed.
#[derive(Clone, Debug, Default)]
pub struct TypedRecommendation {
    /// Its words by language.
    pub text: Passage,
    /// The word for its term.
    pub term: String,
    /// To whom, one on each line.
    pub addressed: String,
    /// What it answers.
    pub findings: String,
    /// Principles it serves.
    pub principles: String,
    /// It is left out of the report.
    pub is_withdrawn: bool,
}

impl TypedRecommendation {
    /// What is stored, as somebody would have typed it.
    pub fn of(one: &Recommendation) -> Self {
        let text = |language: Language| {
            (
                language.code().to_owned(),
                if one.text.has(language.code()) {
                    one.text.get(language.code()).to_owned()
                } else {
                    String::new()
                },
            )
        };
        let principles: Vec<String> = one.principles.iter().map(ToString::to_string).collect();
        Self {
            text: Language::ALL.map(text).into_iter().collect(),
            term: one.term.code().to_owned(),
            addressed: one.addressed.join("\n"),
            findings: one.findings.join("; "),
            principles: principles.join("; "),
            is_withdrawn: one.is_withdrawn,
        }
    }
}

/// One recommendation with its form and history.
pub fn recommendation(
    texts: &Texts,
    (round, code): (RoundId, &str),
    (typed, problems, revision): (&TypedRecommendation, &Problems, u32),
    (versions, remarks, links): (&[LedgerVersion], Vec<String>, Vec<Link>),
) -> Sheet {
    let mut fields = vec![FormField::hidden("revision", revision)];
    for language in Language::ALL {
        let name = format!("text-{}", language.code());
        let own = typed.text.get(language.code()).map(String::as_str).unwrap_or_default();
        fields.push(FormField::area(&name, language.name().to_owned(), problems.field(&name, own)));
    }
    let term =
        |term: Term| Choice::new(term.code(), term_words(texts, term)).chosen(typed.term == term.code());
    fields.push(FormField::select(
        "term",
        texts.t("diagnose-term"),
        Choices::of(Term::ALL.map(term).to_vec()),
    ));
    fields.push(
        FormField::area(
            "addressed",
            texts.t("diagnose-addressed"),
            problems.field("addressed", &typed.addressed),
        )
        .with_hint(texts.t("studio-one-each")),
    );
    fields.push(
        FormField::line("findings", texts.t("studio-answers"), problems.field("findings", &typed.findings))
            .with_hint(texts.t("studio-answers-hint")),
    );
    fields.push(
        FormField::line(
            "principles",
            texts.t("studio-principles"),
            problems.field("principles", &typed.principles),
        )
        .with_hint(texts.t("studio-principles-hint")),
    );
    if code != NEW {
        fields.push(withdrawal(texts, typed));
    }
    let form = SheetForm {
        id: "edit".to_owned(),
        action: paths::recommendation(round, code),
        fields,
        button: texts.t("save"),
        ..SheetForm::default()
    };
    let at = |revision| format!("{}?revision={revision}", paths::recommendation(round, code));
    let table = SheetPart::table(history(texts, versions, at));
    Sheet {
        back: Some(Link::new(texts.t("diagnose-recommendations"), paths::recommendations(round))),
        title: match code {
            NEW => texts.t("diagnose-add"),
            code => texts.t_with("diagnose-recommendation", &[("code", code.into())]),
        },
        remarks,
        links,
        parts: [SheetPart::Form { form }].into_iter().chain(table).collect(),
        errors: problems.summary(),
        ..Sheet::default()
    }
}

/// Whether a recommendation still stands in the report.
fn withdrawal(texts: &Texts, typed: &TypedRecommendation) -> FormField {
    let withdrawn = Choice::new("yes", texts.t("diagnose-withdraw")).chosen(typed.is_withdrawn);
    FormField::boxes("withdrawn", texts.t("diagnose-withdraw-title"), Choices::of(vec![withdrawn]))
        .with_hint(texts.t("diagnose-withdraw-hint"))
}
