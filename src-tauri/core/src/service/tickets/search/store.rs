//! The index of tickets in temporary tables.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use rusqlite::{Connection, OptionalExtension, params};

use crate::kernel::Result;

/// The version of the data that the index was built from; `None` when there is none.
pub(super) fn version(connection: &Connection) -> Result<Option<i64>> {
    let exists = "SELECT 1 FROM temp.sqlite_schema WHERE name = 'ticket_search_built'";
    if !connection.prepare_cached(exists)?.exists([])? {
        return Ok(None);
    }
    let sql = "SELECT data_version FROM temp.ticket_search_built";
    Ok(connection.prepare_cached(sql)?.query_row([], |row| row.get("data_version")).optional()?)
}

/// What SQLite changes when another connection writes to the file.
pub(super) fn data_version(connection: &Connection) -> Result<i64> {
    Ok(connection.prepare_cached("PRAGMA data_version")?.query_row([], |row| row.get("data_version"))?)
}

/// Makes an empty index, instead of the one there was.
pub(super) fn create(connection: &Connection, data_version: i64) -> Result<()> {
    connection.execute_batch(include_str!("sql/index.sql"))?;
    connection.execute("INSERT INTO temp.ticket_search_built (data_version) VALUES (?1)", [data_version])?;
    Ok(())
}

/// Forgets what the index was built from, so that the next search builds it anew.
pub(super) fn invalidate(connection: &Connection) -> Result<()> {
    connection.execute("DELETE FROM temp.ticket_search_built", [])?;
    Ok(())
}

pub(super) fn mark_stale(connection: &Connection, id: i64) -> Result<()> {
    connection
        .prepare_cached("INSERT OR IGNORE INTO temp.ticket_search_stale (ticket_id) VALUES (?1)")?
        .execute([id])?;
    Ok(())
}

pub(super) fn stale(connection: &Connection) -> Result<BTreeSet<i64>> {
    let mut statement = connection.prepare_cached("SELECT ticket_id FROM temp.ticket_search_stale")?;
    let ids = statement.query_map([], |row| row.get("ticket_id"))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn clear_stale(connection: &Connection) -> Result<()> {
    connection.prepare_cached("DELETE FROM temp.ticket_search_stale")?.execute([])?;
    Ok(())
}

/// Runs `work`, which writes temporary tables only, as one transaction, or as a part of the one that is open.
pub(super) fn at_once(connection: &Connection, work: impl FnOnce() -> Result<()>) -> Result<()> {
    connection.execute_batch("SAVEPOINT ticket_index_upkeep")?;
    let done = work();
    let ending = if done.is_ok() { "" } else { "ROLLBACK TO ticket_index_upkeep; " };
    if !connection.is_autocommit() {
        connection.execute_batch(&format!("{ending}RELEASE ticket_index_upkeep"))?;
    }
    done
}

/// The tickets that are part of no other.
pub(super) fn ids(connection: &Connection) -> Result<Vec<i64>> {
    let mut statement = connection.prepare_cached("SELECT id FROM ticket WHERE merged_into_id IS NULL")?;
    let ids = statement.query_map([], |row| row.get("id"))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

/// The tickets of a range of messages.
pub(super) fn tickets_of_messages(
    connection: &Connection,
    range: RangeInclusive<i64>,
) -> Result<BTreeSet<i64>> {
    let sql = "SELECT DISTINCT ticket_id FROM ticket_message WHERE id BETWEEN ?1 AND ?2";
    let mut statement = connection.prepare_cached(sql)?;
    let ids = statement.query_map([range.start(), range.end()], |row| row.get("ticket_id"))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

/// The words of a ticket itself; `None` when it is part of another one, or is not there.
pub(super) fn words(connection: &Connection, id: i64) -> Result<Option<String>> {
    let sql = "SELECT words FROM ticket WHERE id = ?1 AND merged_into_id IS NULL";
    Ok(connection.prepare_cached(sql)?.query_row([id], |row| row.get("words")).optional()?)
}

/// The numbers, subjects and messages that a ticket shows.
pub(super) fn texts(connection: &Connection, id: i64) -> Result<Vec<String>> {
    let mut statement = connection.prepare_cached(include_str!("sql/texts.sql"))?;
    let texts = statement.query_map([id], |row| row.get("text"))?;
    Ok(texts.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn insert(connection: &Connection, id: i64, words: &str) -> Result<()> {
    connection
        .prepare_cached("INSERT INTO temp.ticket_search (rowid, words) VALUES (?1, ?2)")?
        .execute(params![id, words])?;
    Ok(())
}

pub(super) fn delete(connection: &Connection, id: i64) -> Result<()> {
    connection.prepare_cached("DELETE FROM temp.ticket_search WHERE rowid = ?1")?.execute([id])?;
    Ok(())
}
