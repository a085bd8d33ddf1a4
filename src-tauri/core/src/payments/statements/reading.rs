//! From a staged file to its statements.

use super::{BankFileRequest, ListChoices, fingerprint, store};
use crate::imports::inspect::unique_headings;
use crate::imports::reader::Record;
use crate::imports::saved::heading_set;
use crate::imports::staging::StagedFile;
use crate::imports::table::{Reading, Records, Table};
use crate::imports::{FirstRow, SavedMapping, Staging};
use crate::kernel::{Currency, Error, OptionExt, Result};
use crate::payments::bank_files::{self, BankFormat, BankStatement, ListField, list};
use crate::profile;
use crate::register::Register;
use crate::register::history::Nothing;

/// A file as far as it could be read.
pub(super) struct ReadFile {
    pub(super) format: BankFormat,
    pub(super) statements: Vec<BankStatement>,
    /// What each of their transactions is known by.
    pub(super) fingerprints: Vec<Vec<String>>,
    pub(super) list: Option<ReadList>,
    /// What stands in the way of its statements.
    pub(super) problem: Option<Error>,
}

/// A list before and beside its statement.
pub(super) struct ReadList {
    pub(super) choices: ListChoices,
    pub(super) heading_set: String,
    pub(super) saved: Option<SavedMapping>,
    /// Whether the choices are other ones than would be proposed.
    pub(super) is_new: bool,
    pub(super) headings: Vec<String>,
    pub(super) samples: Vec<Vec<String>>,
    pub(super) header_row: usize,
    /// Empty for a workbook, as is the delimiter.
    pub(super) encoding: String,
    pub(super) delimiter: String,
    /// The sheets of a workbook, and the one that is read.
    pub(super) sheets: Vec<String>,
    pub(super) sheet: Option<String>,
    pub(super) first_rows: Vec<FirstRow>,
    pub(super) questions: list::OpenQuestions,
}

/// Reads the file of a request.
///
/// # Errors
/// A file that is gone, or that is no bank file at all. What can be put right by choosing is told in the answer.
pub(super) fn read(register: &Register, staging: &Staging, request: &BankFileRequest) -> Result<ReadFile> {
    let file = staging.file(&request.token)?;
    let found = bank_files::read_file(&file.bytes).map_err(|error| named(error, &file.name))?;
    let Some((format, files)) = found else {
        return read_list(register, file, request);
    };
    let fingerprints = files.iter().flat_map(|statements| fingerprint::of_file(statements)).collect();
    let statements = files.into_iter().flatten().collect();
    Ok(ReadFile { format, statements, fingerprints, list: None, problem: None })
}

fn read_list(register: &Register, file: &StagedFile, request: &BankFileRequest) -> Result<ReadFile> {
    let reading = Reading {
        encoding: request.encoding.as_deref(),
        delimiter: request.delimiter.as_deref(),
        sheet: request.sheet.as_deref(),
    };
    let table = Table::of(file, reading)?;
    let records = table.records(&file.name, request.header_row)?;
    let set = heading_set(&records.headings);
    let remembered = store::remembered(register.reader(), &set)?;
    let (proposed, saved) = match remembered {
        Some((choices, saved)) => (choices, Some(saved)),
        None => (recognised(register, &records.headings)?, None),
    };
    let choices = chosen(&proposed, request, records.headings.len())?;
    let read = Currency::from_code(&choices.currency)
        .or_invalid("currency", format!("“{}” is not a currency. Use a code such as EUR.", choices.currency))
        .and_then(|currency| list::read(&records.records, &choices.reading, &choices.account, currency));
    let (statements, problem) = match read {
        Ok(statement) => (vec![statement], None),
        Err(error) => (Vec::new(), Some(error)),
    };
    let (encoding, delimiter, sheets, sheet) = match &table {
        Table::Text { decoded, delimiter, .. } => {
            (decoded.encoding.to_owned(), delimiter.to_string(), Vec::new(), None)
        }
        Table::Workbook(grid) => {
            (String::new(), String::new(), grid.sheets.clone(), Some(grid.sheet.clone()))
        }
    };
    let list = ReadList {
        encoding,
        delimiter,
        sheets,
        sheet,
        is_new: choices != proposed || saved.is_none(),
        heading_set: set,
        saved,
        samples: samples(&records),
        header_row: records.header_row,
        first_rows: records.first.iter().map(first_row).collect(),
        questions: list::open_questions(&records.records, &choices.reading),
        headings: unique_headings(&records.headings),
        choices,
    };
    let fingerprints = fingerprint::of_file(&statements);
    Ok(ReadFile { format: BankFormat::List, statements, fingerprints, list: Some(list), problem })
}

/// What is proposed for a list that was never seen: what its headings say, about the account of the profile.
fn recognised(register: &Register, headings: &[String]) -> Result<ListChoices> {
    let profile = profile::get(register, Nothing {})?;
    Ok(ListChoices {
        reading: bank_files::ListReading { columns: ListField::recognise(headings), ..Default::default() },
        account: profile.draft.iban.split_whitespace().collect(),
        currency: profile.draft.currency,
    })
}

fn chosen(proposed: &ListChoices, request: &BankFileRequest, columns: usize) -> Result<ListChoices> {
    let mut choices = proposed.clone();
    if !request.reading.columns.is_empty() {
        if request.reading.columns.len() != columns {
            let message = format!(
                "The mapping has {} entries, the file {columns} columns. Choose the file again.",
                request.reading.columns.len()
            );
            return Err(Error::invalid("columns", message));
        }
        choices.reading.columns.clone_from(&request.reading.columns);
    }
    choices.reading.decimal_sign = request.reading.decimal_sign.or(choices.reading.decimal_sign);
    choices.reading.date_order = request.reading.date_order.or(choices.reading.date_order);
    if let Some(account) = &request.account {
        choices.account = account.split_whitespace().collect();
    }
    if let Some(currency) = &request.currency {
        choices.currency = currency.trim().to_ascii_uppercase();
    }
    Ok(choices)
}

/// Sample values shown of a column.
const SAMPLES: usize = 3;

/// Cells shown of each of the first rows.
const FIRST_CELLS: usize = 8;

fn samples(records: &Records<'_>) -> Vec<Vec<String>> {
    let of_column = |place: usize| {
        let cells =
            records.records.iter().filter_map(|record| record.cells.get(place)).map(|cell| cell.trim());
        cells.filter(|cell| !cell.is_empty()).take(SAMPLES).map(str::to_owned).collect()
    };
    (0..records.headings.len()).map(of_column).collect()
}

fn first_row(record: &Record<'_>) -> FirstRow {
    let cells = record.cells.iter().take(FIRST_CELLS).map(|cell| cell.trim().to_owned());
    FirstRow { row: record.line, cells: cells.collect() }
}

fn named(error: Error, name: &str) -> Error {
    Error { message: format!("{name}: {}", error.message), ..error }
}
