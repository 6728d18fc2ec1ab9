//! Quotations, in words.

use chrono::{DateTime, Utc};

use crate::assessment::{NamedRating, Quoted, Ready, ReadyQuotation};
use crate::disclosure::{Findings, Leftover, QuotationStanding, Released, ReleasedName, ReleasedQuote};
use crate::questionnaire::Text;
use crate::response::{
    Consent, ConsentStep, ConsentWay, InstitutionKind, QuotationId, QuotedPart, ReleaseId, ResponseId, Round,
};
use crate::store::SeenQuotation;
use crate::texts::Texts;
use crate::web::pages::parts::{
    Cell, Choice, Choices, Field, FieldError, Link, Row, Table, Tag, Tone, Words,
};
use crate::web::pages::quotations::{
    AskedPage, AskedRow, QuotationPage, QuotationsPage, QuoteRow, RecordForm, named_table, quotations_table,
};
use crate::web::paths::{self, QuotationPath, ReviewPath, RoundReviewPath};
use crate::web::problems::Problems;
use crate::web::typed::FormKey;

/// Where a quotation stands, as the reviewer reads it.
fn state(texts: &Texts, standing: QuotationStanding) -> Tag {
    match standing {
        QuotationStanding::Proposed => Tag::new(texts.t("quote-state-proposed"), Tone::Attention),
        QuotationStanding::Redacted => Tag::new(texts.t("quote-state-redacted"), Tone::Attention),
        QuotationStanding::Asked => Tag::new(texts.t("quote-state-asked"), Tone::Active),
        QuotationStanding::Consented => Tag::new(texts.t("quote-state-consented"), Tone::Done),
        QuotationStanding::Refused => Tag::new(texts.t("quote-state-refused"), Tone::Quiet),
        QuotationStanding::Withdrawn => Tag::new(texts.t("quote-state-withdrawn"), Tone::Quiet),
    }
}

/// The kind of an institution, by its code.
fn kind(texts: &Texts, code: &str) -> String {
    match InstitutionKind::from_code(code) {
        Some(InstitutionKind::Government) => texts.t("kind-government"),
        Some(InstitutionKind::StateOwned) => texts.t("kind-state-owned"),
        Some(InstitutionKind::Private) => texts.t("kind-private"),
        None => String::new(),
    }
}

/// What the words of a part are called.
pub fn part(texts: &Texts, part: QuotedPart) -> String {
    match part {
        QuotedPart::Comment => texts.t("comment"),
        QuotedPart::Answer => texts.t("export-answer"),
        QuotedPart::Rating => texts.t("quote-name"),
    }
}

fn question(texts: &Texts, quoted: &Quoted) -> Words {
    let code = texts.language().code();
    if let Some(rating) = &quoted.rating {
        return Words::of(&rating.title, code);
    }
    quoted
        .place()
        .map_or_else(|| Words::new(&quoted.quotation.question), |place| Words::of(&place.question, code))
}

/// A rating in words; empty where words are quoted.
fn rating(texts: &Texts, quoted: &Quoted) -> String {
    let code = texts.language().code();
    let words = |rating: &NamedRating| {
        texts.t_with("quote-rating", &[("level", rating.level_title.get(code).into())])
    };
    quoted.rating.as_ref().map(words).unwrap_or_default()
}

fn dates(texts: &Texts, releases: &[(ReleaseId, DateTime<Utc>)]) -> String {
    let dates: Vec<String> = releases.iter().map(|(_, at)| texts.date_time(*at)).collect();
    dates.join(", ")
}

/// The quotations of a round.
pub fn of_round(
    texts: &Texts,
    round: &Round,
    mut quoted: Vec<Quoted>,
    (mut nameable, problems): (Vec<(ResponseId, String)>, &Problems),
) -> QuotationsPage {
    texts.sort_by_name(&mut nameable, |(_, name)| name);
    let choice = |(id, name): &(ResponseId, String)| Choice::new(id.to_string(), name);
    texts.sort_by_name(&mut quoted, |one| &one.institution.name);
    let row = |one: &Quoted| {
        let cells = vec![
            Cell::words(question(texts, one).text),
            Cell::tag(state(texts, one.standing())),
            Cell::words(dates(texts, &one.quotation.releases)),
        ];
        let href = paths::quotation(one.quotation.id, QuotationPath::Page);
        Row::new(&one.institution.name, cells).leading_to(href)
    };
    QuotationsPage {
        round: round.name.clone(),
        back_href: paths::round_review(round.id, RoundReviewPath::Review),
        quotations: quotations_table(texts, quoted.iter().map(row).collect()),
        nameable: problems.choices("response", nameable.iter().map(choice).collect()),
        name_action: paths::propose_name(round.id),
        errors: problems.summary(),
    }
}

/// What was typed on the page of a quotation.
#[derive(Clone, Debug, Default)]
pub struct TypedQuotation {
    /// The words.
    pub text: String,
    /// By name.
    pub is_named: bool,
    /// Read and redacted.
    pub is_read: bool,
    /// Yes or no of a consent on paper.
    pub decision: String,
    /// Who said it.
    pub name: String,
    /// Their position.
    pub post: String,
    /// The day.
    pub on: String,
    /// How.
    pub way: String,
    /// Where that can be seen.
    pub note: String,
}

impl TypedQuotation {
    /// What the forms show before anything is typed.
    pub fn of(quoted: &Quoted) -> Self {
        let redaction = quoted.quotation.redaction.as_ref();
        let text = redaction.map_or(&quoted.quotation.original, |redaction| &redaction.text);
        Self {
            text: text.clone(),
            is_named: redaction.is_some_and(|redaction| redaction.is_named),
            is_read: redaction.is_some_and(|redaction| redaction.is_read),
            ..Self::default()
        }
    }
}

/// What was seen of a quotation, as forms carry it.
pub fn seen_code(seen: SeenQuotation) -> String {
    format!("{}.{}", seen.redaction, seen.consent)
}

/// The same, read back; nothing fits what cannot be read.
pub fn seen_of(id: QuotationId, code: &str) -> SeenQuotation {
    let (redaction, consent) = code.split_once('.').unwrap_or_default();
    let number = |text: &str| text.parse().unwrap_or(u32::MAX - 1);
    SeenQuotation { id, redaction: number(redaction), consent: number(consent) }
}

/// One quotation.
pub fn page(
    texts: &Texts,
    (quoted, round): (&Quoted, &Round),
    leftovers: &[Leftover],
    (typed, problems): (&TypedQuotation, &Problems),
) -> QuotationPage {
    let quotation = &quoted.quotation;
    let standing = quoted.standing();
    let key = FormKey { question: quotation.question.clone(), unit: quotation.unit }.to_string();
    let answer = paths::review(quotation.response, ReviewPath::Judge(&key));
    let path = |page| paths::quotation(quotation.id, page);
    let is_void = quotation.consent.is_some() && quoted.consent().is_none();
    QuotationPage {
        above: format!("{} · {}", quoted.institution.name, round.name),
        back_href: paths::round_quotations(round.id),
        answer: Link::new(question(texts, quoted).text, answer),
        state: state(texts, standing),
        said: quoted.consent().map(|consent| said(texts, consent)).unwrap_or_default(),
        voided: if is_void { texts.t("quote-voided") } else { String::new() },
        released: if quotation.releases.is_empty() {
            String::new()
        } else {
            let dates = dates(texts, &quotation.releases);
            texts.t_with("quote-released-in", &[("dates", dates.as_str().into())])
        },
        rating: rating(texts, quoted),
        original: quotation.original.clone(),
        action: path(QuotationPath::Redact),
        text: problems.field("text", &typed.text),
        named: Choices::of(vec![
            Choice::new("no", texts.t("quote-by-kind")).chosen(!typed.is_named),
            Choice::new("yes", texts.t("quote-by-name")).chosen(typed.is_named),
        ]),
        is_read: typed.is_read,
        leftovers: leftovers.iter().map(|one| leftover(texts, one)).collect(),
        seen: seen_code(SeenQuotation::of(quotation)),
        ask_action: if standing == QuotationStanding::Redacted {
            path(QuotationPath::Ask)
        } else {
            String::new()
        },
        record: (standing != QuotationStanding::Proposed)
            .then(|| record(texts, path(QuotationPath::Record), (typed, problems))),
        errors: problems.summary(),
    }
}

fn record(texts: &Texts, action: String, (typed, problems): (&TypedQuotation, &Problems)) -> RecordForm {
    let choice = |value: &str, label: String, chosen: &str| Choice::new(value, label).chosen(value == chosen);
    RecordForm {
        action,
        decision: problems.choices(
            "decision",
            vec![
                choice("yes", texts.t("quote-record-yes"), &typed.decision),
                choice("no", texts.t("quote-record-no"), &typed.decision),
            ],
        ),
        name: problems.field("name", &typed.name),
        post: problems.field("post", &typed.post),
        on: problems.field("on", &typed.on),
        way: problems.choices(
            "way",
            vec![
                choice("letter", texts.t("quote-way-letter"), &typed.way),
                choice("e-mail", texts.t("quote-way-email"), &typed.way),
            ],
        ),
        note: problems.field("note", &typed.note),
    }
}

/// What wants a second look.
fn leftover(texts: &Texts, leftover: &Leftover) -> String {
    let what = |what: &'_ str| [("what", crate::texts::Argument::from(what.to_owned()))];
    match leftover {
        Leftover::Name(word) => texts.t_with("quote-left-name", &what(word)),
        Leftover::Email(word) => texts.t_with("quote-left-email", &what(word)),
        Leftover::Web(word) => texts.t_with("quote-left-web", &what(word)),
        Leftover::Number(word) => texts.t_with("quote-left-number", &what(word)),
        Leftover::Added(word) => texts.t_with("quote-left-added", &what(word)),
    }
}

/// Who said what, when and how.
fn said(texts: &Texts, consent: &Consent) -> String {
    let who = [consent.by.as_str(), consent.post.as_str()].map(str::trim);
    let who: Vec<&str> = who.into_iter().filter(|part| !part.is_empty()).collect();
    let (name, at) = (who.join(", "), texts.date(consent.on));
    let words = [("name", name.as_str().into()), ("at", at.as_str().into())];
    let sentence = match consent.step {
        ConsentStep::Asked => texts.t_with("quote-said-asked", &words),
        ConsentStep::Given => texts.t_with("quote-said-given", &words),
        ConsentStep::Refused => texts.t_with("quote-said-refused", &words),
        ConsentStep::Withdrawn => texts.t_with("quote-said-withdrawn", &words),
    };
    let way = match consent.way {
        ConsentWay::Page => String::new(),
        ConsentWay::Letter => format!(" {}.", texts.t("quote-way-letter")),
        ConsentWay::Email => format!(" {}.", texts.t("quote-way-email")),
    };
    let note = if consent.note.is_empty() { String::new() } else { format!(" {}.", consent.note) };
    format!("{sentence}{way}{note}")
}

/// What was typed beside one quotation by the institution, and what is wrong with it.
#[derive(Clone, Debug, Default)]
pub struct TypedConsent {
    /// Which.
    pub id: String,
    /// Yes or no.
    pub decision: String,
    /// The position.
    pub post: String,
    /// What is wrong with the decision.
    pub decision_error: Option<String>,
    /// What is wrong with the position.
    pub post_error: Option<String>,
}

/// What an institution is asked, what waits for an answer first. `rounds` names rounds.
pub fn asked(
    texts: &Texts,
    institution: String,
    quoted: &[(Quoted, String)],
    typed: &TypedConsent,
) -> AskedPage {
    let mut rows: Vec<(bool, AskedRow)> = quoted
        .iter()
        .filter_map(|(one, round)| {
            let is_settled = one.standing() != QuotationStanding::Asked;
            Some((is_settled, asked_row(texts, (one, round), typed)?))
        })
        .collect();
    rows.sort_by_key(|(is_settled, _)| *is_settled);
    let wrong = |error: &Option<String>, field: &str| {
        error.as_ref().map(|error| FieldError::new(format!("{field}-{}", typed.id), error))
    };
    let errors = [wrong(&typed.decision_error, "decision"), wrong(&typed.post_error, "post")];
    AskedPage {
        institution,
        asked: rows.into_iter().map(|(_, row)| row).collect(),
        errors: errors.into_iter().flatten().collect(),
    }
}

fn asked_row(texts: &Texts, (one, round): (&Quoted, &str), typed: &TypedConsent) -> Option<AskedRow> {
    let (redacted, consent, id) = (one.redacted()?, one.consent()?, one.quotation.id.to_string());
    let is_typed = typed.id == id;
    let decision = if is_typed { typed.decision.as_str() } else { "" };
    let choice = |value: &str, label: String| Choice::new(value, label).chosen(value == decision);
    let is_asked = consent.step == ConsentStep::Asked;
    let code = one.institution.profile.kind.map(InstitutionKind::code).unwrap_or_default();
    Some(AskedRow {
        round: round.to_owned(),
        question: question(texts, one),
        text: if one.rating.is_some() { rating(texts, one) } else { redacted.text().to_owned() },
        beside: redacted.name().map_or_else(|| kind(texts, code), str::to_owned),
        state: if is_asked {
            Tag::new(texts.t("consent-waits"), Tone::Attention)
        } else {
            state(texts, one.standing())
        },
        said: if is_asked { String::new() } else { said(texts, consent) },
        released: if one.quotation.releases.is_empty() {
            String::new()
        } else {
            let dates = dates(texts, &one.quotation.releases);
            texts.t_with("consent-released", &[("dates", dates.as_str().into())])
        },
        action: paths::consent(&id),
        matter: redacted.matter().to_owned(),
        decision: Choices {
            options: vec![choice("yes", texts.t("consent-yes")), choice("no", texts.t("consent-no"))],
            error: typed.decision_error.clone().filter(|_| is_typed),
        },
        post: Field {
            value: if is_typed { typed.post.clone() } else { String::new() },
            error: typed.post_error.clone().filter(|_| is_typed),
        },
        id,
    })
}

/// The quotations that may be released, to choose from.
pub fn choices(texts: &Texts, ready: &[ReadyQuotation], chosen: &[QuotationId]) -> Choices {
    let code = texts.language().code();
    let choice = |one: &ReadyQuotation| {
        let (label, hint) = match &one.ready {
            Ready::Words(quote) => {
                let by = by(texts, quote);
                let hint = [by.as_str(), quote.question().get(code)].into_iter();
                let hint: Vec<&str> = hint.filter(|part| !part.is_empty()).collect();
                (quote.text().to_owned(), hint.join(" · "))
            }
            Ready::Name(name, rating) => {
                let level = [("level", rating.level_title.get(code).into())];
                let words = format!("{}. {}", name.institution(), texts.t_with("quote-rating", &level));
                (words, rating.title.get(code).to_owned())
            }
        };
        let is_chosen = chosen.contains(&one.seen.id);
        Choice::new(one.seen.id.to_string(), label).with_hint(hint).chosen(is_chosen)
    };
    Choices::of(ready.iter().map(choice).collect())
}

/// Whose words they are: the name, or the kind.
fn by(texts: &Texts, quote: &ReleasedQuote) -> String {
    match (quote.institution(), quote.kind()) {
        (Some(name), _) => name.to_owned(),
        (None, code) => kind(texts, code.unwrap_or_default()),
    }
}

/// The institutions a release names, in the order of their names: never of their ratings.
pub fn named(texts: &Texts, findings: &Released<Findings>) -> Table {
    let code = texts.language().code();
    let row = |name: &ReleasedName| {
        let topic = findings.get().topic(name.topic())?;
        let level = topic.scale.get(name.level())?.get(code);
        let cells = vec![Cell::words(topic.title.get(code)), Cell::words(level)];
        Some(Row::new(name.institution(), cells))
    };
    let mut rows: Vec<Row> = findings.get().named.iter().filter_map(row).collect();
    texts.sort_by_name(&mut rows, |row| &row.head);
    named_table(texts, rows)
}

/// The words a release holds.
pub fn released(texts: &Texts, findings: &Released<Findings>) -> Vec<QuoteRow> {
    let code = texts.language().code();
    let place = |quote: &ReleasedQuote| {
        let both = |text: &Text| text.has(code);
        let is_translated = both(quote.questionnaire()) && both(quote.section());
        let words = format!("{} · {}", quote.questionnaire().get(code), quote.section().get(code));
        if is_translated { Words::new(words) } else { Words::english(words, code) }
    };
    let row = |quote: &ReleasedQuote| QuoteRow {
        text: quote.text().to_owned(),
        by: by(texts, quote),
        place: place(quote),
        question: Words::of(quote.question(), code),
    };
    findings.get().quotations.iter().map(row).collect()
}
