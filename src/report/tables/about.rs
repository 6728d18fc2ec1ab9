//! What must be known before anything is read out of the tables: round, questionnaires, response rate, notes.

use rust_decimal::Decimal;

use super::columns::table;
use super::{Entry, Table};
use crate::report::baseline::RoundFacts;
use crate::report::compose::kind_name;
use crate::texts::Texts;

/// Responses of one kind of institution, for the facts.
pub(super) struct Rate {
    pub kind: String,
    pub accepted: u32,
    pub asked: u32,
}

/// The facts as a table.
pub(super) fn about(
    texts: &Texts,
    facts: &RoundFacts,
    (rates, smallest_cell): (&[Rate], u32),
    notes: &[String],
) -> Table {
    let mut rows = vec![
        row(texts.t("column-round"), facts.name.clone()),
        row(texts.t("export-drawn-on"), facts.drawn_on.to_string()),
    ];
    rows.extend(facts.deadline.map(|day| row(texts.t("column-deadline"), day.to_string())));
    for one in &facts.questionnaires {
        let title = one.title.get(texts.language().code());
        let words = [
            ("title", title.into()),
            ("version", one.version.into()),
            ("sha256", one.sha256.as_str().into()),
        ];
        rows.push(row(texts.t("column-questionnaire"), texts.t_with("export-questionnaire-line", &words)));
    }
    let (accepted, asked) =
        (rates.iter().map(|rate| rate.accepted).sum(), rates.iter().map(|rate| rate.asked).sum());
    rows.push(row(texts.t("findings-response-rate"), rate_words(texts, accepted, asked)));
    for rate in rates {
        let name = [("kind", kind_name(texts, &rate.kind).into())];
        rows.push(row(
            texts.t_with("export-rate-of-kind", &name),
            rate_words(texts, rate.accepted, rate.asked),
        ));
    }
    rows.push(row(texts.t("export-smallest-cell"), smallest_cell.to_string()));
    rows.extend(facts.sha256.iter().map(|sha256| row(texts.t("release-fingerprint"), sha256.clone())));
    rows.extend(notes.iter().map(|note| row(texts.t("export-note"), note.clone())));
    rows.push(row(texts.t("export-note"), texts.t("findings-no-ranking")));
    table(texts, "about", &["fact", "value"], rows)
}

/// The notes with what cannot be said of a round in which nothing is accepted or nobody has a score.
pub(super) fn with_absence(
    texts: &Texts,
    notes: &[String],
    (rates, is_scored): (&[Rate], bool),
) -> Vec<String> {
    let absence = if rates.iter().all(|rate| rate.accepted == 0) {
        Some(texts.t("findings-nothing-accepted"))
    } else {
        (!is_scored).then(|| texts.t("findings-nothing-scored"))
    };
    absence.into_iter().chain(notes.iter().cloned()).collect()
}

fn row(fact: String, value: String) -> Vec<Entry> {
    vec![fact.into(), value.into()]
}

/// "9 of 12 (75%)".
fn rate_words(texts: &Texts, accepted: u32, asked: u32) -> String {
    let share = if asked == 0 { Decimal::ZERO } else { Decimal::from(accepted) / Decimal::from(asked) };
    let arguments =
        [("accepted", accepted.into()), ("asked", asked.into()), ("percent", texts.percent(share).into())];
    texts.t_with("export-rate", &arguments)
}
