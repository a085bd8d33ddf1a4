//! Accounts at banks: known from statements, and what is told of them: code, name and opening balance.

pub(super) mod store;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::accounts::{Chart, checked};
use crate::kernel::{Currency, Error, FieldProblems, InCurrency, OptionExt, Result, money};
use crate::people::profile;
use crate::register::{Connection, Op, Register, require_open};

/// An account at a bank.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BankAccount {
    /// Its number, as statements have it.
    pub account: String,
    /// Its currency.
    #[serde(flatten)]
    pub in_currency: InCurrency,
    /// The code it has in the books; empty while it is booked under that of all banks.
    pub code: String,
    /// Its name there; empty likewise.
    pub name: String,
    /// The day in whose morning it held the opening balance; none while that is not entered.
    #[ts(type = "string | null")]
    pub opening_on: Option<NaiveDate>,
    /// What it held then.
    pub opening_minor: Option<i64>,
    /// The first day of its earliest statement that says what it held before.
    #[ts(type = "string | null")]
    pub first_on: Option<NaiveDate>,
    /// What that statement says.
    pub first_minor: Option<i64>,
    /// The last day that a statement tells of.
    #[ts(type = "string | null")]
    pub last_on: Option<NaiveDate>,
    /// Whether payments that were recorded by hand in its currency count for it.
    pub takes_unnamed: bool,
    #[serde(skip)]
    #[ts(skip)]
    pub(super) id: Option<i64>,
}

impl BankAccount {
    /// Whether something is known of it by a day.
    pub(super) fn is_open_on(&self, on: NaiveDate) -> bool {
        match (self.opening_on, self.first_on, self.last_on) {
            (Some(day), ..) | (None, Some(day), _) => day <= on,
            (None, None, last_on) => last_on.is_some(),
        }
    }
}

/// Asks to keep what is told of an account at a bank.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct SaveBooksBankAccount {
    /// Its number, as statements have it.
    pub account: String,
    /// Its currency.
    pub currency: String,
    /// A code of its own in the books; empty to book it under that of all banks.
    #[serde(default)]
    pub code: String,
    /// Its name there.
    #[serde(default)]
    pub name: String,
    /// The day in whose morning it held the opening balance.
    #[serde(default)]
    #[ts(as = "Option<String>")]
    pub opening_on: Option<NaiveDate>,
    /// What it held then.
    #[serde(default)]
    pub opening_minor: Option<i64>,
}

/// The accounts at banks that the register knows.
#[derive(Debug, Clone, Default)]
pub(super) struct BankAccounts {
    pub(super) all: Vec<BankAccount>,
}

impl BankAccounts {
    /// Those of the register. What is recorded by hand counts for the account that invoices name, else for the one that was
    /// read first.
    pub(super) fn of(connection: &Connection) -> Result<Self> {
        let mut all = store::bank_accounts(connection)?;
        let usual = profile::read(connection)?.iban;
        let mut met: Vec<Currency> = Vec::new();
        for place in 0..all.len() {
            let currency = all[place].in_currency.currency();
            if met.contains(&currency) {
                continue;
            }
            met.push(currency);
            let named =
                all.iter().position(|one| one.in_currency.currency() == currency && one.account == usual);
            all[named.unwrap_or(place)].takes_unnamed = true;
        }
        Ok(Self { all })
    }

    /// The account of a number and currency; without a number, that for which hand-recorded payments count.
    pub(super) fn find(&self, number: Option<&str>, currency: Currency) -> Option<&BankAccount> {
        self.all.iter().filter(|one| one.in_currency.currency() == currency).find(|one| match number {
            Some(number) => one.account.eq_ignore_ascii_case(number),
            None => one.takes_unnamed,
        })
    }

    /// The account that somebody asks about; the first where nobody says which.
    ///
    /// # Errors
    /// An account of which no statement was read.
    pub(super) fn asked(&self, number: Option<&str>, currency: Option<&str>) -> Result<&BankAccount> {
        let is_asked = |one: &&BankAccount| {
            number.is_none_or(|number| one.account.eq_ignore_ascii_case(number))
                && currency.is_none_or(|currency| one.in_currency.code() == currency)
        };
        self.all.iter().find(is_asked).ok_or_else(|| {
            Error::not_found(match number {
                Some(number) => message!("No statement of the account {number} was read.", number),
                None => message!("No statement of a bank was read yet. Import one in Payments."),
            })
        })
    }
}

/// Gives the accounts at banks.
pub fn bank_accounts(register: &Register) -> Result<Vec<BankAccount>> {
    Ok(BankAccounts::of(register.reader())?.all)
}

/// Keeps the code, the name and the opening balance of an account at a bank.
///
/// # Errors
/// An account of which no statement was read, a code that another account has, a day without a balance or the other way
/// round; [`crate::kernel::ErrorKind::Conflict`] when the books are closed for the day of the opening balance.
pub fn save_bank_account(register: &mut Register, request: SaveBooksBankAccount) -> Result<Vec<BankAccount>> {
    let connection = register.reader();
    let mut chart = Chart::of(connection)?;
    let currency = crate::money::payments::rules::currency(&request.currency)?;
    let number = request.account.to_ascii_uppercase();
    let known = chart
        .banks
        .all
        .iter_mut()
        .find(|one| one.account == number && one.in_currency.currency() == currency);
    let known = known.or_not_found(template!("Bank account"), format!("{number} {currency}"))?;
    let before = known.clone();
    let mut problems = FieldProblems::default();
    (known.code, known.name) = if request.code.trim().is_empty() && request.name.trim().is_empty() {
        (String::new(), String::new())
    } else {
        (checked(&mut problems, "code", &request.code), checked(&mut problems, "name", &request.name))
    };
    match (request.opening_on, request.opening_minor) {
        (Some(_), None) => problems.add("opening_minor", message!("Say what the account held that morning.")),
        (None, Some(_)) => problems.add("opening_on", message!("Say on which day the account held that.")),
        (_, Some(minor)) if !money::is_within_limit(minor) => {
            problems.add(
                "opening_minor",
                message!("This is {digits}.", digits = money::beyond_limit(currency.digits())),
            );
        }
        (Some(on), _) if on > register.clock().today() => {
            problems.add("opening_on", message!("{on, date, long} is in the future. Give the day on which the books of this account begin.", on));
        }
        _ => {}
    }
    problems.into_result()?;
    (known.opening_on, known.opening_minor) = (request.opening_on, request.opening_minor);
    let after = known.clone();
    chart.refuse_twice(|_| "code".to_owned())?;
    if (before.opening_on, before.opening_minor) != (after.opening_on, after.opening_minor) {
        for on in before.opening_on.into_iter().chain(after.opening_on) {
            require_open(connection, on, template!("an opening balance"))?;
        }
    }
    let op = Op::new(message!("Edited the bank account {number}", number));
    register.transact(op, |edit| store::save_bank_account(edit, &after))?;
    bank_accounts(register)
}
