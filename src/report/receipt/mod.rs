//! The receipt of a signed submission on one page: for the institution's files, and for whoever is shown it.

mod file;

use super::document::{Align, Block, Callout, Column, Cover, Document, Layout, Row, Table, Text, Tone};
use crate::questionnaire;
use crate::response::{AnswerCounts, Receipt, in_groups};
use crate::texts::{Language, Texts};

pub use file::{ReceiptFileError, embed, extract, printed};

/// What a receipt says besides what is signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceiptFacts {
    /// Title of the questionnaire.
    pub questionnaire: questionnaire::Text,
    /// Where a receipt is verified, as people type it; the path alone when nobody has said where the service is.
    pub address: String,
}

/// Composes the receipt in `language`.
pub fn document(language: Language, facts: &ReceiptFacts, receipt: &Receipt) -> Document {
    let texts = Texts::get(language);
    let hash = receipt.hash();
    let number = [("number", hash.number().to_string().into())];
    let opening =
        [("institution", receipt.institution.as_str().into()), ("round", receipt.round.as_str().into())];
    Document {
        language: language.code().to_owned(),
        title: texts.t("receipt-title"),
        subtitle: Some(receipt.institution.clone()),
        cover: Cover { publisher: texts.t("report-publisher"), ..Cover::default() },
        contents_title: None,
        layout: Layout::Report,
        blocks: vec![
            Block::paragraph(texts.t("report-publisher")),
            Block::chapter(texts.t("receipt-title")),
            Block::paragraph(texts.t_with("receipt-opening", &opening)),
            Block::Table(Table {
                caption: texts.t_with("receipt-with-number", &number),
                columns: vec![column(texts.t("receipt-what"), 48), column(texts.t("receipt-value"), 112)],
                rows: rows(texts, facts, receipt),
                note: None,
            }),
            verifying(texts, facts, receipt),
        ],
    }
}

fn column(head: String, width: u16) -> Column {
    Column { head, width, align: Align::Left }
}

fn rows(texts: &Texts, facts: &ReceiptFacts, receipt: &Receipt) -> Vec<Row> {
    let signed = &receipt.signed;
    let title = facts.questionnaire.get(texts.language().code());
    let title = [("title", title.into()), ("version", receipt.questionnaire.version.into())];
    let signer = [("name", signed.name().into()), ("post", signed.post().into())];
    let order = [("number", signed.order_number().into()), ("date", texts.date(signed.order_date()).into())];
    let mut facts = vec![
        (texts.t("receipt-institution"), receipt.institution.clone()),
        (texts.t("receipt-round"), receipt.round.clone()),
        (texts.t("receipt-questionnaire"), texts.t_with("report-title-and-version", &title)),
        (texts.t("receipt-version"), receipt.version.to_string()),
        (texts.t("receipt-answers"), answers(texts, receipt.answers)),
        (texts.t("receipt-signer"), texts.t_with("receipt-name-and-post", &signer)),
    ];
    if let Some(basis) = signed.delegated_by() {
        facts.push((texts.t("receipt-delegated-by"), basis.to_owned()));
    }
    facts.extend([
        (texts.t("receipt-order"), texts.t_with("receipt-number-and-date", &order)),
        (texts.t("receipt-received-at"), texts.date_time(receipt.received_at)),
        (texts.t("receipt-answers-hash"), in_groups(&receipt.answers_sha256)),
        (texts.t("receipt-questionnaire-hash"), in_groups(&receipt.questionnaire.sha256)),
    ]);
    facts
        .into_iter()
        .map(|(name, value)| Row::Cells(vec![Text::default().strong(name).into(), value.into()]))
        .collect()
}

/// Answers by state in a sentence; states without any are left out.
fn answers(texts: &Texts, counts: AnswerCounts) -> String {
    let of = |name: String, count: u32| {
        let arguments = [("name", name.into()), ("count", count.into())];
        (count > 0).then(|| texts.t_with("receipt-count", &arguments))
    };
    let states = [
        of(texts.t("receipt-answered"), counts.answered),
        of(texts.t("answer-not-applicable"), counts.not_applicable),
        of(texts.t("answer-do-not-know"), counts.do_not_know),
        of(texts.t("answer-no-data"), counts.no_data),
        of(texts.t("answer-unanswered"), counts.unanswered),
        of(texts.t("receipt-not-put"), counts.hidden),
    ];
    states.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

fn verifying(texts: &Texts, facts: &ReceiptFacts, receipt: &Receipt) -> Block {
    let hash = receipt.hash();
    let address = [("address", facts.address.as_str().into())];
    Block::Callout(Callout {
        tone: Tone::Note,
        title: Some(texts.t("receipt-verify-title")),
        text: vec![
            texts.t_with("receipt-verify-text", &address).into(),
            Text::default()
                .plain(texts.t_with("receipt-number-is", &[("number", hash.number().to_string().into())])),
            Text::default().plain(texts.t("receipt-hash-is")),
            Text::default().strong(in_groups(hash.as_str())),
        ],
    })
}
