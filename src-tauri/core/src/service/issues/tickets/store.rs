//! Tickets of issues in the register.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::super::IssueTicket;
use crate::kernel::Result;
use crate::register::Edit;
use crate::register::rows::{ColumnValue, code, insert_row};
use crate::service::tickets::TicketState;

/// The tickets of an issue, each once, by their numbers.
pub(in super::super) fn tickets(connection: &Connection, issue_id: i64) -> Result<Vec<IssueTicket>> {
    let mut statement = connection.prepare_cached(include_str!("sql/tickets.sql"))?;
    let read = |row: &Row<'_>| {
        Ok(IssueTicket {
            id: row.get("id")?,
            number: row.get("number")?,
            subject: row.get("subject")?,
            state: code(row, "state", TicketState::from_code)?,
            member_id: row.get("member_id")?,
            member: row.get("member")?,
            received_on: row.get("received_on")?,
            linked_on: row.get("linked_on")?,
            is_confidential: row.get("is_confidential")?,
        })
    };
    Ok(statement.query_map([issue_id], read)?.collect::<rusqlite::Result<_>>()?)
}

/// The ticket that shows a ticket, with its number.
pub(super) fn shown(connection: &Connection, ticket_id: i64) -> Result<Option<(i64, String)>> {
    let mut statement = connection.prepare_cached(include_str!("sql/shown.sql"))?;
    let read = |row: &Row<'_>| Ok((row.get("id")?, row.get("number")?));
    Ok(statement.query_row([ticket_id], read).optional()?)
}

pub(super) fn link(edit: &Edit<'_>, issue_id: i64, ticket_id: i64, on: NaiveDate) -> Result<()> {
    let columns: [ColumnValue<'_>; 3] =
        [("issue_id", &issue_id), ("ticket_id", &ticket_id), ("linked_on", &on)];
    insert_row(edit, "issue_ticket", &columns).map(|_| ())
}

/// Takes a ticket, and those merged into it, from an issue.
pub(super) fn unlink(edit: &Edit<'_>, issue_id: i64, ticket_id: i64) -> Result<()> {
    edit.prepare_cached(include_str!("sql/unlink.sql"))?.execute(params![issue_id, ticket_id])?;
    Ok(())
}
