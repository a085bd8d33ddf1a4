//! Everything that happened to one record and to the records that hang on it.

use rusqlite::params;
use serde::Serialize;
use ts_rs::TS;

use super::history::{self, RecordChange};
use super::{Register, audit, capture};
use crate::kernel::{Message, Result};

/// Entries given unless asked otherwise.
const ENTRIES: u32 = 200;

/// One operation that touched a member, its people or its documents.
#[derive(Debug, Clone, Serialize, TS)]
pub struct TimelineEntry {
    /// Its entry in the history.
    pub entry_id: i64,
    /// When: RFC 3339 in UTC.
    pub at: String,
    pub user: String,
    /// What it did, in words.
    pub summary: Message,
    pub changes: Vec<RecordChange>,
    /// Whether it stands undone.
    pub undone: bool,
}

/// What to look for in the history: rows by table and id, and every row that names one of `owners` in its `owner_column`.
#[derive(Debug, Clone)]
pub struct TimelineSubject<'a> {
    /// Tables and ids of rows that there are.
    pub rows: &'a [(&'static str, Vec<i64>)],
    /// The column by which rows of other tables belong to it.
    pub owner_column: &'static str,
    /// The ids in that column.
    pub owners: &'a [i64],
    /// Rows that belong to it through a row that does, such as the versions of its documents.
    pub through: &'a [Through],
}

/// That rows of a table name a row of another one, which has the owner's column.
#[derive(Debug, Clone, Copy)]
pub struct Through {
    pub table: &'static str,
    /// The column that names the other row.
    pub column: &'static str,
    /// The table of the other row.
    pub owned: &'static str,
}

impl Register {
    /// What happened to a record and what hangs on it, the newest first; at most `limit` operations, 200 when absent.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn timeline(&self, subject: &TimelineSubject<'_>, limit: Option<u32>) -> Result<Vec<TimelineEntry>> {
        let mut entry = self.connection.prepare_cached(include_str!("sql/timeline_entry.sql"))?;
        let mut timeline = Vec::new();
        for (entry_id, change_ids) in touching(self, subject, limit.unwrap_or(ENTRIES))? {
            let changes = audit::changes_with_ids(&self.connection, &change_ids)?;
            let changes = changes.iter().map(|change| history::describe(self.schema, change));
            let changes = changes.collect::<Result<_>>()?;
            timeline.push(entry.query_row([entry_id], |row| {
                Ok(TimelineEntry {
                    entry_id,
                    at: row.get("at")?,
                    user: row.get("user")?,
                    summary: row.get("summary")?,
                    changes,
                    undone: row.get("undone")?,
                })
            })?);
        }
        Ok(timeline)
    }
}

/// The newest entries that changed a row of the subject, each with the changes in question.
fn touching(register: &Register, subject: &TimelineSubject<'_>, limit: u32) -> Result<Vec<(i64, String)>> {
    let connection = &register.connection;
    let mut conditions = Vec::new();
    for (table, ids) in subject.rows {
        let ids = serde_json::to_string(ids)?;
        conditions.push(format!(
            "table_name = '{table}' AND EXISTS (SELECT 1 FROM {table} WHERE id BETWEEN first_row_id AND last_row_id AND id IN (SELECT value FROM json_each('{ids}')))"
        ));
    }
    let column = subject.owner_column;
    for table in register.schema.tables().map(|table| table.name) {
        if capture::column_names(connection, table)?.iter().any(|name| name == column) {
            // Rows inserted in bulk left no image; they are looked up as they are.
            conditions.push(format!(
                "table_name = '{table}' AND (coalesce(after, before) ->> '{column}' IN (SELECT value FROM json_each(?1)) OR after IS NULL AND before IS NULL
                 AND EXISTS (SELECT 1 FROM {table} WHERE id BETWEEN first_row_id AND last_row_id AND {column} IN (SELECT value FROM json_each(?1))))"
            ));
        }
    }
    for Through { table, column: names, owned } in subject.through {
        let owned = format!("SELECT id FROM {owned} WHERE {column} IN (SELECT value FROM json_each(?1))");
        conditions.push(format!(
            "table_name = '{table}' AND (coalesce(after, before) ->> '{names}' IN ({owned}) OR after IS NULL AND before IS NULL
             AND EXISTS (SELECT 1 FROM {table} WHERE id BETWEEN first_row_id AND last_row_id AND {names} IN ({owned})))"
        ));
    }
    let conditions: Vec<String> = conditions.iter().map(|condition| format!("({condition})")).collect();
    let sql = format!(
        "SELECT entry_id, json_group_array(id) AS change_ids FROM register_audit_change WHERE {} GROUP BY entry_id ORDER BY entry_id DESC LIMIT ?2",
        conditions.join(" OR ")
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map(params![serde_json::to_string(subject.owners)?, limit], |row| {
        Ok((row.get("entry_id")?, row.get("change_ids")?))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
