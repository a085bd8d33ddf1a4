//! The history, past imports and deadlines as tables.

use super::Table;
use super::table::{Cell, Column, chosen, table as tabulated};
use crate::deadlines::{self, ListDeadlines};
use crate::imports::{self, ImportBatch, ImportKind};
use crate::kernel::{Deadline, Result};
use crate::register::Register;
use crate::register::history::{self, HistoryEntry, ListHistory, Nothing};

const HISTORY: [Column<HistoryEntry>; 6] = [
    entry("at", "When (UTC)", |row| Cell::Instant(row.at.clone())),
    entry("user", "Who", |row| Cell::text(&row.user)),
    entry("summary", "What", |row| Cell::text(&row.summary)),
    entry("operation", "Operation", |row| Cell::text(&row.operation)),
    entry("change_count", "Rows changed", |row| Cell::Count(row.change_count)),
    entry("undone", "Undone", |row| Cell::text(yes(row.undone))),
];

const IMPORTS: [Column<ImportBatch>; 10] = [
    batch("at", "When (UTC)", |row| Cell::Instant(row.at.clone())),
    batch("user", "Who", |row| Cell::text(&row.user)),
    batch("file_name", "File", |row| Cell::text(&row.file_name)),
    batch("kind", "Kind", |row| Cell::text(kind(row.kind))),
    batch("rows", "Rows", |row| count(row.counts.rows)),
    batch("created", "Created", |row| count(row.counts.created)),
    batch("updated", "Updated", |row| count(row.counts.updated)),
    batch("unchanged", "Unchanged", |row| count(row.counts.unchanged)),
    batch("rejected", "Rejected", |row| count(row.counts.rejected)),
    batch("undone", "Undone", |row| Cell::text(yes(row.undone))),
];

const DEADLINES: [Column<Deadline>; 3] = [
    deadline("on", "On", |row| Cell::Date(Some(row.on))),
    deadline("title", "What", |row| Cell::text(&row.title)),
    deadline("detail", "Why", |row| Cell::text(&row.detail)),
];

const fn deadline(key: &'static str, heading: &'static str, cell: fn(&Deadline) -> Cell) -> Column<Deadline> {
    Column { key, heading, is_usual: true, cell }
}

const fn entry(
    key: &'static str,
    heading: &'static str,
    cell: fn(&HistoryEntry) -> Cell,
) -> Column<HistoryEntry> {
    Column { key, heading, is_usual: true, cell }
}

const fn batch(
    key: &'static str,
    heading: &'static str,
    cell: fn(&ImportBatch) -> Cell,
) -> Column<ImportBatch> {
    Column { key, heading, is_usual: true, cell }
}

fn yes(yes: bool) -> &'static str {
    if yes { "yes" } else { "no" }
}

fn kind(kind: ImportKind) -> &'static str {
    kind.word()
}

fn count(count: usize) -> Cell {
    Cell::Count(i64::try_from(count).unwrap_or(i64::MAX))
}

/// The entries of the history that `request` lists.
pub(super) fn history(register: &Register, request: ListHistory, asked: Option<&[String]>) -> Result<Table> {
    let request = ListHistory { offset: None, limit: Some(u32::MAX), ..request };
    let rows = history::list(register, request)?.rows;
    Ok(tabulated("History", &chosen("the history", &HISTORY, asked)?, &rows))
}

/// The deadlines that `request` lists.
pub(super) fn deadlines(
    register: &Register,
    request: ListDeadlines,
    asked: Option<&[String]>,
) -> Result<Table> {
    let rows = deadlines::list(register, request)?.rows;
    Ok(tabulated("Deadlines", &chosen("deadlines", &DEADLINES, asked)?, &rows))
}

/// Every past import.
pub(super) fn imports(register: &Register, asked: Option<&[String]>) -> Result<Table> {
    let rows = imports::list(register, Nothing {})?;
    Ok(tabulated("Imports", &chosen("imports", &IMPORTS, asked)?, &rows))
}
