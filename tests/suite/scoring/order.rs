//! What must not matter: the order of questions, units, institutions and rows, and how often one looks.

use bhr_baseline::questionnaire::{Part, Questionnaire};
use bhr_baseline::response::{
    ANSWERS_HEADER, AnswerKey, AnswerSheet, GivenAnswer, Sheets, answer_row, read_answers,
};
use bhr_baseline::scoring::{ScoreRow, score, score_rows};
use proptest::prop_assert_eq;

use super::random::Tape;
use super::{holds, outcome};

fn with_questions_shuffled(questionnaire: &Questionnaire, tape: &mut Tape) -> Questionnaire {
    let order = tape.shuffle((0..questionnaire.questions.len()).collect());
    let place = |old: usize| order.iter().position(|place| *place == old).unwrap();
    let mut shuffled = questionnaire.clone();
    shuffled.questions = order.iter().map(|old| questionnaire.questions[*old].clone()).collect();
    for node in &mut shuffled.nodes {
        let moved = |part: &Part| match *part {
            Part::Question(old) => Part::Question(place(old)),
            Part::Node(old) => Part::Node(old),
        };
        node.parts = tape.shuffle(node.parts.iter().map(moved).collect());
    }
    shuffled
}

#[test]
fn order_of_questions_and_parts_changes_nothing() {
    holds(|case, tape| {
        let shuffled = with_questions_shuffled(&case.questionnaire, tape);
        let before = score(&case.questionnaire, &case.sheet);
        let after = score(&shuffled, &case.sheet);
        for (place, question) in shuffled.questions.iter().enumerate() {
            let old = case.questionnaire.question(&question.id).unwrap();
            prop_assert_eq!(before.tree.whole.questions[old], after.tree.whole.questions[place]);
        }
        for (before, after) in before.nodes.iter().zip(&after.nodes) {
            prop_assert_eq!(outcome(before), outcome(after));
        }
        prop_assert_eq!(before.progress, after.progress);
        Ok(())
    });
}

#[test]
fn order_of_units_changes_nothing() {
    holds(|case, tape| {
        let mut sheet = case.sheet.clone();
        sheet.units = tape.shuffle(sheet.units);
        let before = score(&case.questionnaire, &case.sheet);
        let after = score(&case.questionnaire, &sheet);
        prop_assert_eq!(&before.tree.whole, &after.tree.whole);
        for (place, unit) in after.units.iter().enumerate() {
            let old = before.units.iter().position(|one| one == unit).unwrap();
            prop_assert_eq!(&before.tree.units[old], &after.tree.units[place]);
        }
        for (before, after) in before.nodes.iter().zip(&after.nodes) {
            prop_assert_eq!(before, after);
        }
        Ok(())
    });
}

fn rows_of(institution: &str, sheet: &AnswerSheet) -> Vec<[String; 8]> {
    let row = |(key, given): (&AnswerKey, &GivenAnswer)| {
        let unit = sheet.units.iter().find(|unit| Some(&unit.name) == key.unit.as_ref());
        answer_row(institution, unit, &key.question, given)
    };
    sheet.given.iter().map(row).collect()
}

fn file(rows: &[[String; 8]]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(ANSWERS_HEADER).unwrap();
    rows.iter().for_each(|row| writer.write_record(row).unwrap());
    writer.into_inner().unwrap()
}

fn score_lines(questionnaire: &Questionnaire, sheets: &Sheets) -> Vec<(String, Vec<ScoreRow>)> {
    let rows = |(name, sheet): (&String, &AnswerSheet)| {
        let mut rows = score_rows(questionnaire, &score(questionnaire, sheet));
        rows.sort_by(|a, b| (&a.node, &a.kind).cmp(&(&b.node, &b.kind)));
        (name.clone(), rows)
    };
    sheets.iter().map(rows).collect()
}

#[test]
fn order_of_institutions_and_rows_changes_nothing() {
    holds(|case, tape| {
        let mut rows = rows_of("A", &case.sheet);
        rows.extend(rows_of("B", &case.sheet).into_iter().filter(|_| !tape.one_in(3)));
        rows.extend(rows_of("C", &case.sheet).into_iter().filter(|_| tape.one_in(3)));
        let read =
            |rows: &[[String; 8]]| read_answers(&case.questionnaire, "answers.csv", &file(rows)).unwrap();
        let before = read(&rows);
        let after = read(&tape.shuffle(rows));
        prop_assert_eq!(score_lines(&case.questionnaire, &before), score_lines(&case.questionnaire, &after));
        Ok(())
    });
}

#[test]
fn the_same_answers_give_the_same_scorecard_every_time() {
    holds(|case, _| {
        let first = score(&case.questionnaire, &case.sheet);
        for _ in 1..10 {
            prop_assert_eq!(&first, &score(&case.questionnaire, &case.sheet));
        }
        Ok(())
    });
}
