//! What can be asked of this slice.

use super::{GetAccountStatements, Statement, files, get, receipt};
use crate::kernel::Id;
use crate::paper::mail;
use crate::register::commands;

commands! {
    read "account_statements.get": GetAccountStatements => Statement, get;
    read "account_statements.receipts": Id as GetAccountStatementsReceipts => mail::Outgoing, receipt;
    read "account_statements.files": GetAccountStatements as GetAccountStatementsFiles => mail::Outgoing, files;
}
