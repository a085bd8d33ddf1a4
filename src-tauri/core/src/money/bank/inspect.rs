//! What a bank's file holds, before any of it is imported.

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use super::reading::{self, ReadList};
use super::{BankFileRequest, new_transactions};
use crate::kernel::{Error, InCurrency, Message, Result};
use crate::money::bank_files::{BankFormat, BankStatement, DecimalSign, DirectionWord, ListField};
use crate::people::tabular::{DateOrder, FirstRow, SavedMapping, Staging};
use crate::register::Register;

/// Bookings shown that were read already.
const ALREADY_READ_MAX: usize = 500;

/// A bank's file that waits to be imported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct StagedBankFile {
    /// What it is known by.
    pub token: String,
    /// Its name.
    pub file_name: String,
    /// Its form.
    pub format: BankFormat,
    /// What it says of each account; empty while `problem` stands in the way.
    pub statements: Vec<StatementPreview>,
    /// How it is read, when it is a list.
    pub list: Option<StagedBankList>,
    /// What has to be chosen before it can be imported; `field` names the choice.
    pub problem: Option<Error>,
}

/// A statement in a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct StatementPreview {
    /// The account.
    pub account: String,
    /// What the bank calls the statement.
    pub identification: String,
    /// The currency of the account.
    #[serde(flatten)]
    pub in_currency: InCurrency,
    /// What was on the account before.
    pub opening_minor: Option<i64>,
    /// What was on it afterwards.
    pub closing_minor: Option<i64>,
    /// The day of the first transaction.
    #[ts(as = "Option<String>")]
    pub first_on: Option<NaiveDate>,
    /// The day of the last.
    #[ts(as = "Option<String>")]
    pub last_on: Option<NaiveDate>,
    /// What came in, in the currency of the account.
    pub received_minor: i64,
    /// What went out, above zero.
    pub paid_minor: i64,
    /// How many transactions it has.
    pub transactions: usize,
    /// How many of them the register knows already.
    pub known: usize,
    /// Those of them that it knows from another file, each to be taken all the same; the first 500.
    pub already_read: Vec<AlreadyRead>,
    /// What was passed over or does not add up.
    pub warnings: Vec<Message>,
}

/// A booking that was read already from another file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AlreadyRead {
    /// What names it where it is to be taken all the same.
    pub fingerprint: String,
    /// The day on which the bank booked it.
    #[ts(type = "string")]
    pub booked_on: NaiveDate,
    /// What was booked.
    pub amount_minor: i64,
    /// Its currency.
    #[serde(flatten)]
    pub in_currency: InCurrency,
    /// Who paid, or was paid.
    pub counterparty: String,
    /// The file it was read from.
    pub file_name: String,
    /// Whether it is taken all the same.
    pub is_taken: bool,
}

/// How a list is read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct StagedBankList {
    /// Its columns.
    pub columns: Vec<BankListColumn>,
    /// The row that holds the headings.
    pub header_row: usize,
    /// Its encoding; empty for a workbook.
    pub encoding: String,
    /// What separates its cells; empty for a workbook.
    pub delimiter: String,
    /// The sheets of a workbook.
    pub sheets: Vec<String>,
    /// The sheet that is read.
    pub sheet: Option<String>,
    /// The first rows, so that another one can be chosen for the headings.
    pub first_rows: Vec<FirstRow>,
    /// What is worth knowing of how the file was read. Once it can be read, its statement says so among its warnings.
    pub notices: Vec<Message>,
    /// The account it is about.
    pub account: String,
    /// The currency of the account.
    pub currency: String,
    /// The character before the decimals, where it was chosen.
    pub decimal_sign: Option<DecimalSign>,
    /// How to read dates, where it was chosen.
    pub date_order: Option<DateOrder>,
    /// Whether the amounts read in two ways.
    pub asks_decimal_sign: bool,
    /// Whether the dates read in two ways.
    pub asks_date_order: bool,
    /// Which way money went by words that were asked about.
    pub directions: Vec<DirectionWord>,
    /// Words that say neither that money came in nor that it went out; empty for an empty cell.
    pub asks_directions: Vec<String>,
    /// Where the proposed choices come from, when a list with the same headings was imported before.
    pub saved: Option<SavedMapping>,
}

/// A column of a bank's list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BankListColumn {
    /// Its heading.
    pub header: String,
    /// What it holds; nothing for a column that is passed over.
    pub field: Option<ListField>,
    /// Its first values.
    pub samples: Vec<String>,
}

/// Looks at a staged file.
///
/// # Errors
/// A file that is gone, or that no bank made.
pub fn inspect(register: &Register, staging: &Staging, request: BankFileRequest) -> Result<StagedBankFile> {
    let read = reading::read(register, staging, &request)?;
    let fingerprints = &read.fingerprints;
    let planned = new_transactions::plan(
        register.reader(),
        read.format,
        &read.statements,
        fingerprints,
        &request.take_again,
    )?;
    let previews = read
        .statements
        .iter()
        .zip(&planned.statements)
        .zip(fingerprints)
        .map(|((statement, new), fingerprints)| preview(statement, new, fingerprints));
    Ok(StagedBankFile {
        statements: previews.collect(),
        token: request.token.clone(),
        file_name: staging.file(&request.token)?.name.clone(),
        format: read.format,
        list: read.list.as_ref().map(|list| staged_list(list, read.problem.is_some())),
        problem: read.problem,
    })
}

fn already_read(
    statement: &BankStatement,
    planned: &new_transactions::PlannedStatement,
    fingerprints: &[String],
) -> Vec<AlreadyRead> {
    let shown = planned.cross_format_duplicates.iter().take(ALREADY_READ_MAX);
    shown
        .map(|(&place, duplicate)| {
            let booking = &statement.transactions[place];
            AlreadyRead {
                fingerprint: fingerprints[place].clone(),
                booked_on: booking.booked_on,
                amount_minor: booking.amount.minor,
                in_currency: booking.amount.currency.into(),
                counterparty: booking.counterparty.clone(),
                file_name: duplicate.file_name.clone(),
                is_taken: planned.added.contains(&place),
            }
        })
        .collect()
}

fn preview(
    statement: &BankStatement,
    planned: &new_transactions::PlannedStatement,
    fingerprints: &[String],
) -> StatementPreview {
    let days = || statement.transactions.iter().map(|transaction| transaction.booked_on);
    let amounts = || {
        let own = statement.transactions.iter().filter(|one| one.amount.currency == statement.currency);
        own.map(|transaction| transaction.amount.minor)
    };
    StatementPreview {
        account: statement.account.clone(),
        identification: statement.identification.clone(),
        in_currency: statement.currency.into(),
        opening_minor: statement.opening.map(|balance| balance.amount_minor),
        closing_minor: statement.closing.map(|balance| balance.amount_minor),
        first_on: days().min(),
        last_on: days().max(),
        received_minor: amounts().filter(|minor| *minor > 0).fold(0, i64::saturating_add),
        paid_minor: -amounts().filter(|minor| *minor < 0).fold(0, i64::saturating_add),
        transactions: statement.transactions.len(),
        known: statement.transactions.len() - planned.added.len(),
        already_read: already_read(statement, planned, fingerprints),
        warnings: statement.warnings.iter().chain(&planned.notes).cloned().collect(),
    }
}

fn staged_list(list: &ReadList, is_unread: bool) -> StagedBankList {
    let columns = list.headings.iter().zip(&list.samples).zip(&list.choices.reading.columns);
    StagedBankList {
        columns: columns
            .map(|((header, samples), field)| BankListColumn {
                header: header.clone(),
                field: *field,
                samples: samples.clone(),
            })
            .collect(),
        header_row: list.header_row,
        encoding: list.encoding.clone(),
        delimiter: list.delimiter.clone(),
        sheets: list.sheets.clone(),
        sheet: list.sheet.clone(),
        first_rows: list.first_rows.clone(),
        notices: if is_unread { list.notices.clone() } else { Vec::new() },
        account: list.choices.account.clone(),
        currency: list.choices.currency.clone(),
        decimal_sign: list.choices.reading.decimal_sign,
        date_order: list.choices.reading.date_order,
        asks_decimal_sign: list.questions.decimal_sign,
        asks_date_order: list.questions.date_order,
        directions: list.choices.reading.directions.clone(),
        asks_directions: list.questions.directions.clone(),
        saved: list.saved.clone(),
    }
}
