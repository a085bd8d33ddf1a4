//! Payers in the register.

use rusqlite::{Connection, params};

use super::PayerItem;
use crate::kernel::Result;
use crate::register::Edit;

/// Every payer who may be the person, by name.
pub(super) fn payers(connection: &Connection, contact_id: i64) -> Result<Vec<PayerItem>> {
    let mut statement = connection.prepare_cached(include_str!("payers.sql"))?;
    let payers = statement.query_map([contact_id], |row| {
        Ok(PayerItem {
            table: row.get("source")?,
            id: row.get("id")?,
            on: row.get("on_day")?,
            name: row.get("name")?,
            on_behalf_of: row.get("other_name")?,
            text: row.get("text")?,
        })
    })?;
    Ok(payers.collect::<rusqlite::Result<_>>()?)
}

/// Calls a payer otherwise; the account of a person goes with the name.
pub(super) fn rename_payer(edit: &Edit<'_>, item: &PayerItem, name: &str, on_behalf_of: &str) -> Result<()> {
    let sql = match item.table.as_str() {
        "payment" => "UPDATE payment SET payer_name = ?2 WHERE id = ?1 AND ?3 IS NOT NULL",
        _ => {
            "UPDATE bank_transaction SET counterparty = ?2, on_behalf_of = ?3, counterparty_account = '' WHERE id = ?1"
        }
    };
    edit.execute(sql, params![item.id, name, on_behalf_of])?;
    Ok(())
}
