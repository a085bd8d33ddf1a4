//! Lists invoices: filtered, sorted and paged in SQL.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{DocumentKind, InvoiceRow, InvoiceState, store};
use crate::kernel::{InCurrency, Result};
use crate::money::sponsors::OptionalDebtor;
use crate::register::Register;

/// Rows a page has unless asked otherwise.
pub(super) const PAGE_ROWS: u32 = 100;

/// Asks for a page of invoices.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct ListInvoices {
    /// Only those of this member and of the members merged into it, or of this sponsor.
    #[serde(flatten)]
    pub debtor: OptionalDebtor,
    /// Only these documents.
    pub kind: Option<DocumentKind>,
    /// Only this licence year.
    pub year: Option<i32>,
    /// Only those that stand here today.
    pub state: Option<InvoiceState>,
    /// Only those that are still to be sent, for the first time or again with what was added.
    pub not_sent: Option<bool>,
    /// Part of a number, of a purchase order number or of a member's name.
    pub search: Option<String>,
    /// By number, the latest first, unless given.
    pub sort: Option<InvoiceSort>,
    /// Rows to pass over.
    pub offset: Option<u32>,
    /// Rows to give at most.
    pub limit: Option<u32>,
}

/// An order of invoices.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct InvoiceSort {
    /// The column.
    pub by: InvoiceSortBy,
    /// From the end.
    #[serde(default)]
    pub descending: bool,
}

/// The columns invoices can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum InvoiceSortBy {
    /// In the order they were issued.
    Number,
    /// Name of the member or sponsor.
    Debtor,
    /// Total.
    Total,
    /// What is left to pay.
    Open,
    /// Invoice date.
    IssuedOn,
    /// Due date.
    DueOn,
    /// Where it stands: what needs somebody's attention first.
    State,
}

/// A page of invoices.
#[derive(Debug, Clone, Serialize, TS)]
pub struct InvoicePage {
    /// The invoices of this page.
    pub rows: Vec<InvoiceRow>,
    /// How many there are in all.
    pub total: i64,
    /// What all of them add up to; none unless they are in one currency.
    pub sums: Option<InvoiceSums>,
    /// The licence years that have invoices, the latest first.
    pub years: Vec<i32>,
}

/// What the invoices of a list add up to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct InvoiceSums {
    /// The currency.
    #[serde(flatten)]
    pub in_currency: InCurrency,
    /// All of them, credit notes taken off and pro formas left out.
    pub total_minor: i64,
    /// What is left to pay; none where nothing was ever to pay.
    pub open_minor: Option<i64>,
}

/// Gives a page of invoices.
pub fn list(register: &Register, request: ListInvoices) -> Result<InvoicePage> {
    store::page(register.reader(), &request, register.clock().today())
}
