//! Terms in the register.

use rusqlite::{Connection, OptionalExtension};

use super::CurrencyTerms;
use crate::kernel::{Currency, Result};
use crate::register::rows::{ColumnValue, insert_row, update_row};

pub(super) fn currencies(connection: &Connection) -> Result<Vec<CurrencyTerms>> {
    let mut statement = connection.prepare_cached("SELECT * FROM terms_currency ORDER BY currency")?;
    let rows = statement.query_map([], |row| {
        let currency: Currency = row.get("currency")?;
        Ok(CurrencyTerms {
            currency: currency.code().to_owned(),
            currency_digits: currency.digits(),
            difference_max_minor: row.get("difference_max_minor")?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn save_currencies(connection: &Connection, rows: &[CurrencyTerms]) -> Result<()> {
    for known in currencies(connection)? {
        if !rows.iter().any(|row| row.currency == known.currency) {
            connection.execute("DELETE FROM terms_currency WHERE currency = ?1", [&known.currency])?;
        }
    }
    for row in rows {
        let columns: [ColumnValue<'_>; 2] =
            [("currency", &row.currency), ("difference_max_minor", &row.difference_max_minor)];
        let sql = "SELECT id FROM terms_currency WHERE currency = ?1";
        match connection.query_row(sql, [&row.currency], |row| row.get::<_, i64>("id")).optional()? {
            Some(id) => update_row(connection, "terms_currency", id, &columns)?,
            None => insert_row(connection, "terms_currency", &columns).map(|_| ())?,
        }
    }
    Ok(())
}

/// By how much a payment may miss an invoice of a currency, or exceed it, and settle it all the same.
pub(crate) fn difference_max(connection: &Connection, currency: Currency) -> Result<i64> {
    let sql = "SELECT difference_max_minor FROM terms_currency WHERE currency = ?1";
    let mut statement = connection.prepare_cached(sql)?;
    let limit = statement.query_row([currency.code()], |row| row.get("difference_max_minor")).optional()?;
    Ok(limit.unwrap_or(0))
}
