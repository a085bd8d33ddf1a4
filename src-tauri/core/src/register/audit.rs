//! The audit trail: append-only and hash-chained, so that a gap or an altered entry shows.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, Row, params};
use sha2::{Digest, Sha256};

use super::Change;
use super::transact::Head;
use crate::kernel::{Message, Result};

/// The hash that the first entry names as its predecessor's.
const CHAIN_START: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// An entry about to be written.
#[derive(Debug)]
pub(super) struct NewEntry<'a> {
    pub(super) at: String,
    pub(super) user: &'a str,
    pub(super) operation: &'a str,
    pub(super) summary: &'a str,
    pub(super) undoable: bool,
    pub(super) undoes: Option<i64>,
}

/// Appends an entry with its changes to the chain and gives its place there.
pub(super) fn append(connection: &Connection, entry: &NewEntry<'_>, changes: &[Change]) -> Result<Head> {
    let previous = connection
        .prepare_cached("SELECT hash FROM register_audit_entry ORDER BY id DESC LIMIT 1")?
        .query_row([], |row| row.get::<_, String>("hash"))
        .optional()?
        .unwrap_or_else(|| CHAIN_START.to_owned());
    let mut chain = EntryHash::new(&previous, entry);
    changes.iter().for_each(|change| chain.add(change));
    let hash = chain.finish();
    connection
        .prepare_cached(
            "INSERT INTO register_audit_entry (at, user, operation, summary, undoable, undoes, previous_hash, hash)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute(params![
            entry.at,
            entry.user,
            entry.operation,
            entry.summary,
            entry.undoable,
            entry.undoes,
            previous,
            hash
        ])?;
    let entry_id = connection.last_insert_rowid();
    let mut insert = connection.prepare_cached(
        "INSERT INTO register_audit_change (entry_id, table_name, first_row_id, last_row_id, before, after)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for change in changes {
        insert.execute(params![
            entry_id,
            change.table,
            change.first_row_id,
            change.last_row_id,
            change.before,
            change.after
        ])?;
    }
    Ok(Head { entry_id, hash })
}

/// The newest entry and its hash: the end of the chain.
pub(super) fn head(connection: &Connection) -> Result<Option<(i64, String)>> {
    let sql = "SELECT id, hash FROM main.register_audit_entry ORDER BY id DESC LIMIT 1";
    Ok(connection.query_row(sql, [], |row| Ok((row.get("id")?, row.get("hash")?))).optional()?)
}

/// The hash of an entry, if there is one.
pub(super) fn hash_of_entry(connection: &Connection, entry_id: i64) -> Result<Option<String>> {
    let sql = "SELECT hash FROM main.register_audit_entry WHERE id = ?1";
    Ok(connection.prepare_cached(sql)?.query_row([entry_id], |row| row.get("hash")).optional()?)
}

/// When an entry was written: RFC 3339 in UTC.
pub(super) fn instant_of(connection: &Connection, entry_id: i64) -> Result<String> {
    let sql = "SELECT at FROM main.register_audit_entry WHERE id = ?1";
    Ok(connection.query_row(sql, [entry_id], |row| row.get("at"))?)
}

/// Notes that `entry_id` stands undone, by the entry `undone_by`.
pub(super) fn mark_undone(connection: &Connection, entry_id: i64, undone_by: i64) -> Result<()> {
    connection.execute(
        "INSERT INTO register_undone_entry (entry_id, undone_by) VALUES (?1, ?2)",
        [entry_id, undone_by],
    )?;
    Ok(())
}

/// The changes of an entry, in the order they were made.
pub(super) fn changes_of(connection: &Connection, entry_id: i64) -> Result<Vec<Change>> {
    let mut statement = connection.prepare_cached(
        "SELECT table_name, first_row_id, last_row_id, before, after FROM register_audit_change WHERE entry_id = ?1 ORDER BY id",
    )?;
    let changes = statement.query_map([entry_id], read_change)?;
    Ok(changes.collect::<rusqlite::Result<_>>()?)
}

/// The changes whose ids stand in `ids`, a JSON array, in the order they were made.
pub(super) fn changes_with_ids(connection: &Connection, ids: &str) -> Result<Vec<Change>> {
    let mut statement = connection.prepare_cached(
        "SELECT table_name, first_row_id, last_row_id, before, after FROM register_audit_change
         WHERE id IN (SELECT value FROM json_each(?1)) ORDER BY id",
    )?;
    let changes = statement.query_map([ids], read_change)?;
    Ok(changes.collect::<rusqlite::Result<_>>()?)
}

fn read_change(row: &Row<'_>) -> rusqlite::Result<Change> {
    Ok(Change {
        table: row.get("table_name")?,
        first_row_id: row.get("first_row_id")?,
        last_row_id: row.get("last_row_id")?,
        before: row.get("before")?,
        after: row.get("after")?,
    })
}

/// Walks the whole chain: `Ok(Err(what))` names the first entry that does not fit.
pub(super) fn verify(connection: &Connection) -> Result<Result<usize, Message>> {
    let redacted = redactions(connection)?;
    let mut previous = CHAIN_START.to_owned();
    let mut expected_id = 0;
    let mut statement = connection.prepare("SELECT * FROM register_audit_entry ORDER BY id")?;
    let mut rows = statement.query([])?;
    let mut count = 0;
    while let Some(row) = rows.next()? {
        let id: i64 = row.get("id")?;
        expected_id += 1;
        if id != expected_id {
            return Ok(Err(message!("audit entry {expected_id} is missing", expected_id)));
        }
        let found = hash_of(connection, row)?;
        let hash: String = row.get("hash")?;
        let fits = found == hash || redacted.get(&id) == Some(&found);
        if row.get::<_, String>("previous_hash")? != previous || !fits {
            let summary: Message = row.get("summary")?;
            return Ok(Err(message!(
                "audit entry {id} ({summary}) was altered, or one before it was",
                id,
                summary
            )));
        }
        previous = hash;
        count += 1;
    }
    Ok(Ok(count))
}

/// The hash of what entry `id` holds now.
pub(super) fn content_hash(connection: &Connection, id: i64) -> Result<String> {
    let mut statement = connection.prepare_cached("SELECT * FROM register_audit_entry WHERE id = ?1")?;
    statement.query_row([id], |row| Ok(hash_of(connection, row)))?
}

/// What entries hold since personal data were taken out of them. Read from the recorded changes and not from the
/// table itself, because those are part of the chain.
fn redactions(connection: &Connection) -> Result<BTreeMap<i64, String>> {
    let sql = "SELECT after ->> '$.entry_id' AS entry_id, after ->> '$.sha256' AS sha256
               FROM register_audit_change WHERE table_name = 'register_audit_redaction' AND after IS NOT NULL ORDER BY id";
    let mut statement = connection.prepare(sql)?;
    let found = statement.query_map([], |row| Ok((row.get("entry_id")?, row.get("sha256")?)))?;
    // The latest of several counts.
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

fn hash_of(connection: &Connection, row: &rusqlite::Row<'_>) -> Result<String> {
    let (user, operation, summary): (String, String, String) =
        (row.get("user")?, row.get("operation")?, row.get("summary")?);
    let entry = NewEntry {
        at: row.get("at")?,
        user: &user,
        operation: &operation,
        summary: &summary,
        undoable: row.get("undoable")?,
        undoes: row.get("undoes")?,
    };
    let mut chain = EntryHash::new(&row.get::<_, String>("previous_hash")?, &entry);
    changes_of(connection, row.get("id")?)?.iter().for_each(|change| chain.add(change));
    Ok(chain.finish())
}

/// SHA-256 over the predecessor's hash, the entry and its changes. Every part is preceded by its length, so that no
/// two different entries feed the same bytes.
struct EntryHash(Sha256);

impl EntryHash {
    fn new(previous: &str, entry: &NewEntry<'_>) -> Self {
        let mut hash = Self(Sha256::new());
        let undoes = entry.undoes.map(|id| id.to_string());
        let undoable = if entry.undoable { "undoable" } else { "final" };
        for part in [previous, &entry.at, entry.user, entry.operation, entry.summary, undoable] {
            hash.part(Some(part));
        }
        hash.part(undoes.as_deref());
        hash
    }

    fn add(&mut self, change: &Change) {
        self.part(Some(&change.table));
        self.0.update(change.first_row_id.to_be_bytes());
        self.0.update(change.last_row_id.to_be_bytes());
        self.part(change.before.as_deref());
        self.part(change.after.as_deref());
    }

    fn part(&mut self, part: Option<&str>) {
        let length = part.map_or(u64::MAX, |text| text.len() as u64);
        self.0.update(length.to_be_bytes());
        self.0.update(part.unwrap_or_default());
    }

    fn finish(self) -> String {
        hex(&self.0.finalize())
    }
}

/// Bytes as lower-case hexadecimal.
pub(super) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
