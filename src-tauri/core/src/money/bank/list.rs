//! The statements that were imported.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::store;
use crate::kernel::{InCurrency, Message, Result};
use crate::money::bank_files::BankFormat;
use crate::register::Register;

/// Rows a page has unless asked otherwise.
const PAGE_ROWS: u32 = 100;

/// Asks for a page of statements.
#[derive(Debug, Clone, Copy, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct ListBankStatements {
    /// Rows to pass over.
    pub offset: Option<u32>,
    /// Rows to give at most; 100 when absent.
    pub limit: Option<u32>,
}

/// A statement that was imported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BankStatementRow {
    /// The statement.
    pub id: i64,
    /// The account.
    pub account: String,
    /// The form of its file.
    pub format: BankFormat,
    /// The first day it is about.
    #[ts(type = "string | null")]
    pub first_on: Option<NaiveDate>,
    /// The last day it is about.
    #[ts(type = "string | null")]
    pub last_on: Option<NaiveDate>,
    /// What the bank calls it.
    pub identification: String,
    /// The currency of the account.
    #[serde(flatten)]
    pub in_currency: InCurrency,
    /// What was on the account before.
    pub opening_minor: Option<i64>,
    /// The day of the closing balance.
    #[ts(type = "string | null")]
    pub closing_on: Option<NaiveDate>,
    /// What was on the account afterwards.
    pub closing_minor: Option<i64>,
    /// The file it came in.
    pub file_name: String,
    /// When it was imported: RFC 3339 in UTC.
    pub imported_at: String,
    /// Who imported it.
    pub user: String,
    /// How many transactions the file has.
    pub transactions: i64,
    /// How many of them were new.
    pub added: i64,
    /// How many of these are still kept: payments of a batch may have taken the place of its total.
    pub kept: i64,
    /// How many of these are booked or put aside; the statement can be taken back while none is.
    pub settled: i64,
    /// What was passed over or does not add up.
    pub warnings: Vec<Message>,
}

/// A page of statements.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BankStatementPage {
    /// The statements, the latest import first.
    pub rows: Vec<BankStatementRow>,
    /// How many there are in all.
    pub total: i64,
}

/// Gives a page of statements.
pub fn statements(register: &Register, request: ListBankStatements) -> Result<BankStatementPage> {
    store::statements(register.reader(), request.offset.unwrap_or(0), request.limit.unwrap_or(PAGE_ROWS))
}
