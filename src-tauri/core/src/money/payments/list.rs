//! Lists payments: filtered, sorted and paged in SQL.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{PaymentRow, store};
use crate::kernel::{InCurrency, Result};
use crate::money::sponsors::OptionalDebtor;
use crate::register::Register;

/// Asks for a page of payments.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct ListPayments {
    /// Only those of this member and of the members merged into it, or of this sponsor.
    #[serde(flatten)]
    pub debtor: OptionalDebtor,
    #[ts(as = "Option<String>")]
    pub from_on: Option<NaiveDate>,
    #[ts(as = "Option<String>")]
    pub until_on: Option<NaiveDate>,
    /// Only those of which something is left.
    pub unallocated: Option<bool>,
    /// Only refunds, or only what came in.
    pub refunds: Option<bool>,
    /// Part of a payer, a debtor, a reference, a note or an invoice number.
    pub search: Option<String>,
    /// By day, the latest first, unless given.
    pub sort: Option<PaymentSort>,
    /// Rows to pass over.
    pub offset: Option<u32>,
    /// Rows to give at most; 100 when absent.
    pub limit: Option<u32>,
}

/// An order of payments.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct PaymentSort {
    /// The column.
    pub by: PaymentSortBy,
    /// From the end.
    #[serde(default)]
    pub descending: bool,
}

/// The columns payments can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PaymentSortBy {
    ReceivedOn,
    Amount,
    /// Who paid.
    Payer,
    /// Whose money it is.
    Debtor,
    /// What is left.
    Unallocated,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PaymentPage {
    pub rows: Vec<PaymentRow>,
    /// How many there are in all.
    pub total: i64,
    /// What all of them add up to; none unless they are in one currency.
    pub sums: Option<PaymentSums>,
}

/// What the payments of a list add up to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct PaymentSums {
    #[serde(flatten)]
    pub in_currency: InCurrency,
    /// All of them, refunds taken off.
    pub amount_minor: i64,
    /// What is left of them.
    pub unallocated_minor: i64,
}

/// Gives a page of payments.
pub fn list(register: &Register, request: ListPayments) -> Result<PaymentPage> {
    store::page(register.reader(), &request)
}
