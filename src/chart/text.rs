//! How wide words are, roughly, and where to break them.
//!
//! A browser may set them in a font of its own, so a close guess is as good as a measurement. The widths are those of
//! Noto Sans, rounded up.

/// Width of `text` in pixels when set at `size`.
pub(super) fn width(text: &str, size: f64, bold: bool) -> f64 {
    let weight = if bold { 1.06 } else { 1.0 };
    text.chars().map(thousandths).sum::<f64>() / 1000.0 * size * weight
}

fn thousandths(letter: char) -> f64 {
    match letter {
        ' ' | '!' | '\'' | ',' | '.' | ':' | ';' | 'i' | 'j' | 'l' | 'ı' | '\u{a0}' => 265.0,
        '(' | ')' | '-' | 'I' | 'J' | '[' | ']' | '`' | 'İ' => 335.0,
        '"' | '/' | '?' | '\\' | 'f' | 'r' | 't' | '{' | '}' | 'г' | '•' => 420.0,
        'F' | '_' | 'c' | 's' | 'v' | 'y' | 'z' | 'ç' | 'ş' | 'з' | 'с' | 'т' | 'у' | 'э' | '–' => {
            510.0
        }
        'A' | 'C' | 'K' | 'P' | 'R' | 'V' | 'X' | 'b' | 'd' | 'g' | 'h' | 'n' | 'o' | 'p' | 'q' | 'u' => {
            630.0
        }
        'Ç' | 'ö' | 'ü' | 'ğ' | 'А' | 'Б' | 'З' | 'К' | 'Р' | 'С' | 'У' | 'Х' | 'Э' | 'Я' => {
            635.0
        }
        'б' | 'н' | 'о' | 'д' | 'п' | 'р' | 'ц' | 'ч' | 'ь' | '#' | 'B' => 650.0,
        'В' | 'Д' | 'Ч' | 'Ъ' | 'Ь' | 'и' | 'й' | 'ъ' => 700.0,
        '&' | 'D' | 'G' | 'H' | 'N' | 'U' | 'Ü' | 'Ə' | 'Ğ' | 'Л' | 'Н' | 'П' | 'Ц' | 'ж' | 'м' | 'ф' => {
            755.0
        }
        '%' | '@' | 'M' | 'O' | 'Q' | 'W' | 'm' | 'w' | 'Ö' | 'Ж' | 'И' | 'Й' | 'М' | 'О' | 'Ф' | 'Ы' => {
            900.0
        }
        'ш' | 'щ' | 'ы' | 'ю' | '…' | '→' => 950.0,
        'Ш' | 'Щ' | 'Ю' | '—' | '№' => 1150.0,
        _ => 575.0,
    }
}

/// Breaks `text` at spaces into lines no wider than `room`; a word too wide for a line is broken inside.
pub(super) fn wrap(text: &str, size: f64, bold: bool, room: f64) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split([' ', '\n']).filter(|word| !word.is_empty()) {
        let line = lines.last_mut().expect("there is always a line");
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if width(&longer, size, bold) <= room {
            *line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(String::new());
        }
        push_word(&mut lines, word, size, bold, room);
    }
    lines
}

fn push_word(lines: &mut Vec<String>, word: &str, size: f64, bold: bool, room: f64) {
    for letter in word.chars() {
        let line = lines.last_mut().expect("there is always a line");
        let longer = format!("{line}{letter}");
        if width(&longer, size, bold) <= room || line.is_empty() {
            *line = longer;
        } else {
            lines.push(letter.to_string());
        }
    }
}
