//! The page of those who propose something on a draft.

use super::consult::{outcome_words, who};
use super::level_words;
use crate::action_plan::{Consultation, Draft, Level, Proposal, shortened};
use crate::texts::Texts;
use crate::web::pages::parts::{Choice, Choices, Link, Tag, Tone};
use crate::web::pages::sheet::{Entry, FormField, Sheet, SheetForm, SheetPart};
use crate::web::paths;
use crate::web::problems::Problems;

/// A proposal as somebody types it.
#[derive(Clone, Debug, Default)]
pub struct TypedProposal {
    /// The part it is about.
    pub part: String,
    /// Who proposes.
    pub name: String,
    /// For whom.
    pub organisation: String,
    /// The proposal.
    pub text: String,
    /// The word that lets stakeholders in.
    pub key: String,
}

/// The page of those who propose: the draft, what others propose, the form.
pub fn open_page(
    texts: &Texts,
    (draft, title): (&Draft, String),
    (consultation, action, links): (&Consultation, String, Vec<Link>),
    proposals: &[(&String, &Proposal)],
    (typed, problems): (&TypedProposal, &Problems),
    is_open: bool,
) -> Sheet {
    let mut parts = vec![SheetPart::words(consultation.words.clone())];
    parts.extend(super::public::plan_tables(texts, draft));
    let shown: Vec<Entry> = proposals.iter().map(|(code, one)| shown(texts, code, one)).collect();
    if !shown.is_empty() {
        parts.push(SheetPart::heading("proposals", texts.t("consult-proposals")));
        parts.push(SheetPart::Links { links: shown });
    }
    if is_open {
        let mut form = propose_form(texts, draft, action, (typed, problems));
        form.fields.push(FormField::hidden("key", &consultation.key));
        parts.push(SheetPart::Form { form });
    }
    let day = ("day", texts.date(consultation.closes).into());
    let is_answered = !proposals.is_empty() && proposals.iter().all(|(_, one)| one.outcome.is_some());
    let lead = match (is_open, is_answered) {
        (true, _) => texts.t_with("consult-until", &[day]),
        (false, true) => texts.t("consult-is-over-answered"),
        (false, false) => texts.t("consult-is-over"),
    };
    Sheet {
        above: texts.t("studio-consultation"),
        title,
        lead,
        links,
        back: consultation.is_public().then(|| Link::new(texts.t("public-title"), paths::PUBLISHED)),
        parts,
        errors: problems.summary(),
        ..Sheet::default()
    }
}

fn shown(texts: &Texts, code: &str, proposal: &Proposal) -> Entry {
    let outcome = proposal.outcome.map(|outcome| Tag::new(outcome_words(texts, outcome), Tone::Done));
    let answer = if proposal.answer.is_empty() {
        String::new()
    } else {
        format!("\n{} {}", texts.t("consult-answered"), proposal.answer)
    };
    Entry {
        text: format!("{code} · {}", who(texts, proposal)),
        href: String::new(),
        tags: outcome.into_iter().collect(),
        detail: format!("{}{answer}", proposal.text),
    }
}

fn propose_form(
    texts: &Texts,
    draft: &Draft,
    action: String,
    (typed, problems): (&TypedProposal, &Problems),
) -> SheetForm {
    let whole = Choice::new("", texts.t("consult-whole")).chosen(typed.part.is_empty());
    let ids = draft.ids();
    let codes: std::collections::BTreeMap<&String, &String> =
        ids.iter().map(|(code, id)| (id, code)).collect();
    let choice = |(branch, level, _): (&crate::action_plan::Branch, Level, &str)| {
        let title = draft.parts.get(&branch.id).map(crate::action_plan::Part::title).unwrap_or_default();
        let code = codes.get(&branch.id).map(|code| code.as_str()).unwrap_or_default();
        let title = if title.is_empty() { level_words(texts, level) } else { shortened(title, 80) };
        Choice::new(&branch.id, format!("{code} {title}")).chosen(typed.part == branch.id)
    };
    let parts = [whole].into_iter().chain(draft.outline.walk().map(choice)).collect();
    SheetForm {
        id: "propose".to_owned(),
        title: texts.t("consult-propose"),
        text: texts.t("consult-propose-text"),
        action,
        fields: vec![
            FormField::select("part", texts.t("consult-part"), Choices::of(parts)),
            FormField::area("text", texts.t("consult-proposal-text"), problems.field("text", &typed.text)),
            FormField::line("name", texts.t("consult-name"), problems.field("name", &typed.name))
                .with_hint(texts.t("consult-name-hint")),
            FormField::line(
                "organisation",
                texts.t("consult-organisation"),
                problems.field("organisation", &typed.organisation),
            ),
        ],
        button: texts.t("consult-propose-button"),
        ..SheetForm::default()
    }
}
