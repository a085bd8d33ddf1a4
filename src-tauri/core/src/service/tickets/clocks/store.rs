//! Tickets as far as their clocks go by them.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, Row};

use super::super::{Priority, TicketState};
use super::Timed;
use crate::kernel::Result;
use crate::register::rows::code;

fn instant(row: &Row<'_>, column: &str) -> rusqlite::Result<Option<DateTime<Utc>>> {
    let text: Option<String> = row.get(column)?;
    Ok(text.and_then(|text| text.parse().ok()))
}

fn read(row: &Row<'_>) -> rusqlite::Result<Option<Timed>> {
    let Some(received_at) = instant(row, "received_at")? else { return Ok(None) };
    Ok(Some(Timed {
        id: row.get("id")?,
        priority: code(row, "priority", Priority::from_code)?,
        is_from_orcid: row.get("is_from_orcid")?,
        received_at,
        first_response_at: instant(row, "first_response_at")?,
        first_solved_at: instant(row, "first_solved_at")?,
        states: Vec::new(),
    }))
}

/// Tickets with their states: active ones, or all that count.
pub(in super::super) fn timed(connection: &Connection, is_active: bool) -> Result<Vec<Timed>> {
    let mut statement = connection.prepare_cached(include_str!("sql/timed.sql"))?;
    let found = statement.query_map([is_active], read)?.collect::<rusqlite::Result<Vec<_>>>()?;
    let mut tickets: BTreeMap<i64, Timed> =
        found.into_iter().flatten().map(|ticket| (ticket.id, ticket)).collect();
    let mut statement = connection.prepare_cached(include_str!("sql/timed_states.sql"))?;
    let mut rows = statement.query([is_active])?;
    while let Some(row) = rows.next()? {
        if let Some(ticket) = tickets.get_mut(&row.get("ticket_id")?) {
            ticket.states.push((code(row, "state", TicketState::from_code)?, instant(row, "from_at")?));
        }
    }
    Ok(tickets.into_values().collect())
}

/// One ticket with its states.
pub(in super::super) fn one(connection: &Connection, id: i64) -> Result<Option<Timed>> {
    let sql = "SELECT id, priority, channel = 'orcid' AS is_from_orcid, received_at, first_response_at, first_solved_at FROM ticket WHERE id = ?1";
    let mut statement = connection.prepare_cached(sql)?;
    let found = statement.query_map([id], read)?.collect::<rusqlite::Result<Vec<_>>>()?;
    let Some(mut ticket) = found.into_iter().flatten().next() else { return Ok(None) };
    for (state, from_at, _) in super::super::store::states(connection, id)? {
        ticket.states.push((state, from_at.parse().ok()));
    }
    Ok(Some(ticket))
}
