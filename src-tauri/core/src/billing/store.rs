//! What billing reads and writes in the register.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::{Connection, named_params};

use super::{Attention, WorkedRun};
use crate::kernel::{LicenceYear, Result};
use crate::register::rows::{Column, insert_row};

/// Whom each invoice of a licence year concerns: the survivor, when it is one of a member that was merged.
pub(super) fn invoiced_members(connection: &Connection, year: i32) -> Result<Vec<i64>> {
    let mut statement = connection.prepare_cached(include_str!("sql/invoiced_members.sql"))?;
    let members = statement.query_map([year], |row| row.get("member_id"))?;
    Ok(members.collect::<rusqlite::Result<_>>()?)
}

/// Who receives each member's invoices: the invoice contact, or else the main contact.
pub(super) fn attentions(connection: &Connection) -> Result<BTreeMap<i64, Attention>> {
    let mut statement = connection.prepare_cached(include_str!("sql/attentions.sql"))?;
    let people = statement.query_map([], |row| {
        let (name, email): (String, String) = (row.get("name")?, row.get("email")?);
        let name = if name.is_empty() { email.clone() } else { name };
        let is_invoice_contact = row.get::<_, String>("role")? == "invoice";
        Ok((row.get("member_id")?, Attention { name, email, is_invoice_contact }))
    })?;
    // The invoice contact comes last of a member's, and the earliest of several.
    Ok(people.collect::<rusqlite::Result<_>>()?)
}

/// Licence years with invoices: how many and what they add up to.
pub(super) fn invoiced_years(connection: &Connection) -> Result<BTreeMap<i32, (i64, i64)>> {
    let sql = "SELECT licence_year, count(*) AS count, sum(total_minor) AS total FROM invoice GROUP BY licence_year";
    let mut statement = connection.prepare_cached(sql)?;
    let years = statement
        .query_map([], |row| Ok((row.get("licence_year")?, (row.get("count")?, row.get("total")?))))?;
    Ok(years.collect::<rusqlite::Result<_>>()?)
}

/// Members that a run of the year would bill.
pub(super) fn members_left_to_bill(connection: &Connection, year: &LicenceYear) -> Result<i64> {
    let parameters =
        named_params! { ":year": year.year, ":starts_on": year.starts_on, ":ends_on": year.ends_on };
    let mut statement = connection.prepare_cached(include_str!("sql/members_left_to_bill.sql"))?;
    Ok(statement.query_row(parameters, |row| row.get("left_to_bill"))?)
}

/// The date of the latest invoice.
pub(super) fn latest_issue_date(connection: &Connection) -> Result<Option<NaiveDate>> {
    Ok(connection.query_row("SELECT max(issued_on) AS latest FROM invoice", [], |row| row.get("latest"))?)
}

/// Writes down a run that is being issued and gives its id.
pub fn insert_run(connection: &Connection, run: &WorkedRun) -> Result<i64> {
    let (currency, count) = (run.currency.code(), i64::try_from(run.lines.len()).unwrap_or(i64::MAX));
    let columns: [Column<'_>; 6] = [
        ("licence_year", &run.year.year),
        ("issued_on", &run.issued_on),
        ("due_on", &run.due_on),
        ("currency", &currency),
        ("invoice_count", &count),
        ("total_minor", &run.total_minor),
    ];
    insert_row(connection, "billing_run", &columns)
}
