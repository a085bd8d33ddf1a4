//! A staged file as headings and records, whatever its form.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;
use ts_rs::TS;

use super::reader::TextRecord;
use super::staging::StagedFile;
use super::workbook::{SheetGrid, WantedSheet};
use super::{KnowsHeading, decode, delimiter, header, reader, workbook};
use crate::kernel::{Error, Message, Result};

/// How to read a file: as recognised, unless told.
#[derive(Debug, Clone, Copy)]
pub struct Reading<'a> {
    pub(crate) encoding: Option<&'a str>,
    pub(crate) delimiter: Option<&'a str>,
    pub(crate) sheet: Option<&'a str>,
    /// Whether rows and columns of a workbook are read that nobody sees.
    pub(crate) hidden: bool,
    /// Whether every row of a workbook holds amounts, so that a merged cell must not count for each of its rows.
    pub(crate) counts_once: bool,
    /// What tells the row of the headings, and the sheet with the list, from others.
    pub(crate) knows: KnowsHeading,
}

impl Reading<'_> {
    /// As recognised, by headings of which `knows` knows some.
    pub(crate) const fn by(knows: KnowsHeading) -> Self {
        Self { encoding: None, delimiter: None, sheet: None, hidden: false, counts_once: false, knows }
    }

    /// The part of a workbook that it asks for.
    pub(super) fn wanted(&self) -> WantedSheet {
        WantedSheet { sheet: told(self.sheet), hidden: self.hidden, fills_merged: !self.counts_once }
    }
}

/// A file taken apart so far that its records can be read.
#[derive(Debug)]
pub(crate) struct SourceTable {
    pub(crate) form: Form,
    name: String,
    knows: KnowsHeading,
}

/// The form of a file.
#[derive(Debug)]
pub(crate) enum Form {
    Text { decoded: decode::Decoded, delimiter: char, start: usize },
    Workbook(Arc<SheetGrid>),
}

/// How a list was read, so that another way can be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ListForm {
    /// The encoding of a text; empty for a workbook.
    pub encoding: String,
    /// What stands between the cells of a text; empty for a workbook.
    pub delimiter: String,
    /// The sheets of a workbook that hold cells.
    pub sheets: Vec<String>,
    /// The sheet that is read; none for a text.
    pub sheet: Option<String>,
    /// What is worth knowing of the reading: what is hidden, which sheets were passed over.
    pub notices: Vec<Message>,
}

#[derive(Debug)]
pub(crate) struct Records<'a> {
    pub(crate) headings: Vec<String>,
    /// The row of the file that holds the headings.
    pub(crate) header_row: usize,
    /// The first rows of the file, from which another row of headings can be chosen.
    pub(crate) first: Vec<TextRecord<'a>>,
    /// The rows after the headings.
    pub(crate) records: Vec<TextRecord<'a>>,
    pub(crate) line_ends: &'static str,
    /// What is worth knowing of how the file was read.
    pub(crate) notices: &'a [Message],
    /// What is wrong with a cell, by its row and its place in the row.
    pub(crate) remarks: Option<&'a BTreeMap<(usize, usize), Message>>,
    /// Rows and columns that hold something and that nobody sees.
    pub(crate) hidden: usize,
    /// Whether numbers that stand for days count from 1904.
    pub(crate) is_1904: bool,
}

/// Rows shown so that the headings can be chosen among them.
const FIRST_ROWS: usize = 12;

impl SourceTable {
    /// Takes a file apart.
    pub(crate) fn of(file: &StagedFile, reading: Reading<'_>) -> Result<Self> {
        let form = Form::of(file, reading).map_err(|error| named(error, &file.name))?;
        Ok(Self { form, name: file.name.clone(), knows: reading.knows })
    }

    /// The headings and the records after them.
    pub(crate) fn records(&self, header_row: Option<usize>) -> Result<Records<'_>> {
        self.form.records(header_row, self.knows).map_err(|error| named(error, &self.name))
    }

    /// How it was read.
    pub(crate) fn form(&self, list: &Records<'_>) -> ListForm {
        let notices = list.notices.to_vec();
        match &self.form {
            Form::Text { decoded, delimiter, .. } => ListForm {
                encoding: decoded.encoding.to_owned(),
                delimiter: delimiter.to_string(),
                sheets: Vec::new(),
                sheet: None,
                notices,
            },
            Form::Workbook(grid) => ListForm {
                encoding: String::new(),
                delimiter: String::new(),
                sheets: grid.sheets.clone(),
                sheet: Some(grid.sheet.clone()),
                notices,
            },
        }
    }
}

impl Form {
    fn of(file: &StagedFile, reading: Reading<'_>) -> Result<Self> {
        if workbook::is_workbook(&file.bytes) {
            return Ok(Self::Workbook(file.grid(&reading.wanted(), reading.knows)?));
        }
        let decoded = decode::decode(&file.bytes, told(reading.encoding).as_deref())?;
        let (found, start) = delimiter::detect(&decoded.text);
        let delimiter = match told(reading.delimiter).as_deref() {
            None => found,
            Some("\\t" | "tab") => '\t',
            Some(other) => other.chars().next().unwrap_or(found),
        };
        Ok(Self::Text { decoded, delimiter, start })
    }

    fn records(&self, header_row: Option<usize>, knows: KnowsHeading) -> Result<Records<'_>> {
        let (mut records, line_ends) = self.all_records()?;
        if records.is_empty() {
            let message = match self {
                Self::Text { .. } => {
                    message!("The file has no lines with text. Choose a list with headings.")
                }
                Self::Workbook(grid) => message!(
                    "The sheet “{sheet}” has no rows with text. Choose another sheet, or a list with headings.",
                    sheet = grid.sheet
                ),
            };
            return Err(decode::refused(message));
        }
        let place = match header_row {
            None => header::detect(&records, knows),
            Some(row) => records.iter().position(|record| record.line == row).ok_or_else(|| {
                Error::invalid("header_row", message!("Row {row} is empty, so it holds no headings.", row))
            })?,
        };
        let headings = header::headings(&records, place, knows);
        let header_row = records[place].line;
        let first = records.iter().take(FIRST_ROWS).cloned().collect();
        records.drain(..=place);
        let (notices, remarks, hidden, is_1904) = match self {
            Self::Text { decoded, .. } => (decoded.notices.as_slice(), None, 0, false),
            Self::Workbook(grid) => (grid.notices.as_slice(), Some(&grid.remarks), grid.hidden, grid.is_1904),
        };
        Ok(Records { headings, header_row, first, records, line_ends, notices, remarks, hidden, is_1904 })
    }

    fn all_records(&self) -> Result<(Vec<TextRecord<'_>>, &'static str)> {
        match self {
            Self::Text { decoded, delimiter, start } => {
                let (mut records, line_ends) = reader::records(&decoded.text[*start..], *delimiter)?;
                if *start > 0 {
                    records.iter_mut().for_each(|record| record.line += 1);
                }
                Ok((records, line_ends.name()))
            }
            Self::Workbook(grid) => {
                Ok((grid.rows.iter().map(|(line, cells)| record_of(*line, cells)).collect(), ""))
            }
        }
    }
}

fn told(told: Option<&str>) -> Option<String> {
    told.filter(|told| !told.is_empty()).map(str::to_owned)
}

fn record_of(line: usize, cells: &[String]) -> TextRecord<'_> {
    TextRecord { line, cells: cells.iter().map(|cell| Cow::Borrowed(cell.as_str())).collect() }
}

fn named(error: Error, name: &str) -> Error {
    Error { message: message!("{file}: {problem}", file = name, problem = error.message), ..error }
}
