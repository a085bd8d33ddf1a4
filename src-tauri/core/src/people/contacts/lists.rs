//! The list of contacts and the voting roll as tables.

use super::fields::FIELDS;
use super::{ContactDraft, ContactRow, GetContactsVotingRoll, ListContacts, Role, VoterRow};
use crate::kernel::Result;
use crate::kernel::field::Field;
use crate::kernel::table::{Cell, Fielded, ListColumn, ListTable, Shown, chosen, shown, table as tabulated};
use crate::register::{Register, lists};

lists! {
    "contacts": ListContacts => table;
    "voting_roll": GetContactsVotingRoll => voting_roll;
}

/// What stands beside the fields. Headings are those that the import recognises.
static COMPUTED: [ListColumn<ContactRow>; 3] = [
    column("name", "Name", |row| full_name(&row.draft.given_name, &row.draft.family_name)),
    column("member", "Member", |row| Cell::text(&row.member_name)),
    column("roles", "Role", |row| Cell::text(roles(&row.roles))),
];

impl Fielded for ContactRow {
    type Draft = ContactDraft;
    const FIELDS: &'static [Field<ContactDraft>] = FIELDS;

    fn draft(&self) -> &ContactDraft {
        &self.draft
    }
}

const VOTING_COLUMNS: [ListColumn<VoterRow>; 7] = [
    voting("member", "Member", |row| Cell::text(&row.member)),
    voting("name", "Name", |row| full_name(&row.given_name, &row.family_name)),
    voting("email", "Email", |row| Cell::text(&row.email)),
    voting("orcid", "ORCID iD", |row| Cell::text(&row.orcid_id)),
    voting("from", "Voting since", |row| Cell::Date(Some(row.from_on))),
    voting("given_name", "Given name", |row| Cell::text(&row.given_name)),
    voting("family_name", "Family name", |row| Cell::text(&row.family_name)),
];

const fn column(
    key: &'static str,
    heading: &'static str,
    cell: fn(&ContactRow) -> Cell,
) -> ListColumn<ContactRow> {
    ListColumn { key, heading, is_usual: true, cell }
}

const fn voting(
    key: &'static str,
    heading: &'static str,
    cell: fn(&VoterRow) -> Cell,
) -> ListColumn<VoterRow> {
    ListColumn { key, heading, is_usual: true, cell }
}

/// Empty for a person of whom only the address is known: that is no name.
fn full_name(given_name: &str, family_name: &str) -> Cell {
    Cell::text(format!("{given_name} {family_name}").trim())
}

fn roles(roles: &[Role]) -> String {
    roles.iter().map(|role| role.code()).collect::<Vec<_>>().join("; ")
}

/// The contacts that `request` lists.
pub(crate) fn table(
    register: &Register,
    request: ListContacts,
    asked: Option<&[String]>,
) -> Result<ListTable> {
    let request = ListContacts { offset: None, limit: Some(u32::MAX), ..request };
    let rows = super::list(register, request)?.rows;
    let columns = Shown::chosen("contacts", &COMPUTED, with_parts_of_names(asked).as_deref())?;
    Ok(shown("Contacts", &columns, &rows))
}

/// Who votes for whom on a day. Members without a voting contact are not in it.
pub(crate) fn voting_roll(
    register: &Register,
    request: GetContactsVotingRoll,
    asked: Option<&[String]>,
) -> Result<ListTable> {
    let rows = super::voting_roll(register, request)?.rows;
    let asked = with_parts_of_names(asked);
    Ok(tabulated("Voting roll", &chosen("the voting roll", &VOTING_COLUMNS, asked.as_deref())?, &rows))
}

/// The columns asked for; a full name brings its parts, without which it could not be read back.
fn with_parts_of_names(asked: Option<&[String]>) -> Option<Vec<String>> {
    let mut asked = asked?.to_vec();
    if asked.iter().any(|key| key == "name") {
        asked.extend(["given_name".to_owned(), "family_name".to_owned()]);
    }
    Some(asked)
}
