//! Letters for comparing only: what somebody types on another keyboard still finds the word. What is shown is never
//! folded.

use std::ops::Range;

/// A text as it is compared: `TƏŞKİLAT`, `təşkilat` and `teskilat` are one word, so are `учёт` and `УЧЕТ`.
pub fn fold(text: &str) -> String {
    text.chars().filter(|letter| !is_mark(*letter)).flat_map(fold_letter).collect()
}

/// Azerbaijani letters as their nearest neighbours of the Latin keyboard, `ё` as `е`, the rest as small letters. The
/// four i of Azerbaijani are one: their case differs from that of other languages.
fn fold_letter(letter: char) -> impl Iterator<Item = char> {
    let near = match letter {
        'ə' | 'Ə' => 'e',
        'ı' | 'I' | 'İ' => 'i',
        'ş' | 'Ş' => 's',
        'ç' | 'Ç' => 'c',
        'ğ' | 'Ğ' => 'g',
        'ö' | 'Ö' => 'o',
        'ü' | 'Ü' => 'u',
        'ё' | 'Ё' => 'е',
        other => other,
    };
    near.to_lowercase()
}

/// A mark that stands on the letter before it, as in an `i` with a second dot.
const fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}')
}

/// A text cut into words to look for others in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FoldedText {
    words: Vec<(Range<usize>, String)>,
}

impl FoldedText {
    /// The words of `text` with the bytes they stand at.
    pub fn of(text: &str) -> Self {
        let mut words = Vec::new();
        let mut start = None;
        for (place, letter) in text.char_indices().chain([(text.len(), ' ')]) {
            let is_inside = letter.is_alphanumeric() || is_mark(letter);
            match (start, is_inside) {
                (None, true) => start = Some(place),
                (Some(from), false) => {
                    words.push((from..place, fold(&text[from..place])));
                    start = None;
                }
                (None, false) | (Some(_), true) => {}
            }
        }
        Self { words }
    }

    /// The words, folded.
    pub fn words(&self) -> Vec<String> {
        self.words.iter().map(|(_, word)| word.clone()).collect()
    }

    /// Where words follow each other that begin with those of `run`, folded already: endings are many in
    /// Azerbaijani and Russian. Bytes of the whole words.
    pub fn find(&self, run: &[String]) -> Vec<Range<usize>> {
        if run.is_empty() {
            return Vec::new();
        }
        let fits = |window: &&[(Range<usize>, String)]| {
            window.iter().zip(run).all(|((_, word), start)| word.starts_with(start))
        };
        let bytes = |window: &[(Range<usize>, String)]| window[0].0.start..window[window.len() - 1].0.end;
        self.words.windows(run.len()).filter(fits).map(bytes).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{FoldedText, fold};

    fn found<'a>(text: &'a str, sought: &str) -> Vec<&'a str> {
        let run = FoldedText::of(sought).words();
        FoldedText::of(text).find(&run).into_iter().map(|bytes| &text[bytes]).collect()
    }

    #[test]
    fn words_fold_to_the_letters_of_a_plain_keyboard() {
        let check = |text, expected| assert_eq!(fold(text), expected, "{text}");
        check("təşkilat", "teskilat");
        check("TƏŞKİLAT", "teskilat");
        check("HƏMKARLAR", "hemkarlar");
        check("Ilıq İlıq ilIq", "iliq iliq iliq");
        check("Çağırış ÖZÜ", "cagiris ozu");
        check("УЧЁТ учет", "учет учет");
        check("i\u{307}s\u{327}", "is");
    }

    #[test]
    fn a_word_is_found_by_its_beginning_however_it_is_typed() {
        assert_eq!(found("Hər təşkilatın öz TƏŞKİLATI var.", "teskilat"), ["təşkilatın", "TƏŞKİLATI"]);
        assert_eq!(found("həmkarlar ittifaqı", "HƏMKARLAR"), ["həmkarlar"]);
        assert_eq!(found("ISTEHSAL, istehsal", "istehsal"), ["ISTEHSAL", "istehsal"]);
        assert_eq!(found("Учёта нет", "учет"), ["Учёта"]);
    }

    #[test]
    fn a_word_is_not_found_in_the_middle_of_another() {
        assert!(found("üzvlük", "vlu").is_empty());
        assert!(found("", "a").is_empty());
        assert!(found("bir söz", "").is_empty());
    }

    #[test]
    fn a_run_is_found_where_its_words_follow_each_other() {
        assert_eq!(found("Lazımi yoxlamanın nəticəsi", "lazımi yoxlama"), ["Lazımi yoxlamanın"]);
        assert!(found("Lazımi hüquqi yoxlama", "lazımi yoxlama").is_empty());
    }
}
