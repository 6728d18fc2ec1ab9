//! Consultations: the page of the NHRI, the page of those who propose, and one proposal.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::back;
use crate::action_plan::{Consultation, Outcome, Proposal, Sight, Stakeholder, shortened};
use crate::assessment::{Entries, Kept, PlanVersion, StoredPlan};
use crate::response::PlanId;
use crate::store::LetterState;
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

impl TypedConsultation {
    /// A stored one as it would be typed.
    pub fn of(content: &Consultation) -> Self {
        Self {
            closes: content.closes.format("%d.%m.%Y").to_string(),
            words: content.words.clone(),
            asked: content.asked.clone(),
            ..Self::default()
        }
    }
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

/// What the page of the NHRI knows.
pub struct Known<'a> {
    /// The plan.
    pub plan: &'a StoredPlan,
    /// Its consultations.
    pub consultations: &'a Entries<Consultation>,
    /// What was proposed.
    pub proposals: &'a Entries<Proposal>,
    /// The frozen versions.
    pub versions: &'a [PlanVersion],
    /// Where the letters to stakeholders stand, by consultation and address.
    pub letters: &'a BTreeMap<String, BTreeMap<String, LetterState>>,
    /// Letters are written to stakeholders.
    pub writes: bool,
    /// What the addresses of pages begin with.
    pub base: &'a str,
    /// The day.
    pub today: NaiveDate,
}

/// The page of the NHRI.
pub fn page(texts: &Texts, known: &Known<'_>, (typed, problems): (&TypedConsultation, &Problems)) -> Sheet {
    let (plan, id) = (known.plan, known.plan.entry.id);
    let mut parts = Vec::new();
    for one in known.consultations.iter().rev() {
        parts.extend(self::one(texts, known, one));
    }
    if known.consultations.is_empty() {
        parts.push(SheetPart::words(texts.t("consult-none")));
    }
    if known.versions.is_empty() {
        parts.push(SheetPart::words(texts.t("consult-no-version")));
    } else {
        parts.push(SheetPart::Form { form: open_form(texts, plan, known.versions, (typed, problems)) });
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

fn one(texts: &Texts, known: &Known<'_>, (code, kept): (&String, &Kept<Consultation>)) -> Vec<SheetPart> {
    let (id, consultation) = (known.plan.entry.id, &kept.content);
    let own: Vec<_> = known.proposals.iter().filter(|(_, one)| one.content.consultation == *code).collect();
    let is_open = consultation.is_open(known.today);
    let place = paths::consultation(id, code, &consultation.key);
    let facts = vec![
        Fact::new(texts.t("consult-version"), consultation.version.clone()),
        Fact::new(texts.t("consult-closes"), texts.date(consultation.closes)),
        Fact::new(texts.t("consult-address"), format!("{}{place}", known.base)),
    ];
    let heading = format!("{} {code}", texts.t("studio-consultation"));
    let mut links = vec![page_link(texts, consultation, (place, is_open))];
    let href = paths::plan(id, PlanPath::ConsultationChange(code));
    let text = if is_open { texts.t("consult-change") } else { texts.t("consult-open-again") };
    links.push(Entry { text, href, tags: Vec::new(), detail: texts.t("consult-change-text") });
    let mut parts =
        vec![SheetPart::heading(code, heading), SheetPart::Links { links }, SheetPart::Facts { facts }];
    parts.extend(SheetPart::table(stakeholders(
        texts,
        consultation,
        (known.letters.get(code), known.writes),
    )));
    parts.extend(SheetPart::table(counts(texts, own.iter().map(|(_, kept)| &kept.content))));
    let entry = |(code, kept): &(&String, &Kept<Proposal>)| Entry {
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

fn page_link(texts: &Texts, consultation: &Consultation, (href, is_open): (String, bool)) -> Entry {
    let state = if is_open { texts.t("consult-is-open") } else { texts.t("consult-is-closed") };
    let audience =
        if consultation.is_public() { texts.t("consult-public") } else { texts.t("consult-stakeholders") };
    let tone = if is_open { Tone::Active } else { Tone::Quiet };
    Entry {
        text: texts.t("consult-page"),
        href,
        tags: vec![Tag::new(state, tone), Tag::new(audience, Tone::Quiet)],
        detail: String::new(),
    }
}

/// Who was asked, and whether a letter has gone out.
fn stakeholders(
    texts: &Texts,
    consultation: &Consultation,
    (letters, writes): (Option<&BTreeMap<String, LetterState>>, bool),
) -> Table {
    let row = |one: &Stakeholder<'_>| {
        let email = one.emails.first().copied().unwrap_or_default();
        let name = if one.name.is_empty() { email.to_owned() } else { one.name.clone() };
        let state = letters.and_then(|letters| letters.get(&email.to_lowercase()));
        let letter = state.map_or_else(|| texts.t("consult-no-letter"), |state| letter_words(texts, *state));
        Row::new(name, vec![Cell::words(email), Cell::words(letter)])
    };
    let heads = [texts.t("consult-stakeholder"), texts.t("consult-email"), texts.t("consult-letter")];
    Table {
        caption: texts.t("consult-asked"),
        columns: heads.into_iter().map(Column::words).collect(),
        rows: consultation.stakeholders().iter().map(row).collect(),
        note: if writes { String::new() } else { texts.t("consult-no-letters") },
    }
}

fn letter_words(texts: &Texts, state: LetterState) -> String {
    match state {
        LetterState::Waiting | LetterState::Sending => texts.t("consult-letter-waiting"),
        LetterState::Sent | LetterState::PassedOn => texts.t("consult-letter-sent"),
        LetterState::Failed => texts.t("consult-letter-failed"),
        LetterState::ByHand | LetterState::Dropped => texts.t("consult-no-letter"),
    }
}

pub(super) fn who(texts: &Texts, proposal: &Proposal) -> String {
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
    let [closes, asked, words] = fields(texts, (typed, problems));
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
            closes,
            FormField::select("audience", texts.t("consult-audience"), Choices::of(audiences))
                .with_hint(texts.t("consult-audience-hint")),
            asked,
            words,
        ],
        button: texts.t("consult-open-button"),
        ..SheetForm::default()
    }
}

/// What can be changed while a consultation is open: its last day, who is asked, what people are asked.
fn fields(texts: &Texts, (typed, problems): (&TypedConsultation, &Problems)) -> [FormField; 3] {
    [
        FormField::line("closes", texts.t("consult-closes"), problems.field("closes", &typed.closes))
            .with_hint(texts.t("consult-closes-hint")),
        FormField::area("asked", texts.t("consult-asked"), problems.field("asked", &typed.asked))
            .with_hint(texts.t("consult-asked-hint")),
        FormField::area("words", texts.t("consult-words"), problems.field("words", &typed.words)),
    ]
}

/// The page on which an open consultation is changed.
pub fn edit_page(
    texts: &Texts,
    id: PlanId,
    (code, revision, typed): (&str, u32, &TypedConsultation),
    (problems, stored): (&Problems, Option<&Consultation>),
) -> Sheet {
    let own = fields(texts, (typed, problems));
    let form = SheetForm {
        id: "change".to_owned(),
        action: paths::plan(id, PlanPath::ConsultationChange(code)),
        fields: own.into_iter().chain([FormField::hidden("revision", revision)]).collect(),
        button: texts.t("save"),
        ..SheetForm::default()
    };
    Sheet {
        back: Some(Link::new(texts.t("studio-consultation"), paths::plan(id, PlanPath::Consultation))),
        title: format!("{} {code}", texts.t("studio-consultation")),
        lead: texts.t("consult-change-text"),
        parts: stored
            .map(|stored| stands(texts, stored))
            .into_iter()
            .chain([SheetPart::Form { form }])
            .collect(),
        errors: problems.summary(),
        ..Sheet::default()
    }
}

/// What stands there when somebody else was faster.
fn stands(texts: &Texts, stored: &Consultation) -> SheetPart {
    let state = if stored.closed { texts.t("consult-is-closed") } else { texts.t("consult-is-open") };
    let facts = vec![
        Fact::new(texts.t("consult-closes"), format!("{} · {state}", texts.date(stored.closes))),
        Fact::new(texts.t("consult-asked"), stored.asked.clone()),
        Fact::new(texts.t("consult-words"), stored.words.clone()),
    ];
    SheetPart::Facts { facts }
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
