//! Invoices in the register: written once, read ever after.

use std::sync::Arc;

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, ToSql, named_params};

use super::{
    Channel, Dispatch, DocumentKind, FrozenInvoice, InvoicePage, InvoiceRow, InvoiceSort, InvoiceSortBy,
    InvoiceState, InvoiceSums, IssuedInvoice, ListInvoices, list,
};
use crate::kernel::{Error, InCurrency, Result, invoice_number, text};
use crate::money::sponsors::Debtor;
use crate::register::rows::{ColumnValue, insert_row, update_row};
use crate::register::sha256;

/// An invoice as it is stored, for the checks.
pub(super) struct StoredInvoice {
    pub(super) number: String,
    pub(super) total_minor: i64,
    pub(super) document: String,
    pub(super) document_sha256: String,
}

/// The series that goes on where the pattern gives `series`: the one with the most numbers among those that differ in
/// nothing but separators, case and zeros before the counter, so that no payment reference is given out twice.
pub(super) fn series_like(connection: &Connection, kind: DocumentKind, series: String) -> Result<String> {
    let wanted = invoice_number::bare_series(&series);
    let mut statement = connection.prepare_cached(include_str!("sql/series_of_kind.sql"))?;
    let mut rows = statement.query([kind.code()])?;
    while let Some(row) = rows.next()? {
        let known: String = row.get("series")?;
        if invoice_number::bare_series(&known) == wanted {
            return Ok(known);
        }
    }
    Ok(series)
}

/// The last number given out in a series; 0 for a new one.
pub(super) fn last_number(connection: &Connection, series: &str) -> Result<i64> {
    let sql = "SELECT last_number FROM invoice_number_series WHERE series = ?1";
    Ok(connection.query_row(sql, [series], |row| row.get("last_number")).optional()?.unwrap_or(0))
}

/// The number of a document with this payment reference; nothing for none, which several may have.
pub(super) fn number_with_reference(connection: &Connection, reference: &str) -> Result<Option<String>> {
    if reference.is_empty() {
        return Ok(None);
    }
    let sql = "SELECT number FROM invoice WHERE payment_reference = ?1 LIMIT 1";
    let mut statement = connection.prepare_cached(sql)?;
    Ok(statement.query_row([reference], |row| row.get("number")).optional()?)
}

/// Moves the counter of a series.
pub(super) fn set_last_number(connection: &Connection, series: &str, last_number: i64) -> Result<()> {
    let sql = "UPDATE invoice_number_series SET last_number = ?2 WHERE series = ?1";
    if connection.execute(sql, (series, last_number))? == 0 {
        let columns: [ColumnValue<'_>; 2] = [("series", &series), ("last_number", &last_number)];
        insert_row(connection, "invoice_number_series", &columns)?;
    }
    Ok(())
}

/// What a document belongs to.
#[derive(Debug, Clone, Copy)]
pub(super) struct DocumentOwner {
    pub(super) run_id: Option<i64>,
    pub(super) credits_id: Option<i64>,
    pub(super) debtor: Debtor,
}

/// A document as the register keeps it.
pub(super) struct StoredDocument {
    document: String,
    sha256: String,
}

impl StoredDocument {
    pub(super) fn of(frozen: &FrozenInvoice) -> Result<Self> {
        let document = serde_json::to_string(frozen)?;
        Ok(Self { sha256: sha256(document.as_bytes()), document })
    }
}

pub(super) fn insert(
    connection: &Connection,
    series: &str,
    series_number: i64,
    whose: DocumentOwner,
    (frozen, stored): (&FrozenInvoice, &StoredDocument),
) -> Result<i64> {
    let (member_id, sponsor_id) = (whose.debtor.member_id(), whose.debtor.sponsor_id());
    let (kind, net_minor, tax_minor) = (frozen.kind.code(), frozen.net_minor(), frozen.tax_minor());
    let columns: [ColumnValue<'_>; 19] = [
        ("kind", &kind),
        ("run_id", &whose.run_id),
        ("credits_id", &whose.credits_id),
        ("series", &series),
        ("series_number", &series_number),
        ("number", &frozen.number),
        ("member_id", &member_id),
        ("sponsor_id", &sponsor_id),
        ("debtor_name", &frozen.buyer.name),
        ("licence_year", &frozen.licence_year),
        ("issued_on", &frozen.issued_on),
        ("due_on", &frozen.due_on),
        ("currency", &frozen.currency),
        ("net_minor", &net_minor),
        ("tax_minor", &tax_minor),
        ("total_minor", &frozen.total_minor),
        ("payment_reference", &frozen.payment.creditor_reference),
        ("document", &stored.document),
        ("document_sha256", &stored.sha256),
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
    let sql = "SELECT id, number, debtor_name, total_minor, currency FROM invoice WHERE run_id = ?1 ORDER BY series, series_number";
    let mut statement = connection.prepare_cached(sql)?;
    let invoices = statement.query_map([run_id], |row| {
        Ok(IssuedInvoice {
            id: row.get("id")?,
            number: row.get("number")?,
            debtor_name: row.get("debtor_name")?,
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
        InvoiceSortBy::Debtor => "folded(debtor_name)",
        InvoiceSortBy::Total => "total_minor",
        InvoiceSortBy::Open => "open_minor",
        InvoiceSortBy::IssuedOn => "issued_on",
        InvoiceSortBy::DueOn => "due_on",
        InvoiceSortBy::State => {
            "CASE state WHEN 'overdue' THEN 0 WHEN 'overpaid' THEN 1 WHEN 'partly_paid' THEN 2 WHEN 'open' THEN 3 ELSE 4 END, due_on"
        }
    };
    let sql = format!(
        "{} ORDER BY {expression} {direction}, id {direction} LIMIT :limit OFFSET :offset",
        include_str!("sql/page.sql")
    );
    let parameters = named_params! {
        ":id": None::<i64>,
        ":member_id": request.debtor.member_id(),
        ":sponsor_id": request.debtor.sponsor_id(),
        ":kind": request.kind.map(DocumentKind::code),
        ":year": request.year,
        ":state": request.state.map(InvoiceState::code),
        ":not_sent": request.not_sent.unwrap_or_default(),
        ":today": today,
        ":search": text::search_key(request.search.as_deref().unwrap_or_default()),
        ":limit": request.limit.unwrap_or(list::PAGE_ROWS),
        ":offset": request.offset.unwrap_or(0),
    };
    let mut page = InvoicePage { rows: Vec::new(), total: 0, sums: None, years: years(connection)? };
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query(parameters)?;
    while let Some(row) = rows.next()? {
        page.total = row.get("count")?;
        page.sums = sums(row)?;
        page.rows.push(read_row(connection, row)?);
    }
    Ok(page)
}

fn sums(row: &Row<'_>) -> Result<Option<InvoiceSums>> {
    let (in_currency, last): (InCurrency, InCurrency) =
        (row.get("first_currency")?, row.get("last_currency")?);
    let sum: Option<i64> = row.get("sum_minor")?;
    let open_minor = row.get("open_sum_minor")?;
    Ok(sum.filter(|_| in_currency == last).map(|total_minor| InvoiceSums {
        in_currency,
        total_minor,
        open_minor,
    }))
}

/// The licence years that have invoices, the latest first.
fn years(connection: &Connection) -> Result<Vec<i32>> {
    let mut statement =
        connection.prepare_cached("SELECT DISTINCT licence_year FROM invoice ORDER BY licence_year DESC")?;
    let years = statement.query_map([], |row| row.get("licence_year"))?;
    Ok(years.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn row(connection: &Connection, id: i64, today: NaiveDate) -> Result<Option<InvoiceRow>> {
    let nothing = None::<i64>;
    let parameters = named_params! {
        ":id": id, ":member_id": nothing, ":sponsor_id": nothing, ":kind": nothing, ":year": nothing, ":state": nothing,
        ":not_sent": false, ":today": today, ":search": "",
    };
    let mut statement = connection.prepare_cached(include_str!("sql/page.sql"))?;
    statement.query_row(parameters, |row| Ok(read_row(connection, row))).optional()?.transpose()
}

/// The credit notes of an invoice and what they print, the earliest first.
pub(super) fn credit_notes(connection: &Connection, invoice_id: i64) -> Result<Vec<(i64, FrozenInvoice)>> {
    let mut statement =
        connection.prepare_cached("SELECT id, document FROM invoice WHERE credits_id = ?1 ORDER BY id")?;
    let notes =
        statement.query_map([invoice_id], |row| Ok((row.get("id")?, row.get::<_, String>("document")?)))?;
    notes
        .map(|note| {
            let (id, document) = note?;
            Ok((id, serde_json::from_str(&document)?))
        })
        .collect()
}

/// The frozen document of an invoice, with its latest supplement.
pub(super) fn document(connection: &Connection, id: i64) -> Result<Option<FrozenInvoice>> {
    let mut statement = connection.prepare_cached(&frozen_where("id = ?1"))?;
    statement.query_row([id], |row| Ok(read_frozen(row))).optional()?.transpose()
}

/// A document as it was issued, by its number.
pub(super) fn as_issued(connection: &Connection, number: &str) -> Result<Option<FrozenInvoice>> {
    let sql = "SELECT document FROM invoice WHERE number = ?1";
    let json = connection.query_row(sql, [number], |row| row.get::<_, String>("document")).optional()?;
    Ok(json.map(|json| serde_json::from_str(&json)).transpose()?)
}

/// The documents, each with its latest supplement, that a condition chooses.
fn frozen_where(condition: &str) -> String {
    format!("{} WHERE {condition}", include_str!("sql/frozen.sql"))
}

fn read_frozen(row: &Row<'_>) -> Result<FrozenInvoice> {
    let (document, supplement): (String, Option<String>) = (row.get("document")?, row.get("supplement")?);
    let supplement = supplement.map(|json| serde_json::from_str(&json)).transpose()?;
    Ok(serde_json::from_str::<FrozenInvoice>(&document)?.supplemented(supplement))
}

/// The frozen documents of a licence year, by number.
pub(super) fn documents_of_year(connection: &Connection, year: i32) -> Result<Vec<Arc<FrozenInvoice>>> {
    let condition = "licence_year = ?1 AND kind <> 'pro_forma' ORDER BY series, series_number";
    documents(connection, condition, &[&year])
}

fn documents(
    connection: &Connection,
    condition: &str,
    parameters: &[&dyn ToSql],
) -> Result<Vec<Arc<FrozenInvoice>>> {
    let mut statement = connection.prepare_cached(&frozen_where(condition))?;
    let mut rows = statement.query(parameters)?;
    let mut documents = Vec::new();
    while let Some(row) = rows.next()? {
        documents.push(Arc::new(read_frozen(row)?));
    }
    drop(rows);
    // They are drawn for a while now, and not read again.
    connection.execute_batch("PRAGMA shrink_memory")?;
    Ok(documents)
}

/// The invoices and credit notes dated from a day until a day.
pub(super) fn documents_dated(
    connection: &Connection,
    from_on: NaiveDate,
    until_on: NaiveDate,
) -> Result<Vec<Arc<FrozenInvoice>>> {
    let condition = "issued_on BETWEEN ?1 AND ?2 AND kind <> 'pro_forma' ORDER BY series, series_number";
    documents(connection, condition, &[&from_on, &until_on])
}

/// Writes down a dispatch. Where one is ready and not sent, it becomes this one.
pub(super) fn note_dispatch(connection: &Connection, invoice_id: i64, dispatch: &Dispatch) -> Result<()> {
    let channel = dispatch.channel.code();
    let sql = "SELECT id, prepared_on FROM invoice_dispatch WHERE invoice_id = ?1 AND sent_on IS NULL ORDER BY id DESC LIMIT 1";
    let ready = connection
        .query_row(sql, [invoice_id], |row| Ok((row.get("id")?, row.get::<_, NaiveDate>("prepared_on")?)))
        .optional()?;
    let prepared_on =
        ready.map_or(dispatch.prepared_on, |(_, prepared_on)| prepared_on.min(dispatch.prepared_on));
    let columns: [ColumnValue<'_>; 6] = [
        ("invoice_id", &invoice_id),
        ("channel", &channel),
        ("recipient", &dispatch.recipient),
        ("prepared_on", &prepared_on),
        ("sent_on", &dispatch.sent_on),
        ("note", &dispatch.note),
    ];
    match ready {
        Some((id, _)) => update_row(connection, "invoice_dispatch", id, &columns),
        None => insert_row(connection, "invoice_dispatch", &columns).map(|_| ()),
    }
}

/// When and how a document was made ready and sent, the latest first.
pub(super) fn dispatches(connection: &Connection, invoice_id: i64) -> Result<Vec<Dispatch>> {
    let mut statement =
        connection.prepare_cached("SELECT * FROM invoice_dispatch WHERE invoice_id = ?1 ORDER BY id DESC")?;
    let mut rows = statement.query([invoice_id])?;
    let mut dispatches = Vec::new();
    while let Some(row) = rows.next()? {
        let channel: String = row.get("channel")?;
        dispatches.push(Dispatch {
            id: row.get("id")?,
            channel: Channel::from_code(&channel).ok_or_else(|| unknown(&channel))?,
            recipient: row.get("recipient")?,
            prepared_on: row.get("prepared_on")?,
            sent_on: row.get("sent_on")?,
            note: row.get("note")?,
        });
    }
    Ok(dispatches)
}

/// A series whose numbers do not run from 1 to its counter.
pub(super) fn series_with_gap(connection: &Connection) -> Result<Option<String>> {
    let sql = include_str!("sql/series_with_gap.sql");
    Ok(connection.query_row(sql, [], |row| row.get("series")).optional()?)
}

/// Shows every invoice as it is stored to `look`.
pub(super) fn each_stored(connection: &Connection, mut look: impl FnMut(&StoredInvoice)) -> Result<()> {
    let mut statement = connection
        .prepare("SELECT number, total_minor, document, document_sha256 FROM invoice ORDER BY id")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        look(&StoredInvoice {
            number: row.get("number")?,
            total_minor: row.get("total_minor")?,
            document: row.get("document")?,
            document_sha256: row.get("document_sha256")?,
        });
    }
    Ok(())
}

fn read_row(connection: &Connection, row: &Row<'_>) -> Result<InvoiceRow> {
    let (kind, state): (String, String) = (row.get("kind")?, row.get("state")?);
    let id = row.get("id")?;
    let (is_to_send, purchase_order) = now(connection, id)?;
    Ok(InvoiceRow {
        id,
        kind: DocumentKind::from_code(&kind).ok_or_else(|| unknown(&kind))?,
        number: row.get("number")?,
        debtor: Debtor::of_row(row)?,
        debtor_name: row.get("debtor_name")?,
        licence_year: row.get("licence_year")?,
        issued_on: row.get("issued_on")?,
        due_on: row.get("due_on")?,
        total_minor: row.get("total_minor")?,
        credited_minor: row.get("credited_minor")?,
        paid_minor: row.get("paid_minor")?,
        written_off_minor: row.get("written_off_minor")?,
        open_minor: row.get("open_minor")?,
        in_currency: row.get("currency")?,
        state: InvoiceState::from_code(&state).ok_or_else(|| unknown(&state))?,
        sent_on: row.get("sent_on")?,
        is_to_send,
        purchase_order,
    })
}

/// Whether a document is still to be sent, and which purchase order number it says. It lies within the documents, so it is
/// read for the rows of a page only.
fn now(connection: &Connection, invoice_id: i64) -> Result<(bool, String)> {
    let sql = "SELECT is_to_send, purchase_order FROM invoice_document_now WHERE invoice_id = ?1";
    let read = |row: &Row<'_>| Ok((row.get("is_to_send")?, row.get("purchase_order")?));
    Ok(connection.prepare_cached(sql)?.query_row([invoice_id], read)?)
}

fn unknown(word: &str) -> Error {
    Error::internal(message!("The register holds the unknown word “{word}” for an invoice.", word))
}
