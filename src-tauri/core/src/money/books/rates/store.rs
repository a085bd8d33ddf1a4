//! Rates in the register.

use chrono::NaiveDate;
use rusqlite::{Connection, Row};

use super::BooksRate;
use crate::kernel::{Currency, Decimal, Result};
use crate::register::Edit;
use crate::register::rows;

pub(super) fn rates(connection: &Connection) -> Result<Vec<BooksRate>> {
    let mut statement = connection.prepare_cached("SELECT * FROM books_rate ORDER BY currency, from_on")?;
    let read = |row: &Row<'_>| {
        Ok(BooksRate {
            id: row.get("id")?,
            in_currency: row.get("currency")?,
            from_on: row.get("from_on")?,
            rate: rows::code(row, "rate", |text| text.parse().ok())?,
            source: row.get("source")?,
        })
    };
    Ok(statement.query_map([], read)?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn save_rate(
    edit: &Edit<'_>,
    (currency, from_on, rate, source): &(Currency, NaiveDate, Decimal, String),
) -> Result<()> {
    edit.prepare_cached(include_str!("../sql/save_rate.sql"))?.execute((
        currency.code(),
        from_on,
        String::from(*rate),
        source,
    ))?;
    Ok(())
}

pub(super) fn delete_rate(edit: &Edit<'_>, id: i64) -> Result<()> {
    edit.execute("DELETE FROM books_rate WHERE id = ?1", [id])?;
    Ok(())
}
