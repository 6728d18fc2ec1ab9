//! A document as one HTML file: nothing is fetched from elsewhere, pictures are part of it, and it prints as it reads.

mod blocks;
#[cfg(test)]
mod tests;

use super::document::{Block, Document, Level};
use crate::chart::escaped;

const STYLE: &str = include_str!("style.css");

/// Writes `document` as HTML. The same document gives the same text.
pub fn write(document: &Document) -> String {
    let title = escaped(&document.title);
    let paper = if document.layout.is_wide() { "A4 landscape" } else { "A4" };
    let mut body = front(document);
    body.push_str(&contents(document));
    body.push_str("<main>\n");
    let mut headings = 0;
    for block in &document.blocks {
        body.push_str(&blocks::block(block, &mut headings));
    }
    body.push_str("</main>\n");
    format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <style>\n@page {{ size: {paper}; margin: 20mm }}\n{STYLE}</style>\n</head>\n<body>\n{body}</body>\n</html>\n",
        escaped(&document.language)
    )
}

/// What a cover says.
fn front(document: &Document) -> String {
    let mut front = String::from("<header>\n");
    let cover = &document.cover;
    if !cover.publisher.is_empty() {
        front.push_str(&format!("<p class=\"publisher\">{}</p>\n", escaped(&cover.publisher)));
    }
    front.push_str(&format!("<h1>{}</h1>\n", escaped(&document.title)));
    if let Some(subtitle) = &document.subtitle {
        front.push_str(&format!("<p class=\"subtitle\">{}</p>\n", escaped(subtitle)));
    }
    if !cover.details.is_empty() {
        let fact = |(name, value): &(String, String)| {
            format!("<div><dt>{}</dt><dd>{}</dd></div>\n", escaped(name), escaped(value))
        };
        let facts: String = cover.details.iter().map(fact).collect();
        front.push_str(&format!("<dl>\n{facts}</dl>\n"));
    }
    if let Some(notice) = &cover.notice {
        front.push_str(&format!("<p class=\"notice\">{}</p>\n", escaped(notice)));
    }
    front.push_str("</header>\n");
    front
}

/// Chapters and sections, as links.
fn contents(document: &Document) -> String {
    let Some(title) = &document.contents_title else { return String::new() };
    let headings = document.blocks.iter().filter_map(|block| match block {
        Block::Heading { level, words } => Some((*level, words)),
        _ => None,
    });
    let line = |(place, (level, words)): (usize, (Level, &String))| match level {
        Level::Chapter | Level::Section => {
            let class = if level == Level::Chapter { "chapter" } else { "section" };
            format!("<li class=\"{class}\"><a href=\"#h{}\">{}</a></li>\n", place + 1, escaped(words))
        }
        Level::Subsection => String::new(),
    };
    let lines: String = headings.enumerate().map(line).collect();
    let title = escaped(title);
    format!("<nav aria-label=\"{title}\">\n<h2>{title}</h2>\n<ul>\n{lines}</ul>\n</nav>\n")
}
