//! A scene as SVG. Presentation attributes only, so a content policy without inline styles lets it through.

use std::fmt::Write as _;

use super::Chart;
use super::scene::{Anchor, Mark, Segment};

/// Fonts in the order they are tried; the first is the one that comes with the reports.
const FONT_FAMILY: &str = "Noto Sans, Segoe UI, Roboto, Helvetica, Arial, sans-serif";

/// The chart as an SVG element.
pub(super) fn write(chart: &Chart) -> String {
    written(chart, "")
}

/// The chart as a file of its own: on white, whatever stands behind it.
pub(super) fn write_file(chart: &Chart) -> String {
    let ground = "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n";
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{}", written(chart, ground))
}

fn written(chart: &Chart, ground: &str) -> String {
    let (width, height) = (number(chart.scene.width), number(chart.scene.height));
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" font-family=\"{FONT_FAMILY}\">\n<title>{}</title>\n<desc>{}</desc>\n",
        escaped(&chart.title),
        escaped(&chart.description),
    );
    svg.push_str(ground);
    for mark in &chart.scene.marks {
        svg.push_str(&element(mark));
        svg.push('\n');
    }
    svg.push_str("</svg>\n");
    svg
}

fn element(mark: &Mark) -> String {
    match mark {
        Mark::Rect { x, y, width, height, colour } => format!(
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{}\"/>",
            number(*x),
            number(*y),
            number(*width),
            number(*height),
            colour.hex()
        ),
        Mark::Strokes { segments, width, colour } => format!(
            "<path d=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{}\"/>",
            path(segments),
            colour.hex(),
            number(*width)
        ),
        Mark::Text { x, baseline, size, anchor, bold, colour, content } => format!(
            "<text x=\"{}\" y=\"{}\" font-size=\"{}\"{}{} fill=\"{}\">{}</text>",
            number(*x),
            number(*baseline),
            number(*size),
            anchor_attribute(*anchor),
            if *bold { " font-weight=\"700\"" } else { "" },
            colour.hex(),
            escaped(content)
        ),
    }
}

fn anchor_attribute(anchor: Anchor) -> &'static str {
    match anchor {
        Anchor::Start => "",
        Anchor::Middle => " text-anchor=\"middle\"",
        Anchor::End => " text-anchor=\"end\"",
    }
}

fn path(segments: &[Segment]) -> String {
    segments.iter().fold(String::new(), |mut path, [x1, y1, x2, y2]| {
        let _ = write!(path, "M{} {}L{} {}", number(*x1), number(*y1), number(*x2), number(*y2));
        path
    })
}

/// At most two decimals, none when they would be zeros.
fn number(value: f64) -> String {
    let text = format!("{value:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Words as XML and HTML take them, in text and in attributes.
pub fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            // XML has no place for other control characters.
            letter if letter.is_control() => safe.push(' '),
            letter => safe.push(letter),
        }
    }
    safe
}
