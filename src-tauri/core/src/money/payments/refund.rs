//! Pays money back: what is left of a payment, or what an invoice was paid too much.

use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use super::record::{NewPayment, check_day};
use super::rules::CheckedAllocation;
use super::{PaymentDetail, PaymentMethod, PaymentRow, get, store};
use crate::kernel::{Error, FieldProblems, Id, Message, Money, OptionExt, Result, text};
use crate::register::{Op, Register};

/// Asks to record money that was paid back.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct RefundPayments {
    /// The payment that is paid back.
    pub payment_id: i64,
    /// How much, above zero, in the payment's currency.
    pub amount_minor: i64,
    /// The day; today when absent.
    #[ts(as = "Option<String>")]
    pub refunded_on: Option<NaiveDate>,
    /// How it went.
    pub method: PaymentMethod,
    /// Our reference.
    pub reference: String,
    pub note: String,
    /// The overpaid invoice whose surplus is paid back; without one, what is left of the payment is.
    pub invoice_id: Option<i64>,
}

/// Records a refund: a payment below zero.
///
/// # Errors
/// More than is left of the payment, or than the invoice was paid too much; nothing has changed then.
pub fn refund(register: &mut Register, request: RefundPayments) -> Result<PaymentDetail> {
    let today = register.clock().today();
    let payment = store::payment(register.reader(), request.payment_id)?
        .or_not_found(template!("Payment"), request.payment_id)?;
    if payment.amount_minor < 0 {
        return Err(Error::conflict(message!(
            "This is a refund itself. Choose the payment that is paid back."
        )));
    }
    let refunded_on = request.refunded_on.unwrap_or(today);
    let mut problems = FieldProblems::default();
    check_day(&mut problems, "refunded_on", refunded_on, today);
    let reference = problems.take("reference", text::line(&request.reference));
    let note = problems.take("note", text::lines(&request.note));
    problems.into_result()?;
    let amount =
        Money { minor: request.amount_minor, currency: super::rules::currency(payment.in_currency.code())? };
    let allocations = match request.invoice_id {
        Some(invoice_id) => vec![surplus(register, &payment, invoice_id, amount)?],
        None => {
            require_within(amount, payment.unallocated_minor, |available| {
                message!(
                    "Only {available} is left of the payment, so {amount} cannot be paid back.",
                    available,
                    amount
                )
            })?;
            Vec::new()
        }
    };
    let refund = NewPayment {
        received_on: refunded_on,
        amount: Money { minor: -amount.minor, ..amount },
        bank_fee_minor: 0,
        method: request.method,
        payer_name: payment.payer_name.clone(),
        reference,
        note,
        debtor: payment.debtor.0,
        refunds_id: Some(payment.id),
        allocations,
    };
    let to = if payment.payer_name.is_empty() { "the payer" } else { &payment.payer_name };
    let summary = message!("Paid {amount} back to {to}", amount, to);
    let id = register.transact(Op::new(summary), |edit| store::insert_payment(edit, &refund))?;
    get(register, Id { id })
}

/// The part of the refund that takes an invoice's surplus away.
fn surplus(
    register: &Register,
    payment: &PaymentRow,
    invoice_id: i64,
    amount: Money,
) -> Result<CheckedAllocation> {
    let invoice =
        store::open_state(register.reader(), invoice_id)?.or_not_found(template!("Invoice"), invoice_id)?;
    if invoice.currency != amount.currency {
        let message = message!(
            "{invoice} is in {currency}, the payment in {paid_in}. Take its allocation back, and refund what is left then.",
            invoice = invoice.number,
            currency = invoice.currency,
            paid_in = payment.in_currency.code()
        );
        return Err(Error::conflict(message));
    }
    let (own, last_on) = store::allocated_to(register.reader(), payment.id, invoice_id)?;
    require_within(amount, (-invoice.open_minor).min(own), |available| {
        message!(
            "Only {available} was paid too much on {invoice} by this payment, so {amount} cannot be paid back.",
            available,
            invoice = invoice.number,
            amount
        )
    })?;
    let earliest_on = last_on.map_or(invoice.issued_on, |last_on| last_on.max(invoice.issued_on));
    Ok(CheckedAllocation { invoice, amount_minor: -amount.minor, payment_minor: -amount.minor, earliest_on })
}

/// Refuses to pay back nothing, and more than there is, which `too_much` says.
fn require_within(amount: Money, available: i64, too_much: impl FnOnce(Money) -> Message) -> Result<()> {
    if amount.minor <= 0 {
        return Err(Error::invalid("amount_minor", message!("Give what was paid back, above zero.")));
    }
    if amount.minor > available {
        return Err(Error::invalid("amount_minor", too_much(Money { minor: available.max(0), ..amount })));
    }
    Ok(())
}
