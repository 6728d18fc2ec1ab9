//! Contradictions between institutions, and duties nobody or several take as their own.

use super::lens::basis_field;
use super::segments::share;
use crate::findings::{
    Basis, Claim, CrossActor, DoubleClaim, Duties, MirrorFinding, Orphan, Said, SideFinding, Unasked, Verdict,
};
use crate::response::Round;
use crate::texts::{Texts, mandate_key};
use crate::web::pages::analysis::{AnalysisPage, Fold, LensForm, Part};
use crate::web::pages::parts::{Cell, Column, Link, Row, Table, Tag, Tone};
use crate::web::paths::{self, RoundPath};

/// Institutions listed behind one fact or duty.
const SHOWN: usize = 50;

/// The page of a round.
pub fn page(texts: &Texts, round: &Round, (cross, basis): (&CrossActor, Basis)) -> AnalysisPage {
    let answered: u32 = cross.mirrors.iter().map(|one| one.first.asked + one.second.asked).sum();
    let has_nothing = cross.duties.accepted == 0 && answered == 0;
    let remarks = if has_nothing {
        vec![texts.t("findings-nothing-accepted")]
    } else {
        short_of_all(texts, &cross.duties)
    };
    let parts = if has_nothing {
        Vec::new()
    } else {
        vec![
            mirrors(texts, cross),
            orphans(texts, cross),
            doubles(texts, cross),
            unasked(texts, round, cross),
        ]
    };
    AnalysisPage {
        round: round.name.clone(),
        title: texts.t("cross-title"),
        lead: texts.t("cross-lead"),
        back: Link::new(texts.t("findings-title"), paths::round(round.id, RoundPath::Findings)),
        remarks,
        lens: LensForm {
            action: paths::round(round.id, RoundPath::CrossActor),
            fields: vec![basis_field(texts, basis)],
        },
        parts,
    }
}

/// Said while bodies are missing: a duty nobody takes may be theirs.
fn short_of_all(texts: &Texts, duties: &Duties) -> Vec<String> {
    let arguments =
        [("count", duties.accepted.to_string().into()), ("total", duties.asked.to_string().into())];
    let is_short = duties.accepted < duties.asked;
    is_short.then(|| texts.t_with("cross-bodies-missing", &arguments)).into_iter().collect()
}

fn code(texts: &Texts) -> &'static str {
    texts.language().code()
}

fn verdict(texts: &Texts, verdict: Verdict) -> Tag {
    match verdict {
        Verdict::Contradiction => Tag::new(texts.t("verdict-contradiction"), Tone::Attention),
        Verdict::InPart => Tag::new(texts.t("verdict-in-part"), Tone::Active),
        Verdict::None => Tag::new(texts.t("verdict-none"), Tone::Done),
        Verdict::CannotSay => Tag::new(texts.t("verdict-cannot-say"), Tone::Quiet),
    }
}

fn mirrors(texts: &Texts, cross: &CrossActor) -> Part {
    let side = |side: &SideFinding| match side.answered {
        0 => Cell::withheld(texts.t("group-nothing-accepted")),
        answered => Cell::number(share(texts, side.contradicting, answered)),
    };
    let row = |one: &MirrorFinding| {
        let cells = vec![Cell::tag(verdict(texts, one.verdict)), side(&one.first), side(&one.second)];
        Row::new(one.title.get(code(texts)), cells)
    };
    let table = Table {
        caption: texts.t("cross-facts"),
        columns: vec![
            Column::words(texts.t("cross-fact")),
            Column::words(texts.t("cross-verdict")),
            Column::numbers(texts.t("cross-say-exists")),
            Column::numbers(texts.t("cross-say-not")),
        ],
        rows: cross.mirrors.iter().map(row).collect(),
        note: texts.t("cross-counts-note"),
    };
    let is_told = |one: &&MirrorFinding| matches!(one.verdict, Verdict::Contradiction | Verdict::InPart);
    Part {
        title: texts.t("cross-mirrors"),
        text: vec![texts.t("cross-mirrors-rule")],
        tables: vec![table],
        folds: cross.mirrors.iter().filter(is_told).map(|one| trail(texts, one)).collect(),
        ..Part::default()
    }
}

/// The answers behind a contradiction, with the way to each.
fn trail(texts: &Texts, one: &MirrorFinding) -> Fold {
    Fold {
        summary: one.title.get(code(texts)).to_owned(),
        text: one.meaning.get(code(texts)).to_owned(),
        tables: [&one.first, &one.second].map(|side| answers(texts, side)).to_vec(),
        ..Fold::default()
    }
}

/// Leaves as many as a page can hold, those that matter less left out first, and says how many there are.
fn cut<T>(texts: &Texts, by_name: &mut Vec<&T>, matters_less: impl Fn(&T) -> bool) -> String {
    let total = by_name.len();
    if total <= SHOWN {
        return String::new();
    }
    // The sort is stable: names stay in their order.
    by_name.sort_by_key(|one| matters_less(one));
    by_name.truncate(SHOWN);
    let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX).into();
    texts.t_with("cross-cut-note", &[("count", count(SHOWN)), ("total", count(total))])
}

/// What one side said, by the name of the institution, each with the way to the answer.
pub(super) fn answers(texts: &Texts, side: &SideFinding) -> Table {
    let mut said: Vec<&Said> = side.said.iter().collect();
    texts.sort_by_name(&mut said, |one| &one.name);
    let note = cut(texts, &mut said, |one| !one.contradicts);
    let row = |one: &&Said| {
        let options: Vec<&str> = one.options.iter().map(|option| option.get(code(texts))).collect();
        let answer = if options.is_empty() { texts.t("cross-none-of-these") } else { options.join("; ") };
        let name = match &one.unit {
            Some(unit) => format!("{} ({unit})", one.name),
            None => one.name.clone(),
        };
        let mark = if one.contradicts {
            Cell::tag(Tag::new(texts.t("cross-does-not-fit"), Tone::Attention))
        } else {
            Cell::default()
        };
        Row::new(name, vec![Cell::words(answer), mark])
            .of_response(one.response, paths::reviewed_section(one.response, &side.section))
    };
    Table {
        caption: side.text.as_ref().map_or(side.question.as_str(), |text| text.get(code(texts))).to_owned(),
        columns: vec![
            Column::words(texts.t("column-institution")),
            Column::words(texts.t("cross-answer")),
            Column::words(texts.t("cross-verdict")),
        ],
        rows: said.iter().map(row).collect(),
        note,
    }
}

fn orphans(texts: &Texts, cross: &CrossActor) -> Part {
    let fold = |one: &Orphan| Fold {
        summary: one.text.get(code(texts)).to_owned(),
        text: one.indicator.get(code(texts)).to_owned(),
        tables: vec![claims(texts, texts.t("cross-orphan-said"), &one.section, &one.said, &[])],
        ..Fold::default()
    };
    let found = &cross.duties.orphans;
    Part {
        title: texts.t("cross-orphans"),
        text: vec![texts.t("cross-orphans-rule")],
        folds: found.iter().map(fold).collect(),
        empty: if found.is_empty() { texts.t("cross-orphans-none") } else { String::new() },
        ..Part::default()
    }
}

fn doubles(texts: &Texts, cross: &CrossActor) -> Part {
    let fold = |one: &DoubleClaim| Fold {
        summary: one.title.get(code(texts)).to_owned(),
        tables: vec![claims(texts, texts.t("cross-double-said"), &one.section, &one.claims, &one.charged)],
        ..Fold::default()
    };
    let found = &cross.duties.doubles;
    Part {
        title: texts.t("cross-doubles"),
        text: vec![texts.t("cross-doubles-rule")],
        folds: found.iter().map(fold).collect(),
        empty: if found.is_empty() { texts.t("cross-doubles-none") } else { String::new() },
        ..Part::default()
    }
}

/// Who said so, with the way to the answers; and whom the register charges, where that is known.
fn claims(texts: &Texts, caption: String, section: &str, said: &[Claim], charged: &[String]) -> Table {
    let mut by_name: Vec<&Claim> = said.iter().collect();
    texts.sort_by_name(&mut by_name, |claim| &claim.name);
    let note = cut(texts, &mut by_name, |_| false);
    let is_charged = |claim: &Claim| charged.contains(&claim.name);
    let row = |claim: &&Claim| {
        let charge =
            if is_charged(claim) { texts.t("cross-charged-yes") } else { texts.t("cross-charged-no") };
        let mut cells = vec![Cell::number(claim.questions.len().to_string())];
        cells.extend((!charged.is_empty()).then(|| Cell::words(charge)));
        Row::new(&claim.name, cells)
            .of_response(claim.response, paths::reviewed_section(claim.response, section))
    };
    let mut columns =
        vec![Column::words(texts.t("column-institution")), Column::numbers(texts.t("cross-questions"))];
    columns.extend((!charged.is_empty()).then(|| Column::words(texts.t("cross-charged"))));
    Table { caption, columns, rows: by_name.iter().map(row).collect(), note }
}

fn unasked(texts: &Texts, round: &Round, cross: &CrossActor) -> Part {
    let row = |one: &Unasked| {
        let mandate = |code: &String| mandate_key(code).map_or_else(|| code.clone(), |key| texts.t(key));
        let mandates: Vec<String> = one.mandates.iter().map(mandate).collect();
        let topic = format!("{}.{}", one.questionnaire, one.indicator);
        Row::new(one.title.get(code(texts)), vec![Cell::words(mandates.join("; "))])
            .leading_to(paths::round(round.id, RoundPath::Finding(&topic)))
    };
    let found = &cross.duties.unasked;
    let table = Table {
        caption: texts.t("cross-unasked-topics"),
        columns: vec![Column::words(texts.t("column-topic")), Column::words(texts.t("cross-mandate"))],
        rows: found.iter().map(row).collect(),
        note: String::new(),
    };
    Part {
        title: texts.t("cross-unasked"),
        text: vec![texts.t("cross-unasked-rule")],
        tables: (!found.is_empty()).then_some(table).into_iter().collect(),
        empty: if found.is_empty() { texts.t("cross-unasked-none") } else { String::new() },
        ..Part::default()
    }
}
