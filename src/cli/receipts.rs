//! `receipt verify`: whether the receipt somebody holds is genuine.

use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::Subcommand;
use serde_json::json;

use super::place::{Place, shown};
use crate::assessment::{CheckedReceipt, ReceiptCheck, Signature};
use crate::report::receipt::{extract, printed};
use crate::response::ReceiptFile;

/// Bytes of a file that is read at most; a receipt has about two hundred thousand.
const LONGEST_FILE: u64 = 20 * 1024 * 1024;

/// Commands on receipts.
#[derive(Debug, Subcommand)]
pub enum ReceiptCommand {
    /// Compare a receipt with what is stored; ends with 1 when it is not genuine
    Verify {
        #[command(flatten)]
        place: Place,
        /// The receipt as it was downloaded: PDF or JSON
        file: PathBuf,
        /// Print the checks as JSON
        #[arg(long)]
        json: bool,
    },
}

/// Runs a command on receipts.
///
/// # Errors
/// When the file cannot be read, there is no database, or the receipt is not genuine.
pub async fn run(command: &ReceiptCommand) -> anyhow::Result<()> {
    let ReceiptCommand::Verify { place, file, json } = command;
    let bytes = read(file)?;
    let Some(receipt) = extract(&bytes) else {
        bail!("{} holds no whole receipt; give the PDF or JSON file as it was downloaded", shown(file));
    };
    if !place.is_there() {
        bail!("there is no database in {}; name one with --data-dir or --database", place.shown());
    }
    let checked = place.open().await?.check_receipt(&receipt).await?;
    let lines = lines(&checked, on_paper(&bytes, &receipt));
    if *json {
        print_json(&receipt, &checked, &lines)
    } else {
        print_words(&receipt, &checked, &lines)
    }
    if lines.iter().all(|line| line.holds) {
        Ok(())
    } else {
        bail!("{} is not a genuine receipt", shown(file))
    }
}

fn read(file: &Path) -> anyhow::Result<Vec<u8>> {
    let cannot = || format!("cannot read {}", shown(file));
    let length = std::fs::metadata(file).with_context(cannot)?.len();
    if length > LONGEST_FILE {
        bail!("{} has {length} bytes; a receipt has at most {LONGEST_FILE}", shown(file));
    }
    std::fs::read(file).with_context(cannot)
}

/// Whether the words on the pages name the same number and hash as the entry programs read; `None` for a file
/// without pages.
fn on_paper(bytes: &[u8], receipt: &ReceiptFile) -> Option<bool> {
    if !bytes.starts_with(b"%PDF-") {
        return None;
    }
    // The PDF library panics on some damaged files; that is no reason to end without a sentence.
    let words = std::panic::catch_unwind(|| printed(bytes)).ok().flatten().unwrap_or_default();
    let (number, hash) = receipt.number().zip(receipt.hash())?;
    Some(words.contains(&number.to_string()) && words.contains(hash.as_str()))
}

/// One check as it is printed.
struct Line {
    code: &'static str,
    holds: bool,
    sentence: &'static str,
}

fn lines(checked: &CheckedReceipt, on_paper: Option<bool>) -> Vec<Line> {
    let mut lines: Vec<Line> = checked.checks.iter().map(|(check, holds)| line(*check, *holds)).collect();
    lines.extend(on_paper.map(|holds| Line {
        code: "pages",
        holds,
        sentence: if holds {
            "the pages show the number and the fingerprint of the receipt"
        } else {
            "the pages do not show the number and the fingerprint of the receipt; the file was changed"
        },
    }));
    lines
}

fn line(check: ReceiptCheck, holds: bool) -> Line {
    let (code, well, badly) = match check {
        ReceiptCheck::Contents => (
            "contents",
            "the fingerprint in the file is that of what the file says",
            "the fingerprint in the file is not that of what the file says; the file was changed",
        ),
        ReceiptCheck::Number => (
            "number",
            "the receipt number goes with the fingerprint",
            "the receipt number does not go with the fingerprint; the file was changed",
        ),
        ReceiptCheck::Issued => (
            "issued",
            "this database has issued the receipt",
            "this database has not issued such a receipt, or what it kept of it was changed",
        ),
        ReceiptCheck::Answers => (
            "answers",
            "the stored answers have the fingerprint the receipt names",
            "the stored answers do not have the fingerprint the receipt names; one of the two was changed",
        ),
        ReceiptCheck::Questionnaire => (
            "questionnaire",
            "the stored questionnaire has the fingerprint the receipt names",
            "the stored questionnaire does not have the fingerprint the receipt names; one of the two was changed",
        ),
        ReceiptCheck::Counts => (
            "counts",
            "the stored answers are as many as the receipt says",
            "the stored answers are not as many as the receipt says, or cannot be read",
        ),
    };
    Line { code, holds, sentence: if holds { well } else { badly } }
}

/// What became of the signature: nothing a receipt could be wrong about.
const fn standing(signature: Signature) -> (&'static str, &'static str) {
    match signature {
        Signature::Valid => ("valid", "the signature is valid for the submitted answers"),
        Signature::NotRenewed => ("not-renewed", "the response was returned; no answer has changed since"),
        Signature::Void => {
            ("void", "answers have changed since the response was returned; the signature is void")
        }
        Signature::Replaced => ("replaced", "a later version of the response was submitted"),
    }
}

fn print_words(file: &ReceiptFile, checked: &CheckedReceipt, lines: &[Line]) {
    let receipt = &file.receipt;
    println!("Receipt {} of {}, round \"{}\"", receipt.hash().number(), receipt.institution, receipt.round);
    for Line { holds, sentence, .. } in lines {
        println!("  {}  {sentence}", if *holds { "passed" } else { "FAILED" });
    }
    if let Some(signature) = checked.signature {
        println!("  note    {}", standing(signature).1);
    }
}

fn print_json(file: &ReceiptFile, checked: &CheckedReceipt, lines: &[Line]) {
    let line = |line: &Line| json!({ "check": line.code, "passed": line.holds, "message": line.sentence });
    let printed = json!({
        "number": file.receipt.hash().number().to_string(),
        "sha256": file.receipt.hash().as_str(),
        "genuine": lines.iter().all(|line| line.holds),
        "signature": checked.signature.map(|signature| standing(signature).0),
        "checks": lines.iter().map(line).collect::<Vec<_>>(),
    });
    println!("{printed:#}");
}
