//! What the register knows of messages that come in.

use rusqlite::{Connection, OptionalExtension};

use super::super::TicketName;
use super::super::store::{by_number, read_name, survivor};
use crate::kernel::Result;

/// The ticket that shows a message.
pub(super) fn ticket_of_fingerprint(
    connection: &Connection,
    fingerprint: &str,
) -> Result<Option<TicketName>> {
    let sql = "SELECT ticket_id FROM ticket_message WHERE fingerprint = ?1";
    let mut statement = connection.prepare_cached(sql)?;
    let Some(id) = statement.query_row([fingerprint], |row| row.get("ticket_id")).optional()? else {
        return Ok(None);
    };
    let shown = survivor(connection, id)?;
    let mut statement =
        connection.prepare_cached("SELECT id, number, subject, state FROM ticket WHERE id = ?1")?;
    Ok(statement.query_row([shown], read_name).optional()?)
}

/// The ticket of a number, or the one that it was merged into.
pub(super) fn survivor_of_number(connection: &Connection, number: &str) -> Result<Option<i64>> {
    by_number(connection, number)?.map(|id| survivor(connection, id)).transpose()
}

/// The ticket that shows the message with this identifier.
pub(super) fn survivor_of_message(connection: &Connection, message_id: &str) -> Result<Option<i64>> {
    one(connection, "SELECT ticket_id FROM ticket_message WHERE fingerprint = ?1", message_id)
}

/// The ticket that shows a message which answers the one with this identifier.
pub(super) fn survivor_of_answer(connection: &Connection, message_id: &str) -> Result<Option<i64>> {
    one(
        connection,
        "SELECT ticket_id FROM ticket_message WHERE in_reply_to = ?1 ORDER BY id LIMIT 1",
        message_id,
    )
}

/// Whether one of these messages asked what the asker thought of it.
pub(super) fn answers_rating(connection: &Connection, message_ids: &[String]) -> Result<bool> {
    let sql =
        "SELECT 1 FROM ticket_message WHERE fingerprint = ?1 AND kind IN ('rating_draft', 'rating_asked')";
    let mut statement = connection.prepare_cached(sql)?;
    for message_id in message_ids {
        if statement.exists([message_id])? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The escalation that the message with this identifier belongs to.
pub(super) fn escalation_of_message(connection: &Connection, message_id: &str) -> Result<Option<i64>> {
    let sql = "SELECT escalation_id FROM ticket_message WHERE fingerprint = ?1";
    let mut statement = connection.prepare_cached(sql)?;
    Ok(statement.query_row([message_id], |row| row.get("escalation_id")).optional()?.flatten())
}

fn one(connection: &Connection, sql: &str, message_id: &str) -> Result<Option<i64>> {
    let mut statement = connection.prepare_cached(sql)?;
    let id: Option<i64> = statement.query_row([message_id], |row| row.get("ticket_id")).optional()?;
    id.map(|id| survivor(connection, id)).transpose()
}

/// The latest ticket that goes on with a solved one.
pub(super) fn follow_up(connection: &Connection, id: i64) -> Result<Option<i64>> {
    let sql = "SELECT id AS ticket_id FROM ticket WHERE follows_id = ?1 ORDER BY id DESC LIMIT 1";
    let mut statement = connection.prepare_cached(sql)?;
    let next: Option<i64> = statement.query_row([id], |row| row.get("ticket_id")).optional()?;
    next.map(|id| survivor(connection, id)).transpose()
}
