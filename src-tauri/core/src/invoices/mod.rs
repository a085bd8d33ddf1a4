//! Invoices: issued once, numbered without gaps, frozen with all they print.

mod checks;
pub mod export;
mod frozen;
mod get;
mod issue;
mod list;
mod page;
mod render;
mod store;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::register::Table;

pub use checks::{documents_are_unaltered, numbers_are_gap_free};
pub use frozen::{Buyer, FrozenInvoice, InvoiceLine, PaymentDetails, Seller};
pub use get::{GetInvoice, InvoiceDetail, get};
pub use issue::{IssuedInvoice, IssuedRun, issue};
pub use list::{InvoicePage, InvoiceSort, InvoiceSortBy, ListInvoices, list};
pub use page::{GetInvoicePage, InvoicePageImage, page};

/// What the audit trail calls the rows of this slice.
pub const TABLES: [Table; 2] = [
    Table { name: "invoice", label: "Invoice", name_columns: &["number"] },
    Table { name: "number_series", label: "Number series", name_columns: &["series"] },
];

/// Where an invoice stands, derived from its dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum InvoiceState {
    /// Not yet due.
    Open,
    /// The due date has passed.
    Overdue,
}

/// An invoice as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct InvoiceRow {
    /// The invoice.
    pub id: i64,
    /// Its number.
    pub number: String,
    /// The member billed.
    pub member_id: i64,
    /// The member's name as it was when the invoice was issued.
    pub member: String,
    /// The licence year billed.
    pub licence_year: i32,
    /// The invoice date.
    #[ts(type = "string")]
    pub issued_on: NaiveDate,
    /// The due date.
    #[ts(type = "string")]
    pub due_on: NaiveDate,
    /// What it asks for.
    pub total_minor: i64,
    /// The currency.
    pub currency: String,
    /// Digits of its minor unit.
    pub currency_digits: u32,
    /// Where it stands today.
    pub state: InvoiceState,
}
