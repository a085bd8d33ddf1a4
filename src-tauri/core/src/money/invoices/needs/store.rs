//! Invoices that wait, in the register.

use chrono::NaiveDate;
use rusqlite::Connection;

use super::OverdueInvoice;
use crate::kernel::Result;

/// The invoices of which something is left to pay after their due date.
pub(super) fn overdue(connection: &Connection, today: NaiveDate) -> Result<Vec<OverdueInvoice>> {
    let sql = "SELECT invoice_id, currency, open_minor, due_on FROM payment_open_item WHERE open_minor > 0 AND due_on < ?1";
    let mut statement = connection.prepare_cached(sql)?;
    let overdue = statement.query_map([today], |row| {
        Ok(OverdueInvoice {
            id: row.get("invoice_id")?,
            currency: row.get("currency")?,
            open_minor: row.get("open_minor")?,
            due_on: row.get("due_on")?,
        })
    })?;
    Ok(overdue.collect::<rusqlite::Result<_>>()?)
}

/// How many invoices are to be paid and still to be sent, and the earliest day on which one of them was issued.
pub(super) fn to_send(connection: &Connection) -> Result<(i64, Option<NaiveDate>)> {
    let mut statement = connection.prepare_cached(include_str!("../sql/to_send.sql"))?;
    Ok(statement.query_row([], |row| Ok((row.get("invoices")?, row.get("since_on")?)))?)
}
