//! Texts in the register.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, params};

use super::LetterKind;
use crate::kernel::{Error, Result};
use crate::register::rows::{Column, insert_row, update_row};

/// The subject and body of each text the consortium wrote.
pub(super) fn own_texts(connection: &Connection) -> Result<BTreeMap<(LetterKind, String), (String, String)>> {
    let mut statement = connection.prepare_cached("SELECT * FROM letter_text ORDER BY kind, language")?;
    let mut rows = statement.query([])?;
    let mut texts = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let word: String = row.get("kind")?;
        let kind = LetterKind::from_word(&word).ok_or_else(|| {
            Error::internal(format!("The register holds the unknown word “{word}” for a text."))
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
    let word = kind.word();
    let columns: [Column<'_>; 4] =
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
    connection.execute(sql, params![kind.word(), language])?;
    Ok(())
}

/// A document that a message is to carry.
pub(super) struct Sendable {
    pub(super) invoice_id: i64,
    pub(super) member_id: Option<i64>,
    pub(super) sponsor_id: Option<i64>,
    pub(super) open_minor: i64,
}

/// Who owes a document and what is open of it; none for one that does not exist.
pub(super) fn sendable(connection: &Connection, invoice_id: i64) -> Result<Option<Sendable>> {
    let mut statement = connection.prepare_cached(include_str!("sql/sendable.sql"))?;
    let read = |row: &rusqlite::Row<'_>| {
        Ok(Sendable {
            invoice_id,
            member_id: row.get("member_id")?,
            sponsor_id: row.get("sponsor_id")?,
            open_minor: row.get("open_minor")?,
        })
    };
    Ok(statement.query_row([invoice_id], read).optional()?)
}

/// The invoices and credit notes of a licence year, in their order; on demand only those that wait to be sent, for the
/// first time or again with what was added.
pub(super) fn documents_of_year(connection: &Connection, year: i32, not_sent: bool) -> Result<Vec<i64>> {
    let mut statement = connection.prepare_cached(include_str!("sql/documents_of_year.sql"))?;
    let ids = statement.query_map(params![year, not_sent], |row| row.get("id"))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}
