//! What matching compares: invoices, open and paid, and the accounts that paid before.

use std::collections::BTreeMap;

use rusqlite::{Connection, Row};

use crate::kernel::{Money, Result};
use crate::money::matching::{KnownAccounts, OpenItem, PaidItem};
use crate::money::payments::rules;
use crate::money::sponsors::{Debtor, OptionalDebtor};
use crate::money::terms;

/// All invoices of which something is left to pay, with every name of their debtors.
pub(super) fn open_items(connection: &Connection) -> Result<Vec<OpenItem>> {
    let mut statement = connection.prepare_cached(include_str!("sql/open_items.sql"))?;
    let mut rows = statement.query([])?;
    let mut items = Vec::new();
    let mut fees = fees(connection)?;
    while let Some(row) = rows.next()? {
        let code: String = row.get("currency")?;
        let (debtor, debtor_names) = debtor_of(row)?;
        let invoice_id = row.get("invoice_id")?;
        items.push(OpenItem {
            invoice_id,
            fee_ids: fees.remove(&invoice_id).unwrap_or_default(),
            number: row.get("number")?,
            debtor,
            debtor_names,
            due_on: row.get("due_on")?,
            difference_max_minor: terms::store::difference_max(connection, rules::currency(&code)?)?,
            currency: rules::currency(&code)?,
            open_minor: row.get("open_minor")?,
            payment_reference: row.get("payment_reference")?,
        });
    }
    Ok(items)
}

/// The invoices of the fees that reminders asked for, by the invoice they are of.
fn fees(connection: &Connection) -> Result<BTreeMap<i64, Vec<i64>>> {
    let sql = "SELECT invoice_id, fee_invoice_id FROM reminder WHERE fee_invoice_id IS NOT NULL ORDER BY id";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([])?;
    let mut fees: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        fees.entry(row.get("invoice_id")?).or_default().push(row.get("fee_invoice_id")?);
    }
    Ok(fees)
}

/// All invoices that payments settled, with every name of their debtors.
pub(super) fn paid_items(connection: &Connection) -> Result<Vec<PaidItem>> {
    let mut statement = connection.prepare_cached(include_str!("sql/paid_items.sql"))?;
    let mut rows = statement.query([])?;
    let mut items = Vec::new();
    while let Some(row) = rows.next()? {
        let code: String = row.get("currency")?;
        let (debtor, debtor_names) = debtor_of(row)?;
        items.push(PaidItem {
            number: row.get("number")?,
            debtor,
            debtor_names,
            total: Money { minor: row.get("total_minor")?, currency: rules::currency(&code)? },
            paid_on: row.get("paid_on")?,
            payment_reference: row.get("payment_reference")?,
        });
    }
    Ok(items)
}

/// Whom an invoice is addressed to, and by which names.
fn debtor_of(row: &Row<'_>) -> Result<(Debtor, Vec<String>)> {
    let mut names: Vec<String> = vec![row.get("debtor_name")?];
    for column in ["official_name", "short_name"] {
        let name: String = row.get(column)?;
        if !name.is_empty() && !names.contains(&name) {
            names.push(name);
        }
    }
    Ok((Debtor::of_row(row)?, names))
}

/// The accounts from which debtors paid before.
pub(super) fn known_accounts(connection: &Connection) -> Result<KnownAccounts> {
    let mut statement = connection.prepare_cached(include_str!("sql/known_accounts.sql"))?;
    let mut rows = statement.query([])?;
    let mut accounts = KnownAccounts::new();
    while let Some(row) = rows.next()? {
        accounts.entry(row.get("counterparty_account")?).or_default().extend(OptionalDebtor::of_row(row)?.0);
    }
    Ok(accounts)
}
