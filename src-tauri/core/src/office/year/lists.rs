//! Deadlines as a table and as a calendar.

use super::GetYearDeadlines;
use crate::kernel::table::{Cell, ListColumn, ListTable, chosen, table as tabulated};
use crate::kernel::{Deadline, Result};
use crate::register::{Register, lists};

lists! {
    "deadlines": GetYearDeadlines => deadlines, Ics by calendar;
}

const DEADLINES: [ListColumn<Deadline>; 3] = [
    deadline("on", "On", |row| Cell::Date(Some(row.on))),
    deadline("title", "What", |row| Cell::said(&row.title)),
    deadline("detail", "Why", |row| Cell::said(&row.detail)),
];

const fn deadline(
    key: &'static str,
    heading: &'static str,
    cell: fn(&Deadline) -> Cell,
) -> ListColumn<Deadline> {
    ListColumn { key, heading, is_usual: true, cell }
}

/// The deadlines that `request` lists.
fn deadlines(register: &Register, request: GetYearDeadlines, asked: Option<&[String]>) -> Result<ListTable> {
    let rows = super::deadlines(register, request)?.rows;
    Ok(tabulated("Deadlines", &chosen("deadlines", &DEADLINES, asked)?, &rows))
}

fn calendar(register: &Register, request: GetYearDeadlines) -> Result<Vec<u8>> {
    super::calendar(register, request).map(String::into_bytes)
}
