//! Consultations: the page of the NHRI, the page of those who propose, and one proposal.

use chrono::NaiveDate;

use super::{back, level_words};
use crate::action_plan::{Consultation, Draft, Level, Outcome, Proposal, Sight, shortened};
use crate::assessment::{Entries, PlanVersion, StoredPlan};
use crate::texts::Texts;
use crate::web::pages::parts::{Cell, Choice, Choices, Column, Fact, Link, Row, Table, Tag, Tone};
use crate::web::pages::sheet::{Entry, FormField, Sheet, SheetForm, SheetPart};
use crate::web::paths::{self, PlanPath};
use crate::web::problems::Problems;

/// A consultation as typed.
#[derive(Clone, Debug, Default)]
pub struct TypedConsultation {
    /// The version.
    pub version: String,
    /// The last day.
    pub closes: String,
    /// What people are asked.
    pub words: String,
    /// `public` or `stakeholders`.
    pub audience: String,
    /// Stakeholders who are asked.
    pub asked: String,
}

/// The word for what becomes of a proposal.
pub fn outcome_words(texts: &Texts, outcome: Outcome) -> String {
    match outcome {
        Outcome::Accepted => texts.t("consult-accepted"),
        Outcome::Partly => texts.t("consult-partly"),
        Outcome::Rejected => texts.t("consult-rejected"),
        Outcome::Noted => texts.t("consult-noted"),
    }
}

fn sight_words(texts: &Texts, sight: Sight) -> String {
    match sight {
        Sight::Waiting => texts.t("consult-waiting"),
        Sight::Shown => texts.t("consult-shown"),
        Sight::KeptOut => texts.t("consult-kept-out"),
    }
}

/// How a proposal stands.
fn tags(texts: &Texts, proposal: &Proposal) -> Vec<Tag> {
    let tone = if proposal.sight == Sight::Waiting { Tone::Attention } else { Tone::Quiet };
    let sight = Tag::new(sight_words(texts, proposal.sight), tone);
    let outcome = match proposal.outcome {
        Some(outcome) => Tag::new(outcome_words(texts, outcome), Tone::Done),
        None => Tag::new(texts.t("consult-open"), Tone::Active),
    };
    vec![sight, outcome]
}

/// The page of the NHRI.
pub fn page(
    texts: &Texts,
    plan: &StoredPlan,
    (consultations, proposals, versions): (&Entries<Consultation>, &Entries<Proposal>, &[PlanVersion]),
    (typed, problems): (&TypedConsultation, &Problems),
    today: NaiveDate,
) -> Sheet {
    let id = plan.entry.id;
    let mut parts = Vec::new();
    for (code, kept) in consultations.iter().rev() {
        parts.extend(one(texts, plan, (code, kept), proposals, today));
    }
    if consultations.is_empty() {
        parts.push(SheetPart::words(texts.t("consult-none")));
    }
    if versions.is_empty() {
        parts.push(SheetPart::words(texts.t("consult-no-version")));
    } else {
        parts.push(SheetPart::Form { form: open_form(texts, plan, versions, (typed, problems)) });
    }
    Sheet {
        back: Some(back(texts, id, &plan.draft)),
        title: texts.t("studio-consultation"),
        lead: texts.t("consult-text"),
        links: vec![Link::new(texts.t("consult-dispositions"), paths::plan(id, PlanPath::Dispositions))],
        parts,
        errors: problems.summary(),
        ..Sheet::default()
    }
}

fn one(
    texts: &Texts,
    plan: &StoredPlan,
    (code, kept): (&String, &crate::assessment::Kept<Consultation>),
    proposals: &Entries<Proposal>,
    today: NaiveDate,
) -> Vec<SheetPart> {
    let (id, consultation) = (plan.entry.id, &kept.content);
    let own: Vec<_> = proposals.iter().filter(|(_, one)| one.content.consultation == *code).collect();
    let is_open = consultation.is_open(today);
    let place = paths::consultation(id, code, &consultation.key);
    let facts = vec![
        Fact::new(texts.t("consult-version"), consultation.version.clone()),
        Fact::new(texts.t("consult-closes"), texts.date(consultation.closes)),
        Fact::new(texts.t("consult-asked"), consultation.asked.lines().collect::<Vec<_>>().join("; ")),
    ];
    let facts = facts.into_iter().filter(|fact| !fact.detail.is_empty()).collect();
    let heading = format!("{} {code}", texts.t("studio-consultation"));
    let state = if is_open { texts.t("consult-is-open") } else { texts.t("consult-is-closed") };
    let audience =
        if consultation.is_public() { texts.t("consult-public") } else { texts.t("consult-stakeholders") };
    let link = Entry {
        text: texts.t("consult-page"),
        href: place,
        tags: vec![
            Tag::new(state, if is_open { Tone::Active } else { Tone::Quiet }),
            Tag::new(audience, Tone::Quiet),
        ],
        detail: String::new(),
    };
    let mut parts = vec![
        SheetPart::heading(code, heading),
        SheetPart::Links { links: vec![link] },
        SheetPart::Facts { facts },
    ];
    parts.extend(SheetPart::table(counts(texts, own.iter().map(|(_, kept)| &kept.content))));
    let entry = |(code, kept): &(&String, &crate::assessment::Kept<Proposal>)| Entry {
        text: format!("{code} {}", shortened(&kept.content.text, 120)),
        href: paths::plan(id, PlanPath::Proposal(code)),
        tags: tags(texts, &kept.content),
        detail: who(texts, &kept.content),
    };
    parts.push(SheetPart::Links { links: own.iter().map(entry).collect() });
    if is_open {
        let form = SheetForm {
            id: format!("close-{code}"),
            action: paths::plan(id, PlanPath::Consultation),
            fields: vec![FormField::hidden("close", code), FormField::hidden("revision", kept.revision)],
            button: texts.t("consult-close"),
            is_quiet: true,
            ..SheetForm::default()
        };
        parts.push(SheetPart::Form { form });
    }
    parts
}

fn who(texts: &Texts, proposal: &Proposal) -> String {
    let about = if proposal.code.is_empty() { texts.t("consult-whole") } else { proposal.code.clone() };
    [about.as_str(), proposal.name.as_str(), proposal.organisation.as_str()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" · ")
}

/// How many proposals there are, by part of the plan and by what becomes of them.
pub fn counts<'a>(texts: &Texts, proposals: impl Iterator<Item = &'a Proposal>) -> Table {
    let mut rows: std::collections::BTreeMap<String, [u32; 5]> = std::collections::BTreeMap::new();
    for proposal in proposals {
        let place = proposal.outcome.map_or(4, |outcome| outcome as usize);
        rows.entry(proposal.code.clone()).or_default()[place] += 1;
    }
    let row = |(code, counts): (&String, &[u32; 5])| {
        let head = if code.is_empty() { texts.t("consult-whole") } else { code.clone() };
        let all = counts.iter().sum::<u32>();
        let cells = [all].iter().chain(counts).map(|count| Cell::number(count.to_string())).collect();
        Row::new(head, cells)
    };
    let outcomes = Outcome::ALL.map(|outcome| Column::numbers(outcome_words(texts, outcome)));
    let columns = [Column::words(texts.t("consult-part")), Column::numbers(texts.t("consult-proposals"))];
    Table {
        caption: texts.t("consult-counts"),
        columns: columns
            .into_iter()
            .chain(outcomes)
            .chain([Column::numbers(texts.t("consult-open"))])
            .collect(),
        rows: rows.iter().map(row).collect(),
        note: String::new(),
    }
}

fn open_form(
    texts: &Texts,
    plan: &StoredPlan,
    versions: &[PlanVersion],
    (typed, problems): (&TypedConsultation, &Problems),
) -> SheetForm {
    let version = |(code, kept): &PlanVersion| {
        Choice::new(code, format!("{code} {}", kept.content.name)).chosen(typed.version == *code)
    };
    let audience = |code: &str, words: String| Choice::new(code, words).chosen(typed.audience == code);
    let audiences = vec![
        audience("public", texts.t("consult-public")),
        audience("stakeholders", texts.t("consult-stakeholders")),
    ];
    SheetForm {
        id: "open".to_owned(),
        title: texts.t("consult-open-title"),
        text: texts.t("consult-open-text"),
        action: paths::plan(plan.entry.id, PlanPath::Consultation),
        fields: vec![
            FormField::select(
                "version",
                texts.t("consult-version"),
                Choices::of(versions.iter().rev().map(version).collect()),
            ),
            FormField::line("closes", texts.t("consult-closes"), problems.field("closes", &typed.closes))
                .with_hint(texts.t("consult-closes-hint")),
            FormField::select("audience", texts.t("consult-audience"), Choices::of(audiences))
                .with_hint(texts.t("consult-audience-hint")),
            FormField::area("asked", texts.t("consult-asked"), problems.field("asked", &typed.asked))
                .with_hint(texts.t("consult-asked-hint")),
            FormField::area("words", texts.t("consult-words"), problems.field("words", &typed.words)),
        ],
        button: texts.t("consult-open-button"),
        ..SheetForm::default()
    }
}

/// One proposal, to be let in, answered and decided on.
pub fn proposal(
    texts: &Texts,
    plan: &StoredPlan,
    (code, revision, proposal): (&str, u32, &Proposal),
    problems: &Problems,
) -> Sheet {
    let id = plan.entry.id;
    let sight = |one: Sight| Choice::new(one.code(), sight_words(texts, one)).chosen(proposal.sight == one);
    let none = Choice::new("", texts.t("consult-open"));
    let outcome = |one: Outcome| {
        Choice::new(one.code(), outcome_words(texts, one)).chosen(proposal.outcome == Some(one))
    };
    let outcomes = [none].into_iter().chain(Outcome::ALL.map(outcome)).collect();
    let form = SheetForm {
        id: "dispose".to_owned(),
        action: paths::plan(id, PlanPath::Proposal(code)),
        fields: vec![
            FormField::hidden("revision", revision),
            FormField::select("sight", texts.t("consult-sight"), Choices::of(Sight::ALL.map(sight).to_vec()))
                .with_hint(texts.t("consult-sight-hint")),
            FormField::select("outcome", texts.t("consult-outcome"), Choices::of(outcomes)),
            FormField::area("answer", texts.t("consult-answer"), problems.field("answer", &proposal.answer))
                .with_hint(texts.t("consult-answer-hint")),
        ],
        button: texts.t("save"),
        ..SheetForm::default()
    };
    let part = Entry {
        text: texts.t("consult-part-now"),
        href: paths::plan(id, PlanPath::Part(&proposal.part)),
        tags: Vec::new(),
        detail: String::new(),
    };
    let links = if proposal.part.is_empty() { Vec::new() } else { vec![part] };
    Sheet {
        back: Some(Link::new(texts.t("studio-consultation"), paths::plan(id, PlanPath::Consultation))),
        above: who(texts, proposal),
        title: texts.t_with("consult-proposal", &[("code", code.into())]),
        tags: tags(texts, proposal),
        parts: vec![
            SheetPart::words(proposal.text.clone()),
            SheetPart::Links { links },
            SheetPart::Form { form },
        ],
        errors: problems.summary(),
        ..Sheet::default()
    }
}

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
    (consultation, action): (&Consultation, String),
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
    } else {
        parts.push(SheetPart::words(texts.t("consult-is-over")));
    }
    let day = ("day", texts.date(consultation.closes).into());
    Sheet {
        above: texts.t("studio-consultation"),
        title,
        lead: texts.t_with("consult-until", &[day]),
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
