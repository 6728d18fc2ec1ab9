//! Rows of a form into the bytes of a workbook.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use crate::questionnaire::Text;

/// A row of the sheet `survey`.
#[derive(Default)]
pub(super) struct Row {
    pub(super) kind: String,
    pub(super) name: String,
    pub(super) label: Text,
    pub(super) hint: Text,
    pub(super) relevant: String,
    pub(super) constraint: String,
    pub(super) message: Text,
}

/// A row of the sheet `choices`.
pub(super) struct Choice {
    pub(super) list: String,
    pub(super) name: String,
    pub(super) label: Text,
}

/// Everything the workbook holds.
pub(super) struct Form {
    pub(super) languages: Vec<String>,
    pub(super) survey: Vec<Row>,
    pub(super) choices: Vec<Choice>,
    /// Headers of the sheet `settings` with their values.
    pub(super) settings: Vec<(&'static str, String)>,
}

impl Form {
    /// The workbook. The same form always gives the same bytes.
    pub(super) fn workbook(&self) -> Result<Vec<u8>, XlsxError> {
        let mut workbook = Workbook::new();
        // The writer would put the present time here.
        let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
        workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
        self.survey(workbook.add_worksheet().set_name("survey")?)?;
        self.choices(workbook.add_worksheet().set_name("choices")?)?;
        let settings = workbook.add_worksheet().set_name("settings")?;
        let (headers, values): (Vec<&str>, Vec<&str>) =
            self.settings.iter().map(|(header, value)| (*header, value.as_str())).unzip();
        header(settings, &headers)?;
        line(settings, 1, &values)?;
        workbook.save_to_buffer()
    }

    fn survey(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let mut headers = vec!["type".to_owned(), "name".to_owned()];
        headers.extend(self.columns("label"));
        headers.extend(self.columns("hint"));
        headers.extend(["relevant", "constraint"].map(str::to_owned));
        headers.extend(self.columns("constraint_message"));
        header(sheet, &headers)?;
        for (number, row) in (1..).zip(&self.survey) {
            let mut cells = vec![row.kind.as_str(), row.name.as_str()];
            cells.extend(self.words(&row.label));
            cells.extend(self.words(&row.hint));
            cells.extend([row.relevant.as_str(), row.constraint.as_str()]);
            cells.extend(self.words(&row.message));
            line(sheet, number, &cells)?;
        }
        Ok(())
    }

    fn choices(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let mut headers = vec!["list_name".to_owned(), "name".to_owned()];
        headers.extend(self.columns("label"));
        header(sheet, &headers)?;
        for (number, choice) in (1..).zip(&self.choices) {
            let mut cells = vec![choice.list.as_str(), choice.name.as_str()];
            cells.extend(self.words(&choice.label));
            line(sheet, number, &cells)?;
        }
        Ok(())
    }

    fn columns(&self, what: &str) -> Vec<String> {
        self.languages.iter().map(|code| format!("{what}::{}", language_name(code))).collect()
    }

    fn words<'a>(&self, text: &'a Text) -> Vec<&'a str> {
        self.languages.iter().map(|code| text.get(code)).collect()
    }
}

fn header(sheet: &mut Worksheet, cells: &[impl AsRef<str>]) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold();
    for (column, cell) in (0..).zip(cells) {
        sheet.write_string_with_format(0, column, cell.as_ref(), &bold)?;
    }
    sheet.set_freeze_panes(1, 0).map(|_| ())
}

fn line(sheet: &mut Worksheet, number: u32, cells: &[&str]) -> Result<(), XlsxError> {
    for (column, cell) in (0..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
        sheet.write_string(number, column, *cell)?;
    }
    Ok(())
}

/// A language as form programs name it: in English, with its code. A language without a name here goes by its code.
pub(super) fn language_name(code: &str) -> String {
    let name = match code {
        "en" => "English",
        "az" => "Azerbaijani",
        "ru" => "Russian",
        other => other,
    };
    format!("{name} ({code})")
}
