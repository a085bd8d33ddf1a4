//! Works out the statement of a member or a sponsor.

use chrono::{Datelike, NaiveDate};
use serde::Deserialize;
use ts_rs::TS;

use super::{Statement, StatementAccount, StatementAge, StatementEntry, StatementItem, store};
use crate::kernel::{Currency, Error, Result, money};
use crate::money::billing::Correspondents;
use crate::money::sponsors::Debtor;
use crate::people::profile;
use crate::register::Register;

/// The ages that open items are told by: from and until how many days overdue.
const AGES: [(i64, Option<i64>); 5] =
    [(0, Some(0)), (1, Some(30)), (31, Some(60)), (61, Some(90)), (91, None)];

/// Asks for a statement of account.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct GetAccountStatements {
    #[serde(flatten)]
    pub debtor: Debtor,
    /// The first day; that of the licence year when absent.
    #[ts(as = "Option<String>")]
    pub from_on: Option<NaiveDate>,
    /// The last day; today when absent.
    #[ts(as = "Option<String>")]
    pub until_on: Option<NaiveDate>,
}

/// Gives the statement of account of a member or a sponsor.
///
/// # Errors
/// [`crate::kernel::ErrorKind::NotFound`], and [`crate::kernel::ErrorKind::Invalid`] for a period that ends before it
/// begins.
pub fn get(register: &Register, request: GetAccountStatements) -> Result<Statement> {
    let (connection, today) = (register.reader(), register.clock().today());
    let debtor = Correspondents::read(connection)?.find(connection, request.debtor)?.name;
    let until_on = request.until_on.unwrap_or(today);
    let year = profile::read(connection)?.year_start()?.year_of(until_on);
    let first = year.map(|year| year.starts_on).or_else(|| NaiveDate::from_ymd_opt(until_on.year(), 1, 1));
    let from_on = request.from_on.or(first).unwrap_or(until_on);
    if until_on < from_on {
        return Err(Error::invalid(
            "until_on",
            message!("The period does not end before it begins, {from_on, date, long}.", from_on),
        ));
    }
    let mut accounts: Vec<StatementAccount> = Vec::new();
    for booked in store::entries(connection, request.debtor)? {
        let account = account_in(&mut accounts, booked.currency);
        if booked.booked_on > until_on {
            continue;
        }
        account.closing_minor += booked.amount_minor;
        if booked.booked_on < from_on {
            account.opening_minor += booked.amount_minor;
        } else {
            account.entries.push(StatementEntry {
                on: booked.booked_on,
                kind: booked.kind,
                reference: booked.reference,
                invoice_id: booked.invoice_id,
                purchase_order: booked.purchase_order,
                amount_minor: booked.amount_minor,
                balance_minor: account.closing_minor,
            });
        }
    }
    for (currency, item) in store::open_items(connection, request.debtor, today)? {
        account_in(&mut accounts, currency).open_items.push(item);
    }
    for account in &mut accounts {
        account.ages = ages(&account.open_items);
    }
    Ok(Statement { debtor, from_on, until_on, today, accounts })
}

fn account_in(accounts: &mut Vec<StatementAccount>, currency: Currency) -> &mut StatementAccount {
    let index =
        accounts.iter().position(|account| account.in_currency.currency() == currency).unwrap_or_else(|| {
            accounts.push(StatementAccount {
                in_currency: currency.into(),
                opening_minor: 0,
                entries: Vec::new(),
                closing_minor: 0,
                open_items: Vec::new(),
                ages: Vec::new(),
            });
            accounts.len() - 1
        });
    &mut accounts[index]
}

/// What is open by age; nothing where nothing is open.
fn ages(items: &[StatementItem]) -> Vec<StatementAge> {
    let of_age = |(from_days, until_days): (i64, Option<i64>)| {
        let is_of_age = |item: &&StatementItem| {
            item.days_overdue >= from_days && until_days.is_none_or(|until| item.days_overdue <= until)
        };
        StatementAge {
            from_days,
            until_days,
            open_minor: money::sum(items.iter().filter(is_of_age).map(|item| item.open_minor)),
        }
    };
    AGES.into_iter().map(of_age).filter(|age| age.open_minor != 0).collect()
}
