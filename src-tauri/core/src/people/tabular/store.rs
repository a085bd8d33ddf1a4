//! What was chosen for a list, in the register: found by the set of its headings, the latest counts.

use rusqlite::{Connection, OptionalExtension};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::SavedMapping;
use crate::kernel::Result;
use crate::register::Edit;
use crate::register::rows::{ColumnValue, insert_row};

/// Remembers in `table` what was chosen for lists with these headings.
pub(crate) fn remember<T: Serialize>(
    edit: &Edit<'_>,
    table: &str,
    heading_set: &str,
    file_name: &str,
    choices: &T,
) -> Result<()> {
    let (saved_at, choices) = (edit.timestamp(), serde_json::to_string(choices)?);
    let columns: [ColumnValue<'_>; 4] = [
        ("heading_set", &heading_set),
        ("file_name", &file_name),
        ("saved_at", &saved_at),
        ("choices", &choices),
    ];
    insert_row(edit, table, &columns).map(|_| ())
}

/// What was chosen last for a list with these headings. Choices of another version of the program count as none.
pub(crate) fn remembered<T: DeserializeOwned>(
    connection: &Connection,
    table: &str,
    heading_set: &str,
) -> Result<Option<(T, SavedMapping)>> {
    let sql = format!(
        "SELECT file_name, saved_at, choices FROM {table} WHERE heading_set = ?1 ORDER BY id DESC LIMIT 1"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let found = statement.query_row([heading_set], |row| {
        let saved = SavedMapping { file_name: row.get("file_name")?, at: row.get("saved_at")? };
        Ok((row.get::<_, String>("choices")?, saved))
    });
    Ok(found.optional()?.and_then(|(json, saved)| Some((serde_json::from_str(&json).ok()?, saved))))
}
