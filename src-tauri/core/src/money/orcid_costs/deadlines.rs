//! By when ORCID has to be paid.

use chrono::NaiveDate;

use super::{OrcidInvoice, store};
use crate::kernel::{Currency, Deadline, Error, Money, Result};
use crate::register::Connection;

/// A deadline for each invoice of ORCID that is not paid in full.
pub fn deadlines(connection: &Connection, today: NaiveDate) -> Result<Vec<Deadline>> {
    let invoices = store::invoices(connection, None, today)?;
    invoices.iter().filter(|invoice| invoice.open_minor > 0).map(deadline).collect()
}

fn deadline(invoice: &OrcidInvoice) -> Result<Deadline> {
    let currency = Currency::try_from(invoice.draft.currency.clone()).map_err(Error::internal)?;
    let open = Money { minor: invoice.open_minor, currency };
    let (number, received_on) = (&invoice.draft.number, invoice.draft.received_on);
    let detail = if invoice.paid_minor > 0 {
        message!(
            "For what is left of its invoice {number}, received on {received_on, date, long}.",
            number,
            received_on
        )
    } else {
        message!("For its invoice {number}, received on {received_on, date, long}.", number, received_on)
    };
    Ok(Deadline {
        key: format!("orcid-invoice-{}", invoice.id),
        on: invoice.draft.due_on,
        title: message!("Pay ORCID {open}", open),
        detail,
        screen: "orcid-costs".to_owned(),
        record_id: Some(invoice.id),
        remind_days: 14,
    })
}
