//! What billing reads and writes in the register.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use super::run::Billed;
use super::{Approval, Attention, CurrencyTotal, WorkedRun};
use crate::kernel::{Currency, LicenceYear, Result};
use crate::register::rows::{Column, insert_row, update_row};

/// What is billed for a licence year: of the survivor, where a member was merged.
pub(super) fn billed(connection: &Connection, year: i32) -> Result<Billed> {
    let mut statement = connection.prepare_cached(include_str!("sql/billed.sql"))?;
    let billed = statement
        .query_map([year], |row| Ok((row.get("member_id")?, row.get("currency")?, row.get("sponsor_id")?)))?;
    Ok(billed.collect::<rusqlite::Result<_>>()?)
}

/// Notes that a member's fee is billed: by an invoice, or with nothing to pay.
pub(crate) fn insert_billed(
    connection: &Connection,
    (member_id, year): (i64, i32),
    currency: &str,
    invoice_id: Option<i64>,
    sponsor_id: Option<i64>,
) -> Result<()> {
    let columns: [Column<'_>; 5] = [
        ("member_id", &member_id),
        ("licence_year", &year),
        ("currency", &currency),
        ("invoice_id", &invoice_id),
        ("sponsor_id", &sponsor_id),
    ];
    insert_row(connection, "billed_member", &columns).map(|_| ())
}

/// The members whose fee an invoice bills.
pub(crate) fn billed_by(connection: &Connection, invoice_id: i64) -> Result<Vec<i64>> {
    let sql = "SELECT DISTINCT member_id FROM billed_member WHERE invoice_id = ?1 ORDER BY member_id";
    let mut statement = connection.prepare_cached(sql)?;
    let members = statement.query_map([invoice_id], |row| row.get("member_id"))?;
    Ok(members.collect::<rusqlite::Result<_>>()?)
}

/// Forgets that an invoice bills anybody's fee, so that the next run bills it anew.
pub(crate) fn release(connection: &Connection, invoice_id: i64) -> Result<()> {
    connection.execute("DELETE FROM billed_member WHERE invoice_id = ?1", [invoice_id])?;
    Ok(())
}

/// The approval of a year's run, and what it was of.
pub(super) fn approval(connection: &Connection, year: i32) -> Result<Option<(String, Approval)>> {
    let sql = "SELECT * FROM billing_approval WHERE licence_year = ?1";
    let read = |row: &Row<'_>| {
        let approval = Approval {
            approved_at: row.get("approved_at")?,
            approved_by: row.get("approved_by")?,
            note: row.get("note")?,
            is_current: false,
        };
        Ok((row.get("fingerprint")?, approval))
    };
    Ok(connection.query_row(sql, [year], read).optional()?)
}

/// Notes who approved what, in place of an earlier approval of the year's run.
pub(super) fn set_approval(
    connection: &Connection,
    year: i32,
    fingerprint: &str,
    (at, by): (&str, &str),
    note: &str,
) -> Result<()> {
    let columns: [Column<'_>; 5] = [
        ("licence_year", &year),
        ("fingerprint", &fingerprint),
        ("approved_at", &at),
        ("approved_by", &by),
        ("note", &note),
    ];
    let sql = "SELECT id FROM billing_approval WHERE licence_year = ?1";
    match connection.query_row(sql, [year], |row| row.get("id")).optional()? {
        Some(id) => update_row(connection, "billing_approval", id, &columns),
        None => insert_row(connection, "billing_approval", &columns).map(|_| ()),
    }
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

/// Licence years with invoices: how many and what they add up to, by currency.
pub(super) fn invoiced_years(connection: &Connection) -> Result<BTreeMap<i32, Vec<CurrencyTotal>>> {
    let mut statement = connection.prepare_cached(include_str!("sql/invoiced_years.sql"))?;
    let mut rows = statement.query([])?;
    let mut years: BTreeMap<i32, Vec<CurrencyTotal>> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let currency: String = row.get("currency")?;
        years.entry(row.get("licence_year")?).or_default().push(CurrencyTotal {
            currency_digits: Currency::from_code(&currency).map_or(2, Currency::digits),
            currency,
            count: row.get("count")?,
            net_minor: row.get("net_minor")?,
            tax_minor: row.get("tax_minor")?,
            total_minor: row.get("total_minor")?,
        });
    }
    Ok(years)
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
    Ok(connection.query_row(
        "SELECT max(issued_on) AS latest FROM invoice WHERE kind = 'invoice'",
        [],
        |row| row.get("latest"),
    )?)
}

/// Writes down a run that is being issued and gives its id.
pub fn insert_run(connection: &Connection, run: &WorkedRun) -> Result<i64> {
    let count = i64::try_from(run.bills.len()).unwrap_or(i64::MAX);
    // A run in two currencies is told by that of the consortium; its invoices tell all.
    let own = run.totals.iter().find(|total| total.currency == run.profile.currency).or(run.totals.first());
    let total_minor = own.map_or(0, |total| total.total_minor);
    let currency = own.map_or(&run.profile.currency, |total| &total.currency);
    let columns: [Column<'_>; 6] = [
        ("licence_year", &run.year.year),
        ("issued_on", &run.issued_on),
        ("due_on", &run.due_on),
        ("currency", currency),
        ("invoice_count", &count),
        ("total_minor", &total_minor),
    ];
    insert_row(connection, "billing_run", &columns)
}
