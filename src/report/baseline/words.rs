//! What institutions agreed to: their own words, and who is named with a rating. Nothing where nobody did.

use super::ground::Ground;
use crate::disclosure::{ReleasedName, ReleasedQuote};
use crate::report::compose::Composer;
use crate::report::document::{Column, Row};
use crate::response::InstitutionKind;
use crate::texts::Texts;

/// Writes the chapter, where there is something to write.
pub(in crate::report) fn write(composer: &mut Composer, ground: &Ground<'_>) {
    let (texts, findings) = (ground.texts, ground.findings);
    if findings.quotations.is_empty() && findings.named.is_empty() {
        return;
    }
    composer.chapter(&texts.t("report-consented"));
    if !findings.quotations.is_empty() {
        quotations(composer, ground);
    }
    if !findings.named.is_empty() {
        named(composer, ground);
    }
}

fn quotations(composer: &mut Composer, ground: &Ground<'_>) {
    let (texts, code) = (ground.texts, ground.texts.language().code());
    composer.section(&texts.t("quote-released-title"));
    composer.paragraph(texts.t("quote-released-text"));
    let columns = vec![
        Column::words(texts.t("report-consented-question"), 54),
        Column::words(texts.t("report-consented-words"), 72),
        Column::words(texts.t("report-consented-by"), 32),
    ];
    let row = |quote: &ReleasedQuote| {
        let cells = [quote.question().get(code).to_owned(), quote.text().to_owned(), by(texts, quote)];
        Row::Cells(cells.map(Into::into).to_vec())
    };
    let rows = ground.findings.quotations.iter().map(row).collect();
    composer.table(&texts.t("quote-released-title"), columns, rows, None);
}

fn by(texts: &Texts, quote: &ReleasedQuote) -> String {
    match (quote.institution(), quote.kind().and_then(InstitutionKind::from_code)) {
        (Some(name), _) => name.to_owned(),
        (None, Some(InstitutionKind::Government)) => texts.t("kind-government"),
        (None, Some(InstitutionKind::StateOwned)) => texts.t("kind-state-owned"),
        (None, Some(InstitutionKind::Private)) => texts.t("kind-private"),
        (None, None) => texts.t("report-consented-unnamed"),
    }
}

/// In the order of names, never of ratings.
fn named(composer: &mut Composer, ground: &Ground<'_>) {
    let (texts, code) = (ground.texts, ground.texts.language().code());
    composer.section(&texts.t("quote-named-title"));
    let mut by_name: Vec<&ReleasedName> = ground.findings.named.iter().collect();
    texts.sort_by_name(&mut by_name, |one| one.institution());
    let row = |one: &&ReleasedName| {
        let topic = ground.findings.topic(one.topic())?;
        let level = topic.scale.get(one.level())?.get(code);
        Some(Row::Cells(vec![one.institution().into(), topic.title.get(code).into(), level.into()]))
    };
    let columns = vec![
        Column::words(texts.t("column-institution"), 70),
        Column::words(texts.t("quote-named-topic"), 54),
        Column::words(texts.t("quote-named-rating"), 34),
    ];
    let rows = by_name.iter().filter_map(row).collect();
    composer.table(&texts.t("quote-named-title"), columns, rows, Some(texts.t("quote-named-note")));
}
