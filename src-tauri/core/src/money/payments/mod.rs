//! Payments: what came in and went out, and what it settles.

mod allocate;
mod commands;
mod differences;
mod get;
mod list;
pub(crate) mod lists;
mod of_invoice;
mod open_items;
pub(crate) mod record;
mod refund;
mod remove;
pub(crate) mod rules;
pub(crate) mod store;
mod take_back;
#[cfg(test)]
mod tests;
mod unallocated;
mod write_off;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::{InCurrency, codes};
use crate::money::sponsors::OptionalDebtor;
use crate::register::{FreeText, Link, Slice, Table};

pub use allocate::{AllocatePayments, allocate};
pub use get::{PaymentDetail, get};
pub use list::{ListPayments, PaymentPage, PaymentSort, PaymentSortBy, PaymentSums, list};
pub use of_invoice::{GetPaymentsOfInvoice, Settlement, of_invoice};
pub use open_items::{GetPaymentsOpenItems, OpenInvoice, OpenInvoices, open_items};
pub use record::{RecordPayments, record};
pub use refund::{RefundPayments, refund};
pub use remove::remove;
pub use take_back::{TakePaymentsBack, take_back};
pub use unallocated::*;
pub use write_off::{WritePaymentsOff, add_write_off, remove_write_off};

pub(crate) static SLICE: Slice = Slice {
    name: "payments",
    tables: &[
        Table {
            name: "payment",
            label: template!("Payment"),
            one: template!("a payment"),
            several: template!("{count, plural, one {# payment} other {# payments}}", count),
            name_columns: &["received_on", "payer_name"],
        },
        Table {
            name: "payment_allocation",
            label: template!("Allocation"),
            one: template!("an allocation"),
            several: template!("{count, plural, one {# allocation} other {# allocations}}", count),
            name_columns: &["allocated_on"],
        },
        Table {
            name: "payment_write_off",
            label: template!("Write-off"),
            one: template!("a write-off"),
            several: template!("{count, plural, one {# write-off} other {# write-offs}}", count),
            name_columns: &["reason"],
        },
    ],
    commands: commands::ALL,
    lists: lists::ALL,
    needs: &[unallocated::to_allocate],
    links: &[Link::to_member("payment", "member_id").moves(template!("Payments"))],
    free_texts: &[
        FreeText { table: "payment", text: "note", place: "'The note of a payment of ' || received_on" },
        FreeText { table: "payment_write_off", text: "reason", place: "'The reason of a write-off'" },
    ],
    ..Slice::EMPTY
};

/// How money came or went.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PaymentMethod {
    /// From account to account.
    #[default]
    Transfer,
    Card,
    Cheque,
    Cash,
    /// In another way.
    Other,
}

codes!(PaymentMethod { Transfer = "transfer", Card = "card", Cheque = "cheque", Cash = "cash", Other = "other" });

/// A payment in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PaymentRow {
    pub id: i64,
    /// The day it arrived or was paid back.
    #[ts(type = "string")]
    pub received_on: NaiveDate,
    /// What arrived; below zero for a refund.
    pub amount_minor: i64,
    /// What banks kept on the way; it settles as if it had arrived.
    pub bank_fee_minor: i64,
    #[serde(flatten)]
    pub in_currency: InCurrency,
    /// How it came.
    pub method: PaymentMethod,
    /// Who paid.
    pub payer_name: String,
    /// The payer's reference.
    pub reference: String,
    pub note: String,
    /// Whose money it is; nobody where that is not known.
    #[serde(flatten)]
    pub debtor: OptionalDebtor,
    /// The name of that member or sponsor; empty when it is not known.
    pub debtor_name: String,
    /// The payment that a refund pays back.
    pub refunds_id: Option<i64>,
    /// What settles invoices, in the payment's currency.
    pub allocated_minor: i64,
    /// What was paid back.
    pub refunded_minor: i64,
    /// What is left.
    pub unallocated_minor: i64,
    /// The numbers of the invoices it settles.
    pub invoices: String,
    /// The bank transaction that brought it.
    pub bank_transaction_id: Option<i64>,
}

/// A part of a payment that settles an invoice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Allocation {
    pub id: i64,
    pub payment_id: i64,
    /// The day of the payment.
    #[ts(type = "string")]
    pub received_on: NaiveDate,
    /// Who paid.
    pub payer_name: String,
    pub invoice_id: i64,
    pub number: String,
    /// Whom the invoice is addressed to.
    pub debtor_name: String,
    /// The day from which it counts.
    #[ts(type = "string")]
    pub allocated_on: NaiveDate,
    /// What is settled, in the invoice's currency.
    pub amount_minor: i64,
    /// The invoice's currency.
    #[serde(flatten)]
    pub in_currency: InCurrency,
    /// What it takes from the payment, in the payment's currency.
    pub payment_minor: i64,
    pub payment_currency: String,
    /// Digits of that currency's minor unit.
    pub payment_currency_digits: u32,
}

/// A part of a payment for an invoice, as a form or a script gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AllocationDraft {
    pub invoice_id: i64,
    /// What is settled, in the invoice's currency.
    pub amount_minor: i64,
    /// What it takes from the payment, in the payment's currency; the same as `amount_minor` when absent, which is only
    /// right where both currencies are one.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub payment_minor: Option<i64>,
}
