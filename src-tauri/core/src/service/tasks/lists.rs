//! Tasks and checklists as tables.

use super::sheet::{ics, sheet};
use super::{ListTasks, Party, Task};
use crate::kernel::table::{Cell, ListColumn, ListTable, chosen, table as tabulated};
use crate::kernel::{Id, Result};
use crate::register::{Register, lists};

lists! {
    "tasks": ListTasks => tasks;
    "checklist": Id => checklist, Pdf by sheet, Ics by ics;
}

const TASKS: [ListColumn<Task>; 22] = [
    column("title", "Task", |row| Cell::text(&row.draft.title)),
    column("detail", "Details", |row| Cell::text(&row.draft.detail)),
    column("due_on", "Due on", |row| Cell::Date(row.draft.due_on)),
    column("owner", "Owner", |row| Cell::text(&row.draft.owner)),
    column("party", "Done by", |row| Cell::text(party(row.party))),
    column("member", "Member", |row| Cell::text(&row.member)),
    column("agreement", "Agreement", |row| Cell::text(&row.agreement)),
    column("checklist", "Checklist", |row| Cell::text(&row.checklist)),
    column("template", "Checklist template", |row| Cell::text(&row.template)),
    column("version", "Template version", |row| row.version.map_or_else(|| Cell::text(""), Cell::Count)),
    column("anchor_on", "Counts from", |row| Cell::Date(row.anchor_on)),
    column("item", "Item of the checklist", |row| Cell::text(&row.item)),
    column("phase", "Part", |row| Cell::text(&row.phase)),
    column("about_name", "About", |row| Cell::text(&row.draft.about_name)),
    column("months", "Comes back after months", |row| times(row.draft.repeats.map(|often| often.months))),
    column("days", "Comes back after days", |row| times(row.draft.repeats.map(|often| often.days))),
    column("done_on", "Done on", |row| Cell::Date(row.done_on)),
    column("done_by", "Noted by", |row| Cell::text(&row.done_by)),
    column("waived_on", "Not needed since", |row| Cell::Date(row.waived_on)),
    column("reason", "Why not needed", |row| Cell::text(&row.reason)),
    column("kept_in", "Kept in", |row| Cell::text(&row.kept_in)),
    column("proof", "What the register says", |row| {
        row.proof.as_ref().map_or_else(|| Cell::text(""), |proof| Cell::said(&proof.words))
    }),
];

const fn column(key: &'static str, heading: &'static str, cell: fn(&Task) -> Cell) -> ListColumn<Task> {
    ListColumn { key, heading, is_usual: true, cell }
}

/// How many, where it is any.
fn times(number: Option<i32>) -> Cell {
    match number.filter(|number| *number != 0) {
        Some(number) => Cell::Count(number.into()),
        None => Cell::text(""),
    }
}

pub(super) fn party(party: Party) -> &'static str {
    match party {
        Party::Consortium => "Consortium",
        Party::Orcid => "ORCID",
        Party::Member => "Member",
    }
}

/// The tasks that `request` lists, all of them.
fn tasks(register: &Register, request: ListTasks, asked: Option<&[String]>) -> Result<ListTable> {
    let all = ListTasks { offset: None, limit: Some(u32::MAX), ..request };
    let rows = super::list(register, all)?.rows;
    Ok(tabulated("Tasks", &chosen("tasks", &TASKS, asked)?, &rows))
}

/// The items of a checklist.
fn checklist(register: &Register, request: Id, asked: Option<&[String]>) -> Result<ListTable> {
    let rows = super::get(register, request)?.items;
    Ok(tabulated("Checklist", &chosen("checklist", &TASKS, asked)?, &rows))
}
