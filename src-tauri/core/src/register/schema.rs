//! What the slices above tell the register about their tables, so that it can record, undo and name changes without
//! knowing any of them.

use rusqlite::Connection;

use super::Change;
use crate::kernel::Result;

/// The tables of the register and what is derived from them.
#[derive(Debug, Clone, Copy)]
pub struct Schema {
    /// Every table whose changes are recorded.
    pub tables: &'static [Table],
    /// What members are found by.
    pub search_index: SearchIndex,
    /// Business checks on top of SQLite's own.
    pub checks: &'static [BusinessCheck],
}

/// A table whose changes are recorded in the audit trail.
#[derive(Debug, Clone, Copy)]
pub struct Table {
    /// Its name in the database.
    pub name: &'static str,
    /// What a person calls one of its rows.
    pub label: &'static str,
    /// The columns that together name a row.
    pub name_columns: &'static [&'static str],
}

/// An index that is derived from the register and kept beside it, in temporary tables of the connection: nothing of it
/// is in the file, so a large import need not wait for it and it can never disagree with a restored copy.
#[derive(Debug, Clone, Copy)]
pub struct SearchIndex {
    /// Remembers what one operation changed. Runs in its transaction, and so is forgotten if that fails.
    pub note: fn(&Connection, &[Change]) -> Result<()>,
    /// Brings the index up to date. Runs before every search.
    pub refresh: fn(&Connection) -> Result<()>,
}

/// A rule that the data must keep beyond what the schema enforces.
#[derive(Debug, Clone, Copy)]
pub struct BusinessCheck {
    /// What is checked, in words.
    pub name: &'static str,
    /// `Ok(None)` when the rule holds, otherwise what breaks it.
    pub run: fn(&Connection) -> Result<Option<String>>,
}

impl Schema {
    /// The table called `name`, if its changes are recorded.
    pub fn table(&self, name: &str) -> Option<&'static Table> {
        self.tables.iter().find(|table| table.name == name)
    }
}
