//! Supplements in the register: written once, read ever after.

use chrono::NaiveDate;
use rusqlite::Connection;

use super::Supplement;
use crate::kernel::{Message, Result};
use crate::register::rows::{ColumnValue, insert_row};
use crate::register::sha256;

/// The supplements of an invoice, the earliest first.
pub(in crate::money::invoices) fn all(connection: &Connection, invoice_id: i64) -> Result<Vec<Supplement>> {
    let sql = "SELECT document FROM invoice_supplement WHERE invoice_id = ?1 ORDER BY number";
    let mut statement = connection.prepare_cached(sql)?;
    let supplements = statement.query_map([invoice_id], |row| row.get::<_, String>("document"))?;
    supplements.map(|supplement| Ok(serde_json::from_str(&supplement?)?)).collect()
}

/// The supplements of invoices that are dated from a day until a day, by invoice.
pub(super) fn dated(
    connection: &Connection,
    from_on: NaiveDate,
    until_on: NaiveDate,
) -> Result<Vec<Supplement>> {
    let mut statement = connection.prepare_cached(include_str!("sql/supplements_dated.sql"))?;
    let supplements = statement.query_map([from_on, until_on], |row| row.get::<_, String>("document"))?;
    supplements.map(|supplement| Ok(serde_json::from_str(&supplement?)?)).collect()
}

/// Freezes a supplement beside its invoice.
pub(super) fn insert(connection: &Connection, invoice_id: i64, supplement: &Supplement) -> Result<()> {
    let document = serde_json::to_string(supplement)?;
    let document_sha256 = sha256(document.as_bytes());
    let columns: [ColumnValue<'_>; 6] = [
        ("invoice_id", &invoice_id),
        ("number", &supplement.number),
        ("added_on", &supplement.added_on),
        ("added_by", &supplement.added_by),
        ("document", &document),
        ("document_sha256", &document_sha256),
    ];
    insert_row(connection, "invoice_supplement", &columns).map(|_| ())
}

/// The invoice of a supplement that is not what was frozen.
pub(in crate::money::invoices) fn altered(connection: &Connection) -> Result<Option<Message>> {
    let sql = include_str!("sql/supplements.sql");
    let mut statement = connection.prepare(sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (document, invoice): (String, String) = (row.get("document")?, row.get("invoice")?);
        let told: Option<Supplement> = serde_json::from_str(&document).ok();
        let (number, added_on): (i64, NaiveDate) = (row.get("number")?, row.get("added_on")?);
        let added_by: String = row.get("added_by")?;
        let agrees = told.is_some_and(|told| {
            (told.number, told.added_on, told.added_by, &told.invoice)
                == (number, added_on, added_by, &invoice)
        });
        if !agrees || sha256(document.as_bytes()) != row.get::<_, String>("document_sha256")? {
            return Ok(Some(message!("supplement {number} of invoice {invoice}", number, invoice)));
        }
    }
    Ok(None)
}
