//! Accounting programs that take the journal: what each is told once, and the files that it loads.

mod datev;
mod entries;
mod files;
mod quickbooks;
mod sage;
mod sap;
mod store;
mod xero;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::AccountKey;
use super::accounts::Chart;
use crate::kernel::{Error, FieldProblems, Message, Result, Template, codes, text};
use crate::register::{Connection, Op, Register};

pub use files::{GetBooksJournalFiles, JournalFile, JournalFiles, journal_files};

/// Characters that a code or name of another program has at most.
const LENGTH_MAX: usize = 120;

/// A program that takes the journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AccountingProgram {
    /// DATEV: EXTF, a stack of postings.
    Datev,
    /// Xero: manual journals.
    Xero,
    /// QuickBooks Desktop: IIF.
    QuickbooksDesktop,
    /// QuickBooks Online: journal entries.
    QuickbooksOnline,
    /// SAP FI: documents of the general ledger.
    Sap,
    /// Sage 50: audit trail transactions.
    Sage,
}

codes!(AccountingProgram {
    Datev = "datev",
    Xero = "xero",
    QuickbooksDesktop = "quickbooks_desktop",
    QuickbooksOnline = "quickbooks_online",
    Sap = "sap",
    Sage = "sage",
});

impl AccountingProgram {
    /// What it is called.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Datev => "DATEV",
            Self::Xero => "Xero",
            Self::QuickbooksDesktop => "QuickBooks Desktop",
            Self::QuickbooksOnline => "QuickBooks Online",
            Self::Sap => "SAP",
            Self::Sage => "Sage 50",
        }
    }

    /// Whether it knows accounts by their names.
    const fn knows_names(self) -> bool {
        matches!(self, Self::QuickbooksDesktop | Self::QuickbooksOnline)
    }

    /// The code of "no tax" that it has unless told otherwise: tax stands in lines of its own.
    const fn usual_tax_code(self) -> &'static str {
        match self {
            Self::Xero => "Tax Exempt",
            Self::Sage => "T9",
            _ => "",
        }
    }

    /// What it cannot do, in a sentence; the accounts are chosen accordingly.
    const fn advice(self) -> Template {
        match self {
            Self::Datev => template!(
                "Use accounts without automatic tax: tax stands in lines of its own. A file holds days of one year."
            ),
            Self::Xero => template!(
                "Xero takes no manual journal on its own accounts for banks, receivables and payables: name clearing accounts for them. A file holds 300 lines; longer journals become several files."
            ),
            Self::QuickbooksDesktop => {
                template!("Accounts are found by name. Each line of receivables names its customer.")
            }
            Self::QuickbooksOnline => template!(
                "Accounts are found by name: turn account numbers off while you import. A file holds 1,000 lines; longer journals become several files."
            ),
            Self::Sap => template!("Name accounts of the general ledger that may be posted to directly."),
            Self::Sage => template!("Name nominal codes. A bank account is one as well."),
        }
    }
}

/// What a program is told once.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ProgramDraft {
    /// DATEV: the number of the tax consultant.
    pub consultant: String,
    /// DATEV: the number of the client. SAP: the company code.
    pub client: String,
    /// DATEV: how many digits an account has.
    pub account_digits: u32,
    /// The code of "no tax" there.
    pub tax_code: String,
    /// Whether dates are written with the month first.
    pub month_first: bool,
    /// What accounts are called there, by key; those that are not named are called as here.
    pub accounts: BTreeMap<String, String>,
}

/// A program, with what it was told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ProgramSettings {
    /// Which one.
    pub program: AccountingProgram,
    /// What it is called.
    pub name: String,
    /// What it cannot do, in a sentence.
    pub advice: Message,
    /// What it was told.
    #[serde(flatten)]
    pub draft: ProgramDraft,
    /// The accounts that it needs to know.
    pub chart: Vec<ProgramAccount>,
}

/// An account, as another program is told of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ProgramAccount {
    /// Its key; that of an account at a bank with a code of its own is "bank" and its number.
    pub key: String,
    /// Its code here.
    pub code: String,
    /// Its name here.
    pub name: String,
    /// What it is called there unless told otherwise.
    pub usual: String,
}

/// Asks what a program was told.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct GetBooksProgram {
    /// Which one.
    pub program: AccountingProgram,
}

/// Asks to tell a program.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct SaveBooksProgram {
    /// Which one.
    pub program: AccountingProgram,
    /// What it is told.
    pub draft: ProgramDraft,
}

/// Gives what a program was told.
pub fn program(register: &Register, request: GetBooksProgram) -> Result<ProgramSettings> {
    settings(register.reader(), request.program)
}

fn settings(connection: &Connection, program: AccountingProgram) -> Result<ProgramSettings> {
    let chart = Chart::of(connection)?;
    let usual = |code: &str, name: &str| match program.knows_names() {
        true => name.to_owned(),
        false => code.to_owned(),
    };
    let accounts = chart.sorted().into_iter().filter(|account| !is_left_out(account.key));
    let mut listed: Vec<ProgramAccount> = accounts
        .map(|account| ProgramAccount {
            key: account.key.code(),
            usual: usual(&account.code, &account.name),
            code: account.code,
            name: account.name,
        })
        .collect();
    listed.extend(chart.banks.all.iter().filter(|bank| !bank.code.is_empty()).map(|bank| ProgramAccount {
        key: bank_key(&bank.account, bank.in_currency.code()),
        code: bank.code.clone(),
        name: bank.name.clone(),
        usual: usual(&bank.code, &bank.name),
    }));
    let draft = store::program(connection, program)?.unwrap_or_else(|| ProgramDraft {
        account_digits: 4,
        tax_code: program.usual_tax_code().to_owned(),
        ..ProgramDraft::default()
    });
    Ok(ProgramSettings {
        program,
        name: program.name().to_owned(),
        advice: program.advice().into(),
        draft,
        chart: listed,
    })
}

/// What the other program does itself.
const fn is_left_out(key: AccountKey) -> bool {
    matches!(key, AccountKey::RetainedEarnings | AccountKey::OpeningBalances)
}

fn bank_key(account: &str, currency: &str) -> String {
    format!("bank {account} {currency}")
}

/// Tells a program what it needs to know; it is kept for all coming files.
///
/// # Errors
/// Texts that are too long, and numbers that the program does not take.
pub fn save_program(register: &mut Register, request: SaveBooksProgram) -> Result<ProgramSettings> {
    let known = settings(register.reader(), request.program)?;
    let mut problems = FieldProblems::default();
    let mut draft = request.draft;
    for (field, value) in [
        ("consultant", &mut draft.consultant),
        ("client", &mut draft.client),
        ("tax_code", &mut draft.tax_code),
    ] {
        *value = checked(&mut problems, field, value);
    }
    if request.program == AccountingProgram::Datev && !(4..=8).contains(&draft.account_digits) {
        problems.add("account_digits", message!("DATEV has accounts of 4 to 8 digits."));
    }
    draft.accounts.retain(|key, _| known.chart.iter().any(|account| account.key == *key));
    for (key, value) in &mut draft.accounts {
        *value = checked(&mut problems, &format!("accounts.{key}"), value);
    }
    draft.accounts.retain(|_, value| !value.is_empty());
    problems.into_result()?;
    let summary = message!("Told {program} how accounts are called there", program = known.name);
    register.transact(Op::new(summary), |edit| store::save_program(edit, request.program, &draft))?;
    settings(register.reader(), request.program)
}

fn checked(problems: &mut FieldProblems, field: &str, given: &str) -> String {
    let text = problems.take(field, text::line(given));
    if text.chars().count() > LENGTH_MAX {
        let length_max = LENGTH_MAX;
        problems.add(
            field,
            message!(
                "That is too long. Use at most {length_max, plural, one {# character} other {# characters}}.",
                length_max
            ),
        );
    }
    text
}

impl ProgramSettings {
    /// What an account is called there.
    ///
    /// # Errors
    /// An account that this program cannot have.
    fn target(&self, key: &str) -> Result<&str> {
        let account = self.chart.iter().find(|account| account.key == key);
        let told = self.draft.accounts.get(key).map(String::as_str);
        let target = told.or_else(|| account.map(|account| account.usual.as_str())).unwrap_or_default();
        let is_number = !target.is_empty() && target.bytes().all(|byte| byte.is_ascii_digit());
        let digits_max = match self.program {
            AccountingProgram::Datev => self.draft.account_digits as usize,
            AccountingProgram::Sage => 8,
            AccountingProgram::Sap => 10,
            _ => return Ok(target),
        };
        if is_number && target.len() <= digits_max {
            return Ok(target);
        }
        let name = account.map_or(key, |account| account.name.as_str());
        Err(Error::conflict(message!(
            "{program} has accounts of up to {digits_max} digits, so “{target}” for {name} is none of it. Say what the account is called there.",
            program = self.name,
            digits_max,
            target,
            name
        )))
    }
}
