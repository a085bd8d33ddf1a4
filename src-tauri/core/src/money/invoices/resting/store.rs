//! Counts the documents that rest on a record. Credit notes do not count: they take something back.

use std::ops::RangeInclusive;

use rusqlite::{Connection, OptionalExtension, Row, named_params};

use crate::kernel::Result;

/// The first document that was written after an operation; none when there is none since.
pub(super) fn first_issued_after(connection: &Connection, entry_id: i64) -> Result<Option<i64>> {
    let sql = "SELECT min(first_row_id) AS id FROM register_audit_change WHERE table_name = 'invoice' AND entry_id > ?1";
    Ok(connection.prepare_cached(sql)?.query_row([entry_id], |row| row.get("id"))?)
}

/// The documents made out to members, or to a sponsor for them.
pub(super) fn invoices_of_members(connection: &Connection, ids: RangeInclusive<i64>) -> Result<Vec<i64>> {
    in_range(connection, include_str!("sql/invoices_of_members.sql"), ids)
}

/// The documents made out to sponsors.
pub(super) fn invoices_of_sponsors(connection: &Connection, ids: RangeInclusive<i64>) -> Result<Vec<i64>> {
    let sql = "SELECT id FROM invoice WHERE kind <> 'credit_note' AND sponsor_id BETWEEN ?1 AND ?2";
    in_range(connection, sql, ids)
}

fn in_range(connection: &Connection, sql: &str, ids: RangeInclusive<i64>) -> Result<Vec<i64>> {
    let mut statement = connection.prepare_cached(sql)?;
    let found = statement.query_map([ids.start(), ids.end()], |row| row.get("id"))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// How many licence years members are billed for without an invoice.
pub(super) fn billed_for_nothing(connection: &Connection, ids: RangeInclusive<i64>) -> Result<i64> {
    let sql = "SELECT count(*) AS rows FROM billing_billed_member WHERE invoice_id IS NULL AND member_id BETWEEN ?1 AND ?2";
    Ok(connection.prepare_cached(sql)?.query_row([ids.start(), ids.end()], |row| row.get("rows"))?)
}

/// The licence year of a plan that is or was adopted, and how many documents of its runs were issued since `first`.
pub(super) fn invoices_of_plan(
    connection: &Connection,
    plan: i64,
    first: i64,
    was_adopted: bool,
) -> Result<Option<(i64, usize)>> {
    let mut statement = connection.prepare_cached(include_str!("sql/invoices_of_plan.sql"))?;
    let parameters = named_params! { ":plan": plan, ":first": first, ":was_adopted": was_adopted };
    let found =
        statement.query_row(parameters, |row| Ok((row.get("licence_year")?, invoices(row)?))).optional()?;
    Ok(found.filter(|(_, invoices)| *invoices > 0))
}

/// How many documents issued since `first` name a tax category, at one rate or at any.
pub(super) fn invoices_of_tax(
    connection: &Connection,
    category: i64,
    percent: Option<&str>,
    first: i64,
) -> Result<usize> {
    let mut statement = connection.prepare_cached(include_str!("sql/invoices_of_tax.sql"))?;
    let parameters = named_params! { ":category": category, ":percent": percent, ":first": first };
    Ok(statement.query_row(parameters, invoices)?)
}

/// How many documents issued since `first` pass on what ORCID charges by an agreement.
pub(super) fn invoices_of_agreement(connection: &Connection, agreement: i64, first: i64) -> Result<usize> {
    let mut statement = connection.prepare_cached(include_str!("sql/invoices_of_agreement.sql"))?;
    let parameters = named_params! { ":agreement": agreement, ":first": first };
    Ok(statement.query_row(parameters, invoices)?)
}

fn invoices(row: &Row<'_>) -> rusqlite::Result<usize> {
    row.get::<_, u32>("invoices").map(|count| usize::try_from(count).unwrap_or(usize::MAX))
}
