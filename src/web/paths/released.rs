//! What leaves the house: releases, receipts, pictures and figures as files.

use std::fmt::Display;

use super::{RELEASES, ResponsePath, response};

/// A release as the policymaker sees it.
pub fn release(id: impl Display) -> String {
    format!("{RELEASES}/{id}")
}

/// One finding of a release, by the id of its node.
pub fn released_finding(id: impl Display, node: &str) -> String {
    format!("{RELEASES}/{id}/findings/{node}")
}

/// The baseline report of a release as a file: PDF, DOCX or HTML by its ending.
pub fn released_report(id: impl Display, ending: &str) -> String {
    format!("{RELEASES}/{id}/report.{ending}")
}

/// The gap register of a release.
pub fn released_gaps(id: impl Display) -> String {
    format!("{RELEASES}/{id}/gaps")
}

/// A picture of a page, or its numbers, as a file.
pub fn chart_file(page: &str, name: &str, ending: &str) -> String {
    format!("{page}/charts/{name}.{ending}")
}

/// The answers, scores and findings of a round as a file, by how its name ends.
pub fn round_export(id: impl Display, ending: &str) -> String {
    format!("/rounds/{id}/export{ending}")
}

/// The figures of a release as a file, by how its name ends.
pub fn release_export(id: impl Display, ending: &str) -> String {
    format!("{RELEASES}/{id}/export{ending}")
}

/// The receipt of one version of a response, as a file.
pub fn receipt(id: impl Display, version: u32) -> String {
    format!("{}?version={version}", response(id, ResponsePath::Receipt))
}

/// The same receipt for programs.
pub fn receipt_data(id: impl Display, version: u32) -> String {
    format!("{}?version={version}", response(id, ResponsePath::ReceiptData))
}
