//! The first sheet: how to fill in the workbook.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::facts::Facts;
use super::styles::{Styles, height};
use crate::texts::Texts;

/// Width of the words, in characters.
const WIDE: f64 = 90.0;

pub(super) fn write(
    sheet: &mut Worksheet,
    facts: &Facts<'_>,
    texts: &Texts,
    styles: &Styles,
) -> Result<(), XlsxError> {
    sheet.set_name(texts.t("workbook-sheet-read-me"))?;
    sheet.set_column_width(0, 26)?.set_column_width(1, WIDE)?;
    let title = facts.questionnaire.title.get(texts.language().code());
    let unwrapped = styles.title.clone().unset_text_wrap();
    sheet.write_string_with_format(0, 0, title, &unwrapped)?.set_row_height(0, 24)?;
    for (row, (what, how)) in (1..).zip(lines(facts, texts)) {
        sheet.write_string_with_format(row, 0, &what, &styles.strong)?;
        sheet.write_string_with_format(row, 1, &how, &styles.words)?;
        sheet.set_row_height(row, height([(how.as_str(), WIDE), (what.as_str(), 22.0)].into_iter()) + 4.0)?;
    }
    sheet.set_paper_size(9).set_print_fit_to_pages(1, 0).protect();
    Ok(())
}

fn lines(facts: &Facts<'_>, texts: &Texts) -> Vec<(String, String)> {
    vec![
        (texts.t("workbook-institution"), facts.institution_name.to_owned()),
        (texts.t("workbook-round"), facts.round_name.to_owned()),
        (String::new(), String::new()),
        (texts.t("workbook-how-fill"), texts.t("workbook-how-fill-text")),
        (texts.t("workbook-how-choose"), texts.t("workbook-how-choose-text")),
        (texts.t("workbook-how-lists"), texts.t("workbook-how-lists-text")),
        (texts.t("workbook-how-comment"), texts.t("workbook-how-comment-text")),
        (texts.t("workbook-how-conditions"), texts.t("workbook-how-conditions-text")),
        (texts.t("workbook-how-back"), texts.t("workbook-how-back-text")),
        (String::new(), String::new()),
        (texts.t("workbook-empty-title"), texts.t("workbook-empty-text")),
        (texts.t("answer-unanswered"), texts.t("workbook-empty-unanswered")),
        (texts.t("workbook-empty-hidden-title"), texts.t("workbook-empty-hidden")),
        (
            format!("{}, {}", texts.t("answer-do-not-know"), texts.t("answer-no-data")),
            texts.t("workbook-empty-unknown"),
        ),
        (texts.t("answer-not-applicable"), texts.t("workbook-empty-not-applicable")),
    ]
}
