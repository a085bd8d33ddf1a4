//! By when ORCID has to be paid.

use chrono::NaiveDate;

use super::{OrcidInvoice, store};
use crate::kernel::{Currency, Deadline, Error, Money, Result, long_date};
use crate::register::Connection;

/// A deadline for each invoice of ORCID that is not paid in full.
pub fn deadlines(connection: &Connection, today: NaiveDate) -> Result<Vec<Deadline>> {
    let invoices = store::invoices(connection, None, today)?;
    invoices.iter().filter(|invoice| invoice.open_minor > 0).map(deadline).collect()
}

fn deadline(invoice: &OrcidInvoice) -> Result<Deadline> {
    let currency = Currency::try_from(invoice.draft.currency.clone()).map_err(Error::internal)?;
    let open = Money { minor: invoice.open_minor, currency };
    let of = if invoice.paid_minor > 0 { "what is left of its" } else { "its" };
    Ok(Deadline {
        key: format!("orcid-invoice-{}", invoice.id),
        on: invoice.draft.due_on,
        title: format!("Pay ORCID {open}"),
        detail: format!(
            "For {of} invoice {}, received on {}.",
            invoice.draft.number,
            long_date(invoice.draft.received_on)
        ),
        screen: "orcid-costs".to_owned(),
        record_id: Some(invoice.id),
        remind_days: 14,
    })
}
