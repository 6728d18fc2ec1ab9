//! How hard the English of a questionnaire is to read, and how long its parts are.

use crate::questionnaire::{Problem, Question, Questionnaire};

/// Words of a question at most.
const MOST_WORDS: usize = 30;
/// Words of a help text at most.
const MOST_HELP: usize = 70;
/// Words of a sentence in a help text at most.
const LONGEST_SENTENCE: usize = 30;
/// Characters of a label, which is read in a list.
const MOST_LABEL: usize = 100;
/// Characters of a criterion.
const MOST_CRITERION: usize = 200;
/// School years a question may ask for by the Automated Readability Index. Words such as "procurement" count for
/// much in it, so the limit is that of a graduate, while half of the questions lie far below.
const HIGHEST_GRADE: f64 = 18.0;

/// Questions and options of a questionnaire with `full_standard: true` that are too long or too hard to read.
pub fn words_are_readable(questionnaire: &Questionnaire, file: &str) -> Vec<Problem> {
    if !questionnaire.full_standard {
        return Vec::new();
    }
    let messages = questionnaire
        .questions
        .iter()
        .flat_map(|question| question_trouble(question).into_iter().chain(option_trouble(question)));
    messages.map(|message| Problem::new(file, 0, message)).collect()
}

fn question_trouble(question: &Question) -> Vec<String> {
    let (text, help) = (question.text.get("en"), question.help.get("en"));
    let grade = grade(text);
    let sentence = sentences(help).map(count).max().unwrap_or_default();
    let mut found = Vec::new();
    let mut too_long = |is_so: bool, message: String| {
        if is_so {
            found.push(format!("question `{}`: {message}", question.id));
        }
    };
    too_long(
        count(text) > MOST_WORDS,
        format!("{} words, {MOST_WORDS} at most; move the rest to `help`", count(text)),
    );
    too_long(
        grade > HIGHEST_GRADE,
        format!("reads like school year {grade:.0}, {HIGHEST_GRADE} at most; use shorter words"),
    );
    too_long(
        count(help) > MOST_HELP,
        format!("`help` has {} words, {MOST_HELP} at most; shorten it", count(help)),
    );
    too_long(
        sentence > LONGEST_SENTENCE,
        format!("a sentence of `help` has {sentence} words, {LONGEST_SENTENCE} at most; divide it"),
    );
    found
}

fn option_trouble(question: &Question) -> Vec<String> {
    let limits = question.options().iter().flat_map(|option| {
        [("label", &option.label, MOST_LABEL), ("criterion", &option.criterion, MOST_CRITERION)]
            .map(|(what, text, most)| (option, what, text.get("en").chars().count(), most))
    });
    limits
        .filter(|(_, _, length, most)| length > most)
        .map(|(option, what, length, most)| {
            format!(
                "option `{}` of `{}`: `{what}` has {length} characters, {most} at most; shorten it",
                option.id, question.id
            )
        })
        .collect()
}

fn count(text: &str) -> usize {
    text.split_whitespace().count()
}

fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(['.', '?', '!', ';', ':'])
        .filter(|sentence| sentence.chars().any(char::is_alphanumeric))
}

/// The Automated Readability Index: 4.71 letters per word + 0.5 words per sentence - 21.43.
///
/// # Sources
/// Smith and Senter, Automated Readability Index, AMRL-TR-66-220 (1967).
#[expect(clippy::cast_precision_loss, reason = "counts of words are small")]
pub fn grade(text: &str) -> f64 {
    let words = count(text) as f64;
    if words == 0.0 {
        return 0.0;
    }
    let letters = text.chars().filter(|c| c.is_alphanumeric()).count() as f64;
    let sentences = sentences(text).count().max(1) as f64;
    4.71 * letters / words + 0.5 * words / sentences - 21.43
}

#[cfg(test)]
mod tests {
    use super::grade;

    #[test]
    fn longer_words_and_sentences_ask_for_more_school() {
        let (easy, hard) =
            ("Who can complain? Say who.", "Characterise institutional coordination mechanisms");
        assert!(grade(easy) < 5.0, "{}", grade(easy));
        assert!(grade(hard) > 25.0, "{}", grade(hard));
        assert!(grade("").abs() < f64::EPSILON);
    }
}
