//! Invoices in the register: written once, read ever after.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use super::{
    FrozenInvoice, InvoicePage, InvoiceRow, InvoiceSort, InvoiceSortBy, InvoiceState, IssuedInvoice,
    ListInvoices, list,
};
use crate::kernel::{Currency, Result, text};
use crate::register::rows::{Column, insert_row};
use crate::register::sha256;

/// An invoice as it is stored, for the checks.
pub(super) struct Stored {
    pub(super) number: String,
    pub(super) total_minor: i64,
    pub(super) document: String,
    pub(super) document_sha256: String,
}

/// The last number given out in a series; 0 for a new one.
pub(super) fn last_number(connection: &Connection, series: &str) -> Result<i64> {
    let sql = "SELECT last_number FROM number_series WHERE series = ?1";
    Ok(connection.query_row(sql, [series], |row| row.get("last_number")).optional()?.unwrap_or(0))
}

/// Moves the counter of a series.
pub(super) fn set_last_number(connection: &Connection, series: &str, last_number: i64) -> Result<()> {
    let sql = "UPDATE number_series SET last_number = ?2 WHERE series = ?1";
    if connection.execute(sql, (series, last_number))? == 0 {
        let columns: [Column<'_>; 2] = [("series", &series), ("last_number", &last_number)];
        insert_row(connection, "number_series", &columns)?;
    }
    Ok(())
}

pub(super) fn insert(
    connection: &Connection,
    run_id: i64,
    series: &str,
    series_number: i64,
    member_id: i64,
    invoice: &FrozenInvoice,
) -> Result<i64> {
    let document = serde_json::to_string(invoice)?;
    let document_sha256 = sha256(document.as_bytes());
    let columns: [Column<'_>; 13] = [
        ("run_id", &run_id),
        ("series", &series),
        ("series_number", &series_number),
        ("number", &invoice.number),
        ("member_id", &member_id),
        ("member_name", &invoice.buyer.name),
        ("licence_year", &invoice.licence_year),
        ("issued_on", &invoice.issued_on),
        ("due_on", &invoice.due_on),
        ("currency", &invoice.currency),
        ("total_minor", &invoice.total_minor),
        ("document", &document),
        ("document_sha256", &document_sha256),
    ];
    insert_row(connection, "invoice", &columns)
}

/// The latest run of a licence year.
pub(super) fn latest_run(connection: &Connection, year: i32) -> Result<Option<i64>> {
    let sql = "SELECT id FROM billing_run WHERE licence_year = ?1 ORDER BY id DESC LIMIT 1";
    Ok(connection.query_row(sql, [year], |row| row.get("id")).optional()?)
}

/// The invoices of a run, by number.
pub(super) fn of_run(connection: &Connection, run_id: i64) -> Result<Vec<IssuedInvoice>> {
    let sql = "SELECT id, number, member_name, total_minor, currency FROM invoice WHERE run_id = ?1 ORDER BY series, series_number";
    let mut statement = connection.prepare_cached(sql)?;
    let invoices = statement.query_map([run_id], |row| {
        Ok(IssuedInvoice {
            id: row.get("id")?,
            number: row.get("number")?,
            member: row.get("member_name")?,
            total_minor: row.get("total_minor")?,
            currency: row.get("currency")?,
        })
    })?;
    Ok(invoices.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn page(connection: &Connection, request: &ListInvoices, today: NaiveDate) -> Result<InvoicePage> {
    let sort = request.sort.unwrap_or(InvoiceSort { by: InvoiceSortBy::Number, descending: true });
    let direction = if sort.descending { "DESC" } else { "ASC" };
    let expression = match sort.by {
        InvoiceSortBy::Number => "id",
        InvoiceSortBy::Member => "folded(member_name)",
        InvoiceSortBy::Total => "total_minor",
        InvoiceSortBy::IssuedOn => "issued_on",
        InvoiceSortBy::DueOn => "due_on",
        InvoiceSortBy::State => "due_on",
    };
    let sql = format!(
        "{} ORDER BY {expression} {direction}, id {direction} LIMIT :limit OFFSET :offset",
        include_str!("sql/page.sql")
    );
    let state = request.state.map(|state| if state == InvoiceState::Overdue { "overdue" } else { "open" });
    let parameters = named_params! {
        ":member_id": request.member_id,
        ":year": request.year,
        ":state": state,
        ":today": today,
        ":search": text::search_key(request.search.as_deref().unwrap_or_default()),
        ":limit": request.limit.unwrap_or(list::PAGE_ROWS),
        ":offset": request.offset.unwrap_or(0),
    };
    let mut page = InvoicePage {
        rows: Vec::new(),
        total: 0,
        sum_minor: Some(0),
        currency: String::new(),
        currency_digits: 2,
        years: years(connection)?,
    };
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query(parameters)?;
    while let Some(row) = rows.next()? {
        let one_currency =
            row.get::<_, String>("first_currency")? == row.get::<_, String>("last_currency")?;
        page.total = row.get("count")?;
        page.sum_minor = if one_currency { row.get("sum_minor")? } else { None };
        page.currency = row.get("first_currency")?;
        page.currency_digits = digits(&page.currency);
        page.rows.push(read_row(row, today)?);
    }
    Ok(page)
}

/// The licence years that have invoices, the latest first.
fn years(connection: &Connection) -> Result<Vec<i32>> {
    let mut statement =
        connection.prepare_cached("SELECT DISTINCT licence_year FROM invoice ORDER BY licence_year DESC")?;
    let years = statement.query_map([], |row| row.get("licence_year"))?;
    Ok(years.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn row(connection: &Connection, id: i64, today: NaiveDate) -> Result<Option<InvoiceRow>> {
    let mut statement = connection.prepare_cached("SELECT * FROM invoice WHERE id = ?1")?;
    Ok(statement.query_row([id], |row| read_row(row, today)).optional()?)
}

/// The frozen document of an invoice.
pub(super) fn document(connection: &Connection, id: i64) -> Result<Option<FrozenInvoice>> {
    let sql = "SELECT document FROM invoice WHERE id = ?1";
    let json = connection.query_row(sql, [id], |row| row.get::<_, String>("document")).optional()?;
    Ok(json.map(|json| serde_json::from_str(&json)).transpose()?)
}

/// The frozen documents of a licence year, by number.
pub(super) fn documents_of_year(connection: &Connection, year: i32) -> Result<Vec<FrozenInvoice>> {
    let sql = "SELECT document FROM invoice WHERE licence_year = ?1 ORDER BY series, series_number";
    let mut statement = connection.prepare_cached(sql)?;
    let documents = statement.query_map([year], |row| row.get::<_, String>("document"))?;
    documents.map(|document| Ok(serde_json::from_str(&document?)?)).collect()
}

/// A series whose numbers do not run from 1 to its counter.
pub(super) fn series_with_gap(connection: &Connection) -> Result<Option<String>> {
    let sql = include_str!("sql/series_with_gap.sql");
    Ok(connection.query_row(sql, [], |row| row.get("series")).optional()?)
}

/// Shows every invoice as it is stored to `look`.
pub(super) fn each_stored(connection: &Connection, mut look: impl FnMut(&Stored)) -> Result<()> {
    let mut statement = connection
        .prepare("SELECT number, total_minor, document, document_sha256 FROM invoice ORDER BY id")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        look(&Stored {
            number: row.get("number")?,
            total_minor: row.get("total_minor")?,
            document: row.get("document")?,
            document_sha256: row.get("document_sha256")?,
        });
    }
    Ok(())
}

fn read_row(row: &Row<'_>, today: NaiveDate) -> rusqlite::Result<InvoiceRow> {
    let currency: String = row.get("currency")?;
    let due_on: NaiveDate = row.get("due_on")?;
    Ok(InvoiceRow {
        id: row.get("id")?,
        number: row.get("number")?,
        member_id: row.get("member_id")?,
        member: row.get("member_name")?,
        licence_year: row.get("licence_year")?,
        issued_on: row.get("issued_on")?,
        due_on,
        total_minor: row.get("total_minor")?,
        currency_digits: digits(&currency),
        currency,
        state: if due_on < today { InvoiceState::Overdue } else { InvoiceState::Open },
    })
}

fn digits(currency: &str) -> u32 {
    Currency::from_code(currency).map_or(2, Currency::digits)
}
