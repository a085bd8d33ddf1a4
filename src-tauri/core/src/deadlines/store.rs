//! What names the register in a calendar.

use rusqlite::Connection;

use crate::kernel::Result;

/// A name that this register and its copies have, and no other.
pub(super) fn register_name(connection: &Connection) -> Result<String> {
    let sql = "SELECT substr(hash, 1, 16) AS name FROM audit_entry ORDER BY id LIMIT 1";
    Ok(connection.prepare_cached(sql)?.query_row([], |row| row.get("name"))?)
}
