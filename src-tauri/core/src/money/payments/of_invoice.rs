//! What settled an invoice.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Allocation, OpenInvoice, store};
use crate::kernel::{OptionExt, Result};
use crate::money::invoices::{self, WriteOff, write_offs};
use crate::register::Register;

/// Asks what settled an invoice.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct GetPaymentsOfInvoice {
    pub invoice_id: i64,
}

/// How an invoice was settled so far.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Settlement {
    pub invoice: OpenInvoice,
    /// The parts of payments that settled it, and what was paid back.
    pub allocations: Vec<Allocation>,
    /// What was given up of it.
    pub write_offs: Vec<WriteOff>,
    /// The tax that it charges, less what credit notes took back: what a write-off may take back.
    pub tax_minor: i64,
}

/// Gives what settled an invoice.
///
/// # Errors
/// An invoice that does not exist; credit notes and pro formas are not settled.
pub fn of_invoice(register: &Register, request: GetPaymentsOfInvoice) -> Result<Settlement> {
    let connection = register.reader();
    let invoice = store::open_invoice(connection, request.invoice_id)?
        .or_not_found(template!("Invoice"), request.invoice_id)?;
    Ok(Settlement {
        invoice,
        allocations: store::allocations_of_invoice(connection, request.invoice_id)?,
        write_offs: write_offs::store::of_invoice(connection, request.invoice_id)?,
        tax_minor: invoices::charged(connection, request.invoice_id)?.tax_minor(),
    })
}
