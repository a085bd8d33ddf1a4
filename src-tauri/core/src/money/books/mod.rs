//! The books: a journal derived from documents, payments, write-offs and ORCID's invoices; receivables by age, tax, and the close of a year.
//!
//! No posting is stored. What is stored is what accounts are called, and through which day the books are closed.

mod account_key;
mod accounts;
mod bank_accounts;
mod bank_lines;
mod check_close;
mod close;
mod closed;
mod commands;
mod deferral;
mod derive;
mod journal;
pub(crate) mod lists;
mod orcid;
mod periods;
mod place;
mod programs;
mod rates;
mod receivables;
mod reconcile;
mod reopen;
mod sources;
mod statement_lists;
mod statements;
mod store;
mod tax_summary;
#[cfg(test)]
mod tests;
mod value;
mod valued_books;
mod year_end;

use crate::kernel::Result;
use crate::people::profile;
use crate::register::{BusinessCheck, FinalAct, FreeText, Register, Slice, Table};
use chrono::NaiveDate;

pub use account_key::{AccountKey, AccountKind};
pub use accounts::{
    Account, AccountDraft, AddBooksAccount, RemoveBooksAccount, SaveBooksAccounts, accounts, add_account,
    remove_account, save_accounts,
};
pub use bank_accounts::{BankAccount, SaveBooksBankAccount, bank_accounts, save_bank_account};
pub use check_close::{CheckBooksClose, CloseCheck, CloseChecks, check_close};
pub use close::{CloseBooks, close};
pub use closed::closed_books_are_unaltered;
pub use derive::EntryKind;
pub use journal::{AccountBalance, GetBooksJournal, JournalPage, Posting, journal};
pub use periods::{BooksPeriods, BooksYear, ClosedPeriod, period_of_year, periods};
pub use place::{LinePart, PlaceBooksLine, PlacedLine, TakeBooksLineBack, place_line, take_line_back};
pub use programs::{
    AccountingProgram, GetBooksJournalFiles, GetBooksProgram, JournalFile, JournalFiles, ProgramAccount,
    ProgramDraft, ProgramSettings, SaveBooksProgram, journal_files, program, save_program,
};
pub use rates::{BooksRate, SaveBooksRate, rates, remove_rate, save_rate};
pub use receivables::{AgedDebtor, AgedInvoice, AgedTotal, GetBooksReceivables, Receivables, receivables};
pub use reconcile::{
    GetBooksReconciliation, Reconciliation, ReconciliationLine, ReconciliationPart, reconciliation,
};
pub use reopen::{ReopenBooks, reopen};
pub use statements::{
    BalanceSheet, ForeignPart, GetBooksBalanceSheet, GetBooksProfitAndLoss, ProfitAndLoss, StatementLine,
    balance_sheet, profit_and_loss,
};
pub use tax_summary::{GetBooksTaxSummary, TaxSummary, TaxSummaryRow, tax_summary};

/// What this slice is made of.
pub(crate) static SLICE: Slice = Slice {
    name: "books",
    tables: &[
        Table {
            name: "books_account",
            label: template!("Account"),
            one: template!("an account"),
            several: template!("{count, plural, one {# account} other {# accounts}}", count),
            name_columns: &["code", "name"],
        },
        Table {
            name: "books_bank_account",
            label: template!("Bank account"),
            one: template!("a bank account"),
            several: template!("{count, plural, one {# bank account} other {# bank accounts}}", count),
            name_columns: &["account", "currency"],
        },
        Table {
            name: "books_program",
            label: template!("Accounting program"),
            one: template!("an accounting program"),
            several: template!(
                "{count, plural, one {# accounting program} other {# accounting programs}}",
                count
            ),
            name_columns: &["program"],
        },
        Table {
            name: "books_rate",
            label: template!("Rate of exchange"),
            one: template!("a rate of exchange"),
            several: template!(
                "{count, plural, one {# rate of exchange} other {# rates of exchange}}",
                count
            ),
            name_columns: &["currency", "from_on"],
        },
        Table {
            name: "books_closed_period",
            label: template!("Closed books"),
            one: template!("a closing of the books"),
            several: template!(
                "{count, plural, one {# closing of the books} other {# closings of the books}}",
                count
            ),
            name_columns: &["through_on"],
        },
    ],
    commands: commands::ALL,
    lists: lists::ALL,
    needs: &[periods::to_close],
    checks: &[BusinessCheck {
        name: template!("Closed books are unaltered"),
        run: closed_books_are_unaltered,
    }],
    final_acts: &[
        FinalAct {
            operation: "books.close",
            corrected_by: template!("A closed year can be reopened, with a reason."),
        },
        FinalAct { operation: "books.reopen", corrected_by: template!("Close the books again.") },
    ],
    free_texts: &[FreeText {
        table: "books_closed_period",
        text: "reopened_reason",
        place: "'The reason for which books were reopened'",
    }],
    ..Slice::EMPTY
};

/// From a day until a day, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BooksPeriod {
    /// The first day.
    pub from_on: NaiveDate,
    /// The last day.
    pub until_on: NaiveDate,
}

impl BooksPeriod {
    /// The days asked for; where one is not, that of the licence year that today falls in.
    fn asked(register: &Register, from_on: Option<NaiveDate>, until_on: Option<NaiveDate>) -> Result<Self> {
        let year = profile::current_licence_year(register)?;
        Ok(Self { from_on: from_on.unwrap_or(year.starts_on), until_on: until_on.unwrap_or(year.ends_on) })
    }
}
