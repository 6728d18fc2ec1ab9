//! The search over principles, terms and questions. Letters are folded for comparing, never in what is shown.

use std::ops::Range;

use super::glossary::others;
use super::{PRINCIPLES, link, principle_title, questions_about};
use crate::assessment::Shelf;
use crate::questionnaire::Questionnaire;
use crate::texts::{FoldedText, Texts};
use crate::web::pages::guidance::{Found, Hit, HitGroup, Marked, Piece};
use crate::web::pages::parts::Words;
use crate::web::paths;

/// Longer ones are cut; nobody types that.
const LONGEST_QUERY: usize = 100;
/// Words looked for at once.
const MOST_WORDS: usize = 8;
/// A shorter word stands at the beginning of too many others to be looked for alone.
const SHORTEST_WORD: usize = 2;
/// Hits of one kind shown.
const HITS_SHOWN: usize = 50;
/// Letters shown before and after a hit.
const BEFORE: usize = 80;
const AFTER: usize = 200;

/// What was found; none when nothing was typed.
pub fn search(texts: &Texts, shelf: &Shelf, query: &str, code: &str) -> Option<Found> {
    let query: String = query.trim().chars().take(LONGEST_QUERY).collect();
    if query.is_empty() {
        return None;
    }
    let words: Vec<String> = FoldedText::of(&query).words().into_iter().take(MOST_WORDS).collect();
    if words.iter().all(|word| word.chars().count() < SHORTEST_WORD) {
        return Some(Found { summary: texts.t("guidance-found-short"), groups: Vec::new() });
    }
    let principles = principles(texts, shelf, &words, code);
    let terms = terms(texts, shelf, &words, code);
    let questions = questions(texts, shelf, &words, code);
    let number = |hits: &[Hit]| [("count", hits.len().into())];
    let kinds = [
        (texts.t_with("guidance-found-principles", &number(&principles)), principles),
        (texts.t_with("guidance-found-terms", &number(&terms)), terms),
        (texts.t_with("guidance-found-questions", &number(&questions)), questions),
    ];
    let count: usize = kinds.iter().map(|(_, hits)| hits.len()).sum();
    let summary = match count {
        0 => texts.t_with("guidance-found-nothing", &[("query", query.into())]),
        _ => texts.t_with("guidance-found", &[("count", count.into()), ("query", query.into())]),
    };
    let kinds = kinds.into_iter().filter(|(_, hits)| !hits.is_empty());
    Some(Found { summary, groups: kinds.map(|(title, hits)| group(texts, title, hits)).collect() })
}

fn group(texts: &Texts, title: String, mut hits: Vec<Hit>) -> HitGroup {
    let has_more = hits.len() > HITS_SHOWN;
    hits.truncate(HITS_SHOWN);
    let more = if has_more {
        texts.t_with("guidance-found-more", &[("count", HITS_SHOWN.into())])
    } else {
        String::new()
    };
    HitGroup { title, hits, more }
}

fn principles(texts: &Texts, shelf: &Shelf, words: &[String], code: &str) -> Vec<Hit> {
    let hit = |number: u8| {
        let mut fields = vec![principle_title(texts, shelf, number)];
        if let Some(page) = shelf.library.guidance.iter().find(|page| page.principle == number) {
            let written = [&page.asks, &page.concerns].into_iter().chain(&page.good_practice);
            fields.extend(written.map(|text| Words::of(text, code)));
        }
        let (title, text) = found_in(&fields, words)?;
        Some(Hit { title, href: paths::principle(number), principle: None, place: String::new(), text })
    };
    PRINCIPLES.filter_map(hit).collect()
}

fn terms(texts: &Texts, shelf: &Shelf, words: &[String], code: &str) -> Vec<Hit> {
    let mut concepts: Vec<_> = shelf.library.glossary.iter().collect();
    texts.sort_by_name(&mut concepts, |concept| concept.term.get(code));
    let mut hits = Vec::new();
    for concept in concepts {
        let term = Words::of(&concept.term, code);
        let others: Vec<String> = others(&concept.term, code).into_iter().map(|other| other.term).collect();
        let fields = [term, Words::of(&concept.definition, code), Words::new(others.join(" · "))];
        let Some((title, text)) = found_in(&fields, words) else { continue };
        let href = paths::term(&concept.id);
        hits.push(Hit { title, href, principle: None, place: String::new(), text });
    }
    hits
}

fn questions(texts: &Texts, shelf: &Shelf, words: &[String], code: &str) -> Vec<Hit> {
    shelf.questionnaires.iter().flat_map(|one| questions_of(texts, shelf, one, words, code)).collect()
}

fn questions_of(
    texts: &Texts,
    shelf: &Shelf,
    questionnaire: &Questionnaire,
    words: &[String],
    code: &str,
) -> Vec<Hit> {
    let about: Vec<(u8, Vec<usize>)> =
        PRINCIPLES.map(|number| (number, questions_about(questionnaire, number))).collect();
    let hit = |(place, question): (usize, &crate::questionnaire::Question)| {
        let fields = [Words::of(&question.text, code), Words::of(&question.help, code)];
        let (title, text) = found_in(&fields, words)?;
        let section = questionnaire.sections[question.section].title.get(code);
        let asked = [("questionnaire", questionnaire.title.get(code).into()), ("section", section.into())];
        let principle = about.iter().find(|(_, places)| places.contains(&place)).map(|(number, _)| *number);
        Some(Hit {
            title,
            href: String::new(),
            principle: principle.map(|number| link(texts, shelf, number)),
            place: texts.t_with("guidance-asked-in", &asked),
            text,
        })
    };
    questionnaire.questions.iter().enumerate().filter_map(hit).collect()
}

/// The first field with the hits marked, and the part of the first further one that has any; none unless every word
/// stands in one of them.
fn found_in(fields: &[Words], words: &[String]) -> Option<(Marked, Marked)> {
    let folded: Vec<FoldedText> = fields.iter().map(|field| FoldedText::of(&field.text)).collect();
    let stands =
        |word: &String| folded.iter().any(|field| !field.find(std::slice::from_ref(word)).is_empty());
    if !words.iter().all(stands) {
        return None;
    }
    let marked: Vec<Vec<Range<usize>>> = folded.iter().map(|field| hits(field, words)).collect();
    let title = pieces(&fields[0], &marked[0], 0..fields[0].text.len());
    let further = (1..fields.len()).find(|place| !marked[*place].is_empty());
    let text = further.map(|place| {
        let around = around(&fields[place].text, &marked[place][0]);
        pieces(&fields[place], &marked[place], around)
    });
    Some((title, text.unwrap_or_default()))
}

/// Where any of the words stands, in the order of the text.
fn hits(text: &FoldedText, words: &[String]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> =
        words.iter().flat_map(|word| text.find(std::slice::from_ref(word))).collect();
    found.sort_unstable_by_key(|range| range.start);
    found.dedup();
    found
}

/// The part of a text shown around a hit, cut between words.
fn around(text: &str, hit: &Range<usize>) -> Range<usize> {
    let from = text[..hit.start].char_indices().rev().take(BEFORE).last().map_or(hit.start, |(at, _)| at);
    let to = text[hit.end..].char_indices().nth(AFTER).map_or(text.len(), |(at, _)| hit.end + at);
    let start = if from == 0 { 0 } else { from + text[from..hit.start].find(' ').map_or(0, |at| at + 1) };
    let end =
        if to == text.len() { to } else { hit.end + text[hit.end..to].rfind(' ').unwrap_or(to - hit.end) };
    start..end
}

fn pieces(words: &Words, hits: &[Range<usize>], shown: Range<usize>) -> Marked {
    let mut pieces = Vec::new();
    let mut add = |text: &str, is_hit| {
        if !text.is_empty() {
            pieces.push(Piece { text: text.to_owned(), is_hit });
        }
    };
    let mut at = shown.start;
    add(if shown.start > 0 { "… " } else { "" }, false);
    for hit in hits.iter().filter(|hit| hit.start >= shown.start && hit.end <= shown.end) {
        add(&words.text[at..hit.start], false);
        add(&words.text[hit.clone()], true);
        at = hit.end;
    }
    add(&words.text[at..shown.end], false);
    add(if shown.end < words.text.len() { " …" } else { "" }, false);
    Marked { pieces, lang: words.lang }
}
