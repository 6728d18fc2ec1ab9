//! Where words of institutions are redacted, asked for and consented to.

use std::fmt::Display;

/// What institutions are asked to let be quoted.
pub const CONSENT: &str = "/consent";

/// The quotations of a round.
pub fn round_quotations(id: impl Display) -> String {
    format!("/rounds/{id}/quotations")
}

/// Where it is proposed to name an institution with its rating.
pub fn propose_name(id: impl Display) -> String {
    format!("/rounds/{id}/quotations/name")
}

/// One of the pages of a quotation.
pub fn quotation(id: impl Display, page: QuotationPath) -> String {
    match page {
        QuotationPath::Page => format!("/quotations/{id}"),
        QuotationPath::Redact => format!("/quotations/{id}/redaction"),
        QuotationPath::Ask => format!("/quotations/{id}/ask"),
        QuotationPath::Record => format!("/quotations/{id}/consent"),
    }
}

/// The pages of a quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuotationPath {
    /// The quotation.
    Page,
    /// Where its words are redacted.
    Redact,
    /// Where the institution is asked.
    Ask,
    /// Where a consent on paper is recorded.
    Record,
}

/// Where words of an answer are proposed, by the key of its form.
pub fn quote(response: impl Display, key: &str) -> String {
    format!("/responses/{response}/judge/{key}/quote")
}

/// Where a focal point says yes or no.
pub fn consent(id: impl Display) -> String {
    format!("{CONSENT}/{id}")
}
