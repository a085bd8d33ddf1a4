//! The documents that messages carry.

use rusqlite::{Connection, OptionalExtension, params};

use crate::kernel::Result;
use crate::money::sponsors::Debtor;

/// A document that a message is to carry.
pub(super) struct Sendable {
    pub(super) invoice_id: i64,
    pub(super) debtor: Debtor,
    pub(super) open_minor: i64,
}

/// Who owes a document and what is open of it; none for one that does not exist.
pub(super) fn sendable(connection: &Connection, invoice_id: i64) -> Result<Option<Sendable>> {
    let mut statement = connection.prepare_cached(include_str!("sql/sendable.sql"))?;
    let read = |row: &rusqlite::Row<'_>| {
        Ok(Sendable { invoice_id, debtor: Debtor::of_row(row)?, open_minor: row.get("open_minor")? })
    };
    Ok(statement.query_row([invoice_id], read).optional()?)
}

/// The invoices and credit notes of a licence year, in their order; on demand only those that wait to be sent, for the
/// first time or again with what was added.
pub(super) fn documents_of_year(connection: &Connection, year: i32, not_sent: bool) -> Result<Vec<i64>> {
    let mut statement = connection.prepare_cached(include_str!("sql/documents_of_year.sql"))?;
    let ids = statement.query_map(params![year, not_sent], |row| row.get("id"))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}
