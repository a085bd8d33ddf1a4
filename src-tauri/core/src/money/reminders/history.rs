//! Lists reminders that were made: of an invoice, of a member or a sponsor, or all.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::stop::{self, ReminderStop};
use super::{Dispute, ReminderRow, store};
use crate::kernel::Result;
use crate::money::sponsors::OptionalDebtor;
use crate::register::Register;

/// Asks for reminders.
#[derive(Debug, Clone, Copy, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct ListReminders {
    /// Only those of this invoice, and its disputes.
    pub invoice_id: Option<i64>,
    /// Only those of this member and of the members merged into it, or of this sponsor.
    #[serde(flatten)]
    pub debtor: OptionalDebtor,
}

/// Reminders that were made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReminderHistory {
    /// The reminders, the latest first.
    pub rows: Vec<ReminderRow>,
    /// The disputes of the invoice asked for, the latest first.
    pub disputes: Vec<Dispute>,
    /// When the debtor asked for, or that of the invoice asked for, is reminded of nothing, the latest first.
    pub stops: Vec<ReminderStop>,
}

pub fn list(register: &Register, request: ListReminders) -> Result<ReminderHistory> {
    let connection = register.reader();
    let disputes = request.invoice_id.map_or_else(|| Ok(Vec::new()), |id| store::disputes(connection, id))?;
    let debtor = match request.invoice_id {
        Some(id) => store::debtor_of(connection, id)?,
        None => request.debtor.0,
    };
    let stops = debtor.map_or_else(|| Ok(Vec::new()), |debtor| stop::store::of(connection, debtor))?;
    Ok(ReminderHistory { rows: store::list(connection, &request)?, disputes, stops })
}
