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
    /// Derived data brought up to date in the same transaction as each change.
    pub projections: &'static [Projection],
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

/// Brings derived data, such as a search index, up to date with the changes of one operation.
pub type Projection = fn(&Connection, &[Change]) -> Result<()>;

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
