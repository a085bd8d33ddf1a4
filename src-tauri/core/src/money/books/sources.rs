//! What the journal is derived from: documents, payments, write-offs, what ORCID charged and was paid, and placed lines of banks.

use chrono::NaiveDate;

use super::bank_lines::BookedBankLine;
use super::orcid::{BookedOrcidInvoice, BookedOrcidPayment};
use crate::kernel::{Currency, Decimal};
use crate::money::invoices::{InvoiceLine, WriteOffKind};
use crate::money::sponsors::OptionalDebtor;
use crate::money::taxes::TaxSubtotal;

/// Whose posting it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct BookedParty {
    pub(super) name: String,
    pub(super) debtor: OptionalDebtor,
}

/// Where the bank tells of what an entry moved there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct BankSide {
    /// The number of the account; none while the bank has not told of it.
    pub(super) account: Option<String>,
    /// The day of the bank's booking.
    pub(super) at_bank_on: Option<NaiveDate>,
}

/// An invoice or credit note.
#[derive(Debug, Clone)]
pub(super) struct BookedDocument {
    pub(super) id: i64,
    pub(super) number: String,
    /// The number of the invoice that a credit note takes back.
    pub(super) credits: Option<String>,
    pub(super) party: BookedParty,
    pub(super) on: NaiveDate,
    pub(super) licence_year: i32,
    pub(super) currency: Currency,
    pub(super) total_minor: i64,
    /// The first and the last day that it bills.
    pub(super) period_from: NaiveDate,
    pub(super) period_until: NaiveDate,
    /// The date of the invoice that a credit note takes back.
    pub(super) credited_on: Option<NaiveDate>,
    /// Another currency that it names, and what one unit of its own is worth there.
    pub(super) also_in: Option<(Currency, Decimal)>,
    pub(super) lines: Vec<InvoiceLine>,
    pub(super) taxes: Vec<TaxSubtotal>,
}

/// Money that arrived, or below zero was paid back.
#[derive(Debug, Clone)]
pub(super) struct BookedPayment {
    pub(super) id: i64,
    pub(super) on: NaiveDate,
    pub(super) amount_minor: i64,
    pub(super) bank_fee_minor: i64,
    pub(super) currency: Currency,
    pub(super) payer: String,
    pub(super) reference: String,
    pub(super) party: BookedParty,
    pub(super) bank: BankSide,
}

/// What of a payment settles an invoice.
#[derive(Debug, Clone)]
pub(super) struct BookedAllocation {
    pub(super) id: i64,
    pub(super) payment_id: i64,
    /// The day of its payment: on that day it is part of the payment's entry.
    pub(super) received_on: NaiveDate,
    pub(super) on: NaiveDate,
    pub(super) invoice_id: i64,
    pub(super) number: String,
    pub(super) party: BookedParty,
    pub(super) amount_minor: i64,
    pub(super) currency: Currency,
    pub(super) payment_minor: i64,
    pub(super) payment_currency: Currency,
}

/// What was given up of an invoice.
#[derive(Debug, Clone)]
pub(super) struct GivenUp {
    pub(super) id: i64,
    pub(super) on: NaiveDate,
    pub(super) invoice_id: i64,
    pub(super) number: String,
    pub(super) party: BookedParty,
    pub(super) amount_minor: i64,
    pub(super) currency: Currency,
    pub(super) kind: WriteOffKind,
    /// The payment that left it open.
    pub(super) payment_id: Option<i64>,
    pub(super) reason: String,
    /// The tax of it that is taken back.
    pub(super) taxes: Vec<TaxSubtotal>,
}

/// All that the journal is derived from.
#[derive(Debug, Clone, Default)]
pub(super) struct Sources {
    pub(super) documents: Vec<BookedDocument>,
    pub(super) payments: Vec<BookedPayment>,
    pub(super) allocations: Vec<BookedAllocation>,
    pub(super) write_offs: Vec<GivenUp>,
    pub(super) orcid_invoices: Vec<BookedOrcidInvoice>,
    pub(super) orcid_payments: Vec<BookedOrcidPayment>,
    pub(super) bank_lines: Vec<BookedBankLine>,
}
