//! Invoices of which something is left to pay, to choose among.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::store;
use crate::kernel::{InCurrency, Result};
use crate::money::sponsors::{Debtor, OptionalDebtor};
use crate::register::Register;

/// Asks for open invoices.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct GetPaymentsOpenItems {
    /// Only those of this member or sponsor.
    #[serde(flatten)]
    pub debtor: OptionalDebtor,
    /// Only in this currency.
    pub currency: Option<String>,
    /// Part of a number, a name or a reference.
    pub search: Option<String>,
    /// Rows to give at most; 100 when absent.
    pub limit: Option<u32>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OpenInvoice {
    pub invoice_id: i64,
    pub number: String,
    /// Who owes it.
    #[serde(flatten)]
    pub debtor: Debtor,
    /// Whom it is addressed to.
    pub debtor_name: String,
    pub licence_year: i32,
    /// Its date: money settles it from then at the earliest.
    #[ts(type = "string")]
    pub issued_on: NaiveDate,
    #[ts(type = "string")]
    pub due_on: NaiveDate,
    #[serde(flatten)]
    pub in_currency: InCurrency,
    pub total_minor: i64,
    /// What is left to pay; below zero when too much was paid.
    pub open_minor: i64,
    /// Its creditor reference in groups of four; empty when it has none.
    pub payment_reference: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OpenInvoices {
    /// The invoices, the one due first leading.
    pub rows: Vec<OpenInvoice>,
    /// How many there are in all.
    pub total: i64,
}

/// Gives invoices of which something is left to pay.
pub fn open_items(register: &Register, request: GetPaymentsOpenItems) -> Result<OpenInvoices> {
    store::open_invoices(register.reader(), &request)
}
