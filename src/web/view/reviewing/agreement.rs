//! How far judgements agree, in words.

use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive;

use crate::agreement::Undefined;
use crate::assessment::{Agreements, Group};
use crate::review::agree::{Compared, FEWEST, Trust};
use crate::texts::Texts;
use crate::web::pages::parts::{Cell, Column, Row, Table};
use crate::web::pages::reviewing::round::Comparison;

/// Which judgements are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// What institutions say with what was verified.
    Institutions,
    /// First reviewers with second ones.
    Reviewers,
}

/// One comparison in words.
pub fn comparison(texts: &Texts, who: Who, found: &Agreements) -> Comparison {
    let (id, title) = match who {
        Who::Institutions => ("institutions", texts.t("agreement-own")),
        Who::Reviewers => ("reviewers", texts.t("agreement-reviewers")),
    };
    let mut sentences = vec![pairs_sentence(texts, &found.all)];
    sentences.extend(trust_sentence(texts, &found.all));
    if who == Who::Institutions {
        sentences.extend(bias_sentence(texts, &found.all));
    }
    let overall = [(texts.t("agreement-all"), &found.all)];
    let named = |groups: &[Group]| -> Vec<(String, Compared)> {
        let title = |group: &Group| group.title.get(texts.language().code()).to_owned();
        groups.iter().map(|group| (title(group), group.compared.clone())).collect()
    };
    let mut tables = Vec::new();
    if found.all.pairs > 0 {
        let (themes, sections) = (named(&found.themes), named(&found.sections));
        let rows =
            |rows: &[(String, Compared)]| rows.iter().map(|(name, one)| row(texts, who, name, one)).collect();
        tables = vec![
            table(
                texts,
                who,
                texts.t("agreement-all"),
                overall.iter().map(|(name, one)| row(texts, who, name, one)).collect(),
            ),
            table(texts, who, texts.t("agreement-themes"), rows(&themes)),
            table(texts, who, texts.t("agreement-sections"), rows(&sections)),
        ];
    }
    Comparison { id: id.to_owned(), title, sentences, tables }
}

fn pairs_sentence(texts: &Texts, all: &Compared) -> String {
    let numbers = [("count", all.pairs.into()), ("fewest", FEWEST.into())];
    if all.pairs < FEWEST {
        texts.t_with("agreement-few", &numbers)
    } else {
        texts.t_with("agreement-pairs", &numbers[..1])
    }
}

fn trust_sentence(texts: &Texts, all: &Compared) -> Option<String> {
    let alpha = all.agreement.as_ref()?.ordinal;
    Some(match alpha {
        Ok(alpha) => {
            let value = [("alpha", decimals(texts, alpha).into())];
            match Trust::of(alpha) {
                Trust::Reliable => texts.t_with("agreement-is-reliable", &value),
                Trust::Tentative => texts.t_with("agreement-is-tentative", &value),
                Trust::Low => texts.t_with("agreement-is-low", &value),
            }
        }
        Err(why) => undefined(texts, why),
    })
}

fn bias_sentence(texts: &Texts, all: &Compared) -> Option<String> {
    let bias = all.bias?;
    let arguments =
        [("count", bias.answers.into()), ("difference", texts.score(bias.difference.abs()).into())];
    Some(if bias.difference > Decimal::ZERO {
        texts.t_with("bias-above", &arguments)
    } else if bias.difference < Decimal::ZERO {
        texts.t_with("bias-below", &arguments)
    } else {
        texts.t_with("bias-none", &arguments[..1])
    })
}

fn undefined(texts: &Texts, why: Undefined) -> String {
    match why {
        Undefined::NothingToCompare => texts.t("agreement-nothing"),
        Undefined::NoVariation => texts.t("agreement-all-same"),
        Undefined::Words | Undefined::BelowZero => texts.t("agreement-not-measured"),
    }
}

fn decimals(texts: &Texts, alpha: f64) -> String {
    Decimal::from_f64(alpha).map(|alpha| texts.number(alpha.round_dp(3), 3)).unwrap_or_default()
}

fn table(texts: &Texts, who: Who, caption: String, rows: Vec<Row>) -> Table {
    let mut columns = vec![
        Column::words(texts.t("column-topic")),
        Column::numbers(texts.t("agreement-count")),
        Column::numbers(texts.t("agreement-nominal")),
        Column::numbers(texts.t("agreement-ordinal")),
        Column::numbers(texts.t("agreement-interval")),
    ];
    if who == Who::Institutions {
        columns.push(Column::numbers(texts.t("bias-own")));
        columns.push(Column::numbers(texts.t("bias-verified")));
        columns.push(Column::numbers(texts.t("bias-difference")));
        columns.push(Column::numbers(texts.t("bias-count")));
    }
    Table { caption, columns, rows, note: String::new() }
}

fn row(texts: &Texts, who: Who, name: &str, found: &Compared) -> Row {
    let few = || Cell::number(texts.t("agreement-too-few"));
    let alpha = |alpha: Option<Result<f64, Undefined>>| match alpha {
        Some(Ok(alpha)) => Cell::number(decimals(texts, alpha)),
        Some(Err(_)) => Cell::number(texts.t("agreement-undefined")),
        None => few(),
    };
    let agreement = found.agreement;
    let mut cells = vec![
        Cell::number(found.pairs.to_string()),
        alpha(agreement.map(|one| one.nominal)),
        alpha(agreement.map(|one| one.ordinal)),
        alpha(agreement.map(|one| one.interval)),
    ];
    if who == Who::Institutions {
        match found.bias {
            Some(bias) => cells.extend([
                Cell::number(texts.score(bias.own)),
                Cell::number(texts.score(bias.verified)),
                Cell::number(texts.score(bias.difference)),
                Cell::number(bias.answers.to_string()),
            ]),
            None => cells.extend([few(), few(), few(), Cell::number("")]),
        }
    }
    Row::new(name, cells)
}
