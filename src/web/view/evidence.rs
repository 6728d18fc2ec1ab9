//! Evidence as its readers see it. Everything here takes [`Shown`]: who may not see a piece has none to show.

use chrono::NaiveDate;

use crate::assessment::{OpenedResponse, OwnResponse, section_of};
use crate::response::{Evidence, EvidenceContent, EvidencePlace, ResponseId, Shown, Unit};
use crate::texts::Texts;
use crate::web::pages::answers::{AnswerRow, AnswerSection};
use crate::web::pages::evidence::{EvidenceBlock, PieceRow, class_tag, kind_label};
use crate::web::pages::parts::{Fact, Link, Tag, Tone};
use crate::web::pages::section::SectionPage;
use crate::web::paths;
use crate::web::typed::FormKey;

/// Bytes in a mebibyte.
const MEBIBYTE: u64 = 1024 * 1024;
/// Bytes in a kibibyte.
const KIBIBYTE: u64 = 1024;

/// What supports the answers of a response of the reader's own institution.
pub fn own(opened: &OpenedResponse) -> Vec<(EvidencePlace, Shown)> {
    let institution = opened.response.institution;
    let shown = |(place, piece): &(EvidencePlace, Evidence)| {
        Some((place.clone(), piece.clone().for_institution(institution)?))
    };
    opened.evidence.iter().filter_map(shown).collect()
}

/// What was handed in, for a reviewer.
pub fn handed_in(pieces: Vec<(EvidencePlace, Evidence)>) -> Vec<(EvidencePlace, Shown)> {
    let shown = |(place, piece): (EvidencePlace, Evidence)| Some((place, piece.for_reviewer(true)?));
    pieces.into_iter().filter_map(shown).collect()
}

/// A piece in a list.
pub fn row(texts: &Texts, shown: &Shown, today: NaiveDate) -> PieceRow {
    let piece = shown.piece();
    let kind = kind_label(texts, piece.kind);
    PieceRow {
        id: piece.id.to_string(),
        title: piece.title.clone(),
        href: paths::evidence(piece.id),
        about: piece.dated.map_or_else(|| kind.clone(), |day| format!("{kind} · {}", texts.date(day))),
        class: class_tag(texts, piece.confidentiality),
        expired: expired(texts, shown, today),
        uses: Vec::new(),
    }
}

/// That its last day has passed.
pub fn expired(texts: &Texts, shown: &Shown, today: NaiveDate) -> Option<Tag> {
    shown.has_expired(today).then(|| Tag::new(texts.t("evidence-expired"), Tone::Attention))
}

fn rows<'a>(
    texts: &Texts,
    pieces: impl Iterator<Item = &'a (EvidencePlace, Shown)>,
    today: NaiveDate,
) -> Vec<PieceRow> {
    pieces.map(|(_, shown)| row(texts, shown, today)).collect()
}

/// The key of the form of an answer.
pub fn key(place: &EvidencePlace) -> FormKey {
    FormKey { question: place.question.clone(), unit: place.unit }
}

/// Puts what supports each answer into the form of a section.
pub fn into_form(texts: &Texts, page: &mut SectionPage, opened: &OwnResponse, today: NaiveDate) {
    let pieces = own(opened);
    // A form that comes back with what could not be saved stands in a locked section, too.
    let may_change = |key: &str| {
        let question = FormKey::parse(key).map(|key| key.question).unwrap_or_default();
        let section = section_of(&opened.questionnaire, &question);
        let permit = section.and_then(|section| opened.access.may_answer(section, &question));
        opened.is_editable() && permit.is_some()
    };
    let read = page.indicators.iter_mut().flat_map(|indicator| &mut indicator.questions);
    beside(texts, read.flat_map(|question| &mut question.read), (&pieces, &opened.units), today);
    let questions = page.indicators.iter_mut().flat_map(|indicator| &mut indicator.questions);
    for answer in questions.flat_map(|question| &mut question.answers) {
        let here = pieces.iter().filter(|(place, _)| key(place).to_string() == answer.key);
        answer.evidence = EvidenceBlock {
            pieces: rows(texts, here, today),
            href: if may_change(&answer.key) {
                paths::answer_evidence(opened.response.id, &answer.key)
            } else {
                String::new()
            },
        };
    }
}

/// Puts what supports each answer beside the answers to be read.
pub fn into_answers(
    texts: &Texts,
    sections: &mut [AnswerSection],
    pieces: (&[(EvidencePlace, Shown)], &[Unit]),
    today: NaiveDate,
) {
    beside(texts, sections.iter_mut().flat_map(|section| &mut section.answers), pieces, today);
}

fn beside<'a>(
    texts: &Texts,
    answers: impl Iterator<Item = &'a mut AnswerRow>,
    (pieces, units): (&[(EvidencePlace, Shown)], &[Unit]),
    today: NaiveDate,
) {
    let name = |place: &EvidencePlace| {
        let unit = units.iter().find(|unit| Some(unit.id) == place.unit);
        unit.map(|unit| unit.name.clone()).unwrap_or_default()
    };
    for answer in answers {
        let is_here = |(place, _): &&(EvidencePlace, Shown)| {
            place.question == answer.question_id && name(place) == answer.unit
        };
        answer.pieces = rows(texts, pieces.iter().filter(is_here), today);
    }
}

/// What is known of a piece.
pub fn facts(texts: &Texts, shown: &Shown) -> Vec<Fact> {
    let piece = shown.piece();
    let mut facts = vec![Fact::new(texts.t("evidence-kind"), kind_label(texts, piece.kind))];
    let mut add = |term: String, detail: Option<String>| {
        facts.extend(detail.map(|detail| Fact::new(term, detail)));
    };
    add(texts.t("evidence-dated"), piece.dated.map(|day| texts.date(day)));
    add(texts.t("evidence-valid-until"), piece.valid_until.map(|day| texts.date(day)));
    if let EvidenceContent::Reference(words) = &piece.content {
        add(texts.t("evidence-reference"), Some(words.clone()));
    }
    if let Some(file) = shown.file() {
        add(texts.t("evidence-file"), Some(file.name.clone()));
        add(texts.t("evidence-size"), Some(size(texts, file.size)));
        add(texts.t("evidence-pages"), file.pages.map(|pages| pages.to_string()));
        add(texts.t("evidence-hash"), Some(file.sha256.clone()));
    }
    add(texts.t("evidence-added"), Some(format!("{} · {}", texts.date_time(piece.added_at), piece.added_by)));
    facts
}

fn size(texts: &Texts, bytes: u64) -> String {
    if bytes >= MEBIBYTE {
        texts.t_with("evidence-size-mb", &[("size", tenths(texts, bytes, MEBIBYTE).into())])
    } else {
        texts.t_with("evidence-size-kb", &[("size", tenths(texts, bytes, KIBIBYTE).into())])
    }
}

/// Rounded up, so that no file is of size zero.
fn tenths(texts: &Texts, bytes: u64, of: u64) -> String {
    let tenths = bytes.saturating_mul(10).div_ceil(of);
    texts.number(rust_decimal::Decimal::from(tenths) / rust_decimal::Decimal::TEN, 1)
}

/// How much of the room for files is taken.
pub fn room(texts: &Texts, taken: u64, room: u64) -> String {
    let whole = |bytes: u64| bytes.div_ceil(MEBIBYTE).to_string();
    texts.t_with("evidence-room", &[("taken", whole(taken).into()), ("room", whole(room).into())])
}

/// A place of a response as a link to the answer, with the round.
pub fn place_link(texts: &Texts, opened: &OpenedResponse, place: &EvidencePlace) -> Link {
    let questionnaire = &opened.questionnaire;
    let found = questionnaire.question(&place.question).map(|found| &questionnaire.questions[found]);
    let question = found.map_or(place.question.as_str(), |one| one.text.get(texts.language().code()));
    let text = format!("{} · {question}", opened.round.name);
    let section = found.map(|one| questionnaire.sections[one.section].id.as_str());
    let href = section.map(|section| address(opened.response.id, section, place));
    Link::new(text, href.unwrap_or_default())
}

/// Where an answer is changed, by its place.
pub fn address(response: ResponseId, section: &str, place: &EvidencePlace) -> String {
    paths::answer(response, section, &key(place).to_string())
}
