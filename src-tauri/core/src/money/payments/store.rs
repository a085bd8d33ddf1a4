//! Payments, what they settle and what was given up, in the register.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use super::record::NewPayment;
use super::rules::{CheckedAllocation, OpenState};
use super::{
    Allocation, GetPaymentsOpenItems, ListPayments, OpenInvoice, OpenInvoices, PaymentMethod, PaymentPage,
    PaymentRow, PaymentSort, PaymentSortBy, PaymentSums, differences,
};
use crate::kernel::{CreditorReference, Currency, Error, InCurrency, OptionExt, Result, text};
use crate::money::invoices::write_offs;
use crate::money::sponsors::{Debtor, OptionalDebtor};
use crate::register::rows::{ColumnValue, code, insert_row};
use crate::register::{self, Edit};

/// Rows a page has unless asked otherwise.
const PAGE_ROWS: u32 = 100;

/// What is left of a payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct RemainingPayment {
    pub(crate) currency: Currency,
    pub(crate) unallocated_minor: i64,
}

/// Writes a payment with what it settles, and gives its id.
pub(crate) fn insert_payment(edit: &Edit<'_>, payment: &NewPayment) -> Result<i64> {
    register::require_open(edit, payment.received_on, template!("a payment"))?;
    refuse_early_refund(edit, payment)?;
    let debtor = OptionalDebtor(payment.debtor);
    let (member_id, sponsor_id) = (debtor.member_id(), debtor.sponsor_id());
    let columns: [ColumnValue<'_>; 11] = [
        ("received_on", &payment.received_on),
        ("amount_minor", &payment.amount.minor),
        ("currency", &payment.amount.currency.code()),
        ("bank_fee_minor", &payment.bank_fee_minor),
        ("method", &payment.method.code()),
        ("payer_name", &payment.payer_name),
        ("reference", &payment.reference),
        ("note", &payment.note),
        ("member_id", &member_id),
        ("sponsor_id", &sponsor_id),
        ("refunds_id", &payment.refunds_id),
    ];
    let id = insert_row(edit, "payment", &columns)?;
    insert_allocations(edit, id, payment.received_on, &payment.allocations)?;
    Ok(id)
}

/// Money is not paid back before it arrived.
fn refuse_early_refund(edit: &Edit<'_>, payment: &NewPayment) -> Result<()> {
    let Some(id) = payment.refunds_id else { return Ok(()) };
    let refunded = self::payment(edit, id)?.or_not_found(template!("Payment"), id)?;
    if payment.received_on < refunded.received_on {
        let message = message!(
            "The payment arrived on {received_on, date, long}, so nothing of it was paid back on {paid_back_on, date, long}. Give that day or a later one.",
            received_on = refunded.received_on,
            paid_back_on = payment.received_on
        );
        return Err(Error::invalid("refunded_on", message));
    }
    Ok(())
}

/// Writes what a payment settles: each part counts from `on`, or from the later day that its invoice allows. Small differences
/// are settled with it.
pub(crate) fn insert_allocations(
    edit: &Edit<'_>,
    payment_id: i64,
    on: NaiveDate,
    checked: &[CheckedAllocation],
) -> Result<()> {
    for one in checked {
        insert_allocation(
            edit,
            payment_id,
            on.max(one.earliest_on),
            (one.invoice.invoice_id, one.amount_minor, one.payment_minor),
        )?;
    }
    differences::settle(edit, payment_id, on, checked)
}

/// Writes an allocation: invoice, amount in its currency, amount in the payment's.
pub(crate) fn insert_allocation(
    edit: &Edit<'_>,
    payment_id: i64,
    on: NaiveDate,
    share: (i64, i64, i64),
) -> Result<()> {
    register::require_open(edit, on, template!("an allocation"))?;
    let columns: [ColumnValue<'_>; 5] = [
        ("payment_id", &payment_id),
        ("invoice_id", &share.0),
        ("allocated_on", &on),
        ("amount_minor", &share.1),
        ("payment_minor", &share.2),
    ];
    insert_row(edit, "payment_allocation", &columns).map(|_| ())
}

pub(crate) fn delete_allocation(edit: &Edit<'_>, id: i64) -> Result<()> {
    edit.execute("DELETE FROM payment_allocation WHERE id = ?1", [id])?;
    Ok(())
}

/// Deletes a payment with all that hangs on it.
pub(crate) fn delete_payment(edit: &Edit<'_>, id: i64) -> Result<()> {
    write_offs::remove_of_payment(edit, id, None)?;
    edit.execute("DELETE FROM payment_allocation WHERE payment_id = ?1", [id])?;
    edit.execute("DELETE FROM bank_payment WHERE payment_id = ?1", [id])?;
    edit.execute("DELETE FROM payment WHERE id = ?1", [id])?;
    Ok(())
}

pub(crate) fn set_debtor(edit: &Edit<'_>, payment_id: i64, debtor: Debtor) -> Result<()> {
    let sql = "UPDATE payment SET member_id = ?2, sponsor_id = ?3 WHERE id = ?1";
    edit.execute(sql, (payment_id, debtor.member_id(), debtor.sponsor_id()))?;
    Ok(())
}

pub(crate) fn payment(connection: &Connection, id: i64) -> Result<Option<PaymentRow>> {
    let sql = format!("{} WHERE payment.id = ?1", include_str!("sql/payment.sql"));
    Ok(connection.prepare_cached(&sql)?.query_row([id], read_payment).optional()?)
}

pub(crate) fn refunds_of(connection: &Connection, id: i64) -> Result<Vec<PaymentRow>> {
    let sql = format!(
        "{} WHERE payment.refunds_id = ?1 ORDER BY received_on, payment.id",
        include_str!("sql/payment.sql")
    );
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement.query_map([id], read_payment)?.collect::<rusqlite::Result<_>>()?)
}

pub(crate) fn has_refunds(connection: &Connection, id: i64) -> Result<bool> {
    Ok(connection.prepare_cached("SELECT 1 FROM payment WHERE refunds_id = ?1")?.exists([id])?)
}

/// What is left of a payment.
pub(crate) fn remaining(connection: &Connection, id: i64) -> Result<Option<RemainingPayment>> {
    let found = payment(connection, id)?;
    let read = |row: PaymentRow| {
        Ok(RemainingPayment {
            currency: super::rules::currency(row.in_currency.code())?,
            unallocated_minor: row.unallocated_minor,
        })
    };
    found.map(read).transpose()
}

pub(crate) fn page(connection: &Connection, request: &ListPayments) -> Result<PaymentPage> {
    let sort = request.sort.unwrap_or(PaymentSort { by: PaymentSortBy::ReceivedOn, descending: true });
    let direction = if sort.descending { "DESC" } else { "ASC" };
    let expression = match sort.by {
        PaymentSortBy::ReceivedOn => "received_on",
        PaymentSortBy::Amount => "amount_minor",
        PaymentSortBy::Payer => "folded(payer_name)",
        PaymentSortBy::Debtor => "folded(debtor_name)",
        PaymentSortBy::Unallocated => "unallocated_minor",
    };
    let counted = "SELECT *, count(*) OVER () AS count, sum(amount_minor) OVER () AS sum_minor, sum(unallocated_minor) OVER () AS left_minor, min(currency) OVER () AS first_currency, max(currency) OVER () AS last_currency";
    let sql = format!(
        "{counted} FROM ({}) {} ORDER BY {expression} {direction}, id {direction} LIMIT :limit OFFSET :offset",
        include_str!("sql/payment.sql"),
        include_str!("sql/page.sql")
    );
    let mut page = PaymentPage { rows: Vec::new(), total: 0, sums: None };
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query(named_params! {
        ":from_on": request.from_on,
        ":until_on": request.until_on,
        ":member_id": request.debtor.member_id(),
        ":sponsor_id": request.debtor.sponsor_id(),
        ":unallocated": request.unallocated,
        ":refunds": request.refunds,
        ":search": text::search_key(request.search.as_deref().unwrap_or_default()),
        ":limit": request.limit.unwrap_or(PAGE_ROWS),
        ":offset": request.offset.unwrap_or(0),
    })?;
    while let Some(row) = rows.next()? {
        page.total = row.get("count")?;
        page.sums = sums(row)?;
        page.rows.push(read_payment(row)?);
    }
    Ok(page)
}

fn sums(row: &Row<'_>) -> rusqlite::Result<Option<PaymentSums>> {
    let (in_currency, last): (InCurrency, InCurrency) =
        (row.get("first_currency")?, row.get("last_currency")?);
    let (amount_minor, unallocated_minor) = (row.get("sum_minor")?, row.get("left_minor")?);
    Ok((in_currency == last).then_some(PaymentSums { in_currency, amount_minor, unallocated_minor }))
}

fn read_payment(row: &Row<'_>) -> rusqlite::Result<PaymentRow> {
    Ok(PaymentRow {
        id: row.get("id")?,
        received_on: row.get("received_on")?,
        amount_minor: row.get("amount_minor")?,
        bank_fee_minor: row.get("bank_fee_minor")?,
        in_currency: row.get("currency")?,
        method: code(row, "method", PaymentMethod::from_code)?,
        payer_name: row.get("payer_name")?,
        reference: row.get("reference")?,
        note: row.get("note")?,
        debtor: OptionalDebtor::of_row(row)?,
        debtor_name: row.get("debtor_name")?,
        refunds_id: row.get("refunds_id")?,
        allocated_minor: row.get("allocated_minor")?,
        refunded_minor: row.get("refunded_minor")?,
        unallocated_minor: row.get("unallocated_minor")?,
        invoices: row.get("invoices")?,
        bank_transaction_id: row.get("bank_transaction_id")?,
    })
}

pub(crate) fn allocation(connection: &Connection, id: i64) -> Result<Option<Allocation>> {
    Ok(allocations(connection, "payment_allocation.id = ?1", id)?.pop())
}

pub(crate) fn allocations_of_payment(connection: &Connection, id: i64) -> Result<Vec<Allocation>> {
    allocations(connection, "payment_id = ?1", id)
}

pub(crate) fn allocations_of_invoice(connection: &Connection, id: i64) -> Result<Vec<Allocation>> {
    allocations(connection, "invoice_id = ?1", id)
}

fn allocations(connection: &Connection, condition: &str, id: i64) -> Result<Vec<Allocation>> {
    let sql = format!(
        "{} WHERE {condition} ORDER BY received_on, payment_allocation.id",
        include_str!("sql/allocation.sql")
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let found = statement.query_map([id], |row| {
        let payment_currency: Currency = row.get("payment_currency")?;
        Ok(Allocation {
            id: row.get("id")?,
            payment_id: row.get("payment_id")?,
            received_on: row.get("received_on")?,
            payer_name: row.get("payer_name")?,
            invoice_id: row.get("invoice_id")?,
            number: row.get("number")?,
            debtor_name: row.get("debtor_name")?,
            allocated_on: row.get("allocated_on")?,
            amount_minor: row.get("amount_minor")?,
            in_currency: row.get("currency")?,
            payment_minor: row.get("payment_minor")?,
            payment_currency: payment_currency.code().to_owned(),
            payment_currency_digits: payment_currency.digits(),
        })
    })?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// What a payment settles of an invoice, what of it was paid back taken off.
pub(crate) fn allocated_to(
    connection: &Connection,
    payment_id: i64,
    invoice_id: i64,
) -> Result<(i64, Option<NaiveDate>)> {
    let mut statement = connection.prepare_cached(include_str!("sql/allocated_to.sql"))?;
    let read = |row: &Row<'_>| Ok((row.get("amount_minor")?, row.get("last_on")?));
    Ok(statement.query_row([payment_id, invoice_id], read)?)
}

/// An invoice with what is open of it.
pub(crate) fn open_state(connection: &Connection, invoice_id: i64) -> Result<Option<OpenState>> {
    let read = |invoice: OpenInvoice| {
        Ok(OpenState {
            invoice_id,
            number: invoice.number,
            debtor: invoice.debtor,
            debtor_name: invoice.debtor_name,
            currency: super::rules::currency(invoice.in_currency.code())?,
            issued_on: invoice.issued_on,
            open_minor: invoice.open_minor,
        })
    };
    open_invoice(connection, invoice_id)?.map(read).transpose()
}

pub(crate) fn open_invoice(connection: &Connection, invoice_id: i64) -> Result<Option<OpenInvoice>> {
    let mut statement = connection.prepare_cached("SELECT * FROM payment_open_item WHERE invoice_id = ?1")?;
    Ok(statement.query_row([invoice_id], read_open).optional()?)
}

pub(crate) fn open_invoices(connection: &Connection, request: &GetPaymentsOpenItems) -> Result<OpenInvoices> {
    let mut statement = connection.prepare_cached(include_str!("sql/open_invoices.sql"))?;
    let mut rows = statement.query(named_params! {
        ":member_id": request.debtor.member_id(),
        ":sponsor_id": request.debtor.sponsor_id(),
        ":currency": request.currency,
        ":search": text::search_key(request.search.as_deref().unwrap_or_default()),
        ":limit": request.limit.unwrap_or(PAGE_ROWS),
    })?;
    let mut found = OpenInvoices { rows: Vec::new(), total: 0 };
    while let Some(row) = rows.next()? {
        found.total = row.get("count")?;
        found.rows.push(read_open(row)?);
    }
    Ok(found)
}

fn read_open(row: &Row<'_>) -> rusqlite::Result<OpenInvoice> {
    let reference: String = row.get("payment_reference")?;
    Ok(OpenInvoice {
        invoice_id: row.get("invoice_id")?,
        number: row.get("number")?,
        debtor: Debtor::of_row(row)?,
        debtor_name: row.get("debtor_name")?,
        licence_year: row.get("licence_year")?,
        issued_on: row.get("issued_on")?,
        due_on: row.get("due_on")?,
        in_currency: row.get("currency")?,
        total_minor: row.get("total_minor")?,
        open_minor: row.get("open_minor")?,
        payment_reference: CreditorReference::parse(&reference)
            .map_or(reference, |reference| reference.printed()),
    })
}
