//! Takes an allocation back, whole or in part: the money is unallocated again.

use serde::Deserialize;
use ts_rs::TS;

use super::{PaymentDetail, get, store};
use crate::kernel::money::ratio;
use crate::kernel::{Error, Id, Money, OptionExt, Result};
use crate::money::invoices::write_offs;
use crate::register::{Op, Register, require_open};

/// Asks to take an allocation back.
#[derive(Debug, Clone, Copy, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct TakePaymentsBack {
    pub allocation_id: i64,
    /// How much of it, in the invoice's currency; all of it when absent.
    pub amount_minor: Option<i64>,
}

/// Takes an allocation back. The invoice is open again by as much and by the small difference that was settled with it, the
/// money is left of its payment.
///
/// # Errors
/// An allocation that does not exist, and a part that is not between nothing and all of it.
pub fn take_back(register: &mut Register, request: TakePaymentsBack) -> Result<PaymentDetail> {
    let allocation = store::allocation(register.reader(), request.allocation_id)?
        .or_not_found(template!("Allocation"), request.allocation_id)?;
    require_open(register.reader(), allocation.allocated_on, template!("an allocation"))?;
    let whole = allocation.amount_minor;
    let part = request.amount_minor.unwrap_or(whole);
    if part.signum() != whole.signum() || part.unsigned_abs() > whole.unsigned_abs() {
        let message = message!(
            "Take back more than nothing and at most what {allocation} was settled with.",
            allocation = allocation.number
        );
        return Err(Error::invalid("amount_minor", message));
    }
    let kept = whole - part;
    let kept_of_payment = ratio(allocation.payment_minor, kept.abs(), whole.abs()).ok_or_else(|| {
        Error::internal(message!("The part of an allocation is beyond what can be reckoned."))
    })?;
    let money = Money { minor: part, currency: allocation.in_currency.currency() };
    let summary = message!("Took {money} back from {allocation}", money, allocation = allocation.number);
    register.transact(Op::new(summary), |edit| {
        write_offs::remove_of_payment(edit, allocation.payment_id, Some(allocation.invoice_id))?;
        store::delete_allocation(edit, allocation.id)?;
        if kept != 0 {
            let share = (allocation.invoice_id, kept, kept_of_payment);
            store::insert_allocation(edit, allocation.payment_id, allocation.allocated_on, share)?;
        }
        Ok(())
    })?;
    get(register, Id { id: allocation.payment_id })
}
