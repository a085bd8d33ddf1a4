//! Bank statements and their transactions in the register.

use chrono::NaiveDate;
pub(super) use rusqlite::Connection;
use rusqlite::OptionalExtension;

use super::{ImportedStatement, ListChoices};
use crate::imports::SavedMapping;
use crate::kernel::{Money, Result};
use crate::payments::bank_files::{BankStatement, BankTransaction};
use crate::register::Edit;
use crate::register::rows::{Column, insert_row};

/// A stored transaction beside others of its entry.
pub(super) struct KnownEntry {
    pub(super) id: i64,
    pub(super) booked_on: NaiveDate,
    pub(super) amount_minor: i64,
    /// Whether something was done with it.
    pub(super) is_settled: bool,
}

/// Whether a transaction with this fingerprint is stored.
pub(super) fn knows(connection: &Connection, fingerprint: &str) -> Result<bool> {
    let mut statement = connection.prepare_cached("SELECT 1 FROM bank_transaction WHERE fingerprint = ?1")?;
    Ok(statement.exists([fingerprint])?)
}

/// The stored transactions of an entry of an account.
pub(super) fn transactions_of_entry(
    connection: &Connection,
    account: &str,
    entry: &str,
) -> Result<Vec<KnownEntry>> {
    let mut statement = connection.prepare_cached(include_str!("sql/of_entry.sql"))?;
    let known = statement.query_map([account, entry], |row| {
        Ok(KnownEntry {
            id: row.get("id")?,
            booked_on: row.get("booked_on")?,
            amount_minor: row.get("amount_minor")?,
            is_settled: row.get("is_settled")?,
        })
    })?;
    Ok(known.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn delete_transaction(edit: &Edit<'_>, id: i64) -> Result<()> {
    edit.execute("DELETE FROM bank_transaction WHERE id = ?1", [id])?;
    Ok(())
}

pub(super) fn insert_statement(
    edit: &Edit<'_>,
    statement: &BankStatement,
    told: &ImportedStatement,
    file_name: &str,
) -> Result<i64> {
    let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let (transactions, added) = (count(statement.transactions.len()), count(told.added));
    let (imported_at, user, warnings) =
        (edit.timestamp(), edit.user(), serde_json::to_string(&told.warnings)?);
    let columns: [Column<'_>; 13] = [
        ("account", &statement.account),
        ("currency", &statement.currency.code()),
        ("identification", &statement.identification),
        ("opening_on", &statement.opening.and_then(|balance| balance.on)),
        ("opening_minor", &statement.opening.map(|balance| balance.amount_minor)),
        ("closing_on", &statement.closing.and_then(|balance| balance.on)),
        ("closing_minor", &statement.closing.map(|balance| balance.amount_minor)),
        ("file_name", &file_name),
        ("imported_at", &imported_at),
        ("user", &user),
        ("transactions", &transactions),
        ("added", &added),
        ("warnings", &warnings),
    ];
    insert_row(edit, "bank_statement", &columns)
}

pub(super) fn insert_transaction(
    edit: &Edit<'_>,
    statement_id: i64,
    account: &str,
    fingerprint: &str,
    transaction: &BankTransaction,
) -> Result<i64> {
    let minor = |money: Option<Money>| money.map(|money| money.minor);
    let code = |money: Option<Money>| money.map(|money| money.currency.code());
    let references = transaction.references.join("\n");
    let columns: [Column<'_>; 22] = [
        ("statement_id", &statement_id),
        ("fingerprint", &fingerprint),
        ("account", &account),
        ("booked_on", &transaction.booked_on),
        ("value_on", &transaction.value_on),
        ("amount_minor", &transaction.amount.minor),
        ("currency", &transaction.amount.currency.code()),
        ("original_minor", &minor(transaction.original)),
        ("original_currency", &code(transaction.original)),
        ("exchange_rate", &transaction.exchange_rate),
        ("charges_minor", &minor(transaction.charges)),
        ("charges_currency", &code(transaction.charges)),
        ("counterparty", &transaction.counterparty),
        ("on_behalf_of", &transaction.on_behalf_of),
        ("counterparty_account", &transaction.counterparty_account),
        ("creditor_references", &references),
        ("remittance", &transaction.remittance),
        ("end_to_end", &transaction.end_to_end),
        ("bank_reference", &transaction.bank_reference),
        ("entry_reference", &transaction.entry_reference),
        ("bank_text", &transaction.bank_text),
        ("is_reversal", &transaction.is_reversal),
    ];
    insert_row(edit, "bank_transaction", &columns)
}

/// Remembers how lists with these headings are read.
pub(super) fn insert_mapping(
    edit: &Edit<'_>,
    heading_set: &str,
    file_name: &str,
    choices: &ListChoices,
) -> Result<()> {
    let (saved_at, choices) = (edit.timestamp(), serde_json::to_string(choices)?);
    let columns: [Column<'_>; 4] = [
        ("heading_set", &heading_set),
        ("file_name", &file_name),
        ("saved_at", &saved_at),
        ("choices", &choices),
    ];
    insert_row(edit, "bank_list_mapping", &columns).map(|_| ())
}

/// How the last list with these headings was read. Choices of another version of the program count as none.
pub(super) fn remembered(
    connection: &Connection,
    heading_set: &str,
) -> Result<Option<(ListChoices, SavedMapping)>> {
    let mut statement = connection.prepare_cached(include_str!("sql/remembered.sql"))?;
    let found = statement.query_row([heading_set], |row| {
        let saved = SavedMapping { file_name: row.get("file_name")?, at: row.get("saved_at")? };
        Ok((row.get::<_, String>("choices")?, saved))
    });
    Ok(found.optional()?.and_then(|(json, saved)| Some((serde_json::from_str(&json).ok()?, saved))))
}
