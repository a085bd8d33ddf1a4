//! The history as a table.

use super::history::{self, HistoryEntry, ListHistory};
use super::{Register, lists};
use crate::kernel::Result;
use crate::kernel::table::{Cell, ListColumn, ListTable, chosen, table as tabulated};

lists! {
    "history": ListHistory => history;
}

const HISTORY: [ListColumn<HistoryEntry>; 6] = [
    entry("at", "When (UTC)", |row| Cell::Instant(row.at.clone())),
    entry("user", "Who", |row| Cell::text(&row.user)),
    entry("summary", "What", |row| Cell::said(&row.summary)),
    entry("operation", "Operation", |row| Cell::text(&row.operation)),
    entry("change_count", "Rows changed", |row| Cell::Count(row.change_count)),
    entry("undone", "Undone", |row| Cell::text(yes(row.undone))),
];

const fn entry(
    key: &'static str,
    heading: &'static str,
    cell: fn(&HistoryEntry) -> Cell,
) -> ListColumn<HistoryEntry> {
    ListColumn { key, heading, is_usual: true, cell }
}

fn yes(yes: bool) -> &'static str {
    if yes { "yes" } else { "no" }
}

/// The entries of the history that `request` lists.
fn history(register: &Register, request: ListHistory, asked: Option<&[String]>) -> Result<ListTable> {
    let request = ListHistory { offset: None, limit: Some(u32::MAX), ..request };
    let rows = history::list(register, request)?.rows;
    Ok(tabulated("History", &chosen("the history", &HISTORY, asked)?, &rows))
}
