//! Takes an invoice back in full and makes out another in its place: with the very same lines, or reckoned anew.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::credit::{self, CreditInvoice};
use super::issue::{refuse_blocked, write};
use super::{InvoiceRow, IssuedInvoice, reissue, store};
use crate::billing::{self, BillingRequest};
use crate::kernel::{Error, OptionExt, Result};
use crate::register::{Op, Register};

/// Asks to take an invoice back and to make out another in its place.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct BillAnew {
    /// The invoice.
    pub id: i64,
    /// Why; the credit note prints it.
    pub reason: String,
    /// The date of both documents; today when absent.
    #[serde(default)]
    #[ts(as = "Option<String>")]
    pub on: Option<NaiveDate>,
    /// What the new invoice says; the same lines when absent.
    #[serde(default)]
    #[ts(as = "Option<Reckon>")]
    pub reckon: Reckon,
    /// Why the documents have a date further ahead than Settings allow; the history keeps it.
    #[serde(default)]
    pub despite: Option<String>,
}

/// What an invoice says that takes the place of another.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Reckon {
    /// The very lines and taxes of the first, to the address and with the purchase order number of now.
    #[default]
    SameLines,
    /// What its members owe by the plan and the records of now.
    Anew,
}

/// What was made out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BilledAnew {
    /// The credit note that takes the invoice back.
    pub credit_note: InvoiceRow,
    /// The new invoices.
    pub invoices: Vec<IssuedInvoice>,
}

/// Credits what is left of an invoice and issues another in its place, in one operation.
///
/// # Errors
/// What crediting and issuing report, and [`crate::kernel::ErrorKind::Conflict`] for an invoice that bills no fee of a
/// licence year and is to be reckoned anew; nothing has changed then.
pub fn bill_anew(register: &mut Register, request: BillAnew) -> Result<BilledAnew> {
    let credit = CreditInvoice {
        id: request.id,
        reason: request.reason.clone(),
        on: request.on,
        lines: None,
        bill_again: true,
        despite: request.despite.clone(),
    };
    let prepared = credit::prepare(register, &credit)?;
    match request.reckon {
        Reckon::SameLines => reissue::reissue(register, prepared, request.on),
        Reckon::Anew => reckoned_anew(register, prepared, &request),
    }
}

fn reckoned_anew(
    register: &mut Register,
    prepared: credit::PreparedCredit,
    request: &BillAnew,
) -> Result<BilledAnew> {
    let members = billing::store::billed_by(register.reader(), request.id)?;
    let (number, year) = (prepared.row.number.clone(), prepared.row.licence_year);
    if members.is_empty() {
        let message = format!(
            "{number} bills no fee of a licence year, so there is nothing to reckon anew. Issue it again with the same lines, or credit it and write a new invoice."
        );
        return Err(Error::conflict(message));
    }
    let (clock, today) = (register.clock(), register.clock().today());
    let asked = BillingRequest {
        year,
        issued_on: request.on,
        member_ids: Some(members),
        ..BillingRequest::default()
    };
    let op =
        Op::new("invoices.bill_anew", format!("Credited {number} and reckoned it anew{}", prepared.despite));
    let (note, run) = register.transact(op.final_and_durable(), |edit| {
        let note = prepared.write(edit)?;
        let run = billing::work_out(edit, clock, &asked)?;
        refuse_blocked(&run)?;
        let approved = billing::require_approved(edit, &run)?;
        Ok((note, write(edit, &run, &approved)?))
    })?;
    Ok(BilledAnew {
        credit_note: store::row(register.reader(), note, today)?.or_not_found("Credit note", note)?,
        invoices: store::of_run(register.reader(), run)?,
    })
}
