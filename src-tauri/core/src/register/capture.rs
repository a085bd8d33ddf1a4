//! Records every change of every row while an operation runs, by temporary triggers: no use case can forget to.

use rusqlite::{Connection, params};

use super::Schema;
use crate::kernel::Result;

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

/// Puts the recording triggers in place for the life of this connection.
pub(super) fn install(connection: &Connection, schema: &Schema) -> Result<()> {
    connection.execute_batch(
        "CREATE TEMP TABLE captured_change (
            sequence INTEGER PRIMARY KEY, table_name TEXT, first_row_id INTEGER, last_row_id INTEGER, before TEXT, after TEXT
         ) STRICT;",
    )?;
    for table in schema.tables {
        for event in ["INSERT", "UPDATE", "DELETE"] {
            connection.execute_batch(&trigger(connection, table.name, event)?)?;
        }
    }
    Ok(())
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
    // An update that leaves every column as it was is not a change.
    changes.retain(|change| change.is_range() || change.before != change.after);
    Ok(changes)
}
