//! Removes a payment that was recorded by mistake, with all it settled.

use super::{PaymentId, store};
use crate::kernel::{Error, Money, OptionExt, Result, long_date};
use crate::register::{Op, Register, require_open};

/// Removes a payment. What it settled is open again, and the bank transaction that brought it waits again.
///
/// # Errors
/// A payment that does not exist, or that was refunded.
pub fn remove(register: &mut Register, request: PaymentId) -> Result<PaymentId> {
    let payment = store::payment(register.reader(), request.id)?.or_not_found("Payment", request.id)?;
    require_open(register.reader(), payment.received_on, "a payment")?;
    if store::has_refunds(register.reader(), request.id)? {
        return Err(Error::conflict("A part of this payment was paid back. Remove the refund first."));
    }
    let money = Money { minor: payment.amount_minor, currency: super::rules::currency(&payment.currency)? };
    let summary = format!("Removed the payment of {money} of {}", long_date(payment.received_on));
    register.transact(Op::new(summary), |edit| store::delete_payment(edit, request.id))?;
    Ok(request)
}
