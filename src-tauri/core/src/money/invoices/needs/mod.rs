//! Invoices that wait for somebody.

mod store;

use chrono::NaiveDate;

use crate::kernel::{Currency, Need, Result};
use crate::register::{Connection, Register};

/// An invoice of which something is left to pay after its due date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OverdueInvoice {
    /// The invoice.
    pub id: i64,
    /// Its currency.
    pub currency: Currency,
    /// What is left to pay.
    pub open_minor: i64,
    /// Its due date.
    pub due_on: NaiveDate,
}

/// The invoices that are overdue on a day.
pub fn overdue(connection: &Connection, today: NaiveDate) -> Result<Vec<OverdueInvoice>> {
    store::overdue(connection, today)
}

/// What is left to pay of overdue invoices.
pub(super) fn late(register: &Register) -> Result<Vec<Need>> {
    let today = register.clock().today();
    let overdue = overdue(register.reader(), today)?;
    let since = overdue.iter().map(|invoice| invoice.due_on).min().unwrap_or(today);
    let told =
        message!("{count, plural, one {# invoice is} other {# invoices are}} overdue", count = overdue.len());
    let need = Need::of("invoices.overdue", overdue.len(), told, since, (message!("Show"), "invoices"));
    let open = overdue.into_iter().map(|invoice| (invoice.currency, invoice.open_minor));
    Ok(need.map(|need| need.at("state", "overdue").worth(open)).into_iter().collect())
}

/// Invoices that were issued and nobody was sent.
pub(super) fn to_send(register: &Register) -> Result<Vec<Need>> {
    let (count, since) = store::to_send(register.reader())?;
    let since = since.unwrap_or_else(|| register.clock().today());
    let told = message!("{count, plural, one {# invoice is} other {# invoices are}} not sent", count);
    let need = Need::of("invoices.to_send", count, told, since, (message!("Send"), "invoices"));
    Ok(need.map(|need| need.at("not_sent", "1").with_badge()).into_iter().collect())
}
