//! The blocks of a document.

use crate::chart::escaped;
use crate::report::document::{
    Align, Block, Boxes, Callout, Cell, Column, Emphasis, Figure, Level, Row, Table, Text, Tone,
};

/// A block; headings are numbered so that the contents can lead to them.
pub(super) fn block(block: &Block, headings: &mut usize) -> String {
    match block {
        Block::Heading { level, words } => {
            *headings += 1;
            let rank = match level {
                Level::Chapter => 2,
                Level::Section => 3,
                Level::Subsection => 4,
            };
            format!("<h{rank} id=\"h{headings}\">{}</h{rank}>\n", escaped(words))
        }
        Block::Paragraph(words) => format!("<p>{}</p>\n", text(words)),
        Block::List { numbered, items } => {
            let tag = if *numbered { "ol" } else { "ul" };
            let items: String = items.iter().map(|item| format!("<li>{}</li>\n", text(item))).collect();
            format!("<{tag}>\n{items}</{tag}>\n")
        }
        Block::Table(content) => table(content),
        Block::Figure(content) => figure(content),
        Block::Callout(content) => callout(content),
        Block::Boxes(content) => boxes(content),
        Block::Blank(blank) => {
            let lines = "<br>".repeat(usize::from(blank.lines.saturating_sub(1)));
            format!("<p class=\"blank\">{}{lines}</p>\n", escaped(&blank.label))
        }
        Block::PageBreak => "<div class=\"page-break\"></div>\n".to_owned(),
    }
}

fn text(text: &Text) -> String {
    let span = |span: &crate::report::document::Span| {
        let words = span.words.split('\n').map(escaped).collect::<Vec<_>>().join("<br>");
        match span.emphasis {
            Emphasis::None => words,
            Emphasis::Strong => format!("<strong>{words}</strong>"),
            Emphasis::Slanted => format!("<em>{words}</em>"),
        }
    };
    text.0.iter().map(span).collect()
}

fn align(align: Align) -> &'static str {
    match align {
        Align::Left => "",
        Align::Centre => " class=\"centre\"",
        Align::Right => " class=\"right\"",
    }
}

fn table(table: &Table) -> String {
    let all: u32 = table.columns.iter().map(|column| u32::from(column.width)).sum::<u32>().max(1);
    let width = |column: &Column| format!("<col style=\"width:{}%\">", u32::from(column.width) * 100 / all);
    let head =
        |column: &Column| format!("<th scope=\"col\"{}>{}</th>", align(column.align), escaped(&column.head));
    let columns: String = table.columns.iter().map(width).collect();
    let heads: String = table.columns.iter().map(head).collect();
    let rows: String = table.rows.iter().map(|one| row(one, &table.columns)).collect();
    let caption = match table.caption.as_str() {
        "" => String::new(),
        words => format!("<caption>{}</caption>\n", escaped(words)),
    };
    let note =
        table.note.as_ref().map(|note| format!("<p class=\"note\">{}</p>\n", text(note))).unwrap_or_default();
    format!(
        "<div class=\"wide\"><table>\n{caption}<colgroup>{columns}</colgroup>\n<thead><tr>{heads}</tr></thead>\n\
         <tbody>\n{rows}</tbody>\n</table></div>\n{note}"
    )
}

fn row(row: &Row, columns: &[Column]) -> String {
    let empty = Cell::default();
    match row {
        Row::Heading(words) => {
            format!("<tr><th colspan=\"{}\" scope=\"colgroup\">{}</th></tr>\n", columns.len(), escaped(words))
        }
        Row::Cells(cells) => {
            let cell = |(place, column): (usize, &Column)| {
                let cell = cells.get(place).unwrap_or(&empty);
                let shade = cell.shade.map(|shade| {
                    format!(" style=\"background:{};color:{}\"", shade.hex(), shade.ink_on().hex())
                });
                format!("<td{}{}>{}</td>", align(column.align), shade.unwrap_or_default(), text(&cell.text))
            };
            let cells: String = columns.iter().enumerate().map(cell).collect();
            format!("<tr>{cells}</tr>\n")
        }
    }
}

/// A chart with its numbers, which open on request and are printed never: the chart has them.
fn figure(figure: &Figure) -> String {
    let note = figure
        .note
        .as_ref()
        .map(|note| format!("<p class=\"note\">{}</p>\n", text(note)))
        .unwrap_or_default();
    format!(
        "<figure>\n<figcaption>{}</figcaption>\n<div class=\"wide\">{}</div>\n<details><summary>{}</summary>\n{}\
         </details>\n{note}</figure>\n",
        escaped(&figure.caption),
        figure.chart.svg(),
        escaped(&figure.chart.description),
        table(&Table::of_numbers(&figure.chart.table))
    )
}

fn callout(callout: &Callout) -> String {
    let class = match callout.tone {
        Tone::Note => "note-box",
        Tone::Caution => "caution-box",
    };
    let title = callout.title.as_ref().map(|title| format!("<p><strong>{}</strong></p>\n", escaped(title)));
    let words: String = callout.text.iter().map(|one| format!("<p>{}</p>\n", text(one))).collect();
    format!("<aside class=\"{class}\">\n{}{words}</aside>\n", title.unwrap_or_default())
}

fn boxes(boxes: &Boxes) -> String {
    let sign = |ticked: bool| if ticked { '☒' } else { '☐' };
    let item = |one: &crate::report::document::TickBox| {
        format!("<li><span aria-hidden=\"true\">{}</span> {}</li>\n", sign(one.ticked), text(&one.text))
    };
    let items: String = boxes.items.iter().map(item).collect();
    format!("<ul class=\"boxes\">\n{items}</ul>\n")
}
