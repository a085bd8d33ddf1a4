//! Removes what was recorded by mistake.

use super::{OrcidInvoiceList, OrcidPayment, OrcidPaymentList, store};
use crate::kernel::{Error, Id, OptionExt, Result};
use crate::money::bank::postings::store as placed;
use crate::register::{Connection, Op, Register, require_open};

/// Removes an invoice of ORCID; its document stays with the agreement.
///
/// # Errors
/// An invoice that does not exist; [`crate::kernel::ErrorKind::Conflict`] for one of which something is paid.
pub fn remove_invoice(register: &mut Register, request: Id) -> Result<OrcidInvoiceList> {
    let today = register.clock().today();
    let invoice = store::invoice(register.reader(), request.id, today)?;
    let invoice = invoice.or_not_found(template!("Invoice of ORCID"), request.id)?;
    let number = &invoice.draft.number;
    if invoice.paid_minor > 0 {
        let message =
            message!("A part of ORCID’s invoice {number} is paid. Remove the payment first.", number);
        return Err(Error::conflict(message));
    }
    if store::credit_note_count(register.reader(), request.id)? > 0 {
        let message = message!(
            "A credit note takes ORCID’s invoice {number} back. Remove the credit note first.",
            number
        );
        return Err(Error::conflict(message));
    }
    let noun = invoice.draft.noun();
    require_open(register.reader(), invoice.draft.received_on, invoice.draft.what())?;
    let op = Op::new(message!("Removed ORCID’s {noun} {number}", noun, number));
    register.transact(op, |edit| store::delete_invoice(edit, request.id))?;
    super::invoices(register, super::GetOrcidCostsInvoices { year: Some(invoice.draft.licence_year) })
}

/// Removes a payment to ORCID; what it settled is open again.
///
/// # Errors
/// A payment that does not exist.
pub fn remove_payment(register: &mut Register, request: Id) -> Result<OrcidPaymentList> {
    let payment = store::payment(register.reader(), request.id)?
        .or_not_found(template!("Payment to ORCID"), request.id)?;
    require_open(register.reader(), payment.draft.paid_on, template!("a payment to ORCID"))?;
    refuse_wired(register.reader(), &payment)?;
    let summary =
        message!("Removed the payment to ORCID of {paid_on, date, long}", paid_on = payment.draft.paid_on);
    let op = Op::new(summary);
    register.transact(op, |edit| store::delete_payment(edit, request.id))?;
    super::payments(register, super::GetOrcidCostsPayments::default())
}

/// A payment that a bank transaction was said to be stays as the bank told it.
pub(super) fn refuse_wired(connection: &Connection, payment: &OrcidPayment) -> Result<()> {
    match placed::wire_of(connection, payment.id)? {
        None => Ok(()),
        Some(_) => Err(Error::conflict(message!(
            "The payment to ORCID of {paid_on, date, long} is a transaction of the bank. Take that back first: Payments, Bank, Booked.",
            paid_on = payment.draft.paid_on
        ))),
    }
}
