//! How a response will appear, and what was signed, in words.

use super::response::head;
use crate::assessment::{Appearance, OpenedResponse, Signature, SignedVersion};
use crate::disclosure::{GroupAppearance, Prospect};
use crate::response::{InstitutionKind, Receipt, ResponseState};
use crate::texts::Texts;
use crate::web::pages::parts::{Fact, Tag, Tone};
use crate::web::pages::receipts::FoundReceipt;
use crate::web::pages::response::Submitted;
use crate::web::pages::signing::{AppearanceGroup, AppearancePage, AppearancePart, VersionRow};
use crate::web::paths::{self, ResponsePath};

/// How a response will appear.
pub fn appearance(texts: &Texts, opened: &OpenedResponse, found: &Appearance) -> AppearancePage {
    let id = opened.response.id;
    let counts = [("count", found.handed_in.into()), ("total", found.enrolled.into())];
    let smallest = [("count", found.smallest_cell.into())];
    let part = |part: &crate::assessment::AppearancePart| AppearancePart {
        title: audience(texts, &part.kinds),
        count: texts.t_with("appearance-topic-count", &[("count", part.topics.len().into())]),
        topics: part.topics.iter().map(|topic| topic.get(texts.language().code()).to_owned()).collect(),
        groups: groups(part).map(|group| self::group(texts, group, found.smallest_cell)).collect(),
    };
    AppearancePage {
        head: head(texts, opened),
        check_href: paths::response(id, ResponsePath::Check),
        sign_href: if opened.is_editable() { paths::response(id, ResponsePath::Sign) } else { String::new() },
        known: vec![
            texts.t_with("appearance-so-far", &counts),
            texts.t("appearance-not-known"),
            texts.t_with("appearance-smallest", &smallest),
        ],
        parts: found.parts.iter().map(part).collect(),
    }
}

/// The groups; where topics are put to one kind alone, all institutions are that kind.
fn groups(part: &crate::assessment::AppearancePart) -> impl Iterator<Item = &GroupAppearance> {
    part.groups.iter().filter(|group| part.kinds.len() > 1 || group.kind.is_some())
}

/// Who topics are put to.
fn audience(texts: &Texts, kinds: &[InstitutionKind]) -> String {
    if kinds.len() == InstitutionKind::ALL.len() {
        return texts.t("appearance-topics-all");
    }
    let kinds: Vec<String> = kinds.iter().map(|kind| group_name(texts, Some(*kind))).collect();
    texts.t_with("appearance-topics-of", &[("kinds", kinds.join(", ").into())])
}

fn group_name(texts: &Texts, kind: Option<InstitutionKind>) -> String {
    match kind {
        None => texts.t("report-kind-all"),
        Some(InstitutionKind::Government) => texts.t("report-kind-government"),
        Some(InstitutionKind::StateOwned) => texts.t("report-kind-state-owned"),
        Some(InstitutionKind::Private) => texts.t("report-kind-private"),
    }
}

fn group(texts: &Texts, group: &GroupAppearance, smallest: u32) -> AppearanceGroup {
    let tag = match group.now {
        Prospect::Published => Tag::new(texts.t("appearance-published"), Tone::Active),
        Prospect::TooFew | Prospect::WouldReveal => Tag::new(texts.t("withheld"), Tone::Quiet),
    };
    AppearanceGroup {
        name: group_name(texts, group.kind),
        tag,
        facts: vec![
            Fact::new(texts.t("appearance-asked"), group.enrolled.to_string()),
            Fact::new(texts.t("appearance-handed-in"), group.handed_in.to_string()),
            Fact::new(texts.t("appearance-now"), prospect(texts, group.now, smallest)),
            Fact::new(texts.t("appearance-at-most"), prospect(texts, group.at_most, smallest)),
            Fact::new(texts.t("appearance-recognised"), recognised(texts, group)),
        ],
    }
}

fn prospect(texts: &Texts, prospect: Prospect, smallest: u32) -> String {
    match prospect {
        Prospect::Published => texts.t("appearance-figures"),
        Prospect::TooFew => texts.t_with("appearance-too-few", &[("count", smallest.into())]),
        Prospect::WouldReveal => texts.t("appearance-would-reveal"),
    }
}

/// Whether the institution could be recognised in the figures of a group.
fn recognised(texts: &Texts, group: &GroupAppearance) -> String {
    match (group.at_most, group.now) {
        (Prospect::TooFew, _) if group.is_alone() => texts.t("appearance-not-alone"),
        (Prospect::TooFew, _) => texts.t("appearance-not-too-few"),
        (Prospect::WouldReveal, _) => texts.t("appearance-not-would-reveal"),
        (Prospect::Published, Prospect::Published) => texts.t("appearance-not-published"),
        (Prospect::Published, Prospect::TooFew | Prospect::WouldReveal) => texts.t("appearance-not-yet"),
    }
}

/// What was handed in, the latest first.
pub fn versions(texts: &Texts, opened: &OpenedResponse, signed: &[SignedVersion]) -> Vec<VersionRow> {
    signed.iter().rev().map(|one| row(texts, opened, one)).collect()
}

fn row(texts: &Texts, opened: &OpenedResponse, signed: &SignedVersion) -> VersionRow {
    let SignedVersion { version, signature } = signed;
    let id = opened.response.id;
    let has_receipt = version.receipt.is_some();
    let when_signed = |href: String| if has_receipt { href } else { String::new() };
    VersionRow {
        title: texts.t_with("sign-version", &[("number", version.number.into())]),
        at: texts.date_time(version.taken_at),
        signed: version
            .receipt
            .as_ref()
            .map_or_else(|| texts.t("sign-unsigned"), |receipt| signed_by(texts, receipt)),
        state: state(texts, *signature),
        note: if has_receipt { note(texts, *signature) } else { String::new() },
        receipt_href: when_signed(paths::receipt(id, version.number)),
        data_href: when_signed(paths::receipt_data(id, version.number)),
    }
}

fn signed_by(texts: &Texts, receipt: &Receipt) -> String {
    let signed = &receipt.signed;
    let arguments = [
        ("name", signed.name().into()),
        ("post", signed.post().into()),
        ("number", signed.order_number().into()),
        ("date", texts.date(signed.order_date()).into()),
    ];
    texts.t_with("sign-signed-by", &arguments)
}

fn state(texts: &Texts, signature: Signature) -> Tag {
    match signature {
        Signature::Valid => Tag::new(texts.t("sign-valid"), Tone::Done),
        Signature::NotRenewed => Tag::new(texts.t("sign-not-renewed"), Tone::Active),
        Signature::Void => Tag::new(texts.t("sign-void"), Tone::Attention),
        Signature::Replaced => Tag::new(texts.t("sign-replaced"), Tone::Quiet),
    }
}

fn note(texts: &Texts, signature: Signature) -> String {
    match signature {
        Signature::Valid => texts.t("sign-is-valid"),
        Signature::NotRenewed => texts.t("sign-is-not-renewed"),
        Signature::Void => texts.t("sign-is-void"),
        Signature::Replaced => texts.t("sign-is-replaced"),
    }
}

/// What became of the last signature while the answers are open again; empty otherwise.
pub fn last_signature(texts: &Texts, opened: &OpenedResponse, signed: &[SignedVersion]) -> String {
    let last = signed.last().filter(|_| opened.is_editable());
    let sentence = |one: &SignedVersion| {
        let receipt = one.version.receipt.as_ref()?;
        let at =
            [("at", texts.date_time(receipt.received_at).into()), ("name", receipt.signed.name().into())];
        Some(format!("{} {}", texts.t_with("sign-last", &at), note(texts, one.signature)))
    };
    last.and_then(sentence).unwrap_or_default()
}

/// The response has been handed in; none before that.
pub fn submitted(texts: &Texts, opened: &OpenedResponse, signed: &[SignedVersion]) -> Option<Submitted> {
    let at = match &opened.response.state {
        ResponseState::Submitted { at, .. } | ResponseState::Accepted { at, .. } => *at,
        ResponseState::Open | ResponseState::Returned { .. } => return None,
    };
    let id = opened.response.id;
    let receipt = signed.last().and_then(|one| one.version.receipt.as_ref());
    Some(Submitted {
        head: head(texts, opened),
        at: texts.date_time(at),
        receipt_number: receipt.map(|receipt| receipt.hash().number().to_string()).unwrap_or_default(),
        receipt_href: receipt.map(|receipt| paths::receipt(id, receipt.version)).unwrap_or_default(),
        scorecard_href: paths::response(id, ResponsePath::Scorecard),
        response_href: paths::response(id, ResponsePath::Sections),
    })
}

/// A receipt that exists, for whoever holds it. Strangers learn no more than whether it is the last word.
pub fn found(texts: &Texts, receipt: &Receipt, signature: Signature) -> FoundReceipt {
    let note = match signature {
        Signature::Valid | Signature::NotRenewed => texts.t("receipt-is-valid"),
        Signature::Void => texts.t("receipt-is-void"),
        Signature::Replaced => texts.t("receipt-is-replaced"),
    };
    let shown = if signature == Signature::NotRenewed { Signature::Valid } else { signature };
    let fact = |term: String, detail: String| Fact::new(term, detail);
    FoundReceipt {
        state: state(texts, shown),
        is_valid: shown == Signature::Valid,
        note,
        facts: vec![
            fact(texts.t("receipt-number"), receipt.hash().number().to_string()),
            fact(texts.t("receipt-institution"), receipt.institution.clone()),
            fact(texts.t("receipt-round"), receipt.round.clone()),
            fact(texts.t("receipt-received-at"), texts.date_time(receipt.received_at)),
        ],
    }
}
