//! One payment with what it settles.

use serde::Serialize;
use ts_rs::TS;

use super::{Allocation, PaymentRow, store};
use crate::kernel::{Id, OptionExt, Result};
use crate::money::invoices::{WriteOff, write_offs};
use crate::register::Register;

/// A payment with all that belongs to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PaymentDetail {
    pub payment: PaymentRow,
    /// What it settles.
    pub allocations: Vec<Allocation>,
    /// The small differences that were settled with it.
    pub differences: Vec<WriteOff>,
    /// What was paid back of it.
    pub refunds: Vec<PaymentRow>,
}

/// Gives one payment.
pub fn get(register: &Register, request: Id) -> Result<PaymentDetail> {
    let connection = register.reader();
    let payment = store::payment(connection, request.id)?.or_not_found(template!("Payment"), request.id)?;
    Ok(PaymentDetail {
        allocations: store::allocations_of_payment(connection, request.id)?,
        differences: write_offs::store::of_payment(connection, request.id)?,
        refunds: store::refunds_of(connection, request.id)?,
        payment,
    })
}
