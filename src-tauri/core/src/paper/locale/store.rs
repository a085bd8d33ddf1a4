//! The consortium’s language.

use rusqlite::{Connection, OptionalExtension};

use super::language::{primary, region_of};
use crate::kernel::Result;

/// The language in which the consortium writes to whoever has none of its own, as a BCP 47 tag; English until it is set.
///
/// # Errors
/// A register that cannot be read.
pub fn consortium_language(connection: &Connection) -> Result<String> {
    let sql = "SELECT language FROM locale_language WHERE id = 1";
    let known = connection.prepare_cached(sql)?.query_row([], |row| row.get("language")).optional()?;
    Ok(known.unwrap_or_else(|| "en".to_owned()))
}

/// The consortium’s language with its country in a private subtag (“en-x-CH”), unless it names a region itself: for
/// [`super::printed_tag`], which gives a language the region it is written in there. Chinese takes its characters from a region.
///
/// # Errors
/// A register that cannot be read.
pub fn document_language(connection: &Connection) -> Result<String> {
    let sql = "SELECT country FROM profile WHERE id = 1";
    let country: Option<String> =
        connection.prepare_cached(sql)?.query_row([], |row| row.get("country")).optional()?;
    let (language, country) = (consortium_language(connection)?, country.unwrap_or_default());
    let is_open = region_of(&language).is_empty() && primary(&language) != "zh" && !country.is_empty();
    Ok(if is_open { format!("{language}-x-{country}") } else { language })
}

/// Sets the consortium’s language.
///
/// # Errors
/// A register that cannot be written.
pub fn set_consortium_language(connection: &Connection, language: &str) -> Result<()> {
    let sql = "INSERT INTO locale_language (id, language) VALUES (1, ?1) ON CONFLICT (id) DO UPDATE SET language = ?1";
    connection.execute(sql, [language])?;
    Ok(())
}
