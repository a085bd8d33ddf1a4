//! The readiness of an election as a table.

use super::{GetVotingReadiness, MemberReadiness};
use crate::kernel::Result;
use crate::kernel::message::sentences;
use crate::kernel::table::{Cell, ListColumn, ListTable, chosen, table as tabulated};
use crate::register::{Register, lists};

lists! {
    "readiness": GetVotingReadiness => readiness;
}

const READINESS: [ListColumn<MemberReadiness>; 5] = [
    ready("member", "Member", |row| Cell::text(&row.member)),
    ready("name", "Votes", |row| Cell::text(&row.name)),
    ready("email", "Email", |row| Cell::text(&row.email)),
    ready("confirmed_on", "Contacts confirmed on", |row| Cell::Date(row.confirmed_on)),
    ready("obstacles", "What stands in the way", |row| Cell::said(&sentences(&row.obstacles))),
];

const fn ready(
    key: &'static str,
    heading: &'static str,
    cell: fn(&MemberReadiness) -> Cell,
) -> ListColumn<MemberReadiness> {
    ListColumn { key, heading, is_usual: true, cell }
}

/// Whether each member's vote is ready.
fn readiness(
    register: &Register,
    request: GetVotingReadiness,
    asked: Option<&[String]>,
) -> Result<ListTable> {
    let rows = super::readiness(register, request)?.rows;
    Ok(tabulated("Election readiness", &chosen("readiness", &READINESS, asked)?, &rows))
}
