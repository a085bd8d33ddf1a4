//! The list of members as a table.

use std::collections::BTreeSet;

use crate::kernel::field::Field;
use crate::kernel::table::{Cell, Column, Table, unknown_column};
use crate::kernel::{Result, field};
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
const COMPUTED: [Column<MemberRow>; 4] = [
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
) -> Column<MemberRow> {
    Column { key, heading, is_usual: false, cell }
}

/// What a column shows.
enum Shown {
    Field(&'static Field<MemberDraft>),
    Computed(&'static Column<MemberRow>),
    /// A column of an imported list for which there is no field, by its heading.
    Extra(String),
}

impl Shown {
    fn named(key: &str) -> Result<Self> {
        if let Some(heading) = key.strip_prefix(EXTRA) {
            return Ok(Self::Extra(heading.to_owned()));
        }
        let computed = COMPUTED.iter().find(|column| column.key == key).map(Self::Computed);
        let field = || field::named(FIELDS, key).filter(|field| field.is_listed()).map(Self::Field);
        computed.or_else(field).ok_or_else(|| {
            let computed = COMPUTED.iter().map(|column| column.key);
            let known = listed().map(|field| field.name).chain(computed.filter(|key| *key != "country"));
            unknown_column("members", key, known)
        })
    }

    fn heading(&self) -> String {
        match self {
            Self::Field(field) => field.heading.to_owned(),
            Self::Computed(column) => column.heading.to_owned(),
            Self::Extra(heading) => imports::extra_heading(heading),
        }
    }

    fn cell(&self, row: &MemberRow) -> Cell {
        match self {
            Self::Field(field) => field.of(&row.member.draft).cell(),
            Self::Computed(column) => (column.cell)(row),
            Self::Extra(heading) => {
                Cell::text(row.member.draft.extra.get(heading).cloned().unwrap_or_default())
            }
        }
    }
}

fn listed() -> impl Iterator<Item = &'static Field<MemberDraft>> {
    FIELDS.iter().filter(|field| field.is_listed())
}

/// The members that `request` lists. Without `asked`, every field and every extra column is written.
pub(crate) fn table(register: &Register, request: ListMembers, asked: Option<&[String]>) -> Result<Table> {
    let rows = list(register, ListMembers { offset: None, limit: Some(u32::MAX), ..request })?.rows;
    let columns: Vec<Shown> = match asked {
        Some(asked) => {
            let mut once = BTreeSet::new();
            asked
                .iter()
                .filter(|key| once.insert(*key))
                .map(|key| Shown::named(key))
                .collect::<Result<_>>()?
        }
        None => listed().map(Shown::Field).chain(extras_of(&rows)).collect(),
    };
    Ok(Table {
        name: "Members",
        headings: columns.iter().map(Shown::heading).collect(),
        rows: rows.iter().map(|row| columns.iter().map(|column| column.cell(row)).collect()).collect(),
    })
}

fn extras_of(rows: &[MemberRow]) -> impl Iterator<Item = Shown> {
    let headings: BTreeSet<&String> = rows.iter().flat_map(|row| row.member.draft.extra.keys()).collect();
    headings.into_iter().map(|heading| Shown::Extra(heading.clone()))
}
