//! Disputes: an invoice that its debtor does not accept is not reminded of meanwhile.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ListReminders, ReminderHistory, history, store};
use crate::kernel::{Error, Id, OptionExt, Result, text};
use crate::register::{Op, Register};

/// A time in which an invoice is disputed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Dispute {
    pub id: i64,
    pub invoice_id: i64,
    /// Its first day.
    #[ts(type = "string")]
    pub from_on: NaiveDate,
    /// Its last day; none while it goes on.
    #[ts(type = "string | null")]
    pub until_on: Option<NaiveDate>,
    /// What it is about.
    pub note: String,
}

/// Asks to note a dispute, or how it went on.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct SaveRemindersDispute {
    /// The dispute; a new one when absent.
    #[serde(default)]
    pub id: Option<i64>,
    pub invoice_id: i64,
    /// Its first day; today when absent.
    #[serde(default)]
    #[ts(as = "Option<String>")]
    pub from_on: Option<NaiveDate>,
    /// Its last day; none while it goes on.
    #[serde(default)]
    #[ts(as = "Option<String>")]
    pub until_on: Option<NaiveDate>,
    /// What it is about.
    pub note: String,
}

/// Notes that an invoice is disputed, or how that went on.
///
/// # Errors
/// [`crate::kernel::ErrorKind::NotFound`] for what is no invoice, [`crate::kernel::ErrorKind::Invalid`] without a note
/// and for days that end before they begin.
pub fn save_dispute(register: &mut Register, request: SaveRemindersDispute) -> Result<ReminderHistory> {
    let connection = register.reader();
    let number = store::invoice_number(connection, request.invoice_id)?
        .or_not_found(template!("Invoice"), request.invoice_id)?;
    if let Some(id) = request.id {
        let known = store::disputed_invoice(connection, id)?;
        known
            .filter(|invoice_id| *invoice_id == request.invoice_id)
            .or_not_found(template!("Dispute"), id)?;
    }
    let note = text::line(&request.note).map_err(|message| Error::invalid("note", message))?;
    if note.is_empty() {
        return Err(Error::invalid("note", message!("Say what is disputed.")));
    }
    let from_on = request.from_on.unwrap_or_else(|| register.clock().today());
    if request.until_on.is_some_and(|until_on| until_on < from_on) {
        return Err(Error::invalid(
            "until_on",
            message!("The dispute does not end before it began, {from_on, date, long}.", from_on),
        ));
    }
    let dispute = Dispute {
        id: request.id.unwrap_or_default(),
        invoice_id: request.invoice_id,
        from_on,
        until_on: request.until_on,
        note,
    };
    let summary = match request.until_on {
        Some(_) => message!("Noted that {number} is settled", number),
        None => message!("Noted that {number} is disputed", number),
    };
    register.transact(Op::new(summary), |edit| store::save_dispute(edit, &dispute))?;
    history_of(register, request.invoice_id)
}

/// Takes a dispute back that was noted by mistake.
pub fn remove_dispute(register: &mut Register, request: Id) -> Result<ReminderHistory> {
    let connection = register.reader();
    let invoice_id =
        store::disputed_invoice(connection, request.id)?.or_not_found(template!("Dispute"), request.id)?;
    let number = store::invoice_number(connection, invoice_id)?.unwrap_or_default();
    register.transact(Op::new(message!("Removed a dispute of {number}", number)), |edit| {
        store::remove_dispute(edit, request.id)
    })?;
    history_of(register, invoice_id)
}

fn history_of(register: &Register, invoice_id: i64) -> Result<ReminderHistory> {
    history::list(register, ListReminders { invoice_id: Some(invoice_id), ..ListReminders::default() })
}
