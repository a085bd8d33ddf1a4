//! Removes a payment that was recorded by mistake, with all it settled.

use super::store;
use crate::kernel::{Error, Id, Money, OptionExt, Result};
use crate::register::{Op, Register, require_open};

/// Removes a payment. What it settled is open again, and the bank transaction that brought it waits again.
///
/// # Errors
/// A payment that does not exist, or that was refunded.
pub fn remove(register: &mut Register, request: Id) -> Result<Id> {
    let payment =
        store::payment(register.reader(), request.id)?.or_not_found(template!("Payment"), request.id)?;
    require_open(register.reader(), payment.received_on, template!("a payment"))?;
    if store::has_refunds(register.reader(), request.id)? {
        return Err(Error::conflict(message!(
            "A part of this payment was paid back. Remove the refund first."
        )));
    }
    let money = Money { minor: payment.amount_minor, currency: payment.in_currency.currency() };
    let summary = message!(
        "Removed the payment of {money} of {received_on, date, long}",
        money,
        received_on = payment.received_on
    );
    register.transact(Op::new(summary), |edit| store::delete_payment(edit, request.id))?;
    Ok(request)
}
