//! What an institution says is not in its mandate.

use super::guidance::principles_of;
use super::words::actor_words;
use crate::assessment::{MandateStatement, OpenedResponse};
use crate::questionnaire::Questionnaire;
use crate::response::AnswerKey;
use crate::scoring::outside_mandate;
use crate::texts::Texts;
use crate::web::pages::parts::{Cell, Column, Row, Table};

/// The statements of responses handed in: question, principles, round, by whom, when. No rows where there are none.
pub fn table(texts: &Texts, statements: &[MandateStatement]) -> Table {
    Table {
        caption: texts.t("mandate-said-title"),
        columns: vec![
            Column::words(texts.t("mandate-said-question")),
            Column::words(texts.t("mandate-said-principles")),
            Column::words(texts.t("column-round")),
            Column::words(texts.t("mandate-said-by")),
            Column::words(texts.t("mandate-said-at")),
        ],
        rows: statements.iter().map(|statement| row(texts, statement)).collect(),
        note: String::new(),
    }
}

fn row(texts: &Texts, statement: &MandateStatement) -> Row {
    let MandateStatement { round, questionnaire, key, by, at } = statement;
    let cells = [
        principles(questionnaire, &key.question),
        round.clone(),
        actor_words(texts, by),
        at.map(|at| texts.date_time(at)).unwrap_or_default(),
    ];
    Row::new(words(texts, questionnaire, key), cells.map(Cell::words).to_vec())
}

/// The same of a draft: the questions alone.
pub fn draft(texts: &Texts, opened: &OpenedResponse) -> Vec<String> {
    let keys = outside_mandate(&opened.questionnaire, &opened.sheet);
    keys.iter().map(|key| words(texts, &opened.questionnaire, key)).collect()
}

fn words(texts: &Texts, questionnaire: &Questionnaire, key: &AnswerKey) -> String {
    let place = questionnaire.question(&key.question);
    let text = place.map_or(key.question.as_str(), |place| {
        questionnaire.questions[place].text.get(texts.language().code())
    });
    match &key.unit {
        Some(unit) => format!("{text} ({unit})"),
        None => text.to_owned(),
    }
}

fn principles(questionnaire: &Questionnaire, question: &str) -> String {
    let numbers = questionnaire.question(question).map(|place| principles_of(questionnaire, place));
    numbers.unwrap_or_default().iter().map(u8::to_string).collect::<Vec<_>>().join(", ")
}
