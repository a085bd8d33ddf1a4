//! A table as a workbook with one sheet.

use chrono::NaiveDate;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use crate::kernel::money::plain_minor;
use crate::kernel::table::{Cell, ListTable};
use crate::kernel::{Error, ErrorKind, Result};

/// Rows that a sheet can hold below its headings.
const ROWS_MAX: usize = 1_048_575;

/// Columns are as wide as their longest text, within these bounds, in characters.
const WIDTHS: std::ops::RangeInclusive<usize> = 8..=48;

/// The file. `on` is the day that its properties give, so that the same list makes the same file.
pub(super) fn bytes(table: &ListTable, on: NaiveDate) -> Result<Vec<u8>> {
    if table.rows.len() > ROWS_MAX {
        let message = message!(
            "The list has {count, plural, one {# row} other {# rows}}; a workbook holds {rows_max}. Export it as CSV, or narrow it by a filter.",
            count = table.rows.len(),
            rows_max = ROWS_MAX
        );
        return Err(Error::new(ErrorKind::Invalid, message));
    }
    workbook(table, on).map_err(|error| {
        let message = message!(
            "The list does not fit into a workbook: {error}. Export it as CSV.",
            error = error.to_string()
        );
        Error::new(ErrorKind::Invalid, message)
    })
}

fn workbook(table: &ListTable, on: NaiveDate) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let created = ExcelDateTime::parse_from_str(&on.to_string())?;
    workbook.set_properties(&DocProperties::new().set_title(table.name).set_creation_datetime(&created));
    let sheet = workbook.add_worksheet();
    sheet.set_name(table.name)?;
    let head = Format::new().set_bold();
    for (column, heading) in (0_u16..).zip(&table.headings) {
        // Strings are written as strings: none is ever a formula, a link or a number.
        sheet.write_string_with_format(0, column, heading, &head)?;
        sheet.set_column_width(column, width(table, usize::from(column)))?;
    }
    sheet.set_freeze_panes(1, 0)?;
    let formats = Formats::new();
    for (row, cells) in (1_u32..).zip(&table.rows) {
        for (column, cell) in (0_u16..).zip(cells) {
            write(sheet, row, column, cell, &formats)?;
        }
    }
    let last_row = u32::try_from(table.rows.len()).unwrap_or(u32::MAX);
    let last_column = u16::try_from(table.headings.len().saturating_sub(1)).unwrap_or(u16::MAX);
    sheet.autofilter(0, 0, last_row, last_column)?;
    workbook.save_to_buffer()
}

struct Formats {
    date: Format,
    instant: Format,
    /// By digits of the minor unit: 0 to 4.
    amounts: Vec<Format>,
}

impl Formats {
    fn new() -> Self {
        let amount = |digits| match digits {
            0 => "#,##0".to_owned(),
            digits => format!("#,##0.{}", "0".repeat(digits)),
        };
        Self {
            date: Format::new().set_num_format("yyyy-mm-dd"),
            instant: Format::new().set_num_format("yyyy-mm-dd hh:mm:ss"),
            amounts: (0..=4).map(|digits| Format::new().set_num_format(amount(digits))).collect(),
        }
    }
}

fn write(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    cell: &Cell,
    formats: &Formats,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Text(text) if text.is_empty() => {}
        Cell::Text(text) => {
            sheet.write_string(row, column, text)?;
        }
        Cell::Date(date) => {
            if let Some(date) = date {
                sheet.write_datetime_with_format(row, column, date, &formats.date)?;
            }
        }
        Cell::Instant(instant) => match chrono::DateTime::parse_from_rfc3339(instant) {
            Ok(moment) => {
                sheet.write_datetime_with_format(row, column, moment.naive_utc(), &formats.instant)?;
            }
            Err(_) => {
                sheet.write_string(row, column, instant)?;
            }
        },
        Cell::Count(count) => {
            sheet.write_number(row, column, *count as f64)?;
        }
        Cell::Amount { minor, digits } => {
            // The format knows no other numbers; the text form decides which one it is, and nothing is computed.
            let text = plain_minor(*minor, *digits);
            match (text.parse::<f64>(), formats.amounts.get(*digits as usize)) {
                (Ok(number), Some(format)) => sheet.write_number_with_format(row, column, number, format)?,
                _ => sheet.write_string(row, column, text)?,
            };
        }
    }
    Ok(())
}

fn width(table: &ListTable, column: usize) -> f64 {
    let lengths = table.rows.iter().map(|row| match &row[column] {
        Cell::Text(text) => text.lines().map(|line| line.chars().count()).max().unwrap_or(0),
        Cell::Date(_) | Cell::Count(_) => 10,
        Cell::Instant(_) => 19,
        Cell::Amount { .. } => 14,
    });
    let longest = lengths.chain([table.headings[column].chars().count() + 2]).max().unwrap_or(0);
    longest.clamp(*WIDTHS.start(), *WIDTHS.end()) as f64
}
