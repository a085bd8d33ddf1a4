//! Reminders, their rules and disputes in the register.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, named_params};
use serde::{Deserialize, Serialize};

use super::due::{HeldBecause, HeldTime, Item};
use super::{Dispute, FrozenReminder, ListReminders, ReminderFee, ReminderRow, ReminderRules, stop};
use crate::kernel::{Currency, InCurrency, Result};
use crate::money::sponsors::Debtor;
use crate::register::rows::{ColumnValue, insert_row, update_row};
use crate::register::sha256;

pub(super) fn rules(connection: &Connection) -> Result<ReminderRules> {
    let mut rules = ReminderRules::default();
    let read = |row: &Row<'_>| {
        let days =
            [row.get("first_after_days")?, row.get("second_after_days")?, row.get("final_after_days")?];
        Ok((days, row.get("days_between")?, row.get("fee_tax_category_id")?))
    };
    let known = connection.query_row("SELECT * FROM reminder_rules WHERE id = 1", [], read).optional()?;
    if let Some((after_days, days_between, fee_tax_category_id)) = known {
        let after_days = after_days.to_vec();
        rules = ReminderRules { after_days, days_between, fees: Vec::new(), fee_tax_category_id };
    }
    let mut statement = connection.prepare_cached("SELECT * FROM reminder_fee ORDER BY level, currency")?;
    let fees = statement.query_map([], |row| {
        let currency: Currency = row.get("currency")?;
        Ok(ReminderFee {
            level: row.get("level")?,
            currency: currency.code().to_owned(),
            currency_digits: currency.digits(),
            amount_minor: row.get("amount_minor")?,
        })
    })?;
    rules.fees = fees.collect::<rusqlite::Result<_>>()?;
    Ok(rules)
}

pub(super) fn save_rules(connection: &Connection, rules: &ReminderRules) -> Result<()> {
    let days = |index: usize| rules.after_days.get(index).copied().flatten();
    let (first, second, last) = (days(0), days(1), days(2));
    let columns: [ColumnValue<'_>; 6] = [
        ("id", &1),
        ("first_after_days", &first),
        ("second_after_days", &second),
        ("final_after_days", &last),
        ("days_between", &rules.days_between),
        ("fee_tax_category_id", &rules.fee_tax_category_id),
    ];
    let sql = "SELECT id FROM reminder_rules";
    match connection.query_row(sql, [], |row| row.get::<_, i64>("id")).optional()? {
        Some(id) => update_row(connection, "reminder_rules", id, &columns)?,
        None => insert_row(connection, "reminder_rules", &columns).map(|_| ())?,
    }
    connection.execute("DELETE FROM reminder_fee", [])?;
    for fee in &rules.fees {
        let columns: [ColumnValue<'_>; 3] =
            [("level", &fee.level), ("currency", &fee.currency), ("amount_minor", &fee.amount_minor)];
        insert_row(connection, "reminder_fee", &columns)?;
    }
    Ok(())
}

/// An invoice that is not paid in full.
#[derive(Debug, Clone)]
pub(super) struct RemindableInvoice {
    pub(super) invoice_id: i64,
    pub(super) number: String,
    pub(super) debtor: Debtor,
    pub(super) debtor_name: String,
    pub(super) in_currency: InCurrency,
    pub(super) total_minor: i64,
    pub(super) open_minor: i64,
    pub(super) payment_reference: String,
    /// Whether it is itself the fee of a reminder.
    pub(super) is_fee: bool,
    /// What is open of the fees of its earlier reminders.
    pub(super) fees: Vec<OpenFee>,
    pub(super) item: Item,
}

/// The fee of an earlier reminder, of which something is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct OpenFee {
    /// The number of the invoice that it is booked as.
    pub(super) number: String,
    /// What is left to pay of it.
    pub(super) open_minor: i64,
}

fn open_fees(connection: &Connection) -> Result<BTreeMap<i64, Vec<OpenFee>>> {
    let mut statement = connection.prepare_cached(include_str!("sql/open_fees.sql"))?;
    let mut rows = statement.query([])?;
    let mut fees: BTreeMap<i64, Vec<OpenFee>> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let fee = OpenFee { number: row.get("number")?, open_minor: row.get("open_minor")? };
        fees.entry(row.get("reminded_id")?).or_default().push(fee);
    }
    Ok(fees)
}

/// The invoices that are not paid in full, by debtor and due date.
pub(super) fn open_invoices(connection: &Connection) -> Result<Vec<RemindableInvoice>> {
    let mut disputes = disputed_times(connection)?;
    let stops = stop::store::times(connection)?;
    let mut fees = open_fees(connection)?;
    let mut statement = connection.prepare_cached(include_str!("sql/open_invoices.sql"))?;
    let mut rows = statement.query([])?;
    let mut invoices = Vec::new();
    while let Some(row) = rows.next()? {
        let invoice_id: i64 = row.get("invoice_id")?;
        let debtor = Debtor::of_row(row)?;
        let mut holds = disputes.remove(&invoice_id).unwrap_or_default();
        holds.extend(stops.get(&debtor).into_iter().flatten().cloned());
        invoices.push(RemindableInvoice {
            invoice_id,
            number: row.get("number")?,
            debtor,
            debtor_name: row.get("debtor_name")?,
            in_currency: row.get("currency")?,
            total_minor: row.get("total_minor")?,
            open_minor: row.get("open_minor")?,
            payment_reference: row.get("payment_reference")?,
            is_fee: row.get("is_fee")?,
            fees: fees.remove(&invoice_id).unwrap_or_default(),
            item: Item {
                due_on: row.get("due_on")?,
                last_level: row.get("last_level")?,
                last_on: row.get("last_on")?,
                asked_with: row.get("asked_with")?,
                holds,
            },
        });
    }
    Ok(invoices)
}

fn disputed_times(connection: &Connection) -> Result<BTreeMap<i64, Vec<HeldTime>>> {
    let mut statement =
        connection.prepare_cached("SELECT * FROM reminder_dispute ORDER BY invoice_id, from_on, id")?;
    let mut rows = statement.query([])?;
    let mut times: BTreeMap<i64, Vec<HeldTime>> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        times.entry(row.get("invoice_id")?).or_default().push(HeldTime {
            because: HeldBecause::Disputed,
            from_on: row.get("from_on")?,
            until_on: row.get("until_on")?,
            note: row.get("note")?,
        });
    }
    Ok(times)
}

/// The disputes of an invoice, the latest first.
pub(super) fn disputes(connection: &Connection, invoice_id: i64) -> Result<Vec<Dispute>> {
    let mut statement = connection.prepare_cached(
        "SELECT * FROM reminder_dispute WHERE invoice_id = ?1 ORDER BY from_on DESC, id DESC",
    )?;
    let disputes = statement.query_map([invoice_id], |row| {
        Ok(Dispute {
            id: row.get("id")?,
            invoice_id: row.get("invoice_id")?,
            from_on: row.get("from_on")?,
            until_on: row.get("until_on")?,
            note: row.get("note")?,
        })
    })?;
    Ok(disputes.collect::<rusqlite::Result<_>>()?)
}

/// The invoice of a dispute; none for one that does not exist.
pub(super) fn disputed_invoice(connection: &Connection, id: i64) -> Result<Option<i64>> {
    let sql = "SELECT invoice_id FROM reminder_dispute WHERE id = ?1";
    Ok(connection.query_row(sql, [id], |row| row.get("invoice_id")).optional()?)
}

/// The number of an invoice; none for what is no invoice.
pub(super) fn invoice_number(connection: &Connection, id: i64) -> Result<Option<String>> {
    let sql = "SELECT number FROM payment_open_item WHERE invoice_id = ?1";
    Ok(connection.query_row(sql, [id], |row| row.get("number")).optional()?)
}

/// Who owes an invoice; none for what is no invoice.
pub(super) fn debtor_of(connection: &Connection, invoice_id: i64) -> Result<Option<Debtor>> {
    let sql = "SELECT member_id, sponsor_id FROM payment_open_item WHERE invoice_id = ?1";
    Ok(connection.query_row(sql, [invoice_id], Debtor::of_row).optional()?)
}

pub(super) fn save_dispute(connection: &Connection, dispute: &Dispute) -> Result<()> {
    let columns: [ColumnValue<'_>; 4] = [
        ("invoice_id", &dispute.invoice_id),
        ("from_on", &dispute.from_on),
        ("until_on", &dispute.until_on),
        ("note", &dispute.note),
    ];
    match dispute.id {
        0 => insert_row(connection, "reminder_dispute", &columns).map(|_| ()),
        id => update_row(connection, "reminder_dispute", id, &columns),
    }
}

pub(super) fn remove_dispute(connection: &Connection, id: i64) -> Result<()> {
    connection.execute("DELETE FROM reminder_dispute WHERE id = ?1", [id])?;
    Ok(())
}

pub(super) fn insert(
    connection: &Connection,
    invoice: &RemindableInvoice,
    fee_invoice_id: Option<i64>,
    frozen: &FrozenReminder,
) -> Result<i64> {
    let document = serde_json::to_string(frozen)?;
    let document_sha256 = sha256(document.as_bytes());
    let columns: [ColumnValue<'_>; 9] = [
        ("invoice_id", &invoice.invoice_id),
        ("level", &frozen.level),
        ("reminded_on", &frozen.reminded_on),
        ("open_minor", &frozen.open_minor),
        ("fee_minor", &frozen.fee_minor),
        ("currency", &frozen.currency),
        ("fee_invoice_id", &fee_invoice_id),
        ("document", &document),
        ("document_sha256", &document_sha256),
    ];
    insert_row(connection, "reminder", &columns)
}

/// The frozen document of a reminder.
pub(super) fn document(connection: &Connection, id: i64) -> Result<Option<FrozenReminder>> {
    let sql = "SELECT document FROM reminder WHERE id = ?1";
    let json = connection.query_row(sql, [id], |row| row.get::<_, String>("document")).optional()?;
    Ok(json.map(|json| serde_json::from_str(&json)).transpose()?)
}

/// Reminders, the latest first: all of them, those of an invoice, of a member and those merged into it, or of a sponsor.
pub(super) fn list(connection: &Connection, request: &ListReminders) -> Result<Vec<ReminderRow>> {
    let mut statement = connection.prepare_cached(include_str!("sql/list.sql"))?;
    let parameters = named_params! {
        ":invoice_id": request.invoice_id,
        ":member_id": request.debtor.member_id(),
        ":sponsor_id": request.debtor.sponsor_id(),
    };
    let reminders = statement.query_map(parameters, |row| {
        Ok(ReminderRow {
            id: row.get("id")?,
            invoice_id: row.get("invoice_id")?,
            number: row.get("number")?,
            debtor_name: row.get("debtor_name")?,
            level: row.get("level")?,
            reminded_on: row.get("reminded_on")?,
            open_minor: row.get("open_minor")?,
            fee_minor: row.get("fee_minor")?,
            in_currency: row.get("currency")?,
            fee_invoice_id: row.get("fee_invoice_id")?,
        })
    })?;
    Ok(reminders.collect::<rusqlite::Result<_>>()?)
}

/// Reminders whose document is not as it was frozen: the number of the invoice, the level and the day.
pub(super) fn altered(connection: &Connection) -> Result<Vec<(String, u32, NaiveDate)>> {
    let mut statement = connection.prepare(include_str!("sql/stored.sql"))?;
    let mut rows = statement.query([])?;
    let mut altered = Vec::new();
    while let Some(row) = rows.next()? {
        let document: String = row.get("document")?;
        let level: u32 = row.get("level")?;
        let reminded_on: NaiveDate = row.get("reminded_on")?;
        let says: Option<FrozenReminder> = serde_json::from_str(&document).ok();
        let agrees = says.is_some_and(|says| (says.level, says.reminded_on) == (level, reminded_on));
        if !agrees || sha256(document.as_bytes()) != row.get::<_, String>("document_sha256")? {
            altered.push((row.get("number")?, level, reminded_on));
        }
    }
    Ok(altered)
}
