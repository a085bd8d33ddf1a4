//! What the books are derived from, what accounts are called and which periods are closed, in the register.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::{Connection, Row, named_params};
use serde::Deserialize;

use super::accounts::Account;
use super::bank_lines::BookedBankLine;
use super::orcid::{BookedOrcidInvoice, BookedOrcidPayment};
use super::receivables::AgedInvoice;
use super::sources::{
    BankSide, BookedAllocation, BookedDocument, BookedParty, BookedPayment, GivenUp, Sources,
};
use super::{AccountKey, AccountKind, BooksPeriod, ClosedPeriod};
use crate::kernel::{Currency, Decimal, Result};
use crate::money::invoices::{InvoiceLine, WriteOffKind};
use crate::money::orcid_costs::Charge;
use crate::money::sponsors::{Debtor, OptionalDebtor};
use crate::money::taxes::TaxSubtotal;
use crate::register::Edit;
use crate::register::rows::{self, ColumnValue, code, insert_row, update_row};

/// What of a frozen document the books need.
#[derive(Deserialize)]
struct Frozen {
    lines: Vec<InvoiceLine>,
    taxes: Vec<TaxSubtotal>,
    period_from: NaiveDate,
    period_until: NaiveDate,
    #[serde(default)]
    credits: Option<Credited>,
    #[serde(default)]
    also_in: Option<BookedAlsoIn>,
}

#[derive(Deserialize)]
struct Credited {
    issued_on: NaiveDate,
}

#[derive(Deserialize)]
struct BookedAlsoIn {
    currency: Currency,
    exchange_rate: Decimal,
}

/// All that is dated `until_on` or before.
pub(super) fn sources(connection: &Connection, until_on: NaiveDate) -> Result<Sources> {
    Ok(Sources {
        documents: documents(connection, BooksPeriod { from_on: NaiveDate::MIN, until_on })?,
        payments: all(connection, include_str!("sql/payments.sql"), until_on, read_payment)?,
        allocations: all(connection, include_str!("sql/allocations.sql"), until_on, read_allocation)?,
        write_offs: write_offs(connection, until_on)?,
        orcid_invoices: all(
            connection,
            include_str!("sql/orcid_invoices.sql"),
            until_on,
            read_orcid_invoice,
        )?,
        orcid_payments: all(
            connection,
            include_str!("sql/orcid_payments.sql"),
            until_on,
            read_orcid_payment,
        )?,
        bank_lines: all(connection, include_str!("sql/bank_postings.sql"), until_on, read_bank_line)?,
    })
}

fn all<T>(
    connection: &Connection,
    sql: &str,
    until_on: NaiveDate,
    read: fn(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>> {
    let mut statement = connection.prepare_cached(sql)?;
    Ok(statement.query_map([until_on], read)?.collect::<rusqlite::Result<_>>()?)
}

/// What was written off through a day.
pub(super) fn write_offs(connection: &Connection, until_on: NaiveDate) -> Result<Vec<GivenUp>> {
    all(connection, include_str!("sql/write_offs.sql"), until_on, read_write_off)
}

/// Invoices and credit notes of a period.
pub(super) fn documents(connection: &Connection, period: BooksPeriod) -> Result<Vec<BookedDocument>> {
    let mut statement = connection.prepare_cached(include_str!("sql/documents.sql"))?;
    // A day before the year 0 is written with a sign and would sort wrongly.
    let from_on = if period.from_on == NaiveDate::MIN { String::new() } else { period.from_on.to_string() };
    let mut rows = statement.query(named_params! { ":from_on": from_on, ":until_on": period.until_on })?;
    let mut documents = Vec::new();
    while let Some(row) = rows.next()? {
        let frozen: Frozen = serde_json::from_str(row.get_ref("document")?.as_str().unwrap_or_default())?;
        documents.push(BookedDocument {
            id: row.get("id")?,
            number: row.get("number")?,
            credits: row.get("credits")?,
            party: read_party(row)?,
            on: row.get("issued_on")?,
            licence_year: row.get("licence_year")?,
            currency: row.get("currency")?,
            total_minor: row.get("total_minor")?,
            period_from: frozen.period_from,
            period_until: frozen.period_until,
            credited_on: frozen.credits.map(|credited| credited.issued_on),
            also_in: frozen.also_in.map(|also| (also.currency, also.exchange_rate)),
            lines: frozen.lines,
            taxes: frozen.taxes,
        });
    }
    Ok(documents)
}

fn read_party(row: &Row<'_>) -> rusqlite::Result<BookedParty> {
    Ok(BookedParty { name: row.get("debtor_name")?, debtor: OptionalDebtor::of_row(row)? })
}

fn read_payment(row: &Row<'_>) -> rusqlite::Result<BookedPayment> {
    Ok(BookedPayment {
        id: row.get("id")?,
        on: row.get("received_on")?,
        amount_minor: row.get("amount_minor")?,
        bank_fee_minor: row.get("bank_fee_minor")?,
        currency: row.get("currency")?,
        payer: row.get("payer_name")?,
        reference: row.get("reference")?,
        party: read_party(row)?,
        bank: read_bank_side(row)?,
    })
}

/// Where the bank tells of it.
fn read_bank_side(row: &Row<'_>) -> rusqlite::Result<BankSide> {
    Ok(BankSide { account: row.get("bank_account")?, at_bank_on: row.get("at_bank_on")? })
}

fn read_bank_line(row: &Row<'_>) -> rusqlite::Result<BookedBankLine> {
    let said: [String; 3] = [row.get("note")?, row.get("remittance")?, row.get("bank_text")?];
    Ok(BookedBankLine {
        id: row.get("id")?,
        transaction_id: row.get("bank_transaction_id")?,
        on: row.get("booked_on")?,
        bank_account: row.get("bank_account")?,
        currency: row.get("currency")?,
        amount_minor: row.get("amount_minor")?,
        account: rows::code(row, "account", AccountKey::from_code)?,
        counterparty: row.get("counterparty")?,
        text: said.into_iter().find(|text| !text.is_empty()).unwrap_or_default(),
    })
}

fn read_allocation(row: &Row<'_>) -> rusqlite::Result<BookedAllocation> {
    Ok(BookedAllocation {
        id: row.get("id")?,
        payment_id: row.get("payment_id")?,
        received_on: row.get("received_on")?,
        on: row.get("allocated_on")?,
        invoice_id: row.get("invoice_id")?,
        number: row.get("number")?,
        party: read_party(row)?,
        amount_minor: row.get("amount_minor")?,
        currency: row.get("currency")?,
        payment_minor: row.get("payment_minor")?,
        payment_currency: row.get("payment_currency")?,
    })
}

fn read_write_off(row: &Row<'_>) -> rusqlite::Result<GivenUp> {
    Ok(GivenUp {
        id: row.get("id")?,
        on: row.get("written_off_on")?,
        invoice_id: row.get("invoice_id")?,
        number: row.get("number")?,
        party: read_party(row)?,
        amount_minor: row.get("amount_minor")?,
        currency: row.get("currency")?,
        kind: code(row, "kind", WriteOffKind::from_code)?,
        payment_id: row.get("payment_id")?,
        reason: row.get("reason")?,
        taxes: rows::json(row, "taxes")?,
    })
}

fn read_orcid_invoice(row: &Row<'_>) -> rusqlite::Result<BookedOrcidInvoice> {
    let charge = |charge: &Charge| Ok((*charge, row.get(format!("{}_minor", charge.code()).as_str())?));
    Ok(BookedOrcidInvoice {
        id: row.get("id")?,
        number: row.get("number")?,
        credits: row.get("credits")?,
        on: row.get("received_on")?,
        currency: row.get("currency")?,
        charges: Charge::ALL.iter().map(charge).collect::<rusqlite::Result<_>>()?,
    })
}

fn read_orcid_payment(row: &Row<'_>) -> rusqlite::Result<BookedOrcidPayment> {
    Ok(BookedOrcidPayment {
        id: row.get("id")?,
        on: row.get("paid_on")?,
        amount_minor: row.get("amount_minor")?,
        currency: row.get("currency")?,
        cost_minor: row.get("cost_minor")?,
        cost_currency: row.get("cost_currency")?,
        bank_fee_minor: row.get("bank_fee_minor")?,
        reference: row.get("reference")?,
        bank: read_bank_side(row)?,
        bank_currency: row.get("bank_currency")?,
    })
}

/// How many payments to ORCID through a day cost nobody knows what.
pub(super) fn payments_without_cost(connection: &Connection, until_on: NaiveDate) -> Result<i64> {
    let sql = "SELECT count(*) AS count FROM orcid_cost_payment WHERE paid_on <= ?1 AND cost_minor IS NULL";
    Ok(connection.prepare_cached(sql)?.query_row([until_on], |row| row.get("count"))?)
}

/// The invoices that were open at the end of a day, debtor by debtor; how late they are is told above.
pub(super) fn open_on(connection: &Connection, on: NaiveDate) -> Result<Vec<AgedInvoice>> {
    all(connection, include_str!("sql/receivables.sql"), on, |row| {
        Ok(AgedInvoice {
            invoice_id: row.get("invoice_id")?,
            number: row.get("number")?,
            debtor: Debtor::of_row(row)?,
            debtor_name: row.get("debtor_name")?,
            issued_on: row.get("issued_on")?,
            due_on: row.get("due_on")?,
            in_currency: row.get("currency")?,
            days_overdue: 0,
            open_minor: row.get("open_minor")?,
        })
    })
}

/// By how much the list of receivables changed: day, currency and amount, for each day through `until_on` that changed it.
pub(super) fn receivable_days(
    connection: &Connection,
    until_on: NaiveDate,
) -> Result<Vec<(NaiveDate, Currency, i64)>> {
    let read = |row: &Row<'_>| Ok((row.get("counts_on")?, row.get("currency")?, row.get("amount_minor")?));
    all(connection, include_str!("sql/receivable_days.sql"), until_on, read)
}

/// What of payments was settled or paid back after a day, by payment.
pub(super) fn settled_later(connection: &Connection, until_on: NaiveDate) -> Result<BTreeMap<i64, i64>> {
    let read = |row: &Row<'_>| Ok((row.get("payment_id")?, row.get("settled_minor")?));
    Ok(all(connection, include_str!("sql/settled_later.sql"), until_on, read)?.into_iter().collect())
}

/// Which payment each refund pays back.
pub(super) fn refunded_payments(connection: &Connection) -> Result<BTreeMap<i64, i64>> {
    let sql = "SELECT id, refunds_id FROM payment WHERE refunds_id IS NOT NULL";
    let mut statement = connection.prepare_cached(sql)?;
    let read = |row: &Row<'_>| Ok((row.get("id")?, row.get("refunds_id")?));
    Ok(statement.query_map([], read)?.collect::<rusqlite::Result<_>>()?)
}

/// How many bank transactions through a day are neither booked in full nor set aside.
pub(super) fn unmatched(connection: &Connection, until_on: NaiveDate) -> Result<i64> {
    let mut statement = connection.prepare_cached(include_str!("sql/unmatched.sql"))?;
    Ok(statement.query_row([until_on], |row| row.get("count"))?)
}

/// An account that is not called as usual, or was added.
pub(super) struct ToldAccount {
    pub(super) key: AccountKey,
    pub(super) code: String,
    pub(super) name: String,
    /// What an added account is.
    pub(super) kind: Option<AccountKind>,
}

/// The accounts that are not called as usual, and those that were added.
pub(super) fn accounts(connection: &Connection) -> Result<Vec<ToldAccount>> {
    let mut statement = connection.prepare_cached("SELECT key, code, name, kind FROM books_account")?;
    let read = |row: &Row<'_>| {
        Ok(ToldAccount {
            key: rows::code(row, "key", AccountKey::from_code)?,
            code: row.get("code")?,
            name: row.get("name")?,
            kind: AccountKind::from_code(&row.get::<_, String>("kind")?),
        })
    };
    Ok(statement.query_map([], read)?.collect::<rusqlite::Result<_>>()?)
}

/// A number for a further account that no account ever had.
pub(super) fn next_own(connection: &Connection) -> Result<i64> {
    let sql = "SELECT coalesce(max(seq), 0) + 1 AS next FROM sqlite_sequence WHERE name = 'books_account'";
    Ok(connection.prepare_cached(sql)?.query_row([], |row| row.get("next"))?)
}

/// Keeps what an account is called; nothing where it is called as usual.
pub(super) fn set_account(edit: &Edit<'_>, account: &Account, is_usual: bool) -> Result<()> {
    if is_usual {
        edit.execute("DELETE FROM books_account WHERE key = ?1", [account.key.code()])?;
    } else {
        let kind = if account.is_own { account.kind.code() } else { "" };
        edit.prepare_cached(include_str!("sql/set_account.sql"))?.execute((
            account.key.code(),
            &account.code,
            &account.name,
            kind,
        ))?;
    }
    Ok(())
}

/// Every close of the books, the latest first.
pub(super) fn periods(connection: &Connection) -> Result<Vec<ClosedPeriod>> {
    let mut statement = connection.prepare_cached("SELECT * FROM books_closed_period ORDER BY id DESC")?;
    let read = |row: &Row<'_>| {
        Ok(ClosedPeriod {
            id: row.get("id")?,
            through_on: row.get("through_on")?,
            closed_at: row.get("closed_at")?,
            closed_by: row.get("closed_by")?,
            fingerprint: row.get("fingerprint")?,
            reopened_at: row.get("reopened_at")?,
            reopened_by: row.get("reopened_by")?,
            reopened_reason: row.get("reopened_reason")?,
        })
    };
    Ok(statement.query_map([], read)?.collect::<rusqlite::Result<_>>()?)
}

/// Writes that the books are closed: through which day, the fingerprint of the postings and their totals.
pub(super) fn insert_period(
    edit: &Edit<'_>,
    through_on: NaiveDate,
    fingerprint: &str,
    totals: &str,
) -> Result<()> {
    let columns: [ColumnValue<'_>; 5] = [
        ("through_on", &through_on),
        ("closed_at", &edit.timestamp()),
        ("closed_by", &edit.user()),
        ("fingerprint", &fingerprint),
        ("totals", &totals),
    ];
    insert_row(edit, "books_closed_period", &columns).map(|_| ())
}

/// Writes that a period was opened again, and why.
pub(super) fn reopen_period(edit: &Edit<'_>, id: i64, reason: &str) -> Result<()> {
    let columns: [ColumnValue<'_>; 3] =
        [("reopened_at", &edit.timestamp()), ("reopened_by", &edit.user()), ("reopened_reason", &reason)];
    update_row(edit, "books_closed_period", id, &columns)
}
