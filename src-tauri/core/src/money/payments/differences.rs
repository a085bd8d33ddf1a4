//! Small differences: a payment that misses an invoice, or exceeds it, by no more than the limit of its currency settles it.
//! The difference is booked to an account of its own, on the day from which the payment settles the invoice.

use chrono::NaiveDate;

use super::rules::CheckedAllocation;
use super::store;
use crate::kernel::{OptionExt, Result};
use crate::money::invoices::{WriteOff, WriteOffKind, write_offs};
use crate::money::terms;
use crate::register::Edit;

/// Settles what a payment left open of these invoices, or paid too much, where it is little enough.
pub(super) fn settle(
    edit: &Edit<'_>,
    payment_id: i64,
    on: NaiveDate,
    settled: &[CheckedAllocation],
) -> Result<()> {
    for one in settled.iter().filter(|one| one.amount_minor > 0) {
        let invoice_id = one.invoice.invoice_id;
        let open = store::open_state(edit, invoice_id)?.or_not_found(template!("Invoice"), invoice_id)?;
        let limit = terms::store::difference_max(edit, open.currency)?;
        if open.open_minor == 0 || open.open_minor.abs() > limit {
            continue;
        }
        let difference = WriteOff {
            id: 0,
            invoice_id,
            kind: WriteOffKind::Difference,
            payment_id: Some(payment_id),
            written_off_on: on.max(one.earliest_on),
            amount_minor: open.open_minor,
            reason: message!("Small difference").to_string(),
            tax_minor: 0,
            taxes: Vec::new(),
            credit_note_id: None,
        };
        write_offs::store::insert(edit, &difference)?;
    }
    Ok(())
}

/// Has the last invoice that is settled in full take what is left of the payment, where it is little enough to be a difference.
pub(super) fn take_what_is_left(settled: &mut [CheckedAllocation], left: i64, limit: i64) {
    if left <= 0 || left > limit {
        return;
    }
    let is_in_full = |one: &&mut CheckedAllocation| {
        one.amount_minor >= one.invoice.open_minor && one.amount_minor == one.payment_minor
    };
    if let Some(last) = settled.iter_mut().rev().find(is_in_full) {
        last.amount_minor += left;
        last.payment_minor += left;
    }
}
