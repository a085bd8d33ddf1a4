//! Statements of account and receipts: what was booked for a member or a sponsor in a period, with a running balance, and what is open.

mod commands;
mod files;
mod get;
mod receipt;
mod render;
mod store;
#[cfg(test)]
mod tests;

use crate::kernel::InCurrency;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::register::Slice;

pub use files::files;
pub use get::{GetAccountStatements, get};
pub use receipt::receipt;

pub(crate) static SLICE: Slice =
    Slice { name: "account_statements", commands: commands::ALL, ..Slice::EMPTY };

/// What was booked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StatementEntryKind {
    Invoice,
    CreditNote,
    /// Money that came in.
    Payment,
    /// Money that was paid back.
    Refund,
    /// What was given up.
    WriteOff,
    /// What a payment missed an invoice by, or exceeded it.
    Difference,
}

crate::kernel::codes!(StatementEntryKind {
    Invoice = "invoice",
    CreditNote = "credit_note",
    Payment = "payment",
    Refund = "refund",
    WriteOff = "write_off",
    Difference = "difference",
});

/// A statement of account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Statement {
    /// The member or sponsor.
    pub debtor: String,
    /// The first day.
    #[ts(type = "string")]
    pub from_on: NaiveDate,
    /// The last day.
    #[ts(type = "string")]
    pub until_on: NaiveDate,
    /// Today, as of which open items are told.
    #[ts(type = "string")]
    pub today: NaiveDate,
    /// An account for each currency that something was booked in.
    pub accounts: Vec<StatementAccount>,
}

/// What was booked in a currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct StatementAccount {
    #[serde(flatten)]
    pub in_currency: InCurrency,
    /// What was owed before the first day; below zero for what was paid too much.
    pub opening_minor: i64,
    /// What was booked, day by day.
    pub entries: Vec<StatementEntry>,
    /// What was owed at the end of the last day.
    pub closing_minor: i64,
    /// The invoices that are not settled today, by due date.
    pub open_items: Vec<StatementItem>,
    /// What of them is overdue for how long.
    pub ages: Vec<StatementAge>,
}

/// Something booked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct StatementEntry {
    #[ts(type = "string")]
    pub on: NaiveDate,
    pub kind: StatementEntryKind,
    /// The number of the document, or the payer’s reference.
    pub reference: String,
    /// The document, if it is one.
    pub invoice_id: Option<i64>,
    /// The purchase order number that an invoice says; empty for none.
    pub purchase_order: String,
    /// What it adds to what is owed; below zero for what it takes off.
    pub amount_minor: i64,
    /// What was owed after it.
    pub balance_minor: i64,
}

/// An invoice that is not settled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct StatementItem {
    pub invoice_id: i64,
    pub number: String,
    /// The purchase order number that it says; empty for none.
    pub purchase_order: String,
    #[ts(type = "string")]
    pub due_on: NaiveDate,
    /// Days since; 0 when it is not overdue.
    pub days_overdue: i64,
    /// What it asked for.
    pub total_minor: i64,
    /// What is left to pay; below zero for what was paid too much.
    pub open_minor: i64,
}

/// What is overdue for how long.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct StatementAge {
    /// The fewest days overdue; 0 for what is not.
    pub from_days: i64,
    /// The most days overdue; none for the longest.
    pub until_days: Option<i64>,
    pub open_minor: i64,
}
