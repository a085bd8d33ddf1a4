//! Records every change of every row while an operation runs, by temporary triggers: no use case can forget to.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rusqlite::{Connection, params};

use super::redact;
use crate::kernel::{Error, Result};

/// The only tables that are not recorded: the record itself, the steps of the schema, and stored bytes, which never
/// change, are found by their hash and cannot stand alone. Whatever else the schema has is.
pub(super) const UNRECORDED: [&str; 5] = [
    "register_audit_entry",
    "register_audit_change",
    "register_undone_entry",
    "register_migration",
    "register_stored_file",
];

/// One row, or one range of rows inserted in bulk, before and after an operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The table of the row.
    pub table: String,
    /// The row's id, or the first of a range.
    pub first_row_id: i64,
    /// The row's id, or the last of a range.
    pub last_row_id: i64,
    /// The row before as a JSON object; absent when it is new.
    pub before: Option<String>,
    /// The row after as a JSON object; absent when it is gone, and for a range.
    pub after: Option<String>,
}

impl Change {
    /// Whether this stands for rows inserted in bulk, without images.
    pub fn is_range(&self) -> bool {
        self.before.is_none() && self.after.is_none()
    }

    /// The ids it concerns.
    pub fn row_ids(&self) -> std::ops::RangeInclusive<i64> {
        self.first_row_id..=self.last_row_id
    }
}

/// What is written, as SQLite itself reports it row by row: what the recording triggers are held against.
#[derive(Debug, Clone, Default)]
pub(super) struct Witness(Arc<Mutex<Written>>);

#[derive(Debug, Default)]
struct Written {
    tables: BTreeSet<String>,
    rows: u64,
}

impl Witness {
    fn written(&self) -> MutexGuard<'_, Written> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Forgets what was written before an operation.
    pub(super) fn begin(&self) {
        *self.written() = Written::default();
    }

    /// Refuses an operation that wrote to a table whose changes nobody recorded, or past everybody's eyes.
    /// `rows_changed` is how many rows SQLite counts since [`Witness::begin`].
    pub(super) fn refuse_unrecorded(&self, connection: &Connection, rows_changed: u64) -> Result<()> {
        let written = self.written();
        if rows_changed > written.rows {
            return Err(unrecorded("some table"));
        }
        let mut statement = connection.prepare_cached("SELECT DISTINCT table_name FROM captured_change")?;
        let recorded = statement.query_map([], |row| row.get("table_name"))?;
        let recorded = recorded.collect::<rusqlite::Result<BTreeSet<String>>>()?;
        let known = |table: &&String| !recorded.contains(*table) && !UNRECORDED.contains(&table.as_str());
        if let Some(table) = written.tables.iter().find(known) {
            return Err(unrecorded(table));
        }
        match written.tables.iter().next() {
            Some(table) if recorded.is_empty() => Err(unrecorded(table)),
            _ => Ok(()),
        }
    }
}

fn unrecorded(table: &str) -> Error {
    Error::internal(message!(
        "The operation wrote to {table} without a trace in the history. It was taken back as a whole: nothing was changed. Please report this.",
        table
    ))
}

/// Puts the recording triggers in place for the life of this connection, and who watches over them.
pub(super) fn install(connection: &mut Connection) -> Result<Witness> {
    connection.execute_batch(
        "CREATE TEMP TABLE captured_change (
            sequence INTEGER PRIMARY KEY, table_name TEXT, first_row_id INTEGER, last_row_id INTEGER, before TEXT, after TEXT
         ) STRICT;",
    )?;
    for table in recorded_tables(connection)? {
        for event in ["INSERT", "UPDATE", "DELETE"] {
            connection.execute_batch(&trigger(connection, &table, event)?)?;
        }
    }
    let witness = Witness::default();
    let seen = witness.clone();
    connection.update_hook(Some(
        move |_: rusqlite::hooks::Action, database: &str, table: &str, _: i64| {
            let mut written = seen.written();
            written.rows += 1;
            if database == "main" && !written.tables.contains(table) {
                written.tables.insert(table.to_owned());
            }
        },
    ))?;
    Ok(witness)
}

/// Every table of the schema whose changes are recorded: all but [`UNRECORDED`].
pub(super) fn recorded_tables(connection: &Connection) -> Result<Vec<String>> {
    let mut statement = connection.prepare(
        "SELECT name FROM pragma_table_list
         WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name",
    )?;
    let names = statement.query_map([], |row| row.get::<_, String>("name"))?;
    let mut names = names.collect::<rusqlite::Result<Vec<_>>>()?;
    names.retain(|name| !UNRECORDED.contains(&name.as_str()));
    Ok(names)
}

fn trigger(connection: &Connection, table: &str, event: &str) -> Result<String> {
    let images = match event {
        "INSERT" => format!("NEW.id, NEW.id, NULL, {}", row_as_json(connection, table, "NEW.")?),
        "DELETE" => format!("OLD.id, OLD.id, {}, NULL", row_as_json(connection, table, "OLD.")?),
        _ => {
            let (before, after) =
                (row_as_json(connection, table, "OLD.")?, row_as_json(connection, table, "NEW.")?);
            format!("NEW.id, NEW.id, {before}, {after}")
        }
    };
    Ok(format!(
        "CREATE TEMP TRIGGER capture_{table}_{event} AFTER {event} ON main.{table} BEGIN
            INSERT INTO captured_change (table_name, first_row_id, last_row_id, before, after) VALUES ('{table}', {images});
         END;"
    ))
}

/// The SQL expression that gives a row of `table` as a JSON object; `prefix` is "NEW.", "OLD." or "".
pub(super) fn row_as_json(connection: &Connection, table: &str, prefix: &str) -> Result<String> {
    let pairs: Vec<String> =
        column_names(connection, table)?.iter().map(|name| format!("'{name}', {prefix}{name}")).collect();
    Ok(format!("json_object({})", pairs.join(", ")))
}

/// The columns of `table`, in order.
pub(super) fn column_names(connection: &Connection, table: &str) -> Result<Vec<String>> {
    let mut statement = connection.prepare_cached("SELECT name FROM pragma_table_info(?1)")?;
    let names = statement.query_map([table], |row| row.get("name"))?;
    Ok(names.collect::<rusqlite::Result<_>>()?)
}

/// Runs `work`, which inserts many rows into `table`, and records them as one range of ids.
///
/// The rows of the range must all be new and contiguous; ids are never reused, so whatever was inserted last before
/// bounds it.
pub(super) fn in_bulk<T>(
    connection: &Connection,
    table: &str,
    work: impl FnOnce() -> Result<T>,
) -> Result<T> {
    let last_id = || -> Result<i64> {
        let sql = format!("SELECT coalesce(max(id), 0) AS last_id FROM main.{table}");
        let stored: i64 = connection.query_row(&sql, [], |row| row.get("last_id"))?;
        let sequence = "SELECT coalesce(max(seq), 0) AS last_id FROM main.sqlite_sequence WHERE name = ?1";
        let ever: i64 = connection.query_row(sequence, [table], |row| row.get("last_id"))?;
        Ok(stored.max(ever))
    };
    let before = last_id()?;
    connection.execute_batch(&format!("DROP TRIGGER temp.capture_{table}_INSERT"))?;
    let value = work();
    connection.execute_batch(&trigger(connection, table, "INSERT")?)?;
    let value = value?;
    let after = last_id()?;
    if after > before {
        connection.execute(
            "INSERT INTO captured_change (table_name, first_row_id, last_row_id) VALUES (?1, ?2, ?3)",
            params![table, before + 1, after],
        )?;
    }
    Ok(value)
}

/// Takes what was recorded since the last call, in order.
pub(super) fn drain(connection: &Connection) -> Result<Vec<Change>> {
    let mut statement = connection.prepare_cached(
        "SELECT table_name, first_row_id, last_row_id, before, after FROM captured_change ORDER BY sequence",
    )?;
    let changes = statement.query_map([], |row| {
        Ok(Change {
            table: row.get("table_name")?,
            first_row_id: row.get("first_row_id")?,
            last_row_id: row.get("last_row_id")?,
            before: row.get("before")?,
            after: row.get("after")?,
        })
    })?;
    let mut changes = changes.collect::<rusqlite::Result<Vec<_>>>()?;
    connection.prepare_cached("DELETE FROM captured_change")?.execute([])?;
    // An update that leaves every column as it was is not a change. Of what was redacted nothing is left to compare.
    changes.retain(|change| {
        change.is_range() || change.before != change.after || redact::is_redacted(change.after.as_ref())
    });
    Ok(changes)
}
