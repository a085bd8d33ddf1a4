//! Workbooks (XLSX): the cells of a sheet as people see them, read as a stream and within limits.
//!
//! A workbook is measured before it is read, and only cells that hold something take up memory.

mod formats;
mod look;
mod package;
mod seen;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use calamine::{DataRef, ExcelDateTime, Reader, Xlsx, XlsxError};

use self::formats::DigitFormat;
use self::look::Look;
use self::package::Package;
use super::KnowsHeading;
use super::decode::refused;
use super::workbook_limits::{self, ReadingDeadline, damaged, too_large};
use crate::kernel::{Error, Message, Result, Template, csv_cell};

/// Sheets that are looked through for the one with a list in it.
const SHEETS_MAX: usize = 1_000;

/// Columns that are read.
const COLUMNS_MAX: usize = 1_000;

/// Cells that a sheet may have, counting empty ones before the last of each row.
const CELLS_MAX: usize = 10_000_000;

/// Text that a sheet may hold, in bytes.
const TEXT_BYTES_MAX: usize = 200_000_000;

/// Bytes a cell may have: three times what Excel takes.
const CELL_BYTES_MAX: usize = 100_000;

/// Rows among which known headings are looked for, to tell a list from a title page.
const HEADING_ROWS: usize = 30;

/// Which part of a workbook is wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct WantedSheet {
    /// The sheet by its name; without it, the one that most likely holds the list.
    pub(crate) sheet: Option<String>,
    /// Whether rows and columns are read that nobody sees.
    pub(crate) hidden: bool,
    /// Whether a merged cell counts for every row that it goes over. An amount must not.
    pub(crate) fills_merged: bool,
}

/// The rows of a sheet that hold something, with their numbers as the workbook shows them.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct SheetGrid {
    pub(crate) sheet: String,
    pub(crate) sheets: Vec<String>,
    /// Whether its days are counted from 1904.
    pub(super) is_1904: bool,
    /// Rows and columns that hold something and that nobody sees.
    pub(crate) hidden: usize,
    /// What is worth knowing of the reading: what is hidden, which sheets were passed over.
    pub(crate) notices: Vec<Message>,
    /// What is wrong with a cell, by its row as the workbook shows it and its place in the row.
    pub(crate) remarks: BTreeMap<(usize, usize), Message>,
    pub(super) rows: Vec<(usize, Vec<String>)>,
}

/// Whether the bytes are an XLSX workbook, or another packed archive.
pub(super) fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// Reads a sheet: the one that is wanted, or the first visible one with a list in it, beginning with the one that was
/// open when the workbook was saved. A sheet with headings that `knows` knows holds a list.
///
/// # Errors
/// What is no workbook or goes beyond the limits; the message says what to do.
pub(super) fn read(bytes: &[u8], wanted: &WantedSheet, knows: KnowsHeading) -> Result<SheetGrid> {
    let deadline = ReadingDeadline::begun();
    workbook_limits::measure(bytes)?;
    let mut open = Open::of(bytes, deadline)?;
    let holds_cells = |place: &usize| open.cells.contains(&open.package.sheets[*place].name);
    let lists: Vec<usize> = (0..open.package.sheets.len()).filter(holds_cells).collect();
    if lists.len() > SHEETS_MAX {
        return Err(too_large(message!(
            "has more than {sheets_max, plural, one {# sheet} other {# sheets}}",
            sheets_max = SHEETS_MAX
        )));
    }
    let sheets: Vec<String> = lists.iter().map(|place| open.package.sheets[*place].name.clone()).collect();
    if let Some(name) = &wanted.sheet {
        let place = lists.iter().find(|place| open.package.sheets[**place].name == *name);
        let place = *place.ok_or_else(|| {
            let message = message!(
                "The workbook has no sheet “{name}”. It has: {sheets}.",
                name,
                sheets = sheets.join(", ")
            );
            Error::invalid("sheet", message)
        })?;
        return open.grid(place, sheets, wanted);
    }
    let is_visible = |place: &usize| !open.package.sheets[*place].is_hidden;
    let mut order: Vec<usize> = lists.iter().copied().filter(is_visible).collect();
    order.sort_by_key(|place| *place != open.package.active);
    let mut best: Option<(u8, SheetGrid)> = None;
    for place in order {
        let grid = open.grid(place, sheets.clone(), wanted)?;
        let rank = likeness(&grid, knows);
        if best.as_ref().is_none_or(|(known, _)| rank > *known) {
            best = Some((rank, grid));
        }
        if rank == LIKENESS_MAX {
            break;
        }
    }
    let mut grid = best.map_or_else(
        || SheetGrid {
            sheet: sheets.first().cloned().unwrap_or_default(),
            sheets: sheets.clone(),
            ..SheetGrid::default()
        },
        |(_, grid)| grid,
    );
    grid.notices.splice(0..0, open.other_sheets(&lists, &grid.sheet));
    Ok(grid)
}

/// How much a sheet looks like the list that is looked for.
const LIKENESS_MAX: u8 = 3;

/// 0 for an empty sheet, 1 for text, 2 for rows of several cells, 3 for a list with headings that are known.
fn likeness(grid: &SheetGrid, knows: KnowsHeading) -> u8 {
    let filled = |cells: &[String]| cells.iter().filter(|cell| !cell.is_empty()).count();
    let known = |(_, cells): &(usize, Vec<String>)| cells.iter().filter(|cell| knows(cell.trim())).count();
    let best = grid.rows.iter().take(HEADING_ROWS).map(known).max().unwrap_or(0);
    let is_narrow = grid.rows.iter().all(|(_, cells)| filled(cells) <= 1);
    match grid.rows.len() {
        0 => 0,
        _ if best >= 2 || (best == 1 && is_narrow && grid.rows.len() > 1) => LIKENESS_MAX,
        rows if rows > 1 && grid.rows.iter().filter(|(_, cells)| filled(cells) > 1).count() > 1 => 2,
        _ => 1,
    }
}

/// A workbook that is being read.
struct Open<'a> {
    archive: zip::ZipArchive<Cursor<&'a [u8]>>,
    package: Package,
    formats: BTreeMap<u32, DigitFormat>,
    workbook: Xlsx<Cursor<&'a [u8]>>,
    /// The names of the sheets that hold cells, not only a picture or a macro.
    cells: BTreeSet<String>,
    deadline: ReadingDeadline,
}

impl<'a> Open<'a> {
    fn of(bytes: &'a [u8], deadline: ReadingDeadline) -> Result<Self> {
        let workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(unreadable)?;
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
        let package = Package::of(&mut archive)?;
        let formats = formats::digit_formats(&mut archive, package.styles.as_deref())?;
        let holds_cells = |sheet: &&calamine::Sheet| sheet.typ == calamine::SheetType::WorkSheet;
        let cells =
            workbook.sheets_metadata().iter().filter(holds_cells).map(|sheet| sheet.name.clone()).collect();
        Ok(Self { archive, package, formats, workbook, cells, deadline })
    }

    /// The rows of a sheet, without what is hidden unless that is wanted, and what is to be said of them.
    fn grid(&mut self, place: usize, sheets: Vec<String>, wanted: &WantedSheet) -> Result<SheetGrid> {
        let sheet = self.package.sheets[place].name.clone();
        let look =
            Look::of(&mut self.archive, &self.package.sheets[place].path, &self.formats, self.deadline)?;
        let mut grid = SheetGrid { sheet, sheets, is_1904: self.package.is_1904, ..SheetGrid::default() };
        self.read_rows(&mut grid, &look)?;
        if wanted.fills_merged {
            seen::fill_merged(&mut grid, &look)?;
        }
        seen::leave_out_totals(&mut grid, &look);
        seen::leave_out_hidden(&mut grid, &look, wanted.hidden);
        Ok(grid)
    }

    /// What is to be said of the sheets that are not read.
    fn other_sheets(&self, lists: &[usize], read: &str) -> Vec<Message> {
        let others = |is_hidden: bool| -> Vec<String> {
            let sheets = lists.iter().map(|place| &self.package.sheets[*place]);
            let others = sheets.filter(|sheet| sheet.is_hidden == is_hidden && sheet.name != read);
            others.map(|sheet| format!("“{}”", sheet.name)).collect()
        };
        let (visible, hidden) = (others(false), others(true));
        let visible = (!visible.is_empty()).then(|| {
            message!(
                "The sheet “{read}” is read. Other sheets of the workbook: {visible}.",
                read,
                visible = visible.join(", ")
            )
        });
        let hidden = (!hidden.is_empty()).then(|| {
            message!("Hidden sheets of the workbook are not read: {hidden}.", hidden = hidden.join(", "))
        });
        visible.into_iter().chain(hidden).collect()
    }

    fn read_rows(&mut self, grid: &mut SheetGrid, look: &Look) -> Result<()> {
        let sheet = grid.sheet.clone();
        let mut reader = self.workbook.worksheet_cells_reader(&sheet).map_err(unreadable)?;
        let (mut cells, mut text_bytes) = (0_usize, 0_usize);
        self.deadline.require()?;
        while let Some(cell) = reader.next_cell().map_err(unreadable)? {
            let (row, column) = cell.get_position();
            let format = look.styles.get(&(row, column)).and_then(|style| self.formats.get(style));
            let shown = shown(cell.get_value(), format);
            let remark = remark(cell.get_value(), look.without_value.contains(&(row, column)));
            let (line, column) = (row as usize + 1, column as usize);
            if let Some(remark) = remark.filter(|_| column < COLUMNS_MAX && grid.remarks.len() < REMARKS_MAX)
            {
                grid.remarks.insert((line, column), remark);
            }
            if shown.trim().is_empty() {
                continue;
            }
            check_cell(line, column, &shown)?;
            match grid.rows.last().map(|(last, _)| *last) {
                Some(last) if last > line => {
                    return Err(refused(message!(
                        "The rows of the sheet “{sheet}” are out of order near row {line}, so the workbook is damaged. Open it and save it again.",
                        sheet,
                        line
                    )));
                }
                Some(last) if last == line => {}
                _ => {
                    self.deadline.require()?;
                    grid.rows.push((line, Vec::new()));
                }
            }
            let Some((_, row)) = grid.rows.last_mut() else { continue };
            let length_before = row.len();
            if column >= length_before {
                row.resize(column + 1, String::new());
            }
            cells += row.len() - length_before;
            text_bytes += shown.len();
            if cells > CELLS_MAX || text_bytes > TEXT_BYTES_MAX {
                return Err(too_large(message!("goes beyond what is read of a sheet in row {line}", line)));
            }
            row[column] = shown;
        }
        // Cells that calamine passes over because they hold a formula and nothing else.
        for (row, column) in look.without_value.iter().take(REMARKS_MAX) {
            let place = (*row as usize + 1, *column as usize);
            grid.remarks.entry(place).or_insert_with(|| WITHOUT_VALUE.into());
        }
        Ok(())
    }
}

/// Remarks on cells that are kept of a sheet.
const REMARKS_MAX: usize = 10_000;

/// What is said of a formula that no program has worked out.
const WITHOUT_VALUE: Template = template!(
    "The cell holds a formula without a value. Open the workbook in a spreadsheet, save it there and import it again."
);

fn check_cell(line: usize, column: usize, shown: &str) -> Result<()> {
    if column >= COLUMNS_MAX {
        return Err(too_large(message!(
            "has text beyond column {columns_max} in row {line}",
            columns_max = COLUMNS_MAX,
            line
        )));
    }
    if shown.len() > CELL_BYTES_MAX {
        return Err(too_large(message!(
            "has a cell with more than {cell_bytes_max, plural, one {# byte} other {# bytes}} in row {line}",
            cell_bytes_max = CELL_BYTES_MAX,
            line
        )));
    }
    Ok(())
}

/// What is wrong with a cell that is read all the same.
fn remark(cell: &DataRef<'_>, is_without_value: bool) -> Option<Message> {
    match cell {
        DataRef::Error(error) => Some(message!(
            "The cell holds the error {error}, so it says nothing. Correct the formula in the workbook.",
            error = error.to_string()
        )),
        DataRef::Empty if is_without_value => Some(WITHOUT_VALUE.into()),
        DataRef::Float(number) if number.abs() >= 1e15 => Some(message!(
            "The number has more than 15 digits, and a spreadsheet keeps only 15: compare its last digits with the original."
        )),
        _ => None,
    }
}

/// A cell as a person sees it. An error such as #N/A is no value.
fn shown(cell: &DataRef<'_>, format: Option<&DigitFormat>) -> String {
    let padded = |number: f64| format.and_then(|format| format.shown(number));
    match cell {
        DataRef::Int(number) => {
            let text = number.to_string();
            text.parse().ok().and_then(padded).unwrap_or(text)
        }
        DataRef::Float(number) => padded(*number).unwrap_or_else(|| number_shown(*number)),
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

/// A number without what binary fractions add: a spreadsheet shows fifteen digits and no more. Whole ones have no point.
fn number_shown(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < 1e15 {
        return format!("{number:.0}");
    }
    let rounded = format!("{number:.14e}").parse::<f64>().unwrap_or(number);
    rounded.to_string()
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
            refused(message!("The workbook is protected with a password. Save it without one, or as CSV."))
        }
        other => damaged(other),
    }
}
