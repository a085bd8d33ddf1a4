//! The whole chain of the history, entry by entry, as an auditor takes it away.

use super::Register;
use crate::kernel::{Message, Result};

/// An entry of the chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoggedEntry {
    /// Its id: entries are numbered without gaps.
    pub id: i64,
    /// When: RFC 3339 in UTC.
    pub at: String,
    pub user: String,
    /// The command that did it.
    pub operation: String,
    /// What it did, in words.
    pub summary: Message,
    /// The entry it takes back, for an undo or redo.
    pub undoes: Option<i64>,
    /// The hash of the entry before it.
    pub previous_hash: String,
    /// Its own hash, over that one and all it changed. That of the last entry is the head of the chain.
    pub hash: String,
}

/// Gives every entry, the oldest first.
///
/// # Errors
/// What SQLite reports.
pub fn audit_log(register: &Register) -> Result<Vec<LoggedEntry>> {
    let mut statement = register.connection.prepare("SELECT * FROM register_audit_entry ORDER BY id")?;
    let read = |row: &rusqlite::Row<'_>| {
        Ok(LoggedEntry {
            id: row.get("id")?,
            at: row.get("at")?,
            user: row.get("user")?,
            operation: row.get("operation")?,
            summary: row.get("summary")?,
            undoes: row.get("undoes")?,
            previous_hash: row.get("previous_hash")?,
            hash: row.get("hash")?,
        })
    };
    Ok(statement.query_map([], read)?.collect::<rusqlite::Result<_>>()?)
}
