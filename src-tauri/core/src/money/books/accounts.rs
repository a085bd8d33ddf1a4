//! What the accounts are called.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AccountKey, store};
use crate::kernel::{Error, FieldProblems, Message, Result, Template, text};
use crate::register::{Connection, Op, Register};

/// Characters a code or name of an account has at most.
const LENGTH_MAX: usize = 120;

/// An account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Account {
    /// Which one.
    pub key: AccountKey,
    /// The code it is booked under.
    pub code: String,
    /// Its name.
    pub name: String,
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

impl AccountKey {
    /// The code, the name and the purpose it has unless changed.
    const fn usual(self) -> (&'static str, Template, Template) {
        match self {
            Self::Bank => ("1000", template!("Bank"), template!("What arrived and what was paid.")),
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
            Self::Revenue => {
                ("4000", template!("Membership fees"), template!("What invoices billed, before tax."))
            }
            Self::LicenceCost => {
                ("5000", template!("ORCID licence cost"), template!("What ORCID charges the consortium."))
            }
            Self::BankCharges => {
                ("6100", template!("Bank charges"), template!("What banks kept on the way."))
            }
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
        }
    }
}

/// Gives the chart of accounts.
pub fn accounts(register: &Register) -> Result<Vec<Account>> {
    Ok(chart(register.reader())?.into_values().collect())
}

/// The chart of accounts.
pub(super) fn chart(connection: &Connection) -> Result<BTreeMap<AccountKey, Account>> {
    let mut named = store::accounts(connection)?;
    let account = |&key: &AccountKey| {
        let (usual_code, usual_name, purpose) = key.usual();
        let (code, name) =
            named.remove(key.code()).unwrap_or_else(|| (usual_code.to_owned(), usual_name.to_string()));
        let account = Account {
            key,
            code,
            name,
            purpose: purpose.into(),
            usual_code: usual_code.to_owned(),
            usual_name: usual_name.into(),
        };
        (key, account)
    };
    Ok(AccountKey::ALL.iter().map(account).collect())
}

/// Calls accounts otherwise.
///
/// # Errors
/// An empty or too long code or name, and a code that two accounts would have.
pub fn save_accounts(register: &mut Register, request: SaveBooksAccounts) -> Result<Vec<Account>> {
    let mut chart = chart(register.reader())?;
    let mut problems = FieldProblems::default();
    for draft in &request.accounts {
        let key = draft.key.code();
        let code = checked(&mut problems, &format!("{key}.code"), &draft.code);
        let name = checked(&mut problems, &format!("{key}.name"), &draft.name);
        if let Some(account) = chart.get_mut(&draft.key) {
            (account.code, account.name) = (code, name);
        }
    }
    problems.into_result()?;
    let mut codes: BTreeMap<&str, &Account> = BTreeMap::new();
    for account in chart.values() {
        if let Some(other) = codes.insert(&account.code, account) {
            let message = message!(
                "{other} and {account} cannot both have the code {code}. Give one of them another.",
                other = other.name,
                account = account.name,
                code = account.code
            );
            return Err(Error::invalid(&format!("{}.code", account.key.code()), message));
        }
    }
    register.transact(Op::new(message!("Changed the accounts of the books")), |edit| {
        for account in chart.values() {
            let is_usual = account.code == account.usual_code && account.usual_name == account.name.as_str();
            store::set_account(edit, account, is_usual)?;
        }
        Ok(())
    })?;
    accounts(register)
}

fn checked(problems: &mut FieldProblems, field: &str, given: &str) -> String {
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
