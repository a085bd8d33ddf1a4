//! From a staged file to its statements.

use std::borrow::Cow;

use super::{BankFileRequest, ListChoices, MAPPINGS, fingerprint};
use crate::kernel::{Currency, Error, Message, OptionExt, Result, ids};
use crate::money::bank_files::{
    self, BankFormat, BankStatement, GivenFacts, ListField, list, list_recognise,
};
use crate::people::profile;
use crate::people::tabular::headings;
use crate::people::tabular::reader::TextRecord;
use crate::people::tabular::values;
use crate::people::tabular::{
    self, FirstRow, Form, Reading, Records, SavedMapping, SourceTable, StagedFile, Staging,
};
use crate::register::Register;

/// How the list of a bank is read, unless told otherwise. A filter hides payments from the eye, but the money came all the
/// same, and a merged cell must not count twice.
pub const READING: Reading<'static> =
    Reading { hidden: true, counts_once: true, ..Reading::by(list_recognise::knows) };

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
    /// What is worth knowing of how the file was read: what is hidden in a workbook, which sheets were passed over.
    pub(super) notices: Vec<Message>,
    pub(super) questions: list::OpenQuestions,
}

/// Reads the file of a request.
///
/// # Errors
/// A file that is gone, or that is no bank file at all. What can be put right by choosing is told in the answer.
pub(super) fn read(register: &Register, staging: &Staging, request: &BankFileRequest) -> Result<ReadFile> {
    let file = staging.file(&request.token)?;
    let told = GivenFacts {
        encoding: request.encoding.as_deref(),
        currency: request.currency.as_deref().and_then(Currency::from_code),
    };
    let (format, files) = match bank_files::read_file(&file.bytes, told) {
        Ok(Some(found)) => found,
        Ok(None) => return read_list(register, file, request),
        // What can be put right by choosing stands in the way of nothing else.
        Err(error) if matches!(error.field.as_deref(), Some("currency" | "encoding")) => {
            return Ok(ReadFile {
                format: bank_files::format_of(&file.bytes),
                statements: Vec::new(),
                fingerprints: Vec::new(),
                list: None,
                problem: Some(named(error, &file.name)),
            });
        }
        Err(error) => return Err(named(error, &file.name)),
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
        ..READING
    };
    let table = SourceTable::of(file, reading)?;
    let records = records_of(&table, request)?;
    let set = heading_set(&records.headings);
    let seen = || list_recognise::recognise(&records.headings, &records.records);
    let remembered = tabular::remembered::<ListChoices>(register.reader(), MAPPINGS, &set)?;
    let (proposed, saved) = match remembered {
        Some((mut choices, saved)) => {
            tell_anew(&mut choices.reading.columns, seen());
            (choices, Some(saved))
        }
        None => (recognised(register, &records)?, None),
    };
    let choices = chosen(&proposed, request, records.headings.len())?;
    let of_questions = Currency::from_code(&choices.currency).or(Currency::from_code("EUR"));
    let questions = of_questions.map_or_else(list::OpenQuestions::default, |currency| {
        list::open_questions(&records.headings, &records.records, &choices.reading, currency)
    });
    let read = Currency::from_code(&choices.currency)
        .or_invalid(
            "currency",
            message!("“{currency}” is not a currency. Use a code such as EUR.", currency = choices.currency),
        )
        .and_then(|currency| {
            list::read(&records.headings, &records.records, &choices.reading, &choices.account, currency)
        });
    let read = read.map(|mut statement| {
        if matches!(table.form, Form::Workbook(_)) {
            tell_of_formulas(&mut statement);
        }
        statement.warnings.splice(0..0, records.notices.iter().cloned());
        statement
    });
    let (statements, problem) = match read {
        Ok(statement) => (vec![statement], None),
        Err(error) => (Vec::new(), Some(error)),
    };
    let (encoding, delimiter, sheets, sheet) = match &table.form {
        Form::Text { decoded, delimiter, .. } => {
            (decoded.encoding.to_owned(), delimiter.to_string(), Vec::new(), None)
        }
        Form::Workbook(grid) => (String::new(), String::new(), grid.sheets.clone(), Some(grid.sheet.clone())),
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
        notices: records.notices.to_vec(),
        questions,
        headings: headings::unique(&records.headings),
        choices,
    };
    let fingerprints = fingerprint::of_file(&statements);
    Ok(ReadFile { format: BankFormat::List, statements, fingerprints, list: Some(list), problem })
}

/// The records of a list below its headings, which banks put wherever they like, or leave out.
fn records_of<'a>(table: &'a SourceTable, request: &BankFileRequest) -> Result<Records<'a>> {
    let mut records = table.records(request.header_row)?;
    if let Some(row) = better_headings(&records).filter(|_| request.header_row.is_none()) {
        records = table.records(Some(row))?;
    }
    if request.header_row.is_none() {
        take_back_first_row(&mut records);
    }
    name_all_columns(&mut records);
    Ok(records)
}

/// What the columns of a list are known by: their headings in their order, whatever case and spacing.
fn heading_set(list: &[String]) -> String {
    let keys: Vec<String> = headings::unique(list).iter().map(|heading| headings::key(heading)).collect();
    keys.join("\n")
}

/// What tells directions and statuses shows only where there are some of both kinds, which the first list of a bank may
/// not have: where nothing was remembered of it, it is seen anew.
fn tell_anew(columns: &mut [Option<ListField>], seen: Vec<Option<ListField>>) {
    let ways = [ListField::Direction, ListField::Credit, ListField::Debit];
    let knows = |columns: &[Option<ListField>], fields: &[ListField]| {
        columns.iter().flatten().any(|field| fields.contains(field))
    };
    for (field, others) in [(ListField::Direction, &ways[..]), (ListField::Status, &[ListField::Status][..])]
    {
        if !knows(columns, others) {
            let places = columns.iter_mut().zip(&seen).filter(|(_, seen)| **seen == Some(field));
            places.for_each(|(column, _)| *column = Some(field));
        }
    }
}

/// The row among the first that names day and amount, where the one that was taken for the headings does not.
fn better_headings(records: &Records<'_>) -> Option<usize> {
    let names_both = |headings: &[String]| {
        let columns = list_recognise::recognise(headings, &[]);
        let has = |field| columns.contains(&Some(field));
        let amounts = [ListField::Amount, ListField::Credit, ListField::Debit];
        has(ListField::BookedOn) && amounts.into_iter().any(has)
    };
    if names_both(&records.headings) {
        return None;
    }
    let of_row = |record: &&TextRecord<'_>| {
        let cells: Vec<String> = record.cells.iter().map(|cell| cell.trim().to_owned()).collect();
        names_both(&cells)
    };
    records.first.iter().find(of_row).map(|record| record.line)
}

/// Some banks write no headings: where days and amounts stand in their place, they are the first row.
fn take_back_first_row(records: &mut Records<'_>) {
    let has_day = records.headings.iter().any(|cell| values::date(cell, None).is_ok());
    let has_amount = records.headings.iter().any(|cell| bank_files::is_amount(cell));
    if !(has_day && has_amount) {
        return;
    }
    let cells = records.headings.iter().map(|cell| Cow::Owned(cell.clone())).collect();
    records.records.insert(0, TextRecord { line: records.header_row, cells });
    records.headings.iter_mut().for_each(String::clear);
}

/// A list may have more columns than headings.
fn name_all_columns(records: &mut Records<'_>) {
    /// Columns without a heading that are looked at.
    const BEYOND_MAX: usize = 10;
    let known = records.headings.len();
    let filled = |record: &TextRecord<'_>| record.cells.iter().rposition(|cell| !cell.trim().is_empty());
    let last = records.records.iter().filter_map(filled).max().map_or(0, |place| place + 1);
    records.headings.resize(last.clamp(known, known + BEYOND_MAX), String::new());
}

/// In a workbook, what is empty may have been reckoned by the program that showed it.
fn tell_of_formulas(statement: &mut BankStatement) {
    if statement.warnings.iter().any(|warning| warning.words_it("but no amount")) {
        statement.warnings.push(message!("A formula without its result, or an error such as #REF!, counts as no amount: open the workbook in a spreadsheet, save it, and import it again."));
    }
}

/// What is proposed for a list that was never seen: what its headings and the lines above them say, and else the account
/// of the profile.
fn recognised(register: &Register, records: &Records<'_>) -> Result<ListChoices> {
    let profile = profile::get(register)?;
    let columns = list_recognise::recognise(&records.headings, &records.records);
    let currency = list_recognise::currency_in(&records.headings, &columns);
    let above = || records.first.iter().take_while(|record| record.line < records.header_row);
    let cells =
        |record: &'_ TextRecord<'_>| record.cells.iter().map(|cell| told_above(cell)).collect::<Vec<_>>();
    let account = above().flat_map(cells).find(|cell| ids::iban(cell).is_ok());
    let account = account.or_else(|| own_account(records, &columns));
    let of_line = |record: &TextRecord<'_>| {
        let label = record.cells.first().map_or("", |cell| cell.trim());
        let is_currency = list_recognise::recognise(&[label.to_owned()], &[]) == [Some(ListField::Currency)];
        cells(record).iter().skip(1).find_map(|cell| Currency::from_code(cell)).filter(|_| is_currency)
    };
    let currency = currency.or_else(|| above().find_map(of_line));
    Ok(ListChoices {
        reading: bank_files::ListReading { columns, ..Default::default() },
        account: account.unwrap_or_else(|| profile.draft.iban.split_whitespace().collect()),
        currency: currency.map_or(profile.draft.currency, |currency| currency.code().to_owned()),
    })
}

/// The account that each row of a list names beside that of the other side.
fn own_account(records: &Records<'_>, columns: &[Option<ListField>]) -> Option<String> {
    let of_column = |place: usize| {
        let mut cells = records.records.iter().filter_map(|record| record.cells.get(place));
        let mut cells = cells.by_ref().map(|cell| told_above(cell)).filter(|cell| !cell.is_empty());
        let first = cells.next().filter(|cell| ids::iban(cell).is_ok())?;
        cells.all(|cell| cell == first).then_some(first)
    };
    let unused = columns.iter().enumerate().filter(|(_, field)| field.is_none());
    unused.into_iter().find_map(|(place, _)| of_column(place))
}

/// A cell above the headings without spaces, and without what keeps a spreadsheet from reckoning with it: `="CH93…"`.
fn told_above(cell: &str) -> String {
    cell.trim().trim_start_matches('=').trim_matches('"').split_whitespace().collect()
}

fn chosen(proposed: &ListChoices, request: &BankFileRequest, columns: usize) -> Result<ListChoices> {
    let mut choices = proposed.clone();
    if !request.reading.columns.is_empty() {
        if request.reading.columns.len() != columns {
            let message = message!(
                "The mapping has {count, plural, one {# entry} other {# entries}}, the file {columns} columns. Choose the file again.",
                count = request.reading.columns.len(),
                columns
            );
            return Err(Error::invalid("columns", message));
        }
        choices.reading.columns.clone_from(&request.reading.columns);
    }
    choices.reading.decimal_sign = request.reading.decimal_sign.or(choices.reading.decimal_sign);
    choices.reading.date_order = request.reading.date_order.or(choices.reading.date_order);
    for told in &request.reading.directions {
        choices.reading.directions.retain(|known| known.word != told.word);
        choices.reading.directions.push(told.clone());
    }
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

fn first_row(record: &TextRecord<'_>) -> FirstRow {
    let cells = record.cells.iter().take(FIRST_CELLS).map(|cell| cell.trim().to_owned());
    FirstRow { row: record.line, cells: cells.collect() }
}

fn named(error: Error, name: &str) -> Error {
    Error { message: message!("{file}: {problem}", file = name, problem = error.message), ..error }
}
