//! What banks say, kept in the register: files looked at before they are imported, transactions that are known only once.

mod book;
mod commands;
mod cross_format_duplicates;
mod fingerprint;
mod ignore;
mod import;
mod inspect;
mod known;
mod list;
mod needs;
mod new_transactions;
mod payers;
pub(crate) mod postings;
mod reading;
mod store;
mod suggest;
mod take_back;
#[cfg(test)]
mod tests;
mod transactions;
mod waiting;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::bank_files::ListReading;
use crate::register::{FreeText, Slice, Table};

pub use book::{
    BookBankTransactions, Booked, Booking, BookingPart, ConfirmBankTransactionsCertain, book, confirm_certain,
};
pub use ignore::{IgnoreBankTransactions, TransactionIds, bring_back, ignore};
pub use import::{ImportedBankFile, ImportedStatement, import as import_bank_file};
pub use inspect::{
    AlreadyRead, BankListColumn, StagedBankFile, StagedBankList, StatementPreview,
    inspect as inspect_bank_file,
};
pub use list::{BankStatementPage, BankStatementRow, ListBankStatements, statements};
pub use postings::BankPosting;
pub use reading::READING;
pub use suggest::{SuggestedBooking, SuggestedShare};
pub use take_back::take_back as take_back_statement;
pub use transactions::{
    ListBankTransactions, MatchQuality, TransactionCounts, TransactionPage, TransactionRow, TransactionState,
    transactions,
};
pub use waiting::{WaitingMoney, waiting_money};

/// What this slice is made of.
pub(crate) static SLICE: Slice = Slice {
    name: "bank",
    tables: &[
        Table {
            name: "bank_statement",
            label: template!("Bank statement"),
            one: template!("a bank statement"),
            several: template!("{count, plural, one {# bank statement} other {# bank statements}}", count),
            name_columns: &["account", "identification"],
        },
        Table {
            name: "bank_transaction",
            label: template!("Bank transaction"),
            one: template!("a bank transaction"),
            several: template!(
                "{count, plural, one {# bank transaction} other {# bank transactions}}",
                count
            ),
            name_columns: &["booked_on", "counterparty"],
        },
        Table {
            name: "bank_list_mapping",
            label: template!("Columns of a bank’s list"),
            one: template!("a choice of columns"),
            several: template!(
                "{count, plural, one {# choice of columns} other {# choices of columns}}",
                count
            ),
            name_columns: &["file_name"],
        },
        Table {
            name: "bank_payment",
            label: template!("Payment from the bank"),
            one: template!("a payment from the bank"),
            several: template!(
                "{count, plural, one {# payment from the bank} other {# payments from the bank}}",
                count
            ),
            name_columns: &["payment_id"],
        },
        Table {
            name: "bank_posting",
            label: template!("Placed bank transaction"),
            one: template!("a placed bank transaction"),
            several: template!(
                "{count, plural, one {# placed bank transaction} other {# placed bank transactions}}",
                count
            ),
            name_columns: &["note"],
        },
    ],
    commands: commands::ALL,
    needs: &[needs::to_book],
    personal_data: Some(payers::PERSONAL_DATA),
    free_texts: &[
        FreeText {
            table: "bank_transaction",
            text: "ignored_reason",
            place: "'The reason why a bank transaction of ' || booked_on || ' is left out'",
        },
        FreeText {
            table: "bank_posting",
            text: "note",
            place: "'The note of a bank transaction that has its place in the books'",
        },
    ],
    ..Slice::EMPTY
};

/// Asks to look at a bank's file, or to import it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct BankFileRequest {
    /// The staged file.
    pub token: String,
    /// How the columns of a list are read; without columns, as remembered or recognised.
    pub reading: ListReading,
    /// The account that a list is about.
    pub account: Option<String>,
    /// The currency of the account, where the file does not say it.
    pub currency: Option<String>,
    /// The encoding of the file, when it is not recognised rightly.
    pub encoding: Option<String>,
    /// The delimiter of a list, when it is not recognised rightly.
    pub delimiter: Option<String>,
    /// The sheet of a workbook, when it is not the first with something in it.
    pub sheet: Option<String>,
    /// The row that holds the headings, when it is not recognised rightly.
    pub header_row: Option<usize>,
    /// Bookings that were read already from another file, and are taken all the same.
    #[ts(as = "Option<Vec<String>>")]
    pub take_again: Vec<String>,
}

/// Where it is remembered how lists are read.
const MAPPINGS: &str = "bank_list_mapping";

/// What is remembered of a list by its headings.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
struct ListChoices {
    reading: ListReading,
    account: String,
    currency: String,
}
