//! What Home reads by itself.

use rusqlite::Connection;

use crate::kernel::Result;

/// Whether an invoice was ever issued.
pub(super) fn has_invoices(connection: &Connection) -> Result<bool> {
    Ok(connection.prepare_cached("SELECT 1 FROM invoice WHERE kind = 'invoice' LIMIT 1")?.exists([])?)
}
