//! One finding of the register, with its form, trail, notes and history.

use super::register::{View, cause_words, issue_title, status_words};
use crate::assessment::read_finding;
use crate::findings::finding::{Cause, Finding, Origin, Status};
use crate::store::{LedgerNote, LedgerVersion};
use crate::texts::{Language, Texts};
use crate::web::pages::institutions::kind_label;
use crate::web::pages::parts::{Cell, Choice, Choices, Column, Fact, Field, Link, Row, Table};
use crate::web::pages::register::{FindingEntryPage, NoteRow, StatementField, StoredFinding};
use crate::web::paths::{self, RegisterPath, RoundPath};

/// What is stored beside a finding.
pub struct Beside {
    /// Notes, oldest first.
    pub notes: Vec<LedgerNote>,
    /// Versions, oldest first.
    pub versions: Vec<LedgerVersion>,
}

/// The page of a finding as it stands in `finding`: what is stored, or what was typed over it.
pub fn page(
    view: &View<'_>,
    round: &str,
    code: &str,
    finding: &Finding,
    beside: &Beside,
) -> FindingEntryPage {
    let texts = view.texts;
    let at = |page| paths::register(view.round, page);
    let parts = view.register.parts(code);
    let can_split = matches!(&finding.origin, Origin::Gap { narrowed: None, .. })
        && parts.is_empty()
        && finding.part_of.is_none()
        && !finding.withdrawn
        && !view.register.is_gone(code);
    let on = |is_on: bool, path| if is_on { at(path) } else { String::new() };
    FindingEntryPage {
        round: round.to_owned(),
        register_href: paths::round(view.round, RoundPath::Gaps),
        code: code.to_owned(),
        title: view.title(code),
        state: view.state(finding),
        remarks: remarks(view, code, finding),
        whole: finding.part_of.as_deref().map(|whole| view.link(whole)),
        parts: parts.iter().map(|part| view.link(part)).collect(),
        statement: view.statement(code),
        facts: view.facts(code, finding),
        topics: topics(view, code),
        sources: match &finding.origin {
            Origin::Added { trail, .. } => trail.sources.clone(),
            Origin::Gap { .. } | Origin::Merged { .. } => String::new(),
        },
        trail: trail(view, code),
        action: on(!finding.withdrawn, RegisterPath::Finding(code)),
        revision: view.stored.revision(code),
        stored: None,
        statements: statements(view, code, finding),
        causes: causes(texts, finding),
        status: statuses(texts, finding),
        issues: issues(view, finding),
        salience_href: paths::salience(view.round),
        split_action: on(can_split, RegisterPath::Split(code)),
        split: Choices::of(vec![
            Choice::new("kind", texts.t("register-split-kind")),
            Choice::new("step", texts.t("register-split-step")),
        ]),
        apart_action: on(!parts.is_empty() && !finding.withdrawn, RegisterPath::Apart(code)),
        note_action: at(RegisterPath::Notes(code)),
        note: Field::default(),
        notes: beside.notes.iter().map(|note| note_row(texts, note)).collect(),
        history: history(texts, &beside.versions),
        errors: Vec::new(),
    }
}

fn remarks(view: &View<'_>, code: &str, finding: &Finding) -> Vec<String> {
    let texts = view.texts;
    let mut remarks = Vec::new();
    if finding.withdrawn {
        remarks.push(texts.t("register-withdrawn-text"));
    } else if view.register.is_gone(code) {
        remarks.push(texts.t("register-gone-text"));
    }
    remarks
}

/// The pages of the topics a finding rests on.
fn topics(view: &View<'_>, code: &str) -> Vec<Link> {
    let Some(finding) = view.stored.findings.get(code) else { return Vec::new() };
    let language = view.texts.language().code();
    let link = |topic: &str| {
        let title = view.stored.baseline.topic(topic)?.title.get(language).to_owned();
        Some(Link::new(title, paths::round(view.round, RoundPath::Finding(topic))))
    };
    match &finding.origin {
        Origin::Gap { topic, .. } => link(topic).into_iter().collect(),
        Origin::Added { trail, .. } => trail.topics.iter().filter_map(|topic| link(topic)).collect(),
        Origin::Merged { .. } => {
            view.register.parts(code).into_iter().flat_map(|part| topics(view, part)).collect()
        }
    }
}

/// The institutions concerned, by name.
fn trail(view: &View<'_>, code: &str) -> Option<Table> {
    let texts = view.texts;
    let concerned = view.register.extent(code).concerned;
    let mut members: Vec<_> =
        concerned.iter().filter_map(|response| view.register.member(*response)).collect();
    texts.sort_by_name(&mut members, |member| &member.name);
    let row = |member: &&crate::findings::Member| {
        let cells = vec![Cell::words(kind_label(texts, member.kind))];
        let href = paths::register(view.round, RegisterPath::Trail(code, &member.response.to_string()));
        Row::new(&member.name, cells).of_response(member.response, href)
    };
    (!members.is_empty()).then(|| Table {
        caption: texts.t("register-trail-institutions"),
        columns: vec![
            Column::words(texts.t("column-institution")),
            Column::words(texts.t("institution-kind")),
        ],
        rows: members.iter().map(row).collect(),
        note: texts.t("register-trail-note"),
    })
}

fn statements(view: &View<'_>, code: &str, finding: &Finding) -> Vec<StatementField> {
    let figures = view.register.figures(code);
    let field = |language: Language| {
        let id = language.code();
        let written = finding.statements.get(id);
        let template = view.in_words(Texts::get(language)).template(code);
        let template = ("template", template.into());
        StatementField {
            name: format!("statement-{id}"),
            label: view.texts.t_with("register-statement-in", &[("language", language.name().into())]),
            lang: id,
            field: Field::of(written.map(|written| written.text.clone()).unwrap_or_default()),
            template: view.texts.t_with("register-statement-hint", &[template]),
            is_overtaken: finding.is_overtaken(id, figures.as_ref()),
        }
    };
    Language::ALL.into_iter().map(field).collect()
}

fn causes(texts: &Texts, finding: &Finding) -> Choices {
    let choice = |cause: &Cause| {
        Choice::new(cause.code(), cause_words(texts, *cause)).chosen(finding.causes.contains(cause))
    };
    Choices::of(Cause::ALL.iter().map(choice).collect())
}

fn statuses(texts: &Texts, finding: &Finding) -> Choices {
    let hint = |status: Status| match status {
        Status::Draft => texts.t("register-status-draft-hint"),
        Status::Confirmed => texts.t("register-status-confirmed-hint"),
        Status::Disputed => texts.t("register-status-disputed-hint"),
        Status::Closed => texts.t("register-status-closed-hint"),
    };
    let choice = |status: &Status| {
        let choice = Choice::new(status.code(), status_words(texts, *status));
        choice.with_hint(hint(*status)).chosen(finding.status == *status)
    };
    Choices::of(Status::ALL.iter().map(choice).collect())
}

fn issues(view: &View<'_>, finding: &Finding) -> Choices {
    let choice = |(code, issue): (&String, &crate::assessment::Kept<crate::assessment::Issue>)| {
        Choice::new(code, issue_title(view.texts, issue)).chosen(finding.issues.contains(code))
    };
    Choices::of(view.stored.issues.iter().map(choice).collect())
}

fn note_row(texts: &Texts, note: &LedgerNote) -> NoteRow {
    NoteRow { by: format!("{} · {}", note.by_name, texts.date_time(note.at)), text: note.text.clone() }
}

/// What stands in the register, where somebody else saved first.
pub fn stored(view: &View<'_>, code: &str) -> Option<StoredFinding> {
    let (texts, finding, kept) = (view.texts, view.stored.findings.get(code)?, view.stored.kept.get(code)?);
    let mut facts = Vec::new();
    for language in Language::ALL {
        let label = texts.t_with("register-statement-in", &[("language", language.name().into())]);
        facts.push(Fact::new(label, view.in_words(Texts::get(language)).statement(code)));
    }
    let list = |words: Vec<String>| words.join(", ");
    let causes = finding.causes.iter().map(|cause| cause_words(texts, *cause)).collect();
    facts.push(Fact::new(texts.t("register-cause"), list(causes)));
    facts.push(Fact::new(texts.t("register-status"), status_words(texts, finding.status)));
    let issues = finding.issues.iter().filter_map(|issue| view.stored.issues.get(issue));
    let issues = issues.map(|issue| issue_title(texts, issue).to_owned()).collect();
    facts.push(Fact::new(texts.t("register-issues"), list(issues)));
    let by = [("name", kept.changed_by.clone().into()), ("at", texts.date_time(kept.changed_at).into())];
    facts.retain(|fact| !fact.detail.is_empty());
    Some(StoredFinding { by: texts.t_with("register-saved-by", &by), facts })
}

fn history(texts: &Texts, versions: &[LedgerVersion]) -> Table {
    let row = |version: &LedgerVersion| {
        let status = read_finding(&version.entry).map(|finding| status_words(texts, finding.status));
        let cells = [
            version.entry.changed_by.clone(),
            super::audit::action(texts, &version.deed),
            status.unwrap_or_default(),
        ];
        Row::new(texts.date_time(version.entry.changed_at), cells.map(Cell::words).to_vec())
    };
    Table {
        caption: texts.t("register-history"),
        columns: vec![
            Column::words(texts.t("audit-at")),
            Column::words(texts.t("audit-actor")),
            Column::words(texts.t("audit-action")),
            Column::words(texts.t("register-status")),
        ],
        rows: versions.iter().rev().map(row).collect(),
        note: String::new(),
    }
}
