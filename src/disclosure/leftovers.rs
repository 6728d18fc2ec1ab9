//! What is left in redacted words that looks as if it named somebody. It is pointed at, never taken out: what names
//! somebody is for people to judge.

use std::collections::{BTreeMap, BTreeSet};

/// Something in redacted words that wants a second look.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Leftover {
    /// The name of an institution, or a word of it that no other institution has in its name.
    Name(String),
    /// An e-mail address.
    Email(String),
    /// An address on the web.
    Web(String),
    /// A number people are called by, or have: telephone, identity card, tax number.
    Number(String),
    /// Words that do not stand in the original.
    Added(String),
}

/// Everything in `text` that wants a second look: what the original does not say, and what looks as if it named
/// somebody. `names` are the institutions of the roster.
pub fn leftovers(text: &str, original: &str, names: &[String]) -> Vec<Leftover> {
    let mut found: BTreeSet<Leftover> = named(text, names).into_iter().map(Leftover::Name).collect();
    for word in text.split_whitespace() {
        let word = word.trim_matches(|letter: char| !letter.is_alphanumeric());
        if is_email(word) {
            found.insert(Leftover::Email(word.to_owned()));
        } else if is_web(word) {
            found.insert(Leftover::Web(word.to_owned()));
        } else if is_code(word) {
            found.insert(Leftover::Number(word.to_owned()));
        }
    }
    // The digits of a code are not a second number.
    let is_new = |digits: &String| {
        !found.iter().any(|one| matches!(one, Leftover::Number(code) if code.contains(digits)))
    };
    let digits: Vec<String> = numbers(text).into_iter().filter(is_new).collect();
    found.extend(digits.into_iter().map(Leftover::Number));
    found.extend(added(text, original).into_iter().map(Leftover::Added));
    found.into_iter().collect()
}

fn is_email(word: &str) -> bool {
    word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
}

/// Ends of names on the web that stand in texts of offices and companies.
const ENDS: [&str; 9] = ["az", "com", "org", "net", "gov", "info", "ru", "eu", "example"];

fn is_web(word: &str) -> bool {
    let small = word.to_lowercase();
    let host = small.split('/').next().unwrap_or_default();
    let end = host.rsplit_once('.').filter(|(name, _)| !name.is_empty()).map(|(_, end)| end);
    small.contains("://") || small.starts_with("www.") || end.is_some_and(|end| ENDS.contains(&end))
}

/// Letters and digits together as on identity cards: seven or more in capitals, some of each.
fn is_code(word: &str) -> bool {
    let is_plain = word.chars().all(|letter| letter.is_ascii_digit() || letter.is_ascii_uppercase());
    let digits = word.chars().filter(char::is_ascii_digit).count();
    is_plain && word.len() >= 7 && digits >= 2 && digits < word.len()
}

/// Digits a telephone number has at least.
const DIGITS: usize = 7;

/// Runs of digits that are long enough to name somebody, whatever stands between them; days are left out.
fn numbers(text: &str) -> Vec<String> {
    let is_between = |letter: char| matches!(letter, ' ' | '-' | '(' | ')' | '+' | '\u{a0}');
    let mut found = Vec::new();
    for run in text.split(|letter: char| !letter.is_ascii_digit() && !is_between(letter)) {
        let run = run.trim_matches(|letter: char| !letter.is_ascii_digit() && letter != '+' && letter != '(');
        let digits = run.chars().filter(char::is_ascii_digit).count();
        if digits >= DIGITS && !is_day(run) {
            found.push(run.to_owned());
        }
    }
    found
}

/// A day as `2026-11-23`, which has as many digits as a telephone number.
fn is_day(run: &str) -> bool {
    let lengths: Vec<usize> = run.split('-').map(str::len).collect();
    lengths == [4, 2, 2] && run.chars().all(|letter| letter.is_ascii_digit() || letter == '-')
}

/// A word as it is compared: small, with one kind of `i`.
fn plain(word: &str) -> String {
    let small = word.to_lowercase();
    small
        .chars()
        .filter(|letter| *letter != '\u{307}')
        .map(|one| if one == 'ı' { 'i' } else { one })
        .collect()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// Letters of a word that can stand for a whole name.
const TELLING: usize = 5;

/// A name without what stands in brackets in it, which nobody writes in a sentence.
fn bare(name: &str) -> &str {
    let bare = name.split('(').next().unwrap_or_default().trim();
    if bare.is_empty() { name } else { bare }
}

/// Names of institutions and words only one of them has, as they stand in the names.
fn named(text: &str, names: &[String]) -> BTreeSet<String> {
    let said: Vec<String> = words(text).map(plain).collect();
    let capitals: BTreeSet<String> =
        words(text).filter(|word| word.chars().next().is_some_and(char::is_uppercase)).map(plain).collect();
    let mut owners: BTreeMap<String, usize> = BTreeMap::new();
    for name in names {
        for word in words(bare(name)).map(plain).collect::<BTreeSet<_>>() {
            *owners.entry(word).or_default() += 1;
        }
    }
    let mut found = BTreeSet::new();
    for name in names {
        let parts: Vec<String> = words(bare(name)).map(plain).collect();
        if stands_in(&said, &parts) {
            found.insert(name.clone());
            continue;
        }
        let is_telling = |word: &&str| {
            let small = plain(word);
            small.chars().count() >= TELLING
                && owners.get(&small) == Some(&1)
                && capitals.iter().any(|said| begins_alike(said, &small))
        };
        found.extend(words(bare(name)).filter(is_telling).map(str::to_owned));
    }
    found
}

/// True when the words of a name stand in a row; the last may have an ending.
fn stands_in(said: &[String], parts: &[String]) -> bool {
    let Some((last, before)) = parts.split_last() else { return false };
    said.windows(parts.len()).any(|row| {
        let (end, start) = row.split_last().map_or(("", row), |(end, start)| (end.as_str(), start));
        start == before && begins_alike(end, last)
    })
}

/// True when a word is another with an ending, such as one of a case.
fn begins_alike(said: &str, word: &str) -> bool {
    said.starts_with(word)
}

/// Words in `text` that the original does not have, in the order of the text; those in square brackets are the
/// redactor's and seen to be.
fn added(text: &str, original: &str) -> Vec<String> {
    let known: BTreeSet<String> = words(original).map(plain).collect();
    let mut is_inside = false;
    let mut outside = String::new();
    for letter in text.chars() {
        match letter {
            '[' => is_inside = true,
            ']' => is_inside = false,
            _ if is_inside => {}
            _ => outside.push(letter),
        }
        if is_inside || letter == ']' {
            outside.push(' ');
        }
    }
    words(&outside).filter(|word| !known.contains(&plain(word))).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::{Leftover, leftovers};

    fn look(text: &str) -> Vec<Leftover> {
        let names =
            ["Numuna Wells", "Ministry of Work of Numunastan (fictional)", "İş Nazirliyi"].map(str::to_owned);
        leftovers(text, text, &names)
    }

    #[test]
    fn what_could_name_somebody_is_pointed_at() {
        let one = |text: &str, found: Leftover| assert_eq!(look(text), [found], "{text}");
        let words = |text: &str| text.to_owned();
        one("Write to rauf@work.example, please.", Leftover::Email(words("rauf@work.example")));
        one("See https://work.example/law.", Leftover::Web(words("https://work.example/law")));
        one("See www.is.az", Leftover::Web(words("www.is.az")));
        one("Call (012) 493-00-11 today", Leftover::Number(words("(012) 493-00-11")));
        one("Card AZE1234567", Leftover::Number(words("AZE1234567")));
        one("The tax number 1234567891 is known", Leftover::Number(words("1234567891")));
        one(
            "Asked the ministry of work of numunastan.",
            Leftover::Name(words("Ministry of Work of Numunastan (fictional)")),
        );
        one("İŞ NAZİRLİYİNİN qərarı", Leftover::Name(words("İş Nazirliyi")));
        one("Our Wells are deep", Leftover::Name(words("Wells")));
    }

    #[test]
    fn what_names_nobody_is_left_alone() {
        for text in
            ["Order No 117 of 2025-03-14", "our wells are deep", "12 of 30 in 2025 and 2026", "14.03.2025"]
        {
            assert_eq!(look(text), [], "{text}");
        }
    }

    #[test]
    fn words_nobody_wrote_are_pointed_at_but_cuts_are_not() {
        let text = "We [the institution] inspect […] every month";
        let found = leftovers(text, "We, of Xayal, inspect rivers in May every year", &[]);
        assert_eq!(found, [Leftover::Added("month".to_owned())]);
    }
}
