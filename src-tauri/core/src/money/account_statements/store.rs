//! What was booked for a debtor, and what is open.

use chrono::NaiveDate;
use rusqlite::{Connection, named_params};

use super::{StatementEntryKind, StatementItem};
use crate::kernel::{Currency, Error, Result};
use crate::money::sponsors::Debtor;

/// Something booked, in its currency.
#[derive(Debug, Clone)]
pub(super) struct BookedEntry {
    pub(super) booked_on: NaiveDate,
    pub(super) kind: StatementEntryKind,
    pub(super) reference: String,
    pub(super) invoice_id: Option<i64>,
    pub(super) purchase_order: String,
    pub(super) currency: Currency,
    pub(super) amount_minor: i64,
}

/// All that was booked for a debtor, by currency and day.
pub(super) fn entries(connection: &Connection, debtor: Debtor) -> Result<Vec<BookedEntry>> {
    let mut statement = connection.prepare_cached(include_str!("sql/entries.sql"))?;
    let mut rows = statement
        .query(named_params! { ":member_id": debtor.member_id(), ":sponsor_id": debtor.sponsor_id() })?;
    let mut entries = Vec::new();
    while let Some(row) = rows.next()? {
        let word: String = row.get("kind")?;
        let kind = StatementEntryKind::from_code(&word)
            .ok_or_else(|| Error::internal(message!("Nothing is booked as “{word}”.", word)))?;
        entries.push(BookedEntry {
            booked_on: row.get("booked_on")?,
            kind,
            reference: row.get("reference")?,
            invoice_id: row.get("invoice_id")?,
            purchase_order: row.get("purchase_order")?,
            currency: row.get("currency")?,
            amount_minor: row.get("amount_minor")?,
        });
    }
    Ok(entries)
}

/// The invoices of a debtor that are not settled, by currency and due date.
pub(super) fn open_items(
    connection: &Connection,
    debtor: Debtor,
    today: NaiveDate,
) -> Result<Vec<(Currency, StatementItem)>> {
    let mut statement = connection.prepare_cached(include_str!("sql/open_items.sql"))?;
    let parameters = named_params! { ":member_id": debtor.member_id(), ":sponsor_id": debtor.sponsor_id() };
    let items = statement.query_map(parameters, |row| {
        let due_on: NaiveDate = row.get("due_on")?;
        let item = StatementItem {
            invoice_id: row.get("invoice_id")?,
            number: row.get("number")?,
            purchase_order: row.get("purchase_order")?,
            due_on,
            days_overdue: (today - due_on).num_days().max(0),
            total_minor: row.get("total_minor")?,
            open_minor: row.get("open_minor")?,
        };
        Ok((row.get("currency")?, item))
    })?;
    Ok(items.collect::<rusqlite::Result<_>>()?)
}
