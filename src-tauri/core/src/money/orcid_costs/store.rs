//! ORCID's invoices, payments to ORCID and what settles what, in the register.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{
    OrcidAllocation, OrcidInvoice, OrcidInvoiceDraft, OrcidInvoiceState, OrcidPayment, OrcidPaymentDraft,
};
use crate::kernel::{Currency, Decimal, Error, Money, Result, money};
use crate::register::rows::{ColumnValue, insert_row, update_row};

/// All that an invoice charges, or a credit note takes back.
pub(super) fn total_minor(draft: &OrcidInvoiceDraft) -> i64 {
    draft.charges().iter().fold(0, |sum, (_, minor)| sum.saturating_add(*minor))
}

/// The invoices of a licence year, or all of them, as they stand on a day; the earliest due first.
pub(super) fn invoices(
    connection: &Connection,
    year: Option<i32>,
    today: NaiveDate,
) -> Result<Vec<OrcidInvoice>> {
    let mut statement = connection.prepare_cached(include_str!("sql/invoices.sql"))?;
    let rows = statement.query_map(params![year, None::<i64>], |row| Ok(read_invoice(row, today)))?;
    rows.map(|row| row?).collect()
}

/// One invoice.
pub(super) fn invoice(connection: &Connection, id: i64, today: NaiveDate) -> Result<Option<OrcidInvoice>> {
    let mut statement = connection.prepare_cached(include_str!("sql/invoices.sql"))?;
    let row = statement.query_row(params![None::<i32>, id], |row| Ok(read_invoice(row, today))).optional()?;
    row.transpose()
}

/// How many credit notes take an invoice back.
pub(super) fn credit_note_count(connection: &Connection, id: i64) -> Result<i64> {
    let sql = "SELECT count(*) AS count FROM orcid_cost_invoice WHERE credits_id = ?1";
    Ok(connection.prepare_cached(sql)?.query_row([id], |row| row.get("count"))?)
}

/// Which invoices are for a licence year.
pub(super) fn invoice_ids(connection: &Connection, year: i32) -> Result<BTreeSet<i64>> {
    let mut statement =
        connection.prepare_cached("SELECT id FROM orcid_cost_invoice WHERE licence_year = ?1")?;
    let ids = statement.query_map([year], |row| row.get("id"))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

/// The licence years for which ORCID or the consortium invoiced.
pub(super) fn years(connection: &Connection) -> Result<BTreeSet<i32>> {
    let sql = "SELECT licence_year FROM orcid_cost_invoice UNION SELECT licence_year FROM invoice";
    let mut statement = connection.prepare_cached(sql)?;
    let years = statement.query_map([], |row| row.get("licence_year"))?;
    Ok(years.collect::<rusqlite::Result<_>>()?)
}

fn read_invoice(row: &Row<'_>, today: NaiveDate) -> Result<OrcidInvoice> {
    let draft = OrcidInvoiceDraft {
        agreement_id: row.get("agreement_id")?,
        licence_year: row.get("licence_year")?,
        number: row.get("number")?,
        received_on: row.get("received_on")?,
        due_on: row.get("due_on")?,
        currency: row.get("currency")?,
        member_count: row.get("member_count")?,
        member_fees_minor: row.get("member_fees_minor")?,
        lead_fee_minor: row.get("lead_fee_minor")?,
        credentials_minor: row.get("credentials_minor")?,
        other_minor: row.get("other_minor")?,
        tax_minor: row.get("tax_minor")?,
        note: row.get("note")?,
        attachment_id: row.get("attachment_id")?,
        credits_id: row.get("credits_id")?,
    };
    let (paid_minor, open_minor): (i64, i64) = (row.get("paid_minor")?, row.get("open_minor")?);
    let credited_minor: i64 = row.get("credited_minor")?;
    let state = match () {
        () if draft.credits_id.is_some() => OrcidInvoiceState::CreditNote,
        () if open_minor <= 0 && paid_minor == 0 && credited_minor > 0 => OrcidInvoiceState::Credited,
        () if open_minor <= 0 => OrcidInvoiceState::Paid,
        () if draft.due_on < today => OrcidInvoiceState::Overdue,
        () if paid_minor > 0 => OrcidInvoiceState::PartlyPaid,
        () => OrcidInvoiceState::Open,
    };
    Ok(OrcidInvoice {
        id: row.get("id")?,
        agreement: row.get("agreement")?,
        document_version_id: row.get("document_version_id")?,
        currency_digits: currency(&draft.currency)?.digits(),
        credits_number: row.get("credits_number")?,
        total_minor: draft.sign() * row.get::<_, i64>("total_minor")?,
        credited_minor,
        paid_minor,
        open_minor,
        state,
        draft,
    })
}

/// The currency that a stored code names.
pub(super) fn currency(code: &str) -> Result<Currency> {
    Currency::try_from(code.to_owned()).map_err(Error::internal)
}

/// Whether another invoice of ORCID has this number.
pub(super) fn number_is_taken(connection: &Connection, id: Option<i64>, number: &str) -> Result<bool> {
    let sql = "SELECT 1 FROM orcid_cost_invoice WHERE number = ?1 AND id IS NOT ?2";
    Ok(connection.prepare_cached(sql)?.exists(params![number, id])?)
}

/// The agreement that a document is attached to.
pub(super) fn attached_to(connection: &Connection, attachment_id: i64) -> Result<Option<i64>> {
    let mut statement = connection.prepare_cached("SELECT agreement_id FROM attachment WHERE id = ?1")?;
    Ok(statement.query_row([attachment_id], |row| row.get("agreement_id")).optional()?.flatten())
}

/// Writes an invoice and gives its id.
pub(super) fn save_invoice(
    connection: &Connection,
    id: Option<i64>,
    draft: &OrcidInvoiceDraft,
) -> Result<i64> {
    let total = total_minor(draft);
    let columns: [ColumnValue<'_>; 16] = [
        ("agreement_id", &draft.agreement_id),
        ("licence_year", &draft.licence_year),
        ("number", &draft.number),
        ("received_on", &draft.received_on),
        ("due_on", &draft.due_on),
        ("currency", &draft.currency),
        ("member_count", &draft.member_count),
        ("member_fees_minor", &draft.member_fees_minor),
        ("lead_fee_minor", &draft.lead_fee_minor),
        ("credentials_minor", &draft.credentials_minor),
        ("other_minor", &draft.other_minor),
        ("tax_minor", &draft.tax_minor),
        ("total_minor", &total),
        ("note", &draft.note),
        ("attachment_id", &draft.attachment_id),
        ("credits_id", &draft.credits_id),
    ];
    match id {
        Some(id) => update_row(connection, "orcid_cost_invoice", id, &columns).map(|()| id),
        None => insert_row(connection, "orcid_cost_invoice", &columns),
    }
}

pub(super) fn delete_invoice(connection: &Connection, id: i64) -> Result<()> {
    connection.execute("DELETE FROM orcid_cost_invoice WHERE id = ?1", [id])?;
    Ok(())
}

/// Every payment, the earliest first.
pub(super) fn payments(connection: &Connection) -> Result<Vec<OrcidPayment>> {
    let mut settled = settled(connection, None)?;
    let mut statement = connection.prepare_cached("SELECT * FROM orcid_cost_payment ORDER BY paid_on, id")?;
    let mut rows = statement.query([])?;
    let mut payments = Vec::new();
    while let Some(row) = rows.next()? {
        payments.push(read_payment(row, &mut settled)?);
    }
    Ok(payments)
}

/// One payment.
pub(super) fn payment(connection: &Connection, id: i64) -> Result<Option<OrcidPayment>> {
    let mut settled = settled(connection, Some(id))?;
    let mut statement = connection.prepare_cached("SELECT * FROM orcid_cost_payment WHERE id = ?1")?;
    let mut rows = statement.query([id])?;
    rows.next()?.map(|row| read_payment(row, &mut settled)).transpose()
}

/// What each payment settles, with the numbers of the invoices.
type Settled = BTreeMap<i64, Vec<(OrcidAllocation, String)>>;

fn settled(connection: &Connection, payment_id: Option<i64>) -> Result<Settled> {
    let mut statement = connection.prepare_cached(include_str!("sql/settled.sql"))?;
    let mut rows = statement.query([payment_id])?;
    let mut settled = Settled::new();
    while let Some(row) = rows.next()? {
        let one =
            OrcidAllocation { invoice_id: row.get("invoice_id")?, amount_minor: row.get("amount_minor")? };
        settled.entry(row.get("payment_id")?).or_default().push((one, row.get("number")?));
    }
    Ok(settled)
}

fn read_payment(row: &Row<'_>, settled: &mut Settled) -> Result<OrcidPayment> {
    let id: i64 = row.get("id")?;
    let (allocations, numbers): (Vec<_>, Vec<_>) =
        settled.remove(&id).unwrap_or_default().into_iter().unzip();
    let stated: Option<String> = row.get("exchange_rate")?;
    let stated: Option<Decimal> = stated.map(|text| text.parse()).transpose().map_err(Error::internal)?;
    let draft = OrcidPaymentDraft {
        paid_on: row.get("paid_on")?,
        amount_minor: row.get("amount_minor")?,
        currency: row.get("currency")?,
        cost_minor: row.get("cost_minor")?,
        exchange_rate: stated,
        bank_fee_minor: row.get("bank_fee_minor")?,
        reference: row.get("reference")?,
        note: row.get("note")?,
        allocations,
    };
    let cost_currency: String = row.get("cost_currency")?;
    let (paid_in, cost_in) = (currency(&draft.currency)?, currency(&cost_currency)?);
    let amount = Money { minor: draft.amount_minor, currency: paid_in };
    let derived =
        draft.cost_minor.and_then(|minor| Decimal::rate(amount, Money { minor, currency: cost_in }));
    let allocated = money::sum(draft.allocations.iter().map(|one| one.amount_minor));
    Ok(OrcidPayment {
        id,
        currency_digits: paid_in.digits(),
        cost_currency_digits: cost_in.digits(),
        cost_currency,
        rate: stated.or(derived),
        invoices: numbers.join(", "),
        unallocated_minor: draft.amount_minor - allocated,
        draft,
    })
}

/// Writes a payment with what it settles, and gives its id. What is settled is written anew only where it differs.
pub(super) fn save_payment(
    connection: &Connection,
    before: Option<&OrcidPayment>,
    draft: &OrcidPaymentDraft,
    home: Currency,
) -> Result<i64> {
    let (rate, home) = (draft.exchange_rate.map(String::from), home.code());
    let columns: [ColumnValue<'_>; 9] = [
        ("paid_on", &draft.paid_on),
        ("amount_minor", &draft.amount_minor),
        ("currency", &draft.currency),
        ("cost_minor", &draft.cost_minor),
        ("cost_currency", &home),
        ("exchange_rate", &rate),
        ("bank_fee_minor", &draft.bank_fee_minor),
        ("reference", &draft.reference),
        ("note", &draft.note),
    ];
    let is_unsettled_first = before.is_some_and(|payment| payment.draft.allocations != draft.allocations);
    let id = match before {
        Some(payment) => {
            if is_unsettled_first {
                connection
                    .execute("DELETE FROM orcid_cost_allocation WHERE payment_id = ?1", [payment.id])?;
            }
            update_row(connection, "orcid_cost_payment", payment.id, &columns)?;
            payment.id
        }
        None => insert_row(connection, "orcid_cost_payment", &columns)?,
    };
    if before.is_none() || is_unsettled_first {
        for one in &draft.allocations {
            let columns: [ColumnValue<'_>; 3] =
                [("payment_id", &id), ("invoice_id", &one.invoice_id), ("amount_minor", &one.amount_minor)];
            insert_row(connection, "orcid_cost_allocation", &columns)?;
        }
    }
    Ok(id)
}

pub(super) fn set_cost(connection: &Connection, id: i64, cost_minor: i64) -> Result<()> {
    update_row(connection, "orcid_cost_payment", id, &[("cost_minor", &cost_minor)])
}

pub(super) fn delete_payment(connection: &Connection, id: i64) -> Result<()> {
    connection.execute("DELETE FROM orcid_cost_allocation WHERE payment_id = ?1", [id])?;
    connection.execute("DELETE FROM orcid_cost_payment WHERE id = ?1", [id])?;
    Ok(())
}

/// An invoice to a member or sponsor, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) invoice_id: i64,
    pub(super) currency: Currency,
    pub(super) total_minor: i64,
    pub(super) credited_minor: i64,
    pub(super) collected_minor: i64,
    pub(super) written_off_minor: i64,
    pub(super) open_minor: i64,
    /// The tax in what credit notes left of it.
    pub(super) tax_minor: i64,
}

/// The invoices of a licence year to members and sponsors.
pub(super) fn items(connection: &Connection, year: i32) -> Result<Vec<Item>> {
    let mut statement = connection.prepare_cached(include_str!("sql/items.sql"))?;
    let mut rows = statement.query([year])?;
    let mut items = Vec::new();
    while let Some(row) = rows.next()? {
        items.push(Item {
            invoice_id: row.get("invoice_id")?,
            currency: currency(&row.get::<_, String>("currency")?)?,
            total_minor: row.get("total_minor")?,
            credited_minor: row.get("credited_minor")?,
            collected_minor: row.get("allocated_minor")?,
            written_off_minor: row.get("written_off_minor")?,
            open_minor: row.get("open_minor")?,
            tax_minor: row.get("tax_left_minor")?,
        });
    }
    Ok(items)
}

/// Money that came in for an invoice to a member or sponsor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Receipt {
    pub(super) invoice_id: i64,
    /// What of the payment settles it, in the payment's currency.
    pub(super) settles: Money,
    /// The payment, and what banks kept of it.
    pub(super) payment_minor: i64,
    pub(super) bank_fee_minor: i64,
}

/// What came in for the invoices of a licence year.
pub(super) fn receipts(connection: &Connection, year: i32) -> Result<Vec<Receipt>> {
    let mut statement = connection.prepare_cached(include_str!("sql/receipts.sql"))?;
    let mut rows = statement.query([year])?;
    let mut receipts = Vec::new();
    while let Some(row) = rows.next()? {
        let currency = currency(&row.get::<_, String>("currency")?)?;
        receipts.push(Receipt {
            invoice_id: row.get("invoice_id")?,
            settles: Money { minor: row.get("payment_minor")?, currency },
            payment_minor: row.get("amount_minor")?,
            bank_fee_minor: row.get("bank_fee_minor")?,
        });
    }
    Ok(receipts)
}
