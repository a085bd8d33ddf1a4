//! Profit and loss and the balance sheet as tables: each account, and below it the amounts in other currencies with their rates.

use super::account_key::AccountKind;
use super::statements::{self, StatementLine};
use super::{GetBooksBalanceSheet, GetBooksProfitAndLoss};
use crate::kernel::table::{Cell, ListColumn, ListTable, chosen, table};
use crate::kernel::{InCurrency, Message, Result};
use crate::register::Register;

/// A row of a statement.
struct StatementRow {
    side: Message,
    code: String,
    name: Message,
    /// None for an amount that is part of the one above.
    home_minor: Option<i64>,
    home: InCurrency,
    foreign: Option<(InCurrency, i64)>,
    rate: String,
    source: Message,
}

const COLUMNS: [ListColumn<StatementRow>; 8] = [
    column("side", "Side", |row| Cell::said(&row.side)),
    column("account", "Account", |row| Cell::text(&row.code)),
    column("name", "Account name", |row| Cell::said(&row.name)),
    column("amount", "Amount", |row| match row.home_minor {
        Some(minor) => Cell::Amount { minor, digits: row.home.digits() },
        None => Cell::text(""),
    }),
    column("foreign", "In another currency", |row| match row.foreign {
        Some((currency, minor)) => Cell::Amount { minor, digits: currency.digits() },
        None => Cell::text(""),
    }),
    column("currency", "Currency", |row| {
        Cell::text(row.foreign.map_or(row.home, |(currency, _)| currency).code())
    }),
    column("rate", "Rate", |row| Cell::text(&row.rate)),
    column("source", "Source of the rate", |row| Cell::said(&row.source)),
];

const fn column(
    key: &'static str,
    heading: &'static str,
    cell: fn(&StatementRow) -> Cell,
) -> ListColumn<StatementRow> {
    ListColumn { key, heading, is_usual: true, cell }
}

/// The profit and loss of a period.
pub(crate) fn profit_and_loss(
    register: &Register,
    request: GetBooksProfitAndLoss,
    asked: Option<&[String]>,
) -> Result<ListTable> {
    let found = statements::profit_and_loss(register, request)?;
    let mut rows = side(AccountKind::Income.noun().into(), &found.income, found.in_currency);
    rows.extend(side(AccountKind::Cost.noun().into(), &found.cost, found.in_currency));
    rows.push(total(message!("Result"), found.result_minor, found.in_currency));
    Ok(table("Profit and loss", &chosen("the profit and loss", &COLUMNS, asked)?, &rows))
}

/// The balance sheet of a day.
pub(crate) fn balance_sheet(
    register: &Register,
    request: GetBooksBalanceSheet,
    asked: Option<&[String]>,
) -> Result<ListTable> {
    let found = statements::balance_sheet(register, request)?;
    let home = found.in_currency;
    let mut rows = side(AccountKind::Asset.noun().into(), &found.assets, home);
    rows.extend(side(AccountKind::Liability.noun().into(), &found.liabilities, home));
    rows.extend(side(AccountKind::Equity.noun().into(), &found.equity, home));
    rows.push(total(message!("All assets"), found.assets_minor, home));
    rows.push(total(message!("All liabilities"), found.liabilities_minor, home));
    rows.push(total(message!("All equity"), found.equity_minor, home));
    Ok(table("Balance sheet", &chosen("the balance sheet", &COLUMNS, asked)?, &rows))
}

fn side(side: Message, lines: &[StatementLine], home: InCurrency) -> Vec<StatementRow> {
    let mut rows = Vec::new();
    for line in lines {
        let row = |foreign, rate: String, source| StatementRow {
            side: side.clone(),
            code: line.account_code.clone(),
            name: line.name.clone(),
            home_minor: None,
            home,
            foreign,
            rate,
            source,
        };
        rows.push(StatementRow {
            home_minor: line.amount_minor,
            ..row(None, String::new(), Message::default())
        });
        rows.extend(line.parts.iter().map(|part| {
            let rate = part.rate.map(|rate| rate.to_string()).unwrap_or_default();
            row(Some((part.in_currency, part.amount_minor)), rate, part.source.clone())
        }));
    }
    rows
}

fn total(side: Message, home_minor: Option<i64>, home: InCurrency) -> StatementRow {
    StatementRow {
        side,
        code: String::new(),
        name: Message::default(),
        home_minor,
        home,
        foreign: None,
        rate: String::new(),
        source: Message::default(),
    }
}
