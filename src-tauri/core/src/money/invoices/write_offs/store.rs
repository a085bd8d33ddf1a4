//! What was given up of invoices, in the register.

use rusqlite::{Connection, OptionalExtension, Row};

use super::{WriteOff, WriteOffKind};
use crate::kernel::Result;
use crate::money::taxes::TaxSubtotal;
use crate::register::rows::{self, ColumnValue, code, insert_row};
use crate::register::{self, Edit};

/// Writes something off.
///
/// # Errors
/// Closed books.
pub fn insert(edit: &Edit<'_>, write_off: &WriteOff) -> Result<i64> {
    register::require_open(edit, write_off.written_off_on, template!("a write-off"))?;
    let taxes = serde_json::to_string(&write_off.taxes)?;
    let columns: [ColumnValue<'_>; 8] = [
        ("invoice_id", &write_off.invoice_id),
        ("kind", &write_off.kind.code()),
        ("payment_id", &write_off.payment_id),
        ("written_off_on", &write_off.written_off_on),
        ("amount_minor", &write_off.amount_minor),
        ("reason", &write_off.reason),
        ("taxes", &taxes),
        ("credit_note_id", &write_off.credit_note_id),
    ];
    insert_row(edit, "payment_write_off", &columns)
}

/// Takes a row away.
///
/// # Errors
/// Closed books.
pub fn delete(edit: &Edit<'_>, write_off: &WriteOff) -> Result<()> {
    register::require_open(edit, write_off.written_off_on, template!("a write-off"))?;
    edit.execute("DELETE FROM payment_write_off WHERE id = ?1", [write_off.id])?;
    Ok(())
}

/// One of them.
pub fn find(connection: &Connection, id: i64) -> Result<Option<WriteOff>> {
    let mut statement = connection.prepare_cached("SELECT * FROM payment_write_off WHERE id = ?1")?;
    Ok(statement.query_row([id], read).optional()?)
}

/// All of an invoice, and what credit notes took over of them, day by day.
pub fn of_invoice(connection: &Connection, invoice_id: i64) -> Result<Vec<WriteOff>> {
    let sql = "SELECT * FROM payment_write_off WHERE invoice_id = ?1 ORDER BY written_off_on, id";
    let mut statement = connection.prepare_cached(sql)?;
    Ok(statement.query_map([invoice_id], read)?.collect::<rusqlite::Result<_>>()?)
}

/// What a payment left open, or was too much of, of all that it settles.
pub fn of_payment(connection: &Connection, payment_id: i64) -> Result<Vec<WriteOff>> {
    let sql = "SELECT * FROM payment_write_off WHERE payment_id = ?1 ORDER BY written_off_on, id";
    let mut statement = connection.prepare_cached(sql)?;
    Ok(statement.query_map([payment_id], read)?.collect::<rusqlite::Result<_>>()?)
}

/// What is left to pay of an invoice.
pub(super) fn open_minor(connection: &Connection, invoice_id: i64) -> Result<i64> {
    let sql = "SELECT open_minor FROM payment_open_item WHERE invoice_id = ?1";
    Ok(connection.query_row(sql, [invoice_id], |row| row.get("open_minor"))?)
}

/// The latest credit note of an invoice.
pub(super) fn latest_credit_note(connection: &Connection, invoice_id: i64) -> Result<Option<i64>> {
    let sql = "SELECT id FROM invoice WHERE credits_id = ?1 ORDER BY id DESC LIMIT 1";
    Ok(connection.query_row(sql, [invoice_id], |row| row.get("id")).optional()?)
}

fn read(row: &Row<'_>) -> rusqlite::Result<WriteOff> {
    let taxes = rows::json::<Vec<TaxSubtotal>>(row, "taxes")?;
    Ok(WriteOff {
        id: row.get("id")?,
        invoice_id: row.get("invoice_id")?,
        kind: code(row, "kind", WriteOffKind::from_code)?,
        payment_id: row.get("payment_id")?,
        written_off_on: row.get("written_off_on")?,
        amount_minor: row.get("amount_minor")?,
        reason: row.get("reason")?,
        tax_minor: taxes.iter().map(|subtotal| subtotal.tax_minor).sum(),
        taxes,
        credit_note_id: row.get("credit_note_id")?,
    })
}
