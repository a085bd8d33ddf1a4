//! Invoices that somebody has to be reminded of.

use chrono::NaiveDate;

use super::due::ReminderState;
use super::preview::work_out;
use super::store::RemindableInvoice;
use super::waiting::Waiting;
use crate::kernel::{Need, Result};
use crate::register::Register;

/// Overdue invoices that are due for a reminder. What a payment in the bank list most likely settles is left out, as a run
/// leaves it out.
pub(super) fn to_send(register: &Register) -> Result<Vec<Need>> {
    let today = register.clock().today();
    let (_, overdue) = work_out(register, today)?;
    let mut due: Vec<RemindableInvoice> = overdue
        .into_iter()
        .filter(|(_, state)| matches!(state, ReminderState::Due(_)))
        .map(|(invoice, _)| invoice)
        .collect();
    if !due.is_empty() {
        let waiting = Waiting::read(register)?;
        due.retain(|invoice| !waiting.holds(invoice.invoice_id));
    }
    let since: NaiveDate = due.iter().map(|invoice| invoice.item.due_on).min().unwrap_or(today);
    let told = message!(
        "{count, plural, one {# invoice is} other {# invoices are}} due for a reminder",
        count = due.len()
    );
    let need = Need::of("reminders.due", due.len(), told, since, (message!("Remind"), "reminders"));
    let open = due.into_iter().map(|invoice| (invoice.in_currency.currency(), invoice.open_minor));
    Ok(need.map(|need| need.worth(open).with_badge()).into_iter().collect())
}
