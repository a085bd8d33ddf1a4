//! The books: a journal derived from documents, payments, write-offs and ORCID's invoices; receivables by age, tax, and the close of a year.
//!
//! No posting is stored. What is stored is what accounts are called, and through which day the books are closed.

mod accounts;
mod check_close;
mod close;
mod closed;
mod commands;
mod derive;
mod journal;
pub(crate) mod lists;
mod orcid;
mod periods;
mod receivables;
mod reopen;
mod store;
mod tax_summary;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::Result;
use crate::kernel::codes;
use crate::people::profile;
use crate::register::{BusinessCheck, FinalAct, FreeText, Register, Slice, Table};

pub use accounts::{Account, AccountDraft, SaveBooksAccounts, accounts, save_accounts};
pub use check_close::{CheckBooksClose, CloseCheck, CloseChecks, check_close};
pub use close::{CloseBooks, close};
pub use closed::closed_books_are_unaltered;
pub use derive::EntryKind;
pub use journal::{AccountBalance, GetBooksJournal, JournalPage, Posting, journal};
pub use periods::{BooksPeriods, BooksYear, ClosedPeriod, period_of_year, periods};
pub use receivables::{AgedDebtor, AgedInvoice, AgedTotal, GetBooksReceivables, Receivables, receivables};
pub use reopen::{ReopenBooks, reopen};
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

/// An account of the chart, whatever it is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AccountKey {
    /// Money at the bank, and what was paid in other ways.
    Bank,
    /// What debtors owe.
    Receivables,
    /// Money that arrived and settles nothing yet.
    Unallocated,
    /// Tax that was charged and is owed to the state.
    TaxPayable,
    /// What is owed to ORCID.
    OrcidPayable,
    /// What was billed, before tax.
    Revenue,
    /// What ORCID charges.
    LicenceCost,
    /// What banks kept on the way.
    BankCharges,
    /// What was given up.
    BadDebts,
    /// What payments missed or exceeded invoices by.
    SmallDifferences,
    /// The bridge between two currencies: what it holds, at a day's rate, is the gain or loss.
    Exchange,
}

codes!(AccountKey {
    Bank = "bank",
    Receivables = "receivables",
    Unallocated = "unallocated",
    TaxPayable = "tax_payable",
    OrcidPayable = "orcid_payable",
    Revenue = "revenue",
    LicenceCost = "licence_cost",
    BankCharges = "bank_charges",
    BadDebts = "bad_debts",
    SmallDifferences = "small_differences",
    Exchange = "exchange",
});

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
