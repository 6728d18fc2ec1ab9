//! One response as a workbook to be filled in without network.

use std::collections::BTreeMap;

use chrono::{Datelike as _, NaiveDate};
use rust_decimal::prelude::ToPrimitive as _;
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, DocProperties, ExcelDateTime, Format,
    Formula, ProtectionOptions, Workbook, Worksheet, XlsxError,
};

use super::facts::Facts;
use super::layout::{BASE_SHEET, BASE_START, Column, FORMAT, HEADING, LISTS_SHEET, LONGEST_CELL};
use super::read_me;
use super::rows::{Content, Kind, Row, rows};
use super::styles::{Styles, height};
use crate::response::GivenAnswer;
use crate::texts::{Language, Texts};

/// The workbook of a response. The same answers always give the same bytes.
///
/// # Errors
/// What the format does not allow.
pub fn workbook(facts: &Facts<'_>, language: Language) -> Result<Vec<u8>, String> {
    build(facts, Texts::get(language))
        .map_err(|error| format!("this cannot be written as a workbook: {error}"))
}

fn build(facts: &Facts<'_>, texts: &Texts) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let title = facts.questionnaire.title.get(texts.language().code());
    book.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&made));
    let styles = Styles::new();
    read_me::write(book.add_worksheet(), facts, texts, &styles)?;
    let mut lists = Lists::default();
    let mut page = Page { sheet: book.add_worksheet(), styles: &styles, texts, lists: &mut lists, next: 2 };
    let sections = 0..facts.questionnaire.sections.len();
    page.begin(sections.flat_map(|place| facts.askings(place)).any(|asking| asking.unit.is_some()))?;
    for (place, section) in facts.questionnaire.sections.iter().enumerate() {
        let askings = facts.askings(place);
        if askings.is_empty() {
            continue;
        }
        let rows: Vec<Row> = askings.iter().flat_map(|asking| rows(facts, asking, texts)).collect();
        if rows.iter().all(|row| row.is_never) {
            page.sheet.set_row_hidden(page.next)?;
        }
        page.section(section.title.get(texts.language().code()))?;
        rows.iter().try_for_each(|row| page.row(row))?;
    }
    page.end()?;
    lists.write(book.add_worksheet())?;
    base(book.add_worksheet(), facts, texts)?;
    book.save_to_buffer()
}

/// The sheet with the answers while it is written.
struct Page<'a> {
    sheet: &'a mut Worksheet,
    styles: &'a Styles,
    texts: &'a Texts,
    lists: &'a mut Lists,
    next: u32,
}

impl Page<'_> {
    fn begin(&mut self, has_units: bool) -> Result<(), XlsxError> {
        self.sheet.set_name(self.texts.t("workbook-sheet-answers"))?;
        self.sheet.set_freeze_panes(2, Column::Help.place())?.set_repeat_rows(0, 1)?;
        for column in Column::ALL {
            let place = column.place();
            self.sheet.set_column_width(place, column.width())?;
            self.sheet.write_string(0, place, column.code())?;
            let head = if column == Column::Element { HEADING.to_owned() } else { self.heading(column) };
            self.sheet.write_string_with_format(1, place, head, &self.styles.head)?;
        }
        self.sheet.set_row_hidden(0)?.set_row_height(1, 32)?;
        self.sheet.set_column_hidden(Column::Unit.place())?.set_column_hidden(Column::Element.place())?;
        if !has_units {
            self.sheet.set_column_hidden(Column::UnitName.place())?;
        }
        Ok(())
    }

    fn heading(&self, column: Column) -> String {
        let texts = self.texts;
        match column {
            Column::Question => texts.t("workbook-column-code"),
            Column::Unit | Column::Element => String::new(),
            Column::UnitName => texts.t("workbook-column-unit"),
            Column::Text => texts.t("workbook-column-question"),
            Column::Help => texts.t("workbook-column-help"),
            Column::Answer => texts.t("workbook-column-answer"),
            Column::Instead => texts.t("answer-instead"),
            Column::Reason => texts.t("answer-reason"),
            Column::Comment => texts.t("comment"),
            Column::Source => texts.t("source"),
        }
    }

    fn section(&mut self, title: &str) -> Result<(), XlsxError> {
        for column in Column::ALL {
            self.sheet.write_blank(self.next, column.place(), &self.styles.section)?;
        }
        let unwrapped = self.styles.section.clone().unset_text_wrap();
        self.sheet.write_string_with_format(self.next, Column::Element.place(), HEADING, &unwrapped)?;
        self.sheet.write_string_with_format(self.next, Column::Text.place(), title, &unwrapped)?;
        self.sheet.set_row_height(self.next, 22)?;
        self.next += 1;
        Ok(())
    }

    fn row(&mut self, row: &Row) -> Result<(), XlsxError> {
        let styles = self.styles;
        let fixed = [
            (Column::Question, &row.question, &styles.code),
            (Column::Unit, &row.unit, &styles.code),
            (Column::Element, &row.element, &styles.code),
            (Column::UnitName, &row.unit_name, &styles.locked),
            (Column::Text, &row.text, &styles.locked),
            (Column::Help, &row.help, &styles.locked),
        ];
        for (column, text, format) in fixed {
            let format = if row.is_quiet { &Styles::quiet(format) } else { format };
            let text = cut(text);
            self.sheet.write_string_with_format(self.next, column.place(), text, format)?;
        }
        self.open_cells(row)?;
        let is_element = !row.element.is_empty();
        let shown = |content: &Content| match content {
            Content::Text(text) => text.clone(),
            _ => String::new(),
        };
        let (answer, comment, source) = (shown(&row.answer), shown(&row.comment), shown(&row.source));
        let cells = [
            (row.text.as_str(), Column::Text),
            (row.help.as_str(), Column::Help),
            (&answer, Column::Answer),
            (&row.reason, Column::Reason),
            (&comment, Column::Comment),
            (&source, Column::Source),
        ];
        let high = height(cells.into_iter().map(|(text, column)| (text, column.width())));
        self.sheet.set_row_height(self.next, if is_element { high } else { high.max(30.0) })?;
        if row.is_never {
            self.sheet.set_row_hidden(self.next)?;
        }
        self.next += 1;
        Ok(())
    }

    fn open_cells(&mut self, row: &Row) -> Result<(), XlsxError> {
        let styles = self.styles;
        let format = match &row.kind {
            Kind::List(_) => &styles.choice,
            Kind::Number(..) => &styles.number,
            Kind::Day => &styles.day,
            Kind::Words => &styles.open,
            Kind::Below => &styles.locked,
        };
        self.cell(row, Column::Answer, &row.answer, format)?;
        self.allow(&row.kind)?;
        let is_element = !row.element.is_empty();
        let choice = |words: &[String]| if words.is_empty() { &styles.locked } else { &styles.choice };
        for (column, offered, chosen) in [
            (Column::Instead, &row.instead, &row.instead_chosen),
            (Column::Reason, &row.reasons, &row.reason),
        ] {
            let content = if chosen.is_empty() { Content::Nothing } else { Content::Text(chosen.clone()) };
            self.cell(row, column, &content, choice(offered))?;
            self.offer(column, offered)?;
        }
        let free = if is_element { &styles.locked } else { &styles.open };
        self.cell(row, Column::Comment, &row.comment, free)?;
        self.cell(row, Column::Source, &row.source, free)
    }

    fn cell(
        &mut self,
        row: &Row,
        column: Column,
        content: &Content,
        format: &Format,
    ) -> Result<(), XlsxError> {
        let format = if row.is_quiet { &Styles::quiet(format) } else { format };
        let (at, place) = (self.next, column.place());
        match content {
            Content::Nothing => self.sheet.write_blank(at, place, format)?,
            Content::Text(text) => self.sheet.write_string_with_format(at, place, text, format)?,
            Content::Number(number) => self.sheet.write_number_with_format(at, place, *number, format)?,
            Content::Day(day) => match excel_day(*day) {
                Some(day) => self.sheet.write_datetime_with_format(at, place, &day, format)?,
                None => self.sheet.write_string_with_format(at, place, day.to_string(), format)?,
            },
            Content::TooLong => {
                let note = self.texts.t("workbook-too-long-for-a-cell");
                self.sheet.write_string_with_format(at, place, note, &format.clone().set_locked())?
            }
        };
        Ok(())
    }

    /// What may be typed as the answer.
    fn allow(&mut self, kind: &Kind) -> Result<(), XlsxError> {
        let texts = self.texts;
        let (rule, message) = match kind {
            Kind::List(words) => return self.offer(Column::Answer, words),
            Kind::Number(minimum, maximum) => {
                let bound = |bound: &Option<rust_decimal::Decimal>, otherwise: f64| {
                    bound.and_then(|bound| bound.to_f64()).unwrap_or(otherwise)
                };
                let rule = DataValidationRule::Between(bound(minimum, -1e15), bound(maximum, 1e15));
                let rule = DataValidation::new().allow_decimal_number(rule);
                (rule, numbers(texts, *minimum, *maximum))
            }
            Kind::Day => {
                let from = ExcelDateTime::from_ymd(1900, 3, 1)?;
                let rule = DataValidation::new().allow_date(DataValidationRule::GreaterThanOrEqualTo(from));
                (rule, texts.t("workbook-hint-day"))
            }
            Kind::Words | Kind::Below => return Ok(()),
        };
        let rule = rule.set_input_message(&message)?.set_error_message(&message)?;
        let place = Column::Answer.place();
        self.sheet.add_data_validation(self.next, place, self.next, place, &rule).map(|_| ())
    }

    /// A drop-down.
    fn offer(&mut self, column: Column, words: &[String]) -> Result<(), XlsxError> {
        if words.is_empty() {
            return Ok(());
        }
        let list = DataValidation::new()
            .allow_list_formula(Formula::new(self.lists.range(words)))
            .set_error_style(DataValidationErrorStyle::Stop)
            .set_error_message(self.texts.t("workbook-hint-choose"))?;
        let place = column.place();
        self.sheet.add_data_validation(self.next, place, self.next, place, &list).map(|_| ())
    }

    /// Printing, and a lock against accidents only: without a password.
    fn end(&mut self) -> Result<(), XlsxError> {
        let last = self.next.saturating_sub(1).max(1);
        self.sheet.autofilter(1, 0, last, Column::Source.place())?;
        self.sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
        self.sheet.set_margins(0.4, 0.4, 0.5, 0.5, 0.2, 0.2).set_footer("&R&P / &N").set_active(true);
        self.sheet.protect_with_options(&ProtectionOptions {
            format_columns: true,
            format_rows: true,
            use_autofilter: true,
            sort: true,
            ..ProtectionOptions::default()
        });
        Ok(())
    }
}

fn numbers(
    texts: &Texts,
    minimum: Option<rust_decimal::Decimal>,
    maximum: Option<rust_decimal::Decimal>,
) -> String {
    let shown = |bound: rust_decimal::Decimal| bound.normalize().to_string().into();
    match (minimum, maximum) {
        (Some(least), Some(most)) => {
            texts.t_with("error-number-between", &[("minimum", shown(least)), ("maximum", shown(most))])
        }
        (Some(least), None) => texts.t_with("error-number-from", &[("minimum", shown(least))]),
        (None, Some(most)) => texts.t_with("error-number-to", &[("maximum", shown(most))]),
        (None, None) => texts.t("error-number"),
    }
}

/// A day spreadsheets can count; the first weeks of 1900 they count wrong.
fn excel_day(day: NaiveDate) -> Option<ExcelDateTime> {
    let is_counted = (1901..=9999).contains(&day.year());
    let (month, date) = (u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?);
    let year = u16::try_from(day.year()).ok().filter(|_| is_counted)?;
    ExcelDateTime::from_ymd(year, month, date).ok()
}

/// Help that is longer than a cell is cut: it is read on the pages, too.
fn cut(text: &str) -> String {
    if text.encode_utf16().count() <= LONGEST_CELL {
        return text.to_owned();
    }
    text.chars().take(LONGEST_CELL / 2).collect()
}

/// The words of drop-downs, each list once: a list written into a rule holds 255 characters only.
#[derive(Default)]
struct Lists {
    columns: BTreeMap<Vec<String>, u16>,
}

impl Lists {
    fn range(&mut self, words: &[String]) -> String {
        let next = u16::try_from(self.columns.len()).unwrap_or(u16::MAX);
        let column = *self.columns.entry(words.to_vec()).or_insert(next);
        let name = rust_xlsxwriter::utility::column_number_to_name(column);
        format!("='{LISTS_SHEET}'!${name}$1:${name}${}", words.len())
    }

    fn write(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        sheet.set_name(LISTS_SHEET)?.set_very_hidden(true).protect();
        for (words, column) in &self.columns {
            for (row, word) in (0..).zip(words) {
                sheet.write_string(row, *column, word)?;
            }
        }
        Ok(())
    }
}

/// Which response this is, and what was stored when the workbook was made.
fn base(sheet: &mut Worksheet, facts: &Facts<'_>, texts: &Texts) -> Result<(), XlsxError> {
    sheet.set_name(BASE_SHEET)?.set_very_hidden(true).protect();
    let head = [
        ("format", FORMAT.to_owned()),
        ("round", facts.round.to_string()),
        ("institution", facts.institution.to_string()),
        ("response", facts.response.to_string()),
        ("questionnaire", facts.sha256.to_owned()),
        ("language", texts.language().code().to_owned()),
    ];
    for (row, (key, value)) in (0..).zip(&head) {
        sheet.write_string(row, 0, *key)?.write_string(row, 1, value)?;
    }
    for (row, place) in (BASE_START..).zip(facts.read()) {
        let unit = place.unit.map(|unit| unit.to_string()).unwrap_or_default();
        sheet.write_string(row, 0, &place.question)?.write_string(row, 1, unit)?;
        sheet.write_string(row, 2, facts.revision(&place).to_string())?;
        for (column, part) in (3..).zip(parts(&facts.given(&place))) {
            sheet.write_string(row, column, part)?;
        }
    }
    Ok(())
}

/// The answer as JSON in as many cells as it needs.
fn parts(given: &GivenAnswer) -> Vec<String> {
    /// Far from the limit of a cell, whatever letters they are.
    const PART: usize = 10_000;
    let json = serde_json::to_string(given).unwrap_or_default();
    let letters: Vec<char> = json.chars().collect();
    letters.chunks(PART).map(|part| part.iter().collect()).collect()
}
