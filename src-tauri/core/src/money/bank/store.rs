//! Bank statements and their transactions in the register.

use chrono::NaiveDate;
pub(super) use rusqlite::Connection;
use rusqlite::{Row, params};

use super::{
    BankStatementPage, BankStatementRow, ImportedStatement, TransactionRow, TransactionState,
    cross_format_duplicates::StoredTransaction,
};
use crate::kernel::{Currency, Error, Message, Money, Result};
use crate::money::bank_files::{Balance, BankFormat, BankStatement, BankTransaction};
use crate::register::Edit;
use crate::register::rows::{self, ColumnValue, Places, insert_row};

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

/// A stored transaction with the day, amount and reference of another.
pub(super) struct Sibling {
    pub(super) id: i64,
    pub(super) counterparty: String,
    pub(super) counterparty_account: String,
    pub(super) remittance: String,
    pub(super) end_to_end: String,
}

/// The stored transactions of an account with the day, the amount and the bank's reference of `one`.
pub(super) fn siblings(
    connection: &Connection,
    account: &str,
    one: &BankTransaction,
) -> Result<Vec<Sibling>> {
    let mut statement = connection.prepare_cached(include_str!("sql/siblings.sql"))?;
    let parameters =
        params![account, one.booked_on, one.amount.minor, one.amount.currency.code(), one.bank_reference];
    let found = statement.query_map(parameters, |row| {
        Ok(Sibling {
            id: row.get("id")?,
            counterparty: row.get("counterparty")?,
            counterparty_account: row.get("counterparty_account")?,
            remittance: row.get("remittance")?,
            end_to_end: row.get("end_to_end")?,
        })
    })?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
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

/// The accounts of which something was read.
pub(super) fn accounts_read(connection: &Connection) -> Result<Vec<String>> {
    let mut statement = connection.prepare_cached("SELECT DISTINCT account FROM bank_statement")?;
    let accounts = statement.query_map([], |row| row.get("account"))?;
    Ok(accounts.collect::<rusqlite::Result<_>>()?)
}

/// What was read of an account from files of another form, and from a statement of the same form with the same days and
/// balances. Of each only what makes it known is told.
pub(super) fn in_other_files(
    connection: &Connection,
    format: BankFormat,
    account: &str,
    like: &BankStatement,
) -> Result<Vec<StoredTransaction>> {
    let mut statement = connection.prepare_cached(include_str!("sql/in_other_files.sql"))?;
    let minor = |balance: Option<Balance>| balance.map(|balance| balance.amount_minor);
    let days = || like.transactions.iter().map(|transaction| transaction.booked_on);
    let mut rows = statement.query(params![
        format.code(),
        account,
        minor(like.opening),
        minor(like.closing),
        days().min(),
        days().max()
    ])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let currency = crate::money::payments::rules::currency(&row.get::<_, String>("currency")?)?;
        let amount = Money { minor: row.get("amount_minor")?, currency };
        let booking = BankTransaction {
            value_on: row.get("value_on")?,
            bank_reference: row.get("bank_reference")?,
            end_to_end: row.get("end_to_end")?,
            counterparty_account: row.get("counterparty_account")?,
            ..BankTransaction::new(row.get("booked_on")?, amount)
        };
        let (file_name, identification) = (row.get("file_name")?, row.get("identification")?);
        found.push(StoredTransaction { booking, file_name, identification });
    }
    Ok(found)
}

/// Removes a statement with its transactions.
pub(super) fn delete_statement(edit: &Edit<'_>, id: i64) -> Result<()> {
    edit.execute("DELETE FROM bank_transaction WHERE statement_id = ?1", [id])?;
    edit.execute("DELETE FROM bank_statement WHERE id = ?1", [id])?;
    Ok(())
}

pub(super) fn delete_transaction(edit: &Edit<'_>, id: i64) -> Result<()> {
    edit.execute("DELETE FROM bank_transaction WHERE id = ?1", [id])?;
    Ok(())
}

pub(super) fn insert_statement(
    edit: &Edit<'_>,
    format: BankFormat,
    statement: &BankStatement,
    told: &ImportedStatement,
    file_name: &str,
) -> Result<i64> {
    let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let (transactions, added) = (count(statement.transactions.len()), count(told.added));
    let (imported_at, user, warnings) =
        (edit.timestamp(), edit.user(), Message::to_stored_list(&told.warnings));
    let days = || statement.transactions.iter().map(|transaction| transaction.booked_on);
    let (first_on, last_on) = (days().min(), days().max());
    let columns: [ColumnValue<'_>; 16] = [
        ("account", &statement.account),
        ("format", &format.code()),
        ("first_on", &first_on),
        ("last_on", &last_on),
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
    let columns: [ColumnValue<'_>; 22] = [
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

/// Transactions of which something waits to be booked, the oldest first.
pub(super) fn waiting(connection: &Connection) -> Result<Vec<TransactionRow>> {
    transactions(connection, "ignored_on IS NULL AND booked_minor <> amount_minor", "booked_on, id", [])
}

/// Transactions that are booked or ignored, the latest first.
pub(super) fn settled(connection: &Connection, state: TransactionState) -> Result<Vec<TransactionRow>> {
    let condition = match state {
        TransactionState::Ignored => "ignored_on IS NOT NULL",
        _ => "ignored_on IS NULL AND booked_minor = amount_minor",
    };
    transactions(connection, condition, "booked_on DESC, id DESC", [])
}

pub(super) fn transaction(connection: &Connection, id: i64) -> Result<Option<TransactionRow>> {
    Ok(transactions(connection, "id = ?1", "id", [id])?.pop())
}

fn transactions(
    connection: &Connection,
    condition: &str,
    order: &str,
    parameters: impl rusqlite::Params,
) -> Result<Vec<TransactionRow>> {
    let sql =
        format!("SELECT * FROM ({}) WHERE {condition} ORDER BY {order}", include_str!("sql/transaction.sql"));
    let mut statement = connection.prepare_cached(&sql)?;
    let places = Places::of(&statement);
    let found = statement.query_map(parameters, |row| read_transaction(&places, row))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

fn read_transaction(places: &Places, row: &Row<'_>) -> rusqlite::Result<TransactionRow> {
    let original_currency: Option<Currency> = places.get(row, "original_currency")?;
    let amount_minor: i64 = places.get(row, "amount_minor")?;
    let ignored_reason: Option<String> = places.get(row, "ignored_reason")?;
    let left_minor = amount_minor - places.get::<i64>(row, "booked_minor")?;
    let state = match (&ignored_reason, left_minor) {
        (Some(_), _) => TransactionState::Ignored,
        (None, 0) => TransactionState::Booked,
        (None, _) => TransactionState::Waiting,
    };
    let lines = |text: String| text.lines().map(str::to_owned).collect();
    let ids = |text: String| text.split(',').filter_map(|id| id.parse().ok()).collect();
    Ok(TransactionRow {
        id: places.get(row, "id")?,
        statement_id: places.get(row, "statement_id")?,
        account: places.get(row, "account")?,
        booked_on: places.get(row, "booked_on")?,
        amount_minor,
        left_minor,
        in_currency: places.get(row, "currency")?,
        original_minor: places.get(row, "original_minor")?,
        original_digits: original_currency.map(Currency::digits),
        original_currency: original_currency.map(|currency| currency.code().to_owned()),
        exchange_rate: places.get(row, "exchange_rate")?,
        charges_minor: places.get(row, "charges_minor")?,
        charges_currency: places.get(row, "charges_currency")?,
        counterparty: places.get(row, "counterparty")?,
        on_behalf_of: places.get(row, "on_behalf_of")?,
        counterparty_account: places.get(row, "counterparty_account")?,
        references: lines(places.get(row, "creditor_references")?),
        remittance: places.get(row, "remittance")?,
        end_to_end: places.get(row, "end_to_end")?,
        bank_reference: places.get(row, "bank_reference")?,
        bank_text: places.get(row, "bank_text")?,
        is_reversal: places.get(row, "is_reversal")?,
        state,
        ignored_reason,
        payment_ids: ids(places.get(row, "payment_ids")?),
        invoices: places.get::<String>(row, "invoices")?.replace(',', ", "),
        postings: rows::json(row, "postings")?,
        suggestions: Vec::new(),
    })
}

/// How many transactions are booked, and how many ignored.
pub(super) fn settled_counts(connection: &Connection) -> Result<(u32, u32)> {
    let mut statement = connection.prepare_cached(include_str!("sql/settled_counts.sql"))?;
    Ok(statement.query_row([], |row| Ok((row.get("booked")?, row.get("ignored")?)))?)
}

pub(super) fn insert_bank_payment(edit: &Edit<'_>, transaction_id: i64, payment_id: i64) -> Result<i64> {
    insert_row(edit, "bank_payment", &[("bank_transaction_id", &transaction_id), ("payment_id", &payment_id)])
}

/// Puts a transaction aside on a day and for a reason, or brings it back.
pub(super) fn set_ignored(edit: &Edit<'_>, id: i64, ignored: Option<(NaiveDate, &str)>) -> Result<()> {
    let sql = "UPDATE bank_transaction SET ignored_on = ?2, ignored_reason = ?3 WHERE id = ?1";
    edit.prepare_cached(sql)?.execute((id, ignored.map(|(on, _)| on), ignored.map(|(_, reason)| reason)))?;
    Ok(())
}

/// A page of statements, the latest import first.
pub(super) fn statements(connection: &Connection, offset: u32, limit: u32) -> Result<BankStatementPage> {
    page(connection, None, offset, limit)
}

/// One statement.
pub(super) fn statement(connection: &Connection, id: i64) -> Result<Option<BankStatementRow>> {
    Ok(page(connection, Some(id), 0, 1)?.rows.pop())
}

fn page(connection: &Connection, id: Option<i64>, offset: u32, limit: u32) -> Result<BankStatementPage> {
    let mut statement = connection.prepare_cached(include_str!("sql/statements.sql"))?;
    let mut rows = statement.query(params![limit, offset, id])?;
    let mut page = BankStatementPage { rows: Vec::new(), total: 0 };
    while let Some(row) = rows.next()? {
        let format: String = row.get("format")?;
        page.total = row.get("count")?;
        page.rows.push(BankStatementRow {
            id: row.get("id")?,
            account: row.get("account")?,
            format: BankFormat::from_code(&format).ok_or_else(|| {
                Error::internal(message!(
                    "The register holds the unknown form “{format}” of a bank’s file.",
                    format
                ))
            })?,
            first_on: row.get("first_on")?,
            last_on: row.get("last_on")?,
            identification: row.get("identification")?,
            in_currency: row.get("currency")?,
            opening_minor: row.get("opening_minor")?,
            closing_on: row.get("closing_on")?,
            closing_minor: row.get("closing_minor")?,
            file_name: row.get("file_name")?,
            imported_at: row.get("imported_at")?,
            user: row.get("user")?,
            transactions: row.get("transactions")?,
            added: row.get("added")?,
            kept: row.get("kept")?,
            settled: row.get("settled")?,
            warnings: Message::from_stored_list(&row.get::<_, String>("warnings")?),
        });
    }
    Ok(page)
}
