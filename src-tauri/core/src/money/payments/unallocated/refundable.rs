//! What can be paid back to a debtor.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::store;
use crate::kernel::{InCurrency, Result};
use crate::money::payments::PaymentMethod;
use crate::money::sponsors::OptionalDebtor;
use crate::register::Register;

/// Asks what can be paid back: of one invoice, or to a debtor.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct GetPaymentsRefundable {
    /// The overpaid invoice; it counts before the rest.
    pub invoice_id: Option<i64>,
    /// To whom; with nobody, money of which nobody knows whose it is.
    #[serde(flatten)]
    pub debtor: OptionalDebtor,
    /// The currency; all of them when absent.
    pub currency: Option<String>,
}

/// What can be paid back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RefundableMoney {
    /// The parts of payments, the latest first.
    pub rows: Vec<Refundable>,
}

/// A part of a payment that can be paid back: what is left of it, or what it paid too much on an invoice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Refundable {
    pub payment_id: i64,
    /// The overpaid invoice; none for what is left of the payment.
    pub invoice_id: Option<i64>,
    /// Its number; empty without one.
    pub number: String,
    /// What can be paid back at most.
    pub available_minor: i64,
    #[serde(flatten)]
    pub in_currency: InCurrency,
    /// The day the payment arrived.
    #[ts(type = "string")]
    pub received_on: NaiveDate,
    /// Who paid.
    pub payer_name: String,
    /// The payer's reference.
    pub reference: String,
    /// How it came.
    pub method: PaymentMethod,
}

/// Gives what can be paid back. Where several payments overpaid an invoice, each is given with what it could give back, which
/// together may be more than the invoice was paid too much.
pub fn refundable(register: &Register, request: GetPaymentsRefundable) -> Result<RefundableMoney> {
    Ok(RefundableMoney { rows: store::refundable(register.reader(), &request)? })
}
