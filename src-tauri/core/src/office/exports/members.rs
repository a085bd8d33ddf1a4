//! The list of members as a table.

use std::collections::BTreeSet;

use crate::kernel::Result;
use crate::kernel::field::Field;
use crate::kernel::table::{Cell, Fielded, ListColumn, ListTable, Shown, shown};
use crate::people::imports;
use crate::people::members::fields::FIELDS;
use crate::people::members::{ListMembers, MemberDraft, MemberRow, list};
use crate::register::{Register, lists};

lists! {
    "members": ListMembers => table;
}

/// A column of an imported list for which there is no field is asked for by this and its heading.
const EXTRA: &str = "extra:";

/// What is written beside the fields, when it is asked for. Headings are those that the import recognises, or passes over
/// because they are computed.
static COMPUTED: [ListColumn<MemberRow>; 4] = [
    // A screen shows countries by their names; a list without further words has their codes.
    on_request("country", "Country", |row| Cell::text(&row.member.country_name)),
    on_request("main_contact", "Main contact name", |row| Cell::text(&row.main_contact)),
    on_request("voting_contact", "Voting contact name", |row| Cell::text(&row.voting_contact)),
    on_request("contact_count", "People", |row| Cell::Count(row.contact_count)),
];

const fn on_request(
    key: &'static str,
    heading: &'static str,
    cell: fn(&MemberRow) -> Cell,
) -> ListColumn<MemberRow> {
    ListColumn { key, heading, is_usual: false, cell }
}

impl Fielded for MemberRow {
    type Draft = MemberDraft;
    const FIELDS: &'static [Field<MemberDraft>] = FIELDS;

    fn draft(&self) -> &MemberDraft {
        &self.member.draft
    }
}

/// The members that `request` lists. Without `asked`, every field and every extra column is written.
pub(crate) fn table(
    register: &Register,
    request: ListMembers,
    asked: Option<&[String]>,
) -> Result<ListTable> {
    let rows = list(register, ListMembers { offset: None, limit: Some(u32::MAX), ..request })?.rows;
    let (extras, fields): (Vec<String>, Option<Vec<String>>) = match asked {
        Some(asked) => {
            let (extras, fields) = asked.iter().cloned().partition(|key| key.starts_with(EXTRA));
            (extras, Some(fields))
        }
        None => (extras_of(&rows), None),
    };
    let mut table = shown("Members", &Shown::chosen("members", &COMPUTED, fields.as_deref())?, &rows);
    for extra in extras {
        let heading = extra.trim_start_matches(EXTRA).to_owned();
        for (cells, row) in table.rows.iter_mut().zip(&rows) {
            cells.push(Cell::text(row.member.draft.extra.get(&heading).cloned().unwrap_or_default()));
        }
        table.headings.push(imports::extra_heading(&heading));
    }
    Ok(table)
}

fn extras_of(rows: &[MemberRow]) -> Vec<String> {
    let headings: BTreeSet<&String> = rows.iter().flat_map(|row| row.member.draft.extra.keys()).collect();
    headings.into_iter().map(|heading| format!("{EXTRA}{heading}")).collect()
}
