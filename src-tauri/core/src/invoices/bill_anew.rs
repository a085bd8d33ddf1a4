//! Takes an invoice back in full and bills its members anew: credit note and new invoice in one act.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::credit::{self, CreditInvoice};
use super::issue::{refuse_blocked, write};
use super::{InvoiceRow, IssuedInvoice, store};
use crate::billing::{self, BillingRequest};
use crate::kernel::{Error, OptionExt, Result};
use crate::register::{Op, Register};

/// Asks to take an invoice back and to bill its members anew.
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
}

/// What was made out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BilledAnew {
    /// The credit note that takes the invoice back.
    pub credit_note: InvoiceRow,
    /// The new invoices, with what holds now.
    pub invoices: Vec<IssuedInvoice>,
}

/// Credits what is left of an invoice and issues what its members owe now for its licence year, in one operation.
///
/// # Errors
/// What crediting and issuing report, and [`crate::kernel::ErrorKind::Conflict`] for an invoice that bills no fee of a
/// licence year; nothing has changed then.
pub fn bill_anew(register: &mut Register, request: BillAnew) -> Result<BilledAnew> {
    let members = billing::store::billed_by(register.reader(), request.id)?;
    let credit = CreditInvoice {
        id: request.id,
        reason: request.reason,
        on: request.on,
        lines: None,
        bill_again: true,
    };
    let prepared = credit::prepare(register, &credit)?;
    let (number, year) = (prepared.row.number.clone(), prepared.row.licence_year);
    if members.is_empty() {
        let message = format!(
            "{number} bills no fee of a licence year, so there is nothing to bill anew. Credit it, and write a new invoice."
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
    let op = Op::new("invoices.bill_anew", format!("Credited {number} and billed it anew"));
    let (note, run) = register.transact(op.final_and_durable(), |edit| {
        let note = prepared.write(edit)?;
        let run = billing::work_out(edit, clock, &asked)?;
        refuse_blocked(&run)?;
        Ok((note, write(edit, &run)?))
    })?;
    Ok(BilledAnew {
        credit_note: store::row(register.reader(), note, today)?.or_not_found("Credit note", note)?,
        invoices: store::of_run(register.reader(), run)?,
    })
}
