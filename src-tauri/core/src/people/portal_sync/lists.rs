//! What goes to ORCID as tables.

use super::{GetPortalSyncQueue, OrcidContact, PendingChange, PendingKind, PortalValue};
use crate::kernel::Result;
use crate::kernel::table::{Cell, ListColumn, ListTable, chosen, table as tabulated};
use crate::register::{Register, lists};

lists! {
    "orcid_contacts" => contacts;
    "pending_changes": GetPortalSyncQueue => pending_changes;
}

/// In the order in which ORCID asks for them.
const CONTACTS: [ListColumn<OrcidContact>; 6] = [
    contact("member", "Member", |row| Cell::text(&row.member)),
    contact("name", "Name", |row| Cell::text(row.draft.name())),
    contact("email", "Email", |row| Cell::text(&row.draft.email)),
    contact("orcid_id", "ORCID iD", |row| Cell::text(&row.draft.orcid_id)),
    contact("voting", "Voting contact", |row| Cell::text(if row.votes() { "Yes" } else { "No" })),
    contact("role", "Role", |row| Cell::text(row.role_names())),
];

/// A value that ORCID still has to be told, with what it belongs to.
struct PendingValue<'a> {
    pending: &'a PendingChange,
    value: Option<&'a PortalValue>,
}

const fn contact(
    key: &'static str,
    heading: &'static str,
    cell: fn(&OrcidContact) -> Cell,
) -> ListColumn<OrcidContact> {
    ListColumn { key, heading, is_usual: true, cell }
}

/// The contacts that ORCID should know.
fn contacts(register: &Register, asked: Option<&[String]>) -> Result<ListTable> {
    let rows = super::people_for_orcid(register)?;
    Ok(tabulated("Contacts for ORCID", &chosen("contacts for ORCID", &CONTACTS, asked)?, &rows))
}

/// What ORCID still has to be told: a row for each value.
fn pending_changes(
    register: &Register,
    request: GetPortalSyncQueue,
    asked: Option<&[String]>,
) -> Result<ListTable> {
    let request = GetPortalSyncQueue { offset: None, limit: Some(usize::MAX), ..request };
    let pending = super::queue(register, request)?.rows;
    let rows: Vec<PendingValue<'_>> = pending.iter().flat_map(values_of).collect();
    Ok(tabulated("To submit", &chosen("what ORCID has to be told", &pending_columns(), asked)?, &rows))
}

fn values_of(pending: &PendingChange) -> Vec<PendingValue<'_>> {
    if pending.values.is_empty() {
        return vec![PendingValue { pending, value: None }];
    }
    pending.values.iter().map(|value| PendingValue { pending, value: Some(value) }).collect()
}

fn pending_columns<'a>() -> [ListColumn<PendingValue<'a>>; 6] {
    let column = |key, heading, cell| ListColumn { key, heading, is_usual: true, cell };
    [
        column("kind", "What to do", |row: &PendingValue<'_>| {
            Cell::text(match row.pending.kind {
                PendingKind::Add => "Add",
                PendingKind::Change => "Change",
                PendingKind::Remove => "Remove",
            })
        }),
        column("member", "Member", |row| Cell::text(&row.pending.member)),
        column("name", "Contact", |row| Cell::text(&row.pending.name)),
        column("field", "Field", |row| Cell::text(row.value.map_or("", |value| &value.label))),
        column("value", "Value", |row| Cell::text(row.value.map_or("", |value| &value.value))),
        column("submitted", "Told before", |row| Cell::text(row.value.map_or("", |value| &value.submitted))),
    ]
}
