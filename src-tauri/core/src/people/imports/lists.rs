//! Past imports as a table.

use super::{ImportBatch, ImportKind};
use crate::kernel::Result;
use crate::kernel::table::{Cell, ListColumn, ListTable, chosen, table as tabulated};
use crate::register::{Register, lists};

lists! {
    "imports" => imports;
}

const IMPORTS: [ListColumn<ImportBatch>; 10] = [
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

const fn batch(
    key: &'static str,
    heading: &'static str,
    cell: fn(&ImportBatch) -> Cell,
) -> ListColumn<ImportBatch> {
    ListColumn { key, heading, is_usual: true, cell }
}

fn yes(yes: bool) -> &'static str {
    if yes { "yes" } else { "no" }
}

fn kind(kind: ImportKind) -> &'static str {
    kind.code()
}

fn count(count: usize) -> Cell {
    Cell::Count(i64::try_from(count).unwrap_or(i64::MAX))
}

/// Every past import.
fn imports(register: &Register, asked: Option<&[String]>) -> Result<ListTable> {
    let rows = super::list(register)?;
    Ok(tabulated("Imports", &chosen("imports", &IMPORTS, asked)?, &rows))
}
