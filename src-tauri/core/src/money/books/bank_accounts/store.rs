//! Accounts at banks, their lines and what statements say they held, in the register.

use chrono::NaiveDate;
use rusqlite::{Connection, Row, params};

use super::BankAccount;
use crate::kernel::{Currency, Result};
use crate::register::Edit;
use crate::register::rows::{ColumnValue, update_row};

/// A line of an account.
pub(in super::super) struct UnplacedLine {
    pub(in super::super) id: i64,
    pub(in super::super) on: NaiveDate,
    pub(in super::super) amount_minor: i64,
    /// What of it has no place.
    pub(in super::super) left_minor: i64,
    pub(in super::super) is_put_aside: bool,
    pub(in super::super) text: String,
}

/// What a statement says that an account held at the end of a day.
pub(in super::super) struct StatementBalance {
    pub(in super::super) id: i64,
    pub(in super::super) on: NaiveDate,
    pub(in super::super) minor: i64,
    /// The file, and what the bank calls the statement.
    pub(in super::super) called: String,
}

pub(super) fn bank_accounts(connection: &Connection) -> Result<Vec<BankAccount>> {
    let mut statement = connection.prepare_cached(include_str!("sql/bank_accounts.sql"))?;
    let read = |row: &Row<'_>| {
        let last_on: String = row.get("last_on")?;
        Ok(BankAccount {
            id: row.get("id")?,
            account: row.get("account")?,
            in_currency: row.get("currency")?,
            code: row.get("code")?,
            name: row.get("name")?,
            opening_on: row.get("opening_on")?,
            opening_minor: row.get("opening_minor")?,
            first_on: row.get("first_on")?,
            first_minor: row.get("first_minor")?,
            last_on: last_on.parse().ok(),
            takes_unnamed: false,
        })
    };
    Ok(statement.query_map([], read)?.collect::<rusqlite::Result<_>>()?)
}

/// The lines of an account from a day on.
pub(in super::super) fn bank_lines(
    connection: &Connection,
    account: &str,
    currency: Currency,
    from_on: Option<NaiveDate>,
) -> Result<Vec<UnplacedLine>> {
    let mut statement = connection.prepare_cached(include_str!("sql/bank_lines.sql"))?;
    let read = |row: &Row<'_>| {
        let said: [String; 3] = [row.get("counterparty")?, row.get("remittance")?, row.get("bank_text")?];
        Ok(UnplacedLine {
            id: row.get("id")?,
            on: row.get("booked_on")?,
            amount_minor: row.get("amount_minor")?,
            left_minor: row.get("left_minor")?,
            is_put_aside: row.get("is_put_aside")?,
            text: said.into_iter().find(|text| !text.is_empty()).unwrap_or_default(),
        })
    };
    let lines = statement.query_map(params![account, currency.code(), from_on], read)?;
    Ok(lines.collect::<rusqlite::Result<_>>()?)
}

/// What statements say that an account held.
pub(in super::super) fn statement_balances(
    connection: &Connection,
    account: &str,
    currency: Currency,
) -> Result<Vec<StatementBalance>> {
    let mut statement = connection.prepare_cached(include_str!("sql/statement_balances.sql"))?;
    let read = |row: &Row<'_>| {
        let (file, identification): (String, String) = (row.get("file_name")?, row.get("identification")?);
        Ok(StatementBalance {
            id: row.get("id")?,
            on: row.get("on_day")?,
            minor: row.get("closing_minor")?,
            called: if identification.is_empty() { file } else { format!("{file} · {identification}") },
        })
    };
    let balances = statement.query_map(params![account, currency.code()], read)?;
    Ok(balances.collect::<rusqlite::Result<_>>()?)
}

/// Keeps what is told of an account.
pub(super) fn save_bank_account(edit: &Edit<'_>, bank: &BankAccount) -> Result<()> {
    let currency = bank.in_currency.code();
    match bank.id {
        Some(id) => {
            let columns: [ColumnValue<'_>; 4] = [
                ("code", &bank.code),
                ("name", &bank.name),
                ("opening_on", &bank.opening_on),
                ("opening_minor", &bank.opening_minor),
            ];
            update_row(edit, "books_bank_account", id, &columns)
        }
        None => {
            edit.prepare_cached(include_str!("sql/save_bank_account.sql"))?.execute(params![
                bank.account,
                currency,
                bank.code,
                bank.name,
                bank.opening_on,
                bank.opening_minor
            ])?;
            Ok(())
        }
    }
}
