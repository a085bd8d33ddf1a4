//! Texts in the register.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, params};

use super::LetterKind;
use crate::kernel::{Error, Result};
use crate::register::rows::{ColumnValue, insert_row, update_row};

/// The subject and body of each text the consortium wrote.
pub(super) fn own_texts(connection: &Connection) -> Result<BTreeMap<(LetterKind, String), (String, String)>> {
    let mut statement = connection.prepare_cached("SELECT * FROM letter_text ORDER BY kind, language")?;
    let mut rows = statement.query([])?;
    let mut texts = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let word: String = row.get("kind")?;
        let kind = LetterKind::from_code(&word).ok_or_else(|| {
            Error::internal(message!("The register holds the unknown word “{word}” for a text.", word))
        })?;
        texts.insert((kind, row.get("language")?), (row.get("subject")?, row.get("body")?));
    }
    Ok(texts)
}

pub(super) fn save_text(
    connection: &Connection,
    kind: LetterKind,
    language: &str,
    subject: &str,
    body: &str,
) -> Result<()> {
    let word = kind.code();
    let columns: [ColumnValue<'_>; 4] =
        [("kind", &word), ("language", &language), ("subject", &subject), ("body", &body)];
    let sql = "SELECT id FROM letter_text WHERE kind = ?1 AND language = ?2";
    let known = connection.query_row(sql, params![word, language], |row| row.get("id")).optional()?;
    match known {
        Some(id) => update_row(connection, "letter_text", id, &columns),
        None => insert_row(connection, "letter_text", &columns).map(|_| ()),
    }
}

pub(super) fn remove_text(connection: &Connection, kind: LetterKind, language: &str) -> Result<()> {
    let sql = "DELETE FROM letter_text WHERE kind = ?1 AND language = ?2";
    connection.execute(sql, params![kind.code(), language])?;
    Ok(())
}
