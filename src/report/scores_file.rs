//! The score file: every node, question and unit of every institution.

use crate::questionnaire::Questionnaire;
use crate::response::Sheets;
use crate::scoring::{score, score_rows};

/// The header of a score file.
pub const SCORES_HEADER: [&str; 9] =
    ["institution", "node", "kind", "score", "lower", "upper", "coverage", "gap", "rating"];

/// Writes the score file of some institutions; `scored` is called after each of them.
///
/// # Errors
/// When an institution chose to answer a section per unit that cannot be, in words.
pub fn write(questionnaire: &Questionnaire, sheets: &Sheets, scored: impl Fn()) -> Result<Vec<u8>, String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut put = |cells: [String; 9]| writer.write_record(cells).map_err(|error| error.to_string());
    put(SCORES_HEADER.map(str::to_owned))?;
    for (institution, sheet) in sheets {
        let cell = |number: Option<rust_decimal::Decimal>| number.map(|n| n.to_string()).unwrap_or_default();
        let asked = sheet.asked(questionnaire).map_err(|problems| format!("{institution}: {problems:?}"))?;
        for row in score_rows(&asked, &score(&asked, sheet)) {
            put([
                institution.clone(),
                row.node,
                row.kind,
                cell(row.score),
                cell(row.lower),
                cell(row.upper),
                cell(row.coverage),
                cell(row.gap),
                row.rating,
            ])?;
        }
        scored();
    }
    writer.into_inner().map_err(|error| error.to_string())
}
