//! What is kept too long in the register.

use std::collections::BTreeSet;

use rusqlite::{Connection, Row};

use super::super::TicketName;
use super::super::personal_data::store::entries as entries_of;
use super::super::store::read_name;
use crate::kernel::Result;
use crate::register::rows::{ColumnValue, update_row};
use crate::register::{Edit, StoredFile};

/// What goes.
#[derive(Debug, Clone, Default)]
pub(super) struct Parts {
    /// The tickets, those merged into others included.
    pub(super) tickets: Vec<i64>,
    pub(super) messages: Vec<i64>,
    /// The files, each with what its content is found by.
    pub(super) files: Vec<(i64, String)>,
    pub(super) bounces: Vec<i64>,
    /// The names of those who asked, the longest first.
    pub(super) names: Vec<String>,
}

/// The tickets without anything new since `before` that still hold somebody or something, the oldest first.
pub(super) fn outdated(connection: &Connection, before: &str) -> Result<Vec<TicketName>> {
    let sql = format!("{} SELECT * FROM shown ORDER BY received_at, id", include_str!("sql/outdated.sql"));
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement.query_map([before], read_name)?.collect::<rusqlite::Result<_>>()?)
}

/// What hangs on them.
pub(super) fn parts(connection: &Connection, before: &str) -> Result<Parts> {
    let with = include_str!("sql/outdated.sql");
    let ids = |select: &str| -> Result<Vec<i64>> {
        let mut statement = connection.prepare_cached(&format!("{with} {select}"))?;
        let ids = statement.query_map([before], |row| row.get("id"))?;
        Ok(ids.collect::<rusqlite::Result<_>>()?)
    };
    let messages = "SELECT id FROM ticket_message WHERE ticket_id IN (SELECT id FROM parts)";
    let sql =
        format!("{with} SELECT id, sha256 FROM ticket_file WHERE message_id IN ({messages}) ORDER BY id");
    let mut statement = connection.prepare_cached(&sql)?;
    let read = |row: &Row<'_>| Ok((row.get("id")?, row.get("sha256")?));
    let files = statement.query_map([before], read)?.collect::<rusqlite::Result<_>>()?;
    let sql = format!(
        "{with} SELECT DISTINCT asker_name FROM ticket
        WHERE id IN (SELECT id FROM parts) AND instr(asker_name, ' ') ORDER BY length(asker_name) DESC"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let names = statement.query_map([before], |row| row.get("asker_name"))?;
    Ok(Parts {
        tickets: ids("SELECT id FROM parts ORDER BY id")?,
        messages: ids(&format!("{messages} ORDER BY id"))?,
        files,
        bounces: ids(&format!("SELECT id FROM ticket_bounce WHERE message_id IN ({messages}) ORDER BY id"))?,
        names: names.collect::<rusqlite::Result<_>>()?,
    })
}

/// Removes it. What follows from the messages stays: when the ticket was answered first.
pub(super) fn remove(edit: &Edit<'_>, parts: &Parts) -> Result<()> {
    let each = |sql: &str, ids: &[i64]| -> Result<()> {
        let mut statement = edit.prepare_cached(sql)?;
        ids.iter().try_for_each(|id| statement.execute([id]).map(|_| ()))?;
        Ok(())
    };
    for (id, _) in &parts.files {
        each("DELETE FROM ticket_escalation_file WHERE file_id = ?1", &[*id])?;
        each("DELETE FROM ticket_file WHERE id = ?1", &[*id])?;
    }
    each("DELETE FROM ticket_bounce WHERE id = ?1", &parts.bounces)?;
    each("DELETE FROM ticket_message WHERE id = ?1", &parts.messages)?;
    let mut told = edit.prepare_cached("SELECT first_response_at FROM ticket WHERE id = ?1")?;
    for id in &parts.tickets {
        let first: Option<String> = told.query_row([id], |row| row.get("first_response_at"))?;
        let columns: [ColumnValue<'_>; 4] =
            [("told_response_at", &first), ("asker_name", &""), ("asker_email", &""), ("remark", &"")];
        update_row(edit, "ticket", *id, &columns)?;
    }
    parts.files.iter().try_for_each(|(_, sha256)| StoredFile::let_go(edit, sha256))
}

/// The entries of the history that changed these rows.
pub(super) fn entries(connection: &Connection, rows: &[(&'static str, i64)]) -> Result<BTreeSet<i64>> {
    let mut entries = BTreeSet::new();
    for (table, id) in rows {
        entries.extend(entries_of(connection, table, *id)?);
    }
    Ok(entries)
}
