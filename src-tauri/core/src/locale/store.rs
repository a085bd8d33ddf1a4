//! The consortium’s language.

use rusqlite::{Connection, OptionalExtension};

use crate::kernel::Result;

/// The language in which the consortium writes to whoever has none of its own, as a BCP 47 tag; English until it is set.
///
/// # Errors
/// A register that cannot be read.
pub fn consortium_language(connection: &Connection) -> Result<String> {
    let sql = "SELECT language FROM letter_language WHERE id = 1";
    let known = connection.prepare_cached(sql)?.query_row([], |row| row.get("language")).optional()?;
    Ok(known.unwrap_or_else(|| "en".to_owned()))
}

/// Sets the consortium’s language.
///
/// # Errors
/// A register that cannot be written.
pub fn set_consortium_language(connection: &Connection, language: &str) -> Result<()> {
    let sql = "INSERT INTO letter_language (id, language) VALUES (1, ?1) ON CONFLICT (id) DO UPDATE SET language = ?1";
    connection.execute(sql, [language])?;
    Ok(())
}
