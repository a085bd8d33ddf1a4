//! Payments: what came in and went out, by hand or from the bank's files, and what it settles.

pub mod bank_files;
pub mod matching;
mod statements;

use crate::register::Table;

pub use statements::{
    BankFileRequest, BankListColumn, ImportedBankFile, ImportedStatement, StagedBankFile, StagedBankList,
    StatementPreview, import as import_bank_file, inspect as inspect_bank_file,
};

/// What the audit trail calls the rows of this slice.
pub const TABLES: [Table; 3] = [
    Table { name: "bank_statement", label: "Bank statement", name_columns: &["account", "identification"] },
    Table {
        name: "bank_transaction",
        label: "Bank transaction",
        name_columns: &["booked_on", "counterparty"],
    },
    Table { name: "bank_list_mapping", label: "Columns of a bank’s list", name_columns: &["file_name"] },
];
