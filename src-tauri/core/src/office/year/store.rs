//! What the year at a glance reads of documents, their sending and their settlement.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::{Connection, named_params};

use crate::kernel::{Currency, Result};

/// How the invoices of a year stand.
pub(super) struct YearFigures {
    pub(super) invoices: i64,
    pub(super) unsettled: i64,
    pub(super) unsent: i64,
    pub(super) overdue: i64,
}

/// What moved in a month.
pub(super) struct Movement {
    pub(super) month: String,
    pub(super) asked: i64,
    pub(super) credited: i64,
    pub(super) collected: i64,
    pub(super) given_up: i64,
}

pub(super) fn figures(connection: &Connection, year: i32, today: NaiveDate) -> Result<YearFigures> {
    let parameters = named_params! { ":year": year, ":today": today };
    let mut statement = connection.prepare_cached(include_str!("sql/figures.sql"))?;
    Ok(statement.query_row(parameters, |row| {
        Ok(YearFigures {
            invoices: row.get("invoices")?,
            unsettled: row.get("unsettled")?,
            unsent: row.get("unsent")?,
            overdue: row.get("overdue")?,
        })
    })?)
}

/// The movements of a year, month by month, by currency.
pub(super) fn movements(connection: &Connection, year: i32) -> Result<BTreeMap<Currency, Vec<Movement>>> {
    let mut statement = connection.prepare_cached(include_str!("sql/movements.sql"))?;
    let mut rows = statement.query(named_params! { ":year": year })?;
    let mut movements: BTreeMap<Currency, Vec<Movement>> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        movements.entry(row.get("currency")?).or_default().push(Movement {
            month: row.get("month")?,
            asked: row.get("asked")?,
            credited: row.get("credited")?,
            collected: row.get("collected")?,
            given_up: row.get("given_up")?,
        });
    }
    Ok(movements)
}

/// How many invoices of ORCID there are for a year, and how many of them are not paid.
pub(super) fn orcid_invoices(connection: &Connection, year: i32) -> Result<(i64, i64)> {
    let sql =
        "SELECT count(*) AS invoices, count(*) FILTER (WHERE open_minor > 0) AS open FROM orcid_cost_open_item
               WHERE licence_year = ?1 AND credits_id IS NULL";
    Ok(connection.query_row(sql, [year], |row| Ok((row.get("invoices")?, row.get("open")?)))?)
}

/// What of a year is overdue, by currency.
pub(super) fn overdue(
    connection: &Connection,
    year: i32,
    today: NaiveDate,
) -> Result<BTreeMap<Currency, i64>> {
    let sql = "SELECT currency, sum(open_minor) AS open FROM payment_open_item
               WHERE licence_year = :year AND open_minor > 0 AND due_on < :today GROUP BY currency";
    let mut statement = connection.prepare_cached(sql)?;
    let overdue = statement.query_map(named_params! { ":year": year, ":today": today }, |row| {
        Ok((row.get("currency")?, row.get("open")?))
    })?;
    Ok(overdue.collect::<rusqlite::Result<_>>()?)
}
