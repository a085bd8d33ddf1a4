//! Settles invoices with what is left of a payment.

use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use super::record::check_day;
use super::{AllocationDraft, PaymentDetail, get, rules, store};
use crate::kernel::{Error, FieldProblems, Id, OptionExt, Result};
use crate::register::{Op, Register};

/// Asks to settle invoices with a payment.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct AllocatePayments {
    pub payment_id: i64,
    /// What it settles from now on, beside what it settles already.
    pub allocations: Vec<AllocationDraft>,
    /// The day from which it counts; today when absent. An invoice of a later date is settled from that date.
    #[ts(as = "Option<String>")]
    pub allocated_on: Option<NaiveDate>,
    /// Whether invoices may be settled beyond what is open.
    pub may_overpay: bool,
}

/// Settles invoices with what is left of a payment.
///
/// # Errors
/// A payment or invoice that does not exist, a refund, more than is left or open, a day before the payment or of closed
/// books; nothing has changed then.
pub fn allocate(register: &mut Register, request: AllocatePayments) -> Result<PaymentDetail> {
    let payment = store::payment(register.reader(), request.payment_id)?
        .or_not_found(template!("Payment"), request.payment_id)?;
    if payment.amount_minor < 0 {
        return Err(Error::conflict(message!(
            "A refund settles no invoice. Take back what the payment before it settled instead."
        )));
    }
    let today = register.clock().today();
    let allocated_on = request.allocated_on.unwrap_or(today);
    check_allocated_on(allocated_on, payment.received_on, today)?;
    let remaining = store::remaining(register.reader(), request.payment_id)?
        .or_not_found(template!("Payment"), request.payment_id)?;
    let checked = rules::check(register.reader(), &remaining, &request.allocations, request.may_overpay)?;
    if checked.is_empty() {
        return Err(Error::invalid(
            "allocations",
            message!("Name at least one invoice that the payment settles."),
        ));
    }
    let debtor = rules::debtor_of(&checked);
    let summary = message!(
        "Settled {checked} with the payment of {received_on, date, long}",
        checked = rules::numbers(&checked),
        received_on = payment.received_on
    );
    register.transact(Op::new(summary), |edit| {
        store::insert_allocations(edit, request.payment_id, allocated_on, &checked)?;
        if let (None, Some(debtor)) = (payment.debtor.0, debtor) {
            store::set_debtor(edit, request.payment_id, debtor)?;
        }
        Ok(())
    })?;
    get(register, Id { id: request.payment_id })
}

/// Money settles nothing before it arrived, nor on a day to come.
fn check_allocated_on(allocated_on: NaiveDate, received_on: NaiveDate, today: NaiveDate) -> Result<()> {
    let mut problems = FieldProblems::default();
    check_day(&mut problems, "allocated_on", allocated_on, today);
    if allocated_on < received_on {
        let message = message!(
            "The payment arrived on {received_on, date, long}, so it settles nothing on {allocated_on, date, long}. Give that day or a later one.",
            received_on,
            allocated_on
        );
        problems.add("allocated_on", message);
    }
    problems.into_result()
}
