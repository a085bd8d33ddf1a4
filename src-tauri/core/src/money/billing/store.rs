//! What billing reads and writes in the register.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row};

use super::approval::{ApprovedFee, Book};
use super::planned::PlannedFee;
use super::run::Billed;
use super::{AlsoIn, Approval, Attention, CurrencyTotal, WorkedRun};
use crate::kernel::{Error, Result};
use crate::register::rows::{ColumnValue, insert_row};

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
    let columns: [ColumnValue<'_>; 5] = [
        ("member_id", &member_id),
        ("licence_year", &year),
        ("currency", &currency),
        ("invoice_id", &invoice_id),
        ("sponsor_id", &sponsor_id),
    ];
    insert_row(connection, "billing_billed_member", &columns).map(|_| ())
}

/// The members whose fee an invoice bills.
pub(crate) fn billed_by(connection: &Connection, invoice_id: i64) -> Result<Vec<i64>> {
    let sql = "SELECT DISTINCT member_id FROM billing_billed_member WHERE invoice_id = ?1 ORDER BY member_id";
    let mut statement = connection.prepare_cached(sql)?;
    let members = statement.query_map([invoice_id], |row| row.get("member_id"))?;
    Ok(members.collect::<rusqlite::Result<_>>()?)
}

/// The fees that an invoice bills: member, currency, and the sponsor who pays.
pub(crate) fn billed_rows(
    connection: &Connection,
    invoice_id: i64,
) -> Result<Vec<(i64, String, Option<i64>)>> {
    let sql =
        "SELECT member_id, currency, sponsor_id FROM billing_billed_member WHERE invoice_id = ?1 ORDER BY id";
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map([invoice_id], |row| {
        Ok((row.get("member_id")?, row.get("currency")?, row.get("sponsor_id")?))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Forgets that an invoice bills anybody's fee, so that the next run bills it anew.
pub(crate) fn release(connection: &Connection, invoice_id: i64) -> Result<()> {
    connection.execute("DELETE FROM billing_billed_member WHERE invoice_id = ?1", [invoice_id])?;
    Ok(())
}

/// What is approved of a year’s run and not superseded.
pub(super) fn approvals(connection: &Connection, year: i32) -> Result<Book> {
    let mut book = Book::default();
    let mut statement = connection.prepare_cached(include_str!("sql/approvals.sql"))?;
    let mut rows = statement.query([year])?;
    while let Some(row) = rows.next()? {
        book.approvals.insert(row.get("id")?, read_approval(row)?);
    }
    let mut statement = connection.prepare_cached(include_str!("sql/approved_fees.sql"))?;
    let mut rows = statement.query([year])?;
    while let Some(row) = rows.next()? {
        let key = (row.get("member_id")?, row.get("currency")?, row.get("sponsor_id")?);
        let fee = ApprovedFee {
            id: row.get("id")?,
            approval_id: row.get("approval_id")?,
            fingerprint: row.get("fingerprint")?,
            is_issued: row.get("is_issued")?,
        };
        book.fees.insert(key, fee);
    }
    Ok(book)
}

fn read_approval(row: &Row<'_>) -> Result<Approval> {
    let (currency, rate): (String, String) = (row.get("also_in")?, row.get("exchange_rate")?);
    let also_in = match currency.is_empty() {
        true => None,
        false => Some(AlsoIn { currency, exchange_rate: rate.parse().map_err(Error::internal)? }),
    };
    Ok(Approval {
        approved_at: row.get("approved_at")?,
        approved_by: row.get("approved_by")?,
        note: row.get("note")?,
        issued_on: row.get("issued_on")?,
        due_on: row.get("due_on")?,
        also_in,
        is_current: false,
    })
}

/// Notes who approved what; gives its id.
pub(super) fn insert_approval(
    connection: &Connection,
    year: i32,
    is_whole: bool,
    approval: &Approval,
) -> Result<i64> {
    let second = approval.also_in.as_ref();
    let also_in = second.map(|second| second.currency.clone()).unwrap_or_default();
    let exchange_rate = second.map(|second| second.exchange_rate.to_string()).unwrap_or_default();
    let columns: [ColumnValue<'_>; 9] = [
        ("licence_year", &year),
        ("issued_on", &approval.issued_on),
        ("due_on", &approval.due_on),
        ("also_in", &also_in),
        ("exchange_rate", &exchange_rate),
        ("is_whole", &is_whole),
        ("approved_at", &approval.approved_at),
        ("approved_by", &approval.approved_by),
        ("note", &approval.note),
    ];
    insert_row(connection, "billing_approval", &columns)
}

/// Notes a fee that an approval is of.
pub(super) fn insert_approved_fee(connection: &Connection, approval_id: i64, fee: &PlannedFee) -> Result<()> {
    let (member_id, currency, sponsor_id) = &fee.key;
    let columns: [ColumnValue<'_>; 5] = [
        ("approval_id", &approval_id),
        ("member_id", member_id),
        ("currency", &currency),
        ("sponsor_id", sponsor_id),
        ("fingerprint", &fee.fingerprint),
    ];
    insert_row(connection, "billing_approved_fee", &columns).map(|_| ())
}

/// Notes that a run issued an approved fee.
pub(crate) fn insert_issued_fee(connection: &Connection, approved_fee_id: i64, run_id: i64) -> Result<()> {
    let columns: [ColumnValue<'_>; 2] = [("approved_fee_id", &approved_fee_id), ("run_id", &run_id)];
    insert_row(connection, "billing_issued_fee", &columns).map(|_| ())
}

/// How the invoices of a year’s runs were approved.
pub(super) struct IssuedApprovals {
    pub(super) invoices: i64,
    pub(super) without_approval: i64,
    /// The one of the latest run that has one.
    pub(super) approval: Option<Approval>,
}

pub(super) fn issued_approvals(connection: &Connection, year: i32) -> Result<IssuedApprovals> {
    let mut statement = connection.prepare_cached(include_str!("sql/issued_approvals.sql"))?;
    let (invoices, without_approval) =
        statement.query_row([year], |row| Ok((row.get("invoices")?, row.get("without_approval")?)))?;
    let mut statement = connection.prepare_cached(include_str!("sql/latest_used_approval.sql"))?;
    let mut rows = statement.query([year])?;
    let approval = rows.next()?.map(read_approval).transpose()?;
    Ok(IssuedApprovals { invoices, without_approval, approval })
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
        years.entry(row.get("licence_year")?).or_default().push(CurrencyTotal {
            in_currency: row.get("currency")?,
            count: row.get("count")?,
            net_minor: row.get("net_minor")?,
            tax_minor: row.get("tax_minor")?,
            total_minor: row.get("total_minor")?,
        });
    }
    Ok(years)
}

/// How many invoices of each licence year are to be paid and not marked as sent.
pub(super) fn unsent_by_year(connection: &Connection) -> Result<BTreeMap<i32, i64>> {
    let mut statement = connection.prepare_cached(include_str!("sql/unsent_by_year.sql"))?;
    let unsent = statement.query_map([], |row| Ok((row.get("licence_year")?, row.get("unsent")?)))?;
    Ok(unsent.collect::<rusqlite::Result<_>>()?)
}

/// The document of a series with the latest date, where that is after a day: its number and date.
pub(super) fn later_in_series(
    connection: &Connection,
    series: &str,
    day: NaiveDate,
) -> Result<Option<(String, NaiveDate)>> {
    let mut statement = connection.prepare_cached(include_str!("sql/later_in_series.sql"))?;
    let read = |row: &Row<'_>| Ok((row.get("number")?, row.get("issued_on")?));
    Ok(statement.query_row((series, day), read).optional()?)
}

/// Writes down a run that is being issued and gives its id.
pub fn insert_run(connection: &Connection, run: &WorkedRun) -> Result<i64> {
    let count = i64::try_from(run.bills.len()).unwrap_or(i64::MAX);
    // A run in two currencies is told by that of the consortium; its invoices tell all.
    let own = run
        .totals
        .iter()
        .find(|total| total.in_currency.code() == run.profile.currency)
        .or(run.totals.first());
    let total_minor = own.map_or(0, |total| total.total_minor);
    let currency = own.map_or(run.profile.currency.as_str(), |total| total.in_currency.code());
    let columns: [ColumnValue<'_>; 6] = [
        ("licence_year", &run.year.year),
        ("issued_on", &run.issued_on),
        ("due_on", &run.due_on),
        ("currency", &currency),
        ("invoice_count", &count),
        ("total_minor", &total_minor),
    ];
    insert_row(connection, "billing_run", &columns)
}
