//! Tickets of other desks in the register.

use rusqlite::{Connection, OptionalExtension, params};

use super::super::Ticket;
use crate::kernel::Result;

/// The ticket that another desk knows under a number.
pub(super) fn by_source(connection: &Connection, source: &str, number: &str) -> Result<Option<Ticket>> {
    let sql = "SELECT id FROM ticket WHERE source = ?1 AND source_number = ?2";
    let mut statement = connection.prepare_cached(sql)?;
    let id: Option<i64> = statement.query_row(params![source, number], |row| row.get("id")).optional()?;
    id.map(|id| super::super::store::find(connection, id)).transpose().map(Option::flatten)
}
