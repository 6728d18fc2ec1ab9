//! Putting a document together: blocks in order, with running numbers for chapters, tables and figures.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::document::{Block, Callout, Cell, Column, Figure, Row, Table, Text, Tone};
use crate::chart::{Chart, Setting, level_colour};
use crate::questionnaire::{self, Rule, Scale};
use crate::texts::Texts;

/// A document in the making.
pub(super) struct Composer {
    /// The words of its language.
    pub texts: &'static Texts,
    blocks: Vec<Block>,
    chapters: u32,
    sections: u32,
    annexes: u32,
    tables: u32,
    figures: u32,
}

impl Composer {
    /// An empty document.
    pub fn new(texts: &'static Texts) -> Self {
        Self { texts, blocks: Vec::new(), chapters: 0, sections: 0, annexes: 0, tables: 0, figures: 0 }
    }

    /// The blocks in their order.
    pub fn finish(self) -> Vec<Block> {
        self.blocks
    }

    /// The name under which a document is published.
    pub fn publisher(&self, named: Option<&questionnaire::Text>) -> String {
        named.map_or_else(|| self.texts.t("report-publisher"), |name| self.of(name).to_owned())
    }

    /// The wording of a questionnaire's text in the language of the document.
    pub fn of<'text>(&self, text: &'text questionnaire::Text) -> &'text str {
        text.get(self.texts.language().code())
    }

    /// A numbered chapter on a page of its own.
    pub fn chapter(&mut self, title: &str) {
        self.chapters += 1;
        self.sections = 0;
        let number = self.chapters.to_string();
        self.new_page();
        self.blocks.push(Block::chapter(self.numbered(number, title)));
    }

    /// An annex on a page of its own.
    pub fn annex(&mut self, title: &str) {
        self.annexes += 1;
        self.sections = 0;
        let arguments = [("number", self.annexes.into()), ("title", title.into())];
        let words = self.texts.t_with("report-annex", &arguments);
        self.new_page();
        self.blocks.push(Block::chapter(words));
    }

    /// A numbered section of the chapter.
    pub fn section(&mut self, title: &str) {
        self.sections += 1;
        let number = format!("{}.{}", self.chapters, self.sections);
        self.blocks.push(Block::section(self.numbered(number, title)));
    }

    /// A heading without a number, not in the contents.
    pub fn subsection(&mut self, title: impl Into<String>) {
        self.blocks.push(Block::subsection(title));
    }

    fn numbered(&self, number: String, title: &str) -> String {
        self.texts.t_with("report-heading", &[("number", number.into()), ("title", title.into())])
    }

    fn new_page(&mut self) {
        if !self.blocks.is_empty() {
            self.blocks.push(Block::PageBreak);
        }
    }

    /// A paragraph.
    pub fn paragraph(&mut self, text: impl Into<Text>) {
        self.blocks.push(Block::paragraph(text));
    }

    /// Points without numbers; nothing when there are none.
    pub fn list(&mut self, items: Vec<Text>) {
        if !items.is_empty() {
            self.blocks.push(Block::List { numbered: false, items });
        }
    }

    /// Points with numbers; nothing when there are none.
    pub fn numbered_list(&mut self, items: Vec<Text>) {
        if !items.is_empty() {
            self.blocks.push(Block::List { numbered: true, items });
        }
    }

    /// A table with a number.
    pub fn table(&mut self, caption: &str, columns: Vec<Column>, rows: Vec<Row>, note: Option<String>) {
        self.tables += 1;
        let arguments = [("number", self.tables.into()), ("title", caption.into())];
        let caption = self.texts.t_with("report-table", &arguments);
        self.blocks.push(Block::Table(Table { caption, columns, rows, note: note.map(Text::from) }));
    }

    /// A figure with a number.
    pub fn figure(&mut self, caption: &str, chart: Chart, note: Option<String>) {
        self.figures += 1;
        let arguments = [("number", self.figures.into()), ("title", caption.into())];
        let caption = self.texts.t_with("report-figure", &arguments);
        self.blocks.push(Block::Figure(Figure { caption, chart, note: note.map(Text::from) }));
    }

    /// A box of text.
    pub fn callout(&mut self, tone: Tone, title: String, text: Vec<Text>) {
        self.blocks.push(Block::Callout(Callout { tone, title: Some(title), text }));
    }
}

/// Title, description and axis of a chart over the whole width; the axis is in points or in percent.
pub(super) fn setting(texts: &Texts, title: String, description: String, in_percent: bool) -> Setting {
    let tick = |quarter: u32| {
        let share = Decimal::from(quarter) / Decimal::from(4);
        if in_percent { texts.percent(share) } else { points(texts, share) }
    };
    Setting { title, description, width: 720, ticks: [0, 1, 2, 3, 4].map(tick) }
}

/// A share of 0 to 1 in points of 100, without a decimal place where it needs none.
pub(super) fn points(texts: &Texts, share: Decimal) -> String {
    let points = (share * Decimal::ONE_HUNDRED).round_dp(1).normalize();
    texts.number(points, points.scale())
}

/// Colours of scores in a field of cells: one for every twenty points.
pub const POINT_BANDS: u32 = 5;

/// The colour of a score of 0 to 1, by its place from the lowest.
pub fn point_band(share: Decimal) -> usize {
    let step = (share * Decimal::from(POINT_BANDS)).floor().to_usize().unwrap_or(0);
    step.min(POINT_BANDS as usize - 1)
}

/// What each of these colours stands for, in points of 100.
pub fn point_bands(texts: &Texts) -> Vec<String> {
    let step = 100 / POINT_BANDS;
    let name = |band: u32| match band {
        0 => texts.t_with("heat-below", &[("points", step.into())]),
        band if band + 1 == POINT_BANDS => texts.t_with("heat-from", &[("points", (band * step).into())]),
        band => {
            let ends = [("from", (band * step).into()), ("to", ((band + 1) * step).into())];
            texts.t_with("heat-between", &ends)
        }
    };
    (0..POINT_BANDS).map(name).collect()
}

/// The name of a kind of institution, to stand alone.
pub(super) fn kind_name(texts: &Texts, kind: &str) -> String {
    match kind {
        "government" => texts.t("report-kind-government"),
        "state-owned" => texts.t("report-kind-state-owned"),
        "private" => texts.t("report-kind-private"),
        other => other.to_owned(),
    }
}

/// What an indicator tells.
pub(super) fn indicator_name(texts: &Texts, kind: &str) -> String {
    match kind {
        "structural" => texts.t("report-indicator-structural"),
        "process" => texts.t("report-indicator-process"),
        "outcome" => texts.t("report-indicator-outcome"),
        other => other.to_owned(),
    }
}

/// How a rule makes a whole from its parts, in a sentence.
pub(super) fn rule_words(texts: &Texts, rule: Rule) -> String {
    match rule {
        Rule::WeightedMean => texts.t("report-rule-weighted-mean"),
        Rule::Lowest => texts.t("report-rule-lowest"),
        Rule::Geometric => texts.t("report-rule-geometric"),
        Rule::AllSomeNone => texts.t("report-rule-all-some-none"),
        Rule::MeanOfKinds => texts.t("report-rule-mean-of-kinds"),
    }
}

/// The beginning of a SHA-256, enough to tell versions apart.
pub(super) fn short_sha(sha256: &str) -> String {
    sha256.chars().take(12).collect()
}

/// The levels of a scale: where each begins and what it means.
pub(super) fn scale_table(composer: &mut Composer, scale: &Scale) {
    let texts = composer.texts;
    let columns = vec![
        Column::marks(texts.t("report-rating"), 26),
        Column::words(texts.t("report-scale-from"), 30),
        Column::words(texts.t("report-scale-meaning"), 104),
    ];
    let row = |(place, level): (usize, &crate::questionnaire::Level)| {
        let from = [("points", points(texts, level.from).into())];
        let from = if level.excludes_start {
            texts.t_with("report-scale-above", &from)
        } else {
            texts.t_with("report-scale-at-least", &from)
        };
        Row::Cells(vec![
            Cell::shaded(composer.of(&level.title), level_colour(place, scale.levels.len())),
            from.into(),
            composer.of(&level.meaning).into(),
        ])
    };
    let rows = scale.levels.iter().enumerate().map(row).collect();
    let caption = texts.t_with("report-scale-table", &[("scale", composer.of(&scale.title).into())]);
    composer.table(&caption, columns, rows, None);
}
