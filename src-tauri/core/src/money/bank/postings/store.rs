//! Placed parts of transactions in the register.

use rusqlite::{Connection, OptionalExtension};

use super::super::{TransactionRow, store};
use crate::kernel::Result;
use crate::register::Edit;
use crate::register::rows::{ColumnValue, insert_row};

/// A transaction, as the list of the bank shows it.
pub(crate) fn transaction(connection: &Connection, id: i64) -> Result<Option<TransactionRow>> {
    store::transaction(connection, id)
}

/// Writes that a part of a transaction has its place on an account, or is a payment to ORCID.
pub(crate) fn insert(
    edit: &Edit<'_>,
    transaction_id: i64,
    amount_minor: i64,
    (account, orcid_payment_id): (Option<&str>, Option<i64>),
    note: &str,
) -> Result<i64> {
    let columns: [ColumnValue<'_>; 5] = [
        ("bank_transaction_id", &transaction_id),
        ("amount_minor", &amount_minor),
        ("account", &account),
        ("orcid_payment_id", &orcid_payment_id),
        ("note", &note),
    ];
    insert_row(edit, "bank_posting", &columns)
}

pub(crate) fn delete(edit: &Edit<'_>, id: i64) -> Result<()> {
    edit.execute("DELETE FROM bank_posting WHERE id = ?1", [id])?;
    Ok(())
}

/// Writes that a payment which was recorded by hand is (a part of) a transaction.
pub(crate) fn insert_payment(edit: &Edit<'_>, transaction_id: i64, payment_id: i64) -> Result<i64> {
    store::insert_bank_payment(edit, transaction_id, payment_id)
}

/// Lets go of the payment that a transaction was said to be.
pub(crate) fn delete_payment(edit: &Edit<'_>, transaction_id: i64, payment_id: i64) -> Result<()> {
    let sql = "DELETE FROM bank_payment WHERE bank_transaction_id = ?1 AND payment_id = ?2";
    edit.execute(sql, [transaction_id, payment_id])?;
    Ok(())
}

/// The transaction by which a payment to ORCID left the bank.
pub(crate) fn wire_of(connection: &Connection, orcid_payment_id: i64) -> Result<Option<i64>> {
    let sql = "SELECT bank_transaction_id FROM bank_posting WHERE orcid_payment_id = ?1";
    let mut statement = connection.prepare_cached(sql)?;
    Ok(statement.query_row([orcid_payment_id], |row| row.get("bank_transaction_id")).optional()?)
}

/// Whether anything of a statement has its place on an account.
pub(crate) fn is_used(connection: &Connection, account: &str) -> Result<bool> {
    let mut statement = connection.prepare_cached("SELECT 1 FROM bank_posting WHERE account = ?1")?;
    Ok(statement.exists([account])?)
}
