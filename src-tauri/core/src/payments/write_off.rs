//! Gives up what will not be paid, and says why.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::record::check_day;
use super::{AskSettlement, Settlement, of_invoice, store};
use crate::kernel::{Error, FieldProblems, Money, OptionExt, Result, text};
use crate::register::{Op, Register, require_open};

/// Asks to write something off.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct WriteOffDraft {
    /// The invoice.
    pub invoice_id: i64,
    /// How much; all that is open when absent.
    pub amount_minor: Option<i64>,
    /// The day; today when absent.
    #[ts(as = "Option<String>")]
    pub written_off_on: Option<NaiveDate>,
    /// Why.
    pub reason: String,
}

/// Names a write-off.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct WriteOffId {
    /// The write-off.
    pub id: i64,
}

/// What was given up of an invoice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct WriteOff {
    /// The write-off.
    pub id: i64,
    /// The invoice.
    pub invoice_id: i64,
    /// The day.
    #[ts(type = "string")]
    pub written_off_on: NaiveDate,
    /// How much, in the invoice's currency.
    pub amount_minor: i64,
    /// Why.
    pub reason: String,
}

/// Writes off a part of an invoice, or all that is open of it.
///
/// # Errors
/// More than is open, nothing open, or no reason.
pub fn add_write_off(register: &mut Register, request: WriteOffDraft) -> Result<Settlement> {
    let today = register.clock().today();
    let invoice = store::open_state(register.reader(), request.invoice_id)?
        .or_not_found("Invoice", request.invoice_id)?;
    let written_off_on = request.written_off_on.unwrap_or(today);
    let money = |minor| Money { minor, currency: invoice.currency };
    let amount_minor = request.amount_minor.unwrap_or(invoice.open_minor);
    let mut problems = FieldProblems::default();
    check_day(&mut problems, "written_off_on", written_off_on, today);
    let reason = problems.take("reason", text::line(&request.reason));
    if reason.is_empty() {
        problems.add("reason", "Say why it will not be paid; an auditor will ask.");
    }
    if invoice.open_minor <= 0 {
        return Err(Error::conflict(format!(
            "Nothing is open of {}, so there is nothing to write off.",
            invoice.number
        )));
    }
    if amount_minor <= 0 || amount_minor > invoice.open_minor {
        problems.add(
            "amount_minor",
            format!("Write off more than nothing and at most {}, which is open.", money(invoice.open_minor)),
        );
    }
    problems.into_result()?;
    let summary = format!("Wrote off {} of {}: {reason}", money(amount_minor), invoice.number);
    let write_off = WriteOff { id: 0, invoice_id: request.invoice_id, written_off_on, amount_minor, reason };
    register
        .transact(Op::new("write_offs.add", summary), |edit| store::insert_write_off(edit, &write_off))?;
    of_invoice(register, AskSettlement { invoice_id: request.invoice_id })
}

/// Takes a write-off back: the invoice is open again by as much.
pub fn remove_write_off(register: &mut Register, request: WriteOffId) -> Result<Settlement> {
    let write_off = store::write_off(register.reader(), request.id)?.or_not_found("Write-off", request.id)?;
    let invoice = store::open_state(register.reader(), write_off.invoice_id)?
        .or_not_found("Invoice", write_off.invoice_id)?;
    require_open(register.reader(), write_off.written_off_on, "a write-off")?;
    let money = Money { minor: write_off.amount_minor, currency: invoice.currency };
    let summary = format!("Took back the write-off of {money} of {}", invoice.number);
    register
        .transact(Op::new("write_offs.remove", summary), |edit| store::delete_write_off(edit, request.id))?;
    of_invoice(register, AskSettlement { invoice_id: write_off.invoice_id })
}
