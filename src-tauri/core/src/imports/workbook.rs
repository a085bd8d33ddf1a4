//! Workbooks (XLSX): the cells of a sheet as people see them, read as a stream and within limits.
//!
//! A workbook is measured before it is read, and only cells that hold something take up memory.

use std::io::Cursor;

use calamine::{DataRef, ExcelDateTime, Reader, SheetType, Xlsx, XlsxError};

use super::decode::refused;
use super::workbook_limits::{self, Deadline, damaged, too_large};
use crate::kernel::{Error, Result, csv_cell};

/// Sheets that are looked through for the first with something in it.
const SHEETS_MAX: usize = 1_000;

/// Columns that are read.
const COLUMNS_MAX: usize = 1_000;

/// Cells that a sheet may have, counting empty ones before the last of each row.
const CELLS_MAX: usize = 10_000_000;

/// Text that a sheet may hold, in bytes.
const TEXT_BYTES_MAX: usize = 200_000_000;

/// Bytes a cell may have: three times what Excel takes.
const CELL_BYTES_MAX: usize = 100_000;

/// The rows of a sheet that hold something, with their numbers as the workbook shows them.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Grid {
    pub(crate) sheet: String,
    pub(crate) sheets: Vec<String>,
    pub(super) rows: Vec<(usize, Vec<String>)>,
}

/// Whether the bytes are an XLSX workbook, or another packed archive.
pub(super) fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// Reads a sheet: the one called `sheet`, or the first with something in it.
///
/// # Errors
/// What is no workbook or goes beyond the limits; the message says what to do.
pub(super) fn read(bytes: &[u8], sheet: Option<&str>) -> Result<Grid> {
    let deadline = Deadline::begun();
    workbook_limits::measure(bytes)?;
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(unreadable)?;
    let is_list = |sheet: &&calamine::Sheet| sheet.typ == SheetType::WorkSheet;
    let sheets: Vec<String> =
        workbook.sheets_metadata().iter().filter(is_list).map(|sheet| sheet.name.clone()).collect();
    if sheets.len() > SHEETS_MAX {
        return Err(too_large(&format!("has more than {SHEETS_MAX} sheets")));
    }
    if let Some(wanted) = sheet {
        if !sheets.iter().any(|name| name == wanted) {
            let message = format!("The workbook has no sheet “{wanted}”. It has: {}.", sheets.join(", "));
            return Err(Error::invalid("sheet", message));
        }
        let rows = rows(&mut workbook, wanted, deadline)?;
        return Ok(Grid { sheet: wanted.to_owned(), sheets, rows });
    }
    for name in &sheets {
        let rows = rows(&mut workbook, name, deadline)?;
        if !rows.is_empty() {
            return Ok(Grid { sheet: name.clone(), sheets: sheets.clone(), rows });
        }
    }
    Ok(Grid { sheet: sheets.first().cloned().unwrap_or_default(), sheets, rows: Vec::new() })
}

type Open<'a> = Xlsx<Cursor<&'a [u8]>>;

fn rows(workbook: &mut Open<'_>, sheet: &str, deadline: Deadline) -> Result<Vec<(usize, Vec<String>)>> {
    let mut reader = workbook.worksheet_cells_reader(sheet).map_err(unreadable)?;
    let mut rows: Vec<(usize, Vec<String>)> = Vec::new();
    let (mut cells, mut text_bytes) = (0_usize, 0_usize);
    deadline.require()?;
    while let Some(cell) = reader.next_cell().map_err(unreadable)? {
        let (row, column) = cell.get_position();
        let shown = shown(cell.get_value());
        if shown.trim().is_empty() {
            continue;
        }
        let (line, column) = (row as usize + 1, column as usize);
        if column >= COLUMNS_MAX {
            return Err(too_large(&format!("has text beyond column {COLUMNS_MAX} in row {line}")));
        }
        if shown.len() > CELL_BYTES_MAX {
            return Err(too_large(&format!(
                "has a cell with more than {CELL_BYTES_MAX} bytes in row {line}"
            )));
        }
        match rows.last().map(|(last, _)| *last) {
            Some(last) if last > line => {
                return Err(refused(&format!(
                    "The rows of the sheet “{sheet}” are out of order near row {line}, so the workbook is damaged. Open it and save it again."
                )));
            }
            Some(last) if last == line => {}
            _ => {
                deadline.require()?;
                rows.push((line, Vec::new()));
            }
        }
        let Some((_, row)) = rows.last_mut() else { continue };
        let length_before = row.len();
        if column >= length_before {
            row.resize(column + 1, String::new());
        }
        cells += row.len() - length_before;
        text_bytes += shown.len();
        if cells > CELLS_MAX || text_bytes > TEXT_BYTES_MAX {
            return Err(too_large(&format!("goes beyond what is read of a sheet in row {line}")));
        }
        row[column] = shown;
    }
    Ok(rows)
}

/// A cell as a person sees it. An error such as #N/A is no value.
fn shown(cell: &DataRef<'_>) -> String {
    match cell {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number_shown(*number),
        DataRef::String(text) => text_shown(text),
        DataRef::SharedString(text) => text_shown(text),
        DataRef::Bool(true) => "yes".to_owned(),
        DataRef::Bool(false) => "no".to_owned(),
        DataRef::DateTime(date) => date_shown(date),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            text.strip_suffix("T00:00:00").unwrap_or(text).to_owned()
        }
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

/// Text of a workbook needs no guard against being computed. What looks like one belongs to the text, so it gets one
/// more for the import to take away.
fn text_shown(text: &str) -> String {
    if csv_cell::unguarded(text.trim()) == text.trim() {
        text.to_owned()
    } else {
        format!("'{}", text.trim())
    }
}

/// A number without what binary fractions add, and whole ones without a point: 4.35, 1234567890123. Spreadsheets show
/// fifteen digits and no more.
fn number_shown(number: f64) -> String {
    let is_whole = number.fract() == 0.0 && number.abs() < 1e15;
    if is_whole {
        return format!("{number:.0}");
    }
    format!("{number:.14e}").parse::<f64>().unwrap_or(number).to_string()
}

/// A date as year-month-day, with the time when there is one; a time alone as hours and minutes.
fn date_shown(date: &ExcelDateTime) -> String {
    let number = date.as_f64();
    // Excel's calendar ends with the year 9999.
    if !number.is_finite() || !(0.0..2_958_466.0).contains(&number) {
        return number_shown(number);
    }
    let (year, month, day, hour, minute, second, _) = date.to_ymd_hms_milli();
    let time = if second == 0 {
        format!("{hour:02}:{minute:02}")
    } else {
        format!("{hour:02}:{minute:02}:{second:02}")
    };
    if date.is_duration() || number < 1.0 {
        return time;
    }
    let has_time = (hour, minute, second) != (0, 0, 0);
    let day = format!("{year:04}-{month:02}-{day:02}");
    if has_time { format!("{day} {time}") } else { day }
}

fn unreadable(error: XlsxError) -> Error {
    match error {
        XlsxError::Password => {
            refused("The workbook is protected with a password. Save it without one, or as CSV.")
        }
        other => damaged(other),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use proptest::prelude::*;
    use rust_xlsxwriter::{ExcelDateTime as Date, Format, Workbook};

    use super::*;

    fn sample() -> Vec<u8> {
        let mut workbook = Workbook::new();
        workbook.add_worksheet().set_name("Notes").unwrap();
        let sheet = workbook.add_worksheet().set_name("Members").unwrap();
        let day = Format::new().set_num_format("d mmm yyyy");
        sheet.write(0, 0, "Members of 2026").unwrap();
        sheet.write(3, 0, "Name").unwrap().write(3, 1, "Joined").unwrap().write(3, 2, "Fee").unwrap();
        sheet.write(4, 0, "Universität Zürich").unwrap();
        sheet.write_with_format(4, 1, Date::from_ymd(2019, 1, 31).unwrap(), &day).unwrap();
        sheet.write(4, 2, 3200).unwrap().write(4, 3, true).unwrap();
        sheet.write(5, 0, "東京大学").unwrap().write(5, 2, 0.1 + 0.2).unwrap();
        workbook.save_to_buffer().unwrap()
    }

    fn message(bytes: &[u8]) -> String {
        read(bytes, None).unwrap_err().message
    }

    /// A workbook whose only sheet has these rows as XML.
    fn with_rows(rows: &str) -> Vec<u8> {
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let head = r#"<?xml version="1.0" encoding="UTF-8"?>"#;
        let parts = [
            ("[Content_Types].xml", r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#.to_owned()),
            ("_rels/.rels", r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#.to_owned()),
            ("xl/_rels/workbook.xml.rels", r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#.to_owned()),
            ("xl/workbook.xml", r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>"#.to_owned()),
            ("xl/worksheets/sheet1.xml", format!(r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>"#)),
        ];
        for (name, xml) in parts {
            archive.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
            archive.write_all(format!("{head}{xml}").as_bytes()).unwrap();
        }
        archive.finish().unwrap().into_inner()
    }

    #[test]
    fn cells_come_out_as_people_see_them() {
        let grid = read(&sample(), None).unwrap();
        assert_eq!((grid.sheet.as_str(), grid.sheets.len()), ("Members", 2), "an empty sheet is passed over");
        let lines: Vec<usize> = grid.rows.iter().map(|(line, _)| *line).collect();
        assert_eq!(lines, [1, 4, 5, 6], "rows keep the numbers that the workbook shows");
        assert_eq!(grid.rows[2].1, ["Universität Zürich", "2019-01-31", "3200", "yes"]);
        assert_eq!(grid.rows[3].1[..2], ["東京大学", ""]);
        assert_eq!(number_shown(4.35), "4.35");
        assert_eq!(number_shown(300.150_000_000_000_1), "300.15");
        assert_eq!(number_shown(57.699_999_999_999_996), "57.7");
        assert_eq!(number_shown(0.1 + 0.2), "0.3");
        assert!(read(&sample(), Some("Notes")).unwrap().rows.is_empty());
        assert!(read(&sample(), Some("Other")).unwrap_err().message.contains("Notes, Members"));
    }

    #[test]
    fn a_sheet_beyond_the_limits_is_refused_before_it_fills_the_memory() {
        let far = with_rows(
            r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#,
        );
        assert!(message(&far).contains("beyond column 1000"), "{}", message(&far));
        let deep = with_rows(
            r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>1</v></c></row>"#,
        );
        assert_eq!(read(&deep, None).unwrap().rows.len(), 2, "empty rows in between take up nothing");
        let back =
            with_rows(r#"<row r="9"><c r="A9"><v>1</v></c></row><row r="2"><c r="A2"><v>1</v></c></row>"#);
        assert!(message(&back).contains("out of order"));
        let wide: String =
            (1..=13_000).map(|row| format!(r#"<row r="{row}"><c r="ALL{row}"><v>1</v></c></row>"#)).collect();
        assert!(
            message(&with_rows(&wide)).contains("goes beyond"),
            "a cell far right in each row counts what it makes room for"
        );
    }

    #[test]
    fn an_archive_that_unpacks_without_end_is_refused() {
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        archive.start_file("xl/sharedStrings.xml", zip::write::SimpleFileOptions::default()).unwrap();
        let zeros = vec![b' '; 1_000_000];
        (0..=workbook_limits::UNPACKED_BYTES_MAX / 1_000_000)
            .for_each(|_| archive.write_all(&zeros).unwrap());
        let bytes = archive.finish().unwrap().into_inner();
        assert!(bytes.len() < 2_000_000, "a small file");
        assert!(message(&bytes).contains("unpacks to more than 600 MB"));
        assert!(message(b"PK\x03\x04rest").contains("damaged"));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]

        #[test]
        fn a_damaged_workbook_is_read_or_refused_and_never_more(place in 0_usize..8_000, with in any::<u8>(), cut in 0_usize..8_000) {
            let mut bytes = sample();
            let place = place % bytes.len();
            bytes[place] = with;
            let _ = read(&bytes, None);
            bytes.truncate(cut % bytes.len());
            let _ = read(&bytes, None);
        }
    }
}
