//! What can be asked of this slice.

use super::{
    BankFileRequest, BankStatementPage, BookBankTransactions, Booked, ConfirmBankTransactionsCertain,
    IgnoreBankTransactions, ImportedBankFile, ListBankStatements, ListBankTransactions, StagedBankFile,
    TransactionIds, TransactionPage, book, bring_back, confirm_certain, ignore, import_bank_file,
    inspect_bank_file, statements, take_back_statement, transactions,
};
use crate::kernel::Id;
use crate::people::tabular::Staging;
use crate::register::commands;

commands! {
    read "bank_statements.inspect" using Staging: BankFileRequest as InspectBankStatements => StagedBankFile, inspect_bank_file;
    write "bank_statements.import" using Staging: BankFileRequest as ImportBankStatements => ImportedBankFile, import_bank_file;
    write "bank_statements.take_back": Id as TakeBankStatementsBack => BankStatementPage, take_back_statement;
    read "bank_statements.list": ListBankStatements => BankStatementPage, statements;
    read "bank_transactions.list": ListBankTransactions => TransactionPage, transactions;
    write "bank_transactions.book": BookBankTransactions => Booked, book;
    write "bank_transactions.confirm_certain": ConfirmBankTransactionsCertain => Booked, confirm_certain;
    write "bank_transactions.ignore": IgnoreBankTransactions => TransactionIds, ignore;
    write "bank_transactions.bring_back": TransactionIds as BringBankTransactionsBack => TransactionIds, bring_back;
}
