//! What can be asked of this slice.

use super::{
    BankFileRequest, BankStatementId, BankStatementPage, BookTransactions, Booked, ConfirmCertain,
    IgnoreTransactions, ImportedBankFile, ListStatements, ListTransactions, StagedBankFile, TransactionIds,
    TransactionPage, book, bring_back, confirm_certain, ignore, import_bank_file, inspect_bank_file,
    statements, take_back_statement, transactions,
};
use crate::people::tabular::Staging;
use crate::register::commands;

commands! {
    read "bank_statements.inspect" using Staging: BankFileRequest => StagedBankFile, inspect_bank_file;
    write "bank_statements.import" using Staging: BankFileRequest => ImportedBankFile, import_bank_file;
    write "bank_statements.take_back": BankStatementId => BankStatementPage, take_back_statement;
    read "bank_statements.list": ListStatements => BankStatementPage, statements;
    read "bank_transactions.list": ListTransactions => TransactionPage, transactions;
    write "bank_transactions.book": BookTransactions => Booked, book;
    write "bank_transactions.confirm_certain": ConfirmCertain => Booked, confirm_certain;
    write "bank_transactions.ignore": IgnoreTransactions => TransactionIds, ignore;
    write "bank_transactions.bring_back": TransactionIds => TransactionIds, bring_back;
}
