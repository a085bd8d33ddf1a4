//! Gives up what will not be paid, and says why.

use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use super::record::check_day;
use super::rules::OpenState;
use super::{GetPaymentsOfInvoice, Settlement, of_invoice, store};
use crate::kernel::{Error, FieldProblems, Id, Money, OptionExt, Result, money, text};
use crate::money::invoices::{self, WriteOff, WriteOffKind, write_offs};
use crate::money::taxes::TaxSubtotal;
use crate::register::{Connection, Op, Register, require_open};

/// Asks to write something off.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct WritePaymentsOff {
    pub invoice_id: i64,
    /// How much; all that is open when absent.
    pub amount_minor: Option<i64>,
    /// The day; today when absent.
    #[ts(as = "Option<String>")]
    pub written_off_on: Option<NaiveDate>,
    pub reason: String,
    /// Whether the tax in it is taken back, where the law lets it; otherwise the tax stays owed, and all of it is a loss.
    pub takes_tax_back: bool,
}

/// Writes off a part of an invoice, or all that is open of it.
///
/// # Errors
/// More than is open, nothing open, a day before the invoice, no reason, or tax to take back where none was charged.
pub fn add_write_off(register: &mut Register, request: WritePaymentsOff) -> Result<Settlement> {
    let today = register.clock().today();
    let invoice = store::open_state(register.reader(), request.invoice_id)?
        .or_not_found(template!("Invoice"), request.invoice_id)?;
    let written_off_on = request.written_off_on.unwrap_or(today);
    let money = |minor| Money { minor, currency: invoice.currency };
    let amount_minor = request.amount_minor.unwrap_or(invoice.open_minor);
    let mut problems = FieldProblems::default();
    check_day(&mut problems, "written_off_on", written_off_on, today);
    if written_off_on < invoice.issued_on {
        problems.add(
            "written_off_on",
            message!("{invoice} is dated {issued_on, date, long}, so nothing of it is written off on {written_off_on, date, long}. Give a later day, or issue a credit note.", invoice = invoice.number, issued_on = invoice.issued_on, written_off_on),
        );
    }
    let reason = problems.take("reason", text::line(&request.reason));
    if reason.is_empty() {
        problems.add("reason", message!("Say why it will not be paid; an auditor will ask."));
    }
    if invoice.open_minor <= 0 {
        return Err(Error::conflict(message!(
            "Nothing is open of {invoice}, so there is nothing to write off.",
            invoice = invoice.number
        )));
    }
    if amount_minor <= 0 || amount_minor > invoice.open_minor {
        problems.add(
            "amount_minor",
            message!(
                "Write off more than nothing and at most {open_minor}, which is open.",
                open_minor = money(invoice.open_minor)
            ),
        );
    }
    problems.into_result()?;
    let taxes =
        if request.takes_tax_back { tax_in(register.reader(), &invoice, amount_minor)? } else { Vec::new() };
    let tax_minor = money::sum(taxes.iter().map(|subtotal| subtotal.tax_minor));
    let (amount, number) = (money(amount_minor), &invoice.number);
    let summary = match tax_minor {
        0 => message!("Wrote off {amount} of {number}: {reason}", amount, number, reason),
        minor => message!(
            "Wrote off {amount} of {number}, of which {tax} tax is taken back: {reason}",
            amount,
            number,
            tax = money(minor),
            reason
        ),
    };
    let write_off = WriteOff {
        id: 0,
        invoice_id: request.invoice_id,
        kind: WriteOffKind::Loss,
        payment_id: None,
        written_off_on,
        amount_minor,
        reason,
        tax_minor,
        taxes,
        credit_note_id: None,
    };
    register.transact(Op::new(summary), |edit| write_offs::store::insert(edit, &write_off).map(drop))?;
    of_invoice(register, GetPaymentsOfInvoice { invoice_id: request.invoice_id })
}

/// The tax in a part of an invoice.
fn tax_in(connection: &Connection, invoice: &OpenState, amount_minor: i64) -> Result<Vec<TaxSubtotal>> {
    let charged = invoices::charged(connection, invoice.invoice_id)?;
    if charged.tax_minor() == 0 {
        let message =
            message!("{invoice} charges no tax, so there is none to take back.", invoice = invoice.number);
        return Err(Error::invalid("takes_tax_back", message));
    }
    let earlier = write_offs::store::of_invoice(connection, invoice.invoice_id)?;
    write_offs::relief::taxes(&charged.taxes, charged.total_minor, &earlier, amount_minor)
}

/// Takes a write-off back: the invoice is open again by as much as no credit note took over.
///
/// # Errors
/// [`crate::kernel::ErrorKind::Conflict`] for what a credit note took over, and for closed books.
pub fn remove_write_off(register: &mut Register, request: Id) -> Result<Settlement> {
    let write_off = write_offs::store::find(register.reader(), request.id)?
        .or_not_found(template!("Write-off"), request.id)?;
    let invoice = store::open_state(register.reader(), write_off.invoice_id)?
        .or_not_found(template!("Invoice"), write_off.invoice_id)?;
    require_open(register.reader(), write_off.written_off_on, template!("a write-off"))?;
    if write_off.credit_note_id.is_some() {
        let message = message!(
            "{invoice} is final, and so is what it took over: {reason}.",
            invoice = invoice.number,
            reason = write_off.reason
        );
        return Err(Error::conflict(message));
    }
    let money = Money { minor: write_off.amount_minor, currency: invoice.currency };
    let summary =
        message!("Took back the write-off of {money} of {invoice}", money, invoice = invoice.number);
    register.transact(Op::new(summary), |edit| write_offs::remove(edit, &write_off))?;
    of_invoice(register, GetPaymentsOfInvoice { invoice_id: write_off.invoice_id })
}
