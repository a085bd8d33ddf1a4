//! Takes personal data out of the history, which is otherwise only ever added to.
//!
//! An image of a row gives way to a marker, a name among the arguments of a description to a pseudonym. The entry keeps its hash, and with
//! it the chain; that it no longer fits is made good by a row of `audit_redaction` which says what the entry holds
//! since. That row is a recorded change of the erasure itself, so it cannot be forged without breaking the chain
//! there. Triggers allow no other change.

use std::collections::BTreeSet;

use rusqlite::{Connection, params};
use serde_json::{Map, Value};

use super::rows::{ColumnValue, insert_row};
use super::{Edit, audit};
use crate::kernel::{Message, Result};

/// The key that marks a redacted image.
pub(super) const ERASED: &str = "erased";

/// What is to be taken out of the history.
#[derive(Debug)]
pub struct Redaction<'a> {
    /// What stands for the person from now on: "Erased person 12".
    pub pseudonym: &'a str,
    /// Rows whose images go altogether.
    pub rows: &'a [(&'static str, i64)],
    /// Import batches, with what is left of their rejected rows.
    pub rejected_rows: &'a [(i64, String)],
    /// Entries whose descriptions may name the person.
    pub described_in: &'a BTreeSet<i64>,
    pub names: &'a [String],
}

impl Edit<'_> {
    /// Takes personal data out of every earlier entry, and out of what this operation itself recorded so far. Call it
    /// after everything else that the operation changes.
    ///
    /// # Errors
    /// What the register reports; then nothing was changed.
    pub fn redact(&self, redaction: &Redaction<'_>) -> Result<()> {
        let mut touched = BTreeSet::new();
        for (table, row_id) in redaction.rows {
            touched.extend(redact_images(self, table, *row_id, redaction.pseudonym)?);
        }
        for (batch, left) in redaction.rejected_rows {
            touched.extend(rewrite_rejected(self, *batch, left, redaction.pseudonym)?);
        }
        for entry_id in redaction.described_in {
            if redact_summary(self, *entry_id, redaction)? {
                touched.insert(*entry_id);
            }
        }
        for entry_id in touched {
            let sha256 = audit::content_hash(self, entry_id)?;
            let columns: [ColumnValue<'_>; 2] = [("entry_id", &entry_id), ("sha256", &sha256)];
            insert_row(self, "register_audit_redaction", &columns)?;
        }
        Ok(())
    }
}

/// Whether personal data were taken out of an image.
pub(super) fn is_redacted(image: Option<&String>) -> bool {
    let parsed = image.and_then(|image| serde_json::from_str::<Map<String, Value>>(image).ok());
    parsed.is_some_and(|fields| fields.contains_key(ERASED))
}

fn redact_images(
    connection: &Connection,
    table: &str,
    row_id: i64,
    pseudonym: &str,
) -> Result<BTreeSet<i64>> {
    let of_row = "table_name = ?1 AND first_row_id = ?2 AND last_row_id = ?2";
    let entries = entries_of(connection, table, row_id)?;
    for place in ["main.register_audit_change", "temp.captured_change"] {
        for image in ["before", "after"] {
            let sql = format!(
                "UPDATE {place} SET {image} = json_object('id', ?2, '{ERASED}', ?3)
                 WHERE {of_row} AND {image} IS NOT NULL AND {image} ->> '$.{ERASED}' IS NULL"
            );
            connection.execute(&sql, params![table, row_id, pseudonym])?;
        }
    }
    Ok(entries)
}

/// The entries that hold an image of the row which was not redacted yet.
fn entries_of(connection: &Connection, table: &str, row_id: i64) -> Result<BTreeSet<i64>> {
    let sql =
        "SELECT entry_id FROM register_audit_change WHERE table_name = ?1 AND first_row_id = ?2 AND last_row_id = ?2
               AND coalesce(before ->> '$.erased', after ->> '$.erased') IS NULL
               AND coalesce(before, after) IS NOT NULL";
    let mut statement = connection.prepare_cached(sql)?;
    let entries = statement.query_map(params![table, row_id], |row| row.get("entry_id"))?;
    Ok(entries.collect::<rusqlite::Result<_>>()?)
}

fn rewrite_rejected(
    connection: &Connection,
    batch: i64,
    left: &str,
    pseudonym: &str,
) -> Result<BTreeSet<i64>> {
    let mut entries = BTreeSet::new();
    for (place, id) in [("main.register_audit_change", "entry_id"), ("temp.captured_change", "0")] {
        for image in ["before", "after"] {
            let sql = format!(
                "UPDATE {place} SET {image} = json_set({image}, '$.rejected_csv', ?2, '$.{ERASED}', ?3)
                 WHERE table_name = 'import_batch' AND first_row_id = ?1 AND {image} IS NOT NULL
                 RETURNING {id} AS entry_id"
            );
            let mut statement = connection.prepare_cached(&sql)?;
            let changed = statement.query_map(params![batch, left, pseudonym], |row| row.get("entry_id"))?;
            entries.extend(changed.collect::<rusqlite::Result<Vec<i64>>>()?);
        }
    }
    entries.remove(&0);
    Ok(entries)
}

fn redact_summary(connection: &Connection, entry_id: i64, redaction: &Redaction<'_>) -> Result<bool> {
    let sql = "SELECT summary FROM register_audit_entry WHERE id = ?1";
    let summary: String = connection.query_row(sql, [entry_id], |row| row.get("summary"))?;
    let summary = Message::from_stored(&summary);
    let mut redacted = summary.clone();
    redacted.change_texts(&|text| {
        let without = |text: String, name: &String| text.replace(name.as_str(), redaction.pseudonym);
        Some(redaction.names.iter().fold(text.to_owned(), without))
    });
    if redacted == summary {
        return Ok(false);
    }
    let sql = "UPDATE register_audit_entry SET summary = ?2 WHERE id = ?1";
    connection.execute(sql, params![entry_id, redacted.to_stored()])?;
    Ok(true)
}
