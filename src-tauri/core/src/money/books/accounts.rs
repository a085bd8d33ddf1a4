//! What the accounts are called.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::bank_accounts::BankAccounts;
use super::derive::{BookedLine, Entry};
use super::{AccountKey, AccountKind, store};
use crate::kernel::{Error, FieldProblems, Message, OptionExt, Result, Template, text};
use crate::money::bank::postings::store as placed;
use crate::register::{Connection, Op, Register};

/// Characters a code or name of an account has at most.
const LENGTH_MAX: usize = 120;

/// The accounts by their keys, and what banks' accounts are called.
#[derive(Debug, Clone)]
pub(super) struct Chart {
    accounts: BTreeMap<AccountKey, Account>,
    pub(super) banks: BankAccounts,
}

/// An account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Account {
    /// Which one.
    pub key: AccountKey,
    /// The code it is booked under.
    pub code: String,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: AccountKind,
    /// Whether the consortium added it.
    pub is_own: bool,
    /// Whether a line of a bank statement may be placed there.
    pub takes_bank_lines: bool,
    /// What is booked there, as a sentence.
    pub purpose: Message,
    /// The code it has unless changed.
    pub usual_code: String,
    /// The name it has unless changed.
    pub usual_name: Message,
}

/// What an account is to be called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AccountDraft {
    /// Which one.
    pub key: AccountKey,
    /// The code it is booked under.
    pub code: String,
    /// Its name.
    pub name: String,
}

/// Asks to call accounts otherwise. Accounts that are not named stay as they are.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct SaveBooksAccounts {
    /// The accounts.
    pub accounts: Vec<AccountDraft>,
}

/// Asks for a further account.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct AddBooksAccount {
    /// The code it is booked under.
    pub code: String,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: AccountKind,
}

/// Asks to remove an account that was added.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct RemoveBooksAccount {
    /// Which one.
    pub key: AccountKey,
}

impl AccountKey {
    /// The code, the name and the purpose it has unless changed.
    const fn usual(self) -> (&'static str, Template, Template) {
        match self {
            Self::Bank => ("1000", template!("Bank"), template!("What arrived and what was paid.")),
            Self::Transfers => (
                "1090",
                template!("Transfers between own accounts"),
                template!("Money that left one own account and has not reached the other."),
            ),
            Self::Receivables => {
                ("1100", template!("Receivables"), template!("What members and sponsors owe."))
            }
            Self::Unallocated => (
                "2100",
                template!("Unallocated receipts"),
                template!("Money that arrived and settles no invoice yet."),
            ),
            Self::TaxPayable => ("2200", template!("Tax payable"), template!("Tax that invoices charged.")),
            Self::OrcidPayable => {
                ("2300", template!("Payable to ORCID"), template!("What ORCID charged and was not paid yet."))
            }
            Self::DeferredIncome => (
                "2400",
                template!("Deferred income"),
                template!("What was billed for months to come, until they are over."),
            ),
            Self::RetainedEarnings => (
                "3000",
                template!("Retained earnings"),
                template!("What earlier years left: income and cost are carried here at the end of a year."),
            ),
            Self::OpeningBalances => {
                ("3100", template!("Opening balances"), template!("What banks held when the books begin."))
            }
            Self::Revenue => {
                ("4000", template!("Membership fees"), template!("What invoices billed, before tax."))
            }
            Self::Interest => ("4800", template!("Interest"), template!("Interest that banks paid.")),
            Self::OtherIncome => {
                ("4900", template!("Other income"), template!("Income that no invoice bills."))
            }
            Self::LicenceCost => {
                ("5000", template!("ORCID licence cost"), template!("What ORCID charges the consortium."))
            }
            Self::BankCharges => (
                "6100",
                template!("Bank charges"),
                template!("What banks kept on the way, and what they charge."),
            ),
            Self::BadDebts => ("6200", template!("Bad debts"), template!("What will not be paid.")),
            Self::SmallDifferences => (
                "6210",
                template!("Small differences"),
                template!("What payments missed or exceeded invoices by, up to the limits in Settings."),
            ),
            Self::Exchange => (
                "6300",
                template!("Currency exchange"),
                template!(
                    "Both sides of every change of currency. Valued in one currency, what is left is the gain or the loss."
                ),
            ),
            Self::OtherCost => {
                ("6900", template!("Other cost"), template!("Cost that has no account of its own."))
            }
            Self::Own(_) => ("", template!("Account"), template!("An account that the consortium added.")),
        }
    }

    /// It as it is without changes.
    fn unchanged(self, kind: AccountKind) -> Account {
        let (code, name, purpose) = self.usual();
        Account {
            key: self,
            code: code.to_owned(),
            name: name.to_string(),
            kind,
            is_own: matches!(self, Self::Own(_)),
            takes_bank_lines: self.takes_bank_lines(),
            purpose: purpose.into(),
            usual_code: code.to_owned(),
            usual_name: name.into(),
        }
    }
}

impl Chart {
    /// The chart of the register.
    pub(super) fn of(connection: &Connection) -> Result<Self> {
        let mut accounts = BTreeMap::new();
        for (key, _) in AccountKey::USUAL {
            let kind = key.usual_kind().unwrap_or(AccountKind::Asset);
            accounts.insert(key, key.unchanged(kind));
        }
        for told in store::accounts(connection)? {
            let kind = told.key.usual_kind().or(told.kind).unwrap_or(AccountKind::Asset);
            let account = accounts.entry(told.key).or_insert_with(|| told.key.unchanged(kind));
            (account.code, account.name) = (told.code, told.name);
        }
        Ok(Self { accounts, banks: BankAccounts::of(connection)? })
    }

    /// An account by its key.
    pub(super) fn account(&self, key: AccountKey) -> Result<&Account> {
        self.accounts.get(&key).or_not_found(template!("Account"), key.code())
    }

    /// The code and the name under which a line is booked: those of the bank's account where it has its own.
    pub(super) fn named(&self, entry: &Entry, line: &BookedLine) -> Result<(&str, &str)> {
        if line.account == AccountKey::Bank {
            let number = entry.bank.as_ref().and_then(|side| side.account.as_deref());
            let own = self.banks.find(number, line.currency).filter(|bank| !bank.code.is_empty());
            if let Some(bank) = own {
                return Ok((&bank.code, &bank.name));
            }
        }
        let account = self.account(line.account)?;
        Ok((&account.code, &account.name))
    }

    /// The accounts in the order of their codes.
    pub(super) fn sorted(&self) -> Vec<Account> {
        let mut all: Vec<Account> = self.accounts.values().cloned().collect();
        all.sort_by(|one, other| (&one.code, one.key).cmp(&(&other.code, other.key)));
        all
    }

    /// Refuses a code that two accounts would have.
    pub(super) fn refuse_twice(&self, field: impl Fn(&str) -> String) -> Result<()> {
        let banks = self.banks.all.iter().filter(|bank| !bank.code.is_empty());
        let banks = banks.map(|bank| (&bank.code, &bank.name, String::new()));
        let mut codes: BTreeMap<&str, &str> = BTreeMap::new();
        let accounts = self.accounts.values().map(|one| (&one.code, &one.name, one.key.code()));
        for (code, name, key) in accounts.chain(banks) {
            if let Some(other) = codes.insert(code, name) {
                let message = message!(
                    "{other} and {account} cannot both have the code {code}. Give one of them another.",
                    other,
                    account = name,
                    code
                );
                return Err(Error::invalid(&field(&key), message));
            }
        }
        Ok(())
    }
}

/// Gives the chart of accounts.
pub fn accounts(register: &Register) -> Result<Vec<Account>> {
    Ok(Chart::of(register.reader())?.sorted())
}

/// Calls accounts otherwise.
///
/// # Errors
/// An empty or too long code or name, and a code that two accounts would have.
pub fn save_accounts(register: &mut Register, request: SaveBooksAccounts) -> Result<Vec<Account>> {
    let mut chart = Chart::of(register.reader())?;
    let mut problems = FieldProblems::default();
    for draft in &request.accounts {
        let key = draft.key.code();
        let code = checked(&mut problems, &format!("{key}.code"), &draft.code);
        let name = checked(&mut problems, &format!("{key}.name"), &draft.name);
        let account = chart.accounts.get_mut(&draft.key).or_not_found(template!("Account"), &key)?;
        (account.code, account.name) = (code, name);
    }
    problems.into_result()?;
    chart.refuse_twice(|key| format!("{key}.code"))?;
    register.transact(Op::new(message!("Changed the accounts of the books")), |edit| {
        for account in chart.accounts.values() {
            let is_usual = !account.is_own
                && account.code == account.usual_code
                && account.usual_name == account.name.as_str();
            store::set_account(edit, account, is_usual)?;
        }
        Ok(())
    })?;
    accounts(register)
}

/// Adds an account, so that lines of bank statements have their place there.
///
/// # Errors
/// An empty or too long code or name, and a code that another account has.
pub fn add_account(register: &mut Register, request: AddBooksAccount) -> Result<Vec<Account>> {
    let mut chart = Chart::of(register.reader())?;
    let mut problems = FieldProblems::default();
    let code = checked(&mut problems, "code", &request.code);
    let name = checked(&mut problems, "name", &request.name);
    problems.into_result()?;
    let key = AccountKey::Own(store::next_own(register.reader())?);
    let account = Account { code, name, ..key.unchanged(request.kind) };
    chart.accounts.insert(key, account.clone());
    chart.refuse_twice(|_| "code".to_owned())?;
    let summary = message!("Added the account {code} {name}", code = account.code, name = account.name);
    register.transact(Op::new(summary), |edit| store::set_account(edit, &account, false))?;
    accounts(register)
}

/// Removes an account that was added and to which nothing is booked.
///
/// # Errors
/// An account that comes with the program, or one to which something is booked.
pub fn remove_account(register: &mut Register, request: RemoveBooksAccount) -> Result<Vec<Account>> {
    let chart = Chart::of(register.reader())?;
    let account = chart.account(request.key)?;
    let (code, name) = (&account.code, &account.name);
    if !account.is_own {
        return Err(Error::conflict(message!(
            "{code} {name} comes with the program: call it otherwise, or leave it empty.",
            code,
            name
        )));
    }
    if placed::is_used(register.reader(), &request.key.code())? {
        return Err(Error::conflict(message!(
            "Lines of bank statements are booked to {code} {name}. Take them back first.",
            code,
            name
        )));
    }
    let summary = message!("Removed the account {code} {name}", code, name);
    register.transact(Op::new(summary), |edit| store::set_account(edit, account, true))?;
    accounts(register)
}

pub(super) fn checked(problems: &mut FieldProblems, field: &str, given: &str) -> String {
    let text = problems.take(field, text::line(given));
    if text.is_empty() {
        problems.add(field, message!("Give the account a code and a name."));
    } else if text.chars().count() > LENGTH_MAX {
        problems.add(
            field,
            message!(
                "That is too long. Use at most {length_max, plural, one {# character} other {# characters}}.",
                length_max = LENGTH_MAX
            ),
        );
    }
    text
}
